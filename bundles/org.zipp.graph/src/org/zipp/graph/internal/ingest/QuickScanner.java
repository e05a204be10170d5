package org.zipp.graph.internal.ingest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Finds the used fields of lines as dumps have them: without spaces between values, and with plain letters in names. Checks 64 bytes at
 * a time, with a bit for each, that what follows what is as it must be in an object, so that fields which are not used are hardly looked
 * at. Whatever it cannot prove to be valid it leaves to {@link LineScanner}, which also passes lists, objects, escapes and numbers for it.
 *
 * <p>In such a line the braces around it, commas and colons outside of texts and inner values come by turns with names and values: each
 * text starts behind one of them, each word or number behind a colon, each colon behind a text, and each comma behind a value.
 */
final class QuickScanner {

	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
	private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
	private static final int ID = 1;
	private static final int URL = 2;
	private static final int BODY = 3;
	private static final int TITLE = 4;
	private static final int SCORE = 5;
	private static final int AUTHOR = 6;
	private static final int OVER_18 = 7;
	private static final int SELF = 8;
	private static final int SUBREDDIT = 9;
	private static final int POST_HINT = 10;
	private static final int CREATED = 11;
	/** Used names by number; no two end in the same two letters. */
	private static final String[] NAMES = { "", "id", "url", "body", "title", "score", "author", "over_18", "is_self", "subreddit",
			"post_hint", "created_utc" };
	/** Numbers of used names by their last two letters. */
	private static final byte[] BY_END = new byte[1 << Short.SIZE];
	/** Of each used name the first letters as a little-endian number, and which bits of eight bytes they take. */
	private static final long[] LETTERS = new long[NAMES.length];
	private static final long[] LETTER_BITS = new long[NAMES.length];
	private static final int[] LENGTHS = new int[NAMES.length];
	private static final int WORD_MASK = Long.SIZE - 1;

	private final LineScanner full;
	/** By word of the line: colons behind names, ends of texts, and bytes of texts that are no plain letters. */
	private long[] colons = new long[64];
	private long[] textEnds = new long[64];
	private long[] odd = new long[64];
	private byte[] line;
	/** Before this place escapes and letters of several bytes were looked at. */
	private int oddUntil;

	static {
		for (int i = 1; i < NAMES.length; i++) {
			byte[] name = NAMES[i].getBytes(StandardCharsets.US_ASCII);
			for (int b = 0; b < Math.min(Long.BYTES, name.length); b++) {
				LETTERS[i] |= (long) name[b] << b * Byte.SIZE;
				LETTER_BITS[i] |= 0xFFL << b * Byte.SIZE;
			}
			LENGTHS[i] = name.length;
			BY_END[name[name.length - 2] | name[name.length - 1] << Byte.SIZE] = (byte) i;
		}
	}

	/** @param full scanning the same lines */
	QuickScanner(LineScanner full) {
		this.full = full;
	}

	/**
	 * Fills the row, which is clear, from a line.
	 *
	 * @return false when it must be scanned in full; the row is then in no particular state
	 */
	boolean scan(byte[] bytes, Marks marks, int from, int to, DumpRow row) {
		if (to - from < 2 || bytes[from] != '{' || bytes[to - 1] != '}') {
			return false;
		}
		line = bytes;
		int words = (to >> Marks.WORD_BITS) - (from >> Marks.WORD_BITS) + 1;
		if (colons.length < words) {
			colons = new long[2 * words];
			textEnds = new long[2 * words];
			odd = new long[2 * words];
		}
		return isValid(marks, from, to) && fields(from, to, row);
	}

