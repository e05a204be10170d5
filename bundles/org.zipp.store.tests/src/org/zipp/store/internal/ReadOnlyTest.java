package org.zipp.store.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.model.Choice;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStoresProvider;

/** A study that is opened to be looked at stays as it is, byte for byte, wherever it lies and whoever has it open. */
class ReadOnlyTest {

	private static final UserRow USER = new UserRow("u", 1, 1, 1, true);

	@TempDir
	Path temporary;

	private StudyDirectory directory;

	@BeforeEach
	void make() {
		directory = new StudyDirectory(temporary.resolve("study"));
		try (StudyStore store = new StudyStoresProvider().open(directory)) {
			store.users().save(Stream.of(USER), List.of());
		}
	}

	private StudyStore openReadOnly() {
		return new StudyStoresProvider().openReadOnly(directory);
	}

	/** File → size, time and content of all that lies in the folder. */
	private Map<String, List<Object>> state() throws IOException {
		Map<String, List<Object>> state = new TreeMap<>();
		try (Stream<Path> files = Files.walk(directory.root())) {
			for (Path file : files.toList()) {
				Object content = Files.isRegularFile(file) ? Arrays.hashCode(Files.readAllBytes(file)) : "";
				state.put(directory.root().relativize(file).toString(), List.of(Files.getLastModifiedTime(file), content));
			}
		}
		return state;
	}

	@Test
	void nothingInTheFolderChanges() throws IOException {
		Map<String, List<Object>> before = state();
		try (StudyStore store = openReadOnly()) {
			assertTrue(store.isReadOnly());
			assertEquals("study", store.loadStudy().getTitle());
			assertEquals(List.of(USER), store.users().participants());
			assertEquals(directory, store.directory());
			assertEquals(before, state());
		}
		assertEquals(before, state());
	}

	@Test
	void everyWriteIsRefusedAndSaysWhatToDo() throws IOException {
		Map<String, List<Object>> before = state();
		try (StudyStore store = openReadOnly()) {
			var study = store.loadStudy();
			study.setTitle("Another");
			List<Executable> writes = List.of(() -> store.saveStudy(study),
					() -> store.users().save(Stream.of(new UserRow("v", 1, 1, 1, true)), List.of()),
					() -> store.images().save(new ImageKey("u", "p", "c", 1), 1, 1, new byte[] { 1 }, "g", 0),
					() -> store.images().requeue(true), () -> store.images().take(1),
					() -> store.trials().vote(new VoteRow(1, Choice.LEFT, Instant.now(), 1)));
			for (Executable write : writes) {
				String message = assertThrows(ZippException.class, write).getMessage();
				assertTrue(message.contains("read-only") && message.contains("File > Open study"), message);
			}
			assertEquals("study", store.loadStudy().getTitle());
		}
		assertEquals(before, state());
	}

	@Test
	void aStudyThatAnotherProcessHoldsIsReadAsItIsNow() throws IOException {
		try (ChildProcess child = new ChildProcess(temporary, VotingChild.class, directory.root().toString(), "hold")) {
			assertEquals("open", child.readLine());
			try (StudyStore store = openReadOnly()) {
				assertEquals(List.of(USER), store.users().participants());
			}
			// The lock of the other process still stands.
			String refused = assertThrows(ZippException.class, () -> new StudyStoresProvider().open(directory)).getMessage();
			assertTrue(refused.contains("process " + child.pid() + " "), refused);
		}
	}

	@Test
	void aStudyThatIsOpenHereIsReadWithAllThatWasCommitted() {
		try (StudyStore writing = new StudyStoresProvider().open(directory)) {
			for (int i = 0; i < 50; i++) {
				writing.users().save(Stream.of(new UserRow("user" + i, 1, 1, 1, false)), List.of());
				try (StudyStore store = openReadOnly()) {
					assertEquals(i + 2, store.users().count());
					assertFalse(writing.isReadOnly());
				}
			}
			writing.users().save(Stream.of(new UserRow("last", 1, 1, 1, false)), List.of());
			assertEquals(52, writing.users().count());
		}
	}

	@Test
	void anOlderStudyIsReadWithoutBeingMigrated() throws IOException, SQLException {
		StudyDirectory older = new StudyDirectory(temporary.resolve("older")).create();
		Schema.prepareFile(older, 1);
		try (Connection connection = Dialect.file(older.database(), false).getConnection(); Statement statement = connection.createStatement()) {
			statement.execute("INSERT INTO study (id, title, description, created_at, seed, simulated) VALUES ('s', 'Old', '', "
					+ "TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00:00', 1, FALSE)");
		}
		byte[] before = Files.readAllBytes(older.databaseFile());
		try (StudyStore store = new StudyStoresProvider().openReadOnly(older)) {
			assertEquals("Old", store.loadStudy().getTitle());
		}
		assertArrayEquals(before, Files.readAllBytes(older.databaseFile()));
		assertEquals(1, Schema.fileVersion(older));
	}

	@Test
	void whatIsNoStudyIsRefusedAndNothingIsMade() throws IOException {
		directory = new StudyDirectory(Files.createDirectory(temporary.resolve("empty")));
		assertTrue(assertThrows(ZippException.class, this::openReadOnly).getMessage().contains("no study"));
		assertEquals(1, state().size());
	}
}
