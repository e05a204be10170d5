package org.zipp.mining.encoder;

/** What is known of communities before any training: one row of numbers each. Safe for several threads. */
public interface CommunityFeatures {

	/** Kind, for example {@code text}; features of the same kind and dimension can stand in for each other. */
	String kind();

	/** Length of a row. */
	int dimension();

	/** How many communities there are. */
	int count();

	/** Copies the row of a community to {@code target} from position {@code at}. */
	void copy(int community, float[] target, int at);
}
