package org.zipp.report.internal.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.compute.JointEmbedder;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.ParameterField;
import org.zipp.document.Block;
import org.zipp.document.Cell;
import org.zipp.document.Document;
import org.zipp.document.Section;
import org.zipp.document.Table;
import org.zipp.graph.IngestOperation;
import org.zipp.graph.pictures.AttachOperation;
import org.zipp.model.Choice;
import org.zipp.model.Condition;
import org.zipp.model.Prompt;
import org.zipp.model.RaterKind;
import org.zipp.model.Study;
import org.zipp.model.ZippFactory;
import org.zipp.report.Reports;
import org.zipp.statistics.Interval;
import org.zipp.statistics.embedding.Cmmd;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;
import org.zipp.store.StudyStoresProvider;
import org.zipp.study.StudyData;
import org.zipp.study.metrics.Metric;
import org.zipp.study.metrics.PictureScore;
import org.zipp.study.metrics.ScoreFile;
import org.zipp.study.metrics.Scores;
import org.zipp.study.metrics.Scores.Distance;
import org.zipp.study.metrics.StudyScores;
import org.zipp.tables.TableFilesProvider;

/** Scores of a small study against values of reference/scores.py, which has no line in common with the product. */
class ScoreOperationTest {

	private static final List<String> AUTHORS = List.of("ann", "bob", "cid");
	private static final List<String> PROMPTS = List.of("a boat", "a red house in the hills");
	private static final double CLOSE = 1e-4;

	@TempDir
	Path folder;

	@TempDir
	Path model;

	private final StudyStores stores = new StudyStoresProvider();
	private final List<String> opened = new ArrayList<>();
	private StudyDirectory directory;
	private List<String> users;
	private int embedded;

	/** Stands for a model: sees the colour in the middle of a picture, and counts the characters of a text. */
	private final class StandIn implements JointEmbedder {

		private final Path of;

		StandIn(Path of) {
			this.of = of;
			opened.add(of.getFileName().toString());
		}

		private static float[] unit(double... values) {
			double norm = Math.sqrt(values[0] * values[0] + values[1] * values[1] + values[2] * values[2]);
			return new float[] { (float) (values[0] / norm), (float) (values[1] / norm), (float) (values[2] / norm) };
		}

		@Override
		public String model() {
			return "stand-in";
		}

		@Override
		public String fingerprint() {
			return of.toString();
		}

		@Override
		public int dimension() {
			return 3;
		}

		@Override
		public int inputSize() {
			return 16;
		}

		@Override
		public float[][] embed(List<BufferedImage> pictures) {
			embedded += pictures.size();
			return pictures.stream().map(p -> {
				int rgb = p.getRGB(p.getWidth() / 2, p.getHeight() / 2);
				return unit((rgb >> 16 & 0xff) / 255.0 + 0.1, (rgb >> 8 & 0xff) / 255.0 + 0.1, (rgb & 0xff) / 255.0 + 0.1);
			}).toArray(float[][]::new);
		}

		@Override
		public float[][] embedTexts(List<String> texts) {
			embedded += texts.size();
			return texts.stream().map(t -> {
				int sum = t.chars().sum();
				return unit(sum % 7 + 1, t.length() % 5 + 1, sum % 11 - 4);
			}).toArray(float[][]::new);
		}

		@Override
		public String cut(String text) {
			return text.length() > 20 ? text.substring(20) : "";
		}

		@Override
		public double logitScale() {
			return 20;
		}

		@Override
		public void close() {
			opened.remove(of.getFileName().toString());
		}
	}

	private static byte[] png(int r, int g, int b, int mark) throws IOException {
		BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
		IntStream.range(0, 256).forEach(i -> image.setRGB(i % 16, i / 16, r << 16 | g << 8 | b));
		image.setRGB(0, 0, mark);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ImageIO.write(image, "png", out);
		return out.toByteArray();
	}

	private static int[] colour(int user, int prompt) {
		return new int[] { (user * 70 + 30 * prompt + 20) % 256, (user * 37 + 90) % 256, (200 - user * 50 + prompt * 17) % 256 };
	}

	private static void execute(Operation operation) {
		operation.execute(SubMonitor.convert(new NullProgressMonitor()));
	}

