package org.zipp.report.internal.embedding;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.zipp.core.Reasons;
import org.zipp.core.ZippException;
import org.zipp.statistics.embedding.VectorSet;
import org.zipp.tables.Problems;

/**
 * Reads two-dimensional arrays of NumPy's format .npy, versions 1 to 3 (NumPy Enhancement Proposal 1): floating-point
 * numbers of 16, 32 or 64 bits in either byte order, row after row. Those of 32 and 64 bits stay in the file, which is
 * mapped into memory.
 */
final class NpyFile {

	private static final byte[] MAGIC = { (byte) 0x93, 'N', 'U', 'M', 'P', 'Y' };
	private static final int VERSION_AT = MAGIC.length;
	private static final int LENGTH_AT = VERSION_AT + 2;
	private static final int MOST_HEADER = 1 << 20;
	private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
	private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
	private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
	private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
	private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");
	private static final Pattern FLOATS = Pattern.compile("([<>=|])f([248])");

	private NpyFile() {
	}

	/**
	 * Opens a file.
	 *
	 * @param arena open to all threads; the vectors live as long as it does
	 * @throws ZippException naming the file and what is wrong with it
	 */
	static VectorSet open(Path file, Arena arena) {
		try (FileChannel channel = FileChannel.open(file)) {
			return read(file, channel.map(MapMode.READ_ONLY, 0, channel.size(), arena));
		} catch (IOException e) {
			throw new ZippException("The file cannot be read: " + Reasons.of(e), file, 0, e);
		}
	}

	private static VectorSet read(Path file, MemorySegment bytes) {
		long size = bytes.byteSize();
		if (size < LENGTH_AT + Integer.BYTES) {
			throw wrong(file, "This is not an .npy file: it has " + size + " bytes alone.");
		}
		for (int i = 0; i < MAGIC.length; i++) {
			if (bytes.get(ValueLayout.JAVA_BYTE, i) != MAGIC[i]) {
				throw wrong(file, "This is not an .npy file: it does not start as one. Write it with numpy.save.");
			}
		}
		int version = bytes.get(ValueLayout.JAVA_BYTE, VERSION_AT);
		if (version < 1 || version > 3) {
			throw wrong(file, "Version " + version + " of the .npy format is not known; versions 1 to 3 are.");
		}
		long length = version == 1 ? Short.toUnsignedInt(bytes.get(SHORT, LENGTH_AT))
				: Integer.toUnsignedLong(bytes.get(INT, LENGTH_AT));
		long start = LENGTH_AT + (version == 1 ? Short.BYTES : Integer.BYTES);
		if (length > MOST_HEADER || start + length > size) {
			throw wrong(file, "The header says that it has " + length + " bytes, and the file has " + size + ": it is damaged.");
		}
		String header = new String(bytes.asSlice(start, length).toArray(ValueLayout.JAVA_BYTE),
				version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
		return vectors(file, header, bytes.asSlice(start + length));
	}

	private static VectorSet vectors(Path file, String header, MemorySegment numbers) {
		Matcher type = FLOATS.matcher(entry(file, header, TYPE, "descr"));
		if (!type.matches()) {
			throw wrong(file, "The numbers are of type " + entry(file, header, TYPE, "descr")
					+ "; floating-point numbers of 16, 32 or 64 bits can be read. Save x.astype('float32').");
		}
		if (entry(file, header, ORDER, "fortran_order").equals("True")) {
			throw wrong(file, "The numbers stand column after column. Save numpy.ascontiguousarray(x).");
		}
		long[] shape = shape(file, entry(file, header, SHAPE, "shape"));
		int width = Integer.parseInt(type.group(2));
		long needed;
		try {
			needed = Math.multiplyExact(Math.multiplyExact(shape[0], shape[1]), width);
		} catch (ArithmeticException e) {
			throw new ZippException("An array of " + shape[0] + " rows and " + shape[1] + " columns is too large.", file, 0, e);
		}
		if (shape[0] > Integer.MAX_VALUE || shape[1] > Integer.MAX_VALUE || shape[1] < 1) {
			throw wrong(file, "An array of " + shape[0] + " rows and " + shape[1] + " columns cannot be compared.");
		}
		if (numbers.byteSize() != needed) {
			throw wrong(file, shape[0] + " rows of " + shape[1] + " numbers take " + needed + " bytes, and the file holds "
					+ numbers.byteSize() + (numbers.byteSize() < needed ? ": its end is missing." : ": something follows them."));
		}
		ByteOrder order = switch (type.group(1)) {
			case "<" -> ByteOrder.LITTLE_ENDIAN;
			case ">" -> ByteOrder.BIG_ENDIAN;
			default -> ByteOrder.nativeOrder();
		};
		int rows = (int) shape[0];
		int columns = (int) shape[1];
		return switch (width) {
			case Double.BYTES -> VectorSet.ofDoubles(numbers, order, rows, columns);
			case Float.BYTES -> VectorSet.ofFloats(numbers, order, rows, columns);
			default -> halves(file, numbers, order, rows, columns);
		};
	}

	/** Numbers of 16 bits are widened in memory. */
	private static VectorSet halves(Path file, MemorySegment numbers, ByteOrder order, int rows, int columns) {
		if ((long) rows * columns > Integer.MAX_VALUE - 8) {
			throw wrong(file, "More than two thousand million numbers of 16 bits cannot be read. Save x.astype('float32').");
		}
		ValueLayout.OfShort layout = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order);
		float[] values = new float[rows * columns];
		for (int i = 0; i < values.length; i++) {
			values[i] = Float.float16ToFloat(numbers.get(layout, (long) i * Short.BYTES));
		}
		return VectorSet.of(values, rows, columns);
	}

	private static String entry(Path file, String header, Pattern pattern, String name) {
		Matcher found = pattern.matcher(header);
		if (!found.find()) {
			throw wrong(file, "The header does not tell " + name + " as an array of numbers does: " + Problems.quoted(header.strip()));
		}
		return found.group(1);
	}

	private static long[] shape(Path file, String text) {
		String[] parts = text.strip().isEmpty() ? new String[0] : text.replaceAll(",\\s*$", "").split(",");
		if (parts.length != 2) {
			throw wrong(file, "The array has the shape (" + text.strip() + "); one row for each vector is needed, two dimensions.");
		}
		try {
			return new long[] { Long.parseLong(parts[0].strip()), Long.parseLong(parts[1].strip()) };
		} catch (NumberFormatException e) {
			throw new ZippException("The shape of the array cannot be read: (" + text + ").", file, 0, e);
		}
	}

	private static ZippException wrong(Path file, String text) {
		return new ZippException(text, file, 0, null);
	}
}
