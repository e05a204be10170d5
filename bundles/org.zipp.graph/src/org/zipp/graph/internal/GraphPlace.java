package org.zipp.graph.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.zipp.core.FileTrees;
import org.zipp.core.StudyDirectory;

/** Puts a finished graph into its place. */
public final class GraphPlace {

	private static final String DATA = "data-";
	private static final int NAME_DIGITS = 12;

	private GraphPlace() {
	}

	/** Name of the folder with the files of a graph. */
	public static String dataName(String fingerprint) {
		return DATA + fingerprint.substring(0, NAME_DIGITS);
	}

	/**
	 * Moves the files into the graph folder and replaces the manifest, which is the moment of change; data folders of
	 * older graphs go afterwards.
	 *
	 * @param graph the study's {@code graph/} folder
	 * @param data  folder with the finished files, named as the manifest says
	 * @param work  a folder for leftovers, deleted by the caller
	 */
	public static void put(Path graph, Path data, GraphManifest manifest, Path work) throws IOException {
		Files.createDirectories(graph);
		Path target = graph.resolve(manifest.data());
		if (Files.exists(target)) {
			// What a stopped run moved here, or the same graph found damaged.
			Files.move(target, work.resolve("damaged"));
		}
		StudyDirectory.moveIntoPlace(data, target);
		manifest.write(graph, work);
		try (Stream<Path> inside = Files.list(graph)) {
			for (Path old : inside.filter(f -> f.getFileName().toString().startsWith(DATA) && !f.equals(target)).toList()) {
				FileTrees.delete(old);
			}
		}
	}
}
