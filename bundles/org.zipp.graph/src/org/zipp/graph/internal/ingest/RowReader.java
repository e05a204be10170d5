package org.zipp.graph.internal.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import com.github.luben.zstd.ZstdInputStream;

import org.zipp.core.Reasons;

/** Reads what {@link RowWriter} wrote. */
final class RowReader implements Closeable {

	/** Memory that an open reader takes: its buffers and those of the unpacker. */
	static final long MEMORY = 1 << 20;

	/** A file of rows is not whole. */
	static final class DamagedException extends IOException {

		private static final long serialVersionUID = 1L;

		private final transient Path file;

		private DamagedException(Path file, String message) {
			super(message);
			this.file = file;
		}

		Path file() {
			return file;
		}
	}

	private static final int BUFFER = 1 << 16;
	private static final int LONGEST_NUMBER = 10;
	private static final int PREFIX = 8;
	/** Ids and tails are shorter. */
	private static final int LONGEST_BLOCK = 1 << 16;

	private final Path file;
	private final InputStream in;
	private final boolean withParts;
	private final int part;
	private final int[] communities;
	private byte[] buffer = new byte[BUFFER];
	private int at;
	private int filled;
	private byte[] id = new byte[64];
	private byte[] previousId = new byte[64];
	private int idLength;
	private long prefix;
	private int rows;
	private long users;
	private long rowsRead;

	/**
	 * @param communities number to give instead of each number of a community in the file; {@code null} to leave them
	 * @param part        number of the part to give rows when the file does not say it
	 */
	RowReader(Path file, int[] communities, int part) throws IOException {
		this.communities = communities;
		this.part = part;
		this.file = file;
		InputStream raw = Files.newInputStream(file);
		boolean done = false;
		try {
			in = new ZstdInputStream(raw);
			if (number() != RowWriter.MAGIC) {
				throw new DamagedException(file, "it is no file of rows");
			}
			int format = (int) number();
			if ((format & ~RowWriter.WITH_PARTS) != RowWriter.FORMAT) {
				throw new DamagedException(file, "it has format " + format);
			}
			withParts = (format & RowWriter.WITH_PARTS) != 0;
			done = true;
		} finally {
			if (!done) {
				raw.close();
			}
		}
	}

	/**
	 * Goes to the next user, after {@link #rows} or {@link #skip} took the rows of the one before.
	 *
	 * @return false at the end
	 */
	boolean next() throws IOException {
		byte[] before = previousId;
		int lengthBefore = idLength;
		previousId = id;
		id = before;
		idLength = (int) number();
		if (idLength == 0) {
			if (number() != users || number() != rowsRead || fillAtLeast(1)) {
				throw new DamagedException(file, "it does not end as it should");
			}
			return false;
		}
		check(idLength > 0 && idLength <= LONGEST_BLOCK);
		if (id.length < idLength) {
			id = new byte[2 * idLength];
		}
		bytes(id, 0, idLength);
		check(lengthBefore == 0 || Arrays.compareUnsigned(previousId, 0, lengthBefore, id, 0, idLength) < 0);
		prefix = prefix(id, 0, idLength);
		rows = (int) number();
		check(rows > 0);
		users++;
		rowsRead += rows;
		return true;
	}

	/** The first bytes of an id as a number of the same order, when compared unsigned. */
	static long prefix(byte[] id, int from, int length) {
		long prefix = 0;
		for (int i = 0; i < PREFIX; i++) {
			prefix = prefix << 8 | (i < length ? id[from + i] & 0xFF : 0);
		}
		return prefix;
	}

	/** Compares the ids of the users reached. */
	int compareId(RowReader other) {
		int c = Long.compareUnsigned(prefix, other.prefix);
		return c != 0 ? c : Arrays.compareUnsigned(id, 0, idLength, other.id, 0, other.idLength);
	}

	byte[] id() {
		return id;
	}

	int idLength() {
		return idLength;
	}

	/** Rows of the user reached. */
	int rowCount() {
		return rows;
	}

	/** Appends the rows of the user reached. */
	void rows(UserRows target) throws IOException {
		long key = 0;
		long time = 0;
		for (int i = 0; i < rows; i++) {
			int head = next1();
			key += number();
			time += signed();
			int score = (int) signed();
			int community = (int) number();
			int of = withParts ? (int) number() : part;
			int tail = Head.hasTail(head) ? (int) number() : 0;
			check(tail >= 0 && tail <= LONGEST_BLOCK && community >= 0 && (communities == null || community < communities.length));
			int row = target.add(key, communities == null ? community : communities[community], (int) time, score, head, tail);
			target.part[row] = of;
			if (tail > 0) {
				target.tails.room(tail);
				bytes(target.tails.array, target.tails.length, tail);
				target.tails.length += tail;
			}
		}
	}

	/** Passes over the rows of the user reached; tells of which part each was. */
	void skip(UserRows.Dropped parts) throws IOException {
		for (int i = 0; i < rows; i++) {
			int head = next1();
			number();
			number();
			number();
			number();
			parts.row(withParts ? (int) number() : part);
			if (Head.hasTail(head)) {
				for (int left = (int) number(); left > 0;) {
					if (at == filled) {
						need();
					}
					int n = Math.min(left, filled - at);
					at += n;
					left -= n;
				}
			}
		}
	}

	/** What is read is only known to be whole at the end of the file; until then, what cannot be must not do harm. */
	private void check(boolean holds) throws DamagedException {
		if (!holds) {
			throw new DamagedException(file, "it holds what cannot be");
		}
	}

	private int next1() throws IOException {
		if (at == filled) {
			need();
		}
		return buffer[at++];
	}

	private void need() throws IOException {
		if (!fillAtLeast(1)) {
			throw new DamagedException(file, "it ends too early");
		}
	}

	private long signed() throws IOException {
		long value = number();
		return value >>> 1 ^ -(value & 1);
	}

	private long number() throws IOException {
		if (filled - at < LONGEST_NUMBER) {
			fillAtLeast(LONGEST_NUMBER); // fewer are left near the end
		}
		long value = 0;
		for (int shift = 0;; shift += 7) {
			byte b = (byte) next1();
			value |= (b & 0x7FL) << shift;
			if (b >= 0) {
				return value;
			}
		}
	}

	private void bytes(byte[] target, int from, int length) throws IOException {
		int done = 0;
		while (done < length) {
			if (at == filled) {
				need();
			}
			int n = Math.min(length - done, filled - at);
			System.arraycopy(buffer, at, target, from + done, n);
			at += n;
			done += n;
		}
	}

	/** Whether so many bytes are there now. */
	private boolean fillAtLeast(int bytes) throws IOException {
		System.arraycopy(buffer, at, buffer, 0, filled - at);
		filled -= at;
		at = 0;
		while (filled < bytes) {
			int n = read();
			if (n < 0) {
				return false;
			}
			filled += n;
		}
		return true;
	}

	private int read() throws IOException {
		try {
			return in.read(buffer, filled, buffer.length - filled);
		} catch (IOException e) {
			throw new DamagedException(file, Reasons.of(e));
		}
	}

	@Override
	public void close() throws IOException {
		in.close();
	}
}
