package org.zipp.ui.generation.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.zipp.core.choice.Choice;
import org.zipp.model.Condition;
import org.zipp.model.Prompt;
import org.zipp.model.Study;
import org.zipp.model.ZippFactory;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.RewriteRow;
import org.zipp.ui.generation.compare.Strips.Place;

class StripsTest {

	private final Study study = ZippFactory.eINSTANCE.createStudy();
	private final List<ImageRow> images = new ArrayList<>();
	private final List<RewriteRow> rewrites = new ArrayList<>();

	StripsTest() {
		for (String id : List.of("generic", "mine", "other")) {
			Condition condition = ZippFactory.eINSTANCE.createCondition();
			condition.setId(id);
			condition.setLabel(id.toUpperCase());
			condition.setMethod(id);
			study.getConditions().add(condition);
		}
		for (String id : List.of("sea", "lake", "hill")) {
			Prompt prompt = ZippFactory.eINSTANCE.createPrompt();
			prompt.setId(id);
			prompt.setText("a " + id);
			study.getPrompts().add(prompt);
		}
	}

	private void image(String user, String prompt, String condition, long seed, String content, String text) {
		images.add(new ImageRow(new ImageKey(user, prompt, condition, seed), 8, 8, content, "test", 0, Instant.EPOCH, "", text, ""));
	}

	private Strips strips() {
		return Strips.of(study, images, rewrites);
	}

	@Test
	void personalPicturesStandBesideThoseOfEverybody() {
		image("", "sea", "generic", 7, "a", "");
		image("ann", "sea", "mine", 7, "b", "Ann's sea");
		image("bob", "sea", "mine", 7, "c", "Bob's sea");
		Strips strips = strips();
		assertEquals(List.of("ann", "bob"), strips.users());
		List<Strips.Cell> cells = strips.strip(new Place("bob", "sea", 7));
		assertEquals(List.of("GENERIC", "MINE", "OTHER"), cells.stream().map(Strips.Cell::condition).toList());
		assertEquals("a", cells.get(0).picture().content());
		assertEquals("a sea", cells.get(0).words(), "an unwritten prompt is the base prompt");
		assertEquals("c", cells.get(1).picture().content());
		assertEquals("Bob's sea", cells.get(1).words());
		assertNull(cells.get(2).picture());
		assertEquals("This condition has no prompt here.", cells.get(2).words());
	}

	@Test
	void whatIsNotMadeYetStillShowsItsPrompt() {
		image("ann", "sea", "mine", 7, "b", "Ann's sea");
		rewrites.add(new RewriteRow("ann", "sea", "other", "a sea at night", "boats", "r"));
		Strips.Cell cell = strips().strip(new Place("ann", "sea", 7)).get(2);
		assertNull(cell.picture());
		assertEquals("a sea at night\n\nNot wanted: boats", cell.words());
	}

	@Test
	void theSameFileIsMarked() {
		image("", "sea", "generic", 7, "a", "");
		image("", "sea", "mine", 7, "a", "");
		image("", "sea", "other", 7, "b", "");
		assertEquals(List.of("", "GENERIC", ""), strips().strip(new Place("", "sea", 7)).stream().map(Strips.Cell::sameAs).toList());
	}

	@Test
	void oneGoesThroughPromptsSeedsAndParticipants() {
		for (String user : List.of("ann", "bob")) {
			image(user, "sea", "mine", 1, "a", "");
			image(user, "sea", "mine", 5, "b", "");
			image(user, "hill", "mine", 5, "c", "");
		}
		image("bob", "lost", "mine", 9, "d", "");
		Strips strips = strips();
		assertEquals(List.of("sea", "hill", "lost"), strips.prompts().stream().map(Choice::id).toList(), "lake has no pictures");
		Place start = strips.nearest(new Place("", "", 0)).orElseThrow();
		assertEquals(new Place("ann", "sea", 1), start);
		Place seed = strips.moveSeed(start, 1);
		assertEquals(new Place("ann", "sea", 5), seed);
		assertEquals(seed, strips.moveSeed(seed, 1), "at the end one stays");
		assertEquals(new Place("ann", "hill", 5), strips.movePrompt(seed, 1), "the seed stays where it is there too");
		assertEquals(new Place("ann", "hill", 5), strips.movePrompt(start, 1), "else the first one is taken");
		assertEquals(new Place("bob", "sea", 5), strips.moveUser(seed, 1));
		assertEquals(new Place("ann", "sea", 5), strips.moveUser(strips.moveUser(seed, 1), -1));
		Place lost = strips.movePrompt(strips.moveUser(start, 1), 9);
		assertEquals(new Place("bob", "lost", 9), lost);
		assertEquals("ann", strips.moveUser(lost, -1).user(), "a participant without that prompt has an empty strip");
		assertTrue(strips.strip(strips.moveUser(lost, -1)).stream().allMatch(c -> c.picture() == null));
	}

	@Test
	void aStudyWithoutPicturesHasNoPlace() {
		assertTrue(strips().isEmpty());
		assertEquals(Optional.empty(), strips().nearest(new Place("ann", "sea", 1)));
	}
}
