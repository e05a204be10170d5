package org.zipp.graph;

import java.util.Arrays;

/**
 * Edges of one node, reused from call to call: filled by {@link InteractionGraph#communitiesOf} and
 * {@link InteractionGraph#usersOf}, or edge by edge. Not safe for several threads.
 */
public final class EdgeList {

	private static final int FIRST_CAPACITY = 64;

	int[] neighbours = new int[FIRST_CAPACITY];
	int[] posts = new int[FIRST_CAPACITY];
	int[] comments = new int[FIRST_CAPACITY];
	int[] firsts = new int[FIRST_CAPACITY];
	int[] lasts = new int[FIRST_CAPACITY];
	int[] scores = new int[FIRST_CAPACITY];
	/** Room for numbers of edges in the graph. */
	long[] edges = {};
	int size;

	/** Edges held. */
	public int size() {
		return size;
	}

	/** Index of the community, or user, at the other end. */
	public int neighbour(int i) {
		return neighbours[i];
	}

	/** Submissions. */
	public int posts(int i) {
		return posts[i];
	}

	/** Comments. */
	public int comments(int i) {
		return comments[i];
	}

	/** Posts and comments. */
	public long activity(int i) {
		return (long) posts[i] + comments[i];
	}

	/** Time of the first post or comment, seconds since 1970; 0 when not known. */
	public long first(int i) {
		return Integer.toUnsignedLong(firsts[i]);
	}

	/** Time of the last post or comment, seconds since 1970; 0 when not known. */
	public long last(int i) {
		return Integer.toUnsignedLong(lasts[i]);
	}

	/** Sum of the votes that posts and comments got, at the ends of {@code int} when beyond. */
	public int score(int i) {
		return scores[i];
	}

	/** Makes the list empty, keeping its room. */
	public void clear() {
		size = 0;
	}

	/**
	 * Adds an edge at the end.
	 *
	 * @param first seconds since 1970, up to the year 2106
	 * @throws IllegalArgumentException when a number or a time is out of range
	 */
	public void add(int neighbour, int postCount, int commentCount, long first, long last, int score) {
		if (neighbour < 0 || postCount < 0 || commentCount < 0) {
			throw new IllegalArgumentException("An edge to " + neighbour + " with " + postCount + " posts and " + commentCount
					+ " comments is none.");
		}
		room(size + 1);
		neighbours[size] = neighbour;
		posts[size] = postCount;
		comments[size] = commentCount;
		firsts[size] = seconds(first);
		lasts[size] = seconds(last);
		scores[size++] = score;
	}

	private static int seconds(long time) {
		if (time >>> Integer.SIZE != 0) {
			throw new IllegalArgumentException("Time " + time + " is not between 1970 and 2106.");
		}
		return (int) time;
	}

	/** Room for numbers of edges, of any content. */
	long[] edges(int count) {
		if (count > edges.length) {
			edges = new long[neighbours.length];
		}
		return edges;
	}

	/** Makes room for edges, keeping those there are. */
	void room(int edges) {
		if (edges > neighbours.length) {
			int capacity = Math.max(edges, 2 * neighbours.length);
			neighbours = Arrays.copyOf(neighbours, capacity);
			posts = Arrays.copyOf(posts, capacity);
			comments = Arrays.copyOf(comments, capacity);
			firsts = Arrays.copyOf(firsts, capacity);
			lasts = Arrays.copyOf(lasts, capacity);
			scores = Arrays.copyOf(scores, capacity);
		}
	}
}
