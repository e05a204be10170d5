package org.zipp.store.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jdbi.v3.core.mapper.RowMapper;
import org.postgresql.PGConnection;
import org.zipp.core.Hashes;
import org.zipp.core.ZippException;
import org.zipp.store.ServerPlace;
import org.zipp.store.TeamRepository;
import org.zipp.store.TeamRole;

/**
 * Logins of a study on a server. What each role may do stands in {@code team.sql}; here its groups are made, once for each study, and
 * users put into them.
 */
final class TeamTable implements TeamRepository {

	/** The table of logins, which is the server's and moves nowhere. */
	static final String TABLE = "team_logins";
	private static final String RIGHTS = "team.sql";
	private static final int STUDY_DIGITS = 10;
	private static final int LONGEST_NAME = 63;
	private static final RowMapper<Login> LOGIN = (r, c) -> new Login(r.getString(1), TeamRole.valueOf(r.getString(2)),
			Database.text(r.getString(3)), r.getObject(4, OffsetDateTime.class).toInstant());
	private static final String COLUMNS = "SELECT login, role, rater_id, added_at FROM ";

	private final Database database;
	private final ServerPlace place;
	private final Optional<Login> own;

	/** @param place where the tables lie, {@code null} in a file */
	TeamTable(Database database, ServerPlace place, Optional<Login> own) {
		this.database = database;
		this.place = place;
		this.own = own;
	}

