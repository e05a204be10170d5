package org.zipp.torch;

import ai.djl.ndarray.NDArray;

/** A constant matrix of few values, valid until its {@link TensorScope} is closed. */
public final class SparseMatrix {

	private final TensorScope scope;
	private final NDArray array;
	private final int rows;
	private final int columns;

	SparseMatrix(TensorScope scope, NDArray array, int rows, int columns) {
		this.scope = scope;
		this.array = array;
		this.rows = rows;
		this.columns = columns;
	}

	NDArray array() {
		return array;
	}

	/** Its height. */
	public int rows() {
		return rows;
	}

	/** Its width. */
	public int columns() {
		return columns;
	}

	/**
	 * Matrix product; gradients flow to the other.
	 *
	 * @param dense shape (columns, n)
	 * @return shape (rows, n)
	 */
	public Tensor times(Tensor dense) {
		return scope.wrap(array.matMul(dense.array()));
	}
}
