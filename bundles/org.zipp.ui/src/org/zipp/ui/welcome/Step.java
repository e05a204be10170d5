package org.zipp.ui.welcome;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import org.zipp.model.Choice;
import org.zipp.model.RaterKind;
import org.zipp.store.Rows.TaskState;
import org.zipp.store.StudyStore;
import org.zipp.ui.context.Icons;
import org.zipp.ui.context.Settings;

/** The five steps of the welcome page. */
enum Step {
	LOOK("Look at personas", "Every persona says in plain sentences what a person likes, drawn from what they posted.",
			"Show the personas", Icons.PERSONAS),
	WHY("See why it says so", "Each sentence leads to the posts it rests on, weighed by counts or by a trained encoder, and to the people nearby.",
			"Show the neighbourhood", Icons.NEIGHBOURHOOD),
	GENERATE("Make pictures", "Each condition rewrites the prompts in its own way and the pictures are made from them.",
			"Show the pictures", Icons.GENERATION),
	VOTE("Vote", "Two pictures, one prompt, no names: choose the one that suits the person with the arrow keys.",
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

	String sentence() {
		return sentence;
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

	/** Reads how far a study is; not in the UI thread. */
	static Progress read(StudyStore store) {
		String study = store.directory().root().toString();
		Set<Step> done = EnumSet.noneOf(Step.class);
		Arrays.stream(values()).filter(s -> Settings.get(VISITED + s + '@' + study, "").equals("true")).forEach(done::add);
		long[] tasks = store.images().taskCounts();
		long pictures = tasks[TaskState.DONE.ordinal()];
		long all = Arrays.stream(tasks).sum();
		Set<String> people = new HashSet<>();
		store.trials().raters().stream().filter(r -> r.kind() == RaterKind.HUMAN).forEach(r -> people.add(r.id()));
		long trials = 0;
		long votes = 0;
		for (var t : store.trials().all()) {
			if (people.contains(t.trial().raterId())) {
				trials++;
				votes += t.vote() != null && t.vote().choice() != Choice.SKIP ? 1 : 0;
			}
		}
		mark(done, GENERATE, all > 0 && pictures == all);
		mark(done, VOTE, votes > 0);
		String[] facts = { text("%,d personas", store.personas().usersWithPersona().size()), "",
				all == 0 ? "" : text("%,d of %,d pictures", pictures, all),
				trials == 0 ? "" : text("%,d of %,d pairs answered", votes, trials), "" };
		return new Progress(done, facts);
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
