package org.zipp.store.internal;

import java.time.Instant;
import java.util.Collection;
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
	private static final String SHARED = "DATABASE";

	private final Database database;
	private final PictureFiles files;

	PictureBytes(Database database, PictureFiles files) {
		this.database = database;
		this.files = files;
	}

	/** Whether the database keeps every picture, for machines that do not have the folder. */
	static boolean isShared(Handle h) {
		return SHARED.equals(h.createQuery("SELECT pictures FROM study").mapTo(String.class).findOne().orElse(""));
	}

	/**
	 * From now on the database keeps every picture, or those alone that wait to be collected.
	 *
	 * @param contents pictures of the study
	 * @return how many were stored
	 */
	int share(boolean shared, Collection<String> contents, SubMonitor monitor) {
		if (database.dialect() == Dialect.H2) {
			throw new ZippException("The tables of this study lie in a file, which nobody else reads. Move the study to a server first.");
		}
		database.write("Storing where pictures lie", h -> h.execute("UPDATE study SET pictures = ?", shared ? SHARED : "FOLDER"));
		if (!shared) {
			return collect(monitor);
		}
		SubMonitor progress = SubMonitor.convert(monitor, "Storing pictures in the database", contents.size());
		int stored = 0;
		for (String content : contents) {
			progress.checkCanceled();
			byte[] png = files.read(content);
			stored += database.merge("Storing a picture", h -> insert(h, content, png));
			progress.worked(1);
		}
		return stored;
	}

	private static int insert(Handle h, String content, byte[] png) {
		return h.execute("INSERT INTO picture_bytes (content, size, bytes, stored_at) SELECT CAST(? AS VARCHAR), CAST(? AS BIGINT), CAST(? AS"
				+ " BYTEA), "
				+ "CAST(? AS TIMESTAMP WITH TIME ZONE) WHERE NOT EXISTS (SELECT * FROM picture_bytes WHERE content = ?)", content,
				(long) png.length, png, Instant.now(), content);
	}

	/** Stores a picture with its row; to be called in the transaction of the row. */
	static void save(Handle h, String content, byte[] png) {
		if (h.createQuery("SELECT COUNT(*) FROM picture_bytes WHERE content = ?").bind(0, content).mapTo(int.class).one() > 0) {
			return;
		}
		long waiting = sums(h)[1];
		if (!isShared(h) && waiting + png.length > ImageRepository.MOST_UNCOLLECTED) {
			throw new ZippException(waiting / MEBI + " MiB of pictures wait in the database, and nobody collects them into the study's folder."
					+ " Run 'releng/zipp queue --collect --dir DIR' where that folder is, then go on.");
		}
		insert(h, content, png);
	}

	/** How many wait to be collected, and their bytes. */
	long[] waiting() {
		return database.read("Counting pictures in the database", h -> isShared(h) ? new long[2] : sums(h));
	}

	/** Whether there are any. */
	boolean any() {
		return database.read("Counting pictures in the database", h -> sums(h)[0] > 0);
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

	/** Brings all that wait into the folder, each safely there before it is taken out. What the database is to keep is no such. */
	int collect(SubMonitor monitor) {
		if (database.dialect() == Dialect.H2 || waiting()[0] == 0) {
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
