package org.zipp.graph.internal;

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
 * A file of a dump.
 *
 * @param file  absolute path
 * @param bytes its length
 * @param month month in its name {@code R[SC]_YYYY-MM}, empty when the name says none
 */
record DumpFile(Path file, long bytes, long modified, Optional<YearMonth> month) {

	private static final Pattern MONTHLY = Pattern.compile("R[SC]_(\\d{4}-(?:0[1-9]|1[0-2]))\\..*");
	private static final List<String> ENDINGS = List.of(".zst", ".gz", ".ndjson", ".jsonl", ".json");

	/** Whether the name is that of a dump file. */
	private static boolean isDump(Path file) {
		String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		return ENDINGS.stream().anyMatch(name::endsWith);
	}

	/**
	 * The dump files that paths name, sorted: a folder stands for the dump files in it.
	 *
	 * @throws ZippException when a path does not exist or a folder holds no dump file
	 */
	static List<DumpFile> find(List<Path> paths) {
		TreeSet<Path> files = new TreeSet<>();
		for (Path path : paths) {
			if (Files.isDirectory(path)) {
				try (Stream<Path> inside = Files.list(path)) {
					List<Path> found = inside.filter(f -> Files.isRegularFile(f) && isDump(f)).toList();
					if (found.isEmpty()) {
						throw new ZippException("No dump file (" + String.join(", ", ENDINGS)
								+ ") lies in this folder. Make one with sample, or name your files with --files.", path, 0, null);
					}
					found.forEach(f -> files.add(f.toAbsolutePath().normalize()));
				} catch (IOException e) {
					throw new ZippException("The folder cannot be read: " + e, path, 0, e);
				}
			} else if (Files.isRegularFile(path)) {
				files.add(path.toAbsolutePath().normalize());
			} else {
				throw new ZippException("There is no such dump file or folder. Make one with sample, or name your files with --files.",
						path, 0, null);
			}
		}
		List<DumpFile> result = new ArrayList<>();
		for (Path file : files) {
			Matcher m = MONTHLY.matcher(file.getFileName().toString());
			try {
				result.add(new DumpFile(file, Files.size(file), Files.getLastModifiedTime(file).toMillis(),
						m.matches() ? Optional.of(YearMonth.parse(m.group(1))) : Optional.empty()));
			} catch (IOException e) {
				throw new ZippException("The file cannot be read: " + e, file, 0, e);
			}
		}
		return result;
	}
}
