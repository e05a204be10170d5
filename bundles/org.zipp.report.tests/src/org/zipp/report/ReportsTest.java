package org.zipp.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.zipp.document.Block;
import org.zipp.document.Cell;
import org.zipp.document.Document;
import org.zipp.document.Figure;
import org.zipp.document.Range;
import org.zipp.document.Table;
import org.zipp.model.Choice;
import org.zipp.model.RaterKind;
import org.zipp.store.Rows.QuestionChange;
import org.zipp.store.Rows.TrialProblem;
import org.zipp.store.SeedKeeping;
import org.zipp.store.TrialKind;
import org.zipp.study.Judgement;
import org.zipp.study.PictureOrigins;
import org.zipp.study.Provenance;
import org.zipp.study.StudyData;
import org.zipp.study.StudyHealth;

class ReportsTest {

	@Test
	void winRatesOfThePublishedComparisons() {
		Document report = Reports.of(Samples.published().data());
		Table table = table(report, "win-rates");
		List<Cell> drum = row(table, "ZIPP 3-shot", "DrUM");
		assertEquals(List.of(145L, 105L, 0L, 250L, 1L), values(drum).subList(2, 7));
		assertEquals(0.58, (Double) drum.get(7).value(), 1e-12);
		assertEquals(0.5181, ((Range) drum.get(8).value()).low(), 5e-5);
		assertEquals(0.6395, ((Range) drum.get(8).value()).high(), 5e-5);
		assertEquals(Cell.NONE, drum.get(9).display(), "one rater has no interval by rater");
		assertEquals(Cell.NONE, drum.get(10).display(), "nor a test by rater");
		assertEquals(0.0135, exact(report, "ZIPP 3-shot against DrUM"), 5e-5);
		assertEquals(0.2103, exact(report, "ZIPP 0-shot against Tailored Visions 3-shot"), 5e-5);

		Table published = table(report, "published");
		assertEquals(Set.of("this study", "published"), published.rows().stream().map(r -> r.get(1).display()).collect(Collectors.toSet()));
		assertEquals("58.0%", published.rows().get(1).get(3).display());
		assertEquals(List.of("not reproduced", "not reproduced"),
				published.rows().stream().filter(r -> r.get(1).display().equals("published")).map(r -> r.get(6).display()).toList(),
				"neither 145 of 250 nor 70 of 125 gives p < 0.01");
		assertTrue(words(report, "summary").contains("no interval by rater can be made"), words(report, "summary"));
		assertTrue(words(report, "ranking").contains("never compared with each other"), words(report, "ranking"));
	}

	@Test
	void tiesSkipsAndOpenTrials() {
		Document report = Reports.of(new Samples().condition("a", "A").condition("b", "B")
				.votes("r1", RaterKind.HUMAN, Map.of(), "a", "b", Choice.LEFT, 2)
				.votes("r1", RaterKind.HUMAN, Map.of(), "b", "a", Choice.LEFT, 3).votes("r2", RaterKind.HUMAN, Map.of(), "a", "b", Choice.TIE, 4)
				.votes("r2", RaterKind.HUMAN, Map.of(), "a", "b", Choice.RIGHT, 1).votes("r2", RaterKind.HUMAN, Map.of(), "a", "b", Choice.SKIP, 5)
				.votes("r3", RaterKind.HUMAN, Map.of(), "a", "b", null, 6).data());
		List<Cell> row = row(table(report, "win-rates"), "B", "A");
		assertEquals(List.of(4L, 2L, 4L, 10L, 2L), values(row).subList(2, 7));
		assertEquals(0.6, (Double) row.get(7).value(), 1e-12);
		assertEquals(0.6875, exact(report, "B against A"), 1e-12, "binom.test(4, 6)");
		assertEquals(List.of("people", 3L, 21L, 15L, 5L, 10L, 4L, 6L), values(table(report, "participants").rows().getFirst()).subList(0, 8));
		List<Cell> position = table(report, "position").rows().getFirst();
		assertEquals(List.of(5L, 1L), values(position).subList(0, 2));
		assertTrue(words(report, "participants").contains("2 answers were taken back"));
		assertTrue(words(report, "limitations").contains("6 trials are still open"));
	}

