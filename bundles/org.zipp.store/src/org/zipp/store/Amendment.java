package org.zipp.store;

import org.zipp.core.ZippException;

/**
 * Why something of a locked plan is changed, and by whom; it is kept with what was changed.
 *
 * @param reason a sentence
 * @param by     name of the person
 */
public record Amendment(String reason, String by) {

	public Amendment {
		reason = reason == null ? "" : reason.strip();
		by = by == null ? "" : by.strip();
		if (reason.isEmpty()) {
			throw new ZippException("A change of a locked plan needs a reason. Say in a sentence why; the report tells it.");
		}
		if (by.isEmpty()) {
			throw new ZippException("A change of a locked plan needs a name. Say who makes it; the report tells it.");
		}
	}
}
