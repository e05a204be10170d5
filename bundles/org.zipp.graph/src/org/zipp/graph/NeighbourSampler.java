package org.zipp.graph;

import java.util.Arrays;
import java.util.Objects;

/**
 * Draws neighbours of many nodes at once, of each at most a fan-out, without replacement. The draw of a node depends on
 * the key and the node alone, not on the batch it is in, nor on the thread. What was drawn can be read until the next
 * draw; nothing is allocated once the arrays have grown. One object for each thread; the graph stays open meanwhile.
 */
public final class NeighbourSampler {

	/** Says what must not be drawn. */
	@FunctionalInterface
	public interface Exclusion {
		/**
		 * Gives the positions of a node's list that are to be left out.
		 *
		 * @param i      place of the node in the batch
		 * @param node   the node
		 * @param target receives distinct positions, ascending; has room for all of the node's
		 * @return how many there are
		 */
		int positions(int i, int node, int[] target);
	}

	/** Weight of an edge. One that is not positive is never drawn. */
	@FunctionalInterface
	public interface EdgeWeight {
		/** In proportion to posts and comments. */
		EdgeWeight ACTIVITY = (_, posts, comments) -> (double) posts + comments;

		/** @param neighbour index of the community, or user, that would be drawn */
		double of(int neighbour, int posts, int comments);
	}

	/** Leaves nothing out. */
	public static final Exclusion NOTHING = (_, _, _) -> 0;

	private static final int FIRST_CAPACITY = 1 << 10;
	private static final long USERS = 1;
	private static final long COMMUNITIES = 2;

	private final InteractionGraph graph;
	/** Nodes of the last batch, whether they are users, and where their lists start in the graph. */
	private int[] nodes = {};
	private boolean ofUsers;
	private int size;
	private long[] starts = {};
	private int[] degrees = {};
	/** Where what was drawn for a node starts in the two arrays after it. */
	private int[] offsets = { 0 };
	private int[] positions = new int[FIRST_CAPACITY];
	private int[] neighbours = new int[FIRST_CAPACITY];
	/** Room for one node. */
	private int[] excluded = {};
	private double[] weights = {};
	private double[] times = {};

	/** @param graph an open graph, closed by whoever opened it */
	public NeighbourSampler(InteractionGraph graph) {
		this.graph = graph;
	}

	/**
	 * Draws communities of users, each of a user's with the same probability.
	 *
	 * @param users  users, of which the first {@code count} count
	 * @param fanOut most to draw of a user
	 * @param key    see {@link Samples#key}
	 */
	public void communitiesOf(int[] users, int count, int fanOut, long key, Exclusion exclusion) {
		begin(users, count, true);
		uniform(fanOut, Samples.key(key, USERS, 0), exclusion);
	}

	/** Draws communities of users, with probabilities after their weights. O(degree) for each user. */
	public void communitiesOf(int[] users, int count, int fanOut, long key, Exclusion exclusion, EdgeWeight weight) {
		begin(users, count, true);
		weighted(fanOut, Samples.key(key, USERS, 0), exclusion, weight);
	}

	/** Draws users of communities, each of a community's with the same probability. */
	public void usersOf(int[] communities, int count, int fanOut, long key, Exclusion exclusion) {
		begin(communities, count, false);
		uniform(fanOut, Samples.key(key, COMMUNITIES, 0), exclusion);
	}

	/**
	 * Draws users of communities, with probabilities after their weights. O(degree) for each community, with a look into
	 * the list of each of its users: for small communities, or few.
	 */
	public void usersOf(int[] communities, int count, int fanOut, long key, Exclusion exclusion, EdgeWeight weight) {
		begin(communities, count, false);
		weighted(fanOut, Samples.key(key, COMMUNITIES, 0), exclusion, weight);
	}

	/** Nodes of the last batch. */
	public int size() {
		return size;
	}

	/** Where what was drawn for node {@code i} of the batch starts; {@code offset(size())} is the number of all drawn. */
	public int offset(int i) {
		return offsets[i];
	}

	/** What was drawn: index of a community, or user; ascending within a node. */
	public int neighbour(int drawn) {
		return neighbours[drawn];
	}

	/** Its position in the list of the node. */
	public int position(int drawn) {
		return positions[drawn];
	}

