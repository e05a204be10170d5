package org.zipp.store.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jdbi.v3.core.JdbiException;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.model.Study;
import org.zipp.store.Amendment;
import org.zipp.store.AnswerCache;
import org.zipp.store.Freshness;
import org.zipp.store.ImageRepository;
import org.zipp.store.PeopleRepository;
import org.zipp.store.PersonaRepository;
import org.zipp.store.PlanRepository;
import org.zipp.store.RatingRepository;
import org.zipp.store.Rows.QuestionChange;
import org.zipp.store.StepLog;
import org.zipp.store.StoreListener;
import org.zipp.store.StudyCheck;
import org.zipp.store.StudyHeader;
import org.zipp.store.StudyStore;
import org.zipp.store.TeamRepository;
import org.zipp.store.TrialRepository;
import org.zipp.store.UserRepository;

/** A study that is open in this process, and its handles. */
final class SharedStudy {

	private final StudyDirectory directory;
	private final Database database;
	private final Runnable unlock;
	private final Runnable forget;
	private final Listeners listeners = new Listeners(this::hearOthers);
	private final Function<Listeners, Notices> others;
	private final StudyTable study;
	private final UserTable users;
	private final PersonaTable personas;
	private final ImageTable images;
	private final TrialTable trials;
	private final RatingTable ratings;
	private final PeopleTable people;
	private final PlanTable plans;
	private final StepTable steps;
	private final AnswerTable answers;
	private final FreshnessTable freshness;
	private final CheckTable check;
	private final TeamTable team;
	private int handles;
	private final Object noticesLock = new Object();
	private Notices notices;
	private boolean ended;

	/**
	 * @param others hears what others change, {@code null} from it where nobody else can
	 * @param team   who may log in
	 * @param away   whether the directory is not the study's but for this process alone
	 */
	SharedStudy(StudyDirectory directory, Database database, Function<Listeners, Notices> others,
			Function<Database, TeamTable> team, boolean away, Runnable unlock,
			Runnable forget) {
		this.others = others;
		this.directory = directory;
		this.database = database;
		this.unlock = unlock;
		this.forget = forget;
		study = new StudyTable(database, listeners);
		users = new UserTable(database, listeners);
		personas = new PersonaTable(database, listeners);
		images = new ImageTable(database, listeners, directory, away);
		trials = new TrialTable(database, listeners);
		ratings = new RatingTable(database, listeners);
		people = new PeopleTable(database, listeners);
		plans = new PlanTable(database, listeners);
		steps = new StepTable(database, listeners);
		answers = new AnswerTable(database);
		freshness = new FreshnessTable(database, directory);
		check = new CheckTable(database);
		this.team = team.apply(database);
		try {
			makeStudyRow();
		} catch (RuntimeException e) {
			database.close();
			throw e;
		}
	}

	/** From when somebody listens; a run of one step asks for nothing. */
	private void hearOthers() {
		synchronized (noticesLock) {
			if (notices == null && !ended) {
				notices = others.apply(listeners);
			}
		}
	}

	private void hearNoMore() {
		synchronized (noticesLock) {
			ended = true;
			if (notices != null) {
				notices.close();
			}
		}
	}

	private void makeStudyRow() {
		if (database.read("Reading the study", h -> h.createQuery("SELECT COUNT(*) FROM study").mapTo(int.class).one()) > 0) {
			return;
		}
		Path name = directory.root().getFileName();
		database.write("Making the study", h -> {
			try {
				return h.execute("INSERT INTO study (id, title, description, created_at, seed, simulated) "
						+ "VALUES (?, ?, '', ?, 1, FALSE)", UUID.randomUUID().toString(), name == null ? "Study" : name.toString(),
						Instant.now());
			} catch (JdbiException e) {
				if (Database.isDuplicate(e)) {
					// On a server somebody else was first.
					h.rollback();
					return 0;
				}
				throw e;
			}
		});
	}

	/** To be called under {@link OpenStudies#guard()}. */
	StudyStore newHandle() {
		handles++;
		return new StudyHandle();
	}

	private void released() {
		synchronized (OpenStudies.guard()) {
			handles--;
			if (handles == 0) {
				forget.run();
				try {
					hearNoMore();
					database.close();
				} finally {
					unlock.run();
				}
			}
		}
	}

	private final class StudyHandle implements StudyStore {

		private final List<StoreListener> added = new CopyOnWriteArrayList<>();
		private boolean closed;

		@Override
		public StudyDirectory directory() {
			return directory;
		}

		@Override
		public boolean isReadOnly() {
			return database.isReadOnly();
		}

		@Override
		public <R> R snapshot(Supplier<R> work) {
			check();
			return database.snapshot(work);
		}

		@Override
		public StudyHeader header() {
			check();
			return study.header();
		}

		@Override
		public Study loadStudy() {
			check();
			return study.load();
		}

		@Override
		public List<QuestionChange> questionChanges() {
			check();
			return study.questionChanges();
		}

		@Override
		public void saveStudy(Study edited) {
			check();
			study.save(edited, Optional.empty());
		}

		@Override
		public void saveStudy(Study edited, Amendment why) {
			check();
			study.save(edited, Optional.of(why));
		}

		@Override
		public UserRepository users() {
			check();
			return users;
		}

		@Override
		public PersonaRepository personas() {
			check();
			return personas;
		}

		@Override
		public ImageRepository images() {
			check();
			return images;
		}

		@Override
		public TrialRepository trials() {
			check();
			return trials;
		}

		@Override
		public RatingRepository ratings() {
			check();
			return ratings;
		}

		@Override
		public PeopleRepository people() {
			check();
			return people;
		}

		@Override
		public PlanRepository plans() {
			check();
			return plans;
		}

		@Override
		public StepLog steps() {
			check();
			return steps;
		}

		@Override
		public AnswerCache answers() {
			check();
			return answers;
		}

		@Override
		public TeamRepository team() {
			check();
			return team;
		}

		@Override
		public StudyCheck tableCheck() {
			check();
			return check;
		}

		@Override
		public Freshness freshness() {
			check();
			return freshness.read();
		}

		@Override
		public void addListener(StoreListener listener) {
			added.add(listener);
			listeners.add(listener);
		}

		@Override
		public void removeListener(StoreListener listener) {
			if (added.remove(listener)) {
				listeners.remove(listener);
			}
		}

		private synchronized void check() {
			if (closed) {
				throw new ZippException("The study " + directory.root() + " was closed.");
			}
		}

		@Override
		public void close() {
			synchronized (this) {
				if (closed) {
					return;
				}
				closed = true;
			}
			added.forEach(listeners::remove);
			released();
		}
	}
}
