package org.zipp.store.internal;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import org.zipp.store.AnswerCache;
import org.zipp.store.Rows.AnswerRow;

final class AnswerTable implements AnswerCache {

	private static final String SAVE = Database.upsert("answers", List.of("answer_key VARCHAR"),
			List.of("model VARCHAR", "template VARCHAR", "answer VARCHAR", "input_tokens INTEGER", "output_tokens INTEGER",
					"answered_at TIMESTAMP WITH TIME ZONE"));

	private final Database database;

	AnswerTable(Database database) {
		this.database = database;
	}

	@Override
	public Optional<AnswerRow> find(String key) {
		return database.read("Looking up a cached answer", h -> h
				.createQuery("SELECT answer_key, model, template, answer, input_tokens, output_tokens, answered_at "
						+ "FROM answers WHERE answer_key = ?")
				.bind(0, key)
				.map((r, c) -> new AnswerRow(r.getString(1), r.getString(2), r.getString(3), r.getString(4), r.getInt(5),
						r.getInt(6), r.getObject(7, OffsetDateTime.class).toInstant()))
				.findOne());
	}

	@Override
	public void save(AnswerRow answer) {
		database.merge("Caching an answer", h -> h.execute(SAVE, answer.key(), answer.model(), answer.template(),
				answer.answer(), answer.inputTokens(), answer.outputTokens(), answer.at()));
	}
}
