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

	public OperationForm(Operation operation) {
		this.operation = operation;
		this.fields = ParameterField.of(operation.getClass());
		fields.forEach(f -> texts.put(f.name(), f.text(operation)));
	}

	public Operation operation() {
		return operation;
	}

	/** The parameters everybody sees. */
	public List<ParameterField> plain() {
		return fields.stream().filter(f -> !f.advanced()).toList();
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
			return Optional.empty();
		} catch (ZippException e) {
			return Optional.of(e.getMessage().replace("--" + field.name(), field.label()));
		}
	}

	private static boolean isNumber(ParameterField field) {
		return field.type() == int.class || field.type() == long.class || field.type() == double.class;
	}
}
