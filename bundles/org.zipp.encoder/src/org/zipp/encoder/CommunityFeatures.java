package org.zipp.encoder;

/** What is known of communities before any training: one row of numbers each. Safe for several threads. */
public interface CommunityFeatures {

	/** Kind, for example {@code text}; features of the same kind and dimension can stand in for each other. */
	String kind();

	/** Length of a row. */
	int dimension();

	/** How many communities there are. */
	int count();

	/**
	 * Name of a community. What an encoder learned of a community is found again by it: another graph counts its
	 * communities otherwise.
	 */
	default String id(int community) {
		return Integer.toString(community);
	}

	/** Copies the row of a community to {@code target} from position {@code at}. */
	void copy(int community, float[] target, int at);
}
