package org.zipp.store;

import java.util.List;

import org.zipp.core.ZippException;

/** Nothing was stored, because it would have changed what the locked plan holds without a reason. */
public final class PlanLockedException extends ZippException {

	private static final long serialVersionUID = 1L;

	private final transient List<String> parts;

	/** @param parts what would have been changed, as people call it */
	public PlanLockedException(List<String> parts) {
		super("The plan of this study is locked, and this changes what it holds: " + String.join(", ", parts)
				+ ". Nothing was stored. Give a reason; the change is then kept as a deviation, which the report tells.");
		this.parts = List.copyOf(parts);
	}

	/** What would have been changed, for example {@code prompt p3}. */
	public List<String> parts() {
		return parts;
	}
}
