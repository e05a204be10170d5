package org.zipp.store.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.Hashes;
import org.zipp.core.ZippException;

/**
 * Copies the rows of a study from one database into another, and tells whether both hold the same. Which tables and columns there
 * are is asked of the databases, so that none can be forgotten.
 */
final class TableCopy {

	/** Made by the migrations on either side; and who may log in, which belongs to a server. */
	private static final Set<String> LEFT_OUT = Set.of("flyway_schema_history", TeamTable.TABLE);
	private static final int BATCH = 1000;
	private static final int LANES = 4;

	/** How a value goes from one database to the other. */
	private enum Kind {
		TEXT, WHOLE, REAL, TRUTH, TIME, BYTES
	}

	private record Column(String name, Kind kind, int type, boolean counted) {
	}

	/** @param needs tables that its rows refer to */
	private record Table(String name, List<Column> columns, Set<String> needs) {

		String names() {
			return String.join(", ", columns.stream().map(Column::name).toList());
		}
	}

	/**
	 * What a table holds, whatever the order of its rows: how many, and the sum of their hashes (SHA-256 as four numbers, each sum
	 * modulo 2⁶⁴).
	 */
	record Content(long rows, String hash) {
	}

	private final Map<String, Table> tables;

	private TableCopy(Map<String, Table> tables) {
		this.tables = tables;
	}

	/**
	 * Looks at the tables of both sides, which must be of one version.
	 *
	 * @throws ZippException when one side has a table or a column that the other has not
	 */
	static TableCopy between(Connection from, String fromSchema, Connection to, String toSchema) throws SQLException {
		Map<String, Table> there = tables(from, fromSchema);
		Map<String, Table> here = tables(to, toSchema);
		same("table", "", there.keySet(), here.keySet());
		for (Table table : there.values()) {
			same("column", " of table " + table.name, names(table), names(here.get(table.name)));
		}
		return new TableCopy(sorted(here));
	}

	private static Set<String> names(Table table) {
		return new TreeSet<>(table.columns.stream().map(Column::name).toList());
	}

	private static void same(String what, String where, Set<String> from, Set<String> to) {
		Set<String> different = new TreeSet<>(from);
		different.addAll(to);
		different.removeIf(name -> from.contains(name) && to.contains(name));
		if (!different.isEmpty()) {
			throw new ZippException("The " + what + where + " named " + String.join(", ", different) + " is on one side only, so it cannot be"
					+ " copied. Take out what does not belong to the study, then move it.");
		}
	}

	private static Map<String, Table> tables(Connection connection, String schema) throws SQLException {
		Map<String, Table> tables = new TreeMap<>();
		DatabaseMetaData data = connection.getMetaData();
		List<String> names = new ArrayList<>();
		try (ResultSet found = data.getTables(null, escaped(data, schema), "%", new String[] { "TABLE", "BASE TABLE", "PARTITIONED TABLE" })) {
			while (found.next()) {
				if (!LEFT_OUT.contains(found.getString("TABLE_NAME").toLowerCase(Locale.ROOT))) {
					names.add(found.getString("TABLE_NAME"));
				}
			}
		}
		for (String name : names) {
			String lower = name.toLowerCase(Locale.ROOT);
			tables.put(lower, new Table(lower, columns(data, schema, name), needs(data, schema, name)));
		}
		return tables;
	}

	private static String escaped(DatabaseMetaData data, String name) throws SQLException {
		String escape = data.getSearchStringEscape();
		return name.replace(escape, escape + escape).replace("_", escape + '_').replace("%", escape + '%');
	}

