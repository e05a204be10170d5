package org.zipp.store.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.zipp.store.PeopleRepository;
import org.zipp.store.Rows.ConsentRow;
import org.zipp.store.Rows.ConsentTextRow;
import org.zipp.store.Rows.IntakeRow;
import org.zipp.store.Rows.RemarkKind;
import org.zipp.store.Rows.RemarkRow;
import org.zipp.store.Rows.SessionRow;
import org.zipp.store.Rows.SessionState;
import org.zipp.store.StoreListener.Topic;

final class PeopleTable implements PeopleRepository {

	private static final String OF_RATER = " WHERE rater_id = ?";
	private static final String CONSENT = "SELECT id, rater_id, text_hash, agreed, answered_at FROM consents";
	private static final RowMapper<ConsentRow> CONSENT_ROW = (r, c) -> new ConsentRow(r.getLong(1), r.getString(2), r.getString(3),
			r.getBoolean(4), time(r, 5));
	private static final String SESSION_COLUMNS = "id, rater_id, consent, started_at, seen_at, ended_at, state, screen, number, instructed, "
			+ "persona_read, rested";
	private static final String SESSION = "SELECT " + SESSION_COLUMNS + " FROM sessions";
	private static final String OLDEST = " ORDER BY started_at, id";
	private static final RowMapper<SessionRow> SESSION_ROW = (r, c) -> new SessionRow(r.getString(1), r.getString(2), r.getLong(3), time(r, 4),
			time(r, 5), time(r, 6), SessionState.valueOf(r.getString(7)), r.getString(8), r.getInt(9), r.getBoolean(10), r.getBoolean(11),
			r.getInt(12));
	private static final String INTAKE = "SELECT rater_id, question, answer, declined, answered_at FROM intake_answers";
	private static final String BY_QUESTION = " ORDER BY rater_id, question";
	private static final RowMapper<IntakeRow> INTAKE_ROW = (r, c) -> new IntakeRow(r.getString(1), r.getString(2), r.getString(3),
			r.getBoolean(4), time(r, 5));
	/** No MERGE: what a rater's login sees is a view. */
	private static final String INTAKE_AGAIN = "UPDATE intake_answers SET answer = ?, declined = ?, answered_at = ? WHERE rater_id = ? AND "
			+ "question = ?";
	private static final String SAVE_INTAKE =
			"INSERT INTO intake_answers (answer, declined, answered_at, rater_id, question) VALUES (?, ?, ?, ?, ?)";

	private final Database database;
	private final Listeners listeners;

	PeopleTable(Database database, Listeners listeners) {
		this.database = database;
		this.listeners = listeners;
	}

	private static Instant time(ResultSet r, int column) throws SQLException {
		OffsetDateTime time = r.getObject(column, OffsetDateTime.class);
		return time == null ? null : time.toInstant();
	}

	@Override
	public List<ConsentTextRow> consentTexts() {
		return database.read("Reading consent texts",
				h -> h.createQuery("SELECT hash, version, language, content FROM consent_texts ORDER BY version, language, hash")
						.map((r, c) -> new ConsentTextRow(r.getString(1), r.getString(2), r.getString(3), r.getString(4))).list());
	}

	@Override
	public ConsentRow consent(String sessionId, ConsentTextRow text, String raterId, boolean agreed, Instant at) {
		ConsentRow stored = database.merge("Storing the consent of the rater " + raterId, h -> {
			lock(h, raterId);
			h.execute("INSERT INTO consent_texts (hash, version, language, content) SELECT CAST(? AS VARCHAR), CAST(? AS VARCHAR), "
					+ "CAST(? AS VARCHAR), CAST(? AS VARCHAR) WHERE NOT EXISTS (SELECT 1 FROM consent_texts WHERE hash = ?)", text.hash(),
					text.version(), text.language(), text.content(), text.hash());
			long id = h.createUpdate("INSERT INTO consents (rater_id, text_hash, agreed, answered_at) VALUES (?, ?, ?, ?)").bind(0, raterId)
					.bind(1, text.hash()).bind(2, agreed).bind(3, at).executeAndReturnGeneratedKeys("id").mapTo(long.class).one();
			if (agreed) {
				h.execute("UPDATE sessions SET consent = ? WHERE id = ? AND rater_id = ?", id, sessionId, raterId);
			}
			return new ConsentRow(id, raterId, text.hash(), agreed, Database.stored(at));
		});
		changed();
		return stored;
	}

