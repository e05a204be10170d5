package org.zipp.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.core.compute.TextEmbedder;
import org.zipp.encoder.internal.files.EmbeddedTexts;
import org.zipp.graph.InteractionGraph;

class CommunityFeaturesTest {

	private static final LinkSplit NOTHING_HELD = new LinkSplit() {
		@Override
		public int validation(int user) {
			return -1;
		}

		@Override
		public int test(int user) {
			return -1;
		}
	};

	@TempDir
	private Path folder;

	/** Rows that follow from the text; remembers what it was asked. */
	private static final class LetterCounts implements TextEmbedder {
		private final List<String> asked = new ArrayList<>();

		@Override
		public String model() {
			return "letters/of the text";
		}

		@Override
		public int dimension() {
			return 3;
		}

		@Override
		public float[][] embed(List<String> texts) {
			asked.addAll(texts);
			return texts.stream().map(t -> new float[] { t.length(), t.indexOf('e'), t.hashCode() % 100 })
					.toArray(float[][]::new);
		}
	}

	private static SubMonitor monitor() {
		return SubMonitor.convert(null);
	}

	@Test
	void communitiesHaveTheEmbeddingOfTheirDescriptionOrName() throws IOException {
		Graphs.sample(folder, 60);
		LetterCounts letters = new LetterCounts();
		try (InteractionGraph graph = InteractionGraph.open(folder.resolve("graph"))) {
			assertTrue(TextFeatures.fit(graph));
			TextFeatures features = TextFeatures.of(new StudyDirectory(folder), graph, letters, monitor());
			assertEquals(graph.communityCount(), features.count());
			float[] row = new float[4];
			for (int c = 0; c < features.count(); c++) {
				features.copy(c, row, 1);
				assertEquals(graph.communityDescription(c).length(), row[1]);
				assertEquals(graph.communityId(c), features.id(c));
			}
			int asked = letters.asked.size();
			TextFeatures.of(new StudyDirectory(folder), graph, letters, monitor()).copy(0, row, 0);
			assertEquals(asked, letters.asked.size(), "a second study session looks texts up");
		}
		try (InteractionGraph graph = new Graphs().comment("a", "FilmGrain_lovers", 1, "these are a few words")
				.open(folder.resolve("b"))) {
			assertFalse(TextFeatures.fit(graph));
			TextFeatures.of(new StudyDirectory(folder.resolve("b")), graph, letters, monitor());
			assertEquals("Film Grain lovers", letters.asked.getLast());
		}
	}

