package org.zipp.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.graph.EdgeList;
import org.zipp.graph.InteractionGraph;

class StoredSplitTest {

	@TempDir
	private Path folder;

	private static SubMonitor monitor() {
		return SubMonitor.convert(null);
	}

	/** Users of 1 to 9 communities. */
	private static Graphs links() {
		Graphs graphs = new Graphs();
		for (int u = 0; u < 400; u++) {
			for (int c = 0; c < 1 + u % 9; c++) {
				graphs.comment("user" + u, "place" + (u * 7 + c * 5) % 60, 1, "what somebody says here");
			}
		}
		return graphs;
	}

	private static Map<String, String> heldLinks(InteractionGraph graph, LinkSplit split) {
		Map<String, String> held = new TreeMap<>();
		EdgeList edges = new EdgeList();
		for (int u = 0; u < graph.userCount(); u++) {
			graph.communitiesOf(u, edges);
			if (split.test(u) >= 0) {
				held.put(graph.userId(u), graph.communityId(edges.neighbour(split.validation(u))) + ' '
						+ graph.communityId(edges.neighbour(split.test(u))));
			}
		}
		return held;
	}

	@Test
	void usersOfFourLinksOrMoreGiveTwoAwayAndOthersNone() throws IOException {
		StudyDirectory study = new StudyDirectory(folder);
		try (InteractionGraph graph = links().open(folder);
				StoredSplit split = StoredSplit.openOrMake(study, graph, 3, monitor())) {
			int held = 0;
			int[] places = new int[9];
			for (int u = 0; u < graph.userCount(); u++) {
				int degree = graph.userDegree(u);
				if (degree < 4) {
					assertEquals(-1, split.validation(u));
					assertEquals(-1, split.test(u));
					continue;
				}
				held++;
				assertTrue(split.test(u) >= 0 && split.test(u) < degree);
				assertTrue(split.validation(u) >= 0 && split.validation(u) < degree);
				assertNotEquals(split.validation(u), split.test(u));
				places[split.test(u)]++;
				int training = 0;
				for (int i = 0; i < degree; i++) {
					training += split.isTraining(u, i) ? 1 : 0;
				}
				assertEquals(degree - 2, training);
			}
			assertTrue(held > 200);
			assertEquals(held, split.testLinks());
			assertEquals(held, split.validationLinks());
			assertTrue(places[0] < held / 3 && places[1] > held / 12, "all places of the list are drawn");
			split.verify();
			String head = Files.readString(StoredSplit.place(study, 3), StandardCharsets.ISO_8859_1).lines().limit(9)
					.reduce("", (a, b) -> a + b + '\n');
			assertTrue(head.contains("graph=" + graph.fingerprint() + '\n') && head.contains("seed=3\n")
					&& head.contains("test-links=" + held + '\n'), head);
		}
	}

	@Test
	void theDrawDependsOnIdsAndSeedAndNotOnNumbers() throws IOException {
		try (InteractionGraph graph = links().open(folder.resolve("a"));
				InteractionGraph grown = links().comment("aaron", "aardvarks", 1, "first of all in the alphabet")
						.comment("someone", "owls", 1, "somewhere in the middle of it").open(folder.resolve("b"))) {
			Path a = folder.resolve("a.bin");
			Path b = folder.resolve("b.bin");
			Path c = folder.resolve("c.bin");
			StoredSplit.make(graph, 1, a, folder, monitor());
			StoredSplit.make(grown, 1, b, folder, monitor());
			StoredSplit.make(graph, 2, c, folder, monitor());
			try (StoredSplit one = StoredSplit.open(a, graph);
					StoredSplit other = StoredSplit.open(b, grown);
					StoredSplit seed = StoredSplit.open(c, graph)) {
				assertEquals(heldLinks(graph, one), heldLinks(grown, other));
				assertNotEquals(heldLinks(graph, one), heldLinks(graph, seed));
			}
			byte[] first = Files.readAllBytes(a);
			StoredSplit.make(graph, 1, a, folder, monitor());
			assertArrayEquals(first, Files.readAllBytes(a));
		}
	}

	@Test
	void aSplitOfAnotherGraphIsRefusedAndDrawnAnew() throws IOException {
		StudyDirectory study = new StudyDirectory(folder);
		try (InteractionGraph graph = links().open(folder)) {
			StoredSplit.openOrMake(study, graph, 1, monitor()).close();
			StoredSplit.openOrMake(study, graph, 1, monitor()).close();
		}
		try (InteractionGraph grown = links().comment("zed", "zebras", 1, "what somebody says here").open(folder)) {
			ZippException e = assertThrows(ZippException.class, () -> StoredSplit.open(StoredSplit.place(study, 1), grown));
			assertTrue(e.getMessage().contains("another graph"), e.getMessage());
			try (StoredSplit split = StoredSplit.openOrMake(study, grown, 1, monitor())) {
				assertEquals(grown.userCount(), split.users());
			}
		}
	}

	@Test
	void damageIsNamed() throws IOException {
		Path place = folder.resolve("split.bin");
		try (InteractionGraph graph = links().open(folder)) {
			StoredSplit.make(graph, 1, place, folder, monitor());
			try (RandomAccessFile file = new RandomAccessFile(place.toFile(), "rw")) {
				file.seek(file.length() - 1);
				int last = file.read();
				file.seek(file.length() - 1);
				file.write(last ^ 1);
			}
			try (StoredSplit split = StoredSplit.open(place, graph)) {
				ZippException e = assertThrows(ZippException.class, split::verify);
				assertTrue(e.getMessage().contains("checksum"), e.getMessage());
			}
			try (RandomAccessFile file = new RandomAccessFile(place.toFile(), "rw")) {
				file.setLength(file.length() - 2);
			}
			ZippException e = assertThrows(ZippException.class, () -> StoredSplit.open(place, graph));
			assertTrue(e.getMessage().contains("split.bin") && e.getMessage().contains("bytes instead of"), e.getMessage());
			Files.writeString(place, "something else");
			e = assertThrows(ZippException.class, () -> StoredSplit.open(place, graph));
			assertTrue(e.getMessage().contains("link split"), e.getMessage());
		}
	}
}
