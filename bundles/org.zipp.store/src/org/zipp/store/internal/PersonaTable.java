package org.zipp.store.internal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.emf.common.util.EList;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.zipp.core.ZippException;
import org.zipp.model.Evidence;
import org.zipp.model.EvidenceKind;
import org.zipp.model.Persona;
import org.zipp.model.Revision;
import org.zipp.model.Sentence;
import org.zipp.model.Trait;
import org.zipp.model.TraitCategory;
import org.zipp.model.ZippFactory;
import org.zipp.store.Fingerprints;
import org.zipp.store.Freshness.RewriteKey;
import org.zipp.store.PersonaRepository;
import org.zipp.store.Rows.MadeRewrite;
import org.zipp.store.Rows.Origin;
import org.zipp.store.Rows.PersonaDraft;
import org.zipp.store.Rows.PersonaRow;
import org.zipp.store.Rows.RewriteRow;
import org.zipp.store.Rows.SentenceRow;
import org.zipp.store.Rows.TraitRow;
import org.zipp.store.Rows.UserTraitRow;
import org.zipp.store.StoreListener.Topic;

final class PersonaTable implements PersonaRepository {

	private static final int TRAIT_USERS = 2_000;

	private static final String REPLACE_PERSONA = "UPDATE personas SET method = ?, verbalizer = ?, created_at = ? "
			+ "WHERE user_id = ? AND version = 0";
	private static final String ADD_PERSONA = "INSERT INTO personas (method, verbalizer, created_at, user_id, version) "
			+ "SELECT CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS TIMESTAMP WITH TIME ZONE), CAST(? AS VARCHAR), 0 "
			+ "WHERE NOT EXISTS (SELECT 1 FROM personas WHERE user_id = ?)";
	private static final String SAVE_MADE = Database.upsert("rewrites",
			List.of("user_id VARCHAR", "prompt_id VARCHAR", "condition_id VARCHAR"), List.of("text VARCHAR", "negative VARCHAR",
					"rewriter VARCHAR", "persona_of VARCHAR", "made_from VARCHAR", "made_by VARCHAR"));
	private static final Origin UNKNOWN = new Origin("", "");
	private static final String SELECT_REWRITE = "SELECT user_id, prompt_id, condition_id, text, negative, rewriter "
			+ "FROM rewrites";
	private static final String REWRITE_ORDER = " ORDER BY user_id, prompt_id, condition_id";
	private static final RowMapper<RewriteRow> REWRITE = (r, c) -> new RewriteRow(r.getString(1), r.getString(2),
			r.getString(3), r.getString(4), r.getString(5), r.getString(6));
	private static final String ONE_USER = " WHERE user_id = ?";

	/** A sentence or trait and the evidence it is linked to. */
	private record Link(String userId, int place, int linkPlace, long evidence) {
	}

	private record PlacedSentence(String userId, int place, SentenceRow sentence) {
	}

	private record PlacedTrait(String userId, int place, TraitRow trait) {
	}

	private final Database database;
	private final Listeners listeners;

	PersonaTable(Database database, Listeners listeners) {
		this.database = database;
		this.listeners = listeners;
	}

	@Override
	public void save(Collection<PersonaDraft> drafts) {
		save(drafts, Map.of());
	}

	@Override
	public void save(Collection<PersonaDraft> drafts, Map<String, Origin> origins) {
		// Writers of the same rows meet in the same order, so that neither holds what the other needs.
		List<PersonaDraft> sorted = drafts.stream().sorted(Comparator.comparing(PersonaDraft::userId)).toList();
		database.merge("Storing personas", h -> {
			Instant now = Instant.now();
			// The row is changed only while nobody has edited it, and is locked from then on until the end.
			List<PersonaDraft> missing = Database.unchanged(h, REPLACE_PERSONA, sorted,
					d -> new Object[] { Database.text(d.method()), Database.text(d.verbalizer()), now, d.userId() });
			Set<PersonaDraft> edited = Collections.newSetFromMap(new IdentityHashMap<>());
			edited.addAll(Database.unchanged(h, ADD_PERSONA, missing, d -> new Object[] { Database.text(d.method()),
					Database.text(d.verbalizer()), now, d.userId(), d.userId() }));
			List<PersonaDraft> written = sorted.stream().filter(d -> !edited.contains(d)).toList();
			List<PlacedSentence> sentences = new ArrayList<>();
			List<PlacedTrait> traits = new ArrayList<>();
			for (PersonaDraft draft : written) {
				place(draft.userId(), draft.sentences(), draft.traits(), sentences, traits);
			}
			replaceContent(h, written.stream().map(PersonaDraft::userId).toList(), sentences, traits);
			Map<String, String> contents = new LinkedHashMap<>();
			written.forEach(d -> contents.put(d.userId(),
					Fingerprints.persona(d.sentences().stream().map(SentenceRow::text).toList(), d.traits())));
			contentChanged(h, contents);
			Database.batch(h, "UPDATE personas SET made_from = ?, made_by = ? WHERE user_id = ?", written, d -> {
				Origin origin = origins.getOrDefault(d.userId(), UNKNOWN);
				return new Object[] { origin.from(), origin.by(), d.userId() };
			});
			return null;
		});
		listeners.changed(Topic.PERSONAS, drafts.size() == 1 ? drafts.iterator().next().userId() : "");
	}

