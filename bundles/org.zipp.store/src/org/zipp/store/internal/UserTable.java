package org.zipp.store.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.zipp.model.EvidenceKind;
import org.zipp.store.Fingerprints;
import org.zipp.store.Rows.CommunityRow;
import org.zipp.store.Rows.EvidenceOrigin;
import org.zipp.store.Rows.EvidenceRow;
import org.zipp.store.Rows.Pruned;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.StoreListener.Topic;
import org.zipp.store.UserRepository;

final class UserTable implements UserRepository {

	/** A participant stays one whatever an ingest says. */
	private static final String SAVE_USER = Database
			.upsert("users", List.of("id VARCHAR"),
					List.of("posts BIGINT", "comments BIGINT", "community_count INTEGER", "participant BOOLEAN"))
			.replace("participant = s.participant", "participant = (t.participant OR s.participant)");
	private static final String SAVE_GRAPH_USER = Database
			.upsert("users", List.of("id VARCHAR"), List.of("posts BIGINT", "comments BIGINT", "community_count INTEGER",
					"participant BOOLEAN", "graph VARCHAR"))
			.replace("participant = s.participant", "participant = (t.participant OR s.participant)");
	/** Nobody edited, rated or judged what was made for the user, and no picture shows it. */
	private static final String UNUSED = " AND NOT EXISTS (SELECT 1 FROM personas p WHERE p.user_id = users.id AND p.version > 0)"
			+ " AND NOT EXISTS (SELECT 1 FROM ratings r WHERE r.user_id = users.id)"
			+ " AND NOT EXISTS (SELECT 1 FROM rating_tasks a WHERE a.user_id = users.id)"
			+ " AND NOT EXISTS (SELECT 1 FROM raters r WHERE r.user_id = users.id)"
			+ " AND NOT EXISTS (SELECT 1 FROM trials t WHERE t.user_id = users.id)"
			+ " AND NOT EXISTS (SELECT 1 FROM images i WHERE i.user_id = users.id)";
	/** Those of a graph: what raters answered of themselves comes from no graph, and stays whatever graph there is. */
	private static final String OTHER_GRAPH = "graph <> ? AND NOT EXISTS (SELECT 1 FROM evidence i WHERE i.user_id = users.id AND i.kind = '"
			+ EvidenceKind.INTAKE.name() + "')";
	private static final String SAVE_COMMUNITY = Database.upsert("communities", List.of("id VARCHAR"),
			List.of("description VARCHAR", "members INTEGER", "activity BIGINT"));
	private static final String SELECT_USER = "SELECT id, posts, comments, community_count, participant FROM users";
	private static final RowMapper<UserRow> USER = (r, c) -> new UserRow(r.getString(1), r.getLong(2), r.getLong(3),
			r.getInt(4), r.getBoolean(5));
	private static final int PAGE = 10_000;
	private static final int LOCKED_AT_ONCE = 1000;

	private final Database database;
	private final Listeners listeners;

	UserTable(Database database, Listeners listeners) {
		this.database = database;
		this.listeners = listeners;
	}

	@Override
	public void save(Stream<UserRow> users, Collection<CommunityRow> communities) {
		database.writeOnce("Storing users and communities", List.of("communities", "users"), h -> {
			Database.batch(h, SAVE_COMMUNITY, communities,
					c -> new Object[] { c.id(), Database.text(c.description()), c.members(), c.activity() });
			Database.batch(h, SAVE_USER, users,
					u -> new Object[] { u.id(), u.posts(), u.comments(), u.communityCount(), u.participant() });
			return null;
		});
		listeners.changed(Topic.USERS, "");
	}

	@Override
	public long count() {
		return database.read("Counting users", h -> h.createQuery("SELECT COUNT(*) FROM users").mapTo(long.class).one());
	}

	/** Read page by page: H2 would otherwise hold the whole result, and a connection would stay taken. */
	@Override
	public Stream<UserRow> all() {
		return Stream.iterate(page(""), p -> !p.isEmpty(), p -> page(p.getLast().id())).flatMap(List::stream);
	}

	private List<UserRow> page(String after) {
		return database.read("Reading users", h -> h.createQuery(SELECT_USER + " WHERE id > ? ORDER BY id LIMIT ?")
				.bind(0, after).bind(1, PAGE).map(USER).list());
	}

