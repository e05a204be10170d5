package org.zipp.graph.internal.ingest;

import java.util.Arrays;

import org.zipp.graph.internal.ByteReader;

/** The communities of a part by first appearance, each with the beginnings of some texts, from which its language shows. */
final class Communities {

	/** Bytes of texts kept of a community. */
	static final int SAMPLE = 300;

	private final Names names = new Names();
	private final ByteReader reader = new ByteReader();
	private byte[][] samples = new byte[1 << 10][];
	private short[] lengths = new short[1 << 10];

	int number(byte[] bytes, int from, int length) {
		return names.number(bytes, from, length);
	}

	/** Keeps the text of a row, if there is one and room for it. */
	void sample(int community, int head, byte[] bytes, int tail) {
		if ((head & (Head.TEXT | Head.TITLE)) == 0 || community < lengths.length && lengths[community] >= SAMPLE) {
			return;
		}
		if (community >= lengths.length) {
			int size = Math.max(community + 1, 2 * lengths.length);
			samples = Arrays.copyOf(samples, size);
			lengths = Arrays.copyOf(lengths, size);
		}
		reader.on(bytes, tail);
		if ((head & Head.FOREIGN) != 0) {
			reader.block();
		}
		if (Head.isEdge(head)) {
			reader.number();
			reader.number();
			reader.number();
		}
		int length = reader.block();
		int from = reader.at - length;
		int room = SAMPLE - lengths[community];
		if (samples[community] == null) {
			samples[community] = new byte[SAMPLE];
		}
		if (length > room) {
			length = room;
			while (length > 0 && (bytes[from + length] & 0xC0) == 0x80) {
				length--; // whole letters only
			}
			Arrays.fill(samples[community], lengths[community] + length, SAMPLE, (byte) ' ');
			System.arraycopy(bytes, from, samples[community], lengths[community], length);
			lengths[community] = SAMPLE;
			return;
		}
		System.arraycopy(bytes, from, samples[community], lengths[community], length);
		lengths[community] += (short) length;
		if (lengths[community] < SAMPLE) {
			samples[community][lengths[community]++] = ' ';
		}
	}

	int size() {
		return names.size();
	}

	byte[] name(int community) {
		int start = names.start(community);
		return Arrays.copyOfRange(names.chunk(community), start, start + names.length(community));
	}

	byte[] sample(int community) {
		return community >= lengths.length || samples[community] == null ? new byte[0]
				: Arrays.copyOf(samples[community], lengths[community]);
	}
}
