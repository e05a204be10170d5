package org.zipp.language.prompt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
import org.zipp.core.choice.Choice;
import org.zipp.core.choice.Choosable;
import org.zipp.core.compute.TextEmbedder;
import org.zipp.core.http.SecretSource;
import org.zipp.core.http.ServerException;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.Resource;
import org.zipp.core.operation.Throughput;
import org.zipp.language.Failures;
import org.zipp.language.LanguageOperation;
import org.zipp.language.internal.Parallel;
import org.zipp.language.prompt.ConditionMethod.Situation;
import org.zipp.language.prompt.ConditionMethods.Known;
import org.zipp.language.prompt.PromptRewriter.Limits;
import org.zipp.language.prompt.PromptRewriter.Rewritten;
import org.zipp.language.words.EmbeddingCache;
import org.zipp.model.Prompt;
import org.zipp.model.Study;
import org.zipp.store.Fingerprints;
import org.zipp.store.Freshness.RewriteKey;
import org.zipp.store.Rows.ConditionRow;
import org.zipp.store.Rows.MadeRewrite;
import org.zipp.store.Rows.Origin;
import org.zipp.store.Rows.RewriteRow;
import org.zipp.store.Rows.StepRow;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;
import org.zipp.store.Twins;

/** Chooses participants and rewrites the base prompts for every condition. */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=rewrite",
		Operation.ORDER + ":Integer=50", LinePlace.GROUP + "=pictures", LinePlace.ICON + "=edit", LinePlace.NEEDS + "=personas",
		LinePlace.MAKES + "=prompts", LinePlace.SHOWS + "=personas" })
public final class RewriteOperation extends LanguageOperation {

	private static final String STEP = "rewrite";
	/** Raised when the offline rewriter writes other prompts from the same persona. */
	private static final String VERSION = "1";
	/** Stands behind the label of a rewriter when personas were shuffled. */
	public static final String SHUFFLED = ", personas shuffled among users (control)";

	@Parameter(name = "rewriter", label = "Rewriter", description = "What rewrites the prompts.")
	public String rewriter = AUTOMATIC.id();

	@Parameter(name = "participants", label = "Participants", description = "How many users pictures are made for; those chosen before stay.", min = 1)
	public int participants = 40;

	@Parameter(name = "condition", label = "Conditions to add", description = "Conditions that the study is to have, each as ID=METHOD with settings behind it, for example zipp-5=persona shots=5; in place of the usual four when the study has none.", advanced = true)
	public List<String> condition = List.of();

	@Parameter(name = "shuffle", label = "Shuffle personas", description = "Shuffle personas among users (control run): everybody gets the persona and the past prompts of somebody else.", advanced = true)
	public boolean shuffle;

	private final ConditionMethods methods;

	private final Rewriters rewriters;

