package org.zipp.store.internal;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.zipp.core.ZippException;
import org.zipp.store.RatingRepository;
import org.zipp.store.Rows.RatingRow;
import org.zipp.store.Rows.RatingTask;
import org.zipp.store.StoreListener.Topic;

final class RatingTable implements RatingRepository {

	private static final int LOWEST = 1;
	private static final int HIGHEST = 5;
	private static final String OF_RATER = " WHERE rater_id = ?";
	private static final String TASKS = "SELECT id, rater_id, place, user_id, text, text_hash, assigned_at FROM rating_tasks";
	private static final String TASK_ORDER = " ORDER BY rater_id, place";
	private static final RowMapper<RatingTask> TASK = (r, c) -> new RatingTask(r.getLong(1), r.getString(2), r.getInt(3), r.getString(4),
			r.getString(5), r.getString(6), r.getObject(7, OffsetDateTime.class).toInstant());
	private static final String RATINGS = "SELECT rater_id, user_id, criterion, rating, rated_at, persona_hash FROM ratings";
	private static final String RATING_ORDER = " ORDER BY rater_id, user_id, criterion";
	private static final RowMapper<RatingRow> RATING = (r, c) -> new RatingRow(r.getString(1), r.getString(2), r.getString(3), r.getInt(4),
			r.getObject(5, OffsetDateTime.class).toInstant(), r.getString(6));

	private final Database database;
	private final Listeners listeners;

	RatingTable(Database database, Listeners listeners) {
		this.database = database;
		this.listeners = listeners;
	}

	@Override
	public void assign(Collection<RatingTask> tasks) {
		try {
			database.write("Storing personas to be rated", h -> {
				Database.batch(h, "INSERT INTO rating_tasks (rater_id, place, user_id, text, text_hash, assigned_at) VALUES (?, ?, ?, ?, ?, ?)",
						tasks, t -> new Object[] { t.raterId(), t.position(), t.userId(), Database.text(t.text()), t.textHash(), t.assigned() });
				return null;
			});
		} catch (ZippException e) {
			throw e.getCause() instanceof JdbiException cause && Database.isDuplicate(cause)
					? new ZippException("One of these experts has been given personas in between; those stand, and none of these " + tasks.size()
							+ " was stored.", e)
					: e;
		}
		listeners.changed(Topic.TRIALS, "");
	}

	@Override
	public List<RatingTask> tasks() {
		return database.read("Reading personas to be rated", h -> h.createQuery(TASKS + TASK_ORDER).map(TASK).list());
	}

	@Override
	public List<RatingTask> tasks(String raterId) {
		return database.read("Reading the personas that an expert rates",
				h -> h.createQuery(TASKS + OF_RATER + TASK_ORDER).bind(0, raterId).map(TASK).list());
	}

	@Override
	public int release(Collection<RatingTask> tasks) {
		int gone = database.write("Taking back personas to be rated", h -> {
			int n = 0;
			for (RatingTask t : tasks.stream().sorted(Comparator.comparingLong(RatingTask::id)).toList()) {
				n += h.execute("DELETE FROM rating_tasks WHERE id = ? AND NOT EXISTS (SELECT 1 FROM ratings r WHERE r.rater_id = ? AND r.user_id = ?)",
						t.id(), t.raterId(), t.userId());
			}
			return n;
		});
		if (gone > 0) {
			listeners.changed(Topic.TRIALS, "");
		}
		return gone;
	}

	@Override
	public void rate(RatingRow rating) {
		rate(List.of(rating));
	}

	@Override
	public void rate(Collection<RatingRow> ratings) {
		for (RatingRow r : ratings) {
			if (r.value() < LOWEST || r.value() > HIGHEST) {
				throw new ZippException("A rating goes from 1 to 5, not " + r.value() + '.');
			}
		}
		database.merge("Storing ratings of personas", h -> {
			// Writers of the same rows meet in the same order.
			ratings.stream().sorted(Comparator.comparing(RatingRow::raterId).thenComparing(RatingRow::userId).thenComparing(RatingRow::criterion))
					.forEach(r -> rate(h, r));
			return null;
		});
		listeners.changed(Topic.VOTES, "");
	}

	private static void rate(Handle h, RatingRow r) {
		h.execute("DELETE FROM ratings WHERE rater_id = ? AND user_id = ? AND criterion = ?", r.raterId(), r.userId(), r.criterion());
		h.execute("INSERT INTO ratings (rater_id, user_id, criterion, rating, rated_at, persona_hash) VALUES (?, ?, ?, ?, ?, ?)", r.raterId(),
				r.userId(), r.criterion(), r.value(), r.at(), r.personaHash());
	}

	@Override
	public int withdraw(String raterId, String userId) {
		int gone = database.write("Taking back ratings of a persona",
				h -> h.execute("DELETE FROM ratings WHERE rater_id = ? AND user_id = ?", raterId, userId));
		if (gone > 0) {
			listeners.changed(Topic.VOTES, "");
		}
		return gone;
	}

	@Override
	public List<RatingRow> all() {
		return database.read("Reading ratings", h -> h.createQuery(RATINGS + RATING_ORDER).map(RATING).list());
	}

	@Override
	public List<RatingRow> all(String raterId) {
		return database.read("Reading the ratings of an expert", h -> h.createQuery(RATINGS + OF_RATER + RATING_ORDER).bind(0, raterId)
				.map(RATING).list());
	}
}
