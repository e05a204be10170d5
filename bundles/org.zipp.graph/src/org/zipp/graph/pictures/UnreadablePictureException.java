package org.zipp.graph.pictures;

/** A file that is no picture that can be used; the message says why, in a few words. */
public final class UnreadablePictureException extends Exception {

	private static final long serialVersionUID = 1L;

	UnreadablePictureException(String message, Throwable cause) {
		super(message, cause);
	}
}