	@Test
	void votesOnIdenticalPicturesAreNeitherPreferencesNorTies() {
		StudyData plain = new Samples().condition("a", "A").condition("b", "B").votes("r1", RaterKind.HUMAN, Map.of(), "a", "b", Choice.RIGHT, 6)
				.votes("r2", RaterKind.HUMAN, Map.of(), "a", "b", Choice.TIE, 5).votes("r2", RaterKind.HUMAN, Map.of(), "a", "b", Choice.LEFT, 4)
				.data();
		List<Judgement> judgements = plain.judgements().stream()
				.map(j -> new Judgement(j.trialId(), j.raterId(), j.raterKind(), j.position(), j.userId(), j.promptId(), j.left(), j.right(),
						j.choice(), j.at(), j.responseMillis(), j.attributes(), j.trialId() > 8 && j.trialId() <= 12))
				.toList();
		Document report = Reports.of(with(plain, judgements, StudyHealth.NONE));
		// Trials 9 to 11 are ties and 12 is a preference, all of one picture shown twice.
		assertEquals(List.of(6L, 3L, 2L, 11L, 2L), values(row(table(report, "win-rates"), "B", "A")).subList(2, 7));
		assertEquals(2L, values(table(report, "participants").rows().getFirst()).get(6), "ties");
		assertEquals(4, report.data().rows().stream().filter(r -> r.stream().anyMatch(c -> c.display().equals("identical pictures"))).count());
		assertTrue(words(report, "quality").contains("4 answers are about two pictures that are the same file"), words(report, "quality"));
		assertTrue(words(report, "quality").contains("A side was chosen in 1 of them"), words(report, "quality"));
	}

	@Test
	void repeatedPairsTellOfRatersAndAreNoVotesAndChecksAreNeither() {
		StudyData plain = new Samples().condition("a", "A").condition("b", "B").votes("r1", RaterKind.HUMAN, Map.of(), "a", "b", Choice.RIGHT, 1)
				.votes("r2", RaterKind.HUMAN, Map.of(), "a", "b", Choice.LEFT, 1).data();
		List<Judgement> judgements = new ArrayList<>(plain.judgements());
		for (Judgement j : plain.judgements()) {
			for (TrialKind kind : List.of(TrialKind.REPEAT, TrialKind.CHECK)) {
				judgements.add(new Judgement(j.trialId() + 10 * (1 + kind.ordinal()), j.raterId(), j.raterKind(), j.position() + kind.ordinal(),
						j.userId(),
						j.promptId(), j.right(), j.left(), Choice.LEFT, j.at().plusSeconds(60L * kind.ordinal()), j.responseMillis(), j.attributes(),
						false, kind));
			}
		}
		Document report = Reports.of(with(plain, judgements, StudyHealth.NONE));
		assertEquals(List.of(1L, 1L, 0L, 2L, 2L), values(row(table(report, "win-rates"), "B", "A")).subList(2, 7), "two votes");
		List<Object> again = values(table(report, "self-consistency").rows().getFirst());
		assertEquals(List.of(2L, 1L), again.subList(0, 2), "r1 prefers B again, r2 does not prefer A again; checks are no repetitions");
		assertEquals(List.of("attention check", "attention check", "pair", "pair", "repeated pair", "repeated pair"), report.data().rows()
				.stream()
				.map(r -> r.get(indexOf(report.data(), "shown as")).display()).sorted().toList());
		assertTrue(plain.judgements().stream().allMatch(j -> j.kind() == TrialKind.PAIR));
		assertEquals(-1, indexOf(Reports.of(plain).data(), "shown as"), "where all are pairs nothing is said of it");
	}

	private static int indexOf(Table table, String column) {
		List<String> names = table.columns().stream().map(Table.Column::name).toList();
		return names.indexOf(column);
	}

