package org.zipp.sample.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A text resource in sections of lines with choices: {@code {a|b}} stands for one of its parts. */
final class Script {

	private final Map<String, List<String>> sections = new LinkedHashMap<>();
	private final Map<String, List<Line>> parsed = new HashMap<>();

	/** A line in pieces: each a text that stays, or some of which one is chosen. */
	private record Line(List<List<String>> pieces) {

		private static Line parse(String line) {
			List<List<String>> pieces = new ArrayList<>();
			int at = 0;
			for (int open = line.indexOf('{'); open >= 0; open = line.indexOf('{', at)) {
				int close = line.indexOf('}', open);
				String inside = line.substring(open + 1, close);
				pieces.add(List.of(line.substring(at, open)));
				pieces.add(inside.indexOf('|') < 0 ? List.of('{' + inside + '}') : List.of(inside.split("\\|", -1)));
				at = close + 1;
			}
			pieces.add(List.of(line.substring(at)));
			return new Line(pieces);
		}

		private String say(Dice dice) {
			if (pieces.size() == 1) {
				return pieces.getFirst().getFirst();
			}
			StringBuilder out = new StringBuilder();
			for (List<String> piece : pieces) {
				out.append(piece.size() == 1 ? piece.getFirst() : dice.of(piece));
			}
			return out.toString();
		}
	}

	Script(String resource) {
		try (InputStream in = Script.class.getResourceAsStream(resource);
				BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
			List<String> section = null;
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				if (line.startsWith("[")) {
					section = new ArrayList<>();
					sections.put(line.substring(1, line.length() - 1), section);
				} else if (!line.isBlank() && !line.startsWith("#") && section != null) {
					section.add(line.strip());
				}
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		sections.forEach((name, lines) -> parsed.put(name, lines.stream().map(Line::parse).toList()));
	}

	/** Lines of a section. */
	List<String> section(String name) {
		List<String> lines = sections.get(name);
		if (lines == null) {
			throw new IllegalArgumentException("no section " + name);
		}
		return lines;
	}

	/** A line of a section with its choices made. */
	String say(String name, Dice dice) {
		List<Line> lines = parsed.get(name);
		if (lines == null) {
			throw new IllegalArgumentException("no section " + name);
		}
		return dice.of(lines).say(dice);
	}
}
