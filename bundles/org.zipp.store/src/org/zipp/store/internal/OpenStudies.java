package org.zipp.store.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.zipp.core.FileTrees;
import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.store.ServerPlace;
import org.zipp.store.StudyStore;

/**
 * The studies this process has open, each once. Kept for the whole process because the lock of a study belongs to the
 * process: the operating system drops it when any other channel of the lock file is closed here.
 */
public final class OpenStudies {

	private static final Map<Path, SharedStudy> OPEN = new HashMap<>();
	/** The file of a study is changed by one process, whose listeners hear of it as it happens; a copy of it is changed by nobody. */
	private static final Function<Listeners, Notices> ALONE = _ -> null;

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

	private static SharedStudy onServer(StudyDirectory directory, Path folder, ServerPlace place, String password) {
		String name = connectionName();
		DataSource source = Dialect.server(place, password, name, false);
		Schema.prepareServer(source, place, !password.isEmpty());
		return new SharedStudy(directory, new Database(Dialect.POSTGRESQL, source, place.text(), false), listeners -> new Notices(source, name, listeners),
				false, () -> {
				}, () -> OPEN.remove(folder));
	}

	/** Differs between any two openings, also of one process; the server keeps 63 letters. */
	private static String connectionName() {
		return "ZIPP Workbench " + UUID.randomUUID();
	}

	/** Opens tables on a server for a process that does not have the study's folder. */
	public static StudyStore join(ServerPlace place, String password) {
		String name = connectionName();
		DataSource source = Dialect.server(place, password, name, false);
		Schema.checkServer(source, place, !password.isEmpty());
		Path folder;
		try {
			folder = Files.createTempDirectory("zipp-worker");
		} catch (IOException e) {
			throw new ZippException("The folder for temporary files cannot be written: " + Reasons.of(e), e);
		}
		try {
			SharedStudy study = new SharedStudy(new StudyDirectory(folder), new Database(Dialect.POSTGRESQL, source, place.text(), false),
					listeners -> new Notices(source, name, listeners), true, () -> forget(folder), () -> {
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
		String name = connectionName();
		DataSource source = Dialect.server(place, password, name, true);
		Schema.checkServer(source, place, !password.isEmpty());
		SharedStudy study = new SharedStudy(directory, new Database(Dialect.POSTGRESQL, source, place.text(), true),
				listeners -> new Notices(source, name, listeners), false, () -> {
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
			SharedStudy study = new SharedStudy(directory, database, ALONE, false, snapshot::close, () -> {
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
			return new SharedStudy(directory, database, ALONE, false, lock::close, () -> OPEN.remove(folder));
		} catch (RuntimeException e) {
			lock.close();
			throw e;
		}
	}

	private static StudyStore share(Path folder, Supplier<SharedStudy> opener) {
		synchronized (OPEN) {
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
