package org.zipp.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.model.Choice;
import org.zipp.model.Condition;
import org.zipp.model.EvidenceKind;
import org.zipp.model.Prompt;
import org.zipp.model.RaterKind;
import org.zipp.model.Study;
import org.zipp.model.ZippFactory;
import org.zipp.store.Rows.AnswerState;
import org.zipp.store.Rows.EvidenceRow;
import org.zipp.store.Rows.IntakeRow;
import org.zipp.store.Rows.PersonaDraft;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.RatingRow;
import org.zipp.store.Rows.RatingTask;
import org.zipp.store.Rows.SentenceRow;
import org.zipp.store.Rows.TrialProblem;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.ServerPlace;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStoresProvider;
import org.zipp.store.TeamRole;

/** Logins of a team, with connections of their own: each may do what its role is for, and nothing else. */
@ExtendWith(Backends.class)
class TeamTest {

	private static final Instant AT = Instant.parse("2026-03-29T01:30:00Z");
	private static final String NOT_ALLOWED = "42501";

	/**
	 * What may be done with the tables themselves, by letters: Select, Insert, Update, Delete. A table that is added later is to be
	 * written down here, after somebody has thought about who may see it.
	 */
	private static final Map<String, String> OF_VIEWERS = table("answers S", "cohort S", "communities S", "conditions S", "consent_texts S",
			"consents S", "designs S", "deviations S", "evidence S", "evidence_origins S", "images S", "intake_answers S", "looks S", "personas S",
			"picture_bytes S", "picture_settings S", "plans S", "prompts S", "question_changes S", "rater_attributes S", "raters S",
					"rating_tasks S",
			"ratings S", "remarks S", "revisions S", "rewrites S", "sentence_evidence S", "sentences S", "sessions S", "step_counts S",
			"step_parameters S", "steps S", "study S", "tasks S", "team_logins -", "trait_evidence S", "traits S",
			"trial_problems S", "trials S", "users S", "votes S", "withdrawn_votes S", "workers S");

	/** What raters and experts have in place of the tables. */
	private static final Map<String, String> VIEWS_OF_RATERS = table("conditions S", "consent_texts SI", "consents SI", "designs S",
			"images S",
			"intake_answers SIU", "picture_bytes S", "prompts S", "rater_attributes S", "raters S", "remarks SI", "sessions SIU", "study S",
			"trial_problems SIU", "trials S", "users S", "votes SID", "withdrawn_votes SI");
	private static final Map<String, String> VIEWS_OF_EXPERTS = table("conditions S", "consent_texts SI", "consents SI", "designs S",
			"evidence S",
			"images S", "intake_answers SIU", "prompts S", "rater_attributes S", "raters S", "rating_tasks S", "ratings SIUD", "remarks SI",
			"sessions SIU", "study S", "trials S", "users S", "votes S");

	@TempDir
	Path folder;

	private Backends.Place place;
	private PostgresServer postgres;
	private StudyStore store;
	private final Map<TeamRole, String> logins = new EnumMap<>(TeamRole.class);

	private static Map<String, String> table(String... lines) {
		Map<String, String> table = new TreeMap<>();
		Stream.of(lines).map(l -> l.split(" ")).forEach(l -> table.put(l[0], l[1].equals("-") ? "" : l[1]));
		return table;
	}

