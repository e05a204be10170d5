package org.zipp.graph;

/**
 * Power TF-IDF weights of a user's communities (METHODS §2): {@code tf = n^0.75 / Σ n^0.75} over the communities of the
 * user, {@code idf = ln((N + 1) / (df + 1)) + 1} with N users in the graph and df members of the community.
 */
public final class PowerTfIdf {

	/** Exponent that dampens very active memberships. */
	public static final double POWER = 0.75;

	private PowerTfIdf() {
	}

	/** Inverse document frequency of a community with {@code members} members among {@code users} users. */
	public static double idf(long users, long members) {
		return Math.log((users + 1.0) / (members + 1.0)) + 1;
	}

	/**
	 * Weights before normalisation.
	 *
	 * @param activity posts + comments of one user in each community
	 * @param members  members of each of those communities
	 * @param users    users in the graph
	 * @return tf · idf for each community
	 */
	public static double[] weights(long[] activity, long[] members, long users) {
		double[] w = new double[activity.length];
		double total = 0;
		for (int i = 0; i < w.length; i++) {
			w[i] = Math.pow(activity[i], POWER);
			total += w[i];
		}
		for (int i = 0; i < w.length; i++) {
			w[i] = total == 0 ? 0 : w[i] / total * idf(users, members[i]);
		}
		return w;
	}

	/** Weights of all communities of a user in the order the graph lists them; they add up to 1. */
	public static double[] shares(InteractionGraph graph, int user) {
		double[] w = weights(graph, user);
		double total = 0;
		for (double x : w) {
			total += x;
		}
		for (int i = 0; i < w.length && total > 0; i++) {
			w[i] /= total;
		}
		return w;
	}

	static double[] weights(InteractionGraph graph, int user) {
		int degree = graph.userDegree(user);
		long[] activity = new long[degree];
		long[] members = new long[degree];
		int[] at = { 0 };
		graph.forEachCommunity(user, (community, posts, comments, _, _) -> {
			activity[at[0]] = posts + comments;
			members[at[0]++] = graph.communityDegree(community);
		});
		return weights(activity, members, graph.userCount());
	}
}
