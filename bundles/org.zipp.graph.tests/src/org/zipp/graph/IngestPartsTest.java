package org.zipp.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.ZippException;
import org.zipp.core.operation.OperationResult;
import org.zipp.sample.SampleOperation;

import com.github.luben.zstd.ZstdInputStream;

/** Files are read once; the graph does not depend on how, in which order, or in how many runs. */
class IngestPartsTest {

	/** 2021-01-01, midnight UTC. */
	private static final long JANUARY = 1_609_459_200L;
	private static final int DAY = 86_400;
	private static final String IMAGE = ",\"url\":\"https://i.redd.it/x.jpg\",\"is_self\":false";

	@TempDir
	private Path folder;
	private Path dump;

	@BeforeEach
	void writeSample() {
		SampleOperation sample = Dumps.sample(folder.resolve("s"), 120, 11);
		sample.months = 3;
		Dumps.run(sample);
		dump = folder.resolve("s/dump");
	}

	private IngestOperation ingest(String study, Path... files) {
		IngestOperation ingest = Dumps.ingest(folder.resolve(study), files);
		ingest.keepNames = true; // each study has its own key
		ingest.minActivity = 3;
		return ingest;
	}

	/** Counts, and length and checksum of every file of the graph. */
	private List<String> graph(String study) throws IOException {
		return Files.readAllLines(folder.resolve(study).resolve("graph/manifest.properties")).stream()
				.filter(l -> l.startsWith("count.") || l.startsWith("file.")).toList();
	}

	private Path file(String name) {
		return dump.resolve(name + ".zst");
	}

	private List<Path> months() {
		return Stream.of("RC_2021-01", "RC_2021-02", "RC_2021-03", "RS_2021-01", "RS_2021-02", "RS_2021-03").map(this::file)
				.toList();
	}

	@Test
	void monthsInAnyOrderAndAddedLaterGiveTheSameGraph() throws IOException {
		Dumps.run(ingest("all", dump));
		List<Path> shuffled = new ArrayList<>(months());
		Collections.shuffle(shuffled, new Random(4));
		Dumps.run(ingest("shuffled", shuffled.toArray(Path[]::new)));
		assertEquals(graph("all"), graph("shuffled"));

		for (int i = 0; i < shuffled.size(); i++) {
			IngestOperation add = ingest("added", shuffled.get(i));
			add.add = i > 0;
			OperationResult result = Dumps.run(add);
			assertEquals(1, result.counts().get("files read"));
			assertEquals(i, result.counts().get("files read before"));
		}
		assertEquals(graph("all"), graph("added"));
		IngestOperation again = ingest("added", shuffled.getFirst());
		again.add = true;
		assertTrue(Dumps.run(again).repeated());
		OperationResult named = Dumps.run(ingest("added", file("RC_2021-01"), file("RC_2021-02")));
		assertEquals(0, named.counts().get("files read"));
		assertEquals(2, named.counts().get("files read before"));
		Dumps.run(ingest("two", file("RC_2021-01"), file("RC_2021-02")));
		assertEquals(graph("two"), graph("added"));
	}

	@Test
	void filesWhoseDumpIsGoneStayInTheGraph() throws IOException {
		Dumps.run(ingest("all", dump));
		Dumps.run(ingest("some", file("RC_2021-01"), file("RS_2021-01"), file("RC_2021-02")));
		Files.delete(file("RC_2021-01"));
		Files.delete(file("RS_2021-01"));
		IngestOperation add = ingest("some", file("RS_2021-02"), file("RC_2021-03"), file("RS_2021-03"));
		add.add = true;
		Dumps.run(add);
		assertEquals(graph("all"), graph("some"));

		IngestOperation more = ingest("some", file("RC_2021-02"));
		more.add = true;
		more.snippetsPerEdge = 40;
		ZippException e = assertThrows(ZippException.class, () -> Dumps.run(more));
		assertEquals(file("RC_2021-01"), e.file());
		assertTrue(e.getMessage().contains("is gone"), e.getMessage());
		assertEquals(graph("all"), graph("some"));
	}

	@Test
	void littleMemoryAndAnyNumberOfThreadsGiveTheSameGraph() throws IOException {
		Dumps.run(ingest("all", dump));
		IngestOperation small = ingest("small", dump);
		small.memory = "1MB";
		small.threads = 1;
		OperationResult result = Dumps.run(small);
		assertTrue(result.counts().get("spills") >= 6, result.summary());
		assertEquals(graph("all"), graph("small"));
		IngestOperation threads = ingest("threads", dump);
		threads.threads = 7;
		Dumps.run(threads);
		assertEquals(graph("all"), graph("threads"));
	}