	@BeforeEach
	void open(Backends.Places places) {
		place = places.of(Backends.Backend.POSTGRESQL, folder.resolve("study"));
		postgres = places.server();
		store = place.open();
		Study study = store.loadStudy();
		for (String id : List.of("generic", "zipp")) {
			Condition condition = ZippFactory.eINSTANCE.createCondition();
			condition.setId(id);
			study.getConditions().add(condition);
		}
		for (String id : List.of("p1", "p2")) {
			Prompt prompt = ZippFactory.eINSTANCE.createPrompt();
			prompt.setId(id);
			study.getPrompts().add(prompt);
		}
		store.saveStudy(study);
		store.users().save(Stream.of("u1", "u2").map(u -> new UserRow(u, 1, 1, 1, true)), List.of());
		store.users().replaceEvidence("secret-method", Stream.of("u1", "u2")
				.map(u -> new EvidenceRow(0, u, EvidenceKind.COMMUNITY, "c", "text of " + u, "", "", 1, 1, 1, true)).toList());
		store.personas().save(Stream.of("u1", "u2")
				.map(u -> new PersonaDraft(u, "m", "secret-verbalizer", List.of(new SentenceRow("I sail.", List.of())), List.of())).toList());
		for (String id : List.of("r1", "r2", "e1", "e2")) {
			store.trials().saveRater(new RaterRow(id, RaterKind.HUMAN, "", Map.of("age", "of " + id)));
		}
		for (String id : List.of("r1", "r2")) {
			store.trials().addTrials(Stream.of(1, 2, 3)
					.map(i -> new TrialRow(0, id, i, "u1", id.equals("r1") ? "p1" : "p2", "generic", "zipp", id + "-left" + i, id + "-right" + i))
					.toList());
			store.trials().answer(id, new VoteRow(trial(id, 1), Choice.LEFT, AT, 400, "first-" + id));
		}
		store.ratings().assign(List.of(new RatingTask(0, "e1", 1, "u1", "I sail.", "hash", AT),
				new RatingTask(0, "e2", 1, "u2", "I sail.", "hash", AT)));
		for (TeamRole role : TeamRole.values()) {
			String login = role.name().toLowerCase() + "_" + place.server().schema();
			logins.put(role, login);
			store.team().add(login, role, role == TeamRole.RATER ? "r1" : role == TeamRole.EXPERT ? "e1" : "", "secret");
		}
	}

	@AfterEach
	void close() {
		logins.values().forEach(store.team()::remove);
		store.close();
	}

	private long trial(String rater, int position) {
		return store.trials().ofRater(rater).stream().filter(t -> t.trial().position() == position).findFirst().orElseThrow().trial().id();
	}

	private ServerPlace as(String login) {
		ServerPlace s = place.server();
		return new ServerPlace(s.host(), s.port(), s.database(), s.schema(), login, s.options());
	}

	private StudyStore opened(TeamRole role) {
		StudyDirectory directory = new StudyDirectory(folder.resolve(role.name())).create();
		as(logins.get(role)).write(directory);
		return new StudyStoresProvider(_ -> "secret").open(directory);
	}

	private Connection connection(TeamRole role) throws SQLException {
		return Dialect.server(as(logins.get(role)), "secret", "tests", false, TeamTable.searchPath(place.server(), role)).getConnection();
	}

	private Set<String> names(String schema, String type) throws SQLException {
		Set<String> names = new TreeSet<>();
		try (Connection owner = place.source().getConnection();
				ResultSet rows = owner.createStatement().executeQuery("SELECT table_name FROM information_schema.tables WHERE table_schema = '"
						+ schema + "' AND table_type = '" + type + "' AND table_name <> 'flyway_schema_history'")) {
			while (rows.next()) {
				names.add(rows.getString(1));
			}
		}
		return names;
	}

	/** What is not refused, for every table of a schema, tried one by one. */
	private Map<String, String> tried(TeamRole role, String schema, String type) throws SQLException {
		Map<String, String> allowed = new TreeMap<>();
		try (Connection connection = connection(role); Connection owner = place.source().getConnection()) {
			for (String name : names(schema, type)) {
				String table = '"' + schema + "\".\"" + name + '"';
				String right = "";
				right += isAllowed(connection, "SELECT * FROM " + table) ? "S" : "";
				right += isAllowed(connection, "INSERT INTO " + table + " DEFAULT VALUES") ? "I" : "";
				right += updates(connection, owner, table, schema, name) ? "U" : "";
				right += isAllowed(connection, "DELETE FROM " + table + " WHERE false") ? "D" : "";
				allowed.put(name, right);
			}
		}
		return allowed;
	}

