package org.zipp.graph.internal.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.zipp.core.Reasons;
import org.zipp.core.ZippException;
import org.zipp.graph.DumpFolder;
import org.zipp.tables.packing.FileKind;

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
	private static final List<String> TABLES = List.of(".csv", ".tsv", ".tab", ".csv.gz", ".tsv.gz", ".tab.gz", ".csv.zst", ".tsv.zst",
			".tab.zst", ".parquet", ".pq");
	/** What Spark and Hadoop leave while they write a table, and when they are done. */
	private static final String UNFINISHED = "_temporary";
	private static final String FINISHED = "_SUCCESS";
	private static final int TOLD = 10;

	/** Month in its name {@code R[SC]_YYYY-MM}, empty when the name says none. */
	Optional<YearMonth> month() {
		Matcher m = MONTHLY.matcher(name());
		return !edges && m.matches() ? Optional.of(YearMonth.parse(m.group(1))) : Optional.empty();
	}

	String name() {
		return file.getFileName().toString();
	}

	/**
	 * The files that paths name, sorted: a folder stands for the dump files in it, or for the edge lists in it and in its folders. There,
	 * what programs write beside the parts of a table is passed over: files and folders whose names begin with a dot or underscore.
	 *
	 * @param told takes a sentence about what lies in a folder and is not read
	 * @throws ZippException when a path does not exist or a folder holds no such file
	 */
	static List<InputFile> find(List<Path> paths, boolean edges, Consumer<String> told) {
		TreeSet<Path> files = new TreeSet<>();
		for (Path path : paths) {
			if (Files.isDirectory(path)) {
				files.addAll(inFolder(path, edges, told));
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
				throw new ZippException("The file cannot be read: " + Reasons.of(e) + '.', file, 0, e);
			}
		}
		return result;
	}

	private static List<Path> inFolder(Path folder, boolean edges, Consumer<String> told) {
		List<String> endings = edges ? TABLES : DUMPS;
		Path from = folder.toAbsolutePath().normalize();
		try {
			List<Path> all = new ArrayList<>();
			collect(from, edges, all, told);
			List<Path> found = new ArrayList<>();
			List<String> unread = new ArrayList<>();
			for (Path file : all) {
				String reason = reasonNotToRead(file, endings);
				if (reason == null) {
					found.add(file);
				} else {
					unread.add(from.relativize(file) + " (" + reason + ')');
				}
			}
			String notRead = unread.isEmpty() ? "" : String.join(", ", unread.stream().limit(TOLD).toList())
					+ (unread.size() > TOLD ? " and " + (unread.size() - TOLD) + " more" : "");
			if (found.isEmpty()) {
				throw new ZippException((edges ? "No edge list (" + String.join(", ", endings) + ") lies in this folder or in its folders."
						: "No dump file (" + String.join(", ", endings)
								+ ") lies in this folder. Make one with sample, or name your files with --files.")
						+ (unread.isEmpty() ? "" : " What lies there is not read: " + notRead + '.'), folder, 0, null);
			}
			if (!unread.isEmpty()) {
				told.accept(folder + ": not read was " + notRead + '.');
			}
			return found;
		} catch (IOException e) {
			throw new ZippException("The folder cannot be read: " + Reasons.of(e) + '.', folder, 0, e);
		}
	}

	/** Adds what is in a folder, and in its folders if asked for, sorted, but for what nobody put there as a table or dump. */
	private static void collect(Path folder, boolean deep, List<Path> target, Consumer<String> told) throws IOException {
		List<Path> inside;
		try (Stream<Path> all = Files.list(folder)) {
			inside = all.sorted().toList();
		}
		if (deep && Files.exists(folder.resolve(UNFINISHED)) && !Files.exists(folder.resolve(FINISHED))) {
			told.accept(folder + ": " + UNFINISHED + " lies there and no " + FINISHED
					+ ", so the program that writes this table is not done or broke off.");
		}
		for (Path path : inside) {
			String name = path.getFileName().toString();
			if (name.startsWith(".") || deep && name.startsWith("_") || DumpFolder.COMPANIONS.contains(name)) {
				continue;
			}
			if (deep && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
				collect(path, true, target, told);
			} else {
				target.add(path);
			}
		}
	}

	/** Why a file of a folder is passed over; {@code null} when it is read. */
	private static String reasonNotToRead(Path file, List<String> endings) throws IOException {
		if (!Files.isRegularFile(file)) {
			return Files.isDirectory(file) ? "a folder" : "no file";
		}
		if (endings == TABLES && Files.size(file) == 0) {
			return "empty"; // as a part of a text table without rows is
		}
		FileKind kind = Files.isReadable(file) ? FileKind.of(file) : FileKind.PLAIN;
		if (kind == FileKind.PARQUET && endings == TABLES) {
			return null; // whatever its name: Flink's parts have no ending
		}
		if (!kind.isText()) {
			return kind.words() + "; " + Character.toLowerCase(kind.advice().charAt(0)) + kind.advice().substring(1, kind.advice().length() - 1);
		}
		return endsWith(file, endings) ? null : "its name does not end in " + String.join(", ", endings);
	}

	private static boolean endsWith(Path file, List<String> endings) {
		String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		return endings.stream().anyMatch(name::endsWith);
	}
}