	@BeforeEach
	void makeStudy() throws IOException {
		directory = new StudyDirectory(folder.resolve("study")).create();
		users = AUTHORS.stream().map(directory.authorHash()::of).toList();
		post();
		try (StudyStore store = stores.open(directory)) {
			Study study = store.loadStudy();
			for (String id : List.of("generic", "zipp")) {
				Condition condition = ZippFactory.eINSTANCE.createCondition();
				condition.setId(id);
				condition.setLabel(id.equals("zipp") ? "ZIPP 0-shot" : "Generic");
				study.getConditions().add(condition);
			}
			for (int p = 0; p < PROMPTS.size(); p++) {
				Prompt prompt = ZippFactory.eINSTANCE.createPrompt();
				prompt.setId("p" + p);
				prompt.setText(PROMPTS.get(p));
				study.getPrompts().add(prompt);
			}
			store.saveStudy(study);
			store.users().save(users.stream().map(u -> new UserRow(u, 1, 1, 1, false)), List.of());
			store.users().setParticipants(users, true);
			for (int p = 0; p < PROMPTS.size(); p++) {
				save(store, "", p, "generic", png(40 + 90 * p, 120, 200 - 60 * p, 1));
				for (int u = 0; u < users.size(); u++) {
					int[] c = colour(u, p);
					save(store, users.get(u), p, "zipp", png(c[0], c[1], c[2], 2));
				}
			}
		}
	}

	private static ImageRow save(StudyStore store, String user, int prompt, String condition, byte[] png) {
		return store.images().save(new ImageKey(user, "p" + prompt, condition, 5), 16, 16, png, "test", 0.1);
	}

	/** Two of the users posted pictures that were attached. */
	private void post() throws IOException {
		StringBuilder lines = new StringBuilder();
		String[] posters = { "ann", "ann", "bob", "cid" };
		for (int i = 0; i < posters.length; i++) {
			lines.append("{\"id\":\"i").append(i).append("\",\"author\":\"").append(posters[i]).append("\",\"subreddit\":\"art\",\"created_utc\":")
					.append(1_609_459_200L + i).append(",\"score\":3,\"title\":\"a picture of mine\",\"selftext\":\"\",\"is_self\":false,")
					.append("\"post_hint\":\"image\",\"url\":\"https://i.redd.it/x").append(i).append(".png\"}\n");
		}
		IngestOperation ingest = new IngestOperation();
		ingest.dir = directory.root();
		ParameterField.of(IngestOperation.class, "files").set(ingest, Files.writeString(folder.resolve("posts.ndjson"), lines).toString());
		ParameterField.of(IngestOperation.class, "min-activity").set(ingest, "1");
		execute(ingest);
		Path downloads = Files.createDirectories(folder.resolve("downloads"));
		Files.write(downloads.resolve("t3_i0.png"), png(250, 10, 10, 3));
		Files.write(downloads.resolve("t3_i1.png"), png(10, 10, 250, 3));
		Files.write(downloads.resolve("t3_i2.png"), png(10, 250, 10, 3));
		AttachOperation attach = new AttachOperation(new TableFilesProvider());
		attach.dir = directory.root();
		attach.pictures = downloads;
		execute(attach);
	}

	private ScoreOperation operation() {
		ScoreOperation operation = new ScoreOperation(stores, StandIn::new);
		operation.dir = directory.root();
		operation.clip = model;
		operation.permutations = 0;
		return operation;
	}

	private static OperationResult run(ScoreOperation operation) {
		return operation.execute(SubMonitor.convert(new NullProgressMonitor()));
	}

	private Scores scores() {
		return ScoreFile.read(directory).orElseThrow();
	}

	private ScoreTables tables() {
		return new ScoreTables(scores(), Map.of("generic", "Generic"), 0.95);
	}

	private static void assertMean(double mean, double half, double low, double high, Optional<ClusteredMean> found) {
		ClusteredMean m = found.orElseThrow();
		assertEquals(mean, m.mean(), CLOSE);
		Interval interval = m.interval(0.95).orElseThrow();
		assertEquals(Math.max(low, mean - half), interval.low(), CLOSE);
		assertEquals(Math.min(high, mean + half), interval.high(), CLOSE);
	}

