package org.zipp.language.persona;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.zipp.language.Failures;
import org.zipp.language.SentenceModel;
import org.zipp.model.EvidenceKind;
import org.zipp.model.TraitCategory;
import org.zipp.store.Rows.EvidenceRow;
import org.zipp.store.Rows.PersonaDraft;
import org.zipp.store.Rows.TraitRow;

class OfflineVerbalizerTest {

	private static final UserEvidence WARM = new Evidences("warm")
			.add(EvidenceKind.COMMUNITY, "campfires", "Stories and pictures from evenings around the fire", 0.4)
			.images("evening by the fireplace, everything in orange", "the last sun turned the wheat golden",
					"huge empty dune with one tiny walker", "nothing but sand and sky")
			.comments("I live in Lisbon and my kids love the beach", "this is so peaceful").user();
	private static final UserEvidence COOL = new Evidences("cool")
			.add(EvidenceKind.COMMUNITY, "glaciers", "Ice, snow and polar travel", 0.4)
			.images("ice cave shining blue", "frozen fjord before dawn, all in blue",
					"flea market stalls stuffed with lamps, clocks and dolls", "hundreds of faces at the carnival")
			.comments("as a nurse I work nights", "how does this work? I wonder why").user();

	private static List<PersonaDraft> verbalize() {
		OfflineVerbalizer verbalizer = new OfflineVerbalizer(SentenceModel.EMBEDDER);
		List<UserEvidence> users = List.of(WARM, COOL);
		verbalizer.prepare(users, SubMonitor.convert(new NullProgressMonitor()));
		return verbalizer.verbalize(users, new Failures(), SubMonitor.convert(new NullProgressMonitor()));
	}

	private static Map<String, String> traits(PersonaDraft draft, TraitCategory category) {
		return draft.traits().stream().filter(t -> t.category() == category)
				.collect(Collectors.toMap(TraitRow::name, TraitRow::value));
	}

	@Test
	void readsPaletteAndCompositionFromTitles() {
		List<PersonaDraft> drafts = verbalize();
		Map<String, String> warm = traits(drafts.get(0), TraitCategory.AESTHETICS);
		Map<String, String> cool = traits(drafts.get(1), TraitCategory.AESTHETICS);
		assertEquals("warm", warm.get("palette"));
		assertEquals("cool", cool.get("palette"));
		assertEquals("minimal", warm.get("composition"));
		assertEquals("crowded", cool.get("composition"));
		assertEquals(Set.of("palette", "light", "texture", "composition"), warm.keySet());
	}

	@Test
	void demographicsAreStatedOrAbsent() {
		List<PersonaDraft> drafts = verbalize();
		assertEquals(Map.of("place", "Lisbon", "household", "has children"),
				traits(drafts.get(0), TraitCategory.DEMOGRAPHICS));
		assertEquals(Map.of("occupation", "works in health care"), traits(drafts.get(1), TraitCategory.DEMOGRAPHICS));
	}

	@Test
	void everySentenceAndTraitCitesEvidenceOfTheUser() {
		List<PersonaDraft> drafts = verbalize();
		for (int i = 0; i < 2; i++) {
			Set<Long> own = (i == 0 ? WARM : COOL).evidence().stream().map(EvidenceRow::id).collect(Collectors.toSet());
			PersonaDraft draft = drafts.get(i);
			assertFalse(draft.sentences().isEmpty());
			draft.sentences().forEach(s -> assertTrue(!s.evidence().isEmpty() && own.containsAll(s.evidence()), s.text()));
			draft.traits().forEach(t -> assertTrue(!t.evidence().isEmpty() && own.containsAll(t.evidence()), t.name()));
			draft.traits().forEach(t -> assertTrue(t.confidence() >= 0 && t.confidence() <= 1, t.name()));
		}
		TraitRow palette = drafts.get(1).traits().stream().filter(t -> t.name().equals("palette")).findFirst().orElseThrow();
		long iceCave = COOL.evidence().get(1).id();
		assertTrue(palette.evidence().contains(iceCave));
	}

