package org.zipp.study.people;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Levels that answers of people are sorted into, for example those of a population whose shares are known. */
public interface KnownLevels {

	/** Where they are listed, for messages. */
	String place();

	/**
	 * The levels that values of a variable mean.
	 *
	 * @param values as stated, none empty
	 * @return empty when no levels of that variable are known
	 */
	Optional<Sorted> sort(String variable, List<String> values);

	/** Whether levels of a variable are known. */
	boolean has(String variable);

	/**
	 * Values in their levels.
	 *
	 * @param levels  value → its level, empty when it says that nothing is stated; all that are known
	 * @param unknown value → the levels that look most like it, best first; all that are no level
	 */
	record Sorted(Map<String, String> levels, Map<String, List<String>> unknown) {
	}
}
