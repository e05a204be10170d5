package org.zipp.encoder.internal.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class SymmetricEigenTest {

	private static final int N = 70;

	@Test
	void vectorsAreStretchedByTheirValuesAndStandUpright() {
		double[][] m = new double[N][N];
		SplittableRandom random = new SplittableRandom(3);
		for (int i = 0; i < N; i++) {
			for (int j = i; j < N; j++) {
				m[i][j] = m[j][i] = random.nextDouble(-1, 1);
			}
		}
		SymmetricEigen eigen = new SymmetricEigen(m);
		for (int k = 0; k < N; k++) {
			double[] vector = eigen.vector(k);
			double most = 0;
			for (int i = 0; i < N; i++) {
				assertEquals(eigen.value(k) * vector[i], dot(m[i], vector), 1e-12);
				most = Math.abs(vector[i]) > Math.abs(most) ? vector[i] : most;
			}
			assertTrue(most > 0, "the largest number is above 0");
			assertTrue(k == 0 || eigen.value(k - 1) >= eigen.value(k));
			for (int l = 0; l <= k; l++) {
				assertEquals(k == l ? 1 : 0, dot(vector, eigen.vector(l)), 1e-12);
			}
		}
		assertTrue(eigen.value(N - 1) < 0);
	}

	@Test
	void edges() {
		SymmetricEigen one = new SymmetricEigen(new double[][] { { -7 } });
		assertEquals(-7, one.value(0));
		assertArrayEquals(new double[] { 1 }, one.vector(0));
		SymmetricEigen nothing = new SymmetricEigen(new double[4][4]);
		for (int k = 0; k < 4; k++) {
			assertEquals(0, nothing.value(k));
			assertEquals(1, dot(nothing.vector(k), nothing.vector(k)), 1e-15);
		}
		new SymmetricEigen(new double[0][0]);
		assertThrows(ArithmeticException.class, () -> new SymmetricEigen(new double[][] { { 1, Double.NaN }, { Double.NaN, 1 } }));
	}

	private static double dot(double[] a, double[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++) {
			sum += a[i] * b[i];
		}
		return sum;
	}
}
