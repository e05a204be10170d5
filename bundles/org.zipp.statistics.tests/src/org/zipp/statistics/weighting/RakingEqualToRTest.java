package org.zipp.statistics.weighting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.zipp.statistics.Interval;
import org.zipp.statistics.Quantiles;
import org.zipp.statistics.weighting.Marginals.Margin;
import org.zipp.statistics.weighting.Raking.Bounds;
import org.zipp.statistics.weighting.Raking.Options;
import org.zipp.statistics.weighting.Raking.Raked;
import org.zipp.statistics.weighting.Raking.Trim;

/** Raking and its standard errors are those of R's package survey; {@code r/raking.R} makes the expected values. */
class RakingEqualToRTest {

	private static final double NEAR = 1e-6;

	/** A data set of the script and what it is raked to. */
	private static final class Case {
		private double[] outcome;
		private int[] cluster;
		private double[] start;
		private double total;
		private final List<String> variables = new ArrayList<>();
		private final List<Margin> margins = new ArrayList<>();
		private final List<int[]> levels = new ArrayList<>();

		Raked rake(Options options) {
			Raking.Result result = Raking.fit(new Marginals(margins, ""), levels.toArray(int[][]::new), start, options.withTolerance(1e-14).withTotal(total));
			return assertInstanceOf(Raked.class, result);
		}

		WeightedSample sample(Raked raked, String unit) {
			WeightedSample rows = WeightedSample.of(raked);
			return unit.equals("cluster") ? rows.clusteredBy(cluster) : rows;
		}
	}

	/** A case for other tests, raked. */
	record Fixture(double[] outcome, int[] cluster, int[][] levels, WeightedSample sample) {
	}

	static Fixture fixture(String name) throws IOException {
		Case c = new RakingEqualToRTest().cases.get(name);
		return new Fixture(c.outcome, c.cluster, c.levels.toArray(int[][]::new), c.sample(c.rake(Options.defaults()), "row"));
	}

	private final Map<String, Case> cases = new LinkedHashMap<>();
	private final List<List<String>> rows;

	RakingEqualToRTest() throws IOException {
		try (BufferedReader in = new BufferedReader(
				new InputStreamReader(RakingEqualToRTest.class.getResourceAsStream("raking.tsv"), StandardCharsets.UTF_8))) {
			rows = in.lines().map(l -> List.of(l.split("\t"))).toList();
		}
		for (List<String> row : rows("case")) {
			Case c = new Case();
			c.outcome = list(row.get(1));
			c.cluster = ints(row.get(2));
			c.start = list(row.get(3));
			cases.put(row.getFirst(), c);
		}
		for (List<String> row : rows("levels")) {
			Case c = cases.get(row.getFirst());
			double[] counts = list(row.get(3));
			Map<String, Double> named = new LinkedHashMap<>();
			for (int l = 0; l < counts.length; l++) {
				named.put(Integer.toString(l), counts[l]);
			}
			c.total = Arrays.stream(counts).sum();
			c.variables.add(row.get(1));
			c.margins.add(Margin.ofCounts(row.get(1), named));
			c.levels.add(ints(row.get(2)));
		}
	}

	@Test
	void theCasesAreThere() {
		assertEquals(List.of("apiclus1", "apistrat", "apisrs", "nhanes"), List.copyOf(cases.keySet()));
		assertEquals(5, cases.get("nhanes").margins.size());
	}

	@Test
	void weights() {
		for (List<String> row : rows("rake")) {
			Raked raked = cases.get(row.getFirst()).rake(Options.defaults());
			assertClose(list(row.get(1)), raked.weights(), row.getFirst());
			assertEquals(number(row.get(2)), raked.effectiveN(), NEAR, row.getFirst());
		}
	}

	/** The weights that the methods of the study print. */
	@Test
	void theFixtureOfTheMethods() {
		Case c = cases.get("apiclus1");
		Raked raked = c.rake(Options.defaults());
		double[][] expected = { { 39.83924, 29.87068 }, { 67.12553, 50.32940 }, { 49.06907, 36.79102 } };
		for (int i = 0; i < c.start.length; i++) {
			assertEquals(expected[c.levels.get(0)[i]][c.levels.get(1)[i]], raked.weights()[i], 5e-6);
		}
		assertEquals(641.2303, WeightedMean.of(c.outcome, WeightedSample.of(raked)).orElseThrow().value(), 5e-5);
		assertEquals(174.0112, raked.effectiveN(), 5e-5);
		assertEquals(raked.n() / 174.0112, raked.designEffect(), 1e-6);
	}

	@Test
	void meansAndTheirErrors() {
		for (List<String> row : rows("mean")) {
			Case c = cases.get(row.getFirst());
			WeightedMean mean = WeightedMean.of(c.outcome, c.sample(c.rake(Options.defaults()), row.get(1))).orElseThrow();
			assertClose(number(row.get(2)), mean.value(), row);
			assertClose(number(row.get(3)), mean.standardError().orElseThrow(), row);
			assertClose(number(row.get(4)), mean.designEffect().orElseThrow(), row);
			Interval interval = mean.interval(0.95).orElseThrow();
			assertClose(number(row.get(5)), interval.low(), row);
			assertClose(number(row.get(6)), interval.high(), row);
		}
	}

