package org.zipp.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zipp.core.StudyDirectory;
import org.zipp.encoder.EncoderSettings.Mode;
import org.zipp.encoder.LinkEvaluation.Held;
import org.zipp.encoder.LinkEvaluation.Negatives;
import org.zipp.encoder.LinkEvaluation.Result;
import org.zipp.encoder.internal.method.GatEncoder;
import org.zipp.encoder.internal.method.GraphSageEncoder;
import org.zipp.encoder.internal.method.LightGcnEncoder;
import org.zipp.encoder.internal.method.TfIdfMethod;
import org.zipp.encoder.internal.method.TfIdfNmiMethod;
import org.zipp.graph.IngestOperation;
import org.zipp.graph.InteractionGraph;
import org.zipp.tables.TableFilesProvider;
import org.zipp.torch.TorchRuntime;

/**
 * Real bipartite graphs ({@code graphs/README.md}), brought in as edge lists: every encoder that needs no image posts, beside
 * popularity and TF-IDF, on held-out links. What was found is in {@code releng/bench/RESULTS.md}, with two splits each.
 *
 * <p><b>Where encoders win.</b> Against popularity, all of them do wherever users differ in taste: students choose lecturers
 * of their department ({@code insteval}), sites have birds and plants of their habitat ({@code rpjdl}, {@code piosphere},
 * {@code mafragh}). How much shows best when the other community is drawn by popularity, since being common is no help then.
 *
 * <p><b>Where they do not, and why.</b> On {@code vegtf} and {@code bci} popularity has the better MRR or ties: there are 5.6
 * species a site in {@code vegtf} and a few of them grow nearly everywhere; the 50 plots of {@code bci} are neighbours in one
 * forest, so which tree is common is almost all there is to know. LightGCN, which learns a norm for each community, comes
 * near to popularity there; those that compare by angle cannot say that a community is common, unless scoring has a
 * {@link CommunityPrior}.
 *
 * <p>TF-IDF is a strong opponent here and is not beaten clearly by the learned encoders on {@code insteval}, {@code rpjdl},
 * {@code piosphere} and {@code mafragh}: these graphs have no texts, so the features of communities are singular vectors of
 * the same training links, and a weighted mean of them is a linear recommender already; 97 to 378 users, of whom each epoch
 * shows one link, are few to learn more from. Mutual information puts weight on rare communities, which hurts where what is
 * rare is chance. Where TF-IDF fails ({@code vegtf}) the learned ones are ahead of it.
 */
class RealGraphsTest {

	private static final String POPULARITY = "popularity";
	private static final String TF_IDF = "tf-idf";
	private static final List<String> LEARNED = List.of("lightgcn", "graphsage", "gat");

	@TempDir
	private Path folder;
	/** What {@link #evaluate} measured last with a prior of communities. */
	private final Map<String, Result> priors = new LinkedHashMap<>();

	@ParameterizedTest
	@CsvSource({ "insteval, 2972, 1128, 73421, 0", "bci, 50, 225, 4539, 21457", "piosphere, 378, 87, 5796, 0",
			"vegtf, 312, 80, 1739, 0", "rpjdl, 182, 51, 1639, 0", "mafragh, 97, 56, 608, 0", "davis, 18, 14, 89, 89" })
	void edgeListsComeInWhole(String name, int users, int communities, long edges, long activity) throws IOException {
		try (InteractionGraph graph = InteractionGraph.open(ingest(name).graph())) {
			assertEquals(users, graph.userCount());
			assertEquals(communities, graph.communityCount());
			assertEquals(edges, graph.edgeCount());
			if (activity > 0) {
				// Stems on the whole of Barro Colorado's plots, visits of all women: known from the packages.
				long[] sum = new long[1];
				for (int u = 0; u < users; u++) {
					graph.forEachCommunity(u, (_, posts, comments, _, _) -> sum[0] += posts + comments);
				}
				assertEquals(activity, sum[0]);
			}
		}
	}

	@Test
	void studentsAndLecturers() throws IOException {
		Map<String, Result> results = evaluate("insteval", 256);
		beatPopularity(results, 0.3, 0.2);
		assertNotBehind(results, "lightgcn", 0.12);
		assertNotBehind(results, "graphsage", 0.05);
		assertNotBehind(results, "gat", 0.05);
	}

	@Test
	void birdsOfASuccession() throws IOException {
		Map<String, Result> results = evaluate("rpjdl", 64);
		beatPopularity(results, 0.2, 0.07);
		LEARNED.forEach(method -> assertNotBehind(results, method, 0.08));
	}

	@Test
	void plantsAlongGrazing() throws IOException {
		beatPopularity(evaluate("piosphere", 64), 0.07, -0.02);
	}

