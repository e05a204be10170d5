package org.zipp.ui.welcome;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import org.zipp.ui.context.Icons;
import org.zipp.ui.context.Settings;
import org.zipp.ui.line.LineState;
import org.zipp.ui.line.Needs;

/** The five steps of the welcome page. */
enum Step {
	LOOK("Look at personas", "Every persona says in plain sentences what a person likes, drawn from what they posted.",
			"Show the personas", Icons.PERSONAS),
	WHY("See why it says so", "Each sentence leads to the posts it rests on, weighed by counts or by a trained encoder, and to the people nearby.",
			"Show the neighbourhood", Icons.NEIGHBOURHOOD),
	GENERATE("Make pictures", "Each condition rewrites the prompts in its own way and the pictures are made from them.",
			"Show the pictures", Icons.GENERATION),
	VOTE("Vote", "Two pictures, one prompt, no names. %s Answer with the arrow keys.",
			"Vote on pairs…", Icons.VOTE),
	READ("Read the report", "Win rates with their uncertainty, for all votes and for groups of people.", "Show the report",
			Icons.REPORT);

	private static final String VISITED = "visited.";

	private final String title;
	private final String sentence;
	private final String button;
	private final String icon;

	Step(String title, String sentence, String button, String icon) {
		this.title = title;
		this.sentence = sentence;
		this.button = button;
		this.icon = icon;
	}

	String title() {
		return title;
	}

	/** @param question what raters of the open study are asked */
	String sentence(String question) {
		return sentence.replace("%s", question);
	}

	String button() {
		return button;
	}

	String icon() {
		return icon;
	}

	/**
	 * How far a study is.
	 *
	 * @param done  steps to be marked
	 * @param facts one short text for each step, indexed by {@link #ordinal()}, may be empty
	 */
	record Progress(Set<Step> done, String[] facts) {
		static final Progress NONE = new Progress(EnumSet.noneOf(Step.class), new String[] { "", "", "", "", "" });

		String fact(Step step) {
			return facts[step.ordinal()];
		}
	}

	/** Remembers that the user went there in that study. */
	void visited(String study) {
		Settings.put(VISITED + this + '@' + study, "true");
	}

	/** How far a study is. */
	static Progress of(LineState state, String study) {
		Set<Step> done = EnumSet.noneOf(Step.class);
		Arrays.stream(values()).filter(s -> Settings.get(VISITED + s + '@' + study, "").equals("true")).forEach(done::add);
		mark(done, GENERATE, state.wanted() > 0 && state.pictures() == state.wanted());
		mark(done, VOTE, state.ownVotes() > 0);
		String[] facts = { text("%,d personas", state.personas()), "",
				state.wanted() == 0 ? "" : text("%,d of %,d pictures", state.pictures(), state.wanted()),
				state.ownTrials() == 0 ? "" : text("%,d of %,d pairs answered", state.ownVotes(), state.ownTrials()), "" };
		return new Progress(done, facts);
	}

	/** What must be made before there is something to show; empty when there is. */
	String needs(LineState state) {
		return switch (this) {
		case LOOK, WHY -> state.personas() > 0 ? "" : "needs personas";
		case GENERATE -> state.wanted() > 0 ? "" : Needs.of("generate", state).isEmpty() ? "" : "needs prompts";
		case VOTE -> Needs.ofVoting(state).isEmpty() ? "" : "needs pictures";
		case READ -> state.votes() > 0 ? "" : "needs votes";
		};
	}

	/** A step that the study itself can tell is not marked because somebody looked at the view. */
	private static void mark(Set<Step> done, Step step, boolean isDone) {
		if (isDone) {
			done.add(step);
		} else {
			done.remove(step);
		}
	}

	private static String text(String format, Object... values) {
		return String.format(Locale.ROOT, format, values);
	}
}
