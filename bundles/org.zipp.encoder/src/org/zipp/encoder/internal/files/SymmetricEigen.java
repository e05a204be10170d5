package org.zipp.encoder.internal.files;

import java.util.Arrays;
import java.util.Comparator;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Eigenvalues and eigenvectors of a small symmetric matrix, by falling eigenvalue. */
public final class SymmetricEigen {

	private final double[] values;
	private final double[][] vectors;

	/**
	 * @param matrix symmetric, left as it is
	 * @throws ArithmeticException when they do not settle, as with numbers that are not finite
	 */
	public SymmetricEigen(double[][] matrix) {
		int n = matrix.length;
		values = new double[n];
		vectors = new double[n][];
		if (n == 0) {
			return;
		}
		EigenDecomposition_F64<DMatrixRMaj> solver = DecompositionFactory_DDRM.eig(n, true, true);
		if (!Arrays.stream(matrix).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)
				|| !solver.decompose(new DMatrixRMaj(matrix))) {
			throw new ArithmeticException("The eigenvectors of a symmetric matrix did not settle.");
		}
		Integer[] order = new Integer[n];
		Arrays.setAll(order, i -> i);
		Arrays.sort(order, Comparator.comparingDouble((Integer i) -> solver.getEigenvalue(i).getReal()).reversed());
		for (int k = 0; k < n; k++) {
			values[k] = solver.getEigenvalue(order[k]).getReal();
			vectors[k] = directed(solver.getEigenVector(order[k]).getData());
		}
	}

	/** A vector and its opposite are as good: the one whose largest number, the first of them, is above 0. */
	private static double[] directed(double[] vector) {
		int largest = 0;
		for (int i = 1; i < vector.length; i++) {
			largest = Math.abs(vector[i]) > Math.abs(vector[largest]) ? i : largest;
		}
		boolean turn = vector[largest] < 0;
		return Arrays.stream(vector).map(v -> turn ? -v : v).toArray();
	}

	/** The k-th largest eigenvalue. */
	public double value(int k) {
		return values[k];
	}

	/** Its eigenvector, of norm 1; of it and its opposite the one whose largest number is above 0. */
	public double[] vector(int k) {
		return vectors[k];
	}
}
