package org.zipp.tables;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.zipp.core.Reasons;
import org.zipp.core.ZippException;

/** Comma-separated values with a header line, quoted as in RFC 4180, UTF-8. */
public final class Csv {

	private Csv() {
	}

	/** One record as a line, with its line end. */
	public static String line(Object... fields) {
		StringBuilder out = new StringBuilder();
		for (int i = 0; i < fields.length; i++) {
			if (i > 0) {
				out.append(',');
			}
			String text = String.valueOf(fields[i]);
			if (text.matches("(?s).*[\",\\r\\n].*")) {
				out.append('"').append(text.replace("\"", "\"\"")).append('"');
			} else {
				out.append(text);
			}
		}
		return out.append('\n').toString();
	}

	/**
	 * Reads a file whose header must be exactly those columns.
	 *
	 * @throws ZippException naming the file and the line that is wrong
	 */
	public static void read(Path file, List<String> columns, Consumer<List<String>> sink) {
		long line = 0;
		try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
			for (String text = in.readLine(); text != null; text = in.readLine()) {
				long start = ++line;
				StringBuilder whole = new StringBuilder(text);
				while ((whole.chars().filter(c -> c == '"').count() & 1) == 1) {
					String more = in.readLine();
					if (more == null) {
						throw new ZippException("A quotation mark is not closed.", file, start, null);
					}
					line++;
					whole.append('\n').append(more);
				}
				List<String> fields = fields(whole);
				if (start == 1) {
					fields.set(0, fields.getFirst().replace("\uFEFF", ""));
					if (!fields.equals(columns)) {
						throw new ZippException("The columns are " + String.join(", ", fields) + "; they must be "
								+ String.join(", ", columns) + '.', file, start, null);
					}
				} else if (!whole.isEmpty()) {
					if (fields.size() != columns.size()) {
						throw new ZippException("There are " + fields.size() + " fields instead of " + columns.size()
								+ '.', file, start, null);
					}
					sink.accept(fields);
				}
			}
			if (line == 0) {
				throw new ZippException("The file is empty; its first line must be " + String.join(",", columns) + '.',
						file, 0, null);
			}
		} catch (IOException e) {
			throw new ZippException("The file cannot be read: " + Reasons.of(e) + '.', file, line + 1, e);
		}
	}

	private static List<String> fields(CharSequence record) {
		List<String> fields = new ArrayList<>();
		StringBuilder field = new StringBuilder();
		boolean quoted = false;
		for (int i = 0; i < record.length(); i++) {
			char c = record.charAt(i);
			if (c == '"') {
				if (quoted && i + 1 < record.length() && record.charAt(i + 1) == '"') {
					field.append('"');
					i++;
				} else {
					quoted = !quoted;
				}
			} else if (c == ',' && !quoted) {
				fields.add(field.toString());
				field.setLength(0);
			} else {
				field.append(c);
			}
		}
		fields.add(field.toString());
		return fields;
	}
}
