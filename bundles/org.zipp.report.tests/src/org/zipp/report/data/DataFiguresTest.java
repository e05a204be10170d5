package org.zipp.report.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zipp.document.Cell;
import org.zipp.document.Chart;
import org.zipp.document.Theme;
import org.zipp.graph.Degrees;
import org.zipp.graph.Degrees.Bin;
import org.zipp.graph.GraphStatistics;
import org.zipp.graph.GraphStatistics.CommunitySize;
import org.zipp.graph.GraphStatistics.Totals;
import org.zipp.graph.MonthCount;
import org.zipp.model.TraitCategory;
import org.zipp.store.Rows.UserTraitRow;

class DataFiguresTest {

	private final List<UserTraitRow> rows = new ArrayList<>();

	private DataFiguresTest trait(String user, TraitCategory category, String name, String value, double confidence) {
		rows.add(new UserTraitRow(user, category, name, value, confidence));
		return this;
	}

	private PersonaTraits traits(String... participants) {
		PersonaTraits.Collector collector = new PersonaTraits.Collector(Set.of(participants));
		rows.forEach(collector::add);
		return new PersonaTraits(collector.end());
	}

	private PersonaTraits four() {
		return trait("ann", TraitCategory.DEMOGRAPHICS, "age", "27", 0.9).trait("ann", TraitCategory.DEMOGRAPHICS, "Gender", "Female", 0.9)
				.trait("ann", TraitCategory.INTERESTS, "topics", "castles, fog", 0.6).trait("ann", TraitCategory.INTERESTS, "communities", "r/castles", 0.5)
				.trait("bob", TraitCategory.DEMOGRAPHICS, "age", "25-34", 0.9).trait("bob", TraitCategory.INTERESTS, "topics", "castles", 0.8)
				.trait("bob", TraitCategory.AESTHETICS, "palette", "warm", 0.5)
				.trait("cid", TraitCategory.DEMOGRAPHICS, "gender", "male", 0.7).trait("cid", TraitCategory.INTERESTS, "hobby", "Trains", 0.3)
				.trait("cid", TraitCategory.AESTHETICS, "palette", "cool", 0.5).trait("dan", TraitCategory.AFFECT, "tone", "calm", 0.5)
				.traits("cid");
	}

	private static List<List<String>> cells(Chart chart) {
		return chart.data().rows().stream().map(r -> r.stream().map(Cell::display).toList()).toList();
	}

	@ParameterizedTest
	@CsvSource({ "17,under 18", "18,18–24", "24,18–24", "25,25–34", "34,25–34", "35,35–44", "64,55–64", "65,65 and over", "99,65 and over",
			"25-34,25–34", "30s,35–44", "in her 20s,25–34", "about 41 years,35–44" })
	void agesAreGrouped(String stated, String group) {
		assertEquals(Optional.of(group), PersonaTraits.ageGroupOf(stated));
	}

	@Test
	void whatIsNoAgeIsNone() {
		assertEquals(Optional.empty(), PersonaTraits.ageGroupOf("adult"));
		assertEquals(Optional.empty(), PersonaTraits.ageGroupOf(""));
		assertEquals(Optional.empty(), PersonaTraits.ageGroupOf("born 1984"));
	}

	@Test
	void personasAreReadFromTheirTraits() {
		PersonaTraits traits = four();
		assertEquals(List.of("ann", "bob", "cid", "dan"), traits.personas().stream().map(PersonaTraits.Persona::userId).toList());
		PersonaTraits.Persona ann = traits.personas().getFirst();
		assertEquals(Set.of("castles", "fog"), ann.interests().keySet());
		assertEquals(Set.of("r/castles"), ann.places().keySet());
		assertEquals(Optional.of("female"), ann.value("gender"));
		assertEquals(Optional.of("25–34"), ann.value("age"));
		assertTrue(traits.personas().get(2).participant());
	}

	@Test
	void agesAndGendersAreCounted() {
		Chart chart = DataFigures.ageByGender(four()).orElseThrow();
		List<List<String>> cells = cells(chart);
		assertTrue(cells.contains(List.of("25–34", "female", "1")), cells.toString());
		assertTrue(cells.contains(List.of("25–34", "not stated", "1")));
		assertTrue(cells.contains(List.of("not stated", "male", "1")));
		assertTrue(cells.contains(List.of("not stated", "not stated", "1")), "dan states neither");
		assertEquals(8 * 3, cells.size());
		assertTrue(chart.figure().svg(Theme.LIGHT).contains("3 of 4 state"), "the caption says how many do");
		rows.clear();
		assertEquals(Optional.empty(), DataFigures.ageByGender(trait("x", TraitCategory.AFFECT, "tone", "calm", 1).traits()));
	}

