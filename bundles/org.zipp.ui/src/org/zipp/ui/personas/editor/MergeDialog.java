package org.zipp.ui.personas.editor;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.zipp.ui.personas.PersonaColours;
import org.zipp.ui.personas.presenter.PersonaMerge.Conflict;
import org.zipp.ui.personas.presenter.PersonaMerge.Take;
import org.zipp.ui.personas.presenter.TextDiff;

/** Shows what two edits of a persona changed differently, side by side, and asks for each what is taken. */
final class MergeDialog extends TitleAreaDialog {

	private static final int WIDTH = 860;
	private static final int HEIGHT = 520;
	private static final int TEXT_WIDTH = 200;

	private final List<Conflict> conflicts;
	private final String who;
	private final Take[] takes;
	private final List<List<Button>> choices = new ArrayList<>();

	/** @param who the person whose edit is stored */
	MergeDialog(Shell shell, List<Conflict> conflicts, String who) {
		super(shell);
		this.conflicts = conflicts;
		this.who = who;
		takes = new Take[conflicts.size()];
		setHelpAvailable(false);
	}

	/** What was chosen for each conflict, in their order. */
	List<Take> takes() {
		return List.of(takes);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText("Changes that do not fit together");
	}

	@Override
	protected boolean isResizable() {
		return true;
	}

	@Override
	protected Point getInitialSize() {
		Point size = super.getInitialSize();
		Point most = new Point(getShell().getDisplay().getClientArea().width, getShell().getDisplay().getClientArea().height);
		return new Point(Math.min(Math.max(size.x, WIDTH), most.x), Math.min(Math.max(HEIGHT, Math.min(size.y, most.y)), most.y));
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		setTitle(conflicts.size() == 1 ? "One change does not fit" : conflicts.size() + " changes do not fit");
		setMessage("Everything else is put together. Choose what is taken where both of you changed the same; "
				+ "you can still undo it in the editor.");
		Composite area = (Composite) super.createDialogArea(parent);
		ScrolledComposite scrolled = new ScrolledComposite(area, SWT.V_SCROLL);
		scrolled.setExpandHorizontal(true);
		scrolled.setExpandVertical(true);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(scrolled);
		Composite list = new Composite(scrolled, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(12, 8).spacing(0, 14).applyTo(list);
		for (int i = 0; i < conflicts.size(); i++) {
			create(list, i);
		}
		scrolled.setContent(list);
		scrolled.addListener(SWT.Resize,
				e -> scrolled.setMinHeight(list.computeSize(scrolled.getClientArea().width, SWT.DEFAULT).y));
		// The keyboard brings a choice into view.
		choices.forEach(row -> row.forEach(b -> b.addListener(SWT.FocusIn, e -> scrolled.showControl(b))));
		return area;
	}

	private void create(Composite parent, int place) {
		Conflict conflict = conflicts.get(place);
		// Radio buttons of one parent are one choice.
		Composite list = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).equalWidth(true).spacing(10, 4).applyTo(list);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(list);
		Label where = new Label(list, SWT.NONE);
		where.setText(conflict.where());
		where.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		GridDataFactory.fillDefaults().grab(true, false).span(3, 1).applyTo(where);
		text(list, conflict.before(), conflict.before().isEmpty() ? "It was not there." : "", conflict.before());
		text(list, conflict.stored(), conflict.stored().isEmpty() ? "Taken away." : "", conflict.before());
		text(list, conflict.mine(), conflict.mine().isEmpty() ? "Taken away." : "", conflict.before());
		List<Button> row = new ArrayList<>();
		row.add(choice(list, place, Take.BEFORE, "As it was before"));
		row.add(choice(list, place, Take.STORED, "Stored by " + who));
		row.add(choice(list, place, Take.MINE, "Mine"));
		if (conflict.both()) {
			Button both = choice(list, place, Take.BOTH, "Both, the stored one first");
			GridDataFactory.createFrom((GridData) both.getLayoutData()).span(3, 1).applyTo(both);
			row.add(both);
		}
		choices.add(row);
	}

	private Button choice(Composite list, int place, Take take, String text) {
		Button button = new Button(list, SWT.RADIO);
		button.setText(text.replace("&", "&&"));
		button.setData(take);
		GridDataFactory.swtDefaults().applyTo(button);
		button.addListener(SWT.Selection, e -> {
			if (button.getSelection()) {
				takes[place] = take;
				validate();
			}
		});
		return button;
	}

	private static void text(Composite list, String shown, String instead, String before) {
		StyledText text = new StyledText(list, SWT.BORDER | SWT.WRAP | SWT.MULTI | SWT.READ_ONLY);
		text.setMargins(6, 4, 6, 4);
		text.setText(shown.isEmpty() ? instead : shown);
		GridDataFactory.fillDefaults().grab(true, false).hint(TEXT_WIDTH, SWT.DEFAULT).applyTo(text);
		if (!shown.isEmpty()) {
			for (TextDiff.Range range : TextDiff.of(before, shown).added()) {
				text.setStyleRange(new StyleRange(range.start(), range.end() - range.start(), null,
						PersonaColours.added(text.getBackground())));
			}
		}
		text.addListener(SWT.Traverse, e -> e.doit = true);
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		all(parent, IDialogConstants.CLIENT_ID, "All as &stored", Take.STORED);
		all(parent, IDialogConstants.CLIENT_ID + 1, "All &mine", Take.MINE);
		createButton(parent, IDialogConstants.OK_ID, "Put together", true);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
		validate();
	}

	private void all(Composite parent, int id, String text, Take take) {
		createButton(parent, id, text, false).addListener(SWT.Selection, e -> {
			for (int i = 0; i < conflicts.size(); i++) {
				choose(i, take);
			}
		});
	}

	private void choose(int place, Take take) {
		for (Button button : choices.get(place)) {
			button.setSelection(button.getData() == take);
			if (button.getSelection()) {
				button.notifyListeners(SWT.Selection, new Event());
			}
		}
	}

	private void validate() {
		int open = 0;
		for (Take take : takes) {
			open += take == null ? 1 : 0;
		}
		Button ok = getButton(IDialogConstants.OK_ID);
		if (ok != null) {
			ok.setEnabled(open == 0);
		}
	}
}
