package org.zipp.graph;

import java.util.List;

/**
 * What lies around a user or a community of the interaction graph, small enough to be drawn.
 *
 * @param centre what it is around, at distance 0
 * @param nodes  all nodes, the centre first, then by distance and falling weight
 * @param links  edges among the nodes; every link joins a user and a community
 */
public record Neighbourhood(Node centre, List<Node> nodes, List<Link> links) {

	public Neighbourhood {
		nodes = List.copyOf(nodes);
		links = List.copyOf(links);
	}

	/** What a node stands for. */
	public enum Kind {
		USER, COMMUNITY
	}

	/**
	 * A user or a community.
	 *
	 * @param id       user id or community name
	 * @param label    short text to draw
	 * @param posts    submissions: of a user in all communities, of a community by all users
	 * @param comments comments, likewise
	 * @param weight   nearness to the centre, 0 to 1: for a neighbour the weight of the link that joins them, for one two
	 *                 steps away the cosine of TF-IDF vectors; 1 for the centre
	 * @param distance steps from the centre: 0, 1 or 2
	 */
	public record Node(String id, Kind kind, String label, long posts, long comments, double weight, int distance) {
	}

	/**
	 * What a user did in a community.
	 *
	 * @param from     user id
	 * @param to       community name
	 * @param weight   how much the community says about the user, 0 to 1; over all communities of a user they add up to 1
	 * @param rank     place of the community among those of the user by falling weight, from 1
	 * @param of       how many communities the user has
	 * @param posts    submissions of the user there
	 * @param comments comments of the user there
	 * @param first    time of the first of them, seconds since 1970; 0 when not known
	 * @param last     time of the last of them; 0 when not known
	 */
	public record Link(String from, String to, double weight, int rank, int of, long posts, long comments, long first,
			long last) {
	}
}
