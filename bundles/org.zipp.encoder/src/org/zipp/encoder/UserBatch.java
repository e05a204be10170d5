package org.zipp.encoder;

import java.util.Arrays;
import java.util.function.IntPredicate;

import org.zipp.graph.EdgeList;
import org.zipp.graph.InteractionGraph;

/**
 * Users by their neighbour lists, one after another. The neighbours of user i are at positions {@code offset(i)} to
 * {@code offset(i + 1)} of the arrays.
 */
public final class UserBatch {

	private static final int FIRST_CAPACITY = 1024;

	private final EdgeList edges = new EdgeList();
	private int users;
	private int[] offsets = new int[FIRST_CAPACITY];
	private int[] communities = new int[FIRST_CAPACITY];
	private int[] posts = new int[FIRST_CAPACITY];
	private int[] comments = new int[FIRST_CAPACITY];

	/** Makes the batch empty, keeping its room. */
	public void clear() {
		users = 0;
		offsets[0] = 0;
	}

	/** Begins one more user, without neighbours so far. */
	public void addUser() {
		users++;
		if (users == offsets.length) {
			offsets = Arrays.copyOf(offsets, 2 * offsets.length);
		}
		offsets[users] = offsets[users - 1];
	}

	/**
	 * Adds a neighbour of the last user.
	 *
	 * @param community     index in the graph
	 * @param postCount    submissions
	 * @param commentCount comments
	 */
	public void addNeighbour(int community, int postCount, int commentCount) {
		int at = offsets[users]++;
		if (at == communities.length) {
			communities = Arrays.copyOf(communities, 2 * at);
			posts = Arrays.copyOf(posts, 2 * at);
			comments = Arrays.copyOf(comments, 2 * at);
		}
		communities[at] = community;
		posts[at] = postCount;
		comments[at] = commentCount;
	}

	/**
	 * Adds a user of the graph.
	 *
	 * @param takes says by the position in the user's list whether to take a neighbour
	 */
	public void addUser(InteractionGraph graph, int user, IntPredicate takes) {
		addUser();
		graph.communitiesOf(user, edges);
		for (int i = 0; i < edges.size(); i++) {
			if (takes.test(i)) {
				addNeighbour(edges.neighbour(i), edges.posts(i), edges.comments(i));
			}
		}
	}

	/** How many users there are. */
	public int users() {
		return users;
	}

	/** Where the neighbours of a user start; {@code offset(users())} is the number of all neighbours. */
	public int offset(int user) {
		return offsets[user];
	}

	public int community(int position) {
		return communities[position];
	}

	public int posts(int position) {
		return posts[position];
	}

	public int comments(int position) {
		return comments[position];
	}

	/** Whether a community is among the neighbours of a user. */
	public boolean isLinked(int user, int community) {
		for (int i = offsets[user]; i < offsets[user + 1]; i++) {
			if (communities[i] == community) {
				return true;
			}
		}
		return false;
	}

	/** Posts and comments at a position. */
	public int activity(int position) {
		return posts[position] + comments[position];
	}
}
