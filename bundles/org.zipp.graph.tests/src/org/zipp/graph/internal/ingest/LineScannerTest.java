package org.zipp.graph.internal.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** The scanner gives what the parser gives, or leaves the line to it. */
class LineScannerTest {

	private static final int LIMIT = 100_000;
	private static final List<String> NAMES = List.of("id", "author", "subreddit", "body", "title", "url", "post_hint",
			"created_utc", "score", "over_18", "is_self", "selftext", "ups", "gilded", "media", "edited", "a", "author_flair_text",
			"created", "bodies", "");
	private static final List<String> WORDS = List.of("hello", "world", " ", "\\n", "\\\"", "\\\\", "\\/", "\\u00e9", "\\ud83d\\ude00",
			"\\ud83d", "\\udE00x", "\\u12", "\\x", "é", "€", "😀", "http://x", "&amp;", "\t", "{", "}", ",", ":", "[", "1", "'", "\u007F",
			"\\t", "\\b\\f\\r", "\\u0000", "\u2028", "null");
	private static final List<String> NUMBERS = List.of("0", "1", "-1", "12", "1609459200", "1609459200.0", "4294967295", "4294967296",
			"99999999999", "-5", "1e3", "1.5", "-0", "01", "1.", ".5", "+1", "1e", "NaN", "123456789", "1234567890123456789012", "0x1");
	private static final List<String> SPACES = List.of("", "", "", "", " ", "\t", "\r", "  ", "\u000B", "\u00a0");

	private final LineScanner scanner = new LineScanner();
	private final DumpParser parser = new DumpParser(LIMIT);

	/** What became of a line, as text. */
	private static String row(DumpRow row) {
		return String.join("|", row.id.text(), row.author.text(), row.subreddit.text(), String.valueOf(row.body.present()),
				row.body.text(), String.valueOf(row.title.present()), row.title.text(), row.url.text(), row.postHint.text(),
				String.valueOf(row.created), String.valueOf(row.score), String.valueOf(row.over18), String.valueOf(row.self));
	}

	private String parsed(byte[] line) {
		DumpRow row = new DumpRow();
		try {
			parser.parse(line, 0, line.length, row);
			return row(row);
		} catch (BrokenLineException e) {
			return e.reason() + ": " + e.getMessage();
		}
	}

	/** As the scanner has it, with marks of every make; {@code null} when it leaves the line. */
	private String scanned(byte[] line) {
		String result = scanned(line, new WordMarks());
		assertEquals(result, scanned(line, new VectorMarks()), () -> new String(line, StandardCharsets.UTF_8));
		return result;
	}

	private String scanned(byte[] line, Marks marks) {
		// What lies around the line must not matter, but a line feed follows it.
		int before = 7 + line.length % 64;
		byte[] among = new byte[before + line.length + 20 + Marks.PADDING];
		Arrays.fill(among, (byte) '"');
		System.arraycopy(line, 0, among, before, line.length);
		among[before + line.length] = '\n';
		marks.of(among, before + line.length + 20);
		DumpRow row = new DumpRow();
		if (!scanner.scan(among, marks, before, before + line.length, row)) {
			return null;
		}
		try {
			row.complete();
			return row(row);
		} catch (BrokenLineException e) {
			return e.reason() + ": " + e.getMessage();
		}
	}

	private boolean agree(byte[] line) {
		String scanned = scanned(line);
		if (scanned != null) {
			assertEquals(parsed(line), scanned, () -> new String(line, StandardCharsets.UTF_8));
		}
		return scanned != null;
	}

	@Test
	void ordinaryLinesAreScanned() {
		for (String line : List.of(
				"{\"id\":\"c1\",\"author\":\"ann\",\"subreddit\":\"cats\",\"created_utc\":1609459200,\"score\":-3,\"body\":\"a \\\"b\\\" \\u00e9\\n😀\"}",
				"{\"archived\":false,\"author\":\"ann\",\"media\":{\"a\":[1,2.5e-3,{\"x\":null}],\"b\":{}},\"created_utc\":\"1609459200\",\"id\":\"p\",\"subreddit\":\"s\",\"title\":\"t\",\"url\":null,\"over_18\":true,\"is_self\":false,\"list\":[]}",
				"{ \"id\" : \"c1\" , \"author\" : \"a\", \"subreddit\":\"s\", \"body\":\"\\ud83d\\ude00\", \"created_utc\": 5 , \"score\":null }")) {
			assertTrue(agree(line.getBytes(StandardCharsets.UTF_8)), line);
		}
	}

	@Test
	void theScannerLeavesWhatIsUnusual() {
		for (String line : List.of("[]", "{", "{}x", "{\"id\":7}", "{\"id\":\"a\",}", "{\"a\":01}", "{\"a\":\"\\x\"}", "{\"a\":\"\\ud83d\"}",
				"{\"score\":1.5}", "{\"created_utc\":\"x\"}", "{\"\\u0069d\":\"a\"}", "{\"a\":tru}", "{\"a\":nullx}", "\uFEFF{}", "{\"a\":\"\t\"}")) {
			assertEquals(null, scanned(line.getBytes(StandardCharsets.UTF_8)), line);
		}
	}

	@Test
	void randomLinesGiveTheSameRowOrTheSameReason() {
		Random random = new Random(5);
		int scanned = 0;
		for (int i = 0; i < 60_000; i++) {
			scanned += agree(line(random).getBytes(StandardCharsets.UTF_8)) ? 1 : 0;
		}
		assertTrue(scanned > 10_000, "the scanner understood only " + scanned);
	}

