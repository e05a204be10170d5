package org.zipp.store.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.zipp.store.Rows.TaskFilter;
import org.zipp.store.Rows.TaskRow;
import org.zipp.store.Rows.TaskState;

/** What people do with the queue: look at some of it, retry, reorder, remove. */
final class QueueEdits {

	/** A condition with its values, of which the first stands at a place. */
	private record Where(String sql, List<Object> values) {

		<S extends SqlStatement<S>> S bind(S statement, int from) {
			for (int i = 0; i < values.size(); i++) {
				statement.bind(from + i, values.get(i));
			}
			return statement;
		}
	}

	private final Database database;

	QueueEdits(Database database) {
		this.database = database;
	}

	private static Where where(TaskFilter filter) {
		StringBuilder sql = new StringBuilder("1 = 1");
		List<Object> values = new ArrayList<>();
		and(sql, values, "user_id", filter.user());
		and(sql, values, "prompt_id", filter.prompt());
		and(sql, values, "condition_id", filter.condition());
		and(sql, values, "seed", filter.seed());
		if (!filter.states().isEmpty()) {
			sql.append(" AND state IN (").append(String.join(", ", filter.states().stream().map(_ -> "?").toList())).append(')');
			filter.states().forEach(s -> values.add(s.name()));
		}
		return new Where(sql.toString(), values);
	}

	private static void and(StringBuilder sql, List<Object> values, String column, Object value) {
		if (value != null) {
			sql.append(" AND ").append(column).append(" = ?");
			values.add(value);
		}
	}

	long[] counts(TaskFilter filter) {
		Where where = where(filter);
		Map<TaskState, Long> counts = new EnumMap<>(TaskState.class);
		database.read("Counting the queue",
				h -> where.bind(h.createQuery("SELECT state, COUNT(*) FROM tasks WHERE " + where.sql + " GROUP BY state"), 0)
						.map((r, c) -> counts.put(TaskState.valueOf(r.getString(1)), r.getLong(2))).list());
		long[] result = new long[TaskState.values().length];
		counts.forEach((state, count) -> result[state.ordinal()] = count);
		return result;
	}

	List<TaskRow> list(TaskFilter filter, int limit) {
		Where where = where(filter);
		return database.read("Reading the queue", h -> where.bind(h.createQuery(ImageTable.SELECT_TASK + " WHERE " + where.sql
				+ " ORDER BY place LIMIT " + Math.max(0, limit)), 0).map(ImageTable.TASK).list());
	}

	int retry(TaskFilter filter) {
		Where where = where(filter);
		return database.write("Putting pictures back into the queue",
				h -> where.bind(h.createUpdate("UPDATE tasks SET state = ?, error = '', changed_at = ? WHERE state = ? AND " + where.sql)
						.bind(0, TaskState.QUEUED.name()).bind(1, Instant.now()).bind(2, TaskState.FAILED.name()), 3).execute());
	}

	/** Moves them by one distance, so that the last of them comes before all others. */
	int toFront(TaskFilter filter) {
		Where where = where(filter);
		return database.write("Reordering the queue", h -> {
			long first = place(h, "MIN(place)", "1 = 1", new Where("", List.of()));
			String meant = "state = '" + TaskState.QUEUED.name() + "' AND " + where.sql;
			long last = place(h, "MAX(place)", meant, where);
			return where.bind(h.createUpdate("UPDATE tasks SET place = place - ? WHERE " + meant).bind(0, last - first + 1), 1).execute();
		});
	}

	private static long place(Handle h, String what, String sql, Where where) {
		return where.bind(h.createQuery("SELECT COALESCE(" + what + ", 0) FROM tasks WHERE " + sql), 0).mapTo(long.class).one();
	}

	int remove(TaskFilter filter) {
		Where where = where(filter);
		return database.write("Taking pictures out of the queue",
				h -> where.bind(h.createUpdate("DELETE FROM tasks WHERE " + where.sql), 0).execute());
	}
}
