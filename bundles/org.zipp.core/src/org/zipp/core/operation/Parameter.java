package org.zipp.core.operation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a public field of an {@link Operation} as one of its parameters. The field's value in a fresh object is
 * the default. Types: {@code int, long, double, boolean, String, Path, List<Path>, List<String>} and enums.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Parameter {
	/** Long option name on the command line, for example {@code max-tokens}. */
	String name();

	/** Label in a wizard, sentence case. */
	String label();

	/** One sentence: what it does and its unit. */
	String description();

	/** Whether a value must be given. */
	boolean required() default false;

	/** Smallest value of a number. */
	double min() default Double.NEGATIVE_INFINITY;

	/** Largest value of a number. */
	double max() default Double.POSITIVE_INFINITY;

	/** Whether a wizard hides it behind "More". */
	boolean advanced() default false;

	/** What a path names; must be said of every path. */
	PathUse path() default PathUse.NONE;

	/** Endings of the files that a path may name, with blanks between, for example {@code .csv .tsv}; empty when any may be. */
	String endings() default "";
}