	@Test
	void interestsStandByPersonaTheSelectedFirst() {
		PersonaTraits traits = four();
		Chart chart = DataFigures.interestsByPersona(traits, "dan").orElseThrow();
		List<List<String>> cells = cells(chart);
		assertEquals("dan", cells.getFirst().getFirst(), "who is selected is shown, though without an interest");
		assertTrue(cells.contains(List.of("bob", "castles", "0.80")), cells.toString());
		assertTrue(cells.contains(List.of("cid", "castles", "0.00")));
		assertEquals(List.of("castles", "fog", "trains"), cells.stream().limit(3).map(r -> r.get(1)).toList(), "the most common first, then by name");
		assertEquals(12, DataFigures.interestsByPersona(traits, "").orElseThrow().spots().size() + 3, "three personas by three interests");
		rows.clear();
		Chart places = DataFigures.interestsByPersona(trait("x", TraitCategory.INTERESTS, "communities", "r/fog, r/sea", 0.4).traits(), "").orElseThrow();
		assertEquals(List.of("r/fog", "r/sea"), cells(places).stream().map(r -> r.get(1)).toList(), "communities, where there is nothing else");
		rows.clear();
		assertEquals(Optional.empty(), DataFigures.interestsByPersona(traits(), ""));
	}

	@Test
	void interestsStandByGroup() {
		PersonaTraits traits = four();
		assertEquals(List.of("gender", "palette"), DataFigures.groupings(traits), "one age group and one tone are no grouping");
		Chart chart = DataFigures.interestsByGroup(traits, "age").orElseThrow();
		assertEquals(List.of(List.of("25–34", "2", "castles", "2", "1.0000"), List.of("25–34", "2", "fog", "1", "0.5000"),
				List.of("25–34", "2", "trains", "0", "0.0000")), cells(chart));
		assertTrue(chart.spots().get(1).text().endsWith("fog: 1 of 2 personas, 50.0 %"), chart.spots().get(1).text());
		assertEquals(Optional.empty(), DataFigures.interestsByGroup(traits, "country"));
	}

	@Test
	void degreesAreSharesOfThoseWithAtLeastAsMany() {
		Degrees users = new Degrees(10, 2.2, 2, 5, 0.3, 0.5, List.of(new Bin(1, 1, 4, 10), new Bin(2, 3, 5, 6), new Bin(4, 5, 1, 1)));
		List<Chart> charts = DataFigures.degrees(new GraphStatistics(new Totals(10, 10, 22, 5, 9), users, users, List.of(), List.of()));
		assertEquals(List.of("degrees-users", "degrees-communities"), charts.stream().map(c -> c.figure().id()).toList());
		assertEquals(List.of("2", "3", "5", "6", "0.600000"), cells(charts.getFirst()).get(1));
		assertEquals("users of 4 or more communities:\n1, 10.0 %", charts.getFirst().spots().get(2).text().replace("\r", ""));
	}

	@Test
	void aMonthWithoutActivityIsZero() {
		Chart chart = DataFigures.activity(List.of(new MonthCount(YearMonth.of(2019, 12), 5, 7), new MonthCount(YearMonth.of(2020, 2), 6, 0))).orElseThrow();
		assertEquals(List.of(List.of("2019-12", "5", "7"), List.of("2020-01", "0", "0"), List.of("2020-02", "6", "0")), cells(chart));
		assertEquals(6, chart.spots().size());
		assertEquals(Optional.empty(), DataFigures.activity(List.of()));
	}

	@Test
	void communitiesStandByUsersAndByWhatWasWritten() {
		List<Chart> charts = DataFigures.communities(List.of(new CommunitySize("cats", 900, 10, 20), new CommunitySize("dogs", 500, 100, 2000)));
		assertTrue(charts.get(0).spots().get(0).text().startsWith("cats"));
		assertTrue(charts.get(1).spots().get(0).text().startsWith("dogs"));
		assertEquals(List.of("dogs", "500", "100", "2,000"), cells(charts.get(0)).get(1));
	}
}
