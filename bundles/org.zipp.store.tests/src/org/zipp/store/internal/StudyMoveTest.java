package org.zipp.store.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import javax.imageio.ImageIO;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zipp.core.FileTrees;
import org.zipp.core.Hashes;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.model.Choice;
import org.zipp.model.RaterKind;
import org.zipp.store.PictureException;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.ServerPlace;
import org.zipp.store.StudyMoved;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStoresProvider;
import org.zipp.store.internal.StudyMove.Moment;

/** A study moves to a server and back with all it has, and has one valid place at every moment. */
@ExtendWith(Backends.class)
class StudyMoveTest {

	/** What no table of the program can hold twice, nor a move lose: odd words, the ends of numbers, a time of microseconds. */
	private static final String ODD = "Zürich 'quoted' \\ \"two\"\n\t𝔘 end";
	private static final OffsetDateTime AT = OffsetDateTime.parse("2026-03-29T01:30:00.123456Z");
	private static final Set<String> NOT_OF_A_STUDY = Set.of("flyway_schema_history", "team_logins");

	@TempDir
	Path folder;

	private Backends.Place place;
	private StudyDirectory directory;
	private ServerPlace server;
	private final StudyStoresProvider stores = new StudyStoresProvider();

	@BeforeEach
	void make(Backends.Places places) throws Exception {
		place = places.of(Backends.Backend.POSTGRESQL, folder.resolve("study"));
		server = place.server();
		directory = new StudyDirectory(folder.resolve("study"));
		stores.open(directory).close();
		fill();
	}

	private Connection file() throws SQLException {
		return Dialect.file(directory.database(), false).getConnection();
	}

	private Connection remote() throws SQLException {
		return Dialect.server(server, "", "looking", false).getConnection();
	}

	private static Set<String> tables(Connection connection, String schema) throws SQLException {
		Set<String> tables = new TreeSet<>();
		try (PreparedStatement query = connection
				.prepareStatement("SELECT table_name FROM information_schema.tables WHERE table_schema = ? AND table_type = 'BASE TABLE'")) {
			query.setString(1, schema);
			try (ResultSet rows = query.executeQuery()) {
				while (rows.next()) {
					tables.add(rows.getString(1).toLowerCase(Locale.ROOT));
				}
			}
		}
		tables.removeAll(NOT_OF_A_STUDY);
		return tables;
	}

	/** Two rows in every table there is, also in one that was added after this test was written. */
	private void fill() throws SQLException {
		try (Connection connection = file(); Statement statement = connection.createStatement()) {
			statement.execute("SET REFERENTIAL_INTEGRITY FALSE");
			for (String table : tables(connection, "PUBLIC")) {
				// Every value of a row is the same number, so that all references lead somewhere.
				int rows = hasOneRow(connection, table) ? 1 : 2;
				for (int row = 1 + (int) count(connection, table); row <= rows; row++) {
					insert(connection, table, row);
				}
				countFrom(connection, table);
			}
			statement.execute("SET REFERENTIAL_INTEGRITY TRUE");
			statement.execute("UPDATE trials SET kind = 'PAIR', expected = 'RIGHT'");
			statement.execute("UPDATE images SET seeds = 'KEPT'");
			statement.execute("UPDATE votes SET choice = 'LEFT'");
			statement.execute("UPDATE study SET title = '" + ODD.replace("'", "''") + "'");
		}
	}

	private static void countFrom(Connection connection, String table) throws SQLException {
		try (ResultSet column = connection.getMetaData().getColumns(null, "PUBLIC", table.toUpperCase(Locale.ROOT), "%");
				Statement statement = connection.createStatement()) {
			while (column.next()) {
				if (column.getString("IS_AUTOINCREMENT").equals("YES")) {
					statement.execute("ALTER TABLE " + table + " ALTER COLUMN " + column.getString("COLUMN_NAME") + " RESTART WITH 3");
				}
			}
		}
	}

	private static boolean hasOneRow(Connection connection, String table) throws SQLException {
		try (ResultSet column = connection.getMetaData().getColumns(null, "PUBLIC", table.toUpperCase(Locale.ROOT), "ONLY_ROW")) {
			return column.next();
		}
	}

