package org.zipp.report.internal.sections.findings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;

import org.zipp.report.ReportSettings;
import org.zipp.statistics.MultipleTests;
import org.zipp.statistics.plan.Sequential;
import org.zipp.statistics.plan.Sequential.Decision;
import org.zipp.statistics.plan.Sequential.Look;
import org.zipp.statistics.plan.Sequential.Monitoring;
import org.zipp.statistics.rate.Equivalence;
import org.zipp.statistics.rate.RateEstimate;
import org.zipp.statistics.rate.Ties;
import org.zipp.statistics.weighting.WeightedProportion;
import org.zipp.statistics.weighting.WeightedSample;
import org.zipp.study.design.AnalysisPlan;
import org.zipp.study.design.AnalysisPlan.Correction;
import org.zipp.study.design.AnalysisPlan.Direction;
import org.zipp.study.design.AnalysisPlan.Measure;
import org.zipp.study.design.AnalysisPlan.Planned;
import org.zipp.study.plan.LookContent;

/**
 * A planned comparison, tested as it was planned: on the side it names, by the planned measure, corrected for all planned comparisons,
 * also for those that the votes do not give.
 *
 * @param planned  what was planned
 * @param name     for example {@code ZIPP 0-shot against generic}
 * @param trials   the votes that count
 * @param result   of them; of raters who are not excluded
 * @param all      the same with excluded raters
 * @param missing  what the plan asks for and the votes do not give, a sentence; empty when there is a test
 * @param looks    how looks before the end were counted, a sentence; empty without
 */
public record Confirmatory(Planned planned, String name, int[] trials, Result result, Result all, String missing, String looks) {

	/**
	 * A tested comparison.
	 *
	 * @param estimate   of the first condition, under the ties of the plan
	 * @param rate       the planned measure, perhaps weighted
	 * @param p          the planned test; empty where there is none
	 * @param adjusted   corrected as planned
	 * @param isShown    whether what was planned is shown
	 */
	public record Result(Estimate estimate, OptionalDouble rate, Optional<RateEstimate> measured, OptionalDouble p, OptionalDouble adjusted,
			boolean isShown) {

		private Result adjusted(double value, boolean shown) {
			return new Result(estimate, rate, measured, p, p.isPresent() ? OptionalDouble.of(value) : p, shown);
		}
	}

	/** Planned comparisons of a panel, in the order of the plan. */
	static List<Confirmatory> of(Findings f, Panel panel) {
		AnalysisPlan plan = f.planned();
		List<Planned> planned = planned(f);
		List<int[]> counting = planned.stream().map(p -> trials(f, panel, p, f.trials()::counts)).toList();
		List<int[]> everybody = planned.stream().map(p -> trials(f, panel, p, f.trials()::wouldCount)).toList();
		List<Result> results = results(f, panel, plan, planned, counting, true);
		List<Result> all = results(f, panel, plan, planned, everybody, plan.measure() == Measure.WIN_RATE);
		List<Confirmatory> found = new ArrayList<>();
		for (int i = 0; i < planned.size(); i++) {
			Planned p = planned.get(i);
			String name = label(f, p.first()) + " against " + label(f, p.second());
			Confirmatory one = new Confirmatory(p, name, counting.get(i), results.get(i), all.get(i), missing(f, panel, p, results.get(i)), "");
			found.add(plan.looks().areUsed() && p.direction() != Direction.EQUAL && f.data().plan().lock().isPresent()
					? one.looked(f, panel, plan, planned.size()) : one);
		}
		return List.copyOf(found);
	}

	/** What is planned of this study; nothing where nothing was said of it. */
	private static List<Planned> planned(Findings f) {
		return f.data().plan().lock().map(l -> l.plan().comparisons()).orElseGet(() -> {
			List<String> conditions = List.copyOf(f.data().conditions().keySet());
			return f.data().plan().design().analysis().comparisonsOf(f.data().plan().design().scheme().pairsOf(conditions));
		});
	}

	private static String label(Findings f, String condition) {
		return f.names().has(condition) ? f.names().label(f.names().condition(condition)) : condition;
	}

	private static int[] trials(Findings f, Panel panel, Planned p, IntPredicate counts) {
		if (!f.names().has(p.first()) || !f.names().has(p.second())) {
			return new int[0];
		}
		int first = f.names().condition(p.first());
		int second = f.names().condition(p.second());
		Trials t = f.trials();
		return Arrays.stream(panel.all()).filter(i -> t.left(i) == first && t.right(i) == second || t.left(i) == second && t.right(i) == first)
				.filter(counts).toArray();
	}

