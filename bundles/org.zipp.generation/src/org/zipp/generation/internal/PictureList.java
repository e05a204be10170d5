package org.zipp.generation.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.zipp.core.Reasons;
import org.zipp.core.ZippException;
import org.zipp.tables.Names;
import org.zipp.tables.Table;
import org.zipp.tables.TableFiles;

/**
 * The pictures of a run elsewhere: a table with the columns user, prompt, condition, seed and file, or a folder whose names say the
 * same, {@code CONDITION/USER/PROMPT/SEED.png}, or {@code CONDITION/PROMPT/SEED.png} where a condition has the same pictures for all.
 */
final class PictureList {

	/**
	 * One picture as it is told.
	 *
	 * @param place   line of the table, or path of the file, for messages
	 * @param file    {@code null} when none is named
	 * @param problem what is wrong with the row itself, {@code null} when nothing is
	 */
	record Entry(String place, String user, String prompt, String condition, String seed, Path file, String problem) {
	}

	private static final List<String> TABLES = List.of(".csv", ".tsv", ".tab", ".jsonl", ".ndjson", ".parquet", ".pq");
	private static final List<String> PICTURES = List.of(".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp");
	private static final Pattern SEED = Pattern.compile("(?:.*[^0-9])?([0-9]{1,18})");
	/** Names of a column, the usual one first. */
	private static final List<String> USER = List.of("user", "user_id", "participant", "author");
	private static final List<String> PROMPT = List.of("prompt", "prompt_id", "base_prompt");
	private static final List<String> CONDITION = List.of("condition", "condition_id", "method");
	private static final List<String> FILE = List.of("file", "path", "image", "picture", "filename");
	private static final List<String> SEEDS = List.of("seed");
	private static final int DEEPEST = 4;

	private PictureList() {
	}

	/**
	 * Reads a list.
	 *
	 * @param condition of those that name none; empty when all do
	 * @throws ZippException when there is no list, or a column is missing
	 */
	static List<Entry> read(Path source, String condition, TableFiles tables) {
		if (!Files.isDirectory(source)) {
			return table(source, condition, tables);
		}
		Optional<Path> table = tableIn(source);
		return table.isPresent() ? table(table.get(), condition, tables) : folder(source, condition);
	}

	/** The one table of a folder, if it has one. */
	private static Optional<Path> tableIn(Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			List<Path> found = files.filter(f -> Files.isRegularFile(f) && endsWith(f, TABLES)).sorted().toList();
			if (found.size() > 1) {
				throw new ZippException("The folder holds several tables (" + String.join(", ", found.stream().map(f -> f.getFileName().toString())
						.toList())
						+ "). Name the one that lists the pictures.", folder, 0, null);
			}
			return found.stream().findFirst();
		} catch (IOException e) {
			throw unreadable(folder, e);
		}
	}

	private static boolean endsWith(Path file, List<String> endings) {
		String name = file.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("\\.(?:gz|zst)$", "");
		return endings.stream().anyMatch(name::endsWith);
	}

	private static ZippException unreadable(Path folder, IOException e) {
		return new ZippException("The folder cannot be read: " + Reasons.of(e) + '.', folder, 0, e);
	}

	private static List<Entry> table(Path file, String condition, TableFiles tables) {
		List<String> columns = tables.columns(file);
		String user = column(columns, USER).orElse(null);
		String prompt = needed(columns, PROMPT, file);
		String picture = needed(columns, FILE, file);
		String conditions = column(columns, CONDITION).orElse(null);
		String seed = column(columns, SEEDS).orElse(null);
		if (conditions == null && condition.isEmpty()) {
			throw new ZippException("The column condition is missing. Add it, or name the condition of all pictures with --condition.", file, 1,
					null);
		}
		List<Entry> entries = new ArrayList<>();
		try (Table rows = tables.open(file, List.of(prompt, picture), Stream.of(user, conditions, seed).filter(c -> c != null).toList())) {
			while (rows.next()) {
				String place = "line " + rows.line();
				if (rows.problem() != null) {
					entries.add(new Entry(place, "", "", "", "", null, rows.problem()));
					continue;
				}
				String named = text(rows, conditions);
				String path = text(rows, picture);
				entries.add(new Entry(place, text(rows, user), text(rows, prompt), named.isEmpty() ? condition : named, text(rows, seed),
						path.isEmpty() ? null : resolved(file, path), null));
			}
		}
		return entries;
	}

	private static Path resolved(Path table, String path) {
		try {
			return table.toAbsolutePath().getParent().resolve(path.replace('\\', '/')).normalize();
		} catch (InvalidPathException _) {
			// No file can be called so.
			return null;
		}
	}

	private static String text(Table rows, String column) {
		String text = column == null ? null : rows.text(column);
		return text == null || Names.isMissing(text) ? "" : text.strip();
	}

	private static Optional<String> column(List<String> columns, List<String> names) {
		return names.stream().filter(n -> columns.stream().anyMatch(n::equalsIgnoreCase)).findFirst();
	}

	private static String needed(List<String> columns, List<String> names, Path file) {
		return column(columns, names).orElseThrow(() -> new ZippException("The column " + names.getFirst() + " is missing (or "
				+ String.join(", ", names.subList(1, names.size()))
				+ "). A table of pictures has the columns user, prompt, condition, seed and file.", file, 1, null));
	}

	private static List<Entry> folder(Path folder, String condition) {
		List<Path> files;
		try (Stream<Path> all = Files.walk(folder)) {
			files = all.filter(f -> Files.isRegularFile(f) && endsWith(f, PICTURES)).sorted().toList();
		} catch (IOException e) {
			throw unreadable(folder, e);
		}
		if (files.isEmpty()) {
			throw new ZippException("The folder holds no pictures, and no table that lists them.", folder, 0, null);
		}
		return files.stream().map(f -> entry(folder.relativize(f), f, condition)).toList();
	}

	private static Entry entry(Path names, Path file, String condition) {
		List<String> parts = new ArrayList<>();
		names.forEach(p -> parts.add(p.toString()));
		if (!condition.isEmpty()) {
			parts.addFirst(condition);
		}
		String stem = parts.getLast().replaceFirst("\\.[^.]*$", "");
		Matcher seed = SEED.matcher(stem);
		String place = names.toString();
		if (parts.size() < DEEPEST - 1 || parts.size() > DEEPEST || !seed.matches()) {
			return new Entry(place, "", "", "", "", file,
					"The names do not say what it is: they must be CONDITION/USER/PROMPT/SEED.png, or CONDITION/PROMPT/SEED.png.");
		}
		boolean personal = parts.size() == DEEPEST;
		return new Entry(place, personal ? parts.get(1) : "", parts.get(parts.size() - 2), parts.getFirst(), seed.group(1), file, null);
	}
}
