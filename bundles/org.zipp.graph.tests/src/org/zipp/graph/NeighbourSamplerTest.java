package org.zipp.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.graph.NeighbourSampler.EdgeWeight;
import org.zipp.graph.NeighbourSampler.Exclusion;

class NeighbourSamplerTest {

	private static final int FAN_OUT = 5;
	private static final int DRAWS = 20_000;

	@TempDir
	Path folder;

	private InteractionGraph graph;

	@BeforeEach
	void build() throws IOException {
		PlainGraph plain = new PlainGraph();
		Random random = new Random(2);
		for (int u = 0; u < 300; u++) {
			int degree = 1 + random.nextInt(u % 10 == 0 ? 60 : 8);
			for (int e = 0; e < degree; e++) {
				plain.edge("user" + u, "community" + random.nextInt(80), random.nextInt(5), 1 + random.nextInt(300));
			}
		}
		graph = InteractionGraph.open(plain.write(folder));
	}

	@AfterEach
	void close() {
		graph.close();
	}

	@Test
	void whatIsDrawnIsInTheListsOfTheNodes() {
		NeighbourSampler sampler = new NeighbourSampler(graph);
		EdgeList all = new EdgeList();
		int[] users = IntStream.range(0, graph.userCount()).map(u -> graph.userCount() - 1 - u).toArray();
		int[] communities = IntStream.range(0, graph.communityCount()).toArray();
		for (EdgeWeight weight : new EdgeWeight[] { null, EdgeWeight.ACTIVITY }) {
			if (weight == null) {
				sampler.communitiesOf(users, users.length, FAN_OUT, 1, NeighbourSampler.NOTHING);
			} else {
				sampler.communitiesOf(users, users.length, FAN_OUT, 1, NeighbourSampler.NOTHING, weight);
			}
			for (int i = 0; i < users.length; i++) {
				graph.communitiesOf(users[i], all);
				assertDrawn(sampler, i, all);
			}
			if (weight == null) {
				sampler.usersOf(communities, communities.length, FAN_OUT, 1, NeighbourSampler.NOTHING);
			} else {
				sampler.usersOf(communities, communities.length, FAN_OUT, 1, NeighbourSampler.NOTHING, weight);
			}
			for (int i = 0; i < communities.length; i++) {
				graph.usersOf(communities[i], all);
				assertDrawn(sampler, i, all);
			}
		}
	}

	private static void assertDrawn(NeighbourSampler sampler, int i, EdgeList all) {
		assertEquals(Math.min(FAN_OUT, all.size()), sampler.offset(i + 1) - sampler.offset(i));
		for (int d = sampler.offset(i), before = -1; d < sampler.offset(i + 1); d++) {
			int position = sampler.position(d);
			assertTrue(position > before);
			before = position;
			assertEquals(all.neighbour(position), sampler.neighbour(d));
			assertEquals(all.posts(position), sampler.posts(i, d));
			assertEquals(all.comments(position), sampler.comments(i, d));
		}
	}

	@Test
	void theDrawOfANodeDoesNotDependOnTheBatch() {
		NeighbourSampler sampler = new NeighbourSampler(graph);
		int[] users = IntStream.range(0, graph.userCount()).toArray();
		sampler.communitiesOf(users, users.length, 3, 99, NeighbourSampler.NOTHING);
		List<List<Integer>> together = drawn(sampler);
		List<List<Integer>> parallel = IntStream.of(users).parallel().mapToObj(u -> {
			NeighbourSampler own = new NeighbourSampler(graph);
			own.communitiesOf(new int[] { u }, 1, 3, 99, NeighbourSampler.NOTHING);
			return drawn(own).getFirst();
		}).toList();
		assertEquals(together, parallel);
		sampler.communitiesOf(users, users.length, 3, 100, NeighbourSampler.NOTHING);
		assertFalse(together.equals(drawn(sampler)));
	}

	private static List<List<Integer>> drawn(NeighbourSampler sampler) {
		List<List<Integer>> result = new ArrayList<>();
		for (int i = 0; i < sampler.size(); i++) {
			result.add(IntStream.range(sampler.offset(i), sampler.offset(i + 1)).map(sampler::neighbour).boxed().toList());
		}
		return result;
	}

