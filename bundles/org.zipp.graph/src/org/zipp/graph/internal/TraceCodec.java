package org.zipp.graph.internal;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

import org.zipp.graph.Trace;
import org.zipp.graph.TraceKind;

/** The bytes of traces: numbers as variable-length integers, texts as length and UTF-8. */
public final class TraceCodec {

	private static final TraceKind[] KINDS = TraceKind.values();

	private TraceCodec() {
	}

	/**
	 * Appends the beginning of a trace; its source, text and link must follow, each with {@link Bytes#block}.
	 *
	 * @param ordinal place of the community among those of the user
	 * @param created seconds since 1970
	 */
	public static void begin(Bytes out, TraceKind kind, int ordinal, int score, long created) {
		out.put(kind.ordinal());
		out.number(ordinal);
		out.number(Integer.toUnsignedLong(score << 1 ^ score >> 31));
		out.number(created);
	}

	/**
	 * Reads all traces of a user.
	 *
	 * @param communityOf community index for the place of a community among those of the user
	 */
	public static void decode(byte[] bytes, IntUnaryOperator communityOf, Consumer<Trace> sink) {
		Reader in = new Reader(bytes);
		while (in.at < bytes.length) {
			TraceKind kind = KINDS[bytes[in.at++]];
			int community = communityOf.applyAsInt((int) in.number());
			int zigzag = (int) in.number();
			long created = in.number();
			String source = in.text();
			String text = in.text();
			String link = in.text();
			sink.accept(new Trace(kind, community, text, source, link, zigzag >>> 1 ^ -(zigzag & 1), created));
		}
	}

	private static final class Reader {
		private final byte[] bytes;
		private int at;

		private Reader(byte[] bytes) {
			this.bytes = bytes;
		}

		private long number() {
			long value = 0;
			for (int shift = 0;; shift += 7) {
				byte b = bytes[at++];
				value |= (b & 0x7FL) << shift;
				if (b >= 0) {
					return value;
				}
			}
		}

		private String text() {
			int length = (int) number();
			String value = new String(bytes, at, length, StandardCharsets.UTF_8);
			at += length;
			return value;
		}
	}
}
