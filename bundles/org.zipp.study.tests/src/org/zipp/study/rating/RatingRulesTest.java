package org.zipp.study.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.Hashes;
import org.zipp.core.ZippException;
import org.zipp.model.EvidenceKind;
import org.zipp.model.Persona;
import org.zipp.model.RaterKind;
import org.zipp.model.TraitCategory;
import org.zipp.store.Rows.EvidenceRow;
import org.zipp.store.Rows.PersonaDraft;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.RatingRow;
import org.zipp.store.Rows.RatingTask;
import org.zipp.store.Rows.SentenceRow;
import org.zipp.store.Rows.TraitRow;
import org.zipp.store.StudyStore;
import org.zipp.study.SmallStudy;
import org.zipp.study.StudyData;
import org.zipp.study.StudyDesigner;
import org.zipp.study.rating.RatingDesigner.Made;
import org.zipp.study.rating.RatingSession.Sheet;

class RatingRulesTest {

	private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
	private static final List<String> CRITERIA = RatingCriteria.USUAL;

	@TempDir
	Path folder;

	private SmallStudy small;
	private StudyStore store;

	@BeforeEach
	void study() {
		small = new SmallStudy(folder, 8, 2, false);
		store = small.open();
		store.personas().save(small.users.stream().map(u -> new PersonaDraft(u, "SECRET-METHOD", "SECRET-VERBALIZER",
				List.of(new SentenceRow("Likes to walk, number " + small.users.indexOf(u) + ".", List.of())),
				List.of(new TraitRow(TraitCategory.DEMOGRAPHICS, "age", "25-34", 0.87, List.of())))).toList());
	}

	@AfterEach
	void close() {
		store.close();
	}

	private Made assign(int perPersona, int personas, Instant now, String... gone) {
		return new RatingDesigner(store, CRITERIA).assign(perPersona, personas, List.of(), List.of(gone), 3, now, Duration.ofDays(14));
	}

	private void experts(String... names) {
		RatingDesigner designer = new RatingDesigner(store, CRITERIA);
		for (String name : names) {
			designer.addExpert(name);
		}
	}

	private void rate(RatingTask task, Instant at) {
		store.ratings().rate(CRITERIA.stream().map(c -> new RatingRow(task.raterId(), task.userId(), c, 4, at, task.textHash())).toList());
	}

	private Map<String, Integer> ratersOfPersonas() {
		Map<String, Integer> raters = new HashMap<>();
		store.ratings().tasks().forEach(t -> raters.merge(t.userId(), 1, Integer::sum));
		return raters;
	}

	@Test
	void personasAreAssignedWithTheTextAsItIsShown() {
		experts("anna", "ben", "carla", "dora");
		assertEquals(0, assign(3, 0, START).lacking());
		assertEquals(Set.of(3), new HashSet<>(ratersOfPersonas().values()));
		assertEquals(Set.of(6L), new HashSet<>(
				store.ratings().tasks().stream().collect(Collectors.groupingBy(RatingTask::raterId, Collectors.counting())).values()));
		RatingTask task = store.ratings().tasks("anna").getFirst();
		assertEquals(1, task.position());
		assertEquals("Likes to walk, number " + small.users.indexOf(task.userId()) + ".\n\nage: 25-34", task.text());
		assertEquals(Hashes.of(task.text()), task.textHash());
		assertEquals(0, assign(3, 0, START).given().values().stream().mapToInt(i -> i).sum());
	}

	@Test
	void asManyPersonasAsAskedForAreDrawnAndMoreLater() {
		experts("anna", "ben");
		assign(2, 3, START);
		Set<String> first = ratersOfPersonas().keySet();
		assertEquals(3, first.size());
		assign(2, 5, START);
		assertEquals(5, ratersOfPersonas().size());
		assertTrue(ratersOfPersonas().keySet().containsAll(first));
		assertEquals(5, assign(3, 5, START).lacking());
	}

	@Test
	void whatAnExpertLeavesIsGivenToOthersAndWhatWasRatedStays() {
		experts("anna", "ben", "carla");
		assign(2, 0, START);
		List<RatingTask> bens = store.ratings().tasks("ben");
		rate(bens.getFirst(), START.plusSeconds(60));
		// Anna and Carla are at work; Ben was not heard of for three weeks.
		Instant later = START.plus(Duration.ofDays(21));
		rate(store.ratings().tasks("anna").getFirst(), later.minusSeconds(60));
		rate(store.ratings().tasks("carla").getFirst(), later.minusSeconds(60));
		Made made = assign(2, 0, later);
		assertEquals(List.of("ben"), made.gone());
		assertEquals(bens.size() - 1, made.released());
		assertEquals(List.of(bens.getFirst()), store.ratings().tasks("ben"));
		assertEquals(0, made.lacking());
		assertEquals(Set.of(2), new HashSet<>(ratersOfPersonas().values()));
		assertTrue(assertThrows(ZippException.class,
				() -> new RatingSession(store, "ben", CRITERIA).rate(bens.getLast().id(),
						Map.of(CRITERIA.get(0), 1, CRITERIA.get(1), 2, CRITERIA.get(2), 3)))
				.getMessage().contains("given to another expert"));
	}

	@Test
	void anExpertWhoIsKnownToHaveGoneGetsNothingMore() {
		experts("anna", "ben", "carla");
		Made made = assign(2, 0, START, "carla");
		assertEquals(Set.of("anna", "ben"), made.given().keySet());
		assertEquals(List.of(), store.ratings().tasks("carla"));
	}

