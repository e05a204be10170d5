package org.zipp.encoder.internal.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32C;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.Hashes;
import org.zipp.core.Reasons;
import org.zipp.core.ZippException;
import org.zipp.core.compute.TextEmbedder;
import org.zipp.core.operation.Throughput;

/**
 * Sentence embeddings kept on disk by the hash of their text, one file for each model, so that every text is embedded once.
 * The file grows by whole records, each with its checksum; one that was cut short by a crash is dropped.
 */
public final class EmbeddedTexts {

	private static final int HEAD = 256;
	private static final int HASH = 16;
	private static final int CHUNK = 64;

	private final Path file;
	private final TextEmbedder embedder;
	private final int floats;
	private final int record;

	/** @param folder where the files of all models lie; made when missing */
	public EmbeddedTexts(Path folder, TextEmbedder embedder) {
		this.embedder = embedder;
		file = folder.resolve("texts-" + embedder.model().replaceAll("[^A-Za-z0-9._-]", "_") + ".bin");
		floats = embedder.dimension();
		record = HASH + floats * Float.BYTES + Integer.BYTES;
	}

	/**
	 * Embeddings of texts, row-major, shape (texts, dimension).
	 *
	 * @param unit plural name of what the texts describe, for the progress
	 */
	public float[] of(List<String> texts, String unit, SubMonitor monitor) {
		Map<Key, Integer> rows = new HashMap<>();
		Key[] keys = new Key[texts.size()];
		for (int i = 0; i < keys.length; i++) {
			keys[i] = Key.of(texts.get(i));
			rows.putIfAbsent(keys[i], rows.size());
		}
		float[] distinct = new float[Math.multiplyExact(rows.size(), floats)];
		try {
			Files.createDirectories(file.getParent());
			try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE,
					StandardOpenOption.CREATE)) {
				Set<Key> known = read(channel, rows, distinct);
				Set<Integer> missing = new LinkedHashSet<>();
				Set<Key> asked = new LinkedHashSet<>(known);
				for (int i = 0; i < keys.length; i++) {
					if (asked.add(keys[i])) {
						missing.add(i);
					}
				}
				embed(channel, missing, texts, keys, rows, distinct, unit, monitor);
			}
		} catch (IOException e) {
			throw new ZippException("The embeddings of texts cannot be kept: " + Reasons.of(e) + '.', file, 0, e);
		}
		float[] result = new float[Math.multiplyExact(keys.length, floats)];
		for (int i = 0; i < keys.length; i++) {
			System.arraycopy(distinct, rows.get(keys[i]) * floats, result, i * floats, floats);
		}
		return result;
	}

	/** Reads the rows that are wanted and leaves the channel where the next record goes. */
	private Set<Key> read(FileChannel channel, Map<Key, Integer> rows, float[] target) throws IOException {
		Set<Key> known = new LinkedHashSet<>();
		byte[] head = head();
		ByteBuffer found = ByteBuffer.allocate(HEAD);
		fill(channel, found);
		if (!Arrays.equals(found.array(), head)) {
			channel.truncate(0);
			writeAll(channel.position(0), ByteBuffer.wrap(head));
			return known;
		}
		long end = HEAD;
		ByteBuffer one = ByteBuffer.allocate(record * CHUNK).order(ByteOrder.LITTLE_ENDIAN);
		boolean whole = true;
		while (whole) {
			fill(channel, one.clear());
			one.flip();
			int records = one.remaining() / record;
			whole = records == CHUNK;
			for (int i = 0; i < records; i++) {
				int at = i * record;
				if (one.getInt(at + record - Integer.BYTES) != checksum(one, at)) {
					whole = false;
					break;
				}
				Key key = new Key(one.getLong(at), one.getLong(at + Long.BYTES));
				Integer row = rows.get(key);
				if (row != null) {
					one.slice(at + HASH, floats * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(target,
							row * floats, floats);
					known.add(key);
				}
				end += record;
			}
		}
		channel.truncate(end).position(end);
		return known;
	}

	private void embed(FileChannel channel, Set<Integer> missing, List<String> texts, Key[] keys, Map<Key, Integer> rows,
			float[] target, String unit, SubMonitor monitor) throws IOException {
		SubMonitor progress = monitor.setWorkRemaining(Math.max(1, missing.size()));
		Throughput throughput = new Throughput(unit, missing.size());
		List<Integer> order = new ArrayList<>(missing);
		ByteBuffer out = ByteBuffer.allocate(record * CHUNK).order(ByteOrder.LITTLE_ENDIAN);
		for (int from = 0; from < order.size(); from += CHUNK) {
			if (progress.isCanceled()) {
				throw new OperationCanceledException();
			}
			List<Integer> chunk = order.subList(from, Math.min(order.size(), from + CHUNK));
			float[][] made = embedder.embed(chunk.stream().map(texts::get).toList());
			out.clear();
			for (int i = 0; i < made.length; i++) {
				Key key = keys[chunk.get(i)];
				System.arraycopy(made[i], 0, target, rows.get(key) * floats, floats);
				int at = out.position();
				out.putLong(key.high).putLong(key.low);
				for (float value : made[i]) {
					out.putFloat(value);
				}
				out.putInt(checksum(out, at));
			}
			writeAll(channel, out.flip());
			throughput.add(chunk.size());
			progress.worked(chunk.size());
			progress.subTask("Embedding texts: " + throughput.text());
		}
	}

	private byte[] head() {
		String text = "ZIPP text embeddings 1\nmodel=" + embedder.model() + "\ndimension=" + floats + '\n';
		byte[] head = Arrays.copyOf(text.getBytes(StandardCharsets.UTF_8), HEAD);
		Arrays.fill(head, Math.min(HEAD, text.length()), HEAD, (byte) '\n');
		return head;
	}

	private int checksum(ByteBuffer records, int at) {
		CRC32C crc = new CRC32C();
		crc.update(records.slice(at, record - Integer.BYTES));
		return (int) crc.getValue();
	}

	private static void fill(FileChannel channel, ByteBuffer target) throws IOException {
		while (target.hasRemaining() && channel.read(target) >= 0) {
			// Goes on until the buffer is full or the file ends.
		}
	}

	private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
		while (bytes.hasRemaining()) {
			channel.write(bytes);
		}
	}

	/** First 128 bits of the SHA-256 of a text. */
	private record Key(long high, long low) {
		private static Key of(String text) {
			ByteBuffer hash = ByteBuffer.wrap(Hashes.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
			return new Key(hash.getLong(), hash.getLong());
		}
	}
}