	/** Until the end of the transaction nobody else begins a stay of the rater or answers for it. */
	private static void lock(Handle h, String raterId) {
		h.createQuery("SELECT id FROM raters WHERE id = ? FOR UPDATE").bind(0, raterId).mapTo(String.class).list();
	}

	private void changed() {
		listeners.changed(Topic.STUDY, "");
	}

	/** Whether what a rater said last of taking part was no; as part of a transaction. */
	static boolean saysNo(Handle h, String raterId) {
		return h.createQuery("SELECT agreed FROM consents WHERE rater_id = ? ORDER BY id DESC LIMIT 1").bind(0, raterId).mapTo(boolean.class)
				.findOne().filter(agreed -> !agreed).isPresent();
	}

	@Override
	public List<ConsentRow> consents(String raterId) {
		return database.read("Reading the consent of a rater",
				h -> h.createQuery(CONSENT + OF_RATER + " ORDER BY id").bind(0, raterId).map(CONSENT_ROW).list());
	}

	@Override
	public List<ConsentRow> consents() {
		return database.read("Reading consents", h -> h.createQuery(CONSENT + " ORDER BY id").map(CONSENT_ROW).list());
	}

	@Override
	public void begin(SessionRow s, boolean restart) {
		int withdrawn = database.write("Beginning a session of the rater " + s.raterId(), h -> {
			lock(h, s.raterId());
			h.execute("UPDATE sessions SET state = ?, ended_at = ? WHERE rater_id = ? AND ended_at IS NULL", SessionState.LEFT.name(),
					s.started(), s.raterId());
			int gone = restart ? TrialTable.withdrawAll(h, s.raterId(), s.started()) : 0;
			h.execute("INSERT INTO sessions (" + SESSION_COLUMNS + ") VALUES (?, ?, NULL, ?, ?, NULL, ?, ?, ?, ?, ?, ?)", s.id(), s.raterId(),
					s.started(), s.seen(), s.state().name(), Database.text(s.screen()), s.number(), s.instructed(), s.personaRead(), s.rested());
			return gone;
		});
		changed();
		if (withdrawn > 0) {
			listeners.changed(Topic.VOTES, "");
		}
	}

	@Override
	public Optional<SessionRow> session(String sessionId) {
		return database.read("Looking up a session",
				h -> h.createQuery(SESSION + " WHERE id = ?").bind(0, sessionId).map(SESSION_ROW).findOne());
	}

	@Override
	public List<SessionRow> sessions(String raterId) {
		return database.read("Reading the sessions of a rater",
				h -> h.createQuery(SESSION + OF_RATER + OLDEST).bind(0, raterId).map(SESSION_ROW).list());
	}

	@Override
	public List<SessionRow> sessions() {
		return database.read("Reading sessions", h -> h.createQuery(SESSION + OLDEST).map(SESSION_ROW).list());
	}

	@Override
	public void change(String sessionId, SessionState state, Instant at) {
		boolean ends = state == SessionState.LEFT || state == SessionState.DONE;
		database.write("Storing where a session is",
				h -> ends ? h.execute("UPDATE sessions SET state = ?, seen_at = ?, ended_at = ? WHERE id = ? AND ended_at IS NULL", state.name(), at,
						at, sessionId)
						: h.execute("UPDATE sessions SET state = ?, seen_at = ? WHERE id = ? AND ended_at IS NULL", state.name(), at, sessionId));
		changed();
	}

