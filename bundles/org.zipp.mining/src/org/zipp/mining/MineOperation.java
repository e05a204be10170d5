package org.zipp.mining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.zipp.core.Hashes;
import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.WholeFile;
import org.zipp.core.ZippException;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.Parameter;
import org.zipp.core.operation.Resource;
import org.zipp.core.operation.Throughput;
import org.zipp.encoder.rank.CommunityRankers;
import org.zipp.encoder.rank.CommunityRankers.OpenRanker;
import org.zipp.graph.InteractionGraph;
import org.zipp.store.Rows.CommunityRow;
import org.zipp.store.Rows.EvidenceOrigin;
import org.zipp.store.Rows.EvidenceRow;
import org.zipp.store.Rows.StepRow;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.StepLog;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;

/**
 * Ranks the communities of every user, or of the chosen cohort, and stores the evidence of each within the token budget. A stopped run
 * goes on
 * where it stopped; a run over the same graph with the same parameters does nothing.
 */
@Component(service = Operation.class, scope = ServiceScope.PROTOTYPE, property = { Operation.ID + "=mine",
		Operation.ORDER + ":Integer=30", LinePlace.GROUP + "=personas", LinePlace.ICON + "=evidence", LinePlace.NEEDS + "=data",
		LinePlace.MAKES + "=evidence", LinePlace.SHOWS + "=personas" })
public final class MineOperation extends Operation {

	/** Name of the step in the {@link StepLog}. */
	public static final String STEP = "mine";

	/** Changes when the same graph and parameters give other evidence. */
	private static final String VERSION = "2";
	private static final int BATCH = 200;
	private static final String PLACE = "mine.place";
	/** Of more users than these nobody wants evidence who has not said so: it takes 20 KB and a few milliseconds of each. */
	static final int MOST_UNCHOSEN = 5000;

	@Parameter(name = "token-budget", label = "Token budget", description = "Tokens of evidence of one user that a verbalizer sees.", min = 1,
			max = 1_000_000)
	public int tokenBudget = EvidenceBudget.DEFAULT.tokens();

	@Parameter(name = "max-communities", label = "Communities per user",
			description = "Most communities of one user that are used, by falling weight.", min = 1, max = 100_000)
	public int maxCommunities = EvidenceBudget.DEFAULT.maxCommunities();

	@Parameter(name = "snippets-per-community", label = "Snippets per community",
			description = "Most comments and titles of one user taken from one community.", min = 0, max = 10_000)
	public int snippetsPerCommunity = EvidenceBudget.DEFAULT.snippetsPerCommunity();

	@Parameter(name = "image-share", label = "Share for image posts",
			description = "Share of the budget first offered to titles of image posts, 0 to 1.", min = 0, max = 1, advanced = true)
	public double imageShare = EvidenceBudget.DEFAULT.imageShare();

	@Parameter(name = "split", label = "Split of the budget",
			description = "How the budget is split among the communities: in proportion to their weights, to the square roots of them, equally,"
					+ " or all to the first that needs it.", advanced = true)
	public BudgetSplits split = EvidenceBudget.DEFAULT.split();

	@Parameter(name = "snippets", label = "Choice of snippets",
			description = "Which texts of a community come first: best score, newest, diverse (good scores, few words in common), or central"
					+ " (most words in common).", advanced = true)
	public SnippetChoices snippets = EvidenceBudget.DEFAULT.snippets();

	@Parameter(name = "ranker", label = "Ranker",
			description = "What ranks a user's communities: best for the best trained encoder and power TF-IDF where there is none, tf-idf, or"
					+ " the name of a trained encoder.")
	public String ranker = CommunityRankers.BEST;

	@Parameter(name = "all", label = "Everybody",
			description = "Mines every user of the graph, in place of the chosen cohort. When nobody was chosen, and the graph has more than 5000"
					+ " users, a cohort of 1500 is drawn else.", advanced = true)
	public boolean all;

	private final StudyStores stores;
	private final CommunityRankers rankers;

	@Activate
	public MineOperation(@Reference StudyStores stores, @Reference CommunityRankers rankers) {
		this.stores = stores;
		this.rankers = rankers;
	}

	@Override
	public String id() {
		return STEP;
	}

	@Override
	public String label() {
		return "Mine evidence";
	}

	@Override
	public String description() {
		return "Ranks the communities of every user of the cohort by a trained encoder or power TF-IDF and stores the texts that fit the "
				+ "token budget as evidence. A graph of a few thousand users needs no cohort.";
	}

