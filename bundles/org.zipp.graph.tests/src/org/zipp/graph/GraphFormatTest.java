package org.zipp.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zipp.core.ZippException;
import org.zipp.graph.PlainGraph.Edge;

class GraphFormatTest {

	@TempDir
	Path folder;

	/** How users are named, so that ids are hashes, texts, or hashes up to a text. */
	private static final List<IntFunction<String>> NAMES = List.of(u -> hash(u), u -> "näme" + u * 7919 % 1009,
			u -> u == 50 ? "zoë" : hash(u), u -> u == 50 ? "U" : hash(u), u -> hash(u).substring(0, 20),
			u -> u == 50 ? hash(u).toUpperCase() : hash(u), u -> u == 50 ? hash(u) + "0" : hash(u));

	private static String hash(int u) {
		return String.format("u%08x%012x", u * 0x9E3779B9, u * 31L);
	}

	@Test
	void whatWasWrittenIsReadInBothDirections() throws IOException {
		for (int seed = 0; seed < 24; seed++) {
			PlainGraph plain = random(seed);
			Path graph = plain.write(folder.resolve("s" + seed));
			try (InteractionGraph read = InteractionGraph.open(graph)) {
				read.verify();
				assertSame(plain, read);
			}
		}
	}

	@Test
	void whatIsSortedInPartsIsTheSame() throws IOException {
		PlainGraph plain = random(3);
		Map<String, byte[]> whole = files(plain.write(folder.resolve("whole")));
		for (int mostSorted : new int[] { 1, 7, 40, 1000 }) {
			assertFiles(whole, files(plain.write(folder.resolve("s" + mostSorted), mostSorted)));
		}
	}

	@Test
	void theSameGraphTwiceIsTheSameBytes() throws IOException {
		assertFiles(files(random(7).write(folder.resolve("a"))), files(random(7).write(folder.resolve("b"))));
	}

	@Test
	void nobodyIsAGraphToo() throws IOException {
		PlainGraph plain = new PlainGraph();
		plain.empty.add("cats");
		try (InteractionGraph graph = InteractionGraph.open(plain.write(folder))) {
			graph.verify();
			assertEquals(0, graph.userCount() + graph.communityCount() + graph.edgeCount());
			assertEquals(-1, graph.indexOfUser("ann"));
			assertEquals(-1, graph.indexOfCommunity("cats"));
			assertEquals(List.of(), graph.activity());
			assertEquals(new InteractionGraph.BytesPerEdge(0, 0, 0), graph.bytesPerEdge());
		}
	}

	@Test
	void edgesTakeTheFewestBytes() throws IOException {
		// 2000 users in 4 each of 400 communities: 2 bytes a community, 2 an offset, for 4 edges; 2 bytes a user.
		PlainGraph plain = new PlainGraph();
		for (int u = 0; u < 2000; u++) {
			for (int e = 0; e < 4; e++) {
				plain.edge(hash(u), "c" + (u + 97 * e) % 400, new Edge(1, u % 300, 1_500_000_000, 1_600_000_000, -3));
			}
		}
		try (InteractionGraph graph = InteractionGraph.open(plain.write(folder.resolve("a")))) {
			InteractionGraph.BytesPerEdge bytes = graph.bytesPerEdge();
			assertEquals(2 + 2 * 2001 / 8000.0, bytes.rows());
			assertEquals(2 + 2 * 401 / 8000.0, bytes.columns());
			assertEquals(1 + 2 + 4 + 4 + 1, bytes.features());
			assertEquals(10 * 2000, Files.size(data(folder.resolve("a/graph")).resolve("users.bytes")) - 40);
		}
		// Edges without times and scores have no bytes for them.
		PlainGraph counts = new PlainGraph();
		plain.rows.forEach((user, edges) -> edges.keySet().forEach(c -> counts.edge(user, c, 0, 1)));
		try (InteractionGraph graph = InteractionGraph.open(counts.write(folder.resolve("b")))) {
			assertEquals(1, graph.bytesPerEdge().features());
			EdgeList edges = new EdgeList();
			graph.communitiesOf(5, edges);
			assertEquals(0, edges.first(0) + edges.last(0) + edges.score(0));
		}
	}

