package org.zipp.store.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;

import org.eclipse.core.runtime.SubMonitor;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.zipp.core.Hashes;
import org.zipp.core.PngCheck;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.choice.Settings;
import org.zipp.store.ImageRepository;
import org.zipp.store.PictureException;
import org.zipp.store.PictureState;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.MadePicture;
import org.zipp.store.Rows.PictureSetting;
import org.zipp.store.Rows.QueueState;
import org.zipp.store.Rows.TaskFilter;
import org.zipp.store.Rows.TaskRow;
import org.zipp.store.Rows.TaskState;
import org.zipp.store.Rows.WorkerRow;
import org.zipp.store.SeedKeeping;
import org.zipp.store.StoreListener.Topic;
import org.zipp.store.TakenOverException;

final class ImageTable implements ImageRepository {

	private static final String KEY = "user_id = ? AND prompt_id = ? AND condition_id = ? AND seed = ?";
	private static final List<String> KEY_COLUMNS = List.of("user_id VARCHAR", "prompt_id VARCHAR", "condition_id VARCHAR",
			"seed BIGINT", "setting VARCHAR");
	/** The setting used last; empty in a study that knows of none. */
	static final String SETTING = "COALESCE((SELECT s.id FROM picture_settings s ORDER BY s.used_at DESC, s.id LIMIT 1), '')";
	private static final String SAVE_SETTING = Database.upsert("picture_settings", List.of("id VARCHAR"),
			List.of("generator_id VARCHAR", "generator VARCHAR", "options VARCHAR", "width INTEGER", "height INTEGER",
					"steps INTEGER", "model VARCHAR", "device VARCHAR", "used_at TIMESTAMP WITH TIME ZONE"));
	private static final String SAVE_IMAGE = Database.upsert("images", KEY_COLUMNS, List.of("width INTEGER",
			"height INTEGER", "content VARCHAR", "generator VARCHAR", "seconds DOUBLE PRECISION",
			"created_at TIMESTAMP WITH TIME ZONE", "prompt VARCHAR", "negative VARCHAR", "seeds VARCHAR", "revised_prompt VARCHAR",
			"remarks VARCHAR"));
	private static final String SELECT_IMAGE = "SELECT user_id, prompt_id, condition_id, seed, width, height, content, "
			+ "generator, seconds, created_at, setting, prompt, negative, seeds, revised_prompt, remarks FROM images";
	private static final String OF_SETTING = " setting = " + SETTING;
	private static final String IMAGE_ORDER = " ORDER BY user_id, prompt_id, condition_id, seed, setting";
	static final String SELECT_TASK = "SELECT user_id, prompt_id, condition_id, seed, prompt, negative, state, "
			+ "error, attempts, attempt, holder FROM tasks";
	private static final String HELD_UNTIL = "CURRENT_TIMESTAMP + INTERVAL '" + Holder.LEASE.toSeconds() + "' SECOND";
	private static final String EXPIRED = "held_until < CURRENT_TIMESTAMP";
	/** What was taken, while that taking lasts. */
	private static final String TAKEN = KEY + " AND state = ? AND holder = ? AND attempt = ?";
	private static final String LET_GO = "holder = '', held_until = NULL";
	private static final String SELECT_TASK_SETTING = SELECT_TASK.replace(" FROM tasks", ", setting FROM tasks");
	private static final RowMapper<ImageRow> IMAGE = (r, c) -> new ImageRow(
			new ImageKey(r.getString(1), r.getString(2), r.getString(3), r.getLong(4)), r.getInt(5), r.getInt(6),
			r.getString(7), r.getString(8), r.getDouble(9), r.getObject(10, OffsetDateTime.class).toInstant(),
			r.getString(11), r.getString(12), r.getString(13), SeedKeeping.valueOf(r.getString(14)), r.getString(15),
			Settings.parse(r.getString(16)).values());
	static final RowMapper<TaskRow> TASK = (r, c) -> new TaskRow(
			new ImageKey(r.getString(1), r.getString(2), r.getString(3), r.getLong(4)), r.getString(5), r.getString(6),
			TaskState.valueOf(r.getString(7)), r.getString(8), r.getInt(9), r.getLong(10), Holder.name(r.getString(11)));

