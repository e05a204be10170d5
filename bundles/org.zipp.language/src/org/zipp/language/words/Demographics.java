package org.zipp.language.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.zipp.model.EvidenceKind;
import org.zipp.store.Rows.EvidenceRow;

/** What a person says about themself in so many words; nothing is guessed. */
public final class Demographics {

	private static final double STATED_ONCE = 0.6;
	private static final double STATED_AGAIN = 0.8;

	private record Cue(String variable, String value, Pattern pattern) {
	}

	/** A statement and the evidence it was read from. */
	public record Finding(String variable, String value, double confidence, List<EvidenceRow> evidence) {
	}

	private static final List<Cue> CUES = CsvResource.read("demographic-cues.csv",
			r -> new Cue(r.get("variable"), r.get("value"), Pattern.compile(r.get("pattern"), Pattern.CASE_INSENSITIVE)));

	private static final List<Pattern> AGES = List.of(
			Pattern.compile("\\b(?:i'm|i am|i just turned|i turned)(?: a)? (1[3-9]|[2-9][0-9])(?:[- ]years?[- ]old)?(?! ?(?:%|k\\b|km|miles|minutes|hours|days|weeks|months|percent|and a half|st\\b|nd\\b|rd\\b|th\\b))",
					Pattern.CASE_INSENSITIVE),
			Pattern.compile("\\bas an? (1[3-9]|[2-9][0-9])[- ]year[- ]old\\b", Pattern.CASE_INSENSITIVE),
			Pattern.compile("\\b[Ii] ?\\(?\\[?(1[3-9]|[2-9][0-9]) ?[MFmf]\\b[)\\]]?"));

	private static final Pattern PLACE = Pattern.compile(
			"\\b(?:[Ii] live in|[Ww]e live in|[Ii]'m from|I am from|[Ii] grew up in|[Ww]e moved to|[Ii] moved to|[Hh]ere in)"
					+ " ((?:the )?(?:\\p{Lu}\\p{L}+)(?:[ -]\\p{Lu}\\p{L}+){0,2})");

	private Demographics() {
	}

	/** At most one finding a variable, the one stated most often, earliest by rank among equals. */
	public static List<Finding> find(List<EvidenceRow> evidence) {
		Map<String, Map<String, List<EvidenceRow>>> found = new LinkedHashMap<>();
		for (EvidenceRow row : evidence) {
			if (row.kind() == EvidenceKind.COMMUNITY) {
				continue;
			}
			String text = row.text().replace('\u2019', '\'');
			for (Pattern age : AGES) {
				Matcher m = age.matcher(text);
				if (m.find()) {
					add(found, "age", m.group(1), row);
					break;
				}
			}
			Matcher place = PLACE.matcher(text);
			if (place.find()) {
				add(found, "place", place.group(1), row);
			}
			for (Cue cue : CUES) {
				if (cue.pattern.matcher(text).find()) {
					add(found, cue.variable, cue.value, row);
				}
			}
		}
		List<Finding> result = new ArrayList<>();
		found.forEach((variable, values) -> {
			Map.Entry<String, List<EvidenceRow>> best = null;
			for (Map.Entry<String, List<EvidenceRow>> value : values.entrySet()) {
				if (best == null || value.getValue().size() > best.getValue().size()) {
					best = value;
				}
			}
			if (best != null) {
				result.add(new Finding(variable, best.getKey(), best.getValue().size() > 1 ? STATED_AGAIN : STATED_ONCE,
						best.getValue()));
			}
		});
		return result;
	}

	private static void add(Map<String, Map<String, List<EvidenceRow>>> found, String variable, String value,
			EvidenceRow row) {
		found.computeIfAbsent(variable, v -> new LinkedHashMap<>()).computeIfAbsent(value, v -> new ArrayList<>()).add(row);
	}

	/** The finding as a sentence. */
	public static String sentence(Finding f) {
		return switch (f.variable) {
		case "age" -> "Gives their age as " + f.value + '.';
		case "place" -> "Writes of living in or coming from " + f.value + '.';
		default -> Character.toUpperCase(f.value.charAt(0)) + f.value.substring(1) + ", by their own words.";
		};
	}
}
