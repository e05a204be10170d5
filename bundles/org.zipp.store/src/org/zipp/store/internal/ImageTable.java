package org.zipp.store.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import org.eclipse.core.runtime.SubMonitor;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.store.ImageRepository;
import org.zipp.store.PictureState;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.TaskRow;
import org.zipp.store.Rows.TaskState;
import org.zipp.store.StoreListener.Topic;

final class ImageTable implements ImageRepository {

	private static final String KEY = "user_id = ? AND prompt_id = ? AND condition_id = ? AND seed = ?";
	private static final List<String> KEY_COLUMNS = List.of("user_id VARCHAR", "prompt_id VARCHAR", "condition_id VARCHAR",
			"seed BIGINT");
	private static final String SAVE_IMAGE = Database.upsert("images", KEY_COLUMNS, List.of("width INTEGER",
			"height INTEGER", "content VARCHAR", "generator VARCHAR", "seconds DOUBLE PRECISION",
			"created_at TIMESTAMP WITH TIME ZONE"));
	private static final String SELECT_IMAGE = "SELECT user_id, prompt_id, condition_id, seed, width, height, content, "
			+ "generator, seconds, created_at FROM images";
	private static final String IMAGE_ORDER = " ORDER BY user_id, prompt_id, condition_id, seed";
	private static final String SELECT_TASK = "SELECT user_id, prompt_id, condition_id, seed, prompt, negative, state, "
			+ "error, attempts FROM tasks";
	private static final RowMapper<ImageRow> IMAGE = (r, c) -> new ImageRow(
			new ImageKey(r.getString(1), r.getString(2), r.getString(3), r.getLong(4)), r.getInt(5), r.getInt(6),
			r.getString(7), r.getString(8), r.getDouble(9), r.getObject(10, OffsetDateTime.class).toInstant());
	private static final RowMapper<TaskRow> TASK = (r, c) -> new TaskRow(
			new ImageKey(r.getString(1), r.getString(2), r.getString(3), r.getLong(4)), r.getString(5), r.getString(6),
			TaskState.valueOf(r.getString(7)), r.getString(8), r.getInt(9));

	private record Wording(String prompt, String negative) {
	}

	private final Database database;
	private final Listeners listeners;
	private final PictureFiles files;
	private final Lock taking = new ReentrantLock();

	ImageTable(Database database, Listeners listeners, StudyDirectory directory) {
		this.database = database;
		this.listeners = listeners;
		files = new PictureFiles(directory);
	}

	@Override
	public ImageRow save(ImageKey key, int width, int height, byte[] png, String generator, double seconds) {
		database.checkWritable("Storing a picture");
		String content = files.write(png);
		ImageRow row = new ImageRow(key, width, height, content, generator, seconds, Database.stored(Instant.now()));
		database.write("Storing a picture", h -> {
			h.execute(SAVE_IMAGE, key.userId(), key.promptId(), key.conditionId(), key.seed(), width, height, content,
					generator, seconds, row.createdAt());
			h.execute("UPDATE tasks SET state = ?, error = '', changed_at = ? WHERE " + KEY, TaskState.DONE.name(),
					row.createdAt(), key.userId(), key.promptId(), key.conditionId(), key.seed());
			return null;
		});
		listeners.changed(Topic.IMAGES, key.userId());
		listeners.changed(Topic.TASKS, "");
		return row;
	}

	@Override
	public Path file(String content) {
		return files.file(content);
	}

	@Override
	public PictureState state(String content) {
		return files.state(content);
	}

	@Override
	public Map<String, PictureState> states(Collection<String> contents, boolean thorough, SubMonitor monitor) {
		return files.states(contents, thorough, monitor);
	}

	@Override
	public Optional<ImageRow> find(ImageKey key) {
		return database.read("Looking up a picture",
				h -> h.createQuery(SELECT_IMAGE + " WHERE " + KEY).bind(0, key.userId()).bind(1, key.promptId())
						.bind(2, key.conditionId()).bind(3, key.seed()).map(IMAGE).findOne());
	}

	@Override
	public List<ImageRow> ofUser(String userId, boolean shared) {
		return database.read("Reading the pictures of a user",
				h -> h.createQuery(SELECT_IMAGE + " WHERE user_id = ? OR (? AND user_id = '')" + IMAGE_ORDER).bind(0, userId)
						.bind(1, shared).map(IMAGE).list());
	}

	@Override
	public List<ImageRow> all() {
		return database.read("Reading the pictures", h -> h.createQuery(SELECT_IMAGE + IMAGE_ORDER).map(IMAGE).list());
	}

	@Override
	public int enqueue(Collection<TaskRow> tasks) {
		int queued = database.write("Queueing pictures", h -> {
			Map<ImageKey, Wording> known = new HashMap<>();
			h.createQuery(SELECT_TASK).map(TASK).forEach(t -> known.put(t.key(), new Wording(t.prompt(), t.negative())));
			List<TaskRow> added = new ArrayList<>();
			List<TaskRow> changed = new ArrayList<>();
			for (TaskRow task : tasks) {
				Wording wording = new Wording(Database.clean(Database.text(task.prompt())),
						Database.clean(Database.text(task.negative())));
				Wording old = known.put(task.key(), wording);
				if (old == null) {
					added.add(task);
				} else if (!old.equals(wording)) {
					changed.add(task);
				}
			}
			insert(h, added);
			dropAndQueue(h, changed);
			return added.size() + changed.size();
		});
		if (queued > 0) {
			listeners.changed(Topic.TASKS, "");
		}
		return queued;
	}