	@Test
	void embeddingsSurviveAStopAndACutFile() throws IOException {
		List<String> texts = new ArrayList<>();
		for (int i = 0; i < 150; i++) {
			texts.add("text number " + i % 130);
		}
		LetterCounts letters = new LetterCounts();
		float[] all = new EmbeddedTexts(folder, letters).of(texts, "texts", monitor());
		assertEquals(130, letters.asked.size(), "equal texts are embedded once");
		for (int i = 0; i < texts.size(); i++) {
			assertEquals(texts.get(i).length(), all[3 * i]);
		}
		Path file = folder.resolve("texts-letters_of_the_text.bin");
		long whole = Files.size(file);
		try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
			cut.setLength(whole - 5);
		}
		letters.asked.clear();
		assertArrayEquals(all, new EmbeddedTexts(folder, letters).of(texts, "texts", monitor()));
		assertEquals(1, letters.asked.size(), "the record that was cut");
		assertEquals(whole, Files.size(file));
		try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
			damaged.seek(whole / 2);
			damaged.write(damaged.read() + 1);
		}
		letters.asked.clear();
		assertArrayEquals(all, new EmbeddedTexts(folder, letters).of(texts, "texts", monitor()));
		assertTrue(letters.asked.size() > 50, "all from the damaged record on");
	}

	/** Two groups of users, each with ten communities of its own and one that both share. */
	private static Graphs groups() {
		Graphs graphs = new Graphs();
		for (int u = 0; u < 80; u++) {
			for (int i = 0; i < 5; i++) {
				graphs.comment("user" + u, (u % 2 == 0 ? "even" : "odd") + (u / 2 * 3 + i * (1 + u % 3)) % 10, 1,
						"what somebody says here");
			}
			graphs.comment("user" + u, "shared", 1, "what somebody says here");
		}
		return graphs;
	}

	private static double cosine(CommunityFeatures features, int a, int b) {
		float[] x = new float[features.dimension()];
		float[] y = new float[features.dimension()];
		features.copy(a, x, 0);
		features.copy(b, y, 0);
		double sum = 0;
		for (int d = 0; d < x.length; d++) {
			sum += x[d] * y[d];
		}
		return sum;
	}

	@Test
	void structureTellsGroupsApart() throws IOException {
		Path file = folder.resolve("structure.bin");
		try (InteractionGraph graph = groups().open(folder)) {
			StructureFeatures.make(graph, NOTHING_HELD, 1, file, folder, monitor());
			StructureFeatures features = StructureFeatures.open(file, graph, monitor());
			assertEquals(graph.communityCount(), features.dimension(), "no more dimensions than communities");
			for (int a = 0; a < features.count(); a++) {
				assertEquals(1, cosine(features, a, a), 1e-5);
				for (int b = 0; b < a; b++) {
					String first = graph.communityId(b);
					if (first.startsWith("even") && graph.communityId(a).startsWith("odd")) {
						assertEquals(0, cosine(features, a, b), 0.05);
					}
				}
			}
			assertTrue(cosine(features, graph.indexOfCommunity("even0"), graph.indexOfCommunity("even3")) > 0.3);
			byte[] first = Files.readAllBytes(file);
			StructureFeatures.make(graph, NOTHING_HELD, 1, file, folder, monitor());
			assertArrayEquals(first, Files.readAllBytes(file));
		}
	}

	@Test
	void rowsReproduceTheMatrixOfCommonUsers() throws IOException {
		// With as many dimensions as communities nothing is lost: row c · row d = (AᵀA)_cd / √((AᵀA)_cc (AᵀA)_dd).
		try (InteractionGraph graph = groups().open(folder)) {
			Path file = folder.resolve("structure.bin");
			StructureFeatures.make(graph, NOTHING_HELD, 1, file, folder, monitor());
			StructureFeatures features = StructureFeatures.open(file, graph, monitor());
			int n = graph.communityCount();
			double[][] gram = new double[n][n];
			for (int u = 0; u < graph.userCount(); u++) {
				double[] row = new double[n];
				graph.forEachCommunity(u, (c, posts, comments, _, _) -> row[c] = Math.log(1.0 + posts + comments)
						* (Math.log((graph.userCount() + 1.0) / (graph.communityDegree(c) + 1)) + 1));
				double norm = 0;
				for (double x : row) {
					norm += x * x;
				}
				for (int c = 0; c < n; c++) {
					for (int d = 0; d < n; d++) {
						gram[c][d] += row[c] * row[d] / norm;
					}
				}
			}
			for (int c = 0; c < n; c++) {
				for (int d = 0; d < n; d++) {
					assertEquals(gram[c][d] / Math.sqrt(gram[c][c] * gram[d][d]), cosine(features, c, d), 1e-4);
				}
			}
		}
	}

	@Test
	void aNewCommunityIsWhereItsUsersAre() throws IOException {
		Path file = folder.resolve("structure.bin");
		try (InteractionGraph graph = groups().open(folder.resolve("a"))) {
			StructureFeatures.make(graph, NOTHING_HELD, 1, file, folder, monitor());
		}
		Graphs grown = groups();
		for (int u = 0; u < 20; u += 2) {
			grown.comment("user" + u, "brandnew", 1, "what somebody says here");
		}
		try (InteractionGraph graph = grown.open(folder.resolve("b"))) {
			StructureFeatures features = StructureFeatures.open(file, graph, monitor());
			int fresh = graph.indexOfCommunity("brandnew");
			double even = 0;
			double odd = 0;
			for (int c = 0; c < graph.communityCount(); c++) {
				even += graph.communityId(c).startsWith("even") ? cosine(features, fresh, c) : 0;
				odd += graph.communityId(c).startsWith("odd") ? cosine(features, fresh, c) : 0;
			}
			assertTrue(even > 2 && odd < 0.5, even + " " + odd);
		}
	}

	@Test
	void structureDoesNotSeeHeldOutLinks() throws IOException {
		try (InteractionGraph graph = groups().open(folder)) {
			int shared = graph.indexOfCommunity("shared");
			LinkSplit hidden = new LinkSplit() {
				@Override
				public int validation(int user) {
					return -1;
				}

				@Override
				public int test(int user) {
					int[] found = { -1, 0 };
					graph.forEachCommunity(user, (c, _, _, _, _) -> {
						found[0] = c == shared ? found[1] : found[0];
						found[1]++;
					});
					return found[0];
				}
			};
			Path file = folder.resolve("structure.bin");
			StructureFeatures.make(graph, hidden, 1, file, folder, monitor());
			StructureFeatures features = StructureFeatures.open(file, graph, monitor());
			assertEquals(0, cosine(features, shared, shared), "nobody is known to be there");
			assertEquals(0, CommunityCounts.of(graph, hidden, monitor()).members()[shared]);
			assertEquals(80, CommunityCounts.of(graph, NOTHING_HELD, monitor()).members()[shared]);
		}
	}
}