	/** Number of posts on the edge from node {@code i} of the batch to what was drawn. */
	public int posts(int i, int drawn) {
		return graph.postsAt(edge(i, positions[drawn], neighbours[drawn]));
	}

	/** Number of comments on the edge from node {@code i} of the batch to what was drawn. */
	public int comments(int i, int drawn) {
		return graph.commentsAt(edge(i, positions[drawn], neighbours[drawn]));
	}

	private long edge(int i, int position, int neighbour) {
		return ofUsers ? starts[i] + position : graph.edge(neighbour, nodes[i]);
	}

	/** Looks up all lists before anything is drawn, so that the memory is asked for many at a time. */
	private void begin(int[] batch, int count, boolean areUsers) {
		if (count > starts.length) {
			nodes = new int[count];
			starts = new long[count];
			degrees = new int[count];
			offsets = new int[count + 1];
		}
		System.arraycopy(batch, 0, nodes, 0, count);
		size = count;
		ofUsers = areUsers;
		int all = areUsers ? graph.userCount() : graph.communityCount();
		for (int i = 0; i < count; i++) {
			Objects.checkIndex(nodes[i], all);
			starts[i] = start(nodes[i]);
			degrees[i] = (int) (start(nodes[i] + 1) - starts[i]);
		}
	}

	private long start(int node) {
		return ofUsers ? graph.rowStart(node) : graph.columnStart(node);
	}

	private void uniform(int fanOut, long key, Exclusion exclusion) {
		for (int i = 0; i < size; i++) {
			int from = offsets[i];
			room(from, Math.min(fanOut, degrees[i]));
			int left = exclude(i, exclusion);
			int n = degrees[i] - left;
			// Who has no more than the fan-out needs no chance, hence no key.
			int drawn = Samples.uniform(n, fanOut, n > fanOut ? Samples.key(key, nodes[i], 0) : 0, positions, from);
			offsets[i + 1] = from + drawn;
			if (left > 0) {
				skip(from, drawn, left);
			}
		}
		look();
	}

	private int exclude(int i, Exclusion exclusion) {
		if (exclusion == NOTHING) {
			return 0;
		}
		if (excluded.length < degrees[i]) {
			excluded = new int[2 * degrees[i]];
		}
		return exclusion.positions(i, nodes[i], excluded);
	}

	/** Turns positions among those not left out into positions among all. */
	private void skip(int from, int drawn, int left) {
		int skipped = 0;
		for (int p = from; p < from + drawn; p++) {
			while (skipped < left && excluded[skipped] <= positions[p] + skipped) {
				skipped++;
			}
			positions[p] += skipped;
		}
	}

	private void weighted(int fanOut, long key, Exclusion exclusion, EdgeWeight weight) {
		for (int i = 0; i < size; i++) {
			int from = offsets[i];
			room(from, Math.min(fanOut, degrees[i]));
			if (weights.length < degrees[i]) {
				weights = new double[2 * degrees[i]];
				times = new double[2 * degrees[i]];
			}
			for (int p = 0; p < degrees[i]; p++) {
				int neighbour = neighbourAt(starts[i] + p);
				long edge = edge(i, p, neighbour);
				weights[p] = weight.of(neighbour, graph.postsAt(edge), graph.commentsAt(edge));
			}
			int left = exclude(i, exclusion);
			for (int e = 0; e < left; e++) {
				weights[excluded[e]] = 0;
			}
			offsets[i + 1] = from + Samples.weighted(weights, degrees[i], fanOut, Samples.key(key, nodes[i], 0), positions,
					from, times);
		}
		look();
	}

	private int neighbourAt(long place) {
		return ofUsers ? graph.communityAt(place) : graph.userAt(place);
	}

	/** Looks up the neighbours at all positions drawn. */
	private void look() {
		for (int i = 0; i < size; i++) {
			for (int p = offsets[i]; p < offsets[i + 1]; p++) {
				neighbours[p] = neighbourAt(starts[i] + positions[p]);
			}
		}
	}

	private void room(int from, int more) {
		if (positions.length < from + more) {
			positions = Arrays.copyOf(positions, 2 * (from + more));
			neighbours = Arrays.copyOf(neighbours, positions.length);
		}
	}
}
