package org.zipp.ui.study.setup;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.zipp.ui.study.setup.NewStudy.Page;
import org.zipp.ui.widgets.Sizes;

/** Who votes. */
final class RatersPage extends SetUpPage {

	private Text names;
	private Text table;
	private Label counted;

	RatersPage(NewStudy study) {
		super(study, "raters", "Who votes", "A name a line; pseudonyms are enough. Raters can be added later too.", Page.RATERS);
	}

	@Override
	void fill(Composite body) {
		quiet(body, "Reports show counts and groups, never these names. What is known of people beside their name, for example age or gender,"
				+ " is asked of them, or stands in a table.", 1);
		names = new Text(body, SWT.BORDER | SWT.MULTI | SWT.V_SCROLL);
		names.setData(PART, "raters");
		GridDataFactory.fillDefaults().grab(true, true).hint(Sizes.px(300), Sizes.px(180)).applyTo(names);
		names.addListener(SWT.Modify, e -> {
			if (!isShowing()) {
				study().setRaters(names.getText());
				count();
				touched();
			}
		});
		counted = quiet(body, "", 1);
		Composite row = new Composite(body, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).spacing(8, 0).applyTo(row);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
		label(row, "&Table of raters:");
		table = text(row, "raterTable", SWT.BORDER);
		table.setMessage("Columns rater, age, gender, … (optional)");
		table.addListener(SWT.Modify, e -> {
			if (!isShowing()) {
				study().setRaterTable(table.getText());
				touched();
			}
		});
		push(row, "Ch&oose…", () -> {
			FileDialog dialog = new FileDialog(getShell(), SWT.OPEN);
			dialog.setText("Table of raters");
			String chosen = dialog.open();
			if (chosen != null) {
				table.setText(chosen);
			}
		});
	}

	private void count() {
		int n = study().raters().size();
		counted.setText(n + (n == 1 ? " rater." : " raters."));
	}

	@Override
	void show() {
		if (!study().raters().equals(names.getText().lines().map(String::strip).filter(l -> !l.isEmpty()).toList())) {
			put(names, String.join("\n", study().raters()));
		}
		put(table, study().raterTable());
		count();
	}
}