	@Test
	void scoresAreThoseOfTheirDefinitions() {
		OperationResult result = run(operation());
		assertEquals(8, result.counts().get("pictures"));
		assertEquals(List.of(), opened, "models are closed");
		ScoreTables t = tables();
		assertMean(119.97225916891674, 1512.071655590276, 0, 250, t.mean(Metric.CLIP_PROMPT, "generic"));
		assertMean(144.9008892386044, 122.14774732377488, 0, 250, t.mean(Metric.CLIP_PROMPT, "zipp"));
		assertMean(24.92863006968767, 122.14774732377488, -250, 250, t.difference(Metric.CLIP_PROMPT, "zipp", "generic"));
		assertMean(67.85823906115135, 15.140978978076117, 0, 100, t.mean(Metric.CLIP_OWN, "generic"));
		assertMean(68.06321625333487, 21.873015824130214, 0, 100, t.mean(Metric.CLIP_OWN, "zipp"));
		assertEquals(List.of(Metric.CLIP_PROMPT, Metric.CLIP_OWN), scores().metrics());
		Map<String, double[]> wanted = Map.of("generic zipp", new double[] { 0.04857312903561173, -0.48387140074557244 }, "generic ",
				new double[] { 1.066939024546576, -1.763429667371641 }, "zipp ", new double[] { 0.795449656815217, -1.7853501977171948 });
		assertEquals(3, scores().distances().size());
		for (Distance d : scores().distances()) {
			double[] w = wanted.get(d.first() + ' ' + d.second());
			assertEquals(w[0], d.biased(), CLOSE);
			assertEquals(w[1], d.unbiased(), CLOSE);
		}
		PictureScore bob = scores().pictures().stream()
				.filter(p -> p.key().equals(new ImageKey(users.get(1), "p1", "zipp", 5))).findFirst().orElseThrow();
		assertEquals(231.65386892349636, bob.value(Metric.CLIP_PROMPT), CLOSE);
		PictureScore cid = scores().pictures().stream()
				.filter(p -> p.key().equals(new ImageKey(users.get(2), "p1", "zipp", 5))).findFirst().orElseThrow();
		assertTrue(Double.isNaN(cid.value(Metric.CLIP_OWN)), "no picture of cid is at hand");
		assertTrue(result.warnings().stream().anyMatch(w -> w.contains("the end of 1 prompt,")), result.warnings().toString());
		assertTrue(result.notes().stream().anyMatch(n -> n.contains("CLIPScore text–image, base prompt: 250 ·")), result.notes().toString());
	}

	@Test
	void pickScoreIsTheScaledCosineOfItsOwnModel() throws IOException {
		ScoreOperation operation = operation();
		operation.pickscore = Files.createDirectories(model.resolve("pick"));
		run(operation);
		for (PictureScore p : scores().pictures()) {
			double clip = p.value(Metric.CLIP_PROMPT);
			if (clip > 0) {
				assertEquals(20 * clip / 250, p.value(Metric.PICKSCORE), CLOSE);
			}
		}
		assertTrue(scores().pictures().stream().anyMatch(p -> p.value(Metric.PICKSCORE) < 0), "a cosine below 0 is not cut off");
		assertEquals(20, scores().model(Scores.Model.PICKSCORE).orElseThrow().scale());
		assertEquals(2, Stream.of(directory.metrics().toFile().list()).filter(f -> f.endsWith(".bin")).count());
	}

	@Test
	void thePromptThatAPictureWasMadeFromIsScoredApart() {
		try (StudyStore store = stores.open(directory)) {
			List<ImageRow> rows = store.images().all().stream().map(i -> new ImageRow(i.key(), i.width(), i.height(), i.content(), i.generator(),
					i.seconds(), i.createdAt(), i.setting(), i.key().conditionId().equals("zipp") ? "rewritten" : "", "")).toList();
			Exhibits exhibits = new Exhibits(rows, Set.of(), Map.of("p0", "x"), "pre ", Map.of());
			Scoring scoring = new Scoring(directory, store, exhibits, SubMonitor.convert(new NullProgressMonitor()));
			try (StandIn embedder = new StandIn(model)) {
				scoring.clip(embedder, Cmmd.Settings.defaults());
				float[] text = embedder.embedTexts(List.of("pre rewritten"))[0];
				int[] c = colour(1, 0);
				float[] picture = StandIn.unit(c[0] / 255.0 + .1, c[1] / 255.0 + .1, c[2] / 255.0 + .1);
				double cosine = text[0] * picture[0] + text[1] * picture[1] + text[2] * picture[2];
				PictureScore bob = scoring.scores().stream().filter(p -> p.key().userId().equals(users.get(1)) && p.key().promptId().equals("p0"))
						.findFirst().orElseThrow();
				assertEquals(250 * Math.max(0, cosine), bob.value(Metric.CLIP_RENDERED), CLOSE);
				assertFalse(bob.current());
			}
			assertTrue(scoring.scores().stream().filter(p -> p.key().promptId().equals("p1"))
					.allMatch(p -> Double.isNaN(p.value(Metric.CLIP_PROMPT))), "a prompt that is not known any more");
		}
	}

