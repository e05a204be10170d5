package org.zipp.encoder.internal.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Work on folders. */
public final class Folders {

	private Folders() {
	}

	/** Deletes a folder, if it is there, with everything in it. */
	public static void delete(Path folder) throws IOException {
		if (!Files.exists(folder)) {
			return;
		}
		List<Path> inside;
		try (Stream<Path> walk = Files.walk(folder)) {
			inside = walk.sorted(Comparator.reverseOrder()).toList();
		}
		for (Path file : inside) {
			Files.delete(file);
		}
	}
}
