package org.zipp.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyDirectoryTest {

	@TempDir
	Path temp;

	@Test
	void authorHashIsHmacSha256UnderTheStudysKey() throws IOException {
		// RFC 4231 test case 2: key "Jefe", data "what do ya want for nothing?"
		Files.writeString(temp.resolve("author.key"), HexFormat.of().formatHex("Jefe".getBytes()));
		assertEquals("u5bdcc146bf60754e6a04", new StudyDirectory(temp).authorHash().of("What do ya want for nothing?"));
	}

	@Test
	void theKeyIsMadeOnceAndDiffersBetweenStudies() {
		StudyDirectory a = new StudyDirectory(temp.resolve("a"));
		StudyDirectory b = new StudyDirectory(temp.resolve("b"));
		String first = a.authorHash().of("someone");
		assertEquals(first, a.authorHash().of("SomeOne"));
		assertNotEquals(first, b.authorHash().of("someone"));
	}

	/** Also on a file system without links, so nothing but the key's own file is made. */
	@Test
	void manyThatMakeTheKeyAtOnceShareOne() throws Exception {
		for (int round = 0; round < 20; round++) {
			StudyDirectory study = new StudyDirectory(temp.resolve("study" + round));
			try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
				Set<String> hashes = new HashSet<>();
				Callable<String> hashing = () -> study.authorHash().of("someone");
				for (Future<String> hash : threads.invokeAll(Collections.nCopies(8, hashing))) {
					hashes.add(hash.get());
				}
				assertEquals(1, hashes.size());
			}
			try (Stream<Path> files = Files.list(study.root())) {
				assertEquals(List.of("author.key"), files.map(p -> p.getFileName().toString()).toList());
			}
		}
	}

	@Test
	void aBrokenKeyIsNamed() throws IOException {
		Path key = Files.writeString(temp.resolve("author.key"), "not hexadecimal");
		ZippException e = assertThrows(ZippException.class, () -> new StudyDirectory(temp).authorHash());
		assertEquals(key.toAbsolutePath(), e.file());
		assertTrue(e.getMessage().startsWith(key.toAbsolutePath().toString()), e.getMessage());
	}

	@Test
	void movingIntoPlaceReplaces() throws IOException {
		Path made = Files.writeString(temp.resolve("made"), "new");
		Path place = temp.resolve("folder/place");
		Files.createDirectories(place.getParent());
		Files.writeString(place, "old");
		StudyDirectory.moveIntoPlace(made, place);
		assertEquals("new", Files.readString(place));
		assertTrue(Files.notExists(made));
	}
}
