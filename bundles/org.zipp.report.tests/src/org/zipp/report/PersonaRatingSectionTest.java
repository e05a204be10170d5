package org.zipp.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.zipp.document.Block;
import org.zipp.document.Cell;
import org.zipp.document.Document;
import org.zipp.document.DocumentFormats;
import org.zipp.document.Range;
import org.zipp.document.Section;
import org.zipp.document.Table;
import org.zipp.study.rating.PersonaRatings;
import org.zipp.study.rating.PersonaRatings.Rating;

/** What experts say of personas, on ratings that were published. */
class PersonaRatingSectionTest {

	/** Krippendorff (2011), section C: units of observers A to D, 0 where one did not rate. */
	private static final int[][] KRIPPENDORFF = { { 1, 1, 0, 1 }, { 2, 2, 3, 2 }, { 3, 3, 3, 3 }, { 3, 3, 3, 3 }, { 2, 2, 2, 2 },
			{ 1, 2, 3, 4 },
			{ 4, 4, 4, 4 }, { 1, 1, 2, 1 }, { 2, 2, 2, 2 }, { 0, 5, 5, 5 }, { 0, 0, 1, 1 }, { 0, 3, 0, 0 } };

	/** Expert 0 comes first, so that names show where they must not. */
	private static List<Rating> ratings(String criterion, int from, int to) {
		List<Rating> ratings = new ArrayList<>();
		for (int u = from; u < to; u++) {
			for (int r = 0; r < 4; r++) {
				if (KRIPPENDORFF[u][r] > 0) {
					ratings.add(new Rating("Dr. Secret " + r, "user-secret-" + u, "hash" + u, criterion, KRIPPENDORFF[u][r]));
				}
			}
		}
		return ratings;
	}

	private static Section section(PersonaRatings ratings) {
		return report(ratings).sections().stream().filter(s -> s.id().equals("persona-rating")).findFirst().orElseThrow();
	}

	private static Document report(PersonaRatings ratings) {
		return Reports.of(Samples.published().data().with(ratings));
	}

	private static Table table(Section section, String id) {
		return section.blocks().stream().filter(Table.class::isInstance).map(Table.class::cast).filter(t -> t.id().equals(id)).findFirst()
				.orElseThrow();
	}

	private static List<Cell> row(Table table, String criterion, String coefficient) {
		return table.rows().stream().filter(r -> r.get(0).display().equals(criterion) && r.get(1).display().equals(coefficient)).findFirst()
				.orElseThrow();
	}

	private static void agrees(double value, double tolerance, Table table, String coefficient) {
		List<Cell> row = row(table, "Coherence", coefficient);
		assertEquals(value, (Double) row.get(2).value(), tolerance, coefficient);
		Range interval = (Range) row.get(3).value();
		assertTrue(interval.low() < value && value < interval.high(), coefficient + ": " + interval);
	}

	/** Values of psych 2.2.9 (ICC, cohen.kappa) and of Fleiss' formula in R, see rating.R of the tests of statistics. */
	@Test
	void completeRatingsOfFourExperts() {
		Section section = section(PersonaRatings.of(ratings("coherence", 1, 9)));
		List<Cell> mean = table(section, "persona-rating").rows().getFirst();
		assertEquals(List.of(8L, 4L, 32L), List.of(mean.get(1).value(), mean.get(2).value(), mean.get(3).value()));
		assertEquals(2.5, (Double) mean.get(4).value(), 1e-12);
		assertEquals(4.1, mean.get(7).value());
		List<Cell> distribution = table(section, "persona-rating-distribution").rows().getFirst();
		assertEquals(List.of(4L, 13L, 10L, 5L, 0L, 32L), distribution.stream().skip(1).map(Cell::value).toList());
		Table agreement = table(section, "persona-rating-agreement");
		agrees(.6819412189, 1e-10, agreement, "κ of pairs, quadratic weights");
		agrees(.6414566, 1e-7, agreement, "Fleiss’ κ");
		agrees(.70065789, 1e-7, agreement, "ICC(2,1)");
		agrees(.90349947, 1e-7, agreement, "ICC(2,k)");
		Range single = (Range) row(agreement, "Coherence", "ICC(2,1)").get(3).value();
		assertEquals(.39736019, single.low(), 1e-6);
		assertEquals(.91761025, single.high(), 1e-6);
		assertEquals(0.64, agreement.rows().getLast().get(2).value());
	}

