package org.zipp.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.operation.Throughput;

/**
 * Numbers that describe a graph.
 *
 * @param totals      sizes of the graph
 * @param users       in how many communities users were active
 * @param communities how many users were active in communities
 * @param activity    what was written by month, in order; empty when times are not known
 * @param largest     communities with the most members, largest first
 */
public record GraphStatistics(Totals totals, Degrees users, Degrees communities, List<MonthCount> activity,
		List<CommunitySize> largest) {

	private static final int BATCH = 1 << 14;

	/** Sizes of a graph; edges are pairs of a user and a community with at least one post or comment. */
	public record Totals(long users, long communities, long edges, long posts, long comments) {
	}

	/** A community and what was written in it. */
	public record CommunitySize(String name, long members, long posts, long comments) {
	}

	public GraphStatistics {
		activity = List.copyOf(activity);
		largest = List.copyOf(largest);
	}

	/**
	 * Gathers the numbers in one pass over the users.
	 *
	 * @param largest how many communities to list
	 * @throws OperationCanceledException when cancelled
	 */
	public static GraphStatistics of(InteractionGraph graph, int largest, SubMonitor monitor) {
		SubMonitor progress = monitor.setWorkRemaining(graph.userCount() / BATCH + 1);
		Throughput throughput = new Throughput("users", graph.userCount());
		long[] byDegree = new long[graph.communityCount() + 1];
		long[] posts = new long[graph.communityCount()];
		long[] comments = new long[graph.communityCount()];
		EdgeList edges = new EdgeList();
		for (int user = 0; user < graph.userCount(); user++) {
			graph.communitiesOf(user, edges);
			byDegree[edges.size()]++;
			for (int i = 0; i < edges.size(); i++) {
				posts[edges.neighbour(i)] += edges.posts(i);
				comments[edges.neighbour(i)] += edges.comments(i);
			}
			if ((user + 1) % BATCH == 0) {
				if (progress.isCanceled()) {
					throw new OperationCanceledException();
				}
				throughput.add(BATCH);
				progress.worked(1);
				progress.subTask("Describing the graph: " + throughput.text());
			}
		}
		int[] members = IntStream.range(0, graph.communityCount()).map(graph::communityDegree).toArray();
		List<CommunitySize> first = IntStream.range(0, members.length).boxed()
				.sorted(Comparator.comparingInt((Integer c) -> -members[c]).thenComparing(c -> c)).limit(largest)
				.map(c -> new CommunitySize(graph.communityId(c), members[c], posts[c], comments[c])).toList();
		Totals totals = new Totals(graph.userCount(), members.length, graph.edgeCount(), Arrays.stream(posts).sum(),
				Arrays.stream(comments).sum());
		return new GraphStatistics(totals, ofCounts(byDegree), ofDegrees(members), graph.activity(), first);
	}

	/** @param nodes how many nodes there are of every degree */
	private static Degrees ofCounts(long[] nodes) {
		int[] degrees = IntStream.range(0, nodes.length).filter(d -> nodes[d] > 0).toArray();
		return Degrees.of(degrees, Arrays.stream(degrees).mapToLong(d -> nodes[d]).toArray());
	}

	private static Degrees ofDegrees(int[] all) {
		int[] sorted = all.clone();
		Arrays.sort(sorted);
		List<Integer> degrees = new ArrayList<>();
		List<Long> nodes = new ArrayList<>();
		for (int from = 0, to; from < sorted.length; from = to) {
			to = from;
			while (to < sorted.length && sorted[to] == sorted[from]) {
				to++;
			}
			degrees.add(sorted[from]);
			nodes.add((long) (to - from));
		}
		return Degrees.of(degrees.stream().mapToInt(d -> d).toArray(), nodes.stream().mapToLong(n -> n).toArray());
	}
}
