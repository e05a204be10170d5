package org.zipp.graph.internal.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.zipp.graph.internal.Bytes;

/** Snippets and titles are what regular expressions make of the text. */
class TextsTest {

	private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");
	private static final Pattern LINK = Pattern.compile("\\[([^\\]\\[]+)]\\((?:https?://|/)[^)\\s]*\\)");
	private static final Pattern QUOTED_LINE = Pattern.compile("(?m)^\\s*(?:>|&gt;).*$");
	private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}\\u200B]+");
	private static final List<String> PIECES = List.of("word", "a", " ", "  ", "\n", "\n\n> quoted line\n", "&gt; quoted", "&amp;", "&lt;",
			"&", "&amp;gt;", "[text](https://e.org/x)", "[t](/r/x)", "](", "https://example.org/a?b=c", "http://", "://", ":", ">", ".", "! ",
			"? ", "é", "€", "😀", "\u200B", "\u3000", "\t", "\u007F", "[removed]", "[deleted", "longer words here. ", "\"", "\\",
			"\r\n", "\r", "\u0085", "\u2028> separate", "\n \n\t> after empty lines", "[", "]", "(", ")", "https", "http:", "[//](/a)", "[://e](http://f)",
			"\u000B", "\f");

	private final Texts texts = new Texts();

	private static String clean(String text) {
		return SPACE.matcher(text.replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&")).replaceAll(" ").strip();
	}

	private static String cut(String text) {
		if (text.length() <= 300) {
			return text;
		}
		int sentence = -1;
		int word = -1;
		for (int i = 0; i < 299; i++) {
			if (text.charAt(i + 1) == ' ') {
				word = i + 1;
				if (".!?".indexOf(text.charAt(i)) >= 0) {
					sentence = i + 1;
				}
			}
		}
		if (sentence >= 150) {
			return text.substring(0, sentence);
		}
		int end = word >= 150 ? word : 299;
		return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + '…';
	}

	private static String snippet(String body) {
		String text = body.length() > 4000 ? body.substring(0, 4000) : body;
		text = QUOTED_LINE.matcher(text).replaceAll(" ");
		text = LINK.matcher(text).replaceAll("$1");
		text = clean(ADDRESS.matcher(text).replaceAll(" "));
		return text.length() < 20 ? "" : cut(text);
	}

	private static String title(String title) {
		String text = clean(title.length() > 4000 ? title.substring(0, 4000) : title);
		return text.startsWith("[removed") || text.startsWith("[deleted") ? "" : cut(text);
	}

	private String made(Field field, boolean comment) {
		Bytes out = new Bytes(10);
		out.put('x');
		boolean some = comment ? texts.snippet(field, out) : texts.title(field, out);
		String made = new String(out.array, 1, out.length - 1, StandardCharsets.UTF_8);
		assertEquals(some, !made.isEmpty());
		return made;
	}

	@Test
	void randomTextsAreCleanedAsExpressionsWould() {
		Random random = new Random(9);
		for (int i = 0; i < 30_000; i++) {
			StringBuilder text = new StringBuilder();
			boolean plain = random.nextInt(3) == 0;
			for (int n = random.nextInt(i % 50 == 0 ? 1500 : 60); n > 0; n--) {
				String piece = PIECES.get(random.nextInt(PIECES.size()));
				text.append(plain && !piece.matches("[ -~]*") ? "plain " : piece);
			}
			String raw = text.toString();
			Field field = new Field();
			field.set(raw);
			assertEquals(utf8(snippet(raw)), made(field, true), raw);
			assertEquals(utf8(title(raw)), made(field, false), raw);
			// As it stands in a line, with escapes, found by the scanner.
			String escaped = raw.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\u0009").replace("\r", "\\r")
					.replace("\u000B", "\\u000b").replace("\f", "\\f");
			byte[] line = ("{\"title\":\"" + escaped + "\"}\n").getBytes(StandardCharsets.UTF_8);
			byte[] padded = Arrays.copyOf(line, line.length + Marks.PADDING);
			Marks marks = new WordMarks();
			marks.of(padded, line.length);
			DumpRow row = new DumpRow();
			assertEquals(true, new LineScanner().scan(padded, marks, 0, line.length - 1, row), raw);
			assertEquals(utf8(snippet(raw)), made(row.title, true), raw);
			assertEquals(utf8(title(raw)), made(row.title, false), raw);
		}
	}

	/** Half a pair of surrogates, where a text of 4000 letters was cut, becomes a question mark. */
	private static String utf8(String text) {
		return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
	}
}
