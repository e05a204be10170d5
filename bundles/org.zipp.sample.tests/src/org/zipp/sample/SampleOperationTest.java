package org.zipp.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.style.StyleAxis;
import org.zipp.graph.IngestOperation;
import org.zipp.graph.InteractionGraph;
import org.zipp.tables.TableFilesProvider;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.github.luben.zstd.ZstdInputStream;

class SampleOperationTest {

	@TempDir
	private Path folder;

	@Test
	void theSameSeedGivesTheSameBytes() throws IOException {
		Dumps.run(Dumps.sample(folder.resolve("a"), 60, 3));
		Dumps.run(Dumps.sample(folder.resolve("b"), 60, 3));
		Dumps.run(Dumps.sample(folder.resolve("c"), 60, 4));
		Map<String, byte[]> a = bytes("a");
		Map<String, byte[]> b = bytes("b");
		assertEquals(Set.of("RC_2021-01.zst", "RC_2021-02.zst", "RS_2021-01.zst", "RS_2021-02.zst", "subreddits.csv",
				"truth.csv", "sample.properties"), a.keySet());
		assertEquals(a.keySet(), b.keySet());
		a.forEach((name, content) -> assertArrayEquals(content, b.get(name), name));
		assertFalse(Arrays.equals(a.get("RC_2021-01.zst"), bytes("c").get("RC_2021-01.zst")));
	}

	private Map<String, byte[]> bytes(String study) throws IOException {
		Map<String, byte[]> result = new TreeMap<>();
		try (Stream<Path> files = Files.list(new StudyDirectory(folder.resolve(study)).dump())) {
			for (Path file : files.toList()) {
				result.put(file.getFileName().toString(), Files.readAllBytes(file));
			}
		}
		return result;
	}

	@Test
	void aDecoderMustAcceptALongWindowAsForRealDumps() throws IOException {
		Dumps.run(Dumps.sample(folder, 20, 1));
		Path file = folder.resolve("dump/RC_2021-01.zst");
		assertThrows(IOException.class, () -> {
			try (InputStream in = new ZstdInputStream(Files.newInputStream(file))) {
				in.readAllBytes();
			}
		});
		assertFalse(Dumps.read(file).isEmpty());
	}

	@Test
	void theDumpHasWhatRealOnesHave() throws IOException {
		OperationResult result = Dumps.run(Dumps.sample(folder, 150, 5));
		List<String> comments = Dumps.read(folder.resolve("dump/RC_2021-01.zst"));
		List<String> posts = Dumps.read(folder.resolve("dump/RS_2021-02.zst"));
		for (String field : List.of("author", "body", "created_utc", "id", "link_id", "parent_id", "score", "subreddit")) {
			assertTrue(comments.getFirst().contains("\"" + field + "\":"), field);
		}
		for (String field : List.of("author", "created_utc", "id", "is_self", "over_18", "score", "selftext", "subreddit",
				"title", "url")) {
			assertTrue(posts.getFirst().contains("\"" + field + "\":"), field);
		}
		assertTrue(comments.stream().anyMatch(l -> l.contains("\"author\":\"[deleted]\"")));
		assertTrue(comments.stream().anyMatch(l -> l.contains("\"author\":\"AutoModerator\"")));
		assertTrue(comments.stream().anyMatch(l -> l.contains("\"created_utc\":\"1")));
		assertTrue(comments.stream().anyMatch(l -> l.contains("\"created_utc\":1")));
		assertTrue(posts.stream().anyMatch(l -> l.contains("\"subreddit\":\"u_")));
		assertTrue(posts.stream().anyMatch(l -> l.contains("\"over_18\":true")));
		assertTrue(posts.stream().anyMatch(l -> l.contains("\"post_hint\":\"image\"")));
		assertTrue(posts.stream().anyMatch(l -> !l.startsWith("{") || !l.endsWith("}")), "broken lines");
		assertTrue(result.counts().get("image posts") > 100);
	}

	@Test
	void everyUserHasOneValueOnEveryAxisAndANameOfTheirOwn() {
		Dumps.run(Dumps.sample(folder, 500, 9));
		List<SampleTruth> truth = SampleTruth.read(new TableFilesProvider(), folder.resolve("dump").resolve(SampleTruth.FILE));
		assertEquals(500, truth.size());
		Set<String> names = new HashSet<>();
		for (SampleTruth t : truth) {
			assertEquals(Set.of(StyleAxis.values()), t.taste().values().keySet());
			assertTrue(names.add(t.author()), t.author());
			assertFalse(t.age().isEmpty() || t.gender().isEmpty() || t.country().isEmpty());
		}
	}

	@Test
	void activityHasALongTail() throws IOException {
		Dumps.run(Dumps.sample(folder, 400, 2));
		Map<String, Long> rows = new TreeMap<>();
		for (String name : List.of("RC_2021-01.zst", "RC_2021-02.zst", "RS_2021-01.zst", "RS_2021-02.zst")) {
			for (String line : Dumps.read(folder.resolve("dump").resolve(name))) {
				int at = line.indexOf("\"author\":\"");
				if (at >= 0) {
					rows.merge(line.substring(at + 10, line.indexOf('"', at + 10)), 1L, Long::sum);
				}
			}
		}
		List<Long> sorted = rows.values().stream().sorted().toList();
		long median = sorted.get(sorted.size() / 2);
		assertTrue(sorted.get(sorted.size() - 5) > 6 * median, sorted.toString());
	}

