package org.zipp.encoder.internal.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.zipp.encoder.EncoderSettings;
import org.zipp.encoder.EncoderSettings.Mode;
import org.zipp.encoder.FittedEncoder;
import org.zipp.encoder.UserBatch;
import org.zipp.torch.Adam;
import org.zipp.torch.Parameters;
import org.zipp.torch.Precision;
import org.zipp.torch.Tensor;
import org.zipp.torch.TensorFile;
import org.zipp.torch.TorchRuntime;
import org.zipp.torch.TrainingStep;

/** The forward pass of every encoder in 64 bits: gradients, what may not leak, and the same in plain Java. */
class ForwardPassTest {

	private static final double H = 1e-6;
	private static final TorchRuntime TORCH = new TorchRuntime();

	@TempDir
	static Path study;

	private static BlockGraph blocks;

	@BeforeAll
	static void makeGraph() throws IOException {
		blocks = BlockGraph.make(study, 24, 1);
	}

	@AfterAll
	static void closeGraph() {
		blocks.close();
	}

	/** A network by name, with the way it propagates where there are two. */
	private record Kind(String name, LearnedEncoder encoder, Boolean whole) {

		Network network(TrainingData data, Parameters parameters) {
			return whole == null ? encoder.network(data, parameters)
					: new LightGcnEncoder.LightGcnNetwork(data, parameters, whole);
		}

		@Override
		public String toString() {
			return name;
		}
	}

	static Stream<Kind> kinds() {
		return Stream.of(new Kind("gat", new GatEncoder(TORCH), null), new Kind("graphsage", new GraphSageEncoder(TORCH), null),
				new Kind("lightgcn over the whole graph", new LightGcnEncoder(TORCH), true),
				new Kind("lightgcn with constant higher layers", new LightGcnEncoder(TORCH), false));
	}

	private static EncoderSettings settings(Mode mode, int fanOut, double dropout) {
		return new EncoderSettings(mode, 6, 2, 2, fanOut, 10, 3, 0, 1e-2, 0.05, dropout, dropout, 0.5, 0.7, 8, 3);
	}

	private static TrainingData data(EncoderSettings settings) throws IOException {
		return TrainingData.of(blocks.task(settings, study.resolve("fit")),
				SubMonitor.convert(new NullProgressMonitor(), 1));
	}

	/** Losses and users of one batch. */
	private static final class Case implements AutoCloseable {
		private final Parameters parameters = TORCH.parameters(Precision.FLOAT64);
		private final Network network;
		private final ImageAlign align;
		private final Batch batch;

		private Case(Kind kind, TrainingData data, Batch batch) {
			network = kind.network(data, parameters);
			align = new ImageAlign(blocks.alignment, data.settings(), network.width());
			Initial initial = new Initial(parameters, 9);
			network.declare(initial);
			align.declare(initial);
			network.beginEpoch();
			this.batch = batch;
		}

		private static Case of(Kind kind, EncoderSettings settings) throws IOException {
			TrainingData data = data(settings);
			Batch batch = new Batch(data);
			batch.fill(1, data.users(), 3, 13);
			return new Case(kind, data, batch);
		}

		private Tensor loss(Pass pass) {
			Network.Forward forward = network.forward(pass);
			return forward.linkLoss().plus(align.loss(pass, forward.users()).times(0.7));
		}

		private <T> T pass(Function<Pass, T> use) {
			try (TrainingStep step = parameters.step()) {
				return use.apply(new Pass(step, batch, 4, true));
			}
		}

		private double loss() {
			return pass(p -> loss(p).value());
		}

		private double[] users() {
			return pass(p -> network.forward(p).users().toDoubles());
		}

