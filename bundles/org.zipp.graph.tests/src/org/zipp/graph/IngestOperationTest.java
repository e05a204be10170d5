package org.zipp.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zipp.core.StudyDirectory;
import org.zipp.core.StudyDirectory.AuthorHash;
import org.zipp.core.ZippException;
import org.zipp.core.operation.OperationResult;

import com.github.luben.zstd.ZstdOutputStream;

class IngestOperationTest {

	/** 2021-01-01 and 2021-02-01, midnight UTC. */
	private static final long JANUARY = 1_609_459_200L;
	private static final long FEBRUARY = 1_612_137_600L;
	private static final String IMAGE = ",\"url\":\"https://i.redd.it/x.jpg\",\"is_self\":false,\"over_18\":false";

	@TempDir
	private Path folder;

	private record Counted(long posts, long comments, long first, long last) {
		private Counted plus(boolean post, long at) {
			return new Counted(posts + (post ? 1 : 0), comments + (post ? 0 : 1), Math.min(first, at), Math.max(last, at));
		}
	}

	@Test
	void countsEqualASlowCount() throws IOException {
		Dumps.run(Dumps.sample(folder, 150, 21));
		IngestOperation ingest = Dumps.ingest(folder);
		ingest.minActivity = 5;
		OperationResult result = Dumps.run(ingest);

		AuthorHash hash = new StudyDirectory(folder).authorHash();
		Map<String, Counted> slow = new TreeMap<>();
		Map<String, Integer> activity = new TreeMap<>();
		Set<String> ids = new HashSet<>();
		Set<String> bots = Set.of("AutoModerator", "RemindMeBot", "sneakpeekbot", "TotesMessenger", "[deleted]");
		for (String name : List.of("RC_2021-01", "RC_2021-02", "RS_2021-01", "RS_2021-02")) {
			boolean post = name.startsWith("RS");
			for (String line : Dumps.read(folder.resolve("dump/" + name + ".zst"))) {
				String author = field(line, "author");
				String community = field(line, "subreddit");
				String created = field(line, "created_utc");
				if (author == null || community == null || created == null || !created.matches("\\d+") || !line.endsWith("}")
						|| bots.contains(author) || community.startsWith("u_") || line.contains("\"over_18\":true")
						|| !ids.add(name.charAt(1) + field(line, "id"))) {
					continue;
				}
				String user = hash.of(author);
				activity.merge(user, 1, Integer::sum);
				long at = Long.parseLong(created);
				slow.merge(user + ' ' + community, new Counted(post ? 1 : 0, post ? 0 : 1, at, at),
						(a, _) -> a.plus(post, at));
			}
		}
		slow.keySet().removeIf(k -> activity.get(k.substring(0, k.indexOf(' '))) < 5);

		Map<String, Counted> rows = new TreeMap<>();
		Map<String, Counted> columns = new TreeMap<>();
		try (InteractionGraph graph = InteractionGraph.open(folder.resolve("graph"))) {
			graph.verify();
			for (int u = 0; u < graph.userCount(); u++) {
				String user = graph.userId(u);
				assertEquals(u, graph.indexOfUser(user));
				graph.forEachCommunity(u, (c, posts, comments, first, last) -> rows.put(user + ' ' + graph.communityId(c),
						new Counted(posts, comments, first, last)));
			}
			for (int c = 0; c < graph.communityCount(); c++) {
				String community = graph.communityId(c);
				assertEquals(c, graph.indexOfCommunity(community));
				assertFalse(graph.communityDescription(c).isEmpty(), community);
				graph.forEachUser(c, (u, posts, comments, first, last) -> columns.put(graph.userId(u) + ' ' + community,
						new Counted(posts, comments, first, last)));
			}
			assertEquals(slow.size(), graph.edgeCount());
			assertEquals(-1, graph.indexOfUser("nobody"));
			assertEquals(-1, graph.indexOfCommunity("nowhere"));
		}
		assertEquals(slow, rows);
		assertEquals(slow, columns);
		assertEquals(slow.values().stream().mapToLong(Counted::posts).sum(), result.counts().get("posts"));
		assertEquals(slow.values().stream().mapToLong(Counted::comments).sum(), result.counts().get("comments"));
	}

	private static String field(String line, String name) {
		Matcher m = Pattern.compile("\"" + name + "\":\"?([^\",}]*)").matcher(line);
		return m.find() ? m.group(1) : null;
	}

