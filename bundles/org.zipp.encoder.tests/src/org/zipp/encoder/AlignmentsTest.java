package org.zipp.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.compute.TextEmbedder;
import org.zipp.encoder.Alignments.OpenAlignment;
import org.zipp.encoder.internal.alignment.AlignmentsComponent;
import org.zipp.graph.InteractionGraph;

class AlignmentsTest {

	private static final int DIMENSION = 5;
	private static final float CLOSE = 1e-6f;

	@TempDir
	private Path folder;

	private final Embedder embedder = new Embedder();
	private final Alignments alignments = new AlignmentsComponent(embedder, null);

	/** Vectors drawn by the text; remembers what it was asked for. */
	private static final class Embedder implements TextEmbedder {

		private final List<String> asked = new ArrayList<>();

		private static float[] of(String text) {
			Random random = new Random(text.hashCode());
			float[] row = new float[DIMENSION];
			double square = 0;
			for (int d = 0; d < DIMENSION; d++) {
				row[d] = (float) random.nextGaussian();
				square += row[d] * row[d];
			}
			for (int d = 0; d < DIMENSION; d++) {
				row[d] /= (float) Math.sqrt(square);
			}
			return row;
		}

		@Override
		public String model() {
			return "drawn";
		}

		@Override
		public int dimension() {
			return DIMENSION;
		}

		@Override
		public float[][] embed(List<String> texts) {
			asked.addAll(texts);
			return texts.stream().map(Embedder::of).toArray(float[][]::new);
		}
	}

	private OpenAlignment open(InteractionGraph graph, String source, SubMonitor monitor) {
		return alignments.open(new StudyDirectory(folder), graph, source, null, monitor);
	}

	private OpenAlignment open(InteractionGraph graph) {
		return open(graph, Alignments.TITLES, SubMonitor.convert(new NullProgressMonitor()));
	}

	private static float[] row(OpenAlignment alignment, InteractionGraph graph, String user) {
		float[] target = new float[DIMENSION + 2];
		alignment.copy(graph.indexOfUser(user), target, 1);
		assertEquals(0, target[0]);
		assertEquals(0, target[DIMENSION + 1]);
		return Arrays.copyOfRange(target, 1, DIMENSION + 1);
	}

	private static float[] mean(List<String> titles) {
		double[] sum = new double[DIMENSION];
		for (String t : titles) {
			for (int d = 0; d < DIMENSION; d++) {
				sum[d] += Embedder.of(t)[d] / titles.size();
			}
		}
		double norm = Math.sqrt(Arrays.stream(sum).map(v -> v * v).sum());
		float[] mean = new float[DIMENSION];
		for (int d = 0; d < DIMENSION; d++) {
			mean[d] = (float) (sum[d] / norm);
		}
		return mean;
	}

	@Test
	void aRowIsTheMeanOfTheTitlesOfImagePosts() throws IOException {
		Graphs graphs = new Graphs().image("ann", "art", 5, "a red house").image("ann", "bread", 9, "my best loaf yet")
				.image("ann", "art", 7, "two words").comment("ann", "art", 50, "nobody paints houses any more")
				.comment("bob", "art", 3, "I like paintings of houses").image("cid", "art", 3, "a red house")
				.image("cid", "zoo", 3, "a red house").image("cid", "zoo", 1, "lion in the shade");
		try (InteractionGraph graph = graphs.open(folder); OpenAlignment alignment = open(graph)) {
			assertEquals("titles", alignment.source());
			assertEquals("drawn", alignment.model());
			assertEquals(DIMENSION, alignment.dimension());
			assertEquals(2, alignment.users());
			assertArrayEquals(mean(List.of("a red house", "my best loaf yet")), row(alignment, graph, "ann"), CLOSE);
			assertArrayEquals(mean(List.of("a red house", "a red house", "lion in the shade")),
					row(alignment, graph, "cid"), CLOSE);
			int bob = graph.indexOfUser("bob");
			assertFalse(alignment.has(bob));
			assertThrows(IllegalArgumentException.class, () -> alignment.copy(bob, new float[DIMENSION], 0));
		}
	}

	@Test
	void onlyTheBestSeventyFiveCount() throws IOException {
		Graphs graphs = new Graphs();
		List<String> best = new ArrayList<>();
		for (int i = 0; i < 80; i++) {
			graphs.image("ann", i % 2 == 0 ? "art" : "zoo", i, "this is picture " + i);
			if (i >= 5) {
				best.add("this is picture " + i);
			}
		}
		graphs.imagesPerUser(80);
		try (InteractionGraph graph = graphs.open(folder); OpenAlignment alignment = open(graph)) {
			assertEquals(80, graph.traces(0).size());
			assertArrayEquals(mean(best), row(alignment, graph, "ann"), CLOSE);
		}
	}

