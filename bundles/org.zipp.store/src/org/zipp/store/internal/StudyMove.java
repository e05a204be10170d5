package org.zipp.store.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.Hashes;
import org.zipp.core.PngCheck;
import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.store.ServerPlace;
import org.zipp.store.StudyMoved;
import org.zipp.store.internal.TableCopy.Content;

/**
 * Moves the tables of a study from its file to a server, or back. There is one valid place at every moment:
 * <ul>
 * <li>To a server: everything is copied in one transaction there and compared before it is committed; then the file that names the
 * server is written, whole or not at all. Until that file is there the study lies in its folder. A move that ended in between is done
 * again: what it has committed is compared, and is the copy if nothing was changed since.
 * <li>To a file: a new file is made and compared while nobody can change the tables. The commit that marks the tables as moved is the
 * moment of the change; whoever opens the folder afterwards finishes what is left, which is to rename two files ({@link #finish}).
 * </ul>
 * What was before is kept: the old file as {@value #BACKUP}…, the old tables with their mark.
 */
final class StudyMove {

	/** Begins the names of kept files. */
	static final String BACKUP = "study.backup-moved-";
	private static final String SUFFIX = ".mv.db";
	private static final String MOVING = "study.moving-";
	private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);
	/** Pictures lie in the folder, however they came into the study. */
	private static final Set<String> NOT_IN_A_FILE = Set.of("picture_bytes");
	private static final int LOCK_SECONDS = 10;

	/** What tests stop at. */
	enum Moment {
		COPIED, COMMITTED, NAMED
	}

	/** Does nothing but in tests. */
	interface Stops {
		void at(Moment moment);
	}

	private final StudyDirectory directory;
	private final Path folder;
	private final Stops stops;

	/** @param folder its real path */
	StudyMove(StudyDirectory directory, Path folder, Stops stops) {
		this.directory = directory;
		this.folder = folder;
		this.stops = stops;
	}

	/** @throws ZippException when somebody has the study open, or the schema holds anything else; then it stays where it is */
	StudyMoved toServer(ServerPlace place, String password, SubMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, "Moving the study to " + place.text(), 100);
		Optional<ServerPlace> named = ServerPlace.of(directory);
		if (named.isPresent()) {
			throw new ZippException("The tables of this study lie on " + named.get().text() + " already. Move it back to a file first.",
					directory.backendFile(), 0, null);
		}
		if (!Files.isRegularFile(directory.databaseFile())) {
			throw new ZippException("There is no study in this folder.", directory.root(), 0, null);
		}
		try (StudyLock _ = StudyLock.take(folder)) {
			Schema.prepareFile(directory);
			DataSource target = Dialect.server(place, password, OpenStudies.connectionName(place), false);
			checkForeign(target, place, password);
			Schema.prepareServer(target, place, !password.isEmpty(), true);
			Map<String, Content> copied;
			try (Connection from = Dialect.file(directory.database(), true).getConnection(); Connection to = target.getConnection()) {
				from.setAutoCommit(false);
				to.setAutoCommit(false);
				TableCopy copy = TableCopy.between(from, "PUBLIC", to, place.schema());
				lock(to, copy, "ACCESS EXCLUSIVE");
				if (isFree(from, to, copy, place)) {
					copy.copy(from, to, Set.of(), progress.split(60));
				}
				stops.at(Moment.COPIED);
				copied = compare(copy, from, to, Set.of(), place, progress.split(38));
				to.commit();
			} catch (SQLException e) {
				throw failed(place, e);
			}
			stops.at(Moment.COMMITTED);
			place.write(directory);
			stops.at(Moment.NAMED);
			Path kept = keep(directory.databaseFile());
			return new StudyMoved(directory.databaseFile().toString(), place.text(), rows(copied), kept);
		}
	}

	private static ZippException failed(ServerPlace place, SQLException e) {
		return new ZippException("The study could not be moved, and stays where it is: " + place.text() + ": " + String.valueOf(e.getMessage())
				.strip(), e);
	}

	/** Before tables are made: what lies in a schema and is no study must not be mixed with one. */
	private static void checkForeign(DataSource target, ServerPlace place, String password) {
		try (Connection connection = target.getConnection();
				var tables = connection.prepareStatement("SELECT table_name FROM information_schema.tables WHERE table_schema = ? "
						+ "ORDER BY table_name = 'flyway_schema_history' DESC, table_name LIMIT 1")) {
			tables.setString(1, place.schema());
			try (ResultSet row = tables.executeQuery()) {
				if (row.next() && !row.getString(1).equals("flyway_schema_history")) {
					throw new ZippException("There are other tables in " + place.text() + ", for example " + row.getString(1)
							+ ". Choose a schema that holds nothing; it is made when there is none.");
				}
			}
		} catch (SQLException e) {
			throw ServerProblem.of(place, !password.isEmpty(), e);
		}
	}

	private static void lock(Connection connection, TableCopy copy, String mode) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("SET LOCAL lock_timeout = '" + LOCK_SECONDS + "s'");
			statement.execute("LOCK TABLE " + String.join(", ", copy.names()) + " IN " + mode + " MODE");
		}
	}

	/** Whether rows are to be copied; not when those of a move that was interrupted are there. */
	private static boolean isFree(Connection from, Connection to, TableCopy copy, ServerPlace place) throws SQLException {
		if (copy.isEmpty(to)) {
			return true;
		}
		String there = studyId(to);
		if (!studyId(from).equals(there)) {
			throw new ZippException("Another study lies in " + place.text() + ". Choose another schema; it is made when there is none.");
		}
		if (MovedMark.of(to, place.schema()).isPresent()) {
			MovedMark.remove(to);
			copy.clear(to);
			return true;
		}
		return false;
	}

	private static String studyId(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("SELECT id FROM study")) {
			return row.next() ? row.getString(1) : "";
		}
	}

	private static Map<String, Content> compare(TableCopy copy, Connection from, Connection to, Set<String> except, ServerPlace place,
			SubMonitor monitor) throws SQLException {
		monitor.subTask("Comparing both sides");
		monitor.setWorkRemaining(2);
		Map<String, Content> before = copy.contents(from, except, monitor.split(1));
		Map<String, Content> after = copy.contents(to, except, monitor.split(1));
		List<String> different = new ArrayList<>();
		before.forEach((table, content) -> {
			if (!content.equals(after.get(table))) {
				different.add(table + " (" + content.rows() + " and " + after.get(table).rows() + " rows)");
			}
		});
		if (!different.isEmpty()) {
			throw new ZippException("The study in its folder and the one in " + place.text() + " are not the same: they differ in "
					+ String.join(", ", different) + ". It stays where it is. If the other one is an old copy that nobody uses, drop its schema,"
					+ " then move the study again.");
		}
		return before;
	}

	private static Map<String, Long> rows(Map<String, Content> contents) {
		Map<String, Long> rows = new TreeMap<>();
		contents.forEach((table, content) -> rows.put(table, content.rows()));
		return rows;
	}

	/** Renames a file that is not used any more. */
	private Path keep(Path file) {
		Path kept = directory.root().resolve(BACKUP + STAMP.format(Instant.now())
				+ (file.equals(directory.backendFile()) ? ".properties" : SUFFIX));
		try {
			StudyDirectory.moveIntoPlace(file, kept);
		} catch (IOException e) {
			throw new ZippException("The study was moved, but the file of before could not be renamed: " + Reasons.of(e), file, 0, e);
		}
		return kept;
	}

	/** @throws ZippException when somebody else has the study open, or the user is not its owner; then it stays where it is */
	StudyMoved toFile(String password, SubMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, "Moving the study into its folder", 100);
		ServerPlace place = ServerPlace.of(directory).orElseThrow(() -> new ZippException("The tables of this study lie in its folder already.",
				directory.root(), 0, null));
		try (StudyLock _ = StudyLock.take(folder)) {
			String own = OpenStudies.connectionName(place);
			DataSource source = Dialect.server(place, password, own, false);
			Schema.prepareServer(source, place, !password.isEmpty());
			setAside(directory.databaseFile());
			String token = UUID.randomUUID().toString();
			Path made = directory.root().resolve(MOVING + token);
			Map<String, Content> copied;
			try (Connection from = source.getConnection()) {
				copied = copyToFile(from, place, own, token, made, progress);
			} catch (SQLException e) {
				deleteMade(made, e);
				throw failed(place, e);
			} catch (RuntimeException e) {
				deleteMade(made, e);
				throw e;
			}
			stops.at(Moment.COMMITTED);
			putFile(token);
			stops.at(Moment.NAMED);
			Path kept = keep(directory.backendFile());
			return new StudyMoved(place.text(), directory.databaseFile().toString(), rows(copied), kept);
		}
	}

	private Map<String, Content> copyToFile(Connection from, ServerPlace place, String own, String token, Path made, SubMonitor progress)
			throws SQLException {
		from.setAutoCommit(false);
		from.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
		checkOwner(from, place);
		checkAlone(from, place, own);
		Map<String, Content> copied;
		DataSource target = Dialect.file(made, false);
		Schema.makeFile(made, directory.databaseFile());
		TableCopy copy;
		try (Connection to = target.getConnection()) {
			copy = TableCopy.between(from, place.schema(), to, "PUBLIC");
			lock(from, copy, "SHARE ROW EXCLUSIVE");
			checkAlone(from, place, own);
			savePictures(from, progress.split(10));
			to.setAutoCommit(false);
			copy.copy(from, to, NOT_IN_A_FILE, progress.split(50));
			stops.at(Moment.COPIED);
			copied = compare(copy, from, to, NOT_IN_A_FILE, place, progress.split(38));
			to.commit();
			try (Statement statement = to.createStatement()) {
				statement.execute("CHECKPOINT SYNC");
			}
		}
		new MovedMark(token, directory.root() + " on " + machine()).set(from, copy.names());
		from.commit();
		return copied;
	}

	private static String machine() {
		try {
			return InetAddress.getLocalHost().getHostName();
		} catch (UnknownHostException _) {
			return "another machine";
		}
	}

	/** What row security hides from a user must not be lost on the way. */
	private static void checkOwner(Connection connection, ServerPlace place) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("SELECT pg_has_role(c.relowner, 'USAGE'), pg_get_userbyid(c.relowner) FROM pg_class c "
						+ "WHERE c.oid = 'study'::regclass")) {
			row.next();
			if (!row.getBoolean(1)) {
				throw new ZippException("Only the owner of the tables can move the study: " + row.getString(2) + ", not " + place.user()
						+ ". Name that user in " + "backend.properties, or have the owner do it.");
			}
		}
	}

	private static void checkAlone(Connection connection, ServerPlace place, String own) throws SQLException {
		List<String> others = OpenStudies.others(connection, place, own);
		if (!others.isEmpty()) {
			throw new ZippException("The study is open in " + (others.size() == 1 ? "another program" : others.size() + " other programs") + ": "
					+ String.join(", ", others) + ". Close it there, then move it.");
		}
	}

	/** Pictures that wait in the database, or lie there for machines without the folder. */
	private void savePictures(Connection from, SubMonitor monitor) throws SQLException {
		PictureFiles files = new PictureFiles(directory);
		try (Statement statement = from.createStatement()) {
			statement.setFetchSize(1);
			try (ResultSet row = statement.executeQuery("SELECT content, bytes FROM picture_bytes")) {
				while (row.next()) {
					byte[] bytes = row.getBytes(2);
					if (!Hashes.of(bytes).equals(row.getString(1)) || !PngCheck.isWhole(bytes)) {
						throw new ZippException("A picture in the database is damaged: " + row.getString(1)
								+ ". Run 'releng/zipp repair', then move the study.");
					}
					files.write(bytes);
					monitor.setWorkRemaining(100).split(1);
				}
			}
		}
	}

	private static void deleteMade(Path made, Exception failure) {
		try {
			Files.deleteIfExists(made.resolveSibling(made.getFileName() + SUFFIX));
		} catch (IOException e) {
			failure.addSuppressed(e);
		}
	}

	/** A file that lies beside the name of a server is older than what the server has. */
	private void setAside(Path file) {
		if (Files.exists(file)) {
			keep(file);
		}
	}

	private void putFile(String token) {
		Path made = directory.root().resolve(MOVING + token + SUFFIX);
		try {
			if (Files.exists(made)) {
				StudyDirectory.moveIntoPlace(made, directory.databaseFile());
			}
		} catch (IOException e) {
			throw new ZippException("The study was moved into " + made + ", which could not be renamed: " + Reasons.of(e), made, 0, e);
		}
	}

	/** Whether a move into this folder may have ended before its files had their names. */
	static boolean mayBeUnfinished(StudyDirectory directory) {
		if (!Files.isRegularFile(directory.backendFile())) {
			return false;
		}
		try (Stream<Path> files = Files.list(directory.root())) {
			return files.map(f -> f.getFileName().toString()).anyMatch(f -> f.startsWith(MOVING)
					|| f.equals(directory.databaseFile().getFileName().toString()));
		} catch (IOException e) {
			throw new ZippException("The study folder cannot be read: " + Reasons.of(e), directory.root(), 0, e);
		}
	}

	/**
	 * Ends a move into this folder that was committed on the server, and cleans up after one that was not.
	 *
	 * @return whether the study lies in the folder now
	 */
	boolean finish(ServerPlace place, String password) {
		Optional<MovedMark> mark;
		try (Connection connection = Dialect.server(place, password, OpenStudies.connectionName(place), true).getConnection()) {
			mark = MovedMark.of(connection, place.schema());
		} catch (SQLException e) {
			throw ServerProblem.of(place, !password.isEmpty(), e);
		}
		try (StudyLock _ = StudyLock.take(folder)) {
			if (mark.isEmpty()) {
				// A move to the server was over but for the old file; one into the folder was given up.
				setAside(directory.databaseFile());
				deleteUnfinished();
				return false;
			}
			if (!Files.exists(directory.root().resolve(MOVING + mark.get().token() + SUFFIX)) && !Files.exists(directory.databaseFile())) {
				return false;
			}
			putFile(mark.get().token());
			keep(directory.backendFile());
			return true;
		}
	}

	private void deleteUnfinished() {
		try (Stream<Path> files = Files.list(directory.root())) {
			for (Path file : files.filter(f -> f.getFileName().toString().startsWith(MOVING)).toList()) {
				Files.delete(file);
			}
		} catch (IOException e) {
			throw new ZippException("What is left of a move that was given up cannot be deleted: " + Reasons.of(e), directory.root(), 0, e);
		}
	}
}
