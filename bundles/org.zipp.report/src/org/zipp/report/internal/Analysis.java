package org.zipp.report.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

import org.zipp.model.Choice;
import org.zipp.report.ReportSettings;
import org.zipp.statistics.Cluster;
import org.zipp.statistics.ClusteredProportion;
import org.zipp.statistics.Interval;
import org.zipp.statistics.MultipleTests;
import org.zipp.statistics.Proportions;
import org.zipp.statistics.Ties;
import org.zipp.statistics.WinCount;
import org.zipp.study.Judgement;

/** From judgements to win rates. */
public final class Analysis {

	/**
	 * A win rate with all that is said of it.
	 *
	 * @param count     outcomes
	 * @param raters    raters with at least one of them
	 * @param rate      share of wins, a tie half; empty without comparisons
	 * @param wilson    Wilson's interval, which takes votes as independent
	 * @param p         exact two-sided test against one half, ties left out
	 * @param robust    interval from the cluster-robust error; empty with one rater or no spread between raters
	 * @param bootstrap interval of the cluster bootstrap, likewise; also empty unless asked for
	 */
	public record Estimate(WinCount count, int raters, OptionalDouble rate, Optional<Interval> wilson, double p,
			Optional<Interval> robust, Optional<Interval> bootstrap) {

		/** Whether one interval holds one half and the other does not, so that dependence within raters decides. */
		public boolean disagrees() {
			return wilson.isPresent() && bootstrap.isPresent() && wilson.get().contains(0.5) != bootstrap.get().contains(0.5);
		}
	}

	/** A comparison of two conditions, seen from {@code first}; {@code holm} is its p-value adjusted for all pairs. */
	public record Pair(String first, String second, Estimate estimate, double holm) {
	}

	private Analysis() {
	}

	/**
	 * All pairs of conditions that were compared. The condition that is later in display order comes first, because
	 * baselines are listed before methods.
	 */
	public static List<Pair> pairs(List<Judgement> judgements, Collection<String> conditions, long seed, ReportSettings settings) {
		List<String> order = new ArrayList<>(conditions);
		record Key(String first, String second) {
		}
		Map<Key, List<Judgement>> byPair = new LinkedHashMap<>();
		for (int i = order.size() - 1; i > 0; i--) {
			for (int j = 0; j < i; j++) {
				byPair.put(new Key(order.get(i), order.get(j)), new ArrayList<>());
			}
		}
		for (Judgement j : judgements) {
			if (j.counts() && !j.left().equals(j.right())) {
				boolean leftFirst = order.indexOf(j.left()) > order.indexOf(j.right());
				byPair.computeIfAbsent(leftFirst ? new Key(j.left(), j.right()) : new Key(j.right(), j.left()), k -> new ArrayList<>())
						.add(j);
			}
		}
		byPair.values().removeIf(List::isEmpty);
		List<Key> keys = List.copyOf(byPair.keySet());
		List<Estimate> estimates = keys.stream()
				.map(k -> estimate(byPair.get(k), j -> outcome(j, k.first), seed, true, settings)).toList();
		double[] holm = MultipleTests.holm(estimates.stream().mapToDouble(Estimate::p).toArray());
		List<Pair> pairs = new ArrayList<>();
		for (int i = 0; i < holm.length; i++) {
			pairs.add(new Pair(keys.get(i).first, keys.get(i).second, estimates.get(i), holm[i]));
		}
		return List.copyOf(pairs);
	}

	/** A condition against all others it was compared with, among the judgements that match. */
	public static Estimate against(List<Judgement> judgements, String condition, Predicate<Judgement> matching,
			ReportSettings settings) {
		List<Judgement> own = judgements.stream().filter(j -> j.counts() && !j.left().equals(j.right())
				&& (j.left().equals(condition) || j.right().equals(condition)) && matching.test(j)).toList();
		return estimate(own, j -> outcome(j, condition), 0, false, settings);
	}

	/** Wins by row over column, a tie half for each; indices as in the list. */
	public static double[][] wins(List<Judgement> judgements, List<String> conditions) {
		double[][] wins = new double[conditions.size()][conditions.size()];
		for (Judgement j : judgements) {
			int left = conditions.indexOf(j.left());
			int right = conditions.indexOf(j.right());
			if (j.counts() && left != right && left >= 0 && right >= 0) {
				double outcome = outcome(j, j.left());
				wins[left][right] += outcome;
				wins[right][left] += 1 - outcome;
			}
		}
		return wins;
	}

	private static double outcome(Judgement j, String condition) {
		if (j.choice() == Choice.TIE) {
			return 0.5;
		}
		return (j.choice() == Choice.LEFT) == j.left().equals(condition) ? 1 : 0;
	}

	private static Estimate estimate(List<Judgement> judgements, ToDoubleFunction<Judgement> outcome, long seed, boolean bootstrap,
			ReportSettings settings) {
		long wins = 0;
		long losses = 0;
		long ties = 0;
		Map<String, double[]> byRater = new LinkedHashMap<>();
		for (Judgement j : judgements) {
			double o = outcome.applyAsDouble(j);
			if (o == 1) {
				wins++;
			} else if (o == 0) {
				losses++;
			} else {
				ties++;
			}
			double[] sum = byRater.computeIfAbsent(j.raterId(), r -> new double[2]);
			sum[0] += o;
			sum[1]++;
		}
		WinCount count = new WinCount(wins, losses, ties);
		long n = count.n(Ties.HALF);
		double p = Proportions.binomialTest(wins, wins + losses, 0.5);
		if (n == 0) {
			return new Estimate(count, 0, OptionalDouble.empty(), Optional.empty(), p, Optional.empty(), Optional.empty());
		}
		ClusteredProportion clustered = new ClusteredProportion(
				byRater.values().stream().map(s -> new Cluster(s[0], s[1])).toList());
		// Without spread between raters an interval by rater would have no width and claim certainty.
		boolean spread = clustered.standardError().orElse(0) > 1e-12;
		return new Estimate(count, byRater.size(), count.winRate(Ties.HALF),
				Optional.of(Proportions.wilson(count.score(Ties.HALF), n, settings.level())), p,
				spread ? clustered.robustInterval(settings.level()) : Optional.empty(),
				spread && bootstrap ? clustered.bootstrapInterval(settings.level(), settings.replicates(), seed) : Optional.empty());
	}
}
