package org.zipp.language.prompt;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.zipp.core.ZippException;
import org.zipp.core.choice.Choice;
import org.zipp.core.choice.Choices;
import org.zipp.core.choice.Settings;
import org.zipp.store.Rows.ConditionRow;

/** The methods that are installed, as they come and go. A service. */
@Component(service = ConditionMethods.class)
public final class ConditionMethods {

	private final Choices<ConditionMethod> all = new Choices<>("method of conditions");

	/** Takes one in; {@code properties} are those of its service. */
	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
	public void addMethod(ConditionMethod method, Map<String, Object> properties) {
		all.add(method, properties);
	}

	/** One has gone. */
	public void removeMethod(ConditionMethod method) {
		all.remove(method);
	}

	/** All, for a list to choose from. */
	public List<Choice> list() {
		return all.list();
	}

	/** That of an id. */
	public Optional<ConditionMethod> find(String id) {
		return all.find(id);
	}

	/**
	 * A condition with its method and a value of each of the method's settings.
	 *
	 * @param settings a value of each setting
	 */
	public record Known(ConditionRow row, ConditionMethod method, Settings settings) {
	}

	/** @throws ZippException naming the condition, when its method is not installed, cannot be used, or is not set right */
	public Known known(ConditionRow row) {
		try {
			ConditionMethod method = all.usable(row.method());
			return new Known(row, method, row.settings().of(method));
		} catch (ZippException e) {
			throw new ZippException("The condition '" + row.id() + "' cannot be made. " + e.getMessage(), e);
		}
	}

	/**
	 * A condition as it is typed: {@code METHOD}, {@code ID=METHOD} or {@code ID=METHOD name=value name=value}.
	 *
	 * @throws ZippException saying what of it is not right
	 */
	public ConditionRow typed(String text) {
		String[] words = text.strip().split("\\s+");
		int equals = words[0].indexOf('=');
		String id = equals < 0 ? words[0] : words[0].substring(0, equals);
		if (id.isBlank()) {
			throw new ZippException("--condition takes ID=METHOD, and settings behind it with blanks between, not '" + text + "'.");
		}
		ConditionMethod method = all.usable(words[0].substring(equals + 1));
		Settings whole = Settings.parse(List.of(words).subList(1, words.length)).of(method);
		return new ConditionRow(id, method.label() + (whole.values().isEmpty() ? "" : " (" + whole.text() + ")"), method.id(), whole);
	}
}
