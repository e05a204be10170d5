package org.zipp.graph.internal;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** Writes {@link IdColumns}: hashes until the first id that is none, then texts. */
final class IdWriter implements AutoCloseable {

	private final Path bytesFile;
	private final byte[] hash = new byte[IdColumns.HASH_BYTES];
	private final ColumnWriter offsets;
	private ColumnWriter bytes;
	private boolean hashes = true;

	/** Makes the two files, which must not be there. */
	IdWriter(Path offsetsFile, Path bytesFile) throws IOException {
		this.bytesFile = bytesFile;
		offsets = new ColumnWriter(offsetsFile);
		try {
			bytes = ColumnWriter.ofBytes(bytesFile);
		} catch (IOException e) {
			offsets.close();
			throw e;
		}
	}

	/** Adds an id; the caller sees to the order. */
	void add(byte[] id, int length) throws IOException {
		if (hashes && IdColumns.hash(id, length, hash)) {
			bytes.put(hash, 0, hash.length);
			return;
		}
		if (hashes) {
			toTexts();
		}
		text(id, length);
	}

	private void text(byte[] id, int length) throws IOException {
		offsets.put(bytes.count());
		bytes.put(id, 0, length);
	}

	private void toTexts() throws IOException {
		hashes = false;
		long written = bytes.count() / hash.length;
		bytes.close();
		Path old = bytesFile.resolveSibling(bytesFile.getFileName() + ".hashes");
		Files.move(bytesFile, old);
		bytes = ColumnWriter.ofBytes(bytesFile);
		try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(old)))) {
			in.skipNBytes(Column.HEADER_BYTES);
			for (long i = 0; i < written; i++) {
				in.readFully(hash);
				byte[] id = ('u' + HexFormat.of().formatHex(hash)).getBytes(StandardCharsets.US_ASCII);
				text(id, id.length);
			}
		}
		Files.delete(old);
	}

	/** Adds the last offset. */
	void end() throws IOException {
		if (!hashes) {
			offsets.put(bytes.count());
		}
	}

	@Override
	public void close() throws IOException {
		try (ColumnWriter _ = offsets; ColumnWriter _ = bytes) {
			// closes both, whichever fails
		}
	}
}