	@Test
	void whatTheSampleBrokeIsCounted() throws IOException {
		Dumps.run(Dumps.sample(folder, 200, 4));
		Properties planted = new Properties();
		try (var in = Files.newBufferedReader(folder.resolve("dump/sample.properties"))) {
			planted.load(in);
		}
		Map<String, Long> counts = Dumps.run(Dumps.ingest(folder)).counts();
		for (String what : List.of("users", "posts", "comments", "image posts", "of deleted authors", "of bots",
				"on profiles", "over 18", "duplicates")) {
			assertEquals(planted.getProperty("count." + what.replace(' ', '-')), String.valueOf(counts.getOrDefault(what, 0L)),
					what);
		}
		long broken = counts.get("broken JSON") + counts.get("missing fields") + counts.get("wrong types");
		assertEquals(planted.getProperty("count.broken-lines"), String.valueOf(broken));
		assertEquals(broken + 1, Files.readAllLines(folder.resolve("graph/quarantine.csv")).size());
	}

	@Test
	void unwantedRowsAreDroppedAndCounted() throws IOException {
		Path file = Dumps.write(folder.resolve("in/all.ndjson"), //
				Dumps.comment("1", "ann", "cats", JANUARY, 1, "a comment about a cat in a box"),
				Dumps.comment("2", "[deleted]", "cats", JANUARY, 1, "a comment about a cat in a box"),
				Dumps.comment("3", "automoderator", "cats", JANUARY, 1, "a comment about a cat in a box"),
				Dumps.comment("4", "RemindMeBot", "cats", JANUARY, 1, "a comment about a cat in a box"),
				Dumps.post("5", "ann", "u_ann", JANUARY, 1, "on my own profile", ""),
				Dumps.post("6", "ann", "cats", JANUARY, 1, "for adults", ",\"over_18\":true"),
				Dumps.comment("7", "ann", "cats", FEBRUARY, 1, "a comment about a cat in a box"),
				Dumps.comment("1", "ann", "cats", JANUARY, 1, "the same comment again"), "",
				Dumps.comment("8", "bob", "cats", JANUARY, 1, "only said one thing, ever"));
		IngestOperation ingest = Dumps.ingest(folder, file);
		Map<String, Long> counts = Dumps.run(ingest).counts();
		assertEquals(1, counts.get("of deleted authors"));
		assertEquals(2, counts.get("of bots"));
		assertEquals(1, counts.get("on profiles"));
		assertEquals(1, counts.get("over 18"));
		assertEquals(1, counts.get("duplicates"));
		assertEquals(2, counts.get("users"));
		assertEquals(3, counts.get("comments"));

		ingest.includeNsfw = true;
		ingest.to = "2021-01";
		ingest.minActivity = 2;
		counts = Dumps.run(ingest).counts();
		assertEquals(1, counts.get("outside the months"));
		assertEquals(1, counts.get("quiet users left out"));
		assertEquals(1, counts.get("users"));
		assertEquals(1, counts.get("posts"));
		assertEquals(1, counts.get("comments"));
	}

	@Test
	void aListOfBotsReplacesTheBuiltInOne() throws IOException {
		Path file = Dumps.write(folder.resolve("in/all.ndjson"),
				Dumps.comment("1", "Ann", "cats", JANUARY, 1, "a comment about a cat in a box"),
				Dumps.comment("4", "RemindMeBot", "cats", JANUARY, 1, "a comment about a cat in a box"));
		IngestOperation ingest = Dumps.ingest(folder, file);
		ingest.botList = Files.writeString(folder.resolve("bots.txt"), "# mine\nann\n");
		ingest.keepNames = true;
		Dumps.run(ingest);
		try (InteractionGraph graph = InteractionGraph.open(folder.resolve("graph"))) {
			assertEquals(1, graph.userCount());
			assertEquals("RemindMeBot", graph.userId(0));
		}
	}

