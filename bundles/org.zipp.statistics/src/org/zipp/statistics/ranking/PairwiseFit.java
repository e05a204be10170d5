package org.zipp.statistics.ranking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

import org.zipp.statistics.ranking.BradleyTerry.Fit;
import org.zipp.statistics.rate.Ties;

/**
 * How a fitted model of paired comparisons agrees with what was seen of each pair.
 *
 * @param pairs those compared, by index of items; by side too when the model has a side effect, else the item of lower
 *              index is the left one
 * @param test  that the model holds; empty when it has as many parameters as the table, when it is penalised, when chances
 *              depend on covariates of comparisons, or when errors are robust because votes of a rater are alike
 */
public record PairwiseFit(List<Pair> pairs, Optional<Test> test) {

	/**
	 * One pair; counts by weight.
	 *
	 * @param seen     left, tie and right; where ties count half they are in left and right
	 * @param expected the same as fitted
	 */
	public record Pair(int left, int right, BradleyTerry.Chances seen, BradleyTerry.Chances expected) {

		/** Comparisons. */
		public double n() {
			return seen.left() + seen.tie() + seen.right();
		}

		/** (Seen − expected) score of the left item in units of its binomial or trinomial standard deviation. */
		public double residual() {
			double n = n();
			double spread = (expected.left() + expected.right() - (expected.left() - expected.right()) * (expected.left() - expected.right()) / n) / 4;
			double difference = (seen.left() - seen.right() - expected.left() + expected.right()) / 2;
			return spread > 0 ? difference / Math.sqrt(spread) : 0;
		}
	}

	/**
	 * Test of the model against one free chance per pair and outcome. P-values are rough when expected counts below 5 are
	 * many.
	 *
	 * @param pearson  X² of Pearson
	 * @param deviance G², twice the difference of log-likelihoods
	 * @param small    number of expected counts below 5
	 */
	public record Test(double pearson, double pearsonP, double deviance, double devianceP, int degreesOfFreedom, int small) {
	}

	private static final double FEW = 5;

	/** The key of a pair in the table. */
	private record Key(int left, int right) {
	}

	/** Compares a fit with what it was fitted to. */
	public static PairwiseFit of(Fit fit) {
		PairDesign design = fit.design();
		boolean bySide = fit.model().hasSideEffect();
		Map<Key, double[]> table = new LinkedHashMap<>();
		for (int r = 0; r < design.rows(); r++) {
			int i = design.left(r);
			int j = design.right(r);
			boolean turn = !bySide && i > j;
			double[] cell = table.computeIfAbsent(turn ? new Key(j, i) : new Key(i, j), k -> new double[6]);
			double[] chance = fit.chancesOfRow(r);
			double n = design.n(r);
			cell[turn ? 2 : 0] += design.lefts(r);
			cell[1] += design.ties(r);
			cell[turn ? 0 : 2] += design.rights(r);
			cell[turn ? 5 : 3] += n * chance[0];
			cell[4] += n * chance[1];
			cell[turn ? 3 : 5] += n * chance[2];
		}
		List<Pair> pairs = new ArrayList<>();
		table.forEach((k, c) -> pairs.add(new Pair(k.left(), k.right(), new BradleyTerry.Chances(c[0], c[1], c[2]),
				new BradleyTerry.Chances(c[3], c[4], c[5]))));
		pairs.sort(Comparator.comparingInt(Pair::left).thenComparingInt(Pair::right));
		int outcomes = fit.model().ties() == Ties.DAVIDSON ? 3 : 2;
		int df = pairs.size() * (outcomes - 1) - fit.parameters();
		boolean none = df < 1 || fit.penalised() || fit.model().hasComparisonCovariates() || fit.clusters().isPresent();
		return new PairwiseFit(List.copyOf(pairs), none ? Optional.empty() : Optional.of(test(table, df)));
	}

	private static Test test(Map<Key, double[]> table, int df) {
		double pearson = 0;
		double deviance = 0;
		int small = 0;
		for (double[] cell : table.values()) {
			for (int o = 0; o < 3; o++) {
				double seen = cell[o];
				double expected = cell[o + 3];
				if (expected > 0) {
					pearson += (seen - expected) * (seen - expected) / expected;
					deviance += seen > 0 ? 2 * seen * Math.log(seen / expected) : 0;
					small += expected < FEW ? 1 : 0;
				}
			}
		}
		deviance = Math.max(0, deviance);
		ChiSquaredDistribution chi = ChiSquaredDistribution.of(df);
		return new Test(pearson, chi.survivalProbability(pearson), deviance, chi.survivalProbability(deviance), df, small);
	}
}
