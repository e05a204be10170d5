package org.zipp.generation.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.ZippException;
import org.zipp.core.choice.Choice;
import org.zipp.core.choice.Setting;
import org.zipp.core.choice.Settings;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.Resource;
import org.zipp.generation.Generators;
import org.zipp.generation.ImageGenerator;
import org.zipp.generation.RenderEvents;
import org.zipp.generation.SketchGenerator;
import org.zipp.generation.TaskFilters;
import org.zipp.model.Condition;
import org.zipp.model.Prompt;
import org.zipp.model.Study;
import org.zipp.store.Freshness.RewriteKey;
import org.zipp.store.Rows.ConditionRow;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.ImageRow;
import org.zipp.store.Rows.PictureSetting;
import org.zipp.store.Rows.RewriteRow;
import org.zipp.store.Rows.TaskFilter;
import org.zipp.store.Rows.TaskRow;
import org.zipp.store.Rows.TaskState;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;
import org.zipp.store.Twins;

/** Fills the generation queue from participants, prompts and conditions, and works it off. */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=generate",
		Operation.ORDER + ":Integer=60", LinePlace.GROUP + "=pictures", LinePlace.ICON + "=generation", LinePlace.NEEDS + "=prompts",
		LinePlace.MAKES + "=pictures", LinePlace.SHOWS + "=pictures" })
public final class GenerateOperation extends Operation {

	@Parameter(name = "generator", label = "Generator",
			description = "What makes the pictures. Pictures of another one are kept beside those there are.")
	public String generator = SketchGenerator.ID;

	@Parameter(name = "generator-settings", label = "Settings of the generator", description = "Its own settings, each as name=value.")
	public List<String> generatorSettings = List.of();

	@Parameter(name = "size", label = "Size", description = "Width and height of a picture in pixels.", min = 16, max = 4096)
	public int size = 256;

	@Parameter(name = "steps", label = "Steps", description = "Denoising steps of a diffusion generator; a sketch has none.", min = 1,
			max = 1000, advanced = true)
	public int steps = 20;

	@Parameter(name = "seeds", label = "Pictures per prompt",
			description = "How many pictures of each prompt, user and condition, each with its own seed.", min = 1, max = 1000)
	public int seeds = 1;

	@Parameter(name = "retry-failed", label = "Retry failed", description = "Try the pictures again that failed before.")
	public boolean retryFailed;

	@Parameter(name = "only", label = "Only",
			description = "Ask only for some pictures: condition=ID, participant=USER (or shared), prompt=ID.", advanced = true)
	public List<String> only = List.of();

	private final StudyStores stores;
	private final Generators generators;
	private final RenderEvents events;

	@Activate
	public GenerateOperation(@Reference StudyStores stores, @Reference Generators generators, @Reference RenderEvents events) {
		this.stores = stores;
		this.generators = generators;
		this.events = events;
	}

	@Override
	public String id() {
		return "generate";
	}

	@Override
	public String label() {
		return "Generate pictures";
	}

	@Override
	public String description() {
		return "Renders every prompt of every participant under every condition, with the same seed across conditions."
				+ " Pictures that exist are not rendered again, but those whose files are missing or damaged are; a stopped run goes on"
				+ " where it stopped.";
	}

	@Override
	public String means() {
		try {
			ImageGenerator chosen = chosen();
			return "Generator: " + chosen.label() + ", on " + chosen.device();
		} catch (ZippException e) {
			return e.getMessage();
		}
	}

	@Override
	public List<Choice> choices(String parameter) {
		return parameter.equals("generator") ? generators.list() : List.of();
	}

	@Override
	public Optional<List<Setting>> settings(String parameter) {
		return parameter.equals("generator-settings") ? Optional.of(generators.find(generator).map(ImageGenerator::settings).orElse(List.of()))
				: Optional.empty();
	}

	private ImageGenerator chosen() {
		return generators.open(generator, Settings.parse(generatorSettings));
	}

	/** The device alone: people may vote while pictures are made. */
	@Override
	public Set<Resource> resources() {
		return Set.of(Resource.DEVICE);
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		ImageGenerator maker = chosen();
		try (StudyStore store = stores.open(studyDirectory())) {
			Study study = store.loadStudy();
			// What was begun here belongs to a run that was killed: the device rule admits one run at a time.
			int resumed = store.images().requeue(retryFailed);
			SubMonitor progress = SubMonitor.convert(monitor, 100);
			store.images().collect(progress.split(1));
			PictureRepair repair = new PictureRepair(store, generators, steps);
			int broken = repair.look(progress.split(5));
			int repaired = repair.run(progress.split(broken == 0 ? 1 : 45));
			List<TaskRow> wanted = wanted(study, store);
			PictureSetting setting = Generators.setting(maker, size, size, steps);
			store.images().enqueue(wanted, setting);
			store.steps().remember(id(), Map.of("generator", generator, "generator-settings", Settings.parse(generatorSettings).text(), "size",
					Integer.toString(size), "steps", Integer.toString(steps), "seeds", Integer.toString(seeds)));
			long queued = store.images().taskCounts()[TaskState.QUEUED.ordinal()];
			OperationResult.Builder result = OperationResult.builder();
			QueueRun.Outcome made = new QueueRun(store, maker, setting, events).run(progress.setWorkRemaining(100));
			int collected = store.images().collect(SubMonitor.convert(null));
			long[] counts = store.images().taskCounts();
			long failed = counts[TaskState.FAILED.ordinal()];
			if (failed > 0) {
				String reason = store.images().tasks(TaskState.FAILED, 1).getFirst().error();
				result.warning(failed + " pictures failed, the last because: " + reason + (reason.endsWith(".") ? "" : ".")
						+ " Run it again with --retry-failed to try them once more.");
			}
			if (wanted.isEmpty()) {
				result.warning("There is nothing to render: the study has no prompts, or no rewrites and no generic condition."
						+ " Rewrite the prompts first.");
			}
			result.repeated(queued == 0 && broken == 0).count("new pictures", made.made()).count("failed", failed)
					.count("resumed", resumed).count("pictures", counts[TaskState.DONE.ordinal()] - repair.stillBroken(setting.id()));
			if (broken > 0) {
				result.count("made again", repaired);
			}
			if (collected > 0) {
				result.count("collected from workers", collected);
			}
			repair.tell(result);
			tellOfTwins(store, study, result);
			result.note("Pictures: " + setting.text() + '.');
			long others = store.images().ofEverySetting().size() - (long) store.images().all().size();
			if (others > 0) {
				result.note(others + " pictures of other settings are kept beside them, and compared with none of these.");
			}
			return result.place(store.directory().images()).build();
		}
	}

