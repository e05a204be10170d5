package org.zipp.graph.internal.ingest;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.zipp.graph.internal.Bytes;

import com.github.luben.zstd.ZstdOutputStream;

/**
 * Writes users in the order of their ids with their rows, packed by zstd with a checksum. For each user: id as length and
 * bytes, number of rows, rows sorted by class and id; in the end a length of 0 and the numbers of users and rows. Numbers
 * are differences to the row before where that makes them small.
 */
final class RowWriter implements Closeable {

	static final int MAGIC = 0x5A524F57;
	static final int FORMAT = 1;
	static final int WITH_PARTS = 1 << 8;
	/** Fast: the files are read once or a few times. */
	private static final int LEVEL = 1;
	private static final int BUFFER = 1 << 17;

	private final Path file;
	private final OutputStream out;
	private final boolean withParts;
	private final Bytes bytes = new Bytes(2 * BUFFER);
	private long users;
	private long rows;

	/** @param withParts whether each row says of which part it is */
	RowWriter(Path file, boolean withParts) throws IOException {
		this.file = file;
		this.withParts = withParts;
		out = zstd(new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
				BUFFER));
		bytes.number(MAGIC);
		bytes.number(withParts ? FORMAT | WITH_PARTS : FORMAT);
	}

	@SuppressWarnings("resource") // the setters give the stream itself
	private static OutputStream zstd(OutputStream raw) throws IOException {
		return new ZstdOutputStream(raw, LEVEL).setChecksum(true);
	}

	/** Writes a user; the rows that count must be sorted. */
	void user(byte[] id, int idFrom, int idLength, UserRows of) throws IOException {
		if (of.count == 0) {
			return;
		}
		bytes.block(id, idFrom, idLength);
		bytes.number(of.count);
		long previousKey = 0;
		long previousTime = 0;
		for (int i = 0; i < of.count; i++) {
			int row = of.order[i];
			int head = of.head[row];
			long time = Integer.toUnsignedLong(of.created[row]);
			bytes.put(head);
			bytes.number(of.key[row] - previousKey);
			bytes.signed(time - previousTime);
			bytes.signed(of.score[row]);
			bytes.number(of.community[row]);
			if (withParts) {
				bytes.number(of.part[row]);
			}
			if (Head.hasTail(head)) {
				bytes.block(of.tails.array, of.tailAt[row], of.tailLength[row]);
			}
			previousKey = of.key[row];
			previousTime = time;
			if (bytes.length > BUFFER) {
				flush();
			}
		}
		users++;
		rows += of.count;
	}

	private void flush() throws IOException {
		out.write(bytes.array, 0, bytes.length);
		bytes.clear();
	}

	/** Completes the file and sees that it is on the disk. A file that was not finished cannot be read. */
	void finish() throws IOException {
		bytes.number(0);
		bytes.number(users);
		bytes.number(rows);
		flush();
		out.close();
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			channel.force(true);
		}
	}

	long users() {
		return users;
	}

	long rows() {
		return rows;
	}

	@Override
	public void close() throws IOException {
		out.close();
	}
}