	@Test
	void valuesAtTheEndsOfTheirRangesAreKept() throws IOException {
		PlainGraph plain = new PlainGraph().edge("ann", "cats", new Edge(Integer.MAX_VALUE, 0, 0, 0xFFFFFFFFL, Integer.MIN_VALUE))
				.edge("ann", "dogs", new Edge(0, Integer.MAX_VALUE, 1, 1, Integer.MAX_VALUE))
				.edge("bob", "dogs", new Edge(0, 1, 0xFFFFFFFFL, 0xFFFFFFFFL, -1));
		try (InteractionGraph graph = InteractionGraph.open(plain.write(folder))) {
			assertSame(plain, graph);
		}
		EdgeList edges = new EdgeList();
		assertThrows(IllegalArgumentException.class, () -> edges.add(0, 1, 1, -1, 0, 0));
		assertThrows(IllegalArgumentException.class, () -> edges.add(0, -1, 1, 0, 0, 0));
		assertThrows(IllegalArgumentException.class, () -> edges.add(0, 1, -1, 0, 0, 0));
		assertThrows(IllegalArgumentException.class, () -> edges.add(-1, 1, 1, 0, 0, 0));
		assertEquals(0, edges.size());
		assertThrows(IllegalArgumentException.class, () -> edges.add(0, 1, 1, 0, 1L << 32, 0));
	}

	@ParameterizedTest
	@ValueSource(strings = { "users.offsets", "users.bytes", "communities.offsets", "communities.bytes",
			"descriptions.offsets", "descriptions.bytes", "rows.offsets", "rows.communities", "rows.posts", "rows.comments",
			"rows.first", "rows.last", "rows.scores", "columns.offsets", "columns.users", "traces.offsets", "traces.bytes",
			"activity" })
	void damagedFilesAreNamed(String name) throws IOException {
		Path graph = random(2).write(folder.resolve("a"));
		Path file = data(graph).resolve(name);
		byte[] good = Files.readAllBytes(file);
		IntStream bits = IntStream.concat(IntStream.iterate(0, bit -> bit < 8 * 32, bit -> bit + 7),
				IntStream.iterate(8 * 32, bit -> bit < 8 * good.length, bit -> bit + good.length / 2 + 1));
		for (int bit : bits.toArray()) {
			byte[] flipped = good.clone();
			flipped[bit / 8] ^= (byte) (1 << bit % 8);
			Files.write(file, flipped);
			ZippException e = assertThrows(ZippException.class, () -> openAndVerify(graph), "bit " + bit);
			assertTrue(file.equals(e.file()) || data(graph).equals(e.file()), "bit " + bit + ": " + e);
		}
		for (int length : new int[] { 0, 7, 31, 39, good.length - 1 }) {
			Files.write(file, Arrays.copyOf(good, length));
			assertEquals(file, assertThrows(ZippException.class, () -> openAndVerify(graph)).file());
		}
		Files.write(file, Arrays.copyOf(good, good.length + 1));
		assertEquals(file, assertThrows(ZippException.class, () -> openAndVerify(graph)).file());
		byte[] foreign = new byte[good.length];
		new Random(1).nextBytes(foreign);
		Files.write(file, foreign);
		assertTrue(assertThrows(ZippException.class, () -> openAndVerify(graph)).getMessage().contains("is not a file of a graph"));
		Files.delete(file);
		assertEquals(file, assertThrows(ZippException.class, () -> openAndVerify(graph)).file());
		Files.write(file, good);
		openAndVerify(graph);
	}

