package org.zipp.core.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a path is for is said once, at its parameter, and holds for every operation. */
class PathUseTest {

	/** Writes without a look at what it writes over. */
	public static final class Careless extends Operation {
		@Parameter(name = "tables", label = "Tables", description = "Tables of votes.", path = PathUse.FILE, endings = ".csv .tsv")
		public List<Path> tables = List.of();
		@Parameter(name = "out", label = "File", description = "Where to.", path = PathUse.NEW_FILE)
		public Path out;
		private boolean ran;

		@Override
		public String id() {
			return "careless";
		}

		@Override
		public String label() {
			return "Be careless";
		}

		@Override
		public String description() {
			return "Writes.";
		}

		@Override
		public OperationResult execute(SubMonitor monitor) {
			ran = true;
			return OperationResult.builder().build();
		}
	}

	/** Does not say what its path is for. */
	public static final class Silent extends Operation {
		@Parameter(name = "place", label = "Place", description = "A place.")
		public Path place;

		@Override
		public String id() {
			return "silent";
		}

		@Override
		public String label() {
			return "Say nothing";
		}

		@Override
		public String description() {
			return "Says nothing.";
		}

		@Override
		public OperationResult execute(SubMonitor monitor) {
			return OperationResult.builder().build();
		}
	}

	@TempDir
	Path dir;

	private final Careless operation = new Careless();

	private OperationRunner.Outcome run(Path out) {
		operation.dir = dir;
		operation.out = out;
		return OperationRunner.run(operation, new NullProgressMonitor());
	}

	@Test
	void noOperationWritesOverWhatItReads() throws IOException {
		Path votes = Files.writeString(dir.resolve("votes.csv"), "rater,choice\n");
		Path link = Files.createSymbolicLink(dir.resolve("link.csv"), votes);
		operation.tables = List.of(dir.resolve("others.csv"), votes);
		for (Path same : List.of(votes, dir.resolve(".").resolve("votes.csv"), link)) {
			OperationRunner.Outcome outcome = run(same);
			assertFalse(outcome.succeeded());
			assertTrue(outcome.status().getMessage().contains("This file is read and would be written over"), outcome.status()::getMessage);
		}
		assertFalse(operation.ran, "it is refused before anything runs");
		assertTrue(run(dir.resolve("new.csv")).succeeded());
		assertTrue(run(null).succeeded());
	}

	@Test
	void helpSaysWhatIsReadAndWritten() {
		assertEquals("Tables of votes. (several, each a file to read: .csv, .tsv)", ParameterField.of(Careless.class, "tables").help());
		assertEquals("Where to. (a file to write)", ParameterField.of(Careless.class, "out").help());
		assertEquals(List.of(".csv", ".tsv"), ParameterField.of(Careless.class, "tables").endings());
	}

	@Test
	void aPathSaysWhatItIsFor() {
		assertThrows(IllegalStateException.class, () -> ParameterField.of(Silent.class));
	}
}