	private record Wording(String prompt, String negative) {
	}

	/** Where a picture comes from; {@code wording} is {@code null} when it is not known. */
	private record Origin(String setting, Wording wording) {
	}

	/** A task as it is stored. */
	private record Queued(Wording wording, TaskState state, String setting) {
	}

	private final Database database;
	private final Listeners listeners;
	private final boolean away;
	private final PictureFiles files;
	private final PictureBytes bytes;
	private final QueueEdits edits;
	private final Lock taking = new ReentrantLock();
	private final Holder holder = new Holder();
	private final WorkerTable workers;

	/** @param away whether the directory is not the study's, so that pictures are to go into the database */
	ImageTable(Database database, Listeners listeners, StudyDirectory directory, boolean away) {
		this.database = database;
		this.listeners = listeners;
		this.away = away;
		files = new PictureFiles(directory);
		bytes = new PictureBytes(database, files);
		edits = new QueueEdits(database);
		workers = new WorkerTable(database, holder);
	}

	/** The setting used last, empty when the study knows of none. */
	static String setting(Handle h) {
		return h.createQuery("SELECT " + SETTING).mapTo(String.class).one();
	}

	@Override
	public ImageRow save(ImageKey key, int width, int height, byte[] png, String generator, double seconds) {
		return save(key, new MadePicture(width, height, png, seconds), generator, null, null);
	}

	@Override
	public ImageRow save(TaskRow task, PictureSetting setting, MadePicture made) {
		return save(task.key(), made, setting.generator(),
				new Origin(setting.id(), new Wording(Database.text(task.prompt()), Database.text(task.negative()))),
				task.state() == TaskState.RUNNING ? task.attempt() : null);
	}

	/** What is stored of a task when a picture of it comes in. */
	private record Waiting(TaskState state, String holder, String setting, Wording wording, long attempt) {
	}

	/**
	 * The task is locked first, so that nobody takes or changes it meanwhile.
	 *
	 * @param known   where the picture comes from, {@code null} for where the task says
	 * @param attempt the taking that it is the result of, {@code null} if of none
	 */
	private ImageRow save(ImageKey key, MadePicture picture, String generator, Origin known, Long attempt) {
		database.checkWritable("Storing a picture");
		String content = away ? Hashes.of(picture.png()) : files.write(picture.png());
		ImageRow row = database.merge("Storing a picture", h -> {
			Optional<Waiting> task = h
					.createQuery("SELECT state, holder, setting, prompt, negative, attempt FROM tasks WHERE " + KEY + " FOR UPDATE")
					.bind(0, key.userId()).bind(1, key.promptId()).bind(2, key.conditionId()).bind(3, key.seed())
					.map((r, c) -> new Waiting(TaskState.valueOf(r.getString(1)), r.getString(2), r.getString(3),
							new Wording(r.getString(4), r.getString(5)), r.getLong(6)))
					.findOne();
			if (task.isPresent() ? !isAccepted(task.get(), known, attempt) : attempt != null) {
				throw new TakenOverException(key);
			}
			Origin from = known != null ? known
					: task.map(t -> new Origin(t.setting, t.wording)).orElseGet(() -> new Origin(setting(h), new Wording("", "")));
			ImageRow made = new ImageRow(key, picture.width(), picture.height(), content, generator, picture.seconds(),
					Database.stored(Instant.now()), from.setting, from.wording.prompt, from.wording.negative, picture.seeds(),
					Database.text(picture.revised()), picture.remarks());
			if (away || database.dialect() == Dialect.POSTGRESQL && PictureBytes.isShared(h)) {
				PictureBytes.save(h, content, picture.png());
			}
			h.execute(SAVE_IMAGE, key.userId(), key.promptId(), key.conditionId(), key.seed(), made.setting(), made.width(), made.height(),
					content, generator, made.seconds(), made.createdAt(), made.prompt(), made.negative(), made.seeds().name(),
					made.revised(), Settings.of(made.remarks()).text());
			h.execute("UPDATE tasks SET state = ?, error = '', changed_at = ?, " + LET_GO + " WHERE " + KEY + " AND setting = ?",
					TaskState.DONE.name(), made.createdAt(), key.userId(), key.promptId(), key.conditionId(), key.seed(),
					made.setting());
			return made;
		});
		listeners.changed(Topic.IMAGES, key.userId());
		listeners.changed(Topic.TASKS, "");
		return row;
	}