	@Test
	void tracesAreGroupedBestFirstWithTextSourceAndLink() throws IOException {
		String longText = "A sentence of some length about this. ".repeat(20).strip();
		Path file = Dumps.write(folder.resolve("in/all.jsonl"), //
				Dumps.comment("c1", "ann", "dogs", JANUARY + 1, 3, "> quoted\\n\\nwhat a fine dog he is, [look](https://e.org/x) now"),
				Dumps.comment("c2", "ann", "dogs", JANUARY + 2, 9, "the better comment of the two &amp; more"),
				Dumps.comment("c3", "ann", "dogs", JANUARY + 3, 99, "too short"),
				Dumps.comment("c4", "ann", "dogs", JANUARY + 4, 99, "[removed]"),
				Dumps.comment("c5", "ann", "cats", JANUARY + 5, -2, longText),
				Dumps.post("p1", "ann", "dogs", JANUARY + 6, 5, "My dog in the evening", IMAGE),
				Dumps.post("p2", "ann", "dogs", JANUARY + 7, 5, "A question about dogs", ",\"is_self\":true,\"url\":\"https://r/1\""),
				Dumps.post("p3", "ann", "dogs", JANUARY + 8, 7, "By hint",
						",\"post_hint\":\"image\",\"url\":\"https://e.org/view?id=3\""),
				Dumps.post("p4", "ann", "dogs", JANUARY + 9, 7, "A video", ",\"url\":\"https://v.redd.it/3\",\"score\":null"));
		Dumps.run(Dumps.ingest(folder, file));
		try (InteractionGraph graph = InteractionGraph.open(folder.resolve("graph"))) {
			int cats = graph.indexOfCommunity("cats");
			int dogs = graph.indexOfCommunity("dogs");
			List<Trace> traces = graph.traces(0);
			assertEquals(List.of("t1_c5", "t1_c2", "t1_c1", "t3_p2", "t3_p4", "t3_p3", "t3_p1"),
					traces.stream().map(Trace::source).toList());
			Trace cut = traces.getFirst();
			assertEquals(cats, cut.community());
			assertEquals(-2, cut.score());
			assertTrue(cut.text().length() <= 300 && cut.text().endsWith("about this."), cut.text());
			assertEquals(new Trace(TraceKind.COMMENT, dogs, "the better comment of the two & more", "t1_c2", "", 9, JANUARY + 2),
					traces.get(1));
			assertEquals("what a fine dog he is, look now", traces.get(2).text());
			assertEquals(new Trace(TraceKind.IMAGE_POST, dogs, "My dog in the evening", "t3_p1", "https://i.redd.it/x.jpg", 5,
					JANUARY + 6), traces.getLast());
			assertEquals("https://e.org/view?id=3", traces.get(5).link());
			assertEquals(2, graph.userDegree(0));
		}
	}

	@Test
	void keptTextsAreBounded() throws IOException {
		List<String> lines = new ArrayList<>();
		for (int i = 0; i < 30; i++) {
			lines.add(Dumps.comment("c" + i, "ann", "dogs", JANUARY + i, i, "this is what I said number " + i));
			lines.add(Dumps.post("p" + i, "ann", "dogs", JANUARY + i, i, "picture " + i, IMAGE));
		}
		IngestOperation ingest = Dumps.ingest(folder, Dumps.write(folder.resolve("in/a.ndjson"), lines.toArray(String[]::new)));
		ingest.snippetsPerEdge = 4;
		ingest.imagesPerUser = 7;
		Dumps.run(ingest);
		try (InteractionGraph graph = InteractionGraph.open(folder.resolve("graph"))) {
			List<Trace> traces = graph.traces(0);
			assertEquals(List.of(29, 28, 27, 26), scores(traces, TraceKind.COMMENT));
			assertEquals(List.of(29, 28, 27, 26, 25, 24, 23), scores(traces, TraceKind.IMAGE_POST));
			graph.forEachCommunity(0, (_, posts, comments, _, _) -> {
				assertEquals(30, posts);
				assertEquals(30, comments);
			});
		}
	}

	private static List<Integer> scores(List<Trace> traces, TraceKind kind) {
		return traces.stream().filter(t -> t.kind() == kind).map(Trace::score).toList();
	}

	@Test
	void brokenLinesAreListedWithFileLineAndReason() throws IOException {
		String good = Dumps.comment("1", "ann", "cats", JANUARY, 1, "a comment about a cat in a box");
		Path file = Dumps.write(folder.resolve("in/RC_2021-01.zst"), good, "{\"id\":\"2\",\"author\":\"b",
				good.replace("\"author\":\"ann\",", ""), good.replace("\"id\":\"1\"", "\"id\":7"),
				good.replace(String.valueOf(JANUARY), "\"yesterday\""), good.replace(String.valueOf(JANUARY), "-5"),
				good + good, "[]", good.replace("\"score\":1", "\"score\":[1]"), good.replace("body", "bodi"),
				good.replace("\"subreddit\":\"cats\"", "\"subreddit\":null"), good.replace("\"1\"", "\"11\""), "\u0000\u0001",
				good.replace("\"score\":1", "\"over_18\":\"no\""));
		OperationResult result = Dumps.run(Dumps.ingest(folder, file));
		assertEquals(2, result.counts().get("comments"));
		List<String> expected = List.of("2,broken JSON", "3,missing fields,author", "4,wrong types,id",
				"5,wrong types,created_utc", "6,wrong types,created_utc out of range", "7,broken JSON", "8,broken JSON",
				"9,wrong types,score", "10,missing fields,title or body", "11,missing fields,subreddit", "13,broken JSON",
				"14,wrong types,over_18");
		List<String> listed = Files.readAllLines(folder.resolve("graph/quarantine.csv"));
		assertEquals("file,line,reason,detail", listed.getFirst());
		assertEquals(expected.size(), listed.size() - 1, listed.toString());
		for (int i = 0; i < expected.size(); i++) {
			assertTrue(listed.get(i + 1).startsWith(file + "," + expected.get(i)), listed.get(i + 1));
		}
		assertFalse(String.join("", listed).contains("cat in a box"), "what people wrote is not listed");
		assertEquals(1, result.warnings().size());
	}

