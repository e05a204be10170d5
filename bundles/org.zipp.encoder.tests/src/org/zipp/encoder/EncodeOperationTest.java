package org.zipp.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.operation.OperationResult;
import org.zipp.encoder.internal.fit.Encoders;
import org.zipp.encoder.internal.method.TfIdfMethod;
import org.zipp.encoder.internal.users.UserEncodings;
import org.zipp.graph.InteractionGraph;

class EncodeOperationTest {

	private static final int USERS = 300;

	private final Encoders encoders = new Encoders(new HashedWords(), null);

	@TempDir
	private Path folder;

	@BeforeEach
	void train() {
		encoders.addMethod(new TfIdfMethod());
		Graphs.sample(folder, USERS);
		TrainOperation train = new TrainOperation(encoders);
		train.dir = folder;
		train.method = "tf-idf";
		Graphs.run(train);
	}

	private EncodeOperation encode() {
		EncodeOperation encode = new EncodeOperation(encoders);
		encode.dir = folder;
		return encode;
	}

	private Path users() {
		return folder.resolve("encoders/tf-idf/users");
	}

	@Test
	void everyUserHasTheEmbeddingAndTheCommunitiesOfTheEncoder() {
		EncodeOperation encode = encode();
		encode.rank = 3;
		encode.suggest = 4;
		encode.precision = EncodeOperation.Precision.FLOAT32;
		OperationResult result = Graphs.run(encode);
		assertEquals(USERS, result.counts().get("users encoded in this run"));
		assertTrue(result.notes().getFirst().contains("a second"), result.notes()::toString);
		StudyDirectory study = new StudyDirectory(folder);
		try (InteractionGraph graph = InteractionGraph.open(study.graph());
				UserEmbeddings stored = UserEmbeddings.open(users());
				FittedEncoder encoder = new TfIdfMethod().open(folder.resolve("encoders/tf-idf"),
						encoders.features(study, graph, trained(), SubMonitor.convert(null)))) {
			stored.verify();
			assertEquals(graph.fingerprint(), stored.graph());
			assertEquals(trained().fingerprint(), stored.encoder());
			float[] communities = encoder.communities();
			int d = encoder.dimension();
			for (int user = 0; user < graph.userCount(); user++) {
				UserBatch batch = new UserBatch();
				batch.addUser(graph, user, _ -> true);
				float[] expected = new float[d];
				float[] weights = new float[batch.offset(1)];
				encoder.encode(batch, expected, weights);
				float[] found = new float[d];
				stored.copy(user, found, 0);
				assertArrayEquals(expected, found);
				checkRanked(stored, user, batch, weights);
				checkSuggested(stored, user, batch, expected, communities);
			}
		}
	}

	private TrainedEncoder trained() {
		return TrainedEncoder.read(folder.resolve("encoders/tf-idf")).orElseThrow();
	}

	private static void checkRanked(UserEmbeddings stored, int user, UserBatch batch, float[] weights) {
		for (int k = 0; k < 3; k++) {
			int community = stored.rankedCommunity(user, k);
			float weight = stored.rankedWeight(user, k);
			int larger = 0;
			boolean own = false;
			for (int i = 0; i < weights.length; i++) {
				larger += weights[i] > weight ? 1 : 0;
				own |= batch.community(i) == community && weights[i] == weight;
			}
			assertTrue(k >= weights.length ? community == -1 : own && larger <= k);
		}
	}

	private static void checkSuggested(UserEmbeddings stored, int user, UserBatch batch, float[] embedding,
			float[] communities) {
		int d = embedding.length;
		for (int k = 0; k < 4; k++) {
			double affinity = dot(embedding, communities, stored.suggestedCommunity(user, k) * d);
			assertEquals(affinity, stored.suggestedAffinity(user, k), 1e-5);
			int larger = 0;
			for (int c = 0; c < communities.length / d; c++) {
				larger += dot(embedding, communities, c * d) > affinity + 1e-5 && !has(batch, c) ? 1 : 0;
			}
			assertTrue(larger <= k && !has(batch, stored.suggestedCommunity(user, k)));
		}
	}

	private static double dot(float[] a, float[] b, int at) {
		double sum = 0;
		for (int i = 0; i < a.length; i++) {
			sum += a[i] * b[at + i];
		}
		return sum;
	}

