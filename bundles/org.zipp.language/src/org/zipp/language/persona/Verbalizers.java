package org.zipp.language.persona;

import java.util.Map;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.zipp.core.choice.Choices;

/** The ways to write personas that are installed, as they come and go. A service. */
@Component(service = Verbalizers.class)
public final class Verbalizers {

	private final Choices<VerbalizerMethod> all = new Choices<>("verbalizer");

	/** Takes one in; {@code properties} are those of its service. */
	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
	public void addMethod(VerbalizerMethod method, Map<String, Object> properties) {
		all.add(method, properties);
	}

	/** One has gone. */
	public void removeMethod(VerbalizerMethod method) {
		all.remove(method);
	}

	/** All, in a registry. */
	Choices<VerbalizerMethod> all() {
		return all;
	}
}
