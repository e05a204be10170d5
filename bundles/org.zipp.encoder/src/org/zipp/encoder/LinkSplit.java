package org.zipp.encoder;

/** Which links of a graph are for training, validation and test: at most one of each of the last two a user. */
public interface LinkSplit {

	/** Position of the user's validation link in the user's list, −1 when there is none. */
	int validation(int user);

	/** Position of the user's test link in the user's list, −1 when there is none. */
	int test(int user);

	/** Whether the link at that position of the user's list may be seen in training. */
	default boolean isTraining(int user, int ordinal) {
		return ordinal != validation(user) && ordinal != test(user);
	}
}
