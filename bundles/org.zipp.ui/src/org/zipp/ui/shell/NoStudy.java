package org.zipp.ui.shell;

import org.zipp.ui.Ids;
import org.zipp.ui.context.Studies;
import org.zipp.ui.widgets.EmptyState;

/** What every view says while no study is open. */
public final class NoStudy {

	private NoStudy() {
	}

	/** Fills an empty state with the sentence and the way out. */
	public static void fill(EmptyState empty) {
		empty.show("No study is open",
				"Open the sample study to look around, or open a study of your own with File > Open study.",
				"Open sample study", NoStudy::openSample);
	}

	/** The first time the sample is made, which takes a while: the welcome page shows how far it is. */
	private static void openSample() {
		Studies.openSample();
		if (Studies.isMakingSample()) {
			Perspectives.show(Ids.WELCOME_PERSPECTIVE);
		}
	}
}