	private static StudyData with(StudyData d, List<Judgement> judgements, StudyHealth health) {
		return new StudyData(d.title(), d.description(), d.simulated(), d.seed(), d.conditions(), d.prompts(), judgements, d.withdrawn(),
				d.raters(), d.generators(), d.rewriters(), d.provenance(), health);
	}

	@Test
	void whatIsWrongWithThePicturesIsTold() {
		StudyData plain = Samples.published().data();
		String words = words(Reports.of(with(plain, plain.judgements(), new StudyHealth(List.of("sketch, no diffusion, 256 × 256 pixels"), 2, 7,
				Map.of("Its pictures are outdated.", 4, "Its pictures have been replaced since.", 3), 5, 1, 2, 6, PictureOrigins.NONE))),
						"limitations");
		for (String told : List.of("made with: sketch, no diffusion, 256 × 256 pixels", "2 votes compare pictures of two settings",
				"7 votes rest on something outdated", "Its pictures are outdated: 4 votes. Its pictures have been replaced since: 3 votes.",
				"Of 5 votes it is not known", "1 is missing and 2 are damaged; 6 votes are about one of them")) {
			assertTrue(words.contains(told), told + " in " + words);
		}
		String none = words(Reports.of(plain), "limitations");
		assertFalse(none.contains("outdated") || none.contains("damaged") || none.contains("not known whether what"), none);
	}

	@Test
	void picturesThatAreNotWhatWasAskedForAreTold() {
		StudyData plain = Samples.published().data();
		PictureOrigins origins = new PictureOrigins(40,
				Map.of(SeedKeeping.NOT_KEPT, 20, SeedKeeping.NOT_OFFERED, 6, SeedKeeping.UNVERIFIED, 4, SeedKeeping.KEPT, 10), 6, 1, 4);
		String words = words(Reports.of(with(plain, plain.judgements(), new StudyHealth(List.of(), 0, 0, Map.of(), 0, 0, 0, 0, origins))),
				"limitations");
		for (String told : List.of("Conditions were not compared with the same seed: 20 came from a generator that gave another picture for"
				+ " the same seed, 6 from one "
				+ "that takes no seed, of the 40 compared pictures.", "Of 4 of the 40 compared pictures it is not known whether their seed made them",
				"6 of the 40 compared pictures were made from a prompt that the generator had rewritten",
						"1 of the 40 compared pictures was made without the negative prompt",
				"4 of the 40 compared pictures were made elsewhere and imported")) {
			assertTrue(words.contains(told), told + " in " + words);
		}
		PictureOrigins kept = new PictureOrigins(40, Map.of(SeedKeeping.KEPT, 40), 0, 0, 0);
		String none = words(Reports.of(with(plain, plain.judgements(), new StudyHealth(List.of(), 0, 0, Map.of(), 0, 0, 0, 0, kept))),
				"limitations");
		assertFalse(none.contains("same seed") || none.contains("rewritten"), none);
	}

	@Test
	void peopleAndSimulatedRatersAreNeverPooled() {
		Document report = Reports.of(new Samples().condition("a", "A").condition("b", "B")
				.votes("h1", RaterKind.HUMAN, Map.of(), "a", "b", Choice.LEFT, 8)
				.votes("h2", RaterKind.HUMAN, Map.of(), "a", "b", Choice.RIGHT, 2)
				.votes("s1", RaterKind.SIMULATED, Map.of(), "a", "b", Choice.RIGHT, 30)
				.votes("s2", RaterKind.SIMULATED, Map.of(), "a", "b", Choice.LEFT, 1).data());
		assertEquals(List.of(2L, 8L, 0L, 10L, 2L), values(row(table(report, "win-rates"), "B", "A")).subList(2, 7));
		assertEquals(List.of(30L, 1L, 0L, 31L, 2L), values(row(table(report, "simulated-win-rates"), "B", "A")).subList(2, 7));
		assertTrue(report.banners().contains(ReportEdition.SIMULATED),
				"votes of simulated raters are labelled even in a study that does not admit them");
		assertTrue(table(report, "simulated-win-rates").title().contains("simulated raters"));
		assertEquals("Simulated raters", report.sections().stream().filter(s -> s.id().equals("simulated-win-rates")).findFirst().orElseThrow()
				.label());
	}