	private boolean isAccepted(Waiting task, Origin from, Long attempt) {
		boolean running = task.state == TaskState.RUNNING && !task.holder.isEmpty();
		if (attempt != null && !(running && task.holder.equals(holder.id()) && task.attempt == attempt)) {
			return false;
		}
		boolean held = running && !task.holder.equals(holder.id());
		return !held && (from == null || !task.setting.equals(from.setting)
				|| task.wording.equals(new Wording(Database.clean(from.wording.prompt), Database.clean(from.wording.negative))));
	}

	@Override
	public Path file(String content) {
		return files.file(content);
	}

	@Override
	public byte[] read(String content) {
		try {
			return files.read(content);
		} catch (PictureException e) {
			return fetched(content).orElseThrow(() -> e);
		}
	}

	@Override
	public PictureState state(String content) {
		PictureState state = files.state(content);
		return state == PictureState.WHOLE || fetched(content).isEmpty() ? state : PictureState.WHOLE;
	}

	@Override
	public Map<String, PictureState> states(Collection<String> contents, boolean thorough, SubMonitor monitor) {
		Map<String, PictureState> states = files.states(contents, thorough, !database.isReadOnly(), monitor);
		if (database.dialect() == Dialect.POSTGRESQL && bytes.any()) {
			states.replaceAll((content, state) -> state == PictureState.WHOLE ? state : state(content));
		}
		return states;
	}

	/** A whole picture that was made elsewhere and waits in the database; from now on it lies in the folder, if that may be written. */
	private Optional<byte[]> fetched(String content) {
		Optional<byte[]> found = bytes.find(content).filter(PngCheck::isWhole);
		if (!database.isReadOnly()) {
			found.ifPresent(files::write);
		}
		return found;
	}

	@Override
	public long[] uncollected() {
		return bytes.waiting();
	}

	@Override
	public int share(boolean shared, SubMonitor monitor) {
		database.checkWritable("Storing pictures in the database");
		return bytes.share(shared, all().stream().map(ImageRow::content).distinct().toList(), monitor);
	}

