package org.zipp.language;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.ZippException;
import org.zipp.core.compute.TextEmbedder;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.Resource;
import org.zipp.core.operation.Throughput;
import org.zipp.language.PromptRewriter.Limits;
import org.zipp.language.PromptRewriter.Request;
import org.zipp.language.PromptRewriter.Rewritten;
import org.zipp.model.Condition;
import org.zipp.model.ConditionKind;
import org.zipp.model.Prompt;
import org.zipp.model.Study;
import org.zipp.store.Rows.RewriteRow;
import org.zipp.store.Rows.StepRow;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;

/** Chooses participants and rewrites the base prompts for every condition. */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { "zipp.id=rewrite",
		"zipp.order:Integer=50" })
public final class RewriteOperation extends LanguageOperation {

	private static final String STEP = "rewrite";
	/** Raised when the offline rewriter writes other prompts from the same persona. */
	private static final String VERSION = "1";
	private static final String AS_IT_IS = "base prompt as it is";
	/** Stands behind the label of a rewriter when personas were shuffled. */
	static final String SHUFFLED = ", personas shuffled among users (control)";

	@Parameter(name = "participants", label = "Participants", description = "How many users pictures are made for; those chosen before stay.", min = 1)
	public int participants = 40;

	@Parameter(name = "shuffle", label = "Shuffle personas", description = "Shuffle personas among users (control run): everybody gets the persona and the past prompts of somebody else.", advanced = true)
	public boolean shuffle;

