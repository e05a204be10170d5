package org.zipp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.junit.jupiter.api.Test;
import org.zipp.core.operation.OperationJob;
import org.zipp.core.operation.OperationRegistry;

/** Which operations of one study wait for one another: those that take hours do not keep people from short work. */
class ResourcesTest {

	private static final List<String> LONG = List.of("train", "ablation", "encode", "mine", "verbalize", "rewrite", "generate", "attach");
	private static final List<String> SHORT = List.of("study", "rater", "design", "report", "marginals", "explore");

	private static boolean wait(String first, String second) {
		ISchedulingRule a = rule(first);
		ISchedulingRule b = rule(second);
		boolean conflict = a != null && b != null && a.isConflicting(b);
		assertEquals(conflict, a != null && b != null && b.isConflicting(a), first + " and " + second);
		return conflict;
	}

	private static ISchedulingRule rule(String id) {
		try (OperationRegistry.Handle handle = Line.registry().create(id)) {
			handle.operation().dir = Path.of("study");
			return new OperationJob(handle).getRule();
		}
	}

	@Test
	void shortWorkDoesNotWaitForLongWork() {
		for (String hours : LONG) {
			for (String seconds : SHORT) {
				assertFalse(wait(hours, seconds), seconds + " must not wait for " + hours);
			}
		}
	}

	@Test
	void whatWouldChangeUnderAnotherOneWaits() {
		for (String[] pair : new String[][] { { "ingest", "train" }, { "ingest", "mine" }, { "ingest", "explore" }, { "sample", "ingest" },
				{ "attach", "train" }, { "train", "mine" }, { "train", "encode" }, { "mine", "verbalize" }, { "verbalize", "rewrite" },
				{ "rewrite", "rewrite" }, { "rater", "design" }, { "design", "simulate" }, { "train", "generate" }, { "report", "report" } }) {
			assertTrue(wait(pair[0], pair[1]), pair[1] + " must wait for " + pair[0]);
		}
	}
}
