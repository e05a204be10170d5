package org.zipp.store.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.zipp.store.StoreListener.Topic;

/** The counts of changes on a PostgreSQL server, as they were looked at last. */
final class Changes {

	private final String query;
	private final Map<Topic, Long> counts = new EnumMap<>(Topic.class);
	/** Changes whose transactions may not be over: the first transaction that began after they were seen. */
	private final Map<Topic, Long> pending = new EnumMap<>(Topic.class);

	Changes(String schema) {
		String quoted = '"' + schema.replace("\"", "\"\"") + '"';
		query = "SELECT " + Stream.of(Topic.values()).map(t -> "(SELECT last_value + CASE WHEN is_called THEN 1 ELSE 0 END FROM " + quoted
				+ ".changes_"
				+ t.name().toLowerCase(Locale.ROOT) + ')').collect(Collectors.joining(", "))
				+ ", CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS TEXT) AS BIGINT), "
				+ "CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS TEXT) AS BIGINT)";
	}

	/** What was changed since the last look, and what was then being changed and is over now; nothing the first time. */
	Set<Topic> look(Connection connection) throws SQLException {
		Set<Topic> changed = EnumSet.noneOf(Topic.class);
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
			row.next();
			int column = Topic.values().length + 1;
			long oldest = row.getLong(column);
			long next = row.getLong(column + 1);
			pending.entrySet().removeIf(p -> p.getValue() <= oldest && changed.add(p.getKey()));
			for (Topic topic : Topic.values()) {
				long count = row.getLong(topic.ordinal() + 1);
				Long before = counts.put(topic, count);
				if (before == null || before != count) {
					pending.put(topic, next);
					if (before != null) {
						changed.add(topic);
					}
				}
			}
		}
		return changed;
	}
}
