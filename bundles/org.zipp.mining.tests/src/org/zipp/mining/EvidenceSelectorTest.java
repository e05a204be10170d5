package org.zipp.mining;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zipp.encoder.rank.CommunityRanker;
import org.zipp.encoder.rank.PowerTfIdfRanker;
import org.zipp.graph.InteractionGraph;
import org.zipp.model.EvidenceKind;
import org.zipp.store.Rows.EvidenceRow;

class EvidenceSelectorTest {

	private static final double EXACT = 1e-12;

	/** A token is a word here, so that budgets can be worked out by hand. */
	private static final ToIntFunction<String> WORDS = text -> text.split(" ").length;

	@TempDir
	private Path folder;

	private static List<EvidenceRow> select(InteractionGraph graph, EvidenceBudget budget, double... weights) {
		return new EvidenceSelector(budget, WORDS).select(graph, 0, weights);
	}

	@Test
	void weightsAndRanksAreAsWorkedOutByHand() throws IOException {
		Graphs graphs = new Graphs().comment("ann", "art", 5, "five words are said here").comment("ann", "art", 9,
				"here are five other words").image("ann", "art", 7, "a small red house").comment("ann", "bread", 1,
						"nobody bakes bread like mine");
		try (InteractionGraph graph = graphs.open(folder)) {
			List<EvidenceRow> rows = select(graph, EvidenceBudget.DEFAULT, 0.75, 0.25);
			// art's texts share 0.75 as 1, 1/2, 1/3 of 11/6
			double unit = 0.75 / (11 / 6.0);
			assertRow(rows.get(0), EvidenceKind.COMMUNITY, "art", "art", 0.75, 1);
			assertRow(rows.get(1), EvidenceKind.COMMENT, "art", "here are five other words", unit, 2);
			assertRow(rows.get(2), EvidenceKind.COMMUNITY, "bread", "bread", 0.25, 3);
			assertRow(rows.get(3), EvidenceKind.COMMENT, "bread", "nobody bakes bread like mine", 0.25, 4);
			assertRow(rows.get(4), EvidenceKind.IMAGE_POST, "art", "a small red house", unit / 2, 5);
			assertRow(rows.get(5), EvidenceKind.COMMENT, "art", "five words are said here", unit / 3, 6);
			assertEquals(6, rows.size());
			assertEquals("t3_i2", rows.get(4).source());
			assertEquals("https://i.redd.it/x.png", rows.get(4).link());
			assertEquals("", rows.get(1).link());
			assertEquals(5, rows.get(1).tokens());
			assertTrue(rows.stream().allMatch(EvidenceRow::withinBudget));
		}
	}

	private static void assertRow(EvidenceRow row, EvidenceKind kind, String community, String text, double weight,
			int rank) {
		assertEquals(kind, row.kind());
		assertEquals(community, row.community());
		assertEquals(text, row.text());
		assertEquals(weight, row.weight(), EXACT);
		assertEquals(rank, row.rank());
		assertEquals("ann", row.userId());
	}

	@Test
	void theBudgetIsSplitInProportionToTheWeights() throws IOException {
		Graphs graphs = new Graphs();
		for (int i = 0; i < 20; i++) {
			graphs.comment("ann", "art", i, "this is about art number " + i);
			graphs.comment("ann", "bread", i, "this is about bread number " + i);
		}
		try (InteractionGraph graph = graphs.open(folder)) {
			// 86 words: the two names take 1 each; quotas 64.5 and 21.5 hold (64.5 - 1) / 6 = 10 and (0.5+3.5+21.5-1)/6 = 4.
			List<EvidenceRow> rows = select(graph, new EvidenceBudget(86, 10, 50, 0), 0.75, 0.25);
			assertEquals(10, within(rows, "art"));
			assertEquals(4, within(rows, "bread"));
			assertEquals(42, rows.size());
			// What is seen of a community is what scored best.
			rows.stream().filter(r -> r.kind() == EvidenceKind.COMMENT && r.community().equals("art")).forEach(
					r -> assertEquals(Integer.parseInt(r.text().substring(25)) >= 10, r.withinBudget(), r.toString()));
		}
	}

	private static long within(List<EvidenceRow> rows, String community) {
		return rows.stream()
				.filter(r -> r.withinBudget() && r.kind() == EvidenceKind.COMMENT && r.community().equals(community)).count();
	}

	@Test
	void whatACommunityDoesNotNeedGoesToOthers() throws IOException {
		Graphs graphs = new Graphs().comment("ann", "art", 1, "one and only comment here");
		for (int i = 0; i < 20; i++) {
			graphs.comment("ann", "bread", i, "this is about bread number " + i);
		}
		try (InteractionGraph graph = graphs.open(folder)) {
			List<EvidenceRow> rows = select(graph, new EvidenceBudget(67, 10, 50, 0), 0.9, 0.1);
			assertEquals(1, within(rows, "art"));
			assertEquals(10, within(rows, "bread"));
		}
	}

