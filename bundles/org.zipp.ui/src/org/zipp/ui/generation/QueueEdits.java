package org.zipp.ui.generation;

import java.util.Collection;
import java.util.List;

import org.zipp.store.Rows.TaskFilter;
import org.zipp.store.Rows.TaskState;
import org.zipp.store.StudyStore;

/** Changes of the queue that people ask for; none of them in the UI thread. */
final class QueueEdits {

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
}
