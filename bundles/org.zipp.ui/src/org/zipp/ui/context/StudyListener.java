package org.zipp.ui.context;

import java.util.Set;

import org.zipp.store.StoreListener.Topic;

/** Hears of the open study; always called in the UI thread. Every method has an empty default. */
public interface StudyListener {

	/** Another study was opened, or the study was closed. */
	default void studyChanged() {
	}

	/** The title of the study or its mark "contains simulated votes" was changed. */
	default void titleChanged() {
	}

	/** Somebody began or ended to vote at this machine, see {@link StudyContext#isVoting()}. */
	default void votingChanged() {
	}

	/** Another user was selected. */
	default void selectionChanged() {
	}

	/**
	 * The open study was changed. Many changes come together, at most a few times a second.
	 *
	 * @param topics what has changed
	 * @param ids    the ids of what has changed; contains the empty text when more than these may have changed
	 */
	default void storeChanged(Set<Topic> topics, Set<String> ids) {
	}
}
