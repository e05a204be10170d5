package org.zipp.encoder.internal.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zipp.core.ZippException;
import org.zipp.encoder.CommunityFeatures;
import org.zipp.encoder.EncoderSettings;
import org.zipp.encoder.EncoderSettings.Mode;
import org.zipp.encoder.FittedEncoder;
import org.zipp.encoder.TrainingLog;
import org.zipp.encoder.TrainingTask;
import org.zipp.encoder.UserBatch;
import org.zipp.encoder.internal.linear.Vectors;
import org.zipp.torch.TensorFile;
import org.zipp.torch.TorchRuntime;

/** Every learned encoder, trained on a small graph of blocks. */
class EncodersTest {

	private static final int USERS = 240;
	private static final TorchRuntime TORCH = new TorchRuntime();
	private static final EncoderSettings QUICK = new EncoderSettings(Mode.CORRECTED, 16, 2, 2, 8, 64, 6, 0, 1e-2, 0.05,
			0.1, 0.1, 0.07, 1, 32, 3);

	@TempDir
	static Path study;

	@TempDir
	Path fit;

	private static BlockGraph blocks;

	@BeforeAll
	static void makeGraph() throws IOException {
		blocks = BlockGraph.make(study, USERS, 2.5);
	}

	@AfterAll
	static void closeGraph() {
		blocks.close();
	}

	static List<LearnedEncoder> encoders() {
		return List.of(new LightGcnEncoder(TORCH), new LightGcnImageAlignEncoder(TORCH), new GraphSageEncoder(TORCH),
				new GraphSageImageAlignEncoder(TORCH), new GatEncoder(TORCH), new GatImageAlignEncoder(TORCH));
	}

	static Stream<LearnedEncoder> plainEncoders() {
		return encoders().stream().filter(e -> !e.aligns());
	}

	private static SubMonitor monitor() {
		return SubMonitor.convert(new NullProgressMonitor(), 1000);
	}

	private static UserBatch trainingLinks() {
		UserBatch users = new UserBatch();
		for (int u = 0; u < blocks.graph.userCount(); u++) {
			int user = u;
			users.addUser(blocks.graph, u, ordinal -> blocks.split.isTraining(user, ordinal));
		}
		return users;
	}

	@Test
	void areTheRowsOfTheAblation() {
		assertEquals(List.of("lightgcn LightGCN", "lightgcn+imagealign LightGCN+ImageAlign", "graphsage GraphSAGE",
				"graphsage+imagealign GraphSAGE+ImageAlign", "gat GAT", "gat+imagealign GAT+ImageAlign"),
				encoders().stream().map(e -> e.id() + ' ' + e.label()).toList());
	}

	@ParameterizedTest
	@MethodSource("encoders")
	void learnsTheBlocks(LearnedEncoder encoder) throws IOException {
		try (FittedEncoder fitted = encoder.fit(blocks.task(QUICK.withEpochs(30), fit), monitor())) {
			List<TrainingLog.Row> log = TrainingLog.read(fit);
			TrainingLog.Row first = log.getFirst();
			TrainingLog.Row last = log.getLast();
			assertEquals(30, log.size());
			assertEquals(30 * 4, last.step());
			assertTrue(last.loss() < 0.95 * first.loss(), "loss " + first.loss() + " → " + last.loss());
			assertEquals(encoder.aligns(), !Double.isNaN(last.alignLoss()));
			// Chance is about ln(35)/35 = 0.12 among the 35 communities left.
			assertTrue(last.validationMrr() > 0.2, "MRR " + last.validationMrr());
			double own = shareOfOwnBlock(fitted);
			assertTrue(own > 0.5, own + " of the first ten communities of a user are of the user's block");
		}
	}

	/** Chance is a quarter. */
	private static double shareOfOwnBlock(FittedEncoder fitted) {
		UserBatch users = trainingLinks();
		int d = fitted.dimension();
		float[] embeddings = new float[users.users() * d];
		float[] weights = new float[users.offset(users.users())];
		fitted.encode(users, embeddings, weights);
		int own = 0;
		for (int u = 0; u < users.users(); u++) {
			int at = u * d;
			int block = Integer.parseInt(blocks.graph.userId(u).substring(1)) % BlockGraph.BLOCKS;
			own += IntStream.range(0, BlockGraph.COMMUNITIES).boxed()
					.sorted(Comparator.comparingDouble(c -> -Vectors.dot(embeddings, at, fitted.communities(), c * d, d)))
					.limit(10).filter(c -> BlockGraph.blockOf(blocks.graph.communityId(c)) == block).count();
		}
		return own / (10.0 * users.users());
	}