	@Override
	public Set<Resource> resources() {
		return Set.of(Resource.PERSONAS);
	}

	@Override
	public Set<Resource> reads() {
		return Set.of(Resource.GRAPH, Resource.ENCODERS);
	}

	@Override
	public OperationResult execute(SubMonitor monitor) {
		StudyDirectory study = studyDirectory();
		try (InteractionGraph graph = InteractionGraph.open(study.graph());
				OpenRanker ranks = rankers.open(study, graph, ranker);
				StudyStore store = stores.open(study)) {
			List<String> notes = new ArrayList<>();
			List<String> cohort = cohort(store, graph, monitor, notes);
			String fingerprint = fingerprint(graph, ranks, cohort);
			StepLog steps = store.steps();
			if (steps.isDone(STEP, fingerprint)) {
				return result(study, ranks, steps.last(STEP).orElseThrow().counts(), true, notes);
			}
			int[] users = users(graph, cohort, notes);
			long started = System.nanoTime();
			Path place = study.temp().resolve(PLACE);
			try {
				int from = placeIn(place, fingerprint);
				if (from == 0) {
					String population = cohort.isEmpty() ? graph.fingerprint() : graph.fingerprint() + '/' + Cohort.fingerprint(cohort);
					tellKept(store.users().replaceGraph(rows(graph, users), communities(graph), population).kept(), notes);
					budget().save(study);
				}
				mine(graph, ranks, store, users, from, place, fingerprint, monitor);
				Map<String, Long> counts = counts(graph, users, store);
				steps.finish(new StepRow(STEP, fingerprint, Instant.now(), (System.nanoTime() - started) / 1e9, counts));
				steps.remember(STEP, parameterTexts());
				Files.deleteIfExists(place);
				return result(study, ranks, counts, false, notes);
			} catch (IOException e) {
				throw new ZippException("The place of the run cannot be written: " + Reasons.of(e) + '.', place, 0, e);
			}
		}
	}

	/**
	 * The users that were chosen; nobody when everybody is to be mined. When nothing was said yet and the graph is large, a cohort
	 * is drawn now.
	 *
	 * @param notes what a person should know of it
	 */
	private List<String> cohort(StudyStore store, InteractionGraph graph, SubMonitor monitor, List<String> notes) {
		List<String> chosen = store.users().cohort();
		boolean said = store.steps().last(StepLog.COHORT).isPresent();
		if (all) {
			if (!chosen.isEmpty() || !said) {
				Cohort.storeEverybody(store, graph, Map.of(), 0);
			}
			return List.of();
		}
		// A study that was mined before there were cohorts goes on with everybody.
		if (!chosen.isEmpty() || said || graph.userCount() <= MOST_UNCHOSEN || store.steps().last(STEP).isPresent()) {
			return chosen;
		}
		Cohort drawn = Cohort.choose(graph, CohortCriteria.DEFAULT.withSeed(store.loadStudy().getSeed()), monitor.split(1));
		drawn.store(store, graph, Map.of(), 0);
		notes.add("No cohort was chosen, so one was drawn: " + drawn.sentence(graph.userCount())
				+ " Choose another with the step cohort, or mine everybody with --all.");
		return drawn.ids();
	}

	/** Indices of the users to be mined, rising. */
	private static int[] users(InteractionGraph graph, List<String> cohort, List<String> notes) {
		if (cohort.isEmpty()) {
			return IntStream.range(0, graph.userCount()).toArray();
		}
		int[] users = cohort.stream().mapToInt(graph::indexOfUser).filter(u -> u >= 0).sorted().toArray();
		if (users.length == 0) {
			throw new ZippException("None of the " + cohort.size() + " users of the cohort is in this graph. Choose a cohort again.");
		}
		if (users.length < cohort.size()) {
			notes.add(String.format(Locale.ROOT, "%,d of the %,d users of the cohort are not in this graph.", cohort.size() - users.length,
					cohort.size()));
		}
		return users;
	}

	private static void tellKept(List<String> kept, List<String> notes) {
		if (!kept.isEmpty()) {
			notes.add(String.format(Locale.ROOT, "%,d users are not in this graph or cohort, but people edited, rated or judged what was made "
					+ "for them, or pictures were: they are kept without evidence, and marked as outdated. The first is %s.", kept.size(),
					kept.getFirst()));
		}
	}

