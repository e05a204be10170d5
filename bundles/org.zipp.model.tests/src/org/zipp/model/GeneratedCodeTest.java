package org.zipp.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The generated code that is checked in is what the model generates. */
class GeneratedCodeTest {

	private static final Path BUNDLES = Path.of(System.getProperty("zipp.root"), "bundles");

	/** The Maven build of this bundle generates the code before it runs the tests, see its pom. */
	private static final Path REGENERATED = BUNDLES.resolve("org.zipp.model.tests/target/regenerated");

	private static final Path CHECKED_IN = BUNDLES.resolve("org.zipp.model/src-gen");

	@Test
	void regenerationChangesNothing() throws IOException {
		assertTrue(Files.isDirectory(REGENERATED), "The code was not generated anew into " + REGENERATED
				+ ": run this test with Maven, whose build does that.");
		SortedMap<String, byte[]> made = read(REGENERATED);
		SortedMap<String, byte[]> kept = read(CHECKED_IN);
		assertFalse(made.isEmpty());
		assertEquals(made.keySet(), kept.keySet());
		made.forEach((name, bytes) -> assertArrayEquals(bytes, kept.get(name),
				"The checked-in " + name + " is not what zipp.ecore and zipp.genmodel make"));
	}

	private static SortedMap<String, byte[]> read(Path folder) throws IOException {
		SortedMap<String, byte[]> files = new TreeMap<>();
		try (Stream<Path> all = Files.walk(folder)) {
			for (Path file : all.filter(Files::isRegularFile).toList()) {
				files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
			}
		}
		return files;
	}
}
