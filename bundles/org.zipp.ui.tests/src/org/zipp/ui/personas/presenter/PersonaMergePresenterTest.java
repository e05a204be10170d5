package org.zipp.ui.personas.presenter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.zipp.model.TraitCategory;
import org.zipp.ui.personas.presenter.PersonaMerge.Conflict;
import org.zipp.ui.personas.presenter.PersonaMerge.Take;
import org.zipp.ui.personas.presenter.PersonaState.Line;
import org.zipp.ui.personas.presenter.PersonaState.TraitState;

class PersonaMergePresenterTest {

	private static final Map<Long, Integer> RANKS = Map.of(1L, 1, 2L, 2, 3L, 3, 4L, 4);
	private static final String A = "Loves dark forests.";
	private static final String B = "Posts pictures of the sea.";
	private static final String C = "Collects old cameras.";

	private static Line line(String text, long... evidence) {
		return new Line(text, Arrays.stream(evidence).boxed().toList());
	}

	private static PersonaState text(Object... lines) {
		return new PersonaState(Arrays.stream(lines).map(l -> l instanceof Line line ? line : line((String) l)).toList(), List.of());
	}

	private static PersonaState traits(TraitState... traits) {
		return new PersonaState(List.of(), List.of(traits));
	}

	private static TraitState trait(String name, String value, double confidence, long... evidence) {
		return new TraitState(TraitCategory.AESTHETICS, name, value, confidence, Arrays.stream(evidence).boxed().toList());
	}

	private static PersonaMerge merge(PersonaState before, PersonaState stored, PersonaState mine) {
		return new PersonaMerge(before, stored, mine, RANKS);
	}

	/** Expects no conflict. */
	private static List<Line> clean(PersonaState before, PersonaState stored, PersonaState mine) {
		PersonaMerge merge = merge(before, stored, mine);
		assertEquals(List.of(), merge.conflicts());
		return merge.merged(List.of()).lines();
	}

	private static List<String> words(PersonaState state) {
		return state.lines().stream().map(Line::text).toList();
	}

	@Test
	void changesOfOneSideAreTakenOver() {
		PersonaState base = text(line(A, 1), line(B, 2), line(C, 3));
		PersonaState other = text(line("Sings.", 4), line(A, 1), line("Posts pictures of lakes.", 2));
		assertEquals(other.lines(), clean(base, other, base));
		assertEquals(other.lines(), clean(base, base, other));
		assertEquals(other.lines(), clean(base, other, other), "the same change on both sides");
		assertEquals(base.lines(), clean(base, base, base));
	}

	@Test
	void changesOfDifferentSentencesFitTogetherEvenSideBySide() {
		PersonaState base = text(A, B, C);
		assertEquals(text("Theirs.", "Mine.", C).lines(), clean(base, text("Theirs.", B, C), text(A, "Mine.", C)));
		assertEquals(text("Mine.", "Theirs.", C).lines(), clean(base, text(A, "Theirs.", C), text("Mine.", B, C)));
		assertEquals(text("Mine.", C).lines(), clean(base, text(A, C), text("Mine.", B, C)), "deleted beside changed");
		assertEquals(text(B).lines(), clean(base, text(B, C), text(A, B)), "each deleted another one");
	}

	@Test
	void additionsStandWhereTheyWerePut() {
		PersonaState base = text(A, B);
		assertEquals(text("New.", "Theirs.", B).lines(), clean(base, text("Theirs.", B), text("New.", A, B)));
		assertEquals(text("Theirs.", "New.", B).lines(), clean(base, text("Theirs.", B), text(A, "New.", B)));
		assertEquals(text("Mine.", "New.", B).lines(), clean(base, text(A, "New.", B), text("Mine.", B)));
		assertEquals(text(A, B, "Rides horses.", "Cooks soup.").lines(),
				clean(base, text(A, B, "Rides horses."), text(A, B, "Cooks soup.")), "both are kept, the stored one first");
		assertEquals(text("Rides horses.", "Cooks soup.").lines(), clean(text(), text("Rides horses."), text("Cooks soup.")));
	}

	@Test
	void similarAdditionsAtOnePlaceAreAConflict() {
		PersonaMerge merge = merge(text(A), text(A, "Is a student of law."), text(A, "Is a student of medicine."));
		assertEquals(List.of(new Conflict("New after sentence 1", "", "Is a student of law.", "Is a student of medicine.", true)),
				merge.conflicts());
		assertEquals(List.of(A, "Is a student of law."), words(merge.merged(List.of(Take.STORED))));
		assertEquals(List.of(A, "Is a student of medicine."), words(merge.merged(List.of(Take.MINE))));
		assertEquals(List.of(A, "Is a student of law.", "Is a student of medicine."), words(merge.merged(List.of(Take.BOTH))));
		assertEquals(List.of(A), words(merge.merged(List.of(Take.BEFORE))));
	}

