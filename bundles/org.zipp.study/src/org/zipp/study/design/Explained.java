package org.zipp.study.design;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says of a field of a design what it means, and between which numbers it may lie; plan files and help are made of it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Explained {

	/** In a sentence. */
	String value();

	/** Whether it may be left out of an item of a list; it is then empty, 0 or false. */
	boolean optional() default false;

	/** The least number. */
	double min() default Double.NEGATIVE_INFINITY;

	/** The greatest number. */
	double max() default Double.POSITIVE_INFINITY;
}