	@Test
	void meansOfParts() {
		assertTrue(rows("part").size() >= 30);
		for (List<String> row : rows("part")) {
			Case c = cases.get(row.getFirst());
			int[] level = c.levels.get(c.variables.indexOf(row.get(2)));
			boolean[] in = new boolean[level.length];
			for (int i = 0; i < in.length; i++) {
				in[i] = level[i] == Integer.parseInt(row.get(3));
			}
			WeightedMean mean = WeightedMean.of(c.outcome, in, c.sample(c.rake(Options.defaults()), row.get(1))).orElseThrow();
			assertClose(number(row.get(4)), mean.value(), row);
			assertClose(number(row.get(5)), mean.standardError().orElseThrow(), row);
		}
	}

	@Test
	void proportionsAndTheirIntervals() {
		for (List<String> row : rows("share")) {
			Case c = cases.get(row.getFirst());
			double[] sorted = c.outcome.clone();
			Arrays.sort(sorted);
			double median = Quantiles.ofSorted(sorted, 0.5);
			double[] above = Arrays.stream(c.outcome).map(v -> v > median ? 1 : 0).toArray();
			WeightedProportion p = WeightedProportion.of(above, c.sample(c.rake(Options.defaults()), row.get(1))).orElseThrow();
			double[] e = list(row.get(4));
			assertClose(number(row.get(2)), p.value(), row);
			assertClose(number(row.get(3)), p.standardError().orElseThrow(), row);
			assertInterval(e[0], e[1], p.interval(0.95).orElseThrow(), row);
			assertInterval(e[2], e[3], p.logitInterval(0.95).orElseThrow(), row);
			assertInterval(e[4], e[5], p.exactInterval(0.95).orElseThrow(), row);
		}
	}

	@Test
	void rawAgainstRaked() {
		for (List<String> row : rows("difference")) {
			Case c = cases.get(row.getFirst());
			WeightedSample sample = c.sample(c.rake(Options.defaults()), row.get(1));
			WeightedMean raked = WeightedMean.of(c.outcome, sample).orElseThrow();
			WeightedMean raw = WeightedMean.of(c.outcome, sample.raw()).orElseThrow();
			WeightedMean.Difference d = raked.minus(raw);
			assertClose(number(row.get(2)), d.value(), row);
			assertClose(number(row.get(3)), d.standardError().orElseThrow(), row);
			WeightedMean.Difference r = raked.relativeTo(raw).orElseThrow();
			assertClose(number(row.get(4)), r.value(), row);
			assertClose(number(row.get(5)), r.standardError().orElseThrow(), row);
		}
	}

	@Test
	void trimmedWeights() {
		for (List<String> row : rows("trim")) {
			Case c = cases.get(row.getFirst());
			Raked raked = c.rake(Options.defaults().withBounds(new Bounds(number(row.get(3)), number(row.get(2)), Trim.ONCE)));
			assertClose(list(row.get(4)), raked.weights(), row.getFirst());
			WeightedMean mean = WeightedMean.of(c.outcome, c.sample(raked, row.get(1))).orElseThrow();
			assertClose(number(row.get(5)), mean.value(), row);
			assertClose(number(row.get(6)), mean.standardError().orElseThrow(), row);
		}
	}

	/** Raters are raked and each vote carries the weight of its rater. */
	@Test
	void votesOfRakedRaters() {
		List<String> row = rows("ratio").getFirst();
		Raked raked = cases.get(row.getFirst()).rake(Options.defaults());
		int[] won = ints(row.get(1));
		int[] cast = ints(row.get(2));
		List<Double> score = new ArrayList<>();
		List<Integer> rater = new ArrayList<>();
		for (int r = 0; r < won.length; r++) {
			for (int vote = 0; vote < cast[r]; vote++) {
				score.add(vote < won[r] ? 1.0 : 0.0);
				rater.add(r);
			}
		}
		WeightedProportion p = WeightedProportion.ofVotes(score.stream().mapToDouble(Double::doubleValue).toArray(),
				rater.stream().mapToInt(Integer::intValue).toArray(), WeightedSample.of(raked)).orElseThrow();
		assertClose(number(row.get(3)), p.value(), row);
		assertClose(number(row.get(4)), p.standardError().orElseThrow(), row);
		assertEquals(score.size(), p.n());
	}

	private static void assertInterval(double low, double high, Interval actual, List<String> row) {
		assertClose(low, actual.low(), row);
		assertClose(high, actual.high(), row);
	}

	private static void assertClose(double[] expected, double[] actual, String name) {
		assertEquals(expected.length, actual.length);
		for (int i = 0; i < expected.length; i++) {
			assertClose(expected[i], actual[i], List.of(name, Integer.toString(i)));
		}
	}

	private static void assertClose(double expected, double actual, List<String> row) {
		assertEquals(expected, actual, NEAR * Math.max(1e-3, Math.abs(expected)), () -> row.subList(0, Math.min(4, row.size())) + ": " + actual);
	}

	private List<List<String>> rows(String kind) {
		List<List<String>> found = rows.stream().filter(r -> r.getFirst().equals(kind)).map(r -> r.subList(1, r.size())).toList();
		assertTrue(!found.isEmpty(), kind);
		return found;
	}

	private static double number(String cell) {
		return Double.parseDouble(cell);
	}

	private static double[] list(String cell) {
		return Arrays.stream(cell.split(",")).mapToDouble(Double::parseDouble).toArray();
	}

	private static int[] ints(String cell) {
		return Arrays.stream(cell.split(",")).mapToInt(v -> (int) Double.parseDouble(v)).toArray();
	}
}
