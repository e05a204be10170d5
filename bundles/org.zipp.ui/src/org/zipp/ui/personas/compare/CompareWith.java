package org.zipp.ui.personas.compare;

import java.util.List;

import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;
import org.zipp.store.Rows.PersonaRow;
import org.zipp.store.StudyStore;
import org.zipp.ui.Ids;
import org.zipp.ui.context.PersonaNames;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.UiJobs;

/** Asks which persona one is to be compared with, and shows both side by side. */
public final class CompareWith {

	private static final int TEXT_START = 70;

	private CompareWith() {
	}

	/** Reads the other personas of the study, then asks. */
	public static void ask(IWorkbenchPage page, String userId) {
		StudyStore store = StudyContext.get().store();
		Shell shell = page.getWorkbenchWindow().getShell();
		UiJobs.load("Read personas to compare with", () -> store.personas().table().stream().filter(r -> !r.userId().equals(userId)).toList(),
				shell,
				others -> choose(page, shell, userId, others));
	}

	private static void choose(IWorkbenchPage page, Shell shell, String userId, List<PersonaRow> others) {
		PersonaNames names = StudyContext.get().names();
		ElementListSelectionDialog dialog = new ElementListSelectionDialog(shell, new LabelProvider() {
			@Override
			public String getText(Object element) {
				PersonaRow row = (PersonaRow) element;
				String text = row.text().replaceAll("\\s+", " ");
				return names.name(row.userId()) + " \u2013 " + (text.length() <= TEXT_START ? text : text.substring(0, TEXT_START) + '\u2026');
			}
		});
		dialog.setTitle("Compare with");
		dialog.setMessage("Which persona shall stand beside " + names.name(userId)
				+ "? Type a name or the start of one; * stands for any letters.");
		dialog.setElements(others.toArray());
		dialog.setHelpAvailable(false);
		if (dialog.open() == Window.OK && dialog.getFirstResult() instanceof PersonaRow other) {
			open(page, userId, other.userId());
		}
	}

	/** Shows two personas side by side. */
	public static void open(IWorkbenchPage page, String left, String right) {
		try {
			page.openEditor(new PersonaPairInput(left, right), Ids.PERSONA_COMPARISON);
		} catch (PartInitException e) {
			UiJobs.show("The personas could not be compared", e);
		}
	}
}
