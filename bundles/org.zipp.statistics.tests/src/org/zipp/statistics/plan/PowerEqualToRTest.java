package org.zipp.statistics.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

/** Power and sequential bounds agree with R; {@code r/power.R} beside this bundle's sources makes the expected values. */
class PowerEqualToRTest {

	private static final double EXACT = 1e-9;
	/** R's multivariate normal integrals are good to about 1e-8. */
	private static final double INTEGRATED = 1e-6;

	@Test
	void noncentralT() throws IOException {
		for (List<String> row : rows("nct")) {
			double[] v = numbers(row);
			NoncentralT t = new NoncentralT(v[1]);
			assertEquals(v[3], t.cumulative(v[0], v[2]), 1e-10, row.toString());
			assertEquals(1 - v[3], t.survival(v[0], v[2]), 1e-10, row.toString());
		}
	}

	@Test
	void powerOfTheClusteredTest() throws IOException {
		for (List<String> row : rows("power")) {
			double[] v = numbers(row);
			assertEquals(v[8], Power.ofDifference(design(v)), EXACT, row.toString());
			assertEquals(v[9], Power.ofDifference(design(v), Power.Test.LOGIT), EXACT, row.toString());
			assertEquals(v[10], Power.halfWidth(design(v)), EXACT, row.toString());
		}
	}

	@Test
	void powerOfEquivalence() throws IOException {
		for (List<String> row : rows("equivalence")) {
			double[] v = numbers(row);
			assertEquals(v[9], Power.ofEquivalence(design(v), v[8]), EXACT, row.toString());
		}
	}

	@Test
	void powerOfTheExactTest() throws IOException {
		for (List<String> row : rows("exact")) {
			double[] v = numbers(row);
			Power.Design design = new Power.Design((int) v[0], 1, 0, 0, v[1], v[2], v[3], 1);
			assertEquals(v[4], Power.ofExactTest(design), EXACT, row.toString());
		}
	}

	@Test
	void sequentialBounds() throws IOException {
		for (List<String> row : rows("sequential")) {
			Sequential.Spending spending = spending(row.get(0), Double.parseDouble(row.get(1)));
			double alpha = Double.parseDouble(row.get(2));
			double[] information = list(row.get(3));
			List<Sequential.Boundary> boundaries = Sequential.boundaries(spending, alpha, information, false);
			Sequential.Crossing crossing = Sequential.crossing(boundaries, Double.parseDouble(row.get(6)));
			for (int k = 0; k < information.length; k++) {
				assertEquals(list(row.get(4))[k], boundaries.get(k).spent(), 1e-12, row.toString());
				assertEquals(list(row.get(5))[k], boundaries.get(k).z(), INTEGRATED, row.toString());
				assertEquals(list(row.get(7))[k], crossing.upper()[k], INTEGRATED, row.toString());
				assertEquals(list(row.get(8))[k], crossing.lower()[k], INTEGRATED, row.toString());
			}
			List<Sequential.Look> looks = Arrays.stream(information)
					.mapToObj(t -> new Sequential.Look(t, t == information[information.length - 1] ? -2.1 : 0)).toList();
			Sequential.Monitoring monitoring = Sequential.monitor(spending, alpha, looks, true);
			assertEquals(Double.parseDouble(row.get(9)), monitoring.adjustedP().orElseThrow(), INTEGRATED, row.toString());
		}
	}

	private static Sequential.Spending spending(String kind, double parameter) {
		return switch (kind) {
		case "obf" -> new Sequential.OBrienFleming();
		case "pocock" -> new Sequential.Pocock();
		case "hsd" -> new Sequential.HwangShihDeCani(parameter);
		case "power" -> new Sequential.PowerFamily(parameter);
		default -> throw new IllegalArgumentException(kind);
		};
	}

	private static Power.Design design(double[] v) {
		return new Power.Design((int) v[0], v[1], v[2], v[3], v[4], v[5], v[6], (int) v[7]);
	}

	private static double[] numbers(List<String> row) {
		return list(String.join(",", row));
	}

	private static double[] list(String cell) {
		return Arrays.stream(cell.split(",")).mapToDouble(Double::parseDouble).toArray();
	}

	private static List<List<String>> rows(String kind) throws IOException {
		try (BufferedReader in = new BufferedReader(
				new InputStreamReader(PowerEqualToRTest.class.getResourceAsStream("power.tsv"), StandardCharsets.UTF_8))) {
			List<List<String>> rows = in.lines().map(l -> List.of(l.split("\t"))).filter(r -> r.getFirst().equals(kind))
					.map(r -> r.subList(1, r.size())).toList();
			assertTrue(!rows.isEmpty(), kind);
			return rows;
		}
	}
}