	@ParameterizedTest
	@MethodSource("encoders")
	void sameSeedSameParameters(LearnedEncoder encoder) throws IOException {
		encoder.fit(blocks.task(QUICK.withEpochs(2), fit.resolve("a")), monitor()).close();
		encoder.fit(blocks.task(QUICK.withEpochs(2), fit.resolve("b")), monitor()).close();
		encoder.fit(blocks.task(QUICK.withEpochs(2).withSeed(4), fit.resolve("c")), monitor()).close();
		assertArrayEquals(best(fit.resolve("a")), best(fit.resolve("b")));
		assertFalse(Arrays.equals(best(fit.resolve("a")), best(fit.resolve("c"))));
	}

	private static byte[] best(Path folder) throws IOException {
		return Files.readAllBytes(folder.resolve(FitFiles.BEST));
	}

	/** Stops a fit when a step is reported. */
	private static final class Stop extends NullProgressMonitor {
		private final int step;
		private final boolean kill;
		private int steps;

		private Stop(int step, boolean kill) {
			this.step = step;
			this.kill = kill;
		}

		@Override
		public void subTask(String name) {
			if (name.contains(" steps") && ++steps == step) {
				assertTrue(name.matches(".*: epoch \\d+ of \\d+, .* steps, .* a second.*"), name);
				if (kill) {
					throw new IllegalStateException("killed");
				}
				setCanceled(true);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("encoders")
	void aStoppedFitEndsLikeOneThatWasNotStopped(LearnedEncoder encoder) throws IOException {
		Path whole = fit.resolve("whole");
		Path stopped = fit.resolve("stopped");
		encoder.fit(blocks.task(QUICK, whole), monitor()).close();
		// Killed within the third epoch: the place is that after the second. Cancelled within an epoch: the place is there.
		assertThrows(IllegalStateException.class,
				() -> encoder.fit(blocks.task(QUICK, stopped), SubMonitor.convert(new Stop(10, true), 1000)));
		assertThrows(OperationCanceledException.class,
				() -> encoder.fit(blocks.task(QUICK, stopped), SubMonitor.convert(new Stop(6, false), 1000)));
		ZippException notYet = assertThrows(ZippException.class, () -> encoder.open(stopped, blocks.features));
		assertTrue(notYet.getMessage().contains("Train it first"), notYet.getMessage());
		int[] steps = new int[1];
		encoder.fit(blocks.task(QUICK, stopped), SubMonitor.convert(new NullProgressMonitor() {
			@Override
			public void subTask(String name) {
				steps[0] += name.contains(" steps") ? 1 : 0;
			}
		}, 1000)).close();
		assertEquals(6 * 4 - 8 - 6, steps[0], "steps done before are not repeated");
		assertArrayEquals(best(whole), best(stopped));
		List<TrainingLog.Row> a = TrainingLog.read(whole);
		List<TrainingLog.Row> b = TrainingLog.read(stopped);
		assertEquals(a.size(), b.size());
		for (int i = 0; i < a.size(); i++) {
			assertEquals(a.get(i).loss(), b.get(i).loss());
			assertEquals(a.get(i).validationMrr(), b.get(i).validationMrr());
		}
		assertEquals(Files.readString(whole.resolve(FitFiles.DESCRIPTION)), Files.readString(stopped.resolve(FitFiles.DESCRIPTION)));
	}

	@Test
	void aFinishedFitIsNotRepeatedAndAnotherTaskIs() throws IOException {
		LearnedEncoder encoder = new GraphSageEncoder(TORCH);
		encoder.fit(blocks.task(QUICK.withEpochs(1), fit), monitor()).close();
		FileTime written = Files.getLastModifiedTime(fit.resolve(FitFiles.BEST));
		encoder.fit(blocks.task(QUICK.withEpochs(1), fit), monitor()).close();
		assertEquals(written, Files.getLastModifiedTime(fit.resolve(FitFiles.BEST)));
		encoder.fit(blocks.task(QUICK.withEpochs(2), fit), monitor()).close();
		assertEquals(2, TrainingLog.read(fit).size());
		String about = Files.readString(fit.resolve(FitFiles.DESCRIPTION));
		for (String line : List.of("method = graphsage", "settings.epochs = 2", "settings.mode = CORRECTED",
				"graph.fingerprint = " + blocks.graph.fingerprint(), "features.kind = made", "features.dimension = 12",
				"alignment.source = none", "best.epoch = ")) {
			assertTrue(about.contains(line), line + " in\n" + about);
		}
	}

	@Test
	void stopsWhenTheValidationBecomesNoBetter() throws IOException {
		// A rate so small that nothing changes: the first epoch stays the best.
		EncoderSettings idle = new EncoderSettings(Mode.CORRECTED, 16, 2, 2, 8, 64, 50, 3, 1e-30, 0, 0, 0, 0.07, 1, 32, 3);
		new GatEncoder(TORCH).fit(blocks.task(idle, fit), monitor()).close();
		assertEquals(4, TrainingLog.read(fit).size());
		assertTrue(Files.readString(fit.resolve(FitFiles.DESCRIPTION)).contains("best.epoch = 1\n"));
	}

	@Test
	void keepsTheBestEpochNotTheLast() throws IOException {
		// A rate that first helps and then, after the warm-up, destroys.
		EncoderSettings wild = new EncoderSettings(Mode.CORRECTED, 16, 2, 2, 8, 64, 12, 0, 0.5, 1, 0, 0, 0.07, 1, 32, 3);
		GatEncoder encoder = new GatEncoder(TORCH);
		TrainingData data = TrainingData.of(blocks.task(wild, fit), monitor());
		encoder.fit(blocks.task(wild, fit), monitor()).close();
		List<TrainingLog.Row> log = TrainingLog.read(fit);
		double best = log.stream().mapToDouble(TrainingLog.Row::validationMrr).max().orElseThrow();
		Validation kept = Validation.of(data, encoder.model(TensorFile.read(fit.resolve(FitFiles.BEST)), blocks.features));
		assertEquals(best, kept.mrr(), 1e-12);
		assertTrue(log.getLast().validationMrr() < best, "the last epoch is not the best in this test");
	}

	@ParameterizedTest
	@MethodSource("encoders")
	void faithfulModeRuns(LearnedEncoder encoder) throws IOException {
		EncoderSettings faithful = new EncoderSettings(Mode.FAITHFUL, 16, 2, 2, 8, 64, 2, 0, 1e-2, 0.05, 0.1, 0.3, 0.07, 1, 32,
				3);
		try (FittedEncoder fitted = encoder.fit(blocks.task(faithful, fit), monitor())) {
			UserBatch users = trainingLinks();
			float[] a = new float[users.users() * fitted.dimension()];
			float[] b = a.clone();
			fitted.encode(users, a, null);
			fitted.encode(users, b, null);
			// Nothing is drawn. Where the numbers lie in memory may change the last bit of a sum.
			assertArrayEquals(a, b, 1e-6f);
		}
	}

	@Test
	void imageAlignBringsUsersOfOneLookTogether() throws IOException {
		// Rows of the alignment say the block of a user; features of the communities do not.
		try (BlockGraph silent = BlockGraph.make(fit.resolve("silent"), USERS, 0)) {
			EncoderSettings settings = new EncoderSettings(Mode.CORRECTED, 16, 2, 2, 8, 64, 25, 0, 1e-2, 0.05, 0, 0, 0.07, 3, 64, 3);
			LearnedEncoder encoder = new GraphSageImageAlignEncoder(TORCH);
			encoder.fit(silent.task(settings, fit.resolve("fit")), monitor()).close();
			List<TrainingLog.Row> log = TrainingLog.read(fit.resolve("fit"));
			assertTrue(log.getLast().alignLoss() < 0.9 * log.getFirst().alignLoss(),
					log.getFirst().alignLoss() + " → " + log.getLast().alignLoss());
			assertEquals(log.getLast().loss(), log.getLast().linkLoss() + 3 * log.getLast().alignLoss(), 1e-4);
		}
	}

	@ParameterizedTest
	@MethodSource("plainEncoders")
	void newUsersAndNewCommunitiesAreEncoded(LearnedEncoder encoder) throws IOException {
		encoder.fit(blocks.task(QUICK.withEpochs(30), fit), monitor()).close();
		// Another graph: its communities come in another order, and there is one more whose features point to block 2.
		int shift = 7;
		int count = BlockGraph.COMMUNITIES + 1;
		CommunityFeatures moved = new CommunityFeatures() {
			@Override
			public String kind() {
				return blocks.features.kind();
			}

			@Override
			public int dimension() {
				return blocks.features.dimension();
			}

			@Override
			public int count() {
				return count;
			}

			@Override
			public String id(int community) {
				return community == BlockGraph.COMMUNITIES ? "new" : blocks.features.id((community + shift) % BlockGraph.COMMUNITIES);
			}

			@Override
			public void copy(int community, float[] target, int at) {
				if (community < BlockGraph.COMMUNITIES) {
					blocks.features.copy((community + shift) % BlockGraph.COMMUNITIES, target, at);
				} else {
					Arrays.fill(target, at, at + dimension(), 0);
					target[at + 2] = 1;
				}
			}
		};
		try (FittedEncoder before = encoder.open(fit, blocks.features); FittedEncoder after = encoder.open(fit, moved)) {
			int d = before.dimension();
			assertEquals(count * d, after.communities().length);
			for (int c = 0; c < BlockGraph.COMMUNITIES; c++) {
				int old = (c + shift) % BlockGraph.COMMUNITIES;
				assertArrayEquals(Arrays.copyOfRange(before.communities(), old * d, old * d + d),
						Arrays.copyOfRange(after.communities(), c * d, c * d + d));
			}
			float[] user = new float[d];
			float[] same = new float[d];
			before.encode(one(3, 10, 24), user, null);
			after.encode(one(3 - shift + 40, 10 - shift, 24 - shift), same, null);
			assertArrayEquals(user, same);
			// The new community is nearer to a user of block 2 than to users of the others.
			float[] affinity = new float[BlockGraph.BLOCKS];
			for (int block = 0; block < BlockGraph.BLOCKS; block++) {
				int[] own = new int[5];
				for (int i = 0, c = 0; i < own.length; c++) {
					if (c < BlockGraph.COMMUNITIES && BlockGraph.blockOf(moved.id(c)) == block) {
						own[i++] = c;
					}
				}
				after.encode(one(own), user, null);
				affinity[block] = Vectors.dot(user, 0, after.communities(), BlockGraph.COMMUNITIES * d, d);
			}
			assertTrue(affinity[2] > Math.max(affinity[0], Math.max(affinity[1], affinity[3])), Arrays.toString(affinity));
			float[] weights = new float[2];
			after.encode(one(BlockGraph.COMMUNITIES, 1), user, weights);
			assertEquals(1, weights[0] + weights[1], 1e-5);
		}
	}

	private static UserBatch one(int... communities) {
		UserBatch batch = new UserBatch();
		batch.addUser();
		for (int c : communities) {
			batch.addNeighbour(c, 2, 3);
		}
		return batch;
	}

	@ParameterizedTest
	@MethodSource("plainEncoders")
	void usersWithoutNeighboursAndThreads(LearnedEncoder encoder) throws Exception {
		encoder.fit(blocks.task(QUICK.withEpochs(1), fit), monitor()).close();
		UserBatch users = trainingLinks();
		users.addUser();
		float[][] results = new float[2][];
		Thread[] threads = new Thread[2];
		for (int t = 0; t < threads.length; t++) {
			int slot = t;
			threads[t] = Thread.ofPlatform().start(() -> {
				try (FittedEncoder own = encoder.open(fit, blocks.features)) {
					float[] embeddings = new float[users.users() * own.dimension()];
					for (int i = 0; i < 20; i++) {
						own.encode(users, embeddings, new float[users.offset(users.users())]);
					}
					results[slot] = embeddings;
				}
			});
		}
		for (Thread thread : threads) {
			thread.join();
		}
		assertArrayEquals(results[0], results[1]);
		for (float v : results[0]) {
			assertTrue(Float.isFinite(v));
		}
	}

	@Test
	void saysWhatIsWrong() throws IOException {
		LearnedEncoder aligned = new GatImageAlignEncoder(TORCH);
		TrainingTask task = blocks.task(QUICK, fit);
		TrainingTask unaligned = new TrainingTask(task.graph(), task.split(), task.features(), Optional.empty(), QUICK, fit);
		assertMessage("ImageAlign", () -> aligned.fit(unaligned, monitor()));
		EncoderSettings noEpochs = QUICK.withEpochs(0);
		assertMessage("'epochs'", () -> aligned.fit(blocks.task(noEpochs, fit), monitor()));
		assertMessage("Train it first", () -> aligned.open(fit, blocks.features));
		new GatEncoder(TORCH).fit(blocks.task(QUICK.withEpochs(1), fit), monitor()).close();
		assertMessage("of the method 'gat'", () -> aligned.open(fit, blocks.features));
		CommunityFeatures others = new CommunityFeatures() {
			@Override
			public String kind() {
				return "text";
			}

			@Override
			public int dimension() {
				return BlockGraph.FEATURES;
			}

			@Override
			public int count() {
				return BlockGraph.COMMUNITIES;
			}

			@Override
			public void copy(int community, float[] target, int at) {
				target[at] = 1;
			}
		};
		assertMessage("'made'", () -> new GatEncoder(TORCH).open(fit, others));
	}

	private static void assertMessage(String part, Executable call) {
		ZippException e = assertThrows(ZippException.class, call);
		assertTrue(e.getMessage().contains(part), e.getMessage());
	}
}