	@Test
	void sameEvidenceSamePersona() {
		assertEquals(verbalize(), verbalize());
	}

	@Test
	void aUserWithoutTextsGetsNoInventedTaste() {
		OfflineVerbalizer verbalizer = new OfflineVerbalizer(SentenceModel.EMBEDDER);
		PersonaDraft draft = verbalizer
				.verbalize(List.of(new Evidences("none").user()), new Failures(), SubMonitor.convert(new NullProgressMonitor())).getFirst();
		assertTrue(draft.traits().isEmpty() && draft.sentences().isEmpty());
	}

	/** What an edge list gives: communities by their bare names, in whichever spelling. */
	@Test
	void communitiesAloneGiveInterestsAndNothingElse() {
		UserEvidence edges = new Evidences("edges").add(EvidenceKind.COMMUNITY, "r/cats", "r/cats", 0.6)
				.add(EvidenceKind.COMMUNITY, "/r/noir", "/r/noir", 0.3).add(EvidenceKind.COMMUNITY, "minimalism", "minimalism", 0.1).user();
		PersonaDraft draft = draft(edges);
		assertEquals(List.of("Spends most of their attention in r/cats, r/noir and r/minimalism."), draft.sentences().stream().map(s -> s.text()).toList());
		assertEquals(List.of("communities=r/cats, r/noir, r/minimalism"), draft.traits().stream().map(t -> t.name() + '=' + t.value()).toList());
	}

	@Test
	void whatCommunitiesSayOfThemselvesIsNoTasteOfAPerson() {
		PersonaDraft draft = draft(new Evidences("reader").add(EvidenceKind.COMMUNITY, "noir", "Dark pictures, pitch black nights, grainy film", 0.6)
				.add(EvidenceKind.COMMUNITY, "code", "Help for people who learn programming and computers", 0.4).user());
		assertEquals(Set.of(TraitCategory.INTERESTS), draft.traits().stream().map(TraitRow::category).collect(Collectors.toSet()));
		assertTrue(draft.sentences().stream().noneMatch(s -> s.text().contains("posts") || s.text().contains("write")), draft::toString);
	}

	@Test
	void aTasteRestsOnWordsThatSpeakOfIt() {
		UserEvidence bland = new Evidences("bland").comments("thanks, that worked").user();
		PersonaDraft draft = draft(bland);
		Set<Long> own = Set.of(bland.evidence().getFirst().id());
		assertTrue(draft.traits().stream().filter(t -> t.category() == TraitCategory.AESTHETICS).count() < 4, draft::toString);
		draft.traits().forEach(t -> assertEquals(own, Set.copyOf(t.evidence())));
	}

	private static PersonaDraft draft(UserEvidence user) {
		OfflineVerbalizer verbalizer = new OfflineVerbalizer(SentenceModel.EMBEDDER);
		verbalizer.prepare(List.of(WARM, COOL, user), SubMonitor.convert(new NullProgressMonitor()));
		return verbalizer.verbalize(List.of(user), new Failures(), SubMonitor.convert(new NullProgressMonitor())).getFirst();
	}

	@Test
	void labelSaysThatNoLanguageModelWrote() {
		assertEquals("offline verbalizer (all-MiniLM-L6-v2), no language model",
				new OfflineVerbalizer(SentenceModel.EMBEDDER).label());
	}

	@Test
	void stopsWhenCancelled() {
		NullProgressMonitor monitor = new NullProgressMonitor();
		monitor.setCanceled(true);
		OfflineVerbalizer verbalizer = new OfflineVerbalizer(SentenceModel.EMBEDDER);
		SubMonitor cancelled = SubMonitor.convert(monitor);
		List<UserEvidence> users = List.of(WARM);
		Assertions.assertThrows(OperationCanceledException.class, () -> verbalizer.verbalize(users, new Failures(), cancelled));
	}
}
