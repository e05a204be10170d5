package org.zipp.report.internal.sections;

import java.util.Arrays;

/**
 * Two conditions that were compared, seen from the first.
 *
 * @param first  number of a condition
 * @param second number of a condition
 * @param name   for example {@code ZIPP 0-shot against generic}
 * @param trials the trials that count, in order
 */
record Comparison(int first, int second, String name, int[] trials) {

	/** Raters with a vote in it. */
	static long distinct(int[] of, int[] trials) {
		return Arrays.stream(trials).map(t -> of[t]).distinct().count();
	}
}
