package org.zipp.graph.internal.ingest;

import java.nio.charset.StandardCharsets;

import org.zipp.graph.internal.Bytes;

/**
 * A text field of a line: a place in the bytes of the line, valid UTF-8 between quotation marks with JSON's escapes as
 * they stand, or missing. Half surrogates count as question marks, as they do when Java writes UTF-8.
 */
final class Field {

	private byte[] bytes;
	private int from;
	private int to;
	private boolean escaped;
	private boolean ascii;

	void clear() {
		bytes = null;
	}

	/**
	 * @param hasEscapes whether there is a backslash
	 * @param isAscii    whether there are no bytes above 127
	 */
	void set(byte[] line, int start, int end, boolean hasEscapes, boolean isAscii) {
		bytes = line;
		from = start;
		to = end;
		escaped = hasEscapes;
		ascii = isAscii;
	}

	void set(String value) {
		if (value == null) {
			clear();
		} else {
			byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
			set(utf8, 0, utf8.length, false, false);
		}
	}

	boolean present() {
		return bytes != null;
	}

	/** Whether the bytes are the letters: all ASCII, and none stands for another. */
	boolean isPlain() {
		return bytes != null && ascii && !escaped;
	}

	/** Whether the bytes are the text in UTF-8: none stands for another. */
	boolean isUtf8() {
		return bytes != null && !escaped;
	}

	byte[] bytes() {
		return bytes;
	}

	int from() {
		return from;
	}

	int to() {
		return to;
	}

	boolean isEmpty() {
		return from == to;
	}

	/** Whether its text has more bytes in UTF-8. */
	boolean isLonger(int length) {
		return bytes != null && to - from > length
				&& (!escaped || text().getBytes(StandardCharsets.UTF_8).length > length);
	}

	/** Whether it is exactly that text, which must be ASCII; upper and lower case alike if asked for. */
	boolean is(String ascii, boolean ignoreCase) {
		if (bytes == null || !escaped && to - from != ascii.length()) {
			return false;
		}
		if (escaped) {
			return ignoreCase ? text().equalsIgnoreCase(ascii) : text().equals(ascii);
		}
		for (int i = 0; i < ascii.length(); i++) {
			int have = bytes[from + i];
			int want = ascii.charAt(i);
			if (have != want && !(ignoreCase && Character.toLowerCase(have) == Character.toLowerCase(want))) {
				return false;
			}
		}
		return true;
	}

	boolean startsWith(String ascii) {
		if (bytes == null) {
			return false;
		}
		if (escaped) {
			return text().startsWith(ascii);
		}
		for (int i = 0; i < ascii.length(); i++) {
			if (from + i >= to || bytes[from + i] != ascii.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	/** Appends the text in UTF-8; returns how many bytes. */
	int appendTo(Bytes out) {
		int before = out.length;
		if (bytes == null) {
			return 0;
		}
		if (escaped) {
			byte[] utf8 = text().getBytes(StandardCharsets.UTF_8);
			out.put(utf8, 0, utf8.length);
		} else {
			out.put(bytes, from, to - from);
		}
		return out.length - before;
	}

	/** The text; empty when it is missing. */
	String text() {
		if (bytes == null) {
			return "";
		}
		if (!escaped) {
			return new String(bytes, from, to - from, StandardCharsets.UTF_8);
		}
		char[] chars = new char[to - from];
		return new String(chars, 0, chars(chars));
	}

	/** Decodes up to as many characters as the array holds; returns how many. */
	int chars(char[] target) {
		if (bytes == null) {
			return 0;
		}
		byte[] in = bytes;
		int escape = escaped ? '\\' : -1; // no byte of a letter of its own is negative
		int n = 0;
		int at = from;
		while (at < to && n < target.length) {
			int b = in[at];
			if (b >= 0 && b != escape) {
				target[n++] = (char) b;
				at++;
			} else if (b == '\\') {
				target[n++] = unescaped(at);
				at += in[at + 1] == 'u' ? 6 : 2;
			} else if (b >> 5 == -2) {
				target[n++] = (char) ((b & 0x1F) << 6 | in[at + 1] & 0x3F);
				at += 2;
			} else if (b >> 4 == -2) {
				target[n++] = (char) ((b & 0xF) << 12 | (in[at + 1] & 0x3F) << 6 | in[at + 2] & 0x3F);
				at += 3;
			} else {
				int code = (b & 7) << 18 | (in[at + 1] & 0x3F) << 12 | (in[at + 2] & 0x3F) << 6 | in[at + 3] & 0x3F;
				target[n++] = Character.highSurrogate(code);
				if (n < target.length) {
					target[n++] = Character.lowSurrogate(code);
				}
				at += 4;
			}
		}
		return n;
	}

	private char unescaped(int at) {
		return switch (bytes[at + 1]) {
		case 'n' -> '\n';
		case 't' -> '\t';
		case 'r' -> '\r';
		case 'b' -> '\b';
		case 'f' -> '\f';
		case 'u' -> (char) (hex(bytes[at + 2]) << 12 | hex(bytes[at + 3]) << 8 | hex(bytes[at + 4]) << 4 | hex(bytes[at + 5]));
		default -> (char) bytes[at + 1];
		};
	}

	/** Value of a hexadecimal digit, -1 when it is none. */
	static int hex(int c) {
		if (c >= '0' && c <= '9') {
			return c - '0';
		}
		int lower = c | 0x20;
		return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
	}
}
