package org.zipp.statistics.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** Spread of sets: R on real data ({@code r/cmmd.R}), cases known by hand, and how intervals and tests behave. */
class SpreadTest {

	@Test
	void equalsR() throws IOException {
		for (List<String> row : CmmdTest.rows("spread")) {
			boolean normalise = row.get(1).equals("1");
			VectorSet[] sets = CmmdTest.data(row.getFirst());
			for (int s = 0; s < 2; s++) {
				double[] expected = CmmdTest.numbers(row.get(2 + s));
				Spread spread = Spread.of(sets[s], normalise);
				assertEquals(sets[s].rows(), spread.n());
				assertEquals(1, spread.variance() / expected[0], 1e-10, row.toString());
				assertEquals(1, spread.participationRatio().orElseThrow() / expected[1], 1e-9, row.toString());
				assertEquals(1, spread.effectiveRank().orElseThrow() / expected[2], 1e-9, row.toString());
				assertEquals(1, spread.vendi().orElseThrow() / expected[3], 1e-9, row.toString());
			}
		}
		for (List<String> row : CmmdTest.rows("ratio")) {
			VectorSet[] sets = CmmdTest.data(row.getFirst());
			double[] bounds = CmmdTest.numbers(row.get(3));
			Spread.Ratio ratio = Spread.ratio(sets[0], sets[1], row.get(1).equals("1"), 0.95, 99, 1).orElseThrow();
			assertEquals(1, ratio.ratio() / Double.parseDouble(row.get(2)), 1e-10, row.toString());
			assertEquals(1, ratio.interval().orElseThrow().low() / bounds[0], 1e-9, row.toString());
			assertEquals(1, ratio.interval().orElseThrow().high() / bounds[1], 1e-9, row.toString());
		}
	}

	@Test
	void knownByHand() {
		// Four directions at right angles: all cosines 0.
		double[][] unit = new double[4][4];
		for (int i = 0; i < 4; i++) {
			unit[i][i] = 2;
		}
		Spread spread = Spread.of(VectorSet.of(unit), true);
		assertEquals(1, spread.variance(), 1e-12);
		assertEquals(3, spread.participationRatio().orElseThrow(), 1e-12);
		assertEquals(3, spread.effectiveRank().orElseThrow(), 1e-12);
		assertEquals(4, spread.vendi().orElseThrow(), 1e-12);
		Spread none = Spread.of(VectorSet.of(new double[][] { { 3, 4 }, { 6, 8 }, { 0.3, 0.4 } }), true);
		assertEquals(0, none.variance(), 1e-15);
		assertTrue(none.participationRatio().isEmpty());
		assertTrue(none.effectiveRank().isEmpty());
		assertEquals(1, none.vendi().orElseThrow(), 1e-12);
		assertTrue(Spread.of(VectorSet.of(new double[][] { { 0, 0 }, { 1, 0 } }), false).vendi().isEmpty());
		assertTrue(Spread.ratio(VectorSet.of(unit), VectorSet.of(new double[][] { { 1, 1, 0, 0 }, { 2, 2, 0, 0 } }), true, 0.95, 9, 1)
				.isEmpty());
	}

	@Test
	void wideAndTallSetsAgree() {
		// The eigenvalues come from products of rows where there are fewer of them, of columns where not.
		double[][] rows = CmmdTest.normal(80, 60, 0.5, 1, 12);
		double[][] padded = new double[80][100];
		for (int i = 0; i < rows.length; i++) {
			System.arraycopy(rows[i], 0, padded[i], 0, 60);
		}
		Spread tall = Spread.of(VectorSet.of(rows), true);
		Spread wide = Spread.of(VectorSet.of(padded), true);
		assertEquals(tall.variance(), wide.variance(), 1e-12);
		assertEquals(1, tall.participationRatio().orElseThrow() / wide.participationRatio().orElseThrow(), 1e-10);
		assertEquals(1, tall.effectiveRank().orElseThrow() / wide.effectiveRank().orElseThrow(), 1e-10);
		assertEquals(1, tall.vendi().orElseThrow() / wide.vendi().orElseThrow(), 1e-10);
	}

	@Test
	void ratioCoversAndTestHoldsItsLevel() {
		int runs = 2_000;
		AtomicInteger covered = new AtomicInteger();
		AtomicInteger rejected = new AtomicInteger();
		IntStream.range(0, runs).parallel().forEach(run -> {
			VectorSet x = VectorSet.of(CmmdTest.normal(50, 6, 0, 1, 4L * run));
			VectorSet wide = VectorSet.of(CmmdTest.normal(40, 6, 2, 1.5, 4L * run + 1));
			VectorSet alike = VectorSet.of(CmmdTest.normal(40, 6, 2, 1, 4L * run + 2));
			if (Spread.ratio(wide, x, false, 0.95, 1, 1).orElseThrow().interval().orElseThrow().contains(2.25)) {
				covered.incrementAndGet();
			}
			if (Spread.ratio(x, alike, false, 0.95, 99, run).orElseThrow().pValue() <= 0.05) {
				rejected.incrementAndGet();
			}
		});
		assertEquals(0.95, covered.get() / (double) runs, 0.02);
		assertEquals(0.05, rejected.get() / (double) runs, 0.02);
	}
}
