package org.zipp.store.internal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import org.jdbi.v3.core.Handle;
import org.zipp.core.ZippException;
import org.zipp.store.Amendment;
import org.zipp.store.PlanLockedException;
import org.zipp.store.PlanRepository;
import org.zipp.store.Rows.DesignRow;
import org.zipp.store.Rows.DeviationRow;
import org.zipp.store.Rows.LookRow;
import org.zipp.store.Rows.PlanRow;
import org.zipp.store.StoreListener.Topic;
import org.zipp.store.StudyConflict;
import org.zipp.store.StudyConflictException;
import org.zipp.store.StudyPart;

/** Plans, deviations and looks: rows that are added and never changed. */
final class PlanTable implements PlanRepository {

	private final Database database;
	private final Listeners listeners;

	PlanTable(Database database, Listeners listeners) {
		this.database = database;
		this.listeners = listeners;
	}

	/**
	 * A change of what a plan holds.
	 *
	 * @param part what is changed, as people call it
	 */
	record Change(String part, String before, String after) {
	}

	/** A part as it is kept with a deviation; empty for one that is not there. */
	static String words(StudyPart part) {
		return part == null ? "" : part.values().entrySet().stream().filter(e -> e.getKey().isEmpty() || !e.getValue().isEmpty())
				.map(e -> e.getKey().isEmpty() ? e.getValue() : e.getKey() + ": " + e.getValue()).sorted().collect(Collectors.joining("\n"));
	}

	/**
	 * To be called in the transaction that changes something, with the row of the study locked.
	 *
	 * @throws PlanLockedException when a plan is locked and there is no reason
	 */
	static void deviate(Handle h, List<Change> changes, Optional<Amendment> why) {
		Optional<PlanRow> plan = changes.isEmpty() ? Optional.empty() : locked(h);
		if (plan.isEmpty()) {
			return;
		}
		Amendment reason = why.orElseThrow(() -> new PlanLockedException(changes.stream().map(Change::part).toList()));
		Database.batch(h, "INSERT INTO deviations (plan, part, content_before, content_after, reason, made_at, made_by, votes) "
				+ "SELECT ?, CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS TIMESTAMP WITH TIME ZONE), "
				+ "CAST(? AS VARCHAR), COUNT(*) FROM votes", changes,
				c -> new Object[] { plan.get().number(), c.part, c.before, c.after, reason.reason(), Instant.now(), reason.by() });
	}

	private static Optional<PlanRow> locked(Handle h) {
		List<PlanRow> plans = all(h);
		return plans.isEmpty() ? Optional.empty() : Optional.of(plans.getLast());
	}

	private static List<PlanRow> all(Handle h) {
		return h.createQuery("SELECT number, content, hash, locked_at, locked_by, votes FROM plans ORDER BY number")
				.map((r, c) -> new PlanRow(r.getInt(1), r.getString(2), r.getString(3), r.getObject(4, OffsetDateTime.class).toInstant(),
						r.getString(5), r.getLong(6)))
				.list();
	}

	@Override
	public Optional<DesignRow> design() {
		return database.read("Reading the design", PlanTable::design);
	}

	private static Optional<DesignRow> design(Handle h) {
		return h.createQuery("SELECT content, version, changed_at FROM designs")
				.map((r, c) -> new DesignRow(r.getString(1), r.getInt(2), r.getObject(3, OffsetDateTime.class).toInstant())).findOne();
	}

	@Override
	public DesignRow saveDesign(String content, int seen) {
		return saveDesign(content, seen, Optional.empty());
	}

	@Override
	public DesignRow saveDesign(String content, int seen, Amendment why) {
		return saveDesign(content, seen, Optional.of(why));
	}

	private DesignRow saveDesign(String content, int seen, Optional<Amendment> why) {
		AtomicBoolean changed = new AtomicBoolean();
		DesignRow row = database.write("Storing the design", h -> {
			lockStudy(h);
			DesignRow before = design(h).orElse(new DesignRow("", 0, Instant.EPOCH));
			if (before.content().equals(content)) {
				return before;
			}
			if (before.version() != seen) {
				throw new StudyConflictException(List.of(new StudyConflict(design(content, seen), design(before.content(), before.version()))));
			}
			deviate(h, List.of(new Change("design", before.content(), content)), why);
			DesignRow after = new DesignRow(content, seen + 1, Database.stored(Instant.now()));
			h.execute(seen == 0 ? "INSERT INTO designs (content, version, changed_at) VALUES (?, ?, ?)"
					: "UPDATE designs SET content = ?, version = ?, changed_at = ?", content, after.version(), after.changedAt());
			changed.set(true);
			return after;
		});
		if (changed.get()) {
			listeners.changed(Topic.STUDY, "");
		}
		return row;
	}

