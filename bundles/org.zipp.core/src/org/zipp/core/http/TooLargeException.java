package org.zipp.core.http;

import java.io.IOException;

/** An answer that is longer than was allowed. */
final class TooLargeException extends IOException {

	private static final long serialVersionUID = 1L;

	TooLargeException(long most) {
		super("over " + (most >> 20) + " MB");
	}
}