	@Test
	void whatIsLeftOutIsNeverDrawnAndAllElseIsAsLikely() {
		int user = largest();
		int degree = graph.userDegree(user);
		int[] left = { 0, 3, 4, degree - 1 };
		Exclusion exclusion = (i, node, target) -> {
			assertEquals(0, i);
			assertEquals(user, node);
			System.arraycopy(left, 0, target, 0, left.length);
			return left.length;
		};
		long[] counts = count(user, exclusion, null);
		assertEquals(0, counts[0] + counts[3] + counts[4] + counts[degree - 1]);
		ChiSquare.assertUniform(IntStream.range(0, degree).filter(p -> IntStream.of(left).noneMatch(l -> l == p))
				.mapToLong(p -> counts[p]).toArray(), FAN_OUT, DRAWS);
		long[] weighted = count(user, exclusion, EdgeWeight.ACTIVITY);
		assertEquals(0, weighted[0] + weighted[3] + weighted[4] + weighted[degree - 1]);
	}

	@Test
	void whenAllIsLeftOutNothingIsDrawn() {
		NeighbourSampler sampler = new NeighbourSampler(graph);
		Exclusion all = (_, node, target) -> {
			int degree = graph.userDegree(node);
			for (int p = 0; p < degree; p++) {
				target[p] = p;
			}
			return degree;
		};
		int[] users = { 5, 0, largest() };
		sampler.communitiesOf(users, 3, FAN_OUT, 1, all);
		assertEquals(0, sampler.offset(3));
		sampler.communitiesOf(users, 3, FAN_OUT, 1, all, EdgeWeight.ACTIVITY);
		assertEquals(0, sampler.offset(3));
	}

	@Test
	void activeMembershipsAreDrawnMoreOften() {
		int user = largest();
		EdgeList all = new EdgeList();
		graph.communitiesOf(user, all);
		NeighbourSampler sampler = new NeighbourSampler(graph);
		long[] counts = new long[all.size()];
		double total = 0;
		for (int i = 0; i < all.size(); i++) {
			total += all.activity(i);
		}
		for (int i = 0; i < DRAWS; i++) {
			sampler.communitiesOf(new int[] { user }, 1, 1, i, NeighbourSampler.NOTHING, EdgeWeight.ACTIVITY);
			counts[sampler.position(0)]++;
		}
		double sum = total;
		ChiSquare.assertAgrees(counts, IntStream.range(0, counts.length).mapToDouble(p -> DRAWS * all.activity(p) / sum).toArray());
	}

	@Test
	void nodesThatAreNotThereAreRefused() {
		NeighbourSampler sampler = new NeighbourSampler(graph);
		assertThrows(IndexOutOfBoundsException.class,
				() -> sampler.communitiesOf(new int[] { graph.userCount() }, 1, 1, 1, NeighbourSampler.NOTHING));
		assertThrows(IndexOutOfBoundsException.class,
				() -> sampler.usersOf(new int[] { -1 }, 1, 1, 1, NeighbourSampler.NOTHING));
	}

	private int largest() {
		return IntStream.range(0, graph.userCount()).boxed().max((a, b) -> graph.userDegree(a) - graph.userDegree(b)).orElseThrow();
	}

	private long[] count(int user, Exclusion exclusion, EdgeWeight weight) {
		NeighbourSampler sampler = new NeighbourSampler(graph);
		long[] counts = new long[graph.userDegree(user)];
		int[] users = { user };
		for (int i = 0; i < DRAWS; i++) {
			if (weight == null) {
				sampler.communitiesOf(users, 1, FAN_OUT, Samples.key(4, i, 0), exclusion);
			} else {
				sampler.communitiesOf(users, 1, FAN_OUT, Samples.key(4, i, 0), exclusion, weight);
			}
			for (int d = 0; d < sampler.offset(1); d++) {
				counts[sampler.position(d)]++;
			}
		}
		return counts;
	}
}