	private static List<Column> columns(DatabaseMetaData data, String schema, String table) throws SQLException {
		List<Column> columns = new ArrayList<>();
		try (ResultSet found = data.getColumns(null, escaped(data, schema), escaped(data, table), "%")) {
			while (found.next()) {
				String name = found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT);
				int type = found.getInt("DATA_TYPE");
				columns.add(new Column(name, kind(type, table + '.' + name), type, "YES".equals(found.getString("IS_AUTOINCREMENT"))));
			}
		}
		return columns;
	}

	private static Kind kind(int type, String name) {
		return switch (type) {
		case Types.VARCHAR, Types.CHAR, Types.CLOB, Types.LONGVARCHAR -> Kind.TEXT;
		case Types.BIGINT, Types.INTEGER, Types.SMALLINT -> Kind.WHOLE;
		case Types.DOUBLE, Types.FLOAT -> Kind.REAL;
		case Types.BOOLEAN, Types.BIT -> Kind.TRUTH;
		case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> Kind.TIME;
		case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> Kind.BYTES;
		default -> throw new ZippException("The column " + name + " is of a type that is not copied (" + type + ").");
		};
	}

	private static Set<String> needs(DatabaseMetaData data, String schema, String table) throws SQLException {
		Set<String> needs = new TreeSet<>();
		try (ResultSet keys = data.getImportedKeys(null, schema, table)) {
			while (keys.next()) {
				needs.add(keys.getString("PKTABLE_NAME").toLowerCase(Locale.ROOT));
			}
		}
		needs.remove(table.toLowerCase(Locale.ROOT));
		return needs;
	}

	/** A table comes after those that its rows refer to. */
	private static Map<String, Table> sorted(Map<String, Table> tables) {
		Map<String, Table> sorted = new LinkedHashMap<>();
		while (sorted.size() < tables.size()) {
			Set<String> next = new LinkedHashSet<>();
			tables.values().stream().filter(t -> !sorted.containsKey(t.name) && sorted.keySet().containsAll(t.needs)).forEach(t -> next.add(t.name));
			if (next.isEmpty()) {
				throw new IllegalStateException("tables refer to each other in a circle: " + tables.keySet());
			}
			next.forEach(name -> sorted.put(name, tables.get(name)));
		}
		return sorted;
	}

	/** The tables, each after those that its rows refer to. */
	List<String> names() {
		return List.copyOf(tables.keySet());
	}

	/** Removes every row, those that refer to others first. */
	void clear(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			for (String table : names().reversed()) {
				statement.execute("DELETE FROM " + table);
			}
		}
	}

	/** Whether no table holds a row. */
	boolean isEmpty(Connection connection) throws SQLException {
		for (String table : names()) {
			if (count(connection, table) > 0) {
				return false;
			}
		}
		return true;
	}

	private static long count(Connection connection, String table) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
			row.next();
			return row.getLong(1);
		}
	}

	/** Copies every row of every table but some; the numbers that are given next follow those that were. */
	void copy(Connection from, Connection to, Set<String> except, SubMonitor monitor) throws SQLException {
		Map<String, Long> counts = new LinkedHashMap<>();
		for (String name : names()) {
			if (!except.contains(name)) {
				counts.put(name, count(from, name));
			}
		}
		SubMonitor progress = SubMonitor.convert(monitor, steps(counts.values()));
		for (Map.Entry<String, Long> count : counts.entrySet()) {
			Table table = tables.get(count.getKey());
			progress.subTask(String.format(Locale.ROOT, "%s: %,d rows", table.name, count.getValue()));
			copy(table, from, to, progress);
			for (Column column : table.columns) {
				if (column.counted) {
					countOn(table.name, column.name, to);
				}
			}
		}
	}

	private static int steps(Iterable<Long> counts) {
		long steps = 0;
		for (long count : counts) {
			steps += count / BATCH + 1;
		}
		return (int) Math.min(steps, Integer.MAX_VALUE);
	}

	private static void copy(Table table, Connection from, Connection to, SubMonitor progress) throws SQLException {
		String places = String.join(", ", table.columns.stream().map(_ -> "?").toList());
		try (Statement select = from.createStatement();
				PreparedStatement insert = to.prepareStatement("INSERT INTO " + table.name + " (" + table.names() + ") VALUES (" + places + ')')) {
			select.setFetchSize(BATCH);
			try (ResultSet rows = select.executeQuery("SELECT " + table.names() + " FROM " + table.name)) {
				int waiting = 0;
				while (rows.next()) {
					int place = 0;
					for (Column column : table.columns) {
						place++;
						set(insert, place, column, value(rows, place, column.kind));
					}
					insert.addBatch();
					waiting++;
					if (waiting == BATCH) {
						insert.executeBatch();
						waiting = 0;
						worked(progress);
					}
				}
				insert.executeBatch();
				worked(progress);
			}
		}
	}

	private static void worked(SubMonitor progress) {
		if (progress.isCanceled()) {
			throw new OperationCanceledException();
		}
		progress.worked(1);
	}

	private static Object value(ResultSet rows, int place, Kind kind) throws SQLException {
		Object value = switch (kind) {
		case TEXT -> Optional.ofNullable(rows.getString(place)).map(Database::clean).orElse(null);
		case WHOLE -> rows.getLong(place);
		case REAL -> rows.getDouble(place);
		case TRUTH -> rows.getBoolean(place);
		case TIME -> Optional.ofNullable(rows.getObject(place, OffsetDateTime.class)).map(OffsetDateTime::toInstant).orElse(null);
		case BYTES -> rows.getBytes(place);
		};
		return rows.wasNull() ? null : value;
	}

	private static void set(PreparedStatement insert, int place, Column column, Object value) throws SQLException {
		if (value == null) {
			insert.setNull(place, column.type);
		} else if (value instanceof Instant time) {
			insert.setObject(place, time.atOffset(ZoneOffset.UTC));
		} else if (value instanceof byte[] bytes) {
			insert.setBytes(place, bytes);
		} else if (value instanceof Long whole && column.type != Types.BIGINT) {
			insert.setInt(place, Math.toIntExact(whole));
		} else {
			insert.setObject(place, value);
		}
	}

	/** New rows get numbers behind all that are there. */
	private static void countOn(String table, String column, Connection to) throws SQLException {
		long next;
		try (Statement statement = to.createStatement();
				ResultSet row = statement.executeQuery("SELECT COALESCE(MAX(" + column + "), 0) + 1 FROM " + table)) {
			row.next();
			next = row.getLong(1);
		}
		try (Statement statement = to.createStatement()) {
			statement.execute("ALTER TABLE " + table + " ALTER COLUMN " + column + " RESTART WITH " + next);
		}
	}

	/** What each table holds, by name. */
	Map<String, Content> contents(Connection connection, Set<String> except, SubMonitor monitor) throws SQLException {
		SubMonitor progress = SubMonitor.convert(monitor, tables.size());
		Map<String, Content> contents = new TreeMap<>();
		for (Table table : tables.values()) {
			if (!except.contains(table.name)) {
				contents.put(table.name, content(table, connection, progress));
			}
			worked(progress);
		}
		return contents;
	}

	private static Content content(Table table, Connection connection, SubMonitor progress) throws SQLException {
		MessageDigest digest = Hashes.sha256();
		long[] sums = new long[LANES];
		long count = 0;
		// By name: the order of columns may differ between the sides.
		List<Column> columns = table.columns.stream().sorted((a, b) -> a.name.compareTo(b.name)).toList();
		try (Statement select = connection.createStatement()) {
			select.setFetchSize(BATCH);
			try (ResultSet rows = select
					.executeQuery("SELECT " + String.join(", ", columns.stream().map(Column::name).toList()) + " FROM " + table.name)) {
				while (rows.next()) {
					for (int i = 0; i < columns.size(); i++) {
						add(digest, value(rows, i + 1, columns.get(i).kind));
					}
					ByteBuffer hash = ByteBuffer.wrap(digest.digest());
					Arrays.setAll(sums, lane -> sums[lane] + hash.getLong());
					count++;
					if (count % BATCH == 0 && progress.isCanceled()) {
						throw new OperationCanceledException();
					}
				}
			}
		}
		ByteBuffer sum = ByteBuffer.allocate(LANES * Long.BYTES);
		Arrays.stream(sums).forEach(sum::putLong);
		return new Content(count, HexFormat.of().formatHex(sum.array()));
	}

	/** Length and bytes, so that no two rows look alike when their values are put together. */
	private static void add(MessageDigest digest, Object value) {
		byte[] bytes = switch (value) {
		case null -> new byte[0];
		case byte[] raw -> raw;
		case Long whole -> ByteBuffer.allocate(Long.BYTES).putLong(whole).array();
		case Double real -> ByteBuffer.allocate(Long.BYTES).putLong(Double.doubleToLongBits(real)).array();
		default -> value.toString().getBytes(StandardCharsets.UTF_8);
		};
		digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(value == null ? -1 : bytes.length).flip());
		digest.update(bytes);
	}
}
