package org.zipp.tables.packing;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks gzip (RFC 1952), all members of it. The one of the platform takes a damaged or cut head of a later member, and anything
 * else behind a member, for the end; here only the end of the file is one, or zeros up to it.
 */
final class GzipMembers extends InputStream {

	private static final int BUFFER = 1 << 17;
	private static final int HEADER_CHECKSUM = 2;
	private static final int EXTRA = 4;
	private static final int NAME = 8;
	private static final int COMMENT = 16;

	private final InputStream in;
	private final Inflater inflater = new Inflater(true);
	private final CRC32 checksum = new CRC32();
	private final byte[] buffer = new byte[BUFFER];
	private int at;
	private int filled;
	private boolean inside;
	private boolean ended;
	private boolean first = true;

	/** @param packed closed with this */
	GzipMembers(InputStream packed) {
		in = packed;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
	}

	@Override
	public int read(byte[] b, int off, int len) throws IOException {
		if (len == 0) {
			return 0;
		}
		try {
			while (!ended) {
				if (!inside) {
					ended = !header();
					continue;
				}
				int n = inflater.inflate(b, off, len);
				if (n > 0) {
					checksum.update(b, off, n);
					return n;
				}
				if (inflater.finished()) {
					trailer();
				} else if (inflater.needsDictionary()) {
					throw new IOException("the gzip data are damaged");
				} else {
					if (!fill()) {
						throw cut();
					}
					inflater.setInput(buffer, 0, filled);
					at = filled;
				}
			}
			return -1;
		} catch (DataFormatException e) {
			throw new IOException("the gzip data are damaged", e);
		}
	}

	private static EOFException cut() {
		return new EOFException("the file ends in the middle of gzip data");
	}

	private boolean fill() throws IOException {
		at = 0;
		filled = Math.max(0, in.read(buffer, 0, buffer.length));
		return filled > 0;
	}

	/** The next byte, -1 at the end. */
	private int next() throws IOException {
		return at < filled || fill() ? buffer[at++] & 0xFF : -1;
	}

	private int needed() throws IOException {
		int b = next();
		if (b < 0) {
			throw cut();
		}
		return b;
	}

	/** Passes over the head of a member; false at the end of the file. */
	private boolean header() throws IOException {
		int b = next();
		if (b < 0 && first) {
			throw new EOFException("the file is empty");
		}
		while (b == 0 && !first) {
			b = next();
		}
		if (b < 0) {
			return false;
		}
		if (b != 0x1F || needed() != 0x8B) {
			throw new IOException(first ? "it is no gzip file" : "something that is not gzip follows the gzip data");
		}
		if (needed() != 8) {
			throw new IOException("the gzip data are packed in an unknown way");
		}
		int flags = needed();
		skip(6);
		if ((flags & EXTRA) != 0) {
			skip(needed() | needed() << 8);
		}
		if ((flags & NAME) != 0) {
			skipText();
		}
		if ((flags & COMMENT) != 0) {
			skipText();
		}
		if ((flags & HEADER_CHECKSUM) != 0) {
			skip(2);
		}
		inflater.reset();
		inflater.setInput(buffer, at, filled - at);
		at = filled;
		checksum.reset();
		inside = true;
		first = false;
		return true;
	}

	private void skip(int bytes) throws IOException {
		for (int i = 0; i < bytes; i++) {
			needed();
		}
	}

	private void skipText() throws IOException {
		while (needed() != 0) {
			// The text is of no use.
		}
	}

	private void trailer() throws IOException {
		at = filled - inflater.getRemaining();
		long sum = little();
		long length = little();
		if (sum != checksum.getValue() || length != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
			throw new IOException("the gzip data are damaged: their checksum is another one");
		}
		inside = false;
	}

	private long little() throws IOException {
		long value = 0;
		for (int i = 0; i < 4; i++) {
			value |= (long) needed() << 8 * i;
		}
		return value;
	}

	@Override
	public void close() throws IOException {
		inflater.end();
		in.close();
	}
}
