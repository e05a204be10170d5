package org.zipp.graph.internal.ingest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds the used fields of a line directly in its bytes. Understands complete, ordinary JSON objects; whatever is
 * unusual (wrong types, numbers that are no whole numbers, damaged text, anything broken) it leaves to {@link DumpParser},
 * so that the two together give what the parser alone would.
 */
final class LineScanner {

	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
	private static final long ONES = 0x0101010101010101L;
	private static final long HIGHS = 0x8080808080808080L;
	private static final long QUOTES = ONES * '"';
	private static final long BACKSLASHES = ONES * '\\';
	private static final long SPACES = ONES * ' ';
	/** Less than what the parser allows. */
	private static final int DEEPEST = 60;
	private static final int LONGEST_NUMBER = 100;
	private static final int LONGEST_NAME = 1000;
	/** Numbers of so many digits are exact as {@code double}, as which the parser reads them. */
	private static final int MOST_DIGITS = 9;
	private static final int MOST_SECONDS_DIGITS = 10;
	private static final long LATEST = (1L << 32) - 1;

	private byte[] line;
	private int at;
	private int end;
	/** Of the text just passed. */
	private int textEnd;
	private boolean escaped;
	private boolean plain;

	/**
	 * Fills the row from a line.
	 *
	 * @return false when the line must be parsed instead; the row is then in no particular state
	 */
	boolean scan(byte[] bytes, int from, int length, DumpRow row) {
		line = bytes;
		at = from;
		end = from + length;
		row.clear();
		if (length < 2 || line[at] != '{') {
			return false;
		}
		at++;
		space();
		if (peek() == '}') {
			at++;
			return ended();
		}
		while (true) {
			if (!name() || !field(row)) {
				return false;
			}
			space();
			int next = peek();
			at++;
			if (next == '}') {
				return ended();
			}
			if (next != ',') {
				return false;
			}
			space();
		}
	}

	private int nameStart;
	private int nameLength;

	/** Passes {@code "name" :}. */
	private boolean name() {
		if (peek() != '"') {
			return false;
		}
		nameStart = at + 1;
		if (!text() || escaped || !plain) {
			return false;
		}
		nameLength = textEnd - nameStart;
		space();
		if (nameLength > LONGEST_NAME || peek() != ':') {
			return false;
		}
		at++;
		space();
		return true;
	}

	private boolean field(DumpRow row) {
		return switch (nameLength) {
		case 2 -> named("id") ? text(row.id) : value(0);
		case 3 -> named("url") ? text(row.url) : value(0);
		case 4 -> named("body") ? text(row.body) : value(0);
		case 5 -> named("title") ? text(row.title) : named("score") ? score(row) : value(0);
		case 6 -> named("author") ? text(row.author) : value(0);
		case 7 -> named("over_18") ? flag() && over18(row) : named("is_self") ? flag() && self(row) : value(0);
		case 9 -> named("subreddit") ? text(row.subreddit) : named("post_hint") ? text(row.postHint) : value(0);
		case 11 -> named("created_utc") ? created(row) : value(0);
		default -> value(0);
		};
	}

