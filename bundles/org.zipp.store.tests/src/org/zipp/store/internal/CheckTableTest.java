package org.zipp.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.StudyCheck.Finding;
import org.zipp.store.StudyCheck.Severity;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStoresProvider;

class CheckTableTest {

	@TempDir
	Path folder;

	private Map<String, Finding> check(String... statements) throws SQLException {
		StudyDirectory directory = new StudyDirectory(folder);
		try (StudyStore store = new StudyStoresProvider().open(directory)) {
			store.users().save(Stream.of(new UserRow("u", 1, 1, 1, true)), List.of());
		}
		try (Connection connection = Dialect.file(directory.database(), false).getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("SET REFERENTIAL_INTEGRITY FALSE");
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
		try (StudyStore store = new StudyStoresProvider().open(directory)) {
			return store.tableCheck().tables().stream().filter(f -> f.found() > 0)
					.collect(Collectors.toMap(Finding::what, f -> f));
		}
	}

	@Test
	void nothingIsWrongWithANewStudy() throws SQLException {
		assertTrue(check().isEmpty());
	}

	@Test
	void referencesThatLeadNowhereAreFound() throws SQLException {
		String at = "TIMESTAMP WITH TIME ZONE '2026-01-02 03:04:05+00'";
		Map<String, Finding> found = check("INSERT INTO votes (trial_id, choice, voted_at, response_millis) VALUES (7, 'LEFT', " + at + ", 1)",
				"INSERT INTO trials (id, rater_id, place, user_id, prompt_id, left_condition, right_condition, left_image, right_image) "
						+ "VALUES (1, 'ghost', 1, 'gone', 'p', 'a', 'b', 'x', 'y'), (2, 'ghost', 2, 'u', 'p', 'a', 'b', '', 'y'), "
						+ "(3, 'ghost', 3, 'u', 'p', 'a', 'b', 'y', 'y')",
				"INSERT INTO images (user_id, prompt_id, condition_id, seed, setting, width, height, content, generator, seconds, created_at) "
						+ "VALUES ('', 'p', 'a', 1, 'small', 1, 1, 'x', 'g', 1, " + at + "), ('', 'p', 'b', 1, 'large', 1, 1, 'y', 'g', 1, " + at + ')',
				"INSERT INTO tasks (user_id, prompt_id, condition_id, seed, prompt, negative, state, error, attempts, changed_at) "
						+ "VALUES ('u', 'p', 'c', 1, 'x', '', 'DONE', '', 1, " + at + ')',
				"INSERT INTO rewrites (user_id, prompt_id, condition_id, text, negative, rewriter) VALUES ('u', 'p', 'c', 't', '', 'r')",
				"INSERT INTO personas (user_id, method, verbalizer, created_at, version) VALUES ('u2', 'm', 'v', " + at + ", 0)",
				"INSERT INTO sentence_evidence (user_id, place, link_place, evidence_id) VALUES ('u2', 0, 0, 99)");
		assertEquals(new Finding("votes without a trial", 1, 1, Severity.WRONG, "7", found.get("votes without a trial").advice()),
				found.get("votes without a trial"));
		Map<String, Long> wrong = found.values().stream().filter(f -> f.severity() == Severity.WRONG)
				.collect(Collectors.toMap(Finding::what, Finding::found));
		assertEquals(Map.ofEntries(Map.entry("votes without a trial", 1L), Map.entry("trials of raters that are not there", 3L),
				Map.entry("trials of prompts that are not there", 3L), Map.entry("trials of left conditions that are not there", 3L),
				Map.entry("trials of right conditions that are not there", 3L), Map.entry("trials for users that are not there", 1L),
				Map.entry("trials without two pictures", 1L), Map.entry("trials of pictures made with two settings", 1L),
				Map.entry("pictures of prompts that are not there", 2L), Map.entry("pictures of conditions that are not there", 2L),
				Map.entry("tasks that are done without a picture", 1L), Map.entry("rewrites of prompts that are not there", 1L),
				Map.entry("rewrites under conditions that are not there", 1L), Map.entry("rewrites of users without a persona", 1L),
				Map.entry("personas of users that are not there", 1L), Map.entry("links of sentences to evidence that is gone", 1L)), wrong);
		assertEquals(1, found.get("trials of one picture twice").found());
		assertEquals(1, found.get("personas whose evidence is gone").found());
	}
}
