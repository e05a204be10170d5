package org.zipp.language.persona;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.SubMonitor;
import org.zipp.language.Failures;
import org.zipp.store.Rows.PersonaDraft;

/** Turns evidence into personas in natural language (paper, section on verbalization). Not safe for several threads. */
public interface PersonaVerbalizer {

	/** What stands as author of a persona in tables and reports. */
	String label();

	/**
	 * Shows the verbalizer what is usual in this study, before the first persona. The same sample gives the same
	 * personas.
	 *
	 * @param sample evidence of some users of the study
	 */
	default void prepare(List<UserEvidence> sample, SubMonitor monitor) {
		monitor.done();
	}

	/**
	 * Writes personas.
	 *
	 * @param users    users that have evidence
	 * @param failures takes the users whose persona cannot be made, with the reason
	 * @return one draft for each other user, in the same order; every sentence and trait names the evidence it rests on
	 */
	List<PersonaDraft> verbalize(List<UserEvidence> users, Failures failures, SubMonitor monitor);

	/** What was done otherwise than asked for, a sentence; empty when nothing was. */
	default Optional<String> departure() {
		return Optional.empty();
	}
}
