package org.zipp.store;

import org.zipp.core.ZippException;

/** A server does not let a user in without the right password: none was known, or the one that was known is wrong. */
public final class PasswordNeeded extends ZippException {

	private static final long serialVersionUID = 1L;

	private final transient ServerPlace place;
	private final boolean refused;

	/** @param refused whether a password was given */
	public PasswordNeeded(String message, ServerPlace place, boolean refused, Throwable cause) {
		super(message, cause);
		this.place = place;
		this.refused = refused;
	}

	/** Whose password is needed, and where. */
	public ServerPlace place() {
		return place;
	}

	/** Whether a password was given, which is then wrong. */
	public boolean refused() {
		return refused;
	}
}
