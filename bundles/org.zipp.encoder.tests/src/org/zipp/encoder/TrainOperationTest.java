package org.zipp.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.operation.OperationResult;
import org.zipp.encoder.internal.alignment.AlignmentsComponent;
import org.zipp.encoder.internal.fit.Encoders;
import org.zipp.encoder.internal.method.TfIdfMethod;
import org.zipp.encoder.internal.method.TfIdfNmiMethod;
import org.zipp.encoder.internal.rank.CommunityRankersComponent;
import org.zipp.encoder.rank.CommunityRankers;
import org.zipp.encoder.rank.CommunityRankers.OpenRanker;
import org.zipp.encoder.rank.PowerTfIdfRanker;
import org.zipp.graph.InteractionGraph;

class TrainOperationTest {

	private final HashedWords texts = new HashedWords();
	private final Encoders encoders = new Encoders(texts, new AlignmentsComponent(texts, null));

	@TempDir
	private Path folder;

	@BeforeEach
	void addMethods() {
		encoders.addMethod(new TfIdfNmiMethod());
		encoders.addMethod(new TfIdfMethod());
	}

	private TrainOperation train(String method) {
		TrainOperation train = new TrainOperation(encoders);
		train.dir = folder;
		train.method = method;
		return train;
	}

	@Test
	void leavesAnEncoderThatSaysWhatItIsAndRepeatsNothing() throws IOException {
		Graphs.sample(folder, 80);
		OperationResult result = Graphs.run(train("tf-idf+nmi"));
		assertFalse(result.repeated());
		assertTrue(result.notes().get(0).startsWith("TF-IDF+NMI: posting accuracy "), result.notes()::toString);
		assertTrue(result.notes().stream().anyMatch(n -> n.startsWith("Posting accuracy: chance that")),
				"the definition stands beside the number");
		TrainedEncoder trained = TrainedEncoder.read(folder.resolve("encoders/tf-idf+nmi")).orElseThrow();
		assertEquals("tf-idf+nmi", trained.method());
		assertEquals("text", trained.choices().get("features"));
		assertEquals("hashed words", trained.choices().get("features-model"));
		try (InteractionGraph graph = InteractionGraph.open(folder.resolve("graph"));
				StoredSplit split = StoredSplit.open(StoredSplit.place(new StudyDirectory(folder), 1), graph)) {
			assertEquals(graph.fingerprint(), trained.graph());
			assertEquals(split.testLinks(), trained.test().users());
		}
		assertTrue(trained.test().mrr().value() > 0 && trained.test().mrr().value() < 1);

		byte[] written = Files.readAllBytes(folder.resolve("encoders/tf-idf+nmi/result.properties"));
		OperationResult again = Graphs.run(train("tf-idf+nmi"));
		assertTrue(again.repeated());
		assertEquals(result.notes(), again.notes());
		assertArrayEquals(written, Files.readAllBytes(folder.resolve("encoders/tf-idf+nmi/result.properties")));

		TrainOperation other = train("tf-idf+nmi");
		other.features = FeatureChoice.STRUCTURE;
		assertFalse(Graphs.run(other).repeated());
		assertEquals("structure", TrainedEncoder.read(folder.resolve("encoders/tf-idf+nmi")).orElseThrow().choices()
				.get("features"));
		Graphs.sample(folder, 81);
		assertFalse(Graphs.run(other).repeated(), "another graph");
	}

	@Test
	void anUnknownMethodIsNamedWithThoseThereAre() {
		Graphs.sample(folder, 30);
		ZippException e = assertThrows(ZippException.class, () -> Graphs.run(train("gat2")));
		assertTrue(e.getMessage().contains("gat2") && e.getMessage().contains("tf-idf, tf-idf+nmi"), e.getMessage());
	}

	@Test
	void withoutImagePostsAnAlignedMethodSaysSo() throws IOException {
		encoders.addMethod(new Stoppable("aligned", true));
		new Graphs().comment("a", "b", 1, "a few words of a comment").open(folder).close();
		ZippException e = assertThrows(ZippException.class, () -> Graphs.run(train("aligned")));
		assertTrue(e.getMessage().contains("image posts"), e.getMessage());
	}

	/** Counts as TF-IDF; stops its first fit half-way. */
	private static final class Stoppable implements EncoderMethod {
		private final TfIdfMethod counts = new TfIdfMethod();
		private final String id;
		private final boolean aligns;
		private boolean stopped;

		private Stoppable(String id, boolean aligns) {
			this.id = id;
			this.aligns = aligns;
		}

		@Override
		public String id() {
			return id;
		}

		@Override
		public String label() {
			return id;
		}

		@Override
		public boolean aligns() {
			return aligns;
		}