	@Test
	void aSecondRunEmbedsNothing() throws IOException {
		assertFalse(run(operation()).repeated());
		int first = embedded;
		assertEquals(8 + 3 + 2, first);
		assertTrue(run(operation()).repeated());
		Files.writeString(ScoreFile.file(directory), "[\"damaged\"");
		OperationResult again = run(operation());
		assertFalse(again.repeated());
		assertEquals(0, again.counts().get("embedded"));
		try (StudyStore store = stores.open(directory)) {
			save(store, users.getFirst(), 0, "zipp", png(1, 2, 3, 9));
		}
		assertEquals(1, run(operation()).counts().get("embedded"));
		assertEquals(first + 1, embedded);
	}

	@Test
	void aStoppedRunKeepsWhatItEmbedded() {
		NullProgressMonitor monitor = new NullProgressMonitor() {
			@Override
			public void subTask(String name) {
				if (name.startsWith("Embedding 0 of")) {
					setCanceled(true);
				}
			}
		};
		assertThrows(OperationCanceledException.class, () -> operation().execute(SubMonitor.convert(monitor)));
		assertTrue(ScoreFile.read(directory).isEmpty());
		assertEquals(List.of(), opened);
		int before = embedded;
		assertTrue(before >= PROMPTS.size());
		run(operation());
		assertEquals(8 + 3 + 2, embedded, "prompts are not embedded again");
	}

	@Test
	void aPictureThatCannotBeReadIsLeftOut() throws IOException {
		try (StudyStore store = stores.open(directory)) {
			ImageRow row = store.images().all().stream().filter(i -> i.key().userId().equals(users.get(2))).findFirst().orElseThrow();
			Files.write(store.images().file(row.content()), new byte[] { 1, 2, 3 });
		}
		OperationResult result = run(operation());
		assertTrue(result.warnings().stream().anyMatch(w -> w.startsWith("1 picture could not be read")), result.warnings().toString());
		assertEquals(5, tables().mean(Metric.CLIP_PROMPT, "zipp").orElseThrow().n());
	}

	@Test
	void tablesAreWrittenWhenAsked() throws IOException {
		ScoreOperation operation = operation();
		operation.csv = true;
		operation.json = true;
		OperationResult result = run(operation);
		Path place = directory.reports().resolve("metrics");
		assertEquals(place, result.place());
		for (String file : ScoreTables.FILES) {
			assertTrue(Files.size(place.resolve(file)) > 0, file);
		}
		assertEquals(1 + 8 + 4, Files.readAllLines(place.resolve("metric-pictures.csv")).size(),
				"shared pictures once more for each user with own ones");
		assertTrue(result.document().contains("\"clip-own\""), result.document());
		ScoreOperation elsewhere = operation();
		elsewhere.csv = true;
		elsewhere.out = Files.createDirectories(folder.resolve("out"));
		Files.writeString(elsewhere.out.resolve("metric-means.csv"), "mine");
		assertThrows(ZippException.class, () -> run(elsewhere));
	}

	@Test
	void aStudyWithoutPicturesSaysWhatToDo() {
		ScoreOperation operation = operation();
		operation.dir = folder.resolve("nothing");
		assertTrue(assertThrows(ZippException.class, () -> run(operation)).getMessage().contains("There is no study"));
		StudyDirectory empty = new StudyDirectory(folder.resolve("empty"));
		stores.open(empty).close();
		operation.dir = empty.root();
		assertTrue(assertThrows(ZippException.class, () -> run(operation)).getMessage().contains("generate"));
	}

