package org.zipp.store;

import org.zipp.core.StudyDirectory;

/** Opens studies. A service. */
public interface StudyStores {

	/**
	 * Opens a study, made if there is none, migrated (after a backup) if it is older. Within this process the same
	 * study is opened once and shared; it closes when the last handle is closed.
	 *
	 * @throws org.zipp.core.ZippException when another process holds it (naming process, user and host), when a newer
	 *                                     version of the program made it, or when it cannot be read
	 */
	StudyStore open(StudyDirectory directory);

	/**
	 * Opens a study to be looked at, as it is now. Nothing in its folder is written, not even a lock, so it may lie where
	 * nothing can be written and may be open elsewhere; what is changed there afterwards is not seen here. Its tables are
	 * read from a copy in the system's folder for temporary files, which goes when the handle is closed.
	 *
	 * @throws org.zipp.core.ZippException when there is no study, when another process writes to it without a pause
	 *                                     (naming it), when a newer version of the program made it, or when it cannot be
	 *                                     read
	 */
	StudyStore openReadOnly(StudyDirectory directory);

	/**
	 * Opens a study whose tables lie in a PostgreSQL schema while its files lie in the directory. Several processes may
	 * have it open. No backup is made before it is migrated: a migration is one transaction there, and backups are the
	 * server's.
	 *
	 * @param url      JDBC address, {@code jdbc:postgresql://host:port/database?currentSchema=name}
	 * @param user     database user
	 * @param password its password, empty when none is needed; never stored
	 */
	StudyStore open(StudyDirectory directory, String url, String user, String password);
}