	@Override
	public void seen(String sessionId, Instant at) {
		// Looked at first: a write waits for the disk, and most often there is nothing to write.
		boolean due = database.read("Looking up when a rater was seen", h -> h
				.createQuery("SELECT COUNT(*) FROM sessions WHERE id = ? AND seen_at < ?").bind(0, sessionId).bind(1, before(at))
				.mapTo(int.class).one() > 0);
		if (due) {
			database.write("Storing that a rater is there", h -> seen(h, sessionId, at));
			changed();
		}
	}

	private static Instant before(Instant at) {
		return at.minusSeconds(HEARD_OF_SECONDS / 2);
	}

	/** As part of a transaction that stores what the rater did. */
	static int seen(Handle h, String sessionId, Instant at) {
		return sessionId.isEmpty() ? 0
				: h.execute("UPDATE sessions SET seen_at = ? WHERE id = ? AND seen_at < ?", at, sessionId, before(at));
	}

	@Override
	public void rest(String sessionId, long consent) {
		set("consent = ?", sessionId, consent);
	}

	@Override
	public void instructed(String sessionId) {
		set("instructed = ?", sessionId, true);
	}

	@Override
	public void personaRead(String sessionId) {
		set("persona_read = ?", sessionId, true);
	}

	@Override
	public void rested(String sessionId, int answers) {
		set("rested = ?", sessionId, answers);
	}

	private void set(String assignment, String sessionId, Object value) {
		database.write("Storing how far a session is", h -> h.execute("UPDATE sessions SET " + assignment + " WHERE id = ?", value, sessionId));
		changed();
	}

	@Override
	public void answerIntake(Collection<IntakeRow> answers) {
		database.merge("Storing answers to the intake", h -> {
			for (IntakeRow a : answers) {
				Object[] values = { Database.text(a.answer()), a.declined(), a.at(), a.raterId(), a.question() };
				if (h.execute(INTAKE_AGAIN, values) == 0) {
					h.execute(SAVE_INTAKE, values);
				}
			}
			return null;
		});
		changed();
	}

	@Override
	public List<IntakeRow> intake(String raterId) {
		return database.read("Reading the intake of a rater",
				h -> h.createQuery(INTAKE + OF_RATER + BY_QUESTION).bind(0, raterId).map(INTAKE_ROW).list());
	}

	@Override
	public List<IntakeRow> intake() {
		return database.read("Reading intakes", h -> h.createQuery(INTAKE + BY_QUESTION).map(INTAKE_ROW).list());
	}

	@Override
	public void remark(RemarkRow r) {
		database.merge("Storing a remark", h -> h.execute("INSERT INTO remarks (rater_id, trial_id, session_id, kind, text, made_at, token) "
				+ "SELECT CAST(? AS VARCHAR), CAST(? AS BIGINT), CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS VARCHAR), "
				+ "CAST(? AS TIMESTAMP WITH TIME ZONE), CAST(? AS VARCHAR) WHERE NOT EXISTS (SELECT 1 FROM remarks WHERE token = ?)", r.raterId(),
				r.trialId() == 0 ? null : r.trialId(), r.sessionId(), r.kind().name(), Database.text(r.text()), r.at(), r.token(), r.token()));
		listeners.changed(Topic.TRIALS, r.trialId() == 0 ? "" : Long.toString(r.trialId()));
	}

	@Override
	public List<RemarkRow> remarks() {
		return database.read("Reading remarks",
				h -> h.createQuery("SELECT rater_id, trial_id, session_id, kind, text, made_at, token FROM remarks ORDER BY id")
						.map((r, c) -> new RemarkRow(r.getString(1), r.getLong(2), r.getString(3), RemarkKind.valueOf(r.getString(4)),
								r.getString(5), time(r, 6), r.getString(7)))
						.list());
	}
}
