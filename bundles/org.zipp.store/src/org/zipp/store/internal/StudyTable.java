package org.zipp.store.internal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.jdbi.v3.core.Handle;
import org.zipp.core.ZippException;
import org.zipp.model.Attribute;
import org.zipp.model.Condition;
import org.zipp.model.Prompt;
import org.zipp.model.Rater;
import org.zipp.model.RaterKind;
import org.zipp.model.Study;
import org.zipp.model.ZippFactory;
import org.zipp.store.Amendment;
import org.zipp.store.Rows.QuestionChange;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.StoreListener.Topic;
import org.zipp.store.StudyConflict;
import org.zipp.store.StudyConflictException;
import org.zipp.store.StudyHeader;
import org.zipp.store.StudyPart;
import org.zipp.store.StudyPart.Key;
import org.zipp.store.StudyPart.Kind;
import org.zipp.store.StudyParts;

/** The study itself, with what is compared, on which prompts, by whom. */
final class StudyTable {

	private static final Map<Kind, String> TABLES = Map.of(Kind.CONDITION, "conditions", Kind.PROMPT, "prompts", Kind.RATER,
			"raters");
	private static final Map<Kind, List<String>> USES = Map.of(Kind.CONDITION,
			List.of("trials.left_condition", "trials.right_condition", "images.condition_id"), Kind.PROMPT,
			List.of("trials.prompt_id", "images.prompt_id"), Kind.RATER, List.of("trials.rater_id"));

	private final Database database;
	private final Listeners listeners;

	StudyTable(Database database, Listeners listeners) {
		this.database = database;
		this.listeners = listeners;
	}

	Study load() {
		return database.read("Reading the study", StudyTable::load);
	}

	private static Study load(Handle h) {
		ZippFactory factory = ZippFactory.eINSTANCE;
		Study study = h.createQuery("SELECT id, title, description, created_at, seed, simulated, question FROM study").map((r, c) -> {
			Study s = factory.createStudy();
			s.setId(r.getString(1));
			s.setTitle(r.getString(2));
			s.setDescription(r.getString(3));
			s.setCreatedAt(r.getObject(4, OffsetDateTime.class).toInstant());
			s.setSeed(r.getLong(5));
			s.setSimulated(r.getBoolean(6));
			s.setQuestion(r.getString(7));
			return s;
		}).one();
		h.createQuery("SELECT id, label, method, settings FROM conditions ORDER BY place, id").map((r, c) -> {
			Condition condition = factory.createCondition();
			condition.setId(r.getString(1));
			condition.setLabel(r.getString(2));
			condition.setMethod(r.getString(3));
			condition.setSettings(r.getString(4));
			return condition;
		}).forEach(study.getConditions()::add);
		h.createQuery("SELECT id, text FROM prompts ORDER BY place, id").map((r, c) -> {
			Prompt prompt = factory.createPrompt();
			prompt.setId(r.getString(1));
			prompt.setText(r.getString(2));
			return prompt;
		}).forEach(study.getPrompts()::add);
		TrialTable.raters(h).forEach(row -> study.getRaters().add(rater(row)));
		StudyParts.remember(study, versions(h));
		return study;
	}

	private static Map<Key, Integer> versions(Handle h) {
		Map<Key, Integer> versions = new HashMap<>();
		TABLES.forEach((kind, table) -> h.createQuery("SELECT id, version FROM " + table)
				.map((r, c) -> versions.put(new Key(kind, r.getString(1)), r.getInt(2))).list());
		return versions;
	}

	private static Rater rater(RaterRow row) {
		Rater rater = ZippFactory.eINSTANCE.createRater();
		rater.setId(row.id());
		rater.setKind(row.kind());
		rater.setUserId(row.userId());
		row.attributes().forEach((name, value) -> {
			Attribute attribute = ZippFactory.eINSTANCE.createAttribute();
			attribute.setName(name);
			attribute.setValue(value);
			rater.getAttributes().add(attribute);
		});
		return rater;
	}

	StudyHeader header() {
		return database.read("Reading about the study", h -> h.createQuery("SELECT id, title, description, question, created_at, "
				+ "seed, simulated, (SELECT COUNT(*) FROM conditions), (SELECT COUNT(*) FROM prompts), "
				+ "(SELECT COUNT(*) FROM raters WHERE kind = ?), (SELECT COUNT(*) FROM raters WHERE kind = ?), "
				+ "(SELECT COUNT(*) FROM users WHERE participant = TRUE), (SELECT COUNT(*) FROM images), "
				+ "(SELECT COUNT(*) FROM trials), (SELECT COUNT(*) FROM votes) FROM study").bind(0, RaterKind.HUMAN.name())
				.bind(1, RaterKind.SIMULATED.name())
				.map((r, c) -> new StudyHeader(r.getString(1), r.getString(2), r.getString(3), r.getString(4),
						r.getObject(5, OffsetDateTime.class).toInstant(), r.getLong(6), r.getBoolean(7), r.getInt(8), r.getInt(9),
						r.getInt(10), r.getInt(11), r.getInt(12), r.getLong(13), r.getLong(14), r.getLong(15)))
				.one());
	}

