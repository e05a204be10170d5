package org.zipp.statistics.quality;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.zipp.statistics.Interval;
import org.zipp.statistics.agreement.CohenKappa;
import org.zipp.statistics.agreement.FleissKappa;
import org.zipp.statistics.agreement.IntraclassCorrelation;
import org.zipp.statistics.agreement.KrippendorffAlpha;
import org.zipp.statistics.agreement.PairwiseAgreement;
import org.zipp.statistics.agreement.Ratings;
import org.zipp.statistics.agreement.Scale;

/**
 * Agreement and data quality beside R and statsmodels on real data; {@code r/agreement.R} and {@code r/agreement.py} make
 * the expected values.
 */
class AgreementEqualToRTest {

	private static final double EXACT = 1e-9;
	/** Likelihoods are maximised to here. */
	private static final double FITTED = 1e-6;

	@Test
	void cohen() throws IOException {
		for (List<String> row : rows("agreement.tsv", "kappa")) {
			CohenKappa k = kappa(row);
			close(row.get(2), k.kappa(), EXACT, row);
			close(row.get(3), k.standardError(), EXACT, row);
			Interval interval = k.interval(0.95).orElseThrow();
			close(row.get(4), interval.low(), EXACT, row);
			close(row.get(5), interval.high(), EXACT, row);
		}
		for (List<String> row : rows("agreement-statsmodels.tsv", "kappa")) {
			CohenKappa k = kappa(row);
			close(row.get(2), k.kappa(), EXACT, row);
			close(row.get(3), k.standardError(), EXACT, row);
			close(row.get(4), k.standardErrorNull(), EXACT, row);
			close(row.get(5), k.test().orElseThrow().z(), EXACT, row);
			close(row.get(6), k.test().orElseThrow().pValue(), EXACT, row);
		}
	}

	private static CohenKappa kappa(List<String> row) {
		double[] flat = list(row.get(0));
		int k = (int) Math.round(Math.sqrt(flat.length));
		long[][] table = new long[k][k];
		for (int i = 0; i < flat.length; i++) {
			table[i / k][i % k] = (long) flat[i];
		}
		return CohenKappa.of(table, CohenKappa.Weights.valueOf(row.get(1))).value().orElseThrow();
	}

	@Test
	void krippendorff() throws IOException {
		Map<String, Ratings> sets = ratings();
		List<List<String>> rows = rows("agreement.tsv", "alpha");
		assertEquals(28, rows.size());
		for (List<String> row : rows) {
			KrippendorffAlpha a = KrippendorffAlpha.of(sets.get(row.get(0)), Scale.valueOf(row.get(1))).value().orElseThrow();
			double[] expected = list(row.get(2));
			assertEquals(expected[0], a.alpha(), 1e-12, row.toString());
			assertEquals(expected[1], a.observed(), 1e-12 * Math.max(1, expected[1]), row.toString());
			assertEquals(expected[2], a.expected(), 1e-12 * Math.max(1, expected[2]), row.toString());
		}
	}

	@Test
	void fleiss() throws IOException {
		Map<String, Ratings> sets = ratings();
		for (List<String> row : rows("agreement.tsv", "fleiss")) {
			FleissKappa k = FleissKappa.of(sets.get(row.get(0))).value().orElseThrow();
			close(row.get(1), k.kappa(), EXACT, row);
			close(row.get(2), k.standardError(), EXACT, row);
		}
		for (List<String> row : rows("agreement.tsv", "fleissnull")) {
			close(row.get(1), FleissKappa.of(sets.get(row.get(0))).value().orElseThrow().standardErrorNull(), EXACT, row);
		}
		for (List<String> row : rows("agreement-statsmodels.tsv", "fleiss")) {
			close(row.get(1), FleissKappa.of(sets.get(row.get(0))).value().orElseThrow().kappa(), EXACT, row);
		}
		for (List<String> row : rows("agreement.tsv", "fleisscategory")) {
			List<FleissKappa.Category> categories = FleissKappa.of(sets.get(row.get(0))).value().orElseThrow().categories();
			assertArrayEquals(list(row.get(1)), categories.stream().mapToDouble(FleissKappa.Category::value).toArray());
			assertArrayEquals(list(row.get(2)), categories.stream().mapToDouble(FleissKappa.Category::share).toArray(), EXACT);
			assertArrayEquals(list(row.get(3)), categories.stream().mapToDouble(FleissKappa.Category::kappa).toArray(), EXACT);
			assertArrayEquals(list(row.get(4)),
					categories.stream().mapToDouble(FleissKappa.Category::standardErrorNull).toArray(), EXACT);
		}
	}

	@Test
	void pairs() throws IOException {
		Map<String, Ratings> sets = ratings();
		for (List<String> row : rows("agreement.tsv", "pairs")) {
			PairwiseAgreement p = PairwiseAgreement.of(sets.get(row.get(0)), 1).value().orElseThrow();
			close(row.get(1), p.pairs(), 0, row);
			close(row.get(2), p.smallestOverlap(), 0, row);
			close(row.get(3), p.largestOverlap(), 0, row);
			close(row.get(4), p.meanOverlap(), EXACT, row);
			close(row.get(5), p.meanAgreement(), EXACT, row);
			close(row.get(6), p.meanKappa().orElseThrow(), EXACT, row);
			close(row.get(7), p.pairsWithKappa(), 0, row);
		}
	}