	private boolean named(String name) {
		for (int i = 0; i < nameLength; i++) {
			if (line[nameStart + i] != name.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	private boolean text(Field field) {
		if (peek() == 'n') {
			field.clear();
			return literal("null");
		}
		int start = at + 1;
		if (peek() != '"' || !text()) {
			return false;
		}
		field.set(line, start, textEnd, escaped, plain);
		return true;
	}

	private boolean flagValue;

	private boolean flag() {
		flagValue = peek() == 't';
		return flagValue ? literal("true") : peek() == 'f' ? literal("false") : literal("null");
	}

	private boolean over18(DumpRow row) {
		row.over18 = flagValue;
		return true;
	}

	private boolean self(DumpRow row) {
		row.self = flagValue;
		return true;
	}

	private boolean score(DumpRow row) {
		if (peek() == 'n') {
			row.score = 0;
			return literal("null");
		}
		boolean negative = peek() == '-';
		at += negative ? 1 : 0;
		long value = digits(MOST_DIGITS);
		row.score = (int) (negative ? -value : value);
		return value >= 0 && valueEnds();
	}

	private boolean created(DumpRow row) {
		boolean quoted = peek() == '"';
		at += quoted ? 1 : 0;
		long value = digits(MOST_SECONDS_DIGITS);
		if (value < 0 || value > LATEST || quoted && peek() != '"') {
			return false;
		}
		at += quoted ? 1 : 0;
		row.created = value;
		return valueEnds();
	}

	/** The number in digits that stand here, without a zero in front; -1 when there is none or it is too long. */
	private long digits(int most) {
		int start = at;
		long value = 0;
		while (at < end && line[at] >= '0' && line[at] <= '9') {
			value = value * 10 + line[at] - '0';
			if (++at - start > most) {
				return -1;
			}
		}
		return at == start || at - start > 1 && line[start] == '0' ? -1 : value;
	}

	/** Passes a value of any kind. */
	private boolean value(int depth) {
		switch (peek()) {
		case '"':
			return text();
		case '{':
			return depth < DEEPEST && object(depth + 1);
		case '[':
			return depth < DEEPEST && array(depth + 1);
		case 't':
			return literal("true");
		case 'f':
			return literal("false");
		case 'n':
			return literal("null");
		default:
			return number();
		}
	}

	private boolean object(int depth) {
		at++;
		space();
		if (peek() == '}') {
			at++;
			return true;
		}
		while (true) {
			if (!name() || !value(depth)) {
				return false;
			}
			space();
			int next = peek();
			at++;
			if (next != ',') {
				return next == '}';
			}
			space();
		}
	}

	private boolean array(int depth) {
		at++;
		space();
		if (peek() == ']') {
			at++;
			return true;
		}
		while (true) {
			if (!value(depth)) {
				return false;
			}
			space();
			int next = peek();
			at++;
			if (next != ',') {
				return next == ']';
			}
			space();
		}
	}

	private boolean literal(String word) {
		if (end - at < word.length()) {
			return false;
		}
		for (int i = 0; i < word.length(); i++) {
			if (line[at + i] != word.charAt(i)) {
				return false;
			}
		}
		at += word.length();
		return valueEnds();
	}

	private boolean number() {
		int start = at;
		at += peek() == '-' ? 1 : 0;
		int whole = at;
		if (!someDigits() || at - whole > 1 && line[whole] == '0') {
			return false;
		}
		if (peek() == '.') {
			at++;
			if (!someDigits()) {
				return false;
			}
		}
		if ((peek() | 0x20) == 'e') {
			at++;
			at += peek() == '-' || peek() == '+' ? 1 : 0;
			if (!someDigits()) {
				return false;
			}
		}
		return at - start <= LONGEST_NUMBER && valueEnds();
	}

	private boolean someDigits() {
		int start = at;
		while (at < end && line[at] >= '0' && line[at] <= '9') {
			at++;
		}
		return at > start;
	}

	/** Whether what stands here may follow a number or word. */
	private boolean valueEnds() {
		int c = peek();
		return c == ',' || c == '}' || c == ']' || c == ' ' || c == '\t' || c == '\r';
	}

	/**
	 * Passes a text, from its first quotation mark on, and notes its end and whether it has escapes. Checks that it is
	 * valid.
	 */
	private boolean text() {
		at++;
		escaped = false;
		plain = true;
		while (true) {
			while (end - at >= Long.BYTES) {
				long eight = (long) LONGS.get(line, at);
				long special = zero(eight ^ QUOTES) | zero(eight ^ BACKSLASHES) | eight - SPACES & ~eight | eight;
				special &= HIGHS;
				if (special != 0) {
					at += Long.numberOfTrailingZeros(special) >> 3;
					break;
				}
				at += Long.BYTES;
			}
			if (at >= end) {
				return false;
			}
			int c = line[at];
			if (c == '"') {
				textEnd = at++;
				return true;
			}
			if (c == '\\') {
				escaped = true;
				if (!escape()) {
					return false;
				}
			} else if (c < 0) {
				plain = false;
				if (!letter()) {
					return false;
				}
			} else if (c < ' ') {
				return false;
			} else {
				at++;
			}
		}
	}

	/** High bits where a byte is zero; bytes above a zero byte may be marked too, the lowest mark is right. */
	private static long zero(long v) {
		return v - ONES & ~v;
	}

	private boolean escape() {
		if (end - at < 2) {
			return false;
		}
		switch (line[at + 1]) {
		case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
			at += 2;
			return true;
		case 'u':
			int code = code(at);
			if (code < 0 || Character.isLowSurrogate((char) code)) {
				return false;
			}
			at += 6;
			if (Character.isHighSurrogate((char) code)) {
				if (end - at < 2 || line[at] != '\\' || line[at + 1] != 'u') {
					return false;
				}
				int low = code(at);
				at += 6;
				return low >= 0 && Character.isLowSurrogate((char) low);
			}
			return true;
		default:
			return false;
		}
	}

	private int code(int start) {
		if (end - start < 6) {
			return -1;
		}
		int code = 0;
		for (int i = 2; i < 6; i++) {
			int digit = Field.hex(line[start + i]);
			if (digit < 0) {
				return -1;
			}
			code = code << 4 | digit;
		}
		return code;
	}

	/** Passes a letter of two to four bytes: exactly what UTF-8 allows. */
	private boolean letter() {
		int first = line[at] & 0xFF;
		int more = first >= 0xC2 && first <= 0xDF ? 1 : first >= 0xE0 && first <= 0xEF ? 2 : first >= 0xF0 && first <= 0xF4 ? 3 : 0;
		if (more == 0 || end - at <= more) {
			return false;
		}
		int second = line[at + 1] & 0xFF;
		int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
		int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
		if (second < least || second > most) {
			return false;
		}
		for (int i = 2; i <= more; i++) {
			if ((line[at + i] & 0xC0) != 0x80) {
				return false;
			}
		}
		at += more + 1;
		return true;
	}

	private void space() {
		while (at < end && (line[at] == ' ' || line[at] == '\t' || line[at] == '\r')) {
			at++;
		}
	}

	/** The byte here, 0 at the end. */
	private int peek() {
		return at < end ? line[at] : 0;
	}

	private boolean ended() {
		space();
		return at == end;
	}
}