	@Override
	public int collect(SubMonitor monitor) {
		if (away) {
			return 0;
		}
		database.checkWritable("Collecting pictures");
		return bytes.collect(monitor);
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
	public SeedKeeping seeds(String setting) {
		List<SeedKeeping> known = database.read("Reading whether seeds are kept", h ->
				h.createQuery("SELECT DISTINCT seeds FROM images WHERE setting = ?")
				.bind(0, setting).map((r, c) -> SeedKeeping.valueOf(r.getString(1))).list());
		return Stream.of(SeedKeeping.NOT_KEPT, SeedKeeping.KEPT, SeedKeeping.NOT_OFFERED).filter(known::contains).findFirst()
				.orElse(SeedKeeping.UNVERIFIED);
	}

	@Override
	public String keep(byte[] png) {
		database.checkWritable("Storing a picture");
		return files.write(png);
	}

	@Override
	public void add(Collection<ImageRow> rows, PictureSetting setting) {
		database.checkWritable("Importing pictures");
		Instant now = Database.stored(Instant.now());
		database.merge("Importing pictures", h -> {
			if (setting != null) {
				saveSetting(h, setting);
			}
			Database.batch(h, SAVE_IMAGE, rows,
					r -> new Object[] { r.key().userId(), r.key().promptId(), r.key().conditionId(), r.key().seed(), r.setting(), r.width(), r.height(),
							r.content(),
							Database.text(r.generator()), r.seconds(), now, Database.text(r.prompt()), Database.text(r.negative()), r.seeds().name(),
							Database.text(r.revised()), Database.text(Settings.of(r.remarks()).text()) });
			Database.batch(h, "UPDATE tasks SET state = ?, error = '', changed_at = ?, " + LET_GO + " WHERE " + KEY + " AND setting = ?", rows,
					r -> new Object[] { TaskState.DONE.name(), now, r.key().userId(), r.key().promptId(), r.key().conditionId(), r.key().seed(),
							r.setting() });
			return null;
		});
		rows.stream().map(r -> r.key().userId()).distinct().forEach(u -> listeners.changed(Topic.IMAGES, u));
		listeners.changed(Topic.TASKS, "");
	}

	private static void saveSetting(Handle h, PictureSetting setting) {
		h.execute(SAVE_SETTING, setting.id(), setting.generatorId(), setting.generator(), setting.options(), setting.width(), setting.height(),
				setting.steps(), setting.model(), setting.device(), Instant.now());
	}

	@Override
	public void drop(Collection<String> contents) {
		Set<String> gone = new HashSet<>(contents);
		database.read("Looking which pictures are in use", h -> {
			for (String column : List.of("content FROM images", "left_image FROM trials", "right_image FROM trials")) {
				gone.removeAll(h.createQuery("SELECT DISTINCT " + column).mapTo(String.class).list());
			}
			return null;
		});
		gone.forEach(files::delete);
	}

	@Override
	public List<PictureSetting> settings() {
		return database.read("Reading how pictures were made",
				h -> h.createQuery("SELECT id, generator_id, generator, options, width, height, steps, model, device FROM picture_settings "
						+ "ORDER BY used_at DESC, id")
						.map((r, c) -> new PictureSetting(r.getString(1), r.getString(2), r.getString(3), r.getString(4),
								r.getInt(5), r.getInt(6), r.getInt(7), r.getString(8), r.getString(9)))
						.list());
	}

	@Override
	public int enqueue(Collection<TaskRow> tasks) {
		return enqueue(tasks, ImageTable::setting);
	}

	@Override
	public int enqueue(Collection<TaskRow> tasks, PictureSetting setting) {
		return enqueue(tasks, h -> {
			saveSetting(h, setting);
			return setting.id();
		});
	}

	private int enqueue(Collection<TaskRow> tasks, Function<Handle, String> settingOf) {
		boolean[] changed = new boolean[1];
		int queued = database.merge("Queueing pictures", h -> {
			String setting = settingOf.apply(h);
			Map<ImageKey, Queued> known = new HashMap<>();
			h.createQuery(SELECT_TASK_SETTING).map((r, c) -> known.put(TASK.map(r, c).key(),
					new Queued(new Wording(r.getString(5), r.getString(6)), TaskState.valueOf(r.getString(7)), r.getString(12))))
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
				"UPDATE tasks SET prompt = ?, negative = ?, state = ?, error = '', attempts = 0, changed_at = ?, setting = ?, " + LET_GO
						+ " WHERE " + KEY,
				changed, t -> new Object[] { Database.text(t.prompt()), Database.text(t.negative()), t.state().name(), now,
						setting, t.key().userId(), t.key().promptId(), t.key().conditionId(), t.key().seed() });
	}

	private static Object[] key(ImageKey key) {
		return new Object[] { key.userId(), key.promptId(), key.conditionId(), key.seed() };
	}

	@Override
	public List<TaskRow> take(int n) {
		return take(n, "");
	}

	@Override
	public List<TaskRow> take(int n, String setting) {
		List<TaskRow> taken;
		taking.lock();
		try {
			taken = database.write("Taking pictures from the queue",
					h -> setting.isEmpty() || setting(h).equals(setting) ? take(h, n) : List.of());
		} finally {
			taking.unlock();
		}
		if (!taken.isEmpty()) {
			listeners.changed(Topic.TASKS, "");
		}
		return taken;
	}

	/** Leases run by the clock of the database, so that those of the hosts need not agree. */
	private List<TaskRow> take(Handle h, int n) {
		List<TaskRow> found = next(h, "state = ?", n, TaskState.QUEUED.name());
		if (found.isEmpty()) {
			// What others have begun and not gone on with.
			found = next(h, "state = ? AND " + EXPIRED, n, TaskState.RUNNING.name());
		}
		List<TaskRow> taken = new ArrayList<>();
		for (TaskRow t : found) {
			// The state is asked again, because H2 has not locked the row.
			int changed = h.execute("UPDATE tasks SET state = ?, attempts = attempts + 1, attempt = attempt + 1, changed_at = ?, holder = ?, "
					+ "held_until = " + HELD_UNTIL + " WHERE " + KEY + " AND (state = ? OR state = ? AND " + EXPIRED + ')',
					TaskState.RUNNING.name(), Instant.now(), holder.id(), t.key().userId(), t.key().promptId(), t.key().conditionId(),
					t.key().seed(), TaskState.QUEUED.name(), TaskState.RUNNING.name());
			if (changed == 1) {
				taken.add(new TaskRow(t.key(), t.prompt(), t.negative(), TaskState.RUNNING, t.error(), t.attempts() + 1, t.attempt() + 1,
						worker()));
			}
		}
		return taken;
	}

	private List<TaskRow> next(Handle h, String which, int n, String value) {
		return h.createQuery(SELECT_TASK + " WHERE " + which + " AND" + OF_SETTING + " ORDER BY place LIMIT ?" + database.dialect().skipLocked())
				.bind(0, value).bind(1, n).map(TASK).list();
	}

	@Override
	public void renew() {
		database.write("Going on with pictures", h -> h.execute("UPDATE tasks SET held_until = " + HELD_UNTIL + " WHERE state = ? AND holder = ?",
				TaskState.RUNNING.name(), holder.id()));
	}

	@Override
	public boolean fail(TaskRow taken, String error) {
		boolean failed = database.write("Marking a picture as failed", h -> h.execute("UPDATE tasks SET state = ?, error = ?, changed_at = ?, "
				+ LET_GO + " WHERE " + TAKEN, TaskState.FAILED.name(), Database.text(error), Instant.now(), taken.key().userId(),
				taken.key().promptId(), taken.key().conditionId(), taken.key().seed(), TaskState.RUNNING.name(), holder.id(),
				taken.attempt())) == 1;
		if (failed) {
			listeners.changed(Topic.TASKS, "");
		}
		return failed;
	}

	@Override
	public void putBack(Collection<TaskRow> taken) {
		if (taken.isEmpty()) {
			return;
		}
		Instant now = Instant.now();
		database.write("Putting pictures back into the queue", h -> {
			Database.batch(h, "UPDATE tasks SET state = ?, changed_at = ?, " + LET_GO + " WHERE " + TAKEN, taken,
					t -> new Object[] { TaskState.QUEUED.name(), now, t.key().userId(), t.key().promptId(), t.key().conditionId(),
							t.key().seed(), TaskState.RUNNING.name(), holder.id(), t.attempt() });
			return null;
		});
		listeners.changed(Topic.TASKS, "");
	}

	@Override
	public void fail(ImageKey key, String error) {
		database.write("Marking a picture as failed", h -> {
			int changed = h.execute("UPDATE tasks SET state = ?, error = ?, changed_at = ?, " + LET_GO + " WHERE " + KEY
					+ " AND (state <> ? OR holder = '' OR holder = ?)", TaskState.FAILED.name(), Database.text(error), Instant.now(),
					key.userId(), key.promptId(), key.conditionId(), key.seed(), TaskState.RUNNING.name(), holder.id());
			if (changed == 0 && h.createQuery("SELECT COUNT(*) FROM tasks WHERE " + KEY).bind(0, key.userId()).bind(1, key.promptId())
					.bind(2, key.conditionId()).bind(3, key.seed()).mapTo(int.class).one() == 0) {
				throw new ZippException("There is no such picture in the queue: " + key);
			}
			return null;
		});
		listeners.changed(Topic.TASKS, "");
	}

	@Override
	public int requeue(boolean failed) {
		int changed = database.write("Putting pictures back into the queue", h -> {
			Instant now = Instant.now();
			int back = 0;
			for (String held : h.createQuery("SELECT DISTINCT holder FROM tasks WHERE state = ?").bind(0, TaskState.RUNNING.name())
					.mapTo(String.class).list()) {
				// Where only one process at a time has the study open, others have ended.
				boolean gone = database.dialect() == Dialect.H2 || holder.isOwnOrGone(held);
				back += h.execute("UPDATE tasks SET state = ?, error = '', changed_at = ?, " + LET_GO
						+ " WHERE state = ? AND holder = ? AND (? OR " + EXPIRED + ')', TaskState.QUEUED.name(), now,
						TaskState.RUNNING.name(), held, gone);
			}
			return failed ? back + h.execute("UPDATE tasks SET state = ?, error = '', changed_at = ? WHERE state = ?",
					TaskState.QUEUED.name(), now, TaskState.FAILED.name()) : back;
		});
		if (changed > 0) {
			listeners.changed(Topic.TASKS, "");
		}
		return changed;
	}

	@Override
	public void requeue(Collection<ImageKey> keys) {
		Instant now = Instant.now();
		database.write("Putting pictures back into the queue", h -> {
			Database.batch(h, "UPDATE tasks SET state = ?, error = '', changed_at = ?, " + LET_GO
					+ " WHERE state <> ? AND (state <> ? OR holder = '' OR holder = ?) AND " + KEY, keys,
					k -> new Object[] { TaskState.QUEUED.name(), now, TaskState.DONE.name(), TaskState.RUNNING.name(), holder.id(),
							k.userId(), k.promptId(), k.conditionId(), k.seed() });
			return null;
		});
		listeners.changed(Topic.TASKS, "");
	}

	@Override
	public long[] taskCounts() {
		return edits.counts(TaskFilter.ALL);
	}

	@Override
	public long[] taskCounts(TaskFilter filter) {
		return edits.counts(filter);
	}

	@Override
	public List<TaskRow> tasks(TaskFilter filter, int limit) {
		return edits.list(filter, limit);
	}

	@Override
	public int retry(TaskFilter filter) {
		return told(edits.retry(filter));
	}

	@Override
	public int toFront(TaskFilter filter) {
		return told(edits.toFront(filter));
	}

	@Override
	public int remove(TaskFilter filter) {
		return told(edits.remove(filter));
	}

	private int told(int changed) {
		if (changed > 0) {
			listeners.changed(Topic.TASKS, "");
		}
		return changed;
	}

	@Override
	public QueueState queueState() {
		return database.read("Looking at the queue", h -> {
			String setting = setting(h);
			return h.createQuery("SELECT COUNT(CASE WHEN state = ? THEN 1 END), COUNT(CASE WHEN state = ? AND holder = ? THEN 1 END), "
					+ "COUNT(CASE WHEN state = ? AND holder <> ? THEN 1 END) FROM tasks WHERE setting = ?").bind(0, TaskState.QUEUED.name())
					.bind(1, TaskState.RUNNING.name()).bind(2, holder.id()).bind(3, TaskState.RUNNING.name()).bind(4, holder.id())
					.bind(5, setting).map((r, c) -> new QueueState(setting, r.getLong(1), r.getLong(2), r.getLong(3))).one();
		});
	}

	@Override
	public String worker() {
		return Holder.name(holder.id());
	}

	@Override
	public void report(WorkerRow worker) {
		workers.report(worker);
	}

	@Override
	public void reportEnd() {
		workers.end();
	}

	@Override
	public List<WorkerRow> workers() {
		return workers.all();
	}

	@Override
	public List<TaskRow> tasks(TaskState state, int limit) {
		return database.read("Reading the queue",
				h -> h.createQuery(SELECT_TASK + " WHERE state = ? ORDER BY changed_at DESC, place DESC LIMIT ?")
						.bind(0, state.name()).bind(1, limit).map(TASK).list());
	}
}
