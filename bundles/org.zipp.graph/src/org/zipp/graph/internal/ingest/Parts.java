package org.zipp.graph.internal.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.zipp.core.FileTrees;
import org.zipp.core.Hashes;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;

/**
 * The parts in a study: {@code graph/parts/<file name>-<12 digits>/}. The digits stand for path, length and time of
 * change of the file, and for the options that decide which lines can be read and how users are called; when one of those
 * differs it is another part. Parts that no graph needs any more may be deleted.
 */
final class Parts {

	private static final String FOLDER = "parts";
	private static final String LIST = ".list";
	private static final String SEPARATOR = "\t";
	private static final int DIGITS = 12;
	private static final int LONGEST_NAME = 80;

	private final Path folder;
	private final String options;

	/**
	 * @param graph   the study's {@code graph/} folder
	 * @param options what besides the file itself decides what a part holds
	 */
	Parts(Path graph, String options) {
		folder = graph.resolve(FOLDER);
		this.options = options;
	}

	/** Name of the folder of a file's part. */
	String name(InputFile file) {
		String safe = file.name().replaceAll("[^A-Za-z0-9._-]", "_");
		return safe.substring(0, Math.min(LONGEST_NAME, safe.length())) + '-' + hash(List.of(file.file().toString(),
				String.valueOf(file.edges()), String.valueOf(file.bytes()), String.valueOf(file.modified()), options)).substring(0, DIGITS);
	}

	/** Hash of texts as hexadecimal digits. */
	static String hash(List<String> texts) {
		return Hashes.of(String.join("\n", texts));
	}

	/** The part of a file with enough texts; {@code null} when it must be read. */
	Part find(InputFile file, TextBudget budget) {
		Part part = Part.read(folder.resolve(name(file)));
		return part != null && part.source().equals(file) && part.budget().covers(budget) ? part : null;
	}

	/** Moves a complete part into its place. */
	Part put(Part made, Path work) throws IOException {
		Path place = folder.resolve(name(made.source()));
		if (Files.exists(place)) {
			// With fewer texts, or damaged.
			Files.move(place, work.resolve("replaced-" + place.getFileName()));
		}
		StudyDirectory.moveIntoPlace(made.folder(), place);
		return new Part(place, made.source(), made.budget(), made.counts(), made.millis());
	}

	/** Notes of which files a graph is made, before it takes its place. */
	void note(String graphData, List<Part> used) throws IOException {
		Files.createDirectories(folder);
		Files.write(folder.resolve(graphData + LIST), used.stream().map(p -> p.folder().getFileName().toString() + SEPARATOR
				+ p.source().edges() + SEPARATOR + p.source().file()).toList(), StandardCharsets.UTF_8);
	}

	/**
	 * The files that a graph was made of.
	 *
	 * @param without files to leave out
	 * @throws ZippException when one is neither there nor was it read as is asked for now
	 */
	List<InputFile> sources(String graphData, TextBudget budget, Set<Path> without) throws IOException {
		Path list = folder.resolve(graphData + LIST);
		List<InputFile> sources = new ArrayList<>();
		if (!Files.exists(list)) {
			return sources;
		}
		for (String line : Files.readAllLines(list, StandardCharsets.UTF_8)) {
			String[] noted = line.split(SEPARATOR, 3);
			Path file = Path.of(noted[2]);
			if (without.contains(file)) {
				continue;
			}
			Part part = Part.read(folder.resolve(noted[0]));
			if (part != null && find(part.source(), budget) != null) {
				sources.add(part.source());
				continue;
			}
			if (!Files.isRegularFile(file)) {
				throw new ZippException("The graph was made of this file too. It must be read again, but is gone. Bring it back, "
						+ "ask for what was kept of it before, or make the graph without it, that is without --add.", file, 0, null);
			}
			sources.addAll(InputFile.find(List.of(file), Boolean.parseBoolean(noted[1]), _ -> {
				// A file is no folder, so nothing is passed over.
			}));
		}
		return sources;
	}

	/** Deletes lists of other graphs, and parts of earlier states of the files that were used. */
	void tidy(String graphData, List<Part> used) throws IOException {
		List<Path> inside;
		try (Stream<Path> all = Files.list(folder)) {
			inside = all.toList();
		}
		for (Path entry : inside) {
			String name = entry.getFileName().toString();
			if (name.endsWith(LIST)) {
				if (!name.equals(graphData + LIST)) {
					Files.delete(entry);
				}
				continue;
			}
			Part part = Part.read(entry);
			boolean stale = part == null || used.stream().anyMatch(
					u -> u.source().file().equals(part.source().file()) && !u.folder().equals(entry));
			if (stale && Files.isDirectory(entry)) {
				FileTrees.delete(entry);
			}
		}
	}
}
