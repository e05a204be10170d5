package org.zipp.ui.study;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.zipp.core.StudyDirectory;
import org.zipp.study.Ballot.Pair;
import org.zipp.ui.context.StudyContext;

/**
 * Votes in a workbench with real key events and says on standard output what the workbench has acknowledged. Does
 * nothing unless {@link WorkbenchKillTest} started the workbench.
 */
public final class VotingDriver implements IStartup {

	/** System property: folder of the study. */
	static final String STUDY = "zipp.test.vote.study";
	/** System property: id of the rater. */
	static final String RATER = "zipp.test.vote.rater";
	/** Begins the line that names the trial shown first. */
	static final String FIRST = "first trial ";
	/** Begins the line that names a trial whose answer is acknowledged: the next pair is on the screen. */
	static final String ACKNOWLEDGED = "acknowledged ";

	private static final int[] KEYS = { SWT.ARROW_LEFT, SWT.ARROW_RIGHT, SWT.ARROW_DOWN };
	private static final int POLL_MILLIS = 2;

	private VoteEditor editor;
	private boolean begun;
	private long posted = -1;
	private int answers;

	@Override
	public void earlyStartup() {
		String study = System.getProperty(STUDY);
		if (study != null) {
			Display display = PlatformUI.getWorkbench().getDisplay();
			display.asyncExec(() -> start(display, Path.of(study)));
		}
	}

	private void start(Display display, Path study) {
		StudyContext.get().open(new StudyDirectory(study));
		IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
		StudyActions.openVote(page, System.getProperty(RATER));
		editor = (VoteEditor) page.getActiveEditor();
		step(display);
	}

	private void step(Display display) {
		if (editor.session() == null) {
			display.timerExec(POLL_MILLIS, () -> step(display));
			return;
		}
		if (!begun) {
			begun = true;
			System.out.println(FIRST + editor.session().current().map(Pair::trialId).orElse(-1L));
		}
		Optional<Pair> current = editor.session().current();
		long trial = current.map(Pair::trialId).orElse(-1L);
		if (posted >= 0 && trial != posted) {
			System.out.println(ACKNOWLEDGED + posted);
			posted = -1;
		}
		if (posted < 0 && trial >= 0 && editor.session().canAnswer() && hasKeyboard(display)) {
			posted = trial;
			key(display, SWT.KeyDown);
			key(display, SWT.KeyUp);
			answers++;
		}
		display.timerExec(POLL_MILLIS, () -> step(display));
	}

	/** Puts the keyboard into the editor; until the window system says that it is there, a key would be lost. */
	private boolean hasKeyboard(Display display) {
		Shell window = editor.getSite().getShell();
		if (display.getActiveShell() != window) {
			window.forceActive();
			return false;
		}
		editor.getSite().getPage().activate(editor);
		editor.setFocus();
		return window.isVisible() && display.getFocusControl() != null;
	}

	private void key(Display display, int type) {
		Event event = new Event();
		event.type = type;
		event.keyCode = KEYS[answers % KEYS.length];
		if (!display.post(event)) {
			throw new IllegalStateException("The key could not be posted.");
		}
	}
}