	/** Notes what personas say now; what was made from one that said otherwise, or nobody knows what, is outdated. */
	private static void contentChanged(Handle h, Map<String, String> contents) {
		List<String> changed = new ArrayList<>(contents.keySet());
		changed.removeAll(new HashSet<>(Database.unchanged(h, "UPDATE personas SET content = ? WHERE user_id = ? AND content <> ?",
				List.copyOf(contents.keySet()), u -> new Object[] { contents.get(u), u, contents.get(u) })));
		Database.batch(h, "UPDATE rewrites SET persona_of = user_id, made_from = ? WHERE user_id = ? AND made_from = ''", changed,
				u -> new Object[] { Fingerprints.BEFORE, u });
	}

	@Override
	public Map<String, Origin> origins() {
		return database.read("Reading where personas come from", h -> {
			Map<String, Origin> origins = new HashMap<>();
			h.createQuery("SELECT user_id, made_from, made_by FROM personas")
					.map((r, c) -> origins.put(r.getString(1), new Origin(r.getString(2), r.getString(3)))).list();
			return origins;
		});
	}

	@Override
	public Set<String> edited() {
		return database.read("Reading which personas were edited", h -> new HashSet<>(
				h.createQuery("SELECT user_id FROM personas WHERE version > 0").mapTo(String.class).list()));
	}

	@Override
	public String content(String userId) {
		String known = database.read("Reading what a persona says",
				h -> h.createQuery("SELECT content FROM personas WHERE user_id = ?").bind(0, userId).mapTo(String.class).findOne())
				.orElse("");
		Optional<Persona> persona = known.isEmpty() ? load(userId) : Optional.empty();
		if (persona.isEmpty()) {
			return known;
		}
		String content = content(persona.get());
		if (!database.isReadOnly()) {
			database.write("Noting what a persona says",
					h -> h.execute("UPDATE personas SET content = ? WHERE user_id = ? AND content = '' AND version = ?", content, userId,
							persona.get().getVersion()));
		}
		return content;
	}

	private static String content(Persona persona) {
		return Fingerprints.persona(persona.getSentences().stream().map(s -> Database.text(s.getText())).toList(),
				persona.getTraits().stream()
						.map(t -> new TraitRow(t.getCategory(), t.getName(), t.getValue(), t.getConfidence(), List.of())).toList());
	}

	private static void place(String userId, List<SentenceRow> from, List<TraitRow> fromTraits,
			List<PlacedSentence> sentences, List<PlacedTrait> traits) {
		int place = 0;
		for (SentenceRow sentence : from) {
			sentences.add(new PlacedSentence(userId, place++, sentence));
		}
		place = 0;
		for (TraitRow trait : fromTraits) {
			traits.add(new PlacedTrait(userId, place++, trait));
		}
	}

	private static void replaceContent(Handle h, List<String> users, List<PlacedSentence> sentences,
			List<PlacedTrait> traits) {
		// The links go with what they link.
		Database.batch(h, "DELETE FROM sentences WHERE user_id = ?", users, u -> new Object[] { u });
		Database.batch(h, "DELETE FROM traits WHERE user_id = ?", users, u -> new Object[] { u });
		Database.batch(h, "INSERT INTO sentences (user_id, place, text) VALUES (?, ?, ?)", sentences,
				s -> new Object[] { s.userId(), s.place(), Database.text(s.sentence().text()) });
		Database.batch(h,
				"INSERT INTO traits (user_id, place, category, name, content, confidence) VALUES (?, ?, ?, ?, ?, ?)", traits,
				t -> new Object[] { t.userId(), t.place(), t.trait().category().name(), Database.text(t.trait().name()),
						Database.text(t.trait().value()), t.trait().confidence() });
		insertLinks(h, "sentence_evidence",
				sentences.stream().flatMap(s -> links(s.userId(), s.place(), s.sentence().evidence()).stream()).toList());
		insertLinks(h, "trait_evidence",
				traits.stream().flatMap(t -> links(t.userId(), t.place(), t.trait().evidence()).stream()).toList());
	}

