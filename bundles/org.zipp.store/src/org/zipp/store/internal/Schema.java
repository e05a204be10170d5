package org.zipp.store.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.store.ServerPlace;

/** The tables, and how those of an older program become today's. */
final class Schema {

	/** The migrations, by version from 1. */
	private static final List<String> MIGRATIONS = List.of("V1__study.sql", "V2__indexes.sql", "V3__ratings.sql",
			"V4__versions.sql", "V5__question.sql", "V6__origins.sql", "V7__ballots.sql", "V8__condition_methods.sql",
			"V9__notices.sql", "V10__queue.sql", "V11__studies_for_teams.sql",
			"V12__teams.sql");

	/** The version this program makes. */
	static final int VERSION = MIGRATIONS.size();

	private static final String NEW_DATABASE = "study.new";
	private static final String SUFFIX = ".mv.db";
	private static final int NO_TABLES = 0;
	private static final int OLDEST_POSTGRESQL = 15;
	private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

	private Schema() {
	}

	/** Makes or migrates the file of a study that this process has locked. */
	static void prepareFile(StudyDirectory directory) {
		prepareFile(directory, VERSION);
	}

	/**
	 * As {@link #prepareFile(StudyDirectory)}, up to a version. All work is done on a new file that then takes the place
	 * of the old one, so a crash leaves the old one as it was.
	 */
	static void prepareFile(StudyDirectory directory, int target) {
		Path file = directory.databaseFile();
		Path made = directory.root().resolve(NEW_DATABASE + SUFFIX);
		try {
			Files.deleteIfExists(made);
			if (Files.exists(file)) {
				int version = fileVersion(directory);
				if (version > target) {
					throw newer(file.toString(), version, target);
				}
				if (version == target) {
					return;
				}
				backUp(directory, version);
				Files.copy(file, made);
			}
			migrateFile(directory, target);
			force(made, StandardOpenOption.WRITE);
			StudyDirectory.moveIntoPlace(made, file);
			forceFolder(directory.root());
		} catch (IOException e) {
			throw new ZippException("The store of the study cannot be made: " + Reasons.of(e), file, 0, e);
		}
	}

	/**
	 * Brings a copy that belongs to this process alone up to date.
	 *
	 * @param database the copy, without its ending
	 * @param original what it is a copy of, for messages
	 */
	static void prepareCopy(Path database, Path original) {
		int version = fileVersion(database, original);
		if (version > VERSION) {
			throw newer(original.toString(), version, VERSION);
		}
		if (version < VERSION) {
			migrateFile(Dialect.file(database, false), original, VERSION);
		}
	}

	/**
	 * Makes a file with empty tables.
	 *
	 * @param database the file, without its ending
	 * @param file     what it is to become, for messages
	 */
	static void makeFile(Path database, Path file) {
		migrateFile(Dialect.file(database, false), file, VERSION);
	}

	private static void migrateFile(StudyDirectory directory, int target) {
		migrateFile(Dialect.file(directory.root().resolve(NEW_DATABASE), false), directory.databaseFile(), target);
	}

	private static void migrateFile(DataSource source, Path file, int target) {
		// The open connection keeps H2 from closing and opening the file between Flyway's own.
		try (Connection connection = source.getConnection()) {
			migrate(Dialect.H2, source, "PUBLIC", target);
			if (!connection.isValid(0)) {
				throw new ZippException("The database was closed while it was migrated.", file, 0, null);
			}
		} catch (SQLException e) {
			throw new ZippException("The store of the study cannot be made: " + e.getMessage(), file, 0, e);
		}
	}

	private static void backUp(StudyDirectory directory, int version) throws IOException {
		Path backup = directory.root().resolve("study.backup-v" + version + '-' + STAMP.format(Instant.now()) + SUFFIX);
		Files.createDirectories(directory.temp());
		Path part = directory.temp().resolve(backup.getFileName() + ".part");
		Files.copy(directory.databaseFile(), part, StandardCopyOption.REPLACE_EXISTING);
		force(part, StandardOpenOption.WRITE);
		StudyDirectory.moveIntoPlace(part, backup);
	}

	/**
	 * Brings the tables of a PostgreSQL schema up to date; each migration is one transaction there.
	 *
	 * @param withPassword whether a password was given
	 */
	static void prepareServer(DataSource source, ServerPlace place, boolean withPassword) {
		prepareServer(source, place, withPassword, VERSION);
	}

	/**
	 * As {@link #prepareServer(DataSource, ServerPlace, boolean)}.
	 *
	 * @param moved whether tables whose study has moved away are wanted
	 */
	static void prepareServer(DataSource source, ServerPlace place, boolean withPassword, boolean moved) {
		prepareServer(source, place, withPassword, VERSION, moved);
	}

	/** As {@link #prepareServer(DataSource, ServerPlace, boolean)}, up to a version. */
	static void prepareServer(DataSource source, ServerPlace place, boolean withPassword, int target) {
		prepareServer(source, place, withPassword, target, false);
	}

	private static void prepareServer(DataSource source, ServerPlace place, boolean withPassword, int target, boolean moved) {
		int version = serverVersion(source, place, withPassword, moved);
		if (version > target) {
			throw newer(place.text(), version, target);
		}
		if (version == target) {
			return;
		}
		try {
			migrate(Dialect.POSTGRESQL, source, place.schema(), target);
		} catch (ZippException e) {
			SQLException reason = ServerProblem.below(e);
			throw reason == null ? e : ServerProblem.of(place, withPassword, reason);
		}
		if (target == VERSION) {
			try (Connection connection = source.getConnection()) {
				TeamTable.renew(connection, place);
			} catch (SQLException e) {
				throw ServerProblem.of(place, withPassword, e);
			}
		}
	}