	private static void insert(Handle h, List<TaskRow> added) {
		Instant now = Instant.now();
		Database.batch(h,
				"INSERT INTO tasks (user_id, prompt_id, condition_id, seed, prompt, negative, state, error, attempts, "
						+ "changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, '', 0, ?)",
				added, t -> new Object[] { t.key().userId(), t.key().promptId(), t.key().conditionId(), t.key().seed(),
						Database.text(t.prompt()), Database.text(t.negative()), TaskState.QUEUED.name(), now });
	}

	private static void dropAndQueue(Handle h, List<TaskRow> changed) {
		Instant now = Instant.now();
		Database.batch(h, "DELETE FROM images WHERE " + KEY, changed, t -> key(t.key()));
		Database.batch(h,
				"UPDATE tasks SET prompt = ?, negative = ?, state = ?, error = '', attempts = 0, changed_at = ? WHERE " + KEY,
				changed, t -> new Object[] { Database.text(t.prompt()), Database.text(t.negative()), TaskState.QUEUED.name(),
						now, t.key().userId(), t.key().promptId(), t.key().conditionId(), t.key().seed() });
	}

	private static Object[] key(ImageKey key) {
		return new Object[] { key.userId(), key.promptId(), key.conditionId(), key.seed() };
	}

	@Override
	public List<TaskRow> take(int n) {
		List<TaskRow> taken;
		taking.lock();
		try {
			taken = database.write("Taking pictures from the queue", h -> take(h, n));
		} finally {
			taking.unlock();
		}
		if (!taken.isEmpty()) {
			listeners.changed(Topic.TASKS, "");
		}
		return taken;
	}

	private List<TaskRow> take(Handle h, int n) {
		List<TaskRow> found = h
				.createQuery(SELECT_TASK + " WHERE state = ? ORDER BY place LIMIT ?" + database.dialect().skipLocked())
				.bind(0, TaskState.QUEUED.name()).bind(1, n).map(TASK).list();
		List<TaskRow> taken = new ArrayList<>();
		for (TaskRow t : found) {
			// The state is asked again, because H2 has not locked the row.
			int changed = h.execute(
					"UPDATE tasks SET state = ?, attempts = attempts + 1, changed_at = ? WHERE " + KEY + " AND state = ?",
					TaskState.RUNNING.name(), Instant.now(), t.key().userId(), t.key().promptId(), t.key().conditionId(),
					t.key().seed(), TaskState.QUEUED.name());
			if (changed == 1) {
				taken.add(new TaskRow(t.key(), t.prompt(), t.negative(), TaskState.RUNNING, t.error(), t.attempts() + 1));
			}
		}
		return taken;
	}

	@Override
	public void fail(ImageKey key, String error) {
		database.write("Marking a picture as failed", h -> {
			int changed = h.execute("UPDATE tasks SET state = ?, error = ?, changed_at = ? WHERE " + KEY,
					TaskState.FAILED.name(), Database.text(error), Instant.now(), key.userId(), key.promptId(),
					key.conditionId(), key.seed());
			if (changed == 0) {
				throw new ZippException("There is no such picture in the queue: " + key);
			}
			return null;
		});
		listeners.changed(Topic.TASKS, "");
	}

	@Override
	public int requeue(boolean failed) {
		int changed = database.write("Putting pictures back into the queue",
				h -> h.execute("UPDATE tasks SET state = ?, error = '', changed_at = ? WHERE state = ? OR state = ?",
						TaskState.QUEUED.name(), Instant.now(), TaskState.RUNNING.name(),
						(failed ? TaskState.FAILED : TaskState.RUNNING).name()));
		if (changed > 0) {
			listeners.changed(Topic.TASKS, "");
		}
		return changed;
	}

	@Override
	public void requeue(Collection<ImageKey> keys) {
		Instant now = Instant.now();
		database.write("Putting pictures back into the queue", h -> {
			Database.batch(h, "UPDATE tasks SET state = ?, error = '', changed_at = ? WHERE state <> ? AND " + KEY, keys,
					k -> new Object[] { TaskState.QUEUED.name(), now, TaskState.DONE.name(), k.userId(), k.promptId(),
							k.conditionId(), k.seed() });
			return null;
		});
		listeners.changed(Topic.TASKS, "");
	}

	@Override
	public long[] taskCounts() {
		Map<TaskState, Long> counts = new EnumMap<>(TaskState.class);
		database.read("Counting the queue", h -> h.createQuery("SELECT state, COUNT(*) FROM tasks GROUP BY state")
				.map((r, c) -> counts.put(TaskState.valueOf(r.getString(1)), r.getLong(2))).list());
		long[] result = new long[TaskState.values().length];
		counts.forEach((state, count) -> result[state.ordinal()] = count);
		return result;
	}

	@Override
	public List<TaskRow> tasks(TaskState state, int limit) {
		return database.read("Reading the queue",
				h -> h.createQuery(SELECT_TASK + " WHERE state = ? ORDER BY changed_at DESC, place DESC LIMIT ?")
						.bind(0, state.name()).bind(1, limit).map(TASK).list());
	}
}
