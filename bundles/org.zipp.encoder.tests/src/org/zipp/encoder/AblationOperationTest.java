package org.zipp.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.operation.OperationResult;
import org.zipp.encoder.internal.alignment.AlignmentsComponent;
import org.zipp.encoder.internal.fit.Encoders;
import org.zipp.encoder.internal.method.TfIdfMethod;
import org.zipp.encoder.internal.method.TfIdfNmiMethod;

class AblationOperationTest {

	private final HashedWords texts = new HashedWords();
	private final Encoders encoders = new Encoders(texts, new AlignmentsComponent(texts, null));

	@TempDir
	private Path folder;

	private AblationOperation ablation(int seeds) {
		AblationOperation ablation = new AblationOperation(encoders);
		ablation.dir = folder;
		ablation.seeds = seeds;
		return ablation;
	}

	@Test
	void tellsWhatEveryEncoderIsWorthBesideThePublishedTable() throws IOException {
		encoders.addMethod(new TfIdfNmiMethod());
		encoders.addMethod(new TfIdfMethod());
		Graphs.sample(folder, 90);
		OperationResult one = Graphs.run(ablation(1));
		assertEquals(2, one.counts().get("fits made in this run"));
		OperationResult three = Graphs.run(ablation(3));
		assertEquals(4, three.counts().get("fits made in this run"), "the first seed is there already");
		OperationResult again = Graphs.run(ablation(3));
		assertTrue(again.repeated());
		assertEquals(three.notes(), again.notes());

		String table = Files.readString(folder.resolve("reports/ablation.md"));
		assertTrue(table.contains("Posting accuracy: chance that"), table);
		assertTrue(table.contains("GAT+ImageAlign was not measured: this program has no such encoder."), table);
		List<String> rows = table.lines().filter(l -> l.startsWith("|")).skip(2).toList();
		assertEquals(List.of("Popularity", "TF-IDF", "TF-IDF+NMI", "LightGCN", "LightGCN+ImageAlign", "GraphSAGE",
				"GraphSAGE+ImageAlign", "GAT", "GAT+ImageAlign"), rows.stream().map(r -> r.split("\\|")[1].strip()).toList());
		assertTrue(rows.getLast().contains("73 %") && rows.getLast().contains("+17.7"), rows::getLast);
		assertTrue(rows.get(1).contains("±") && rows.get(1).contains("55 %"), () -> rows.get(1));

		// Mean and interval of Student's t over the three seeds, worked out from the fits themselves.
		double[] mrr = new double[3];
		for (int seed = 1; seed <= 3; seed++) {
			mrr[seed - 1] = TrainedEncoder.read(folder.resolve("ablation/tf-idf/" + seed)).orElseThrow().test().mrr().value();
		}
		double mean = (mrr[0] + mrr[1] + mrr[2]) / 3;
		double variance = (Math.pow(mrr[0] - mean, 2) + Math.pow(mrr[1] - mean, 2) + Math.pow(mrr[2] - mean, 2)) / 2;
		assertTrue(variance > 0, "every seed has its own split");
		List<String> csv = Files.readAllLines(folder.resolve("reports/ablation.csv"));
		int column = List.of(csv.getFirst().split(",")).indexOf("mrr");
		String[] cells = csv.get(2).split(",");
		assertEquals("tf-idf", cells[0]);
		assertEquals(mean, Double.parseDouble(cells[column]), 1e-6);
		assertEquals(mean - 4.303 * Math.sqrt(variance / 3), Double.parseDouble(cells[column + 1]), 1e-6);
		assertEquals(1 + 6, Files.readAllLines(folder.resolve("reports/ablation-runs.csv")).size());
	}

	@Test
	void aPriorOfCommunitiesStandsBesideWhenItIsAskedFor() throws IOException {
		encoders.addMethod(new TfIdfMethod());
		Graphs.sample(folder, 90);
		Graphs.run(ablation(2));
		String without = Files.readString(folder.resolve("reports/ablation.md"));
		assertFalse(without.contains("prior"), without);
		AblationOperation ablation = ablation(2);
		ablation.prior = true;
		OperationResult result = Graphs.run(ablation);
		assertEquals(0, result.counts().get("fits made in this run"));
		assertFalse(result.repeated(), "it was measured");
		String table = Files.readString(folder.resolve("reports/ablation.md"));
		List<String> rows = table.lines().filter(l -> l.startsWith("|")).toList();
		int row = rows.indexOf(rows.stream().filter(l -> l.startsWith("| TF-IDF + prior")).findFirst().orElseThrow());
		assertEquals(without.lines().filter(l -> l.startsWith("| TF-IDF ")).findFirst().orElseThrow().replace(" ", ""),
				rows.get(row - 1).replace(" ", ""), "the row of the paper's protocol stays what it was");
		for (int seed = 1; seed <= 2; seed++) {
			Path fit = folder.resolve("ablation/tf-idf/" + seed);
			TrainedEncoder plain = TrainedEncoder.read(fit).orElseThrow();
			TrainedEncoder with = TrainedEncoder.read(fit.resolve("prior")).orElseThrow();
			double weight = Double.parseDouble(with.choices().get("prior-weight"));
			assertTrue(weight > 0 ? with.validation().mrr().value() > plain.validation().mrr().value()
					: with.test().equals(plain.test()), "chosen on validation links");
			assertEquals(plain.popularity(), with.popularity());
		}
		assertTrue(Graphs.run(ablation).repeated());
	}

	@Test
	void withoutImagePostsTheAlignedRowsSayWhy() throws IOException {
		encoders.addMethod(new TfIdfMethod());
		encoders.addMethod(new NeedsImages());
		Graphs graphs = new Graphs();
		for (int u = 0; u < 30; u++) {
			for (int c = 0; c < 5; c++) {
				graphs.comment("user" + u, "place" + (u + c * c) % 12, 1, "a few words of a comment");
			}
		}
		graphs.open(folder).close();
		OperationResult result = Graphs.run(ablation(1));
		assertFalse(result.repeated());
		String table = Files.readString(folder.resolve("reports/ablation.md"));
		assertTrue(table.contains("Aligned was not measured: ") && table.contains("image posts"), table);
		assertTrue(table.lines().anyMatch(l -> l.startsWith("| Aligned") && l.contains("not measured")), table);
	}

	/** Never gets as far as a fit. */
	private static final class NeedsImages implements EncoderMethod {
		@Override
		public String id() {
			return "aligned";
		}

		@Override
		public String label() {
			return "Aligned";
		}

		@Override
		public boolean aligns() {
			return true;
		}

		@Override
		public FittedEncoder fit(TrainingTask task,
				SubMonitor monitor) {
			throw new AssertionError("there is nothing to align with");
		}

		@Override
		public FittedEncoder open(Path place,
				CommunityFeatures features) {
			throw new AssertionError("it was never fitted");
		}
	}
}
