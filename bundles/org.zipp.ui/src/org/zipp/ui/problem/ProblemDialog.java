package org.zipp.ui.problem;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.zipp.ui.context.Theme;

/**
 * Tells of a problem: what was wrong in plain words, details on demand, and a button that copies everything. Problems that
 * come while it is open are added to it, so that a hundred failures are one window.
 */
public final class ProblemDialog extends Dialog {

	/** Key of the widget data by which tests find the parts. */
	static final String PART = "org.zipp.ui.problem.part";
	static final String TITLE = "ZIPP Workbench – a problem";

	private static final int COPY = IDialogConstants.CLIENT_ID;
	private static final int DETAILS = IDialogConstants.CLIENT_ID + 1;
	private static final int OFFER = IDialogConstants.CLIENT_ID + 2;
	private static final int WIDTH_CHARS = 64;
	private static final int DETAIL_LINES = 12;
	private static final int KEPT = 50;

	private static ProblemDialog open;

	private final List<Problem> problems = new ArrayList<>();
	private final Action offer;
	private int shown;
	private int left;

	private Label icon;
	private Text message;
	private Text more;
	private Text details;
	private Composite steps;
	private Label position;

	private ProblemDialog(Shell parent, Problem problem, Action offer, boolean modal) {
		super(parent);
		this.offer = offer;
		problems.add(problem);
		setShellStyle(SWT.DIALOG_TRIM | SWT.RESIZE | (modal ? SWT.APPLICATION_MODAL : SWT.MODELESS));
		setBlockOnOpen(modal);
	}

	/**
	 * Shows a problem; in the UI thread.
	 *
	 * @param modal whether to return only when it is closed
	 */
	static void show(IStatus status, boolean modal) {
		Problem problem = Problem.of(status);
		if (open != null && open.getShell() != null && !open.getShell().isDisposed() && open.offer == null) {
			open.add(problem);
			return;
		}
		open(new ProblemDialog(parent(), problem, null, modal));
	}

	/**
	 * Shows a problem and offers a way out.
	 *
	 * @param offer what its first button does, after the dialog is closed
	 */
	public static void show(IStatus status, Action offer) {
		open(new ProblemDialog(parent(), Problem.of(status), offer, false));
	}

	private static void open(ProblemDialog dialog) {
		open = dialog;
		dialog.open();
	}

	/** The window in use: a dialog that is open must not hide this one. */
	private static Shell parent() {
		Shell active = Display.getCurrent().getActiveShell();
		if (active != null && (active.getStyle() & SWT.TOOL) == 0 && active.isVisible()) {
			return active;
		}
		for (Shell shell : Display.getCurrent().getShells()) {
			if (shell.isVisible() && (shell.getStyle() & SWT.TOOL) == 0) {
				return shell;
			}
		}
		return null;
	}

	private void add(Problem problem) {
		if (problems.stream().anyMatch(p -> p.message().equals(problem.message()) && p.more().equals(problem.more()))) {
			return;
		}
		if (problems.size() == KEPT) {
			left++;
		} else {
			problems.add(problem);
		}
		refresh();
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(TITLE);
		shell.addListener(SWT.Dispose, e -> {
			if (open == this) {
				open = null;
			}
		});
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(16, 14).spacing(14, 10).applyTo(area);
		icon = new Label(area, SWT.NONE);
		GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(icon);
		message = text(area, SWT.WRAP | SWT.MULTI, "message");
		GridDataFactory.fillDefaults().grab(true, true).hint(width(area), SWT.DEFAULT).applyTo(message);
		more = text(area, SWT.WRAP | SWT.MULTI | SWT.V_SCROLL | SWT.BORDER, "more");
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(width(area), SWT.DEFAULT).applyTo(more);
		steps = new Composite(area, SWT.NONE);
		GridDataFactory.fillDefaults().span(2, 1).align(SWT.END, SWT.CENTER).applyTo(steps);
		GridLayoutFactory.fillDefaults().numColumns(3).applyTo(steps);
		step(steps, "Previous problem", "‹", -1);
		position = Theme.style(new Label(steps, SWT.CENTER), Theme.CSS_QUIET);
		step(steps, "Next problem", "›", 1);
		details = text(area, SWT.MULTI | SWT.H_SCROLL | SWT.V_SCROLL | SWT.BORDER, "details");
		details.setFont(JFaceResources.getTextFont());
		GridDataFactory.fillDefaults().grab(true, true).span(2, 1).exclude(true).hint(width(area), details.getLineHeight() * DETAIL_LINES)
				.applyTo(details);
		details.setVisible(false);
		return area;
	}

