package org.zipp.study.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where one rater stands.
 *
 * @param id        name of the rater in the study
 * @param simulated whether it is no person
 * @param where     where the rater is
 * @param seen      when the rater was last heard of; empty before the first time
 * @param done      answered trials of all kinds
 * @param trials    trials of all kinds
 * @param skipped   answered trials that were skipped
 * @param seconds   median time of an answer in seconds; empty without answers
 * @param worked    time spent, pauses of more than {@link StudyProgress#LONGEST_THOUGHT} left out
 * @param checks    answered trials whose right answer is known
 * @param passed    those of them that were answered right
 * @param again     pairs that were judged twice, with a preference both times
 * @param same      those of them where the same picture was preferred
 */
public record RaterState(String id, boolean simulated, Where where, Optional<Instant> seen, int done, int trials, int skipped,
		OptionalDouble seconds, Duration worked, int checks, int passed, int again, int same) {

	/** Where a rater is. */
	public enum Where {
		/** Has trials to do and was heard of a moment ago. */
		WORKING("working"),
		/** Has said that the work goes on later. */
		PAUSED("paused"),
		/** Was not heard of for a while. */
		AWAY("away"),
		/** Began, and was not heard of for so long that nobody counts on more. */
		DROPPED_OUT("dropped out"),
		/** Has answered nothing yet. */
		NOT_BEGUN("not begun"),
		/** Has no trials. */
		WITHOUT_TRIALS("without trials"),
		/** Has answered all trials. */
		DONE("done");

		private final String words;

		Where(String words) {
			this.words = words;
		}

		/** As a person reads it. */
		public String words() {
			return words;
		}
	}

	/** Failed checks. */
	public int failed() {
		return checks - passed;
	}
}
