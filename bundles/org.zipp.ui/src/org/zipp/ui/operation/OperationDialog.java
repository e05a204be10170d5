package org.zipp.ui.operation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.jface.dialogs.DialogSettings;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.forms.events.IExpansionListener;
import org.eclipse.ui.forms.widgets.ExpandableComposite;
import org.osgi.framework.FrameworkUtil;
import org.zipp.core.choice.Choice;
import org.zipp.core.choice.Setting;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.ParameterField;
import org.zipp.ui.context.Theme;
import org.zipp.ui.widgets.SettingsPane;
import org.zipp.ui.widgets.Sizes;

/** Asks for the parameters of an operation, checks them while they are typed, and offers to run it. */
public final class OperationDialog extends TitleAreaDialog {

	/** Key of the parameter's name in {@link org.eclipse.swt.widgets.Widget#getData(String)}; tests find fields by it. */
	public static final String PARAMETER = "org.zipp.ui.parameter";

	private static final String PROMPT = "Set what the step needs, then run it.";
	private static final int WIDTH = 580;
	private static final int TEXT_WIDTH = 280;
	private static final int FORM_HEIGHT = 440;

	private final OperationForm form;
	private final Map<String, Control> controls = new HashMap<>();
	private final Map<ParameterField, SettingsPane> settings = new LinkedHashMap<>();
	private ScrolledComposite scroll;
	private ExpandableComposite more;
	private Label means;

	public OperationDialog(Shell parent, Operation operation) {
		this(parent, operation, false);
	}

	/** @param dirGiven whether the folder of the study is known, so that nobody is asked for it */
	OperationDialog(Shell parent, Operation operation, boolean dirGiven) {
		super(parent);
		this.form = new OperationForm(operation, dirGiven);
		setShellStyle(getShellStyle() | SWT.RESIZE);
		setHelpAvailable(false);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(form.operation().label());
		PlatformUI.getWorkbench().getHelpSystem().setHelp(shell, "org.zipp.ui.operation");
	}

	@Override
	protected IDialogSettings getDialogBoundsSettings() {
		IDialogSettings all = PlatformUI.getDialogSettingsProvider(FrameworkUtil.getBundle(OperationDialog.class))
				.getDialogSettings();
		return DialogSettings.getOrCreateSection(all, "operation." + form.operation().id());
	}

	@Override
	public void create() {
		super.create();
		setTitle(form.operation().label());
		setMessage(PROMPT);
		getButton(IDialogConstants.OK_ID).setText("Run");
		// What is missing from the start is told by the disabled button and the label; the message comes after typing.
		getButton(IDialogConstants.OK_ID).setEnabled(form.problems().isEmpty());
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		scroll = new ScrolledComposite(area, SWT.V_SCROLL);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(scroll);
		scroll.setExpandHorizontal(true);
		scroll.setExpandVertical(true);
		Composite body = new Composite(scroll, SWT.NONE);
		GridLayoutFactory.swtDefaults().margins(14, 12).spacing(8, 8).applyTo(body);
		Label description = Theme.style(new Label(body, SWT.WRAP), Theme.CSS_QUIET);
		description.setText(form.operation().description());
		GridDataFactory.fillDefaults().grab(true, false).hint(Sizes.px(WIDTH - 60), SWT.DEFAULT).applyTo(description);
		means = Theme.style(new Label(body, SWT.WRAP), Theme.CSS_QUIET);
		GridDataFactory.fillDefaults().grab(true, false).hint(Sizes.px(WIDTH - 60), SWT.DEFAULT).applyTo(means);
		showMeans();
		createFields(body, form.plain());
		if (!form.advanced().isEmpty()) {
			more = new ExpandableComposite(body, SWT.NONE, ExpandableComposite.TWISTIE | ExpandableComposite.CLIENT_INDENT);
			more.setText("More");
			GridDataFactory.fillDefaults().grab(true, false).applyTo(more);
			Composite client = new Composite(more, SWT.NONE);
			GridLayoutFactory.fillDefaults().applyTo(client);
			createFields(client, form.advanced());
			more.setClient(client);
			// Folded fields must not take the keyboard focus.
			client.setVisible(false);
			more.addExpansionListener(IExpansionListener.expansionStateChangedAdapter(e -> {
				client.setVisible(e.getState());
				reflow();
			}));
		}
		scroll.setContent(body);
		reflow();
		return area;
	}

	@Override
	protected Point getInitialSize() {
		Point size = super.getInitialSize();
		return new Point(Math.max(size.x, Sizes.px(WIDTH)), size.y);
	}

