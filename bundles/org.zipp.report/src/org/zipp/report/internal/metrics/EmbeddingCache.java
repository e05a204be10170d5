package org.zipp.report.internal.metrics;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32C;

import org.zipp.core.Hashes;
import org.zipp.core.Reasons;
import org.zipp.core.ZippException;

/**
 * Embeddings of one model by the hash of what was embedded, in a file that grows and is mapped into memory. What is written stays
 * when a run is stopped. A row that is damaged is as if it were not there; a file of another model or form is begun anew. One
 * process at a time has it open. Not safe for several threads.
 *
 * <pre>
 * 8 bytes   ZIPPEMB1
 * 4 bytes   length of an embedding, little-endian like all numbers
 * 4 bytes   0
 * 32 bytes  SHA-256 of the model's fingerprint
 * rows      32 bytes hash, the numbers in float32, 8 bytes CRC-32C of both
 * </pre>
 */
final class EmbeddingCache implements AutoCloseable {

	private static final long MAGIC = ByteBuffer.wrap("ZIPPEMB1".getBytes(StandardCharsets.US_ASCII)).order(ByteOrder.LITTLE_ENDIAN).getLong();
	private static final int HASH = 32;
	private static final int HEAD = Long.BYTES + 2 * Integer.BYTES + HASH;
	private static final int NAME_DIGITS = 16;
	private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
	private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

	private final Path file;
	private final FileChannel channel;
	private final int dimension;
	private final int rowBytes;
	private final Map<String, Long> rows = new HashMap<>();
	private Arena arena;
	private MemorySegment mapped = MemorySegment.NULL;
	private long end;

	/**
	 * Opens the cache of a model, made if there is none.
	 *
	 * @param fingerprint of the model
	 * @throws ZippException when it cannot be written, or another process uses it
	 */
	EmbeddingCache(Path folder, String fingerprint, int dimension) {
		this.dimension = dimension;
		rowBytes = HASH + dimension * Float.BYTES + Long.BYTES;
		String model = Hashes.of(fingerprint);
		file = folder.resolve("embeddings-" + model.substring(0, NAME_DIGITS) + ".bin");
		FileChannel opened = null;
		try {
			Files.createDirectories(folder);
			opened = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
			lock(opened);
			ByteBuffer head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN).putLong(MAGIC).putInt(dimension).putInt(0)
					.put(HexFormat.of().parseHex(model)).flip();
			if (!isHead(opened, head)) {
				opened.truncate(0);
				write(opened, head, 0);
			}
			channel = opened;
			end = HEAD + (opened.size() - HEAD) / rowBytes * rowBytes;
			map();
			index();
			opened = null;
		} catch (IOException e) {
			throw failed(e);
		} finally {
			abandon(opened);
		}
	}

	private static void abandon(FileChannel opened) {
		if (opened != null) {
			try {
				opened.close();
			} catch (IOException _) {
				// What went wrong before is what is told.
				return;
			}
		}
	}

	private void lock(FileChannel opened) throws IOException {
		FileLock lock;
		try {
			lock = opened.tryLock();
		} catch (OverlappingFileLockException _) {
			lock = null;
		}
		if (lock == null) {
			throw new ZippException("Another run is embedding with the same model. Wait until it is done.", file, 0, null);
		}
	}

	private static boolean isHead(FileChannel opened, ByteBuffer wanted) throws IOException {
		ByteBuffer found = ByteBuffer.allocate(HEAD);
		while (found.hasRemaining() && opened.read(found, found.position()) > 0) {
			// until it is full or the file ends
		}
		return found.flip().equals(wanted);
	}

	private static void write(FileChannel to, ByteBuffer bytes, long at) throws IOException {
		while (bytes.hasRemaining()) {
			at += to.write(bytes, at);
		}
	}

	private void map() throws IOException {
		if (arena != null) {
			arena.close();
		}
		arena = Arena.ofShared();
		mapped = channel.map(MapMode.READ_ONLY, 0, end, arena);
	}

	private void index() {
		for (long at = HEAD; at < end; at += rowBytes) {
			ByteBuffer row = mapped.asSlice(at, rowBytes - Long.BYTES).asByteBuffer();
			if (checksum(row) == mapped.get(LONG, at + rowBytes - Long.BYTES)) {
				rows.put(HexFormat.of().formatHex(mapped.asSlice(at, HASH).toArray(ValueLayout.JAVA_BYTE)), at);
			}
		}
	}

	private static long checksum(ByteBuffer row) {
		CRC32C crc = new CRC32C();
		crc.update(row);
		return crc.getValue();
	}

	/** Whether there is an embedding. */
	boolean has(String hash) {
		return rows.containsKey(hash);
	}

	/** How many there are. */
	int size() {
		return rows.size();
	}

	/**
	 * Adds an embedding.
	 *
	 * @param hash 64 hexadecimal digits
	 */
	void add(String hash, float[] embedding) {
		ByteBuffer row = ByteBuffer.allocate(rowBytes).order(ByteOrder.LITTLE_ENDIAN).put(HexFormat.of().parseHex(hash));
		for (float value : embedding) {
			row.putFloat(value);
		}
		row.putLong(checksum(row.duplicate().flip())).flip();
		try {
			write(channel, row, end);
		} catch (IOException e) {
			throw failed(e);
		}
		rows.put(hash, end);
		end += rowBytes;
	}

	/** Puts what was added on the disk. */
	void force() {
		try {
			channel.force(false);
		} catch (IOException e) {
			throw failed(e);
		}
	}

	/** An embedding that is there, a fresh array. */
	float[] get(String hash) {
		float[] values = new float[dimension];
		copy(hash, values, 0);
		return values;
	}

	/** Copies an embedding that is there. */
	void copy(String hash, float[] target, int from) {
		long at = rows.get(hash);
		if (at + rowBytes > mapped.byteSize()) {
			try {
				map();
			} catch (IOException e) {
				throw failed(e);
			}
		}
		MemorySegment.copy(mapped, FLOAT, at + HASH, target, from, dimension);
	}

	private ZippException failed(IOException e) {
		return new ZippException("The cache of embeddings cannot be used: " + Reasons.of(e) + '.', file, 0, e);
	}

	@Override
	public void close() {
		arena.close();
		try {
			channel.truncate(end);
			channel.close();
		} catch (IOException e) {
			throw failed(e);
		}
	}
}
