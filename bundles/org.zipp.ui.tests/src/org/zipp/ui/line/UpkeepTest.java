package org.zipp.ui.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.zipp.store.Freshness;
import org.zipp.store.Freshness.Mark;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.ImageRow;

class UpkeepTest {

	private static final ImageKey KEY = new ImageKey("u", "p", "c", 1);
	private static final Mark OLD = Mark.outdated("Made from a prompt that has changed since.");

	private static ImageRow picture(String content) {
		return new ImageRow(KEY, 1, 1, content, "g", 1, Instant.EPOCH);
	}

	@Test
	void saysWhatThereIsToDoAndWhere() {
		Freshness freshness = new Freshness(Map.of(), Map.of("u", OLD, "v", Mark.CURRENT), Map.of(), Map.of(KEY, OLD), Map.of(7L, OLD),
				Set.of(7L));
		Upkeep upkeep = new Upkeep(freshness, Set.of("a", "b"), 5, 3);
		assertEquals(List.of("2 pictures are missing or damaged; 5 trials show them, 3 of these are answered. "
				+ "Run Line > Pictures > Make damaged pictures again.",
				"Outdated, because what they were made from has changed: 1 persona, 1 picture. Run Line > Pictures > Bring up to date.",
				"1 vote rests on something outdated. It stays, and the report says so."), upkeep.sentences());
		assertEquals(", damaged", upkeep.mark(picture("a")));
		assertEquals(", outdated", upkeep.mark(picture("c")));
	}

	@Test
	void oneIsNotSpokenOfAsMany() {
		assertEquals("1 picture is missing or damaged; 1 trial shows it, 1 of these is answered.",
				new Upkeep(Upkeep.NOTHING.freshness(), Set.of("a"), 1, 1).damage());
	}

	@Test
	void aStudyInOrderSaysNothing() {
		assertTrue(Upkeep.NOTHING.sentences().isEmpty());
		assertEquals("", Upkeep.NOTHING.mark(picture("a")));
	}
}