	private static void openAndVerify(Path graph) {
		try (InteractionGraph opened = InteractionGraph.open(graph)) {
			opened.verify();
		}
	}

	@Test
	void theFormatBeforeIsRefusedWithWhatToDo() throws IOException {
		Path graph = random(2).write(folder);
		Path manifest = graph.resolve("manifest.properties");
		Files.writeString(manifest, Files.readString(manifest).replace("format=2", "format=1"));
		ZippException e = assertThrows(ZippException.class, () -> InteractionGraph.open(graph));
		assertEquals(manifest, e.file());
		assertTrue(e.getMessage().contains("format 1") && e.getMessage().contains("run ingest again"), e.getMessage());
	}

	@Test
	void severalThreadsReadAGraphOpenedTwice() throws IOException {
		PlainGraph plain = random(11);
		Path place = plain.write(folder);
		try (InteractionGraph one = InteractionGraph.open(place); InteractionGraph other = InteractionGraph.open(place)) {
			assertTrue(IntStream.range(0, 40).parallel().mapToObj(i -> i % 2 == 0 ? one : other)
					.map(GraphFormatTest::contents).allMatch(plain.rows::equals));
		}
	}

	@Test
	void usersAndCommunitiesComeInTheirOrder() throws IOException {
		for (List<String> ids : List.of(List.of("b", "a"), List.of("a", "a"), List.of("ä", "z"), List.of("ab", "a"))) {
			assertThrows(IllegalArgumentException.class, () -> PlainGraph.writeUsers(Files.createTempDirectory(folder, "x"), ids, "c", "d"));
		}
		assertThrows(IllegalArgumentException.class,
				() -> PlainGraph.writeUsers(Files.createTempDirectory(folder, "x"), List.of("a"), "d", "c"));
		assertThrows(IllegalArgumentException.class,
				() -> PlainGraph.writeUsers(Files.createTempDirectory(folder, "x"), List.of("a"), "c"));
		PlainGraph.writeUsers(Files.createTempDirectory(folder, "x"), List.of("", "a", "ab", "z", "ä"), "c", "d");
	}

	/** A graph whose ids, numbers of communities, and features differ much from seed to seed. */
	private static PlainGraph random(int seed) {
		Random random = new Random(seed);
		PlainGraph plain = new PlainGraph();
		IntFunction<String> name = NAMES.get(seed % NAMES.size());
		int communities = 1 + random.nextInt(seed % 5 == 0 ? 400 : 30);
		int most = 1 << random.nextInt(20);
		for (int u = 0; u < 120; u++) {
			int degree = 1 + random.nextInt(Math.min(communities, 40));
			for (int e = 0; e < degree; e++) {
				long first = random.nextLong(1L << 31);
				plain.edge(name.apply(u), "c" + random.nextInt(communities) * 3, new Edge(random.nextInt(most),
						random.nextInt(most), first, first + random.nextLong(1L << 31), random.nextInt(2 * most) - most));
			}
		}
		for (int c = 0; c < 5; c++) {
			plain.empty.add("c" + (random.nextInt(communities) * 3 + 1));
		}
		plain.empty.sort(null);
		List<String> distinct = plain.empty.stream().distinct().toList();
		plain.empty.clear();
		plain.empty.addAll(distinct);
		for (int m = 0; m < seed % 4; m++) {
			plain.activity.add(new MonthCount(YearMonth.of(2019, 11).plusMonths(m), random.nextLong(1L << 40), m));
		}
		return plain;
	}

