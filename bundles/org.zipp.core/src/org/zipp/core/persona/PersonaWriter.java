package org.zipp.core.persona;

import java.util.Set;

import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.StudyDirectory;

/** Writes personas of some users from the evidence that a study has of them. A service. */
public interface PersonaWriter {

	/** Where nobody writes any: the users get theirs with the next run of verbalize. */
	PersonaWriter NONE = (study, userIds, monitor) -> {
	};

	/**
	 * Writes the personas, as far as they are not there from this evidence or edited by somebody, and stores them.
	 *
	 * @throws org.zipp.core.ZippException when a persona could not be written
	 */
	void write(StudyDirectory study, Set<String> userIds, SubMonitor monitor);
}
