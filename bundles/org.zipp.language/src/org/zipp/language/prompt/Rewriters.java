package org.zipp.language.prompt;

import java.util.Map;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.zipp.core.choice.Choices;

/** The ways to rewrite prompts that are installed, as they come and go. A service. */
@Component(service = Rewriters.class)
public final class Rewriters {

	private final Choices<RewriterMethod> all = new Choices<>("rewriter");

	/** Takes one in; {@code properties} are those of its service. */
	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
	public void addMethod(RewriterMethod method, Map<String, Object> properties) {
		all.add(method, properties);
	}

	/** One has gone. */
	public void removeMethod(RewriterMethod method) {
		all.remove(method);
	}

	/** All, in a registry. */
	Choices<RewriterMethod> all() {
		return all;
	}
}
