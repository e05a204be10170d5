package org.zipp.ui.operation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.zipp.core.ZippException;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.ParameterField;

/** What a person typed for the parameters of an operation, and what is wrong with it. No widgets. */
public final class OperationForm {

	/** Something wrong with a parameter, in words for the person who typed it. */
	public record Problem(ParameterField field, String message) {
	}

	private final Operation operation;
	private final List<ParameterField> fields;
	private final Map<String, String> texts = new HashMap<>();
	private final Map<String, String> defaults;
	private final boolean dirGiven;

	/** A form that asks for the study's folder too. */
	public OperationForm(Operation operation) {
		this(operation, false);
	}

	/** @param dirGiven whether the folder of the study is known, so that nobody is asked for it */
	public OperationForm(Operation operation, boolean dirGiven) {
		this.operation = operation;
		this.dirGiven = dirGiven;
		this.fields = ParameterField.of(operation.getClass());
		fields.forEach(f -> texts.put(f.name(), f.text(operation)));
		defaults = Map.copyOf(texts);
	}

	public Operation operation() {
		return operation;
	}

	/** The parameters everybody sees. */
	public List<ParameterField> plain() {
		return fields.stream().filter(f -> !f.advanced() && !(dirGiven && f.name().equals("dir"))).toList();
	}

	/** The parameters behind "More". */
	public List<ParameterField> advanced() {
		return fields.stream().filter(ParameterField::advanced).toList();
	}

	/** The text of a parameter. */
	public String text(ParameterField field) {
		return texts.get(field.name());
	}

	/** Sets the text of a parameter; it reaches the operation when it is right. */
	public void setText(ParameterField field, String text) {
		texts.put(field.name(), text);
		check(field);
	}

	/** What is wrong, in the order of the parameters. */
	public List<Problem> problems() {
		List<Problem> problems = new ArrayList<>();
		for (ParameterField field : fields) {
			check(field).ifPresent(p -> problems.add(new Problem(field, p)));
		}
		return problems;
	}

	private Optional<String> check(ParameterField field) {
		String text = texts.get(field.name()).strip();
		if (text.isEmpty()) {
			if (field.required()) {
				return Optional.of(field.label() + " is missing. " + field.description());
			}
			if (isNumber(field)) {
				return Optional.of(field.label() + " is missing; type a number.");
			}
		}
		try {
			field.set(operation, text);
			return field.isPath() && !text.isEmpty() && !text.equals(defaults.get(field.name())) ? checkPath(field) : Optional.empty();
		} catch (ZippException e) {
			return Optional.of(ParameterField.inLabels(operation.getClass(), e.getMessage()));
		}
	}

	private Optional<String> checkPath(ParameterField field) {
		return field.paths(operation).stream().filter(p -> !field.path().problem(p).isEmpty()).findFirst()
				.map(p -> field.label() + ": " + p + ' ' + field.path().problem(p) + '.');
	}

	private static boolean isNumber(ParameterField field) {
		return field.type() == int.class || field.type() == long.class || field.type() == double.class;
	}
}
