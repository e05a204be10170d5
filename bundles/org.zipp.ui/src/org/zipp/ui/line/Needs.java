package org.zipp.ui.line;

/** Why an operation cannot do anything on a study yet, in a few words that say what to do first. */
public final class Needs {

	private Needs() {
	}

	/** Empty when it can run, or when nothing is known that keeps it from running. */
	public static String of(String operation, LineState s) {
		return switch (operation) {
		case "train", "ablation", "attach", "mine", "explore" -> s.graphUsers() == 0 ? "needs data: ingest first" : "";
		case "verbalize" -> s.mined() == 0 ? "needs evidence: mine first" : "";
		case "rewrite" -> s.personas() == 0 ? "needs personas: verbalize first" : "";
		case "generate" -> s.participants() == 0 ? "needs prompts: rewrite first" : "";
		case "rater" -> s.participants() == 0 ? "needs participants: rewrite first" : "";
		case "design" -> s.pictures() == 0 ? "needs pictures: generate first" : s.people() + s.simulated() == 0 && !s.admits()
				? "needs raters: add one first" : "";
		case "simulate" -> !s.admits() ? "needs a study that admits simulated raters" : s.simulated() == 0
				? "needs simulated raters: design trials first" : "";
		case "report" -> s.votes() == 0 ? "needs votes" : "";
		default -> "";
		};
	}

	/** What keeps a person from voting; empty when pairs can be shown. */
	public static String ofVoting(LineState s) {
		return s.participants() == 0 ? "needs participants: rewrite first" : s.pictures() == 0 ? "needs pictures: generate first" : "";
	}
}
