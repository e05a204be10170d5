package org.zipp.statistics.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class DenseTest {

	private static final double EXACT = 1e-10;

	@Test
	void rootTimesItsTransposeIsTheMatrix() {
		double[][] m = positive(7, 1);
		double[][] root = Dense.cholesky(m).orElseThrow();
		assertMatrix(m, Dense.multiply(root, Dense.transpose(root)));
		assertEquals(0, root[0][6]);
	}

	@Test
	void inverseAndSolutionUndoTheMatrix() {
		double[][] m = positive(9, 2);
		double[][] root = Dense.cholesky(m).orElseThrow();
		double[][] unit = Dense.multiply(m, Dense.inverse(root));
		for (int i = 0; i < 9; i++) {
			for (int j = 0; j < 9; j++) {
				assertEquals(i == j ? 1 : 0, unit[i][j], EXACT);
			}
		}
		double[] x = { 1, -2, 3, 0, 5, .5, 7, 8, -9 };
		assertArrayEquals(x, Dense.solve(root, Dense.multiply(m, x)), EXACT);
	}

	@Test
	void singularOrIndefiniteMatricesHaveNoRoot() {
		assertTrue(Dense.cholesky(new double[][] { { 1, 1 }, { 1, 1 } }).isEmpty());
		assertTrue(Dense.cholesky(new double[][] { { 1, 2 }, { 2, 1 } }).isEmpty());
		assertTrue(Dense.cholesky(new double[][] { { Double.NaN } }).isEmpty());
	}

	@Test
	void singularMatricesHaveARootOfTheirRank() {
		double[][] m = positive(6, 4);
		double[][] centre = new double[6][6];
		for (int i = 0; i < 6; i++) {
			for (int j = 0; j < 6; j++) {
				centre[i][j] = (i == j ? 1 : 0) - 1.0 / 6;
			}
		}
		double[][] singular = Dense.sandwich(centre, m);
		double[][] root = Dense.root(singular, 1e-12);
		assertEquals(5, root[0].length);
		assertMatrix(singular, Dense.multiply(root, Dense.transpose(root)));
		assertEquals(0, Dense.root(new double[2][2], 1e-12)[0].length);
	}

	@Test
	void determinantOfTwoByTwo() {
		double[][] root = Dense.cholesky(new double[][] { { 4, 1 }, { 1, 3 } }).orElseThrow();
		assertEquals(Math.log(11), Dense.logDeterminant(root), EXACT);
	}

	private static double[][] positive(int n, long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		double[][] a = new double[n][n];
		for (double[] row : a) {
			for (int j = 0; j < n; j++) {
				row[j] = random.nextDouble(-1, 1);
			}
		}
		double[][] m = Dense.multiply(a, Dense.transpose(a));
		for (int i = 0; i < n; i++) {
			m[i][i] += 0.5;
		}
		return m;
	}

	private static void assertMatrix(double[][] expected, double[][] actual) {
		for (int i = 0; i < expected.length; i++) {
			assertArrayEquals(expected[i], actual[i], EXACT);
		}
	}
}
