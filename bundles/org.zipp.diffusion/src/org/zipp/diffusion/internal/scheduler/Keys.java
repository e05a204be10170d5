package org.zipp.diffusion.internal.scheduler;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.zipp.core.ZippException;

/**
 * The values of a configuration as one scheduler reads them: its own defaults where a key is missing or null, and a refusal that
 * names the key where the value is none.
 *
 * @param scheduler the scheduler by diffusers' name, for messages
 * @param file for messages; may be {@code null}
 */
public record Keys(Map<String, Object> values, String scheduler, Path file) {

	boolean flag(String key, boolean usual) {
		Object value = values.get(key);
		if (value == null) {
			return usual;
		}
		if (value instanceof Boolean flag) {
			return flag;
		}
		throw wrong(key, "is neither true nor false");
	}

	double number(String key, double usual) {
		Object value = values.get(key);
		if (value == null) {
			return usual;
		}
		if (value instanceof Number number) {
			return number.doubleValue();
		}
		throw wrong(key, "is no number");
	}

	int count(String key, int usual) {
		double value = number(key, usual);
		if (value != Math.rint(value) || value < 0 || value > Integer.MAX_VALUE) {
			throw wrong(key, "is no whole number from 0");
		}
		return (int) value;
	}

	/** A number that may be left out; {@code null} then. */
	Double numberOrNone(String key) {
		return values.get(key) == null ? null : Double.valueOf(number(key, 0));
	}

	String word(String key, String usual, String... known) {
		Object value = values.get(key);
		String word = value == null ? usual : value.toString();
		if (!List.of(known).contains(word)) {
			throw wrong(key, "is not built; built is " + String.join(", ", known));
		}
		return word;
	}

	/** @return the numbers, or {@code null} when the key is missing */
	double[] numbers(String key) {
		Object value = values.get(key);
		if (value == null) {
			return null;
		}
		if (value instanceof List<?> list && !list.isEmpty() && list.stream().allMatch(Number.class::isInstance)) {
			return list.stream().mapToDouble(number -> ((Number) number).doubleValue()).toArray();
		}
		throw wrong(key, "is no list of numbers");
	}

	/** Refuses the values of a key that ask for something not built. */
	void only(String key, Object... built) {
		Object value = values.get(key);
		if (value != null && List.of(built).stream().noneMatch(b -> same(b, value))) {
			throw wrong(key, "asks for something that is not built");
		}
	}

	private static boolean same(Object a, Object b) {
		return a instanceof Number x && b instanceof Number y ? x.doubleValue() == y.doubleValue() : Objects.equals(a, b);
	}

	ZippException wrong(String key, String what) {
		return new ZippException("The scheduler " + scheduler + " cannot run as configured: " + key + " = " + shown(values.get(key)) + ' ' + what
				+ ". Choose another scheduler or mend the file.", file, 0, null);
	}

	private static String shown(Object value) {
		String text = String.valueOf(value);
		return text.length() > 60 ? text.substring(0, 60) + '…' : text;
	}
}
