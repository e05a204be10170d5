package org.zipp.torch;

import ai.djl.ndarray.types.DataType;

/** Width of the real numbers of a {@link TensorScope}. */
public enum Precision {

	/** 16-bit floats (5 bits of exponent), for use on a GPU; a CPU computes with them slowly. */
	FLOAT16(DataType.FLOAT16, Short.BYTES),

	/** 32-bit floats, for training and use. */
	FLOAT32(DataType.FLOAT32, Float.BYTES),

	/** 64-bit floats, for checks against golden values and finite differences. */
	FLOAT64(DataType.FLOAT64, Double.BYTES);

	private final DataType type;
	private final int bytes;

	Precision(DataType type, int bytes) {
		this.type = type;
		this.bytes = bytes;
	}

	DataType type() {
		return type;
	}

	/** Bytes of a number. */
	int bytes() {
		return bytes;
	}

	static Precision of(DataType type) {
		for (Precision p : values()) {
			if (p.type == type) {
				return p;
			}
		}
		throw new IllegalArgumentException("Tensors of " + type + " hold no real numbers.");
	}
}
