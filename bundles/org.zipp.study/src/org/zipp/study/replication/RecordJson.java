package org.zipp.study.replication;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import org.zipp.core.ZippException;
import org.zipp.study.internal.RecordParts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Records as JSON and back, component by component, so that nothing of them is forgotten. Numbers keep every digit. */
final class RecordJson {

	private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

	private RecordJson() {
	}

	/** A value as JSON; what is not a number is {@code null}. */
	static JsonNode write(Object value) {
		return switch (value) {
		case null -> JSON.nullNode();
		case String text -> JSON.textNode(text);
		case Boolean is -> JSON.booleanNode(is);
		case Integer n -> JSON.numberNode(n.intValue());
		case Long n -> JSON.numberNode(n.longValue());
		case Double n -> Double.isFinite(n) ? JSON.numberNode(n.doubleValue()) : JSON.nullNode();
		case Enum<?> constant -> JSON.textNode(constant.name());
		case Instant at -> JSON.textNode(at.toString());
		case Duration duration -> JSON.textNode(duration.toString());
		case Optional<?> optional -> write(optional.orElse(null));
		case OptionalDouble optional -> optional.isPresent() ? write(optional.getAsDouble()) : JSON.nullNode();
		case double[] numbers -> {
			ArrayNode list = JSON.arrayNode();
			for (double n : numbers) {
				list.add(write(n));
			}
			yield list;
		}
		case Collection<?> several -> {
			ArrayNode list = JSON.arrayNode();
			several.forEach(v -> list.add(write(v)));
			yield list;
		}
		case Map<?, ?> map -> {
			ObjectNode object = JSON.objectNode();
			map.forEach((k, v) -> object.set(k instanceof Enum<?> constant ? constant.name() : k.toString(), write(v)));
			yield object;
		}
		case Record record -> {
			ObjectNode object = JSON.objectNode();
			for (RecordComponent c : record.getClass().getRecordComponents()) {
				object.set(c.getName(), write(RecordParts.get(c, record)));
			}
			yield object;
		}
		default -> throw new IllegalArgumentException("There is no form for " + value.getClass());
		};
	}

	/**
	 * A record from JSON.
	 *
	 * @throws ZippException naming the place that does not fit
	 */
	static <T extends Record> T read(Class<T> type, JsonNode json) {
		return type.cast(value(type, json, ""));
	}

	private static Object value(Type type, JsonNode json, String place) {
		try {
			return type instanceof ParameterizedType p ? several((Class<?>) p.getRawType(), p.getActualTypeArguments(), json, place)
					: single((Class<?>) type, json, place);
		} catch (IllegalArgumentException | DateTimeException e) {
			throw new ZippException("The bundle is wrong at '" + place + "': " + e.getMessage(), e);
		}
	}

	private static Object several(Class<?> raw, Type[] types, JsonNode json, String place) {
		if (raw == Optional.class) {
			return json.isNull() ? Optional.empty() : Optional.of(value(types[0], json, place));
		}
		if (raw == Map.class) {
			Map<Object, Object> map = new LinkedHashMap<>();
			json.properties().forEach(e -> map.put(key((Class<?>) types[0], e.getKey()), value(types[1], e.getValue(), place + '.' + e.getKey())));
			return map;
		}
		List<Object> values = new ArrayList<>();
		json.forEach(v -> values.add(value(types[0], v, place + '[' + values.size() + ']')));
		return raw == SortedSet.class ? new TreeSet<>(values) : raw == Set.class ? new LinkedHashSet<>(values) : values;
	}

	private static Object key(Class<?> type, String text) {
		return type == Long.class ? (Object) Long.valueOf(text) : type.isEnum() ? constant(type, text) : text;
	}

	private static Object constant(Class<?> type, String name) {
		for (Object constant : type.getEnumConstants()) {
			if (((Enum<?>) constant).name().equals(name)) {
				return constant;
			}
		}
		throw new IllegalArgumentException(name + " is not known");
	}

	private static Object single(Class<?> type, JsonNode json, String place) {
		if (type.isRecord()) {
			return json.isNull() ? null : record(type, json, place);
		}
		if (type.isEnum()) {
			return json.isNull() ? null : constant(type, json.asText());
		}
		if (type == double[].class) {
			double[] numbers = new double[json.size()];
			for (int i = 0; i < numbers.length; i++) {
				numbers[i] = json.get(i).isNull() ? Double.NaN : json.get(i).asDouble();
			}
			return numbers;
		}
		if (type == OptionalDouble.class) {
			return json.isNull() ? OptionalDouble.empty() : OptionalDouble.of(json.asDouble());
		}
		if (type == double.class || type == Double.class) {
			return json.isNull() ? Double.NaN : json.asDouble();
		}
		if (type == int.class || type == Integer.class) {
			return json.asInt();
		}
		if (type == long.class || type == Long.class) {
			return json.asLong();
		}
		if (type == boolean.class || type == Boolean.class) {
			return json.asBoolean();
		}
		if (json.isNull()) {
			return null;
		}
		if (type == Instant.class) {
			return Instant.parse(json.asText());
		}
		if (type == Duration.class) {
			return Duration.parse(json.asText());
		}
		if (type == String.class) {
			return json.asText();
		}
		throw new IllegalArgumentException("there is no form for " + type.getSimpleName());
	}

	private static Object record(Class<?> type, JsonNode json, String place) {
		RecordComponent[] components = type.getRecordComponents();
		Object[] values = new Object[components.length];
		for (int i = 0; i < components.length; i++) {
			RecordComponent c = components[i];
			String name = place.isEmpty() ? c.getName() : place + '.' + c.getName();
			if (!json.has(c.getName())) {
				throw new ZippException("The bundle lacks '" + name + "'. It was made by another version of the workbench.");
			}
			values[i] = value(c.getGenericType(), json.get(c.getName()), name);
		}
		try {
			return RecordParts.make(type, values);
		} catch (InvocationTargetException e) {
			throw e.getCause() instanceof ZippException wrong ? wrong
					: new ZippException("The bundle is wrong at '" + place + "': " + e.getCause().getMessage(), e.getCause());
		}
	}
}