	@Test
	void manyMorePartsThanMayBeOpenAtOnceGiveTheSameGraph() throws IOException {
		List<String> lines = new ArrayList<>();
		for (String name : List.of("RC_2021-01", "RS_2021-01")) {
			lines.addAll(Dumps.read(file(name)));
		}
		List<Path> pieces = new ArrayList<>();
		int size = lines.size() / 23 + 1;
		for (int i = 0; i < lines.size(); i += size) {
			pieces.add(Dumps.write(folder.resolve("pieces/" + i + ".ndjson"),
					lines.subList(i, Math.min(lines.size(), i + size)).toArray(String[]::new)));
		}
		assertTrue(pieces.size() > 20);
		Dumps.run(ingest("whole", file("RC_2021-01"), file("RS_2021-01")));
		IngestOperation split = ingest("split", pieces.toArray(Path[]::new));
		split.memory = "2MB"; // four files at a time
		split.descriptions = dump.resolve("subreddits.csv");
		Dumps.run(split);
		assertEquals(graph("whole"), graph("split"));
	}

	@Test
	void changedFiltersReadNothingAndGiveWhatANewStudyWould() throws IOException {
		Dumps.run(ingest("kept", dump));
		Path bots = Files.writeString(folder.resolve("bots.txt"), Files.readAllLines(dump.resolve("truth.csv")).get(3).split(",")[0]);
		List<Consumer<IngestOperation>> changes = List.of(i -> i.includeNsfw = true, i -> i.minActivity = 40,
				i -> i.from = "2021-02", i -> {
					i.to = "2021-02-09";
					i.includeNsfw = true;
				}, i -> i.botList = bots, i -> i.snippetsPerEdge = 2, i -> {
					i.imagesPerUser = 3;
					i.includeNsfw = true;
				});
		for (int c = 0; c < changes.size(); c++) {
			IngestOperation changed = ingest("kept", dump);
			IngestOperation fresh = ingest("fresh" + c, dump);
			changes.get(c).accept(changed);
			changes.get(c).accept(fresh);
			OperationResult result = Dumps.run(changed);
			assertEquals(0, result.counts().get("files read"), "change " + c);
			Dumps.run(fresh);
			assertEquals(graph("fresh" + c), graph("kept"), "change " + c);
		}
		IngestOperation more = ingest("kept", dump);
		more.snippetsPerEdge = 30;
		assertEquals(6, Dumps.run(more).counts().get("files read"), "more texts than were kept");
		IngestOperation hashed = ingest("kept", dump);
		hashed.keepNames = false;
		assertEquals(6, Dumps.run(hashed).counts().get("files read"), "other ids");
	}

	@Test
	void aChangedFileAloneIsReadAgain() throws IOException {
		Dumps.run(ingest("study", dump));
		List<String> lines = new ArrayList<>(Dumps.read(file("RC_2021-02")));
		lines.add(Dumps.comment("zzz", "newcomer", "cats", JANUARY + 40 * DAY, 1, "a comment about a cat in a box"));
		Dumps.write(file("RC_2021-02"), lines.toArray(String[]::new));
		OperationResult result = Dumps.run(ingest("study", dump));
		assertEquals(1, result.counts().get("files read"));
		Dumps.run(ingest("fresh", dump));
		assertEquals(graph("fresh"), graph("study"));
		try (Stream<Path> parts = Files.list(folder.resolve("study/graph/parts"))) {
			assertEquals(6, parts.filter(Files::isDirectory).count(), "what was read of the file before is gone");
		}
	}

	@Test
	void aFileThatCannotBeReadLeavesWhatWasReadOfOthers() throws IOException {
		byte[] bytes = Files.readAllBytes(file("RC_2021-03"));
		Files.write(file("RC_2021-03"), Arrays.copyOf(bytes, bytes.length / 2));
		ZippException e = assertThrows(ZippException.class, () -> Dumps.run(ingest("study", dump)));
		assertEquals(file("RC_2021-03"), e.file());
		assertFalse(InteractionGraph.exists(folder.resolve("study/graph")));
		Files.write(file("RC_2021-03"), bytes);
		OperationResult result = Dumps.run(ingest("study", dump));
		assertEquals(2, result.counts().get("files read before"));
		Dumps.run(ingest("all", dump));
		assertEquals(graph("all"), graph("study"));
	}

