package org.zipp.ui.study.setup;

import java.nio.file.Path;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Text;
import org.zipp.core.WholeFile;
import org.zipp.core.ZippException;
import org.zipp.ui.context.UiJobs;
import org.zipp.ui.study.setup.NewStudy.Page;
import org.zipp.ui.widgets.Sizes;

/** The plan file, which Finish applies. */
final class PlanPage extends SetUpPage {

	private Text plan;

	PlanPage(NewStudy study) {
		super(study, "plan", "The plan", "Finish applies this file. It can be kept, changed, and applied again with: zipp study --plan plan.yaml",
				Page.PLAN);
	}

	@Override
	void fill(Composite body) {
		plan = new Text(body, SWT.BORDER | SWT.MULTI | SWT.READ_ONLY | SWT.V_SCROLL | SWT.H_SCROLL);
		plan.setFont(JFaceResources.getTextFont());
		plan.setData(PART, "plan");
		GridDataFactory.fillDefaults().grab(true, true).hint(Sizes.px(400), Sizes.px(280)).applyTo(plan);
		Composite buttons = new Composite(body, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 0).applyTo(buttons);
		push(buttons, "&Copy", () -> {
			Clipboard clipboard = new Clipboard(getShell().getDisplay());
			clipboard.setContents(new Object[] { plan.getText() }, new Transfer[] { TextTransfer.getInstance() });
			clipboard.dispose();
		});
		push(buttons, "&Save…", this::save);
	}

	private void save() {
		FileDialog dialog = new FileDialog(getShell(), SWT.SAVE);
		dialog.setFileName(SetUp.FILE);
		dialog.setOverwrite(true);
		String chosen = dialog.open();
		if (chosen != null) {
			String text = plan.getText();
			UiJobs.load("Saving the plan", () -> {
				WholeFile.write(Path.of(chosen), text);
				return chosen;
			}, plan, _ -> setMessage("Saved as " + chosen, INFORMATION));
		}
	}

	@Override
	void show() {
		if (!study().problem(Page.PLAN).isEmpty()) {
			put(plan, "");
			return;
		}
		try {
			put(plan, SetUp.text(study()));
		} catch (ZippException e) {
			put(plan, "");
			setErrorMessage(e.getMessage());
		}
	}
}
