package org.zipp.encoder.internal.alignment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.operation.Throughput;
import org.zipp.encoder.internal.files.Folders;

/**
 * Computes the rows of all users, a block of users after another, and keeps its place in its folder. Memory holds one
 * block. An item that several users have is embedded once.
 *
 * @param <T> an item
 */
final class AlignmentBuilder<T> {

	private static final String PLACE = "place";
	/** Most users of a block, when few have items. */
	private static final int BLOCK = 1 << 14;
	private static final double SMALLEST_NORM = 1e-6;
	private static final int COUNTING_TICKS = 5;
	private static final int TICKS = 100;

	/** Where an interrupted computation is. */
	private record Place(int users, int rows) {
	}

	private final Items<T> items;
	private final int users;
	private final Path work;
	private final String fingerprint;

	/**
	 * @param users       number of users
	 * @param work        folder of this computation alone
	 * @param fingerprint of graph, source and model
	 */
	AlignmentBuilder(Items<T> items, int users, Path work, String fingerprint) {
		this.items = items;
		this.users = users;
		this.work = work;
		this.fingerprint = fingerprint;
	}

	/**
	 * Leaves finished files, and nothing else, in the folder.
	 *
	 * @throws ZippException when no user has items
	 */
	void build(SubMonitor monitor) throws IOException {
		if (!isComplete()) {
			int rows = compute(SubMonitor.convert(monitor, TICKS));
			new AlignmentFiles.Manifest(items.source(), items.model(), fingerprint, items.dimension(), users, rows)
					.write(work);
		}
		RepeatedItems.delete(work);
		Files.deleteIfExists(work.resolve(PLACE));
	}

	private boolean isComplete() {
		return AlignmentFiles.Manifest.read(work).filter(m -> m.fingerprint().equals(fingerprint)).isPresent();
	}

	private int compute(SubMonitor progress) throws IOException {
		Place place = readPlace();
		if (!RepeatedItems.isCounted(work)) {
			count(progress.split(COUNTING_TICKS));
		}
		try (RepeatedItems repeated = RepeatedItems.open(work, items.dimension())) {
			int rows = rows(place, repeated, progress.split(TICKS - COUNTING_TICKS));
			if (rows == 0) {
				throw new ZippException(items.none());
			}
			return rows;
		}
	}

	private void count(SubMonitor monitor) throws IOException {
		monitor.setWorkRemaining(users);
		Throughput throughput = new Throughput("users", users);
		try (RepeatedItems.Counter counter = new RepeatedItems.Counter(work)) {
			for (int user = 0; user < users; user++) {
				for (T item : items.of(user)) {
					counter.add(items.key(item));
				}
				throughput.add(1);
				if ((user + 1) % BLOCK == 0 || user + 1 == users) {
					report(monitor, "Counting " + items.source() + ": ", throughput, user % BLOCK + 1);
				}
			}
			if (counter.items() == 0) {
				throw new ZippException(items.none());
			}
			counter.finish();
		}
	}

	private static void report(SubMonitor monitor, String what, Throughput throughput, int ticks) {
		monitor.subTask(what + throughput.text());
		monitor.worked(ticks);
		if (monitor.isCanceled()) {
			throw new OperationCanceledException();
		}
	}

	/** Goes on from a place to the last user; returns the number of rows. */
	private int rows(Place from, RepeatedItems repeated, SubMonitor monitor) throws IOException {
		monitor.setWorkRemaining(users - from.users);
		Throughput throughput = new Throughput("users", users - (long) from.users);
		long rowBytes = (long) items.dimension() * Float.BYTES;
		try (FileChannel userFile = append(AlignmentFiles.USERS, (long) from.users * Integer.BYTES);
				FileChannel rowFile = append(AlignmentFiles.ROWS, from.rows * rowBytes)) {
			Place place = from;
			while (place.users < users) {
				List<List<T>> block = block(place.users);
				Place next = write(block, place, repeated, userFile, rowFile);
				userFile.force(false);
				rowFile.force(false);
				writePlace(next);
				throughput.add(block.size());
				place = next;
				report(monitor, "Embedding " + items.source() + ": ", throughput, block.size());
			}
			return place.rows;
		}
	}