	@Test
	void bothChangedOneSentence() {
		PersonaMerge merge = merge(text(A, B, C), text("Loves bright forests.", B, "Collects new cameras."),
				text("Loves deep forests.", B, "Collects broken cameras."));
		assertEquals(List.of(new Conflict("Sentence 1", A, "Loves bright forests.", "Loves deep forests.", true),
				new Conflict("Sentence 3", C, "Collects new cameras.", "Collects broken cameras.", true)), merge.conflicts());
		assertEquals(List.of("Loves bright forests.", B, "Collects broken cameras."),
				words(merge.merged(List.of(Take.STORED, Take.MINE))));
		assertThrows(IllegalArgumentException.class, () -> merge.merged(List.of(Take.MINE)));
	}

	@Test
	void conflictsAreCutDownToTheSentence() {
		PersonaMerge merge = merge(text(A, B, C), text(A, "Posts pictures of the ocean.", C),
				text("Hates dark forests.", "Posts pictures of lakes.", "Collects very old cameras."));
		assertEquals(List.of(new Conflict("Sentence 2", B, "Posts pictures of the ocean.", "Posts pictures of lakes.", true)),
				merge.conflicts());
		assertEquals(List.of("Hates dark forests.", "Posts pictures of the ocean.", "Collects very old cameras."),
				words(merge.merged(List.of(Take.STORED))));
	}

	@Test
	void changedAndDeletedIsAConflict() {
		PersonaMerge deleted = merge(text(A, B), text("Loves bright forests.", B), text(B));
		assertEquals(List.of(new Conflict("Sentence 1", A, "Loves bright forests.", "", false)), deleted.conflicts());
		assertEquals(List.of(B), words(deleted.merged(List.of(Take.MINE))));
		PersonaMerge changed = merge(text(A, B), text(B), text("Loves bright forests.", B));
		assertEquals(List.of(new Conflict("Sentence 1", A, "", "Loves bright forests.", false)), changed.conflicts());
		assertEquals(List.of("Loves bright forests.", B), words(changed.merged(List.of(Take.MINE))));
		assertEquals(List.of(B), words(changed.merged(List.of(Take.STORED))));
	}

	@Test
	void rewrittenStretchesAreShownAsAWhole() {
		PersonaMerge merge = merge(text(A, B, C), text(A, "One sentence about everything."), text(A, "Paints.", "Sings.", "Runs."));
		assertEquals(List.of(new Conflict("Sentences 2 to 3", B + ' ' + C, "One sentence about everything.", "Paints. Sings. Runs.",
				true)), merge.conflicts());
	}

	@Test
	void linksAreMergedAsSets() {
		PersonaState base = text(line(A, 1, 2), line(B, 3));
		assertEquals(List.of(line(A, 1, 4), line(B)),
				clean(base, text(line(A, 1), line(B, 3)), text(line(A, 1, 2, 4), line(B))));
		assertEquals(List.of(line(A, 2), line(B, 3, 4)), clean(base, text(line(A, 2), line(B, 3, 4)), base));
		assertEquals(List.of(line(A, 1, 2, 3, 4), line(B, 3)),
				clean(base, text(line(A, 1, 2, 3), line(B, 3)), text(line(A, 1, 2, 4), line(B, 3))));
	}

	@Test
	void linksGoWithTheSentenceThatTheOtherSideChanged() {
		PersonaState base = text(line(A, 1), line(B, 2));
		PersonaState linked = text(line(A, 1, 3), line(B, 2));
		PersonaState changed = text(line("Loves deep dark forests.", 1), line(B, 2));
		assertEquals(List.of(line("Loves deep dark forests.", 1, 3), line(B, 2)), clean(base, linked, changed));
		assertEquals(List.of(line("Loves deep dark forests.", 1, 3), line(B, 2)), clean(base, changed, linked));
		PersonaState split = text(line("Loves deep forests.", 1), line("Sleeps long.", 1), line(B, 2));
		assertEquals(List.of(line("Loves deep forests.", 1, 3), line("Sleeps long.", 1), line(B, 2)), clean(base, linked, split));
	}

	@Test
	void linksOfADeletedSentenceAreAConflict() {
		PersonaMerge merge = merge(text(line(A, 1), line(B, 2)), text(line(A, 1, 3), line(B, 2)), text(line(B, 2)));
		assertEquals(List.of(new Conflict("Sentence 1", A + " (rests on evidence 1)", A + " (rests on evidence 1, 3)", "", false)),
				merge.conflicts());
		assertEquals(List.of(line(A, 1, 3), line(B, 2)), merge.merged(List.of(Take.STORED)).lines());
	}

	@Test
	void linksToEvidenceThatIsGoneGo() {
		assertEquals(List.of(line(A, 1), line("New.", 2)),
				clean(text(line(A, 1, 99)), text(line(A, 1)), text(line(A, 1, 99), line("New.", 2, 98))));
	}

	@Test
	void whiteSpaceIsNoChange() {
		assertEquals(List.of(line("Loves bright forests.")), clean(text("Loves  dark forests."), text("Loves bright forests."),
				text("Loves dark\nforests.")));
	}