	/** Stores the parts that were changed since the object was read, unless somebody else has changed one of them too. */
	void save(Study study, Optional<Amendment> why) {
		ids("condition", study.getConditions(), Condition::getId);
		ids("prompt", study.getPrompts(), Prompt::getId);
		ids("rater", study.getRaters(), Rater::getId);
		for (Rater rater : study.getRaters()) {
			ids("attribute of rater " + rater.getId(), rater.getAttributes(), Attribute::getName);
		}
		Map<Key, StudyPart> seen = StudyParts.seen(study);
		Map<Key, StudyPart> mine = StudyParts.of(study);
		Set<Key> changed = StudyParts.changed(study);
		boolean moved = isMoved(seen, mine);
		if (changed.isEmpty() && !moved) {
			return;
		}
		Map<Kind, Map<String, String>> renamed = Map.of(Kind.CONDITION, renamed(StudyParts.conditions(study), Condition::getId), Kind.PROMPT,
				renamed(StudyParts.prompts(study), Prompt::getId));
		Map<Key, StudyPart> stored = database.write("Storing the study", h -> {
			lock(h, changed);
			Map<Key, StudyPart> theirs = StudyParts.seen(load(h));
			Set<Key> wanted = new LinkedHashSet<>(changed);
			wanted.removeIf(key -> StudyPart.isSame(mine.get(key), theirs.get(key)));
			List<StudyConflict> conflicts = wanted.stream().filter(key -> !isAsSeen(seen.get(key), theirs.get(key)))
					.map(key -> new StudyConflict(mine.get(key), theirs.get(key))).toList();
			if (!conflicts.isEmpty()) {
				throw new StudyConflictException(conflicts);
			}
			PlanTable.deviate(h, wanted.stream().filter(StudyTable::isPlanned)
					.map(key -> new PlanTable.Change(key.name(), PlanTable.words(theirs.get(key)), PlanTable.words(mine.get(key)))).toList(), why);
			wanted.stream().filter(key -> mine.get(key) == null).forEach(key -> remove(h, key));
			wanted.removeIf(key -> mine.get(key) == null);
			renamed.forEach((kind, names) -> RenamedRows.rename(h, kind, kept(kind, names, theirs)));
			wanted.forEach(key -> store(h, study, key, theirs.get(key)));
			place(h, Kind.CONDITION, study.getConditions().stream().map(Condition::getId).toList());
			place(h, Kind.PROMPT, study.getPrompts().stream().map(Prompt::getId).toList());
			return StudyParts.seen(load(h));
		});
		StudyParts.remember(study, changed, stored);
		listeners.changed(Topic.STUDY, "");
		if (renamed.values().stream().anyMatch(names -> !names.isEmpty())) {
			RenamedRows.TOPICS.forEach(topic -> listeners.changed(topic, ""));
		}
	}

	/** Whether a locked plan holds it. */
	private static boolean isPlanned(Key key) {
		return switch (key.kind()) {
		case CONDITION, PROMPT -> true;
		case FIELD -> !key.id().equals("title") && !key.id().equals("description");
		case RATER -> false;
		};
	}

	/** Stored name → new name, of the rows that have another. */
	private static <T> Map<String, String> renamed(Map<Key, T> rows, Function<T, String> id) {
		Map<String, String> names = new LinkedHashMap<>();
		rows.forEach((key, row) -> {
			if (!key.id().equals(id.apply(row))) {
				names.put(key.id(), id.apply(row));
			}
		});
		return names;
	}

	/** Those that are still there; a row that somebody removed is added anew. */
	private static Map<String, String> kept(Kind kind, Map<String, String> names, Map<Key, StudyPart> stored) {
		Map<String, String> kept = new LinkedHashMap<>(names);
		kept.keySet().removeIf(id -> !stored.containsKey(new Key(kind, id)));
		return kept;
	}

	/** One writer of the study at a time; the raters among the changed parts are written elsewhere too. */
	private static void lock(Handle h, Set<Key> changed) {
		h.createQuery("SELECT only_row FROM study FOR UPDATE").mapTo(int.class).list();
		for (Key key : changed) {
			if (key.kind() == Kind.RATER) {
				h.createQuery("SELECT id FROM raters WHERE id = ? FOR UPDATE").bind(0, key.id()).mapTo(String.class).list();
			}
		}
	}

	private static boolean isAsSeen(StudyPart seen, StudyPart stored) {
		return seen != null && stored != null && seen.kind() != Kind.FIELD && seen.version() == stored.version()
				|| StudyPart.isSame(seen, stored);
	}

	/** Whether rows that were there stand in another order. */
	private static boolean isMoved(Map<Key, StudyPart> seen, Map<Key, StudyPart> mine) {
		List<Key> before = new ArrayList<>(seen.keySet());
		before.retainAll(mine.keySet());
		List<Key> now = new ArrayList<>(mine.keySet());
		now.retainAll(seen.keySet());
		return !before.equals(now);
	}

