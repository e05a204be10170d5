package org.zipp.ui.generation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.zipp.core.ZippException;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.PictureSetting;
import org.zipp.store.Rows.RewriteRow;
import org.zipp.store.Rows.TaskFilter;
import org.zipp.store.Rows.TaskRow;
import org.zipp.store.Rows.TaskState;
import org.zipp.store.StudyStore;

/** Changes of the queue that people ask for; none of them in the UI thread. */
final class QueueEdits {

	/** What stands as the rewriter of a prompt that a person has changed. */
	static final String BY_HAND = "edited by hand";
	private static final int ALL = Integer.MAX_VALUE;

	private QueueEdits() {
	}

	/** Puts failed tasks back; how many. */
	static int retry(StudyStore store, Collection<TaskFilter> which) {
		return which.stream().mapToInt(f -> store.images().retry(f.in(TaskState.FAILED))).sum();
	}

	/** Has waiting tasks come first, in the order they are given; how many. */
	static int toFront(StudyStore store, List<TaskFilter> which) {
		return which.reversed().stream().mapToInt(f -> store.images().toFront(f.in(TaskState.QUEUED))).sum();
	}

	/** Takes tasks out of the queue that are not done; how many. */
	static int remove(StudyStore store, Collection<TaskFilter> which) {
		return which.stream().mapToInt(f -> store.images().remove(f.in(TaskState.QUEUED, TaskState.RUNNING, TaskState.FAILED))).sum();
	}

	/** The prompt that a condition wrote for somebody, if there is one that can be changed. */
	static Optional<RewriteRow> written(StudyStore store, ImageKey key) {
		return store.personas().rewrites(key.userId()).stream()
				.filter(r -> r.promptId().equals(key.promptId()) && r.conditionId().equals(key.conditionId())).findFirst();
	}

	/**
	 * Changes the prompt that a condition wrote for somebody, and asks for its pictures, of all seeds, anew.
	 *
	 * @return how many pictures wait
	 * @throws ZippException when the condition takes the base prompt as it is
	 */
	static int edit(StudyStore store, ImageKey key, String text, String negative) {
		RewriteRow before = written(store, key).orElseThrow(() -> new ZippException(
				"This condition takes the base prompt as it is. Change the prompt in the study; then it changes for every condition."));
		store.personas().saveRewrites(List.of(new RewriteRow(before.userId(), before.promptId(), before.conditionId(), text, negative, BY_HAND)));
		TaskFilter same = new TaskFilter(Set.of(), key.userId(), key.promptId(), key.conditionId(), null);
		List<TaskRow> tasks = store.images().tasks(same, ALL).stream()
				.map(t -> new TaskRow(t.key(), text, negative, TaskState.QUEUED, "", 0)).toList();
		List<PictureSetting> settings = store.images().settings();
		int queued = settings.isEmpty() ? store.images().enqueue(tasks) : store.images().enqueue(tasks, settings.getFirst());
		// What failed with the very same words is tried again all the same.
		return queued + store.images().retry(same.in(TaskState.FAILED));
	}
}