	/** What pictures or texts are made with, for the values as they are. */
	private void showMeans() {
		String text = form.operation().means();
		if (!text.equals(means.getText())) {
			means.setText(text);
			means.setData(PARAMETER, "means");
		}
		((GridData) means.getLayoutData()).exclude = text.isEmpty();
		means.setVisible(!text.isEmpty());
		means.requestLayout();
	}

	/** Fields that have come are to be seen, as far as the form may grow. */
	private void grow() {
		Point now = getShell().getSize();
		int wanted = getShell().computeSize(now.x, SWT.DEFAULT).y;
		if (wanted > now.y) {
			getShell().setSize(now.x, wanted);
		}
	}

	private void reflow() {
		Control body = scroll.getContent();
		((Composite) body).layout(true, true);
		Point wanted = body.computeSize(SWT.DEFAULT, SWT.DEFAULT);
		scroll.setMinSize(wanted);
		((GridData) scroll.getLayoutData()).heightHint = Math.min(Sizes.px(FORM_HEIGHT), wanted.y);
	}

	private void createFields(Composite parent, List<ParameterField> fields) {
		Composite grid = new Composite(parent, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(grid);
		GridLayoutFactory.fillDefaults().numColumns(3).spacing(8, 6).applyTo(grid);
		fields.forEach(f -> createField(grid, f));
	}

	private void createField(Composite grid, ParameterField field) {
		if (form.operation().settings(field.name()).isPresent()) {
			createSettings(grid, field);
			return;
		}
		Control control;
		if (field.isFlag()) {
			Button check = new Button(grid, SWT.CHECK);
			check.setText(field.label());
			check.setSelection(Boolean.parseBoolean(form.text(field)));
			check.addListener(SWT.Selection, e -> changed(field, Boolean.toString(check.getSelection())));
			GridDataFactory.fillDefaults().span(3, 1).align(SWT.BEGINNING, SWT.CENTER).applyTo(check);
			control = check;
		} else {
			Label label = new Label(grid, SWT.NONE);
			label.setText(field.label() + (field.required() ? " *:" : ":"));
			label.setToolTipText(field.help());
			control = field.choices(form.operation()).isEmpty() || field.isList() ? createText(grid, field) : createCombo(grid, field);
		}
		control.setToolTipText(field.help());
		control.setData(PARAMETER, field.name());
		controls.put(field.name(), control);
	}

	/** Fields of their own for the settings of what is chosen in another field. */
	private void createSettings(Composite grid, ParameterField field) {
		SettingsPane pane = new SettingsPane(grid, values -> changed(field, values.text()));
		pane.setData(PARAMETER, field.name());
		GridDataFactory.fillDefaults().span(3, 1).grab(true, false).indent(Sizes.px(12), 0).applyTo(pane);
		settings.put(field, pane);
		showSettings(field, pane, form.text(field));
	}

	private boolean showSettings(ParameterField field, SettingsPane pane, String text) {
		List<Setting> known = form.operation().settings(field.name()).orElseThrow();
		boolean other = pane.show(known, GeneratorDefaults.in(known, text));
		((GridData) pane.getLayoutData()).exclude = known.isEmpty();
		pane.setVisible(!known.isEmpty());
		if (other) {
			form.setText(field, pane.values().text());
		}
		return other;
	}

	private Combo createCombo(Composite grid, ParameterField field) {
		Combo combo = new Combo(grid, SWT.DROP_DOWN | SWT.READ_ONLY);
		List<Choice> choices = new ArrayList<>(field.choices(form.operation()));
		String chosen = form.text(field);
		if (choices.stream().noneMatch(c -> c.id().equals(chosen))) {
			// Remembered, or typed elsewhere, and not installed any more: shown as it is, so that nothing else is run in its place.
			choices.addFirst(new Choice(chosen, chosen));
		}
		combo.setItems(choices.stream().map(Choice::label).toArray(String[]::new));
		combo.select(choices.stream().map(Choice::id).toList().indexOf(chosen));
		combo.addListener(SWT.Selection, e -> changed(field, choices.get(combo.getSelectionIndex()).id()));
		GridDataFactory.fillDefaults().span(2, 1).align(SWT.BEGINNING, SWT.CENTER).applyTo(combo);
		return combo;
	}

	private Text createText(Composite grid, ParameterField field) {
		Text text = new Text(grid, SWT.BORDER);
		text.setText(form.text(field));
		if (field.isList()) {
			text.setMessage("several, with commas between them");
		}
		text.addModifyListener(e -> changed(field, text.getText()));
		boolean wide = field.isPath() || field.isList() || field.type() == String.class;
		GridDataFactory.fillDefaults().grab(wide, false).span(field.isPath() ? 1 : 2, 1)
				.align(wide ? SWT.FILL : SWT.BEGINNING, SWT.CENTER).hint(Sizes.px(wide ? TEXT_WIDTH : TEXT_WIDTH / 2), SWT.DEFAULT)
				.applyTo(text);
		if (field.isPath()) {
			createButtons(grid, field, text);
		}
		return text;
	}

	private void createButtons(Composite grid, ParameterField field, Text text) {
		Composite buttons = new Composite(grid, SWT.NONE);
		buttons.setData(PARAMETER, field.name());
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(4, 0).applyTo(buttons);
		switch (field.path()) {
		case FILE -> fileButton(buttons, field, text);
		case FOLDER, NEW_FOLDER -> folderButton(buttons, field, text);
		case NEW_FILE -> button(buttons, "Save as…", () -> set(text, file(field, SWT.SAVE)));
		case FILE_OR_FOLDER -> {
			fileButton(buttons, field, text);
			folderButton(buttons, field, text);
		}
		case NONE -> throw new IllegalStateException(field.name());
		}
	}

	private void fileButton(Composite parent, ParameterField field, Text text) {
		if (field.isList()) {
			button(parent, "Files…", () -> add(text, files(field)));
		} else {
			button(parent, "File…", () -> set(text, file(field, SWT.OPEN)));
		}
	}

	private void folderButton(Composite parent, ParameterField field, Text text) {
		button(parent, "Folder…", () -> {
			if (field.isList()) {
				add(text, folder(field, text));
			} else {
				set(text, folder(field, text));
			}
		});
	}

	private static void button(Composite parent, String label, Runnable work) {
		Button button = new Button(parent, SWT.PUSH);
		button.setText(label);
		button.addListener(SWT.Selection, e -> work.run());
	}

	private String file(ParameterField field, int style) {
		FileDialog dialog = fileDialog(field, style);
		dialog.setOverwrite(true);
		return dialog.open();
	}

	/** A dialog that shows the files whose endings fit, and all files when a person wants to see them. */
	private FileDialog fileDialog(ParameterField field, int style) {
		FileDialog dialog = new FileDialog(getShell(), style);
		dialog.setText(field.label());
		if (!field.endings().isEmpty()) {
			dialog.setFilterNames(new String[] { String.join(", ", field.endings()), "All files" });
			dialog.setFilterExtensions(new String[] { field.endings().stream().map(e -> '*' + e).collect(Collectors.joining(";")), "*" });
		}
		return dialog;
	}

	private String files(ParameterField field) {
		FileDialog dialog = fileDialog(field, SWT.OPEN | SWT.MULTI);
		if (dialog.open() == null) {
			return null;
		}
		return List.of(dialog.getFileNames()).stream().map(n -> Path.of(dialog.getFilterPath(), n).toString()).collect(Collectors.joining(","));
	}

	private String folder(ParameterField field, Text text) {
		DirectoryDialog dialog = new DirectoryDialog(getShell(), SWT.OPEN);
		dialog.setText(field.label());
		dialog.setFilterPath(field.isList() ? null : text.getText());
		return dialog.open();
	}

	private static void add(Text text, String chosen) {
		if (chosen != null) {
			text.setText(text.getText().isBlank() ? chosen : text.getText().strip() + ',' + chosen);
		}
	}

	private static void set(Text text, String chosen) {
		if (chosen != null) {
			text.setText(chosen);
		}
	}

	private void changed(ParameterField field, String text) {
		form.setText(field, text);
		if (!settings.containsKey(field)) {
			boolean others = false;
			for (Map.Entry<ParameterField, SettingsPane> entry : settings.entrySet()) {
				others |= showSettings(entry.getKey(), entry.getValue(), "");
			}
			if (others) {
				reflow();
				grow();
			}
		}
		List<OperationForm.Problem> problems = form.problems();
		// The field being typed in comes first: its message is what the person looks for.
		String message = problems.stream().filter(p -> p.field().name().equals(field.name())).findFirst()
				.or(() -> problems.stream().findFirst()).map(OperationForm.Problem::message).orElse(null);
		setErrorMessage(message);
		showMeans();
		getButton(IDialogConstants.OK_ID).setEnabled(problems.isEmpty());
	}

	/** Opens the dialog; true when the person wants to run. */
	public boolean ask() {
		return open() == Window.OK;
	}
}
