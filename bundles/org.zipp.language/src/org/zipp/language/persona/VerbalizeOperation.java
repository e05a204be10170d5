package org.zipp.language.persona;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.Hashes;
import org.zipp.core.ZippException;
import org.zipp.core.choice.Choice;
import org.zipp.core.choice.Choosable;
import org.zipp.core.compute.TextEmbedder;
import org.zipp.core.http.SecretSource;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.Resource;
import org.zipp.core.operation.Throughput;
import org.zipp.language.Failures;
import org.zipp.language.LanguageOperation;
import org.zipp.store.Fingerprints;
import org.zipp.store.Rows.Origin;
import org.zipp.store.Rows.PersonaRow;
import org.zipp.store.Rows.StepRow;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;

/** Writes personas from the evidence. */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=verbalize",
		Operation.ORDER + ":Integer=40", LinePlace.GROUP + "=personas", LinePlace.ICON + "=persona", LinePlace.NEEDS + "=evidence",
		LinePlace.MAKES + "=personas", LinePlace.SHOWS + "=personas" })
public final class VerbalizeOperation extends LanguageOperation {

	private static final String STEP = "verbalize";
	/** Raised when the offline verbalizer writes other personas from the same evidence. */
	private static final String VERSION = "2";
	/** Users that show what is usual in the study. */
	private static final int SAMPLE = 200;

	@Parameter(name = "verbalizer", label = "Verbalizer", description = "What writes the personas.")
	public String verbalizer = AUTOMATIC.id();

	@Parameter(name = "users", label = "Most users", description = "How many users get a persona; 0 for all that have evidence.", min = 0)
	public int users;

	@Parameter(name = "only-participants", label = "Only participants", description = "Whether only participants get a persona.")
	public boolean onlyParticipants;

	@Parameter(name = "user", label = "Users",
			description = "Ids of users that get a persona, no matter who else lacks one; all when none is named.", advanced = true)
	public List<String> only = List.of();

	@Parameter(name = "batch", label = "Batch", description = "Users whose personas are stored at once.", min = 1, max = 10_000,
			advanced = true)
	public int batch = 64;

	private final Verbalizers verbalizers;