	@Activate
	public RewriteOperation(@Reference StudyStores stores, @Reference TextEmbedder embedder,
			@Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY) SecretSource secrets) {
		this(stores, embedder, System::getenv, secrets);
	}

	RewriteOperation(StudyStores stores, TextEmbedder embedder, Function<String, String> environment,
			SecretSource secrets) {
		super(stores, embedder, environment, secrets);
	}

	@Override
	public String id() {
		return STEP;
	}

	@Override
	public String label() {
		return "Rewrite prompts";
	}

	@Override
	public String description() {
		return "Chooses participants among the users with personas and leaves, for every condition, the prompts to make pictures from. Conditions and base prompts are made when the study has none.";
	}

	/** Whose words a participant's prompts are rewritten in. */
	private record Voice(String userId, PersonaProfile persona, Map<String, Double> titles) {
	}

	@Override
	public Set<Resource> resources() {
		return Set.of(Resource.PROMPTS);
	}

	@Override
	public Set<Resource> reads() {
		return Set.of(Resource.PERSONAS);
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		checkModelHasEndpoint();
		long start = System.nanoTime();
		try (StudyStore store = open()) {
			Study study = store.loadStudy();
			if (Conditions.addDefaults(study)) {
				store.saveStudy(study);
			}
			OperationResult.Builder result = OperationResult.builder().place(store.directory().databaseFile());
			int k = study.getConditions().stream().filter(c -> c.getKind() == ConditionKind.PERSONA)
					.mapToInt(Condition::getShots).max().orElse(0);
			List<String> users = choose(store, study.getSeed(), k, result, monitor);
			List<Voice> voices = voices(store, users, study.getSeed());
			PromptRewriter rewriter = online() ? new LlmRewriter(chatClient(store)) : new OfflineRewriter(embedder());
			String fingerprint = fingerprint(study, rewriter.label(), voices);
			if (store.steps().isDone(STEP, fingerprint)) {
				return result.count("participants", users.size()).count("rewrites", store.personas().rewrites().size())
						.repeated(true).build();
			}
			Failures failures = new Failures();
			long changed = rewriteAll(store, study, rewriter, voices, failures, monitor);
			long asked = total(study, voices) - study.getConditions().stream().filter(c -> c.getKind() == ConditionKind.GENERIC).count()
					* study.getPrompts().size();
			if (failures.count() > 0 && failures.count() == asked) {
				throw new ZippException("No prompt was rewritten. " + failures.first().orElseThrow() + " All are listed in "
						+ Failures.file(store.directory(), STEP) + '.');
			}
			failures.tell(result, "rewrites", total(study, voices), store.directory(), STEP);
			rewriter.departure().ifPresent(result::note);
			if (failures.count() > 0) {
				// Not done: the next run asks for what failed, and for nothing else.
				return result.count("participants", users.size()).count("rewrites", changed).build();
			}
			store.steps().finish(new StepRow(STEP, fingerprint, Instant.now(), (System.nanoTime() - start) / 1e9,
					Map.of("participants", (long) users.size(), "rewrites", changed)));
			return result.count("participants", users.size())
					.count("rewrites", changed == 0 ? store.personas().rewrites().size() : changed).repeated(changed == 0)
					.build();
		}
	}

	/** Participants by id: those chosen before, filled up by a seeded draw among users with a persona and k past prompts. */
	private List<String> choose(StudyStore store, long seed, int k, OperationResult.Builder result, SubMonitor monitor) {
		Set<String> withPersona = store.personas().usersWithPersona();
		if (withPersona.isEmpty()) {
			throw new ZippException("The study has no personas. Run verbalize first.");
		}
		Set<String> before = store.users().participants().stream().map(UserRow::id)
				.collect(Collectors.toCollection(TreeSet::new));
		Set<String> chosen = new TreeSet<>(before);
		chosen.retainAll(withPersona);
		if (chosen.size() < before.size()) {
			result.warning((before.size() - chosen.size())
					+ " participants have no persona and are left out. Run verbalize for them.");
		}
		List<String> candidates = new ArrayList<>(new TreeSet<>(withPersona));
		Collections.shuffle(candidates, new Random(seed));
		List<String> added = new ArrayList<>();
		for (String user : candidates) {
			monitor.checkCanceled();
			if (chosen.size() >= participants) {
				break;
			}
			if (!chosen.contains(user) && PastPrompts.of(store.users().evidence(user)).size() >= k) {
				chosen.add(user);
				added.add(user);
			}
		}
		if (chosen.isEmpty()) {
			throw new ZippException("No user has a persona and " + k
					+ " image posts with a title of at least three words, as the conditions need. Mine more users, or lower the number of shots.");
		}
		if (chosen.size() < participants) {
			result.warning("Only " + chosen.size() + " of " + participants + " participants were found: others have no persona or fewer than "
					+ k + " image posts.");
		}
		if (!added.isEmpty()) {
			store.users().setParticipants(added, true);
		}
		return List.copyOf(chosen);
	}

	private List<Voice> voices(StudyStore store, List<String> users, long seed) {
		Map<String, String> whose = shuffle ? derangement(users, seed) : Map.of();
		return users.stream().map(u -> {
			String other = whose.getOrDefault(u, u);
			PersonaProfile persona = store.personas().load(other).map(PersonaProfile::of)
					.orElseThrow(() -> new ZippException("The persona of user " + other + " is gone. Run verbalize again."));
			return new Voice(u, persona, PastPrompts.of(store.users().evidence(other)));
		}).toList();
	}

	/** One random cycle through all users, so that nobody keeps their own persona. */
	static Map<String, String> derangement(List<String> users, long seed) {
		if (users.size() < 2) {
			throw new ZippException("Personas can be shuffled among two participants or more.");
		}
		List<String> order = new ArrayList<>(users);
		Collections.shuffle(order, new Random(seed ^ 0x5DEECE66DL));
		Map<String, String> whose = new HashMap<>();
		for (int i = 0; i < order.size(); i++) {
			whose.put(order.get(i), order.get((i + 1) % order.size()));
		}
		return whose;
	}

	private String fingerprint(Study study, String label, List<Voice> voices) {
		List<String> parts = new ArrayList<>(List.of(VERSION, label, Boolean.toString(shuffle), Limits.DEFAULT.toString()));
		study.getConditions().forEach(c -> parts.add(c.getId() + ' ' + c.getKind() + ' ' + c.getShots()));
		study.getPrompts().forEach(p -> parts.add(p.getId() + ' ' + p.getText()));
		voices.forEach(v -> parts.add(v.toString()));
		return Hashes.of(parts.toArray(String[]::new));
	}

	private record Task(Voice voice, Prompt prompt, Condition condition) {
	}

	private static long total(Study study, List<Voice> voices) {
		long personal = study.getConditions().stream().filter(c -> c.getKind() == ConditionKind.PERSONA).count();
		return voices.size() * personal * study.getPrompts().size() + shared(study).size();
	}

	private long rewriteAll(StudyStore store, Study study, PromptRewriter rewriter, List<Voice> voices, Failures failures,
			SubMonitor monitor) {
		Throughput throughput = new Throughput("prompts", total(study, voices));
		SubMonitor progress = SubMonitor.convert(monitor, voices.size() + 1);
		EmbeddingCache embeddings = new EmbeddingCache(embedder());
		progress.subTask(throughput.text());
		List<Task> common = shared(study);
		long changed = write(store, "", common, rewriter, embeddings, failures, progress.split(1));
		throughput.add(common.size());
		for (Voice voice : voices) {
			progress.subTask(throughput.text());
			List<Task> tasks = new ArrayList<>();
			for (Condition c : study.getConditions()) {
				if (c.getKind() == ConditionKind.PERSONA) {
					study.getPrompts().forEach(p -> tasks.add(new Task(voice, p, c)));
				}
			}
			changed += write(store, voice.userId, tasks, rewriter, embeddings, failures, progress.split(1));
			throughput.add(tasks.size());
		}
		progress.subTask(throughput.text());
		return changed;
	}

	private long write(StudyStore store, String userId, List<Task> tasks, PromptRewriter rewriter, EmbeddingCache embeddings,
			Failures failures, SubMonitor monitor) {
		List<RewriteRow> rows = Parallel.map(tasks, online() ? parallel : 0, t -> tried(rewriter, t, embeddings, failures),
				rewriter::waiting, monitor).stream().flatMap(Optional::stream).toList();
		long changed = saveChanged(store, userId, rows);
		failures.write(store.directory(), STEP);
		failures.check();
		return changed;
	}

	private Optional<RewriteRow> tried(PromptRewriter rewriter, Task task, EmbeddingCache embeddings, Failures failures) {
		if (failures.stopped()) {
			return Optional.empty();
		}
		try {
			RewriteRow row = rewrite(rewriter, task, embeddings);
			if (task.condition.getKind() != ConditionKind.GENERIC) {
				failures.succeeded();
			}
			return Optional.of(row);
		} catch (ChatException e) {
			failures.add((task.voice == null ? "" : "user " + task.voice.userId + ", ") + "prompt " + task.prompt.getId() + ", condition "
					+ task.condition.getId(), e);
			return Optional.empty();
		}
	}

	/** The prompts that are the same for everybody. */
	private static List<Task> shared(Study study) {
		List<Task> tasks = new ArrayList<>();
		for (Condition c : study.getConditions()) {
			if (c.getKind() == ConditionKind.GENERIC || c.getKind() == ConditionKind.NO_PERSONA) {
				study.getPrompts().forEach(p -> tasks.add(new Task(null, p, c)));
			}
		}
		return tasks;
	}

	private RewriteRow rewrite(PromptRewriter rewriter, Task task, EmbeddingCache embeddings) {
		String prompt = task.prompt.getText();
		String id = task.prompt.getId();
		String condition = task.condition.getId();
		if (task.condition.getKind() == ConditionKind.GENERIC) {
			return new RewriteRow("", id, condition, prompt, "", AS_IT_IS);
		}
		if (task.voice == null) {
			Rewritten plain = rewriter.rewrite(new Request(Optional.empty(), prompt, List.of(), Limits.DEFAULT));
			return new RewriteRow("", id, condition, plain.text(), plain.negative(), rewriter.label());
		}
		List<String> past = PastPrompts.nearest(task.voice.titles, prompt, task.condition.getShots(), embeddings);
		Rewritten own = rewriter.rewrite(new Request(Optional.of(task.voice.persona), prompt, past, Limits.DEFAULT));
		return new RewriteRow(task.voice.userId, id, condition, own.text(), own.negative(),
				rewriter.label() + (shuffle ? SHUFFLED : ""));
	}

	private static long saveChanged(StudyStore store, String userId, List<RewriteRow> rows) {
		Set<RewriteRow> stored = Set.copyOf(store.personas().rewrites(userId));
		List<RewriteRow> changed = rows.stream().filter(r -> !stored.contains(r)).toList();
		if (!changed.isEmpty()) {
			store.personas().saveRewrites(changed);
		}
		return changed.size();
	}
}
