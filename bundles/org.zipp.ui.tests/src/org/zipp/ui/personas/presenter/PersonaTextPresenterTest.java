package org.zipp.ui.personas.presenter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

class PersonaTextPresenterTest {

	private final PersonaText text = PersonaText.of(
			List.of("Loves dark forests and old cameras.", "Prefers muted colours, e.g. Grey tones.",
					"Posts pictures of mountains at night."),
			List.of(List.of(1L, 2L), List.of(3L), List.of(4L, 5L)));

	private static PersonaText edit(PersonaText text, String edited) {
		return text.edit(edited, Map.of());
	}

	private static List<List<Long>> links(PersonaText text) {
		return text.sentences().stream().map(PersonaText.Span::evidence).toList();
	}

	@Test
	void joinsSentencesAndFindsThem() {
		assertEquals(3, text.sentences().size());
		assertEquals("Prefers muted colours, e.g. Grey tones.", text.sentence(1));
		assertEquals(1, text.at(text.text().indexOf("muted")).getAsInt());
		assertEquals(0, text.at(0).getAsInt());
		assertEquals(2, text.at(text.text().length()).getAsInt());
		assertEquals(List.of(2), text.restingOn(5));
		assertEquals(List.of(), text.restingOn(9));
	}

	@Test
	void sameTextIsTheSameObject() {
		assertSame(text, edit(text, text.text()));
	}

	@Test
	void insertedSentenceHasNoEvidenceAndOthersKeepTheirs() {
		PersonaText after = edit(text, text.text().replace(" Prefers", " Owns seven bicycles. Prefers"));
		assertEquals(List.of(List.of(1L, 2L), List.of(), List.of(3L), List.of(4L, 5L)), links(after));
		assertEquals("Owns seven bicycles.", after.sentence(1));
	}

	@Test
	void sentenceTypedAtTheEndLetterByLetter() {
		PersonaText after = text;
		for (char c : " Owns seven bicycles.".toCharArray()) {
			after = edit(after, after.text() + c);
		}
		assertEquals(List.of(List.of(1L, 2L), List.of(3L), List.of(4L, 5L), List.of()), links(after));
	}

	@Test
	void deletedSentenceTakesItsEvidenceAlong() {
		PersonaText after = edit(text, text.text().replace("Prefers muted colours, e.g. Grey tones. ", ""));
		assertEquals(List.of(List.of(1L, 2L), List.of(4L, 5L)), links(after));
		PersonaText first = edit(text, text.text().replace("Loves dark forests and old cameras. ", ""));
		assertEquals(List.of(List.of(3L), List.of(4L, 5L)), links(first));
	}

	@Test
	void partsOfASplitSentenceInheritItsEvidence() {
		PersonaText after = edit(text, text.text().replace("forests and old", "forests. Loves old"));
		assertEquals(List.of("Loves dark forests.", "Loves old cameras."),
				List.of(after.sentence(0), after.sentence(1)));
		assertEquals(List.of(List.of(1L, 2L), List.of(1L, 2L), List.of(3L), List.of(4L, 5L)), links(after));
	}

	@Test
	void mergedSentenceRestsOnTheEvidenceOfBoth() {
		PersonaText after = edit(text, text.text().replace("tones. Posts", "tones and posts"));
		// The full stop of "e.g." followed by a capital letter now starts a sentence; both parts stay linked.
		assertTrue(after.sentences().getLast().evidence().containsAll(List.of(4L, 5L)));
		PersonaText simple = PersonaText.of(List.of("Likes rain.", "Likes snow."), List.of(List.of(1L), List.of(2L)));
		assertEquals(List.of(List.of(1L, 2L)), links(edit(simple, "Likes rain and likes snow.")));
	}

	@Test
	void changedSentenceKeepsEvidenceWhileHalfOfItIsLeft() {
		assertEquals(links(text), links(edit(text, text.text().replace("old cameras", "new lenses"))));
		PersonaText other = edit(text, text.text().replace("Loves dark forests and old cameras.", "Bakes bread daily."));
		assertEquals(List.of(List.of(), List.of(3L), List.of(4L, 5L)), links(other));
	}

	@Test
	void boundariesOutsideTheEditStayAsTheVerbalizerSetThem() {
		PersonaText after = edit(text, text.text().replace("Posts", "Shares"));
		assertEquals("Prefers muted colours, e.g. Grey tones.", after.sentence(1));
		assertEquals(links(text), links(after));
	}

	@Test
	void pastedSentenceFindsItsEvidenceAgain() {
		PersonaText without = edit(text, text.text().replace("Loves dark forests and old cameras. ", ""));
		PersonaText back = without.edit(without.text() + " Loves dark forests and old cameras.",
				Map.of("Loves dark forests and old cameras.", List.of(1L, 2L)));
		assertEquals(List.of(List.of(3L), List.of(4L, 5L), List.of(1L, 2L)), links(back));
	}

	@Test
	void everythingDeleted() {
		PersonaText after = edit(text, "");
		assertEquals(0, after.sentences().size());
		assertEquals(1, edit(after, "New start").sentences().size());
	}

	@Test
	void sentencesNeverOverlapUnderRandomEdits() {
		Random random = new Random(7);
		String letters = "ab .!? \nXé";
		PersonaText now = text;
		for (int i = 0; i < 3000; i++) {
			StringBuilder edited = new StringBuilder(now.text());
			int at = random.nextInt(edited.length() + 1);
			int to = Math.min(edited.length(), at + random.nextInt(12));
			StringBuilder insert = new StringBuilder();
			for (int k = random.nextInt(12); k > 0; k--) {
				insert.append(letters.charAt(random.nextInt(letters.length())));
			}
			edited.replace(at, to, insert.toString());
			now = edit(now, edited.toString());
			assertEquals(edited.toString(), now.text());
			int covered = 0;
			int end = 0;
			for (PersonaText.Span s : now.sentences()) {
				assertTrue(s.start() >= end && s.end() > s.start() && s.end() <= edited.length());
				covered += (int) edited.substring(s.start(), s.end()).chars().filter(c -> !Character.isWhitespace(c))
						.count();
				end = s.end();
			}
			assertEquals(edited.chars().filter(c -> !Character.isWhitespace(c)).count(), covered,
					"every character belongs to a sentence");
		}
	}
}
