package org.zipp.store.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.zipp.core.ZippException;
import org.zipp.model.Choice;
import org.zipp.model.RaterKind;
import org.zipp.store.Rows.AnswerState;
import org.zipp.store.Rows.Answered;
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.Rows.OpenTrial;
import org.zipp.store.Rows.RaterProgress;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.Shown;
import org.zipp.store.Rows.TrialProblem;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.Rows.Workload;
import org.zipp.store.StoreListener.Topic;
import org.zipp.store.TrialKind;
import org.zipp.store.TrialRepository;

final class TrialTable implements TrialRepository {

	private static final String TRIAL = "t.id, t.rater_id, t.place, t.kind, t.user_id, t.prompt_id, t.left_condition, "
			+ "t.right_condition, t.left_image, t.right_image, t.expected, t.block";
	private static final int AFTER_TRIAL = 13;
	private static final String ANSWER = "choice, voted_at, response_millis, token, session_id, shown_left, shown_right, input";
	private static final String SELECT = "SELECT " + TRIAL + ", v.choice, v.voted_at, v.response_millis, v.token, v.session_id, "
			+ "v.shown_left, v.shown_right, v.input "
			+ "FROM trials t LEFT JOIN votes v ON v.trial_id = t.id";
	private static final RowMapper<JudgedTrial> JUDGED = (r, c) -> new JudgedTrial(trial(r),
			r.getString(AFTER_TRIAL) == null ? null : vote(r, r.getLong(1), AFTER_TRIAL));
	private static final RowMapper<OpenTrial> OPEN = (r, c) -> new OpenTrial(trial(r), r.getString(AFTER_TRIAL));
	private static final String VOTE = "INSERT INTO votes (trial_id, " + ANSWER + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

	private static final String COUNTS = "COUNT(*), COUNT(v.trial_id), COUNT(CASE WHEN v.choice = '" + Choice.SKIP.name() + "' THEN 1 END)";
	/** No MERGE: what a rater's login sees is a view. */
	private static final String REPORT_AGAIN = "UPDATE trial_problems SET problem = ?, reported_at = ? WHERE trial_id = ?";
	private static final String REPORT = "INSERT INTO trial_problems (trial_id, problem, reported_at) VALUES (?, ?, ?)";
	private static final String ADD_RATER = "INSERT INTO raters (id, place, kind, user_id) SELECT CAST(? AS VARCHAR), "
			+ "COALESCE(MAX(place) + 1, 0), CAST(? AS VARCHAR), CAST(? AS VARCHAR) FROM raters";

	private final Database database;
	private final Listeners listeners;

	TrialTable(Database database, Listeners listeners) {
		this.database = database;
		this.listeners = listeners;
	}

	private static TrialRow trial(ResultSet r) throws SQLException {
		return new TrialRow(r.getLong(1), r.getString(2), r.getInt(3), TrialKind.valueOf(r.getString(4)), r.getString(5), r.getString(6),
				r.getString(7), r.getString(8), r.getString(9), r.getString(10),
				r.getString(11).isEmpty() ? null : Choice.valueOf(r.getString(11)), r.getInt(12));
	}

	/** @param column of the choice; the others of an answer follow */
	private static VoteRow vote(ResultSet r, long trialId, int column) throws SQLException {
		return new VoteRow(trialId, Choice.valueOf(r.getString(column)), r.getObject(column + 1, OffsetDateTime.class).toInstant(),
				r.getLong(column + 2), r.getString(column + 3), new Shown(r.getString(column + 4), r.getString(column + 5),
						r.getString(column + 6), r.getString(column + 7)));
	}

	@Override
	public void saveRater(RaterRow rater) {
		database.merge("Storing the rater " + rater.id(), h -> {
			saveRater(h, rater);
			return null;
		});
		listeners.changed(Topic.STUDY, "");
	}

