package org.zipp.graph.internal.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.zipp.core.ZippException;

/**
 * A file to read: a dump or an edge list.
 *
 * @param file     absolute path
 * @param edges    whether it is an edge list
 * @param bytes    its length
 * @param modified when it was changed last, milliseconds since 1970
 */
record InputFile(Path file, boolean edges, long bytes, long modified) {

	private static final Pattern MONTHLY = Pattern.compile("R[SC]_(\\d{4}-(?:0[1-9]|1[0-2]))\\..*");
	private static final List<String> DUMPS = List.of(".zst", ".gz", ".ndjson", ".jsonl", ".json");
	private static final List<String> TABLES = List.of(".csv", ".tsv", ".csv.gz", ".tsv.gz", ".csv.zst", ".tsv.zst", ".parquet");

	/** Month in its name {@code R[SC]_YYYY-MM}, empty when the name says none. */
	Optional<YearMonth> month() {
		Matcher m = MONTHLY.matcher(name());
		return !edges && m.matches() ? Optional.of(YearMonth.parse(m.group(1))) : Optional.empty();
	}

	String name() {
		return file.getFileName().toString();
	}

	/**
	 * The files that paths name, sorted: a folder stands for the dump files, or edge lists, in it.
	 *
	 * @throws ZippException when a path does not exist or a folder holds no such file
	 */
	static List<InputFile> find(List<Path> paths, boolean edges) {
		TreeSet<Path> files = new TreeSet<>();
		for (Path path : paths) {
			if (Files.isDirectory(path)) {
				files.addAll(inFolder(path, edges));
			} else if (Files.isRegularFile(path)) {
				files.add(path.toAbsolutePath().normalize());
			} else {
				throw new ZippException(edges ? "There is no such edge list or folder."
						: "There is no such dump file or folder. Make one with sample, or name your files with --files.", path, 0, null);
			}
		}
		List<InputFile> result = new ArrayList<>();
		for (Path file : files) {
			try {
				result.add(new InputFile(file, edges, Files.size(file), Files.getLastModifiedTime(file).toMillis()));
			} catch (IOException e) {
				throw new ZippException("The file cannot be read: " + e, file, 0, e);
			}
		}
		return result;
	}

	private static List<Path> inFolder(Path folder, boolean edges) {
		List<String> endings = edges ? TABLES : DUMPS;
		try (Stream<Path> inside = Files.list(folder)) {
			List<Path> found = inside.filter(f -> Files.isRegularFile(f) && endsWith(f, endings)
					&& !f.getFileName().toString().equals(Ingest.DESCRIPTIONS))
					.map(f -> f.toAbsolutePath().normalize()).toList();
			if (found.isEmpty()) {
				throw new ZippException(edges ? "No edge list (" + String.join(", ", endings) + ") lies in this folder."
						: "No dump file (" + String.join(", ", endings)
								+ ") lies in this folder. Make one with sample, or name your files with --files.",
						folder, 0, null);
			}
			return found;
		} catch (IOException e) {
			throw new ZippException("The folder cannot be read: " + e, folder, 0, e);
		}
	}

	private static boolean endsWith(Path file, List<String> endings) {
		String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		return endings.stream().anyMatch(name::endsWith);
	}
}
