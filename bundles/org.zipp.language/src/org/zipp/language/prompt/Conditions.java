package org.zipp.language.prompt;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.zipp.core.ZippException;
import org.zipp.core.choice.Settings;
import org.zipp.language.words.CsvResource;
import org.zipp.model.Condition;
import org.zipp.model.Study;
import org.zipp.model.ZippFactory;
import org.zipp.store.Rows.ConditionRow;
import org.zipp.store.Rows.PromptRow;

/** The methods a study compares and the prompts it compares them on, unless it says otherwise. */
public final class Conditions {

	/** The base prompt as it is. */
	public static final ConditionRow GENERIC = new ConditionRow("generic", "Generic", ConditionRow.AS_IT_IS, Settings.NONE);
	/** Rewritten without a persona, the same length limits. */
	public static final ConditionRow NO_PERSONA = new ConditionRow("llm-0", "Rewrite without persona",
			NoPersonaCondition.ID, Settings.NONE);
	/** Rewritten in the voice of the persona. */
	public static final ConditionRow ZIPP_0 = new ConditionRow("zipp-0", "ZIPP 0-shot", PersonaCondition.ID, shots(0));
	/** Rewritten in the voice of the persona, with three past prompts as examples. */
	public static final ConditionRow ZIPP_3 = new ConditionRow("zipp-3", "ZIPP 3-shot", PersonaCondition.ID, shots(3));

	private Conditions() {
	}

	private static Settings shots(int k) {
		return Settings.of(Map.of(PersonaCondition.SHOTS, Integer.toString(k)));
	}

	/** The default conditions in display order. */
	public static List<ConditionRow> defaults() {
		return List.of(GENERIC, NO_PERSONA, ZIPP_0, ZIPP_3);
	}

	/** The default base prompts: short, of varied subjects, silent about style. */
	public static List<PromptRow> basePrompts() {
		return CsvResource.read("base-prompts.csv", r -> new PromptRow(r.get("id"), r.get("text")));
	}

	/**
	 * Gives a study the default conditions if it has none, and the default prompts if it has none.
	 *
	 * @return whether the study was changed
	 */
	public static boolean addDefaults(Study study) {
		return addDefaults(study, List.of());
	}

	/**
	 * The same with conditions that somebody wants: those that are not there are added, and when the study has none they stand in
	 * place of the default ones.
	 *
	 * @throws ZippException when the study has one of that id that is something else
	 */
	public static boolean addDefaults(Study study, List<ConditionRow> wanted) {
		boolean changed = false;
		for (ConditionRow row : wanted.isEmpty() && study.getConditions().isEmpty() ? defaults() : wanted) {
			Optional<Condition> there = study.getConditions().stream().filter(c -> c.getId().equals(row.id())).findFirst();
			if (there.isEmpty()) {
				study.getConditions().add(condition(row));
				changed = true;
			} else if (!there.get().getMethod().equals(row.method()) || !ConditionRow.of(there.get()).settings().equals(row.settings())) {
				throw new ZippException("The study has a condition '" + row.id() + "' already: " + there.get().getMethod() + ' '
						+ there.get().getSettings() + ". Name the other one otherwise: --condition ID=" + row.method());
			}
		}
		if (study.getPrompts().isEmpty()) {
			for (PromptRow row : basePrompts()) {
				var prompt = ZippFactory.eINSTANCE.createPrompt();
				prompt.setId(row.id());
				prompt.setText(row.text());
				study.getPrompts().add(prompt);
			}
			changed = true;
		}
		return changed;
	}

	private static Condition condition(ConditionRow row) {
		Condition condition = ZippFactory.eINSTANCE.createCondition();
		condition.setId(row.id());
		condition.setLabel(row.label());
		condition.setMethod(row.method());
		condition.setSettings(row.settings().text());
		return condition;
	}
}
