package org.zipp.ui.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.resource.ImageDescriptor;
import org.junit.jupiter.api.Test;
import org.zipp.core.operation.OperationRegistry;
import org.zipp.ui.context.Icons;
import org.zipp.ui.context.Services;

/** The menu Line stands as its operations say. */
class LineGroupTest {

	private static Map<LineGroup, List<String>> groups() {
		Map<LineGroup, List<String>> groups = new LinkedHashMap<>();
		LineGroup.of(Services.operations()).forEach((g, entries) -> groups.put(g, entries.stream().map(e -> e.operation().id()).toList()));
		return groups;
	}

	@Test
	void ourStepsStandInTheirOrder() {
		Map<LineGroup, List<String>> expected = new LinkedHashMap<>();
		expected.put(LineGroup.DATA, List.of("sample", "ingest", "attach", "train", "encode", "ablation", "explore"));
		expected.put(LineGroup.PERSONAS, List.of("cohort", "mine", "verbalize"));
		expected.put(LineGroup.PICTURES, List.of("rewrite", "generate", "repair", "refresh", "cmmd"));
		expected.put(LineGroup.STUDY, List.of("study", "rater", "design", "simulate", "power", "monitor", "verify", "demo"));
		expected.put(LineGroup.ANALYSIS, List.of("score", "report", "marginals", "analyze", "check"));
		// Others may be installed; ours keep their groups and their order among one another.
		Map<LineGroup, List<String>> shown = groups();
		expected.forEach((group, ids) -> assertEquals(ids, shown.get(group).stream().filter(ids::contains).toList()));
	}

	@Test
	void everyOperationHasAnIconAndSaysWhoItIs() {
		OperationRegistry operations = Services.operations();
		LineGroup.of(operations).values().stream().flatMap(List::stream).forEach(e -> {
			String id = e.operation().id();
			assertNotEquals(ImageDescriptor.getMissingImageDescriptor(), Icons.descriptor(e.place().bundle(), e.place().icon()), id);
			try (OperationRegistry.Handle handle = operations.create(id)) {
				assertEquals(id, handle.operation().id(), "its component and its object");
			}
		});
		assertEquals(operations.operations().size(), groups().values().stream().mapToInt(List::size).sum(), "each once");
	}

	@Test
	void whatCanBeDoneWithoutAStudyIsNotGrey() {
		List<String> without = LineGroup.of(Services.operations()).values().stream().flatMap(List::stream).filter(e -> !e.needsStudy())
				.map(e -> e.operation().id()).sorted().toList();
		List<String> ours = List.of("analyze", "check", "cmmd", "demo", "ingest", "monitor", "power", "sample", "study");
		assertEquals(ours, without.stream().filter(ours::contains).toList());
		assertEquals(List.of(), without.stream().filter(List.of("mine", "generate", "report", "rater", "verify")::contains).toList());
	}
}
