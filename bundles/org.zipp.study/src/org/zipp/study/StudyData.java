package org.zipp.study;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.zipp.core.Hashes;
import org.zipp.model.Condition;
import org.zipp.model.Prompt;
import org.zipp.model.RaterKind;
import org.zipp.model.Study;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.RewriteRow;
import org.zipp.store.StepLog;
import org.zipp.store.StudyStore;
import org.zipp.study.metrics.StudyScores;
import org.zipp.study.plan.PlanState;
import org.zipp.study.rating.PersonaRatings;

/**
 * What a report is made of, as values: nothing here is read again while the report is written.
 *
 * @param simulated  whether the study admits simulated raters; then every page says so
 * @param conditions condition id → label, in display order
 * @param prompts    prompt id → text
 * @param judgements every trial, answered or open
 * @param withdrawn  answers taken back by undo
 * @param raters     raters that have trials or not; no experts, who rate personas
 * @param generators labels of what rendered the pictures
 * @param rewriters  labels of what wrote the prompts
 * @param provenance what is known of how the votes came about
 * @param health     what stands between the votes and what they are taken to be about
 * @param scores     what models say of the pictures
 * @param ratings    what experts say of personas
 * @param plan       what was promised of the study, and what became of it
 */
public record StudyData(String title, String description, boolean simulated, long seed, Map<String, String> conditions,
		Map<String, String> prompts, List<Judgement> judgements, int withdrawn, int raters,
		SortedSet<String> generators, SortedSet<String> rewriters, Provenance provenance, StudyHealth health, StudyScores scores,
		PersonaRatings ratings, PlanState plan) {

	/** Votes of which nothing was promised. */
	public StudyData(String title, String description, boolean simulated, long seed, Map<String, String> conditions,
			Map<String, String> prompts, List<Judgement> judgements, int withdrawn, int raters,
			SortedSet<String> generators, SortedSet<String> rewriters, Provenance provenance, StudyHealth health, StudyScores scores,
			PersonaRatings ratings) {
		this(title, description, simulated, seed, conditions, prompts, judgements, withdrawn, raters, generators, rewriters,
				provenance, health, scores, ratings, PlanState.NONE);
	}

	/** Votes whose pictures nothing is known of. */
	public StudyData(String title, String description, boolean simulated, long seed, Map<String, String> conditions,
			Map<String, String> prompts, List<Judgement> judgements, int withdrawn, int raters,
			SortedSet<String> generators, SortedSet<String> rewriters, Provenance provenance) {
		this(title, description, simulated, seed, conditions, prompts, judgements, withdrawn, raters, generators, rewriters,
				provenance, StudyHealth.NONE);
	}

	/** Votes whose pictures no model was asked about. */
	public StudyData(String title, String description, boolean simulated, long seed, Map<String, String> conditions,
			Map<String, String> prompts, List<Judgement> judgements, int withdrawn, int raters,
			SortedSet<String> generators, SortedSet<String> rewriters, Provenance provenance, StudyHealth health) {
		this(title, description, simulated, seed, conditions, prompts, judgements, withdrawn, raters, generators, rewriters,
				provenance, health, StudyScores.NONE, PersonaRatings.NONE);
	}

	/** The same with what is known of its pictures. */
	public StudyData with(StudyHealth found, StudyScores scored) {
		return new StudyData(title, description, simulated, seed, conditions, prompts, judgements, withdrawn, raters, generators,
				rewriters, provenance, found, scored, ratings, plan);
	}

	/** The same with what experts say of personas. */
	public StudyData with(PersonaRatings rated) {
		return new StudyData(title, description, simulated, seed, conditions, prompts, judgements, withdrawn, raters, generators,
				rewriters, provenance, health, scores, rated, plan);
	}

	/** The same with what was promised of it. */
	public StudyData with(PlanState promised) {
		return new StudyData(title, description, simulated, seed, conditions, prompts, judgements, withdrawn, raters, generators,
				rewriters, provenance, health, scores, ratings, promised);
	}

	/** Votes of a study. */
	public StudyData(String title, String description, boolean simulated, long seed, Map<String, String> conditions,
			Map<String, String> prompts, List<Judgement> judgements, int withdrawn, int raters,
			SortedSet<String> generators, SortedSet<String> rewriters) {
		this(title, description, simulated, seed, conditions, prompts, judgements, withdrawn, raters, generators, rewriters,
				Provenance.STUDY);
	}

	/** Reads a study as it is at one moment. */
	public static StudyData of(StudyStore store) {
		return store.snapshot(() -> read(store).with(StudyHealth.of(store), StudyScores.of(store)).with(PersonaRatings.of(store))
				.with(PlanState.of(store)));
	}

	private static StudyData read(StudyStore store) {
		Study study = store.loadStudy();
		Map<String, String> conditions = new LinkedHashMap<>();
		for (Condition c : study.getConditions()) {
			conditions.put(c.getId(), c.getLabel());
		}
		Map<String, String> prompts = new LinkedHashMap<>();
		for (Prompt p : study.getPrompts()) {
			prompts.put(p.getId(), p.getText());
		}
		Map<String, RaterRow> raters = new LinkedHashMap<>();
		for (RaterRow r : store.trials().raters()) {
			raters.put(r.id(), r);
		}
		// Raters come in a drawn order, so that their numbers in a report or a bundle say nothing of their names.
		Map<String, String> drawn = new HashMap<>();
		raters.keySet().forEach(id -> drawn.put(id, Hashes.ofParts(Long.toString(study.getSeed()), id)));
		List<Judgement> judgements = store.trials().all().stream().sorted(Comparator.comparing(t -> drawn.get(t.trial().raterId())))
				.map(t -> judgement(t, raters.get(t.trial().raterId()))).toList();
		SortedSet<String> generators = generators(store);
		SortedSet<String> rewriters = new TreeSet<>();
		for (RewriteRow rewrite : store.personas().rewrites()) {
			rewriters.add(rewrite.rewriter());
		}
		return new StudyData(study.getTitle(), study.getDescription(), study.isSimulated(), study.getSeed(), conditions,
				prompts, judgements, store.trials().withdrawn().size(),
				(int) raters.values().stream().filter(r -> r.kind() != RaterKind.EXPERT).count(), generators, rewriters,
				Provenance.study(study.getQuestion(), store.questionChanges(), store.trials().problems(),
						store.steps().parameters(StepLog.COHORT).getOrDefault(StepLog.COHORT_IN_WORDS, "")));
	}

	/** Of the pictures that trials show; of those of now while there are no trials. */
	private static SortedSet<String> generators(StudyStore store) {
		Set<String> shown = store.trials().all().stream().flatMap(t -> Stream.of(t.trial().leftImage(), t.trial().rightImage()))
				.collect(Collectors.toSet());
		List<ImageRow> images = store.images().ofEverySetting().stream().filter(i -> shown.contains(i.content())).toList();
		return (images.isEmpty() ? store.images().all() : images).stream().map(ImageRow::generator)
				.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Judgement judgement(JudgedTrial t, RaterRow rater) {
		var trial = t.trial();
		var vote = t.vote();
		return new Judgement(trial.id(), trial.raterId(), rater.kind(), trial.position(), trial.userId(), trial.promptId(),
				trial.left(), trial.right(), vote == null ? null : vote.choice(), vote == null ? null : vote.at(),
				vote == null ? 0 : vote.responseMillis(), rater.attributes(),
				!trial.leftImage().isEmpty() && trial.leftImage().equals(trial.rightImage()), trial.kind(), trial.expected());
	}
}
