package org.zipp.store.internal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import org.zipp.store.Rows.WorkerRow;

/** Who works on the queue. The time is the database's, so that clocks of hosts need not agree. */
final class WorkerTable {

	private static final String OF_LATE = "CURRENT_TIMESTAMP - INTERVAL '" + Holder.LEASE.toSeconds() + "' SECOND";
	private static final String FORGOTTEN = "CURRENT_TIMESTAMP - INTERVAL '1' DAY";

	private final Database database;
	private final Holder holder;

	WorkerTable(Database database, Holder holder) {
		this.database = database;
		this.holder = holder;
	}

	void report(WorkerRow worker) {
		database.merge("Telling of work on the queue", h -> {
			int there = h.execute("UPDATE workers SET seen_at = CURRENT_TIMESTAMP, made = ?, failed = ?, rate = ?, doing = ? WHERE id = ?",
					worker.made(), worker.failed(), worker.rate(), worker.doing(), holder.id());
			if (there == 0) {
				h.execute("DELETE FROM workers WHERE seen_at < " + FORGOTTEN);
				h.execute("INSERT INTO workers (id, name, generator, device, started_at, seen_at, made, failed, rate, doing) "
						+ "VALUES (?, ?, ?, ?, ?, CURRENT_TIMESTAMP, ?, ?, ?, ?)", holder.id(), worker.name(), worker.generator(),
						worker.device(), Instant.now(), worker.made(), worker.failed(), worker.rate(), worker.doing());
			}
			return null;
		});
	}

	void end() {
		database.write("Telling that work on the queue is over", h -> h.execute("DELETE FROM workers WHERE id = ?", holder.id()));
	}

	/** A process of this machine that has ended without a word is none. */
	List<WorkerRow> all() {
		return database.read("Reading who works on the queue",
				h -> h.createQuery("SELECT name, generator, device, started_at, seen_at, made, failed, rate, doing, id FROM workers "
						+ "WHERE seen_at > " + OF_LATE + " ORDER BY name, id")
						.map((r, c) -> r.getString(10).equals(holder.id()) || !holder.isOwnOrGone(r.getString(10))
								? new WorkerRow(r.getString(1), r.getString(2), r.getString(3), time(r.getObject(4, OffsetDateTime.class)),
										time(r.getObject(5, OffsetDateTime.class)), r.getLong(6), r.getLong(7), r.getDouble(8), r.getString(9))
								: null)
						.list())
				.stream().filter(w -> w != null).toList();
	}

	private static Instant time(OffsetDateTime time) {
		return time.toInstant();
	}
}