	private FileChannel append(String name, long bytes) throws IOException {
		FileChannel channel = FileChannel.open(work.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		return channel.truncate(bytes).position(bytes);
	}

	/** The items of the next users, as many users as give about one batch. */
	private List<List<T>> block(int from) {
		List<List<T>> block = new ArrayList<>();
		int held = 0;
		for (int user = from; user < users && block.size() < BLOCK && held < items.batch(); user++) {
			List<T> of = items.of(user);
			held += of.size();
			block.add(of);
		}
		return block;
	}

	private Place write(List<List<T>> block, Place place, RepeatedItems repeated, FileChannel userFile,
			FileChannel rowFile) throws IOException {
		Map<Long, float[]> embedded = embed(block, repeated);
		ByteBuffer numbers = ByteBuffer.allocate(block.size() * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		ByteBuffer row = ByteBuffer.allocate(items.dimension() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		int rows = place.rows;
		for (List<T> of : block) {
			float[] mean = mean(of, embedded);
			numbers.putInt(mean == null ? -1 : rows);
			if (mean != null) {
				rows++;
				row.clear().asFloatBuffer().put(mean);
				writeAll(rowFile, row);
			}
		}
		writeAll(userFile, numbers.flip());
		return new Place(place.users + block.size(), rows);
	}

	private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
		while (bytes.hasRemaining()) {
			channel.write(bytes);
		}
	}

	/** Embeddings of all items of a block by key. */
	private Map<Long, float[]> embed(List<List<T>> block, RepeatedItems repeated) {
		Map<Long, float[]> known = new HashMap<>();
		Map<Long, T> missing = new LinkedHashMap<>();
		for (List<T> of : block) {
			for (T item : of) {
				long key = items.key(item);
				if (!known.containsKey(key) && !missing.containsKey(key)) {
					long index = repeated.indexOf(key);
					float[] row = index < 0 ? null : repeated.get(index);
					if (row == null) {
						missing.put(key, item);
					} else {
						known.put(key, row);
					}
				}
			}
		}
		if (!missing.isEmpty()) {
			float[][] rows = items.embed(List.copyOf(missing.values()));
			int i = 0;
			for (long key : missing.keySet()) {
				float[] row = rows[i++];
				known.put(key, row);
				long index = repeated.indexOf(key);
				if (index >= 0) {
					repeated.put(index, row);
				}
			}
		}
		return known;
	}

	/** The mean of a user's embeddings, scaled to norm 1; {@code null} when there is none. */
	private float[] mean(List<T> of, Map<Long, float[]> embedded) {
		double[] sum = new double[items.dimension()];
		for (T item : of) {
			float[] row = embedded.get(items.key(item));
			for (int d = 0; d < sum.length; d++) {
				sum[d] += row[d];
			}
		}
		double square = 0;
		for (double v : sum) {
			square += v * v;
		}
		double norm = Math.sqrt(square);
		if (norm < SMALLEST_NORM) {
			return null;
		}
		float[] mean = new float[sum.length];
		for (int d = 0; d < mean.length; d++) {
			mean[d] = (float) (sum[d] / norm);
		}
		return mean;
	}

	/** The place of an unfinished computation of the same rows; what another one left is deleted. */
	private Place readPlace() throws IOException {
		Path file = work.resolve(PLACE);
		if (Files.exists(file)) {
			String text = Files.readString(file, StandardCharsets.UTF_8);
			if (text.matches(fingerprint + " \\d{1,10} \\d{1,10}")) {
				String[] parts = text.split(" ");
				return new Place(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
			}
		}
		Folders.delete(work);
		Files.createDirectories(work);
		writePlace(new Place(0, 0));
		return new Place(0, 0);
	}

	private void writePlace(Place place) throws IOException {
		Path made = work.resolve(PLACE + ".new");
		Files.writeString(made, fingerprint + ' ' + place.users + ' ' + place.rows, StandardCharsets.UTF_8);
		StudyDirectory.moveIntoPlace(made, work.resolve(PLACE));
	}
}
