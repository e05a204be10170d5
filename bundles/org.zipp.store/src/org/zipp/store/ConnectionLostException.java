package org.zipp.store;

import org.zipp.core.ZippException;

/**
 * The server of the tables cannot be reached, or was lost while something was asked of it. Nobody knows then whether what was asked
 * was done; what bears a token may be asked again.
 */
public final class ConnectionLostException extends ZippException {

	private static final long serialVersionUID = 1L;

	public ConnectionLostException(String message, Throwable cause) {
		super(message, cause);
	}
}
