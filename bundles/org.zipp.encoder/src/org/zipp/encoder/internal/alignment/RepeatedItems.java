package org.zipp.encoder.internal.alignment;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

import org.zipp.core.StudyDirectory;

/**
 * Embeddings of items that occur more than once, each computed once. Those that occur once are never kept, so that the
 * room on disk follows the repetitions alone. Keys are found by sorting parts of them; memory does not grow with their
 * number.
 */
final class RepeatedItems implements AutoCloseable {

	private static final String KEYS = "repeated.keys";
	private static final String ROWS = "repeated.rows";
	private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);
	private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT.withOrder(ByteOrder.LITTLE_ENDIAN);
	/** A row of a file that lost its last pages has another norm. */
	private static final double NORM_TOLERANCE = 1e-3;

	private final Arena arena = Arena.ofConfined();
	private final MemorySegment keys;
	private final MemorySegment rows;
	private final long count;
	private final int dimension;

	private RepeatedItems(Path work, int dimension) throws IOException {
		this.dimension = dimension;
		Path file = work.resolve(ROWS);
		boolean opened = false;
		try (FileChannel keyChannel = FileChannel.open(work.resolve(KEYS), StandardOpenOption.READ);
				FileChannel rowChannel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE,
						StandardOpenOption.CREATE)) {
			count = keyChannel.size() / Long.BYTES;
			keys = keyChannel.map(MapMode.READ_ONLY, 0, count * Long.BYTES, arena);
			long bytes = count * dimension * Float.BYTES;
			claim(rowChannel, bytes);
			rows = rowChannel.map(MapMode.READ_WRITE, 0, bytes, arena);
			opened = true;
		} finally {
			if (!opened) {
				arena.close();
			}
		}
	}

	/** Writes zeros up to the length: a full disk fails here, not as a fault while the mapping is written. */
	private static void claim(FileChannel channel, long bytes) throws IOException {
		ByteBuffer zeros = ByteBuffer.allocateDirect(1 << 16);
		for (long at = channel.size(); at < bytes;) {
			zeros.clear().limit((int) Math.min(zeros.capacity(), bytes - at));
			at += channel.write(zeros, at);
		}
	}

	/** Whether the keys of that folder are known. */
	static boolean isCounted(Path work) {
		return Files.exists(work.resolve(KEYS));
	}

	/** Deletes keys and embeddings. */
	static void delete(Path work) throws IOException {
		Files.deleteIfExists(work.resolve(KEYS));
		Files.deleteIfExists(work.resolve(ROWS));
	}

	/** Opens what {@link Counter} left in a folder, with the embeddings so far. */
	static RepeatedItems open(Path work, int dimension) throws IOException {
		return new RepeatedItems(work, dimension);
	}

	/** Place of a key among those that occur more than once, negative for one that does not. */
	long indexOf(long key) {
		long low = 0;
		long high = count - 1;
		while (low <= high) {
			long middle = (low + high) >>> 1;
			int order = Long.compareUnsigned(keys.getAtIndex(LONG, middle), key);
			if (order == 0) {
				return middle;
			}
			if (order < 0) {
				low = middle + 1;
			} else {
				high = middle - 1;
			}
		}
		return -1;
	}

	/** The embedding at a place, {@code null} when it is not computed yet. */
	float[] get(long index) {
		float[] row = new float[dimension];
		MemorySegment.copy(rows, FLOAT, index * dimension * Float.BYTES, row, 0, dimension);
		double square = 0;
		for (float v : row) {
			square += (double) v * v;
		}
		return Math.abs(square - 1) < NORM_TOLERANCE ? row : null;
	}

	void put(long index, float[] row) {
		MemorySegment.copy(row, 0, rows, FLOAT, index * dimension * Float.BYTES, dimension);
	}

	@Override
	public void close() {
		arena.close();
	}

	/** Finds the keys that occur more than once. */
	static final class Counter implements AutoCloseable {

		private static final int PARTS = 256;
		private static final int PART_SHIFT = Long.SIZE - 8;
		private static final int BUFFER = 1 << 13;

		private final Path work;
		private final FileChannel[] parts = new FileChannel[PARTS];
		private final ByteBuffer[] buffers = new ByteBuffer[PARTS];
		private long items;

		/** @param work folder of the computation */
		Counter(Path work) throws IOException {
			this.work = work;
			boolean opened = false;
			try {
				for (int p = 0; p < PARTS; p++) {
					parts[p] = FileChannel.open(part(p), StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
							StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
					buffers[p] = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
				}
				opened = true;
			} finally {
				if (!opened) {
					close();
				}
			}
		}

		private Path part(int p) {
			return work.resolve("keys-" + p + ".part");
		}

		void add(long key) throws IOException {
			int p = (int) (key >>> PART_SHIFT);
			if (buffers[p].remaining() < Long.BYTES) {
				flush(p);
			}
			buffers[p].putLong(key);
			items++;
		}

		private void flush(int p) throws IOException {
			buffers[p].flip();
			while (buffers[p].hasRemaining()) {
				parts[p].write(buffers[p]);
			}
			buffers[p].clear();
		}

		/** Items so far. */
		long items() {
			return items;
		}

		/** Leaves the keys in their place, in unsigned order. */
		void finish() throws IOException {
			Path made = work.resolve(KEYS + ".new");
			try (FileChannel out = FileChannel.open(made, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
					StandardOpenOption.WRITE)) {
				for (int p = 0; p < PARTS; p++) {
					flush(p);
					write(repeated(read(parts[p])), out);
				}
				out.force(true);
			}
			StudyDirectory.moveIntoPlace(made, work.resolve(KEYS));
		}

		private static long[] read(FileChannel part) throws IOException {
			long[] keys = new long[Math.toIntExact(part.size() / Long.BYTES)];
			ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
			part.position(0);
			for (int n = 0; n < keys.length;) {
				part.read(buffer);
				buffer.flip();
				while (buffer.remaining() >= Long.BYTES) {
					keys[n++] = buffer.getLong();
				}
				buffer.compact();
			}
			return keys;
		}

		/** Each key that occurs more than once, sorted; keys of one part have the same sign. */
		private static long[] repeated(long[] keys) {
			Arrays.sort(keys);
			int n = 0;
			for (int i = 1; i < keys.length; i++) {
				if (keys[i] == keys[i - 1] && (n == 0 || keys[n - 1] != keys[i])) {
					keys[n++] = keys[i];
				}
			}
			return Arrays.copyOf(keys, n);
		}

		private static void write(long[] keys, FileChannel out) throws IOException {
			ByteBuffer bytes = ByteBuffer.allocate(keys.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
			bytes.asLongBuffer().put(keys);
			while (bytes.hasRemaining()) {
				out.write(bytes);
			}
		}

		@Override
		public void close() throws IOException {
			for (FileChannel part : parts) {
				if (part != null) {
					part.close();
				}
			}
		}
	}
}
