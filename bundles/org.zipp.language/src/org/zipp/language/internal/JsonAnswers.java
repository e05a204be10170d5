package org.zipp.language.internal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.zipp.core.style.StyleAxis;
import org.zipp.core.style.StyleValue;
import org.zipp.language.chat.ChatClient.InvalidAnswerException;
import org.zipp.language.chat.JsonText;
import org.zipp.language.chat.Template;
import org.zipp.model.TraitCategory;
import org.zipp.store.Rows.EvidenceRow;
import org.zipp.store.Rows.SentenceRow;
import org.zipp.store.Rows.TraitRow;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads what language models answer, strictly: an answer is right as a whole or it is refused with the reason. */
public final class JsonAnswers {

	private static final int MOST_SENTENCES = 20;
	private static final int MOST_TRAITS = 40;
	private static final int LONGEST_TEXT = 500;
	private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'’-]*");
	private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(?:\\.[0-9]{1,18})?");
	private static final Set<String> SMALL_WORDS = Set.of("a", "an", "the", "of", "on", "in", "at", "to", "with", "and",
			"over", "under", "by", "for", "from");

	/** Sentences and traits of a persona. */
	public record Parsed(List<SentenceRow> sentences, List<TraitRow> traits) {
	}

	/**
	 * A written prompt.
	 *
	 * @param text     the prompt to render
	 * @param negative the negative prompt, empty if none
	 */
	public record Prompt(String text, String negative) {
	}

	private JsonAnswers() {
	}

	/** @param evidence what the numbers in the answer count, from 1 */
	public static Parsed persona(String answer, List<EvidenceRow> evidence) throws InvalidAnswerException {
		JsonNode root = JsonText.object(answer, "sentences");
		List<SentenceRow> sentences = new ArrayList<>();
		for (JsonNode s : array(root, "sentences", 1, MOST_SENTENCES)) {
			sentences.add(new SentenceRow(text(s, "text"), evidence(s, evidence)));
		}
		List<TraitRow> traits = new ArrayList<>();
		Set<StyleAxis> axes = EnumSet.noneOf(StyleAxis.class);
		for (JsonNode t : array(root, "traits", 0, MOST_TRAITS)) {
			TraitRow trait = new TraitRow(category(t), text(t, "name"), text(t, "value"), confidence(t), evidence(t, evidence));
			if (trait.category() == TraitCategory.AESTHETICS) {
				trait = aesthetic(trait, axes);
			}
			traits.add(trait);
		}
		return new Parsed(sentences, traits);
	}

	private static TraitRow aesthetic(TraitRow trait, Set<StyleAxis> axes) throws InvalidAnswerException {
		for (StyleAxis axis : StyleAxis.values()) {
			if (axis.name().equalsIgnoreCase(trait.name())) {
				String value = trait.value().toLowerCase(Locale.ROOT);
				if (!axes.add(axis)) {
					throw new InvalidAnswerException("The trait " + trait.name() + " is given twice.");
				}
				if (StyleValue.of(axis).stream().noneMatch(v -> v.id().equals(value))) {
					throw new InvalidAnswerException(
							"'" + trait.value() + "' is no value of " + trait.name() + "; it takes " + values(axis) + '.');
				}
				return new TraitRow(trait.category(), trait.name().toLowerCase(Locale.ROOT), value, trait.confidence(),
						trait.evidence());
			}
		}
		throw new InvalidAnswerException("'" + trait.name() + "' is no name of an aesthetic trait.");
	}

	/** The values of an axis, as a template shows them. */
	public static String values(StyleAxis axis) {
		return StyleValue.of(axis).stream().map(StyleValue::id).collect(Collectors.joining(", "));
	}

