package org.zipp.core;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Whether bytes are a PNG picture to its last row. Decoders of pictures are of no use here: they show what there is of a
 * file cut short, and leave the rest grey.
 */
public final class PngCheck {

	private static final long SIGNATURE = 0x89504E470D0A1A0AL;
	private static final int HEADER = 0x49484452;
	private static final int DATA = 0x49444154;
	private static final int END = 0x49454E44;
	private static final int CHUNK_FRAME = 12;
	private static final int BUFFER = 1 << 16;
	private static final int DEPTH_AT = 8;
	private static final int COLOUR_AT = 9;
	private static final int INTERLACE_AT = 12;
	private static final int HEADER_LENGTH = 13;

	/** Colour type of PNG → channels, 0 for those there are not. */
	private static final int[] CHANNELS = { 1, 0, 3, 1, 2, 0, 4 };

	/** Left, top, step across and step down of the passes of an interlaced picture (PNG, section 8.2). */
	private static final int[][] PASSES = { { 0, 0, 8, 8 }, { 4, 0, 8, 8 }, { 0, 4, 4, 8 }, { 2, 0, 4, 4 }, { 0, 2, 2, 4 },
			{ 1, 0, 2, 2 }, { 0, 1, 1, 2 } };

	private PngCheck() {
	}

	/** Whether every chunk is whole, the end is there, and the packed rows are as many as the header says. */
	public static boolean isWhole(byte[] png) {
		ByteBuffer in = ByteBuffer.wrap(png);
		if (in.remaining() < Long.BYTES || in.getLong() != SIGNATURE) {
			return false;
		}
		long wanted = -1;
		long unpacked = 0;
		byte[] buffer = new byte[BUFFER];
		Inflater inflater = new Inflater();
		try {
			while (in.remaining() >= CHUNK_FRAME) {
				int length = in.getInt();
				if (length < 0 || length > in.remaining() - Long.BYTES || !hasItsSum(png, in.position(), length)) {
					return false;
				}
				int type = in.getInt();
				int start = in.position();
				if (wanted < 0) {
					wanted = type == HEADER && length == HEADER_LENGTH ? unpackedLength(in.slice()) : -1;
					if (wanted < 0) {
						return false;
					}
				} else if (type == DATA) {
					inflater.setInput(png, start, length);
					for (int n = inflater.inflate(buffer); n > 0; n = inflater.inflate(buffer)) {
						unpacked += n;
					}
				} else if (type == END) {
					return inflater.finished() && unpacked >= wanted;
				}
				in.position(start + length + Integer.BYTES);
			}
			return false;
		} catch (DataFormatException e) {
			// Bytes that do not unpack are what is asked about.
			return false;
		} finally {
			inflater.end();
		}
	}

	/** The sum covers the type and the data of a chunk. */
	private static boolean hasItsSum(byte[] png, int start, int length) {
		CRC32 sum = new CRC32();
		sum.update(png, start, Integer.BYTES + length);
		return (int) sum.getValue() == ByteBuffer.wrap(png).getInt(start + Integer.BYTES + length);
	}

	/** Bytes of all rows with their filter bytes, -1 when the header makes no sense. */
	private static long unpackedLength(ByteBuffer header) {
		int width = header.getInt(0);
		int height = header.getInt(Integer.BYTES);
		int depth = header.get(DEPTH_AT);
		int colour = header.get(COLOUR_AT);
		if (width <= 0 || height <= 0 || depth <= 0 || colour < 0 || colour >= CHANNELS.length || CHANNELS[colour] == 0) {
			return -1;
		}
		long bits = (long) depth * CHANNELS[colour];
		if (header.get(INTERLACE_AT) == 0) {
			return rows(width, height, bits);
		}
		long sum = 0;
		for (int[] pass : PASSES) {
			sum += rows((width - pass[0] + pass[2] - 1) / pass[2], (height - pass[1] + pass[3] - 1) / pass[3], bits);
		}
		return sum;
	}

	private static long rows(int width, int height, long bits) {
		return width <= 0 || height <= 0 ? 0 : height * (1 + (width * bits + 7) / 8);
	}
}
