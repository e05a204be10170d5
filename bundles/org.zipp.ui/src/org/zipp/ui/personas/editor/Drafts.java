package org.zipp.ui.personas.editor;

import org.zipp.ui.context.StudyContext;

/** Unsaved changes of personas that a crash has left. */
public final class Drafts {

	private Drafts() {
	}

	/** Offers them whenever their study is opened. */
	public static void offer(StudyContext context) {
		DraftKeeper.offerAll(context);
	}
}