	static void saveRater(Handle h, RaterRow rater) {
		int known = h.execute("UPDATE raters SET kind = ?, user_id = ?, version = version + 1 WHERE id = ?", rater.kind().name(),
				Database.text(rater.userId()), rater.id());
		if (known == 0) {
			h.execute(ADD_RATER, rater.id(), rater.kind().name(), Database.text(rater.userId()));
		}
		saveAttributes(h, rater.id(), rater.attributes());
	}

	@Override
	public void addRater(RaterRow rater) {
		try {
			database.write("Storing the rater " + rater.id(), h -> {
				h.execute(ADD_RATER, rater.id(), rater.kind().name(), Database.text(rater.userId()));
				saveAttributes(h, rater.id(), rater.attributes());
				return null;
			});
		} catch (ZippException e) {
			throw instead(e, "There is a rater '" + rater.id() + "' already. Choose another name.");
		}
		listeners.changed(Topic.STUDY, "");
	}

	private static void saveAttributes(Handle h, String raterId, Map<String, String> attributes) {
		h.execute("DELETE FROM rater_attributes WHERE rater_id = ?", raterId);
		int place = 0;
		for (Map.Entry<String, String> attribute : attributes.entrySet()) {
			h.execute("INSERT INTO rater_attributes (rater_id, place, name, content) VALUES (?, ?, ?, ?)", raterId, place++,
					attribute.getKey(), Database.text(attribute.getValue()));
		}
	}

	@Override
	public List<RaterRow> raters() {
		return database.read("Reading raters", TrialTable::raters);
	}

	static List<RaterRow> raters(Handle h) {
		Map<String, Map<String, String>> attributes = new HashMap<>();
		h.createQuery("SELECT rater_id, name, content FROM rater_attributes ORDER BY rater_id, place").map((r, c) -> attributes
				.computeIfAbsent(r.getString(1), k -> new LinkedHashMap<>()).put(r.getString(2), r.getString(3))).list();
		return h.createQuery("SELECT id, kind, user_id FROM raters ORDER BY place, id")
				.map((r, c) -> new RaterRow(r.getString(1), RaterKind.valueOf(r.getString(2)), r.getString(3),
						attributes.getOrDefault(r.getString(1), Map.of())))
				.list();
	}

	@Override
	public void addTrials(Collection<TrialRow> trials) {
		try {
			database.write("Storing trials", h -> {
				insert(h, trials);
				return null;
			});
		} catch (ZippException e) {
			throw instead(e, "One of these raters has been given trials in between; those stand, and none of these "
					+ trials.size() + " was stored.");
		}
		listeners.changed(Topic.TRIALS, "");
	}

	static void insert(Handle h, Collection<TrialRow> trials) {
		Database.batch(h,
				"INSERT INTO trials (rater_id, place, kind, user_id, prompt_id, left_condition, right_condition, left_image, "
						+ "right_image, expected, block) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
				trials, t -> new Object[] { t.raterId(), t.position(), t.kind().name(), Database.text(t.userId()), t.promptId(), t.left(),
						t.right(), Database.text(t.leftImage()), Database.text(t.rightImage()),
						t.expected() == null ? "" : t.expected().name(), t.block() });
	}

	@Override
	public int allot(String raterId, Function<Workload, List<TrialRow>> draw) {
		int added = database.write("Giving trials to rater " + raterId, h -> {
			PlanTable.lockStudy(h);
			if (h.createQuery("SELECT COUNT(*) FROM trials WHERE rater_id = ?").bind(0, raterId).mapTo(int.class).one() > 0) {
				return 0;
			}
			List<TrialRow> drawn = draw.apply(workload(h));
			insert(h, drawn);
			return drawn.size();
		});
		if (added > 0) {
			listeners.changed(Topic.TRIALS, "");
		}
		return added;
	}

