package org.zipp.store;

import java.util.List;
import java.util.stream.Collectors;

import org.zipp.core.ZippException;

/** Nothing was stored, because somebody else changed the same parts of the study meanwhile. */
public final class StudyConflictException extends ZippException {

	private static final long serialVersionUID = 1L;

	private final transient List<StudyConflict> conflicts;

	public StudyConflictException(List<StudyConflict> conflicts) {
		super("Somebody else, or a step, has changed the same parts of the study since you read it: "
				+ conflicts.stream().map(StudyConflict::toString).collect(Collectors.joining(", "))
				+ ". Nothing was stored. Read the study again, and choose which of the two is to stay.");
		this.conflicts = List.copyOf(conflicts);
	}

	/** The parts, each with both states. */
	public List<StudyConflict> conflicts() {
		return conflicts;
	}
}
