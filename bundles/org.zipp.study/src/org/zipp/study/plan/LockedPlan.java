package org.zipp.study.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.zipp.core.Hashes;
import org.zipp.core.ZippException;
import org.zipp.model.Condition;
import org.zipp.model.Prompt;
import org.zipp.model.Study;
import org.zipp.study.ConditionPair;
import org.zipp.study.design.AnalysisPlan;
import org.zipp.study.design.AnalysisPlan.Planned;
import org.zipp.study.design.Exclusions;
import org.zipp.study.design.StudyDesign;

/**
 * What a lock freezes: the whole design with its analysis, what is compared, and what raters are asked. Equal plans have equal
 * {@linkplain #canonical() forms} and hashes, whoever writes them where.
 *
 * @param title       of the study
 * @param description of the study
 * @param question    that raters are asked of each pair
 * @param simulated   whether votes of simulated raters are admitted
 * @param seed        of every random choice of the study
 * @param conditions  by id in display order
 * @param prompts     id → text
 * @param design      how it is run and analysed
 */
public record LockedPlan(String title, String description, String question, boolean simulated, long seed, List<Compared> conditions,
		Map<String, String> prompts, StudyDesign design) {

	/** Names the form, for programs. */
	public static final String FORM = "org.zipp.plan/1";

	private static final String FORM_KEY = "form";
	private static final LockedPlan EMPTY = new LockedPlan("", "", "", false, 0, List.of(), Map.of(), StudyDesign.DEFAULTS);

	/** A condition as it is compared. */
	public record Compared(String id, String label, String method, String settings) {
	}

	public LockedPlan {
		conditions = List.copyOf(conditions);
		prompts = Map.copyOf(prompts);
	}

	/** The plan of a study as it is now. */
	public static LockedPlan of(Study study, StudyDesign design) {
		Map<String, String> prompts = new LinkedHashMap<>();
		for (Prompt p : study.getPrompts()) {
			prompts.put(p.getId(), text(p.getText()));
		}
		List<Compared> conditions = new ArrayList<>();
		for (Condition c : study.getConditions()) {
			conditions.add(new Compared(c.getId(), text(c.getLabel()), text(c.getMethod()), text(c.getSettings())));
		}
		return new LockedPlan(text(study.getTitle()), text(study.getDescription()), text(study.getQuestion()), study.isSimulated(),
				study.getSeed(),
				conditions, prompts, design);
	}

	private static String text(String value) {
		return value == null ? "" : value;
	}

	/** The plan in its one form. */
	public String canonical() {
		Map<String, Object> content = new LinkedHashMap<>();
		content.put(FORM_KEY, FORM);
		((Map<?, ?>) RecordContent.of(this)).forEach((k, v) -> content.put((String) k, v));
		return CanonicalJson.write(content);
	}

	/** SHA-256 of its form, 64 hexadecimal digits. */
	public String hash() {
		return Hashes.of(canonical());
	}

	/**
	 * A plan from its form.
	 *
	 * @throws ZippException when it is none, or a newer program made it
	 */
	public static LockedPlan read(String canonical) {
		if (!(CanonicalJson.read(canonical) instanceof Map<?, ?> content) || !FORM.equals(content.get(FORM_KEY))) {
			throw new ZippException("This is no locked plan: it does not say form \"" + FORM + "\".");
		}
		Map<Object, Object> rest = new LinkedHashMap<>(content);
		rest.remove(FORM_KEY);
		return RecordContent.read(EMPTY, rest);
	}

	/** What will be computed. */
	public AnalysisPlan analysis() {
		return design.analysis();
	}

	/** Whose votes will not count. */
	public Exclusions exclusions() {
		return design.exclusions();
	}

	/** The pairs of conditions that raters are shown. */
	public List<ConditionPair> pairs() {
		return design.scheme().pairsOf(conditions.stream().map(Compared::id).toList());
	}

	/** What is tested, with its direction. */
	public List<Planned> comparisons() {
		return analysis().comparisonsOf(pairs());
	}

	/** What a condition is called; its id where it has no label or is not planned. */
	public String label(String condition) {
		return conditions.stream().filter(c -> c.id().equals(condition)).map(Compared::label).filter(l -> !l.isBlank()).findFirst()
				.orElse(condition);
	}
}
