package org.zipp.statistics.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class EigenvaluesTest {

	@Test
	void eigenvaluesOfKnownMatrices() {
		// 2 on the diagonal and −1 beside it: 2 − 2 cos(kπ/(n + 1)).
		int n = 40;
		double[][] chain = new double[n][n];
		for (int i = 0; i < n; i++) {
			chain[i][i] = 2;
			if (i + 1 < n) {
				chain[i][i + 1] = -1;
			}
		}
		double[] values = Eigenvalues.of(chain);
		for (int k = 1; k <= n; k++) {
			assertEquals(2 - 2 * Math.cos(k * Math.PI / (n + 1)), values[k - 1], 1e-13);
		}
		// aaᵀ + 3·I: 3 everywhere but along a.
		double[][] one = new double[n][n];
		double sum = 0;
		for (int i = 0; i < n; i++) {
			for (int j = 0; j < n; j++) {
				one[i][j] = Math.sin(i + 1) * Math.sin(j + 1) + (i == j ? 3 : 0);
			}
			sum += Math.sin(i + 1) * Math.sin(i + 1);
		}
		double[] shifted = Eigenvalues.of(one);
		assertEquals(3, shifted[0], 1e-13);
		assertEquals(3, shifted[n - 2], 1e-13);
		assertEquals(3 + sum, shifted[n - 1], 1e-12);
		assertEquals(7, Eigenvalues.of(new double[][] { { 7 } })[0]);
		assertEquals(0, Arrays.stream(Eigenvalues.of(new double[5][5])).map(Math::abs).max().orElseThrow());
	}

	@Test
	void eigenvaluesOfASingularMatrix() {
		assertArrayEquals(new double[] { 0, 0, 3 }, Eigenvalues.of(new double[][] { { 1, 1, 1 }, { 1, 1, 1 }, { 1, 1, 1 } }), 1e-12);
	}

	/** Sums of λ, λ² are the trace and the squared Frobenius norm, at any size of the numbers. */
	@Test
	void keepsTraceAndNormAtAnyScale() {
		for (double scale : new double[] { 1e-120, 1, 1e120 }) {
			int n = 60;
			SplittableRandom random = new SplittableRandom(4);
			double[][] m = new double[n][n];
			double trace = 0;
			double squares = 0;
			for (int i = 0; i < n; i++) {
				for (int j = i; j < n; j++) {
					m[i][j] = scale * random.nextDouble(-1, 1);
					squares += (i == j ? 1 : 2) * (m[i][j] / scale) * (m[i][j] / scale);
				}
				trace += m[i][i] / scale;
			}
			double[] values = Eigenvalues.of(m);
			assertEquals(trace, Arrays.stream(values).map(v -> v / scale).sum(), 1e-12);
			assertEquals(squares, Arrays.stream(values).map(v -> v / scale * (v / scale)).sum(), 1e-11);
			assertTrue(values[0] < 0 && values[n - 1] > 0);
		}
	}

	@Test
	void refusesWhatHasNoEigenvalues() {
		assertThrows(ArithmeticException.class, () -> Eigenvalues.of(new double[][] { { 1, Double.NaN }, { 0, 1 } }));
	}
}
