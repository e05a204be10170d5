package org.zipp.statistics.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.zipp.statistics.MultipleTests;

/**
 * A test of one rater, corrected for testing many.
 *
 * @param rater    who
 * @param n        votes it rests on
 * @param estimate what was seen; the test says what
 * @param pValue   as if this rater alone were tested
 * @param holm     adjusted by Holm: chance of any false flag
 * @param bh       adjusted by Benjamini and Hochberg: share of false flags among the flags
 */
public record RaterTest(int rater, int n, double estimate, double pValue, double holm, double bh) {

	/** The p-value with a correction. */
	public double adjusted(Correction correction) {
		return switch (correction) {
		case NONE -> pValue;
		case HOLM -> holm;
		case BH -> bh;
		};
	}

	/** How p-values are corrected for many raters. */
	public enum Correction {
		/** Not at all. */
		NONE,
		/** Holm. */
		HOLM,
		/** Benjamini and Hochberg. */
		BH
	}

	/** Collects raw tests and corrects them together. */
	static final class Family {

		private final List<RaterTest> raw = new ArrayList<>();

		void add(int rater, int n, double estimate, double p) {
			raw.add(new RaterTest(rater, n, estimate, Math.clamp(p, 0, 1), 1, 1));
		}

		/** In the order added. */
		List<RaterTest> corrected() {
			double[] p = raw.stream().mapToDouble(RaterTest::pValue).toArray();
			double[] holm = MultipleTests.holm(p);
			double[] bh = MultipleTests.benjaminiHochberg(p);
			return IntStream.range(0, p.length).mapToObj(i -> {
				RaterTest t = raw.get(i);
				return new RaterTest(t.rater, t.n, t.estimate, t.pValue, holm[i], bh[i]);
			}).toList();
		}
	}
}