	/** Conditions whose prompts read the same give the same file, which nobody can prefer. */
	private static void tellOfTwins(StudyStore store, Study study, OperationResult.Builder result) {
		List<ImageRow> images = store.images().all();
		long files = images.stream().map(ImageRow::content).distinct().count();
		if (files < images.size()) {
			result.note(String.format(Locale.ROOT, "%,d pictures are %,d different files.", images.size(), files));
		}
		Map<String, String> labels = new LinkedHashMap<>();
		study.getConditions().forEach(c -> labels.put(c.getId(), c.getLabel()));
		Map<RewriteKey, String> contents = new HashMap<>();
		images.forEach(i -> contents.merge(new RewriteKey(i.key().userId(), i.key().promptId(), i.key().conditionId()), i.content(),
				(a, b) -> a + b));
		Twins.of(contents, labels.keySet())
				.forEach(t -> result.warning(t.text("pictures", labels) + "; such pairs are left out of trials."));
	}

	/** What is asked for now. */
	private List<TaskRow> wanted(Study study, StudyStore store) {
		Map<String, String> meant = new HashMap<>(Settings.parse(only).values());
		TaskFilter filter = TaskFilters.of(study, Set.of(), text(meant.remove("condition")), text(meant.remove("participant")),
				text(meant.remove("prompt")), "");
		if (!meant.isEmpty()) {
			throw new ZippException("--only takes condition=ID, participant=USER and prompt=ID, not '" + meant.keySet().iterator().next() + "'.");
		}
		return tasks(study, store).stream().filter(t -> filter.matches(t.key())).toList();
	}

	private static String text(String value) {
		return value == null ? "" : value;
	}

	/** Every picture the study wants: of each prompt that was written, and of base prompts that are taken as they are. */
	private List<TaskRow> tasks(Study study, StudyStore store) {
		Set<String> participants = new HashSet<>();
		store.users().participants().stream().map(UserRow::id).forEach(participants::add);
		Map<String, RewriteRow> shared = new HashMap<>();
		List<RewriteRow> personal = new ArrayList<>();
		for (RewriteRow r : store.personas().rewrites()) {
			if (r.userId().isEmpty()) {
				shared.put(r.conditionId() + '\n' + r.promptId(), r);
			} else if (participants.contains(r.userId())) {
				personal.add(r);
			}
		}
		Map<String, List<Long>> seedsOf = new HashMap<>();
		List<TaskRow> tasks = new ArrayList<>();
		Set<String> conditions = study.getConditions().stream().map(Condition::getId).collect(Collectors.toSet());
		for (Prompt p : study.getPrompts()) {
			seedsOf.put(p.getId(), seedsOf(study.getSeed(), p.getId()));
			for (Condition c : study.getConditions()) {
				RewriteRow r = shared.get(c.getId() + '\n' + p.getId());
				if (r != null) {
					add(tasks, seedsOf.get(p.getId()), "", p.getId(), c.getId(), r.text(), r.negative());
				} else if (c.getMethod().equals(ConditionRow.AS_IT_IS)) {
					add(tasks, seedsOf.get(p.getId()), "", p.getId(), c.getId(), p.getText(), "");
				}
			}
		}
		for (RewriteRow r : personal) {
			if (seedsOf.containsKey(r.promptId()) && conditions.contains(r.conditionId())) {
				add(tasks, seedsOf.get(r.promptId()), r.userId(), r.promptId(), r.conditionId(), r.text(), r.negative());
			}
		}
		return tasks;
	}

	/** The seeds of a prompt, the same for every user and condition. */
	private List<Long> seedsOf(long studySeed, String promptId) {
		SplittableRandom random = new SplittableRandom(studySeed * 31 + promptId.hashCode());
		List<Long> drawn = new ArrayList<>();
		for (int i = 0; i < seeds; i++) {
			drawn.add(random.nextLong(1L << 32));
		}
		return drawn;
	}

	private static void add(List<TaskRow> tasks, List<Long> seeds, String user, String prompt, String condition, String text,
			String negative) {
		for (long seed : seeds) {
			tasks.add(new TaskRow(new ImageKey(user, prompt, condition, seed), text, negative, TaskState.QUEUED, "", 0));
		}
	}
}
