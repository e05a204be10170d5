package org.zipp.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.stream.Stream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.graph.EdgeList;
import org.zipp.graph.GraphStatistics;
import org.zipp.graph.InteractionGraph;
import org.zipp.graph.MonthCount;

class SyntheticGraphTest {

	@TempDir
	Path folder;

	@Test
	void degreesFollowPowerLawsWithTheMeanAskedFor() {
		StudyDirectory study = write("a", 20_000, 500, 6.62, 1);
		try (InteractionGraph graph = InteractionGraph.open(study.graph())) {
			graph.verify();
			assertEquals(20_000, graph.userCount());
			assertTrue(graph.communityCount() > 490, "communities " + graph.communityCount());
			assertEquals(6.62, graph.edgeCount() / 20_000.0, 0.3);
			assertEquals(graph.counts().get("edges"), graph.edgeCount());
			GraphStatistics s = GraphStatistics.of(graph, 10, SubMonitor.convert(new NullProgressMonitor(), 100));
			// Counts on a log-log plot fall in a line: half of all users have few communities, a few very many.
			assertTrue(s.users().median() <= 3 && s.users().largest() > 250, s.users().toString());
			assertTrue(s.users().gini() > 0.6 && s.communities().gini() > 0.4, s.users() + " " + s.communities());
			assertEquals(4.5, (double) (s.totals().posts() + s.totals().comments()) / s.totals().edges(), 0.3);
			assertEquals(s.totals().posts(), s.activity().stream().mapToLong(MonthCount::posts).sum());
			assertEquals(s.totals().comments(), s.activity().stream().mapToLong(MonthCount::comments).sum());
			assertEquals(96, s.activity().size());
			assertTimes(graph);
		}
	}

	private static void assertTimes(InteractionGraph graph) {
		EdgeList edges = new EdgeList();
		for (int u = 0; u < 500; u++) {
			assertTrue(graph.userId(u).matches("u[0-9a-f]{20}"));
			assertEquals(u, graph.indexOfUser(graph.userId(u)));
			graph.communitiesOf(u, edges);
			for (int i = 0; i < edges.size(); i++) {
				assertTrue(edges.activity(i) > 0 && edges.first(i) <= edges.last(i));
				assertTrue(edges.activity(i) > 1 || edges.first(i) == edges.last(i));
				assertFalse(month(edges.first(i)).isBefore(YearMonth.of(2015, 1)));
				assertFalse(month(edges.last(i)).isAfter(YearMonth.of(2022, 12)));
			}
		}
	}

	private static YearMonth month(long seconds) {
		return YearMonth.from(Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC));
	}

	@Test
	void theSeedDecides() throws IOException {
		String one = manifest(write("a", 300, 40, 5, 1));
		assertEquals(one, manifest(write("b", 300, 40, 5, 1)));
		assertFalse(one.equals(manifest(write("c", 300, 40, 5, 2))));
		write("c", 1, 1000, 400, 3);
	}

	@Test
	void aCancelledGraphLeavesTheOneThereWas() throws IOException {
		StudyDirectory study = write("a", 300, 40, 5, 1);
		String before = manifest(study);
		NullProgressMonitor cancelled = new NullProgressMonitor();
		cancelled.setCanceled(true);
		assertThrows(OperationCanceledException.class,
				() -> SyntheticGraph.write(study, 20_000, 40, 5, 2, SubMonitor.convert(cancelled)));
		assertEquals(before, manifest(study));
		try (Stream<Path> left = Files.list(study.temp())) {
			assertEquals(0, left.count());
		}
	}

	@Test
	void meansThatNoPowerLawHasAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> write("a", 10, 10, 1, 1));
		assertThrows(IllegalArgumentException.class, () -> write("a", 10, 10, 5.6, 1));
		assertThrows(IllegalArgumentException.class, () -> write("a", 0, 10, 3, 1));
	}

	private StudyDirectory write(String name, int users, int communities, double meanDegree, long seed) {
		StudyDirectory study = new StudyDirectory(folder.resolve(name));
		SyntheticGraph.write(study, users, communities, meanDegree, seed, SubMonitor.convert(new NullProgressMonitor()));
		return study;
	}

	private static String manifest(StudyDirectory study) throws IOException {
		return Files.readString(study.graph().resolve("manifest.properties"));
	}
}
