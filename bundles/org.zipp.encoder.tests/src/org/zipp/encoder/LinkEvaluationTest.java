package org.zipp.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.ZippException;
import org.zipp.encoder.LinkEvaluation.Held;
import org.zipp.encoder.LinkEvaluation.Metric;
import org.zipp.encoder.LinkEvaluation.Negatives;
import org.zipp.encoder.LinkEvaluation.Result;
import org.zipp.encoder.LinkEvaluation.Settings;
import org.zipp.encoder.internal.method.TfIdfMethod;
import org.zipp.encoder.internal.method.TfIdfNmiMethod;
import org.zipp.graph.InteractionGraph;

/** Against {@code evaluation.py}, which works the same numbers out with dense matrices. */
class LinkEvaluationTest {

	private static final double FLOATS = 1e-6;

	@TempDir
	private Path folder;

	private static SubMonitor monitor() {
		return SubMonitor.convert(null);
	}

	@Test
	void measuresWhatTheIndependentScriptMeasures() throws IOException {
		try (InteractionGraph graph = Fixture.graph(folder)) {
			LinkSplit split = Fixture.split(graph);
			LinkEvaluation evaluation = new LinkEvaluation(graph, split, CommunityCounts.of(graph, split, monitor()),
					new Settings(0, Negatives.UNIFORM, 1));
			List<EncoderMethod> methods = List.of(new TfIdfMethod(), new TfIdfNmiMethod());
			for (Held held : Held.values()) {
				check("popularity", evaluation.popularity(held, monitor()));
				for (EncoderMethod method : methods) {
					try (FittedEncoder encoder = fit(method, graph, split)) {
						check(method.id(), evaluation.evaluate(encoder, held, monitor()));
					}
				}
			}
		}
	}

	private FittedEncoder fit(EncoderMethod method, InteractionGraph graph, LinkSplit split) throws IOException {
		Path place = Files.createDirectories(folder.resolve(method.id()));
		return method.fit(new TrainingTask(graph, split, Fixture.features(graph), Optional.empty(), EncoderSettings.SMALL,
				place), monitor());
	}

	private static void check(String method, Result result) throws IOException {
		String held = result.held().name().toLowerCase(Locale.ROOT);
		Metric[] found = { result.uniformAccuracy(), result.popularityAccuracy(), result.mrr(), result.hit1(), result.hit10(),
				result.hit50() };
		int checked = 0;
		for (String[] row : Fixture.rows("evaluation-expected.csv")) {
			if (row[0].equals(method) && row[1].equals(held)) {
				for (int i = 0; i < found.length; i++) {
					double value = row[2].equals("mean") ? found[i].value() : found[i].standardError();
					assertEquals(Double.parseDouble(row[3 + i]), value, FLOATS, method + ' ' + held + ' ' + row[2] + ' ' + i);
					checked++;
				}
			}
		}
		assertEquals(12, checked);
	}

	@Test
	void weightsAreThoseOfTheIndependentScript() throws IOException {
		try (InteractionGraph graph = Fixture.graph(folder)) {
			LinkSplit split = Fixture.split(graph);
			UserBatch batch = new UserBatch();
			for (int u = 0; u < graph.userCount(); u++) {
				int user = u;
				batch.addUser(graph, user, ordinal -> split.isTraining(user, ordinal));
			}
			List<String[]> rows = Fixture.rows("evaluation-weights.csv");
			assertEquals(rows.size() - 1, batch.offset(batch.users()));
			int column = 3;
			for (EncoderMethod method : List.of(new TfIdfMethod(), new TfIdfNmiMethod())) {
				try (FittedEncoder encoder = fit(method, graph, split)) {
					float[] weights = new float[rows.size() - 1];
					encoder.encode(batch, new float[batch.users() * encoder.dimension()], weights);
					for (int i = 0; i < weights.length; i++) {
						assertEquals(Double.parseDouble(rows.get(i + 1)[column]), weights[i], FLOATS, method.id() + ' ' + i);
					}
				}
				column++;
			}
		}
	}

	@Test
	void evaluatesAtMostSoManyUsersAndAlwaysTheSame() throws IOException {
		try (InteractionGraph graph = Fixture.graph(folder)) {
			LinkSplit split = Fixture.split(graph);
			CommunityCounts counts = CommunityCounts.of(graph, split, monitor());
			int[] all = new LinkEvaluation(graph, split, counts, new Settings(0, Negatives.UNIFORM, 1)).users(Held.TEST);
			LinkEvaluation some = new LinkEvaluation(graph, split, counts, new Settings(20, Negatives.POPULARITY, 1));
			int[] users = some.users(Held.TEST);
			assertEquals(20, users.length);
			assertTrue(all.length > 40 && Arrays.stream(users).allMatch(u -> Arrays.binarySearch(all, u) >= 0));
			assertTrue(Arrays.equals(users, some.users(Held.TEST)));
			assertTrue(!Arrays.equals(users, new LinkEvaluation(graph, split, counts,
					new Settings(20, Negatives.UNIFORM, 2)).users(Held.TEST)));
			Result result = some.popularity(Held.TEST, monitor());
			assertEquals(20, result.users());
			assertEquals(result.popularityAccuracy(), result.accuracy());
			assertTrue(result.definitions().getFirst().contains("in proportion to its members"));
		}
	}

	@Test
	void anEncoderThatGivesNoNumbersIsCaught() throws IOException {
		try (InteractionGraph graph = Fixture.graph(folder)) {
			LinkSplit split = Fixture.split(graph);
			LinkEvaluation evaluation = new LinkEvaluation(graph, split, CommunityCounts.of(graph, split, monitor()),
					Settings.DEFAULT);
			FittedEncoder broken = new FittedEncoder() {
				@Override
				public String method() {
					return "broken";
				}

				@Override
				public int dimension() {
					return 2;
				}

				@Override
				public float[] communities() {
					return new float[2 * graph.communityCount()];
				}

				@Override
				public void encode(UserBatch users, float[] embeddings, float[] weights) {
					embeddings[1] = Float.NaN;
				}

				@Override
				public void close() {
					// Nothing.
				}
			};
			ZippException e = assertThrows(ZippException.class, () -> evaluation.evaluate(broken, Held.TEST, monitor()));
			assertTrue(e.getMessage().contains("broken"), e.getMessage());
		}
	}
}