	private static void assertSame(PlainGraph plain, InteractionGraph graph) {
		assertEquals(new ArrayList<>(plain.rows.keySet()), IntStream.range(0, graph.userCount()).mapToObj(graph::userId).toList());
		Map<String, Map<String, Edge>> columns = plain.columns();
		assertEquals(new ArrayList<>(columns.keySet()),
				IntStream.range(0, graph.communityCount()).mapToObj(graph::communityId).toList());
		assertEquals(plain.rows, contents(graph));
		assertEquals(plain.activity, graph.activity());
		assertEquals(plain.rows.values().stream().mapToLong(Map::size).sum(), graph.edgeCount());
		EdgeList list = new EdgeList();
		for (int c = 0; c < graph.communityCount(); c++) {
			String name = graph.communityId(c);
			assertEquals(c, graph.indexOfCommunity(name));
			assertEquals("about " + name, graph.communityDescription(c));
			assertEquals(columns.get(name).size(), graph.communityDegree(c));
			graph.usersOf(c, list);
			assertEquals(new ArrayList<>(columns.get(name).entrySet()), new ArrayList<>(edges(list, graph::userId).entrySet()));
			Map<String, Edge> visited = new LinkedHashMap<>();
			graph.forEachUser(c, (u, posts, comments, first, last) -> visited.put(graph.userId(u), new Edge((int) posts,
					(int) comments, first, last, columns.get(name).get(graph.userId(u)).score())));
			assertEquals(columns.get(name), visited);
		}
		for (int u = 0; u < graph.userCount(); u++) {
			String id = graph.userId(u);
			assertEquals(u, graph.indexOfUser(id));
			assertEquals(-1, graph.indexOfUser(id + "x"));
			assertEquals(plain.rows.get(id).size(), graph.userDegree(u));
			Map<String, Edge> visited = new LinkedHashMap<>();
			graph.forEachCommunity(u, (c, posts, comments, first, last) -> visited.put(graph.communityId(c), new Edge(
					(int) posts, (int) comments, first, last, plain.rows.get(id).get(graph.communityId(c)).score())));
			assertEquals(plain.rows.get(id), visited);
		}
		plain.empty.forEach(name -> assertEquals(-1, graph.indexOfCommunity(name)));
		for (String nobody : List.of("", "a", "zzz", "u", hash(1).toUpperCase(), hash(77_777), "ü")) {
			assertFalse(plain.rows.containsKey(nobody));
			assertEquals(-1, graph.indexOfUser(nobody));
		}
	}

	private static Map<String, Map<String, Edge>> contents(InteractionGraph graph) {
		Map<String, Map<String, Edge>> rows = new TreeMap<>();
		EdgeList list = new EdgeList();
		for (int u = 0; u < graph.userCount(); u++) {
			graph.communitiesOf(u, list);
			for (int i = 1; i < list.size(); i++) {
				assertTrue(list.neighbour(i) > list.neighbour(i - 1));
			}
			rows.put(graph.userId(u), edges(list, graph::communityId));
		}
		return rows;
	}

	private static Map<String, Edge> edges(EdgeList list, IntFunction<String> name) {
		Map<String, Edge> edges = new LinkedHashMap<>();
		for (int i = 0; i < list.size(); i++) {
			edges.put(name.apply(list.neighbour(i)),
					new Edge(list.posts(i), list.comments(i), list.first(i), list.last(i), list.score(i)));
		}
		return edges;
	}

	private static Path data(Path graph) throws IOException {
		try (Stream<Path> inside = Files.list(graph)) {
			return inside.filter(Files::isDirectory).findFirst().orElseThrow();
		}
	}

	/** All files of a graph by name. */
	private static Map<String, byte[]> files(Path graph) throws IOException {
		Map<String, byte[]> files = new TreeMap<>();
		try (Stream<Path> inside = Files.walk(graph)) {
			for (Path file : inside.filter(Files::isRegularFile).toList()) {
				files.put(graph.relativize(file).toString(), Files.readAllBytes(file));
			}
		}
		return files;
	}

	private static void assertFiles(Map<String, byte[]> expected, Map<String, byte[]> found) {
		assertEquals(19, expected.size());
		assertEquals(expected.keySet(), found.keySet());
		expected.forEach((name, bytes) -> assertArrayEquals(bytes, found.get(name), name));
	}
}
