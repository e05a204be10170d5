package org.zipp.ui.shell;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.zipp.ui.context.Icons;
import org.zipp.ui.widgets.Sizes;

/** What this program is, its version and licence, and the libraries in it; the platform's own window cuts a text of this length. */
public final class AboutDialog extends Dialog {

	/** Key of the widget data by which tests find the texts. */
	static final String PART = "org.zipp.ui.about.part";

	private static final int WIDTH = 520;
	private static final int LIBRARIES_HEIGHT = 200;

	public AboutDialog(Shell parent) {
		super(parent);
		setShellStyle(getShellStyle() | SWT.RESIZE);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText("About ZIPP Workbench");
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(16, 14).spacing(16, 12).applyTo(area);
		Label logo = new Label(area, SWT.NONE);
		logo.setImage(Icons.image(Icons.LOGO));
		GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(logo);
		Text text = new Text(area, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY);
		text.setText(about());
		text.setData(PART, "text");
		GridDataFactory.fillDefaults().grab(true, false).hint(Sizes.px(WIDTH), SWT.DEFAULT).applyTo(text);
		Label heading = new Label(area, SWT.NONE);
		heading.setText("Libraries in it, with their versions and, where they name them, their licences:");
		GridDataFactory.fillDefaults().span(2, 1).applyTo(heading);
		Text libraries = new Text(area, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
		libraries.setText(libraries());
		libraries.setData(PART, "libraries");
		GridDataFactory.fillDefaults().grab(true, true).span(2, 1).hint(Sizes.px(WIDTH), Sizes.px(LIBRARIES_HEIGHT)).applyTo(libraries);
		return area;
	}

	private static String about() {
		return Platform.getProduct().getProperty("aboutText") + "\n\nJava " + Runtime.version() + " on " + System.getProperty("os.name") + ' '
				+ System.getProperty("os.version");
	}

	private static String libraries() {
		return Arrays.stream(FrameworkUtil.getBundle(AboutDialog.class).getBundleContext().getBundles())
				.filter(b -> b.getSymbolicName() != null && !b.getSymbolicName().startsWith("org.zipp.")).map(AboutDialog::line).distinct()
				.sorted(String.CASE_INSENSITIVE_ORDER).collect(Collectors.joining("\n"));
	}

	private static String line(Bundle bundle) {
		String licence = bundle.getHeaders(Locale.ENGLISH.getLanguage()).get("Bundle-License");
		String name = bundle.getHeaders(Locale.ENGLISH.getLanguage()).get(Constants.BUNDLE_NAME);
		return (name == null ? bundle.getSymbolicName() : name) + ' ' + bundle.getVersion() + (licence == null ? "" : "  –  " + licence);
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.CLIENT_ID, "Copy", false);
		createButton(parent, IDialogConstants.OK_ID, "Close", true);
	}

	@Override
	protected void buttonPressed(int button) {
		if (button != IDialogConstants.CLIENT_ID) {
			super.buttonPressed(button);
			return;
		}
		Clipboard clipboard = new Clipboard(getShell().getDisplay());
		try {
			clipboard.setContents(new Object[] { about() + "\n\n" + libraries() }, new Transfer[] { TextTransfer.getInstance() });
		} finally {
			clipboard.dispose();
		}
	}
}
