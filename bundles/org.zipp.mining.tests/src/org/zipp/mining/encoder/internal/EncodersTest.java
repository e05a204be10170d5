package org.zipp.mining.encoder.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zipp.mining.encoder.EncoderSettings;
import org.zipp.mining.encoder.EncoderSettings.Mode;
import org.zipp.mining.encoder.FittedEncoder;
import org.zipp.mining.encoder.TrainingLog;
import org.zipp.mining.encoder.UserBatch;
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
		blocks = BlockGraph.make(study, USERS, 1);
	}

	@AfterAll
	static void closeGraph() {
		blocks.close();
	}

	static List<LearnedEncoder> encoders() {
		return List.of(new GatEncoder(TORCH), new GatImageAlignEncoder(TORCH));
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

	@ParameterizedTest
	@MethodSource("encoders")
	void learnsTheBlocks(LearnedEncoder encoder) throws IOException {
		EncoderSettings settings = QUICK.withEpochs(40);
		try (FittedEncoder fitted = encoder.fit(blocks.task(settings, fit), monitor())) {
			List<TrainingLog.Row> log = TrainingLog.read(fit);
			TrainingLog.Row first = log.getFirst();
			TrainingLog.Row last = log.getLast();
			assertEquals(40, log.size());
			assertTrue(last.loss() < 0.9 * first.loss(), "loss " + first.loss() + " → " + last.loss());
			assertEquals(encoder.aligns(), !Double.isNaN(last.alignLoss()));
		}
	}
}
