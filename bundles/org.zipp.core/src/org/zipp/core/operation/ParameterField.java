package org.zipp.core.operation;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.zipp.core.ZippException;
import org.zipp.core.choice.Choice;
import org.zipp.core.choice.TypedList;

/** A declared parameter of an operation: what wizards and the command line show, and how a text becomes its value. */
public final class ParameterField {

	/** The field of the operation that holds the block of the parameter, {@code null} when the operation has it itself. */
	private final Field block;
	private final Field field;
	private final Parameter declaration;

	private ParameterField(Field block, Field field) {
		this.block = block;
		this.field = field;
		this.declaration = field.getAnnotation(Parameter.class);
		if (isPath() == (declaration.path() == PathUse.NONE)) {
			throw new IllegalStateException("A parameter says what its path names if it is a path, and only then: " + field);
		}
	}

	/**
	 * The parameters of an operation in declaration order, those of a block where the block stands; those every operation has come first, and a
	 * {@link Standalone} operation has none of those.
	 */
	public static List<ParameterField> of(Class<? extends Operation> type) {
		List<Class<?>> lineage = new ArrayList<>();
		boolean standalone = type.isAnnotationPresent(Standalone.class);
		for (Class<?> c = type; c != null && c != Object.class && !(standalone && c == Operation.class); c = c.getSuperclass()) {
			lineage.add(c);
		}
		List<ParameterField> result = new ArrayList<>();
		for (Class<?> c : lineage.reversed()) {
			collect(null, c, result);
		}
		return List.copyOf(result);
	}

	private static void collect(Field block, Class<?> type, List<ParameterField> result) {
		for (Field f : type.getDeclaredFields()) {
			if (f.isAnnotationPresent(Parameter.class)) {
				if (!Modifier.isPublic(f.getModifiers()) || Modifier.isFinal(f.getModifiers())) {
					throw new IllegalStateException("A parameter must be a public, settable field: " + f);
				}
				result.add(new ParameterField(block, f));
			} else if (f.isAnnotationPresent(ParameterBlock.class)) {
				if (block != null || !Modifier.isPublic(f.getModifiers()) || !Modifier.isFinal(f.getModifiers())) {
					throw new IllegalStateException("A block of parameters must be a public, final field of an operation: " + f);
				}
				collect(f, f.getType(), result);
			}
		}
	}

	private Object holder(Operation operation) throws IllegalAccessException {
		return block == null ? operation : block.get(operation);
	}

	/** The parameter of that name. */
	public static ParameterField of(Class<? extends Operation> type, String name) {
		List<ParameterField> all = of(type);
		return all.stream().filter(p -> p.name().equals(name)).findFirst()
				.orElseThrow(() -> new ZippException("There is no parameter '" + name + "'. There are: "
						+ all.stream().map(ParameterField::name).sorted(Comparator.naturalOrder())
								.collect(Collectors.joining(", "))
						+ '.'));
	}

	/** A message that names options of the command line, in the words of a form: by the labels of its fields. */
	public static String inLabels(Class<? extends Operation> type, String message) {
		if (message == null || !message.contains("--")) {
			return message;
		}
		String text = message;
		for (ParameterField field : of(type)) {
			text = text.replaceAll("--" + Pattern.quote(field.name()) + "(?![\\w-])", Matcher.quoteReplacement(field.label()));
		}
		return text;
	}

	public String name() {
		return declaration.name();
	}

	public String label() {
		return declaration.label();
	}

	public String description() {
		return declaration.description();
	}

	/** The description, and what a path names: for help and tooltips. */
	public String help() {
		if (!isPath()) {
			return description();
		}
		String endings = endings().isEmpty() ? "" : ": " + String.join(", ", endings());
		return description() + " (" + (isList() ? "several, each " : "") + path().words() + endings + ")";
	}

	/** What a path names. */
	public PathUse path() {
		return declaration.path();
	}

	/** Endings of the files that a path may name, with their dot; empty when any may be. */
	public List<String> endings() {
		return declaration.endings().isEmpty() ? List.of() : List.of(declaration.endings().split(" "));
	}

	/** The paths in that object; empty when none is given, or it is no path. */
	public List<Path> paths(Operation operation) {
		Object value = isPath() ? get(operation) : null;
		return value instanceof List<?> list ? list.stream().map(Path.class::cast).toList()
				: value == null ? List.of() : List.of((Path) value);
	}

	public boolean required() {
		return declaration.required();
	}

	public boolean advanced() {
		return declaration.advanced();
	}

	public Class<?> type() {
		return field.getType();
	}

	/** Whether it takes several values. */
	public boolean isList() {
		return List.class.isAssignableFrom(field.getType());
	}

