package org.zipp.store.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.zipp.store.StoreListener.Topic;

/**
 * Hears on a connection of its own what others change on a PostgreSQL server, and tells it to the listeners of this process.
 * The server tells at each commit what was changed ({@code V9__notices.postgresql.sql}); notices that wait together are told as
 * one. While no connection can be had notices are lost, so everything is told to have changed whenever listening begins.
 *
 * <p>Behind a pooler of connections no notice comes. So a notice is sent over another connection when listening begins, and until
 * it is heard the counts of changes are looked at every second ({@code V12__teams.postgresql.sql}). A count grows before its
 * change can be seen, so the change is told at once and again when all transactions of that moment are over.
 */
final class Notices implements AutoCloseable {

	/** After so long without a word the connection is looked at: a server that is gone does not always say so. */
	private static final int QUIET_MILLIS = 15_000;
	private static final int ANSWER_SECONDS = 5;
	private static final long FIRST_PAUSE_MILLIS = 500;
	private static final long LONGEST_PAUSE_MILLIS = 4_000;
	/** Changes are to be seen within two seconds. */
	private static final int LOOK_MILLIS = 1_000;
	private static final String CHANNEL = "SELECT 'zipp' || left(md5(?), 24)";
	private static final String PING = "PING ";

	static final String THREAD = "Changes made by others";

	private final DataSource source;
	private final String schema;
	private final String own;
	private final Listeners listeners;
	private final CountDownLatch closed = new CountDownLatch(1);
	private volatile Connection connection;

	/**
	 * @param schema of the tables
	 * @param own    the name that connections of this process have, whose changes are told already
	 */
	Notices(DataSource source, String schema, String own, Listeners listeners) {
		this.source = source;
		this.schema = schema;
		this.own = own;
		this.listeners = listeners;
		Thread.ofPlatform().daemon().name(THREAD).start(this::run);
	}

	private void run() {
		long pause = FIRST_PAUSE_MILLIS;
		while (!isClosed()) {
			try (Connection opened = source.getConnection()) {
				connection = opened;
				Changes changes = new Changes(schema);
				changes.look(opened);
				listen(opened);
				pause = FIRST_PAUSE_MILLIS;
				hear(opened, changes);
			} catch (SQLException e) {
				if (!isClosed()) {
					if (pause == FIRST_PAUSE_MILLIS) {
						Listeners.log("What others change in the study is not heard until the server answers again", e);
					}
					pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
				}
			}
			rest(pause);
		}
	}

	private void listen(Connection opened) throws SQLException {
		String channel = channel(opened);
		try (Statement statement = opened.createStatement()) {
			statement.execute("LISTEN \"" + channel + '"');
		}
		tell(EnumSet.allOf(Topic.class));
	}

	private String channel(Connection opened) throws SQLException {
		try (PreparedStatement query = opened.prepareStatement(CHANNEL)) {
			query.setString(1, schema);
			try (ResultSet row = query.executeQuery()) {
				row.next();
				return row.getString(1);
			}
		}
	}

	/** What is sent on one connection is heard on another, unless somebody in between shares connections among programs. */
	private void ping() throws SQLException {
		try (Connection other = source.getConnection(); PreparedStatement notify = other.prepareStatement("SELECT pg_notify(?, ?)")) {
			notify.setString(1, channel(other));
			notify.setString(2, PING + own);
			notify.execute();
		}
	}

	private void hear(Connection opened, Changes changes) throws SQLException {
		PGConnection server = opened.unwrap(PGConnection.class);
		ping();
		boolean told = false;
		while (!isClosed()) {
			PGNotification[] notices = server.getNotifications(told ? QUIET_MILLIS : LOOK_MILLIS);
			if (notices == null || notices.length == 0) {
				if (told && !opened.isValid(ANSWER_SECONDS)) {
					throw new SQLException("The server does not answer.");
				}
				if (!told) {
					tell(changes.look(opened));
				}
				continue;
			}
			Set<Topic> topics = EnumSet.noneOf(Topic.class);
			for (PGNotification notice : notices) {
				told |= notice.getParameter().equals(PING + own);
				add(notice.getParameter(), topics);
			}
			tell(topics);
		}
	}

	/** A newer program may tell of what is not known here. */
	private void add(String notice, Set<Topic> topics) {
		int blank = notice.indexOf(' ');
		String name = blank < 0 ? notice : notice.substring(0, blank);
		if (!notice.substring(blank + 1).equals(own)) {
			EnumSet.allOf(Topic.class).stream().filter(t -> t.name().equals(name)).forEach(topics::add);
		}
	}

	private void tell(Set<Topic> topics) {
		topics.forEach(topic -> listeners.changed(topic, ""));
	}

	private boolean isClosed() {
		return closed.getCount() == 0;
	}

	private void rest(long millis) {
		try {
			if (closed.await(millis, TimeUnit.MILLISECONDS)) {
				return;
			}
		} catch (InterruptedException e) {
			closed.countDown();
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		closed.countDown();
		Connection open = connection;
		if (open != null) {
			try {
				// Closing would wait for the notice that is waited for.
				open.abort(Runnable::run);
			} catch (SQLException e) {
				Listeners.log("The connection that heard what others change was not closed", e);
			}
		}
	}
}
