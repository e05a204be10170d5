package org.zipp.torch;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** How a safetensors file stores the numbers of a tensor; the names are those of the file. */
public enum WeightType {

	/** 64-bit floats. */
	F64(8) {
		@Override
		double at(MemorySegment data, long i) {
			return data.getAtIndex(DOUBLES, i);
		}
	},
	/** 32-bit floats. */
	F32(4) {
		@Override
		double at(MemorySegment data, long i) {
			return data.getAtIndex(FLOATS, i);
		}
	},
	/** 16-bit floats of IEEE 754. */
	F16(2) {
		@Override
		double at(MemorySegment data, long i) {
			return Float.float16ToFloat(data.getAtIndex(SHORTS, i));
		}
	},
	/** The upper half of 32-bit floats. The engine ends the whole program when it meets one, so it never does. */
	BF16(2) {
		@Override
		double at(MemorySegment data, long i) {
			return Float.intBitsToFloat(data.getAtIndex(SHORTS, i) << 16);
		}
	},
	/** Signed 64-bit integers. */
	I64(8) {
		@Override
		double at(MemorySegment data, long i) {
			return data.getAtIndex(LONGS, i);
		}
	},
	/** Signed 32-bit integers. */
	I32(4) {
		@Override
		double at(MemorySegment data, long i) {
			return data.getAtIndex(INTS, i);
		}
	},
	/** Signed 16-bit integers. */
	I16(2) {
		@Override
		double at(MemorySegment data, long i) {
			return data.getAtIndex(SHORTS, i);
		}
	},
	/** Signed bytes. */
	I8(1) {
		@Override
		double at(MemorySegment data, long i) {
			return data.getAtIndex(ValueLayout.JAVA_BYTE, i);
		}
	},
	/** Unsigned 64-bit integers. */
	U64(8) {
		@Override
		double at(MemorySegment data, long i) {
			long value = data.getAtIndex(LONGS, i);
			return value >= 0 ? value : ((value >>> 1 | value & 1) * 2.0);
		}
	},
	/** Unsigned 32-bit integers. */
	U32(4) {
		@Override
		double at(MemorySegment data, long i) {
			return Integer.toUnsignedLong(data.getAtIndex(INTS, i));
		}
	},
	/** Unsigned 16-bit integers. */
	U16(2) {
		@Override
		double at(MemorySegment data, long i) {
			return Short.toUnsignedInt(data.getAtIndex(SHORTS, i));
		}
	},
	/** Unsigned bytes. */
	U8(1) {
		@Override
		double at(MemorySegment data, long i) {
			return Byte.toUnsignedInt(data.getAtIndex(ValueLayout.JAVA_BYTE, i));
		}
	},
	/** A byte, 0 or 1. */
	BOOL(1) {
		@Override
		double at(MemorySegment data, long i) {
			return data.getAtIndex(ValueLayout.JAVA_BYTE, i) == 0 ? 0 : 1;
		}
	};

	private static final ValueLayout.OfDouble DOUBLES = ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
	private static final ValueLayout.OfFloat FLOATS = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
	private static final ValueLayout.OfShort SHORTS = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
	private static final ValueLayout.OfInt INTS = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
	private static final ValueLayout.OfLong LONGS = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

	private final int bytes;

	WeightType(int bytes) {
		this.bytes = bytes;
	}

	/** Bytes of a number. */
	public int bytes() {
		return bytes;
	}

	/** A number of a tensor; 64-bit integers are rounded. */
	abstract double at(MemorySegment data, long i);
}
