package org.zipp.graph.internal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.zipp.graph.Trace;

/**
 * Rows on their way from the dump to the graph, in 256 files by the user's id. All rows of a user are in one file and
 * the files follow each other in the order of the ids, so that each can be grouped and sorted in memory by itself: what
 * is held at a time is one part in 256 of the dump.
 */
final class Spill implements Closeable {

	static final int PARTS = 256;
	private static final int BUFFER = 1 << 15;
	private static final int HEX = 16;

	private final Path folder;
	private final boolean hashed;
	private final DataOutputStream[] parts = new DataOutputStream[PARTS];
	private final ByteArrayOutputStream row = new ByteArrayOutputStream();

	/** @param hashed whether user ids are {@code u} + hexadecimal digits; else they are names */
	Spill(Path folder, boolean hashed) {
		this.folder = folder;
		this.hashed = hashed;
	}

	/** @param trace its community is a provisional number */
	void add(String user, Trace trace) throws IOException {
		int part = hashed ? Character.digit(user.charAt(1), HEX) * HEX + Character.digit(user.charAt(2), HEX)
				: Math.min(user.charAt(0), PARTS - 1);
		if (parts[part] == null) {
			OutputStream file = Files.newOutputStream(file(part));
			parts[part] = new DataOutputStream(new BufferedOutputStream(file, BUFFER));
		}
		row.reset();
		TraceCodec.encode(row, trace.community(), trace);
		parts[part].writeUTF(user);
		parts[part].writeInt(row.size());
		row.writeTo(parts[part]);
	}

	/** Ends writing. */
	@Override
	public void close() throws IOException {
		IOException first = null;
		for (DataOutputStream part : parts) {
			if (part != null) {
				try {
					part.close();
				} catch (IOException e) {
					first = first == null ? e : first;
				}
			}
		}
		if (first != null) {
			throw first;
		}
	}

	/** The rows of a part by user, in the order they were added. Deletes the file. */
	Map<String, List<Trace>> take(int part) throws IOException {
		Map<String, List<Trace>> rows = new HashMap<>();
		if (parts[part] == null) {
			return rows;
		}
		try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file(part)), BUFFER))) {
			while (true) {
				String user;
				try {
					user = in.readUTF();
				} catch (EOFException _) {
					break; // files end between rows: close() wrote them whole or failed
				}
				byte[] bytes = in.readNBytes(in.readInt());
				List<Trace> of = rows.computeIfAbsent(user, _ -> new ArrayList<>());
				TraceCodec.decode(bytes, i -> i, of::add);
			}
		}
		Files.delete(file(part));
		return rows;
	}


	private Path file(int part) {
		return folder.resolve(String.format("part-%03d", part));
	}
}
