package org.zipp.ui.study.lock;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.zipp.study.plan.LockedPlan;
import org.zipp.ui.widgets.Sizes;

/** Shows what a lock freezes, and asks who locks it. */
public final class LockDialog extends TitleAreaDialog {

	/** Key of the widget data by which tests find the fields: {@code plan}, {@code hash} and {@code who}. */
	public static final String PART = "org.zipp.ui.lock.part";

	private final LockedPlan plan;
	private final long votes;
	private Text who;
	private String name = "";

	/** @param votes answers there are already */
	public LockDialog(Shell shell, LockedPlan plan, long votes) {
		super(shell);
		this.plan = plan;
		this.votes = votes;
		setShellStyle(getShellStyle() | SWT.RESIZE);
	}

	/** Who locks it. */
	public String who() {
		return name;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText("Lock the plan");
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		setTitle("This is what will be analysed");
		if (votes > 0) {
			setMessage(votes + (votes == 1 ? " vote was" : " votes were")
					+ " given already; the report says so. A change afterwards needs a reason.",
					IMessageProvider.WARNING);
		} else {
			setMessage("Nothing of it can be changed afterwards without a reason, which the report tells. It cannot be unlocked.");
		}
		Composite form = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(14, 12).spacing(10, 8).applyTo(form);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(form);
		Text text = new Text(form, SWT.BORDER | SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
		text.setText(String.join("\n", LockWords.lines(plan)));
		text.setData(PART, "plan");
		GridDataFactory.fillDefaults().span(2, 1).grab(true, true).hint(Sizes.px(460), Sizes.px(300)).applyTo(text);
		new Label(form, SWT.NONE).setText("SHA-256:");
		Text hash = new Text(form, SWT.READ_ONLY);
		hash.setText(plan.hash());
		hash.setData(PART, "hash");
		hash.setToolTipText("Of the plan in its canonical form. Put it where it cannot be changed, for example into a registration.");
		GridDataFactory.fillDefaults().grab(true, false).hint(Sizes.px(300), SWT.DEFAULT).applyTo(hash);
		new Label(form, SWT.NONE).setText("&Your name:");
		who = new Text(form, SWT.BORDER);
		who.setText(System.getProperty("user.name", ""));
		who.setData(PART, "who");
		who.addListener(SWT.Modify, e -> validate());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(who);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(form, "org.zipp.ui.design");
		return form;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, "Lock the plan", false);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, true);
		validate();
		who.setFocus();
		who.selectAll();
	}

	private void validate() {
		if (getButton(IDialogConstants.OK_ID) != null) {
			getButton(IDialogConstants.OK_ID).setEnabled(!who.getText().isBlank());
		}
	}

	@Override
	protected void okPressed() {
		name = who.getText().strip();
		super.okPressed();
	}
}
