package org.zipp.store.internal;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.zipp.core.ZippException;
import org.zipp.store.ConnectionLostException;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;

/** Connections, transactions and errors. Safe for several threads. */
final class Database implements AutoCloseable {

	private static final int CONNECTIONS = 10;
	private static final int BATCH = 1000;
	private static final String UNIQUE_VIOLATION = "23505";
	private static final String FOREIGN_KEY_VIOLATION = "23503";
	private static final String FOREIGN_KEY_PARENT_MISSING = "23506";
	private static final Set<String> STATEMENT_ERRORS = Set.of("22", "23", "40", "42");
	/** Two transactions were in each other's way, and this one was undone: deadlock, conflict, H2's word for a conflict. */
	private static final Set<String> PASSING = Set.of("40P01", "40001", "90131");
	/** Class of SQLSTATE; and a server that is stopped, has crashed, is starting, or has no room for a connection now. */
	private static final String CONNECTION = "08";
	private static final Set<String> LOST = Set.of("57P01", "57P02", "57P03", "53300");
	private static final int TRIES = 5;
	/** A server is waited for so long before somebody is told that it does not answer. */
	private static final long CONNECT_MILLIS = 8_000;
	private static final char REPLACEMENT = '\uFFFD';

	private final Dialect dialect;
	private final String place;
	private final boolean readOnly;
	private final HikariDataSource pool;
	private final Jdbi jdbi;
	private final Lock merging = new ReentrantLock();
	private final ScopedValue<Handle> snapshot = ScopedValue.newInstance();

	/**
	 * @param place    what the user knows the database as: its file, or its address without the password
	 * @param readOnly whether every attempt to write fails
	 */
	Database(Dialect dialect, DataSource source, String place, boolean readOnly) {
		this.dialect = dialect;
		this.place = place;
		this.readOnly = readOnly;
		HikariConfig config = new HikariConfig();
		config.setPoolName(place.replace(':', '_'));
		config.setDataSource(source);
		config.setMaximumPoolSize(CONNECTIONS);
		// One stays open for good: H2 closes the file with its last connection.
		config.setMinimumIdle(1);
		if (dialect == Dialect.H2) {
			config.setMaxLifetime(0);
		} else {
			config.setConnectionTimeout(CONNECT_MILLIS);
		}
		try {
			pool = new HikariDataSource(config);
		} catch (PoolInitializationException e) {
			throw new ZippException("The database " + place + " cannot be opened: " + e.getMessage(), e);
		}
		jdbi = Jdbi.create(pool);
		jdbi.registerArgument(new InstantArgument());
		jdbi.registerArgument(new TextArgument());
	}

	Dialect dialect() {
		return dialect;
	}

	boolean isReadOnly() {
		return readOnly;
	}

	/**
	 * Called before something is written, by those that write files before rows too.
	 *
	 * @throws ZippException when the study was opened to be looked at
	 */
	void checkWritable(String purpose) {
		if (readOnly) {
			throw new ZippException(purpose + " is not possible: the study is open read-only. Open it with File > Open study to change it.");
		}
	}

	/** Whatever is read in this work, and in this thread, is of one moment. */
	<R> R snapshot(Supplier<R> work) {
		return snapshot.isBound() ? work.get()
				: read("Reading the study", h -> ScopedValue.where(snapshot, h).call(work::get));
	}

	/** A query, or several that see the same state. */
	<R> R read(String purpose, Function<Handle, R> work) {
		if (snapshot.isBound()) {
			try {
				return work.apply(snapshot.get());
			} catch (JdbiException e) {
				throw failure(purpose, e);
			}
		}
		boolean interrupted = Thread.interrupted();
		try {
			return dialect == Dialect.H2 ? jdbi.inTransaction(dialect.oneMoment(), work::apply) : jdbi.inTransaction(h -> {
				// Said within the transaction it goes to the server and back once; the connection's own level takes four ways to set and reset.
				h.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
				return work.apply(h);
			});
		} catch (JdbiException e) {
			throw failure(purpose, e);
		} finally {
			restore(interrupted);
		}
	}

	/**
	 * One transaction, durable when this returns. It is done again when another one was in its way, so the work changes
	 * nothing but the database.
	 */
	<R> R write(String purpose, Function<Handle, R> work) {
		return write(purpose, TRIES, Database::isPassing, work);
	}

	/**
	 * As {@link #write}, for work that adds rows which are not there: when another transaction adds one of them at the same
	 * time it is done again, and then finds that row.
	 */
	<R> R merge(String purpose, Function<Handle, R> work) {
		if (dialect != Dialect.H2) {
			return write(purpose, TRIES, e -> isPassing(e) || isDuplicate(e), work);
		}
		// H2 waits for the same new row of another transaction by trying until its time is up; only this process writes there.
		merging.lock();
		try {
			return write(purpose, work);
		} finally {
			merging.unlock();
		}
	}

