package org.zipp.statistics.internal;

import java.util.Arrays;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Eigenvalues of symmetric matrices. */
public final class Eigenvalues {

	private Eigenvalues() {
	}

	/**
	 * All eigenvalues, ascending.
	 *
	 * @param upper k × k, of which the upper triangle and the diagonal are read; left as it is
	 * @throws ArithmeticException when they do not settle, as with numbers that are not finite
	 */
	public static double[] of(double[][] upper) {
		int k = upper.length;
		DMatrixRMaj matrix = new DMatrixRMaj(k, k);
		for (int i = 0; i < k; i++) {
			for (int j = i; j < k; j++) {
				if (!Double.isFinite(upper[i][j])) {
					throw new ArithmeticException("A matrix with numbers that are not finite has no eigenvalues.");
				}
				matrix.set(i, j, upper[i][j]);
				matrix.set(j, i, upper[i][j]);
			}
		}
		EigenDecomposition_F64<DMatrixRMaj> solver = DecompositionFactory_DDRM.eig(k, false, true);
		if (!solver.decompose(matrix)) {
			throw new ArithmeticException("The eigenvalues of a symmetric matrix did not settle.");
		}
		double[] values = new double[k];
		Arrays.setAll(values, i -> solver.getEigenvalue(i).getReal());
		Arrays.sort(values);
		return values;
	}
}
