package org.zipp.graph.internal.ingest;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

import com.github.luben.zstd.ZstdInputStream;

/** Opens dump files: zstd with windows up to 2 GiB ({@code .zst}), gzip ({@code .gz}) or plain. */
final class PackedFile {

	private static final int WINDOW_LOG = 31;
	private static final int BUFFER = 1 << 17;
	private static final int MAGIC = 0xFD2FB528;
	/** Longest header of a frame up to the size of the window or content. */
	private static final int HEADER = 14;

	private PackedFile() {
	}

	/** Counts the bytes read of the file itself, packed. */
	static final class Counter extends FilterInputStream {
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

		long bytes() {
			return read;
		}
	}

	/** What is in a file; closing it closes {@code packed}. */
	static InputStream unpack(String fileName, Counter packed) throws IOException {
		String name = fileName.toLowerCase(Locale.ROOT);
		return name.endsWith(".zst") ? zstd(packed) : name.endsWith(".gz") ? new GZIPInputStream(packed, BUFFER) : packed;
	}

	/** @throws EOFException when the file is packed and empty */
	static Counter open(Path file) throws IOException {
		String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		if ((name.endsWith(".zst") || name.endsWith(".gz")) && Files.size(file) == 0) {
			throw new EOFException("the file is empty");
		}
		return new Counter(Files.newInputStream(file));
	}

	@SuppressWarnings("resource") // the setter gives the stream itself
	private static InputStream zstd(InputStream packed) throws IOException {
		return new ZstdInputStream(packed).setLongMax(WINDOW_LOG);
	}

	/** Bytes of native memory that unpacking takes beside small buffers: the window that a zstd file asks for. */
	static long window(Path file) throws IOException {
		if (!file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".zst")) {
			return 0;
		}
		byte[] header;
		try (InputStream in = Files.newInputStream(file)) {
			header = in.readNBytes(HEADER);
		}
		if (header.length < 6 || (int) little(header, 0, 4) != MAGIC) {
			return 0; // no archive, as reading it will say
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
}