	@Test
	void completeIntraclassCorrelation() throws IOException {
		Map<String, Ratings> sets = ratings();
		for (List<String> row : rows("agreement.tsv", "icc")) {
			var anova = IntraclassCorrelation.anova(sets.get(row.get(0)), 0.95).value().orElseThrow();
			var c = anova.coefficient(IntraclassCorrelation.Form.valueOf(row.get(1)));
			double[] v = list(row.get(2));
			assertEquals(v[0], c.value(), EXACT, row.toString());
			var test = c.test().orElseThrow();
			assertEquals(v[1], test.statistic(), EXACT * v[1], row.toString());
			assertEquals(v[2], test.df1());
			assertEquals(v[3], test.df2());
			assertEquals(v[4], test.pValue(), EXACT * v[4], row.toString());
			assertEquals(v[5], c.interval().orElseThrow().low(), 1e-8, row.toString());
			assertEquals(v[6], c.interval().orElseThrow().high(), 1e-8, row.toString());
		}
	}

	@Test
	void mixedModel() throws IOException {
		Map<String, Ratings> sets = ratings();
		for (List<String> row : rows("agreement.tsv", "mixed")) {
			var m = IntraclassCorrelation.mixed(sets.get(row.get(0)), 0.95).value().orElseThrow();
			close(row.get(1), m.mean(), FITTED, row);
			close(row.get(2), m.unitVariance(), FITTED, row);
			close(row.get(3), m.raterVariance(), FITTED, row);
			close(row.get(4), m.residual(), FITTED, row);
			close(row.get(5), m.deviance(), EXACT, row);
			Interval agreement = m.coefficient(IntraclassCorrelation.Form.ICC2_1).interval().orElseThrow();
			Interval consistency = m.coefficient(IntraclassCorrelation.Form.ICC3_1).interval().orElseThrow();
			assertArrayEquals(list(row.get(6)), new double[] { agreement.low(), agreement.high() }, FITTED, row.toString());
			assertArrayEquals(list(row.get(7)), new double[] { consistency.low(), consistency.high() }, FITTED, row.toString());
		}
	}

	@Test
	void oneWay() throws IOException {
		Map<String, Ratings> sets = ratings();
		for (List<String> row : rows("agreement.tsv", "oneway")) {
			var o = IntraclassCorrelation.oneWay(sets.get(row.get(0)), 0.95).value().orElseThrow();
			close(row.get(1), o.betweenUnits(), EXACT, row);
			close(row.get(2), o.within(), EXACT, row);
			close(row.get(3), o.single().test().orElseThrow().statistic(), EXACT, row);
			close(row.get(4), o.single().test().orElseThrow().pValue(), EXACT, row);
		}
	}

	@Test
	void positionBias() throws IOException {
		List<String> row = rows("agreement.tsv", "position").getFirst();
		double[] left = list(row.get(0));
		double[] right = list(row.get(1));
		int n = (int) (Arrays.stream(left).sum() + Arrays.stream(right).sum());
		int[] rater = new int[n];
		byte[] choice = new byte[n];
		int next = 0;
		for (int r = 0; r < left.length; r++) {
			for (int i = 0; i < left[r] + right[r]; i++) {
				rater[next] = r;
				choice[next++] = i < left[r] ? PairVotes.LEFT : PairVotes.RIGHT;
			}
		}
		PositionBias bias = PositionBias.of(votes(rater, choice, new double[n]), 0.95, 1).orElseThrow();
		close(row.get(2), bias.leftShare(), EXACT, row);
		close(row.get(3), bias.pValue(), EXACT, row);
		close(row.get(4), bias.clusteredP().orElseThrow(), EXACT, row);
		assertArrayEquals(list(row.get(5)), bias.raters().stream().mapToDouble(RaterTest::pValue).toArray(), EXACT);
		assertArrayEquals(list(row.get(6)), bias.raters().stream().mapToDouble(RaterTest::holm).toArray(), EXACT);
		assertArrayEquals(list(row.get(7)), bias.raters().stream().mapToDouble(RaterTest::bh).toArray(), EXACT);
	}

