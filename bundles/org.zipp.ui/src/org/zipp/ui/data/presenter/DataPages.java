package org.zipp.ui.data.presenter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.zipp.document.Chart;
import org.zipp.graph.GraphStatistics;
import org.zipp.report.data.DataFigures;
import org.zipp.report.data.PersonaTraits;

/**
 * What the data explorer shows on its pages.
 *
 * @param graph    numbers of the graph, empty when the study has none
 * @param personas traits of the personas, without any when there are none
 * @param user     the selected user, empty for none
 * @param grouping trait by whose values interests are grouped, empty for single personas
 */
public record DataPages(Optional<GraphStatistics> graph, PersonaTraits personas, String user, String grouping) {

	/** Nothing is known yet. */
	public static final DataPages NONE = new DataPages(Optional.empty(), new PersonaTraits(List.of()), "", "");

	/** The pages in order. */
	public enum Topic {
		DEGREES("Degrees"), ACTIVITY("Activity"), COMMUNITIES("Communities"), DEMOGRAPHICS("Age and gender"), INTERESTS("Interests");

		private final String title;

		Topic(String title) {
			this.title = title;
		}

		public String title() {
			return title;
		}

		/** Whether it is drawn from the graph, and not from the personas. */
		public boolean isOfGraph() {
			return this == DEGREES || this == ACTIVITY || this == COMMUNITIES;
		}
	}

	/**
	 * A page: charts, or what is missing.
	 *
	 * @param charts   empty when something is missing
	 * @param missing  what is missing, in a few words
	 * @param sentence what to do about it
	 * @param step     operation that does it, empty when nothing does
	 */
	public record Page(List<Chart> charts, String missing, String sentence, String step) {

		public Page {
			charts = List.copyOf(charts);
		}

		private static Page of(List<Chart> charts) {
			return new Page(charts, "", "", "");
		}

		private static Page missing(String what, String sentence, String step) {
			return new Page(List.of(), what, sentence, step);
		}
	}

	public DataPages withUser(String value) {
		return new DataPages(graph, personas, value, grouping);
	}

	public DataPages withGrouping(String value) {
		return new DataPages(graph, personas, user, value);
	}

	public DataPages withGraph(Optional<GraphStatistics> value) {
		return new DataPages(value, personas, user, grouping);
	}

	public DataPages withPersonas(PersonaTraits value) {
		return new DataPages(graph, value, user, grouping);
	}

	/** Whether a page shows the same as before, because all that it is drawn from is the same. */
	public boolean isSame(Topic topic, DataPages before) {
		return switch (topic) {
		case DEGREES, ACTIVITY, COMMUNITIES -> graph.equals(before.graph);
		case DEMOGRAPHICS -> personas == before.personas;
		case INTERESTS -> personas == before.personas && grouping.equals(before.grouping) && (!grouping.isEmpty() || user.equals(before.user));
		};
	}

	/** What a page shows; draws it, which takes a while where there is much. */
	public Page page(Topic topic) {
		return switch (topic) {
		case DEGREES -> graph.map(s -> Page.of(DataFigures.degrees(s))).orElseGet(DataPages::noGraph);
		case ACTIVITY -> graph.map(s -> DataFigures.activity(s.activity()).map(c -> Page.of(List.of(c)))
				.orElseGet(() -> Page.missing("The graph knows no times",
						"It was made from a list of edges without a column of times, so nothing can be said by month.", "")))
				.orElseGet(DataPages::noGraph);
		case COMMUNITIES -> graph.map(s -> Page.of(DataFigures.communities(s.largest()))).orElseGet(DataPages::noGraph);
		case DEMOGRAPHICS -> personas.personas().isEmpty() ? noPersonas()
				: DataFigures.ageByGender(personas).map(c -> Page.of(List.of(c))).orElseGet(() -> Page.missing(
						"No persona states age or gender",
						"A verbalizer writes them down only where a person says so. There is nothing to count in this study.", ""));
		case INTERESTS -> personas.personas().isEmpty() ? noPersonas()
				: interests().map(c -> Page.of(List.of(c))).orElseGet(() -> Page.missing("No persona has interests",
						"The personas of this study have no traits of the kind Interests.", ""));
		};
	}

	private Optional<Chart> interests() {
		return grouping.isEmpty() ? DataFigures.interestsByPersona(personas, user)
				: DataFigures.interestsByGroup(personas, grouping).or(() -> DataFigures.interestsByPersona(personas, user));
	}

	/** All charts there are, of every page and with interests in every grouping. */
	public List<Chart> all() {
		List<Chart> all = new ArrayList<>();
		for (Topic topic : Topic.values()) {
			if (topic != Topic.INTERESTS) {
				all.addAll(page(topic).charts());
			}
		}
		DataFigures.interestsByPersona(personas, user).ifPresent(all::add);
		DataFigures.groupings(personas).forEach(t -> DataFigures.interestsByGroup(personas, t).ifPresent(all::add));
		return all;
	}

	private static Page noGraph() {
		return Page.missing("This study has no interaction graph yet", "Ingest dump files or a list of edges to make it.", "ingest");
	}

	private static Page noPersonas() {
		return Page.missing("This study has no personas yet", "Mine evidence and verbalize personas to see their traits here.",
				"verbalize");
	}
}
