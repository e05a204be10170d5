package org.zipp.ui.study;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.zipp.store.StudyConflict;
import org.zipp.store.StudyPart.Key;

/** What was changed here and by somebody else too, side by side; the user says for each which of the two is kept. */
final class StudyConflictDialog extends TitleAreaDialog {

	/** Data of the buttons, for tests: the part and whether it is the state of the editor. */
	static final String CHOICE = "studyConflictChoice";

	private static final int SIDE_WIDTH = 260;
	private static final int HIGHEST = 420;

	private final List<StudyConflict> conflicts;
	private final Set<Key> theirs = new HashSet<>();

	StudyConflictDialog(Shell shell, List<StudyConflict> conflicts) {
		super(shell);
		this.conflicts = conflicts;
		setShellStyle(getShellStyle() | SWT.RESIZE);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText("The study was changed meanwhile");
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		setTitle("Somebody else, or a step, has changed the same things");
		setMessage("Choose for each what is kept. Everything else you edited is saved as you wrote it.");
		ScrolledComposite scroll = new ScrolledComposite((Composite) super.createDialogArea(parent), SWT.V_SCROLL);
		scroll.setExpandHorizontal(true);
		scroll.setExpandVertical(true);
		Composite rows = new Composite(scroll, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).margins(14, 12).spacing(14, 8).applyTo(rows);
		for (StudyConflict conflict : conflicts) {
			Label name = new Label(rows, SWT.NONE);
			name.setText(conflict.key().name());
			name.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
			GridDataFactory.fillDefaults().span(2, 1).applyTo(name);
			// Each side is a group of its own for radio buttons, so the two are kept apart by hand.
			Button mine = side(rows, "&Mine", StudyConflict.said(conflict.mine(), "removed"));
			Button stored = side(rows, "&Stored", StudyConflict.said(conflict.theirs(), "removed"));
			mine.setSelection(true);
			choose(mine, stored, conflict.key(), false);
			choose(stored, mine, conflict.key(), true);
		}
		scroll.setContent(rows);
		scroll.setMinSize(rows.computeSize(SWT.DEFAULT, SWT.DEFAULT));
		GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, Math.min(HIGHEST, rows.computeSize(SWT.DEFAULT, SWT.DEFAULT).y))
				.applyTo(scroll);
		return scroll;
	}

	private static Button side(Composite rows, String whose, String says) {
		Composite side = new Composite(rows, SWT.BORDER);
		GridLayoutFactory.fillDefaults().margins(8, 8).applyTo(side);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(side);
		Button button = new Button(side, SWT.RADIO);
		button.setText(whose);
		Label text = new Label(side, SWT.WRAP);
		text.setText(says.replace("&", "&&"));
		GridDataFactory.fillDefaults().grab(true, false).hint(SIDE_WIDTH, SWT.DEFAULT).applyTo(text);
		return button;
	}

	private void choose(Button button, Button other, Key key, boolean stored) {
		button.setData(CHOICE, key.name() + (stored ? " stored" : " mine"));
		button.addListener(SWT.Selection, e -> {
			if (button.getSelection()) {
				other.setSelection(false);
				if (stored) {
					theirs.add(key);
				} else {
					theirs.remove(key);
				}
			}
		});
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, "Save these", true);
		createButton(parent, IDialogConstants.CANCEL_ID, "Keep editing", false);
	}

	/** Whether the state of the editor is kept. */
	boolean isMineKept(StudyConflict conflict) {
		return !theirs.contains(conflict.key());
	}
}
