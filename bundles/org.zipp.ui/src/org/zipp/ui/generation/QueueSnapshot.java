package org.zipp.ui.generation;

import java.util.List;
import java.util.Locale;

import org.zipp.store.ImageRepository;
import org.zipp.store.Rows.TaskRow;
import org.zipp.store.Rows.TaskState;

/**
 * What the queue view shows at a moment.
 *
 * @param shown  the state whose tasks are listed
 * @param counts tasks in each state, indexed by {@link TaskState#ordinal()}
 * @param tasks  tasks of the shown state, newest change first, at most {@link #LIMIT}
 */
public record QueueSnapshot(TaskState shown, long[] counts, List<TaskRow> tasks) {

	/** So many tasks are listed; nobody reads more. */
	public static final int LIMIT = 250;

	/** Reads a snapshot; not in the UI thread. */
	public static QueueSnapshot read(ImageRepository images, TaskState shown) {
		return new QueueSnapshot(shown, images.taskCounts(), images.tasks(shown, LIMIT));
	}

	public long count(TaskState state) {
		return state.ordinal() < counts.length ? counts[state.ordinal()] : 0;
	}

	public long total() {
		long sum = 0;
		for (long c : counts) {
			sum += c;
		}
		return sum;
	}

	/** Tasks that a run would render. */
	public long open() {
		return count(TaskState.QUEUED) + count(TaskState.RUNNING);
	}

	/** Share of the tasks that is done, 0 to 1. */
	public double done() {
		return total() == 0 ? 0 : count(TaskState.DONE) / (double) total();
	}

	/** One sentence: what there is and what to do next. */
	public String sentence(boolean running) {
		if (total() == 0) {
			return "No pictures are asked for yet. Start puts one task in the queue for every participant, prompt and condition.";
		}
		String head = String.format(Locale.ROOT, "%,d of %,d pictures are made.", count(TaskState.DONE), total());
		if (running) {
			return head;
		}
		if (open() > 0) {
			return head + String.format(Locale.ROOT, " %,d wait: resume to go on.", open());
		}
		if (count(TaskState.FAILED) > 0) {
			return head + String.format(Locale.ROOT, " %,d failed: look at the reasons, then retry.", count(TaskState.FAILED));
		}
		return head;
	}
}
