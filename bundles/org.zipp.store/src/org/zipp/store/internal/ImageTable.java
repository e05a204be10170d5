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
import java.util.function.Function;
import java.util.stream.Stream;

import org.eclipse.core.runtime.SubMonitor;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.store.ImageRepository;
import org.zipp.store.PictureState;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.PictureSetting;
import org.zipp.store.Rows.TaskRow;
import org.zipp.store.Rows.TaskState;
import org.zipp.store.StoreListener.Topic;

final class ImageTable implements ImageRepository {

	private static final String KEY = "user_id = ? AND prompt_id = ? AND condition_id = ? AND seed = ?";
	private static final List<String> KEY_COLUMNS = List.of("user_id VARCHAR", "prompt_id VARCHAR", "condition_id VARCHAR",
			"seed BIGINT", "setting VARCHAR");
	/** The setting used last; empty in a study that knows of none. */
	static final String SETTING = "COALESCE((SELECT s.id FROM picture_settings s ORDER BY s.used_at DESC, s.id LIMIT 1), '')";
	private static final String SAVE_SETTING = Database.upsert("picture_settings", List.of("id VARCHAR"),
			List.of("generator_id VARCHAR", "generator VARCHAR", "options VARCHAR", "width INTEGER", "height INTEGER",
					"steps INTEGER", "used_at TIMESTAMP WITH TIME ZONE"));
	private static final String SAVE_IMAGE = Database.upsert("images", KEY_COLUMNS, List.of("width INTEGER",
			"height INTEGER", "content VARCHAR", "generator VARCHAR", "seconds DOUBLE PRECISION",
			"created_at TIMESTAMP WITH TIME ZONE", "prompt VARCHAR", "negative VARCHAR"));
	private static final String SELECT_IMAGE = "SELECT user_id, prompt_id, condition_id, seed, width, height, content, "
			+ "generator, seconds, created_at, setting, prompt, negative FROM images";
	private static final String OF_SETTING = " setting = " + SETTING;
	private static final String IMAGE_ORDER = " ORDER BY user_id, prompt_id, condition_id, seed, setting";
	private static final String SELECT_TASK = "SELECT user_id, prompt_id, condition_id, seed, prompt, negative, state, "
			+ "error, attempts FROM tasks";
	private static final String SELECT_TASK_SETTING = SELECT_TASK.replace(" FROM tasks", ", setting FROM tasks");
	private static final RowMapper<ImageRow> IMAGE = (r, c) -> new ImageRow(
			new ImageKey(r.getString(1), r.getString(2), r.getString(3), r.getLong(4)), r.getInt(5), r.getInt(6),
			r.getString(7), r.getString(8), r.getDouble(9), r.getObject(10, OffsetDateTime.class).toInstant(),
			r.getString(11), r.getString(12), r.getString(13));
	private static final RowMapper<TaskRow> TASK = (r, c) -> new TaskRow(
			new ImageKey(r.getString(1), r.getString(2), r.getString(3), r.getLong(4)), r.getString(5), r.getString(6),
			TaskState.valueOf(r.getString(7)), r.getString(8), r.getInt(9));

	private record Wording(String prompt, String negative) {
	}

	/** A task as it is stored. */
	private record Queued(Wording wording, TaskState state, String setting) {
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

	/** The setting used last, empty when the study knows of none. */
	static String setting(Handle h) {
		return h.createQuery("SELECT " + SETTING).mapTo(String.class).one();
	}

	@Override
	public ImageRow save(ImageKey key, int width, int height, byte[] png, String generator, double seconds) {
		return save(key, width, height, png, generator, seconds, h -> {
			Optional<String[]> task = h.createQuery("SELECT setting, prompt, negative FROM tasks WHERE " + KEY)
					.bind(0, key.userId()).bind(1, key.promptId()).bind(2, key.conditionId()).bind(3, key.seed())
					.map((r, c) -> new String[] { r.getString(1), r.getString(2), r.getString(3) }).findOne();
			return task.orElseGet(() -> new String[] { setting(h), "", "" });
		});
	}

