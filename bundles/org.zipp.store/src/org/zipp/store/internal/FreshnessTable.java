package org.zipp.store.internal;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jdbi.v3.core.Handle;
import org.zipp.core.StudyDirectory;
import org.zipp.core.choice.Settings;
import org.zipp.store.Fingerprints;
import org.zipp.store.Fingerprints.Source;
import org.zipp.store.Freshness;
import org.zipp.store.Freshness.Mark;
import org.zipp.store.Freshness.RewriteKey;
import org.zipp.store.Freshness.State;
import org.zipp.store.Rows.EvidenceOrigin;
import org.zipp.store.Rows.ConditionRow;
import org.zipp.store.Rows.ImageKey;

/** Compares what products were made from with what is stored now, along the line, each kind of product in one query. */
final class FreshnessTable {

	private static final Mark OTHER_GRAPH = Mark.outdated("Its evidence was mined from another graph than the study has now.");
	private static final Mark OTHER_COHORT = Mark.outdated("Its user is not in the cohort that was chosen.");
	private static final Mark NO_EVIDENCE = Mark.outdated("The evidence it was written from is gone.");
	private static final Mark OTHER_EVIDENCE = Mark.outdated("Written from evidence that has changed since.");
	private static final Mark OLD_PERSONA = Mark.outdated("Written from a persona that is outdated.");
	private static final Mark OTHER_PROMPT = Mark.outdated("Made from a prompt that has changed since.");
	private static final Mark OLD_PROMPT = Mark.outdated("Made from a prompt that is outdated.");
	private static final Mark REPLACED = Mark.outdated("Its pictures have been replaced since.");
	private static final Mark OLD_PICTURES = Mark.outdated("Its pictures are outdated.");

	/** What a rewrite was not made from is not compared, whatever its method reads now. */
	private static final Set<Source> ALL = EnumSet.of(Source.PERSONA, Source.EXAMPLES);

	private static final String PICTURES = "SELECT i.user_id, i.prompt_id, i.condition_id, i.seed, i.setting, i.content, c.method, "
			+ "CASE WHEN i.prompt = '' THEN 'unknown' WHEN r.text IS NOT NULL THEN "
			+ "CASE WHEN r.text = i.prompt AND r.negative = i.negative THEN 'same' ELSE 'other' END "
			+ "WHEN c.method = '" + ConditionRow.AS_IT_IS + "' THEN CASE WHEN p.text = i.prompt THEN 'same' ELSE 'other' END ELSE 'unknown' END "
			+ "FROM images i JOIN conditions c ON c.id = i.condition_id JOIN prompts p ON p.id = i.prompt_id "
			+ "LEFT JOIN rewrites r ON r.user_id = i.user_id AND r.prompt_id = i.prompt_id AND r.condition_id = i.condition_id";

	private record Condition(String method, Settings settings) {
	}

	/** A picture by what it shows; two seeds that give the same file are the same here. */
	private record Shown(RewriteKey of, String content) {
	}

	/** What is collected while it is read. */
	private static final class Marks {
		private final Map<String, String> evidenceContent = new HashMap<>();
		private final Map<String, Mark> evidence = new HashMap<>();
		private final Map<String, String> personaContent = new HashMap<>();
		private final Map<String, Mark> personas = new HashMap<>();
		private final Map<RewriteKey, Mark> rewrites = new HashMap<>();
		private final Map<ImageKey, Mark> pictures = new HashMap<>();
		private final Map<Shown, Mark> shown = new HashMap<>();
		private final Set<RewriteKey> wanted = new HashSet<>();
		private final Map<Long, Mark> trials = new HashMap<>();
		private final Set<Long> voted = new HashSet<>();
	}

	private final Database database;
	private final StudyDirectory directory;

	FreshnessTable(Database database, StudyDirectory directory) {
		this.database = database;
		this.directory = directory;
	}

	Freshness read() {
		Optional<String> graph = directory.graphFingerprint();
		return database.read("Comparing products with what they were made from", h -> {
			Marks marks = new Marks();
			readEvidence(h, graph, marks);
			readPersonas(h, marks);
			readRewrites(h, marks);
			readPictures(h, marks);
			readTrials(h, marks);
			return new Freshness(marks.evidence, marks.personas, marks.rewrites, marks.pictures, marks.trials, marks.voted);
		});
	}

	private static void readEvidence(Handle h, Optional<String> graph, Marks marks) {
		Set<String> cohort = h.createQuery("SELECT user_id FROM cohort").mapTo(String.class).set();
		h.createQuery("SELECT user_id, content, graph FROM evidence_origins").map((r, c) -> {
			String user = r.getString(1);
			String minedFrom = r.getString(3);
			marks.evidenceContent.put(user, r.getString(2));
			return marks.evidence.put(user, minedFrom.equals(EvidenceOrigin.INTAKE.graph()) ? Mark.CURRENT
					: !cohort.isEmpty() && !cohort.contains(user) ? OTHER_COHORT
					: minedFrom.isEmpty() ? Mark.UNKNOWN
					: graph.isEmpty() || graph.get().equals(minedFrom) ? Mark.CURRENT : OTHER_GRAPH);
		}).list();
	}

	private static void readPersonas(Handle h, Marks marks) {
		h.createQuery("SELECT user_id, content, made_from FROM personas").map((r, c) -> {
			String user = r.getString(1);
			marks.personaContent.put(user, r.getString(2));
			return marks.personas.put(user, persona(user, r.getString(3), marks));
		}).list();
	}

