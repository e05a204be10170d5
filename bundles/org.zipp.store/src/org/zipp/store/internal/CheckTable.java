package org.zipp.store.internal;

import java.util.ArrayList;
import java.util.List;

import org.jdbi.v3.core.Handle;
import org.zipp.store.StudyCheck;

/**
 * References that lead nowhere. The database holds to most of them itself; they are looked at all the same, because a file
 * may have been damaged, mended or edited with other programs.
 */
final class CheckTable implements StudyCheck {

	private static final String BACKUP = "Restore the study from a backup: study.backup-*.mv.db in its folder, or your own.";
	private static final String AGAIN = "Run the step again that makes them.";

	/**
	 * @param table what is counted
	 * @param from  rows that are wrong, as a FROM clause with conditions; the table is called {@code t}
	 * @param name  an expression that names a row
	 */
	private record Look(String what, String table, String from, String name, Severity severity, String advice) {
	}

	private static final List<Look> LOOKS = List.of(
			lost("evidence of users that are not there", "evidence", "user_id", "users", "t.user_id", BACKUP),
			lost("personas of users that are not there", "personas", "user_id", "users", "t.user_id", BACKUP),
			new Look("personas whose evidence is gone", "personas",
					"personas t WHERE t.version = 0 AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.user_id = t.user_id)", "t.user_id",
					Severity.NOTE, "The graph lacks these users, or they were not mined. Run mine, then verbalize."),
			new Look("edited personas whose evidence is gone", "personas",
					"personas t WHERE t.version > 0 AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.user_id = t.user_id)", "t.user_id",
					Severity.NOTE, "They are kept because people edited them; look whether they still hold."),
			new Look("personas without a sentence", "personas",
					"personas t WHERE NOT EXISTS (SELECT 1 FROM sentences s WHERE s.user_id = t.user_id)", "t.user_id", Severity.NOTE,
					"Their users have no evidence that says anything."),
			lost("sentences without a persona", "sentences", "user_id", "personas", "t.user_id", BACKUP),
			lost("traits without a persona", "traits", "user_id", "personas", "t.user_id", BACKUP),
			lost("revisions without a persona", "revisions", "user_id", "personas", "t.user_id", BACKUP),
			new Look("links of sentences to evidence that is gone", "sentence_evidence",
					"sentence_evidence t WHERE NOT EXISTS (SELECT 1 FROM evidence e WHERE e.id = t.evidence_id)", "t.user_id",
					Severity.WRONG, AGAIN),
			new Look("links of traits to evidence that is gone", "trait_evidence",
					"trait_evidence t WHERE NOT EXISTS (SELECT 1 FROM evidence e WHERE e.id = t.evidence_id)", "t.user_id", Severity.WRONG,
					AGAIN),
			lost("rewrites of prompts that are not there", "rewrites", "prompt_id", "prompts", "t.prompt_id", BACKUP),
			lost("rewrites under conditions that are not there", "rewrites", "condition_id", "conditions", "t.condition_id", BACKUP),
			new Look("rewrites of users without a persona", "rewrites",
					"rewrites t WHERE t.user_id <> '' AND NOT EXISTS (SELECT 1 FROM personas p WHERE p.user_id = t.user_id)", "t.user_id",
					Severity.WRONG, "Run verbalize for these users, then rewrite."),
			lost("pictures of prompts that are not there", "images", "prompt_id", "prompts", "t.content", BACKUP),
			lost("pictures of conditions that are not there", "images", "condition_id", "conditions", "t.content", BACKUP),
			new Look("pictures of users that are not there", "images",
					"images t WHERE t.user_id <> '' AND NOT EXISTS (SELECT 1 FROM users u WHERE u.id = t.user_id)", "t.user_id",
					Severity.WRONG, BACKUP),
			new Look("tasks that are done without a picture", "tasks",
					"tasks t WHERE t.state = 'DONE' AND NOT EXISTS (SELECT 1 FROM images i WHERE i.user_id = t.user_id AND i.prompt_id = "
							+ "t.prompt_id AND i.condition_id = t.condition_id AND i.seed = t.seed)",
					"t.user_id || ' ' || t.prompt_id || ' ' || t.condition_id", Severity.WRONG, "Run generate again."),
			new Look("tasks that failed", "tasks", "tasks t WHERE t.state = 'FAILED'", "t.error", Severity.NOTE,
					"Run generate with --retry-failed."),
			new Look("raters who judge for users that are not there", "raters",
					"raters t WHERE t.user_id <> '' AND NOT EXISTS (SELECT 1 FROM users u WHERE u.id = t.user_id)", "t.id", Severity.WRONG,
					BACKUP),
			lost("trials of raters that are not there", "trials", "rater_id", "raters", "t.rater_id", BACKUP),
			lost("trials of prompts that are not there", "trials", "prompt_id", "prompts", "t.prompt_id", BACKUP),
			lost("trials of left conditions that are not there", "trials", "left_condition", "conditions", "t.left_condition", BACKUP),
			lost("trials of right conditions that are not there", "trials", "right_condition", "conditions", "t.right_condition", BACKUP),
			new Look("trials for users that are not there", "trials",
					"trials t WHERE t.user_id <> '' AND NOT EXISTS (SELECT 1 FROM users u WHERE u.id = t.user_id)", "t.user_id",
					Severity.WRONG, BACKUP),
			new Look("trials without two pictures", "trials", "trials t WHERE t.left_image = '' OR t.right_image = ''",
					"t.rater_id || ' ' || t.place", Severity.WRONG, BACKUP),
			new Look("trials of one picture twice", "trials", "trials t WHERE t.left_image = t.right_image AND t.left_image <> ''",
					"t.rater_id || ' ' || t.place", Severity.NOTE, "Nobody can prefer one; the report counts them apart."),
			new Look("trials whose pictures were replaced", "trials",
					"trials t WHERE t.left_image <> '' AND (NOT EXISTS (SELECT 1 FROM images i WHERE i.content = t.left_image) OR NOT EXISTS "
							+ "(SELECT 1 FROM images i WHERE i.content = t.right_image))",
					"t.rater_id || ' ' || t.place", Severity.NOTE, "Run refresh: open trials get the pictures of now; votes stay."),
			new Look("trials of pictures made with two settings", "trials",
					"trials t WHERE EXISTS (SELECT 1 FROM images i WHERE i.content = t.left_image) AND EXISTS (SELECT 1 FROM images i WHERE "
							+ "i.content = t.right_image) AND NOT EXISTS (SELECT 1 FROM images l JOIN images r ON l.setting = r.setting WHERE "
							+ "l.content = t.left_image AND r.content = t.right_image)",
					"t.rater_id || ' ' || t.place", Severity.WRONG, "Do not use their votes: the setting may be what was preferred."),
			lost("votes without a trial", "votes", "trial_id", "trials", "CAST(t.trial_id AS VARCHAR)", BACKUP),
			lost("withdrawn votes without a trial", "withdrawn_votes", "trial_id", "trials", "CAST(t.trial_id AS VARCHAR)", BACKUP),
			lost("ratings by raters that are not there", "ratings", "rater_id", "raters", "t.rater_id", BACKUP),
			lost("ratings of users that are not there", "ratings", "user_id", "users", "t.user_id", BACKUP),
			lost("personas to be rated by raters that are not there", "rating_tasks", "rater_id", "raters", "t.rater_id", BACKUP),
			lost("personas to be rated of users that are not there", "rating_tasks", "user_id", "users", "t.user_id", BACKUP));

	private final Database database;

	CheckTable(Database database) {
		this.database = database;
	}

	private static Look lost(String what, String table, String column, String target, String name, String advice) {
		return new Look(what, table, table + " t WHERE NOT EXISTS (SELECT 1 FROM " + target + " o WHERE o."
				+ (target.equals("personas") ? "user_id" : "id") + " = t." + column + ')', name, Severity.WRONG, advice);
	}

	@Override
	public List<Finding> tables() {
		return database.read("Checking the tables", h -> {
			List<Finding> findings = new ArrayList<>();
			LOOKS.forEach(look -> findings.add(look(h, look)));
			return findings;
		});
	}

	private static Finding look(Handle h, Look look) {
		long checked = h.createQuery("SELECT COUNT(*) FROM " + look.table()).mapTo(long.class).one();
		long found = checked == 0 ? 0 : h.createQuery("SELECT COUNT(*) FROM " + look.from()).mapTo(long.class).one();
		String example = found == 0 ? ""
				: h.createQuery("SELECT " + look.name() + " FROM " + look.from() + " LIMIT 1").mapTo(String.class).one();
		return new Finding(look.what(), checked, found, found == 0 ? Severity.FINE : look.severity(), example, look.advice());
	}
}
