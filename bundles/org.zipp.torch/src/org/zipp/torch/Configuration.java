package org.zipp.torch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.zipp.core.Reasons;
import org.zipp.core.ZippException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * A JSON object out of a model folder: what its files of configuration, vocabularies and references are. A key that is null
 * counts as absent. Every error names the file, and the line or the key.
 */
public final class Configuration {

	/** Python writes infinities and NaN as words. */
	private static final ObjectMapper MAPPER = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

	private final Path file;
	private final String place;
	private final JsonNode node;

	private Configuration(Path file, String place, JsonNode node) {
		this.file = file;
		this.place = place;
		this.node = node;
	}

	/**
	 * Reads a file.
	 *
	 * @throws ZippException when there is none, or it is no JSON object; with the line at fault
	 */
	public static Configuration read(Path file) {
		try {
			JsonNode node = MAPPER.readTree(Files.readAllBytes(file));
			if (!node.isObject()) {
				throw new ZippException("The file holds no JSON object.", file, 0, null);
			}
			return new Configuration(file, "", node);
		} catch (JsonProcessingException e) {
			throw new ZippException("The file is no valid JSON: " + e.getOriginalMessage().replaceAll("(?s)\\s*\\(.*", "")
					+ ". Download it again, or mend it.", file, e.getLocation() == null ? 0 : e.getLocation().getLineNr(), e);
		} catch (NoSuchFileException e) {
			throw new ZippException("The file is missing. Download it, or choose the folder that holds it.", file, 0, e);
		} catch (IOException e) {
			throw new ZippException("The file cannot be read: " + Reasons.of(e) + '.', file, 0, e);
		}
	}

	/** The file it was read from. */
	public Path file() {
		return file;
	}

	/** All keys, also those that are null. */
	public Set<String> keys() {
		Set<String> keys = new LinkedHashSet<>();
		node.fieldNames().forEachRemaining(keys::add);
		return keys;
	}

	/** Whether the key is there and not null. */
	public boolean has(String key) {
		return node.hasNonNull(key);
	}

	/** Whether the value is a JSON object. */
	public boolean isObject(String key) {
		return node.path(key).isObject();
	}

	/** Whether the value is a list. */
	public boolean isList(String key) {
		return node.path(key).isArray();
	}

	/** Whether the value is a text. */
	public boolean isText(String key) {
		return node.path(key).isTextual();
	}

	/** The value as it stands in the file; empty when the key is absent. */
	public String raw(String key) {
		JsonNode value = node.get(key);
		return value == null ? "" : value.toString();
	}

	/** A text, or the default when absent. */
	public String text(String key, String otherwise) {
		JsonNode value = node.path(key);
		if (value.isMissingNode() || value.isNull()) {
			return otherwise;
		}
		if (!value.isTextual()) {
			throw wrong(key, "a text");
		}
		return value.asText();
	}

	/** A text that must be there. */
	public String text(String key) {
		return text(needed(key), "");
	}

	/** A whole number, or the default when absent. */
	public int integer(String key, int otherwise) {
		JsonNode value = node.path(key);
		return value.isMissingNode() || value.isNull() ? otherwise : integer(key, value);
	}

	/** A whole number that must be there. */
	public int integer(String key) {
		return integer(needed(key), 0);
	}

	private int integer(String key, JsonNode value) {
		// Python writes 1 also as 1.0.
		if (!value.isNumber() || value.asDouble() != Math.rint(value.asDouble()) || Math.abs(value.asDouble()) > Integer.MAX_VALUE) {
			throw wrong(key, "a whole number");
		}
		return (int) value.asDouble();
	}

	/** A number, or the default when absent; also infinite. */
	public double number(String key, double otherwise) {
		JsonNode value = node.path(key);
		if (value.isMissingNode() || value.isNull()) {
			return otherwise;
		}
		if (!value.isNumber()) {
			throw wrong(key, "a number");
		}
		return value.asDouble();
	}

	/** True or false, or the default when absent. */
	public boolean flag(String key, boolean otherwise) {
		JsonNode value = node.path(key);
		if (value.isMissingNode() || value.isNull()) {
			return otherwise;
		}
		if (!value.isBoolean()) {
			throw wrong(key, "true or false");
		}
		return value.asBoolean();
	}

	/** A list of whole numbers; one alone counts as a list of one; empty when absent. */
	public int[] integers(String key) {
		List<JsonNode> values = list(key);
		return values.stream().mapToInt(v -> integer(key, v)).toArray();
	}

	/** A list of numbers; one alone counts as a list of one; empty when absent. */
	public double[] numbers(String key) {
		return list(key).stream().mapToDouble(v -> {
			if (!v.isNumber()) {
				throw wrong(key, "numbers");
			}
			return v.asDouble();
		}).toArray();
	}

	/** A list of texts; empty when absent. */
	public List<String> texts(String key) {
		return list(key).stream().map(v -> {
			if (!v.isTextual() && !v.isNull()) {
				throw wrong(key, "texts");
			}
			return v.isNull() ? "" : v.asText();
		}).toList();
	}

	/** A list of texts, or of lists of texts; those are joined by blanks. Empty when absent. */
	public List<String> joinedTexts(String key) {
		return list(key).stream().map(v -> {
			if (!v.isArray()) {
				return v.asText();
			}
			List<String> parts = new ArrayList<>();
			v.forEach(p -> parts.add(p.asText()));
			return String.join(" ", parts);
		}).toList();
	}

	private List<JsonNode> list(String key) {
		JsonNode value = node.path(key);
		List<JsonNode> values = new ArrayList<>();
		if (value.isArray()) {
			value.forEach(values::add);
		} else if (!value.isMissingNode() && !value.isNull()) {
			values.add(value);
		}
		return values;
	}

	/** An object inside of this one that must be there. */
	public Configuration object(String key) {
		JsonNode value = node.path(needed(key));
		if (!value.isObject()) {
			throw wrong(key, "an object");
		}
		return new Configuration(file, place + key + '.', value);
	}

	/** The objects of a list; none when absent. */
	public List<Configuration> objects(String key) {
		return list(key).stream().map(v -> {
			if (!v.isObject()) {
				throw wrong(key, "objects");
			}
			return new Configuration(file, place + key + '.', v);
		}).toList();
	}

	/** All its keys with whole numbers. */
	public Map<String, Integer> allIntegers() {
		Map<String, Integer> all = LinkedHashMap.newLinkedHashMap(node.size());
		node.properties().forEach(e -> all.put(e.getKey(), integer(e.getKey(), e.getValue())));
		return all;
	}

	/** All its keys with what stands there: texts, numbers, true and false, lists, {@code null}. */
	public Map<String, Object> values() {
		return MAPPER.convertValue(node, new TypeReference<LinkedHashMap<String, Object>>() {
		});
	}

	private String needed(String key) {
		if (!has(key)) {
			throw new ZippException("The file does not say '" + place + key + "'.", file, 0, null);
		}
		return key;
	}

	private ZippException wrong(String key, String wanted) {
		String value = raw(key);
		return new ZippException("'" + place + key + "' is " + (value.length() > 80 ? value.substring(0, 80) + '…' : value)
				+ ", not " + wanted + '.', file, 0, null);
	}
}
