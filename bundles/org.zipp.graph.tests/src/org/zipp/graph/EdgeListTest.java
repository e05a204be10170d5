package org.zipp.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.operation.OperationResult;

/** Edge lists become graphs as dumps do. */
class EdgeListTest {

	/** 2021-01-01 and 2021-02-01, midnight UTC. */
	private static final long JANUARY = 1_609_459_200L;
	private static final long FEBRUARY = 1_612_137_600L;

	@TempDir
	private Path folder;

	private IngestOperation ingest(Path... edges) {
		IngestOperation ingest = Dumps.ingest(folder.resolve("study"));
		ingest.edges = List.of(edges);
		ingest.keepNames = true;
		return ingest;
	}

	private Path write(String name, String... lines) throws IOException {
		Path file = folder.resolve("in").resolve(name);
		Files.createDirectories(file.getParent());
		return Files.write(file, List.of(lines));
	}

	/** Edges as text, one line each. */
	private List<String> edges() {
		List<String> result = new ArrayList<>();
		try (InteractionGraph graph = InteractionGraph.open(folder.resolve("study/graph"))) {
			graph.verify();
			EdgeList edges = new EdgeList();
			for (int u = 0; u < graph.userCount(); u++) {
				graph.communitiesOf(u, edges);
				for (int e = 0; e < edges.size(); e++) {
					result.add(graph.userId(u) + ' ' + graph.communityId(edges.neighbour(e)) + ' ' + edges.posts(e) + ' '
							+ edges.comments(e) + ' ' + edges.first(e) + ' ' + edges.last(e) + ' ' + edges.score(e));
				}
			}
		}
		return result;
	}

	@Test
	void rowsOfTheSameUserAndCommunityAddUp() throws IOException {
		Path csv = write("a.csv", "user,community,count", "bob,cats,2", "ann,dogs,1", "bob,cats,3", "ann,cats,7.0", "bob,birds,1");
		Path tsv = write("b.tsv", "Community\tUser\tCount\tother", "cats\tbob\t10\tx", "fish\tzoe\t4\ty");
		OperationResult result = Dumps.run(ingest(csv, tsv));
		assertEquals(List.of("ann cats 0 7 0 0 0", "ann dogs 0 1 0 0 0", "bob birds 0 1 0 0 0", "bob cats 0 15 0 0 0",
				"zoe fish 0 4 0 0 0"), edges());
		assertEquals(7, result.counts().get("lines"));
		assertEquals(28, result.counts().get("comments"));
		try (InteractionGraph graph = InteractionGraph.open(folder.resolve("study/graph"))) {
			assertEquals(List.of(), graph.activity(), "nothing is known of times");
		}
		IngestOperation few = ingest(csv, tsv);
		few.minActivity = 5;
		result = Dumps.run(few);
		assertEquals(0, result.counts().get("files read"));
		assertEquals(1, result.counts().get("quiet users left out"));
		assertTrue(Dumps.run(few).repeated());
	}

	@Test
	void postsCommentsTimesAndScoresAreTaken() throws IOException {
		Dumps.run(ingest(write("a.csv", "user,community,count,posts,comments,first,last,score",
				"ann,cats,5,2,3," + JANUARY + "," + (JANUARY + 9) + ",12", "ann,cats,4,1,,2021-01-03,,-2", "ann,dogs,,2,1,,,",
				"ann,birds,6,,2,2021-02-01T10:00:00Z,2021-02-01 12:00:00,0", "bob,cats,3,,,,2021-01-31,")));
		assertEquals(List.of("ann birds 4 2 " + (FEBRUARY + 36_000) + ' ' + (FEBRUARY + 43_200) + " 0",
				"ann cats 3 6 " + JANUARY + ' ' + (JANUARY + 2 * 86_400) + " 10", "ann dogs 2 1 0 0 0",
				"bob cats 0 3 " + (FEBRUARY - 86_400) + ' ' + (FEBRUARY - 86_400) + " 0"), edges());
		try (InteractionGraph graph = InteractionGraph.open(folder.resolve("study/graph"))) {
			assertEquals(List.of(new MonthCount(YearMonth.of(2021, 1), 3, 9), new MonthCount(YearMonth.of(2021, 2), 4, 2)),
					graph.activity());
		}
	}

