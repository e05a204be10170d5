package org.zipp.ui.study.setup;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.zipp.store.ServerPlace;
import org.zipp.ui.study.setup.NewStudy.Page;

/** Where the tables lie: in the folder, or on a server when several people work at once. */
final class TablesPage extends SetUpPage {

	private Button inFolder;
	private Button onServer;
	private Text address;
	private Text user;
	private boolean server;

	TablesPage(NewStudy study) {
		super(study, "tables", "Who works at once", "A study can be moved to a server later, and back.", Page.TABLES);
	}

	@Override
	void fill(Composite body) {
		inFolder = radio(body, "&One workbench at a time: tables in a file of the study's folder", "file", false);
		onServer = radio(body, "&A team at once: tables on a PostgreSQL server", "server", true);
		Composite grid = new Composite(body, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 6).applyTo(grid);
		GridDataFactory.fillDefaults().grab(true, false).indent(22, 0).applyTo(grid);
		label(grid, "A&ddress:");
		address = text(grid, "address", SWT.BORDER);
		address.setMessage(ServerPlace.EXAMPLE);
		label(grid, "Database &user:");
		user = text(grid, "user", SWT.BORDER);
		quiet(grid, "The schema must be empty and yours. A password is asked for when it is needed, and is kept in the secure storage of your"
				+ " account, never in the study.", 2);
		address.addListener(SWT.Modify, e -> changed());
		user.addListener(SWT.Modify, e -> changed());
	}

	private Button radio(Composite body, String text, String part, boolean value) {
		Button radio = new Button(body, SWT.RADIO);
		radio.setText(text);
		radio.setData(PART, part);
		radio.addListener(SWT.Selection, e -> {
			if (radio.getSelection() && !isShowing()) {
				server = value;
				enable(value, address, user);
				changed();
			}
		});
		return radio;
	}

	private void changed() {
		if (!isShowing()) {
			study().setServer(server, address.getText(), user.getText());
			touched();
		}
	}

	@Override
	void show() {
		server = study().isOnServer();
		inFolder.setSelection(!server);
		onServer.setSelection(server);
		enable(server, address, user);
	}
}
