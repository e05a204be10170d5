package org.zipp.torch;

import ai.djl.ndarray.types.DataType;

/** What the engine calls kinds of numbers. Apart from them, so that who uses those need not know the engine. */
final class EngineTypes {

	private EngineTypes() {
	}

	static DataType of(Precision precision) {
		return switch (precision) {
		case FLOAT16 -> DataType.FLOAT16;
		case FLOAT32 -> DataType.FLOAT32;
		case FLOAT64 -> DataType.FLOAT64;
		};
	}

	/** {@code null} where the engine must not be shown any. */
	static DataType of(WeightType type) {
		return switch (type) {
		case F64 -> DataType.FLOAT64;
		case F32 -> DataType.FLOAT32;
		case F16 -> DataType.FLOAT16;
		case I64 -> DataType.INT64;
		case I32 -> DataType.INT32;
		case I8 -> DataType.INT8;
		case U8 -> DataType.UINT8;
		case BF16, I16, U64, U32, U16, BOOL -> null;
		};
	}

	/** Of tensors of real numbers. */
	static Precision precision(DataType type) {
		for (Precision p : Precision.values()) {
			if (of(p) == type) {
				return p;
			}
		}
		throw new IllegalArgumentException("Tensors of " + type + " hold no real numbers.");
	}
}
