package org.zipp.ui.data.presenter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.zipp.graph.Degrees;
import org.zipp.graph.Degrees.Bin;
import org.zipp.graph.GraphStatistics;
import org.zipp.graph.GraphStatistics.CommunitySize;
import org.zipp.graph.GraphStatistics.Totals;
import org.zipp.graph.MonthCount;
import org.zipp.report.data.PersonaTraits;
import org.zipp.report.data.PersonaTraits.Persona;
import org.zipp.ui.data.presenter.DataPages.Topic;

class DataPagesTest {

	private static GraphStatistics graph(List<MonthCount> activity) {
		Degrees degrees = new Degrees(3, 1, 1, 1, 0, 0.3, List.of(new Bin(1, 1, 3, 3)));
		return new GraphStatistics(new Totals(3, 3, 3, 4, 5), degrees, degrees, activity, List.of(new CommunitySize("cats", 2, 3, 4)));
	}

	private static final PersonaTraits PERSONAS = new PersonaTraits(List.of(
			new Persona("ann", false, Map.of("age", "27", "palette", "warm"), Map.of("fog", 0.5), Map.of()),
			new Persona("bob", true, Map.of("age", "41", "palette", "cool"), Map.of("sea", 0.9), Map.of())));

	@Test
	void whatIsMissingIsSaidWithTheStepThatMakesIt() {
		for (Topic topic : List.of(Topic.DEGREES, Topic.ACTIVITY, Topic.COMMUNITIES)) {
			assertEquals("ingest", DataPages.NONE.page(topic).step());
			assertTrue(DataPages.NONE.page(topic).charts().isEmpty());
		}
		assertEquals("verbalize", DataPages.NONE.page(Topic.DEMOGRAPHICS).step());
		assertEquals("verbalize", DataPages.NONE.page(Topic.INTERESTS).step());
		DataPages without = DataPages.NONE.withGraph(Optional.of(graph(List.of())))
				.withPersonas(new PersonaTraits(List.of(new Persona("x", false, Map.of("tone", "calm"), Map.of(), Map.of()))));
		for (Topic topic : List.of(Topic.ACTIVITY, Topic.DEMOGRAPHICS, Topic.INTERESTS)) {
			assertEquals("", without.page(topic).step(), "no step would help");
			assertFalse(without.page(topic).missing().isEmpty());
		}
		assertEquals(List.of(), DataPages.NONE.all());
	}

	@Test
	void everyPageHasItsCharts() {
		DataPages pages = DataPages.NONE.withGraph(Optional.of(graph(List.of(new MonthCount(YearMonth.of(2020, 1), 1, 2)))))
				.withPersonas(PERSONAS).withUser("bob");
		assertEquals(2, pages.page(Topic.DEGREES).charts().size());
		assertEquals(1, pages.page(Topic.ACTIVITY).charts().size());
		assertEquals(2, pages.page(Topic.COMMUNITIES).charts().size());
		assertEquals("age-gender", pages.page(Topic.DEMOGRAPHICS).charts().getFirst().figure().id());
		assertTrue(pages.page(Topic.INTERESTS).charts().getFirst().spots().getFirst().text().startsWith("bob"));
		assertEquals("interests-by-palette", pages.withGrouping("palette").page(Topic.INTERESTS).charts().getFirst().figure().id());
		List<String> all = pages.all().stream().map(c -> c.figure().id()).toList();
		assertEquals(List.of("degrees-users", "degrees-communities", "activity", "communities-users", "communities-activity", "age-gender",
				"persona-interests", "interests-by-age", "interests-by-palette"), all);
	}

	@Test
	void onlyWhatIsDrawnFromSomethingElseIsDrawnAnew() {
		DataPages before = DataPages.NONE.withGraph(Optional.of(graph(List.of()))).withPersonas(PERSONAS).withUser("bob");
		assertEquals(List.of(Topic.INTERESTS), changed(before, before.withUser("ann")));
		assertEquals(List.of(Topic.INTERESTS), changed(before, before.withGrouping("age")));
		assertEquals(List.of(), changed(before.withGrouping("age"), before.withGrouping("age").withUser("ann")), "groups have no selected user");
		assertEquals(List.of(Topic.DEMOGRAPHICS, Topic.INTERESTS), changed(before, before.withPersonas(new PersonaTraits(List.of()))));
		assertEquals(List.of(Topic.DEGREES, Topic.ACTIVITY, Topic.COMMUNITIES), changed(before, before.withGraph(Optional.empty())));
	}

	private static List<Topic> changed(DataPages before, DataPages now) {
		return Arrays.stream(Topic.values()).filter(t -> !now.isSame(t, before)).toList();
	}
}
