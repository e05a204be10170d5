package org.zipp.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class PromptChunksTest {

	private static final int BEGIN = 900;
	private static final int END = 901;
	private static final int PAD = 902;

	@Test
	void aShortPromptIsOneChunk() {
		assertChunks(PromptChunks.of(new int[] { 1, 2 }, BEGIN, END, PAD, 6, 1), new int[] { BEGIN, 1, 2, END, PAD, PAD });
		assertChunks(PromptChunks.of(new int[0], BEGIN, END, PAD, 4, 0), new int[] { BEGIN, END, PAD, PAD });
	}

	@Test
	void aLongPromptIsCutWhereAChunkIsFull() {
		assertChunks(PromptChunks.of(new int[] { 1, 2, 3, 4, 5, 6, 7 }, BEGIN, END, PAD, 5, 1), new int[] { BEGIN, 1, 2, 3, END },
				new int[] { BEGIN, 4, 5, 6, END }, new int[] { BEGIN, 7, END, PAD, PAD });
		assertChunks(PromptChunks.of(new int[] { 1, 2, 3 }, BEGIN, END, PAD, 5, 1), new int[] { BEGIN, 1, 2, 3, END });
		List<int[]> clip = PromptChunks.of(IntStream.range(0, 151).toArray(), BEGIN, END, PAD, 77, 1);
		assertEquals(3, clip.size());
		assertEquals(75, clip.get(1)[1]);
		assertEquals(150, clip.get(2)[1]);
		assertEquals(END, clip.get(2)[2]);
	}

	@Test
	void theNegativePromptGetsAsManyChunks() {
		assertChunks(PromptChunks.of(new int[] { 1 }, BEGIN, END, PAD, 4, 2),
				new int[] { BEGIN, 1, END, PAD }, new int[] { BEGIN, END, PAD, PAD });
	}

	@Test
	void chunksAreCounted() {
		assertEquals(1, PromptChunks.count(0, 77));
		assertEquals(1, PromptChunks.count(75, 77));
		assertEquals(2, PromptChunks.count(76, 77));
		assertThrows(IllegalArgumentException.class, () -> PromptChunks.of(new int[1], BEGIN, END, PAD, 2, 1));
	}

	private static void assertChunks(List<int[]> chunks, int[]... wanted) {
		assertEquals(wanted.length, chunks.size());
		for (int i = 0; i < wanted.length; i++) {
			assertArrayEquals(wanted[i], chunks.get(i));
		}
	}
}
