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
	 * @param weight   nearness to the centre, 0 to 1: for a neighbour its share of the centre's TF-IDF weight, for one
	 *                 two steps away the cosine of TF-IDF vectors; 1 for the centre
	 * @param distance steps from the centre: 0, 1 or 2
	 */
	public record Node(String id, Kind kind, String label, long posts, long comments, double weight, int distance) {
	}

	/**
	 * What a user did in a community.
	 *
	 * @param from     user id
	 * @param to       community name
	 * @param weight   share of the community in the user's TF-IDF weight, 0 to 1
	 * @param posts    submissions of the user there
	 * @param comments comments of the user there
	 */
	public record Link(String from, String to, double weight, long posts, long comments) {
	}
}