		@Override
		public FittedEncoder fit(TrainingTask task, SubMonitor monitor) {
			Path checkpoint = task.folder().resolve("checkpoint");
			try {
				if (!stopped) {
					stopped = true;
					Files.writeString(checkpoint, "half-way");
					throw new OperationCanceledException();
				}
				Files.writeString(task.folder().resolve("went-on"), String.valueOf(Files.exists(checkpoint)));
			} catch (IOException e) {
				throw new AssertionError(e);
			}
			return counts.fit(task, monitor);
		}

		@Override
		public FittedEncoder open(Path place, CommunityFeatures features) {
			return counts.open(place, features);
		}
	}

	@Test
	void aStoppedTrainingGoesOnAndIsNoEncoderUntilThen() throws IOException {
		encoders.addMethod(new Stoppable("stoppable", false));
		Graphs.sample(folder, 40);
		assertThrows(OperationCanceledException.class, () -> Graphs.run(train("stoppable")));
		assertTrue(TrainedEncoder.read(folder.resolve("encoders/stoppable")).isEmpty());
		try (InteractionGraph graph = InteractionGraph.open(folder.resolve("graph"));
				OpenRanker ranker = rankers().open(new StudyDirectory(folder), graph, CommunityRankers.BEST)) {
			assertEquals("tf-idf", ranker.method());
		}
		Graphs.run(train("stoppable"));
		assertEquals("true", Files.readString(folder.resolve("encoders/stoppable/went-on")));
		TrainOperation other = train("stoppable");
		other.seed = 2;
		Graphs.run(other);
		assertEquals("false", Files.readString(folder.resolve("encoders/stoppable/went-on")), "another task begins anew");
	}

	private CommunityRankers rankers() {
		return new CommunityRankersComponent(encoders);
	}

	@Test
	void theRankerOfAStudyIsItsBestEncoderElseTfIdf() {
		Graphs.sample(folder, 60);
		StudyDirectory study = new StudyDirectory(folder);
		try (InteractionGraph graph = InteractionGraph.open(folder.resolve("graph"))) {
			try (OpenRanker ranker = rankers().open(study, graph, CommunityRankers.BEST)) {
				assertEquals("tf-idf", ranker.method());
				assertArrayEquals(new PowerTfIdfRanker().weights(graph, 7), ranker.weights(graph, 7));
			}
			ZippException e = assertThrows(ZippException.class, () -> rankers().open(study, graph, "tf-idf+nmi"));
			assertTrue(e.getMessage().contains("Train it first"), e.getMessage());
			Graphs.run(train("tf-idf+nmi"));
			try (OpenRanker ranker = rankers().open(study, graph, CommunityRankers.BEST)) {
				assertEquals("tf-idf+nmi", ranker.method());
				assertFalse(ranker.learned());
				assertEquals(List.of(), ranker.warnings());
				double[][] together = ranker.weights(graph, 3, 20);
				for (int user = 3; user < 20; user++) {
					assertArrayEquals(ranker.weights(graph, user), together[user - 3], 1e-12);
					double sum = 0;
					for (double w : together[user - 3]) {
						assertTrue(w >= 0);
						sum += w;
					}
					assertEquals(1, sum, 1e-12);
				}
			}
		}
	}

	@Test
	void anEncoderOfAnotherGraphIsUsedWithAWarningAndOneOfOtherTextsIsNot() {
		Graphs.sample(folder, 60);
		Graphs.run(train("tf-idf+nmi"));
		Graphs.sample(folder, 75);
		StudyDirectory study = new StudyDirectory(folder);
		try (InteractionGraph graph = InteractionGraph.open(folder.resolve("graph"))) {
			try (OpenRanker ranker = rankers().open(study, graph, CommunityRankers.BEST)) {
				assertEquals("tf-idf+nmi", ranker.method());
				assertTrue(ranker.warnings().getFirst().contains("another graph"));
				assertEquals(graph.userDegree(70), ranker.weights(graph, 70).length);
			}
			Encoders others = new Encoders(new HashedWords() {
				@Override
				public String model() {
					return "other words";
				}
			}, null);
			others.addMethod(new TfIdfNmiMethod());
			try (OpenRanker ranker = new CommunityRankersComponent(others).open(study, graph, CommunityRankers.BEST)) {
				assertEquals("tf-idf", ranker.method());
				assertTrue(ranker.warnings().getFirst().contains("other words"), ranker.warnings()::toString);
			}
		}
	}

	@Test
	void structureFeaturesServeAGraphThatHasGrown() {
		Graphs.sample(folder, 60);
		TrainOperation train = train("tf-idf+nmi");
		train.features = FeatureChoice.STRUCTURE;
		Graphs.run(train);
		Graphs.sample(folder, 400);
		try (InteractionGraph graph = InteractionGraph.open(folder.resolve("graph"));
				OpenRanker ranker = rankers().open(new StudyDirectory(folder), graph, "tf-idf+nmi")) {
			assertEquals(graph.userDegree(333), ranker.weights(graph, 333).length);
			assertTrue(ranker.warnings().getFirst().contains("another graph"));
		}
	}
}
