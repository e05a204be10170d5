package org.zipp.store.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.FileTrees;
import org.zipp.core.Hashes;
import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.store.ServerPlace;
import org.zipp.store.StudyMoved;
import org.zipp.store.StudyStore;
import org.zipp.store.TeamRepository.Login;
import org.zipp.store.TeamRole;

/**
 * The studies this process has open, each once. Kept for the whole process because the lock of a study belongs to the
 * process: the operating system drops it when any other channel of the lock file is closed here.
 */
public final class OpenStudies {

	private static final Map<Path, SharedStudy> OPEN = new HashMap<>();
	private static final Set<Path> MOVING = new HashSet<>();
	private static final String PROGRAM = "ZIPP Workbench ";
	private static final int PLACE_DIGITS = 8;
	private static final StudyMove.Stops NOWHERE = _ -> {
	};
	/** The file of a study is changed by one process, whose listeners hear of it as it happens; a copy of it is changed by nobody. */
	private static final Function<Listeners, Notices> ALONE = _ -> null;
	private static final Function<Database, TeamTable> NO_TEAM = database -> new TeamTable(database, null, Optional.empty());

	private OpenStudies() {
	}

	/** Opens a study whose tables lie in its folder. */
	public static StudyStore open(StudyDirectory directory) {
		directory.create();
		Path folder = realPath(directory);
		return share(folder, () -> embedded(directory, folder));
	}

	/** Opens a study whose tables lie on a server. */
	public static StudyStore open(StudyDirectory directory, ServerPlace place, String password) {
		Path folder = realPath(directory);
		synchronized (OPEN) {
			if (!OPEN.containsKey(folder) && StudyMove.mayBeUnfinished(directory)
					&& new StudyMove(directory, folder, NOWHERE).finish(place, password)) {
				return open(directory);
			}
		}
		return share(folder, () -> onServer(directory, folder, place, password));
	}

	/** Has a folder name a server, and opens it. */
	public static StudyStore attach(StudyDirectory directory, ServerPlace place, String password) {
		directory.create();
		Path folder = realPath(directory);
		synchronized (OPEN) {
			if (Files.exists(directory.databaseFile())) {
				throw new ZippException("This study has its tables in its folder. Choose a folder without a study for tables on a server.",
						directory.databaseFile(), 0, null);
			}
			Optional<ServerPlace> named = ServerPlace.of(directory);
			if (named.isPresent() && !named.get().equals(place)) {
				throw new ZippException("The tables of this study lie on " + named.get().text() + " already.", directory.backendFile(), 0, null);
			}
			StudyStore store = share(folder, () -> onServer(directory, folder, place, password));
			try {
				if (named.isEmpty()) {
					place.write(directory);
				}
				return store;
			} catch (RuntimeException e) {
				store.close();
				throw e;
			}
		}
	}

	/** Moves the tables of a study that nobody has open to a server. */
	public static StudyMoved moveToServer(StudyDirectory directory, ServerPlace place, String password, SubMonitor monitor) {
		return whileClosed(directory, move -> move.toServer(place, password, monitor), NOWHERE);
	}

	/** Moves the tables of a study that nobody has open from a server into its folder. */
	public static StudyMoved moveToFile(StudyDirectory directory, String password, SubMonitor monitor) {
		return whileClosed(directory, move -> move.toFile(password, monitor), NOWHERE);
	}

	/** Nobody in this process opens the study meanwhile. */
	static StudyMoved whileClosed(StudyDirectory directory, Function<StudyMove, StudyMoved> work, StudyMove.Stops stops) {
		Path folder = realPath(directory);
		synchronized (OPEN) {
			if (OPEN.containsKey(folder)) {
				throw new ZippException("The study is open in this program. Close it, then move it.", folder, 0, null);
			}
			if (!MOVING.add(folder)) {
				throw beingMoved(folder);
			}
		}
		try {
			return work.apply(new StudyMove(directory, folder, stops));
		} finally {
			synchronized (OPEN) {
				MOVING.remove(folder);
			}
		}
	}

	private static ZippException beingMoved(Path folder) {
		return new ZippException("The study is being moved. Open it when that is over.", folder, 0, null);
	}

	private static SharedStudy onServer(StudyDirectory directory, Path folder, ServerPlace place, String password) {
		String name = connectionName(place);
		Schema.prepareServer(Dialect.server(place, password, name, false), place, !password.isEmpty());
		Access access = Access.of(place, password, name, false);
		return new SharedStudy(directory, access.database(), access::notices, access::team, false, () -> {
		}, () -> OPEN.remove(folder));
	}

	/**
	 * A way to the tables of a server: that of a login of the team leads to what the login may see.
	 *
	 * @param name what its connections are called
	 */
	private record Access(ServerPlace place, DataSource source, String name, boolean readOnly, Optional<Login> login) {

		static Access of(ServerPlace place, String password, String name, boolean readOnly) {
			Optional<Login> login;
			try (Connection connection = Dialect.server(place, password, name, true).getConnection()) {
				login = TeamTable.own(connection, place.schema());
			} catch (SQLException e) {
				throw ServerProblem.of(place, !password.isEmpty(), e);
			}
			boolean looks = readOnly || login.filter(l -> l.role() == TeamRole.VIEWER).isPresent();
			return new Access(place, login.map(l -> Dialect.server(place, password, name, looks, TeamTable.searchPath(place, l.role())))
					.orElseGet(() -> Dialect.server(place, password, name, looks)), name, looks, login);
		}