	@Test
	void namesThatLookTheSameAreTheSame() throws IOException {
		IngestOperation ingest = ingest();
		ingest.keepNames = false;
		ingest.edges = List.of(write("a.csv", "user,community,count", "ann,caf\u00E9, 1", " ann ,cafe\u0301,1", "ann\u0000,\u00A0caf\u00E9\u200B,1",
				"ANN,\u3000caf\u00E9,1", "\u200Bann,caf\u00E9 ,\u00A01"));
		OperationResult result = Dumps.run(ingest);
		assertEquals(1, result.counts().get("users"));
		assertEquals(1, result.counts().get("communities"));
		assertEquals(5, result.counts().get("comments"));
		assertEquals(List.of(), result.warnings());
	}

	@Test
	void communitiesThatDifferInCaseAreTold() throws IOException {
		OperationResult result = Dumps.run(ingest(write("a.csv", "user,community,count", "ann,Cats,1", "ann,cats,1", "bob,dogs,1")));
		assertEquals(3, result.counts().get("communities"));
		assertTrue(result.warnings().getFirst().contains("\"Cats\" and \"cats\""), result.warnings().toString());
	}

	@Test
	void missingNamesAreListedAndMissingNumbersAreNone() throws IOException {
		OperationResult result = Dumps.run(ingest(write("a.csv", "user,community,count,time,score", "NA,cats,1,,", "ann,NaN,1,,", "ann,null,1,,", "ann,cats,1,NA,NaN",
				"#N/A,cats,1,,", "bob,cats,1,2021-01-03 00:00:00+0000,", "cid,cats,1,1609632000000,")));
		assertEquals(3, result.counts().get("users"));
		assertEquals(1, result.counts().get("communities"));
		assertEquals(4, result.counts().get("missing fields"));
		String list = Files.readString(folder.resolve("study/graph/quarantine.csv"));
		assertTrue(list.contains("a.csv,2,missing fields,\"user is NA, which"), list);
		long day = JANUARY + 2 * 86_400;
		assertEquals(List.of("ann cats 0 1 0 0 0", "bob cats 0 1 " + day + ' ' + day + " 0", "cid cats 0 1 " + day + ' ' + day + " 0"), edges());
	}

	@Test
	void datesChooseRows() throws IOException {
		Path file = write("a.csv", "user,community,count,time", "ann,cats,1,2021-01-05", "ann,cats,2,2021-02-05", "ann,cats,4,");
		IngestOperation ingest = ingest(file);
		ingest.to = "2021-01";
		OperationResult result = Dumps.run(ingest);
		assertEquals(5, result.counts().get("comments"), "those without a time stay");
		assertEquals(1, result.counts().get("outside the months"));
	}

	@Test
	void textsTitlesAndLinksBecomeTraces() throws IOException {
		Dumps.run(ingest(write("a.csv", "user,community,count,time,text,title,link,score",
				"ann,cats,2," + JANUARY + ",this is what I said of cats,,,3", "ann,cats,1," + JANUARY + ",,My cat,https://e.org/cat,5",
				"ann,cats,1," + JANUARY + ",,A question,,4", "ann,cats,2," + JANUARY + ",another text about the cats,Both,https://e.org/b,9")));
		try (InteractionGraph graph = InteractionGraph.open(folder.resolve("study/graph"))) {
			assertEquals(List.of(new Trace(TraceKind.COMMENT, 0, "another text about the cats", "a.csv:5", "", 9, JANUARY),
					new Trace(TraceKind.COMMENT, 0, "this is what I said of cats", "a.csv:2", "", 3, JANUARY),
					new Trace(TraceKind.SUBMISSION, 0, "A question", "a.csv:4", "", 4, JANUARY),
					new Trace(TraceKind.IMAGE_POST, 0, "Both", "a.csv:5", "https://e.org/b", 9, JANUARY),
					new Trace(TraceKind.IMAGE_POST, 0, "My cat", "a.csv:3", "https://e.org/cat", 5, JANUARY)), graph.traces(0));
		}
	}

