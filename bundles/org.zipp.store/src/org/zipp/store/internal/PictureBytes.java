package org.zipp.store.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.SubMonitor;
import org.jdbi.v3.core.Handle;
import org.zipp.core.Hashes;
import org.zipp.core.ZippException;
import org.zipp.store.ImageRepository;

/**
 * Pictures on their way through the database: made by a process that does not have the study's folder, stored in the transaction
 * that stores their row, and taken out once they lie in the folder. Only a server has such; a file study has one process.
 */
final class PictureBytes {

	private static final int AT_ONCE = 200;
	private static final long MEBI = 1L << 20;

	private final Database database;
	private final PictureFiles files;

	PictureBytes(Database database, PictureFiles files) {
		this.database = database;
		this.files = files;
	}

	/** Stores a picture with its row; to be called in the transaction of the row. */
	static void save(Handle h, String content, byte[] png) {
		if (h.createQuery("SELECT COUNT(*) FROM picture_bytes WHERE content = ?").bind(0, content).mapTo(int.class).one() > 0) {
			return;
		}
		long waiting = sums(h)[1];
		if (waiting + png.length > ImageRepository.MOST_UNCOLLECTED) {
			throw new ZippException(waiting / MEBI + " MiB of pictures wait in the database, and nobody collects them into the study's folder."
					+ " Run 'releng/zipp queue --collect --dir DIR' where that folder is, then go on.");
		}
		h.execute("INSERT INTO picture_bytes (content, size, bytes, stored_at) VALUES (?, ?, ?, ?)", content, (long) png.length, png,
				Instant.now());
	}

	/** How many wait, and their bytes. */
	long[] waiting() {
		return database.read("Counting pictures in the database", PictureBytes::sums);
	}

	private static long[] sums(Handle h) {
		return h.createQuery("SELECT COUNT(*), COALESCE(SUM(size), 0) FROM picture_bytes")
				.map((r, c) -> new long[] { r.getLong(1), r.getLong(2) }).one();
	}

	/** The bytes of a picture that waits; empty when it does not, or they are not what was stored. */
	Optional<byte[]> find(String content) {
		if (database.dialect() == Dialect.H2) {
			return Optional.empty();
		}
		return database.read("Reading a picture",
				h -> h.createQuery("SELECT bytes FROM picture_bytes WHERE content = ?").bind(0, content).map((r, c) -> r.getBytes(1)).findOne())
				.filter(b -> Hashes.of(b).equals(content));
	}

	/** Brings all that wait into the folder, each safely there before it is taken out. */
	int collect(SubMonitor monitor) {
		if (database.dialect() == Dialect.H2) {
			return 0;
		}
		SubMonitor progress = SubMonitor.convert(monitor);
		int collected = 0;
		while (true) {
			List<String> some = database.read("Looking for pictures in the database",
					h -> h.createQuery("SELECT content FROM picture_bytes ORDER BY stored_at, content LIMIT ?").bind(0, AT_ONCE)
							.mapTo(String.class).list());
			if (some.isEmpty()) {
				return collected;
			}
			for (String content : some) {
				progress.checkCanceled();
				find(content).ifPresent(files::write);
				database.write("Collecting a picture", h -> h.execute("DELETE FROM picture_bytes WHERE content = ?", content));
				collected++;
				progress.setWorkRemaining(some.size()).worked(1);
			}
		}
	}
}