	private void mine(InteractionGraph graph, OpenRanker ranks, StudyStore store, int[] users, int from, Path place, String fingerprint,
			SubMonitor monitor) throws IOException {
		EvidenceSelector selector = new EvidenceSelector(budget(), new TokenCounter());
		SubMonitor progress = monitor.setWorkRemaining(users.length - from);
		Throughput throughput = new Throughput("users", users.length - (long) from);
		List<EvidenceRow> rows = new ArrayList<>();
		EvidenceOrigin origin = new EvidenceOrigin(graph.fingerprint(), fingerprint);
		int end;
		for (int start = from; start < users.length; start = end) {
			// Batches start at multiples, whatever place a run goes on from.
			end = Math.min(users.length, (start / BATCH + 1) * BATCH);
			double[][] weights = weights(graph, ranks, users, start, end);
			for (int i = start; i < end; i++) {
				if (progress.isCanceled()) {
					throw new OperationCanceledException();
				}
				rows.addAll(selector.select(graph, users[i], weights[i - start]));
				progress.worked(1);
			}
			store.users().replaceEvidence(ranks.method(), origin, Arrays.stream(users, start, end).mapToObj(graph::userId).toList(), rows);
			rows.clear();
			WholeFile.write(place, fingerprint + ' ' + end);
			throughput.add(end - start);
			progress.subTask(throughput.text());
		}
	}

	/** Of users that follow one another together, which a ranker may find faster. */
	private static double[][] weights(InteractionGraph graph, OpenRanker ranks, int[] users, int start, int end) {
		if (users[end - 1] - users[start] == end - 1 - start) {
			return ranks.weights(graph, users[start], users[end - 1] + 1);
		}
		return Arrays.stream(users, start, end).mapToObj(user -> ranks.weights(graph, user)).toArray(double[][]::new);
	}

	/** How many users an unfinished run of the same kind has done. */
	private static int placeIn(Path place, String fingerprint) throws IOException {
		if (!Files.exists(place)) {
			return 0;
		}
		String[] parts = Files.readString(place).strip().split(" ");
		// A place cut short by a crash says another fingerprint or no number: begin anew, the store takes it twice.
		return parts.length == 2 && parts[0].equals(fingerprint) && parts[1].matches("\\d{1,9}")
				? Integer.parseInt(parts[1])
				: 0;
	}

	private static Stream<UserRow> rows(InteractionGraph graph, int[] users) {
		return Arrays.stream(users).mapToObj(user -> {
			long[] sum = new long[2];
			graph.forEachCommunity(user, (_, posts, comments, _, _) -> {
				sum[0] += posts;
				sum[1] += comments;
			});
			return new UserRow(graph.userId(user), sum[0], sum[1], graph.userDegree(user), false);
		});
	}

	private static List<CommunityRow> communities(InteractionGraph graph) {
		return IntStream.range(0, graph.communityCount()).mapToObj(community -> {
			long[] sum = new long[1];
			graph.forEachUser(community, (_, posts, comments, _, _) -> sum[0] += posts + comments);
			return new CommunityRow(graph.communityId(community), graph.communityDescription(community),
					graph.communityDegree(community), sum[0]);
		}).toList();
	}

	private static Map<String, Long> counts(InteractionGraph graph, int[] users, StudyStore store) {
		Map<String, Long> counts = new LinkedHashMap<>();
		counts.put("users", (long) users.length);
		if (users.length < graph.userCount()) {
			counts.put("users of the graph", (long) graph.userCount());
		}
		counts.put("communities", (long) graph.communityCount());
		counts.put("users with evidence", (long) store.users().usersWithEvidence().size());
		return counts;
	}

	private static OperationResult result(StudyDirectory study, OpenRanker ranks, Map<String, Long> counts,
			boolean repeated, List<String> warnings) {
		OperationResult.Builder result = OperationResult.builder().repeated(repeated).place(study.tables());
		counts.forEach(result::count);
		result.note("Communities ranked by " + ranks.method() + (ranks.learned() ? ", a trained encoder." : "."));
		ranks.warnings().forEach(result::warning);
		warnings.forEach(result::warning);
		return result.build();
	}

	private EvidenceBudget budget() {
		return new EvidenceBudget(tokenBudget, maxCommunities, snippetsPerCommunity, imageShare, split, snippets);
	}

	private String fingerprint(InteractionGraph graph, OpenRanker ranks, List<String> cohort) {
		String text = String.join(" ", VERSION, graph.fingerprint(), ranks.identity(), budget().id())
				+ (cohort.isEmpty() ? "" : ' ' + Cohort.fingerprint(cohort));
		return Hashes.of(text);
	}
}