	@Test
	void plantsOfAPlain() throws IOException {
		beatPopularity(evaluate("mafragh", 64), 0.18, 0.03);
	}

	@Test
	void whereFewSpeciesAreEverywherePopularityIsHardToBeat() throws IOException {
		Map<String, Result> results = evaluate("vegtf", 64);
		assertTrue(mrr(results, "lightgcn") > mrr(results, POPULARITY) - 0.06, results.toString());
		assertTrue(mrr(results, "lightgcn") > mrr(results, TF_IDF) + 0.05, results.toString());
		assertTrue(mrr(results, "graphsage") > mrr(results, TF_IDF), results.toString());
		// With a term for how common a community is, weighed on validation links, all come near to popularity or pass it.
		priors.forEach((method, result) -> assertTrue(result.mrr().value() > mrr(results, POPULARITY) - 0.06, method + priors));
		assertTrue(mrr(priors, TF_IDF) > mrr(results, TF_IDF) + 0.05, priors + " without: " + results);
		Map<String, Result> forest = evaluate("bci", 64);
		assertTrue(mrr(forest, TF_IDF) > mrr(forest, POPULARITY) - 0.05, forest.toString());
		LEARNED.forEach(method -> assertTrue(forest.get(method).uniformAccuracy().value() > 0.75, forest.toString()));
	}

	/** Each is better than popularity by so much in the accuracy that popularity is no help in, and in MRR. */
	private static void beatPopularity(Map<String, Result> results, double accuracy, double mrr) {
		double base = results.get(POPULARITY).popularityAccuracy().value();
		results.forEach((method, result) -> {
			if (!method.equals(POPULARITY)) {
				assertTrue(result.popularityAccuracy().value() > base + accuracy, method + " in " + results);
				assertTrue(result.mrr().value() > mrr(results, POPULARITY) + mrr, method + " in " + results);
			}
		});
	}

	private static void assertNotBehind(Map<String, Result> results, String method, double tolerance) {
		assertTrue(mrr(results, method) > mrr(results, TF_IDF) - tolerance, method + " in " + results);
	}

	private static double mrr(Map<String, Result> results, String method) {
		return results.get(method).mrr().value();
	}

	private StudyDirectory ingest(String name) throws IOException {
		StudyDirectory study = new StudyDirectory(Files.createDirectories(folder.resolve(name)));
		Path edges = study.root().resolve(name + ".csv.gz");
		try (InputStream in = Graphs.class.getResourceAsStream("graphs/" + name + ".csv.gz")) {
			Files.copy(in, edges);
		}
		IngestOperation ingest = new IngestOperation(new TableFilesProvider());
		ingest.dir = study.root();
		ingest.edges = List.of(edges);
		ingest.minActivity = 1;
		ingest.keepNames = true;
		Graphs.run(ingest);
		return study;
	}

	/** Fits every encoder in small and measures it on the test links of all users. */
	private Map<String, Result> evaluate(String name, int batch) throws IOException {
		TorchRuntime torch = new TorchRuntime();
		EncoderSettings settings = new EncoderSettings(Mode.CORRECTED, 32, 2, 2, 25, batch, 20, 0, 1e-2, 0.05, 0.1, 0.1, 0.1, 1,
				512, 1);
		Map<String, Result> results = new LinkedHashMap<>();
		SubMonitor monitor = SubMonitor.convert(null);
		StudyDirectory study = ingest(name);
		try (InteractionGraph graph = InteractionGraph.open(study.graph());
				StoredSplit split = StoredSplit.openOrMake(study, graph, 1, monitor)) {
			StructureFeatures features = StructureFeatures.openOrMake(study, graph, split, monitor);
			CommunityCounts counts = CommunityCounts.of(graph, split, monitor);
			LinkEvaluation evaluation = new LinkEvaluation(graph, split, counts, new LinkEvaluation.Settings(0, Negatives.UNIFORM, 1));
			CommunityPrior prior = CommunityPrior.of(counts);
			priors.clear();
			results.put(POPULARITY, evaluation.popularity(Held.TEST, monitor));
			for (EncoderMethod method : List.of(new TfIdfMethod(), new TfIdfNmiMethod(), new LightGcnEncoder(torch),
					new GraphSageEncoder(torch), new GatEncoder(torch))) {
				Path place = Files.createDirectories(study.encoders().resolve(method.id()));
				TrainingTask task = new TrainingTask(graph, split, features, Optional.empty(), settings, place);
				try (FittedEncoder encoder = method.fit(task, monitor)) {
					results.put(method.id(), evaluation.evaluate(encoder, Held.TEST, monitor));
					double weight = prior.choose(evaluation, encoder, monitor);
					priors.put(method.id(), evaluation.evaluate(prior.with(encoder, weight), Held.TEST, monitor));
				}
			}
		}
		return results;
	}
}
