package org.zipp.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.ZippException;
import org.zipp.graph.Neighbourhood.Kind;
import org.zipp.graph.Neighbourhood.Link;
import org.zipp.graph.Neighbourhood.Node;

/**
 * Four users, three communities. Activity: ann cats 16 dogs 1, bob cats 1 dogs 16, cid cats 81, dan birds 1. Members:
 * cats 3, dogs 2, birds 1.
 */
class NeighbourhoodsTest {

	private static final double EXACT = 1e-12;

	// idf = ln((N+1)/(df+1)) + 1 with N = 4
	private static final double CATS = Math.log(5 / 4.0) + 1;
	private static final double DOGS = Math.log(5 / 3.0) + 1;

	@TempDir
	private Path folder;

	private InteractionGraph graph;

	@BeforeEach
	void makeGraph() throws IOException {
		List<String> lines = new ArrayList<>();
		add(lines, "ann", "cats", 16);
		add(lines, "ann", "dogs", 1);
		add(lines, "bob", "cats", 1);
		add(lines, "bob", "dogs", 16);
		add(lines, "cid", "cats", 81);
		lines.add(Dumps.post("p1", "dan", "birds", 1_609_459_200L, 1, "a bird", ""));
		IngestOperation ingest = Dumps.ingest(folder, Dumps.write(folder.resolve("in/a.ndjson"), lines.toArray(String[]::new)));
		ingest.keepNames = true;
		Dumps.run(ingest);
		graph = InteractionGraph.open(folder.resolve("graph"));
	}

	@AfterEach
	void closeGraph() {
		graph.close();
	}

	private static void add(List<String> lines, String user, String community, int n) {
		for (int i = 0; i < n; i++) {
			lines.add(Dumps.comment(user + community + i, user, community, 1_609_459_200L + i, 1, "said something about it, again"));
		}
	}

	@Test
	void powerTfIdfIsAsWorkedOutByHand() {
		// ann: n^0.75 = 8 and 1, tf = 8/9 and 1/9
		double[] weights = PowerTfIdf.weights(new long[] { 16, 1 }, new long[] { 3, 2 }, 4);
		assertEquals(8 / 9.0 * 1.2231435513142097, weights[0], EXACT);
		assertEquals(1 / 9.0 * 1.5108256237659907, weights[1], EXACT);
		double[] shares = PowerTfIdf.shares(graph, graph.indexOfUser("ann"));
		// communities in the order of the graph: birds, cats, dogs
		assertEquals(weights[0] / (weights[0] + weights[1]), shares[0], EXACT);
		assertEquals(weights[1] / (weights[0] + weights[1]), shares[1], EXACT);
		assertEquals(1, PowerTfIdf.shares(graph, graph.indexOfUser("cid"))[0], EXACT);
		assertEquals(1, PowerTfIdf.idf(9, 9), EXACT);
	}

	@Test
	void aroundAUserAreItsCommunitiesAndTheUsersOfLargestCosine() {
		Neighbourhood n = new Neighbourhoods(graph).aroundUser("ann", 10, 10);
		assertEquals(new Node("ann", Kind.USER, "ann", 0, 17, 1, 0), n.centre());
		assertEquals(List.of("ann", "cats", "dogs", "cid", "bob"), n.nodes().stream().map(Node::id).toList());
		assertEquals(List.of(0, 1, 1, 2, 2), n.nodes().stream().map(Node::distance).toList());
		double[] ann = { 8 * CATS, DOGS };
		double[] bob = { CATS, 8 * DOGS };
		double annLength = Math.hypot(ann[0], ann[1]);
		assertEquals(ann[0] / annLength, n.nodes().get(3).weight(), EXACT);
		assertEquals((ann[0] * bob[0] + ann[1] * bob[1]) / (annLength * Math.hypot(bob[0], bob[1])), n.nodes().get(4).weight(),
				EXACT);
		assertEquals(new Node("cats", Kind.COMMUNITY, "cats", 0, 98, 8 * CATS / (8 * CATS + DOGS), 1), n.nodes().get(1));
		assertEquals(Set.of("ann-cats", "ann-dogs", "bob-cats", "bob-dogs", "cid-cats"),
				n.links().stream().map(l -> l.from() + '-' + l.to()).collect(Collectors.toSet()));
		Link bobDogs = n.links().stream().filter(l -> l.from().equals("bob") && l.to().equals("dogs")).findFirst().orElseThrow();
		assertEquals(16, bobDogs.comments());
		assertEquals(8 * DOGS / (CATS + 8 * DOGS), bobDogs.weight(), EXACT);
		assertEquals(1, bobDogs.rank());
		assertEquals(2, bobDogs.of());
		assertEquals(1_609_459_200L, bobDogs.first());
		assertEquals(1_609_459_215L, bobDogs.last());
	}

	@Test
	void countsAreSharesOfPostsAndComments() {
		CommunityWeights counts = CommunityWeights.counts(graph);
		assertArrayEquals(new double[] { 16 / 17.0, 1 / 17.0 }, counts.of(graph.indexOfUser("ann")), EXACT);
		assertArrayEquals(new double[] { 1 }, counts.of(graph.indexOfUser("dan")), EXACT);
		assertArrayEquals(PowerTfIdf.shares(graph, 0), CommunityWeights.tfIdf(graph).of(0), 0);
	}

