package org.zipp.statistics.ranking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Whether preferences can be put in a line: circular triads, in which A is preferred to B, B to C and C to A (Kendall and
 * Babington Smith 1940, Biometrika 31), and stochastic transitivity of shares.
 *
 * @param triads   of the preferences of the majority
 * @param triples  of items, each two of them compared, whose shares were looked at
 * @param weak     triples in which A ≥ ½ over B and B ≥ ½ over C but A below ½ over C
 * @param moderate triples in which the share of A over C is below the smaller of those of A over B and B over C
 * @param strong   triples in which it is below the larger of them; a Bradley–Terry model allows none but by chance
 */
public record Transitivity(Triads triads, int triples, int weak, int moderate, int strong) {

	private static final int EXACT_ITEMS = 10;

	/**
	 * Circular triads.
	 *
	 * @param items       number of items
	 * @param triples     of items with a preference between each two
	 * @param circular    how many of them are circular
	 * @param consistency ζ of Kendall and Babington Smith, 1 when none is circular, 0 when as many as can be; empty unless
	 *                    there is a preference in every pair of three items or more
	 * @param pValue      probability of so few circular triads when every preference is the toss of a coin; exact for all
	 *                    pairs of up to 10 items, by their χ² for more, by the normal distribution when pairs are missing;
	 *                    empty without triples
	 */
	public record Triads(int items, int triples, int circular, OptionalDouble consistency, OptionalDouble pValue) {

		/** Circular triads that coins would give on average. */
		public double expected() {
			return triples / 4.0;
		}
	}

	/**
	 * Looks at preferences of the majority.
	 *
	 * @param wins k × k; {@code wins[i][j]} is how often i beat j; the diagonal is ignored
	 */
	public static Transitivity of(double[][] wins) {
		int k = wins.length;
		int triples = 0;
		int weak = 0;
		int moderate = 0;
		int strong = 0;
		for (int a = 0; a < k; a++) {
			for (int b = a + 1; b < k; b++) {
				for (int c = b + 1; c < k; c++) {
					if (compared(wins, a, b) && compared(wins, b, c) && compared(wins, a, c)) {
						triples++;
						int worst = violation(wins, new int[][] { { a, b, c }, { a, c, b }, { b, a, c }, { b, c, a }, { c, a, b }, { c, b, a } });
						weak += worst >= 3 ? 1 : 0;
						moderate += worst >= 2 ? 1 : 0;
						strong += worst >= 1 ? 1 : 0;
					}
				}
			}
		}
		return new Transitivity(triads(wins, new HashMap<>()), triples, weak, moderate, strong);
	}

	/**
	 * Circular triads of each rater, by index, from the majority of the rater's own comparisons; for one who saw each pair
	 * once, the comparisons themselves.
	 */
	public static List<Triads> byRater(PairedComparisons data) {
		int raters = Arrays.stream(data.rater()).max().orElse(-1) + 1;
		List<List<Integer>> of = new ArrayList<>();
		for (int r = 0; r < raters; r++) {
			of.add(new ArrayList<>());
		}
		for (int c = 0; c < data.rater().length; c++) {
			of.get(data.rater()[c]).add(c);
		}
		Map<Integer, double[]> known = new HashMap<>();
		List<Triads> result = new ArrayList<>();
		for (List<Integer> comparisons : of) {
			// Only the items that this rater saw, so that few comparisons among many items stay cheap.
			int[] seen = comparisons.stream().flatMapToInt(c -> Arrays.stream(new int[] { data.left()[c], data.right()[c] })).distinct().sorted()
					.toArray();
			double[][] wins = new double[seen.length][seen.length];
			for (int c : comparisons) {
				int i = Arrays.binarySearch(seen, data.left()[c]);
				int j = Arrays.binarySearch(seen, data.right()[c]);
				wins[i][j] += data.weightOf(c) * data.score()[c];
				wins[j][i] += data.weightOf(c) * (1 - data.score()[c]);
			}
			result.add(triads(wins, known));
		}
		return List.copyOf(result);
	}

	private static boolean compared(double[][] wins, int i, int j) {
		return wins[i][j] + wins[j][i] > 0;
	}

	private static double share(double[][] wins, int i, int j) {
		return wins[i][j] / (wins[i][j] + wins[j][i]);
	}

