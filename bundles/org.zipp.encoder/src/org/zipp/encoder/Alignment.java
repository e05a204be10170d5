package org.zipp.encoder;

/**
 * The visual posting behaviour of users that ImageAlign ties their embeddings to (METHODS §2): the mean embedding of the
 * titles, or of the pictures, of a user's image posts. Safe for several threads.
 */
public interface Alignment {

	/** {@code titles} or {@code images}. */
	String source();

	/** Length of a row. */
	int dimension();

	/** Whether something is known of the user. */
	boolean has(int user);

	/** Copies the row of a user, of L2 norm 1, to {@code target} from position {@code at}. */
	void copy(int user, float[] target, int at);
}
