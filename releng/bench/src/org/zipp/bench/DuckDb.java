package org.zipp.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The columnar engine that is the peer of ingest and tables. */
final class DuckDb implements AutoCloseable {

	private final Connection connection;

	DuckDb(int threads, String memory, String temporary) throws SQLException {
		connection = DriverManager.getConnection("jdbc:duckdb:");
		execute("SET threads = " + threads);
		execute("SET memory_limit = '" + memory + "'");
		execute("SET temp_directory = '" + quoted(temporary) + "'");
	}

	void execute(String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	/** The number in the first column of the first row. */
	double number(String sql) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			rows.next();
			return rows.getDouble(1);
		}
	}

	/** A text between apostrophes. */
	static String quoted(Object text) {
		return text.toString().replace("'", "''");
	}

	@Override
	public void close() {
		try {
			connection.close();
		} catch (SQLException e) {
			throw new IllegalStateException(e);
		}
	}
}
