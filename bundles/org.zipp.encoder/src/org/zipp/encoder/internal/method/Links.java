package org.zipp.encoder.internal.method;

import java.util.Arrays;

import org.zipp.encoder.LinkSplit;
import org.zipp.graph.EdgeList;
import org.zipp.graph.InteractionGraph;

/** The training links of one user, reused from user to user. */
final class Links {

	private final EdgeList edges = new EdgeList();
	private int[] communities = new int[64];
	private int[] posts = new int[64];
	private int[] comments = new int[64];
	private int size;

	/** Reads the links of a user that training may see. */
	void read(InteractionGraph graph, LinkSplit split, int user) {
		graph.communitiesOf(user, edges);
		int validation = split.validation(user);
		int test = split.test(user);
		size = 0;
		if (edges.size() > communities.length) {
			int capacity = Math.max(edges.size(), 2 * communities.length);
			communities = Arrays.copyOf(communities, capacity);
			posts = Arrays.copyOf(posts, capacity);
			comments = Arrays.copyOf(comments, capacity);
		}
		for (int i = 0; i < edges.size(); i++) {
			if (i != validation && i != test) {
				communities[size] = edges.neighbour(i);
				posts[size] = edges.posts(i);
				comments[size++] = edges.comments(i);
			}
		}
	}

	/** Takes one out; those behind it move up. */
	void remove(int at) {
		int behind = size - at - 1;
		System.arraycopy(communities, at + 1, communities, at, behind);
		System.arraycopy(posts, at + 1, posts, at, behind);
		System.arraycopy(comments, at + 1, comments, at, behind);
		size--;
	}

	int size() {
		return size;
	}

	int community(int i) {
		return communities[i];
	}

	int posts(int i) {
		return posts[i];
	}

	int comments(int i) {
		return comments[i];
	}

	long activity(int i) {
		return (long) posts[i] + comments[i];
	}

	/** Posts and comments of all links. */
	long total() {
		long total = 0;
		for (int i = 0; i < size; i++) {
			total += activity(i);
		}
		return total;
	}

	/** Whether a community is among them. */
	boolean contains(int community) {
		return Arrays.binarySearch(communities, 0, size, community) >= 0;
	}
}
