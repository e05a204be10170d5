package org.zipp.graph.internal.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A text resource in sections of lines with choices: {@code {a|b}} stands for one of its parts. */
final class Script {

	private final Map<String, List<String>> sections = new LinkedHashMap<>();

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
		return expand(dice.of(section(name)), dice);
	}

	static String expand(String line, Dice dice) {
		StringBuilder out = new StringBuilder();
		int at = 0;
		for (int open = line.indexOf('{'); open >= 0; open = line.indexOf('{', at)) {
			int close = line.indexOf('}', open);
			String inside = line.substring(open + 1, close);
			out.append(line, at, open);
			if (inside.indexOf('|') < 0) {
				out.append('{').append(inside).append('}');
			} else {
				out.append(dice.of(List.of(inside.split("\\|", -1))));
			}
			at = close + 1;
		}
		return out.append(line.substring(at)).toString();
	}
}