	@Test
	void responseTimesAndSpeed() throws IOException {
		List<String> row = rows("agreement.tsv", "times").getFirst();
		int[] rater = Arrays.stream(list(row.get(0))).mapToInt(v -> (int) v).toArray();
		PairVotes votes = votes(rater, new byte[rater.length], list(row.get(1)));
		List<String> outlying = rows("agreement.tsv", "outlying").getFirst();
		ResponseTimes times = ResponseTimes.of(votes, Double.parseDouble(outlying.get(0)), 1.5, 0.4, 1).orElseThrow();
		close(row.get(2), times.median(), EXACT, row);
		close(row.get(3), times.logMad(), EXACT, row);
		double[] q = list(row.get(4));
		assertEquals(Math.exp(q[0] - 1.5 * (q[1] - q[0])), times.fences().orElseThrow().low(), EXACT);
		assertEquals(Math.exp(q[1] + 1.5 * (q[1] - q[0])), times.fences().orElseThrow().high(), EXACT);
		close(outlying.get(1), times.fast(), 0, outlying);
		close(outlying.get(2), times.slow(), 0, outlying);
		assertArrayEquals(list(outlying.get(3)), times.raters().stream().mapToDouble(RaterTest::pValue).toArray(), EXACT);
		assertEquals(Arrays.stream(list(row.get(1))).filter(s -> s > 0.4).count(), times.pauses());

		List<String> speed = rows("agreement.tsv", "speed").getFirst();
		Speeders speeders = Speeders.of(votes, 0.25, 1).orElseThrow();
		// Ten nights each: the median of logs is the middle of two, which exp does not keep to the last digit.
		assertArrayEquals(list(speed.get(0)), speeders.raters().stream().mapToDouble(Speeders.Pace::median).toArray(), EXACT);
		close(speed.get(1), speeders.sampleMedian(), EXACT, speed);
		assertArrayEquals(list(speed.get(2)), speeders.raters().stream().mapToDouble(Speeders.Pace::meanLog).toArray(), EXACT);
		assertArrayEquals(list(speed.get(3)),
				speeders.raters().stream().mapToDouble(p -> p.test().orElseThrow().estimate()).toArray(), EXACT);
		assertArrayEquals(list(speed.get(4)), speeders.raters().stream().mapToDouble(p -> p.test().orElseThrow().pValue()).toArray(),
				EXACT);
	}

	@Test
	void runs() throws IOException {
		for (List<String> row : rows("agreement.tsv", "runs")) {
			double[] side = list(row.get(0));
			byte[] choice = new byte[side.length];
			for (int i = 0; i < side.length; i++) {
				choice[i] = side[i] == 1 ? PairVotes.LEFT : PairVotes.RIGHT;
			}
			StraightLining.Sequence s = StraightLining.of(votes(new int[side.length], choice, new double[side.length]), 2)
					.orElseThrow().raters().getFirst();
			close(row.get(1), s.runs(), 0, row);
			close(row.get(2), s.longest(), 0, row);
			close(row.get(3), s.fewRuns(), EXACT, row);
			close(row.get(4), s.manyRuns(), EXACT, row);
			if (side.length > 3) {
				close(row.get(5), s.z().orElseThrow(), EXACT, row);
				close(row.get(6), s.normalP().orElseThrow(), EXACT, row);
			}
		}
	}

	@Test
	void fisher() throws IOException {
		List<String> row = rows("agreement.tsv", "fisher").getFirst();
		double[] x = list(row.get(0));
		double[] n = list(row.get(1));
		int successes = (int) (x[0] + x[1]);
		int total = (int) (n[0] + n[1]);
		close(row.get(2), Hypergeometric.twoSided((int) x[0], (int) n[0], successes, total), EXACT, row);
		close(row.get(3), Hypergeometric.lower((int) x[0], (int) n[0], successes, total), EXACT, row);
	}

	private static PairVotes votes(int[] rater, byte[] choice, double[] seconds) {
		int n = rater.length;
		int[] one = new int[n];
		Arrays.fill(one, 1);
		return new PairVotes(Arrays.stream(rater).max().orElse(-1) + 1, rater, new int[n], new int[n], one, choice, seconds,
				new long[n]);
	}

	private static Map<String, Ratings> ratings() throws IOException {
		Map<String, Ratings> sets = new HashMap<>();
		for (List<String> row : rows("agreement.tsv", "ratings")) {
			sets.put(row.get(0), Ratings.of(Integer.parseInt(row.get(1)), Integer.parseInt(row.get(2)),
					Arrays.stream(list(row.get(3))).mapToInt(v -> (int) v).toArray(),
					Arrays.stream(list(row.get(4))).mapToInt(v -> (int) v).toArray(), list(row.get(5))));
		}
		return sets;
	}

	private static void close(String expected, double actual, double tolerance, List<String> row) {
		double e = Double.parseDouble(expected);
		assertEquals(e, actual, tolerance * Math.max(tolerance == FITTED ? 0.1 : 1e-3, Math.abs(e)), row.toString());
	}

	private static double[] list(String cell) {
		return Arrays.stream(cell.split(",")).mapToDouble(Double::parseDouble).toArray();
	}

	private static List<List<String>> rows(String file, String kind) throws IOException {
		try (BufferedReader in = new BufferedReader(
				new InputStreamReader(AgreementEqualToRTest.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
			List<List<String>> rows = in.lines().map(l -> List.of(l.split("\t"))).filter(r -> r.getFirst().equals(kind))
					.map(r -> r.subList(1, r.size())).toList();
			assertTrue(!rows.isEmpty(), kind);
			return rows;
		}
	}
}