	private static Text text(Composite area, int style, String part) {
		Text text = new Text(area, style | SWT.READ_ONLY);
		text.setData(PART, part);
		return text;
	}

	private static int width(Control control) {
		GC gc = new GC(control);
		try {
			return (int) (gc.getFontMetrics().getAverageCharacterWidth() * WIDTH_CHARS);
		} finally {
			gc.dispose();
		}
	}

	private void step(Composite parent, String toolTip, String text, int by) {
		Button button = new Button(parent, SWT.PUSH);
		button.setText(text);
		button.setToolTipText(toolTip);
		button.addListener(SWT.Selection, e -> {
			shown = Math.floorMod(shown + by, problems.size());
			refresh();
		});
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		if (offer != null) {
			createButton(parent, OFFER, offer.getText(), false);
		}
		createButton(parent, DETAILS, "Show details", false).setData(PART, "showDetails");
		createButton(parent, COPY, "Copy details", false).setData(PART, "copy");
		createButton(parent, IDialogConstants.OK_ID, "Close", true);
	}

	@Override
	protected Control createContents(Composite parent) {
		Control contents = super.createContents(parent);
		refresh();
		return contents;
	}

	private void refresh() {
		Problem problem = problems.get(shown);
		int image = problem.severity() == IStatus.ERROR ? SWT.ICON_ERROR
				: problem.severity() == IStatus.WARNING ? SWT.ICON_WARNING : SWT.ICON_INFORMATION;
		icon.setImage(getShell().getDisplay().getSystemImage(image));
		message.setText(problem.message());
		more.setText(String.join("\n", problem.more()));
		setShown(more, !problem.more().isEmpty());
		details.setText(problem.details());
		position.setText((shown + 1) + " of " + problems.size() + (left == 0 ? "" : ", and " + left + " more in the Error Log"));
		setShown(steps, problems.size() > 1);
		grow();
	}

	private static void setShown(Control control, boolean shown) {
		control.setVisible(shown);
		((GridData) control.getLayoutData()).exclude = !shown;
	}

	private void grow() {
		getShell().layout(true, true);
		Point size = getShell().getSize();
		Point wanted = getShell().computeSize(Math.max(size.x, getShell().computeSize(SWT.DEFAULT, SWT.DEFAULT).x), SWT.DEFAULT);
		if (getShell().isVisible() && (wanted.y > size.y || wanted.x > size.x)) {
			getShell().setSize(Math.max(size.x, wanted.x), Math.max(size.y, wanted.y));
		}
	}

	@Override
	protected void buttonPressed(int button) {
		switch (button) {
		case COPY -> copy();
		case DETAILS -> {
			setShown(details, !details.getVisible());
			getButton(DETAILS).setText(details.getVisible() ? "Hide details" : "Show details");
			grow();
		}
		case OFFER -> {
			setReturnCode(Window.OK);
			close();
			offer.run();
		}
		default -> super.buttonPressed(button);
		}
	}

	private void copy() {
		Clipboard clipboard = new Clipboard(getShell().getDisplay());
		try {
			clipboard.setContents(new Object[] { String.join("\n\n", problems.stream().map(Problem::details).toList()) },
					new Transfer[] { TextTransfer.getInstance() });
		} finally {
			clipboard.dispose();
		}
	}

	@Override
	protected boolean isResizable() {
		return true;
	}
}
