package org.zipp.tables.packing;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

import org.zipp.core.ZippException;

import com.github.luben.zstd.ZstdInputStream;

/**
 * What is in a file: of zstd with windows up to 2 GiB, of gzip, or the file itself; which of them its first bytes say. An end
 * before the data are whole is a failure, also when it lies in a later frame or member than the first.
 */
public final class PackedInput extends FilterInputStream {

	private static final int WINDOW_LOG = 31;
	/** Longest header of a frame up to the size of the window or content. */
	private static final int HEADER = 14;
	private static final int SHORTEST = 4;
	private static final Pattern PACKED = Pattern.compile("\\.(gz|zst)$");
	private static final Pattern PACKED_TABLE = Pattern.compile("\\.(csv|tsv|tab)\\.(gz|zst)$");

	private final Counter packed;

	private PackedInput(InputStream unpacked, Counter packed) {
		super(unpacked);
		this.packed = packed;
	}

	/**
	 * Opens a file.
	 *
	 * @throws ZippException when it is packed in a way that is not read, or is no text, saying what it is
	 * @throws IOException   when it cannot be read, or is named as packed and is not
	 */
	public static PackedInput open(Path file) throws IOException {
		FileKind kind = FileKind.of(file);
		if (!kind.isText()) {
			throw kind.failure(file);
		}
		if (kind == FileKind.PLAIN) {
			refuseNamedPacked(file);
		}
		Counter counter = new Counter(Files.newInputStream(file));
		try {
			return new PackedInput(switch (kind) {
			case ZSTD -> zstd(new ZstdFrames(counter));
			case GZIP -> new GzipMembers(counter);
			default -> counter;
			}, counter);
		} catch (IOException e) {
			counter.close();
			throw e;
		}
	}

	/** A file that is named as packed and is not was unpacked on its way, as browsers do, or is damaged. */
	private static void refuseNamedPacked(Path file) throws IOException {
		String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		if (!PACKED.matcher(name).find()) {
			return;
		}
		byte[] head;
		try (InputStream in = Files.newInputStream(file)) {
			head = in.readNBytes(HEADER);
		}
		if (head.length < SHORTEST) {
			throw new EOFException(head.length == 0 ? "the file is empty" : "the file ends in the middle of packed data");
		}
		boolean unpacked = head[0] == '{' || PACKED_TABLE.matcher(name).find();
		for (byte b : head) {
			unpacked &= b < 0 || b >= ' ' || b == '\n' || b == '\r' || b == '\t';
		}
		if (!unpacked) {
			throw new IOException("it is no " + (name.endsWith(".gz") ? "gzip" : "zstd") + " file, although its name says so");
		}
	}

	@SuppressWarnings("resource") // the setter gives the stream itself
	private static InputStream zstd(InputStream frames) throws IOException {
		return new ZstdInputStream(frames).setLongMax(WINDOW_LOG);
	}

	/** Bytes read of the file itself, packed; may be asked by other threads. */
	public long bytesRead() {
		return packed.read;
	}

	/** Bytes of native memory that unpacking takes beside small buffers: the window that a zstd file asks for. */
	public static long window(Path file) throws IOException {
		byte[] header;
		try (InputStream in = Files.newInputStream(file)) {
			header = in.readNBytes(HEADER);
		}
		if (header.length < 6 || FileKind.of(header) != FileKind.ZSTD || header[0] != 0x28) {
			return 0;
		}
		int descriptor = header[4];
		boolean single = (descriptor & 0x20) != 0;
		if (!single) {
			int exponent = (header[5] & 0xFF) >> 3;
			long base = 1L << 10 + exponent;
			return base + base / 8 * (header[5] & 7);
		}
		int idBytes = new int[] { 0, 1, 2, 4 }[descriptor & 3];
		int sizeBytes = 1 << (descriptor >> 6 & 3);
		if (header.length < 5 + idBytes + sizeBytes) {
			return 0;
		}
		return little(header, 5 + idBytes, sizeBytes) + (sizeBytes == 2 ? 256 : 0);
	}

	private static long little(byte[] bytes, int from, int count) {
		long value = 0;
		for (int i = count - 1; i >= 0; i--) {
			value = value << 8 | bytes[from + i] & 0xFF;
		}
		return value;
	}

	private static final class Counter extends FilterInputStream {
		private volatile long read;

		Counter(InputStream in) {
			super(in);
		}

		@Override
		public int read() throws IOException {
			int b = super.read();
			add(b < 0 ? 0 : 1);
			return b;
		}

		@Override
		public int read(byte[] b, int off, int len) throws IOException {
			int n = super.read(b, off, len);
			add(Math.max(0, n));
			return n;
		}

		private void add(int n) {
			read = read + n; // one thread writes
		}
	}
}
