package org.zipp.study;

import org.zipp.core.ZippException;

/** A pair was answered in another window or by another program while it was shown here; that answer stands. */
public final class AnsweredElsewhereException extends ZippException {

	private static final long serialVersionUID = 1L;

	AnsweredElsewhereException() {
		super("This pair was answered elsewhere in the meantime; that answer stands.");
	}
}
