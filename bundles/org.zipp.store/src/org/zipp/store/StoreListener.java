package org.zipp.store;

/** Hears of committed changes. */
@FunctionalInterface
public interface StoreListener {

	/** What has changed. */
	enum Topic {
		STUDY, USERS, EVIDENCE, PERSONAS, REWRITES, IMAGES, TASKS, TRIALS, VOTES, STEPS
	}

	/**
	 * @param topic what has changed
	 * @param id    user id for personas, evidence and images, trial id for votes, empty for many at once
	 */
	void changed(Topic topic, String id);
}
