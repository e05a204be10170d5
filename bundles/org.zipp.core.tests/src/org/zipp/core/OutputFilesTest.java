package org.zipp.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFilesTest {

	@TempDir
	Path dir;

	private OutputFiles output(Path... inputs) {
		return new OutputFiles(dir, Arrays.asList(inputs));
	}

	private void refuses(OutputFiles output, String name) throws IOException {
		String before = Files.readString(dir.resolve(name));
		assertThrows(ZippException.class, () -> output.check(List.of(name)));
		ZippException failure = assertThrows(ZippException.class, () -> output.write(name, "new"));
		assertTrue(failure.getMessage().contains(name) && failure.getMessage().contains("--out"), failure.getMessage());
		assertEquals(before, Files.readString(dir.resolve(name)));
	}

	@Test
	void ownFilesAreWrittenAgainAndOthersAreKept() throws IOException {
		output().write("a.csv", "1");
		output().write("a.csv", "2");
		output().write("b.csv", "1");
		output().write("a.csv", "3");
		assertEquals("3", Files.readString(dir.resolve("a.csv")));
		Files.writeString(dir.resolve("a.csv"), "edited");
		refuses(output(), "a.csv");
		Files.writeString(dir.resolve("mine.csv"), "mine");
		refuses(output(), "mine.csv");
		output().write("b.csv", "2");
	}

	@Test
	void anInputIsKeptByWhateverPath() throws IOException {
		output().write("a.csv", "1");
		refuses(output(dir.resolve("a.csv")), "a.csv");
		Files.createDirectory(dir.resolve("sub"));
		refuses(output((Path) null, dir.resolve("sub/../a.csv")), "a.csv");
		Path link = Files.createSymbolicLink(dir.resolve("link"), dir);
		refuses(output(link.resolve("a.csv")), "a.csv");
		Files.createSymbolicLink(dir.resolve("other.csv"), dir.resolve("a.csv"));
		refuses(output(), "other.csv");
		refuses(output(dir.resolve("a.csv")), "other.csv");
	}

	@Test
	void aLinkThatLeadsNowhereIsKept() throws IOException {
		Files.createSymbolicLink(dir.resolve("a.csv"), dir.resolve("gone.csv"));
		assertThrows(ZippException.class, () -> output().write("a.csv", "new"));
		assertTrue(Files.isSymbolicLink(dir.resolve("a.csv")));
	}

	@Test
	void aFileThatWasNotedAndNotYetReplacedIsStillOwn() throws IOException {
		output().write("a.csv", "1");
		String first = Files.readString(dir.resolve(OutputFiles.LIST));
		output().write("a.csv", "2");
		String second = Files.readString(dir.resolve(OutputFiles.LIST));
		assertEquals(3, second.lines().count(), "the old and the new hash");
		Files.writeString(dir.resolve("a.csv"), "1");
		Files.writeString(dir.resolve(OutputFiles.LIST), first + second.lines().skip(1).reduce("", (a, b) -> a + b + '\n'));
		output().write("a.csv", "3");
		assertEquals("3", Files.readString(dir.resolve("a.csv")));
	}
}
