package org.zipp.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.graph.Degrees.Bin;
import org.zipp.graph.GraphStatistics.CommunitySize;
import org.zipp.graph.GraphStatistics.Totals;

class GraphStatisticsTest {

	@TempDir
	Path folder;

	@Test
	void aSmallGraphIsDescribed() throws IOException {
		PlainGraph plain = new PlainGraph().edge("ann", "cats", 1, 2).edge("ann", "dogs", 0, 5).edge("ann", "owls", 2, 0)
				.edge("bob", "cats", 0, 1).edge("cid", "cats", 3, 0).edge("cid", "dogs", 0, 4);
		plain.activity.add(new MonthCount(YearMonth.of(2020, 12), 2, 5));
		plain.activity.add(new MonthCount(YearMonth.of(2021, 1), 4, 7));
		GraphStatistics s = describe(plain, 2);
		assertEquals(new Totals(3, 3, 6, 6, 12), s.totals());
		assertEquals(plain.activity, s.activity());
		assertEquals(List.of(new CommunitySize("cats", 3, 4, 3), new CommunitySize("dogs", 2, 0, 9)), s.largest());
		// Degrees 1, 2, 3 on both sides: Gini = (2 · (1·1 + 2·2 + 3·3) / (3 · 6)) − 4/3.
		for (Degrees d : List.of(s.users(), s.communities())) {
			assertEquals(3, d.nodes());
			assertEquals(2, d.mean());
			assertEquals(2, d.median());
			assertEquals(3, d.largest());
			assertEquals(2.0 / 9, d.gini(), 1e-12);
			assertEquals(0.5, d.topShare());
			assertEquals(List.of(new Bin(1, 1, 1, 3), new Bin(2, 2, 1, 2), new Bin(3, 3, 1, 1)), d.bins());
			assertEquals(2.0 / 3, d.shareAtLeast(d.bins().get(1)));
		}
	}

	@Test
	void distributionsAgreeWithPlainCounting() {
		Random random = new Random(4);
		int[] all = random.ints(5000, 1, 2000).map(d -> 1 + d * d / 4000).sorted().toArray();
		int[] degrees = Arrays.stream(all).distinct().toArray();
		Degrees d = Degrees.of(degrees, Arrays.stream(degrees).mapToLong(x -> Arrays.stream(all).filter(y -> y == x).count()).toArray());
		assertEquals(Arrays.stream(all).average().orElseThrow(), d.mean(), 1e-9);
		assertEquals(all[2499], d.median());
		double differences = 0;
		for (int i = 0; i < all.length; i++) {
			differences += (2.0 * (i + 1) - all.length - 1) * all[i];
		}
		assertEquals(differences / all.length / Arrays.stream(all).sum(), d.gini(), 1e-9);
		assertEquals((double) Arrays.stream(all).skip(4950).sum() / Arrays.stream(all).sum(), d.topShare(), 1e-12);
		assertEquals(5000, d.bins().stream().mapToLong(Bin::nodes).sum());
		int next = 1;
		for (Bin b : d.bins()) {
			assertTrue(b.from() >= next && b.to() >= b.from());
			assertEquals(Arrays.stream(all).filter(x -> x >= b.from() && x <= b.to()).count(), b.nodes());
			assertEquals(Arrays.stream(all).filter(x -> x >= b.from()).count(), b.atLeast());
			assertTrue(b.to() < 10 || (double) b.to() / b.from() < 1.3, b.toString());
			next = b.to() + 1;
		}
	}

	@Test
	void nobodyAtAllHasNoDegrees() {
		assertEquals(new Degrees(0, 0, 0, 0, 0, 0, List.of()), Degrees.of(new int[0], new long[0]));
	}

	@Test
	void manyUsersCanBeCancelled() throws IOException {
		PlainGraph plain = new PlainGraph();
		for (int u = 0; u < 1 << 14; u++) {
			plain.edge("u" + u, "cats", 1, 0);
		}
		NullProgressMonitor cancelled = new NullProgressMonitor();
		cancelled.setCanceled(true);
		try (InteractionGraph graph = InteractionGraph.open(plain.write(folder))) {
			assertThrows(OperationCanceledException.class,
					() -> GraphStatistics.of(graph, 1, SubMonitor.convert(cancelled, 100)));
		}
	}

	private GraphStatistics describe(PlainGraph plain, int largest) throws IOException {
		try (InteractionGraph graph = InteractionGraph.open(plain.write(folder))) {
			return GraphStatistics.of(graph, largest, SubMonitor.convert(new NullProgressMonitor(), 100));
		}
	}
}
