package org.zipp.store.internal;

import java.nio.file.Path;
import java.util.List;

import javax.sql.DataSource;

import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.postgresql.ds.PGSimpleDataSource;
import org.zipp.core.ZippException;
import org.zipp.store.ServerPlace;

/** All that differs between the databases. Every other statement is the same on both. */
enum Dialect {

	/** Its REPEATABLE READ has a picture of each table from when that table is first read; SERIALIZABLE has one of all. */
	H2("VARCHAR", "", TransactionIsolationLevel.SERIALIZABLE),

	/** Version 15 or newer, because of MERGE. */
	POSTGRESQL("VARCHAR COLLATE \"C\"", " FOR UPDATE SKIP LOCKED", TransactionIsolationLevel.REPEATABLE_READ);

	private final String identifierType;
	private final String skipLocked;
	private final TransactionIsolationLevel oneMoment;

	Dialect(String identifierType, String skipLocked, TransactionIsolationLevel oneMoment) {
		this.identifierType = identifierType;
		this.skipLocked = skipLocked;
		this.oneMoment = oneMoment;
	}

	/** In a transaction of this level every query sees the state that the first one saw. */
	TransactionIsolationLevel oneMoment() {
		return oneMoment;
	}

	/** Type of an identifier, sorted by code point. */
	String identifierType() {
		return identifierType;
	}

	/**
	 * Ending of a query that locks its rows and passes over those that others have locked. Empty on H2, where only this
	 * process has the file open and a Java lock does the same.
	 */
	String skipLocked() {
		return skipLocked;
	}

	/**
	 * Makes what was committed survive a crash of the machine.
	 *
	 * <p>H2: a commit marks the transaction as done in memory. With {@code WRITE_DELAY} above 0 (500 ms by default) a
	 * background thread writes it later, through two executors, and {@code CHECKPOINT SYNC} does not wait for what that
	 * thread has already handed to them: an acknowledged row can be lost. With {@code WRITE_DELAY=0} there is neither
	 * thread nor executor, so every commit writes its chunk to the file before it returns (which survives the death of the
	 * process), and {@code CHECKPOINT SYNC} then forces the file to the disk (which survives the loss of power). Seen in
	 * {@code TransactionStore.endTransaction}, {@code FileStore.setAutoCommitDelay} and {@code FileStore.submitOrRun} of
	 * H2 2.4.240.
	 *
	 * <p>PostgreSQL: a commit returns when the log is on disk ({@code synchronous_commit}, on by default).
	 */
	void sync(Handle handle) {
		if (this == H2) {
			handle.execute("CHECKPOINT SYNC");
		}
	}

	/**
	 * Keeps other writers out of tables until the end of the transaction; readers go on. Nothing on H2, where only this
	 * process writes and a Java lock does the same.
	 */
	void lock(Handle handle, List<String> tables) {
		if (this == POSTGRESQL) {
			handle.execute("LOCK TABLE " + String.join(", ", tables) + " IN SHARE ROW EXCLUSIVE MODE");
		}
	}

	/**
	 * A file of H2. The {@code async:} file system is used because the others close the file, and with it the database,
	 * when a thread is interrupted while it reads or writes.
	 *
	 * @param database path without {@code .mv.db}
	 * @param readOnly whether the file stays as it is, byte for byte
	 */
	static DataSource file(Path database, boolean readOnly) {
		if (database.toString().indexOf(';') >= 0) {
			throw new ZippException("The path of a study must not hold a semicolon: " + database + ". Rename the folder.");
		}
		JdbcDataSource source = new JdbcDataSource();
		source.setURL("jdbc:h2:async:" + database.toString().replace('\\', '/')
				+ ";DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=20000;TRACE_LEVEL_FILE=0"
				+ (readOnly ? ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r" : ";WRITE_DELAY=0"));
		source.setUser("sa");
		source.setPassword("");
		return source;
	}

	/**
	 * A PostgreSQL database.
	 *
	 * @param name     what its connections are called on the server, so that notices tell whose change it was
	 * @param readOnly whether the server is to refuse every change
	 */
	static DataSource server(ServerPlace place, String password, String name, boolean readOnly) {
		return server(place, password, name, readOnly, '"' + place.schema().replace("\"", "\"\"") + '"');
	}

	/** @param searchPath schemas in which tables are looked for, in quotes */
	static DataSource server(ServerPlace place, String password, String name, boolean readOnly, String searchPath) {
		PGSimpleDataSource source = new PGSimpleDataSource();
		source.setURL(place.url());
		source.setUser(place.user());
		if (!password.isEmpty()) {
			source.setPassword(password);
		}
		source.setCurrentSchema(searchPath);
		source.setApplicationName(name);
		// A server that is gone without a word is noticed.
		source.setTcpKeepAlive(true);
		if (readOnly) {
			source.setOptions("-c default_transaction_read_only=on");
		}
		return source;
	}
}