	@Override
	public ImageRow save(TaskRow task, PictureSetting setting, int width, int height, byte[] png, double seconds) {
		return save(task.key(), width, height, png, setting.generator(), seconds,
				h -> new String[] { setting.id(), Database.text(task.prompt()), Database.text(task.negative()) });
	}

	/** @param origin gives the setting, the prompt and the negative prompt */
	private ImageRow save(ImageKey key, int width, int height, byte[] png, String generator, double seconds,
			Function<Handle, String[]> origin) {
		database.checkWritable("Storing a picture");
		String content = files.write(png);
		ImageRow row = database.write("Storing a picture", h -> {
			String[] from = origin.apply(h);
			ImageRow made = new ImageRow(key, width, height, content, generator, seconds, Database.stored(Instant.now()), from[0],
					from[1], from[2]);
			h.execute(SAVE_IMAGE, key.userId(), key.promptId(), key.conditionId(), key.seed(), made.setting(), width, height,
					content, generator, seconds, made.createdAt(), made.prompt(), made.negative());
			h.execute("UPDATE tasks SET state = ?, error = '', changed_at = ? WHERE " + KEY + " AND setting = ?",
					TaskState.DONE.name(), made.createdAt(), key.userId(), key.promptId(), key.conditionId(), key.seed(),
					made.setting());
			return made;
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
	public byte[] read(String content) {
		return files.read(content);
	}

	@Override
	public PictureState state(String content) {
		return files.state(content);
	}

	@Override
	public Map<String, PictureState> states(Collection<String> contents, boolean thorough, SubMonitor monitor) {
		return files.states(contents, thorough, !database.isReadOnly(), monitor);
	}

	@Override
	public Optional<ImageRow> find(ImageKey key) {
		return database.read("Looking up a picture",
				h -> h.createQuery(SELECT_IMAGE + " WHERE " + KEY + " AND" + OF_SETTING).bind(0, key.userId()).bind(1, key.promptId())
						.bind(2, key.conditionId()).bind(3, key.seed()).map(IMAGE).findOne());
	}

	@Override
	public List<ImageRow> ofUser(String userId, boolean shared) {
		return database.read("Reading the pictures of a user",
				h -> h.createQuery(SELECT_IMAGE + " WHERE (user_id = ? OR (? AND user_id = '')) AND" + OF_SETTING + IMAGE_ORDER).bind(0, userId)
						.bind(1, shared).map(IMAGE).list());
	}

	@Override
	public List<ImageRow> all() {
		return database.read("Reading the pictures",
				h -> h.createQuery(SELECT_IMAGE + " WHERE" + OF_SETTING + IMAGE_ORDER).map(IMAGE).list());
	}

	@Override
	public List<ImageRow> ofEverySetting() {
		return database.read("Reading all pictures", h -> h.createQuery(SELECT_IMAGE + IMAGE_ORDER).map(IMAGE).list());
	}

	@Override
	public List<PictureSetting> settings() {
		return database.read("Reading how pictures were made",
				h -> h.createQuery("SELECT id, generator_id, generator, options, width, height, steps FROM picture_settings "
						+ "ORDER BY used_at DESC, id")
						.map((r, c) -> new PictureSetting(r.getString(1), r.getString(2), r.getString(3), r.getString(4),
								r.getInt(5), r.getInt(6), r.getInt(7)))
						.list());
	}

	@Override
	public int enqueue(Collection<TaskRow> tasks) {
		return enqueue(tasks, ImageTable::setting);
	}

	@Override
	public int enqueue(Collection<TaskRow> tasks, PictureSetting setting) {
		return enqueue(tasks, h -> {
			h.execute(SAVE_SETTING, setting.id(), setting.generatorId(), setting.generator(), setting.options(), setting.width(),
					setting.height(), setting.steps(), Instant.now());
			return setting.id();
		});
	}

	private int enqueue(Collection<TaskRow> tasks, Function<Handle, String> settingOf) {
		boolean[] changed = new boolean[1];
		int queued = database.write("Queueing pictures", h -> {
			String setting = settingOf.apply(h);
			Map<ImageKey, Queued> known = new HashMap<>();
			h.createQuery(SELECT_TASK_SETTING).map((r, c) -> known.put(TASK.map(r, c).key(),
					new Queued(new Wording(r.getString(5), r.getString(6)), TaskState.valueOf(r.getString(7)), r.getString(10))))
					.list();
			Map<ImageKey, Wording> made = new HashMap<>();
			h.createQuery(SELECT_IMAGE + " WHERE setting = ?").bind(0, setting).map(IMAGE)
					.forEach(i -> made.put(i.key(), new Wording(i.prompt(), i.negative())));
			List<TaskRow> dropped = new ArrayList<>();
			List<TaskRow> added = new ArrayList<>();
			List<TaskRow> reset = new ArrayList<>();
			for (TaskRow task : tasks) {
				Wording wording = new Wording(Database.clean(Database.text(task.prompt())),
						Database.clean(Database.text(task.negative())));
				Wording picture = made.get(task.key());
				Queued old = known.get(task.key());
				boolean same = old != null && old.wording.equals(wording) && old.setting.equals(setting);
				// A picture that knows no prompt was made from that of its task.
				boolean done = picture != null && (picture.equals(wording) || picture.prompt.isEmpty() && same);
				if (picture != null && !done && !picture.prompt.isEmpty() || picture != null && !done && old != null) {
					dropped.add(task);
				}
				TaskState state = done ? TaskState.DONE : TaskState.QUEUED;
				if (old == null) {
					added.add(in(task, state));
				} else if (!same || done != (old.state == TaskState.DONE)) {
					reset.add(in(task, state));
				}
				known.put(task.key(), new Queued(wording, same && old != null && !done ? old.state : state, setting));
			}
			Database.batch(h, "DELETE FROM images WHERE " + KEY + " AND setting = ?", dropped,
					t -> new Object[] { t.key().userId(), t.key().promptId(), t.key().conditionId(), t.key().seed(), setting });
			insert(h, added, setting);
			reset(h, reset, setting);
			changed[0] = !added.isEmpty() || !reset.isEmpty();
			return (int) Stream.concat(added.stream(), reset.stream()).filter(t -> t.state() == TaskState.QUEUED).count();
		});
		if (changed[0]) {
			listeners.changed(Topic.TASKS, "");
		}
		return queued;
	}

	private static TaskRow in(TaskRow task, TaskState state) {
		return new TaskRow(task.key(), task.prompt(), task.negative(), state, "", 0);
	}

	private static void insert(Handle h, List<TaskRow> added, String setting) {
		Instant now = Instant.now();
		Database.batch(h,
				"INSERT INTO tasks (user_id, prompt_id, condition_id, seed, prompt, negative, state, error, attempts, "
						+ "changed_at, setting) VALUES (?, ?, ?, ?, ?, ?, ?, '', 0, ?, ?)",
				added, t -> new Object[] { t.key().userId(), t.key().promptId(), t.key().conditionId(), t.key().seed(),
						Database.text(t.prompt()), Database.text(t.negative()), t.state().name(), now, setting });
	}

	private static void reset(Handle h, List<TaskRow> changed, String setting) {
		Instant now = Instant.now();
		Database.batch(h,
				"UPDATE tasks SET prompt = ?, negative = ?, state = ?, error = '', attempts = 0, changed_at = ?, setting = ? WHERE "
						+ KEY,
				changed, t -> new Object[] { Database.text(t.prompt()), Database.text(t.negative()), t.state().name(), now,
						setting, t.key().userId(), t.key().promptId(), t.key().conditionId(), t.key().seed() });
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
				.createQuery(SELECT_TASK + " WHERE state = ? AND" + OF_SETTING + " ORDER BY place LIMIT ?" + database.dialect().skipLocked())
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
