package org.zipp.report.internal.sections.findings;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Two conditions that were compared, seen from the first.
 *
 * @param first  number of a condition
 * @param second number of a condition
 * @param name   for example {@code ZIPP 0-shot against generic}
 * @param trials the trials that count, in order
 */
public record Comparison(int first, int second, String name, int[] trials) {

	/** How many different raters, prompts or whatever {@code of} names those trials have. */
	public static long distinct(IntUnaryOperator of, int[] trials) {
		return Arrays.stream(trials).map(of).distinct().count();
	}
}
