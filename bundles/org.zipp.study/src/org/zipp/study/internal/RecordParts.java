package org.zipp.study.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;

/** What all that write records as documents need: their components, and a record of them. */
public final class RecordParts {

	private RecordParts() {
	}

	/** What a component of a public record says. */
	public static Object get(RecordComponent component, Object record) {
		try {
			return component.getAccessor().invoke(record);
		} catch (ReflectiveOperationException e) {
			throw new IllegalStateException("records that are written are public: " + component, e);
		}
	}

	/**
	 * A public record.
	 *
	 * @param values of its components, in order
	 * @throws InvocationTargetException with what the record has against them
	 */
	public static <T> T make(Class<T> type, Object... values) throws InvocationTargetException {
		try {
			Class<?>[] types = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class[]::new);
			return type.getDeclaredConstructor(types).newInstance(values);
		} catch (InvocationTargetException e) {
			throw e;
		} catch (ReflectiveOperationException e) {
			throw new IllegalStateException("records that are read are public: " + type, e);
		}
	}

	/** A constant as it stands in documents: in small letters with hyphens. */
	public static String word(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}
}
