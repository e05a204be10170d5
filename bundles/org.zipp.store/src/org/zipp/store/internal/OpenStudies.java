package org.zipp.store.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.store.StudyStore;

/**
 * The studies this process has open, each once. Kept for the whole process because the lock of a study belongs to the
 * process: the operating system drops it when any other channel of the lock file is closed here.
 */
public final class OpenStudies {

	private record Key(Path root, String url, String user) {
	}

	private static final Map<Key, SharedStudy> OPEN = new HashMap<>();

	private OpenStudies() {
	}

	/** Opens a study whose tables lie in its folder. */
	public static StudyStore open(StudyDirectory directory) {
		directory.create();
		Key key = new Key(realPath(directory), "", "");
		return share(key, () -> embedded(directory, key));
	}

	/** Opens a study whose tables lie on a server. */
	public static StudyStore open(StudyDirectory directory, String url, String user, String password) {
		directory.create();
		Key key = new Key(realPath(directory), url, user);
		return share(key, () -> {
			DataSource source = Dialect.server(url, user, password);
			Schema.prepareServer(source, url);
			Database database = new Database(Dialect.POSTGRESQL, source, Dialect.placeName(url), false);
			return new SharedStudy(directory, database, () -> {
			}, () -> OPEN.remove(key));
		});
	}

	/** Opens a study to be looked at. Each caller has a copy of its own. */
	public static StudyStore openReadOnly(StudyDirectory directory) {
		Snapshot snapshot = Snapshot.of(directory);
		try {
			Database database = new Database(Dialect.H2, Dialect.file(snapshot.database(), true), directory.databaseFile().toString(), true);
			SharedStudy study = new SharedStudy(directory, database, snapshot::close, () -> {
			});
			synchronized (OPEN) {
				return study.newHandle();
			}
		} catch (RuntimeException e) {
			snapshot.close();
			throw e;
		}
	}

	private static SharedStudy embedded(StudyDirectory directory, Key key) {
		StudyLock lock = StudyLock.take(key.root());
		try {
			Schema.prepareFile(directory);
			Database database = new Database(Dialect.H2, Dialect.file(directory.database(), false),
					directory.databaseFile().toString(), false);
			return new SharedStudy(directory, database, lock::close, () -> OPEN.remove(key));
		} catch (RuntimeException e) {
			lock.close();
			throw e;
		}
	}

	private static StudyStore share(Key key, Supplier<SharedStudy> opener) {
		synchronized (OPEN) {
			SharedStudy study = OPEN.get(key);
			if (study == null) {
				study = opener.get();
				OPEN.put(key, study);
			}
			return study.newHandle();
		}
	}

	/** Who has a study open. */
	static String holder(StudyDirectory directory) {
		Path folder = realPath(directory);
		synchronized (OPEN) {
			// Where this process holds the lock its file must not be opened and closed again: that would drop the lock.
			return OPEN.keySet().stream().anyMatch(k -> k.root().equals(folder)) ? "this program" : StudyLock.holder(folder);
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
			throw new ZippException("The study folder cannot be read: " + e.getMessage(), directory.root(), 0, e);
		}
	}
}
