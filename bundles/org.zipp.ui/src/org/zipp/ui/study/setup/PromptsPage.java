package org.zipp.ui.study.setup;

import java.nio.file.Path;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.zipp.tables.TableFiles;
import org.zipp.ui.context.Services;
import org.zipp.ui.context.UiJobs;
import org.zipp.ui.study.setup.NewStudy.Page;
import org.zipp.ui.widgets.Sizes;

/** What the pictures are of. */
final class PromptsPage extends SetUpPage {

	private Text prompts;
	private Label counted;

	PromptsPage(NewStudy study) {
		super(study, "prompts", "What the pictures are of", "A prompt a line, typed or pasted; it is shown above each pair.", Page.PROMPTS);
	}

	@Override
	void fill(Composite body) {
		quiet(body, "A short name and a colon may stand before a prompt: it is the prompt's id in tables and names of files. Others get an id"
				+ " of their words.", 1);
		prompts = new Text(body, SWT.BORDER | SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
		prompts.setData(PART, "prompts");
		GridDataFactory.fillDefaults().grab(true, true).hint(Sizes.px(400), Sizes.px(220)).applyTo(prompts);
		prompts.addListener(SWT.Modify, e -> {
			if (!isShowing()) {
				study().setPrompts(prompts.getText());
				count();
				touched();
			}
		});
		counted = quiet(body, "", 1);
		push(body, "From a &file…", this::choose);
	}

	private void choose() {
		FileDialog dialog = new FileDialog(getShell(), SWT.OPEN);
		dialog.setText("Prompts: a text with one a line, or a table with the columns id and text");
		String chosen = dialog.open();
		if (chosen != null) {
			read(Path.of(chosen));
		}
	}

	/** Reads prompts outside the UI thread and shows them. */
	void read(Path file) {
		UiJobs.load("Reading prompts", () -> PromptFile.read(file, Services.get(TableFiles.class)), prompts, prompts::setText);
	}

	private void count() {
		int n = study().prompts().size();
		counted.setText(n + (n == 1 ? " prompt." : " prompts."));
	}

	@Override
	void show() {
		if (!study().prompts().equals(NewStudy.prompts(prompts.getText()))) {
			put(prompts, study().promptText());
		}
		count();
	}
}
