package org.zipp.language;

import java.util.List;

import org.eclipse.core.runtime.SubMonitor;
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
	 * @param users users that have evidence
	 * @return one draft a user, in the same order; every sentence and trait names the evidence it rests on
	 * @throws org.zipp.core.ZippException when a persona cannot be made
	 */
	List<PersonaDraft> verbalize(List<UserEvidence> users, SubMonitor monitor);
}