	/**
	 * As {@link #merge}, for work that changes nothing the second time: it is also done again when the connection to the server is lost,
	 * which leaves open whether it was done.
	 */
	<R> R repeat(String purpose, Function<Handle, R> work) {
		return dialect == Dialect.H2 ? merge(purpose, work)
				: write(purpose, TRIES, e -> isPassing(e) || isDuplicate(e) || isLost(e) && !isUnreachable(e), work);
	}

	/** As {@link #write}, for work that cannot be done twice; it takes these tables for itself, and all others read on. */
	<R> R writeOnce(String purpose, List<String> tables, Function<Handle, R> work) {
		merging.lock();
		try {
			return write(purpose, 1, e -> false, h -> {
				dialect.lock(h, tables);
				return work.apply(h);
			});
		} finally {
			merging.unlock();
		}
	}

	private <R> R write(String purpose, int tries, Predicate<JdbiException> again, Function<Handle, R> work) {
		checkWritable(purpose);
		if (snapshot.isBound()) {
			throw new IllegalStateException(purpose + ": nothing is written while a moment of the study is read");
		}
		boolean interrupted = Thread.interrupted();
		try {
			for (int left = tries - 1;; left--) {
				try (Handle handle = jdbi.open()) {
					R result = handle.inTransaction(work::apply);
					dialect.sync(handle);
					return result;
				} catch (JdbiException e) {
					if (left <= 0 || !again.test(e)) {
						throw failure(purpose, e);
					}
					if (isLost(e)) {
						pool.getHikariPoolMXBean().softEvictConnections();
					}
				}
			}
		} finally {
			restore(interrupted);
		}
	}