	/** Whether the line surely is valid; fills in what is in which word. */
	private boolean isValid(Marks marks, int from, int to) {
		int firstWord = from >> Marks.WORD_BITS;
		int lastWord = to - 1 >> Marks.WORD_BITS;
		oddUntil = from;
		long counted = -1L << from;
		long inText = 0; // all bits, when the word before ends in a text
		long inName = 0; // and when in a name
		long afterColon = 0; // the lowest bit, when the byte before is one
		long afterSeparator = 0;
		long afterText = 0;
		long afterScalar = 0;
		long afterInner = 0;
		for (int w = firstWord; w <= lastWord; w++) {
			marks.look(line, w);
			long last = 0;
			if (w == lastWord) {
				last = 1L << to - 1;
				counted &= last | last - 1;
			}
			long quotes = marks.quotes & counted;
			long others = marks.special[w] & ~marks.quotes & counted;
			if (others != 0 || oddUntil > w << Marks.WORD_BITS) {
				quotes = withoutEscaped(quotes, others, w << Marks.WORD_BITS);
				if (oddUntil < 0) {
					return false;
				}
			}
			long texts = parity(quotes) ^ inText; // with the mark that starts a text, without the one that ends it
			long ends = quotes & ~texts;
			long outside = ~(texts | quotes) & counted;
			long colon = marks.colons & outside;
			long comma = marks.commas & outside;
			long open = marks.opens & outside;
			long close = marks.closes & outside;
			long brace = 0;
			if (w == firstWord) {
				brace = 1L << from;
				open ^= brace;
				comma |= brace;
			}
			if ((last & ~close) != 0) {
				return false;
			}
			close ^= last;
			comma |= last;
			long inner = counted == -1L || w == firstWord ? 0 : (counted & -counted) - 1;
			int resume = -1;
			long starts = open;
			while (open != 0) {
				int bit = Long.numberOfTrailingZeros(open);
				int end = full.value((w << Marks.WORD_BITS) + bit, 0);
				if (end < 0) {
					return false;
				}
				long passed = -1L << bit;
				boolean further = end >> Marks.WORD_BITS > w;
				if (!further) {
					passed &= (1L << end) - 1;
				}
				starts &= ~passed | 1L << bit;
				inner |= passed;
				open &= ~passed;
				close &= ~passed;
				colon &= ~passed;
				comma &= ~passed;
				quotes &= ~passed;
				ends &= ~passed;
				outside &= ~passed;
				if (further) {
					resume = end;
				}
			}
			long separators = colon | comma;
			long names = parity(separators) ^ inName; // with what comes before a name, without the colon behind it
			long scalars = outside & ~(separators | close);
			long scalarStarts = scalars & ~(scalars << 1 | afterScalar);
			long behindColon = colon << 1 | afterColon;
			long behindValue = (ends | scalars | inner) << 1 | afterText | afterScalar | afterInner;
			long wrong = close
					| quotes & texts & ~(separators << 1 | afterSeparator)
					| (scalarStarts | starts) & ~behindColon
					| colon & ~(ends << 1 | afterText)
					| comma & ~brace & ~behindValue
					| separators & names ^ comma
					| others & (~texts | names) & ~inner;
			if (wrong != 0 || (names & counted) == -1L || !scalars(scalarStarts, marks.letters, w << Marks.WORD_BITS)) {
				return false;
			}
			int at = w - firstWord;
			colons[at] = colon;
			textEnds[at] = ends;
			odd[at] = others;
			inName = names >> WORD_MASK;
			if (resume >= 0) {
				if (resume >= to) {
					return false;
				}
				int next = resume >> Marks.WORD_BITS;
				for (int passed = w + 1; passed < next; passed++) {
					colons[passed - firstWord] = textEnds[passed - firstWord] = odd[passed - firstWord] = 0;
				}
				w = next - 1;
				counted = -1L << resume;
				oddUntil = resume;
				inText = afterColon = afterSeparator = afterText = afterScalar = 0;
				afterInner = 1;
			} else {
				counted = -1L;
				inText = texts >> WORD_MASK;
				afterColon = colon >>> WORD_MASK;
				afterSeparator = separators >>> WORD_MASK;
				afterText = ends >>> WORD_MASK;
				afterScalar = scalars >>> WORD_MASK;
				afterInner = inner >>> WORD_MASK;
			}
		}
		return inName != 0;
	}

	/** Each bit tells whether the number of bits up to it is odd. */
	private static long parity(long bits) {
		long sum = bits ^ bits << 1;
		sum ^= sum << 2;
		sum ^= sum << 4;
		sum ^= sum << 8;
		sum ^= sum << 16;
		return sum ^ sum << 32;
	}