	@Override
	public Optional<UserRow> find(String userId) {
		return database.read("Looking up a user",
				h -> h.createQuery(SELECT_USER + " WHERE id = ?").bind(0, userId).map(USER).findOne());
	}

	@Override
	public List<CommunityRow> communities() {
		return database.read("Reading communities",
				h -> h.createQuery("SELECT id, description, members, activity FROM communities ORDER BY id")
						.map((r, c) -> new CommunityRow(r.getString(1), r.getString(2), r.getInt(3), r.getLong(4))).list());
	}

	@Override
	public void setParticipants(Collection<String> userIds, boolean participant) {
		database.write("Marking participants", h -> {
			Database.batch(h, "UPDATE users SET participant = ? WHERE id = ?", userIds,
					id -> new Object[] { participant, id });
			return null;
		});
		listeners.changed(Topic.USERS, "");
	}

	@Override
	public List<UserRow> participants() {
		return database.read("Reading participants",
				h -> h.createQuery(SELECT_USER + " WHERE participant = TRUE ORDER BY id").map(USER).list());
	}

	/** Until the end of the transaction nobody else changes the evidence of these users, or what rests on it. */
	static void lock(Handle h, Collection<String> users) {
		List<String> sorted = users.stream().sorted().toList();
		for (int from = 0; from < sorted.size(); from += LOCKED_AT_ONCE) {
			h.createQuery("SELECT id FROM users WHERE id IN (<ids>) ORDER BY id FOR UPDATE")
					.bindList("ids", sorted.subList(from, Math.min(sorted.size(), from + LOCKED_AT_ONCE))).mapTo(String.class).list();
		}
	}

	@Override
	public Pruned replaceGraph(Stream<UserRow> users, Collection<CommunityRow> communities, String graph) {
		Pruned pruned = database.writeOnce("Storing users and communities", List.of("communities", "users"), h -> {
			h.execute("DELETE FROM communities");
			Database.batch(h, SAVE_COMMUNITY, communities,
					c -> new Object[] { c.id(), Database.text(c.description()), c.members(), c.activity() });
			Database.batch(h, SAVE_GRAPH_USER, users,
					u -> new Object[] { u.id(), u.posts(), u.comments(), u.communityCount(), u.participant(), graph });
			h.execute("DELETE FROM evidence WHERE user_id IN (SELECT id FROM users WHERE " + OTHER_GRAPH + ")", graph);
			h.execute("DELETE FROM evidence_origins WHERE user_id IN (SELECT id FROM users WHERE " + OTHER_GRAPH + ")", graph);
			int removed = h.execute("DELETE FROM users WHERE " + OTHER_GRAPH + UNUSED, graph);
			h.execute("DELETE FROM rewrites WHERE user_id <> '' AND user_id NOT IN (SELECT id FROM users)");
			h.execute("DELETE FROM tasks WHERE user_id <> '' AND user_id NOT IN (SELECT id FROM users)");
			List<String> kept = h.createQuery("SELECT id FROM users WHERE " + OTHER_GRAPH + " ORDER BY id").bind(0, graph)
					.mapTo(String.class).list();
			return new Pruned(removed, kept);
		});
		listeners.changed(Topic.USERS, "");
		return pruned;
	}

	@Override
	public void setCohort(Collection<String> userIds) {
		List<String> ids = userIds.stream().distinct().sorted().toList();
		database.writeOnce("Storing the cohort", List.of("cohort"), h -> {
			h.execute("DELETE FROM cohort");
			Database.batch(h, "INSERT INTO cohort (user_id) VALUES (?)", ids, id -> new Object[] { id });
			return null;
		});
		listeners.changed(Topic.USERS, "");
	}

	@Override
	public List<String> cohort() {
		return database.read("Reading the cohort",
				h -> h.createQuery("SELECT user_id FROM cohort ORDER BY user_id").mapTo(String.class).list());
	}

	@Override
	public int cohortSize() {
		return database.read("Counting the cohort", h -> h.createQuery("SELECT COUNT(*) FROM cohort").mapTo(int.class).one());
	}

	@Override
	public void replaceEvidence(String method, Collection<EvidenceRow> rows) {
		replaceEvidence(method, new EvidenceOrigin("", ""), Set.of(), rows);
	}

