package org.zipp.graph;

/** Says how much each community of a user tells about the user: by counting, or as an encoder has learned it. */
@FunctionalInterface
public interface CommunityWeights {

	/**
	 * Weights of the communities of a user, in the order the graph lists them; not negative, adding up to 1.
	 *
	 * @param user index of the user in the graph
	 */
	double[] of(int user);

	/** By power TF-IDF ({@link PowerTfIdf}). */
	static CommunityWeights tfIdf(InteractionGraph graph) {
		return user -> PowerTfIdf.shares(graph, user);
	}

	/** By the share of the user's posts and comments. */
	static CommunityWeights counts(InteractionGraph graph) {
		return user -> {
			double[] shares = new double[graph.userDegree(user)];
			int[] at = { 0 };
			double[] total = { 0 };
			graph.forEachCommunity(user, (_, posts, comments, _, _) -> {
				shares[at[0]++] = posts + comments;
				total[0] += posts + comments;
			});
			for (int i = 0; i < shares.length && total[0] > 0; i++) {
				shares[i] /= total[0];
			}
			return shares;
		};
	}
}
