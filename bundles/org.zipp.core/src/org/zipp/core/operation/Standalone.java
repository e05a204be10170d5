package org.zipp.core.operation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an {@link Operation} that works on files alone: it has no study, so {@link Operation#dir} is none of its
 * parameters. It should need no {@link Resource#STUDY}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Standalone {
}