	/** Whether any column can be changed. */
	private static boolean updates(Connection connection, Connection owner, String table, String schema, String name) throws SQLException {
		List<String> columns = new ArrayList<>();
		try (ResultSet rows = owner.createStatement().executeQuery("SELECT column_name FROM information_schema.columns WHERE table_schema = '"
				+ schema
				+ "' AND table_name = '" + name + "'")) {
			while (rows.next()) {
				columns.add(rows.getString(1));
			}
		}
		boolean any = false;
		for (String column : columns) {
			any |= isAllowed(connection, "UPDATE " + table + " SET " + column + " = NULL WHERE false");
		}
		return any;
	}

	/** Any refusal but that of rights says that there was a right; a computed column of a view cannot be changed by anybody. */
	private static boolean isAllowed(Connection connection, String sql) throws SQLException {
		connection.setAutoCommit(false);
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
			return true;
		} catch (SQLException e) {
			return !Set.of(NOT_ALLOWED, "0A000", "55000").contains(e.getSQLState());
		} finally {
			connection.rollback();
		}
	}

	@Test
	void everyTableAllowsWhatIsWrittenDown() throws SQLException {
		String base = place.server().schema();
		assertEquals(OF_VIEWERS.keySet(), names(base, "BASE TABLE"), "who may see a new table?");
		assertEquals(OF_VIEWERS, tried(TeamRole.VIEWER, base, "BASE TABLE"));
		Map<String, String> all = new TreeMap<>();
		Map<String, String> nothing = new TreeMap<>();
		OF_VIEWERS.keySet().forEach(table -> {
			all.put(table, table.equals("team_logins") ? "S" : "SIUD");
			nothing.put(table, "");
		});
		assertEquals(all, tried(TeamRole.LEAD, base, "BASE TABLE"));
		assertEquals(nothing, tried(TeamRole.RATER, base, "BASE TABLE"));
		assertEquals(nothing, tried(TeamRole.EXPERT, base, "BASE TABLE"));
		String raters = TeamTable.group(place.server(), TeamRole.RATER);
		String experts = TeamTable.group(place.server(), TeamRole.EXPERT);
		assertEquals(VIEWS_OF_RATERS, tried(TeamRole.RATER, raters, "VIEW"));
		assertEquals(VIEWS_OF_EXPERTS, tried(TeamRole.EXPERT, experts, "VIEW"));
		for (Map.Entry<TeamRole, String> other : Map.of(TeamRole.EXPERT, raters, TeamRole.RATER, experts, TeamRole.VIEWER, raters).entrySet()) {
			assertTrue(tried(other.getKey(), other.getValue(), "VIEW").values().stream().allMatch(String::isEmpty), other.toString());
		}
	}

	private static List<String> rows(Connection connection, String query) throws SQLException {
		List<String> rows = new ArrayList<>();
		try (Statement statement = connection.createStatement(); ResultSet found = statement.executeQuery(query)) {
			while (found.next()) {
				List<String> row = new ArrayList<>();
				for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
					row.add(found.getString(i));
				}
				rows.add(String.join(",", row));
			}
		}
		return rows;
	}

	private static void refused(Connection connection, String sql) {
		SQLException e = assertThrows(SQLException.class, () -> connection.createStatement().execute(sql), sql);
		assertTrue(Set.of(NOT_ALLOWED, "44000", "0A000", "55000").contains(e.getSQLState()), sql + ": " + e.getSQLState() + ' ' + e.getMessage());
	}

	@Test
	void aRaterSeesTheOwnPairsWithoutConditionsAndTheOwnAnswers() throws SQLException {
		try (Connection rater = connection(TeamRole.RATER)) {
			assertEquals(List.of("r1,1,,", "r1,2,,", "r1,3,,"), rows(rater,
					"SELECT rater_id, place, left_condition, right_condition FROM trials ORDER BY place"));
			assertEquals(List.of("first-r1"), rows(rater, "SELECT token FROM votes"));
			assertEquals(List.of(), rows(rater, "SELECT id FROM conditions"));
			assertEquals(List.of(), rows(rater, "SELECT content FROM images"));
			assertEquals(List.of("r1"), rows(rater, "SELECT id FROM raters"));
			assertEquals(List.of("of r1"), rows(rater, "SELECT content FROM rater_attributes"));
			assertEquals(List.of("p1"), rows(rater, "SELECT id FROM prompts"));
			long theirs = trial("r2", 2);
			String vote = " (trial_id, choice, voted_at, response_millis, token) VALUES (" + theirs + ", 'LEFT', now(), 400, 't')";
			refused(rater, "INSERT INTO votes" + vote);
			refused(rater, "INSERT INTO withdrawn_votes (trial_id, choice, voted_at, response_millis, withdrawn_at) VALUES (" + theirs
					+ ", 'LEFT', now(), 400, now())");
			refused(rater, "UPDATE votes SET choice = 'RIGHT'");
			refused(rater, "DELETE FROM votes");
			refused(rater, "UPDATE trials SET left_image = 'x'");
			refused(rater, "UPDATE trials SET left_condition = 'x'");
			refused(rater, "UPDATE raters SET version = 9");
			refused(rater, "INSERT INTO sessions (id, rater_id, started_at, seen_at, state, screen) VALUES ('s', 'r2', now(), now(), 'OPEN', '')");
			refused(rater, "SET ROLE " + TeamTable.group(place.server(), TeamRole.LEAD));
			refused(rater, "SELECT * FROM " + place.server().schema() + ".conditions");
			refused(rater, "CREATE TABLE " + place.server().schema() + ".mine (id INTEGER)");
		}
	}

	/** Ways around views that are known: a table of that name of one's own, and a function that tells what it is asked about. */
	@Test
	void aRaterGetsNoFurtherByTricks() throws SQLException {
		try (Connection rater = connection(TeamRole.RATER); Statement statement = rater.createStatement()) {
			statement.execute("CREATE TEMPORARY TABLE team_logins (login VARCHAR, role VARCHAR, rater_id VARCHAR, added_at TIMESTAMP)");
			statement.execute("INSERT INTO pg_temp.team_logins VALUES (session_user, 'LEAD', 'r2', now())");
			assertEquals(List.of("r1"), rows(rater, "SELECT id FROM raters"));
			statement.execute("CREATE FUNCTION pg_temp.leak(t text) RETURNS boolean LANGUAGE plpgsql COST 0.0000001 AS "
					+ "$$ BEGIN IF t LIKE '%r2%' THEN RAISE EXCEPTION 'leaked %', t; END IF; RETURN true; END $$");
			assertEquals(3, rows(rater, "SELECT id FROM trials WHERE pg_temp.leak(left_image)").size());
			assertEquals(1, rows(rater, "SELECT trial_id FROM votes WHERE pg_temp.leak(token)").size());
			assertEquals(1, rows(rater, "SELECT content FROM rater_attributes WHERE pg_temp.leak(content)").size());
		}
	}

	@Test
	void psqlShowsARaterNoMore() throws Exception {
		String schema = place.server().schema();
		for (String query : List.of("SELECT left_condition FROM " + schema + ".trials", "SELECT * FROM " + schema + ".votes",
				"TABLE " + schema + ".conditions", "COPY " + schema + ".votes TO STDOUT")) {
			String said = psql(query);
			assertTrue(said.contains("permission denied"), said);
		}
		assertEquals("3", psql("SELECT COUNT(*) FROM " + TeamTable.group(place.server(), TeamRole.RATER) + ".trials").strip());
	}

	private String psql(String query) throws IOException, InterruptedException {
		ServerPlace s = place.server();
		Path output = Files.createTempFile(folder, "psql", ".txt");
		new ProcessBuilder(postgres.bin().resolve("psql").toString(), "-X", "-A", "-t", "-h", s.host(), "-p", "" + s.port(), "-U",
				logins.get(TeamRole.RATER), "-d", s.database(), "-c", query).redirectErrorStream(true).redirectOutput(output.toFile()).start()
						.waitFor();
		return Files.readString(output, StandardCharsets.UTF_8);
	}

	@Test
	void theProgramTakesVotesWithARatersLogin() {
		try (StudyStore rater = opened(TeamRole.RATER)) {
			assertEquals("r1", rater.team().own().orElseThrow().raterId());
			assertEquals(store.header().question(), rater.header().question());
			assertTrue(rater.loadStudy().getConditions().isEmpty());
			assertEquals(3, rater.trials().progress("r1").pairs());
			assertEquals(0, rater.trials().progress("r2").pairs());
			long trial = rater.trials().open("r1", 1).getFirst().trial().id();
			VoteRow vote = new VoteRow(trial, Choice.RIGHT, AT, 500, "token");
			assertEquals(AnswerState.STORED, rater.trials().answer("r1", vote).state());
			assertEquals(AnswerState.REPEATED, rater.trials().answer("r1", vote).state());
			assertTrue(rater.trials().withdraw(trial, "token"));
			assertEquals(AnswerState.TAKEN_BACK, rater.trials().answer("r1", vote).state());
			assertEquals("token", store.trials().withdrawn().getLast().token(), "it stays for the record");
			rater.trials().report(new TrialProblem(trial, "torn", AT));
			rater.trials().report(new TrialProblem(trial, "torn twice", AT));
			assertEquals("torn twice", store.trials().problems().getFirst().problem());
			long theirs = trial("r2", 2);
			assertThrows(ZippException.class, () -> rater.trials().answer("r2", new VoteRow(theirs, Choice.LEFT, AT, 500, "theirs")));
			rater.people().answerIntake(List.of(new IntakeRow("r1", "age", "30", false, AT)));
			rater.people().answerIntake(List.of(new IntakeRow("r1", "age", "31", false, AT)));
			assertEquals("31", store.people().intake("r1").getFirst().answer());
			assertThrows(ZippException.class, () -> rater.people().answerIntake(List.of(new IntakeRow("r2", "age", "30", false, AT))));
			assertThrows(ZippException.class, () -> rater.trials().addRater(new RaterRow("mine", RaterKind.HUMAN, "", Map.of())));
			assertThrows(ZippException.class, () -> rater.team().add("friend", TeamRole.LEAD, "", "x"));
		}
		assertEquals(2, store.trials().all().stream().filter(t -> t.vote() != null).count());
	}

	@Test
	void anExpertRatesTheOwnPersonas() throws SQLException {
		try (StudyStore expert = opened(TeamRole.EXPERT)) {
			assertEquals(List.of("u1"), expert.ratings().tasks().stream().map(RatingTask::userId).toList());
			assertEquals(List.of("text of u1"), expert.users().evidence("u1").stream().map(EvidenceRow::text).toList());
			assertEquals(List.of(), expert.users().evidence("u2"));
			expert.ratings().rate(new RatingRow("e1", "u1", "coherence", 4, AT));
			expert.ratings().rate(new RatingRow("e1", "u1", "coherence", 5, AT));
			assertEquals(List.of(5), store.ratings().all().stream().map(RatingRow::value).toList());
			assertThrows(ZippException.class, () -> expert.ratings().rate(new RatingRow("e2", "u2", "coherence", 1, AT)));
			assertThrows(ZippException.class, () -> expert.ratings().rate(new RatingRow("e1", "u2", "coherence", 1, AT)));
			assertThrows(ZippException.class, () -> expert.personas().load("u1"), "the verbalizer stands there");
		}
		try (Connection expert = connection(TeamRole.EXPERT)) {
			assertEquals(List.of(""), rows(expert, "SELECT method FROM evidence"));
			refused(expert, "UPDATE rating_tasks SET text = 'x'");
		}
	}

	@Test
	void aViewerReadsAndALeadWrites() {
		try (StudyStore viewer = opened(TeamRole.VIEWER)) {
			assertTrue(viewer.isReadOnly());
			assertEquals(store.trials().all(), viewer.trials().all());
			assertThrows(ZippException.class, () -> viewer.trials().withdraw(trial("r1", 1)));
		}
		try (StudyStore lead = opened(TeamRole.LEAD)) {
			Study study = lead.loadStudy();
			study.setTitle("By the lead");
			lead.saveStudy(study);
			lead.trials().withdraw(trial("r1", 1));
			lead.trials().addTrials(List.of(new TrialRow(0, "r2", 9, "", "p1", "zipp", "generic", "a", "b")));
			assertEquals(4, lead.trials().progress("r2").pairs());
			assertThrows(ZippException.class, () -> lead.team().add("friend", TeamRole.VIEWER, "", "x"));
			assertEquals(4, lead.team().all().size());
		}
		assertEquals("By the lead", store.header().title());
	}

	@Test
	void aLoginChangesAndGoes() throws SQLException {
		String login = logins.get(TeamRole.RATER);
		store.team().add(login, TeamRole.RATER, "r2", "other");
		try (Connection rater = connection(TeamRole.RATER)) {
			assertEquals(List.of("r2"), rows(rater, "SELECT id FROM raters"));
		}
		store.team().add(login, TeamRole.VIEWER, "", "other");
		try (StudyStore viewer = opened(TeamRole.RATER)) {
			assertTrue(viewer.isReadOnly());
		}
		assertTrue(store.team().remove(login));
		assertFalse(store.team().remove(login));
		assertThrows(ZippException.class, () -> opened(TeamRole.RATER));
	}

	@Test
	void thePasswordIsAskedForAndIsNowhereInTheDatabase() throws SQLException {
		String login = PostgresServer.LOGIN_WITH_PASSWORD;
		store.team().add(login, TeamRole.VIEWER, "", "pass-word-1");
		try {
			StudyDirectory directory = new StudyDirectory(folder.resolve("with")).create();
			as(login).write(directory);
			assertThrows(ZippException.class, () -> new StudyStoresProvider(_ -> "wrong").open(directory));
			new StudyStoresProvider(_ -> "pass-word-1").open(directory).close();
			try (Connection owner = place.source().getConnection()) {
				String kept = rows(owner, "SELECT rolpassword FROM pg_authid WHERE rolname = '" + login + '\'').getFirst();
				assertTrue(kept.startsWith("SCRAM-SHA-256$"), kept);
			}
		} finally {
			store.team().remove(login);
		}
	}

	@Test
	void mistakesAreTold() {
		assertTrue(assertThrows(ZippException.class, () -> store.team().add("zipp", TeamRole.VIEWER, "", "x")).getMessage()
				.contains("has a user zipp already"));
		assertTrue(assertThrows(ZippException.class, () -> store.team().add("new", TeamRole.RATER, "nobody", "x")).getMessage()
				.contains("no rater 'nobody'"));
		assertTrue(assertThrows(ZippException.class, () -> store.team().add("new", TeamRole.RATER, "", "x")).getMessage().contains("--rater"));
		assertEquals(4, store.team().all().size());
		try (StudyStore file = new StudyStoresProvider().open(new StudyDirectory(folder.resolve("file")))) {
			assertTrue(assertThrows(ZippException.class, () -> file.team().all()).getMessage().contains("Move the study to a server"));
			assertEquals(Optional.empty(), file.team().own());
		}
	}
}
