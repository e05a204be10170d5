package org.zipp.ui.study.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.zipp.core.Reasons;
import org.zipp.core.ZippException;
import org.zipp.tables.Table;
import org.zipp.tables.TableFiles;

/** Prompts out of a file: lines of a text, or the columns {@code id} and {@code text} of a table. No widgets. */
final class PromptFile {

	private static final long MOST_BYTES = 10_000_000;
	private static final List<String> TEXTS = List.of("text", "prompt", "base_prompt");
	private static final List<String> IDS = List.of("id", "prompt_id");

	private PromptFile() {
	}

	/**
	 * Lines as the page of prompts takes them.
	 *
	 * @throws ZippException when the file cannot be read, or the table has no prompts
	 */
	static String read(Path file, TableFiles tables) {
		String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		return name.endsWith(".txt") || name.endsWith(".md") ? text(file) : table(file, tables);
	}

	private static String text(Path file) {
		try {
			if (Files.size(file) > MOST_BYTES) {
				throw new ZippException("This file is too large to hold prompts.", file, 0, null);
			}
			return Files.readString(file);
		} catch (IOException e) {
			throw new ZippException("The file cannot be read: " + Reasons.of(e) + '.', file, 0, e);
		}
	}

	private static String table(Path file, TableFiles tables) {
		List<String> columns = tables.columns(file);
		String prompt = column(columns, TEXTS).orElseThrow(() -> new ZippException(
				"The column text is missing (or prompt). A table of prompts has the columns id and text.", file, 1, null));
		Optional<String> id = column(columns, IDS);
		StringBuilder lines = new StringBuilder();
		try (Table rows = tables.open(file, List.of(prompt), id.stream().toList())) {
			while (rows.next()) {
				String text = rows.problem() != null ? null : rows.text(prompt);
				if (text == null || text.isBlank()) {
					throw new ZippException("This row has no prompt.", file, rows.line(), null);
				}
				id.map(rows::text).filter(i -> !i.isBlank()).ifPresent(i -> lines.append(i.strip().replaceAll("\\s+", "-")).append(": "));
				lines.append(text.strip().replaceAll("\\s+", " ")).append('\n');
			}
		}
		return lines.toString();
	}

	private static Optional<String> column(List<String> columns, List<String> names) {
		return columns.stream().filter(c -> names.stream().anyMatch(c::equalsIgnoreCase)).findFirst();
	}
}
