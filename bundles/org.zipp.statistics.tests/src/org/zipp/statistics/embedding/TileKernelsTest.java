package org.zipp.statistics.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

class TileKernelsTest {

	private static final int LANES = TileKernels.DOUBLE_SLIVER / 2;
	private static final int ENOUGH_TO_BE_COMPILED = 20_000;

	/** Also once the loop is compiled: what is added in another order ends in other digits. */
	@Test
	void theSumOfARowIsTheSameWheneverItIsAsked() {
		double[] products = new double[TileKernels.COLUMNS];
		Arrays.setAll(products, j -> 0.1 + 1.7 * Math.abs(Math.sin(j)));
		double[] complements = new double[products.length];
		double[] columns = new double[products.length];
		for (int i = 0; i < ENOUGH_TO_BE_COMPILED; i++) {
			double sum = TileKernels.complements(products, complements, 0, 0.37, false, columns);
			assertEquals(laneByLane(complements), sum, "at call " + i);
		}
	}

	private static double laneByLane(double[] values) {
		double[] lanes = new double[LANES];
		for (int j = 0; j < values.length; j++) {
			lanes[j % LANES] += values[j];
		}
		double sum = 0;
		for (double lane : lanes) {
			sum += lane;
		}
		return sum;
	}
}