	private static StudyPart design(String content, int version) {
		return new StudyPart(StudyPart.Kind.FIELD, "design", Map.of("", content), version);
	}

	@Override
	public Optional<PlanRow> locked() {
		return database.read("Reading the locked plan", PlanTable::locked);
	}

	@Override
	public List<PlanRow> all() {
		return database.read("Reading the locked plans", PlanTable::all);
	}

	@Override
	public PlanRow lock(String content, String hash, String by) {
		String who = by == null ? "" : by.strip();
		if (who.isEmpty()) {
			throw new ZippException("A plan is locked by somebody. Say who; the report tells it.");
		}
		PlanRow row = database.write("Locking the plan", h -> {
			lockStudy(h);
			locked(h).ifPresent(p -> {
				throw new ZippException("The plan of this study was locked on " + p.lockedAt() + " by " + p.lockedBy()
						+ ". To lock another in its place give a reason; that is a deviation, which the report tells.");
			});
			return add(h, 1, content, hash, who);
		});
		listeners.changed(Topic.STUDY, "");
		return row;
	}

	@Override
	public PlanRow replace(String content, String hash, Amendment why) {
		PlanRow row = database.write("Locking another plan", h -> {
			lockStudy(h);
			PlanRow before = locked(h).orElseThrow(() ->
					new ZippException("No plan of this study is locked, so there is none to replace. Lock it."));
			if (before.hash().equals(hash)) {
				throw new ZippException("This plan is locked already, on " + before.lockedAt() + " by " + before.lockedBy() + '.');
			}
			deviate(h, List.of(new Change("plan", before.content(), content)), Optional.of(why));
			return add(h, before.number() + 1, content, hash, why.by());
		});
		listeners.changed(Topic.STUDY, "");
		return row;
	}

	/** One who changes the study or its plan at a time. */
	static void lockStudy(Handle h) {
		h.createQuery("SELECT only_row FROM study FOR UPDATE").mapTo(int.class).list();
	}

	private static PlanRow add(Handle h, int number, String content, String hash, String by) {
		PlanRow row = new PlanRow(number, content, hash, Database.stored(Instant.now()), by,
				h.createQuery("SELECT COUNT(*) FROM votes").mapTo(long.class).one());
		h.execute("INSERT INTO plans (number, content, hash, locked_at, locked_by, votes) VALUES (?, ?, ?, ?, ?, ?)", row.number(), row.content(),
				row.hash(), row.lockedAt(), row.lockedBy(), row.votes());
		return row;
	}

	@Override
	public List<DeviationRow> deviations() {
		return database.read("Reading deviations from the plan",
				h -> h.createQuery("SELECT plan, part, content_before, content_after, reason, made_at, made_by, votes FROM deviations ORDER BY id")
						.map((r, c) -> new DeviationRow(r.getInt(1), r.getString(2), r.getString(3), r.getString(4), r.getString(5),
								r.getObject(6, OffsetDateTime.class).toInstant(), r.getString(7), r.getLong(8)))
						.list());
	}

	@Override
	public List<LookRow> looks() {
		return database.read("Reading the looks at the votes", PlanTable::looks);
	}

	private static List<LookRow> looks(Handle h) {
		return h.createQuery("SELECT id, looked_at, looked_by, votes, content FROM looks ORDER BY id")
				.map((r, c) -> new LookRow(r.getLong(1), r.getObject(2, OffsetDateTime.class).toInstant(), r.getString(3), r.getLong(4),
				r.getString(5)))
				.list();
	}

	@Override
	public LookRow look(String by, long votes, String content) {
		LookRow row = database.write("Keeping a look at the votes", h -> {
			lockStudy(h);
			Optional<LookRow> same = looks(h).stream().filter(l -> l.votes() == votes && l.content().equals(content)).findFirst();
			if (same.isEmpty()) {
				h.execute("INSERT INTO looks (looked_at, looked_by, votes, content) VALUES (?, ?, ?, ?)", Instant.now(), by, votes, content);
			}
			return same.orElseGet(() -> looks(h).getLast());
		});
		listeners.changed(Topic.STUDY, "");
		return row;
	}
}
