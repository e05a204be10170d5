package org.zipp.store;

import org.zipp.core.ZippException;
import org.zipp.store.Rows.ImageKey;

/** A picture was not stored, because its task is not this process's any more, or asks for something else by now. */
public final class TakenOverException extends ZippException {

	private static final long serialVersionUID = 1L;

	public TakenOverException(ImageKey key) {
		super("The picture of prompt " + key.promptId() + " for condition " + key.conditionId()
				+ (key.userId().isEmpty() ? "" : " and user " + key.userId())
				+ " was not stored: another process has taken it over, or it was put back, removed or changed meanwhile.");
	}
}