	@ParameterizedTest
	@ValueSource(strings = { "long.ndjson", "long.zst", "long.gz" })
	void linesOfTenMegabytesAreCountedAndSkipped(String name) throws IOException {
		String good = Dumps.comment("1", "ann", "cats", JANUARY, 1, "a comment about a cat in a box");
		String huge = Dumps.comment("2", "ann", "cats", JANUARY, 1, "x".repeat(10_500_000));
		String large = Dumps.comment("3", "ann", "cats", JANUARY, 1, "words that go on and on ".repeat(400_000));
		Path file = Dumps.write(folder.resolve("in/" + name), huge, good, huge, huge, large,
				good.replace("\"1\"", "\"4\""), huge);
		Map<String, Long> counts = Dumps.run(Dumps.ingest(folder, file)).counts();
		assertEquals(7, counts.get("lines"));
		assertEquals(4, counts.get("lines too long"));
		assertEquals(3, counts.get("comments"));
		List<String> listed = Files.readAllLines(folder.resolve("graph/quarantine.csv"));
		assertTrue(listed.get(1).contains(",1,lines too long,") && listed.getLast().contains(",7,lines too long,"),
				listed.toString());
	}

	@Test
	void aShortLimitHoldsForLinesOfEveryLength() throws IOException {
		List<String> lines = new ArrayList<>();
		for (int i = 0; i < 400; i++) {
			lines.add(Dumps.comment("i" + i, "ann", "cats", JANUARY, 1, "y".repeat(20 + i * 7)));
		}
		IngestOperation ingest = Dumps.ingest(folder, Dumps.write(folder.resolve("in/a.ndjson"), lines.toArray(String[]::new)));
		ingest.maxLine = 1500;
		Map<String, Long> counts = Dumps.run(ingest).counts();
		long fits = lines.stream().filter(l -> l.length() <= 1500).count();
		assertEquals(fits, counts.get("comments"));
		assertEquals(400 - fits, counts.get("lines too long"));
	}

	@Test
	void packedAndPlainFilesGiveTheSameGraph() throws IOException {
		Dumps.run(Dumps.sample(folder.resolve("s"), 40, 8));
		List<String> lines = Dumps.read(folder.resolve("s/dump/RC_2021-01.zst"));
		Set<List<String>> made = new HashSet<>();
		for (String name : List.of("a.zst", "a.gz", "a.ndjson", "a.jsonl")) {
			Path study = folder.resolve("study-" + name);
			IngestOperation ingest = Dumps.ingest(study, Dumps.write(folder.resolve("in/" + name), lines.toArray(String[]::new)));
			ingest.keepNames = true;
			Dumps.run(ingest);
			// Counts, and length and checksum of every file.
			made.add(Files.readAllLines(study.resolve("graph/manifest.properties")).stream()
					.filter(l -> l.startsWith("count.") || l.startsWith("file.")).toList());
		}
		assertEquals(1, made.size(), made.toString());
	}

	@Test
	void namesAreHashedUnlessKept() throws IOException {
		Path file = Dumps.write(folder.resolve("in/a.ndjson"),
				Dumps.comment("1", "Zoë", "cats", JANUARY, 1, "a comment about a cat in a box"),
				Dumps.comment("2", "Bob", "cats", JANUARY, 1, "a comment about a cat in a box"),
				Dumps.comment("3", "ann", "ähm", JANUARY, 1, "a comment about a cat in a box"));
		Dumps.run(Dumps.ingest(folder, file));
		try (InteractionGraph graph = InteractionGraph.open(folder.resolve("graph"));
				Stream<Path> files = Files.walk(folder.resolve("graph"))) {
			AuthorHash hash = new StudyDirectory(folder).authorHash();
			assertTrue(graph.indexOfUser(hash.of("Bob")) >= 0 && graph.indexOfUser(hash.of("bob")) >= 0);
			for (Path f : files.filter(Files::isRegularFile).toList()) {
				assertFalse(new String(Files.readAllBytes(f), StandardCharsets.ISO_8859_1).contains("Bob"), f.toString());
			}
		}
		IngestOperation keep = Dumps.ingest(folder, file);
		keep.keepNames = true;
		Dumps.run(keep);
		try (InteractionGraph graph = InteractionGraph.open(folder.resolve("graph"))) {
			assertEquals(List.of("Bob", "Zoë", "ann"), List.of(graph.userId(0), graph.userId(1), graph.userId(2)));
			assertEquals(1, graph.indexOfUser("Zoë"));
			assertEquals(1, graph.indexOfCommunity("ähm"));
		}
	}

