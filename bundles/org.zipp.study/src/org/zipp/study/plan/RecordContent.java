package org.zipp.study.plan;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.zipp.core.ZippException;
import org.zipp.study.internal.RecordParts;

/**
 * Records as what {@link CanonicalJson} writes, and back: a record is a map of its components, an enumeration constant its name in small
 * letters with hyphens, a duration its ISO form. So nothing of a design can be forgotten in a plan.
 */
final class RecordContent {

	private RecordContent() {
	}

	static Object of(Object value) {
		return switch (value) {
		case null -> null;
		case String text -> text;
		case Boolean is -> is;
		case Number number -> number;
		case Duration duration -> duration.toString();
		case Enum<?> constant -> RecordParts.word(constant);
		case List<?> list -> list.stream().map(RecordContent::of).toList();
		case Map<?, ?> map -> {
			Map<String, Object> content = new LinkedHashMap<>();
			map.forEach((k, v) -> content.put((String) k, of(v)));
			yield content;
		}
		case Record record -> {
			Map<String, Object> content = new LinkedHashMap<>();
			for (RecordComponent c : record.getClass().getRecordComponents()) {
				content.put(c.getName(), of(RecordParts.get(c, record)));
			}
			yield content;
		}
		default -> throw new IllegalArgumentException("A plan has no form for " + value.getClass());
		};
	}

	/**
	 * A record from its content.
	 *
	 * @param otherwise what a component says that the content lacks, as a plan of an older program does
	 * @throws ZippException when the content says something else than such a record
	 */
	static <T extends Record> T read(T otherwise, Object content) {
		return type(otherwise).cast(record(otherwise.getClass(), otherwise, content, ""));
	}

	@SuppressWarnings("unchecked")
	private static <T> Class<T> type(T value) {
		return (Class<T>) value.getClass();
	}

	private static Record record(Class<?> type, Record otherwise, Object content, String place) {
		if (!(content instanceof Map<?, ?> map)) {
			throw wrong(place, "a map", content);
		}
		RecordComponent[] components = type.getRecordComponents();
		Object[] values = new Object[components.length];
		for (int i = 0; i < components.length; i++) {
			RecordComponent c = components[i];
			String name = place.isEmpty() ? c.getName() : place + '.' + c.getName();
			Object other = otherwise == null ? null : RecordParts.get(c, otherwise);
			if (!map.containsKey(c.getName()) && other == null) {
				throw new ZippException("The plan lacks '" + name + "'.");
			}
			values[i] = map.containsKey(c.getName()) ? value(c.getGenericType(), other, map.get(c.getName()), name) : other;
		}
		for (Object key : map.keySet()) {
			boolean known = false;
			for (RecordComponent c : components) {
				known |= c.getName().equals(key);
			}
			if (!known) {
				throw new ZippException("The plan says '" + (place.isEmpty() ? "" : place + '.') + key
						+ "', which this program does not know. A newer one made it.");
			}
		}
		try {
			return (Record) RecordParts.make(type, values);
		} catch (InvocationTargetException e) {
			if (e.getCause() instanceof ZippException wrong) {
				throw wrong;
			}
			throw new ZippException("The plan is wrong at '" + place + "': " + e.getCause().getMessage(), e.getCause());
		}
	}

	private static Object value(Type type, Object otherwise, Object content, String place) {
		if (type instanceof ParameterizedType p) {
			Type element = p.getActualTypeArguments()[p.getActualTypeArguments().length - 1];
			if (p.getRawType() == List.class && content instanceof List<?> list) {
				List<Object> values = new ArrayList<>();
				for (Object one : list) {
					values.add(value(element, null, one, place + '[' + values.size() + ']'));
				}
				return values;
			}
			if (p.getRawType() == Map.class && content instanceof Map<?, ?> map) {
				Map<String, Object> values = new LinkedHashMap<>();
				map.forEach((k, v) -> values.put((String) k, value(element, null, v, place + '.' + k)));
				return values;
			}
			throw wrong(place, p.getRawType() == List.class ? "a list" : "a map", content);
		}
		Class<?> plain = (Class<?>) type;
		if (plain.isRecord()) {
			return record(plain, (Record) otherwise, content, place);
		}
		if (plain.isEnum()) {
			for (Object constant : plain.getEnumConstants()) {
				if (RecordParts.word((Enum<?>) constant).equals(content)) {
					return constant;
				}
			}
			throw wrong(place, "one of its words", content);
		}
		return switch (content) {
		case String text when plain == String.class -> text;
		case String text when plain == Duration.class -> Duration.parse(text);
		case Boolean is when plain == boolean.class -> is;
		case BigDecimal d when plain == double.class || plain == Double.class -> d.doubleValue();
		case BigDecimal d when plain == int.class -> whole(d, place).intValueExact();
		case BigDecimal d when plain == long.class -> whole(d, place).longValueExact();
		case null, default -> throw wrong(place, "something else", content);
		};
	}

	private static BigDecimal whole(BigDecimal number, String place) {
		if (number.stripTrailingZeros().scale() > 0) {
			throw wrong(place, "a whole number", number);
		}
		return number;
	}

	private static ZippException wrong(String place, String wanted, Object content) {
		return new ZippException("The plan has " + (content == null ? "nothing" : "'" + content + "'") + " at '" + place + "' where " + wanted
				+ " belongs.");
	}
}
