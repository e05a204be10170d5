package org.zipp.torch;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Owns tensors and frees them when closed. Belongs to one thread. All its real numbers have one {@link Precision}.
 *
 * <p>The result of an operation belongs to the scope of the tensor it was called on. Work that repeats opens a
 * {@link #child()} each time and takes what outlives it with {@link #borrow}; then memory stays flat.
 */
public final class TensorScope implements AutoCloseable {

	/** What vector instructions like best. */
	private static final long ALIGNMENT = 64;

	private final PtNDManager manager;
	private final Precision precision;
	/** Whether operations are recorded to go backward. */
	private final boolean recording;
	/**
	 * Numbers that came from Java. PyTorch reads them where they lie, also long after, when it goes backward, so they stay
	 * until the scope ends.
	 */
	private final Arena arena;
	private final List<Runnable> atClose = new ArrayList<>();

	TensorScope(NDManager manager, Precision precision) {
		this(manager, precision, false, Arena.ofConfined());
	}

	/** @param arena closed with the scope */
	TensorScope(NDManager manager, Precision precision, boolean recording, Arena arena) {
		this.arena = arena;
		this.manager = (PtNDManager) manager;
		this.precision = precision;
		this.recording = recording;
	}

	/** Width of the real numbers of this scope. */
	public Precision precision() {
		return precision;
	}

	/** A scope for part of the work, of the same precision. Close it before this one. */
	public TensorScope child() {
		return new TensorScope(manager.newSubManager(), precision, recording, Arena.ofConfined());
	}

	/** A scope for a step of training. */
	TensorScope recordingChild() {
		return new TensorScope(manager.newSubManager(), precision, true, Arena.ofConfined());
	}

	boolean isRecording() {
		return recording;
	}

	/** How many tensors it owns now, without those of its children. */
	public int tensors() {
		return manager.getManagedArrays().size();
	}

	/**
	 * Values in row-major order.
	 *
	 * @param values as many as the shape holds
	 * @throws IllegalArgumentException when the number does not fit
	 */
	public Tensor of(float[] values, long... shape) {
		Shape s = checked(values.length, shape);
		MemorySegment segment = allocate(values.length, precision.bytes());
		switch (precision) {
		case FLOAT16 -> {
			for (int i = 0; i < values.length; i++) {
				segment.setAtIndex(ValueLayout.JAVA_SHORT, i, Float.floatToFloat16(values[i]));
			}
		}
		case FLOAT32 -> MemorySegment.copy(values, 0, segment, ValueLayout.JAVA_FLOAT, 0, values.length);
		case FLOAT64 -> {
			for (int i = 0; i < values.length; i++) {
				segment.setAtIndex(ValueLayout.JAVA_DOUBLE, i, values[i]);
			}
		}
		}
		return new Tensor(this, create(segment, s, EngineTypes.of(precision)));
	}

	/** Values in row-major order, rounded to the precision of the scope. */
	public Tensor of(double[] values, long... shape) {
		Shape s = checked(values.length, shape);
		MemorySegment segment = allocate(values.length, precision.bytes());
		switch (precision) {
		case FLOAT16 -> {
			for (int i = 0; i < values.length; i++) {
				segment.setAtIndex(ValueLayout.JAVA_SHORT, i, Float.floatToFloat16((float) values[i]));
			}
		}
		case FLOAT32 -> {
			for (int i = 0; i < values.length; i++) {
				segment.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) values[i]);
			}
		}
		case FLOAT64 -> MemorySegment.copy(values, 0, segment, ValueLayout.JAVA_DOUBLE, 0, values.length);
		}
		return new Tensor(this, create(segment, s, EngineTypes.of(precision)));
	}

	/** Row numbers for {@link Tensor#rows} and {@link Tensor#pick}, as 64-bit integers. */
	public Tensor indices(int[] values, long... shape) {
		Shape s = checked(values.length, shape);
		MemorySegment segment = allocate(values.length, Long.BYTES);
		for (int i = 0; i < values.length; i++) {
			segment.setAtIndex(ValueLayout.JAVA_LONG, i, values[i]);
		}
		return new Tensor(this, create(segment, s, DataType.INT64));
	}

	/**
	 * A matrix that is zero but at the places given.
	 *
	 * @param rows    its height
	 * @param columns its width
	 * @param row     row of each value
	 * @param column  column of each value; no place comes twice
	 * @param values  as many as there are places
	 */
	public SparseMatrix sparse(int rows, int columns, int[] row, int[] column, double[] values) {
		int n = values.length;
		if (row.length != n || column.length != n) {
			throw new IllegalArgumentException(
					row.length + " rows, " + column.length + " columns and " + n + " values do not go together");
		}
		int[] places = new int[2 * n];
		System.arraycopy(row, 0, places, 0, n);
		System.arraycopy(column, 0, places, n, n);
		PtNDArray matrix = JniUtils.createSparseCoo((PtNDArray) indices(places, 2, n).array(),
				(PtNDArray) of(values, n).array(), new Shape(rows, columns));
		return new SparseMatrix(this, matrix, rows, columns);
	}

	/** A scalar, shape (). */
	public Tensor scalar(double value) {
		return full(value);
	}

	/** A tensor of one value. */
	public Tensor full(double value, long... shape) {
		return new Tensor(this, JniUtils.full(manager, new Shape(shape), value, EngineTypes.of(precision), manager.getDevice(),
				SparseFormat.DENSE));
	}

	/** {@code n} evenly spaced values from {@code from} to {@code to}, both included; shape (n). */
	public Tensor linspace(double from, double to, int n) {
		double[] values = new double[n];
		for (int i = 0; i < n; i++) {
			values[i] = n == 1 ? from : from + (to - from) * i / (n - 1);
		}
		return of(values, n);
	}

	/** The values of a tensor of a scope that outlives this one, as a constant of this one; nothing is copied. */
	public Tensor borrow(Tensor tensor) {
		NDArray view = tensor.array().stopGradient();
		view.attach(manager);
		return new Tensor(this, view);
	}

	/** Takes over a tensor of another scope, which goes on living when that is closed; nothing is copied. */
	public Tensor adopt(Tensor tensor) {
		tensor.array().attach(manager);
		return new Tensor(this, tensor.array());
	}

	/** The values of a sparse matrix of a scope that outlives this one; nothing is copied. */
	public SparseMatrix borrow(SparseMatrix matrix) {
		NDArray view = matrix.array().stopGradient();
		view.attach(manager);
		return new SparseMatrix(this, view, matrix.rows(), matrix.columns());
	}

	/** Runs a computation and frees every tensor it made but the one it returns. */
	public Tensor keep(Supplier<Tensor> computation) {
		try (NDScope scope = new NDScope()) {
			scope.suppressNotUsedWarning();
			Tensor result = computation.get();
			NDScope.unregister(result.array());
			return result;
		}
	}

	/** Values that PyTorch owns, so that they can be written to. */
	Tensor copied(double[] values, long... shape) {
		try (TensorScope made = child()) {
			NDArray copy = made.of(values, shape).array().duplicate();
			copy.attach(manager);
			return wrap(copy);
		}
	}

	/** A tensor whose operations are recorded, sharing the values of one that outlives this scope. */
	Tensor leaf(NDArray values) {
		NDArray view = values.stopGradient();
		view.attach(manager);
		view.setRequiresGradient(true);
		return new Tensor(this, view);
	}

	Tensor wrap(NDArray array) {
		return new Tensor(this, array);
	}

	/**
	 * Numbers of a file that stays mapped as long as this scope. They are used where they lie if they are of this precision,
	 * aligned, and the device is the CPU; else they are converted or copied, outside the heap.
	 */
	Tensor loaded(MemorySegment data, WeightType type, long... shape) {
		Shape s = new Shape(shape);
		if (s.size() == 0) {
			return full(0, shape);
		}
		DataType wanted = EngineTypes.of(precision);
		if (isUsable(data, type) && EngineTypes.of(type) == wanted) {
			return new Tensor(this, create(data, s, wanted));
		}
		try (Arena given = Arena.ofConfined()) {
			DataType stored = isUsable(data, type) ? EngineTypes.of(type) : precision == Precision.FLOAT64 ? DataType.FLOAT64 : DataType.FLOAT32;
			NDArray raw = create(isUsable(data, type) ? data : widened(data, type, s.size(), stored, given), s, stored);
			// A copy in any case, for what was given ends here; a change to the same type would be none.
			NDArray own = stored == wanted ? raw.duplicate() : raw.toType(wanted, true);
			raw.close();
			return new Tensor(this, own);
		}
	}

	/** Whether the engine can read it where it lies. */
	private static boolean isUsable(MemorySegment data, WeightType type) {
		return EngineTypes.of(type) != null && data.address() % type.bytes() == 0
				&& (ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN || type.bytes() == 1);
	}

	private static MemorySegment widened(MemorySegment data, WeightType type, long n, DataType to, Arena arena) {
		MemorySegment wide = arena.allocate(n * to.getNumOfBytes(), ALIGNMENT);
		for (long i = 0; i < n; i++) {
			if (to == DataType.FLOAT64) {
				wide.setAtIndex(ValueLayout.JAVA_DOUBLE, i, type.at(data, i));
			} else {
				wide.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) type.at(data, i));
			}
		}
		return wide;
	}

	/** Whether a tensor that {@link #loaded} made lies in the file. */
	boolean isOver(MemorySegment data, WeightType type) {
		return EngineTypes.of(type) == EngineTypes.of(precision) && isUsable(data, type) && !manager.getDevice().isGpu();
	}

	/** Runs something when this scope is closed and its tensors are gone. */
	void atClose(Runnable action) {
		atClose.add(action);
	}

	private MemorySegment allocate(int n, int bytes) {
		return arena.allocate(Math.max(1L, n) * bytes, ALIGNMENT);
	}

	private NDArray create(MemorySegment segment, Shape shape, DataType type) {
		ByteBuffer buffer = segment.asByteBuffer().order(ByteOrder.nativeOrder());
		buffer.limit(Math.toIntExact(shape.size() * type.getNumOfBytes()));
		return manager.create(buffer, shape, type);
	}

	private static Shape checked(int length, long[] shape) {
		Shape s = new Shape(shape);
		if (s.size() != length) {
			throw new IllegalArgumentException(length + " values do not fill the shape " + s);
		}
		return s;
	}

	@Override
	public void close() {
		manager.close();
		arena.close();
		atClose.forEach(Runnable::run);
		atClose.clear();
	}
}