	/** Many users, some of whose titles others have as well. */
	private static Graphs crowd() {
		Graphs graphs = new Graphs();
		for (int user = 0; user < 300; user++) {
			for (int i = 0; i < 4; i++) {
				String title = i == 0 ? "a title that all have" : i == 1 ? "title shared by " + user % 100 : "title " + user + " of " + i;
				graphs.image("user%03d".formatted(user), "art", i, title);
			}
		}
		return graphs;
	}

	@Test
	void aTitleThatManyHaveIsEmbeddedOnce() throws IOException {
		try (InteractionGraph graph = crowd().open(folder); OpenAlignment alignment = open(graph)) {
			assertEquals(300, alignment.users());
			assertEquals(1 + 100 + 2 * 300, embedder.asked.size());
			assertEquals(embedder.asked.size(), new HashSet<>(embedder.asked).size());
			assertArrayEquals(mean(List.of("a title that all have", "title shared by 99", "title 299 of 2", "title 299 of 3")),
					row(alignment, graph, "user299"), CLOSE);
		}
	}

	/** Cancels when the second block of rows is stored. */
	private static final class StopAtSecondBlock extends NullProgressMonitor {
		private int blocks;

		@Override
		public void subTask(String name) {
			if (name.startsWith("Embedding") && ++blocks == 2) {
				setCanceled(true);
			}
		}
	}

	@Test
	void aStoppedComputationGoesOnWhereItStopped() throws IOException {
		try (InteractionGraph graph = crowd().open(folder)) {
			SubMonitor stopping = SubMonitor.convert(new StopAtSecondBlock(), 1000);
			assertThrows(OperationCanceledException.class, () -> open(graph, Alignments.TITLES, stopping));
			int before = embedder.asked.size();
			assertTrue(before > 0 && before < 701, () -> before + " titles");
			assertFalse(Files.exists(folder.resolve("encoders")), "nothing half-done lies in its place");
			try (OpenAlignment alignment = open(graph)) {
				assertEquals(701, embedder.asked.size());
				assertEquals(701, new HashSet<>(embedder.asked).size());
				Embedder other = new Embedder();
				Path elsewhere = folder.resolve("elsewhere");
				try (OpenAlignment whole = new AlignmentsComponent(other, null).open(new StudyDirectory(elsewhere), graph,
						Alignments.TITLES, null, SubMonitor.convert(new NullProgressMonitor()))) {
					assertEquals(whole.fingerprint(), alignment.fingerprint());
				}
				for (String file : List.of("rows.bin", "users.bin")) {
					assertEquals(-1, Files.mismatch(folder.resolve("encoders/alignment-titles").resolve(file),
							elsewhere.resolve("encoders/alignment-titles").resolve(file)), file);
				}
			}
			try (Stream<Path> inside = Files.list(folder.resolve("encoders/alignment-titles"))) {
				assertEquals(List.of("alignment.properties", "rows.bin", "users.bin"),
						inside.map(f -> f.getFileName().toString()).sorted().toList());
			}
		}
	}

	@Test
	void itIsComputedOnceForAGraph() throws IOException {
		Graphs graphs = new Graphs().image("ann", "art", 5, "a red house");
		try (InteractionGraph graph = graphs.open(folder)) {
			open(graph).close();
			open(graph).close();
			assertEquals(List.of("a red house"), embedder.asked);
		}
		graphs.image("bob", "art", 5, "a blue house");
		try (InteractionGraph graph = graphs.open(folder); OpenAlignment alignment = open(graph)) {
			assertEquals(2, alignment.users());
			assertArrayEquals(Embedder.of("a blue house"), row(alignment, graph, "bob"), CLOSE);
		}
	}

	@Test
	void damagedRowsAreNamed() throws IOException {
		try (InteractionGraph graph = new Graphs().image("ann", "art", 5, "a red house").open(folder)) {
			open(graph).close();
			Path rows = folder.resolve("encoders/alignment-titles/rows.bin");
			Files.write(rows, new byte[3]);
			ZippException e = assertThrows(ZippException.class, () -> open(graph));
			assertEquals(rows, e.file());
		}
	}

	@Test
	void withoutTitlesItSaysSo() throws IOException {
		Graphs graphs = new Graphs().image("ann", "art", 5, "two words").comment("ann", "art", 5, "many more words than three");
		try (InteractionGraph graph = graphs.open(folder)) {
			ZippException e = assertThrows(ZippException.class, () -> open(graph));
			assertTrue(e.getMessage().contains("at least 3 words"), e.getMessage());
			SubMonitor monitor = SubMonitor.convert(new NullProgressMonitor());
			e = assertThrows(ZippException.class, () -> open(graph, "sounds", monitor));
			assertTrue(e.getMessage().contains("titles, images"), e.getMessage());
		}
	}
}
