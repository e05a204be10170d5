package org.zipp.diffusion.internal.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.zipp.core.ZippException;

class BatchesTest {

	private final List<Integer> sizes = new ArrayList<>();

	/** A network that memory does not hold for more than so many rows. */
	private List<Integer> squares(List<Integer> rows, int holds) {
		sizes.add(rows.size());
		if (rows.size() > holds) {
			throw new IllegalStateException("CUDA out of memory. Tried to allocate 2.00 GiB");
		}
		return rows.stream().map(r -> r * r).toList();
	}

	@Test
	void halfAsManyRowsAreTriedUntilMemoryHoldsThem() {
		Batches batches = new Batches();
		List<Integer> rows = IntStream.range(0, 9).boxed().toList();
		assertEquals(rows.stream().map(r -> r * r).toList(), batches.run(rows, part -> squares(part, 2), "too much"));
		assertEquals(List.of(9, 4, 2, 2, 2, 2, 1), sizes);
		sizes.clear();
		batches.run(rows.subList(0, 4), part -> squares(part, 2), "too much");
		assertEquals(List.of(2, 2), sizes);
	}

	@Test
	void whatWouldFitIsSaidWhenNotOneRowDoes() {
		ZippException refused = assertThrows(ZippException.class,
				() -> new Batches().run(List.of(1, 2, 3), part -> squares(part, 0), "One of 512 × 512 would fit."));
		assertEquals("One of 512 × 512 would fit.", refused.getMessage());
	}

	@Test
	void otherFailuresAreNotTriedAgain() {
		IllegalStateException other = new IllegalStateException("The size of tensor a must match the size of tensor b");
		assertSame(other, assertThrows(IllegalStateException.class, () -> new Batches().run(List.of(1, 2), _ -> {
			throw other;
		}, "too much")));
	}

	@Test
	void wantOfMemoryIsToldByTheWordsOfTheEngine() {
		assertTrue(OutOfMemory.is(new RuntimeException("[enforce fail at alloc_cpu.cpp:119] err == 0. DefaultCPUAllocator: can't allocate memory")));
		assertTrue(OutOfMemory.is(new RuntimeException("failed", new RuntimeException("CUDA out of memory."))));
		assertTrue(OutOfMemory.is(new OutOfMemoryError("Cannot reserve 1 bytes of direct buffer memory")));
		assertFalse(OutOfMemory.is(new RuntimeException("no such file")));
	}
}