	@Test
	void titlesOfImagePostsComeFirstAndFromEveryCommunity() throws IOException {
		Graphs graphs = new Graphs();
		for (int i = 0; i < 20; i++) {
			graphs.comment("ann", "art", 100 + i, "this is about art number " + i);
		}
		graphs.image("ann", "zoo", -5, "tired lion in shade").comment("ann", "zoo", 50, "lions sleep most of the day");
		try (InteractionGraph graph = graphs.open(folder)) {
			List<EvidenceRow> rows = select(graph, new EvidenceBudget(20, 1, 50, 0.25), 0.99, 0.01);
			EvidenceRow lion = rows.stream().filter(r -> r.kind() == EvidenceKind.IMAGE_POST).findFirst().orElseThrow();
			assertTrue(lion.withinBudget());
			assertEquals("zoo", lion.community());
			assertFalse(rows.stream().anyMatch(r -> r.text().contains("sleep")), "only titles of communities that are not used");
			assertEquals(2, within(rows, "art"));
		}
	}

	@Test
	void limitsOnCommunitiesAndSnippetsHold() throws IOException {
		Graphs graphs = new Graphs();
		for (int i = 0; i < 8; i++) {
			for (String community : List.of("a", "b", "c", "d")) {
				graphs.comment("ann", community, i, "this is comment " + i + " about " + community);
			}
		}
		try (InteractionGraph graph = graphs.open(folder)) {
			List<EvidenceRow> rows = select(graph, new EvidenceBudget(4096, 3, 2, 0.25), 0.1, 0.2, 0.3, 0.4);
			assertEquals(Set.of("b", "c", "d"), new HashSet<>(rows.stream().map(EvidenceRow::community).toList()));
			assertEquals(3 + 3 * 2, rows.size());
			assertEquals(List.of("this is comment 7 about d", "this is comment 6 about d"),
					rows.stream().filter(r -> r.community().equals("d")).skip(1).map(EvidenceRow::text).toList());
		}
	}

	@Test
	void aTextSaidTwiceIsEvidenceOnce() throws IOException {
		Graphs graphs = new Graphs().comment("ann", "art", 5, "The same words again, friend").comment("ann", "art", 9,
				"the same words again, FRIEND").comment("ann", "bread", 9, "the same words again, friend");
		try (InteractionGraph graph = graphs.open(folder)) {
			List<EvidenceRow> rows = select(graph, EvidenceBudget.DEFAULT, 0.5, 0.5);
			assertEquals(List.of("the same words again, FRIEND"),
					rows.stream().filter(r -> r.kind() == EvidenceKind.COMMENT).map(EvidenceRow::text).toList());
		}
	}

	@Test
	void amongEqualScoresTheNewestComesFirst() throws IOException {
		Graphs graphs = new Graphs().comment("ann", "art", 5, "said this in the beginning").comment("ann", "art", 5,
				"and this came after that");
		try (InteractionGraph graph = graphs.open(folder)) {
			List<EvidenceRow> rows = select(graph, EvidenceBudget.DEFAULT, 1);
			assertEquals("and this came after that", rows.get(1).text());
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 7, 50, 200, 1000, 4096 })
	void noBudgetIsExceededAndNoRoomIsWasted(int budget) {
		Graphs.sample(folder, 60);
		TokenCounter tokens = new TokenCounter();
		EvidenceSelector selector = new EvidenceSelector(new EvidenceBudget(budget, 25, 12, 0.25), tokens);
		CommunityRanker ranker = new PowerTfIdfRanker();
		try (InteractionGraph graph = InteractionGraph.open(folder.resolve("graph"))) {
			for (int u = 0; u < graph.userCount(); u++) {
				double[] weights = ranker.weights(graph, u);
				double sum = 0;
				for (double w : weights) {
					assertTrue(w > 0);
					sum += w;
				}
				assertEquals(1, sum, EXACT);
				List<EvidenceRow> rows = selector.select(graph, u, weights);
				int used = 0;
				int smallest = Integer.MAX_VALUE;
				for (int i = 0; i < rows.size(); i++) {
					EvidenceRow row = rows.get(i);
					assertEquals(i + 1, row.rank());
					assertTrue(i == 0 || row.weight() <= rows.get(i - 1).weight());
					assertEquals(tokens.applyAsInt(row.text()), row.tokens());
					assertFalse(row.text().isEmpty());
					used += row.withinBudget() ? row.tokens() : 0;
					smallest = row.withinBudget() ? smallest : Math.min(smallest, row.tokens());
				}
				assertTrue(used <= budget, used + " of " + budget);
				assertTrue(smallest > budget - used, "a row of " + smallest + " would still fit");
			}
		}
	}

	@Test
	void tokensAreThoseOfTheEncoding() {
		TokenCounter tokens = new TokenCounter();
		// Published example of the encoding: "tiktoken is great!" is 83 1609 5963 374 2294 0.
		assertEquals(6, tokens.applyAsInt("tiktoken is great!"));
		assertEquals(0, tokens.applyAsInt(""));
		assertTrue(tokens.applyAsInt("<|endoftext|>") > 1, "special tokens are text like any other");
	}
}