	@Test
	void aDamagedPartIsNamedAndReadAgain() throws IOException {
		Dumps.run(ingest("all", dump));
		Dumps.run(ingest("study", dump));
		Path rows;
		try (Stream<Path> files = Files.walk(folder.resolve("study/graph/parts"))) {
			rows = files.filter(f -> f.toString().contains("RC_2021-02") && f.endsWith("rows.zst")).findFirst().orElseThrow();
		}
		byte[] good = Files.readAllBytes(rows);
		for (byte[] bad : List.of(flipped(good, good.length / 2), Arrays.copyOf(good, good.length - 9), new byte[0], flipped(good, 1))) {
			Files.write(rows, bad);
			IngestOperation other = ingest("study", dump);
			other.minActivity = 4;
			ZippException e = assertThrows(ZippException.class, () -> Dumps.run(other));
			assertTrue(e.getMessage().contains("RC_2021-02.zst") && e.getMessage().contains("ingest again"), e.getMessage());
			assertEquals(1, Dumps.run(other).counts().get("files read"));
			assertEquals(0, Dumps.run(ingest("study", dump)).counts().get("files read"));
			assertEquals(graph("all"), graph("study"));
		}
	}

	private static byte[] flipped(byte[] bytes, int at) {
		byte[] copy = bytes.clone();
		copy[at] ^= 0x10;
		return copy;
	}

	@Test
	void aKilledIngestIsResumedAndGivesTheSameGraph() throws IOException, InterruptedException {
		IngestOperation all = ingest("all", dump);
		all.minActivity = 1;
		Dumps.run(all);
		List<String> arguments = new ArrayList<>(List.of(folder.resolve("killed").toString(), "1MB"));
		months().forEach(m -> arguments.add(m.toString()));
		// How often each child may go on before it is killed: when the first block of a file was read, or later.
		for (int steps : List.of(0, 1, 3, 1, 2, 0)) {
			try (ChildProcess child = new ChildProcess(folder, IngestChild.class, arguments)) {
				String line = child.readLine();
				for (int s = 0; s < steps; s++) {
					assertTrue(line != null && line.contains("RC_") | line.contains("RS_") | s == 0, line);
					child.goOn();
					line = child.readLine();
				}
				child.kill();
			}
			assertFalse(InteractionGraph.exists(folder.resolve("killed/graph")), "killed while reading");
		}
		try (ChildProcess child = new ChildProcess(folder, IngestChild.class, arguments)) {
			String line = child.readLine();
			while (!line.startsWith("Putting")) {
				child.goOn();
				line = child.readLine();
			}
			child.kill();
		}
		assertFalse(InteractionGraph.exists(folder.resolve("killed/graph")), "killed while putting users together");
		IngestOperation rest = ingest("killed", dump);
		rest.minActivity = 1;
		rest.memory = "1MB";
		OperationResult result = Dumps.run(rest);
		assertEquals(6, result.counts().get("files read before"));
		assertEquals(graph("all"), graph("killed"));
		try (Stream<Path> left = Files.list(folder.resolve("killed/temp"))) {
			assertEquals(List.of("ingest.lock"), left.map(f -> f.getFileName().toString()).toList());
		}
	}

	@Test
	void theReportOfEachFileAddsUp() throws IOException {
		IngestOperation ingest = ingest("study", dump);
		ingest.minActivity = 20;
		ingest.to = "2021-03-10";
		OperationResult result = Dumps.run(ingest);
		List<String> lines = Files.readAllLines(folder.resolve("study/graph/ingest.csv"));
		List<String> columns = List.of(lines.getFirst().split(","));
		assertEquals(List.of("file", "rows", "kept"), columns.subList(0, 3));
		assertEquals(7, lines.size());
		Map<String, Long> sums = new HashMap<>();
		for (String line : lines.subList(1, lines.size())) {
			String[] cells = line.split(",");
			long dropped = 0;
			for (int i = 1; i <= columns.indexOf("broken"); i++) {
				sums.merge(columns.get(i), Long.valueOf(cells[i]), Long::sum);
				dropped += i == 1 ? 0 : Long.parseLong(cells[i]);
			}
			assertEquals(Long.parseLong(cells[1]), dropped, line);
		}
		assertEquals(result.counts().get("lines"), sums.get("rows"));
		assertEquals(result.counts().get("posts") + result.counts().get("comments"), sums.get("kept"));
		assertEquals(result.counts().get("outside the months"), sums.get("outside the dates"));
		assertEquals(result.counts().get("duplicates"), sums.get("duplicates"));
		assertTrue(sums.get("quiet users") > 0 && sums.get("bots") > 0 && sums.get("broken") > 0, sums.toString());
		assertTrue(result.counts().get("rows a second") > 0);
	}

