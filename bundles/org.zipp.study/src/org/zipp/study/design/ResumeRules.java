package org.zipp.study.design;

import java.time.Duration;

/** What becomes of a rater who left and comes back. */
public record ResumeRules(
		@Explained("resume: goes on where the rater stopped. restart: begins anew, earlier answers are taken back. block: may not"
				+ " come back.") GoOn goOn,
		@Explained("After so long away (7d, 12h, 30m) a rater cannot go on any more; 0m for never.") Duration maxAge) {

	/** What becomes of the rater. */
	public enum GoOn {
		/** Goes on where the rater stopped. */
		RESUME,
		/** Begins anew. */
		RESTART,
		/** May not come back. */
		BLOCK
	}

	/** Goes on, whenever that is. */
	public static final ResumeRules DEFAULTS = new ResumeRules(GoOn.RESUME, Duration.ZERO);
}