	/** Krippendorff prints .815 for the ordinal α of all twelve units. */
	@Test
	void ratingsWithGaps() {
		Section section = section(PersonaRatings.of(ratings("coherence", 0, 12)));
		Table agreement = table(section, "persona-rating-agreement");
		agrees(.815, 5e-4, agreement, "Krippendorff’s α, ordinal");
		assertEquals(11L, row(agreement, "Coherence", "Krippendorff’s α, ordinal").get(4).value());
		assertTrue(row(agreement, "Coherence", "ICC(2,1)").get(6).display().contains("REML"));
		assertEquals(12L, table(section, "persona-rating").rows().getFirst().get(1).value());
	}

	@Test
	void allCriteriaStandBeforeEachAndTheUsualOnesFirst() {
		List<Rating> ratings = new ArrayList<>(ratings("wit", 1, 9));
		ratings.addAll(ratings("interest-completeness", 1, 9));
		ratings.addAll(ratings("demographic-accuracy", 1, 9));
		Section section = section(PersonaRatings.of(ratings));
		Table means = table(section, "persona-rating");
		assertEquals(List.of("All criteria", "Demographic accuracy", "Interest completeness", "Wit"),
				means.rows().stream().map(r -> r.get(0).display()).toList());
		assertEquals(List.of("4.1", "4.3", "3.9", Cell.NONE), means.rows().stream().map(r -> r.get(7).display()).toList());
		Table agreement = table(section, "persona-rating-agreement");
		// The same ratings three times: the value stays, and the interval does not shrink as if there were three times the personas.
		List<Cell> all = row(agreement, "All criteria", "κ of pairs, quadratic weights");
		List<Cell> one = row(agreement, "Wit", "κ of pairs, quadratic weights");
		assertEquals((Double) one.get(2).value(), (Double) all.get(2).value(), 1e-12);
		assertEquals(width(one), width(all), 1e-9);
		assertEquals(8L, all.get(4).value());
		assertEquals(row(agreement, "Wit", "ICC(2,1)").get(2).value(), row(agreement, "All criteria", "ICC(2,1), of the mean over criteria")
				.get(2).value());
	}

	private static double width(List<Cell> row) {
		Range range = (Range) row.get(3).value();
		return range.high() - range.low();
	}

	@Test
	void whatIsLackingIsSaidAndNobodyIsNamed() {
		PersonaRatings one = PersonaRatings.of(ratings("coherence", 1, 9).stream().filter(r -> r.expert().endsWith("2")).toList());
		Section section = section(new PersonaRatings(one.criteria(), one.ratings(), 20, one.rated(), 3));
		String warnings = section.blocks().stream().filter(Block.Warning.class::isInstance).map(Object::toString)
				.collect(Collectors.joining("\n"));
		assertTrue(warnings.contains("12 personas are still to be rated"), warnings);
		assertTrue(warnings.contains("3 rated personas say something else today"), warnings);
		List<Cell> alpha = row(table(section, "persona-rating-agreement"), "Coherence", "Krippendorff’s α, ordinal");
		assertEquals(Cell.NONE, alpha.get(2).display());
		assertEquals("Only one rater rated, so there is no one to agree with.", alpha.get(6).display());
		String json = DocumentFormats.json(report(one));
		assertFalse(json.contains("Secret") || json.contains("user-secret"), json);
	}

	@Test
	void withoutExpertsThereIsNoSection() {
		assertTrue(report(PersonaRatings.NONE).sections().stream().noneMatch(s -> s.id().equals("persona-rating")));
		Section given = section(new PersonaRatings(List.of(), List.of(), 30, 0, 0));
		assertTrue(given.blocks().toString().contains("none is rated yet"));
		assertTrue(given.blocks().stream().noneMatch(Table.class::isInstance));
	}
}
