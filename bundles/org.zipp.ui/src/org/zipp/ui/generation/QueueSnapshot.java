package org.zipp.ui.generation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.zipp.core.compute.ComputeDevices;
import org.zipp.store.Rows.TaskFilter;
import org.zipp.store.Rows.TaskRow;
import org.zipp.store.Rows.TaskState;
import org.zipp.store.Rows.WorkerRow;
import org.zipp.store.StudyStore;
import org.zipp.ui.context.Services;

/**
 * What the queue view shows at a moment.
 *
 * @param shown  the state whose tasks are listed
 * @param counts tasks in each state, indexed by {@link TaskState#ordinal()}
 * @param tasks  tasks of the shown state, those that wait in their order, others by their last change, at most {@link #LIMIT}
 * @param labels  condition id → label
 * @param workers who works on the queue, here and elsewhere
 * @param memory  of the device here that is in use, empty when it tells none
 */
public record QueueSnapshot(TaskState shown, long[] counts, List<TaskRow> tasks, Map<String, String> labels, List<WorkerRow> workers,
		String memory) {

	/** So many tasks are listed; nobody reads more. */
	public static final int LIMIT = 250;

	private static final double GIGA = 1e9;

	/** Reads a snapshot; not in the UI thread. */
	public static QueueSnapshot read(StudyStore store, TaskState shown) {
		Map<String, String> labels = new HashMap<>();
		store.loadStudy().getConditions().forEach(c -> labels.put(c.getId(), c.getLabel()));
		// What waits is shown in the order of the queue, which can be changed; of the rest the newest change comes first.
		List<TaskRow> tasks = shown == TaskState.QUEUED ? store.images().tasks(TaskFilter.ALL.in(shown), LIMIT) : store.images().tasks(shown, LIMIT);
		return new QueueSnapshot(shown, store.images().taskCounts(), tasks, labels, store.images().workers(), readMemory());
	}

	/** For example {@code Device memory: 3.2 of 8.0 GB in use}; of a CPU and of an engine that is not started there is none to tell. */
	private static String readMemory() {
		return Services.find(ComputeDevices.class).flatMap(ComputeDevices::memory)
				.map(m -> String.format(Locale.ROOT, "Device memory: %.1f of %.1f GB in use", m.used() / GIGA, m.total() / GIGA)).orElse("");
	}

	/** What people call the condition of a task. */
	public String condition(TaskRow task) {
		return labels.getOrDefault(task.key().conditionId(), task.key().conditionId());
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