	@Test
	void badRowsAreListedWithFileAndLine() throws IOException {
		Path file = write("a.csv", "user,community,count,posts,time,score", "ann,cats,1,,,", ",cats,1,,,", "ann,,1,,,", "ann,cats,,,,",
				"ann,cats,0,,,", "ann,cats,-1,,,", "ann,cats,1.5,,,", "ann,cats,many,,,", "ann,cats,1,2,,", "ann,cats,1,,yesterday,",
				"ann,cats,1", "ann,cats,99999999999,,,", "ann,cats,1,,,high", "ann,cats,1,,99999999999,", "[deleted],cats,1,,,",
				"AutoModerator,cats,1,,,", "ann,u_ann,1,,,", "RemindMeBot,cats,2,,,");
		OperationResult result = Dumps.run(ingest(file));
		assertEquals(List.of("ann cats 0 1 0 0 0"), edges());
		assertEquals(1, result.counts().get("of deleted authors"));
		assertEquals(2, result.counts().get("of bots"));
		assertEquals(1, result.counts().get("on profiles"));
		List<String> expected = List.of("3,missing fields,user", "4,missing fields,community", "5,missing fields,count",
				"6,wrong types,count out of range", "7,wrong types,count", "8,wrong types,count", "9,wrong types,count",
				"10,wrong types,count is not the sum of posts and comments", "11,wrong types,time", "12,broken rows,There are 3 cells instead of 6.",
				"13,wrong types,count", "14,wrong types,score", "15,wrong types,time out of range");
		assertEquals(expected.stream().map(e -> file + "," + e).toList(),
				Files.readAllLines(folder.resolve("study/graph/quarantine.csv")).stream().skip(1).toList());
		assertEquals(1, result.warnings().size());
	}

	@Test
	void listsWithNothingToUseAreRefused() throws IOException {
		Path empty = write("empty.csv", "user,community,count");
		Path bad = write("bad.csv", "user,community,count", "ann,cats,none", "bob,cats,none");
		Path uncounted = write("uncounted.csv", "user,community", "ann,cats");
		Path unnamed = write("unnamed.csv", "who,community,count", "ann,cats,1");
		for (Path file : List.of(empty, bad, uncounted, unnamed)) {
			ZippException e = assertThrows(ZippException.class, () -> Dumps.run(ingest(file)));
			assertTrue(e.getMessage().contains(file == bad ? "bad.csv,2,wrong types,count" : file == uncounted ? "count is missing"
					: file == unnamed ? "user is missing" : "No user is left"), e.getMessage());
			assertFalse(InteractionGraph.exists(folder.resolve("study/graph")));
		}
		assertThrows(ZippException.class, () -> Dumps.run(ingest(folder.resolve("missing.csv"))));
	}

	@Test
	void partsOfOneTableInFoldersAreReadTogether() throws IOException {
		Path table = folder.resolve("in/table");
		write("table/_SUCCESS");
		write("table/_metadata", "no table");
		write("table/.part-00000.csv.crc", "crc");
		write("table/_temporary/0/part-00000.csv", "user,community,count", "ghost,cats,1");
		write("table/.hive-staging/part-00000.csv", "user,community,count", "ghost,cats,1");
		Files.createFile(table.resolve("part-00007.csv"));
		write("table/part-00000.csv", "user,community,count", "ann,cats,1");
		write("table/part-00001.csv", "user,community,count");
		write("table/month=2020-01/part-00000.csv", "user,community,count", "ann,cats,2", "bob,dogs,1");
		write("table/month=2020-02/community=caf%C3%A9+1/part-00000.csv", "user,count", "ann,4", "bob,5");
		write("table/month=2020-02/community=__HIVE_DEFAULT_PARTITION__/part-00000.csv", "user,count", "cid,4");
		write("table/Count=9/part-00000.csv", "user,community,count", "dan,cats,3");
		OperationResult result = Dumps.run(ingest(table));
		assertEquals(List.of("ann cats 0 3 0 0 0", "ann caf\u00E9+1 0 4 0 0 0", "bob caf\u00E9+1 0 5 0 0 0", "bob dogs 0 1 0 0 0",
				"dan cats 0 3 0 0 0").stream().sorted().toList(), edges().stream().sorted().toList());
		assertEquals(6, result.counts().get("files read"));
		List<String> told = result.warnings();
		assertTrue(told.getFirst().contains("part-00007.csv (empty)"), told.toString());
		assertFalse(told.getFirst().contains("_"), told.toString());
		String list = Files.readString(folder.resolve("study/graph/quarantine.csv"));
		assertTrue(list.contains("__HIVE_DEFAULT_PARTITION__/part-00000.csv,2,missing fields,community"), list);
		Files.delete(table.resolve("_SUCCESS"));
		List<String> broken = Dumps.run(ingest(table)).warnings();
		assertTrue(broken.stream().anyMatch(w -> w.contains("_temporary")), broken.toString());
	}

