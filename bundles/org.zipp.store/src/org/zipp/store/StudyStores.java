package org.zipp.store;

import java.util.Optional;

import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.StudyDirectory;

/** Opens studies. A service. */
public interface StudyStores {

	/**
	 * Opens a study, made if there is none, migrated (after a backup) if it is older. Where its tables lie, the folder says:
	 * in a file of it, or on the server it names ({@link ServerPlace#of}). Within this process the same study is opened once
	 * and shared; it closes when the last handle is closed.
	 *
	 * @throws org.zipp.core.ZippException when another process holds its file (naming process, user and host), when the server
	 *                                     refuses or does not answer (saying why), when a newer version of the program made
	 *                                     it, or when it cannot be read
	 */
	StudyStore open(StudyDirectory directory);

	/**
	 * Opens a study to be looked at, as it is now. Nothing in its folder is written, not even a lock, so it may lie where
	 * nothing can be written and may be open elsewhere; what is changed there afterwards is not seen here. Its tables are
	 * read from a copy in the system's folder for temporary files, which goes when the handle is closed. Tables on a server are
	 * read where they are, as they are whenever they are read.
	 *
	 * @throws org.zipp.core.ZippException when there is no study, when another process writes to it without a pause
	 *                                     (naming it), when a newer version of the program made it, or when it cannot be
	 *                                     read
	 */
	StudyStore openReadOnly(StudyDirectory directory);

	/**
	 * Opens a study on a server for a process that does not have its folder, such as a worker on another host: pictures it stores go
	 * into the database, from where they are collected into the folder ({@link ImageRepository#collect}). What else lies in the
	 * folder is not there. The tables must be up to date.
	 *
	 * @param password as for {@link #attach}
	 */
	StudyStore join(ServerPlace place, Optional<String> password);

	/**
	 * Has the tables of a new study lie in a schema of a PostgreSQL server, or has this folder share those that lie there
	 * already, and opens it. The folder then names the server, and {@link #open} finds it. Several processes may have such a
	 * study open. No backup is made before it is migrated: a migration is one transaction there, and backups are the server's.
	 *
	 * @param password its password; looked up as {@link #open} does when not given, never stored
	 * @throws org.zipp.core.ZippException when the folder has tables of its own or names another server, or the server cannot
	 *                                     be used; then the folder names none
	 */
	StudyStore attach(StudyDirectory directory, ServerPlace place, Optional<String> password);

	/**
	 * Moves the tables of a study from its folder to a schema of a server, compares them row by row, and has the folder name the
	 * server. The file is kept as a backup. The schema is made when there is none; else it is to be empty, or to hold what was
	 * left there when this study was moved back.
	 *
	 * @param password as for {@link #attach}
	 * @throws org.zipp.core.ZippException when somebody has the study open, something else lies in the schema, or the sides differ;
	 *                                     then it stays in its folder
	 */
	StudyMoved moveToServer(StudyDirectory directory, ServerPlace place, Optional<String> password, SubMonitor monitor);

	/**
	 * Moves the tables of a study from a server into its folder, compares them row by row, and has the folder name no server any
	 * more. Pictures that lie in the database go into the folder. What is left on the server takes no changes any more, and says where the
	 * study is.
	 *
	 * @throws org.zipp.core.ZippException when somebody has the study open, the user does not own the tables, or the sides differ;
	 *                                     then it stays on the server
	 */
	StudyMoved moveToFile(StudyDirectory directory, Optional<String> password, SubMonitor monitor);
}
