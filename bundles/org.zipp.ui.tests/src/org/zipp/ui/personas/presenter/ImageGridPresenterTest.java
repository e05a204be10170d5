package org.zipp.ui.personas.presenter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.zipp.core.choice.Settings;
import org.zipp.store.Rows.ConditionRow;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.PromptRow;
import org.zipp.store.Rows.RewriteRow;

class ImageGridPresenterTest {

	private final List<PromptRow> prompts = List.of(new PromptRow("p1", "A lighthouse"), new PromptRow("p2", "A cat"),
			new PromptRow("p3", "A ship"));
	private final List<ConditionRow> conditions = List.of(
			new ConditionRow("generic", "Generic", "generic", Settings.NONE),
			new ConditionRow("other", "Unused", "imported", Settings.NONE),
			new ConditionRow("zipp-3", "ZIPP 3-shot", "persona", Settings.parse("shots=3")));

	private static ImageRow image(String user, String prompt, String condition, long seed) {
		return new ImageRow(new ImageKey(user, prompt, condition, seed), 256, 128, "hash", "sketch, no diffusion", 1,
				Instant.EPOCH);
	}

	@Test
	void rowsArePromptsAndColumnsConditions() {
		ImageGrid grid = ImageGrid.of(prompts, conditions,
				List.of(image("", "p1", "generic", 9), image("u", "p1", "zipp-3", 9), image("u", "p1", "zipp-3", 4),
						image("", "p3", "generic", 9)),
				List.of(new RewriteRow("u", "p1", "zipp-3", "A dark lighthouse", "bright", "offline rewriter")));
		assertEquals(List.of("p1", "p3"), grid.prompts().stream().map(PromptRow::id).toList());
		assertEquals(List.of("generic", "zipp-3"), grid.conditions().stream().map(ConditionRow::id).toList());
		assertEquals("A lighthouse", grid.cells()[0][0].rewritten());
		assertEquals(4, grid.cells()[0][1].image().key().seed());
		assertNull(grid.cells()[1][1]);
		assertEquals(List.of("sketch, no diffusion"), grid.generators());
		String told = grid.describe(0, 1);
		assertTrue(told.contains("A dark lighthouse") && told.contains("Not: bright") && told.contains("1 more seed")
				&& told.contains("256 × 128") && told.contains("offline rewriter"), told);
		assertTrue(grid.describe(1, 1).contains("no picture yet"));
	}

	@Test
	void nothingToShow() {
		assertTrue(ImageGrid.of(prompts, conditions, List.of(), List.of()).isEmpty());
	}
}