	@Override
	public void replaceEvidence(String method, EvidenceOrigin origin, Collection<String> mined, Collection<EvidenceRow> rows) {
		Map<String, List<EvidenceRow>> byUser = new LinkedHashMap<>();
		rows.forEach(r -> byUser.computeIfAbsent(r.userId(), _ -> new ArrayList<>()).add(r));
		Set<String> users = new LinkedHashSet<>(byUser.keySet());
		users.addAll(mined);
		Map<String, String> contents = new LinkedHashMap<>();
		byUser.forEach((user, own) -> contents.put(user,
				Fingerprints.evidence(method, own.stream().map(UserTable::asStored).toList())));
		database.write("Storing evidence", h -> {
			lock(h, users);
			List<String> changed = users.stream().filter(u -> !contents.getOrDefault(u, "").equals(content(h, u))).toList();
			Database.batch(h, "DELETE FROM evidence WHERE user_id = ?", changed, u -> new Object[] { u });
			Database.batch(h,
					"INSERT INTO evidence (user_id, method, kind, community, text, source, link, weight, place, tokens, "
							+ "within_budget) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
					changed.stream().flatMap(u -> byUser.getOrDefault(u, List.of()).stream()),
					r -> new Object[] { r.userId(), method, r.kind().name(), Database.text(r.community()),
							Database.text(r.text()), Database.text(r.source()), Database.text(r.link()), r.weight(), r.rank(),
							r.tokens(), r.withinBudget() });
			Database.batch(h, "DELETE FROM evidence_origins WHERE user_id = ?", users, u -> new Object[] { u });
			Database.batch(h, "INSERT INTO evidence_origins (user_id, content, graph, settings) VALUES (?, ?, ?, ?)",
					contents.entrySet(), e -> new Object[] { e.getKey(), e.getValue(), origin.graph(), origin.settings() });
			return null;
		});
		listeners.changed(Topic.EVIDENCE, users.size() == 1 ? users.iterator().next() : "");
	}

	private static EvidenceRow asStored(EvidenceRow r) {
		return new EvidenceRow(r.id(), r.userId(), r.kind(), stored(r.community()), stored(r.text()), stored(r.source()),
				stored(r.link()), r.weight(), r.rank(), r.tokens(), r.withinBudget());
	}

	private static String stored(String text) {
		return Database.clean(Database.text(text));
	}

	/** Fingerprint of the evidence of a user as it is stored, worked out where an older program stored it. */
	private static String content(Handle h, String user) {
		return h.createQuery("SELECT content FROM evidence_origins WHERE user_id = ?").bind(0, user).mapTo(String.class).findOne()
				.orElseGet(() -> {
					List<EvidenceRow> rows = evidence(h, user);
					return rows.isEmpty() ? "" : Fingerprints.evidence(method(h, user), rows);
				});
	}

	@Override
	public Map<String, String> evidenceContents() {
		return database.read("Reading fingerprints of evidence", h -> {
			Map<String, String> contents = new LinkedHashMap<>();
			h.createQuery("SELECT user_id, content FROM evidence_origins")
					.map((r, c) -> contents.put(r.getString(1), r.getString(2))).list();
			return contents;
		});
	}

	@Override
	public List<EvidenceRow> evidence(String userId) {
		return database.read("Reading evidence", h -> evidence(h, userId));
	}

	static List<EvidenceRow> evidence(Handle h, String userId) {
		return h.createQuery("SELECT id, user_id, kind, community, text, source, link, weight, place, tokens, within_budget "
				+ "FROM evidence WHERE user_id = ? ORDER BY place, id")
				.bind(0, userId)
				.map((r, c) -> new EvidenceRow(r.getLong(1), r.getString(2), EvidenceKind.valueOf(r.getString(3)),
						r.getString(4), r.getString(5), r.getString(6), r.getString(7), r.getDouble(8), r.getInt(9),
						r.getInt(10), r.getBoolean(11)))
				.list();
	}

	@Override
	public List<String> usersWithEvidence() {
		return database.read("Reading who has evidence", h -> h
				.createQuery("SELECT DISTINCT user_id FROM evidence ORDER BY user_id").mapTo(String.class).list());
	}

	@Override
	public String evidenceMethod(String userId) {
		return database.read("Reading how evidence was ranked", h -> method(h, userId));
	}

	private static String method(Handle h, String userId) {
		return h.createQuery("SELECT method FROM evidence WHERE user_id = ? ORDER BY place, id LIMIT 1").bind(0, userId)
				.mapTo(String.class).findOne().orElse("");
	}
}
