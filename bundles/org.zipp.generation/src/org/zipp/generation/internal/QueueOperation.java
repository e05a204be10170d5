package org.zipp.generation.internal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.ZippException;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.Resource;
import org.zipp.generation.PromptEdit;
import org.zipp.generation.TaskFilters;
import org.zipp.store.ImageRepository;
import org.zipp.store.Rows.PictureSetting;
import org.zipp.store.Rows.TaskFilter;
import org.zipp.store.Rows.TaskRow;
import org.zipp.store.Rows.TaskState;
import org.zipp.store.Rows.WorkerRow;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;

/** Shows the picture queue, and edits it. */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=queue",
		Operation.ORDER + ":Integer=63" })
public final class QueueOperation extends Operation {

	@Parameter(name = "state", label = "State", description = "Only pictures in these states.")
	public List<TaskState> states = List.of();

	@Parameter(name = "condition", label = "Condition", description = "Only pictures of this condition.")
	public String condition = "";

	@Parameter(name = "participant", label = "Participant",
			description = "Only pictures of this participant; 'shared' for those that are not personal.")
	public String participant = "";

	@Parameter(name = "prompt", label = "Base prompt", description = "Only pictures of the base prompt with this id.")
	public String prompt = "";

	@Parameter(name = "seed", label = "Seed", description = "Only pictures with this seed.")
	public String seed = "";

	@Parameter(name = "retry", label = "Retry", description = "Put those that failed back into the queue.")
	public boolean retry;

	@Parameter(name = "front", label = "To the front", description = "Have those that wait come before all others.")
	public boolean front;

	@Parameter(name = "remove", label = "Remove",
			description = "Take those that wait or failed out of the queue; pictures that are made stay. A later run of"
					+ " 'generate' asks for them again, unless --only names others.")
	public boolean remove;

	@Parameter(name = "text", label = "New prompt",
			description = "Change the words of one prompt of one participant and condition, and queue its pictures again.")
	public String text = "";

	@Parameter(name = "negative", label = "New negative prompt", description = "Goes with --text.")
	public String negative = "";

	@Parameter(name = "collect", label = "Collect",
			description = "Bring pictures that workers on other hosts have put into the database into the folder.")
	public boolean collect;

	@Parameter(name = "limit", label = "Listed", description = "At most so many pictures are listed.", min = 0, max = 1_000_000)
	public int limit = 20;

	@Parameter(name = "json", label = "JSON", description = "Print counts, pictures and workers as JSON.")
	public boolean json;

	private final StudyStores stores;

	@Activate
	public QueueOperation(@Reference StudyStores stores) {
		this.stores = stores;
	}

	@Override
	public String id() {
		return "queue";
	}

	@Override
	public String label() {
		return "Show or edit the picture queue";
	}

	@Override
	public String description() {
		return "Says how many pictures wait, are being made, are made and failed, why, and who works on them. Retries, reorders, rewords or"
				+ " removes those that are meant.";
	}

	/** Edits are rows of the queue, which workers take one by one. */
	@Override
	public Set<Resource> resources() {
		return Set.of();
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		if (!studyDirectory().isStudy()) {
			throw new ZippException("There is no study in " + studyDirectory().root() + '.');
		}
		boolean edits = retry || front || remove || collect || !text.isEmpty();
		try (StudyStore store = edits ? stores.open(studyDirectory()) : stores.openReadOnly(studyDirectory())) {
			TaskFilter filter = TaskFilters.of(store.loadStudy(), states.isEmpty() ? Set.of() : EnumSet.copyOf(states), condition, participant,
					prompt, seed);
			OperationResult.Builder result = OperationResult.builder();
			edit(store, filter, result, monitor);
			tell(store.images(), filter, result);
			return result.build();
		}
	}

	private void edit(StudyStore store, TaskFilter filter, OperationResult.Builder result, SubMonitor monitor) {
		ImageRepository images = store.images();
		if (!text.isEmpty()) {
			List<TaskRow> meant = images.tasks(filter, Integer.MAX_VALUE);
			long different = meant.stream().map(t -> List.of(t.key().userId(), t.key().promptId(), t.key().conditionId())).distinct().count();
			if (different != 1) {
				throw new ZippException(different + " prompts are meant. Name one with --prompt, --condition and --participant.");
			}
			result.count("reworded", PromptEdit.reword(store, meant.getFirst().key(), text, negative));
		} else if (!negative.isEmpty()) {
			throw new ZippException("--negative goes with --text.");
		}
		if (retry) {
			result.count("retried", images.retry(filter));
		}
		if (front) {
			result.count("moved to the front", images.toFront(filter));
		}
		if (remove) {
			Set<TaskState> open = EnumSet.of(TaskState.QUEUED, TaskState.FAILED);
			if (!states.isEmpty()) {
				open.retainAll(states);
			}
			result.count("removed", open.isEmpty() ? 0 : images.remove(filter.in(open.toArray(TaskState[]::new))));
		}
		if (collect) {
			result.count("collected", images.collect(monitor));
		}
	}

	private void tell(ImageRepository images, TaskFilter filter, OperationResult.Builder result) {
		long[] counts = images.taskCounts(filter);
		for (TaskState state : TaskState.values()) {
			result.count(words(state), counts[state.ordinal()]);
		}
		List<TaskRow> listed = images.tasks(states.isEmpty() ? filter.in(TaskState.RUNNING, TaskState.FAILED) : filter, limit);
		List<WorkerRow> workers = images.workers();
		PictureSetting setting = images.settings().stream().findFirst().orElse(null);
		long[] uncollected = images.uncollected();
		if (json) {
			result.document(QueueJson.of(counts, listed, workers, setting, uncollected));
			return;
		}
		if (setting != null) {
			result.note("Pictures: " + setting.text() + '.');
		}
		for (WorkerRow w : workers) {
			result.note(String.format(Locale.ROOT, "Worker %s: %s on %s, %,d made, %,d failed, %.2f a second; %s", w.name(), w.generator(),
					w.device(),
					w.made(), w.failed(), w.rate(), w.doing()));
		}
		listed.forEach(t -> result.note(line(t)));
		if (uncollected[0] > 0) {
			result.warning(String.format(Locale.ROOT, "%,d pictures (%,d MiB) wait in the database: --collect brings them into the folder.",
					uncollected[0], uncollected[1] >> 20));
		}
	}

	private static String words(TaskState state) {
		return switch (state) {
		case QUEUED -> "waiting";
		case RUNNING -> "being made";
		case DONE -> "made";
		case FAILED -> "failed";
		};
	}

	private static String line(TaskRow t) {
		List<String> parts = new ArrayList<>(List.of(words(t.state()), "prompt " + t.key().promptId(), "condition " + t.key().conditionId()));
		if (!t.key().userId().isEmpty()) {
			parts.add("participant " + t.key().userId());
		}
		parts.add("seed " + t.key().seed());
		if (!t.worker().isEmpty()) {
			parts.add("by " + t.worker());
		}
		return String.join(", ", parts) + (t.error().isEmpty() ? "" : ": " + t.error());
	}
}