	@Test
	void aSecondRunRepeatsNothingUntilSomethingChanges() throws IOException {
		Path file = Dumps.write(folder.resolve("in/a.zst"),
				Dumps.comment("1", "ann", "cats", JANUARY, 1, "a comment about a cat in a box"));
		assertFalse(Dumps.run(Dumps.ingest(folder, file)).repeated());
		OperationResult again = Dumps.run(Dumps.ingest(folder, file));
		assertTrue(again.repeated());
		assertEquals(1, again.counts().get("users"));
		IngestOperation other = Dumps.ingest(folder, file);
		other.snippetsPerEdge = 3;
		assertFalse(Dumps.run(other).repeated());
		assertTrue(Dumps.run(other).repeated());
		Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
		assertFalse(Dumps.run(other).repeated());
		Files.writeString(file.resolveSibling("subreddits.csv"), "name,description\nCats,\"All, about \"\"cats\"\"\"\n");
		assertFalse(Dumps.run(other).repeated());
		try (InteractionGraph graph = InteractionGraph.open(folder.resolve("graph"));
				Stream<Path> data = Files.list(folder.resolve("graph"))) {
			assertEquals("All, about \"cats\"", graph.communityDescription(0));
			assertEquals(1, data.filter(f -> f.getFileName().toString().startsWith("data-")).count(), "data of older graphs is gone");
		}
	}

	/** A study with a graph, and what must still be so after a run that fails. */
	private Map<String, String> before() throws IOException {
		Path file = Dumps.write(folder.resolve("first/a.ndjson"),
				Dumps.comment("1", "ann", "cats", JANUARY, 1, "a comment about a cat in a box"));
		Dumps.run(Dumps.ingest(folder, file));
		return state();
	}