	private static List<Result> results(Findings f, Panel panel, AnalysisPlan plan, List<Planned> planned, List<int[]> trials,
			boolean measured) {
		List<Result> raw = new ArrayList<>();
		for (int i = 0; i < planned.size(); i++) {
			raw.add(measured ? test(f, panel, plan, planned.get(i), trials.get(i))
					: unweighted(Estimate.of(f.trials().outcomes(trials.get(i), 0), f.plannedSettings())));
		}
		double[] adjusted = correct(plan.correction(), raw.stream().mapToDouble(r -> r.p.orElse(1)).toArray());
		List<Result> results = new ArrayList<>();
		for (int i = 0; i < raw.size(); i++) {
			results.add(raw.get(i).adjusted(adjusted[i], raw.get(i).p.isPresent() && adjusted[i] <= plan.alpha()));
		}
		return results;
	}

	private static Result unweighted(Estimate e) {
		return new Result(e, OptionalDouble.empty(), Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty(), false);
	}

	private static double[] correct(Correction correction, double[] p) {
		return switch (correction) {
		case NONE -> p;
		case BONFERRONI -> MultipleTests.bonferroni(p);
		case HOLM -> MultipleTests.holm(p);
		case BENJAMINI_HOCHBERG -> MultipleTests.benjaminiHochberg(p);
		};
	}

	private static Result test(Findings f, Panel panel, AnalysisPlan plan, Planned p, int[] trials) {
		ReportSettings settings = f.plannedSettings();
		int first = f.names().has(p.first()) ? f.names().condition(p.first()) : 0;
		Estimate e = Estimate.of(f.trials().outcomes(trials, first), settings);
		if (plan.measure() == Measure.WEIGHTED_WIN_RATE) {
			Optional<RateEstimate> weighted = weighted(f, panel, plan, trials, first);
			return new Result(e, weighted.map(w -> OptionalDouble.of(w.rate())).orElse(OptionalDouble.empty()), weighted,
					weighted.map(w -> OptionalDouble.of(p(w, p.direction(), settings))).orElse(OptionalDouble.empty()), OptionalDouble.empty(), false);
		}
		OptionalDouble test = e.clustered().map(c -> OptionalDouble.of(p(c, p.direction(), settings)))
				.orElseGet(() -> agreement(e, p.direction()));
		return new Result(e, e.rate(), e.clustered(), test, OptionalDouble.empty(), false);
	}

	private static double p(RateEstimate estimate, Direction direction, ReportSettings settings) {
		return switch (direction) {
		case FIRST -> estimate.testAbove(0.5);
		case EITHER -> estimate.test(0.5);
		case EQUAL -> Equivalence.test(estimate, settings.margin(), settings.alpha()).pEquivalence();
		};
	}

	/** Where all raters have the same rate: the sign test over raters, of which one side counts where the plan names one. */
	private static OptionalDouble agreement(Estimate e, Direction direction) {
		if (e.p().isEmpty() || direction == Direction.EITHER || e.rate().isEmpty()) {
			return direction == Direction.EQUAL ? OptionalDouble.empty() : e.p();
		}
		if (direction == Direction.EQUAL) {
			return OptionalDouble.empty();
		}
		return OptionalDouble.of(e.rate().getAsDouble() > 0.5 ? e.p().getAsDouble() / 2 : 1);
	}

	private static Optional<RateEstimate> weighted(Findings f, Panel panel, AnalysisPlan plan, int[] trials, int first) {
		Optional<Weights> weights = f.weights(panel).filter(w -> noWeights(f, plan, w).isEmpty());
		if (weights.isEmpty()) {
			return Optional.empty();
		}
		int[] counted = plan.ties() == Ties.HALF ? trials
				: Arrays.stream(trials).filter(t -> f.trials().answer(t) != Trials.TIE).toArray();
		double[] score = Arrays.stream(counted).mapToDouble(t -> f.trials().score(t, first)).toArray();
		WeightedSample sample = weights.get().sample().orElseThrow();
		return WeightedProportion.ofVotes(score, Arrays.stream(counted).map(t -> weights.get().row(t)).toArray(), sample)
				.filter(w -> w.value() > 0 && w.value() < 1 && w.standardError().orElse(0) > 0 && w.clusters() > 1)
				.map(w -> new RateEstimate(w.value(), w.standardError().getAsDouble(), w.mean().degreesOfFreedom()));
	}