	private static List<Link> links(String userId, int place, List<Long> evidence) {
		List<Link> links = new ArrayList<>();
		for (Long id : new LinkedHashSet<>(evidence)) {
			links.add(new Link(userId, place, links.size(), id));
		}
		return links;
	}

	private static void insertLinks(Handle h, String table, List<Link> links) {
		Database.batch(h, "INSERT INTO " + table + " (user_id, place, link_place, evidence_id) VALUES (?, ?, ?, ?)", links,
				l -> new Object[] { l.userId(), l.place(), l.linkPlace(), l.evidence() });
	}

	@Override
	public Set<String> usersWithPersona() {
		return database.read("Reading who has a persona", h -> new LinkedHashSet<>(
				h.createQuery("SELECT user_id FROM personas ORDER BY user_id").mapTo(String.class).list()));
	}

	@Override
	public List<PersonaRow> table() {
		return database.read("Reading the table of personas", h -> rows(h, null));
	}

	@Override
	public Optional<PersonaRow> row(String userId) {
		return database.read("Reading a persona", h -> rows(h, userId)).stream().findFirst();
	}

	@Override
	public Stream<UserTraitRow> traits() {
		return Stream.iterate(traitsAfter(""), p -> !p.isEmpty(), p -> traitsAfter(p.getLast().userId())).flatMap(List::stream);
	}

	/** The traits of the next users. */
	private List<UserTraitRow> traitsAfter(String user) {
		return database.read("Reading traits of personas", h -> h.createQuery(
				"SELECT t.user_id, t.category, t.name, t.content, t.confidence FROM traits t JOIN (SELECT DISTINCT user_id FROM traits "
						+ "WHERE user_id > ? ORDER BY user_id LIMIT ?) u ON u.user_id = t.user_id ORDER BY t.user_id, t.place")
				.bind(0, user).bind(1, TRAIT_USERS)
				.map((r, c) -> new UserTraitRow(r.getString(1), TraitCategory.valueOf(r.getString(2)), r.getString(3),
						r.getString(4), r.getDouble(5)))
				.list());
	}

	/** Three queries whatever the number of personas; {@code user} {@code null} for all. */
	private static List<PersonaRow> rows(Handle h, String user) {
		String filter = user == null ? "" : ONE_USER;
		Map<String, String> texts = new HashMap<>();
		query(h, "SELECT user_id, text FROM sentences" + filter + " ORDER BY user_id, place", user, (r, c) -> texts
				.merge(r.getString(1), r.getString(2), PersonaTable::join));
		Map<String, Map<String, String>> traits = new HashMap<>();
		query(h, "SELECT user_id, name, content FROM traits" + filter + " ORDER BY user_id, place", user, (r, c) -> traits
				.computeIfAbsent(r.getString(1), u -> new LinkedHashMap<>()).put(r.getString(2), r.getString(3)));
		return query(h, "SELECT p.user_id, u.posts + u.comments, u.community_count, COALESCE(i.n, 0), p.verbalizer, p.version, "
				+ "u.participant FROM personas p JOIN users u ON u.id = p.user_id "
				+ "LEFT JOIN (SELECT user_id, COUNT(*) AS n FROM images WHERE setting = " + ImageTable.SETTING + " GROUP BY user_id) i ON i.user_id = p.user_id"
				+ (user == null ? "" : " WHERE p.user_id = ?") + " ORDER BY p.user_id", user,
				(r, c) -> new PersonaRow(r.getString(1), texts.getOrDefault(r.getString(1), ""),
						traits.getOrDefault(r.getString(1), Map.of()), r.getLong(2), r.getInt(3), r.getInt(4), r.getString(5),
						r.getInt(6) > 0, r.getBoolean(7)));
	}

	private static <T> List<T> query(Handle h, String sql, String user, RowMapper<T> mapper) {
		var query = h.createQuery(sql);
		if (user != null) {
			query.bind(0, user);
		}
		return query.map(mapper).list();
	}

	private static String join(String a, String b) {
		return a + ' ' + b;
	}

	@Override
	public Optional<Persona> load(String userId) {
		return database.read("Reading a persona", h -> load(h, userId));
	}

