package org.zipp.generation;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.zipp.core.ZippException;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.MadeRewrite;
import org.zipp.store.Rows.Origin;
import org.zipp.store.Rows.RewriteRow;
import org.zipp.store.Rows.TaskFilter;
import org.zipp.store.Rows.TaskRow;
import org.zipp.store.Rows.TaskState;
import org.zipp.store.StudyStore;

/** Changes the words that pictures are made from, by hand. */
public final class PromptEdit {

	/** Who wrote a prompt that a person has changed. */
	public static final String BY_HAND = "edited by hand";

	private PromptEdit() {
	}

	/**
	 * Changes the prompt of a user under a condition, which all its seeds share, and queues its pictures again. The prompt is changed
	 * where it is kept, so that a later run asks for the same words; pictures of the old words go.
	 *
	 * @param key one of its pictures
	 * @return how many pictures are queued or waited already
	 * @throws ZippException when the queue has no such picture, or the text is empty
	 */
	public static int reword(StudyStore store, ImageKey key, String text, String negative) {
		if (text.isBlank()) {
			throw new ZippException("A prompt needs words. Type some, or take its pictures out of the queue.");
		}
		TaskFilter meant = new TaskFilter(Set.of(), key.userId(), key.promptId(), key.conditionId(), null);
		List<TaskRow> tasks = store.images().tasks(meant, Integer.MAX_VALUE);
		if (tasks.isEmpty()) {
			throw new ZippException("The queue has no picture of prompt " + key.promptId() + " for condition " + key.conditionId() + '.');
		}
		Optional<MadeRewrite> old = store.personas().made().stream().filter(m -> m.row().userId().equals(key.userId())
				&& m.row().promptId().equals(key.promptId()) && m.row().conditionId().equals(key.conditionId())).findFirst();
		RewriteRow row = new RewriteRow(key.userId(), key.promptId(), key.conditionId(), text.strip(), negative.strip(), BY_HAND);
		store.personas().saveMade(List.of(new MadeRewrite(row, old.map(MadeRewrite::personaOf).orElse(""),
				new Origin(old.map(o -> o.origin().from()).orElse(""), BY_HAND))));
		store.images().enqueue(tasks.stream().map(t -> new TaskRow(t.key(), row.text(), row.negative(), TaskState.QUEUED, "", 0)).toList());
		store.images().retry(meant);
		return (int) store.images().taskCounts(meant)[TaskState.QUEUED.ordinal()];
	}
}
