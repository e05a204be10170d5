package org.zipp.store;

import java.util.Optional;

import org.zipp.store.Rows.AnswerRow;

/** Answers of language models, by a hash of model, template version and request. */
public interface AnswerCache {

	Optional<AnswerRow> find(String key);

	void save(AnswerRow answer);
}
