package org.zipp.ui.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;

/** What is to be done with files that were dropped on the window. */
sealed interface Dropped {

	/** A study is opened. */
	record OpenStudy(Path folder) implements Dropped {
	}

	/** Settings are read. */
	record ReadPreferences(Path file) implements Dropped {
	}

	/**
	 * The dialog of a step opens with the files filled in.
	 *
	 * @param values parameter → text
	 */
	record AskStep(String operation, Map<String, String> values) implements Dropped {
	}

	/** Nothing; what to tell the user. */
	record Nothing(String reason) implements Dropped {
	}

	/** What a table of votes has, in one spelling or another. */
	Set<String> OF_VOTES = Set.of("choice", "left", "right", "rater", "image_left", "image_right", "winner", "preferred", "detailed_results");
	int ENOUGH_OF_VOTES = 2;

	/**
	 * Decides by kind and content.
	 *
	 * @param columns the names of a table's columns; fails with a {@link ZippException} for what is no table
	 */
	static Dropped of(List<Path> files, Function<Path, List<String>> columns) {
		List<Path> all = files.stream().map(f -> f.toAbsolutePath().normalize()).toList();
		if (all.isEmpty()) {
			return new Nothing("What was dropped is no file.");
		}
		Path first = all.getFirst();
		if (all.size() == 1) {
			Path folder = Files.isDirectory(first) ? first : first.getParent();
			if (folder != null && new StudyDirectory(folder).isStudy() && (folder.equals(first) || first.equals(new StudyDirectory(folder).databaseFile()))) {
				return new OpenStudy(folder);
			}
			if (plainName(first).endsWith(".epf")) {
				return new ReadPreferences(first);
			}
		}
		if (all.stream().allMatch(Dropped::isDump)) {
			return new AskStep("ingest", Map.of("files", list(all)));
		}
		if (!all.stream().allMatch(Dropped::isTable)) {
			return new Nothing("Drop the folder of a study, a dump, an edge list, a table of votes, or exported preferences. "
					+ first.getFileName() + " is none of them.");
		}
		try {
			boolean votes = columns.apply(first).stream().map(c -> c.strip().toLowerCase(Locale.ROOT).replace(' ', '_')).distinct()
					.filter(OF_VOTES::contains).count() >= ENOUGH_OF_VOTES;
			return votes ? new AskStep("analyze", Map.of("votes", list(all))) : new AskStep("ingest", Map.of("edges", list(all)));
		} catch (ZippException e) {
			return new Nothing(e.getMessage());
		}
	}

	private static boolean isDump(Path file) {
		String name = plainName(file);
		return Files.isDirectory(file) || name.endsWith(".ndjson") || name.endsWith(".jsonl") || name.endsWith(".json")
				|| name.matches("r[cs]_\\d{4}-\\d{2}.*") || !file.getFileName().toString().equalsIgnoreCase(name) && !isTable(file);
	}

	private static boolean isTable(Path file) {
		return plainName(file).matches(".*\\.(csv|tsv|tab|txt|parquet|pq)");
	}

	/** The name without what says how it is packed. */
	private static String plainName(Path file) {
		return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).replaceFirst("\\.(zst|gz|bz2|xz)$", "");
	}

	private static String list(List<Path> files) {
		return files.stream().map(Path::toString).collect(Collectors.joining(","));
	}
}
