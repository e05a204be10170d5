package org.zipp.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class OnnxTextEmbedderTest {

	private static final OnnxTextEmbedder EMBEDDER = new OnnxTextEmbedder();

	@AfterAll
	static void release() {
		EMBEDDER.close();
	}

	private static double cosine(float[] a, float[] b) {
		double sum = 0;
		for (int d = 0; d < a.length; d++) {
			sum += (double) a[d] * b[d];
		}
		return sum;
	}

	@Test
	void rowsHaveTheDimensionAndNormOne() {
		float[][] rows = EMBEDDER.embed(List.of("a lighthouse on a cliff", "", "x".repeat(5000)));
		assertEquals(3, rows.length);
		assertEquals(384, EMBEDDER.dimension());
		for (float[] row : rows) {
			assertEquals(384, row.length);
			assertEquals(1, cosine(row, row), 1e-5);
		}
	}

	@Test
	void textsOfLikeMeaningLieNearer() {
		float[][] v = EMBEDDER.embed(List.of("warm light of the setting sun", "golden glow at sunset",
				"installing a network driver", "my cat sleeps on the sofa", "a kitten naps on the couch"));
		assertTrue(cosine(v[0], v[1]) > cosine(v[0], v[2]) + 0.2);
		assertTrue(cosine(v[3], v[4]) > cosine(v[3], v[2]) + 0.2);
		assertTrue(cosine(v[3], v[4]) > cosine(v[3], v[0]) + 0.2);
	}

	/** A quantized model could let the neighbours of a text, or its padding, leak into its embedding. */
	@Test
	void neighboursDoNotChangeAnEmbedding() {
		List<String> texts = new ArrayList<>();
		for (int i = 0; i < 70; i++) {
			texts.add(("picture number " + i + " of a harbour in the fog ").repeat(1 + i % 7));
		}
		texts.add(texts.get(3));
		float[][] together = EMBEDDER.embed(texts);
		for (int i = 0; i < texts.size(); i += 5) {
			assertArrayEquals(EMBEDDER.embed(List.of(texts.get(i)))[0], together[i], 1e-5f, texts.get(i));
		}
		assertArrayEquals(together[3], together[70]);
	}

	@Test
	void sameTextSameEmbeddingFromAnyThread() throws Exception {
		List<String> texts = List.of("an old tree on a hill", "a city street in the rain", "neon signs");
		float[][] expected = EMBEDDER.embed(texts);
		try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
			Callable<float[][]> call = () -> EMBEDDER.embed(texts);
			for (Future<float[][]> f : pool.invokeAll(List.of(call, call, call, call, call, call))) {
				float[][] actual = f.get();
				for (int i = 0; i < expected.length; i++) {
					assertArrayEquals(expected[i], actual[i]);
				}
			}
		}
	}

	/** A list that says when it is read; many long texts, so that embedding them takes a while. */
	private static final class Many extends AbstractList<String> {
		private final CountDownLatch read = new CountDownLatch(1);

		@Override
		public String get(int i) {
			read.countDown();
			return ("text number " + i + " of a long letter ").repeat(40);
		}

		@Override
		public int size() {
			return 3000;
		}
	}

	@Test
	void aSmallCallDoesNotWaitBehindALargeOne() throws Exception {
		float[] expected = EMBEDDER.embed(List.of("neon signs"))[0];
		Many many = new Many();
		try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
			Future<float[][]> large = pool.submit(() -> EMBEDDER.embed(many));
			many.read.await();
			assertArrayEquals(expected, EMBEDDER.embed(List.of("neon signs"))[0]);
			assertFalse(large.isDone());
			pool.shutdownNow();
			assertInstanceOf(OperationCanceledException.class, assertThrows(ExecutionException.class, large::get).getCause());
		}
	}

	@Test
	void noTextsNoRows() {
		assertEquals(0, EMBEDDER.embed(List.of()).length);
	}

	@Test
	void aClosedEmbedderRefuses() {
		OnnxTextEmbedder closed = new OnnxTextEmbedder();
		closed.close();
		List<String> texts = List.of("text");
		assertThrows(IllegalStateException.class, () -> closed.embed(texts));
	}
}