	@Test
	void damagedBytesGiveTheSameRowOrTheSameReason() {
		Random random = new Random(6);
		int scanned = 0;
		for (int i = 0; i < 60_000; i++) {
			byte[] line = line(random).getBytes(StandardCharsets.UTF_8);
			for (int n = random.nextInt(3); n >= 0; n--) {
				byte damage = (byte) random.nextInt(256);
				// No line has a line feed.
				line[random.nextInt(line.length)] = damage == '\n' ? (byte) '\r' : damage;
			}
			byte[] cut = random.nextInt(5) == 0 ? Arrays.copyOf(line, random.nextInt(line.length) + 1) : line;
			scanned += agree(cut) ? 1 : 0;
		}
		assertTrue(scanned > 1000, "the scanner understood only " + scanned);
	}

	@Test
	void deepNestingIsLeftToTheParser() {
		String deep = "{\"a\":" + "[".repeat(1200) + "]".repeat(1200) + ",\"id\":\"x\"}";
		assertEquals(null, scanned(deep.getBytes(StandardCharsets.UTF_8)));
		assertTrue(parsed(deep.getBytes(StandardCharsets.UTF_8)).startsWith("BROKEN_JSON"));
		String some = deep.replace("[".repeat(1200), "[".repeat(30)).replace("]".repeat(1200), "]".repeat(30));
		assertFalse(scanned(some.getBytes(StandardCharsets.UTF_8)) == null);
	}

	/** A line that mostly is a row, in some order, with what real and broken lines have. */
	private static String line(Random random) {
		List<String> fields = new ArrayList<>();
		boolean tidy = random.nextInt(3) > 0;
		for (String name : List.of("id", "author", "subreddit", random.nextBoolean() ? "body" : "title")) {
			if (tidy || random.nextInt(8) > 0) {
				fields.add(field(name, text(random, tidy), random, tidy));
			}
		}
		if (tidy || random.nextInt(8) > 0) {
			fields.add(field("created_utc", tidy ? "16094592" + (10 + random.nextInt(80)) : value(random, 0, false), random, tidy));
		}
		for (int n = random.nextInt(8); n > 0; n--) {
			String name = NAMES.get(random.nextInt(NAMES.size()));
			if (!tidy || !List.of("id", "author", "subreddit", "body", "title", "url", "post_hint", "created_utc", "score", "over_18",
					"is_self").contains(name)) {
				fields.add(field(name, value(random, 0, tidy), random, tidy));
			} else {
				fields.add(switch (name) {
				case "over_18", "is_self" -> field(name, random.nextBoolean() ? "true" : "null", random, true);
				case "created_utc" -> field(name, "\"1609459200\"", random, true);
				case "score" -> field(name, String.valueOf(random.nextInt(2000) - 1000), random, true);
				default -> field(name, random.nextInt(4) == 0 ? "null" : text(random, true), random, true);
				});
			}
		}
		Collections.shuffle(fields, random);
		return '{' + space(random, tidy) + String.join(space(random, tidy) + ',' + space(random, tidy), fields) + space(random, tidy)
				+ (tidy || random.nextInt(20) > 0 ? "}" : "") + space(random, tidy);
	}

	private static String field(String name, String value, Random random, boolean tidy) {
		return '"' + name + '"' + space(random, tidy) + (tidy || random.nextInt(40) > 0 ? ":" : "") + space(random, tidy) + value;
	}

	private static String space(Random random, boolean tidy) {
		return SPACES.get(random.nextInt(tidy ? SPACES.size() - 2 : SPACES.size()));
	}

	private static String text(Random random, boolean tidy) {
		StringBuilder text = new StringBuilder("\"");
		for (int n = random.nextInt(9); n > 0; n--) {
			String word = WORDS.get(random.nextInt(WORDS.size()));
			boolean odd = List.of("\\ud83d", "\\udE00x", "\\u12", "\\x", "\t").contains(word);
			text.append(tidy && odd ? "odd" : word);
		}
		return text.append('"').toString();
	}

	private static String value(Random random, int depth, boolean tidy) {
		switch (random.nextInt(depth > 3 ? 5 : 7)) {
		case 0:
			return tidy ? String.valueOf(random.nextInt() / 100.0) : NUMBERS.get(random.nextInt(NUMBERS.size()));
		case 1:
			return tidy || random.nextInt(3) > 0 ? List.of("true", "false", "null").get(random.nextInt(3)) : "True";
		case 2:
			return tidy ? text(random, true) : '"' + NUMBERS.get(random.nextInt(NUMBERS.size())) + '"';
		case 3, 4:
			return text(random, tidy);
		case 5: {
			List<String> items = new ArrayList<>();
			for (int n = random.nextInt(4); n > 0; n--) {
				items.add(value(random, depth + 1, tidy));
			}
			return '[' + space(random, tidy) + String.join(",", items) + (tidy || random.nextInt(10) > 0 ? "]" : "}");
		}
		default: {
			List<String> items = new ArrayList<>();
			for (int n = random.nextInt(4); n > 0; n--) {
				items.add(field(NAMES.get(random.nextInt(NAMES.size())), value(random, depth + 1, tidy), random, tidy));
			}
			return '{' + space(random, tidy) + String.join(",", items) + space(random, tidy) + '}';
		}
		}
	}
}