	@Test
	void aFewRatersWhoCarryTheResultAreNamed() {
		Samples samples = new Samples().condition("a", "A").condition("b", "B");
		for (int r = 0; r < 12; r++) {
			boolean keen = r < 4;
			samples.votes("r" + r, RaterKind.HUMAN, Map.of(), "a", "b", keen ? Choice.RIGHT : Choice.LEFT, keen ? 40 : 7);
		}
		Document report = Reports.of(samples.data());
		List<Cell> row = row(table(report, "win-rates"), "B", "A");
		assertFalse(((Range) row.get(8).value()).contains(0.5));
		assertTrue(((Range) row.get(9).value()).contains(0.5));
		assertTrue(words(report, "win-rates").contains("the two ways of counting disagree"), words(report, "win-rates"));
		assertTrue(words(report, "summary").contains("a few raters may carry the result"), words(report, "summary"));
		assertFalse(words(report, "summary").contains("was preferred to"));
	}

	@Test
	void aClaimGivesTheRateOfTheConditionItNamesAsPreferred() {
		Samples samples = new Samples().condition("none", "none").condition("green", "Gruene");
		for (int r = 0; r < 20; r++) {
			samples.votes("r" + r, RaterKind.HUMAN, Map.of(), "none", "green", Choice.RIGHT, r % 4 == 0 ? 7 : 9);
			samples.votes("r" + r, RaterKind.HUMAN, Map.of(), "none", "green", Choice.LEFT, r % 4 == 0 ? 3 : 1);
		}
		String words = words(Reports.of(samples.data()), "summary");
		assertTrue(words.contains("Gruene was preferred to none. Gruene won 85.0%"), words);
		double low = Double.parseDouble(words.replaceAll("(?s).*interval by rater ([\\d.]+)\\D.*", "$1"));
		assertTrue(low > 70 && low < 85, words);
	}

	@Test
	void manyClaimsStandUnderTheirConditions() {
		Document report = Reports.of(Samples.rich(40, 60).data());
		List<Block> blocks = report.sections().getFirst().blocks();
		assertTrue(blocks.stream().allMatch(b -> !(b instanceof Block.Points p) || p.title().isEmpty()), "six claims need no headings");
		Samples samples = new Samples();
		List<String> ids = List.of("a", "b", "c", "d", "e");
		ids.forEach(id -> samples.condition(id, "Condition " + id));
		for (int r = 0; r < 12; r++) {
			for (String left : ids) {
				for (String right : ids) {
					if (left.compareTo(right) < 0) {
						samples.votes("r" + r, RaterKind.HUMAN, Map.of(), left, right, right.equals("e") ? Choice.RIGHT : r % 2 == 0 ? Choice.LEFT
								: Choice.RIGHT, 4);
					}
				}
			}
		}
		List<Block.Points> groups = Reports.of(samples.data()).sections().getFirst().blocks().stream().filter(Block.Points.class::isInstance)
				.map(Block.Points.class::cast).toList();
		assertEquals(10, groups.stream().mapToInt(g -> g.items().size()).sum());
		Block.Points preferred = groups.stream().filter(g -> g.title().equals("Condition e")).findFirst().orElseThrow();
		assertEquals(4, preferred.items().size(), preferred::toString);
		preferred.items().forEach(i -> assertTrue(i.startsWith("Condition e was preferred to"), i));
	}

