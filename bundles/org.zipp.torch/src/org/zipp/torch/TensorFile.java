package org.zipp.torch;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;

/**
 * Named tensors and properties in a file: a checkpoint, a trained model. Reading and writing needs no PyTorch.
 *
 * <p>Little-endian: 8 bytes {@code ZIPPTNSR}, version; number of properties, each key and value; number of tensors, each
 * name, bytes of a number (4 or 8), rank, lengths, values in row-major order; CRC-32C of all before. Counts and lengths of
 * texts are 32-bit, lengths of axes 64-bit integers; texts are UTF-8 behind their length.
 */
public final class TensorFile {

	private static final byte[] MAGIC = "ZIPPTNSR".getBytes(StandardCharsets.US_ASCII);
	private static final int VERSION = 1;
	private static final int MAX_TEXT = 1 << 28;
	private static final int CHUNK = 1 << 16;

	private record Stored(long[] shape, Precision precision, byte[] data) {

		ByteBuffer buffer() {
			return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
		}
	}

	private final Path source;
	private final Map<String, String> properties = new LinkedHashMap<>();
	private final Map<String, Stored> tensors = new LinkedHashMap<>();

	/** An empty one, to be filled and written. */
	public TensorFile() {
		this(null);
	}

	private TensorFile(Path source) {
		this.source = source;
	}

	/** Sets a property. */
	public TensorFile property(String key, String value) {
		properties.put(key, value);
		return this;
	}

	/**
	 * A property.
	 *
	 * @throws ZippException when the file has none of that name
	 */
	public String property(String key) {
		String value = properties.get(key);
		if (value == null) {
			throw new ZippException("The file does not say '" + key + "'.", source, 0, null);
		}
		return value;
	}

	/** All properties. */
	public Map<String, String> properties() {
		return Collections.unmodifiableMap(properties);
	}

	/** Adds values in row-major order. */
	public TensorFile put(String name, float[] values, long... shape) {
		byte[] data = new byte[Math.multiplyExact(values.length, Float.BYTES)];
		ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
		return put(name, new Stored(shape.clone(), Precision.FLOAT32, data));
	}

	/** Adds values in row-major order. */
	public TensorFile put(String name, double[] values, long... shape) {
		byte[] data = new byte[Math.multiplyExact(values.length, Double.BYTES)];
		ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().put(values);
		return put(name, new Stored(shape.clone(), Precision.FLOAT64, data));
	}

	/** Adds a copy of the values of a tensor. */
	public TensorFile put(String name, Tensor tensor) {
		return EngineTypes.precision(tensor.array().getDataType()) == Precision.FLOAT32
				? put(name, tensor.toFloats(), tensor.shape())
				: put(name, tensor.toDoubles(), tensor.shape());
	}

	private TensorFile put(String name, Stored stored) {
		if (size(stored.shape) * stored.precision.bytes() != stored.data.length) {
			throw new IllegalArgumentException(stored.data.length / stored.precision.bytes() + " values do not fill the shape "
					+ Arrays.toString(stored.shape));
		}
		tensors.put(name, stored);
		return this;
	}

	/** Names of the tensors. */
	public Set<String> names() {
		return Collections.unmodifiableSet(tensors.keySet());
	}

	/**
	 * Lengths of the axes of a tensor.
	 *
	 * @throws ZippException when the file has none of that name
	 */
	public long[] shape(String name) {
		return stored(name).shape.clone();
	}

	/** Values of a tensor in row-major order, rounded where they were 64-bit. */
	public float[] floats(String name) {
		Stored stored = stored(name);
		float[] values = new float[Math.toIntExact(size(stored.shape))];
		if (stored.precision == Precision.FLOAT32) {
			stored.buffer().asFloatBuffer().get(values);
		} else {
			ByteBuffer buffer = stored.buffer();
			for (int i = 0; i < values.length; i++) {
				values[i] = (float) buffer.getDouble();
			}
		}
		return values;
	}

	/**
	 * Values of a tensor in row-major order.
	 *
	 * @param shape the shape it must have
	 * @throws ZippException when it is missing or has another shape
	 */
	public double[] doubles(String name, long... shape) {
		Stored stored = stored(name);
		if (!Arrays.equals(stored.shape, shape)) {
			throw new ZippException("The tensor '" + name + "' has the shape " + Arrays.toString(stored.shape) + " instead of "
					+ Arrays.toString(shape) + '.', source, 0, null);
		}
		double[] values = new double[Math.toIntExact(size(shape))];
		ByteBuffer buffer = stored.buffer();
		if (stored.precision == Precision.FLOAT64) {
			buffer.asDoubleBuffer().get(values);
		} else {
			for (int i = 0; i < values.length; i++) {
				values[i] = buffer.getFloat();
			}
		}
		return values;
	}

	private Stored stored(String name) {
		Stored stored = tensors.get(name);
		if (stored == null) {
			throw new ZippException("The file holds no tensor '" + name + "'.", source, 0, null);
		}
		return stored;
	}

