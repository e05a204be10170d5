package org.zipp.language.chat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

import org.zipp.core.Hashes;
import org.zipp.core.ZippException;

/** A part of what a chat model is asked. */
public sealed interface ChatPart {

	/** What of the part decides the answer: differs between parts that are not the same. */
	String identity();

	/** Words. */
	record Text(String text) implements ChatPart {
		@Override
		public String identity() {
			return "text:" + text;
		}
	}

	/** A picture as the bytes of its file. */
	final class Picture implements ChatPart {

		private final byte[] bytes;
		private final String type;

		private Picture(byte[] bytes, String type) {
			this.bytes = bytes;
			this.type = type;
		}

		/**
		 * A picture of one of the kinds that models take.
		 *
		 * @param file bytes of a PNG, JPEG, GIF or WebP file
		 * @throws ZippException when it is none of these, whatever its name says
		 */
		public static Picture of(byte[] file) {
			return new Picture(file.clone(), type(file));
		}

		private static String type(byte[] file) {
			String start = new String(file, 0, Math.min(12, file.length), StandardCharsets.ISO_8859_1);
			if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
				return "image/png";
			}
			if (start.startsWith("\u00ff\u00d8\u00ff")) {
				return "image/jpeg";
			}
			if (start.startsWith("GIF8")) {
				return "image/gif";
			}
			if (start.startsWith("RIFF") && start.endsWith("WEBP")) {
				return "image/webp";
			}
			throw new ZippException("A picture for a model must be a PNG, JPEG, GIF or WebP file; this one is none of them.");
		}

		/** The picture in an address, as endpoints take it. */
		String url() {
			return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
		}

		@Override
		public String identity() {
			return "picture:" + type + ':' + Hashes.of(bytes);
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Picture p && Arrays.equals(bytes, p.bytes);
		}

		@Override
		public int hashCode() {
			return Arrays.hashCode(bytes);
		}

		@Override
		public String toString() {
			return type + ", " + bytes.length + " bytes";
		}
	}
}
