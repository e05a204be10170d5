package org.zipp.core.operation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a public field of an {@link Operation} as an object whose public fields are parameters that several operations have in common.
 * They stand where the block stands among the parameters of the operation.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface ParameterBlock {
}
