package org.zipp.store.internal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.jdbi.v3.core.Handle;
import org.zipp.core.ZippException;
import org.zipp.model.Attribute;
import org.zipp.model.Condition;
import org.zipp.model.ConditionKind;
import org.zipp.model.Prompt;
import org.zipp.model.Rater;
import org.zipp.model.Study;
import org.zipp.model.Trial;
import org.zipp.model.ZippFactory;
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.Rows.QuestionChange;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.StoreListener.Topic;

/** The study itself, with what is compared, on which prompts, by whom. */
final class StudyTable {

	private static final String SAVE_CONDITION = Database.upsert("conditions", List.of("id VARCHAR"),
			List.of("place INTEGER", "label VARCHAR", "kind VARCHAR", "shots INTEGER"));
	private static final String SAVE_PROMPT = Database.upsert("prompts", List.of("id VARCHAR"),
			List.of("place INTEGER", "text VARCHAR"));
	private static final String SAVE_RATER = Database.upsert("raters", List.of("id VARCHAR"),
			List.of("place INTEGER", "kind VARCHAR", "user_id VARCHAR"));

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
		Map<String, Condition> conditions = new HashMap<>();
		h.createQuery("SELECT id, label, kind, shots FROM conditions ORDER BY place, id").map((r, c) -> {
			Condition condition = factory.createCondition();
			condition.setId(r.getString(1));
			condition.setLabel(r.getString(2));
			condition.setKind(ConditionKind.valueOf(r.getString(3)));
			condition.setShots(r.getInt(4));
			return condition;
		}).forEach(c -> {
			study.getConditions().add(c);
			conditions.put(c.getId(), c);
		});
		Map<String, Prompt> prompts = new HashMap<>();
		h.createQuery("SELECT id, text FROM prompts ORDER BY place, id").map((r, c) -> {
			Prompt prompt = factory.createPrompt();
			prompt.setId(r.getString(1));
			prompt.setText(r.getString(2));
			return prompt;
		}).forEach(p -> {
			study.getPrompts().add(p);
			prompts.put(p.getId(), p);
		});
		Map<String, Rater> raters = new HashMap<>();
		for (RaterRow row : TrialTable.raters(h)) {
			Rater rater = rater(row);
			study.getRaters().add(rater);
			raters.put(rater.getId(), rater);
		}
		for (JudgedTrial judged : TrialTable.all(h)) {
			TrialRow row = judged.trial();
			Trial trial = factory.createTrial();
			trial.setId(row.id());
			trial.setPosition(row.position());
			trial.setUserId(row.userId());
			trial.setLeftImage(row.leftImage());
			trial.setRightImage(row.rightImage());
			trial.setRater(raters.get(row.raterId()));
			trial.setPrompt(prompts.get(row.promptId()));
			trial.setLeft(conditions.get(row.left()));
			trial.setRight(conditions.get(row.right()));
			study.getTrials().add(trial);
		}
		return study;
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

	void save(Study study) {
		Set<String> conditions = ids("condition", study.getConditions(), Condition::getId);
		Set<String> prompts = ids("prompt", study.getPrompts(), Prompt::getId);
		Set<String> raters = ids("rater", study.getRaters(), Rater::getId);
		for (Rater rater : study.getRaters()) {
			ids("attribute of rater " + rater.getId(), rater.getAttributes(), Attribute::getName);
		}
		database.write("Storing the study", h -> {
			noteQuestion(h, Database.text(study.getQuestion()));
			h.execute("UPDATE study SET title = ?, description = ?, seed = ?, simulated = ?, question = ?",
					Database.text(study.getTitle()), Database.text(study.getDescription()), study.getSeed(),
					study.isSimulated(), Database.text(study.getQuestion()));
			remove(h, "condition", "conditions", conditions, List.of("trials.left_condition", "trials.right_condition",
					"images.condition_id"));
			remove(h, "prompt", "prompts", prompts, List.of("trials.prompt_id", "images.prompt_id"));
			remove(h, "rater", "raters", raters, List.of("trials.rater_id"));
			Places places = new Places();
			Database.batch(h, SAVE_CONDITION, study.getConditions(), c -> new Object[] { c.getId(), places.next(),
					Database.text(c.getLabel()), c.getKind().name(), c.getShots() });
			Database.batch(h, SAVE_PROMPT, study.getPrompts(),
					p -> new Object[] { p.getId(), places.next(), Database.text(p.getText()) });
			Database.batch(h, SAVE_RATER, study.getRaters(),
					r -> new Object[] { r.getId(), places.next(), r.getKind().name(), Database.text(r.getUserId()) });
			for (Rater rater : study.getRaters()) {
				Map<String, String> attributes = new LinkedHashMap<>();
				rater.getAttributes().forEach(a -> attributes.put(a.getName(), a.getValue()));
				TrialTable.saveAttributes(h, rater.getId(), attributes);
			}
			return null;
		});
		listeners.changed(Topic.STUDY, "");
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

	private static <T> Set<String> ids(String what, List<T> objects, Function<T, String> id) {
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
		return ids;
	}

	private static void remove(Handle h, String what, String table, Set<String> kept, List<String> uses) {
		List<String> gone = new ArrayList<>(h.createQuery("SELECT id FROM " + table).mapTo(String.class).list());
		gone.removeAll(kept);
		for (String id : gone) {
			for (String use : uses) {
				int dot = use.indexOf('.');
				String user = use.substring(0, dot);
				long count = h.createQuery("SELECT COUNT(*) FROM " + user + " WHERE " + use.substring(dot + 1) + " = ?")
						.bind(0, id).mapTo(long.class).one();
				if (count > 0) {
					throw new ZippException("The " + what + ' ' + id + " cannot be removed: " + count + ' '
							+ (user.equals("images") ? "pictures" : "trials") + " use it.");
				}
			}
			h.execute("DELETE FROM " + table + " WHERE id = ?", id);
		}
	}

	/** Counts up, so that the order of the object is kept. */
	private static final class Places {
		private int last;

		int next() {
			return last++;
		}
	}
}
