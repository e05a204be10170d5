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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zipp.store.Freshness.State;
import org.zipp.store.Freshness.RewriteKey;
import org.zipp.store.Freshness;
import org.zipp.store.Fingerprints;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.store.Rows.PictureSetting;
import org.zipp.store.Rows.TaskRow;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.PasswordNeeded;
import org.zipp.store.ServerPlace;
import org.zipp.store.SeedKeeping;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStoresProvider;

/** Studies that are open elsewhere, older, newer, damaged. */
@ExtendWith(Backends.class)
class OpeningTest {

	private static final String ADD_USER = "INSERT INTO users (id, posts, comments, community_count, participant) "
			+ "VALUES ('old', 1, 2, 3, TRUE)";
	private static final String FROM_THE_FUTURE = "INSERT INTO \"flyway_schema_history\" (\"installed_rank\", \"version\", "
			+ "\"description\", \"type\", \"script\", \"installed_by\", \"execution_time\", \"success\") "
			+ "VALUES (99, '99', 'future', 'SQL', 'V99__future.sql', 'test', 1, TRUE)";

	@TempDir
	Path temporary;

	private StudyDirectory directory;

	@BeforeEach
	void directory() {
		directory = new StudyDirectory(temporary.resolve("study"));
	}

	private StudyStore open() {
		return new StudyStoresProvider().open(directory);
	}

