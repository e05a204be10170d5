package org.zipp.report.internal.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.Hashes;
import org.zipp.core.ZippException;

class EmbeddingCacheTest {

	private static final int ROW = 32 + 2 * Float.BYTES + Long.BYTES;
	private static final int HEAD = 48;

	@TempDir
	Path folder;

	private static String hash(int i) {
		return Hashes.of("picture " + i);
	}

	private EmbeddingCache open() {
		return new EmbeddingCache(folder, "model", 2);
	}

	private Path file() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.findFirst().orElseThrow();
		}
	}

	private void fill() {
		try (EmbeddingCache cache = open()) {
			for (int i = 0; i < 3; i++) {
				cache.add(hash(i), new float[] { i, -i });
			}
			cache.force();
		}
	}

	@Test
	void whatWasAddedIsThereNowAndLater() {
		try (EmbeddingCache cache = open()) {
			assertFalse(cache.has(hash(1)));
			cache.add(hash(1), new float[] { 1.5f, -2 });
			assertArrayEquals(new float[] { 1.5f, -2 }, cache.get(hash(1)));
			cache.add(hash(2), new float[] { 3, 4 });
			float[] both = new float[4];
			cache.copy(hash(2), both, 2);
			assertArrayEquals(new float[] { 0, 0, 3, 4 }, both);
		}
		try (EmbeddingCache cache = open()) {
			assertEquals(2, cache.size());
			assertArrayEquals(new float[] { 3, 4 }, cache.get(hash(2)));
		}
	}

	@Test
	void modelsHaveCachesOfTheirOwn() throws IOException {
		fill();
		try (EmbeddingCache cache = new EmbeddingCache(folder, "another model", 2)) {
			assertEquals(0, cache.size());
		}
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(2, files.count());
		}
	}

	@Test
	void aDamagedRowIsMadeAgain() throws IOException {
		fill();
		byte[] bytes = Files.readAllBytes(file());
		bytes[HEAD + ROW + 33] ^= 1;
		Files.write(file(), bytes);
		try (EmbeddingCache cache = open()) {
			assertTrue(cache.has(hash(0)));
			assertFalse(cache.has(hash(1)));
			cache.add(hash(1), new float[] { 9, 9 });
		}
		try (EmbeddingCache cache = open()) {
			assertArrayEquals(new float[] { 9, 9 }, cache.get(hash(1)));
			assertArrayEquals(new float[] { 2, -2 }, cache.get(hash(2)));
		}
	}

	@Test
	void aHalfWrittenRowIsLeftOut() throws IOException {
		fill();
		byte[] bytes = Files.readAllBytes(file());
		Files.write(file(), Arrays.copyOf(bytes, bytes.length - 5));
		try (EmbeddingCache cache = open()) {
			assertEquals(2, cache.size());
			cache.add(hash(7), new float[] { 7, 7 });
		}
		try (EmbeddingCache cache = open()) {
			assertEquals(3, cache.size());
			assertArrayEquals(new float[] { 7, 7 }, cache.get(hash(7)));
		}
	}

	@Test
	void aFileOfAnotherFormIsBegunAnew() throws IOException {
		fill();
		Files.writeString(file(), "something else");
		try (EmbeddingCache cache = open()) {
			assertEquals(0, cache.size());
		}
		Files.write(file(), new byte[0]);
		fill();
		try (EmbeddingCache cache = open()) {
			assertEquals(3, cache.size());
		}
	}

	@Test
	void oneRunAtATimeWrites() {
		try (EmbeddingCache _ = open()) {
			assertTrue(assertThrows(ZippException.class, this::open).getMessage().contains("Another run"));
		}
	}
}
