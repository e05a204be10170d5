package org.zipp.core.http;

import org.zipp.core.ZippException;

/** A server that gave no usable answer, in words, and what that means for other requests. */
public final class ServerException extends ZippException {

	private static final long serialVersionUID = 1L;

	/** Whom else a failure meets. */
	public enum Reach {
		/** This request alone: what was sent is refused, or its answer cannot be used. */
		ITEM,
		/** Perhaps the next ones too: the server is in trouble. */
		TROUBLE,
		/** Every request: a wrong key, no such model, nothing left to spend. */
		ALL
	}

	private final Reach reach;

	/** The cause is never kept: its messages hold what the server sent, and that may hold the key. */
	public ServerException(Reach reach, String message) {
		super(message);
		this.reach = reach;
	}

	public Reach reach() {
		return reach;
	}
}