	private static Optional<Persona> load(Handle h, String userId) {
		ZippFactory factory = ZippFactory.eINSTANCE;
		Optional<Persona> found = h
				.createQuery("SELECT user_id, method, verbalizer, created_at, version FROM personas WHERE user_id = ?")
				.bind(0, userId).map((r, c) -> {
					Persona p = factory.createPersona();
					p.setUserId(r.getString(1));
					p.setMethod(r.getString(2));
					p.setVerbalizer(r.getString(3));
					p.setCreatedAt(r.getObject(4, OffsetDateTime.class).toInstant());
					p.setVersion(r.getInt(5));
					return p;
				}).findOne();
		if (found.isEmpty()) {
			return found;
		}
		Persona persona = found.get();
		Map<Long, Evidence> evidence = new HashMap<>();
		query(h, "SELECT id, kind, community, text, source, link, weight, place, tokens, within_budget FROM evidence"
				+ ONE_USER + " ORDER BY place, id", userId, (r, c) -> {
					Evidence e = factory.createEvidence();
					e.setId(r.getLong(1));
					e.setKind(EvidenceKind.valueOf(r.getString(2)));
					e.setCommunity(r.getString(3));
					e.setText(r.getString(4));
					e.setSource(r.getString(5));
					e.setLink(r.getString(6));
					e.setWeight(r.getDouble(7));
					e.setRank(r.getInt(8));
					e.setTokens(r.getInt(9));
					e.setWithinBudget(r.getBoolean(10));
					return e;
				}).forEach(e -> {
					persona.getEvidence().add(e);
					evidence.put(e.getId(), e);
				});
		Map<Integer, Sentence> sentences = new HashMap<>();
		query(h, "SELECT place, text FROM sentences" + ONE_USER + " ORDER BY place", userId, (r, c) -> {
			Sentence s = factory.createSentence();
			s.setText(r.getString(2));
			sentences.put(r.getInt(1), s);
			return s;
		}).forEach(persona.getSentences()::add);
		Map<Integer, Trait> traits = new HashMap<>();
		query(h, "SELECT place, category, name, content, confidence FROM traits" + ONE_USER + " ORDER BY place", userId,
				(r, c) -> {
					Trait t = factory.createTrait();
					t.setCategory(TraitCategory.valueOf(r.getString(2)));
					t.setName(r.getString(3));
					t.setValue(r.getString(4));
					t.setConfidence(r.getDouble(5));
					traits.put(r.getInt(1), t);
					return t;
				}).forEach(persona.getTraits()::add);
		for (Link link : links(h, "sentence_evidence", userId)) {
			sentences.get(link.place()).getEvidence().add(evidence.get(link.evidence()));
		}
		for (Link link : links(h, "trait_evidence", userId)) {
			traits.get(link.place()).getEvidence().add(evidence.get(link.evidence()));
		}
		query(h, "SELECT number, editor, edited_at, summary, text_before, text_after FROM revisions" + ONE_USER
				+ " ORDER BY number", userId,
				(r, c) -> revision(r.getInt(1), r.getString(2), r.getObject(3, OffsetDateTime.class).toInstant(),
						r.getString(4), r.getString(5), r.getString(6)))
				.forEach(persona.getRevisions()::add);
		return found;
	}

	private static List<Link> links(Handle h, String table, String userId) {
		return query(h, "SELECT user_id, place, link_place, evidence_id FROM " + table + ONE_USER
				+ " ORDER BY place, link_place", userId,
				(r, c) -> new Link(r.getString(1), r.getInt(2), r.getInt(3), r.getLong(4)));
	}

	private static Revision revision(int number, String editor, Instant at, String summary, String before, String after) {
		Revision revision = ZippFactory.eINSTANCE.createRevision();
		revision.setNumber(number);
		revision.setEditor(editor);
		revision.setAt(at);
		revision.setSummary(summary);
		revision.setBefore(before);
		revision.setAfter(after);
		return revision;
	}

