package org.zipp.ui.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.zipp.generation.RenderEvent;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.WorkerRow;

class WorkersTest {

	private static WorkerRow worker(String name, double rate, long failed) {
		return new WorkerRow(name, "sd", "cuda:0", Instant.EPOCH, Instant.EPOCH, 120, failed, rate, "");
	}

	private static RenderEvent event(String worker, double rate) {
		return new RenderEvent(Path.of("x"), new ImageKey("", "lake", "generic", 1), worker, 3, 20, null, false, rate, -1);
	}

	@Test
	void nobodyWorksNothingIsSaid() {
		assertEquals(List.of(), Workers.lines(List.of(), List.of(), 10));
	}

	@Test
	void oneWorkerSaysWhenItWillBeDone() {
		assertEquals(List.of("a: 2.0 pictures a second, 120 made, on cuda:0, 2 min left"), Workers.lines(List.of(worker("a", 2, 0)), List.of(), 200));
	}

	@Test
	void severalAreCountedTogether() {
		assertEquals(
				List.of("a: 1.5 pictures a second, 120 made, on cuda:0", "b: 2.0 s a picture, 120 made, 3 failed, on cuda:0",
						"Together 2.0 pictures a second, 2 h 46 min left"),
				Workers.lines(List.of(worker("a", 1.5, 0), worker("b", 0.5, 3)), List.of(event("a", 1.5)), 19_950));
	}

	@Test
	void aWorkerThatTheStudyDoesNotKnowIsTold() {
		assertEquals(List.of("here: no picture yet"), Workers.lines(List.of(), List.of(event("here", 0), event("here", 0)), 5));
	}
}