	private static void insert(Connection connection, String table, int row) throws SQLException {
		List<Object> values = new ArrayList<>();
		List<String> names = new ArrayList<>();
		try (Statement statement = connection.createStatement(); ResultSet none = statement.executeQuery("SELECT * FROM " + table)) {
			ResultSetMetaData columns = none.getMetaData();
			for (int i = 1; i <= columns.getColumnCount(); i++) {
				names.add(columns.getColumnName(i));
				values.add(switch (columns.getColumnType(i)) {
				case Types.VARCHAR -> columns.getColumnName(i).equals("TEXT") ? ODD : "" + row;
				case Types.DOUBLE -> row == 1 ? -0.1 : Double.MIN_VALUE;
				case Types.BOOLEAN -> row == 1;
				case Types.TIMESTAMP_WITH_TIMEZONE -> columns.isNullable(i) == ResultSetMetaData.columnNullable ? null : AT;
				case Types.VARBINARY -> new byte[] { 0, (byte) 255, (byte) row };
				default -> row;
				});
			}
		}
		try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table + " (" + String.join(", ", names) + ") VALUES ("
				+ String.join(", ", names.stream().map(n -> "?").toList()) + ")")) {
			for (int i = 0; i < values.size(); i++) {
				insert.setObject(i + 1, values.get(i));
			}
			insert.execute();
		}
	}

	private static long count(Connection connection, String table) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
			row.next();
			return row.getLong(1);
		}
	}

	/** All rows as texts, by table; independent of the program's own comparison. */
	private static Map<String, List<String>> rows(Connection connection, String schema) throws SQLException {
		Map<String, List<String>> all = new TreeMap<>();
		for (String table : tables(connection, schema)) {
			List<String> rows = new ArrayList<>();
			try (Statement statement = connection.createStatement(); ResultSet found = statement.executeQuery("SELECT * FROM " + table)) {
				ResultSetMetaData columns = found.getMetaData();
				while (found.next()) {
					Map<String, String> row = new TreeMap<>();
					for (int i = 1; i <= columns.getColumnCount(); i++) {
						Object value = found.getObject(i);
						row.put(columns.getColumnName(i).toLowerCase(Locale.ROOT), switch (value) {
						case OffsetDateTime time -> time.toInstant().toString();
						case java.sql.Timestamp time -> time.toInstant().toString();
						case byte[] bytes -> Arrays.toString(bytes);
						case null -> "null";
						default -> value.toString();
						});
					}
					rows.add(row.toString());
				}
			}
			rows.sort(null);
			all.put(table, rows);
		}
		return all;
	}

	private StudyMoved toServer() {
		return stores.moveToServer(directory, server, Optional.of(""), SubMonitor.convert(null));
	}

	private StudyMoved toFile() {
		return stores.moveToFile(directory, Optional.of(""), SubMonitor.convert(null));
	}

	@Test
	void everyRowOfEveryTableGoesThereAndBack() throws Exception {
		Map<String, List<String>> before;
		try (Connection connection = file(); Statement statement = connection.createStatement()) {
			// Bytes in a table are for pictures on a server; in a file they lie in the folder.
			statement.execute("DELETE FROM picture_bytes");
			before = rows(connection, "PUBLIC");
		}
		assertTrue(before.entrySet().stream().allMatch(t -> !t.getValue().isEmpty() || t.getKey().equals("picture_bytes")), before.toString());
		StudyMoved moved = toServer();
		assertEquals(before.keySet(), moved.rows().keySet(), "every table is moved");
		try (Connection connection = remote()) {
			assertEquals(before, rows(connection, server.schema()));
		}
		assertFalse(Files.exists(directory.databaseFile()));
		assertTrue(Files.exists(moved.backup()));
		assertEquals(Optional.of(server), ServerPlace.of(directory));
		try (StudyStore store = stores.open(directory)) {
			assertEquals(ODD, store.header().title());
		}
		StudyMoved back = toFile();
		assertTrue(Files.exists(back.backup()));
		assertEquals(Optional.empty(), ServerPlace.of(directory));
		try (Connection connection = file()) {
			assertEquals(before, rows(connection, "PUBLIC"));
		}
		// And once more into the same schema, where the old tables are.
		toServer();
		try (Connection connection = remote()) {
			assertEquals(before, rows(connection, server.schema()));
		}
		try (StudyStore store = stores.open(directory)) {
			store.trials().addRater(new RaterRow("new", RaterKind.HUMAN, "", Map.of()));
		}
	}

	@Test
	void newRowsGetNewNumbersOnEitherSide() throws SQLException {
		picture();
		for (boolean there : new boolean[] { true, false }) {
			if (there) {
				toServer();
			} else {
				toFile();
			}
			try (StudyStore store = stores.open(directory)) {
				String rater = "r" + there;
				store.trials().addRater(new RaterRow(rater, RaterKind.HUMAN, "", Map.of()));
				store.trials().addTrials(List.of(new TrialRow(0, rater, 1, "", "1", "1", "2", "a", "b")));
				long trial = store.trials().open(rater, 1).getFirst().trial().id();
				assertTrue(trial > 2, "number " + trial);
				store.trials().vote(new VoteRow(trial, Choice.LEFT, Instant.now(), 500));
				store.trials().withdraw(trial);
			}
		}
	}

	/** Of two moves at every moment one place is left, with every row, and the move can be done again. */
	@ParameterizedTest
	@EnumSource(Moment.class)
	void whoDiesOnTheWayToTheServerLosesNothing(Moment moment) throws Exception {
		dieAt(moment, move -> move.toServer(server, "", SubMonitor.convert(null)));
		boolean there = moment == Moment.NAMED;
		assertEquals(there, ServerPlace.of(directory).isPresent());
		try (StudyStore store = stores.open(directory)) {
			assertEquals(ODD, store.header().title());
			assertEquals(2, store.trials().all().size());
		}
		if (!there) {
			toServer();
		}
		try (StudyStore store = stores.open(directory)) {
			assertEquals(2, store.trials().all().size());
		}
		assertFalse(Files.exists(directory.databaseFile()), "no second study in the folder");
	}

	@ParameterizedTest
	@EnumSource(Moment.class)
	void whoDiesOnTheWayBackLosesNothing(Moment moment) throws Exception {
		picture();
		toServer();
		dieAt(moment, move -> move.toFile("", SubMonitor.convert(null)));
		try (StudyStore store = stores.open(directory)) {
			assertEquals(ODD, store.header().title());
			assertEquals(2, store.trials().all().size());
		}
		assertEquals(moment == Moment.COPIED, ServerPlace.of(directory).isPresent(), "the commit on the server is the moment of the change");
		if (moment != Moment.COPIED) {
			StudyDirectory other = new StudyDirectory(folder.resolve("other")).create();
			server.write(other);
			assertTrue(assertThrows(ZippException.class, () -> stores.open(other)).getMessage().contains("was moved to " + directory.root()));
			try (Connection connection = remote(); Statement statement = connection.createStatement()) {
				assertThrows(SQLException.class, () -> statement.execute("UPDATE study SET title = 'late'"));
			}
		} else {
			toFile();
		}
		try (var files = Files.list(directory.root())) {
			assertTrue(files.noneMatch(f -> f.getFileName().toString().startsWith("study.moving-")));
		}
	}

	/** Only whole pictures may wait in the database. */
	private void picture() throws SQLException {
		try (Connection connection = file(); Statement statement = connection.createStatement()) {
			statement.execute("DELETE FROM picture_bytes");
		}
	}

	private static final class Death extends Error {
		private static final long serialVersionUID = 1L;
	}

	private void dieAt(Moment moment, Function<StudyMove, StudyMoved> work) {
		assertThrows(Death.class, () -> OpenStudies.whileClosed(directory, work, at -> {
			if (at == moment) {
				throw new Death();
			}
		}));
	}

	@Test
	void whatIsOpenElsewhereStays() throws Exception {
		picture();
		try (StudyStore _ = stores.open(directory)) {
			assertTrue(assertThrows(ZippException.class, this::toServer).getMessage().contains("open in this program"));
		}
		try (ChildProcess child = new ChildProcess(folder, VotingChild.class, directory.root().toString(), "hold")) {
			assertEquals("open", child.readLine());
			assertTrue(assertThrows(ZippException.class, this::toServer).getMessage().contains("process " + child.pid()));
		}
		toServer();
		try (ChildProcess child = new ChildProcess(folder, VotingChild.class, directory.root().toString(), "hold")) {
			assertEquals("open", child.readLine());
			String message = assertThrows(ZippException.class, this::toFile).getMessage();
			assertTrue(message.contains("open in another program: zipp on 127.0.0.1"), message);
			assertTrue(ServerPlace.of(directory).isPresent());
		}
	}

	@Test
	void otherTablesAndOtherStudiesAreNotMixedWithIt() throws Exception {
		try (Connection connection = Dialect.server(server, "", "tests", false)
				.getConnection(); Statement statement = connection.createStatement()) {
			statement.execute("CREATE SCHEMA " + server.schema());
			statement.execute("CREATE TABLE " + server.schema() + ".accounts (id INTEGER)");
			assertTrue(assertThrows(ZippException.class, this::toServer).getMessage().contains("other tables in"));
			statement.execute("DROP SCHEMA " + server.schema() + " CASCADE");
		}
		StudyDirectory other = new StudyDirectory(folder.resolve("other"));
		stores.attach(other, server, Optional.of("")).close();
		assertTrue(assertThrows(ZippException.class, this::toServer).getMessage().contains("Another study lies in"));
		assertTrue(ServerPlace.of(directory).isEmpty());
		try (StudyStore store = stores.open(directory)) {
			assertEquals(2, store.trials().all().size());
		}
	}

	/** A copy of before that was changed is not taken for the study. */
	@Test
	void whatDiffersIsNotTakenForTheSame() throws Exception {
		dieAt(Moment.COMMITTED, move -> move.toServer(server, "", SubMonitor.convert(null)));
		try (StudyStore store = stores.open(directory)) {
			store.trials().withdraw(1);
		}
		String message = assertThrows(ZippException.class, this::toServer).getMessage();
		assertTrue(message.contains("votes (1 and 2 rows)"), message);
		assertTrue(ServerPlace.of(directory).isEmpty());
	}

	@Test
	void aMoveCanBeCancelled() throws SQLException {
		NullProgressMonitor cancelled = new NullProgressMonitor();
		cancelled.setCanceled(true);
		assertThrows(OperationCanceledException.class,
				() -> stores.moveToServer(directory, server, Optional.of(""), SubMonitor.convert(cancelled)));
		assertTrue(ServerPlace.of(directory).isEmpty());
		try (Connection connection = remote()) {
			assertEquals(0, count(connection, "study"));
		}
		toServer();
	}

	/** The sum tells any two contents apart, however the rows are ordered. */
	@Test
	void contentsAreOrderIndependentAndSeeEveryColumn() throws Exception {
		try (Connection connection = file(); Statement statement = connection.createStatement()) {
			TableCopy copy = TableCopy.between(connection, "PUBLIC", connection, "PUBLIC");
			assertEquals(tables(connection, "PUBLIC"), new HashSet<>(copy.names()));
			var before = copy.contents(connection, Set.of(), SubMonitor.convert(null));
			statement.execute("CREATE TABLE again AS SELECT * FROM votes ORDER BY trial_id DESC");
			statement.execute("DELETE FROM votes");
			statement.execute("INSERT INTO votes SELECT * FROM again");
			statement.execute("DROP TABLE again");
			assertEquals(before, copy.contents(connection, Set.of(), SubMonitor.convert(null)));
			statement.execute("UPDATE votes SET response_millis = response_millis + 1 WHERE trial_id = 2");
			statement.execute("UPDATE votes SET response_millis = response_millis - 1 WHERE trial_id = 1");
			var after = copy.contents(connection, Set.of(), SubMonitor.convert(null));
			assertFalse(before.get("votes").equals(after.get("votes")));
			before.remove("votes");
			after.remove("votes");
			assertEquals(before, after);
		}
	}

	/** A machine without the folder reads pictures from the database, when that keeps them; who moves back has them all in the folder. */
	@Test
	void picturesGoThroughTheDatabaseWhenAsked() throws Exception {
		picture();
		byte[] one = png(1);
		byte[] two = png(2);
		try (StudyStore store = stores.open(directory)) {
			store.images().save(new ImageKey("1", "1", "1", 5), 1, 1, one, "g", 0);
			assertThrows(ZippException.class, () -> store.images().share(true, SubMonitor.convert(null)), "nobody else reads a file");
		}
		try (Connection connection = file(); Statement statement = connection.createStatement()) {
			statement.execute("DELETE FROM images WHERE seed <> 5");
		}
		toServer();
		StudyDirectory other = new StudyDirectory(folder.resolve("other")).create();
		server.write(other);
		String first = Hashes.of(one);
		try (StudyStore here = stores.open(directory); StudyStore there = stores.open(other)) {
			assertThrows(PictureException.class, () -> there.images().read(first));
			assertEquals(1, here.images().share(true, SubMonitor.convert(null)));
			assertArrayEquals(one, there.images().read(first));
			here.images().save(new ImageKey("1", "1", "1", 6), 1, 1, two, "g", 0);
			assertArrayEquals(two, there.images().read(Hashes.of(two)), "also what is made later");
			assertEquals(0, here.images().collect(SubMonitor.convert(null)), "they stay in the database");
			assertArrayEquals(new long[] { 0, 0 }, here.images().uncollected());
			FileTrees.delete(directory.images());
		}
		StudyMoved back = toFile();
		assertFalse(back.rows().containsKey("picture_bytes"), "in a file study they lie in the folder");
		try (StudyStore store = stores.open(directory)) {
			assertArrayEquals(one, store.images().read(first));
			assertArrayEquals(two, store.images().read(Hashes.of(two)));
		}
	}

	private static byte[] png(int grey) throws IOException {
		BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
		image.getRaster().setSample(0, 0, 0, grey);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ImageIO.write(image, "png", out);
		return out.toByteArray();
	}
}