	@Test
	void theQuestionIsToldAndItsChangesAndWhatCouldNotBeShown() {
		StudyData d = new Samples().condition("a", "A").condition("b", "B").votes("r", RaterKind.HUMAN, Map.of(), "a", "b", Choice.LEFT, 3)
				.data();
		Provenance provenance = Provenance.study("Which one suits you?",
				List.of(new QuestionChange("Which one is nicer?", "Which one suits you?", 2, Instant.parse("2026-03-04T05:06:07Z"))),
				List.of(new TrialProblem(7, "The left picture is missing.", Instant.parse("2026-03-04T05:06:07Z"))),
				"1,500 of 60,000 users, drawn at random (seed 7).");
		Document report = Reports.of(new StudyData(d.title(), d.description(), d.simulated(), d.seed(), d.conditions(), d.prompts(),
				d.judgements(), d.withdrawn(),
				d.raters(), d.generators(), d.rewriters(), provenance));
		assertEquals("Which one suits you?", report.facts().get("Asked of each pair"));
		String methods = words(report, "methods");
		assertTrue(methods.contains("Raters were asked: \u201CWhich one suits you?\u201D"), methods);
		assertTrue(methods.contains("On 2026-03-04, after 2 answers, the question was changed from \u201CWhich one is nicer?\u201D"), methods);
		assertTrue(methods.contains("One trial could not be shown"), methods);
		assertTrue(methods.contains("were chosen beforehand: 1,500 of 60,000 users, drawn at random (seed 7)."), methods);
		assertTrue(report.banners().stream().anyMatch(b -> b.contains("changed after 2 answers")), report.banners()::toString);
	}

	@Test
	void groupsOfRaters() {
		Document report = Reports.of(new Samples().condition("a", "A").condition("b", "B").condition("c", "C")
				.votes("r1", RaterKind.HUMAN, Map.of("age", "18-24"), "a", "b", Choice.RIGHT, 6)
				.votes("r1", RaterKind.HUMAN, Map.of("age", "18-24"), "c", "a", Choice.LEFT, 4)
				.votes("r2", RaterKind.HUMAN, Map.of(), "a", "b", Choice.LEFT, 3).data());
		Table table = table(report, "group-1-age");
		List<Cell> a = row(table, "18-24", "A");
		assertEquals(List.of(0L, 10L, 0L, 10L, 1L), values(a).subList(2, 7));
		assertEquals("small", a.getLast().display());
		assertEquals(3L, row(table, "not stated", "A").get(2).value());
		assertEquals(5, table.rows().size(), "a condition without comparisons in a group has no row");
	}

	@Test
	void everyIdIsUniqueAndEveryFigureHasWords() {
		Document report = Reports.of(Samples.rich(12, 30).data());
		Set<String> ids = new HashSet<>();
		report.sections().forEach(s -> assertTrue(ids.add(s.id()), s.id()));
		Set<String> tables = new HashSet<>(Set.of("votes"));
		report.tables().forEach(t -> assertTrue(tables.add(t.id()), t.id()));
		Set<String> figures = new HashSet<>();
		for (Figure f : report.figures()) {
			assertTrue(figures.add(f.id()), f.id());
			assertTrue(f.description().length() > 20, f.id());
		}
		assertEquals(10, figures.size(), figures.toString());
	}

	@Test
	void raterNumbersDoNotFollowTheOrderOfNames() {
		Document report = Reports.of(Samples.rich(40, 1).data());
		List<Object> kinds = report.data().rows().stream().map(r -> r.get(2).value()).toList();
		assertEquals(40, report.data().rows().stream().map(r -> r.get(1).value()).distinct().count());
		assertTrue(kinds.subList(0, 8).contains("simulated") && kinds.subList(0, 8).contains("people"));
	}

	static Table table(Document report, String id) {
		return report.tables().stream().filter(t -> t.id().equals(id)).findFirst().orElseThrow();
	}

	private static List<Cell> row(Table table, String first, String second) {
		return table.rows().stream().filter(r -> r.get(0).display().equals(first) && r.get(1).display().equals(second)).findFirst().orElseThrow();
	}

	private static double exact(Document report, String comparison) {
		return (Double) table(report, "pair-tests").rows().stream().filter(r -> r.get(0).display().equals(comparison)).findFirst().orElseThrow()
				.get(1).value();
	}

	private static List<Object> values(List<Cell> row) {
		return row.stream().map(Cell::value).toList();
	}

	private static String words(Document report, String section) {
		return report.sections().stream().filter(s -> s.id().equals(section)).findFirst().orElseThrow().blocks().toString();
	}
}
