package org.zipp.store;

import java.time.Instant;

/**
 * What is said of a study as a whole; read without its pairs, however many there are.
 *
 * @param people    raters that are persons
 * @param simulated whether simulated raters are admitted
 * @param pairs     pairs that raters have to judge
 * @param judged    those that have an answer
 */
public record StudyHeader(String id, String title, String description, String question, Instant createdAt, long seed,
		boolean simulated, int conditions, int prompts, int people, int simulatedRaters, int participants, long pictures,
		long pairs, long judged) {
}
