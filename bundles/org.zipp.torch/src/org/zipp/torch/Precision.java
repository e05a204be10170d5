package org.zipp.torch;

/** Width of the real numbers of a {@link TensorScope}. */
public enum Precision {

	/** 16-bit floats (5 bits of exponent), for use on a GPU; a CPU computes with them slowly. */
	FLOAT16(Short.BYTES),

	/** 32-bit floats, for training and use. */
	FLOAT32(Float.BYTES),

	/** 64-bit floats, for checks against golden values and finite differences. */
	FLOAT64(Double.BYTES);

	private final int bytes;

	Precision(int bytes) {
		this.bytes = bytes;
	}

	/** Bytes of a number. */
	int bytes() {
		return bytes;
	}
}
