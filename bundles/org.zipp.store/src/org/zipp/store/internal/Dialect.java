package org.zipp.store.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import javax.sql.DataSource;

import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.postgresql.ds.PGSimpleDataSource;
import org.zipp.core.ZippException;

/** All that differs between the databases. Every other statement is the same on both. */
enum Dialect {

	/** Its REPEATABLE READ has a picture of each table from when that table is first read; SERIALIZABLE has one of all. */
	H2("VARCHAR", "", TransactionIsolationLevel.SERIALIZABLE),

	/** Version 15 or newer, because of MERGE. */
	POSTGRESQL("VARCHAR COLLATE \"C\"", " FOR UPDATE SKIP LOCKED", TransactionIsolationLevel.REPEATABLE_READ);

	private static final String SCHEMA_PARAMETER = "currentSchema=";

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

	/** A PostgreSQL database. */
	static DataSource server(String url, String user, String password) {
		PGSimpleDataSource source = new PGSimpleDataSource();
		try {
			source.setURL(url);
		} catch (IllegalArgumentException e) {
			throw new ZippException("This is not the address of a PostgreSQL database: " + placeName(url)
					+ ". It looks like jdbc:postgresql://host:port/database?currentSchema=name.", e);
		}
		source.setUser(user);
		if (!password.isEmpty()) {
			source.setPassword(password);
		}
		source.setApplicationName("ZIPP Workbench");
		return source;
	}

	/** What the user knows a PostgreSQL schema as. Other parameters are left out, because a password may be among them. */
	static String placeName(String url) {
		int query = url.indexOf('?');
		return (query < 0 ? url : url.substring(0, query)) + ", schema " + schema(url);
	}

	/** The schema a PostgreSQL address names, {@code public} when it names none. */
	static String schema(String url) {
		int query = url.indexOf('?');
		if (query >= 0) {
			for (String parameter : url.substring(query + 1).split("&")) {
				if (parameter.startsWith(SCHEMA_PARAMETER)) {
					return URLDecoder.decode(parameter.substring(SCHEMA_PARAMETER.length()), StandardCharsets.UTF_8);
				}
			}
		}
		return "public";
	}
}
