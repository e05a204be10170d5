package org.zipp.study.design;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.zipp.core.ZippException;
import org.zipp.study.ConditionPair;
import org.zipp.study.design.Node.Fields;
import org.zipp.study.design.Node.Items;
import org.zipp.study.design.Node.Kind;
import org.zipp.study.design.Node.Problems;
import org.zipp.study.design.Node.Value;
import org.zipp.study.internal.RecordParts;

/**
 * Records as documents: each component is a field, named in small letters with hyphens. Strict: what is no field, of another type or
 * outside of its range is a problem, and names its line. A field that is not there is as in the record that stands for the defaults; in
 * an item of a list it must be there unless it is {@link Explained#optional}.
 */
final class RecordCodec {

	private static final Pattern DURATION = Pattern.compile("(\\d{1,6})\\s*([dhm])");
	private static final Pattern LARGE = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

	private final Problems problems;

	RecordCodec(Problems problems) {
		this.problems = problems;
	}

	/** Name of a field as it stands in documents. */
	static String name(RecordComponent component) {
		return LARGE.matcher(component.getName()).replaceAll("-").toLowerCase(Locale.ROOT);
	}

	/** The constants of a type as they stand in documents. */
	static String names(Class<?> type) {
		return Arrays.stream(type.getEnumConstants()).map(c -> RecordParts.word((Enum<?>) c)).collect(Collectors.joining(", "));
	}

	/** A value as texts, numbers, truths, lists and maps. */
	static Object tree(Object value) {
		return switch (value) {
		case null -> null;
		case ConditionPair pair -> pair.toString();
		case Duration duration -> text(duration);
		case Enum<?> constant -> RecordParts.word(constant);
		case Record fields -> {
			Map<String, Object> map = new LinkedHashMap<>();
			for (RecordComponent c : fields.getClass().getRecordComponents()) {
				map.put(name(c), tree(RecordParts.get(c, fields)));
			}
			yield map;
		}
		case List<?> items -> items.stream().map(RecordCodec::tree).toList();
		case Map<?, ?> map -> {
			Map<String, Object> texts = new LinkedHashMap<>();
			map.forEach((k, v) -> texts.put((String) k, v));
			yield texts;
		}
		default -> value;
		};
	}

	/** {@code 7d}, {@code 12h} or {@code 30m}. */
	static String text(Duration duration) {
		long minutes = duration.toMinutes();
		return minutes != 0 && minutes % 1440 == 0 ? minutes / 1440 + "d" : minutes != 0 && minutes % 60 == 0 ? minutes / 60
				+ "h" : minutes + "m";
	}

	/**
	 * Reads a record.
	 *
	 * @param defaults what is taken for fields that are not there; {@code null} when all must be there
	 * @return {@code null} when there was a problem
	 */
	<T extends Record> T read(Node node, Class<T> type, T defaults) {
		if (!(node instanceof Fields fields)) {
			problems.add(node.line(), "there are fields expected here (" + fieldsOf(type) + "), not " + node.words() + '.');
			return null;
		}
		RecordComponent[] components = type.getRecordComponents();
		Map<String, RecordComponent> known = new LinkedHashMap<>();
		for (RecordComponent c : components) {
			known.put(name(c), c);
		}
		boolean good = true;
		for (String name : fields.of().keySet()) {
			if (!known.containsKey(name)) {
				problems.add(fields.lines().get(name), "there is no field '" + name + "'. The fields here are: " + fieldsOf(type) + '.');
				good = false;
			}
		}
		Object[] arguments = new Object[components.length];
		for (int i = 0; i < components.length; i++) {
			Node given = fields.of().get(name(components[i]));
			arguments[i] = given == null ? missing(fields, components[i], defaults) : value(given, name(components[i]), components[i], defaults);
			good &= arguments[i] != null || given == null && defaults != null;
		}
		return good ? make(type, arguments, fields.line()) : null;
	}

	private static String fieldsOf(Class<?> type) {
		return Arrays.stream(type.getRecordComponents()).map(RecordCodec::name).collect(Collectors.joining(", "));
	}

	private Object missing(Fields fields, RecordComponent c, Object defaults) {
		if (defaults != null) {
			return RecordParts.get(c, defaults);
		}
		Explained explained = c.getAnnotation(Explained.class);
		if (explained != null && explained.optional()) {
			return empty(c.getType());
		}
		problems.add(fields.line(), "the field '" + name(c) + "' is missing" + (explained == null ? "." : ": " + explained.value()));
		return null;
	}

	private static Object empty(Class<?> type) {
		return type == String.class ? "" : type == int.class ? (Object) 0 : type == boolean.class ? false : type == List.class
				? List.of() : Map.of();
	}

	private <T> T make(Class<T> type, Object[] arguments, int line) {
		try {
			return RecordParts.make(type, arguments);
		} catch (InvocationTargetException e) {
			if (e.getCause() instanceof ZippException wrong) {
				problems.add(line, wrong.getMessage());
				return null;
			}
			throw new IllegalStateException(e);
		}
	}

	private Object value(Node node, String name, RecordComponent c, Object defaults) {
		return value(node, name, c.getGenericType(), c.getAnnotation(Explained.class), defaults == null ? null : RecordParts.get(c, defaults));
	}

