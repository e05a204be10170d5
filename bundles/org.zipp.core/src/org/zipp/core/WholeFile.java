package org.zipp.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes files that are there whole or not at all. */
public final class WholeFile {

	private WholeFile() {
	}

	/**
	 * Writes a text, UTF-8, in place of what was there; makes the folder.
	 *
	 * @throws ZippException naming the file, when it cannot be written; then what was there stays
	 */
	public static void write(Path file, String text) {
		Path place = file.toAbsolutePath().normalize();
		Path half = place.resolveSibling('.' + place.getFileName().toString() + ".half");
		try {
			Files.createDirectories(place.getParent());
			Files.writeString(half, text, StandardCharsets.UTF_8);
			StudyDirectory.moveIntoPlace(half, place);
		} catch (IOException e) {
			remove(half, e);
			throw new ZippException("The file could not be written: " + (e.getMessage() == null ? e.toString() : e.getMessage()), place, 0, e);
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
