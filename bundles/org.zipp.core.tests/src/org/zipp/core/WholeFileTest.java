package org.zipp.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

	@TempDir
	Path temp;

	private List<String> names() throws Exception {
		try (Stream<Path> files = Files.list(temp)) {
			return files.map(f -> f.getFileName().toString()).sorted().toList();
		}
	}

	/** Writers of one file take nothing from each other: each file that is read is one of those written, and none fails. */
	@Test
	void writersOfTheSameFileKeepOutOfEachOthersWay() throws Exception {
		Path file = temp.resolve("list");
		try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
			List<Future<?>> ends = new ArrayList<>();
			for (int writer = 0; writer < 6; writer++) {
				String text = Integer.toString(writer).repeat(20_000);
				ends.add(threads.submit(() -> {
					for (int i = 0; i < 40; i++) {
						WholeFile.write(file, text);
						String read = Files.readString(file);
						assertEquals(20_000, read.length());
						assertEquals(1, read.chars().distinct().count());
					}
					return null;
				}));
			}
			for (Future<?> end : ends) {
				end.get();
			}
		}
		assertEquals(List.of("list"), names());
	}

	@Test
	void theLongestNameCanBeWritten() throws Exception {
		String name = "n".repeat(255);
		WholeFile.write(temp.resolve(name), "text");
		assertEquals(List.of(name), names());
	}

	@Test
	void whatCannotBeWrittenLeavesWhatWasThere() throws Exception {
		Path folder = Files.createDirectories(temp.resolve("place/full"));
		assertThrows(ZippException.class, () -> WholeFile.write(folder.getParent(), "text"));
		assertTrue(Files.isDirectory(folder));
		assertEquals(List.of("place"), names());
	}
}
