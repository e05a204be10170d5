package org.zipp.mining;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.operation.OperationResult;
import org.zipp.graph.InteractionGraph;
import org.zipp.graph.TraceKind;
import org.zipp.store.Freshness.Product;
import org.zipp.store.Freshness.State;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStores;
import org.zipp.store.StudyStoresProvider;
import org.zipp.tables.TableFilesProvider;

class CohortOperationTest {

	private static final int USERS = 120;

	private final StudyStores stores = new StudyStoresProvider();

	@TempDir
	private Path folder;

	private CohortOperation cohort(int size) {
		CohortOperation operation = new CohortOperation(stores, new TableFilesProvider());
		operation.dir = folder;
		operation.size = size;
		return operation;
	}

	private MineOperation mine() {
		MineOperation mine = new MineOperation(stores, new CountRankers());
		mine.dir = folder;
		return mine;
	}

	private List<String> chosen() {
		try (StudyStore store = stores.open(new StudyDirectory(folder))) {
			return store.users().cohort();
		}
	}

	private long outdated(Product product) {
		try (StudyStore store = stores.open(new StudyDirectory(folder))) {
			return store.freshness().count(product, State.OUTDATED);
		}
	}

	private static long activity(InteractionGraph graph, int user) {
		long[] sum = new long[1];
		graph.forEachCommunity(user, (_, posts, comments, _, _) -> sum[0] += posts + comments);
		return sum[0];
	}

	private static long images(InteractionGraph graph, int user) {
		return graph.traces(user).stream().filter(t -> t.kind() == TraceKind.IMAGE_POST).count();
	}

	@Test
	void aDrawDependsOnTheSeedAndNotOnTheOrder() {
		Graphs.sample(folder, USERS);
		OperationResult result = Graphs.run(cohort(30));
		List<String> first = chosen();
		assertEquals(30, first.size());
		assertEquals(30, result.counts().get("chosen"));
		assertEquals(USERS, result.counts().get("users"));
		assertTrue(result.notes().getFirst().contains("30 of 120 users, drawn at random (seed 1)"), result.notes().toString());
		assertTrue(Graphs.run(cohort(30)).repeated());
		assertEquals(first, chosen());
		Graphs.run(cohort(20));
		assertTrue(first.containsAll(chosen()), "a smaller draw is part of a larger one");
		CohortOperation other = cohort(30);
		other.seed = 99;
		Graphs.run(other);
		assertNotEquals(first, chosen());
		Set<String> everDrawn = new HashSet<>();
		try (StudyStore open = stores.open(new StudyDirectory(folder))) {
			for (int seed = 1; seed <= 40; seed++) {
				other.seed = seed;
				Graphs.run(other);
				everDrawn.addAll(open.users().cohort());
			}
		}
		try (InteractionGraph graph = InteractionGraph.open(folder.resolve("graph"))) {
			long eligible = IntStream.range(0, USERS).filter(u -> activity(graph, u) >= 10).count();
			assertEquals(eligible, everDrawn.size(), "everybody who may be drawn is drawn by some seed");
		}
	}

	@Test
	void rulesAndConditionsAreThoseOfTheGraph() {
		Graphs.sample(folder, USERS);
		CohortOperation active = cohort(25);
		active.rule = CohortRule.ACTIVE;
		Graphs.run(active);
		List<String> most = chosen();
		CohortOperation images = cohort(25);
		images.rule = CohortRule.IMAGES;
		images.minImagePosts = 1;
		Graphs.run(images);
		List<String> mostImages = chosen();
		CohortOperation there = cohort(USERS);
		there.minActivity = 0;
		String community;
		try (InteractionGraph graph = InteractionGraph.open(folder.resolve("graph"))) {
			assertEquals(top(graph, u -> activity(graph, u)), sums(graph, most, u -> activity(graph, u)));
			assertEquals(top(graph, u -> images(graph, u)), sums(graph, mostImages, u -> images(graph, u)));
			community = graph.communityId(graph.communityCount() / 2);
			there.communities = List.of(community);
			Graphs.run(there);
			List<String> members = new ArrayList<>();
			graph.forEachUser(graph.indexOfCommunity(community), (user, _, _, _, _) -> members.add(graph.userId(user)));
			assertEquals(members, chosen());
		}
		there.communities = List.of("no such place");
		assertTrue(assertThrows(ZippException.class, () -> Graphs.run(there)).getMessage().contains("no such place"));
		CohortOperation nobody = cohort(5);
		nobody.minActivity = 1_000_000;
		assertTrue(assertThrows(ZippException.class, () -> Graphs.run(nobody)).getMessage().contains("at least 1,000,000 posts"));
	}