	private record Item(String id, boolean comment, String user, String community, long created, int score, boolean nsfw) {
		private String line() {
			String more = nsfw ? ",\"over_18\":true" : "";
			return comment ? Dumps.comment(id, user, community, created, score, text()).replace("}", more + "}")
					: Dumps.post(id, user, community, created, score, text(), more + (id.endsWith("i") ? IMAGE : ""));
		}

		private String text() {
			return "this was said as number " + id;
		}

		private String source() {
			return (comment ? "t1_" : "t3_") + id;
		}
	}

	/** Any rows, the same ones with other votes in other files, ids of all kinds: compared with a slow count of objects. */
	@Test
	void randomRowsInAnyFilesGiveWhatASlowCountGives() throws IOException {
		Random random = new Random(12);
		for (int round = 0; round < 6; round++) {
			List<Item> items = new ArrayList<>();
			for (int i = 0; i < 900; i++) {
				boolean comment = random.nextBoolean();
				String id = random.nextInt(5) == 0 ? "X-" + random.nextInt(500) : Long.toString(random.nextInt(3000) + 1, 36)
						+ (!comment && random.nextBoolean() ? "i" : "");
				// Who wrote it, where and when follows from the id, as it does in a dump; votes do not.
				int key = (comment ? id : id + '/').hashCode() & 0x7FFFFFFF;
				items.add(new Item(id, comment, "user" + key % 17, "community" + key / 17 % 5, JANUARY + key % (70 * DAY),
						random.nextInt(9) - 2, key % 7 == 0));
			}
			int files = 1 + random.nextInt(5);
			List<Path> paths = new ArrayList<>();
			for (int f = 0; f < files; f++) {
				int file = f;
				paths.add(Dumps.write(folder.resolve("random" + round + "/" + f + ".ndjson"), IntStream.range(0, items.size())
						.filter(i -> i % files == file).mapToObj(i -> items.get(i).line()).toArray(String[]::new)));
			}
			IngestOperation ingest = ingest("r" + round, paths.toArray(Path[]::new));
			ingest.memory = round % 2 == 0 ? "1MB" : "1GB";
			ingest.includeNsfw = round % 3 == 0;
			ingest.minActivity = 4;
			ingest.snippetsPerEdge = 3;
			ingest.imagesPerUser = 5;
			ingest.to = round < 3 ? "2021-02" : "";
			OperationResult result = Dumps.run(ingest);
			Map<String, Item> best = new HashMap<>();
			long end = ingest.to.isEmpty() ? Long.MAX_VALUE : JANUARY + 59 * DAY;
			long wanted = 0;
			for (Item item : items) {
				if ((ingest.includeNsfw || !item.nsfw) && item.created < end) {
					wanted++;
					best.merge(item.source(), item, (a, b) -> b.score > a.score ? b : a);
				}
			}
			Map<String, List<Item>> users = new TreeMap<>(best.values().stream().collect(Collectors.groupingBy(Item::user)));
			users.values().removeIf(of -> of.size() < 4);
			assertEquals(wanted, result.counts().get("rows taken") - outside(items, best, result, ingest.includeNsfw, end));
			compare("r" + round, users, ingest);
		}
	}

	/** Copies that would not have been wanted anyway may count as copies. */
	private static long outside(List<Item> items, Map<String, Item> best, OperationResult result, boolean nsfw, long end) {
		long unwanted = items.stream().filter(i -> !nsfw && i.nsfw || i.created >= end).count();
		long counted = result.counts().getOrDefault("over 18", 0L) + result.counts().getOrDefault("outside the months", 0L);
		return unwanted - counted;
	}

	private void compare(String study, Map<String, List<Item>> users, IngestOperation options) throws IOException {
		try (InteractionGraph graph = InteractionGraph.open(folder.resolve(study).resolve("graph"))) {
			graph.verify();
			assertEquals(users.size(), graph.userCount());
			EdgeList edges = new EdgeList();
			for (int u = 0; u < graph.userCount(); u++) {
				List<Item> of = users.get(graph.userId(u));
				Map<String, List<Item>> byCommunity = new TreeMap<>(of.stream().collect(Collectors.groupingBy(Item::community)));
				graph.communitiesOf(u, edges);
				assertEquals(byCommunity.size(), edges.size());
				int e = 0;
				for (Map.Entry<String, List<Item>> edge : byCommunity.entrySet()) {
					assertEquals(edge.getKey(), graph.communityId(edges.neighbour(e)));
					assertEquals(edge.getValue().stream().filter(Item::comment).count(), edges.comments(e));
					assertEquals(edge.getValue().stream().filter(i -> !i.comment).count(), edges.posts(e));
					assertEquals(edge.getValue().stream().mapToLong(Item::created).min().getAsLong(), edges.first(e));
					assertEquals(edge.getValue().stream().mapToLong(Item::created).max().getAsLong(), edges.last(e));
					assertEquals(edge.getValue().stream().mapToInt(Item::score).sum(), edges.score(e));
					e++;
				}
				assertEquals(texts(of, options), graph.traces(u).stream().map(t -> t.source() + ' ' + t.text() + ' ' + t.score()).toList());
			}
			long months = graph.activity().stream().mapToLong(m -> m.posts() + m.comments()).sum();
			assertEquals(users.values().stream().mapToLong(List::size).sum(), months);
		}
	}

