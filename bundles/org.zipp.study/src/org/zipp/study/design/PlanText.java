package org.zipp.study.design;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.zipp.study.internal.RecordParts;

/** Writes records as YAML with a comment before each field that says what it means and what is allowed. */
final class PlanText {

	private static final int WIDTH = 100;
	private static final String INDENT = "  ";
	/** Words that are texts in every reading of YAML without quotation marks. */
	private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9]*([-_./][A-Za-z0-9]+)+|(?!(?i:true|false|yes|no|on|off|null|y|n)$)[A-Za-z]{1,40}");

	private final StringBuilder out = new StringBuilder();

	private PlanText() {
	}

	/** @param head lines before everything else, as a comment */
	static String of(Record record, String head) {
		PlanText text = new PlanText();
		text.comment("", head);
		text.fields(record, "");
		return text.out.toString();
	}

	private void fields(Record record, String indent) {
		for (RecordComponent c : record.getClass().getRecordComponents()) {
			Object value = RecordParts.get(c, record);
			if (value == null) {
				continue;
			}
			if (indent.isEmpty()) {
				out.append('\n');
			}
			comment(indent, explain(c));
			if (value instanceof List<?> list && list.isEmpty() && itemOf(c) instanceof Class<?> item && item.isRecord()) {
				comment(indent, "Each item has:");
				for (RecordComponent field : item.getRecordComponents()) {
					comment(indent, INDENT + RecordCodec.name(field) + ": " + explain(field));
				}
			}
			field(indent, RecordCodec.name(c), value);
		}
	}

	private static Type itemOf(RecordComponent c) {
		return c.getGenericType() instanceof ParameterizedType p ? p.getActualTypeArguments()[0] : null;
	}

	/** What a field means and what is allowed. */
	static String explain(RecordComponent c) {
		Explained explained = c.getAnnotation(Explained.class);
		String text = explained == null ? "" : explained.value();
		if (c.getType().isEnum() && !text.contains(": ")) {
			text += " One of " + RecordCodec.names(c.getType()) + '.';
		}
		String range = explained == null ? "" : RecordCodec.words(explained.min(), explained.max());
		return (range.isEmpty() ? text : text + " A number" + range + '.').strip();
	}

	private void field(String indent, String name, Object value) {
		out.append(indent).append(key(name)).append(':');
		value(indent + INDENT, RecordCodec.tree(value), value);
	}

	private void value(String indent, Object tree, Object value) {
		switch (value) {
		case Record record when !(tree instanceof String) -> {
			out.append('\n');
			fields(record, indent);
		}
		case List<?> list when list.isEmpty() -> out.append(" []\n");
		case List<?> list -> {
			out.append('\n');
			list.forEach(item -> item(indent, item));
		}
		case Map<?, ?> map when map.isEmpty() -> out.append(" {}\n");
		case Map<?, ?> map -> {
			out.append('\n');
			map.forEach((k, v) -> field(indent, (String) k, v));
		}
		default -> scalar(indent, tree);
		}
	}

	private void item(String indent, Object item) {
		Object tree = RecordCodec.tree(item);
		if (tree instanceof Map<?, ?> fields) {
			out.append(indent).append('-');
			String before = " ";
			for (Map.Entry<?, ?> e : fields.entrySet()) {
				out.append(before);
				plain(indent + INDENT, (String) e.getKey(), e.getValue());
				before = indent + INDENT;
			}
		} else {
			out.append(indent).append('-');
			scalar(indent + INDENT, tree);
		}
	}

	/** A field of an item, without comments. */
	private void plain(String indent, String name, Object tree) {
		out.append(key(name)).append(':');
		switch (tree) {
		case Map<?, ?> map when !map.isEmpty() -> {
			out.append('\n');
			map.forEach((k, v) -> {
				out.append(indent).append(INDENT);
				plain(indent + INDENT, (String) k, v);
			});
		}
		case List<?> list when !list.isEmpty() -> {
			out.append('\n');
			list.forEach(item -> {
				out.append(indent).append(INDENT).append('-');
				scalar(indent + INDENT + INDENT, item);
			});
		}
		case Map<?, ?> _ -> out.append(" {}\n");
		case List<?> _ -> out.append(" []\n");
		default -> scalar(indent + INDENT, tree);
		}
	}

	private void scalar(String indent, Object tree) {
		out.append(' ');
		if (!(tree instanceof String text)) {
			out.append(tree).append('\n');
		} else if (text.indexOf('\n') >= 0 && text.lines().noneMatch(l -> l.isBlank() && !l.isEmpty()) && !text.startsWith(" ")
				&& !text.startsWith("\n") && !text.endsWith("\n") && text.chars().allMatch(ch -> ch == '\n' || ch >= ' '
						&& ch < '\u007f' || ch >= '\u00a1' && ch < '\u2028')) {
			out.append("|-\n");
			text.lines().forEach(l -> out.append(l.isEmpty() ? "" : indent + l).append('\n'));
		} else {
			out.append(quoted(text)).append('\n');
		}
	}

	private static String key(String name) {
		return quoted(name);
	}

	private static String quoted(String text) {
		if (PLAIN.matcher(text).matches()) {
			return text;
		}
		StringBuilder quoted = new StringBuilder("\"");
		text.chars().forEach(c -> {
			switch (c) {
			case '"' -> quoted.append("\\\"");
			case '\\' -> quoted.append("\\\\");
			case '\n' -> quoted.append("\\n");
			case '\t' -> quoted.append("\\t");
			default -> {
				if (c < ' ' || c >= 0x7f && c < 0xa1 || c == 0x2028 || c == 0x2029 || c == 0xfeff) {
					quoted.append(String.format("\\u%04x", c));
				} else {
					quoted.append((char) c);
				}
			}
			}
		});
		return quoted.append('"').toString();
	}

	private void comment(String indent, String text) {
		if (text.isEmpty()) {
			return;
		}
		String deeper = text.startsWith(INDENT) ? INDENT + INDENT : "";
		StringBuilder line = new StringBuilder();
		for (String word : text.strip().split(" ")) {
			if (!line.isEmpty() && indent.length() + line.length() + word.length() > WIDTH) {
				out.append(indent).append("# ").append(line).append('\n');
				line.setLength(0);
				line.append(deeper);
			} else if (!line.isEmpty()) {
				line.append(' ');
			} else if (!deeper.isEmpty()) {
				line.append(INDENT);
			}
			line.append(word);
		}
		out.append(indent).append("# ").append(line).append('\n');
	}
}