	/** What was asked of a stopped thread is still done, and the thread told afterwards that it is to stop. */
	private static void restore(boolean interrupted) {
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private ZippException failure(String purpose, JdbiException e) {
		SQLException sql = null;
		Throwable root = e;
		for (Throwable t = e; t != null; t = under(t)) {
			root = t;
			if (t instanceof SQLException found) {
				sql = found;
			}
		}
		if (sql == null || !isAboutTheStatement(sql)) {
			// After an error of the disk or the server no connection is to be trusted; new ones are made when needed.
			pool.getHikariPoolMXBean().softEvictConnections();
		}
		String reason = withoutStatement((sql == null ? e : sql).getMessage());
		if (sql != null && isForeignKey(sql)) {
			reason = "it names something that is not in the study, or something still uses it (" + reason + ")";
		} else if (root != sql && root.getMessage() != null && !reason.contains(root.getMessage())) {
			reason += " (" + root.getMessage() + ")";
		}
		if (dialect != Dialect.H2 && isLost(e)) {
			return new ConnectionLostException(purpose + " was not confirmed: the server of the study, " + place + ", does not answer (" + reason
					+ "). It is asked again with the next try; nothing has to be started anew.", e);
		}
		return new ZippException(purpose + " failed in " + place + ": " + reason, e);
	}

	/** What is below a failure; that of a batch keeps it apart. */
	private static Throwable under(Throwable t) {
		return t.getCause() == null && t instanceof SQLException sql ? sql.getNextException() : t.getCause();
	}

	/** Whether values, constraints, conflicts or syntax were the reason, by class of SQLSTATE (ISO 9075-2, table 38). */
	private static boolean isAboutTheStatement(SQLException e) {
		String state = e.getSQLState();
		return state != null && state.length() > 2 && STATEMENT_ERRORS.contains(state.substring(0, 2));
	}

	/** H2 ends its messages with the statement, which tells a user nothing; the cause keeps it. */
	private static String withoutStatement(String message) {
		if (message == null) {
			return "no reason was given";
		}
		int statement = message.indexOf("; SQL statement:");
		return statement < 0 ? message : message.substring(0, statement);
	}

	private static boolean isForeignKey(SQLException e) {
		return FOREIGN_KEY_VIOLATION.equals(e.getSQLState()) || FOREIGN_KEY_PARENT_MISSING.equals(e.getSQLState());
	}

	/** Whether a statement failed because the row is there already. */
	static boolean isDuplicate(JdbiException e) {
		return hasState(e, Set.of(UNIQUE_VIOLATION));
	}

	private static boolean isPassing(JdbiException e) {
		return hasState(e, PASSING);
	}

	/** Whether no connection could be had, which was waited for already. */
	private static boolean isUnreachable(JdbiException e) {
		for (Throwable t = e; t != null; t = under(t)) {
			if (t instanceof SQLTransientConnectionException) {
				return true;
			}
		}
		return false;
	}

	/** Whether the server was not there, went away, or ends its work; what it was asked may be done or not. */
	private static boolean isLost(JdbiException e) {
		for (Throwable t = e; t != null; t = under(t)) {
			if (t instanceof SQLException sql && (t instanceof SQLTransientConnectionException
					|| sql.getSQLState() != null && (sql.getSQLState().startsWith(CONNECTION) || LOST.contains(sql.getSQLState())))) {
				return true;
			}
		}
		return false;
	}

	private static boolean hasState(JdbiException e, Set<String> states) {
		for (Throwable t = e; t != null; t = under(t)) {
			if (t instanceof SQLException sql && sql.getSQLState() != null && states.contains(sql.getSQLState())) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Runs a statement for each row.
	 *
	 * @return the rows for which it changed nothing
	 */
	static <T> List<T> unchanged(Handle handle, String sql, List<T> rows, Function<T, Object[]> values) {
		List<T> unchanged = new ArrayList<>();
		for (int from = 0; from < rows.size(); from += BATCH) {
			List<T> some = rows.subList(from, Math.min(rows.size(), from + BATCH));
			try (PreparedBatch batch = handle.prepareBatch(sql)) {
				some.forEach(row -> batch.add(values.apply(row)));
				int[] changed = batch.execute();
				for (int i = 0; i < changed.length; i++) {
					if (changed[i] == 0) {
						unchanged.add(some.get(i));
					}
				}
			}
		}
		return unchanged;
	}

	/** Runs a statement for many rows. */
	static <T> void batch(Handle handle, String sql, Collection<T> rows, Function<T, Object[]> values) {
		batch(handle, sql, rows.stream(), values);
	}

	/** Runs a statement for many rows, without holding them all. */
	static <T> void batch(Handle handle, String sql, Stream<T> rows, Function<T, Object[]> values) {
		Iterator<T> all = rows.iterator();
		if (!all.hasNext()) {
			return;
		}
		try (PreparedBatch batch = handle.prepareBatch(sql)) {
			while (all.hasNext()) {
				batch.add(values.apply(all.next()));
				if (batch.size() == BATCH || !all.hasNext()) {
					batch.execute();
				}
			}
		}
	}

	/**
	 * A statement that adds a row, or changes it when one with the same key is there.
	 *
	 * @param keys    {@code name TYPE} of the columns of the key
	 * @param columns {@code name TYPE} of the others
	 */
	static String upsert(String table, List<String> keys, List<String> columns) {
		StringBuilder values = new StringBuilder();
		StringBuilder names = new StringBuilder();
		StringBuilder from = new StringBuilder();
		StringBuilder on = new StringBuilder();
		StringBuilder set = new StringBuilder();
		for (String column : Stream.concat(keys.stream(), columns.stream()).toList()) {
			int space = column.indexOf(' ');
			String name = column.substring(0, space);
			String comma = names.isEmpty() ? "" : ", ";
			values.append(comma).append("CAST(? AS ").append(column, space + 1, column.length()).append(')');
			names.append(comma).append(name);
			from.append(comma).append("s.").append(name);
			if (keys.contains(column)) {
				on.append(on.isEmpty() ? "" : " AND ").append("t.").append(name).append(" = s.").append(name);
			} else {
				set.append(set.isEmpty() ? "" : ", ").append(name).append(" = s.").append(name);
			}
		}
		return "MERGE INTO " + table + " t USING (VALUES (" + values + ")) AS s(" + names + ") ON " + on
				+ " WHEN MATCHED THEN UPDATE SET " + set + " WHEN NOT MATCHED THEN INSERT (" + names + ") VALUES ("
				+ from + ")";
	}

	/** A point in time as the databases keep it, in microseconds. */
	static Instant stored(Instant instant) {
		return instant.truncatedTo(ChronoUnit.MICROS);
	}

	/** A text that may be missing in an EMF object. */
	static String text(String value) {
		return value == null ? "" : value;
	}

	@Override
	public void close() {
		pool.close();
	}

	/** Instants as times with a zone: {@code java.sql.Timestamp} would go through the local time zone. */
	private static final class InstantArgument extends AbstractArgumentFactory<Instant> {
		InstantArgument() {
			super(Types.TIMESTAMP_WITH_TIMEZONE);
		}

		@Override
		protected Argument build(Instant value, ConfigRegistry config) {
			OffsetDateTime time = stored(value).atOffset(ZoneOffset.UTC);
			return (position, statement, context) -> statement.setObject(position, time);
		}
	}

	/** Texts from dumps hold NUL and halves of surrogate pairs, which PostgreSQL refuses. */
	private static final class TextArgument extends AbstractArgumentFactory<String> {
		TextArgument() {
			super(Types.VARCHAR);
		}

		@Override
		protected Argument build(String value, ConfigRegistry config) {
			String clean = clean(value);
			return (position, statement, context) -> statement.setString(position, clean);
		}
	}

	static String clean(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == 0 || Character.isSurrogate(c)) {
				return replaceBroken(text, i);
			}
		}
		return text;
	}

	private static String replaceBroken(String text, int from) {
		StringBuilder clean = new StringBuilder(text);
		for (int i = from; i < clean.length(); i++) {
			char c = clean.charAt(i);
			if (Character.isHighSurrogate(c) && i + 1 < clean.length() && Character.isLowSurrogate(clean.charAt(i + 1))) {
				i++;
			} else if (c == 0 || Character.isSurrogate(c)) {
				clean.setCharAt(i, REPLACEMENT);
			}
		}
		return clean.toString();
	}
}
