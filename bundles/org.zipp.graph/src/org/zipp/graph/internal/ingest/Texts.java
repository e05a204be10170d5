package org.zipp.graph.internal.ingest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import org.zipp.graph.internal.Bytes;

/**
 * Makes short clean snippets of what people wrote: whitespace collapsed; from comments, quoted lines and addresses
 * removed and links replaced by their text; cut at a sentence or word. Keeps its buffers: one object per thread.
 */
final class Texts {

	/** Shortest comment kept as a snippet, characters. */
	static final int SHORTEST = 20;
	/** Longest snippet, characters; longer texts are cut at a sentence or word. */
	static final int LONGEST = 300;

	/** No more of a very long text is looked at. */
	private static final int LOOKED_AT = 4000;
	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
	private static final long ONES = 0x0101010101010101L;
	private static final long LOWS = ONES * 0x7F;
	private static final long HIGHS = ~LOWS;
	private static final long SPACES = ONES * ' ';
	/** The highest bit of the first of eight bytes. */
	private static final long FIRST = 0x80;
	/** What {@link #marks} may find. */
	private static final int QUOTATION = 1;
	private static final int LINK = 2;
	private static final int ADDRESS = 4;
	private static final String[] ENTITIES = { "&gt;", "&lt;", "&amp;" };
	private static final char[] MEANT = { '>', '<', '&' };
	private static final char NO_SPACE = '\u200B';
	private static final char DELETE = 0x7F;

	private static final byte[] ELLIPSIS = "…".getBytes(StandardCharsets.UTF_8);
	/** Letters at which {@link #isMark} looks. */
	private static final boolean[] SPECIAL = new boolean[128];

	static {
		for (char c : "&>]:".toCharArray()) {
			SPECIAL[c] = true;
		}
	}

	private final char[] chars = new char[LOOKED_AT];
	private int start;
	private int end;

	/** Appends a comment's body as a snippet in UTF-8; nothing, and false, when nothing worth keeping is left. */
	boolean snippet(Field body, Bytes out) {
		if (body.isPlain()) {
			int plain = plain(body, true, out);
			if (plain >= 0) {
				return plain > 0;
			}
		}
		end = body.chars(chars);
		int marks = marks();
		if ((marks & QUOTATION) != 0) {
			dropQuotedLines();
		}
		if ((marks & LINK) != 0) {
			keepTextsOfLinks();
		}
		if ((marks & (LINK | ADDRESS)) != 0) { // the text of a link may complete an address
			dropAddresses();
		}
		clean();
		return end - start >= SHORTEST && cut(out);
	}

	/** Appends a title in UTF-8; nothing, and false, when it is empty or was removed. */
	boolean title(Field title, Bytes out) {
		if (title.isPlain()) {
			int plain = plain(title, false, out);
			if (plain >= 0) {
				return plain > 0;
			}
		}
		end = title.chars(chars);
		clean();
		return end > start && !startsWith("[removed") && !startsWith("[deleted") && cut(out);
	}

	/**
	 * The quick way for plain letters: most texts need nothing but their spaces collapsed.
	 *
	 * @return bytes appended; -1 when it must be done the other way, with nothing appended
	 */
	private static int plain(Field field, boolean comment, Bytes out) {
		byte[] bytes = field.bytes();
		int to = Math.min(field.to(), field.from() + LOOKED_AT);
		out.room(to - field.from() + ELLIPSIS.length);
		byte[] target = out.array;
		int begin = out.length;
		int n = begin;
		boolean space = false;
		for (int i = field.from(); i < to; i++) {
			if (to - i >= Long.BYTES) {
				long eight = (long) LONGS.get(bytes, i);
				long spaces = zeros(eight ^ SPACES);
				boolean noneBefore = space || n == begin;
				if ((spaces & (spaces << Byte.SIZE | (noneBefore ? FIRST : 0)) | special(eight)) == 0) { // as most are
					if (space && n > begin) {
						target[n++] = ' ';
					}
					LONGS.set(target, n, eight);
					space = spaces < 0;
					n += space ? Long.BYTES - 1 : Long.BYTES;
					i += Long.BYTES - 1;
					continue;
				}
			}
			byte c = bytes[i];
			if (c == ' ' || c == DELETE) {
				space = true;
				continue;
			}
			if (SPECIAL[c] && isMark(bytes, i, to, comment)) {
				return -1;
			}
			if (space) {
				space = false;
				if (n > begin) {
					target[n++] = ' ';
				}
			}
			target[n++] = c;
		}
		int length = n - begin;
		if (comment ? length < SHORTEST : length == 0 || startsWith(target, begin, n, "[removed") || startsWith(target, begin, n, "[deleted")) {
			return 0;
		}
		if (length > LONGEST) {
			length = plainCut(target, begin);
		}
		out.length = begin + length;
		return length;
	}