	private static Workload workload(Handle h) {
		List<JudgedTrial> trials = all(h);
		Map<String, Map<String, String>> stated = new HashMap<>();
		h.createQuery("SELECT rater_id, question, answer FROM intake_answers WHERE NOT declined")
				.map((r, c) -> stated.computeIfAbsent(r.getString(1), _ -> new HashMap<>()).put(r.getString(2), r.getString(3))).list();
		Map<String, Instant> heard = new HashMap<>();
		h.createQuery("SELECT rater_id, MAX(seen_at) FROM sessions GROUP BY rater_id")
				.map((r, c) -> heard.put(r.getString(1), r.getObject(2, OffsetDateTime.class).toInstant())).list();
		trials.stream().filter(t -> t.vote() != null)
				.forEach(t -> heard.merge(t.trial().raterId(), t.vote().at(), (a, b) -> a.isAfter(b) ? a : b));
		return new Workload(trials, raters(h), stated, heard);
	}

	@Override
	public int replacePictures(Collection<TrialRow> trials) {
		int changed = database.write("Giving trials other pictures", h -> {
			int n = 0;
			for (TrialRow t : trials.stream().sorted(Comparator.comparingLong(TrialRow::id)).toList()) {
				lock(h, t.id());
				n += h.execute("UPDATE trials SET left_image = ?, right_image = ? WHERE id = ? AND NOT EXISTS "
						+ "(SELECT 1 FROM votes v WHERE v.trial_id = trials.id)", t.leftImage(), t.rightImage(), t.id());
			}
			return n;
		});
		if (changed > 0) {
			listeners.changed(Topic.TRIALS, "");
		}
		return changed;
	}

	@Override
	public Map<String, RaterProgress> progress() {
		return database.read("Counting trials", h -> h
				.createQuery("SELECT t.rater_id, " + COUNTS + " FROM trials t LEFT JOIN votes v ON v.trial_id = t.id "
						+ "GROUP BY t.rater_id ORDER BY t.rater_id")
				.map((r, c) -> new RaterProgress(r.getString(1), r.getInt(2), r.getInt(3), r.getInt(4)))
				.collect(Collectors.toMap(RaterProgress::raterId, p -> p, (a, b) -> a, LinkedHashMap::new)));
	}

	@Override
	public RaterProgress progress(String raterId) {
		return database.read("Counting the trials of a rater", h -> h
				.createQuery("SELECT " + COUNTS + " FROM trials t LEFT JOIN votes v ON v.trial_id = t.id WHERE t.rater_id = ?")
				.bind(0, raterId).map((r, c) -> new RaterProgress(raterId, r.getInt(1), r.getInt(2), r.getInt(3))).one());
	}

	@Override
	public List<OpenTrial> open(String raterId, int limit) {
		return database.read("Reading the next trials of a rater",
				h -> h.createQuery("SELECT " + TRIAL + ", p.text FROM trials t JOIN prompts p ON p.id = t.prompt_id "
						+ "WHERE t.rater_id = ? AND NOT EXISTS (SELECT 1 FROM votes v WHERE v.trial_id = t.id) ORDER BY t.place LIMIT ?")
						.bind(0, raterId).bind(1, limit).map(OPEN).list());
	}

	@Override
	public Optional<JudgedTrial> lastAnswered(String raterId) {
		return database.read("Looking up the last answer of a rater", h -> h
				.createQuery(SELECT + " WHERE t.rater_id = ? AND v.trial_id IS NOT NULL ORDER BY t.place DESC LIMIT 1").bind(0, raterId)
				.map(JUDGED).findOne());
	}

	@Override
	public List<JudgedTrial> all() {
		return database.read("Reading trials", TrialTable::all);
	}

	private static List<JudgedTrial> all(Handle h) {
		return h.createQuery(SELECT + " ORDER BY t.rater_id, t.place").map(JUDGED).list();
	}

	@Override
	public List<JudgedTrial> ofRater(String raterId) {
		return database.read("Reading the trials of a rater",
				h -> h.createQuery(SELECT + " WHERE t.rater_id = ? ORDER BY t.place").bind(0, raterId).map(JUDGED).list());
	}

