package org.zipp.store;

import java.util.List;

/** Looks whether what the tables of a study say fits together. */
public interface StudyCheck {

	/** How bad it is. */
	enum Severity {
		/** As it should be, or nothing to do. */
		FINE,
		/** Worth knowing; the study is in order. */
		NOTE,
		/** Something is lost or contradicts something else. */
		WRONG
	}

	/**
	 * What was found of one kind.
	 *
	 * @param what    what was looked at, for example {@code votes without a trial}
	 * @param checked how many were looked at
	 * @param found   how many are so
	 * @param example one of them, empty when there is none
	 * @param advice  what to do about it
	 */
	record Finding(String what, long checked, long found, Severity severity, String example, String advice) {
	}

	/** Every kind that is looked for, also those of which nothing was found, in the order of the line. */
	List<Finding> tables();
}