	private static void store(Handle h, Study study, Key key, StudyPart theirs) {
		switch (key.kind()) {
		case FIELD -> storeField(h, study, key.id());
		case CONDITION -> {
			Condition c = StudyParts.conditions(study).get(key);
			h.execute(theirs == null ? "INSERT INTO conditions (label, method, settings, id, place) VALUES (?, ?, ?, ?, 0)"
					: "UPDATE conditions SET label = ?, method = ?, settings = ?, version = version + 1 WHERE id = ?",
					Database.text(c.getLabel()), Database.text(c.getMethod()), Database.text(c.getSettings()), c.getId());
		}
		case PROMPT -> {
			Prompt p = StudyParts.prompts(study).get(key);
			h.execute(theirs == null ? "INSERT INTO prompts (text, id, place) VALUES (?, ?, 0)"
					: "UPDATE prompts SET text = ?, version = version + 1 WHERE id = ?", Database.text(p.getText()), p.getId());
		}
		case RATER -> {
			Rater r = study.getRaters().stream().filter(o -> o.getId().equals(key.id())).findFirst().orElseThrow();
			Map<String, String> attributes = new LinkedHashMap<>();
			r.getAttributes().forEach(a -> attributes.put(a.getName(), a.getValue()));
			TrialTable.saveRater(h, new RaterRow(r.getId(), r.getKind(), r.getUserId(), attributes));
		}
		}
	}

	private static void storeField(Handle h, Study study, String field) {
		switch (field) {
		case "title" -> set(h, "title", Database.text(study.getTitle()));
		case "description" -> set(h, "description", Database.text(study.getDescription()));
		case "question" -> {
			noteQuestion(h, Database.text(study.getQuestion()));
			set(h, "question", Database.text(study.getQuestion()));
		}
		case "seed" -> set(h, "seed", study.getSeed());
		default -> {
			if (!study.isSimulated() && h.createQuery("SELECT COUNT(*) FROM raters WHERE kind = ?").bind(0, RaterKind.SIMULATED.name())
					.mapTo(long.class).one() > 0) {
				throw new ZippException(
						"The study has simulated raters, so it must go on saying so. Make a new study for people alone.");
			}
			set(h, "simulated", study.isSimulated());
		}
		}
	}

	private static void set(Handle h, String column, Object value) {
		h.execute("UPDATE study SET " + column + " = ?, version = version + 1", value);
	}

	/** Has the rows stand as in the object; those that others have added follow. */
	private static void place(Handle h, Kind kind, List<String> order) {
		String table = TABLES.get(kind);
		List<String> wanted = new ArrayList<>(order);
		List<String> stored = h.createQuery("SELECT id FROM " + table + " ORDER BY place, id").mapTo(String.class).list();
		wanted.retainAll(stored);
		stored.stream().filter(id -> !order.contains(id)).forEach(wanted::add);
		int place = 0;
		for (String id : wanted) {
			h.execute("UPDATE " + table + " SET place = ? WHERE id = ?", place++, id);
		}
	}

	/** Answers belong to the question that was asked; a change of it after the first answer is kept. */
	private static void noteQuestion(Handle h, String question) {
		if (question.isBlank()) {
			throw new ZippException("The study asks raters nothing. Give it a question, for example '"
					+ ZippFactory.eINSTANCE.createStudy().getQuestion() + "'.");
		}
		h.execute("INSERT INTO question_changes (question_before, question_after, votes, changed_at) "
				+ "SELECT question, CAST(? AS VARCHAR), (SELECT COUNT(*) FROM votes), CAST(? AS TIMESTAMP WITH TIME ZONE) FROM study "
				+ "WHERE question <> ? AND EXISTS (SELECT * FROM votes)", question, Instant.now(), question);
	}

	List<QuestionChange> questionChanges() {
		return database.read("Reading changes of the question",
				h -> h.createQuery("SELECT question_before, question_after, votes, changed_at FROM question_changes ORDER BY id")
						.map((r, c) -> new QuestionChange(r.getString(1), r.getString(2), r.getLong(3),
								r.getObject(4, OffsetDateTime.class).toInstant()))
						.list());
	}

	private static <T> void ids(String what, List<T> objects, Function<T, String> id) {
		Set<String> ids = new HashSet<>();
		for (T object : objects) {
			String value = id.apply(object);
			if (value == null || value.isBlank()) {
				throw new ZippException("A " + what + " has no name. Give it one.");
			}
			if (!ids.add(value)) {
				throw new ZippException("Two of the same name: " + what + ' ' + value + ". Rename one of them.");
			}
		}
	}

	private static void remove(Handle h, Key key) {
		for (String use : USES.get(key.kind())) {
			int dot = use.indexOf('.');
			String user = use.substring(0, dot);
			long count = h.createQuery("SELECT COUNT(*) FROM " + user + " WHERE " + use.substring(dot + 1) + " = ?")
					.bind(0, key.id()).mapTo(long.class).one();
			if (count > 0) {
				throw new ZippException("The " + key.name() + " cannot be removed: " + count + ' '
						+ (user.equals("images") ? "pictures" : "trials") + " use it.");
			}
		}
		h.execute("DELETE FROM " + TABLES.get(key.kind()) + " WHERE id = ?", key.id());
	}
}