	/** @param mostWords limit of the rewritten prompt */
	public static Prompt rewrite(String answer, String basePrompt, int mostWords) throws InvalidAnswerException {
		JsonNode root = JsonText.object(answer, "prompt");
		String prompt = Template.oneLine(text(root, "prompt"));
		JsonNode negative = root.path("negative");
		if (!negative.isMissingNode() && !negative.isNull() && !negative.isTextual()) {
			throw new InvalidAnswerException("\"negative\" must be a text.");
		}
		int words = words(prompt).size();
		if (words > mostWords) {
			throw new InvalidAnswerException("The prompt has " + words + " words; " + mostWords + " are allowed.");
		}
		Set<String> subject = new HashSet<>(words(basePrompt));
		subject.removeAll(SMALL_WORDS);
		Set<String> kept = new HashSet<>(words(prompt));
		if (!subject.isEmpty() && subject.stream().noneMatch(kept::contains)) {
			throw new InvalidAnswerException("The prompt has lost the subject '" + basePrompt + "'.");
		}
		return new Prompt(prompt, Template.oneLine(negative.asText("")));
	}

	/** The words of a text, lower case. */
	public static List<String> words(String text) {
		return WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(r -> r.group()).toList();
	}

	private static List<JsonNode> array(JsonNode node, String name, int least, int most) throws InvalidAnswerException {
		JsonNode value = node.path(name);
		if (!value.isArray() || value.size() < least || value.size() > most) {
			throw new InvalidAnswerException(
					"\"" + name + "\" must be a list of " + least + " to " + most + " entries.");
		}
		List<JsonNode> result = new ArrayList<>();
		for (JsonNode entry : value) {
			if (!entry.isObject()) {
				throw new InvalidAnswerException("Every entry of \"" + name + "\" must be an object.");
			}
			result.add(entry);
		}
		return result;
	}

	private static String text(JsonNode node, String name) throws InvalidAnswerException {
		JsonNode value = node.path(name);
		if (!value.isTextual() || value.asText().isBlank() || value.asText().length() > LONGEST_TEXT) {
			throw new InvalidAnswerException("\"" + name + "\" must be a text of 1 to " + LONGEST_TEXT + " characters.");
		}
		return Template.oneLine(value.asText());
	}

	private static TraitCategory category(JsonNode node) throws InvalidAnswerException {
		String name = text(node, "category");
		return Stream.of(TraitCategory.values()).filter(c -> c.name().equalsIgnoreCase(name) || c.name().equalsIgnoreCase(name + 's')).findFirst()
				.orElseThrow(() -> new InvalidAnswerException("'" + name + "' is no category of traits."));
	}

	private static double confidence(JsonNode node) throws InvalidAnswerException {
		JsonNode value = node.path("confidence");
		double number = value.isNumber() ? value.asDouble() : number(value.asText(""));
		if (!(number >= 0 && number <= 1)) {
			throw new InvalidAnswerException("\"confidence\" must be a number from 0 to 1.");
		}
		return number;
	}

	private static List<Long> evidence(JsonNode node, List<EvidenceRow> evidence) throws InvalidAnswerException {
		JsonNode given = node.path("evidence");
		List<JsonNode> numbers = new ArrayList<>();
		if (given.isArray()) {
			given.forEach(numbers::add);
		} else if (given.isValueNode() && !given.isNull()) {
			numbers.add(given);
		}
		if (numbers.isEmpty()) {
			throw new InvalidAnswerException("\"evidence\" must hold at least one number of a trace.");
		}
		List<Long> ids = new ArrayList<>();
		for (JsonNode n : numbers) {
			double number = n.isNumber() ? n.asDouble() : number(n.asText(""));
			if (number != Math.rint(number) || !(number >= 1 && number <= evidence.size())) {
				throw new InvalidAnswerException("There is no trace number " + n + "; there are 1 to " + evidence.size() + '.');
			}
			long id = evidence.get((int) number - 1).id();
			if (!ids.contains(id)) {
				ids.add(id);
			}
		}
		return ids;
	}

	/** A number that was given as a text; no number when it is none. */
	private static double number(String text) {
		return NUMBER.matcher(text.strip()).matches() ? Double.parseDouble(text.strip()) : Double.NaN;
	}
}
