package org.zipp.tables.packing;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Packed bytes on their way to an unpacker of zstd, which takes the end of the file for the end of the data even in the middle of
 * a frame. This follows where frames and their blocks end (RFC 8878, section 3) and fails when the last one is not whole.
 */
final class ZstdFrames extends FilterInputStream {

	private static final int MAGIC = 0xFD2FB528;
	private static final int SKIPPED = 0x184D2A50;
	private static final int RLE = 1;

	private enum Part {
		/** Nothing, or whole frames, lie behind. */
		MAGIC_NUMBER(4),
		SKIPPED_LENGTH(4), DESCRIPTOR(1), BLOCK(3), CHECKSUM(4),
		/** No frame that is known here; the unpacker will say what it is. */
		UNKNOWN(0);

		private final int bytes;

		Part(int bytes) {
			this.bytes = bytes;
		}
	}

	private Part part = Part.MAGIC_NUMBER;
	private int needed = Part.MAGIC_NUMBER.bytes;
	private int value;
	private int have;
	/** Bytes to pass over, before the part. */
	private long passed;
	private boolean checksum;
	private boolean frames;

	ZstdFrames(InputStream in) {
		super(in);
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
	}

	@Override
	public int read(byte[] b, int off, int len) throws IOException {
		int n = super.read(b, off, len);
		if (n < 0) {
			end();
		} else {
			follow(b, off, off + n);
		}
		return n;
	}

	private void end() throws EOFException {
		if (part == Part.UNKNOWN) {
			return;
		}
		if (!frames && have == 0) {
			throw new EOFException("the file is empty");
		}
		if (part != Part.MAGIC_NUMBER || have > 0 || passed > 0) {
			throw new EOFException("the file ends in the middle of a zstd frame");
		}
	}

	private void follow(byte[] b, int from, int to) {
		int at = from;
		while (at < to && part != Part.UNKNOWN) {
			if (passed > 0) {
				int n = (int) Math.min(passed, (long) to - at);
				passed -= n;
				at += n;
				continue;
			}
			value |= (b[at++] & 0xFF) << 8 * have;
			if (++have == needed) {
				next();
			}
		}
	}

	private void next() {
		int v = value;
		value = 0;
		have = 0;
		switch (part) {
		case MAGIC_NUMBER -> {
			frames = true;
			await(v == MAGIC ? Part.DESCRIPTOR : (v & 0xFFFFFFF0) == SKIPPED ? Part.SKIPPED_LENGTH : Part.UNKNOWN);
		}
		case SKIPPED_LENGTH -> {
			passed = Integer.toUnsignedLong(v);
			await(Part.MAGIC_NUMBER);
		}
		case DESCRIPTOR -> {
			boolean single = (v & 0x20) != 0;
			checksum = (v & 4) != 0;
			int size = v >> 6 == 0 ? single ? 1 : 0 : 1 << (v >> 6);
			passed = (single ? 0 : 1) + new int[] { 0, 1, 2, 4 }[v & 3] + size;
			await(Part.BLOCK);
		}
		case BLOCK -> {
			passed = (v >> 1 & 3) == RLE ? 1 : v >> 3;
			boolean last = (v & 1) != 0;
			await(last ? checksum ? Part.CHECKSUM : Part.MAGIC_NUMBER : Part.BLOCK);
		}
		case CHECKSUM -> await(Part.MAGIC_NUMBER);
		default -> throw new IllegalStateException(part.name());
		}
	}

	private void await(Part following) {
		part = following;
		needed = following.bytes;
	}

	@Override
	public boolean markSupported() {
		return false;
	}
}