		Database database() {
			return new Database(Dialect.POSTGRESQL, source, place.text(), readOnly);
		}

		Notices notices(Listeners listeners) {
			return new Notices(source, place.schema(), name, listeners);
		}

		TeamTable team(Database database) {
			return new TeamTable(database, place, login);
		}
	}

	/** Tells which study it has open, and differs between any two openings, also of one process; the server keeps 63 letters. */
	static String connectionName(ServerPlace place) {
		return program(place) + UUID.randomUUID().toString().replace("-", "");
	}

	private static String program(ServerPlace place) {
		return PROGRAM + Hashes.ofParts(place.database(), place.schema()).substring(0, PLACE_DIGITS) + ' ';
	}

	/** Who else has a study on a server open, as a person reads it. */
	static List<String> others(Connection connection, ServerPlace place, String own) throws SQLException {
		try (PreparedStatement query = connection.prepareStatement("SELECT application_name, MIN(usename), MIN(host(client_addr)) FROM"
				+ " pg_stat_activity "
				+ "WHERE datname = current_database() AND starts_with(application_name, ?) AND application_name <> ? "
				+ "GROUP BY application_name ORDER BY 2, 3, 1")) {
			query.setString(1, program(place));
			query.setString(2, own);
			List<String> others = new ArrayList<>();
			try (ResultSet row = query.executeQuery()) {
				while (row.next()) {
					others.add(row.getString(2) + (row.getString(3) == null ? "" : " on " + row.getString(3)));
				}
			}
			return others;
		}
	}

	/** Opens tables on a server for a process that does not have the study's folder. */
	public static StudyStore join(ServerPlace place, String password) {
		String name = connectionName(place);
		Schema.checkServer(Dialect.server(place, password, name, false), place, !password.isEmpty());
		Access access = Access.of(place, password, name, false);
		Path folder;
		try {
			folder = Files.createTempDirectory("zipp-worker");
		} catch (IOException e) {
			throw new ZippException("The folder for temporary files cannot be written: " + Reasons.of(e), e);
		}
		try {
			SharedStudy study = new SharedStudy(new StudyDirectory(folder), access.database(), access::notices, access::team, true,
					() -> forget(folder), () -> {
					});
			synchronized (OPEN) {
				return study.newHandle();
			}
		} catch (RuntimeException e) {
			forget(folder);
			throw e;
		}
	}

	private static void forget(Path folder) {
		try {
			FileTrees.delete(folder);
		} catch (IOException e) {
			throw new ZippException("A folder for temporary files cannot be deleted: " + Reasons.of(e), folder, 0, e);
		}
	}

	/** Opens tables on a server to be looked at. */
	public static StudyStore openReadOnly(StudyDirectory directory, ServerPlace place, String password) {
		String name = connectionName(place);
		Schema.checkServer(Dialect.server(place, password, name, true), place, !password.isEmpty());
		Access access = Access.of(place, password, name, true);
		SharedStudy study = new SharedStudy(directory, access.database(), access::notices, access::team, false, () -> {
		}, () -> {
		});
		synchronized (OPEN) {
			return study.newHandle();
		}
	}

	/** Opens a study to be looked at. Each caller has a copy of its own. */
	public static StudyStore openReadOnly(StudyDirectory directory) {
		Snapshot snapshot = Snapshot.of(directory);
		try {
			Database database = new Database(Dialect.H2, Dialect.file(snapshot.database(), true), directory.databaseFile().toString(), true);
			SharedStudy study = new SharedStudy(directory, database, ALONE, NO_TEAM, false, snapshot::close, () -> {
			});
			synchronized (OPEN) {
				return study.newHandle();
			}
		} catch (RuntimeException e) {
			snapshot.close();
			throw e;
		}
	}

	private static SharedStudy embedded(StudyDirectory directory, Path folder) {
		StudyLock lock = StudyLock.take(folder);
		try {
			Schema.prepareFile(directory);
			Database database = new Database(Dialect.H2, Dialect.file(directory.database(), false),
					directory.databaseFile().toString(), false);
			return new SharedStudy(directory, database, ALONE, NO_TEAM, false, lock::close, () -> OPEN.remove(folder));
		} catch (RuntimeException e) {
			lock.close();
			throw e;
		}
	}

	private static StudyStore share(Path folder, Supplier<SharedStudy> opener) {
		synchronized (OPEN) {
			if (MOVING.contains(folder)) {
				throw beingMoved(folder);
			}
			SharedStudy study = OPEN.get(folder);
			if (study == null) {
				study = opener.get();
				OPEN.put(folder, study);
			}
			return study.newHandle();
		}
	}

	/** Who has a study open. */
	static String holder(StudyDirectory directory) {
		Path folder = realPath(directory);
		synchronized (OPEN) {
			// Where this process holds the lock its file must not be opened and closed again: that would drop the lock.
			return OPEN.containsKey(folder) ? "this program" : StudyLock.holder(folder);
		}
	}

	/** Guards the table of open studies and the counts of their handles. */
	static Object guard() {
		return OPEN;
	}

	private static Path realPath(StudyDirectory directory) {
		try {
			return directory.root().toRealPath();
		} catch (IOException e) {
			throw new ZippException("The study folder cannot be read: " + Reasons.of(e), directory.root(), 0, e);
		}
	}
}