	@Activate
	public RewriteOperation(@Reference StudyStores stores, @Reference TextEmbedder embedder, @Reference Rewriters rewriters, @Reference ConditionMethods methods,
			@Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY) SecretSource secrets) {
		this(stores, embedder, rewriters, methods, System::getenv, secrets);
	}

	public RewriteOperation(StudyStores stores, TextEmbedder embedder, Rewriters rewriters, ConditionMethods methods, Function<String, String> environment,
			SecretSource secrets) {
		super(stores, embedder, environment, secrets);
		this.rewriters = rewriters;
		this.methods = methods;
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

	/**
	 * Whose words a participant's prompts are rewritten in.
	 *
	 * @param personaOf the user whose persona it is
	 * @param content   fingerprint of that persona
	 * @param evidence  fingerprint of the evidence the titles come from
	 */
	private record Voice(String userId, String personaOf, String content, String evidence, PersonaProfile persona,
			Map<String, Double> titles) {
	}

	@Override
	public List<Choice> choices(String parameter) {
		return parameter.equals("rewriter") ? listed(rewriters.all()) : List.of();
	}

	private RewriterMethod chosen() {
		return chosen(rewriters.all(), rewriter);
	}

	@Override
	protected Choosable way() {
		return chosen();
	}

	@Override
	protected boolean asksModel() {
		return chosen().asksModel();
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
			if (Conditions.addDefaults(study, condition.stream().map(methods::typed).toList())) {
				store.saveStudy(study);
			}
			List<Known> conditions = study.getConditions().stream().map(ConditionRow::of).map(methods::known).toList();
			OperationResult.Builder result = OperationResult.builder().place(store.directory().tables());
			int k = conditions.stream().mapToInt(c -> c.method().pastPrompts(c.settings())).max().orElse(0);
			List<String> users = choose(store, study.getSeed(), k, result, monitor);
			List<Voice> voices = store.snapshot(() -> voices(store, users, study.getSeed()));
			PromptRewriter writing = chosen().open(tools(store));
			String by = Fingerprints.of(VERSION, chosen().identity(writing.label()), asksModel() ? Double.toString(temperature) : "",
					Limits.DEFAULT.toString());
			List<List<Task>> todo = todo(store, study, conditions, voices, by);
			long total = todo.stream().mapToLong(List::size).sum();
			store.steps().remember(STEP, parameterTexts());
			if (total == 0) {
				warnOfTwins(store, study, result);
				return result.count("participants", users.size()).count("rewrites", store.personas().rewrites().size())
						.repeated(true).build();
			}
			Failures failures = new Failures();
			long changed = rewriteAll(store, todo, writing, by, failures, monitor);
			Set<String> asItIs = conditions.stream().filter(c -> !c.method().asksRewriter()).map(c -> c.row().id()).collect(Collectors.toSet());
			long asked = todo.stream().flatMap(List::stream).filter(t -> t.condition.method().asksRewriter()).count();
			if (failures.count() > 0 && failures.count() == asked
					&& store.personas().rewrites().stream().allMatch(r -> asItIs.contains(r.conditionId()))) {
				throw new ZippException("No prompt was rewritten. " + failures.first().orElseThrow() + " All are listed in "
						+ Failures.file(store.directory(), STEP) + '.');
			}
			failures.tell(result, "rewrites", total, store.directory(), STEP);
			warnOfTwins(store, study, result);
			writing.departure().ifPresent(result::note);
			if (failures.count() > 0) {
				// Not done: the next run asks for what failed, and for nothing else.
				return result.count("participants", users.size()).count("rewrites", changed).build();
			}
			if (changed < total) {
				result.note(String.format(Locale.ROOT, "%,d prompts were written anew and came out as they were.", total - changed));
			}
			store.steps().finish(new StepRow(STEP, by, Instant.now(), (System.nanoTime() - start) / 1e9,
					Map.of("participants", (long) users.size(), "rewrites", changed)));
			return result.count("participants", users.size()).count("rewrites", changed).build();
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
		Map<String, String> evidence = store.users().evidenceContents();
		return users.stream().map(u -> {
			String other = whose.getOrDefault(u, u);
			PersonaProfile persona = store.personas().load(other).map(PersonaProfile::of)
					.orElseThrow(() -> new ZippException("The persona of user " + other + " is gone. Run verbalize again."));
			return new Voice(u, other, store.personas().content(other), evidence.getOrDefault(other, ""), persona,
					PastPrompts.of(store.users().evidence(other)));
		}).toList();
	}

	/** One random cycle through all users, so that nobody keeps their own persona. */
	public static Map<String, String> derangement(List<String> users, long seed) {
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

	private record Task(Voice voice, Prompt prompt, Known condition) {

		String userId() {
			return voice == null ? "" : voice.userId;
		}

		String personaOf() {
			return voice == null ? "" : voice.personaOf;
		}

		/** What the rewrite is made from. */
		String sources() {
			return Fingerprints.rewriteSources(condition.method().reads(condition.settings()), voice == null ? "" : voice.content,
					voice == null ? "" : voice.evidence, prompt.getText(), condition.method().id(), condition.settings());
		}
	}

	/**
	 * What is to be written: what there is not yet, and what was made from something else or by something else; by user. Prompts that
	 * no condition has any more, because it is of another method now, are forgotten.
	 */
	private static List<List<Task>> todo(StudyStore store, Study study, List<Known> conditions, List<Voice> voices, String by) {
		Map<RewriteKey, MadeRewrite> made = store.personas().made().stream()
				.collect(Collectors.toMap(m -> RewriteKey.of(m.row()), Function.identity()));
		Map<String, Known> known = conditions.stream().collect(Collectors.toMap(c -> c.row().id(), Function.identity()));
		store.personas().removeRewrites(made.keySet().stream().filter(key -> isForgotten(key, known.get(key.conditionId()))).toList());
		List<List<Task>> todo = new ArrayList<>();
		todo.add(tasks(study, conditions, null));
		voices.forEach(voice -> todo.add(tasks(study, conditions, voice)));
		todo.replaceAll(tasks -> tasks.stream().filter(t -> {
			MadeRewrite m = made.get(new RewriteKey(t.userId(), t.prompt.getId(), t.condition.row().id()));
			return m == null || !m.personaOf().equals(t.personaOf()) || !m.origin().equals(new Origin(t.sources(), by));
		}).toList());
		todo.removeIf(List::isEmpty);
		return todo;
	}

	private static boolean isForgotten(RewriteKey key, Known condition) {
		return condition != null && (!condition.method().makesPrompts() || condition.method().isPersonal() == key.userId().isEmpty());
	}

	/** The prompts of a participant, or those that are the same for everybody. */
	private static List<Task> tasks(Study study, List<Known> conditions, Voice voice) {
		List<Task> tasks = new ArrayList<>();
		for (Known c : conditions) {
			if (c.method().makesPrompts() && c.method().isPersonal() == (voice != null)) {
				study.getPrompts().forEach(p -> tasks.add(new Task(voice, p, c)));
			}
		}
		return tasks;
	}

	/** Conditions that read the same for a user give the same picture, which nobody can prefer. */
	private static void warnOfTwins(StudyStore store, Study study, OperationResult.Builder result) {
		Map<RewriteKey, String> texts = store.personas().rewrites().stream()
				.collect(Collectors.toMap(RewriteKey::of, r -> r.text() + '\n' + r.negative()));
		Map<String, String> labels = new LinkedHashMap<>();
		study.getConditions().forEach(c -> labels.put(c.getId(), c.getLabel()));
		Twins.of(texts, labels.keySet()).forEach(t -> result.warning(t.text("prompts", labels)
				+ ", and so will their pictures be; such pairs are left out of trials."));
	}

	private long rewriteAll(StudyStore store, List<List<Task>> todo, PromptRewriter rewriter, String by, Failures failures,
			SubMonitor monitor) {
		Throughput throughput = new Throughput("prompts", todo.stream().mapToLong(List::size).sum());
		SubMonitor progress = SubMonitor.convert(monitor, todo.size());
		EmbeddingCache embeddings = new EmbeddingCache(embedder());
		long changed = 0;
		for (List<Task> tasks : todo) {
			progress.subTask(throughput.text());
			changed += write(store, tasks, rewriter, by, embeddings, failures, progress.split(1));
			throughput.add(tasks.size());
		}
		progress.subTask(throughput.text());
		return changed;
	}

	private long write(StudyStore store, List<Task> tasks, PromptRewriter rewriter, String by, EmbeddingCache embeddings,
			Failures failures, SubMonitor monitor) {
		List<MadeRewrite> rows = Parallel.map(tasks, asksModel() ? parallel : 0, t -> tried(rewriter, by, t, embeddings, failures),
				rewriter::waiting, monitor).stream().flatMap(Optional::stream).toList();
		Set<RewriteRow> stored = Set.copyOf(store.personas().rewrites(tasks.getFirst().userId()));
		store.personas().saveMade(rows);
		failures.write(store.directory(), STEP);
		failures.check();
		return rows.stream().filter(r -> !stored.contains(r.row())).count();
	}

	private Optional<MadeRewrite> tried(PromptRewriter rewriter, String by, Task task, EmbeddingCache embeddings, Failures failures) {
		if (failures.stopped()) {
			return Optional.empty();
		}
		try {
			RewriteRow row = rewrite(rewriter, task, embeddings);
			if (task.condition.method().asksRewriter()) {
				failures.succeeded();
			}
			return Optional.of(new MadeRewrite(row, task.personaOf(), new Origin(task.sources(), by)));
		} catch (ServerException e) {
			failures.add((task.voice == null ? "" : "user " + task.voice.userId + ", ") + "prompt " + task.prompt.getId() + ", condition "
					+ task.condition.row().id(), e);
			return Optional.empty();
		}
	}

	private RewriteRow rewrite(PromptRewriter rewriter, Task task, EmbeddingCache embeddings) {
		String prompt = task.prompt.getText();
		ConditionMethod method = task.condition.method();
		Optional<Voice> voice = Optional.ofNullable(task.voice);
		Rewritten written = method.write(new Situation(task.condition.settings(), prompt, voice.map(Voice::persona),
				k -> voice.map(v -> PastPrompts.nearest(v.titles, prompt, k, embeddings)).orElse(List.of()), rewriter));
		return new RewriteRow(task.userId(), task.prompt.getId(), task.condition.row().id(), written.text(), written.negative(),
				method.author(rewriter) + (shuffle && task.voice != null ? SHUFFLED : ""));
	}
}
