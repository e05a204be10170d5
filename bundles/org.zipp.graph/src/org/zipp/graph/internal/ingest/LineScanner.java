package org.zipp.graph.internal.ingest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the used fields of a line directly in its bytes, leaping from mark to mark ({@link Marks}) through texts. Understands
 * complete, ordinary JSON objects; whatever is unusual (wrong types, numbers that are no whole numbers, damaged text, anything broken)
 * it leaves to {@link DumpParser}, so that the two together give what the parser alone would.
 *
 * <p>A line feed follows each line and is allowed nowhere in one, so that nothing here asks for the end. Methods that pass something
 * take the place where it starts and return the place after it, or {@link #NO} when it is not as it should be.
 */
final class LineScanner {

	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
	private static final int NO = -1;
	/** By first letter: values that always read the same, as little-endian numbers, which of their bytes count, and how many. */
	private static final long[] WORD = new long[128];
	private static final long[] WORD_BYTES = new long[128];
	private static final int[] WORD_LENGTH = new int[128];
	private static final long ONES = 0x0101010101010101L;
	private static final long LOWS = 0x7F7F7F7F7F7F7F7FL;
	private static final long ZEROS = ONES * '0';
	/** Added to a number below 128, it gives 128 or more when the number is no digit. */
	private static final long ABOVE_DIGITS = ONES * (0x80 - 10);
	/** Less than what the parser allows. */
	private static final int DEEPEST = 60;
	private static final int LONGEST_NUMBER = 100;
	private static final int LONGEST_NAME = 1000;
	/** Numbers of so many digits are exact as {@code double}, as which the parser reads them. */
	private static final int MOST_DIGITS = 9;
	private static final int MOST_SECONDS_DIGITS = 10;
	private static final long LATEST = (1L << 32) - 1;
	private static final long FIVE = (1L << 40) - 1;
	private static final long SIX = (1L << 48) - 1;
	private static final long SEVEN = (1L << 56) - 1;
	private static final long ID = number("id");
	private static final long URL = number("url");
	private static final int BODY = (int) number("body");
	private static final long TITLE = number("title");
	private static final long SCORE = number("score");
	private static final long AUTHOR = number("author");
	private static final long OVER_18 = number("over_18");
	private static final long IS_SELF = number("is_self");
	private static final long SUBREDDI = number("subreddi");
	private static final long POST_HIN = number("post_hin");
	private static final long CREATED_ = number("created_");
	/** A bit for each length of the names of used fields. */
	private static final int USED_LENGTHS = 1 << 2 | 1 << 3 | 1 << 4 | 1 << 5 | 1 << 6 | 1 << 7 | 1 << 9 | 1 << 11;

	private byte[] line;
	private long[] special;
	/** Whether the text just passed has backslashes. */
	private boolean escaped;
	/** Whether the text just passed has ASCII only. */
	private boolean plain;

	static {
		Arrays.fill(WORD, 1); // equals nothing of which no byte counts
		for (String word : List.of("null", "true", "false", "[]", "{}")) {
			int first = word.charAt(0);
			WORD[first] = number(word);
			WORD_BYTES[first] = (1L << word.length() * Byte.SIZE) - 1;
			WORD_LENGTH[first] = word.length();
		}
	}

	/** Up to eight letters as a little-endian number. */
	private static long number(String letters) {
		long number = 0;
		for (int i = 0; i < letters.length(); i++) {
			number |= (long) letters.charAt(i) << i * Byte.SIZE;
		}
		return number;
	}

	/**
	 * Fills the row from a line.
	 *
	 * @param bytes at least {@link Marks#PADDING} longer than the block, with a line feed after the line
	 * @param marks of these bytes
	 * @return false when the line must be parsed instead; the row is then in no particular state
	 */
	boolean scan(byte[] bytes, Marks marks, int from, int to, DumpRow row) {
		line = bytes;
		special = marks.special;
		row.clear();
		if (line[from] != '{') {
			return false;
		}
		int at = space(from + 1);
		if (line[at] == '}') {
			return space(at + 1) == to;
		}
		while (true) {
			int nameAt = at + 1;
			int nameEnd = nameEnd(at);
			if (nameEnd < 0) {
				return false;
			}
			at = colon(nameEnd + 1);
			if (at < 0) {
				return false;
			}
			int length = nameEnd - nameAt;
			at = length < Integer.SIZE && (USED_LENGTHS >>> length & 1) != 0 ? field(nameAt, length, at, row) : value(at, 0);
			if (at < 0) {
				return false;
			}
			at = space(at);
			int next = line[at];
			if (next != ',') {
				return next == '}' && space(at + 1) == to;
			}
			at = space(at + 1);
		}
	}

	/** Where the name ends that starts with the quotation mark here. Names with escapes or other letters than ASCII are left. */
	private int nameEnd(int at) {
		if (line[at] != '"') {
			return NO;
		}
		int end = Marks.next(special, at + 1);
		return line[end] == '"' && end - at <= LONGEST_NAME ? end : NO;
	}

	private int colon(int at) {
		int colon = space(at);
		return line[colon] == ':' ? space(colon + 1) : NO;
	}

	/** Passes spaces, if there are some. */
	private int space(int from) {
		int at = from;
		while (line[at] <= ' ' && (line[at] == ' ' || line[at] == '\t' || line[at] == '\r')) {
			at++;
		}
		return at;
	}

	private int field(int name, int length, int at, DumpRow row) {
		long letters = (long) LONGS.get(line, name);
		switch (length) {
		case 2:
			if ((letters & 0xFFFF) == ID) {
				return text(at, row.id);
			}
			break;
		case 3:
			if ((letters & 0xFF_FFFF) == URL) {
				return text(at, row.url);
			}
			break;
		case 4:
			if ((int) letters == BODY) {
				return text(at, row.body);
			}
			break;
		case 5:
			if ((letters & FIVE) == SCORE) {
				return score(at, row);
			}
			if ((letters & FIVE) == TITLE) {
				return text(at, row.title);
			}
			break;
		case 6:
			if ((letters & SIX) == AUTHOR) {
				return text(at, row.author);
			}
			break;
		case 7:
			if ((letters & SEVEN) == OVER_18) {
				row.over18 = line[at] == 't';
				return flag(at);
			}
			if ((letters & SEVEN) == IS_SELF) {
				row.self = line[at] == 't';
				return flag(at);
			}
			break;
		case 9:
			if (letters == SUBREDDI && line[name + 8] == 't') {
				return text(at, row.subreddit);
			}
			if (letters == POST_HIN && line[name + 8] == 't') {
				return text(at, row.postHint);
			}
			break;
		default:
			if (length == 11 && letters == CREATED_ && line[name + 8] == 'u' && line[name + 9] == 't' && line[name + 10] == 'c') {
				return created(at, row);
			}
		}
		return value(at, 0);
	}

	private int text(int at, Field field) {
		if (line[at] == 'n') {
			field.clear();
			return word(at);
		}
		if (line[at] != '"') {
			return NO;
		}
		escaped = false;
		plain = true;
		int end = text(at + 1);
		if (end >= 0) {
			field.set(line, at + 1, end - 1, escaped, plain);
		}
		return end;
	}

	private int flag(int at) {
		return line[at] == 't' || line[at] == 'f' || line[at] == 'n' ? word(at) : NO;
	}

	/** Passes one of the words. */
	private int word(int at) {
		long eight = (long) LONGS.get(line, at);
		int first = (int) eight & 0x7F;
		return (eight & WORD_BYTES[first]) == WORD[first] ? at + WORD_LENGTH[first] : NO;
	}

	private int score(int at, DumpRow row) {
		if (line[at] == 'n') {
			row.score = 0;
			return word(at);
		}
		boolean negative = line[at] == '-';
		int start = negative ? at + 1 : at;
		int end = wholeNumber(start, MOST_DIGITS);
		if (end >= 0) {
			int value = (int) number(start, end);
			row.score = negative ? -value : value;
		}
		return end;
	}

	private int created(int at, DumpRow row) {
		boolean quoted = line[at] == '"';
		int start = quoted ? at + 1 : at;
		int end = wholeNumber(start, MOST_SECONDS_DIGITS);
		if (end < 0 || quoted && line[end] != '"') {
			return NO;
		}
		row.created = number(start, end);
		return row.created > LATEST ? NO : quoted ? end + 1 : end;
	}

	/** Passes a number in digits, without a zero in front. */
	private int wholeNumber(int start, int most) {
		int end = digits(start);
		return end == start || end - start > most || end - start > 1 && line[start] == '0' ? NO : end;
	}

	private long number(int start, int end) {
		long value = 0;
		for (int i = start; i < end; i++) {
			value = value * 10 + line[i] - '0';
		}
		return value;
	}

	/** Passes digits, if there are some. */
	private int digits(int from) {
		int at = from;
		while (true) {
			long eight = (long) LONGS.get(line, at) ^ ZEROS;
			long others = ((eight & LOWS) + ABOVE_DIGITS | eight) & ~LOWS;
			if (others != 0) {
				return at + (Long.numberOfTrailingZeros(others) >> 3);
			}
			at += Long.BYTES;
		}
	}

	/** Passes a value of any kind. What follows a word or number, the caller sees. */
	private int value(int at, int depth) {
		if (line[at] == '"') {
			return text(at + 1);
		}
		int word = word(at); // as one, because what comes next can hardly be foretold
		return word >= 0 ? word : otherValue(at, depth);
	}

	private int otherValue(int at, int depth) {
		return switch (line[at]) {
		case '[' -> depth < DEEPEST ? array(at + 1, depth + 1) : NO;
		case '{' -> depth < DEEPEST ? object(at + 1, depth + 1) : NO;
		default -> number(at);
		};
	}

	private int object(int from, int depth) {
		int at = space(from);
		if (line[at] == '}') {
			return at + 1;
		}
		while (true) {
			int nameEnd = nameEnd(at);
			if (nameEnd < 0) {
				return NO;
			}
			at = colon(nameEnd + 1);
			if (at < 0) {
				return NO;
			}
			at = value(at, depth);
			if (at < 0) {
				return NO;
			}
			at = space(at);
			if (line[at] != ',') {
				return line[at] == '}' ? at + 1 : NO;
			}
			at = space(at + 1);
		}
	}

	private int array(int from, int depth) {
		int at = space(from);
		if (line[at] == ']') {
			return at + 1;
		}
		while (true) {
			at = value(at, depth);
			if (at < 0) {
				return NO;
			}
			at = space(at);
			if (line[at] != ',') {
				return line[at] == ']' ? at + 1 : NO;
			}
			at = space(at + 1);
		}
	}

	private int number(int from) {
		int whole = line[from] == '-' ? from + 1 : from;
		int at = digits(whole);
		if (at == whole || at - whole > 1 && line[whole] == '0') {
			return NO;
		}
		if (line[at] == '.') {
			int fraction = at + 1;
			at = digits(fraction);
			if (at == fraction) {
				return NO;
			}
		}
		if ((line[at] | 0x20) == 'e') {
			int exponent = line[at + 1] == '-' || line[at + 1] == '+' ? at + 2 : at + 1;
			at = digits(exponent);
			if (at == exponent) {
				return NO;
			}
		}
		return at - from <= LONGEST_NUMBER ? at : NO;
	}

	/** Passes a text after its first quotation mark, and notes what is in it. Checks that it is valid. */
	private int text(int from) {
		int at = Marks.next(special, from);
		return line[at] == '"' ? at + 1 : otherText(at);
	}

	private int otherText(int from) {
		int at = from;
		while (line[at] != '"') {
			if (line[at] == '\\') {
				escaped = true;
				at = escape(at);
			} else {
				plain = false;
				at = letters(at);
			}
			if (at < 0) {
				return NO;
			}
			at = Marks.next(special, at);
		}
		return at + 1;
	}

	private int escape(int at) {
		return switch (line[at + 1]) {
		case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 2;
		case 'u' -> escapedLetter(at);
		default -> NO;
		};
	}

	private int escapedLetter(int at) {
		int code = code(at + 2);
		if (code < 0 || Character.isLowSurrogate((char) code)) {
			return NO;
		}
		if (!Character.isHighSurrogate((char) code)) {
			return at + 6;
		}
		if (line[at + 6] != '\\' || line[at + 7] != 'u') {
			return NO;
		}
		int low = code(at + 8);
		return low >= 0 && Character.isLowSurrogate((char) low) ? at + 12 : NO;
	}

	/** The number that four hexadecimal digits make; negative when there are none. */
	private int code(int at) {
		int code = 0;
		for (int i = 0; i < 4; i++) {
			int digit = Field.hex(line[at + i]);
			if (digit < 0) {
				return NO;
			}
			code = code << 4 | digit;
		}
		return code;
	}

	/** Passes letters of two to four bytes: exactly what UTF-8 allows. Stands on such a byte, or on one that texts may not have. */
	private int letters(int from) {
		int at = from;
		do {
			int first = line[at] & 0xFF;
			int more = first >= 0xC2 && first <= 0xDF ? 1 : first >= 0xE0 && first <= 0xEF ? 2 : first >= 0xF0 && first <= 0xF4 ? 3 : 0;
			if (more == 0) {
				return NO;
			}
			int second = line[at + 1] & 0xFF;
			int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
			int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
			if (second < least || second > most) {
				return NO;
			}
			for (int i = 2; i <= more; i++) {
				if ((line[at + i] & 0xC0) != 0x80) {
					return NO;
				}
			}
			at += more + 1;
		} while (line[at] < 0);
		return at;
	}
}