	/** Not zero when one of eight letters is special or to be taken as a space. */
	private static long special(long eight) {
		return zeros(eight ^ ONES * '&') | zeros(eight ^ ONES * '>') | zeros(eight ^ ONES * ']') | zeros(eight ^ ONES * ':')
				| zeros(eight ^ ONES * DELETE);
	}

	/** The highest bit of each byte that is zero; all must be below 128. */
	private static long zeros(long eight) {
		return ~(eight + LOWS) & HIGHS;
	}

	private static boolean isMark(byte[] bytes, int at, int to, boolean comment) {
		return switch (bytes[at]) {
		case '&' -> startsWith(bytes, at, to, ENTITIES[0]) || startsWith(bytes, at, to, ENTITIES[1]) || startsWith(bytes, at, to, ENTITIES[2]);
		case '>' -> comment;
		case ']' -> comment && startsWith(bytes, at, to, "](");
		default -> comment && startsWith(bytes, at, to, "://");
		};
	}

	private static boolean startsWith(byte[] bytes, int at, int to, String text) {
		if (to - at < text.length()) {
			return false;
		}
		for (int i = 0; i < text.length(); i++) {
			if (bytes[at + i] != text.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	/** Cuts plain letters; returns the length that is left. */
	private static int plainCut(byte[] bytes, int begin) {
		int sentence = -1;
		int word = -1;
		for (int i = 0; i < LONGEST - 1; i++) {
			if (bytes[begin + i + 1] == ' ') {
				word = i + 1;
				if (".!?".indexOf(bytes[begin + i]) >= 0) {
					sentence = i + 1;
				}
			}
		}
		if (sentence >= LONGEST / 2) {
			return sentence;
		}
		int length = word >= LONGEST / 2 ? word : LONGEST - 1;
		System.arraycopy(ELLIPSIS, 0, bytes, begin + length, ELLIPSIS.length);
		return length + ELLIPSIS.length;
	}

	/** Which of quotations, links and addresses there may be; most comments have none, and looking is cheaper than removing. */
	private int marks() {
		int marks = 0;
		for (int i = 0; i < end; i++) {
			char c = chars[i];
			if (c < SPECIAL.length && SPECIAL[c]) {
				marks |= switch (c) {
				case '>' -> QUOTATION;
				case '&' -> at(i, ENTITIES[0]) ? QUOTATION : 0;
				case ']' -> at(i, "](") ? LINK : 0;
				default -> at(i, "://") ? ADDRESS : 0;
				};
			}
		}
		return marks;
	}

	/** Puts a space for each line that begins with {@code >}, and the spaces and empty lines before it. */
	private void dropQuotedLines() {
		int to = 0;
		boolean lineStarts = true;
		for (int i = 0; i < end;) {
			if (lineStarts) {
				int from = i;
				while (i < end && isSpace(chars[i])) {
					i++;
				}
				if (at(i, ">") || at(i, ENTITIES[0])) {
					while (i < end && !endsLine(chars[i])) {
						i++;
					}
					chars[to++] = ' ';
				} else {
					System.arraycopy(chars, from, chars, to, i - from);
					to += i - from;
				}
				lineStarts = false;
			} else {
				char c = chars[i++];
				chars[to++] = c;
				lineStarts = endsLine(c) && !(c == '\r' && at(i, "\n"));
			}
		}
		end = to;
	}

	private static boolean endsLine(char c) {
		return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
	}

	/** What expressions take for a space. */
	private static boolean isSpace(char c) {
		return c == ' ' || c >= '\t' && c <= '\r';
	}

	/** Leaves {@code text} of each {@code [text](address)}, where the address is one of the web or of the site. */
	private void keepTextsOfLinks() {
		int to = 0;
		for (int i = 0; i < end;) {
			int text = i + 1;
			int linkEnd = chars[i] == '[' ? linkEnd(i) : -1;
			if (linkEnd < 0) {
				chars[to++] = chars[i++];
			} else {
				for (i = text; chars[i] != ']'; i++) {
					chars[to++] = chars[i];
				}
				i = linkEnd;
			}
		}
		end = to;
	}

	/** Where the link ends that starts here; -1 when none does. */
	private int linkEnd(int from) {
		int i = from + 1;
		while (i < end && chars[i] != '[' && chars[i] != ']') {
			i++;
		}
		if (i == from + 1 || !at(i, "](") || !at(i + 2, "/") && !at(i + 2, "http://") && !at(i + 2, "https://")) {
			return -1;
		}
		i += 2;
		while (i < end && chars[i] != ')' && !isSpace(chars[i])) {
			i++;
		}
		return at(i, ")") ? i + 1 : -1;
	}

	/** Puts a space for each address of the web. */
	private void dropAddresses() {
		int to = 0;
		for (int i = 0; i < end;) {
			int address = chars[i] != 'h' ? 0 : at(i, "http://") ? 7 : at(i, "https://") ? 8 : 0;
			if (address == 0 || i + address == end || isSpace(chars[i + address])) {
				chars[to++] = chars[i++];
			} else {
				i += address;
				while (i < end && !isSpace(chars[i])) {
					i++;
				}
				chars[to++] = ' ';
			}
		}
		end = to;
	}

	private boolean at(int place, String text) {
		if (end - place < text.length()) {
			return false;
		}
		for (int i = 0; i < text.length(); i++) {
			if (chars[place + i] != text.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	private boolean startsWith(String text) {
		return at(start, text);
	}

	/** Entities become letters, runs of whitespace and control characters one space; none at the ends. */
	private void clean() {
		int to = 0;
		boolean space = false;
		for (int i = 0; i < end; i++) {
			char c = chars[i];
			if (c <= ' ' || c == DELETE || c == NO_SPACE) {
				space = true;
				continue;
			}
			if (c == '&') {
				for (int e = 0; e < ENTITIES.length; e++) {
					if (at(i, ENTITIES[e])) {
						c = MEANT[e];
						i += ENTITIES[e].length() - 1;
						break;
					}
				}
			}
			if (space) {
				chars[to++] = ' ';
				space = false;
			}
			chars[to++] = c;
		}
		start = 0;
		end = to;
		while (start < end && Character.isWhitespace(chars[start])) {
			start++;
		}
		while (end > start && Character.isWhitespace(chars[end - 1])) {
			end--;
		}
	}

	private boolean cut(Bytes out) {
		if (end - start <= LONGEST) {
			utf8(end, out);
			return true;
		}
		int sentence = -1;
		int word = -1;
		for (int i = 0; i < LONGEST - 1; i++) {
			if (chars[start + i + 1] == ' ') {
				word = i + 1;
				if (".!?".indexOf(chars[start + i]) >= 0) {
					sentence = i + 1;
				}
			}
		}
		if (sentence >= LONGEST / 2) {
			utf8(start + sentence, out);
			return true;
		}
		int length = word >= LONGEST / 2 ? word : LONGEST - 1;
		utf8(start + (Character.isHighSurrogate(chars[start + length - 1]) ? length - 1 : length), out);
		utf8('…', out);
		return true;
	}

	private void utf8(int to, Bytes out) {
		out.room(3 * (to - start));
		for (int i = start; i < to; i++) {
			char c = chars[i];
			if (c < 0x80) {
				out.array[out.length++] = (byte) c;
			} else if (!Character.isSurrogate(c)) {
				utf8(c, out);
			} else if (Character.isHighSurrogate(c) && i + 1 < to && Character.isLowSurrogate(chars[i + 1])) {
				int code = Character.toCodePoint(c, chars[++i]);
				out.put(0xF0 | code >> 18);
				out.put(0x80 | code >> 12 & 0x3F);
				out.put(0x80 | code >> 6 & 0x3F);
				out.put(0x80 | code & 0x3F);
			} else {
				out.put('?'); // half of a pair
			}
		}
	}

	private static void utf8(char c, Bytes out) {
		if (c < 0x800) {
			out.put(0xC0 | c >> 6);
		} else {
			out.put(0xE0 | c >> 12);
			out.put(0x80 | c >> 6 & 0x3F);
		}
		out.put(0x80 | c & 0x3F);
	}
}
