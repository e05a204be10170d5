package org.zipp.ui.context;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** What a study that is open read-only refuses, with the reason. The store refuses it too; this says so before. */
public final class ReadOnly {

	/** Why something cannot be done. */
	public static final String REASON = "The study is open read-only. Open it with File > Open study to change it.";

	private ReadOnly() {
	}

	/**
	 * Tells the user that the study cannot be changed, if so.
	 *
	 * @param what what was asked for, as in a menu
	 * @return whether it was refused
	 */
	public static boolean refuses(Shell parent, String what) {
		boolean refused = StudyContext.get().isReadOnly();
		if (refused) {
			MessageDialog.openInformation(parent, "The study is open read-only", "\u201c" + what + "\u201d would change the study. " + REASON);
		}
		return refused;
	}

	/** Makes the fields and buttons of an editor unchangeable when the study is; texts can still be read and copied. */
	public static void lock(Composite editor) {
		if (StudyContext.get().isReadOnly()) {
			lockAll(editor);
		}
	}

	private static void lockAll(Composite parent) {
		for (Control child : parent.getChildren()) {
			switch (child) {
			case StyledText text -> text.setEditable(false);
			case Text text -> text.setEditable(false);
			case Combo combo -> disable(combo);
			case Button button when (button.getStyle() & SWT.RADIO) == 0 -> disable(button);
			case Composite inner -> lockAll(inner);
			default -> {
				// Shows, and changes nothing.
			}
			}
		}
	}

	private static void disable(Control control) {
		control.setEnabled(false);
		control.setToolTipText(REASON);
	}
}