	private static long size(long[] shape) {
		long size = 1;
		for (long length : shape) {
			size = Math.multiplyExact(size, length);
		}
		return size;
	}

	/** Writes all of it; readers see the old file or the new one, also after a loss of power. */
	public void write(Path file) throws IOException {
		Path made = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".new");
		try (FileChannel channel = FileChannel.open(made, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
			CRC32C sum = new CRC32C();
			OutputStream buffered = new BufferedOutputStream(Channels.newOutputStream(channel), CHUNK);
			write(new DataOutputStream(new CheckedOutputStream(buffered, sum)));
			DataOutputStream end = new DataOutputStream(buffered);
			end.writeInt(Integer.reverseBytes((int) sum.getValue()));
			end.flush();
		} catch (IOException e) {
			Files.deleteIfExists(made);
			throw e;
		}
		StudyDirectory.moveIntoPlace(made, file);
	}

	private void write(DataOutputStream out) throws IOException {
		out.write(MAGIC);
		writeInt(out, VERSION);
		writeInt(out, properties.size());
		for (Map.Entry<String, String> p : properties.entrySet()) {
			writeText(out, p.getKey());
			writeText(out, p.getValue());
		}
		writeInt(out, tensors.size());
		for (Map.Entry<String, Stored> t : tensors.entrySet()) {
			writeText(out, t.getKey());
			Stored stored = t.getValue();
			writeInt(out, stored.precision.bytes());
			writeInt(out, stored.shape.length);
			for (long length : stored.shape) {
				out.writeLong(Long.reverseBytes(length));
			}
			out.write(stored.data);
		}
		out.flush();
	}

	private static void writeInt(DataOutputStream out, int value) throws IOException {
		out.writeInt(Integer.reverseBytes(value));
	}

	private static void writeText(DataOutputStream out, String text) throws IOException {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		writeInt(out, bytes.length);
		out.write(bytes);
	}

	/**
	 * Reads a file that {@link #write} wrote.
	 *
	 * @throws ZippException when there is none, it is damaged, or a newer program wrote it
	 */
	public static TensorFile read(Path path) {
		try (InputStream raw = new BufferedInputStream(Files.newInputStream(path), CHUNK)) {
			CRC32C sum = new CRC32C();
			TensorFile file = new TensorFile(path);
			file.read(new DataInputStream(new CheckedInputStream(raw, sum)), Files.size(path));
			int expected = (int) sum.getValue();
			if (Integer.reverseBytes(new DataInputStream(raw).readInt()) != expected || raw.read() >= 0) {
				throw damaged(path, null);
			}
			return file;
		} catch (NoSuchFileException e) {
			throw new ZippException("There is no such file.", path, 0, e);
		} catch (EOFException | ArithmeticException e) {
			throw damaged(path, e);
		} catch (IOException e) {
			throw new ZippException("The file cannot be read: " + Reasons.of(e) + '.', path, 0, e);
		}
	}

	private void read(DataInputStream in, long bytes) throws IOException {
		if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
			throw new ZippException("The file holds no tensors.", source, 0, null);
		}
		int version = readInt(in);
		if (version != VERSION) {
			throw new ZippException("The file has the version " + version + "; this program reads " + VERSION + '.', source, 0,
					null);
		}
		for (int n = readInt(in); n > 0; n--) {
			String key = readText(in);
			properties.put(key, readText(in));
		}
		for (int n = readInt(in); n > 0; n--) {
			String name = readText(in);
			tensors.put(name, readTensor(in, bytes));
		}
	}

	private Stored readTensor(DataInputStream in, long bytes) throws IOException {
		int width = readInt(in);
		int rank = readInt(in);
		if (width != Float.BYTES && width != Double.BYTES || rank < 0 || rank > 16) {
			throw damaged(source, null);
		}
		long[] shape = new long[rank];
		for (int i = 0; i < rank; i++) {
			shape[i] = Long.reverseBytes(in.readLong());
		}
		long length = Math.multiplyExact(size(shape), width);
		if (length < 0 || length > bytes) {
			throw damaged(source, null);
		}
		byte[] data = new byte[Math.toIntExact(length)];
		in.readFully(data);
		return new Stored(shape, width == Float.BYTES ? Precision.FLOAT32 : Precision.FLOAT64, data);
	}

	private static int readInt(DataInputStream in) throws IOException {
		return Integer.reverseBytes(in.readInt());
	}

	private String readText(DataInputStream in) throws IOException {
		int length = readInt(in);
		if (length < 0 || length > MAX_TEXT) {
			throw damaged(source, null);
		}
		byte[] bytes = in.readNBytes(length);
		if (bytes.length < length) {
			throw new EOFException();
		}
		return new String(bytes, StandardCharsets.UTF_8);
	}

	private static ZippException damaged(Path path, Exception cause) {
		return new ZippException("The file is damaged.", path, 0, cause);
	}
}