	/** Weights from outside decide order, rank and width; who is near does not depend on them. */
	@Test
	void weightsFromOutsideRankTheCommunities() {
		CommunityWeights learned = user -> switch (graph.userId(user)) {
		case "ann" -> new double[] { 0.25, 0.75 };
		case "bob" -> new double[] { 0.9, 0.1 };
		default -> new double[] { 1 };
		};
		Neighbourhoods neighbourhoods = new Neighbourhoods(graph, learned);
		Neighbourhood n = neighbourhoods.aroundUser("ann", 10, 10);
		assertEquals(List.of("ann", "dogs", "cats", "cid", "bob"), n.nodes().stream().map(Node::id).toList());
		assertEquals(0.75, n.nodes().get(1).weight(), 0);
		Link cats = n.links().stream().filter(l -> l.from().equals("ann") && l.to().equals("cats")).findFirst().orElseThrow();
		assertEquals(new Link("ann", "cats", 0.25, 2, 2, 0, 16, 1_609_459_200L, 1_609_459_215L), cats);
		assertEquals(List.of("dogs"), neighbourhoods.aroundUser("ann", 1, 0).nodes().stream().skip(1).map(Node::id).toList());
		Neighbourhood dogs = neighbourhoods.aroundCommunity("dogs", 10, 0);
		assertEquals(List.of("dogs", "ann", "bob"), dogs.nodes().stream().map(Node::id).toList());
		assertEquals(0.1, dogs.nodes().get(2).weight(), 0);
	}

	@Test
	void aroundACommunityAreItsUsersAndTheNearestCommunities() {
		Neighbourhood n = new Neighbourhoods(graph).aroundCommunity("dogs", 10, 10);
		assertEquals(new Node("dogs", Kind.COMMUNITY, "dogs", 0, 17, 1, 0), n.centre());
		assertEquals(List.of("dogs", "bob", "ann", "cats"), n.nodes().stream().map(Node::id).toList());
		double annCats = 8 * CATS / (8 * CATS + DOGS);
		double bobCats = CATS / (CATS + 8 * DOGS);
		double annDogs = 1 - annCats;
		double bobDogs = 1 - bobCats;
		double cosine = (annCats * annDogs + bobCats * bobDogs)
				/ (Math.hypot(annDogs, bobDogs) * Math.sqrt(annCats * annCats + bobCats * bobCats + 1));
		assertEquals(cosine, n.nodes().get(3).weight(), EXACT);
		assertEquals(bobDogs, n.nodes().get(1).weight(), EXACT);
		assertEquals(4, n.links().size());
	}

	/** Only the rarest community of ann is searched; who is found there is compared over all communities. */
	@Test
	void inALargeGraphTheSearchIsBounded() {
		Neighbourhoods bounded = new Neighbourhoods(graph, CommunityWeights.counts(graph), 2, 1);
		Neighbourhood n = bounded.aroundUser("ann", 0, 10);
		assertEquals(List.of("ann", "bob"), n.nodes().stream().map(Node::id).toList());
		double[] ann = { 8 * CATS, DOGS };
		double[] bob = { CATS, 8 * DOGS };
		assertEquals((ann[0] * bob[0] + ann[1] * bob[1]) / (Math.hypot(ann[0], ann[1]) * Math.hypot(bob[0], bob[1])),
				n.nodes().get(1).weight(), EXACT);
		assertEquals(List.of("dogs", "bob"),
				bounded.aroundCommunity("dogs", 10, 0).nodes().stream().map(Node::id).toList());
	}

	@Test
	void noMoreThanAskedForAndNoLinkToWhatIsNotThere() {
		Neighbourhood n = new Neighbourhoods(graph).aroundUser("ann", 1, 1);
		assertEquals(List.of("ann", "cats", "cid"), n.nodes().stream().map(Node::id).toList());
		assertEquals(2, n.links().size());
		Neighbourhood alone = new Neighbourhoods(graph).aroundUser("dan", 5, 5);
		assertEquals(List.of("dan", "birds"), alone.nodes().stream().map(Node::id).toList());
		assertEquals(1, alone.nodes().getFirst().posts());
		Neighbourhood none = new Neighbourhoods(graph).aroundCommunity("cats", 0, 0);
		assertEquals(List.of("cats"), none.nodes().stream().map(Node::id).toList());
		assertEquals(List.of(), none.links());
	}

	@Test
	void whoIsNotThereIsNamed() {
		Neighbourhoods neighbourhoods = new Neighbourhoods(graph);
		assertThrows(ZippException.class, () -> neighbourhoods.aroundUser("eve", 5, 5));
		assertThrows(ZippException.class, () -> neighbourhoods.aroundCommunity("fish", 5, 5));
		assertThrows(IndexOutOfBoundsException.class, () -> graph.userId(4));
		assertThrows(IndexOutOfBoundsException.class, () -> graph.communityDegree(-1));
	}

	@Test
	void aGraphIsFoundWhereItIs() throws IOException {
		assertEquals(true, InteractionGraph.exists(folder.resolve("graph")));
		assertEquals(false, InteractionGraph.exists(Files.createDirectories(folder.resolve("empty"))));
	}
}
