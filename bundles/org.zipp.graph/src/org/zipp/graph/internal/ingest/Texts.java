package org.zipp.graph.internal.ingest;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

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
	private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");
	private static final Pattern LINK = Pattern.compile("\\[([^\\]\\[]+)]\\((?:https?://|/)[^)\\s]*\\)");
	private static final Pattern QUOTED_LINE = Pattern.compile("(?m)^\\s*(?:>|&gt;).*$");
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
		if (isMarked()) {
			String text = unmarked(new String(chars, 0, end));
			text.getChars(0, text.length(), chars, 0);
			end = text.length();
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

	/** Whether there may be a quotation, link or address; most comments have none, and looking is cheaper than matching. */
	private boolean isMarked() {
		for (int i = 0; i < end; i++) {
			switch (chars[i]) {
			case '>':
				return true;
			case '&':
				if (at(i, ENTITIES[0])) {
					return true;
				}
				break;
			case ']':
				if (at(i, "](")) {
					return true;
				}
				break;
			case ':':
				if (at(i, "://")) {
					return true;
				}
				break;
			default:
			}
		}
		return false;
	}

	private static String unmarked(String body) {
		String text = QUOTED_LINE.matcher(body).replaceAll(" ");
		text = LINK.matcher(text).replaceAll("$1");
		return ADDRESS.matcher(text).replaceAll(" ");
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
