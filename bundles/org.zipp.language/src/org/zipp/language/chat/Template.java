package org.zipp.language.chat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.zipp.core.Hashes;
import org.zipp.core.http.ServerWords;

/**
 * A prompt template of this bundle: sections of text with {@code {{names}}} to fill in. Its id carries its version;
 * a changed template gets a new one, because answers are cached by it.
 */
public final class Template {

	public static final Template PERSONA = new Template("persona-1");
	public static final Template REWRITE = new Template("rewrite-1");
	public static final Template REWRITE_PERSONA = new Template("rewrite-persona-1");

	private static final Pattern NAME = Pattern.compile("\\{\\{(\\w+)}}");

	private final String id;
	private final Map<String, String> sections = new HashMap<>();

	private Template(String id) {
		this.id = id;
		try (InputStream in = Template.class.getResourceAsStream("templates/" + id + ".txt")) {
			if (in == null) {
				throw new IllegalStateException("The bundle lacks its template " + id + '.');
			}
			String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
			for (String part : text.split("(?m)^=== ")) {
				if (!part.isEmpty()) {
					int line = part.indexOf('\n');
					sections.put(part.substring(0, line).strip(), part.substring(line + 1).stripTrailing());
				}
			}
		} catch (IOException e) {
			throw new UncheckedIOException(id, e);
		}
	}

	/** Name and version. */
	public String id() {
		return id;
	}

	/** A section with its names filled in; the values themselves are taken as they are. */
	public String fill(String section, Map<String, String> values) {
		String text = sections.get(section);
		if (text == null) {
			throw new IllegalArgumentException("Template " + id + " has no section " + section);
		}
		return NAME.matcher(text).replaceAll(m -> {
			String value = values.get(m.group(1));
			if (value == null) {
				throw new IllegalArgumentException("Template " + id + " needs " + m.group(1));
			}
			return Matcher.quoteReplacement(value);
		});
	}

	/** A mark that the quoted text does not contain, the same for the same text. */
	public static String fence(String quoted) {
		String mark = "#quote-" + Hashes.ofParts(quoted).substring(0, 12);
		while (quoted.contains(mark)) {
			mark += "x";
		}
		return mark;
	}

	/** One line of quoted text: no line breaks and no control characters. */
	public static String oneLine(String text) {
		return ServerWords.oneLine(text);
	}
}
