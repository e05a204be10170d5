package org.zipp.generation;

import org.zipp.core.ZippException;

/**
 * What makes the pictures cannot be used now, whatever the picture: a server does not answer, a quota is used up. The picture keeps
 * its place in the queue, and after some in a row the run stops. To be thrown after the generator's own retries.
 */
public final class UnreachableException extends ZippException {

	private static final long serialVersionUID = 1L;

	/** @param message what was wrong, where, and what to do */
	public UnreachableException(String message, Throwable cause) {
		super(message, cause);
	}
}
