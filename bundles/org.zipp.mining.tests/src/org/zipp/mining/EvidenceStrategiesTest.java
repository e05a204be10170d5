package org.zipp.mining;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.operation.ParameterField;
import org.zipp.graph.InteractionGraph;
import org.zipp.graph.Trace;
import org.zipp.graph.TraceKind;
import org.zipp.mining.EvidenceLedger.Line;
import org.zipp.model.EvidenceKind;
import org.zipp.store.Rows.EvidenceRow;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;
import org.zipp.store.StudyStoresProvider;

class EvidenceStrategiesTest {

	private static final double EXACT = 1e-12;
	private static final int USERS = 40;

	@TempDir
	private static Path folder;

	private static InteractionGraph graph;

	private final TokenCounter tokens = new TokenCounter();

	/** Users who wrote random texts, some long, many the same, in up to eight communities. */
	@BeforeAll
	static void randomUsers() throws IOException {
		Random random = new Random(5);
		String[] words = "house red light old river in fog morning bread the crust cat sleeps engine oil of brass map coast"
				.split(" ");
		Graphs graphs = new Graphs();
		for (int user = 0; user < USERS; user++) {
			int traces = 1 + random.nextInt(60);
			for (int t = 0; t < traces; t++) {
				StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "The " : "the ");
				int length = random.nextInt(3) == 0 ? 3 : 4 + random.nextInt(30);
				for (int w = 0; w < length; w++) {
					text.append(words[random.nextInt(length == 3 ? 3 : words.length)]).append(' ');
				}
				String community = "c" + random.nextInt(8);
				if (random.nextInt(4) == 0) {
					graphs.image("user" + user, community, random.nextInt(20), text.toString().strip());
				} else {
					graphs.comment("user" + user, community, random.nextInt(20), text.toString().strip());
				}
			}
		}
		graph = graphs.open(folder);
	}

	@AfterAll
	static void close() {
		graph.close();
	}

	private static double[] randomWeights(int n, Random random) {
		double[] weights = new double[n];
		double sum = 0;
		for (int i = 0; i < n; i++) {
			weights[i] = random.nextInt(5) == 0 ? 0 : random.nextInt(3) == 0 ? 0.5 : random.nextDouble();
			sum += weights[i];
		}
		for (int i = 0; i < n && sum > 0; i++) {
			weights[i] /= sum;
		}
		return weights;
	}

	static Stream<Arguments> pairs() {
		return Arrays.stream(BudgetSplits.values())
				.flatMap(split -> Arrays.stream(SnippetChoices.values()).map(snippets -> Arguments.of(split, snippets)));
	}

	@ParameterizedTest
	@MethodSource("pairs")
	void whateverTheStrategiesTheRulesHold(BudgetSplits split, SnippetChoices snippets) {
		Random random = new Random(split.ordinal() * 10 + snippets.ordinal());
		for (int user = 0; user < USERS; user++) {
			EvidenceBudget budget = new EvidenceBudget(1 + random.nextInt(random.nextBoolean() ? 150 : 1500),
					1 + random.nextInt(8), random.nextInt(6), random.nextInt(5) / 4.0, split, snippets);
			double[] weights = randomWeights(graph.userDegree(user), random);
			List<EvidenceRow> rows = new EvidenceSelector(budget, tokens).select(graph, user, weights);
			assertEquals(rows, new EvidenceSelector(budget, tokens).select(graph, user, weights), "deterministic");
			assertRows(rows, budget);
			assertWeights(rows, user, weights, budget);
			assertLedger(EvidenceLedger.of(rows, budget), rows, budget);
		}
	}

	private void assertRows(List<EvidenceRow> rows, EvidenceBudget budget) {
		int used = 0;
		Set<String> texts = new HashSet<>();
		for (int i = 0; i < rows.size(); i++) {
			EvidenceRow row = rows.get(i);
			assertEquals(i + 1, row.rank());
			assertTrue(i == 0 || row.weight() <= rows.get(i - 1).weight(), "ranks follow the weights");
			assertEquals(tokens.applyAsInt(row.text()), row.tokens());
			assertTrue(row.kind() == EvidenceKind.COMMUNITY || texts.add(row.text().toLowerCase(Locale.ROOT)), row.text());
			used += row.withinBudget() ? row.tokens() : 0;
		}
		assertTrue(used <= budget.tokens(), used + " of " + budget.tokens());
		int left = budget.tokens() - used;
		assertTrue(rows.stream().allMatch(r -> r.withinBudget() || r.tokens() > left), "nothing that fits is left out");
		assertTrue(rows.stream().map(EvidenceRow::community).distinct().allMatch(c -> rows.stream()
				.filter(r -> r.community().equals(c) && r.kind() == EvidenceKind.COMMENT).count() <= budget.snippetsPerCommunity()));
	}

	private static void assertWeights(List<EvidenceRow> rows, int user, double[] weights, EvidenceBudget budget) {
		List<Double> falling = new ArrayList<>(Arrays.stream(weights).boxed().toList());
		falling.sort(Collections.reverseOrder());
		List<EvidenceRow> communities = rows.stream().filter(r -> r.kind() == EvidenceKind.COMMUNITY).toList();
		assertEquals(falling.subList(0, Math.min(weights.length, budget.maxCommunities())),
				communities.stream().map(EvidenceRow::weight).toList());
		int[] at = { 0 };
		graph.forEachCommunity(user, (community, _, _, _, _) -> {
			double weight = weights[at[0]++];
			List<EvidenceRow> texts = rows.stream().filter(
					r -> r.kind() != EvidenceKind.COMMUNITY && r.community().equals(graph.communityId(community))).toList();
			assertEquals(texts.isEmpty() ? 0 : weight, texts.stream().mapToDouble(EvidenceRow::weight).sum(), EXACT);
		});
	}

	private static void assertLedger(EvidenceLedger ledger, List<EvidenceRow> rows, EvidenceBudget budget) {
		assertEquals(budget.tokens(), ledger.budget());
		assertTrue(ledger.exact());
		assertEquals(rows.stream().filter(EvidenceRow::withinBudget).mapToInt(EvidenceRow::tokens).sum(), ledger.used());
		assertTrue(ledger.forImages() <= budget.tokens() * budget.imageShare());
		Set<EvidenceRow> seen = new HashSet<>();
		double shares = 0;
		int allotted = 0;
		for (Line line : ledger.lines()) {
			assertEquals(ledger.lines().indexOf(line) + 1, line.rank());
			assertTrue(line.within().stream().allMatch(EvidenceRow::withinBudget));
			assertTrue(line.beyond().stream().noneMatch(EvidenceRow::withinBudget));
			assertEquals(line.within().stream().mapToInt(EvidenceRow::tokens).sum(), line.used());
			assertEquals(line.beyond().stream().mapToInt(EvidenceRow::tokens).sum(), line.outside());
			for (List<EvidenceRow> part : List.of(line.within(), line.beyond())) {
				part.forEach(r -> assertTrue(r.community().equals(line.community()) && seen.add(r)));
			}
			shares += line.share();
			allotted += line.allotted();
		}
		assertEquals(new HashSet<>(rows), seen);
		boolean weightless = ledger.lines().stream().allMatch(l -> l.weight() == 0)
				&& (budget.split() == BudgetSplits.PROPORTIONAL || budget.split() == BudgetSplits.SQUARE_ROOT);
		assertEquals(weightless ? 0 : 1, shares, EXACT);
		int toShare = weightless ? 0 : budget.tokens() - ledger.forImages();
		assertTrue(allotted <= toShare && allotted > toShare - ledger.lines().size() - 1, allotted + " of " + toShare);
	}

	@Test
	void splitsAreAsWorkedOutByHand() {
		double[] weights = { 0.64, 0.32, 0.04 };
		assertArrayEquals(new double[] { 0.64, 0.32, 0.04 }, BudgetSplits.PROPORTIONAL.shares(weights), EXACT);
		assertArrayEquals(new double[] { 0.8 / 1.5656854249492380, 0.5656854249492380 / 1.5656854249492380,
				0.2 / 1.5656854249492380 }, BudgetSplits.SQUARE_ROOT.shares(weights), EXACT);
		assertArrayEquals(new double[] { 1 / 3.0, 1 / 3.0, 1 / 3.0 }, BudgetSplits.EQUAL.shares(weights), EXACT);
		assertArrayEquals(new double[] { 1, 0, 0 }, BudgetSplits.TOP_FIRST.shares(weights), EXACT);
		for (BudgetSplits split : BudgetSplits.values()) {
			assertEquals(0, split.shares(new double[0]).length);
			assertTrue(Arrays.stream(split.shares(new double[2])).allMatch(s -> s >= 0), "no division by zero");
		}
	}

	private static Trace trace(String text, int score, long created) {
		return new Trace(TraceKind.COMMENT, 0, text, "t1_" + created, "", score, created);
	}

	@Test
	void snippetsComeInTheOrderWorkedOutByHand() {
		Trace loaf = trace("baked another loaf with rye flour", 10, 1);
		Trace again = trace("baked another loaf with oat flour", 9, 2);
		Trace cat = trace("our cat sleeps under this oven", 8, 3);
		Trace oven = trace("which oven for rye loaf flour", 1, 4);
		List<Trace> all = new ArrayList<>(List.of(oven, cat, again, loaf));
		for (int turn = 0; turn < 4; turn++) {
			Collections.rotate(all, 1);
			assertEquals(List.of(loaf, again, cat, oven), SnippetChoices.SCORE.order(all));
			assertEquals(List.of(oven, cat, again, loaf), SnippetChoices.RECENT.order(all));
			// Relevance 1, 3/4, 1/2, 1/4. loaf and again have 5 of 7 words in common, loaf and oven 3 of 9, cat and oven 1 of 11:
			// after loaf again has .45 - .286, cat .3 - 0; after cat again .164, oven .15 - .133.
			assertEquals(List.of(loaf, cat, again, oven), SnippetChoices.DIVERSE.order(all));
			// Sums of overlaps: loaf 5/7 + 3/9, again 5/7 + 2/10, oven 3/9 + 2/10 + 1/11, cat 1/11.
			assertEquals(List.of(loaf, again, oven, cat), SnippetChoices.CENTRAL.order(all));
		}
	}

	@Test
	void namesAreThoseTyped() {
		MineOperation mine = new MineOperation(null, new CountRankers());
		assertEquals("proportional", mine.split.id());
		assertEquals("score", mine.snippets.id());
		ParameterField.of(MineOperation.class, "split").set(mine, "square-root");
		assertEquals(BudgetSplits.SQUARE_ROOT, mine.split);
		assertEquals("square-root", mine.split.id());
	}

	@Test
	void theLedgerTellsWhatACommunityGotAndLost() throws IOException {
		Graphs graphs = new Graphs().image("ann", "art", 1, "a small house");
		for (int i = 0; i < 20; i++) {
			graphs.comment("ann", "art", i, "this is about art number " + i);
			graphs.comment("ann", "bread", i, "this is about bread number " + i);
		}
		EvidenceBudget budget = new EvidenceBudget(89, 10, 50, 0.1);
		try (InteractionGraph ann = graphs.open(folder.resolve("ann"))) {
			List<EvidenceRow> rows = new EvidenceSelector(budget, text -> text.split(" ").length).select(ann, 0,
					new double[] { 0.75, 0.25 });
			EvidenceLedger ledger = EvidenceLedger.of(rows, budget);
			assertEquals(3, ledger.forImages());
			// 86 words are left for 64.5 and 21.5: ten comments of six words and the name in art, four in bread.
			Line art = ledger.line("art");
			assertEquals(64, art.allotted());
			assertEquals(1 + 3 + 10 * 6, art.used());
			assertEquals(10 * 6, art.outside());
			assertEquals(1, art.rank());
			Line bread = ledger.line("bread");
			assertEquals(0.25, bread.share(), EXACT);
			assertEquals(21, bread.allotted());
			assertEquals(1 + 4 * 6, bread.used());
			assertEquals(16, bread.beyond().size());
			assertEquals(0, ledger.left());
			assertEquals(0, ledger.line("zoo").used());
			assertFalse(EvidenceLedger.of(rows, new EvidenceBudget(40, 10, 50, 0.1)).exact());
		}
	}

	@Test
	void theStudyKeepsWhatItsEvidenceWasChosenBy() throws IOException {
		StudyDirectory study = new StudyDirectory(folder.resolve("kept")).create();
		assertEquals(Optional.empty(), EvidenceBudget.of(study));
		EvidenceBudget budget = new EvidenceBudget(2048, 7, 3, 0.125, BudgetSplits.SQUARE_ROOT, SnippetChoices.DIVERSE);
		budget.save(study);
		assertEquals(Optional.of(budget), EvidenceBudget.of(study));
		assertNotEquals(budget.id(), EvidenceBudget.DEFAULT.id());
		Path file = study.root().resolve("evidence.properties");
		Files.writeString(file, Files.readString(file).replace("square-root", "square"));
		assertEquals(file, assertThrows(ZippException.class, () -> EvidenceBudget.of(study)).file());
	}

	@Test
	void otherStrategiesAreMinedAnew() {
		Path place = folder.resolve("mined");
		StudyDirectory study = new StudyDirectory(place);
		Graphs.sample(place, 10);
		StudyStores stores = new StudyStoresProvider();
		MineOperation mine = new MineOperation(stores, new CountRankers());
		mine.dir = place;
		mine.tokenBudget = 200;
		Graphs.run(mine);
		assertTrue(Graphs.run(mine).repeated());
		mine.split = BudgetSplits.EQUAL;
		mine.snippets = SnippetChoices.RECENT;
		assertFalse(Graphs.run(mine).repeated());
		EvidenceBudget budget = EvidenceBudget.of(study).orElseThrow();
		assertEquals(new EvidenceBudget(200, 25, 12, 0.25, BudgetSplits.EQUAL, SnippetChoices.RECENT), budget);
		try (StudyStore store = stores.open(study)) {
			for (String user : store.users().usersWithEvidence()) {
				EvidenceLedger ledger = EvidenceLedger.of(store.users().evidence(user), budget);
				assertTrue(ledger.exact(), "stored evidence tells its ledger");
				assertTrue(ledger.used() <= 200);
			}
		}
	}
}
