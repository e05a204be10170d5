package org.zipp.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

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
