package org.zipp.mining;

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
}