	private static void execute(DataSource source, String sql) throws SQLException {
		try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private List<String> names() throws IOException {
		try (Stream<Path> files = Files.list(directory.root())) {
			return files.map(f -> f.getFileName().toString()).sorted().toList();
		}
	}

	@Test
	void newStudyIsMadeWithItsFolder() throws IOException {
		directory = new StudyDirectory(temporary.resolve("a/b/study"));
		assertFalse(directory.isStudy());
		open().close();
		assertTrue(directory.isStudy());
		assertEquals(Schema.VERSION, Schema.fileVersion(directory));
		assertEquals(List.of(StudyLock.FILE, "study.mv.db"), names());
	}

	@Test
	void studyThatAnotherProcessHoldsNamesTheHolder() throws IOException, InterruptedException {
		open().close();
		try (ChildProcess child = new ChildProcess(temporary, VotingChild.class, directory.root().toString(), "hold")) {
			assertEquals("open", child.readLine());
			for (int attempt = 1; attempt <= 2; attempt++) {
				String message = assertThrows(ZippException.class, this::open).getMessage();
				assertTrue(message.contains("process " + child.pid() + " "), message);
				assertTrue(message.contains("user " + System.getProperty("user.name")), message);
				assertTrue(message.contains(", since 2"), message);
			}
			child.kill();
		}
		// The lock of a dead process does not count.
		try (StudyStore store = open()) {
			assertEquals("study", store.loadStudy().getTitle());
		}
	}

	@Test
	void linkToAStudyIsTheSameStudy() throws IOException {
		try (StudyStore store = open()) {
			Path link = Files.createSymbolicLink(temporary.resolve("link"), directory.root());
			try (StudyStore same = new StudyStoresProvider().open(new StudyDirectory(link))) {
				store.users().save(Stream.of(new UserRow("u", 1, 1, 1, false)), List.of());
				assertEquals(1, same.users().count());
			}
		}
	}

	@Test
	void olderStudyIsBackedUpAndMigrated() throws IOException, SQLException {
		directory.create();
		Schema.prepareFile(directory, 1);
		execute(Dialect.file(directory.database(), false), ADD_USER);
		byte[] before = Files.readAllBytes(directory.databaseFile());
		try (StudyStore store = open()) {
			assertEquals(List.of(new UserRow("old", 1, 2, 3, true)), store.users().participants());
		}
		assertEquals(Schema.VERSION, Schema.fileVersion(directory));
		List<String> backups = names().stream().filter(n -> n.startsWith("study.backup-v1-")).toList();
		assertEquals(1, backups.size(), names().toString());
		assertTrue(backups.getFirst().matches("study\\.backup-v1-\\d{8}-\\d{6}\\.mv\\.db"), backups.getFirst());
		assertArrayEquals(before, Files.readAllBytes(directory.root().resolve(backups.getFirst())));
		open().close();
		assertEquals(List.of(backups.getFirst(), StudyLock.FILE, "study.mv.db", "temp"), names());
	}

	@ParameterizedTest
	@EnumSource(Backends.Backend.class)
	void picturesOfAnOlderStudyKeepTheirPromptsAndGetTheirSetting(Backends.Backend backend, Backends.Places places)
			throws SQLException {
		Backends.Place place = places.of(backend, directory.root());
		directory.create();
		DataSource source = place.source();
		if (backend == Backends.Backend.H2) {
			Schema.prepareFile(directory, 5);
		} else {
			Schema.prepareServer(source, place.server(), false, 5);
		}
		String time = "TIMESTAMP WITH TIME ZONE '2026-01-02 03:04:05+00'";
		execute(source, "INSERT INTO conditions (id, place, label, kind, shots) VALUES ('c', 0, 'C', 'PERSONA', 0)");
		execute(source, "INSERT INTO prompts (id, place, text) VALUES ('p', 0, 'a boat')");
		for (int seed = 1; seed <= 3; seed++) {
			execute(source, "INSERT INTO tasks (user_id, prompt_id, condition_id, seed, prompt, negative, state, error, attempts, "
					+ "changed_at) VALUES ('u', 'p', 'c', " + seed + ", 'a red boat', 'fog', 'DONE', '', 1, " + time + ')');
		}
		for (int seed = 1; seed <= 2; seed++) {
			execute(source, "INSERT INTO images (user_id, prompt_id, condition_id, seed, width, height, content, generator, "
					+ "seconds, created_at) VALUES ('u', 'p', 'c', " + seed + ", 64, 32, '" + "ab".repeat(32)
					+ "', 'sketch, no diffusion', 1, " + time + ')');
		}
		place.open().close();
		assertEquals(List.of("1 sketch/64x32 a red boat fog", "2 sketch/64x32 a red boat fog"),
				texts(source, "SELECT seed || ' ' || setting || ' ' || prompt || ' ' || negative FROM images ORDER BY seed"));
		assertEquals(List.of("1 sketch/64x32", "2 sketch/64x32", "3 "),
				texts(source, "SELECT seed || ' ' || setting FROM tasks ORDER BY seed"));
		assertEquals(List.of("sketch/64x32 sketch 64 32 0"), texts(source,
				"SELECT id || ' ' || generator_id || ' ' || width || ' ' || height || ' ' || steps FROM picture_settings"));
	}

	@ParameterizedTest
	@EnumSource(Backends.Backend.class)
	void conditionsOfAnOlderStudyBecomeMethodsAndWhatWasMadeForThemStaysCurrent(Backends.Backend backend, Backends.Places places)
			throws SQLException {
		Backends.Place place = places.of(backend, directory.root());
		directory.create();
		DataSource source = place.source();
		if (backend == Backends.Backend.H2) {
			Schema.prepareFile(directory, 7);
		} else {
			Schema.prepareServer(source, place.server(), false, 7);
		}
		for (String condition : List.of("'a', 0, 'A', 'GENERIC', 0", "'b', 1, 'B', 'NO_PERSONA', 0", "'c', 2, 'C', 'PERSONA', 3",
				"'d', 3, 'D', 'PERSONA', 0", "'e', 4, 'E', 'IMPORTED', 0")) {
			execute(source, "INSERT INTO conditions (id, place, label, kind, shots) VALUES (" + condition + ')');
		}
		execute(source, "INSERT INTO prompts (id, place, text) VALUES ('p', 0, 'a boat')");
		String prompt = "prompt=" + Fingerprints.of("a boat") + " condition=";
		for (String[] made : new String[][] { { "a", prompt + Fingerprints.of("GENERIC", "0") }, { "b", prompt + Fingerprints.of("NO_PERSONA", "0") },
				{ "c", prompt + Fingerprints.of("PERSONA", "3") + " persona= examples=" }, { "d", prompt + Fingerprints.of("PERSONA", "1") + " persona=" } }) {
			execute(source, "INSERT INTO rewrites (user_id, prompt_id, condition_id, text, negative, rewriter, persona_of, made_from, made_by) "
					+ "VALUES ('', 'p', '" + made[0] + "', 'a red boat', '', 'r', '', '" + made[1] + "', 'x')");
		}
		try (StudyStore store = place.open()) {
			assertEquals(List.of("a generic ", "b no-persona ", "c persona shots=3", "d persona shots=0", "e imported "), store.loadStudy().getConditions()
					.stream().map(c -> c.getId() + ' ' + c.getMethod() + ' ' + c.getSettings()).toList());
			Freshness freshness = store.freshness();
			assertEquals(List.of(State.CURRENT, State.CURRENT, State.CURRENT, State.OUTDATED), Stream.of("a", "b", "c", "d")
					.map(c -> freshness.rewrite(new RewriteKey("", "p", c)).state()).toList(), "the last was made with another k");
		}
	}

	@ParameterizedTest
	@EnumSource(Backends.Backend.class)
	void theQueueOfAnOlderStudyGoesOn(Backends.Backend backend, Backends.Places places) throws SQLException {
		Backends.Place place = places.of(backend, directory.root());
		directory.create();
		DataSource source = place.source();
		if (backend == Backends.Backend.H2) {
			Schema.prepareFile(directory, 9);
		} else {
			Schema.prepareServer(source, place.server(), false, 9);
		}
		String time = "TIMESTAMP WITH TIME ZONE '2026-01-02 03:04:05+00'";
		execute(source, "INSERT INTO conditions (id, place, label) VALUES ('c', 0, 'C')");
		execute(source, "INSERT INTO prompts (id, place, text) VALUES ('p', 0, 'a boat')");
		execute(source, "INSERT INTO picture_settings (id, generator_id, generator, options, width, height, steps, used_at) "
				+ "VALUES ('sketch/64x32', 'sketch', 'sketch, no diffusion', '', 64, 32, 0, " + time + ')');
		for (int seed = 1; seed <= 2; seed++) {
			execute(source, "INSERT INTO images (user_id, prompt_id, condition_id, seed, setting, width, height, content, generator, seconds, "
					+ "created_at, prompt, negative) VALUES ('', 'p', 'c', " + seed + ", 'sketch/64x32', 64, 32, '" + "ab".repeat(32) + "', '"
					+ (seed == 1 ? "sketch, no diffusion" : "another") + "', 1, " + time + ", 'a boat', '')");
		}
		execute(source, "INSERT INTO tasks (user_id, prompt_id, condition_id, seed, prompt, negative, state, error, attempts, changed_at, setting) "
				+ "VALUES ('', 'p', 'c', 3, 'a boat', '', 'QUEUED', '', 4, " + time + ", 'sketch/64x32')");
		try (StudyStore store = place.open()) {
			assertEquals(List.of(SeedKeeping.KEPT, SeedKeeping.UNVERIFIED), store.images().all().stream().map(i -> i.seeds()).toList());
			PictureSetting setting = store.images().settings().getFirst();
			assertEquals(PictureSetting.of("sketch", "sketch, no diffusion", "", 64, 32, 0), setting, "its pictures are those of the program now");
			TaskRow taken = store.images().take(1, setting.id()).getFirst();
			assertEquals(5, taken.attempt());
			store.images().save(taken, setting, 64, 32, new byte[] { 1 }, 1);
			assertEquals(3, store.images().all().size());
		}
	}

	private static List<String> texts(DataSource source, String sql) throws SQLException {
		List<String> texts = new ArrayList<>();
		try (Connection connection = source.getConnection();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			while (rows.next()) {
				texts.add(rows.getString(1));
			}
		}
		return texts;
	}

	@Test
	void newerStudyIsRefusedAndLeftAsItIs() throws IOException, SQLException {
		open().close();
		execute(Dialect.file(directory.database(), false), FROM_THE_FUTURE);
		byte[] before = Files.readAllBytes(directory.databaseFile());
		List<String> names = names();
		String message = assertThrows(ZippException.class, this::open).getMessage();
		assertTrue(message.contains("version 99") && message.contains("up to " + Schema.VERSION), message);
		assertArrayEquals(before, Files.readAllBytes(directory.databaseFile()));
		assertEquals(names, names());
	}

	@Test
	void damagedStudyIsRefusedAndLeftAsItIs() throws IOException {
		directory.create();
		byte[] garbage = "this is no database".repeat(1000).getBytes();
		Files.write(directory.databaseFile(), garbage);
		ZippException refused = assertThrows(ZippException.class, this::open);
		assertEquals(directory.databaseFile(), refused.file());
		assertArrayEquals(garbage, Files.readAllBytes(directory.databaseFile()));
		Files.delete(directory.databaseFile());
		open().close();
	}

	@Test
	void leftoverOfACrashIsCleared() throws IOException {
		directory.create();
		Files.writeString(directory.root().resolve("study.new.mv.db"), "half a database");
		open().close();
		assertEquals(List.of(StudyLock.FILE, "study.mv.db"), names());
	}

	@Test
	void pathThatTheDatabaseCannotNameIsRefused() throws IOException {
		directory = new StudyDirectory(temporary.resolve("one;two"));
		assertTrue(assertThrows(ZippException.class, this::open).getMessage().contains("semicolon"));
		directory = new StudyDirectory(temporary.resolve("Städte & 100% \u732b"));
		open().close();
		assertEquals(List.of(StudyLock.FILE, "study.mv.db"), names());
	}

	@Test
	void folderThatIsAFileIsRefused() throws IOException {
		Files.writeString(directory.root(), "a file");
		assertTrue(assertThrows(ZippException.class, this::open).getMessage().contains("study"));
	}

	@Test
	void serverStudyIsMigrated(Backends.Places places) throws SQLException {
		Backends.Place place = places.of(Backends.Backend.POSTGRESQL, directory.root());
		DataSource source = place.source();
		Schema.prepareServer(source, place.server(), false, 1);
		execute(source, ADD_USER);
		try (StudyStore store = place.open()) {
			assertEquals(List.of(new UserRow("old", 1, 2, 3, true)), store.users().participants());
		}
	}

	@Test
	void newerServerStudyIsRefused(Backends.Places places) throws SQLException {
		Backends.Place place = places.of(Backends.Backend.POSTGRESQL, directory.root());
		place.open().close();
		execute(place.source(), FROM_THE_FUTURE);
		String message = assertThrows(ZippException.class, place::open).getMessage();
		assertTrue(message.contains("version 99") && message.contains("up to " + Schema.VERSION), message);
	}

	private StudyStore attach(ServerPlace server, String password) {
		return new StudyStoresProvider(_ -> null).attach(directory, server, Optional.of(password));
	}

	@Test
	void serverThatDoesNotAnswerIsNamedWithoutThePassword() {
		ServerPlace nowhere = ServerPlace.parse("jdbc:postgresql://127.0.0.1:1/none?currentSchema=s", "somebody");
		ZippException refused = assertThrows(ZippException.class, () -> attach(nowhere, "secret"));
		assertTrue(refused.getMessage().contains("127.0.0.1:1/none, schema s"), refused.getMessage());
		assertTrue(refused.getMessage().contains("does not answer"), refused.getMessage());
		assertFalse(refused.getMessage().contains("secret"), refused.getMessage());
		assertFalse(directory.isStudy());
	}

	@Test
	void addressIsReadAndMustHoldNoPassword() {
		assertEquals(new ServerPlace("db.example", 5433, "studies", "wave 2", "ann", Map.of("sslmode", "require")),
				ServerPlace.parse("jdbc:postgresql://db.example:5433/studies?currentSchema=wave%202&sslmode=require", "ann"));
		assertEquals(new ServerPlace("::1", 5432, "studies", "public", "ann", Map.of()).text(),
				ServerPlace.parse("postgresql://ann@[::1]/studies", "").text().replace("[::1]", "::1"));
		for (String address : List.of("jdbc:postgresql://h/d?password=secret", "postgresql://ann:secret@h/d")) {
			String refused = assertThrows(ZippException.class, () -> ServerPlace.parse(address, "ann")).getMessage();
			assertTrue(refused.contains("h:5432/d, schema public") && refused.contains("ZIPP_DATABASE_PASSWORD"), refused);
			assertFalse(refused.contains("secret"), refused);
		}
		assertTrue(assertThrows(ZippException.class, () -> ServerPlace.parse("jdbc:other:x", "somebody")).getMessage()
				.contains("jdbc:other:x"));
		assertTrue(assertThrows(ZippException.class, () -> ServerPlace.parse("postgresql://h/d", "")).getMessage().contains("user"));
	}

	@Test
	void folderAloneOpensAStudyOnAServer(Backends.Places places) throws IOException {
		ServerPlace server = places.of(Backends.Backend.POSTGRESQL, directory.root()).server();
		ServerPlace withOption = new ServerPlace(server.host(), server.port(), server.database(), "Ünusual \"schema\"", server.user(),
				Map.of("sslmode", "prefer"));
		try (StudyStore store = attach(withOption, "")) {
			store.users().save(Stream.of(new UserRow("u", 1, 1, 1, true)), List.of());
		}
		assertEquals(Optional.of(withOption), ServerPlace.of(directory));
		assertTrue(directory.isStudy());
		assertEquals(List.of("backend.properties"), names());
		try (StudyStore store = open(); StudyStore same = open()) {
			store.users().save(Stream.of(new UserRow("v", 1, 1, 1, false)), List.of());
			assertEquals(2, same.users().count());
		}
		try (StudyStore store = new StudyStoresProvider().openReadOnly(directory)) {
			assertEquals(2, store.users().count());
			String refused = assertThrows(ZippException.class, () -> store.users().save(Stream.of(new UserRow("w", 1, 1, 1, false)), List.of()))
					.getMessage();
			assertTrue(refused.contains("read-only"), refused);
		}
		// A second folder shares the tables; the same folder cannot be given to another place.
		StudyDirectory second = new StudyDirectory(temporary.resolve("second"));
		try (StudyStore store = new StudyStoresProvider().attach(second, withOption, Optional.empty())) {
			assertEquals(2, store.users().count());
		}
		assertTrue(assertThrows(ZippException.class, () -> attach(server, "")).getMessage().contains("already"));
	}

	@Test
	void folderWithTablesOfItsOwnIsGivenToNoServer(Backends.Places places) throws IOException {
		open().close();
		String refused = assertThrows(ZippException.class,
				() -> attach(places.of(Backends.Backend.POSTGRESQL, directory.root()).server(), "")).getMessage();
		assertTrue(refused.contains("study.mv.db") && refused.contains("Choose a folder"), refused);
		assertEquals(List.of(StudyLock.FILE, "study.mv.db"), names());
	}

	@Test
	void fileThatNamesTheBackendIsCheckedWhereItIsWrong() throws IOException {
		directory.create();
		Files.writeString(directory.backendFile(), "backend=h2\n");
		open().close();
		assertTrue(Files.exists(directory.databaseFile()));
		for (String wrong : List.of("backend=oracle", "backend=postgresql\nhost=h", "backend=postgresql\nhost=h\nport=many", "host=\\u12")) {
			Files.writeString(directory.backendFile(), wrong);
			assertEquals(directory.backendFile(), assertThrows(ZippException.class, this::open).file(), wrong);
		}
	}

	@Test
	void whatAServerRefusesIsSaidWithACure(Backends.Places places) throws SQLException {
		Backends.Place place = places.of(Backends.Backend.POSTGRESQL, directory.root());
		ServerPlace server = place.server();
		execute(place.source(), "DROP ROLE IF EXISTS " + PostgresServer.USER_WITH_PASSWORD);
		execute(place.source(), "CREATE ROLE " + PostgresServer.USER_WITH_PASSWORD + " LOGIN PASSWORD 'right'");
		ServerPlace locked = new ServerPlace(server.host(), server.port(), server.database(), server.schema(),
				PostgresServer.USER_WITH_PASSWORD, Map.of());
		for (String password : List.of("", "wrong")) {
			PasswordNeeded needed = assertThrows(PasswordNeeded.class, () -> attach(locked, password));
			assertEquals(locked, needed.place());
			assertEquals(!password.isEmpty(), needed.refused());
			String refused = needed.getMessage();
			assertTrue(refused.contains("refuses the user locked") && refused.contains("ZIPP_DATABASE_PASSWORD"), refused);
			assertFalse(refused.contains("wrong"), refused);
		}
		String refused = assertThrows(ZippException.class, () -> attach(locked, "right")).getMessage();
		assertTrue(refused.contains("locked may not") && refused.contains("GRANT"), refused);
		execute(place.source(), "GRANT CREATE ON DATABASE postgres TO " + PostgresServer.USER_WITH_PASSWORD);
		attach(locked, "right").close();
		// From then on the environment gives the password, unless one is kept.
		new StudyStoresProvider(name -> name.equals("ZIPP_DATABASE_PASSWORD") ? "right" : null).open(directory).close();
		assertEquals("kept", Passwords.of(locked, List.of(_ -> Optional.empty(), _ -> Optional.of("kept")), _ -> "right"));
		assertTrue(assertThrows(ZippException.class, () -> new StudyStoresProvider(_ -> "wrong").open(directory)).getMessage()
				.contains("refuses the user locked"));
		ServerPlace missing = new ServerPlace(server.host(), server.port(), "nothing", "s", server.user(), Map.of());
		directory = new StudyDirectory(temporary.resolve("other"));
		String noDatabase = assertThrows(ZippException.class, () -> attach(missing, "")).getMessage();
		assertTrue(noDatabase.contains("no database nothing") && noDatabase.contains("createdb"), noDatabase);
	}

	@Test
	void olderOrMissingTablesOnAServerAreNotMadeByLooking(Backends.Places places) throws SQLException {
		Backends.Place place = places.of(Backends.Backend.POSTGRESQL, directory.root());
		place.server().write(directory.create());
		assertTrue(assertThrows(ZippException.class, () -> new StudyStoresProvider().openReadOnly(directory)).getMessage()
				.contains("no study"));
		DataSource source = place.source();
		Schema.prepareServer(source, place.server(), false, 1);
		assertTrue(assertThrows(ZippException.class, () -> new StudyStoresProvider().openReadOnly(directory)).getMessage()
				.contains("older version"));
		assertEquals(List.of("1"), texts(source, "SELECT MAX(\"version\") FROM \"flyway_schema_history\" WHERE \"version\" IS NOT NULL"));
	}
}