	private static List<String> texts(List<Item> of, IngestOperation options) {
		Comparator<Item> best = Comparator.comparingInt((Item i) -> -i.score).thenComparingLong(i -> -i.created)
				.thenComparing(i -> i.id.length()).thenComparing(Item::id);
		List<Item> images = of.stream().filter(i -> !i.comment && i.id.endsWith("i")).sorted(best).limit(options.imagesPerUser).toList();
		List<String> result = new ArrayList<>();
		new TreeMap<>(of.stream().collect(Collectors.groupingBy(Item::community))).values().forEach(in -> {
			for (int kind = 0; kind < 3; kind++) {
				int k = kind;
				in.stream().sorted(best).filter(i -> k == (i.comment ? 0 : i.id.endsWith("i") ? 2 : 1))
						.filter(i -> k < 2 || images.contains(i)).limit(k < 2 ? options.snippetsPerEdge : Integer.MAX_VALUE)
						.forEach(i -> result.add(i.source() + ' ' + i.text() + ' ' + i.score));
			}
		});
		return result;
	}

	@Test
	void communitiesInOtherLanguagesAreLeftOut() throws IOException {
		List<String> lines = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			lines.add(Dumps.comment("e" + i, "ann", "books", JANUARY + i, 1, "I read this book last summer and could not put it down, number " + i));
			lines.add(Dumps.comment("d" + i, "ann", "buecher", JANUARY + i, 1, "Dieses Buch habe ich im letzten Sommer gelesen und es war wunderbar, Nummer " + i));
			lines.add(Dumps.comment("f" + i, "ann", "livres", JANUARY + i, 1, "J'ai lu ce livre pendant les vacances et je ne pouvais plus m'arrêter, numéro " + i));
		}
		lines.add(Dumps.comment("q", "ann", "quiet", JANUARY, 1, "ok"));
		Path file = Dumps.write(folder.resolve("in/a.ndjson"), lines.toArray(String[]::new));
		Dumps.run(ingest("study", file));
		IngestOperation some = ingest("study", file);
		some.languages = List.of("en", "fra");
		OperationResult result = Dumps.run(some);
		assertEquals(4, result.counts().get("in other languages"));
		assertEquals(0, result.counts().get("files read"));
		try (InteractionGraph graph = InteractionGraph.open(folder.resolve("study/graph"))) {
			assertEquals(List.of("books", "livres", "quiet"), IntStream.range(0, graph.communityCount()).mapToObj(graph::communityId).toList());
		}
		some.languages = List.of("english");
		assertThrows(ZippException.class, () -> Dumps.run(some));
	}

	@Test
	void memoryIsAnAmountOrRefused() {
		for (String wrong : List.of("much", "-1", "0", "2XB", "")) {
			IngestOperation ingest = ingest("study", dump);
			ingest.memory = wrong;
			assertTrue(assertThrows(ZippException.class, () -> Dumps.run(ingest)).getMessage().contains("--memory"), wrong);
		}
	}

	@Test
	void whatIsKeptOfNamesIsHashedInPartsToo() throws IOException {
		IngestOperation hashed = ingest("study", dump);
		hashed.keepNames = false;
		Dumps.run(hashed);
		String name = Files.readAllLines(dump.resolve("truth.csv")).get(1).split(",")[0];
		try (Stream<Path> files = Files.walk(folder.resolve("study/graph"))) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				String text = file.toString().endsWith(".zst") ? String.join("", latin(file))
						: Files.readString(file, StandardCharsets.ISO_8859_1);
				assertFalse(text.contains(name), file.toString());
			}
		}
		assertNotEquals(name, "");
	}

	private static String latin(Path file) throws IOException {
		try (var in = new ZstdInputStream(Files.newInputStream(file))) {
			return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
		}
	}
}