	/** What a connection is logged in as; empty for the owner of the tables and everybody who is none of the team. */
	static Optional<Login> own(Connection connection, String schema) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(COLUMNS + quoted(schema) + ".own_login()")) {
			return row.next()
					? Optional.of(new Login(row.getString(1), TeamRole.valueOf(row.getString(2)), Database.text(row.getString(3)),
							row.getObject(4, OffsetDateTime.class).toInstant()))
					: Optional.empty();
		}
	}

	/** The group of a role, and the schema of its views: a study on a server has its own. */
	static String group(ServerPlace place, TeamRole role) {
		return "zipp_" + role.name().toLowerCase(Locale.ROOT) + '_' + Hashes.ofParts(place.database(), place.schema()).substring(0, STUDY_DIGITS);
	}

	/** Where the statements of a role find their tables: in its views first, if it has such. */
	static String searchPath(ServerPlace place, TeamRole role) {
		return role.isRater() ? quoted(group(place, role)) : quoted(place.schema());
	}

	private static String quoted(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

	@Override
	public Optional<Login> own() {
		return own;
	}

	@Override
	public List<Login> all() {
		checkServer();
		return database.read("Reading who may log in", h -> h.createQuery(COLUMNS + TABLE + " ORDER BY login").map(LOGIN).list());
	}

	private void checkServer() {
		if (place == null) {
			throw new ZippException("The tables of this study lie in a file, which has no logins. Move the study to a server first:"
					+ " releng/zipp move --store ADDRESS.");
		}
	}

	@Override
	public void add(String login, TeamRole role, String raterId, String password) {
		checkServer();
		if (login.isBlank() || login.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME || login.startsWith("pg_")
				|| login.startsWith("zipp_")) {
			throw new ZippException("'" + login + "' cannot be the name of a login: it has 1 to 63 letters, and begins neither with pg_ nor with"
					+ " zipp_.");
		}
		if (role.isRater() != !raterId.isEmpty()) {
			throw new ZippException(role.isRater() ? "Whose pairs or personas is " + login + " to see? Name the rater with --rater."
					: "Only raters and experts belong to one rater; leave --rater out.");
		}
		if (password.isEmpty()) {
			throw new ZippException("A login without a password is open to everybody. Give one.");
		}
		database.write("Making the login " + login, h -> {
			Connection connection = h.getConnection();
			try {
				checkOwner(connection);
				checkRater(connection, raterId);
				grant(connection, place);
				String user = quoted(login);
				Optional<TeamRole> before = known(connection, login);
				if (before.isEmpty()) {
					if (exists(connection, login)) {
						throw new ZippException("The server has a user " + login + " already, which is none of this study. Choose another name.");
					}
					execute(connection, "CREATE ROLE " + user + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE INHERIT");
				} else {
					execute(connection, "REVOKE " + quoted(group(place, before.get())) + " FROM " + user);
				}
				connection.unwrap(PGConnection.class).alterUserPassword(login, password.toCharArray(), "scram-sha-256");
				execute(connection, "GRANT " + quoted(group(place, role)) + " TO " + user);
				execute(connection, "GRANT CONNECT ON DATABASE " + quoted(place.database()) + " TO " + user);
				h.execute("DELETE FROM " + TABLE + " WHERE login = ?", login);
				h.execute("INSERT INTO " + TABLE + " (login, role, rater_id, added_at) VALUES (?, ?, NULLIF(CAST(? AS VARCHAR), ''), ?)", login,
						role.name(), raterId, Instant.now());
				return null;
			} catch (SQLException e) {
				throw failed(login, e);
			}
		});
	}

	private static ZippException failed(String login, SQLException e) {
		String reason = String.valueOf(e.getMessage()).strip();
		return new ZippException("The login " + login + " could not be changed: " + reason + ("42501".equals(e.getSQLState())
				? ". The owner of the tables needs the right to make users: ALTER ROLE name CREATEROLE"
				: "") + '.', e);
	}

	private void checkOwner(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("SELECT pg_has_role(relowner, 'USAGE'), pg_get_userbyid(relowner) FROM pg_class WHERE oid = '"
						+ (quoted(place.schema()) + ".study").replace("'", "''") + "'::regclass")) {
			row.next();
			if (!row.getBoolean(1)) {
				throw new ZippException("Only the owner of the tables makes logins: " + row.getString(2) + ", not " + place.user() + '.');
			}
		}
	}

	private static void checkRater(Connection connection, String raterId) throws SQLException {
		if (raterId.isEmpty()) {
			return;
		}
		try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM raters WHERE id = ?")) {
			query.setString(1, raterId);
			try (ResultSet row = query.executeQuery()) {
				if (!row.next()) {
					throw new ZippException("There is no rater '" + raterId + "' in this study. Add the rater first.");
				}
			}
		}
	}

	private static Optional<TeamRole> known(Connection connection, String login) throws SQLException {
		try (PreparedStatement query = connection.prepareStatement("SELECT role FROM " + TABLE + " WHERE login = ?")) {
			query.setString(1, login);
			try (ResultSet row = query.executeQuery()) {
				return row.next() ? Optional.of(TeamRole.valueOf(row.getString(1))) : Optional.empty();
			}
		}
	}

	private static boolean exists(Connection connection, String role) throws SQLException {
		try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM pg_roles WHERE rolname = ?")) {
			query.setString(1, role);
			try (ResultSet row = query.executeQuery()) {
				return row.next();
			}
		}
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	/** Has the groups be as this program wants them; nothing when nobody logs in. To be called by the owner after a migration. */
	static void renew(Connection connection, ServerPlace place) throws SQLException {
		boolean any;
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + TABLE)) {
			row.next();
			any = row.getLong(1) > 0;
		}
		if (any) {
			connection.setAutoCommit(false);
			grant(connection, place);
			connection.commit();
		}
	}

	/** Makes the groups, and gives them what {@code team.sql} says, unless it was given. In the transaction of the caller. */
	private static void grant(Connection connection, ServerPlace place) throws SQLException {
		String text = rights();
		String given = Hashes.ofParts(Integer.toString(Schema.VERSION), text);
		String lead = group(place, TeamRole.LEAD);
		execute(connection, "LOCK TABLE " + TABLE + " IN SHARE ROW EXCLUSIVE MODE");
		for (TeamRole role : TeamRole.values()) {
			if (!exists(connection, group(place, role))) {
				execute(connection, "CREATE ROLE " + quoted(group(place, role)) + " NOLOGIN");
			}
		}
		if (given.equals(comment(connection, lead))) {
			return;
		}
		Map<String, String> names = Map.of("{base}", quoted(place.schema()), "{lead}", quoted(lead), "{viewer}",
				quoted(group(place, TeamRole.VIEWER)), "{rater}", quoted(group(place, TeamRole.RATER)), "{expert}",
				quoted(group(place, TeamRole.EXPERT)));
		List<String> tables = tables(connection, place);
		for (TeamRole role : TeamRole.values()) {
			if (role.isRater()) {
				execute(connection, "DROP SCHEMA IF EXISTS " + quoted(group(place, role)) + " CASCADE");
			}
		}
		for (String table : tables) {
			execute(connection, "DROP POLICY IF EXISTS zipp_lead ON " + table);
			execute(connection, "DROP POLICY IF EXISTS zipp_viewer ON " + table);
		}
		for (String statement : statements(text, tables)) {
			String sql = statement;
			for (Map.Entry<String, String> name : names.entrySet()) {
				sql = sql.replace(name.getKey(), name.getValue());
			}
			execute(connection, sql);
		}
		execute(connection, "COMMENT ON ROLE " + quoted(lead) + " IS '" + given + '\'');
	}

	private static String comment(Connection connection, String role) throws SQLException {
		try (PreparedStatement query = connection
				.prepareStatement("SELECT shobj_description(oid, 'pg_authid') FROM pg_roles WHERE rolname = ?")) {
			query.setString(1, role);
			try (ResultSet row = query.executeQuery()) {
				return row.next() ? Database.text(row.getString(1)) : "";
			}
		}
	}

	private static List<String> tables(Connection connection, ServerPlace place) throws SQLException {
		List<String> tables = new ArrayList<>();
		try (PreparedStatement query = connection.prepareStatement("SELECT table_name FROM information_schema.tables WHERE table_schema = ? "
				+ "AND table_type = 'BASE TABLE' AND table_name <> 'flyway_schema_history' ORDER BY table_name")) {
			query.setString(1, place.schema());
			try (ResultSet row = query.executeQuery()) {
				while (row.next()) {
					tables.add(quoted(place.schema()) + '.' + quoted(row.getString(1)));
				}
			}
		}
		return tables;
	}

	private static String rights() {
		try (InputStream in = TeamTable.class.getResourceAsStream(RIGHTS)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new UncheckedIOException("The rights of a team are missing in this program.", e);
		}
	}

	/** A statement a line; those of {@code {each}} for each table, those of {@code {own}} for each group that has views. */
	private static List<String> statements(String text, List<String> tables) {
		return text.lines().filter(line -> !line.isBlank() && !line.startsWith("--")).map(line -> line.replaceFirst(";$", ""))
				.flatMap(line -> line.contains("{each}") ? tables.stream().map(table -> line.replace("{each}", table)) : Stream.of(line))
				.flatMap(line -> line.contains("{own}") ? Stream.of("{rater}", "{expert}").map(own -> line.replace("{own}", own)) : Stream.of(line))
				.toList();
	}

	@Override
	public boolean remove(String login) {
		checkServer();
		return database.write("Removing the login " + login, h -> {
			Connection connection = h.getConnection();
			try {
				checkOwner(connection);
				if (known(connection, login).isEmpty()) {
					return false;
				}
				h.execute("DELETE FROM " + TABLE + " WHERE login = ?", login);
				if (exists(connection, login)) {
					execute(connection, "REVOKE CONNECT ON DATABASE " + quoted(place.database()) + " FROM " + quoted(login));
					execute(connection, "DROP ROLE " + quoted(login));
				}
				return true;
			} catch (SQLException e) {
				throw failed(login, e);
			}
		});
	}
}