	private static boolean has(UserBatch batch, int community) {
		for (int i = 0; i < batch.offset(1); i++) {
			if (batch.community(i) == community) {
				return true;
			}
		}
		return false;
	}

	@Test
	void halfPrecisionIsCloseAndASecondRunDoesNothing() {
		Graphs.run(encode());
		assertTrue(Graphs.run(encode()).repeated());
		float[] half = new float[128];
		try (UserEmbeddings stored = UserEmbeddings.open(users())) {
			stored.copy(7, half, 0);
		}
		EncodeOperation exact = encode();
		exact.precision = EncodeOperation.Precision.FLOAT32;
		assertFalse(Graphs.run(exact).repeated());
		float[] full = new float[128];
		try (UserEmbeddings stored = UserEmbeddings.open(users())) {
			stored.copy(7, full, 0);
		}
		assertArrayEquals(full, half, 1e-3f);
	}

	/** Cancels after a number of blocks. */
	private static final class StopAfter extends NullProgressMonitor {
		private int blocks;

		private StopAfter(int blocks) {
			this.blocks = blocks;
		}

		@Override
		public void subTask(String name) {
			if (name.contains(" users") && --blocks == 0) {
				setCanceled(true);
			}
		}
	}

	private UserEncodings.Outcome run(NullProgressMonitor monitor) {
		try (InteractionGraph graph = InteractionGraph.open(folder.resolve("graph"))) {
			return new UserEncodings(encoders, new StudyDirectory(folder), graph, trained(),
					new UserEncodings.Settings(true, 5, 2, 32)).run(SubMonitor.convert(monitor, 1000));
		}
	}

	private Map<String, List<Byte>> files() throws IOException {
		Map<String, List<Byte>> files = new TreeMap<>();
		try (Stream<Path> all = Files.list(users())) {
			for (Path file : all.toList()) {
				byte[] bytes = Files.readAllBytes(file);
				Byte[] boxed = new Byte[bytes.length];
				for (int i = 0; i < bytes.length; i++) {
					boxed[i] = bytes[i];
				}
				files.put(file.getFileName().toString(), List.of(boxed));
			}
		}
		return files;
	}

	@Test
	void aStoppedRunGoesOnAndGivesTheSameFiles() throws IOException {
		assertEquals(USERS, run(new NullProgressMonitor()).encoded());
		Map<String, List<Byte>> whole = files();
		assertEquals(7, whole.size());
		try (Stream<Path> all = Files.list(users())) {
			for (Path file : all.toList()) {
				Files.delete(file);
			}
		}
		Files.delete(users());
		assertThrows(OperationCanceledException.class, () -> run(new StopAfter(5)));
		assertFalse(UserEmbeddings.exist(users()));
		UserEncodings.Outcome rest = run(new NullProgressMonitor());
		assertEquals(USERS - 5 * 32, rest.encoded(), "what is done is not done again");
		assertEquals(whole, files());
	}

	@Test
	void aBlockThatWasDamagedInBetweenIsEncodedAgain() throws IOException {
		assertThrows(OperationCanceledException.class, () -> run(new StopAfter(5)));
		Path part = folder.resolve("encoders/tf-idf/users.part/ranked-weights.bin");
		try (RandomAccessFile file = new RandomAccessFile(part.toFile(), "rw")) {
			file.seek(5 * 4 * 32 * 2 + 7);
			int there = file.read();
			file.seek(5 * 4 * 32 * 2 + 7);
			file.write(there ^ 4);
		}
		assertEquals(USERS - 2 * 32, run(new NullProgressMonitor()).encoded());
		try (UserEmbeddings stored = UserEmbeddings.open(users())) {
			stored.verify();
		}
		try (RandomAccessFile file = new RandomAccessFile(users().resolve("embeddings.bin").toFile(), "rw")) {
			file.seek(100);
			int there = file.read();
			file.seek(100);
			file.write(there ^ 4);
		}
		try (UserEmbeddings stored = UserEmbeddings.open(users())) {
			ZippException e = assertThrows(ZippException.class, stored::verify);
			assertTrue(e.getMessage().contains("from 0 on"), e.getMessage());
		}
	}
}
