package org.zipp.encoder.rank;

import org.zipp.graph.InteractionGraph;

/** Says how much each community of a user tells about the user: the place of the encoder in the line. */
public interface CommunityRanker {

	/** Name of the method as stored with the evidence and printed in reports. */
	String method();

	/**
	 * Weights of the communities of a user, in the order the graph lists them; not negative, adding up to 1.
	 *
	 * @param user index of the user in the graph
	 */
	double[] weights(InteractionGraph graph, int user);

	/**
	 * The weights of several users, which a ranker may find faster together.
	 *
	 * @param from index of the first user
	 * @param to   behind the last
	 */
	default double[][] weights(InteractionGraph graph, int from, int to) {
		double[][] all = new double[to - from][];
		for (int user = from; user < to; user++) {
			all[user - from] = weights(graph, user);
		}
		return all;
	}
}