	/** Everybody judges the pictures made for them; of six the metric agrees with four. */
	private void vote(StudyStore store) {
		boolean[][] choosesZipp = { { true, false }, { true, true }, { true, true } };
		Map<String, String> contents = new HashMap<>();
		store.images().all().forEach(i -> contents.put(i.key().userId() + i.key().promptId(), i.content()));
		for (int u = 0; u < users.size(); u++) {
			String rater = "R" + u;
			store.trials().saveRater(new RaterRow(rater, RaterKind.HUMAN, users.get(u), Map.of()));
			for (int p = 0; p < PROMPTS.size(); p++) {
				boolean zippLeft = (u + p) % 2 == 0;
				String generic = contents.get("p" + p);
				String zipp = contents.get(users.get(u) + "p" + p);
				store.trials().addTrials(List.of(new TrialRow(0, rater, p + 1, users.get(u), "p" + p, zippLeft ? "zipp" : "generic",
						zippLeft ? "generic" : "zipp", zippLeft ? zipp : generic, zippLeft ? generic : zipp)));
				JudgedTrial trial = store.trials().ofRater(rater).getLast();
				store.trials().vote(new VoteRow(trial.trial().id(), choosesZipp[u][p] == zippLeft ? Choice.LEFT : Choice.RIGHT, Instant.EPOCH, 900));
			}
		}
	}

	private static Optional<Section> section(Document report) {
		return report.sections().stream().filter(s -> s.id().equals("automatic-metrics")).findFirst();
	}

	private static Table table(Section section, String id) {
		return section.blocks().stream().filter(Table.class::isInstance).map(Table.class::cast).filter(t -> t.id().equals(id)).findFirst()
				.orElseThrow();
	}

	private static List<String> warnings(Section section) {
		return section.blocks().stream().filter(Block.Warning.class::isInstance).map(b -> ((Block.Warning) b).text()).toList();
	}

	@Test
	void theReportHoldsTheMetricsBesideVotesAndPublishedValues() throws IOException {
		try (StudyStore store = stores.open(directory)) {
			vote(store);
			assertTrue(section(Reports.of(StudyData.of(store))).isEmpty(), "pictures that were not scored");
		}
		run(operation());
		try (StudyStore store = stores.open(directory)) {
			Section section = section(Reports.of(StudyData.of(store))).orElseThrow();
			assertEquals(List.of(), warnings(section));
			List<Cell> agreement = table(section, "metric-agreement").rows().getFirst();
			assertEquals(Metric.CLIP_PROMPT.label(), agreement.getFirst().display());
			assertEquals(6L, agreement.get(1).value());
			assertEquals(3L, agreement.get(2).value());
			assertEquals(4 / 6.0, (Double) agreement.get(3).value(), 1e-12);
			assertEquals(4L, table(section, "metric-agreement").rows().get(1).get(1).value(), "cid posted nothing to compare with");
			List<String> published = table(section, "metric-published").rows().stream()
					.map(r -> r.get(0).display() + ", " + r.get(1).display()).toList();
			assertTrue(published.containsAll(List.of("ZIPP 0-shot, published", "ZIPP 0-shot, this study", "FABRIC 1-shot, published")),
					published.toString());
			assertFalse(published.contains("TV 3-shot, this study"));
			assertEquals(4, table(section, "metric-means").rows().size());

			// Another picture for one of them: the votes are on the old one, which keeps its score.
			save(store, users.getFirst(), 0, "zipp", png(200, 100, 50, 7));
			Section outdated = section(Reports.of(StudyData.of(store))).orElseThrow();
			assertTrue(warnings(outdated).getFirst().contains("outdated"), warnings(outdated).toString());
			assertEquals(6L, table(outdated, "metric-agreement").rows().getFirst().get(1).value());
		}
		Files.writeString(ScoreFile.file(directory), Files.readString(ScoreFile.file(directory)).substring(0, 700));
		try (StudyStore store = stores.open(directory)) {
			StudyScores scores = StudyScores.of(store);
			assertTrue(scores.problem().contains("Run score again"), scores.problem());
			assertEquals(1, warnings(section(Reports.of(StudyData.of(store))).orElseThrow()).size());
		}
	}
}