	@Override
	public void saveEdit(Persona persona, String editor, String summary) {
		String userId = persona.getUserId();
		int number = persona.getVersion() + 1;
		Revision revision = database.write("Storing the edited persona", h -> {
			UserTable.lock(h, List.of(userId));
			if (h.execute("UPDATE personas SET version = ? WHERE user_id = ? AND version = ? AND created_at = ?", number, userId,
					persona.getVersion(), persona.getCreatedAt()) == 0) {
				throw new ZippException("The persona of " + userId
						+ " was stored anew in between, by somebody else or by a step, or it is gone. Copy what you wrote, reload it, and edit again.");
			}
			String before = text(query(h, "SELECT text FROM sentences" + ONE_USER + " ORDER BY place", userId,
					(r, c) -> r.getString(1)));
			// Evidence that was ranked anew in between is gone; what rested on it keeps its text.
			Set<Long> known = new HashSet<>(query(h, "SELECT id FROM evidence" + ONE_USER, userId, (r, c) -> r.getLong(1)));
			List<SentenceRow> sentences = persona.getSentences().stream()
					.map(s -> new SentenceRow(Database.text(s.getText()), ids(s.getEvidence(), known))).toList();
			List<TraitRow> traits = persona.getTraits().stream().map(t -> new TraitRow(t.getCategory(), t.getName(),
					t.getValue(), t.getConfidence(), ids(t.getEvidence(), known))).toList();
			List<PlacedSentence> placedSentences = new ArrayList<>();
			List<PlacedTrait> placedTraits = new ArrayList<>();
			place(userId, sentences, traits, placedSentences, placedTraits);
			replaceContent(h, List.of(userId), placedSentences, placedTraits);
			contentChanged(h, Map.of(userId, Fingerprints.persona(sentences.stream().map(SentenceRow::text).toList(), traits)));
			// Who edits sees the evidence of today, so the persona rests on that from now on.
			h.createQuery("SELECT content FROM evidence_origins WHERE user_id = ?").bind(0, userId).mapTo(String.class).findOne()
					.ifPresent(evidence -> h.execute("UPDATE personas SET made_from = ? WHERE user_id = ?",
							Fingerprints.personaSources(evidence), userId));
			Revision made = revision(number, Database.text(editor), Database.stored(Instant.now()), Database.text(summary),
					before, text(sentences.stream().map(SentenceRow::text).toList()));
			h.execute("INSERT INTO revisions (user_id, number, editor, edited_at, summary, text_before, text_after) "
					+ "VALUES (?, ?, ?, ?, ?, ?, ?)", userId, made.getNumber(), made.getEditor(), made.getAt(),
					made.getSummary(), made.getBefore(), made.getAfter());
			return made;
		});
		persona.setVersion(number);
		persona.getRevisions().add(revision);
		listeners.changed(Topic.PERSONAS, userId);
	}

	private static List<Long> ids(EList<Evidence> evidence, Set<Long> known) {
		return evidence.stream().map(Evidence::getId).filter(known::contains).toList();
	}

	private static String text(List<String> sentences) {
		return String.join(" ", sentences);
	}

	@Override
	public void saveRewrites(Collection<RewriteRow> rewrites) {
		saveMade(rewrites.stream().map(r -> new MadeRewrite(r, "", UNKNOWN)).toList());
	}

	@Override
	public void saveMade(Collection<MadeRewrite> rewrites) {
		database.merge("Storing rewrites", h -> {
			Database.batch(h, SAVE_MADE, rewrites,
					m -> new Object[] { m.row().userId(), m.row().promptId(), m.row().conditionId(), Database.text(m.row().text()),
							Database.text(m.row().negative()), Database.text(m.row().rewriter()), m.personaOf(), m.origin().from(),
							m.origin().by() });
			return null;
		});
		listeners.changed(Topic.REWRITES, "");
	}

	@Override
	public void removeRewrites(Collection<RewriteKey> rewrites) {
		if (rewrites.isEmpty()) {
			return;
		}
		database.write("Forgetting rewrites", h -> {
			Database.batch(h, "DELETE FROM rewrites WHERE user_id = ? AND prompt_id = ? AND condition_id = ?", rewrites,
					k -> new Object[] { k.userId(), k.promptId(), k.conditionId() });
			return null;
		});
		listeners.changed(Topic.REWRITES, "");
	}

	@Override
	public List<MadeRewrite> made() {
		return database.read("Reading the rewrites and their origins",
				h -> h.createQuery("SELECT user_id, prompt_id, condition_id, text, negative, rewriter, persona_of, made_from, made_by "
						+ "FROM rewrites" + REWRITE_ORDER)
						.map((r, c) -> new MadeRewrite(REWRITE.map(r, c), r.getString(7),
								new Origin(r.getString(8), r.getString(9))))
						.list());
	}

	@Override
	public List<RewriteRow> rewrites(String userId) {
		return database.read("Reading the rewrites of a user",
				h -> h.createQuery(SELECT_REWRITE + ONE_USER + REWRITE_ORDER).bind(0, userId).map(REWRITE).list());
	}

	@Override
	public List<RewriteRow> rewrites() {
		return database.read("Reading the rewrites",
				h -> h.createQuery(SELECT_REWRITE + REWRITE_ORDER).map(REWRITE).list());
	}
}
