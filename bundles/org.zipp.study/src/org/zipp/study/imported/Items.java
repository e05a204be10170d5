package org.zipp.study.imported;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.zipp.core.ZippException;
import org.zipp.tables.Names;
import org.zipp.tables.Problems;
import org.zipp.tables.Table;
import org.zipp.tables.TableFiles;

/**
 * What was shown, where another tool's votes do not name the conditions: by the id of a task, the conditions on its left and right; or
 * by the name of a picture, its condition.
 */
final class Items {

	/** What stood on both sides. */
	record Pair(String left, String right, String prompt) {
	}

	/** Names by which tools call the two conditions of a task, the likeliest first. */
	private static final List<List<String>> NAMES = List.of(List.of("model_a", "model_b"), List.of("model1", "model2"),
			List.of("model_1", "model_2"), List.of("left_model", "right_model"), List.of("model_left", "model_right"),
			List.of("left_condition", "right_condition"), List.of("condition_left", "condition_right"), List.of("condition_a", "condition_b"),
			List.of("condition1", "condition2"), List.of("left_method", "right_method"), List.of("method_a", "method_b"),
			List.of("left_system", "right_system"), List.of("system_a", "system_b"), List.of("left", "right"));
	private static final List<String> PROMPTS = List.of("prompt", "caption", "question", "instruction");
	private static final List<String> IDS = List.of("id", "instance_id", "item", "task", "picture", "asset");

	private final Map<String, Pair> pairs = new HashMap<>();
	private final Map<String, String> conditions = new HashMap<>();
	private final Path file;

	private Items(Path file) {
		this.file = file;
	}

	/** Nothing is known. */
	static Items none() {
		return new Items(null);
	}

	/**
	 * Reads a table: {@code id} with {@code left} and {@code right}, or {@code picture} with {@code condition}.
	 *
	 * @throws ZippException naming file and line of what cannot be used
	 */
	static Items read(TableFiles tables, Path file) {
		List<String> columns = tables.columns(file).stream().map(c -> c.strip().toLowerCase(Locale.ROOT)).toList();
		String id = IDS.stream().filter(columns::contains).findFirst().orElseThrow(() -> new ZippException(
				"The table of what was shown needs a column id (of the task) or picture. It has: " + String.join(", ", columns) + '.', file, 1, null));
		Optional<List<String>> sides = NAMES.stream().filter(columns::containsAll).findFirst();
		if (sides.isEmpty() && !columns.contains("condition")) {
			throw new ZippException("The table of what was shown needs columns left and right (for each id), or condition (for each picture).", file,
					1,
					null);
		}
		List<String> required = sides.map(s -> List.of(id, s.getFirst(), s.getLast())).orElse(List.of(id, "condition"));
		Items items = new Items(file);
		Problems problems = new Problems(file);
		try (Table table = tables.open(file, required, PROMPTS)) {
			while (table.next()) {
				String key = Names.clean(table.text(id));
				if (table.problem() != null || key.isEmpty()) {
					problems.add(table.line(), table.problem() != null ? table.problem() : id + " is empty.");
				} else if (sides.isPresent()) {
					items.pairs.put(key, new Pair(table.text(required.get(1)), table.text(required.get(2)),
							PROMPTS.stream().map(table::text).filter(t -> t != null).findFirst().orElse(null)));
				} else {
					items.conditions.put(fileName(key), Names.clean(table.text("condition")));
				}
			}
		}
		problems.refuse();
		return items;
	}

	private static String fileName(String path) {
		return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
	}

	/** The condition of a picture, by its file name; empty when it is not known. */
	Optional<String> condition(String picture) {
		return Optional.ofNullable(conditions.get(fileName(Names.clean(picture)))).filter(c -> !c.isEmpty());
	}

	/**
	 * The conditions of a task: of the table, else of the task's own fields.
	 *
	 * @param fields name, lower case → text
	 * @throws IllegalArgumentException saying what to do where nothing names them
	 */
	Pair pair(String id, Map<String, String> fields) {
		Pair listed = pairs.get(Names.clean(id));
		if (listed != null) {
			return new Pair(listed.left, listed.right, listed.prompt != null ? listed.prompt : prompt(fields, id));
		}
		if (!pairs.isEmpty()) {
			throw new IllegalArgumentException("Task " + Problems.quoted(id) + " is not in " + file.getFileName() + '.');
		}
		for (List<String> names : NAMES) {
			String left = fields.get(names.getFirst());
			String right = fields.get(names.getLast());
			if (left != null && right != null) {
				return new Pair(left, right, prompt(fields, id));
			}
		}
		throw new IllegalArgumentException("Nothing says which conditions were shown. Name a table with id, left and right with --items; the"
				+ " task has: "
				+ (fields.isEmpty() ? "nothing" : String.join(", ", fields.keySet())) + '.');
	}

	private static String prompt(Map<String, String> fields, String id) {
		return PROMPTS.stream().map(fields::get).filter(t -> t != null && !t.isBlank() && t.length() <= Votes.LONGEST_PROMPT).findFirst()
				.orElse("task " + id);
	}
}