	@Override
	public Optional<JudgedTrial> find(long trialId) {
		return database.read("Looking up a trial",
				h -> h.createQuery(SELECT + " WHERE t.id = ?").bind(0, trialId).map(JUDGED).findOne());
	}

	@Override
	public VoteRow vote(VoteRow vote) {
		VoteRow stored = stored(vote);
		try {
			database.write("Storing the answer to trial " + vote.trialId(), h -> {
				lock(h, vote.trialId());
				return h.execute(VOTE, values(stored));
			});
		} catch (ZippException e) {
			throw instead(e, "Trial " + vote.trialId() + " has an answer already; that answer stands.");
		}
		listeners.changed(Topic.VOTES, Long.toString(vote.trialId()));
		return stored;
	}

	@Override
	public Answered answer(String raterId, VoteRow vote) {
		if (vote.token().isBlank()) {
			throw new IllegalArgumentException("An answer that may be sent again needs a token.");
		}
		VoteRow stored = stored(vote);
		Answered answered = database.repeat("Storing the answer to trial " + vote.trialId(), h -> answer(h, raterId, stored));
		if (answered.state() == AnswerState.STORED) {
			listeners.changed(Topic.VOTES, Long.toString(vote.trialId()));
		}
		return answered;
	}

	/**
	 * Until the end of the transaction nobody else answers this trial, takes its answer back or gives it other pictures; what
	 * whoever was first did is seen by the next statement.
	 */
	private static void lock(Handle h, long trialId) {
		h.createQuery("SELECT id FROM trials WHERE id = ? FOR UPDATE").bind(0, trialId).mapTo(long.class).list();
	}

	/** Few statements: each is a way to the server and back, while the rater waits. */
	private static Answered answer(Handle h, String raterId, VoteRow vote) {
		Shown has = h.createQuery("SELECT left_image, right_image FROM trials WHERE id = ? AND rater_id = ? FOR UPDATE").bind(0, vote.trialId())
				.bind(1, raterId).map((r, c) -> new Shown("", r.getString(1), r.getString(2), "")).findOne()
				.orElseThrow(() -> new ZippException("Rater " + raterId + " has no trial " + vote.trialId() + '.'));
		Optional<VoteRow> there = h.createQuery("SELECT " + ANSWER + " FROM votes WHERE trial_id = ?").bind(0, vote.trialId())
				.map((r, c) -> vote(r, vote.trialId(), 1)).findOne();
		boolean takenBack = h.createQuery("SELECT COUNT(*) FROM withdrawn_votes WHERE trial_id = ? AND token = ?").bind(0, vote.trialId())
				.bind(1, vote.token()).mapTo(int.class).one() > 0;
		if (takenBack) {
			return new Answered(AnswerState.TAKEN_BACK, there.orElse(null));
		}
		if (there.isPresent()) {
			return new Answered(there.get().token().equals(vote.token()) ? AnswerState.REPEATED : AnswerState.ANSWERED_BEFORE, there.get());
		}
		if (PeopleTable.saysNo(h, raterId)) {
			throw new ZippException("Rater " + raterId + " does not take part, or does so no more; no answers are taken. Ask for consent again.");
		}
		if (!vote.shown().isOf(has.left(), has.right())) {
			throw new ZippException("The pictures of trial " + vote.trialId() + " are not those that were on the screen; they were replaced in"
					+ " between. Look at the pair again.");
		}
		h.execute(VOTE, values(vote));
		PeopleTable.seen(h, vote.shown().sessionId(), Instant.now());
		return new Answered(AnswerState.STORED, vote);
	}

	@Override
	public void voteAll(Collection<VoteRow> votes) {
		try {
			database.write("Storing answers", h -> {
				Database.batch(h, VOTE, votes, v -> values(stored(v)));
				return null;
			});
		} catch (ZippException e) {
			throw instead(e, "One of these " + votes.size() + " trials has an answer already; none of them was stored.");
		}
		listeners.changed(Topic.VOTES, "");
	}

