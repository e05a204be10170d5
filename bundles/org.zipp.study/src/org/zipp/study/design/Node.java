package org.zipp.study.design;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;

/** A piece of a document and the line it begins in. */
sealed interface Node {

	/** Line, from 1. */
	int line();

	/** Fields by name, in the order of the document. */
	record Fields(int line, Map<String, Node> of, Map<String, Integer> lines) implements Node {
	}

	/** Items in order. */
	record Items(int line, List<Node> of) implements Node {
	}

	/**
	 * A value.
	 *
	 * @param text as it stands there
	 * @param kind whether it is a text, a number, true or false, or nothing
	 */
	record Value(int line, String text, Kind kind) implements Node {
	}

	/** What a value is. */
	enum Kind {
		/** Text. */
		TEXT,
		/** Number. */
		NUMBER,
		/** True or false. */
		TRUTH,
		/** Nothing. */
		NOTHING
	}

	/** As a person calls it. */
	default String words() {
		return switch (this) {
		case Fields _ -> "fields";
		case Items _ -> "a list";
		case Value v -> v.kind == Kind.NOTHING ? "nothing" : '\'' + (v.text.length() > 60 ? v.text.substring(0, 60) + '\u2026'
				: v.text) + '\'';
		};
	}

	/** Reads a document; {@code null} when there is nothing in it. Aliases of YAML are refused. */
	static Node read(JsonParser parser, Problems problems) throws IOException {
		parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
		JsonToken token = parser.nextToken();
		Node node = token == null ? null : read(parser, token, problems);
		if (node != null && parser.nextToken() != null) {
			problems.add(parser.currentTokenLocation().getLineNr(), "a second document begins here; one file holds one plan.");
		}
		return node;
	}

	private static Node read(JsonParser parser, JsonToken token, Problems problems) throws IOException {
		int line = parser.currentTokenLocation().getLineNr();
		if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
			problems.add(line, "this refers to another part of the file; write it out.");
		}
		if (token == JsonToken.START_OBJECT) {
			Map<String, Node> fields = new LinkedHashMap<>();
			Map<String, Integer> lines = new LinkedHashMap<>();
			while (parser.nextToken() != JsonToken.END_OBJECT) {
				String name = parser.currentName();
				lines.put(name, parser.currentTokenLocation().getLineNr());
				fields.put(name, read(parser, parser.nextToken(), problems));
			}
			return new Fields(line, fields, lines);
		}
		if (token == JsonToken.START_ARRAY) {
			List<Node> items = new ArrayList<>();
			for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
				items.add(read(parser, next, problems));
			}
			return new Items(line, items);
		}
		Kind kind = token.isNumeric() ? Kind.NUMBER : token.isBoolean() ? Kind.TRUTH : token == JsonToken.VALUE_NULL ? Kind.NOTHING : Kind.TEXT;
		return new Value(line, parser.getText(), kind);
	}

	/** What is wrong with a document, by line. */
	final class Problems {

		private static final int MOST = 20;

		private final String document;
		private final Set<String> found = new LinkedHashSet<>();

		/** @param document name of the file */
		Problems(String document) {
			this.document = document;
		}

		/** Notes a problem; the words begin with what is wrong. */
		void add(int line, String problem) {
			found.add(document + ", line " + line + ": " + problem);
		}

		boolean areThere() {
			return !found.isEmpty();
		}

		/** All of them, each on a line. */
		String text() {
			String text = String.join("\n", found.stream().limit(MOST).toList());
			return found.size() > MOST ? text + "\nand " + (found.size() - MOST) + " more." : text;
		}
	}
}