	private Object value(Node node, String name, Type type, Explained range, Object defaults) {
		if (type instanceof ParameterizedType p) {
			return p.getRawType() == Map.class ? texts(node, name) : list(node, name, p.getActualTypeArguments()[0], range);
		}
		Class<?> of = (Class<?>) type;
		if (of == ConditionPair.class) {
			return pair(node, name);
		}
		if (of.isRecord()) {
			return read(node, of.asSubclass(Record.class), defaults);
		}
		if (of.isEnum()) {
			return constant(node, name, of);
		}
		if (of == String.class) {
			return text(node, name);
		}
		if (of == Duration.class) {
			return duration(node, name);
		}
		if (of == boolean.class || of == Boolean.class) {
			return node instanceof Value v && (v.text().equals("true") || v.text().equals("false"))
					? (Object) Boolean.valueOf(v.text()) : wrong(node, name, "true or false");
		}
		return number(node, name, of, range);
	}

	/** @param defaults of that very type, or {@code null} */
	private <T extends Record> T read(Node node, Class<T> type, Object defaults) {
		return read(node, type, defaults == null ? defaults(type) : type.cast(defaults));
	}

	/** The record that stands for what nobody decided, {@code null} where a type has none. */
	private static <T> T defaults(Class<T> type) {
		return Arrays.stream(type.getFields()).filter(f -> Modifier.isStatic(f.getModifiers()) && f.getType() == type
				&& f.getName().equals("DEFAULTS"))
				.findFirst().map(f -> {
					try {
						return type.cast(f.get(null));
					} catch (IllegalAccessException e) {
						throw new IllegalStateException(e);
					}
				}).orElse(null);
	}

	private Object wrong(Node node, String name, String allowed) {
		problems.add(node.line(), "'" + name + "' is " + allowed + ", not " + node.words() + '.');
		return null;
	}

	private Object text(Node node, String name) {
		return node instanceof Value v && (v.kind() == Kind.TEXT || v.kind() == Kind.NUMBER) ? v.text()
				: wrong(node, name, "a text (in quotation marks where it is none by itself)");
	}

	private Object texts(Node node, String name) {
		if (!(node instanceof Fields fields)) {
			return wrong(node, name, "a list of names, each with a text, such as 'en: \u2026'");
		}
		Map<String, String> texts = new LinkedHashMap<>();
		for (Map.Entry<String, Node> e : fields.of().entrySet()) {
			Object text = text(e.getValue(), e.getKey());
			if (text == null) {
				return null;
			}
			texts.put(e.getKey(), (String) text);
		}
		return texts;
	}

	private Object list(Node node, String name, Type type, Explained range) {
		if (!(node instanceof Items items)) {
			return wrong(node, name, "a list, each item behind a hyphen, or [] for none");
		}
		List<Object> list = new ArrayList<>();
		for (Node item : items.of()) {
			list.add(value(item, name, type, range, null));
		}
		return list.contains(null) ? null : list;
	}

	private Object pair(Node node, String name) {
		if (!(node instanceof Value v) || v.kind() != Kind.TEXT) {
			return wrong(node, name, "a pair of conditions such as 'zipp-3:generic'");
		}
		try {
			return ConditionPair.parse(v.text());
		} catch (ZippException e) {
			problems.add(node.line(), e.getMessage());
			return null;
		}
	}

	private Object constant(Node node, String name, Class<?> type) {
		if (node instanceof Value v) {
			for (Object constant : type.getEnumConstants()) {
				if (RecordParts.word((Enum<?>) constant).equals(v.text())) {
					return constant;
				}
			}
		}
		return wrong(node, name, "one of " + names(type));
	}

	private Object duration(Node node, String name) {
		Matcher m = DURATION.matcher(node instanceof Value v ? v.text() : "");
		if (!m.matches()) {
			return wrong(node, name, "a time such as 7d, 12h or 30m");
		}
		long n = Long.parseLong(m.group(1));
		return switch (m.group(2)) {
		case "d" -> Duration.ofDays(n);
		case "h" -> Duration.ofHours(n);
		default -> Duration.ofMinutes(n);
		};
	}

	private Object number(Node node, String name, Class<?> type, Explained range) {
		boolean whole = type == int.class || type == long.class;
		double min = range == null ? Double.NEGATIVE_INFINITY : range.min();
		double max = range == null ? Double.POSITIVE_INFINITY : range.max();
		String allowed = (whole ? "a whole number" : "a number") + words(min, max);
		if (!(node instanceof Value v) || v.kind() != Kind.NUMBER) {
			return wrong(node, name, allowed);
		}
		BigDecimal number;
		try {
			number = new BigDecimal(v.text().replace("_", ""));
		} catch (NumberFormatException _) {
			return wrong(node, name, allowed + " in decimal digits");
		}
		double near = number.doubleValue();
		if (near < min || near > max) {
			return wrong(node, name, allowed);
		}
		try {
			return type == int.class ? (Object) number.intValueExact() : type == long.class ? (Object) number.longValueExact() : (Object) near;
		} catch (ArithmeticException _) {
			return wrong(node, name, allowed);
		}
	}

	/** A range, as the end of what a number is. */
	static String words(double min, double max) {
		boolean from = min != Double.NEGATIVE_INFINITY;
		boolean to = max != Double.POSITIVE_INFINITY;
		return from && to ? " from " + plain(min) + " to " + plain(max) : from ? " of " + plain(min) + " or more" : to ? " of "
				+ plain(max) + " or less" : "";
	}

	private static String plain(double number) {
		return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
	}
}