	/** Passes escapes and letters of several bytes, and takes away quotation marks that are escaped; {@link #oddUntil} negative: not valid. */
	private long withoutEscaped(long quotes, long others, int start) {
		long left = quotes;
		if (oddUntil > start) {
			left &= ~before(oddUntil, start);
		}
		for (long bits = others; bits != 0; bits &= bits - 1) {
			int at = start + Long.numberOfTrailingZeros(bits);
			if (at >= oddUntil) {
				oddUntil = line[at] == '\\' ? full.escape(at) : full.letters(at);
				if (oddUntil < 0) {
					return 0;
				}
				left &= ~(before(oddUntil, start) & -1L << at);
			}
		}
		return left;
	}

	/** Bits of the bytes before a place that is not before the word. */
	private static long before(int place, int start) {
		return place - start >= Long.SIZE ? -1L : (1L << place) - 1;
	}

	private boolean scalars(long starts, long letters, int start) {
		for (long words = starts & letters; words != 0; words &= words - 1) {
			int end = full.word(start + Long.numberOfTrailingZeros(words));
			if (end < 0 || !isEnd(end)) {
				return false;
			}
		}
		for (long numbers = starts & ~letters; numbers != 0; numbers &= numbers - 1) {
			int end = full.number(start + Long.numberOfTrailingZeros(numbers));
			if (end < 0 || !isEnd(end)) {
				return false;
			}
		}
		return true;
	}

	private boolean isEnd(int at) {
		return line[at] == ',' || line[at] == '}';
	}

	private boolean fields(int from, int to, DumpRow row) {
		int firstWord = from >> Marks.WORD_BITS;
		int words = (to - 1 >> Marks.WORD_BITS) - firstWord;
		for (int w = 0; w <= words; w++) {
			for (long bits = colons[w]; bits != 0; bits &= bits - 1) {
				int colon = (firstWord + w << Marks.WORD_BITS) + Long.numberOfTrailingZeros(bits);
				int name = BY_END[(short) SHORTS.get(line, colon - 3) & 0xFFFF];
				if (name != 0 && isNamed(colon, name, from) && !field(name, colon + 1, firstWord, row)) {
					return false;
				}
			}
		}
		return true;
	}

	private boolean isNamed(int colon, int name, int from) {
		int start = colon - 1 - LENGTHS[name];
		return start > from && line[start - 1] == '"' && ((long) LONGS.get(line, start) & LETTER_BITS[name]) == LETTERS[name]
				&& (name != CREATED || line[start + Long.BYTES] == 'u');
	}

	private boolean field(int name, int at, int firstWord, DumpRow row) {
		return switch (name) {
		case ID -> text(at, firstWord, row.id);
		case URL -> text(at, firstWord, row.url);
		case BODY -> text(at, firstWord, row.body);
		case TITLE -> text(at, firstWord, row.title);
		case AUTHOR -> text(at, firstWord, row.author);
		case SUBREDDIT -> text(at, firstWord, row.subreddit);
		case POST_HINT -> text(at, firstWord, row.postHint);
		case SCORE -> passed(full.score(at, row));
		case CREATED -> passed(full.created(at, row));
		case OVER_18 -> {
			row.over18 = line[at] == 't';
			yield passed(full.flag(at));
		}
		case SELF -> {
			row.self = line[at] == 't';
			yield passed(full.flag(at));
		}
		default -> throw new IllegalStateException();
		};
	}

	private boolean passed(int end) {
		return end >= 0 && isEnd(end);
	}

	private boolean text(int at, int firstWord, Field field) {
		if (line[at] != '"') {
			field.clear();
			return line[at] == 'n';
		}
		int start = at + 1;
		int w = (start >> Marks.WORD_BITS) - firstWord;
		long others = 0;
		long within = -1L << start;
		while ((textEnds[w] & within) == 0) {
			others |= odd[w] & within;
			within = -1L;
			w++;
		}
		long end = textEnds[w] & within;
		int to = (firstWord + w << Marks.WORD_BITS) + Long.numberOfTrailingZeros(end);
		others |= odd[w] & within & Long.lowestOneBit(end) - 1;
		if (others == 0) {
			field.set(line, start, to, false, true);
		} else {
			odd(start, to, field);
		}
		return true;
	}

	private void odd(int start, int to, Field field) {
		boolean escaped = false;
		boolean plain = true;
		for (int i = start; i < to; i++) {
			escaped |= line[i] == '\\';
			plain &= line[i] >= 0;
		}
		field.set(line, start, to, escaped, plain);
	}
}
