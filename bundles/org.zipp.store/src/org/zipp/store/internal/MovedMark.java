package org.zipp.store.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * What a server says of tables whose study has moved into a file: where it went. From then on the tables take no changes, not even
 * of a program that had them open. The mark is a function that refuses them, with a trigger on each table; it comes and goes in the
 * transaction of its caller.
 *
 * @param token names the move, as the file that was made by it does
 * @param where the folder and its machine
 */
record MovedMark(String token, String where) {

	private static final String FUNCTION = "zipp_moved";
	private static final String TRIGGER = "zipp_moved";

	/** The mark of the tables in a schema; empty when the study is there. */
	static Optional<MovedMark> of(Connection connection, String schema) throws SQLException {
		try (var query = connection.prepareStatement("SELECT obj_description(p.oid, 'pg_proc') FROM pg_proc p JOIN pg_namespace n ON n.oid = "
				+ "p.pronamespace WHERE n.nspname = ? AND p.proname = '" + FUNCTION + '\'')) {
			query.setString(1, schema);
			try (ResultSet row = query.executeQuery()) {
				return row.next() ? Optional.of(parse(String.valueOf(row.getString(1)))) : Optional.empty();
			}
		}
	}

	private static MovedMark parse(String comment) {
		int blank = comment.indexOf(' ');
		return blank < 0 ? new MovedMark(comment, "an unknown folder") : new MovedMark(comment.substring(0, blank), comment.substring(blank + 1));
	}

	/** What to tell those who want to open or change the tables. */
	String message() {
		return "This study was moved to " + where + ". Open it there; what is left here is a copy of the time before.";
	}

	/** Marks the tables of the current schema. */
	void set(Connection connection, Iterable<String> tables) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("CREATE FUNCTION " + FUNCTION
					+ "() RETURNS trigger LANGUAGE plpgsql AS $body$\nBEGIN\n\tRAISE EXCEPTION USING MESSAGE = "
					+ quoted(message()) + ", ERRCODE = '25006';\nEND\n$body$");
			statement.execute("COMMENT ON FUNCTION " + FUNCTION + "() IS " + quoted(token + ' ' + where));
			for (String table : tables) {
				statement.execute("CREATE TRIGGER " + TRIGGER + " BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON " + table
						+ " FOR EACH STATEMENT EXECUTE FUNCTION " + FUNCTION + "()");
			}
		}
	}

	/** Takes the mark away, with its triggers. */
	static void remove(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("DROP FUNCTION " + FUNCTION + "() CASCADE");
		}
	}

	private static String quoted(String text) {
		return '\'' + text.replace("'", "''") + '\'';
	}
}