	@Test
	void traitsOfOneSideAreTakenOver() {
		PersonaState base = traits(trait("palette", "warm", 0.5, 1), trait("light", "dark", 0.4));
		PersonaState other = traits(trait("palette", "cool", 0.5, 1), trait("texture", "smooth", 1));
		for (PersonaMerge merge : List.of(merge(base, other, base), merge(base, base, other), merge(base, other, other))) {
			assertEquals(List.of(), merge.conflicts());
			assertEquals(other.traits(), merge.merged(List.of()).traits(), "changed, deleted and added");
		}
	}

	@Test
	void changesOfDifferentTraitsAndFieldsFitTogether() {
		PersonaState base = traits(trait("palette", "warm", 0.5, 1), trait("light", "dark", 0.4));
		PersonaState stored = traits(trait("palette", "warm", 0.9, 1, 2), trait("light", "dark", 0.4), trait("tone", "calm", 1));
		PersonaState mine = traits(trait("palette", "cool", 0.5, 1, 3), trait("texture", "smooth", 1));
		PersonaMerge merge = merge(base, stored, mine);
		assertEquals(List.of(), merge.conflicts());
		assertEquals(List.of(trait("palette", "cool", 0.9, 1, 2, 3), trait("tone", "calm", 1), trait("texture", "smooth", 1)),
				merge.merged(List.of()).traits());
	}

	@Test
	void traitsThatBothChangedAreConflicts() {
		PersonaState base = traits(trait("palette", "warm", 0.5), trait("light", "dark", 0.4), trait("tone", "calm", 0.3));
		PersonaState stored = traits(trait("palette", "cool", 0.5), trait("tone", "angry", 0.3), trait("age", "18", 1));
		PersonaState mine = traits(trait("palette", "muted", 0.5), trait("light", "bright", 0.4), trait("age", "25-34", 1));
		PersonaMerge merge = merge(base, stored, mine);
		assertEquals(List.of(new Conflict("Trait palette", "warm", "cool", "muted", false),
				new Conflict("Trait tone", "calm", "angry", "", false), new Conflict("Trait age", "", "18", "25-34", false),
				new Conflict("Trait light", "dark", "", "bright", false)), merge.conflicts());
		assertEquals(mine.traits().stream().map(TraitState::value).sorted().toList(),
				merge.merged(List.of(Take.MINE, Take.MINE, Take.MINE, Take.MINE)).traits().stream().map(TraitState::value).sorted()
						.toList());
		assertEquals(stored.traits(), merge.merged(List.of(Take.STORED, Take.STORED, Take.STORED, Take.STORED)).traits());
		assertEquals(base.traits().stream().map(TraitState::name).sorted().toList(),
				merge.merged(List.of(Take.BEFORE, Take.BEFORE, Take.BEFORE, Take.BEFORE)).traits().stream().map(TraitState::name)
						.sorted().toList());
	}

	@Test
	void traitsWithOneNameAreToldApart() {
		PersonaState base = traits(trait("topic", "cats", 1), trait("topic", "dogs", 1));
		PersonaMerge merge = merge(base, traits(trait("topic", "cats", 1), trait("topic", "wolves", 1)),
				traits(trait("topic", "tigers", 1), trait("topic", "dogs", 1)));
		assertEquals(List.of(), merge.conflicts());
		assertEquals(List.of(trait("topic", "tigers", 1), trait("topic", "wolves", 1)), merge.merged(List.of()).traits());
	}

	/** Whatever two people do: nothing is invented, and taking one side everywhere keeps every sentence only that side wrote. */
	@Test
	void nothingIsLostOrInvented() {
		Random random = new Random(7);
		for (int round = 0; round < 3_000; round++) {
			List<Line> base = new ArrayList<>();
			for (int i = 0; i < random.nextInt(7); i++) {
				base.add(line("Base word" + i + " here.", 1 + random.nextInt(4)));
			}
			List<Line> stored = edited(base, "Theirs", random);
			List<Line> mine = edited(base, "Mine", random);
			PersonaMerge merge = merge(new PersonaState(base, List.of()), new PersonaState(stored, List.of()),
					new PersonaState(mine, List.of()));
			for (Take take : List.of(Take.STORED, Take.MINE)) {
				List<String> merged = words(merge.merged(merge.conflicts().stream().map(c -> take).toList()));
				List<Line> side = take == Take.MINE ? mine : stored;
				side.stream().map(Line::text).filter(t -> !t.startsWith("Base"))
						.forEach(t -> assertTrue(merged.contains(t), () -> t + " is lost in " + merged));
				merged.forEach(t -> assertTrue(stored.stream().anyMatch(l -> l.text().equals(t))
						|| mine.stream().anyMatch(l -> l.text().equals(t)), () -> t + " is invented"));
			}
		}
	}

	private static List<Line> edited(List<Line> base, String who, Random random) {
		List<Line> lines = new ArrayList<>();
		for (int i = 0; i < base.size(); i++) {
			switch (random.nextInt(6)) {
			case 0 -> lines.add(line(who + " word" + i + " here.", 2));
			case 1 -> {
				lines.add(base.get(i));
				lines.add(line(who + " adds" + i + random.nextInt(1000) + '.', 3));
			}
			case 2 -> {
			}
			default -> lines.add(base.get(i));
			}
		}
		return lines;
	}
}
