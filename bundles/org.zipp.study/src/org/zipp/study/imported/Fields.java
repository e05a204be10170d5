package org.zipp.study.imported;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** Fields of JSON objects as texts. */
final class Fields {

	private Fields() {
	}

	/** Name, lower case → text of every field that is no list and no object. */
	static Map<String, String> of(JsonNode object) {
		Map<String, String> fields = new LinkedHashMap<>();
		object.properties().forEach(e -> {
			if (e.getValue().isValueNode() && !e.getValue().isNull()) {
				fields.put(e.getKey().strip().toLowerCase(Locale.ROOT), e.getValue().asText());
			}
		});
		return fields;
	}

	/** The text of a field; {@code null} where there is none. */
	static String text(JsonNode object, String... names) {
		for (String name : names) {
			JsonNode value = object.get(name);
			if (value != null && value.isValueNode() && !value.isNull()) {
				return value.asText();
			}
		}
		return null;
	}
}