	private static Object[] values(VoteRow v) {
		return new Object[] { v.trialId(), v.choice().name(), v.at(), v.responseMillis(), v.token(), v.shown().sessionId(),
				v.shown().left(), v.shown().right(), v.shown().input() };
	}

	private static VoteRow stored(VoteRow v) {
		return new VoteRow(v.trialId(), v.choice(), Database.stored(v.at()), v.responseMillis(), v.token(), v.shown());
	}

	private static ZippException instead(ZippException e, String message) {
		return e.getCause() instanceof JdbiException cause && Database.isDuplicate(cause) ? new ZippException(message, e) : e;
	}

	@Override
	public void withdraw(long trialId) {
		if (!withdraw(trialId, "", "")) {
			throw new ZippException("Trial " + trialId + " has no answer that could be taken back.");
		}
	}

	@Override
	public boolean withdraw(long trialId, String token) {
		return withdraw(trialId, " AND token = ?", token);
	}

	/** @param only condition of the token, empty for any answer */
	private boolean withdraw(long trialId, String only, String token) {
		Object[] key = only.isEmpty() ? new Object[] { trialId } : new Object[] { trialId, token };
		boolean gone = database.write("Taking back the answer to trial " + trialId, h -> {
			lock(h, trialId);
			h.execute("INSERT INTO withdrawn_votes (trial_id, " + ANSWER + ", withdrawn_at) SELECT trial_id, " + ANSWER
					+ ", CAST(? AS TIMESTAMP WITH TIME ZONE) FROM votes WHERE trial_id = ?" + only,
					Stream.concat(Stream.of(Instant.now()), Stream.of(key)).toArray());
			return h.execute("DELETE FROM votes WHERE trial_id = ?" + only, key) > 0;
		});
		if (gone) {
			listeners.changed(Topic.VOTES, Long.toString(trialId));
		}
		return gone;
	}

	/** Takes back every answer of a rater, as part of a transaction. */
	static int withdrawAll(Handle h, String raterId, Instant at) {
		String answered = " WHERE trial_id IN (SELECT id FROM trials WHERE rater_id = ?)";
		h.createQuery("SELECT id FROM trials WHERE rater_id = ? ORDER BY id FOR UPDATE").bind(0, raterId).mapTo(long.class).list();
		h.execute("INSERT INTO withdrawn_votes (trial_id, " + ANSWER + ", withdrawn_at) SELECT trial_id, " + ANSWER
				+ ", CAST(? AS TIMESTAMP WITH TIME ZONE) FROM votes" + answered, at, raterId);
		return h.execute("DELETE FROM votes" + answered, raterId);
	}

	@Override
	public List<VoteRow> withdrawn() {
		return database.read("Reading answers taken back",
				h -> h.createQuery("SELECT trial_id, " + ANSWER + " FROM withdrawn_votes ORDER BY id")
						.map((r, c) -> vote(r, r.getLong(1), 2)).list());
	}

	@Override
	public void report(TrialProblem problem) {
		database.merge("Storing why trial " + problem.trialId() + " could not be shown",
				h -> h.execute(REPORT_AGAIN, Database.text(problem.problem()), problem.at(), problem.trialId()) > 0 ? 0
						: h.execute(REPORT, problem.trialId(), Database.text(problem.problem()), problem.at()));
		listeners.changed(Topic.TRIALS, Long.toString(problem.trialId()));
	}

	@Override
	public List<TrialProblem> problems() {
		return database.read("Reading trials that could not be shown",
				h -> h.createQuery("SELECT p.trial_id, p.problem, p.reported_at FROM trial_problems p "
						+ "WHERE NOT EXISTS (SELECT * FROM votes v WHERE v.trial_id = p.trial_id) ORDER BY p.trial_id")
						.map((r, c) -> new TrialProblem(r.getLong(1), r.getString(2), r.getObject(3, OffsetDateTime.class).toInstant()))
						.list());
	}
}
