package org.zipp.ui.study.setup;

import java.util.EnumMap;
import java.util.Map;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Text;
import org.zipp.ui.context.Settings;
import org.zipp.ui.study.setup.NewStudy.Page;
import org.zipp.ui.study.setup.NewStudy.Source;

/** What a study is made from, and where it lies. */
final class StartPage extends SetUpPage {

	private final Map<Source, Button> sources = new EnumMap<>(Source.class);
	private Text files;
	private Button browse;
	private Text title;
	private Text folder;

	StartPage(NewStudy study) {
		super(study, "start", "New study", "Finish makes the study with what is usual; Next asks for more.", Page.PLACE, Page.SOURCE);
	}

	@Override
	void fill(Composite body) {
		Composite place = new Composite(body, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).spacing(8, 6).applyTo(place);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(place);
		label(place, "&Title:");
		title = text(place, "title", SWT.BORDER);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(title);
		title.addListener(SWT.Modify, e -> {
			if (!isShowing()) {
				study().setTitle(title.getText());
				put(folder, study().folder());
				touched();
			}
		});
		label(place, "Fol&der:");
		folder = text(place, "folder", SWT.BORDER);
		folder.addListener(SWT.Modify, e -> {
			if (!isShowing() && !folder.getText().equals(study().folder())) {
				study().setFolder(folder.getText());
				touched();
			}
		});
		push(place, "B&rowse…", this::chooseFolder);
		label(body, "Made from:");
		for (Source source : Source.values()) {
			Button radio = new Button(body, SWT.RADIO);
			radio.setText(source.label());
			radio.setData(PART, source);
			radio.addListener(SWT.Selection, e -> {
				if (radio.getSelection() && !isShowing()) {
					study().setSource(source);
					enable(source != Source.NOTHING, files, browse);
					touched();
				}
			});
			sources.put(source, radio);
			((GridData) quiet(body, source.sentence(), 1).getLayoutData()).horizontalIndent = 22;
		}
		Composite row = new Composite(body, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).spacing(8, 0).applyTo(row);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
		label(row, "F&iles:");
		files = text(row, "files", SWT.BORDER);
		files.addListener(SWT.Modify, e -> {
			if (!isShowing()) {
				study().setFiles(files.getText());
				touched();
			}
		});
		browse = push(row, "Ch&oose…", this::chooseFiles);
	}

	private void chooseFolder() {
		DirectoryDialog dialog = new DirectoryDialog(getShell(), SWT.OPEN);
		dialog.setText("Folder of the study");
		dialog.setFilterPath(Settings.studiesFolder().toString());
		String chosen = dialog.open();
		if (chosen != null) {
			folder.setText(chosen);
		}
	}

	private void chooseFiles() {
		String chosen;
		if (study().source() == Source.EDGES) {
			FileDialog dialog = new FileDialog(getShell(), SWT.OPEN);
			dialog.setText("Edge list");
			chosen = dialog.open();
		} else {
			DirectoryDialog dialog = new DirectoryDialog(getShell(), SWT.OPEN);
			dialog.setText(study().source() == Source.PICTURES ? "Folder of pictures" : "Folder of the dump");
			chosen = dialog.open();
		}
		if (chosen != null) {
			files.setText(chosen);
		}
	}

	@Override
	void show() {
		put(title, study().title());
		put(folder, study().folder());
		put(files, study().files());
		sources.forEach((source, radio) -> radio.setSelection(source == study().source()));
		enable(study().source() != Source.NOTHING, files, browse);
	}
}