	@Test
	void aPersonaThatWasEditedIsRatedByAllInTheSameWords() {
		experts("anna");
		assign(1, 0, START);
		RatingTask before = store.ratings().tasks("anna").getFirst();
		Persona persona = store.personas().load(before.userId()).orElseThrow();
		persona.getSentences().getFirst().setText("Says something else now.");
		store.personas().saveEdit(persona, "lead", "other words");
		experts("ben");
		assign(2, 0, START);
		RatingTask ben = store.ratings().tasks("ben").stream().filter(t -> t.userId().equals(before.userId())).findFirst().orElseThrow();
		assertEquals(before.text(), ben.text());
	}

	@Test
	void aSheetTellsNeitherWhoseNorByWhatNorWhatOthersSay() {
		experts("anna", "ben");
		String user = small.users.getFirst();
		store.users().replaceEvidence("tf-idf", List.of(evidence(user, "walks in the rain", true), evidence(user, "left out", false)));
		assign(2, 0, START);
		store.ratings().tasks("ben").forEach(t -> rate(t, START));
		RatingSession session = new RatingSession(store, "anna", CRITERIA);
		Sheet sheet = session.next().orElseThrow();
		assertEquals(1, sheet.number());
		assertEquals(8, sheet.of());
		assertEquals(Map.of(), sheet.given());
		for (int n = 1; n <= 8; n++) {
			String shown = session.at(n).orElseThrow().toString();
			small.users.forEach(u -> assertFalse(shown.contains(u), shown));
			assertFalse(shown.contains("SECRET"), shown);
			assertFalse(shown.contains("0.87"), shown);
			assertFalse(shown.contains("left out"), shown);
		}
		int number = store.ratings().tasks("anna").stream().filter(t -> t.userId().equals(user)).findFirst().orElseThrow().position();
		assertEquals("walks in the rain", session.at(number).orElseThrow().evidence().getFirst().text());
		assertTrue(session.at(9).isEmpty());
		assertTrue(session.at(0).isEmpty());
	}

	private static EvidenceRow evidence(String user, String text, boolean within) {
		return new EvidenceRow(0, user, EvidenceKind.COMMENT, "walking", text, "", "", 1, 1, 4, within);
	}

	@Test
	void aPersonaIsDoneWhenEveryCriterionIsRated() {
		experts("anna");
		assign(1, 2, START);
		RatingSession session = new RatingSession(store, "anna", CRITERIA);
		Sheet first = session.next().orElseThrow();
		assertTrue(assertThrows(ZippException.class, () -> session.rate(first.taskId(), Map.of(CRITERIA.get(0), 3))).getMessage()
				.contains("Interest completeness"));
		assertTrue(assertThrows(ZippException.class,
				() -> session.rate(first.taskId(), Map.of(CRITERIA.get(0), 3, CRITERIA.get(1), 6, CRITERIA.get(2), 1))).getMessage().contains("not 6"));
		assertEquals(List.of(), store.ratings().all());
		session.rate(first.taskId(), Map.of(CRITERIA.get(0), 3, CRITERIA.get(1), 5, CRITERIA.get(2), 1));
		assertEquals(1, session.rated());
		assertEquals(2, session.of());
		Sheet second = session.next().orElseThrow();
		assertEquals(2, second.number());
		session.rate(first.taskId(), Map.of(CRITERIA.get(0), 2, CRITERIA.get(1), 5, CRITERIA.get(2), 1));
		assertEquals(Map.of(CRITERIA.get(0), 2, CRITERIA.get(1), 5, CRITERIA.get(2), 1), session.at(1).orElseThrow().given());
		session.rate(second.taskId(), Map.of(CRITERIA.get(0), 2, CRITERIA.get(1), 5, CRITERIA.get(2), 1));
		assertTrue(session.next().isEmpty());
		assertEquals(Set.of(store.ratings().tasks("anna").getFirst().textHash(), store.ratings().tasks("anna").getLast().textHash()),
				store.ratings().all().stream().map(RatingRow::personaHash).collect(Collectors.toSet()));
	}

	@Test
	void whoVotesDoesNotRateAndExpertsGetNoTrials() {
		experts("anna");
		store.trials().saveRater(new RaterRow("voter", RaterKind.HUMAN, small.users.getFirst(), Map.of()));
		assertThrows(ZippException.class, () -> new RatingSession(store, "voter", CRITERIA));
		assertThrows(ZippException.class, () -> new RatingDesigner(store, CRITERIA).addExpert("voter"));
		assertEquals(List.of("voter"), new StudyDesigner(store).waiting().stream().map(RaterRow::id).toList());
		assertEquals(1, StudyData.of(store).raters());
	}

	@Test
	void nothingToRateOrNobodyToDoItIsRefused() {
		assertTrue(assertThrows(ZippException.class, () -> assign(1, 0, START)).getMessage().contains("no experts"));
		try (StudyStore empty = new SmallStudy(folder.resolve("empty"), 1, 1, false).open()) {
			RatingDesigner designer = new RatingDesigner(empty, CRITERIA);
			designer.addExpert("anna");
			assertTrue(assertThrows(ZippException.class,
					() -> designer.assign(1, 0, List.of(), List.of(), 1, START, Duration.ofDays(1))).getMessage().contains("verbalize"));
		}
	}
}