	private static List<Long> top(InteractionGraph graph, ToLongFunction<Integer> number) {
		return IntStream.range(0, graph.userCount()).boxed().map(number::applyAsLong).sorted(Comparator.reverseOrder()).limit(25).toList();
	}

	private static List<Long> sums(InteractionGraph graph, List<String> ids, ToLongFunction<Integer> number) {
		return ids.stream().map(graph::indexOfUser).map(number::applyAsLong).sorted(Comparator.reverseOrder()).toList();
	}

	@Test
	void aListNamesAuthorsOrIds() throws IOException {
		Graphs.sample(folder, USERS);
		List<String> authors;
		try (var lines = Files.lines(folder.resolve("dump/truth.csv"))) {
			authors = lines.skip(1).map(l -> l.substring(0, l.indexOf(','))).limit(3).toList();
		}
		String id = new StudyDirectory(folder).authorHash().of(authors.get(2));
		CohortOperation listed = cohort(1);
		listed.list = Files.writeString(folder.resolve("list.csv"),
				"\uFEFFauthor,why\n\"" + authors.get(0).toUpperCase() + "\",x\n\n" + authors.get(1) + ",\nnobody at all,y\n" + id + ",z\n");
		OperationResult result = Graphs.run(listed);
		assertEquals(authors.stream().map(new StudyDirectory(folder).authorHash()::of).sorted().toList(), chosen());
		assertTrue(result.warnings().getFirst().contains("line 5"), result.warnings().toString());
		assertTrue(result.notes().getFirst().contains("named in the list list.csv"));
		Files.writeString(listed.list, "nobody\n");
		assertEquals(listed.list, assertThrows(ZippException.class, () -> Graphs.run(listed)).file());
		assertEquals(3, chosen().size(), "the choice before stands");
	}

	@Test
	void miningFollowsTheChoice() {
		Graphs.sample(folder, USERS);
		Graphs.run(mine());
		Graphs.run(cohort(40));
		assertEquals(USERS - 40, outdated(Product.EVIDENCE), "evidence of those who were not chosen");
		OperationResult mined = Graphs.run(mine());
		assertFalse(mined.repeated());
		assertEquals(40, mined.counts().get("users"));
		assertEquals(USERS, mined.counts().get("users of the graph"));
		try (StudyStore store = stores.open(new StudyDirectory(folder))) {
			assertEquals(store.users().cohort(), store.users().usersWithEvidence());
			assertEquals(40, store.users().count());
		}
		assertEquals(0, outdated(Product.EVIDENCE));
		assertTrue(Graphs.run(mine()).repeated());
		CohortOperation other = cohort(40);
		other.seed = 5;
		Graphs.run(other);
		assertTrue(outdated(Product.EVIDENCE) > 0);
		assertFalse(Graphs.run(mine()).repeated());
		assertEquals(0, outdated(Product.EVIDENCE));
		MineOperation everybody = mine();
		everybody.all = true;
		assertEquals(USERS, Graphs.run(everybody).counts().get("users"));
		assertEquals(List.of(), chosen());
		assertTrue(Graphs.run(mine()).repeated(), "everybody is the choice now");
	}

	@Test
	void evidenceOfACohortIsThatOfEverybody() {
		Graphs.sample(folder, USERS);
		Graphs.run(mine());
		List<String> before;
		Graphs.run(cohort(15));
		try (StudyStore store = stores.open(new StudyDirectory(folder))) {
			before = store.users().cohort().stream().map(u -> u + store.users().evidenceContents().get(u)).toList();
		}
		Graphs.run(mine());
		try (StudyStore store = stores.open(new StudyDirectory(folder))) {
			assertEquals(before, store.users().cohort().stream().map(u -> u + store.users().evidenceContents().get(u)).toList());
		}
	}

	@Test
	void ofALargeGraphACohortIsDrawnWhenNobodySaidAnything() {
		Graphs.sample(folder, MineOperation.MOST_UNCHOSEN + 1);
		OperationResult result = Graphs.run(mine());
		assertEquals(1500, result.counts().get("users"));
		String told = result.warnings().getFirst();
		assertTrue(told.contains("1,500 of 5,001 users, drawn at random") && told.contains("--all"), told);
		assertEquals(1500, chosen().size());
		assertEquals(List.of(), Graphs.run(mine()).warnings(), "it is said once");
	}

	@Test
	void choosingCanBeCancelled() {
		Graphs.sample(folder, USERS);
		NullProgressMonitor cancelled = new NullProgressMonitor();
		cancelled.setCanceled(true);
		assertThrows(OperationCanceledException.class, () -> cohort(10).execute(SubMonitor.convert(cancelled, 10)));
		assertEquals(List.of(), chosen());
	}
}