	/** Whether a value, or each value of a list, is a path. */
	public boolean isPath() {
		return elementType() == Path.class;
	}

	/** Whether it takes yes or no; a {@code Boolean} may also be left open. */
	public boolean isFlag() {
		return field.getType() == boolean.class || field.getType() == Boolean.class;
	}

	/** What an enum accepts, as typed; empty for other types. */
	public List<String> choices() {
		return elementType().isEnum()
				? Arrays.stream(elementType().getEnumConstants()).map(ParameterField::choice).toList()
				: List.of();
	}

	/** What may be chosen, with its labels: of an enum, or of what is installed; empty where anything may be typed. */
	public List<Choice> choices(Operation operation) {
		List<String> constants = choices();
		return constants.isEmpty() ? operation.choices(name()) : constants.stream().map(c -> new Choice(c, c)).toList();
	}

	/** The value in that object. */
	public Object get(Operation operation) {
		try {
			return field.get(holder(operation));
		} catch (IllegalAccessException e) {
			throw new IllegalStateException(field.toString(), e);
		}
	}

	/** The value in that object as it would be typed; empty text for none. */
	public String text(Operation operation) {
		Object value = get(operation);
		if (value == null) {
			return "";
		}
		if (value instanceof List<?> list) {
			return list.stream().map(Object::toString).map(TypedList::quoted).collect(Collectors.joining(","));
		}
		return value instanceof Enum<?> ? choice(value) : value.toString();
	}

	/**
	 * Sets the value from what a person typed. Commas separate the values of a list; a value with a comma in it stands between
	 * quotation marks, and the name of a file that is there needs none.
	 *
	 * @throws ZippException naming the parameter and what it takes
	 */
	public void set(Operation operation, String text) {
		set(operation, List.of(text));
	}

	/** The same from texts that were typed apart, of which a list takes all and another parameter the last. */
	public void set(Operation operation, List<String> texts) {
		Object value;
		if (isList()) {
			value = texts.stream().flatMap(t -> (isPath() ? TypedList.files(t) : TypedList.values(t)).stream()).map(this::parse).toList();
		} else {
			value = parse(texts.getLast().strip());
		}
		setValue(operation, value);
	}

	/** Sets the value. */
	public void setValue(Operation operation, Object value) {
		try {
			field.set(holder(operation), value);
		} catch (IllegalAccessException e) {
			throw new IllegalStateException(field.toString(), e);
		}
	}

	private Class<?> elementType() {
		if (isList() && field.getGenericType() instanceof ParameterizedType t
				&& t.getActualTypeArguments()[0] instanceof Class<?> c) {
			return c;
		}
		return field.getType();
	}

	private Object parse(String text) {
		Class<?> type = elementType();
		try {
			if (type == String.class) {
				return text;
			}
			if (type == Path.class) {
				return text.isEmpty() ? null : Path.of(text);
			}
			if (type == Boolean.class && text.isEmpty()) {
				return null;
			}
			if (isFlag()) {
				return switch (text.toLowerCase(Locale.ROOT)) {
				case "true", "yes", "on", "" -> true;
				case "false", "no", "off" -> false;
				default -> throw wrong(text, "yes or no", null);
				};
			}
			if (type.isEnum()) {
				return Arrays.stream(type.getEnumConstants()).filter(c -> choice(c).equalsIgnoreCase(text)).findFirst()
						.orElseThrow(() -> wrong(text, "one of " + String.join(", ", choices()), null));
			}
			if (type == int.class) {
				return (int) inRange(Integer.parseInt(text), text);
			}
			if (type == long.class) {
				inRange(Long.parseLong(text), text);
				return Long.parseLong(text);
			}
			if (type == double.class) {
				return inRange(Double.parseDouble(text), text);
			}
		} catch (NumberFormatException | InvalidPathException e) {
			throw wrong(text, type == Path.class ? "a path" : "a number", e);
		}
		throw new IllegalStateException("Unsupported parameter type: " + field);
	}

	private double inRange(double value, String text) {
		if (!(value >= declaration.min() && value <= declaration.max())) {
			throw wrong(text, "a number from " + number(declaration.min()) + " to " + number(declaration.max()), null);
		}
		return value;
	}

	private ZippException wrong(String text, String expected, Throwable cause) {
		return new ZippException("--" + name() + " takes " + expected + ", not '" + text + "'.", cause);
	}

	private static String number(double v) {
		return v == Math.rint(v) && Math.abs(v) < 1e15 ? Long.toString((long) v) : Double.toString(v);
	}

	private static String choice(Object constant) {
		return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
	}
}
