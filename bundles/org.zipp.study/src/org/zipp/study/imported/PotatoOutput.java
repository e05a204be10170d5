package org.zipp.study.imported;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.zipp.tables.Names;
import org.zipp.tables.Problems;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What Potato writes of its pairwise scheme: {@code user_state.json} of a user, {@code annotated_instances} as JSON lines, CSV or TSV
 * (columns
 * {@code scheme:::label}). Option A stood on the left; a scale counts by its sign, 0 is a tie. Which conditions were shown is in the items
 * that Potato was given, rarely in what it writes.
 */
final class PotatoOutput {

	/** Between scheme and label in the columns of a table. */
	static final String IN_COLUMN = ":::";

	private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");

	private final Translation to = new Translation("Potato", Translation.VOTES);
	private final Items items;
	private final String criterion;

	/** @param criterion name of the scheme that is read where there are several */
	PotatoOutput(Items items, String criterion) {
		this.items = items;
		this.criterion = criterion;
		to.note("The votes were given in Potato, whose option A was taken as the left one. Whether sides were drawn at random is not in its"
				+ " output.");
	}

	static boolean fits(Set<String> names) {
		return names.contains("instance_id_to_label_to_value") || names.contains("label_annotations")
				|| names.contains("instance_id") && names.stream().anyMatch(n -> n.contains(IN_COLUMN));
	}

	Translation translation() {
		return to;
	}

	/** @param folder of the file; Potato names it after its user */
	void entry(long line, JsonNode object, String folder) {
		JsonNode all = object.get("instance_id_to_label_to_value");
		if (all == null) {
			String user = Fields.text(object, "user_id", "user", "annotator");
			String id = Fields.text(object, "instance_id", "id");
			Map<String, String> data = Fields.of(object);
			vote(line, user != null ? user : folder, id, data, labels(object.get("label_annotations")), time(object.path("behavioral_data")));
			return;
		}
		String user = Fields.text(object, "user_id");
		all.properties().forEach(e -> vote(line, user != null ? user : folder, e.getKey(), Map.of(), labels(e.getValue()),
				time(object.path("instance_id_to_behavioral_data").path(e.getKey()))));
	}

	/** Scheme → label → value, of the list of pairs or the object that stands for it. */
	private static Map<String, Map<String, String>> labels(JsonNode given) {
		Map<String, Map<String, String>> labels = new TreeMap<>();
		if (given.isArray()) {
			// The last one of a label counts: earlier ones were changed.
			given.forEach(pair -> labels.computeIfAbsent(pair.path(0).path("schema").asText(), _ -> new LinkedHashMap<>())
					.put(pair.path(0).path("name").asText(), pair.path(1).asText()));
		} else {
			given.properties().forEach(scheme -> scheme.getValue().properties()
					.forEach(l -> labels.computeIfAbsent(scheme.getKey(), _ -> new LinkedHashMap<>()).put(l.getKey(), l.getValue().asText())));
		}
		return labels;
	}

	/** Seconds spent, {@code null} where they are not there. */
	private static String time(JsonNode behaviour) {
		String spent = Fields.text(behaviour, "time_spent", "total_time_seconds");
		if (spent != null) {
			return spent;
		}
		String millis = Fields.text(behaviour, "total_time_ms");
		return millis == null ? null : Double.toString(Double.parseDouble(millis) / 1000);
	}

	/** @param cells column → text */
	void row(long line, Map<String, String> cells, String folder) {
		Map<String, Map<String, String>> labels = new TreeMap<>();
		Map<String, String> data = new LinkedHashMap<>();
		cells.forEach((column, text) -> {
			int at = column.indexOf(IN_COLUMN);
			if (at > 0) {
				labels.computeIfAbsent(column.substring(0, at), _ -> new LinkedHashMap<>()).put(column.substring(at + IN_COLUMN.length()), text);
			} else {
				data.put(column, text);
			}
		});
		String user = data.getOrDefault("user", data.get("user_id"));
		vote(line, user != null ? user : folder, data.get("instance_id"), data, labels, null);
	}

	private void vote(long line, String user, String id, Map<String, String> data, Map<String, Map<String, String>> labels, String seconds) {
		Map<String, String> answers = new TreeMap<>();
		labels.forEach((scheme, values) -> {
			String answer = answer(values);
			if (answer != null) {
				answers.put(scheme, answer);
			}
		});
		if (answers.isEmpty()) {
			to.leaveOut(line, "no pairwise scheme was answered");
			return;
		}
		String answer = answers.size() == 1 ? answers.values().iterator().next() : answers.get(criterion);
		if (answer == null) {
			throw new IllegalArgumentException("There are answers of several schemes: " + String.join(", ", answers.keySet())
					+ ". Say which is meant with --criterion.");
		}
		if (id == null) {
			throw new IllegalArgumentException("The answer does not say what it is about: instance_id and id are missing.");
		}
		Items.Pair pair = items.pair(id, data);
		to.add(line, Names.clean(user), pair.prompt(), pair.left(), pair.right(), answer, null, seconds);
	}

	/** left, right or tie; {@code null} where these labels are of no pairwise scheme. */
	private static String answer(Map<String, String> labels) {
		String scale = labels.get("scale_value");
		if (scale != null) {
			Matcher number = NUMBER.matcher(scale.strip());
			if (!number.matches()) {
				throw new IllegalArgumentException("scale_value is " + Problems.quoted(scale) + ", no number.");
			}
			double value = Double.parseDouble(scale.strip());
			return value < 0 ? "left" : value > 0 ? "right" : "tie";
		}
		String selection = labels.get("selection");
		if (selection != null) {
			return selection.isBlank() ? null : side(selection);
		}
		// One of the labels A and B that is switched on.
		return labels.entrySet().stream().filter(e -> isOn(e.getKey(), e.getValue()) && isSide(e.getKey())).map(e -> side(e.getKey())).findFirst()
				.orElse(null);
	}

	private static boolean isOn(String label, String value) {
		return value.equalsIgnoreCase("true") || value.equals("1") || value.equals("on") || value.equals(label);
	}

	private static boolean isSide(String label) {
		return label.toLowerCase(Locale.ROOT).matches("a|b|left|right|tie");
	}

	private static String side(String text) {
		return switch (text.strip().toLowerCase(Locale.ROOT)) {
		case "a", "left", "0" -> "left";
		case "b", "right", "1" -> "right";
		case "tie", "equal", "no preference" -> "tie";
		default -> throw new IllegalArgumentException("The selection is " + Problems.quoted(text) + ". It can be A, B or tie.");
		};
	}
}
