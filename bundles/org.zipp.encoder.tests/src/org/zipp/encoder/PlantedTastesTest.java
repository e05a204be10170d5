package org.zipp.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.core.StudyDirectory.AuthorHash;
import org.zipp.core.compute.TextEmbedder;
import org.zipp.core.style.StyleValue;
import org.zipp.encoder.Alignments.OpenAlignment;
import org.zipp.encoder.EncoderSettings.Mode;
import org.zipp.encoder.TrainOperation.Preset;
import org.zipp.encoder.internal.alignment.AlignmentsComponent;
import org.zipp.encoder.internal.method.GatImageAlignEncoder;
import org.zipp.encoder.rank.PowerTfIdfRanker;
import org.zipp.graph.EdgeList;
import org.zipp.graph.InteractionGraph;
import org.zipp.sample.SampleTruth;
import org.zipp.tables.TableFilesProvider;
import org.zipp.torch.OnnxTextEmbedder;
import org.zipp.torch.TorchRuntime;

/**
 * On a made crowd whose tastes are known, learned attention must find the communities of a user's taste better than counts
 * do. Relevant is a community that leans to values of the user's taste and to no other; the measure is the mean average
 * precision over users of the order of their own communities.
 *
 * <p>The encoder is trained as the operation {@code train} trains by default. The key of the author hash is given, because it
 * decides the order of the users and so what is drawn in training. Over thirteen crowds and keys the gain was 0.25 in the mean,
 * once 0.02; other processors add in another order and see other draws of the same kind.
 */
class PlantedTastesTest {

	private static final int USERS = 600;
	private static final List<Integer> SEEDS = List.of(21, 22, 23, 24);
	private static final double LEAST_MEAN_GAIN = 0.1;
	private static final int MOST_WITHOUT_GAIN = 1;

	@TempDir
	private Path temp;

	@Test
	void attentionWithImageAlignFindsThePlantedCommunitiesBetterThanTfIdf() throws IOException {
		OnnxTextEmbedder texts = new OnnxTextEmbedder();
		double gain = 0;
		int without = 0;
		List<String> told = new ArrayList<>();
		try {
			for (int seed : SEEDS) {
				StudyDirectory study = new StudyDirectory(temp.resolve("seed" + seed));
				Files.writeString(study.create().root().resolve("author.key"), String.format("%064x", seed));
				Graphs.sample(study.root(), USERS, seed);
				try (InteractionGraph graph = InteractionGraph.open(study.graph())) {
					PowerTfIdfRanker counts = new PowerTfIdfRanker();
					double counted = meanAveragePrecision(study, graph, user -> counts.weights(graph, user));
					double learned = learned(study, graph, texts);
					told.add("seed " + seed + ": learned " + learned + ", counted " + counted);
					gain += learned - counted;
					without += learned > counted ? 0 : 1;
				}
			}
		} finally {
			texts.close();
		}
		assertTrue(without <= MOST_WITHOUT_GAIN, told::toString);
		assertTrue(gain / SEEDS.size() > LEAST_MEAN_GAIN, told::toString);
	}

	private double learned(StudyDirectory study, InteractionGraph graph, TextEmbedder texts) throws IOException {
		EncoderMethod method = new GatImageAlignEncoder(new TorchRuntime());
		EncoderSettings settings = TrainOperation.settings(Preset.SMALL, Mode.CORRECTED, 0, 0, -1, 1, graph.userCount());
		try (StoredSplit split = StoredSplit.openOrMake(study, graph, 1, SubMonitor.convert(null));
				OpenAlignment titles = new AlignmentsComponent(texts, null).open(study, graph, Alignments.TITLES, null,
						SubMonitor.convert(null))) {
			TrainingTask task = new TrainingTask(graph, split,
					TextFeatures.of(study, graph, texts, SubMonitor.convert(null)), Optional.of(titles),
					settings, Files.createDirectories(study.encoders().resolve(method.id())));
			try (FittedEncoder encoder = method.fit(task, SubMonitor.convert(null))) {
				UserBatch batch = new UserBatch();
				return meanAveragePrecision(study, graph, user -> {
					batch.clear();
					batch.addUser(graph, user, _ -> true);
					float[] weights = new float[batch.offset(1)];
					encoder.encode(batch, new float[encoder.dimension()], weights);
					return IntStream.range(0, weights.length).mapToDouble(i -> weights[i]).toArray();
				});
			}
		}
	}

	private static double meanAveragePrecision(StudyDirectory study, InteractionGraph graph,
			IntFunction<double[]> weights) {
		AuthorHash hash = study.authorHash();
		Map<String, Set<StyleValue>> leanings = SampleTruth.leanings();
		EdgeList edges = new EdgeList();
		double sum = 0;
		int users = 0;
		for (SampleTruth truth : SampleTruth.read(new TableFilesProvider(), study.dump().resolve(SampleTruth.FILE))) {
			int user = graph.indexOfUser(hash.of(truth.author()));
			if (user < 0) {
				continue;
			}
			Set<StyleValue> taste = Set.copyOf(truth.taste().values().values());
			graph.communitiesOf(user, edges);
			boolean[] relevant = new boolean[edges.size()];
			int count = 0;
			for (int i = 0; i < relevant.length; i++) {
				Set<StyleValue> leaning = leanings.getOrDefault(graph.communityId(edges.neighbour(i)), Set.of());
				relevant[i] = !leaning.isEmpty() && taste.containsAll(leaning);
				count += relevant[i] ? 1 : 0;
			}
			if (count > 0 && count < relevant.length) {
				sum += averagePrecision(weights.apply(user), relevant);
				users++;
			}
		}
		assertTrue(users > USERS / 2, String.valueOf(users));
		return sum / users;
	}

	private static double averagePrecision(double[] weights, boolean[] relevant) {
		List<Integer> order = IntStream.range(0, weights.length).boxed()
				.sorted(Comparator.comparingDouble((Integer i) -> -weights[i])).toList();
		double sum = 0;
		int hits = 0;
		for (int i = 0; i < order.size(); i++) {
			if (relevant[order.get(i)]) {
				hits++;
				sum += hits / (i + 1.0);
			}
		}
		return sum / hits;
	}

	@Test
	void averagePrecisionIsAsWorkedOutByHand() {
		// Relevant at ranks 1 and 3: (1/1 + 2/3) / 2.
		assertEquals((1 + 2 / 3.0) / 2, averagePrecision(new double[] { 0.5, 0.3, 0.2 }, new boolean[] { true, false, true }),
				1e-12);
	}
}
