package org.zipp.ui.line;

import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Need;
import org.zipp.ui.context.Services;

/** Why an operation cannot do anything on a study yet, in a few words that say what to do first. */
public final class Needs {

	private Needs() {
	}

	/** Empty when it can run, or when nothing is known that keeps it from running. */
	public static String of(String operation, LineState s) {
		return Services.operations().place(operation).map(p -> of(p, s)).orElse("");
	}

	/** The same for an operation whose place is known. */
	public static String of(LinePlace operation, LineState s) {
		return operation.needs().stream().filter(n -> !s.has(n)).findFirst().map(Need::words).orElse("");
	}

	/** What keeps a person from voting; empty when pairs can be shown. */
	public static String ofVoting(LineState s) {
		return !s.has(Need.PARTICIPANTS) ? Need.PARTICIPANTS.words() : !s.has(Need.PICTURES) ? Need.PICTURES.words() : "";
	}
}
