package org.zipp.ui.study;

import java.util.Arrays;

import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IWorkbenchPage;
import org.zipp.ui.Ids;
import org.zipp.ui.shell.Perspectives;
import org.zipp.ui.widgets.EmptyState;

/** What parts show while somebody votes instead of what would tell the rater methods or results. */
public final class Blind {

	private Blind() {
	}

	/** @param what what is not shown, with its verb, for example {@code The report is} */
	public static void fill(EmptyState empty, String what) {
		empty.show(what + " not shown while somebody votes", "It would tell the rater which methods there are or what others chose.",
				"Close the vote page", Blind::closeVotes);
	}

	private static void closeVotes() {
		IWorkbenchPage page = Perspectives.window().getActivePage();
		page.closeEditors(Arrays.stream(page.getEditorReferences()).filter(e -> e.getId().equals(Ids.VOTE_EDITOR))
				.toArray(IEditorReference[]::new), false);
	}
}
