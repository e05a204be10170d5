package org.zipp.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.zipp.store.Rows.StepRow;

/** Which steps of the line are finished, so that a second run repeats nothing. */
public interface StepLog {

	/** The step that chooses the users whom evidence is mined of. */
	String COHORT = "cohort";

	/** Name of the parameter of {@link #COHORT} that says in a sentence how they were chosen; empty when everybody is. */
	String COHORT_IN_WORDS = "in words";

	/** The last finished run of a step. */
	Optional<StepRow> last(String step);

	/** Whether the last finished run of a step had that fingerprint. */
	default boolean isDone(String step, String fingerprint) {
		return last(step).filter(s -> s.fingerprint().equals(fingerprint)).isPresent();
	}

	/** Notes with what parameters a step ran, name → text, in place of those noted before. */
	void remember(String step, Map<String, String> parameters);

	/** With what parameters a step ran last, empty when that is not known. */
	Map<String, String> parameters(String step);

	/** Records a finished run. */
	void finish(StepRow step);

	/** The last run of every step, oldest first. */
	List<StepRow> all();
}
