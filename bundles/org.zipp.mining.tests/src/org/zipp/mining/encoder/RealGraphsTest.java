package org.zipp.mining.encoder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.graph.IngestOperation;
import org.zipp.graph.InteractionGraph;
import org.zipp.mining.Graphs;
import org.zipp.mining.encoder.LinkEvaluation.Held;
import org.zipp.mining.encoder.LinkEvaluation.Negatives;
import org.zipp.mining.encoder.LinkEvaluation.Result;
import org.zipp.mining.encoder.internal.GatEncoder;
import org.zipp.mining.encoder.internal.TfIdfMethod;
import org.zipp.mining.encoder.internal.TfIdfNmiMethod;
import org.zipp.store.TableFilesProvider;
import org.zipp.torch.TorchRuntime;

class RealGraphsTest {

	@TempDir
	private Path folder;

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

	@Test
	void explore() throws IOException {
		for (String name : System.getProperty("names", "rpjdl mafragh piosphere vegtf bci insteval").split(" ")) {
			StudyDirectory study = ingest(name);
			try (InteractionGraph graph = InteractionGraph.open(study.graph())) {
				System.out.println("== " + name + " " + graph.userCount() + " " + graph.communityCount() + " " + graph.edgeCount());
				for (long seed = 1; seed <= 2; seed++) {
					try (StoredSplit split = StoredSplit.openOrMake(study, graph, seed, SubMonitor.convert(null))) {
						StructureFeatures features = StructureFeatures.openOrMake(study, graph, split, SubMonitor.convert(null));
						CommunityCounts counts = CommunityCounts.of(graph, split, SubMonitor.convert(null));
						LinkEvaluation evaluation = new LinkEvaluation(graph, split, counts,
								new LinkEvaluation.Settings(0, Negatives.UNIFORM, 1));
						show("popularity", evaluation.popularity(Held.TEST, SubMonitor.convert(null)), 0);
						TorchRuntime torch = new TorchRuntime();
						EncoderSettings settings = new EncoderSettings(EncoderSettings.Mode.CORRECTED, 32, 2, 2, 25, name.equals("insteval") ? 256 : 32, 30, 8, 1e-2, 0.05, 0.1, 0.1, 0.1, 1, 512, 1);
						for (EncoderMethod m : List.of(new TfIdfMethod(), new TfIdfNmiMethod(), new GatEncoder(torch))) {
							long start = System.nanoTime();
							Path place = Files.createDirectories(study.root().resolve(m.id() + seed));
							try (FittedEncoder e = m.fit(new TrainingTask(graph, split, features, Optional.empty(), settings, place), SubMonitor.convert(null))) {
								show(m.id(), evaluation.evaluate(e, Held.TEST, SubMonitor.convert(null)), (System.nanoTime() - start) / 1e9);
							}
						}
					}
				}
			}
		}
	}

	private static void show(String id, Result r, double seconds) {
		System.out.printf("%-12s %s  %.1f s%n", id, r.text(), seconds);
	}
}