	/** Why there are not the planned weights; empty when there are. */
	private static String noWeights(Findings f, AnalysisPlan plan, Weights weights) {
		if (weights.raked().isEmpty()) {
			return "the plan weights raters by " + String.join(", ", plan.weighting().variables()) + ", and there are no weights.";
		}
		List<String> by = weights.raked().get().marginals().variables();
		if (!new HashSet<>(by).equals(new HashSet<>(plan.weighting().variables()))) {
			return "the plan weights raters by " + String.join(", ", plan.weighting().variables()) + ", and the weights are by "
					+ String.join(", ", by) + '.';
		}
		double trim = f.settings().trim().orElse(0);
		return trim == plan.weighting().trim() ? "" : "the plan trims weights at " + plan.weighting().trim()
				+ " mean weights (0 for no bound), and they are trimmed at "
				+ trim + '.';
	}

	private static String missing(Findings f, Panel panel, Planned p, Result result) {
		if (!f.names().has(p.first()) || !f.names().has(p.second())) {
			return "one of the conditions is not in the votes.";
		}
		if (result.estimate.n() == 0) {
			return "there is no vote that counts.";
		}
		if (result.p.isPresent()) {
			return "";
		}
		if (f.planned().measure() == Measure.WEIGHTED_WIN_RATE) {
			String weights = f.weights(panel).map(w -> noWeights(f, f.planned(), w)).orElse("the plan weights raters by "
					+ String.join(", ", f.planned().weighting().variables()) + ", and no shares of a population are given.");
			return weights.isEmpty() ? "the weighted votes do not vary, so there is no test." : weights;
		}
		return result.estimate.raters() < 2 ? "all votes are of one " + panel.unit() + ", so there is no test."
				: "all " + panel.units() + " agree exactly, so nothing can be said of equality.";
	}

	/** With the looks that were taken: the bounds they left, and a p-value that allows for them. */
	private Confirmatory looked(Findings f, Panel panel, AnalysisPlan plan, int family) {
		int wanted = f.data().plan().lock().orElseThrow().plan().design().ratersWanted();
		int sharing = plan.correction() == Correction.NONE ? 1 : family;
		double level = plan.alpha() / sharing * (planned.direction() == Direction.FIRST ? 2 : 1);
		List<Look> taken = new ArrayList<>();
		f.data().plan().looks().stream().map(LookContent::of).flatMap(l -> l.comparisons().stream())
				.filter(s -> s.isOf(planned.first(), planned.second())).forEach(s -> {
					if (taken.isEmpty() || s.information() > taken.getLast().information()) {
						taken.add(new Look(s.information(), s.zOf(planned.first())));
					}
				});
		boolean open = Arrays.stream(panel.all()).anyMatch(t -> f.trials().answer(t) == Trials.OPEN);
		double now = wanted == 0 ? 1 : Sequential.fractionByRaters(result.estimate.raters(), wanted);
		boolean end = !open || now >= 1;
		if (end && result.measured.isPresent() && result.p.isPresent()) {
			double last = Math.max(now, taken.isEmpty() ? 0 : taken.getLast().information() + 1e-3);
			taken.add(new Look(last, Sequential.z(result.measured.get())));
		}
		if (taken.isEmpty()) {
			return new Confirmatory(planned, name, trials, result.adjusted(1, false), all, end ? missing
					: "the study goes on, and the plan looks at its votes later.", "");
		}
		Monitoring m = Sequential.monitor(plan.looks().spending().of(plan.looks().shape()), level, taken, end);
		if (m.decision() == Decision.CONTINUE) {
			return new Confirmatory(planned, name, trials, result.adjusted(1, false), all,
					"the study goes on: no bound was crossed at the looks so far.", "");
		}
		double z = taken.get(m.stage() - 1).z();
		double both = m.adjustedP().orElseThrow();
		double one = planned.direction() == Direction.FIRST ? z > 0 ? both / 2 : 1 - both / 2 : both;
		boolean shown = m.decision() == Decision.STOP_DIFFERENCE && (planned.direction() == Direction.EITHER || z > 0);
		Result tested = new Result(result.estimate, result.rate, result.measured, OptionalDouble.of(one),
				OptionalDouble.of(Math.min(1, sharing * one)), shown);
		return new Confirmatory(planned, name, trials, tested, all, "", String.format(Locale.ROOT,
				"%d looks, decided at look %d (|z| \u2265 %.3f is needed there); p allows for them, and is multiplied by the %d comparisons that"
						+ " share \u03b1",
				taken.size(), m.stage(), m.boundary().z(), sharing));
	}
}
