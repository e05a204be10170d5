package org.zipp.report.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;

/** Writes single files, whole or not at all. */
final class OutFiles {

	private OutFiles() {
	}

	/**
	 * Writes a text, UTF-8, in place of what was there; makes the folder.
	 *
	 * @param file absolute
	 * @throws ZippException naming the file, when it cannot be written
	 */
	static void write(Path file, String text) {
		Path half = file.resolveSibling('.' + file.getFileName().toString() + ".half");
		try {
			Files.createDirectories(file.getParent());
			Files.writeString(half, text);
			StudyDirectory.moveIntoPlace(half, file);
		} catch (IOException e) {
			remove(half, e);
			throw new ZippException("The file could not be written: " + (e.getMessage() == null ? e.toString() : e.getMessage()), file, 0, e);
		}
	}

	private static void remove(Path half, IOException failure) {
		try {
			Files.deleteIfExists(half);
		} catch (IOException e) {
			failure.addSuppressed(e);
		}
	}
}
