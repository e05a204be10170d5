package org.zipp.study.plan;

import java.io.IOException;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.zipp.core.ZippException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/**
 * JSON in one form only, so that equal content has equal bytes: keys in the order of their code units, one a line, two spaces
 * for each depth, a line feed at the end and nothing else; texts in Unicode's composed form (NFC) with line feeds alone; numbers in plain
 * decimals
 * without needless zeros. Content is made of maps with texts as keys, lists, texts, numbers, booleans and {@code null}.
 */
public final class CanonicalJson {

	private static final int INDENT = 2;
	private static final JsonFactory JSON = new JsonFactory();

	private CanonicalJson() {
	}

	/**
	 * Writes content.
	 *
	 * @throws IllegalArgumentException when something in it is none of the above, or a number is not finite
	 */
	public static String write(Object content) {
		StringBuilder out = new StringBuilder();
		write(content, 0, out);
		return out.append('\n').toString();
	}

	private static void write(Object value, int depth, StringBuilder out) {
		switch (value) {
		case null -> out.append("null");
		case String text -> quote(text(text), out);
		case Boolean is -> out.append(is);
		case Number number -> out.append(number(number));
		case Map<?, ?> map -> map(map, depth, out);
		case List<?> list -> list(list, depth, out);
		default -> throw new IllegalArgumentException("JSON has no form for " + value.getClass());
		}
	}

	private static void map(Map<?, ?> map, int depth, StringBuilder out) {
		Map<String, Object> sorted = new TreeMap<>();
		map.forEach((key, value) -> {
			if (sorted.containsKey(text((String) key))) {
				throw new IllegalArgumentException("Two keys are the same text: " + key);
			}
			sorted.put(text((String) key), value);
		});
		if (sorted.isEmpty()) {
			out.append("{}");
			return;
		}
		out.append('{');
		String separator = "";
		for (Map.Entry<String, Object> entry : sorted.entrySet()) {
			line(out.append(separator), depth + 1);
			quote(entry.getKey(), out);
			out.append(": ");
			write(entry.getValue(), depth + 1, out);
			separator = ",";
		}
		line(out, depth);
		out.append('}');
	}

	private static void list(List<?> list, int depth, StringBuilder out) {
		if (list.isEmpty()) {
			out.append("[]");
			return;
		}
		out.append('[');
		String separator = "";
		for (Object value : list) {
			line(out.append(separator), depth + 1);
			write(value, depth + 1, out);
			separator = ",";
		}
		line(out, depth);
		out.append(']');
	}

	private static void line(StringBuilder out, int depth) {
		out.append('\n').repeat(' ', INDENT * depth);
	}

	/** A text as it is written: composed, with line feeds alone. */
	static String text(String text) {
		return Normalizer.normalize(text.replace("\r\n", "\n").replace('\r', '\n'), Normalizer.Form.NFC);
	}

	private static String number(Number number) {
		BigDecimal exact = switch (number) {
		case BigDecimal d -> d;
		case Double d -> finite(d);
		case Float f -> finite(Double.parseDouble(f.toString()));
		default -> BigDecimal.valueOf(number.longValue());
		};
		return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
	}

	private static BigDecimal finite(double value) {
		if (!Double.isFinite(value)) {
			throw new IllegalArgumentException("JSON has no form for the number " + value);
		}
		return new BigDecimal(Double.toString(value));
	}

	private static void quote(String text, StringBuilder out) {
		out.append('"');
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			switch (c) {
			case '"' -> out.append("\\\"");
			case '\\' -> out.append("\\\\");
			case '\n' -> out.append("\\n");
			case '\t' -> out.append("\\t");
			default -> {
				if (c < ' ' || c == '\u007f' || Character.isSurrogate(c) && !isPaired(text, i)) {
					out.append(String.format("\\u%04x", (int) c));
				} else {
					out.append(c);
				}
			}
			}
		}
		out.append('"');
	}

	private static boolean isPaired(String text, int i) {
		return Character.isHighSurrogate(text.charAt(i)) ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
				: i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
	}

	/**
	 * Reads any JSON: maps keep the order of the text, numbers are exact.
	 *
	 * @throws ZippException when it is no JSON, naming line and column
	 */
	public static Object read(String json) {
		try (JsonParser parser = JSON.createParser(json)) {
			parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
			JsonToken first = parser.nextToken();
			if (first == null) {
				throw new ZippException("There is no JSON: the text is empty.");
			}
			Object value = value(parser, first);
			if (parser.nextToken() != null) {
				throw new ZippException("There is more behind the JSON, in line " + parser.currentTokenLocation().getLineNr() + '.');
			}
			return value;
		} catch (com.fasterxml.jackson.core.JacksonException e) {
			throw new ZippException("This is no JSON: " + e.getOriginalMessage()
					+ (e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr()), e);
		} catch (IOException e) {
			throw new ZippException("This is no JSON: " + e.getMessage(), e);
		}
	}

	private static Object value(JsonParser parser, JsonToken token) throws IOException {
		return switch (token) {
		case START_OBJECT -> {
			Map<String, Object> map = new LinkedHashMap<>();
			while (parser.nextToken() != JsonToken.END_OBJECT) {
				String key = parser.currentName();
				map.put(key, value(parser, parser.nextToken()));
			}
			yield map;
		}
		case START_ARRAY -> {
			List<Object> list = new ArrayList<>();
			for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
				list.add(value(parser, next));
			}
			yield list;
		}
		case VALUE_STRING -> parser.getText();
		case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
		case VALUE_TRUE -> true;
		case VALUE_FALSE -> false;
		case VALUE_NULL -> null;
		default -> throw new ZippException("This is no JSON: " + token);
		};
	}
}
