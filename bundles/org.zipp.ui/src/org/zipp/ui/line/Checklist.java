package org.zipp.ui.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From nothing to a report: the state of each step of a study, and what keeps it from going on. */
public final class Checklist {

	/** How far a step is. */
	public enum State {
		NOT_STARTED("not started"), PART("begun"), RUNNING("running"), DONE("done"), PROBLEM("problem");

		private final String text;

		State(String text) {
			this.text = text;
		}

		/** In words. */
		public String text() {
			return text;
		}
	}

	/** Where a problem is mended. */
	public enum Place {
		/** The dialog of the step's operation. */
		OPERATION,
		/** The queue, which lists failed pictures and makes them again. */
		QUEUE,
		/** The dialog that designs trials. */
		DESIGN,
		/** Nowhere yet: a step before it comes first. */
		NOWHERE
	}

	/**
	 * A step and how far it is.
	 *
	 * @param facts   what is there, empty when nothing is
	 * @param problem what is wrong, empty when nothing is
	 * @param place   where the problem is mended
	 * @param needs   what must come first, empty when the step can be taken
	 */
	public record Item(LineStep step, State state, String facts, String problem, Place place, String needs) {
	}

	private Checklist() {
	}

	/**
	 * The steps in order.
	 *
	 * @param running  ids of the operations that run on this study now
	 * @param failures operation id → why its last run failed
	 */
	public static List<Item> of(LineState state, Set<String> running, Map<String, String> failures) {
		List<Item> items = new ArrayList<>();
		for (LineStep step : LineStep.values()) {
			items.add(item(step, state, running, failures));
		}
		return List.copyOf(items);
	}

	/** The first step that can be taken and is not done; empty when all are. */
	public static Optional<LineStep> next(List<Item> items) {
		return items.stream().filter(i -> i.state() != State.DONE && i.needs().isEmpty()).map(Item::step).findFirst();
	}

	private static Item item(LineStep step, LineState s, Set<String> running, Map<String, String> failures) {
		String facts = step.facts(s);
		String needs = step == LineStep.VOTES ? Needs.ofVoting(s) : Needs.of(step.operation(), s);
		if (running.stream().anyMatch(step::isDoneBy)) {
			return new Item(step, State.RUNNING, facts, "", Place.NOWHERE, needs);
		}
		Optional<String> failure = failures.entrySet().stream().filter(f -> step.isDoneBy(f.getKey())).map(Map.Entry::getValue).findFirst();
		if (failure.isPresent()) {
			return new Item(step, State.PROBLEM, facts, failure.get(), Place.OPERATION, needs);
		}
		if (step == LineStep.PICTURES && s.failed() > 0) {
			return new Item(step, State.PROBLEM, facts, String.format(Locale.ROOT, "%,d %s could not be made", s.failed(),
					s.failed() == 1 ? "picture" : "pictures"), Place.QUEUE, needs);
		}
		if (step == LineStep.RATERS && s.idle() > 0) {
			boolean pictures = s.pictures() > 0;
			return new Item(step, State.PROBLEM, facts, String.format(Locale.ROOT, "%,d %s no pairs", s.idle(),
					s.idle() == 1 ? "rater has" : "raters have"), pictures ? Place.DESIGN : Place.NOWHERE, needs);
		}
		State state = step.isWhole(s) ? State.DONE : facts.isEmpty() || isOpenVote(step, s) ? State.NOT_STARTED : State.PART;
		return new Item(step, state, facts, "", Place.NOWHERE, needs);
	}

	private static boolean isOpenVote(LineStep step, LineState s) {
		return step == LineStep.VOTES && s.votes() == 0;
	}
}
