package org.zipp.ui.study.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

import org.zipp.study.progress.Costs;
import org.zipp.study.progress.RaterState;
import org.zipp.study.progress.RaterState.Where;
import org.zipp.study.progress.StudyProgress;
import org.zipp.study.progress.StudyProgress.Cell;
import org.zipp.study.progress.StudyProgress.Reported;

/** The figures of a running study in the words of the monitor view. No widgets. */
final class MonitorFigures {

	/** A figure that is shown large. */
	record Fact(String value, String name, String meaning, boolean caution) {
	}

	/** A column of the table of raters. */
	enum Column {
		RATER("Rater", 130, Comparator.comparing(RaterState::id)), WHERE("Where", 90, Comparator.comparing(RaterState::where)),
		SEEN("Last seen", 110, Comparator.comparing((RaterState r) -> r.seen().orElse(Instant.EPOCH)).reversed()),
		DONE("Done", 90, Comparator.comparingInt(RaterState::done)),
		SPEED("Seconds", 70, Comparator.comparingDouble(r -> r.seconds().orElse(Double.MAX_VALUE))),
		CHECKS("Checks failed", 100, Comparator.comparingInt(RaterState::failed)),
		SAME("Same answer again", 130, Comparator.comparingInt(RaterState::again)),
				SKIPPED("Skipped", 70, Comparator.comparingInt(RaterState::skipped));

		private final String title;
		private final int width;
		private final Comparator<RaterState> order;

		Column(String title, int width, Comparator<RaterState> order) {
			this.title = title;
			this.width = width;
			this.order = order;
		}

		String title() {
			return title;
		}

		/** In pixels at the usual font. */
		int width() {
			return width;
		}
	}

	private static final String NONE = "–";

	private MonitorFigures() {
	}

	/** What there is to do before there is anything to watch; empty when there is something. */
	static String missing(StudyProgress p) {
		return p.raters().isEmpty() ? "Nobody takes part yet. Add raters on the page Raters and trials of the study."
				: p.trials() == 0 ? "No rater has trials yet. Run Line > Study > Design trials; then the raters can begin." : "";
	}

	static List<Fact> facts(StudyProgress p, Costs costs) {
		List<Fact> facts = new ArrayList<>();
		facts.add(new Fact(format("%,d of %,d", p.done(), p.trials()), "answers", "Answered trials of all kinds, of all there are.", false));
		facts.add(new Fact(format("%,d of %,d", p.count(Where.DONE), (long) p.raters().size()), "raters done",
				"Raters who have answered all of their trials.", false));
		facts.add(new Fact(format("%,d", p.count(Where.WORKING)), "working now",
				"Raters who were heard of in the last " + words(StudyProgress.HEARD_OF) + '.', false));
		long gone = p.count(Where.DROPPED_OUT);
		facts.add(new Fact(format("%,d", gone), "dropped out",
				"Raters who began and were not heard of for " + words(StudyProgress.GONE) + '.', gone > 0));
		facts.add(new Fact(p.seconds().isPresent() ? format("%.1f s", p.seconds().getAsDouble()) : NONE, "for an answer",
				"Median time of an answer of a person.", false));
		int failed = p.raters().stream().mapToInt(RaterState::failed).sum();
		int checks = p.raters().stream().mapToInt(RaterState::checks).sum();
		if (checks > 0) {
			facts.add(new Fact(format("%,d of %,d", (long) failed, (long) checks), "checks failed", "Trials whose right answer is known.",
					failed > 0));
		}
		OptionalDouble self = p.selfAgreement();
		if (self.isPresent()) {
			facts.add(new Fact(format("%.0f%%", 100 * self.getAsDouble()), "same answer again",
					"Repeated pairs whose second answer was that of the first time.", false));
		}
		facts.add(new Fact(p.alpha().isPresent() ? format("%.2f", p.alpha().getAsDouble()) : NONE, "agreement α",
				p.alpha().isPresent() ? "Krippendorff's α of answers to the same two pictures: 1 is full agreement, 0 that of chance. It does not"
						+ " tell what they agree on."
						: "No agreement yet. " + p.whyNot(), false));
		if (costs.perRater() > 0 || costs.perHour() > 0) {
			facts.add(new Fact(costs.text(costs.soFar(p)), "so far, of about " + costs.text(costs.inTheEnd(p)),
					"What people are owed so far, and what it will be when the rest takes as long as what was done.", false));
		}
		return facts;
	}

	/** Raters in an order; equal ones by name. */
	static List<RaterState> sorted(StudyProgress p, Column by, boolean down) {
		Comparator<RaterState> order = down ? by.order.reversed() : by.order;
		return p.raters().stream().sorted(order.thenComparing(RaterState::id)).toList();
	}

	static String cell(RaterState r, Column column, Instant now) {
		return switch (column) {
		case RATER -> r.simulated() ? r.id() + " (simulated)" : r.id();
		case WHERE -> r.where().words();
		case SEEN -> r.seen().map(s -> ago(Duration.between(s, now))).orElse(NONE);
		case DONE -> format("%,d of %,d", (long) r.done(), (long) r.trials());
		case SPEED -> r.seconds().isPresent() ? format("%.1f", r.seconds().getAsDouble()) : NONE;
		case CHECKS -> r.checks() == 0 ? NONE : r.failed() + " of " + r.checks();
		case SAME -> r.again() == 0 ? NONE : r.same() + " of " + r.again();
		case SKIPPED -> r.skipped() == 0 ? NONE : Integer.toString(r.skipped());
		};
	}

	static String[] cells(Reported r, Instant now) {
		return new String[] { ago(Duration.between(r.at(), now)), r.rater(), r.place() == 0 ? NONE : "pair " + r.place(), r.problem() ? "problem"
				: "remark",
				r.text() };
	}

	static String[] cells(Cell c) {
		return new String[] { c.label(), Integer.toString(c.most()), Integer.toString(c.begun()), Integer.toString(c.done()),
				c.begun() >= c.most() ? "full" : Integer.toString(c.most() - c.begun()) };
	}

	/** A time that has gone by, as people say it. */
	static String ago(Duration time) {
		return time.toSeconds() < 60 ? "just now" : words(time) + " ago";
	}

	private static String words(Duration time) {
		long minutes = time.toMinutes();
		return minutes < 120 ? minutes + " min" : time.toHours() < 48 ? time.toHours() + " h" : time.toDays() + " days";
	}

	private static String format(String format, Object... values) {
		return String.format(Locale.ROOT, format, values);
	}
}