	/** 3 when weak transitivity fails for one of the orders, 2 when moderate, 1 when strong, else 0. */
	private static int violation(double[][] wins, int[][] orders) {
		int worst = 0;
		for (int[] o : orders) {
			double first = share(wins, o[0], o[1]);
			double second = share(wins, o[1], o[2]);
			double whole = share(wins, o[0], o[2]);
			if (first >= 0.5 && second >= 0.5) {
				int found = whole < 0.5 ? 3 : whole < Math.min(first, second) ? 2 : whole < Math.max(first, second) ? 1 : 0;
				worst = Math.max(worst, found);
			}
		}
		return worst;
	}

	private static Triads triads(double[][] wins, Map<Integer, double[]> known) {
		int k = wins.length;
		int triples = 0;
		int circular = 0;
		int decided = 0;
		for (int a = 0; a < k; a++) {
			for (int b = a + 1; b < k; b++) {
				double ab = wins[a][b] - wins[b][a];
				decided += ab != 0 ? 1 : 0;
				for (int c = b + 1; ab != 0 && c < k; c++) {
					double bc = wins[b][c] - wins[c][b];
					double ca = wins[c][a] - wins[a][c];
					if (bc != 0 && ca != 0) {
						triples++;
						circular += ab > 0 == bc > 0 && bc > 0 == ca > 0 ? 1 : 0;
					}
				}
			}
		}
		if (triples == 0) {
			return new Triads(k, 0, 0, OptionalDouble.empty(), OptionalDouble.empty());
		}
		if (decided < k * (k - 1) / 2) {
			// Two triads that share a pair are uncorrelated, so the variance is that of as many coins with 1/4.
			double z = (circular + 0.5 - triples / 4.0) / Math.sqrt(triples * 3 / 16.0);
			return new Triads(k, triples, circular, OptionalDouble.empty(),
					OptionalDouble.of(NormalDistribution.of(0, 1).cumulativeProbability(z)));
		}
		double most = k % 2 == 1 ? (Math.pow(k, 3) - k) / 24 : (Math.pow(k, 3) - 4 * k) / 24;
		double p = k <= EXACT_ITEMS ? atMost(circular, known.computeIfAbsent(k, Transitivity::distribution)) : chiSquared(k, triples, circular);
		return new Triads(k, triples, circular, OptionalDouble.of(1 - circular / most), OptionalDouble.of(p));
	}

	private static double atMost(int circular, double[] chances) {
		return Math.min(1, Arrays.stream(chances, 0, circular + 1).sum());
	}

	/** Approximation of Kendall and Babington Smith. */
	private static double chiSquared(int k, int triples, int circular) {
		double df = k * (k - 1.0) * (k - 2.0) / ((k - 4.0) * (k - 4.0));
		double statistic = 8 / (k - 4.0) * (triples / 4.0 - circular + 0.5) + df;
		return statistic <= 0 ? 1 : ChiSquaredDistribution.of(df).survivalProbability(statistic);
	}

	/** Chance of each number of circular triads among k items when coins decide, from the chances of all lists of wins. */
	private static double[] distribution(int k) {
		// A list of wins, sorted, is held in a long, four bits each.
		Map<Long, Double> chances = Map.of(0L, 1.0);
		for (int n = 1; n < k; n++) {
			Map<Long, Double> next = new HashMap<>();
			double share = 1.0 / (1 << n);
			int[] wins = new int[n + 1];
			for (Map.Entry<Long, Double> entry : chances.entrySet()) {
				for (int beaten = 0; beaten < 1 << n; beaten++) {
					// The new item beats those in the set; the others gain a win.
					for (int i = 0; i < n; i++) {
						wins[i] = wins(entry.getKey(), i) + (beaten >> i & 1 ^ 1);
					}
					wins[n] = Integer.bitCount(beaten);
					Arrays.sort(wins);
					long key = 0;
					for (int i = 0; i <= n; i++) {
						key |= (long) wins[i] << 4 * i;
					}
					next.merge(key, entry.getValue() * share, Double::sum);
				}
			}
			chances = next;
		}
		int triples = k * (k - 1) * (k - 2) / 6;
		double[] distribution = new double[triples + 1];
		chances.forEach((key, chance) -> {
			// A triad that is not circular has one item that beats both others.
			int plain = 0;
			for (int i = 0; i < k; i++) {
				plain += wins(key, i) * (wins(key, i) - 1) / 2;
			}
			distribution[triples - plain] += chance;
		});
		return distribution;
	}

	private static int wins(long key, int i) {
		return (int) (key >> 4 * i & 15);
	}
}
