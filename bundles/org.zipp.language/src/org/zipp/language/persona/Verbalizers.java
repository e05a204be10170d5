package org.zipp.language.persona;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.zipp.core.choice.Choice;
import org.zipp.core.choice.Choices;
import org.zipp.language.LanguageOperation;

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

	/** All, for a list to choose from, led by what is taken when nobody chooses. */
	public List<Choice> list() {
		List<Choice> list = new ArrayList<>(List.of(LanguageOperation.AUTOMATIC));
		list.addAll(all.list());
		return List.copyOf(list);
	}

	/**
	 * One that can be used.
	 *
	 * @param online whether the run names a language model, for when nobody chose
	 * @throws org.zipp.core.ZippException when there is none of that id, naming those there are
	 */
	public VerbalizerMethod chosen(String id, boolean online) {
		return all.usable(LanguageOperation.AUTOMATIC.id().equals(id) ? online ? LanguageOperation.MODEL : LanguageOperation.OFFLINE : id);
	}
}