	private static Mark persona(String user, String madeFrom, Marks marks) {
		if (madeFrom.isEmpty()) {
			return Mark.UNKNOWN;
		}
		String now = marks.evidenceContent.get(user);
		if (now == null) {
			return NO_EVIDENCE;
		}
		if (!madeFrom.equals(Fingerprints.personaSources(now))) {
			return OTHER_EVIDENCE;
		}
		return marks.evidence.get(user).isOutdated() ? marks.evidence.get(user) : Mark.CURRENT;
	}

	private static void readRewrites(Handle h, Marks marks) {
		Map<String, String> prompts = new HashMap<>();
		h.createQuery("SELECT id, text FROM prompts").map((r, c) -> prompts.put(r.getString(1), r.getString(2))).list();
		Map<String, Condition> conditions = new HashMap<>();
		h.createQuery("SELECT id, method, settings FROM conditions").map((r, c) -> conditions.put(r.getString(1),
				new Condition(r.getString(2), Settings.parse(r.getString(3))))).list();
		h.createQuery("SELECT user_id, prompt_id, condition_id, persona_of, made_from FROM rewrites").map((r, c) -> {
			RewriteKey key = new RewriteKey(r.getString(1), r.getString(2), r.getString(3));
			String personaOf = r.getString(4);
			String madeFrom = r.getString(5);
			Condition condition = conditions.get(key.conditionId());
			return marks.rewrites.put(key, madeFrom.isEmpty() ? Mark.UNKNOWN
					: rewrite(madeFrom, Fingerprints.rewriteSources(ALL, marks.personaContent.getOrDefault(personaOf, ""),
							marks.evidenceContent.getOrDefault(personaOf, ""), prompts.get(key.promptId()), condition.method(),
							condition.settings()), marks.personas.getOrDefault(personaOf, Mark.CURRENT)));
		}).list();
	}

	private static Mark rewrite(String madeFrom, String now, Mark persona) {
		String changed = Fingerprints.changed(madeFrom, now);
		if (!changed.isEmpty()) {
			return Mark.outdated("Written before " + changed + " changed.");
		}
		return persona.isOutdated() ? OLD_PERSONA : persona.state() == State.UNKNOWN ? Mark.UNKNOWN : Mark.CURRENT;
	}

	private static void readPictures(Handle h, Marks marks) {
		String setting = ImageTable.setting(h);
		h.createQuery(PICTURES).map((r, c) -> {
			RewriteKey of = new RewriteKey(r.getString(1), r.getString(2), r.getString(3));
			Mark mark = picture(r.getString(8), r.getString(7), marks.rewrites.get(of));
			marks.wanted.add(of);
			// The same file under several seeds or settings is as good as the best of them.
			marks.shown.merge(new Shown(of, r.getString(6)), mark, FreshnessTable::better);
			return r.getString(5).equals(setting)
					? marks.pictures.put(new ImageKey(of.userId(), of.promptId(), of.conditionId(), r.getLong(4)), mark)
					: null;
		}).list();
		// What is queued was dropped, or was never there.
		h.createQuery("SELECT DISTINCT user_id, prompt_id, condition_id FROM tasks")
				.map((r, c) -> marks.wanted.add(new RewriteKey(r.getString(1), r.getString(2), r.getString(3)))).list();
	}

	private static Mark picture(String prompt, String method, Mark rewrite) {
		if (method.equals(ConditionRow.ELSEWHERE)) {
			return Mark.CURRENT;
		}
		return switch (prompt) {
		case "other" -> OTHER_PROMPT;
		case "same" -> rewrite == null ? Mark.CURRENT : rewrite.isOutdated() ? OLD_PROMPT : rewrite;
		default -> Mark.UNKNOWN;
		};
	}

	private static Mark better(Mark a, Mark b) {
		return a.state().compareTo(b.state()) <= 0 ? a : b;
	}

	private static void readTrials(Handle h, Marks marks) {
		h.createQuery("SELECT t.id, t.user_id, t.prompt_id, t.left_condition, t.right_condition, t.left_image, t.right_image, "
				+ "v.trial_id FROM trials t LEFT JOIN votes v ON v.trial_id = t.id").map((r, c) -> {
					String user = r.getString(2);
					String prompt = r.getString(3);
					Mark left = shown(marks, new RewriteKey(user, prompt, r.getString(4)), r.getString(6));
					Mark right = shown(marks, new RewriteKey(user, prompt, r.getString(5)), r.getString(7));
					if (r.getString(8) != null) {
						marks.voted.add(r.getLong(1));
					}
					return marks.trials.put(r.getLong(1), left.state().compareTo(right.state()) >= 0 ? left : right);
				}).list();
	}

	/** The mark of a trial by one of its pictures: the user's own, or the one for everybody. */
	private static Mark shown(Marks marks, RewriteKey own, String content) {
		RewriteKey shared = new RewriteKey("", own.promptId(), own.conditionId());
		Mark found = marks.shown.get(new Shown(own, content));
		if (found == null) {
			found = marks.shown.get(new Shown(shared, content));
		}
		if (found == null) {
			return marks.wanted.contains(own) || marks.wanted.contains(shared) ? REPLACED : Mark.UNKNOWN;
		}
		return found.isOutdated() ? OLD_PICTURES : found;
	}
}
