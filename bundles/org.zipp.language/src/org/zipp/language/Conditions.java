package org.zipp.language;

import java.util.List;

import org.zipp.model.ConditionKind;
import org.zipp.model.Study;
import org.zipp.model.ZippFactory;
import org.zipp.store.Rows.ConditionRow;
import org.zipp.store.Rows.PromptRow;

/** The methods a study compares and the prompts it compares them on, unless it says otherwise. */
public final class Conditions {

	/** The base prompt as it is. */
	public static final ConditionRow GENERIC = new ConditionRow("generic", "Generic", ConditionKind.GENERIC, 0);
	/** Rewritten without a persona, the same length limits. */
	public static final ConditionRow NO_PERSONA = new ConditionRow("llm-0", "Rewrite without persona",
			ConditionKind.NO_PERSONA, 0);
	/** Rewritten in the voice of the persona. */
	public static final ConditionRow ZIPP_0 = new ConditionRow("zipp-0", "ZIPP 0-shot", ConditionKind.PERSONA, 0);
	/** Rewritten in the voice of the persona, with three past prompts as examples. */
	public static final ConditionRow ZIPP_3 = new ConditionRow("zipp-3", "ZIPP 3-shot", ConditionKind.PERSONA, 3);

	private Conditions() {
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
		boolean changed = false;
		if (study.getConditions().isEmpty()) {
			for (ConditionRow row : defaults()) {
				var condition = ZippFactory.eINSTANCE.createCondition();
				condition.setId(row.id());
				condition.setLabel(row.label());
				condition.setKind(row.kind());
				condition.setShots(row.shots());
				study.getConditions().add(condition);
			}
			changed = true;
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
}
