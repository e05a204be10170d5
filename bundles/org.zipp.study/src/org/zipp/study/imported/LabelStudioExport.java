package org.zipp.study.imported;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

import org.zipp.tables.Names;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Label Studio's exports of the Pairwise tag, or of one Choices tag with words for left and right: JSON (tasks with annotations), JSON-MIN
 * and CSV (an annotation in each row). Conditions are those that the task's data name.
 */
final class LabelStudioExport {

	private static final Set<String> OF_ANNOTATION = Set.of("annotation_id", "annotator", "id", "created_at", "updated_at", "lead_time");

	private final Translation to = new Translation("Label Studio", Translation.VOTES);
	private final Items items;
	private final String criterion;

	/** @param criterion name of the tag that is read where there are several */
	LabelStudioExport(Items items, String criterion) {
		this.items = items;
		this.criterion = criterion;
		to.note("The votes were given in Label Studio. Whether sides were drawn at random is not in its export.");
	}

	static boolean fits(Set<String> names) {
		return names.contains("annotations") && names.contains("data") || names.contains("annotation_id") && names.contains("annotator");
	}

	Translation translation() {
		return to;
	}

	/** A task with its annotations, or an annotation of its own. */
	void entry(long line, JsonNode object) {
		if (object.has("annotations")) {
			task(line, object);
		} else {
			annotation(line, object);
		}
	}

	private void task(long line, JsonNode task) {
		if (task.get("annotations").isEmpty()) {
			to.leaveOut(line, "the task was not annotated");
		}
		Map<String, String> data = Fields.of(task.path("data"));
		for (JsonNode annotation : task.get("annotations")) {
			if (annotation.path("was_cancelled").asBoolean()) {
				to.leaveOut(line, "the annotator skipped the task");
				continue;
			}
			Map<String, String> answers = new TreeMap<>();
			for (JsonNode result : annotation.path("result")) {
				answer(result.path("value")).ifPresent(a -> answers.put(result.path("from_name").asText(), a));
			}
			vote(line, Fields.text(task, "id"), data, answers, rater(annotation.path("completed_by")),
					Fields.text(annotation, "updated_at", "created_at"), Fields.text(annotation, "lead_time"));
		}
	}

	/** The selected side, or the only choice, of a value; empty for other tags. */
	private static Optional<String> answer(JsonNode value) {
		if (value.isArray()) {
			return value.isEmpty() ? Optional.empty() : answer(value.get(0));
		}
		if (value.hasNonNull("selected")) {
			return Optional.of(value.get("selected").asText());
		}
		JsonNode choices = value.path("choices");
		return choices.size() == 1 ? Optional.of(choices.get(0).asText()) : Optional.empty();
	}

	/** A number or an object with one; a mail address is never taken. */
	private static String rater(JsonNode by) {
		return by.isObject() ? Fields.text(by, "id") : by.isNull() || by.isMissingNode() ? null : by.asText();
	}

	private void annotation(long line, JsonNode row) {
		Map<String, String> data = Fields.of(row);
		Map<String, String> answers = new TreeMap<>();
		row.properties().forEach(e -> answer(e.getValue()).ifPresent(a -> answers.put(e.getKey(), a)));
		if (answers.isEmpty() && data.containsKey(criterion)) {
			answers.put(criterion, data.get(criterion));
		}
		OF_ANNOTATION.forEach(data::remove);
		vote(line, Fields.text(row, "id"), data, answers, rater(row.path("annotator")), Fields.text(row, "updated_at", "created_at"),
				Fields.text(row, "lead_time"));
	}

	/** @param cell text of a column; lists and objects as JSON */
	void row(long line, Iterable<String> columns, Function<String, String> cell, Function<String, JsonNode> json) {
		Map<String, String> data = new LinkedHashMap<>();
		Map<String, String> answers = new TreeMap<>();
		for (String column : columns) {
			String text = cell.apply(column);
			if (text == null) {
				continue;
			}
			boolean structured = text.startsWith("[") || text.startsWith("{");
			Optional<String> answer = structured ? answer(json.apply(text)) : Optional.empty();
			if (answer.isPresent()) {
				answers.put(column, answer.get());
			} else if (!structured) {
				data.put(column, text);
			}
		}
		if (answers.isEmpty() && data.containsKey(criterion)) {
			answers.put(criterion, data.get(criterion));
		}
		String id = data.get("id");
		String rater = data.get("annotator");
		String time = data.getOrDefault("updated_at", data.get("created_at"));
		String seconds = data.get("lead_time");
		OF_ANNOTATION.forEach(data::remove);
		vote(line, id, data, answers, rater != null && rater.contains("@") ? null : rater, time, seconds);
	}

	private void vote(long line, String id, Map<String, String> data, Map<String, String> answers, String rater, String time, String seconds) {
		if (answers.isEmpty()) {
			to.leaveOut(line, "neither side was chosen");
			return;
		}
		String answer = answers.size() == 1 ? answers.values().iterator().next() : answers.get(criterion);
		if (answer == null) {
			throw new IllegalArgumentException("There are answers of several tags: " + String.join(", ", answers.keySet())
					+ ". Say which is meant with --criterion.");
		}
		if (rater == null) {
			throw new IllegalArgumentException("The annotation does not say who made it.");
		}
		Items.Pair pair = items.pair(id == null ? "" : id, data);
		to.add(line, Names.clean("annotator " + rater), pair.prompt(), pair.left(), pair.right(), side(answer), time, seconds);
	}

	/** Words for the sides, as projects call them; others are as our own tables have them. */
	private static String side(String answer) {
		String plain = Names.folded(answer).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
		return switch (plain) {
		case "left is better", "left better", "a is better", "image a", "image 1", "option a", "option 1" -> "left";
		case "right is better", "right better", "b is better", "image b", "image 2", "option b", "option 2" -> "right";
		case "both good", "both are good", "no preference", "equally good", "about the same" -> "tie";
		case "both are bad", "both bad", "neither is good" -> ForeignTables.BOTH_BAD;
		default -> answer;
		};
	}
}
