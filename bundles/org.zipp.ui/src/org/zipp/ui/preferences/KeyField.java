package org.zipp.ui.preferences;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.zipp.core.ZippException;
import org.zipp.core.http.SecretSource;

/** The field for the key of a server. What is stored is never shown; what is typed goes to the secure storage, never into a study. */
final class KeyField {

	private final Text key;
	private final Supplier<String> name;
	private boolean typed;

	/** @param name of the server that the key is for, in its one spelling; empty while there is none */
	KeyField(Composite grid, Supplier<String> name) {
		this.name = name;
		new Label(grid, SWT.NONE).setText("Key:");
		key = new Text(grid, SWT.BORDER | SWT.PASSWORD);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(key);
		key.addModifyListener(e -> typed = true);
		key.addListener(SWT.FocusIn, e -> tell());
		tell();
	}

	private void tell() {
		String server = name.get();
		key.setMessage(!server.isEmpty() && KeyStore.hasKey(server) ? "a key is stored; type to replace it" : "");
	}

	/**
	 * Stores what was typed; an empty text removes what is stored.
	 *
	 * @param wrong what is wrong with a key, {@code null} when nothing is
	 * @return what is wrong, {@code null} when nothing is
	 */
	String store(UnaryOperator<String> wrong) {
		String server = name.get();
		if (!typed || server.isEmpty()) {
			return null;
		}
		String problem = wrong.apply(key.getText());
		if (problem != null) {
			return problem;
		}
		try {
			KeyStore.store(server, SecretSource.checked(key.getText()));
			typed = false;
			return null;
		} catch (ZippException e) {
			return e.getMessage();
		}
	}
}
