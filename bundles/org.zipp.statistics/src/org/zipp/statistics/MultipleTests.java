package org.zipp.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Adjusted p-values for several tests of one question; the same as {@code p.adjust} of R. */
public final class MultipleTests {

	private MultipleTests() {
	}

	/**
	 * Step-down adjustment of Holm (1979), Scandinavian Journal of Statistics 6: controls the chance of any false claim,
	 * however the tests depend on each other.
	 *
	 * @return adjusted p-values in the order given
	 */
	public static double[] holm(double[] p) {
		int[] order = ascending(p);
		double[] adjusted = new double[p.length];
		double running = 0;
		for (int i = 0; i < p.length; i++) {
			running = Math.max(running, Math.min(1, (p.length - i) * p[order[i]]));
			adjusted[order[i]] = running;
		}
		return adjusted;
	}

	/**
	 * The p-values times their number, at most 1 (Bonferroni): controls the chance of any false claim, and never claims more than
	 * {@link #holm} does.
	 *
	 * @return adjusted p-values in the order given
	 */
	public static double[] bonferroni(double[] p) {
		int[] order = ascending(p);
		double[] adjusted = new double[p.length];
		for (int i : order) {
			adjusted[i] = Math.min(1, p.length * p[i]);
		}
		return adjusted;
	}

	/**
	 * Step-up adjustment of Benjamini and Hochberg (1995), JRSS-B 57: controls the expected share of false claims among
	 * the claims for independent or positively dependent tests.
	 *
	 * @return adjusted p-values in the order given
	 */
	public static double[] benjaminiHochberg(double[] p) {
		int[] order = ascending(p);
		double[] adjusted = new double[p.length];
		double running = 1;
		for (int i = p.length - 1; i >= 0; i--) {
			running = Math.min(running, p[order[i]] * p.length / (i + 1));
			adjusted[order[i]] = running;
		}
		return adjusted;
	}

	private static int[] ascending(double[] p) {
		for (double v : p) {
			if (!(v >= 0 && v <= 1)) {
				throw new IllegalArgumentException("A p-value lies between 0 and 1, not at " + v + '.');
			}
		}
		return IntStream.range(0, p.length).boxed().sorted(Comparator.comparingDouble(i -> p[i])).mapToInt(Integer::intValue)
				.toArray();
	}
}