		@Override
		public void close() {
			parameters.close();
		}
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void gradientsAgreeWithDifferences(Kind kind) throws IOException {
		try (Case c = Case.of(kind, settings(Mode.CORRECTED, 4, 0.2))) {
			for (String name : c.parameters.names()) {
				double[] values = c.parameters.values(name);
				double[] gradient;
				try (TrainingStep step = c.parameters.step()) {
					step.backward(c.loss(new Pass(step, c.batch, 4, true)));
					gradient = step.gradient(name);
				}
				for (int i = 0; i < values.length; i += Math.max(1, values.length / 5)) {
					double[] moved = values.clone();
					moved[i] += H;
					c.parameters.set(name, moved);
					double above = c.loss();
					moved[i] -= 2 * H;
					c.parameters.set(name, moved);
					double below = c.loss();
					c.parameters.set(name, values);
					assertEquals((above - below) / (2 * H), gradient[i], 2e-7 + 1e-5 * Math.abs(gradient[i]), name + " " + i);
				}
			}
		}
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void everyParameterIsTrained(Kind kind) throws IOException {
		try (Case c = Case.of(kind, settings(Mode.CORRECTED, 4, 0));
				TrainingStep step = c.parameters.step()) {
			step.backward(c.loss(new Pass(step, c.batch, 4, false)));
			for (String name : c.parameters.names()) {
				assertTrue(Arrays.stream(step.gradient(name)).anyMatch(g -> g != 0), name);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void stepsLeaveNoTensorsBehind(Kind kind) throws IOException {
		try (Case c = Case.of(kind, settings(Mode.CORRECTED, 4, 0.2))) {
			Adam adam = new Adam(c.parameters);
			int before = c.parameters.scope().tensors();
			for (int i = 0; i < 200; i++) {
				try (TrainingStep step = c.parameters.step()) {
					step.backward(c.loss(new Pass(step, c.batch, i, true)));
					adam.update(step, 1e-3);
				}
				assertEquals(before, c.parameters.scope().tensors(), "step " + i);
			}
		}
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void theSupervisedLinkReachesItsUserInFaithfulModeOnly(Mode mode) throws IOException {
		TrainingData data = data(settings(mode, 100, 0));
		Batch batch = new Batch(data);
		batch.fill(1, data.users(), 0, data.users().length);
		Links links = new Links();
		for (int row = 0; row < batch.size(); row++) {
			links.read(data.graph(), data.split(), batch.users()[row]);
			Set<Integer> seen = new HashSet<>();
			for (int k = 0; k < batch.width(); k++) {
				if (batch.mask()[row * batch.width() + k] == 1) {
					seen.add(batch.community(batch.neighbours()[row * batch.width() + k]));
				}
			}
			int positive = batch.community(batch.positives()[row]);
			assertTrue(links.contains(positive));
			assertEquals(mode == Mode.FAITHFUL, seen.contains(positive));
			assertEquals(links.size() - (mode == Mode.FAITHFUL ? 0 : 1), seen.size());
			assertTrue(seen.stream().allMatch(links::contains), "only training links pass messages");
		}
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void usersDoNotDependOnTheirSupervisedLinkInCorrectedMode(Kind kind) throws IOException {
		// Two graphs that differ in the activity of one link alone. With that link drawn as the positive, its user is the same.
		try (BlockGraph other = BlockGraph.make(study.resolve("other"), 24, 1, new BlockGraph.Change(5, 1, 40))) {
			for (Mode mode : Mode.values()) {
				EncoderSettings settings = settings(mode, 100, 0);
				TrainingData a = data(settings);
				// The constants that scale link numbers are taken over all links; those of the first graph serve both.
				TrainingData b = TrainingData.of(other.task(settings, study.resolve("fit")),
						SubMonitor.convert(new NullProgressMonitor(), 1)).with(a.edgeFeatures());
				int epoch = epochThatDraws(a, other.changedUser(), other.changedCommunity());
				double[] ua = user(kind, a, epoch, other.changedUser());
				double[] ub = user(kind, b, epoch, other.changedUser());
				if (mode == Mode.CORRECTED) {
					assertArrayEquals(ua, ub, 0);
				} else if (kind.name.equals("gat")) {
					assertFalse(Arrays.equals(ua, ub), "in faithful mode, attention sees it");
				}
			}
		}
	}

	private static int epochThatDraws(TrainingData data, int user, int community) {
		Batch batch = new Batch(data);
		for (int epoch = 1; epoch < 1000; epoch++) {
			batch.fill(epoch, new int[] { user }, 0, 1);
			if (batch.community(batch.positives()[0]) == community) {
				return epoch;
			}
		}
		throw new AssertionError("no epoch draws the link");
	}

	private static double[] user(Kind kind, TrainingData data, int epoch, int user) {
		Batch batch = new Batch(data);
		batch.fill(epoch, new int[] { user }, 0, 1);
		try (Case c = new Case(kind, data, batch)) {
			return c.users();
		}
	}

	@Test
	void positivesOfOthersThatAreOnesOwnAreNoNegatives() throws IOException {
		TrainingData data = data(settings(Mode.CORRECTED, 4, 0));
		Batch batch = new Batch(data);
		batch.fill(2, data.users(), 0, data.users().length);
		Links links = new Links();
		int masked = 0;
		int equal = 0;
		for (int row = 0; row < batch.size(); row++) {
			links.read(data.graph(), data.split(), batch.users()[row]);
			assertFalse(links.contains(batch.community(batch.negatives()[row])), "a drawn negative");
			for (int other = 0; other < batch.size(); other++) {
				boolean own = other != row && links.contains(batch.community(batch.positives()[other]));
				assertEquals(own ? -1e9f : 0, batch.notNegative()[row * batch.size() + other]);
				masked += own ? 1 : 0;
				equal += own && batch.positives()[other] == batch.positives()[row] ? 1 : 0;
			}
		}
		assertTrue(masked > equal && equal > 0, masked + " masked, " + equal + " of them the same positive");
	}

	@Test
	void maskedColumnsDoNotCountInTheLoss() throws IOException {
		// Rows of a and b of norm 1; with the second column out for the first row, the loss is that of two logits less one.
		try (var s = TORCH.scope(Precision.FLOAT64)) {
			Tensor a = s.of(new double[] { 1, 0, 0, 1, 0.6, 0.8 }, 3, 2);
			Tensor b = s.of(new double[] { 0.8, 0.6, 0, 1, 1, 0 }, 3, 2);
			float[] out = { 0, -1e9f, 0, 0, 0, 0, 0, 0, 0 };
			double t = 2;
			double[][] logits = { { .8 * t, 0, 1 * t }, { .6 * t, 1 * t, 0 }, { .96 * t, .8 * t, .6 * t } };
			double expected = 0;
			for (int i = 0; i < 3; i++) {
				double sum = 0;
				for (int j = 0; j < 3; j++) {
					sum += i == 0 && j == 1 ? 0 : Math.exp(logits[i][j]);
				}
				expected += (Math.log(sum) - logits[i][i]) / 3;
			}
			assertEquals(expected, Losses.infoNce(s, a, b, s.scalar(Math.log(t)), out).value(), 1e-12);
		}
	}

	@Test
	void rankingLossIsThatOfItsEquation() {
		try (var s = TORCH.scope(Precision.FLOAT64)) {
			Tensor u = s.of(new double[] { 1, 2, -1, 0.5 }, 2, 2);
			Tensor p = s.of(new double[] { 0.3, 0.1, 1, 1 }, 2, 2);
			Tensor n = s.of(new double[] { -0.2, 0.4, 0, 2 }, 2, 2);
			double first = 1 * 0.5 + 2 * -0.3;
			double second = -1 * 1 + 0.5 * -1;
			double expected = -(Math.log(1 / (1 + Math.exp(-first))) + Math.log(1 / (1 + Math.exp(-second)))) / 2;
			assertEquals(expected, Losses.bpr(u, p, n).value(), 1e-12);
		}
	}

	@Test
	void alignmentPairsAreFewEnoughAndOfUsersThatHaveSome() throws IOException {
		EncoderSettings few = new EncoderSettings(Mode.CORRECTED, 6, 2, 2, 4, 24, 3, 0, 1e-2, 0.05, 0, 0, 0.5, 1, 3, 3);
		Kind kind = kinds().findFirst().orElseThrow();
		TrainingData data = data(few);
		Batch batch = new Batch(data);
		batch.fill(1, data.users(), 0, data.users().length);
		try (Case c = new Case(kind, data, batch)) {
			c.parameters.add("users.for.test", IntStream.range(0, batch.size() * 6).mapToDouble(Math::sin).toArray(),
					batch.size(), 6);
			assertAlignedGradients(c, batch);
		}
	}

	private static void assertAlignedGradients(Case c, Batch batch) {
		try (TrainingStep step = c.parameters.step()) {
			Pass pass = new Pass(step, batch, 1, false);
			// Gradients reach only users with a row, and no more than three of them.
			step.backward(c.align.loss(pass, pass.parameter("users.for.test").reshape(batch.size(), 6)));
			double[] gradient = step.gradient("users.for.test");
			int[] touched = IntStream.range(0, batch.size())
					.filter(row -> Arrays.stream(gradient, row * 6, row * 6 + 6).anyMatch(g -> g != 0)).toArray();
			assertEquals(3, touched.length);
			assertTrue(Arrays.stream(touched).allMatch(row -> blocks.alignment.has(batch.users()[row])));
		}
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void plainJavaAgreesWithTorch(Kind kind) throws IOException {
		for (Mode mode : Mode.values()) {
			// In faithful mode nothing is taken out, and nothing is sampled: the batch is what use sees.
			TrainingData data = data(settings(mode, 100, 0));
			Batch batch = new Batch(data);
			batch.fill(1, data.users(), 0, data.users().length);
			if (mode == Mode.FAITHFUL && kind.whole == null) {
				continue; // random features of users differ between training and use by design
			}
			try (Case c = new Case(kind, data, batch)) {
				double[] expectedUsers = c.pass(pass -> embedded(kind, c, pass));
				TensorFile file = new TensorFile();
				FitFiles.task(kind.encoder, data).forEach(file::property);
				file.property(Model.COMMUNITIES, String.join("\n",
						IntStream.range(0, data.communityCount()).mapToObj(blocks.features::id).toList()));
				c.parameters.store(file, "");
				c.network.store(file);
				Model model = kind.encoder.model(file, blocks.features);
				UserBatch users = users(data, batch);
				float[] embeddings = new float[users.users() * model.dimension()];
				float[] weights = new float[users.offset(users.users())];
				try (FittedEncoder encoder = model.encoder()) {
					encoder.encode(users, embeddings, weights);
				}
				for (int i = 0; i < embeddings.length; i++) {
					assertEquals(expectedUsers[i], embeddings[i], 1e-5, "user " + i / model.dimension());
				}
				assertShares(users, weights);
				if (kind.name.equals("gat")) {
					assertAttention(c, users, weights);
				}
			}
		}
	}

	/** z through the head where there is one. */
	private static double[] embedded(Kind kind, Case c, Pass pass) {
		Tensor z = c.network.forward(pass).users();
		return (kind.whole == null ? pass.head(z, TwoSidedNetwork.USER + TwoSidedNetwork.HEAD) : z).toDoubles();
	}

	/** The links of the batch: without the positive in corrected mode. */
	private static UserBatch users(TrainingData data, Batch batch) {
		UserBatch users = new UserBatch();
		for (int row = 0; row < batch.size(); row++) {
			users.addUser();
			Links links = new Links();
			links.read(data.graph(), data.split(), batch.users()[row]);
			int positive = batch.community(batch.positives()[row]);
			for (int i = 0; i < links.size(); i++) {
				if (data.settings().mode() == Mode.FAITHFUL || links.community(i) != positive) {
					users.addNeighbour(links.community(i), links.posts(i), links.comments(i));
				}
			}
		}
		return users;
	}

	private static void assertShares(UserBatch users, float[] weights) {
		for (int u = 0; u < users.users(); u++) {
			double sum = 0;
			for (int i = users.offset(u); i < users.offset(u + 1); i++) {
				assertTrue(weights[i] >= 0);
				sum += weights[i];
			}
			assertEquals(1, sum, 1e-5);
		}
	}

	/** Weights are the attention of the last block, mean over the heads. */
	private static void assertAttention(Case c, UserBatch users, float[] weights) {
		double[] expected = c.pass(pass -> {
			c.network.forward(pass);
			return ((GatEncoder.GatNetwork) c.network).attention().mean(2).toDoubles();
		});
		for (int row = 0; row < c.batch.size(); row++) {
			for (int i = users.offset(row); i < users.offset(row + 1); i++) {
				assertEquals(expected[row * c.batch.width() + i - users.offset(row)], weights[i], 1e-5);
			}
		}
	}

	@Test
	void linkNumbersAreStandardised() throws IOException {
		TrainingData data = data(settings(Mode.CORRECTED, 100, 0));
		double[] sum = new double[2];
		double[] squares = new double[2];
		int n = 0;
		Links links = new Links();
		for (int user : data.users()) {
			links.read(data.graph(), data.split(), user);
			for (int i = 0; i < links.size(); i++, n++) {
				double[] f = { data.edgeFeatures().first(links.activity(i), links.total(), data.total(links.community(i))),
						data.edgeFeatures().second(links.activity(i), links.comments(i)) };
				for (int k = 0; k < 2; k++) {
					sum[k] += f[k];
					squares[k] += f[k] * f[k];
				}
			}
		}
		for (int k = 0; k < 2; k++) {
			assertEquals(0, sum[k] / n, 1e-5);
			assertEquals(1, squares[k] / n, 1e-4);
		}
		// ln(1 + 3)/√(12·27) and 2/3 where nothing is scaled
		assertEquals(Math.log(4) / 18, EdgeFeatures.PLAIN.first(3, 12, 27), 1e-7);
		assertEquals(2 / 3.0, EdgeFeatures.PLAIN.second(3, 2), 1e-7);
	}

	@Test
	void batchesDependOnSeedEpochAndUserAlone() throws IOException {
		TrainingData data = data(settings(Mode.CORRECTED, 2, 0));
		Batch one = new Batch(data);
		one.fill(3, data.users(), 4, 9);
		Batch other = new Batch(data);
		other.fill(1, data.users(), 0, 20);
		other.fill(3, data.users(), 2, 20);
		for (int row = 0; row < one.size(); row++) {
			assertEquals(communities(one, row), communities(other, row + 2));
		}
		other.fill(4, data.users(), 4, 9);
		assertFalse(IntStream.range(0, 5).allMatch(row -> communities(one, row).equals(communities(other, row))));
	}

	private static List<Integer> communities(Batch batch, int row) {
		List<Integer> all = new ArrayList<>(IntStream.range(0, batch.width())
				.filter(k -> batch.mask()[row * batch.width() + k] == 1)
				.mapToObj(k -> batch.community(batch.neighbours()[row * batch.width() + k])).toList());
		all.add(batch.community(batch.positives()[row]));
		all.add(batch.community(batch.negatives()[row]));
		return all;
	}
}