	/** Whether the tables of a PostgreSQL schema can be read as they are. */
	static void checkServer(DataSource source, ServerPlace place, boolean withPassword) {
		int version = serverVersion(source, place, withPassword, false);
		if (version > VERSION) {
			throw newer(place.text(), version, VERSION);
		}
		if (version < VERSION) {
			throw new ZippException(version == NO_TABLES ? "There is no study in " + place.text() + '.'
					: "The study in " + place.text() + " was made by an older version of this program. Open its folder once to be "
							+ "changed, which brings its tables up to date, then try again.");
		}
	}

	private static int serverVersion(DataSource source, ServerPlace place, boolean withPassword, boolean moved) {
		try (Connection connection = source.getConnection()) {
			int server = connection.getMetaData().getDatabaseMajorVersion();
			if (server < OLDEST_POSTGRESQL) {
				throw new ZippException("PostgreSQL " + OLDEST_POSTGRESQL + " or newer is needed; " + place.text() + " is version "
						+ server + '.');
			}
			Optional<MovedMark> mark = moved ? Optional.empty() : MovedMark.of(connection, place.schema());
			if (mark.isPresent()) {
				throw new ZippException(place.text() + ": " + mark.get().message());
			}
			return version(connection, place.schema());
		} catch (SQLException e) {
			throw ServerProblem.of(place, withPassword, e);
		}
	}

	private static ZippException newer(String where, int version, int known) {
		return new ZippException("The study in " + where + " has schema version " + version + ", made by a newer program; "
				+ "this program knows versions up to " + known + ". Open it with the newer program. It was not changed.");
	}

	/** Version of a file, which is not changed by looking. */
	static int fileVersion(StudyDirectory directory) {
		return fileVersion(directory.database(), directory.databaseFile());
	}

	private static int fileVersion(Path database, Path file) {
		DataSource source = Dialect.file(database, true);
		try (Connection connection = source.getConnection()) {
			return version(connection, "PUBLIC");
		} catch (SQLException e) {
			throw new ZippException("The store of the study cannot be read, it may be damaged: " + e.getMessage(), file, 0, e);
		}
	}

	private static int version(Connection connection, String schema) throws SQLException {
		try (ResultSet tables = connection.getMetaData().getTables(null, schema, "flyway_schema_history", null)) {
			if (!tables.next()) {
				return NO_TABLES;
			}
		}
		try (Statement statement = connection.createStatement();
				ResultSet versions = statement.executeQuery("SELECT MAX(CAST(\"version\" AS INTEGER)) FROM \""
						+ schema.replace("\"", "\"\"")
						+ "\".\"flyway_schema_history\" WHERE \"success\" AND \"version\" IS NOT NULL")) {
			versions.next();
			return versions.getInt(1);
		}
	}

	private static void migrate(Dialect dialect, DataSource source, String schema, int target) {
		FluentConfiguration configuration = Flyway.configure(Flyway.class.getClassLoader()).dataSource(source)
				.schemas(schema).defaultSchema(schema).createSchemas(true)
				.placeholders(Map.of("name", dialect.identifierType(), "schema", '"' + schema.replace("\"", "\"\"") + '"'))
				.target(MigrationVersion.fromVersion("" + target))
				// Scanning the class path sees nothing inside OSGi, so the migrations are named.
				.resourceProvider(new Migrations(dialect)).javaMigrationClassProvider(List::of);
		try {
			configuration.load().migrate();
		} catch (FlywayException e) {
			throw new ZippException("The tables of the study cannot be brought to version " + target + ": "
					+ e.getMessage(), e);
		}
	}

	private static void force(Path file, StandardOpenOption mode) throws IOException {
		try (FileChannel channel = FileChannel.open(file, mode)) {
			channel.force(true);
		}
	}

	/** A rename lasts when the folder is on disk; Windows has no such call and needs none. */
	static void forceFolder(Path folder) throws IOException {
		if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
			force(folder, StandardOpenOption.READ);
		}
	}

	private record Migrations(Dialect dialect) implements ResourceProvider {

		@Override
		public LoadableResource getResource(String name) {
			return MIGRATIONS.contains(name) ? migration(name) : null;
		}

		private Migration migration(String name) {
			return new Migration(name, dialect);
		}

		@Override
		public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
			return MIGRATIONS.stream().filter(m -> m.startsWith(prefix) && Arrays.stream(suffixes).anyMatch(m::endsWith))
					.<LoadableResource>map(this::migration).toList();
		}
	}

	private static final class Migration extends LoadableResource {

		private final String name;
		private final String ownFile;

		/** A database that needs other statements than all others has a file of its own. */
		Migration(String name, Dialect dialect) {
			this.name = name;
			this.ownFile = name.replaceFirst("\\.sql$", '.' + dialect.name().toLowerCase(Locale.ROOT) + ".sql");
		}

		@Override
		public Reader read() {
			InputStream own = Schema.class.getResourceAsStream(ownFile);
			InputStream in = own == null ? Schema.class.getResourceAsStream(name) : own;
			if (in == null) {
				throw new UncheckedIOException(new IOException("The migration " + name + " is missing in this program."));
			}
			return new InputStreamReader(in, StandardCharsets.UTF_8);
		}

		@Override
		public String getAbsolutePath() {
			return name;
		}

		@Override
		public String getAbsolutePathOnDisk() {
			return name;
		}

		@Override
		public String getFilename() {
			return name;
		}

		@Override
		public String getRelativePath() {
			return name;
		}
	}
}