	@Test
	void aSecondRunRepeatsNothing() throws IOException {
		assertFalse(Dumps.run(Dumps.sample(folder, 30, 1)).repeated());
		OperationResult again = Dumps.run(Dumps.sample(folder, 30, 1));
		assertTrue(again.repeated());
		assertEquals(30, again.counts().get("users"));
		assertFalse(Dumps.run(Dumps.sample(folder, 31, 1)).repeated());
		Files.delete(folder.resolve("dump/RS_2021-01.zst"));
		assertFalse(Dumps.run(Dumps.sample(folder, 31, 1)).repeated());
		assertTrue(Files.exists(folder.resolve("dump/RS_2021-01.zst")));
	}

	@Test
	void usersFollowFromRowsWhenNotGiven() {
		SampleOperation sample = Dumps.sample(folder, 0, 1);
		assertThrows(ZippException.class, () -> Dumps.run(sample));
		sample.rows = 6000;
		OperationResult result = Dumps.run(sample);
		assertEquals(100, result.counts().get("users"));
		long rows = result.counts().get("posts") + result.counts().get("comments");
		assertTrue(rows > 3000 && rows < 12000, "about 6000 rows, not " + rows);
	}

	@Test
	void aFolderWithOtherFilesIsLeftAlone() throws IOException {
		Path other = Files.createDirectories(folder.resolve("other"));
		Files.writeString(other.resolve("letter.txt"), "dear");
		SampleOperation sample = Dumps.sample(folder, 10, 1);
		sample.out = other;
		assertThrows(ZippException.class, () -> Dumps.run(sample));
		assertEquals("dear", Files.readString(other.resolve("letter.txt")));
	}

	@Test
	void whatLiesBesideASampleOrTookItsPlaceIsLeftAlone() throws IOException {
		Dumps.run(Dumps.sample(folder, 10, 1));
		Path real = Files.writeString(folder.resolve("dump/RC_2019-05.zst"), "real");
		assertTrue(assertThrows(ZippException.class, () -> Dumps.run(Dumps.sample(folder, 11, 1))).getMessage().contains("RC_2019-05.zst"));
		assertEquals("real", Files.readString(real));
		Files.delete(real);
		Path instead = Files.writeString(folder.resolve("dump/RS_2021-01.zst"), "real");
		assertThrows(ZippException.class, () -> Dumps.run(Dumps.sample(folder, 11, 1)));
		assertEquals("real", Files.readString(instead));
	}

	@Test
	void aCancelledRunLeavesNothing() throws IOException {
		NullProgressMonitor monitor = new NullProgressMonitor();
		monitor.setCanceled(true);
		assertThrows(OperationCanceledException.class, () -> Dumps.run(Dumps.sample(folder, 30, 1), monitor));
		try (Stream<Path> left = Files.list(folder)) {
			assertEquals(List.of(), left.toList());
		}
	}

	@Test
	void realisticLinesHaveAllFieldsAndSayTheSame() throws IOException {
		Dumps.run(Dumps.sample(folder.resolve("short"), 80, 3));
		SampleOperation full = Dumps.sample(folder.resolve("full"), 80, 3);
		full.realistic = true;
		Dumps.run(full);
		Set<String> orders = new HashSet<>();
		JsonFactory json = new JsonFactory();
		for (String line : Dumps.read(folder.resolve("full/dump/RC_2021-01.zst"))) {
			if (line.startsWith("{\"") && line.endsWith("}") && !line.contains("\"id\":\"x")) {
				List<String> names = names(json, line);
				assertEquals(names.size(), new HashSet<>(names).size(), line);
				assertTrue(names.size() >= 45 && names.size() <= 60, () -> names.size() + " fields");
				assertTrue(names.containsAll(List.of("author_flair_richtext", "can_gild", "gildings", "permalink", "retrieved_on", "subreddit_id")), line);
				orders.add(String.join(" ", names.subList(0, 3)));
			}
		}
		assertTrue(orders.size() > 3, orders.toString());
		assertTrue(Dumps.read(folder.resolve("full/dump/RS_2021-01.zst")).stream().anyMatch(l -> l.contains("\"crosspost_parent_list\":[{")));
		for (String study : List.of("short", "full")) {
			IngestOperation ingest = Dumps.ingest(folder.resolve(study), folder.resolve(study).resolve("dump"));
			ingest.keepNames = true;
			assertTrue(Dumps.run(ingest).counts().get("texts kept") > 1000);
		}
		try (InteractionGraph a = InteractionGraph.open(folder.resolve("short/graph"));
				InteractionGraph b = InteractionGraph.open(folder.resolve("full/graph"))) {
			assertEquals(a.counts(), b.counts());
			for (int u = 0; u < a.userCount(); u++) {
				int user = u;
				int other = b.indexOfUser(a.userId(u));
				assertEquals(communities(a, u), communities(b, other));
				assertEquals(a.traces(u), b.traces(other), () -> a.userId(user));
			}
		}
	}

	private static List<String> communities(InteractionGraph graph, int user) {
		List<String> all = new ArrayList<>();
		graph.forEachCommunity(user, (c, posts, comments, first, last) -> all
				.add(String.join(" ", graph.communityId(c), String.valueOf(posts), String.valueOf(comments), String.valueOf(first), String.valueOf(last))));
		return all;
	}

	/** The names of the fields of a line itself, in their order. */
	private static List<String> names(JsonFactory json, String line) throws IOException {
		List<String> names = new ArrayList<>();
		try (JsonParser p = json.createParser(line)) {
			p.nextToken();
			while (p.nextToken() == JsonToken.FIELD_NAME) {
				names.add(p.currentName());
				p.nextToken();
				p.skipChildren();
			}
		}
		return names;
	}
}
