package org.zipp.ui.personas.neighbourhood.presenter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.operation.ParameterField;
import org.zipp.encoder.rank.CommunityRankers;
import org.zipp.graph.IngestOperation;
import org.zipp.graph.InteractionGraph;
import org.zipp.graph.Neighbourhood.Kind;
import org.zipp.graph.Neighbourhood.Node;

class GraphSessionTest {

	private static final Walk.Place ANN = new Walk.Place(Kind.USER, "ann");

	@TempDir
	Path folder;

	private StudyDirectory study;

	@BeforeEach
	void makeGraph() throws IOException {
		study = new StudyDirectory(folder);
		StringBuilder lines = new StringBuilder();
		for (int i = 0; i < 9; i++) {
			lines.append(comment("c" + i, "cats", i));
		}
		lines.append(comment("d", "dogs", 10));
		Path file = Files.writeString(folder.resolve("comments.ndjson"), lines);
		IngestOperation ingest = new IngestOperation();
		ingest.dir = folder;
		ParameterField.of(IngestOperation.class, "files").set(ingest, file.toString());
		ParameterField.of(IngestOperation.class, "min-activity").set(ingest, "1");
		ParameterField.of(IngestOperation.class, "keep-names").set(ingest, "true");
		ingest.execute(SubMonitor.convert(new NullProgressMonitor()));
	}

	private static String comment(String id, String community, int second) {
		return "{\"id\":\"" + id + "\",\"author\":\"ann\",\"subreddit\":\"" + community + "\",\"created_utc\":"
				+ (1_609_459_200L + second) + ",\"score\":1,\"body\":\"a word about " + community + id
				+ "\",\"link_id\":\"t3_a\",\"parent_id\":\"t3_a\"}\n";
	}

	/** An encoder that has learned to look at dogs. */
	private static final class Learned implements CommunityRankers {
		private int opened;
		private int closed;

		@Override
		public OpenRanker open(StudyDirectory study, InteractionGraph graph, String method) {
			assertEquals(BEST, method);
			opened++;
			return new OpenRanker() {
				@Override
				public String method() {
					return "gat";
				}

				@Override
				public double[] weights(InteractionGraph of, int user) {
					double[] weights = new double[of.userDegree(user)];
					Arrays.fill(weights, 0.1 / (weights.length - 1));
					weights[weights.length - 1] = 0.9;
					return weights;
				}

				@Override
				public boolean learned() {
					return true;
				}

				@Override
				public void close() {
					closed++;
				}
			};
		}
	}

	private static List<String> communities(Surroundings found) {
		return found.neighbourhood().orElseThrow().nodes().stream().filter(n -> n.distance() == 1).map(Node::id).toList();
	}

	@Test
	void learnedWeightsAreShownAndTheOthersOnDemand() {
		Learned learned = new Learned();
		try (GraphSession session = new GraphSession(study, () -> Optional.of(learned))) {
			Surroundings counts = session.around(ANN, Weighting.COUNTS);
			assertEquals(0, learned.opened, "counting needs no encoder");
			assertEquals(0.9, counts.neighbourhood().orElseThrow().nodes().get(1).weight(), 1e-12);
			Surroundings shown = session.around(ANN, Weighting.LEARNED);
			assertEquals(List.of("dogs", "cats"), communities(shown));
			assertEquals("Attention of GAT, trained on this graph.", shown.sentence());
			assertEquals(List.of("cats", "dogs"), communities(session.around(ANN, Weighting.TF_IDF)));
			assertTrue(session.around(ANN, Weighting.TF_IDF).learned());
			assertEquals(1, learned.opened);
			session.release();
			assertEquals(1, learned.closed);
			assertEquals(List.of("dogs", "cats"), communities(session.around(ANN, Weighting.LEARNED)));
		}
		assertEquals(2, learned.closed);
	}

	@Test
	void withoutAnEncoderThereIsTfIdf() {
		try (GraphSession session = new GraphSession(study, Optional::empty)) {
			Surroundings shown = session.around(ANN, Weighting.LEARNED);
			assertEquals(Weighting.TF_IDF, shown.weighting());
			assertFalse(shown.learned());
			assertEquals("Power TF-IDF; train an encoder to see learned attention.", shown.sentence());
		}
	}

	@Test
	void anEncoderThatCannotBeUsedIsNamed() {
		CommunityRankers broken = (s, g, m) -> {
			throw new ZippException("It was trained on features that are gone.");
		};
		try (GraphSession session = new GraphSession(study, () -> Optional.of(broken))) {
			Surroundings shown = session.around(ANN, Weighting.LEARNED);
			assertEquals(List.of("cats", "dogs"), communities(shown));
			assertTrue(shown.sentence().contains("features that are gone"), shown.sentence());
		}
	}

	@Test
	void whatIsNotThereIsEmpty() {
		GraphSession session = new GraphSession(study, Optional::empty);
		assertTrue(session.around(new Walk.Place(Kind.USER, "eve"), Weighting.COUNTS).neighbourhood().isEmpty());
		assertTrue(session.around(new Walk.Place(Kind.COMMUNITY, "dogs"), Weighting.COUNTS).neighbourhood().isPresent());
		session.close();
		assertTrue(session.around(ANN, Weighting.COUNTS).neighbourhood().isEmpty());
	}
}