	/**
	 * Parts that Spark 4.1 wrote: optional columns in dictionaries, INT and BIGINT counts; pages of the first version with INT96 times in zstd,
	 * and of the second with microseconds in snappy.
	 */
	@Test
	void partsThatSparkWroteAreRead() throws IOException {
		for (String name : List.of("run=1/part-00000-c000.zstd.parquet", "run=2/part-0-1")) {
			Path part = folder.resolve("in/table").resolve(name);
			Files.createDirectories(part.getParent());
			try (InputStream in = EdgeListTest.class.getResourceAsStream(
					name.endsWith(".parquet") ? "spark-int96-zstd.parquet" : "spark-micros-v2-snappy.parquet")) {
				Files.copy(in, part);
			}
		}
		IngestOperation ingest = ingest(folder.resolve("in/table"));
		assertEquals(List.of(), Dumps.run(ingest).warnings());
		assertEquals(List.of("ann cats 4 2 " + JANUARY + ' ' + (FEBRUARY + 12 * 3600) + " 0", "ann dogs 0 6 " + (JANUARY + 4 * 86_400) + ' '
				+ (JANUARY + 4 * 86_400) + " 0", "bob caf\u00E9 2 0 0 0 0"), edges());
	}

	@Test
	void aPartThatDiffersIsNamed() throws IOException {
		write("table/a/part-00000.csv", "user,community,count", "ann,cats,1");
		Path other = write("table/b/part-00000.csv", "user,place,count", "ann,cats,1");
		ZippException e = assertThrows(ZippException.class, () -> Dumps.run(ingest(folder.resolve("in/table"))));
		assertEquals(other, e.file());
		assertTrue(e.getMessage().contains("The column community is missing"), e.getMessage());
		Path none = Files.createDirectories(folder.resolve("in/none/month=2020-01"));
		e = assertThrows(ZippException.class, () -> Dumps.run(ingest(none.getParent())));
		assertTrue(e.getMessage().contains("or in its folders"), e.getMessage());
	}

	@Test
	void listsAndDumpsMakeOneGraphWithDescriptions() throws IOException {
		Path list = write("lists/a.csv", "user,community,count,time", "Ann,cats,2," + FEBRUARY, "bob,fish,3," + FEBRUARY);
		write("lists/subreddits.csv", "name,description", "Fish,all about fish");
		IngestOperation ingest = ingest(list.getParent());
		ingest.keepNames = false;
		ingest.files = List.of(Dumps.write(folder.resolve("in/a.ndjson"),
				Dumps.comment("1", "Ann", "cats", JANUARY, 5, "a comment about a cat in a box")));
		assertEquals(2, Dumps.run(ingest).counts().get("users"));
		try (InteractionGraph graph = InteractionGraph.open(folder.resolve("study/graph"))) {
			int ann = graph.indexOfUser(new StudyDirectory(folder.resolve("study")).authorHash().of("ann"));
			EdgeList edges = new EdgeList();
			graph.communitiesOf(ann, edges);
			assertEquals(3, edges.comments(0));
			assertEquals(JANUARY, edges.first(0));
			assertEquals(FEBRUARY, edges.last(0));
			assertEquals(5, edges.score(0));
			assertEquals("all about fish", graph.communityDescription(graph.indexOfCommunity("fish")));
		}
	}

	@Test
	void manyRowsStayWithinALittleMemory() throws IOException {
		Random random = new Random(7);
		List<String> lines = new ArrayList<>(List.of("user,community,count"));
		Map<String, Integer> sums = new TreeMap<>();
		for (int i = 0; i < 60_000; i++) {
			String pair = "user" + random.nextInt(4000) + ',' + "c" + random.nextInt(40);
			int count = 1 + random.nextInt(9);
			lines.add(pair + ',' + count);
			sums.merge(pair, count, Integer::sum);
		}
		IngestOperation ingest = ingest(write("many.csv", lines.toArray(String[]::new)));
		ingest.memory = "2MB";
		assertTrue(Dumps.run(ingest).counts().get("spills") > 3);
		List<String> expected = new ArrayList<>();
		sums.forEach((pair, n) -> expected.add(pair.replace(',', ' ') + " 0 " + n + " 0 0 0"));
		assertEquals(expected.stream().sorted().toList(), edges().stream().sorted().toList());
	}
}