	private Map<String, String> state() throws IOException {
		Map<String, String> state = new TreeMap<>();
		for (String part : List.of("graph", "temp")) {
			try (Stream<Path> files = Files.walk(folder.resolve(part))) {
				// What was read of other files may stay.
				for (Path f : files.filter(Files::isRegularFile).filter(f -> !f.startsWith(folder.resolve("graph/parts"))).toList()) {
					state.put(f.toString(), Arrays.hashCode(Files.readAllBytes(f)) + " " + Files.size(f));
				}
			}
		}
		return state;
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.02, 0.5, 0.999 })
	void aTruncatedFileIsRefusedWithTheLineReached(double share) throws IOException {
		Map<String, String> before = before();
		Dumps.run(Dumps.sample(folder.resolve("s"), 300, 8));
		Path whole = folder.resolve("s/dump/RC_2021-01.zst");
		byte[] bytes = Files.readAllBytes(whole);
		Path cut = Files.createDirectories(folder.resolve("in")).resolve("RC_2021-01.zst");
		Files.write(cut, Arrays.copyOf(bytes, (int) (bytes.length * share)));
		ZippException e = assertThrows(ZippException.class, () -> Dumps.run(Dumps.ingest(folder, cut)));
		assertEquals(cut, e.file());
		long lines = Dumps.read(whole).size();
		assertTrue(e.line().getAsLong() >= 1 && e.line().getAsLong() <= lines, e.getMessage());
		assertTrue(share < 0.5 || e.line().getAsLong() > lines * (share - 0.45), e.getMessage());
		assertTrue(e.getMessage().contains("truncated"), e.getMessage());
		assertEquals(before, state());
	}

	@ParameterizedTest
	@ValueSource(strings = { "zst", "gz" })
	void aFileCutInALaterFrameIsRefusedWithTheLineReached(String ending) throws IOException {
		Map<String, String> before = before();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (int i = 0; i < 3; i++) {
			try (OutputStream out = ending.equals("gz") ? new GZIPOutputStream(bytes) : new ZstdOutputStream(bytes)) {
				String line = Dumps.comment("1" + i, "ann" + i, "cats", JANUARY, 1, "a comment about a cat in a box") + '\n';
				out.write(line.getBytes(StandardCharsets.UTF_8));
			}
		}
		for (int cut : new int[] { 1, 5, 20 }) {
			Path file = Files.createDirectories(folder.resolve("in")).resolve("RC_2021-01." + ending);
			Files.write(file, Arrays.copyOf(bytes.toByteArray(), bytes.size() - cut));
			ZippException e = assertThrows(ZippException.class, () -> Dumps.run(Dumps.ingest(folder, file)));
			assertEquals(file, e.file());
			assertTrue(e.line().getAsLong() >= 3 && e.getMessage().contains("in the middle of"), e.getMessage());
			assertEquals(before, state());
		}
	}

	@Test
	void whyALineIsNoJsonIsToldInWords() throws IOException {
		String good = Dumps.comment("1", "ann", "cats", JANUARY, 1, "a comment about a cat in a box");
		Path file = Dumps.write(folder.resolve("in/a.ndjson"), good, good.substring(0, good.length() - 9), "{\"id\": oops}", "[1]", "{\"id\":\"1\"} x");
		assertEquals(4, Dumps.run(Dumps.ingest(folder, file)).counts().get("broken JSON"));
		List<String> list = Files.readAllLines(folder.resolve("graph/quarantine.csv"));
		assertTrue(list.get(1).endsWith(",2,broken JSON,the line ends before its object does"), list.toString());
		assertTrue(list.get(2).contains(",3,broken JSON,no JSON at byte "), list.toString());
		assertFalse(list.toString().contains("Exception"), list.toString());
	}

	@Test
	void whatIsNotReadInAFolderIsTold() throws IOException {
		Path in = Files.createDirectories(folder.resolve("in"));
		Dumps.write(in.resolve("RC_2021-01.ndjson"), Dumps.comment("1", "ann", "cats", JANUARY, 1, "a comment about a cat in a box"));
		Files.writeString(in.resolve("RC_2015-01.bz2"), "BZh91AY&SY and more");
		Files.writeString(in.resolve("RC_2015-02"), "{}");
		Files.createDirectory(in.resolve("older"));
		Files.writeString(in.resolve("subreddits.csv"), "name,description\n");
		for (boolean repeated : new boolean[] { false, true }) {
			OperationResult result = Dumps.run(Dumps.ingest(folder, in));
			assertEquals(repeated, result.repeated());
			assertEquals(1, result.warnings().size(), result.warnings().toString());
			String told = result.warnings().getFirst();
			for (String name : List.of("RC_2015-01.bz2 (packed with bzip2; unpack it with bunzip2)", "RC_2015-02 (", "older (a folder)")) {
				assertTrue(told.contains(name), told);
			}
			assertFalse(told.contains("subreddits") || told.contains("RC_2021"), told);
		}
		Files.delete(in.resolve("RC_2021-01.ndjson"));
		assertTrue(assertThrows(ZippException.class, () -> Dumps.run(Dumps.ingest(folder, in))).getMessage().contains("bunzip2"));
		Path named = in.resolve("RC_2015-01.bz2");
		ZippException failure = assertThrows(ZippException.class, () -> Dumps.run(Dumps.ingest(folder, named)));
		assertTrue(failure.getMessage().contains("packed with bzip2, which is not read"), failure.getMessage());
	}

	@Test
	void filesThatAreNotWhatTheySayAreRefused() throws IOException {
		Map<String, String> before = before();
		Path in = Files.createDirectories(folder.resolve("in"));
		for (String name : List.of("a.zst", "b.gz")) {
			Path noise = Files.writeString(in.resolve(name), "this is no archive at all");
			assertEquals(noise, assertThrows(ZippException.class, () -> Dumps.run(Dumps.ingest(folder, noise))).file());
			Path empty = Files.write(in.resolve("empty" + name), new byte[0]);
			assertEquals(empty, assertThrows(ZippException.class, () -> Dumps.run(Dumps.ingest(folder, empty))).file());
		}
		Path missing = in.resolve("missing.zst");
		assertEquals(missing, assertThrows(ZippException.class, () -> Dumps.run(Dumps.ingest(folder, missing))).file());
		Path none = Files.createDirectories(folder.resolve("none"));
		assertEquals(none, assertThrows(ZippException.class, () -> Dumps.run(Dumps.ingest(folder, none))).file());
		Path rubbish = Dumps.write(in.resolve("rubbish.ndjson"), "a", "b", "c");
		ZippException e = assertThrows(ZippException.class, () -> Dumps.run(Dumps.ingest(folder, rubbish)));
		assertTrue(e.getMessage().contains("3 broken"), e.getMessage());
		assertEquals(before, state());
	}

	@Test
	void descriptionsThatCannotBeReadAreRefusedWithFileAndLine() throws IOException {
		Map<String, String> before = before();
		Path file = Dumps.write(folder.resolve("in/a.ndjson"),
				Dumps.comment("1", "ann", "cats", JANUARY, 1, "a comment about a cat in a box"));
		Path csv = Files.writeString(file.resolveSibling("subreddits.csv"), "name,colour\ncats,red\n");
		ZippException e = assertThrows(ZippException.class, () -> Dumps.run(Dumps.ingest(folder, file)));
		assertEquals(csv, e.file());
		assertEquals(1, e.line().getAsLong());
		Files.writeString(csv, "name,description\ncats,\"about\ncats\"\ndogs\n");
		e = assertThrows(ZippException.class, () -> Dumps.run(Dumps.ingest(folder, file)));
		assertEquals(4, e.line().getAsLong());
		Files.writeString(csv, "name,description\ncats,\"about cats\n");
		e = assertThrows(ZippException.class, () -> Dumps.run(Dumps.ingest(folder, file)));
		assertEquals(2, e.line().getAsLong());
		assertEquals(before, state());
	}

	@Test
	void whenTheGraphCannotBeWrittenTheOldOneStays() throws IOException {
		before();
		String graph = Files.readString(folder.resolve("graph/manifest.properties"));
		Files.delete(folder.resolve("temp/ingest.lock"));
		Files.delete(folder.resolve("temp"));
		Files.writeString(folder.resolve("temp"), "a file where a folder should be");
		Path file = Dumps.write(folder.resolve("in/b.ndjson"),
				Dumps.comment("1", "bob", "cats", JANUARY, 1, "a comment about a cat in a box"));
		ZippException e = assertThrows(ZippException.class, () -> Dumps.run(Dumps.ingest(folder, file)));
		assertTrue(e.getMessage().contains("cannot be written"), e.getMessage());
		assertEquals(graph, Files.readString(folder.resolve("graph/manifest.properties")));
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void aFullDiskLeavesTheGraphAsItWas() throws IOException, InterruptedException {
		Dumps.run(Dumps.sample(folder.resolve("s"), 1500, 8));
		Path small = Files.createDirectories(folder.resolve("small"));
		assumeTrue(mount(small, "6m"), "only root can make a small disk");
		try {
			Path file = Dumps.write(folder.resolve("first/a.ndjson"),
					Dumps.comment("1", "ann", "cats", JANUARY, 1, "a comment about a cat in a box"));
			Dumps.run(Dumps.ingest(small, file));
			String manifest = Files.readString(small.resolve("graph/manifest.properties"));
			IngestOperation all = Dumps.ingest(small, folder.resolve("s/dump"));
			ZippException e = assertThrows(ZippException.class, () -> Dumps.run(all));
			assertTrue(e.getMessage().contains("cannot be written"), e.getMessage());
			assertEquals(manifest, Files.readString(small.resolve("graph/manifest.properties")));
			try (InteractionGraph graph = InteractionGraph.open(small.resolve("graph"));
					Stream<Path> temp = Files.list(small.resolve("temp"))) {
				graph.verify();
				assertEquals(List.of("ingest.lock"), temp.map(f -> f.getFileName().toString()).toList());
			}
			assertTrue(mount(small, "remount,40m"));
			OperationResult result = Dumps.run(all);
			assertEquals(1500, result.counts().get("users"));
			assertTrue(result.counts().get("files read before") > 0, "what was read before the disk was full is not read again");
		} finally {
			assertEquals(0, new ProcessBuilder("umount", small.toString()).start().waitFor());
		}
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void aDiskOnWhichItCannotFitIsRefusedBeforeAnythingIsRead() throws IOException, InterruptedException {
		Dumps.run(Dumps.sample(folder.resolve("s"), 1500, 8));
		Path small = Files.createDirectories(folder.resolve("small"));
		assumeTrue(mount(small, "2m"), "only root can make a small disk");
		try {
			ZippException e = assertThrows(ZippException.class,
					() -> Dumps.run(Dumps.ingest(small, folder.resolve("s/dump"))));
			assertTrue(e.getMessage().contains("not enough room") && e.getMessage().contains("will be needed"), e.getMessage());
			assertFalse(Files.exists(small.resolve("graph/parts")));
		} finally {
			assertEquals(0, new ProcessBuilder("umount", small.toString()).start().waitFor());
		}
	}

	private static boolean mount(Path folder, String size) throws IOException, InterruptedException {
		String options = size.replace("remount,", "remount,size=").replaceFirst("^(?=\\d)", "size=");
		return new ProcessBuilder("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString()).start().waitFor() == 0;
	}

	/** Cancels itself after it has been asked a few times. */
	private static final class Impatient extends NullProgressMonitor {
		private int asked;

		@Override
		public boolean isCanceled() {
			return ++asked > 6;
		}
	}

	@Test
	void aCancelledRunLeavesTheGraphAndTheNextOneCompletes() throws IOException {
		Map<String, String> before = before();
		Dumps.run(Dumps.sample(folder.resolve("s"), 200, 8));
		IngestOperation ingest = Dumps.ingest(folder, folder.resolve("s/dump"));
		assertThrows(OperationCanceledException.class, () -> Dumps.run(ingest, new Impatient()));
		assertEquals(before, state());
		assertEquals(200, Dumps.run(ingest).counts().get("users"));
	}

	@Test
	void twoIngestsOfOneStudyDoNotRunAtOnce() throws IOException {
		Map<String, String> before = before();
		Path file = Dumps.write(folder.resolve("in/b.ndjson"),
				Dumps.comment("1", "bob", "cats", JANUARY, 1, "a comment about a cat in a box"));
		try (FileChannel other = FileChannel.open(folder.resolve("temp/ingest.lock"), StandardOpenOption.WRITE);
				FileLock held = other.lock()) {
			assertTrue(held.isValid());
			ZippException e = assertThrows(ZippException.class, () -> Dumps.run(Dumps.ingest(folder, file)));
			assertTrue(e.getMessage().contains("Another ingest"), e.getMessage());
		}
		assertEquals(before, state());
	}

	@Test
	void leftoversOfAKilledRunAreCleared() throws IOException {
		before();
		Path left = Files.createDirectories(folder.resolve("temp/ingest-123/data"));
		Files.writeString(left.resolve("part-000"), "x");
		Dumps.run(Dumps.ingest(folder, Dumps.write(folder.resolve("in/b.ndjson"),
				Dumps.comment("1", "bob", "cats", JANUARY, 1, "a comment about a cat in a box"))));
		try (Stream<Path> temp = Files.list(folder.resolve("temp"))) {
			assertEquals(Set.of("ingest.lock"), new TreeSet<>(temp.map(f -> f.getFileName().toString()).toList()));
		}
	}

	@Test
	void aDamagedGraphIsNamedAndMadeAnew() throws IOException {
		before();
		Path data;
		try (Stream<Path> inside = Files.list(folder.resolve("graph"))) {
			data = inside.filter(f -> f.getFileName().toString().startsWith("data-")).findFirst().orElseThrow();
		}
		Path graph = folder.resolve("graph");
		Path posts = data.resolve("rows.posts");
		byte[] good = Files.readAllBytes(posts);

		byte[] flipped = good.clone();
		flipped[flipped.length - 1] ^= 1;
		Files.write(posts, flipped);
		try (InteractionGraph opened = InteractionGraph.open(graph)) {
			assertEquals(posts, assertThrows(ZippException.class, opened::verify).file());
		}
		byte[] header = good.clone();
		header[0] ^= 1;
		Files.write(posts, header);
		assertEquals(posts, assertThrows(ZippException.class, () -> InteractionGraph.open(graph)).file());
		byte[] newer = good.clone();
		newer[8]++;
		Files.write(posts, newer);
		assertTrue(assertThrows(ZippException.class, () -> InteractionGraph.open(graph)).getMessage().contains("format 3"));
		Files.write(posts, Arrays.copyOf(good, good.length - 1));
		assertEquals(posts, assertThrows(ZippException.class, () -> InteractionGraph.open(graph)).file());

		IngestOperation again = Dumps.ingest(folder, folder.resolve("first/a.ndjson"));
		assertFalse(Dumps.run(again).repeated());
		try (InteractionGraph opened = InteractionGraph.open(graph)) {
			opened.verify();
		}
		Files.writeString(graph.resolve("manifest.properties"), "format=1\n");
		assertThrows(ZippException.class, () -> InteractionGraph.open(graph));
		Files.delete(graph.resolve("manifest.properties"));
		assertFalse(InteractionGraph.exists(graph));
		assertNull(assertThrows(ZippException.class, () -> InteractionGraph.open(graph)).getCause());
	}

	@Test
	void monthsThatAreNoMonthsAreRefused() {
		IngestOperation ingest = Dumps.ingest(folder, folder);
		ingest.from = "January";
		assertThrows(ZippException.class, () -> Dumps.run(ingest));
		ingest.from = "2021-05";
		ingest.to = "2021-01";
		assertThrows(ZippException.class, () -> Dumps.run(ingest));
	}
}
