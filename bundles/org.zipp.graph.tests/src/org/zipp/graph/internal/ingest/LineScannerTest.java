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
	private static final List<String> OTHER_NAMES = List.of("link_id", "parent_id", "name", "author_flair_text", "all_awardings", "media",
			"can_gild", "body_sha1", "num_comments", "locked", "collapsed_reason_code", "flair", "curl", "somebody", "subtitle", "highscore",
			"coauthor", "xover_18", "his_self", "ssubreddit", "created_utx", "createdzutc", "a", "");
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
		return completed(row);
	}

	private static String completed(DumpRow row) {
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
	void linesAsDumpsHaveThemAreScanned() {
		Random random = new Random(7);
		for (int i = 0; i < 5000; i++) {
			String line = fullLine(random);
			assertTrue(agree(line.getBytes(StandardCharsets.UTF_8)), line);
		}
	}

	@Test
	void damagedLinesAsDumpsHaveThemGiveTheSameRowOrTheSameReason() {
		Random random = new Random(8);
		int scanned = 0;
		String signs = "{}[]:,\"\\ 0-.entfu\u00e9\t";
		for (int i = 0; i < 60_000; i++) {
			byte[] line = fullLine(random).getBytes(StandardCharsets.UTF_8);
			for (int n = random.nextInt(3); n >= 0; n--) {
				int at = random.nextInt(line.length);
				int other = random.nextInt(line.length);
				switch (random.nextInt(4)) {
				case 0 -> line[at] = line[other];
				case 1 -> {
					byte damage = (byte) random.nextInt(256);
					line[at] = damage == '\n' ? (byte) '\r' : damage;
				}
				case 2 -> line[at] = (byte) signs.charAt(random.nextInt(signs.length()));
				default -> { // a piece is missing
					int length = Math.min(1 + random.nextInt(3), line.length - at);
					System.arraycopy(line, at + length, line, at, line.length - at - length);
					line = Arrays.copyOf(line, Math.max(1, line.length - length));
				}
				}
			}
			scanned += agree(random.nextInt(8) == 0 ? Arrays.copyOf(line, random.nextInt(line.length) + 1) : line) ? 1 : 0;
		}
		assertTrue(scanned > 5000 && scanned < 60_000, "the scanner understood " + scanned);
	}

	@Test
	void oddFieldsAmongPlainOnesGiveTheSameRowOrTheSameReason() {
		String rest = ",\"id\":\"c\",\"author\":\"a\",\"subreddit\":\"s\",\"body\":\"b\",\"created_utc\":1}";
		for (String start : List.of("{\"a\" :1", "{\"a\": 1", "{ \"a\":1", "{\"a\":01", "{\"a\":1 ", "{\"a\":\"b\"\"c\"", "{\"a\":nul", "{\"a\":1:2",
				"{\"a\":1,2", "{\"a\",\"b\"", "{\"a\"", "{\"a\":{\"b\":1}}", "{\"a\":[1}", "{\"a\":[1]]", "{\"a\":[}", "{\"a\":[]1", "{\"a\":1[]", "{1:2",
				"{,\"a\":1", "{\"a\":1,", "{\"a\":\"\t\"", "{\"a\\n\":1", "{\"é\":1", "{\"a\":\"\\ud83d\"", "{\"a\":é", "{\"a\":\\n", "{[]:1", "{\"a\":[]\"b\"",
				"{\"" + "n".repeat(200) + "\":1", "{\"a\":nullx", "{\"a\":\"x\"null", "{\"a\":null\"x\"", "{}", "{\"a\":1}{\"b\":2")) {
			for (String before : List.of("", "\"x\":\"" + "y".repeat(70) + "\",")) {
				agree(('{' + before + start.substring(1) + rest).getBytes(StandardCharsets.UTF_8));
			}
		}
		assertTrue(agree(("{\"a\":1" + rest).getBytes(StandardCharsets.UTF_8)));
	}

	/** A comment or submission with the fields that dumps have, in any order, without spaces. */
	private static String fullLine(Random random) {
		boolean comment = random.nextInt(3) > 0;
		List<String> fields = new ArrayList<>();
		for (String used : List.of("id", "author", "subreddit", comment ? "body" : "title", "url", "post_hint")) {
			boolean needed = !used.equals("url") && !used.equals("post_hint");
			if (needed || !comment && random.nextBoolean()) {
				fields.add('"' + used + "\":" + (needed || random.nextInt(3) > 0 ? text(random, true) : "null"));
			}
		}
		fields.add("\"created_utc\":" + (random.nextInt(5) == 0 ? "\"1609459200\"" : String.valueOf(1_500_000_000 + random.nextInt(100_000_000))));
		fields.add("\"score\":" + (random.nextInt(9) == 0 ? "null" : String.valueOf(random.nextInt(300) - 30)));
		if (!comment) {
			fields.add("\"over_18\":" + random.nextBoolean());
			fields.add("\"is_self\":" + random.nextBoolean());
		}
		for (int n = 10 + random.nextInt(40); n > 0; n--) {
			String name = OTHER_NAMES.get(random.nextInt(OTHER_NAMES.size()));
			fields.add('"' + name + "\":" + switch (random.nextInt(12)) {
			case 0 -> "[]";
			case 1 -> "{}";
			case 2 -> List.of("0", "-7", "0.98", "1609459200.0", "12345678901", "1e-3", "-0").get(random.nextInt(7));
			case 3 -> compact(random, 0);
			case 4, 5, 6 -> List.of("true", "false", "null").get(random.nextInt(3));
			case 7 -> '"' + "w\\\\\\n\\\"x".repeat(random.nextInt(12)) + '"';
			case 8 -> '"' + "é😀".repeat(random.nextInt(30)) + '"';
			default -> text(random, true);
			});
		}
		Collections.shuffle(fields, random);
		return '{' + String.join(",", fields) + '}';
	}

	/** A list or object without spaces. */
	private static String compact(Random random, int depth) {
		List<String> inside = new ArrayList<>();
		boolean list = random.nextBoolean();
		for (int n = random.nextInt(5); n > 0; n--) {
			String value = depth < 3 && random.nextInt(3) == 0 ? compact(random, depth + 1)
					: List.of("1", "null", "\"a\\\"]}\"", "\"é,:\"", "-2.5e3", "false").get(random.nextInt(6));
			inside.add(list ? value : '"' + OTHER_NAMES.get(random.nextInt(OTHER_NAMES.size())) + "\":" + value);
		}
		return (list ? '[' : '{') + String.join(",", inside) + (list ? ']' : '}');
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