	@Activate
	public VerbalizeOperation(@Reference StudyStores stores, @Reference TextEmbedder embedder, @Reference Verbalizers verbalizers,
			@Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY) SecretSource secrets) {
		this(stores, embedder, verbalizers, System::getenv, secrets);
	}

	public VerbalizeOperation(StudyStores stores, TextEmbedder embedder, Verbalizers verbalizers, Function<String, String> environment,
			SecretSource secrets) {
		super(stores, embedder, environment, secrets);
		this.verbalizers = verbalizers;
	}

	@Override
	public String id() {
		return STEP;
	}

	@Override
	public String label() {
		return "Verbalize personas";
	}

	@Override
	public String description() {
		return "Reads the ranked evidence of users and leaves a persona of each, in sentences and traits that name the evidence they rest on."
				+ " Without an endpoint no language model is used.";
	}

	@Override
	public List<Choice> choices(String parameter) {
		return parameter.equals("verbalizer") ? listed(verbalizers.all()) : List.of();
	}

	private VerbalizerMethod chosen() {
		return chosen(verbalizers.all(), verbalizer);
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
		return Set.of(Resource.PERSONAS);
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		checkModelHasEndpoint();
		long start = System.nanoTime();
		try (StudyStore store = open()) {
			List<String> all = store.users().usersWithEvidence();
			if (all.isEmpty()) {
				throw new ZippException("The study has no evidence to write personas from. Run mine first.");
			}
			PersonaVerbalizer writing = chosen().open(tools(store));
			List<String> wanted = wanted(store, all);
			String source = Hashes.ofParts(store.steps().last("mine").map(StepRow::fingerprint).orElse(""), VERSION);
			String writer = writer(writing);
			Map<String, String> evidence = store.users().evidenceContents();
			Work work = work(store, wanted, evidence, source, writing.label(), writer);
			Failures failures = new Failures();
			if (!work.todo.isEmpty()) {
				SubMonitor progress = monitor.split(1000).setWorkRemaining(1000);
				progress.subTask("Reading what is usual in the study");
				writing.prepare(asksModel() ? List.of() : sample(store, all), progress.split(100));
				write(store, writing, work.todo, writer, evidence.keySet(), failures, progress.split(900));
			}
			long written = work.todo.size() - (long) failures.count();
			if (written == 0 && work.kept == 0) {
				throw new ZippException("No persona was written. " + failures.first().orElse("No user is left.")
						+ (failures.count() > 1 ? " The others failed too, see " + Failures.file(store.directory(), STEP) + '.' : ""));
			}
			String fingerprint = source + '/' + Hashes.ofParts(chosen().identity(writing.label()), Integer.toString(users),
					Boolean.toString(onlyParticipants));
			if (only.isEmpty() && (!work.todo.isEmpty() || !store.steps().isDone(STEP, fingerprint))) {
				store.steps().finish(new StepRow(STEP, fingerprint, Instant.now(), (System.nanoTime() - start) / 1e9,
						Map.of("personas", written)));
			}
			OperationResult.Builder result = OperationResult.builder().repeated(work.todo.isEmpty())
					.count("personas", work.todo.isEmpty() ? work.kept : written)
					.place(store.directory().tables());
			if (!work.todo.isEmpty() && work.kept > 0) {
				result.count("personas kept", work.kept);
			}
			if (work.outdated > 0) {
				result.warning(String.format(Locale.ROOT, "%,d personas that people edited rest on evidence that has changed since. They are "
						+ "kept as they are and marked as outdated; look at them, and save those that still hold.", work.outdated));
			}
			if (only.isEmpty()) {
				store.steps().remember(STEP, parameterTexts());
			}
			failures.tell(result, "personas", work.todo.size(), store.directory(), STEP);
			writing.departure().ifPresent(result::note);
			return result.build();
		}
	}

	private List<String> wanted(StudyStore store, List<String> withEvidence) {
		List<String> wanted = withEvidence;
		if (!only.isEmpty()) {
			for (String user : only) {
				if (!withEvidence.contains(user)) {
					throw new ZippException("There is no evidence of user " + user + " to write a persona from.");
				}
			}
			return List.copyOf(only);
		}
		if (onlyParticipants) {
			Set<String> participants = store.users().participants().stream().map(UserRow::id).collect(Collectors.toSet());
			wanted = wanted.stream().filter(participants::contains).toList();
			if (wanted.isEmpty()) {
				throw new ZippException("The study has no participants yet. Leave --only-participants away, or choose participants first.");
			}
		}
		return users > 0 && users < wanted.size() ? wanted.subList(0, users) : wanted;
	}

	/** @param outdated personas that people edited and whose evidence has changed since */
	private record Work(List<String> todo, long kept, long outdated) {
	}

	/** What writes, with all that makes it write otherwise. */
	private String writer(PersonaVerbalizer verbalizer) {
		return Fingerprints.of(VERSION, chosen().identity(verbalizer.label()), asksModel() ? Double.toString(temperature) : "");
	}

	/** What is still to be written: users without a persona of this verbalizer from this evidence. Edited ones are kept. */
	private static Work work(StudyStore store, List<String> wanted, Map<String, String> evidence, String source, String label,
			String writer) {
		Optional<StepRow> last = store.steps().last(STEP);
		boolean sameEvidence = last.isEmpty() || last.get().fingerprint().startsWith(source + '/');
		Map<String, Origin> origins = store.personas().origins();
		Set<String> kept = new HashSet<>();
		long outdated = 0;
		for (PersonaRow persona : store.personas().table()) {
			String user = persona.userId();
			Origin origin = origins.get(user);
			boolean known = origin != null && !origin.from().isEmpty();
			boolean current = known ? origin.from().equals(Fingerprints.personaSources(evidence.getOrDefault(user, "")))
					: sameEvidence;
			if (persona.edited() || current && (known ? origin.by().equals(writer) : persona.verbalizer().equals(label))) {
				kept.add(user);
			}
			outdated += persona.edited() && known && !current ? 1 : 0;
		}
		// Those that failed before come last, so that they keep nobody else waiting.
		Set<String> failed = Failures.before(store.directory(), STEP);
		List<String> todo = wanted.stream().filter(u -> !kept.contains(u)).sorted(Comparator.comparing(failed::contains)).toList();
		return new Work(todo, wanted.size() - (long) todo.size(), outdated);
	}

	/** Evenly spread over the users, the same at every run. */
	private static List<UserEvidence> sample(StudyStore store, List<String> all) {
		List<UserEvidence> sample = new ArrayList<>();
		int n = Math.min(SAMPLE, all.size());
		for (int i = 0; i < n; i++) {
			sample.add(evidence(store, all.get((int) ((long) i * all.size() / n))));
		}
		return sample;
	}

	private static UserEvidence evidence(StudyStore store, String user) {
		return new UserEvidence(user, store.users().evidenceMethod(user), store.users().evidence(user));
	}

	private void write(StudyStore store, PersonaVerbalizer verbalizer, List<String> todo, String writer, Set<String> known,
			Failures failures, SubMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, todo.size());
		Throughput throughput = new Throughput("personas", todo.size());
		for (int from = 0; from < todo.size(); from += batch) {
			progress.checkCanceled();
			progress.subTask(throughput.text());
			List<UserEvidence> part = todo.subList(from, Math.min(todo.size(), from + batch)).stream()
					.map(u -> evidence(store, u)).toList();
			Map<String, Origin> origins = part.stream().filter(u -> known.contains(u.userId())).collect(Collectors.toMap(
					UserEvidence::userId,
					u -> new Origin(Fingerprints.personaSources(Fingerprints.evidence(u.method(), u.evidence())), writer)));
			store.personas().save(verbalizer.verbalize(part, failures, progress.split(part.size())), origins);
			failures.write(store.directory(), STEP);
			failures.check();
			throughput.add(part.size());
		}
		progress.subTask(throughput.text());
	}
}
