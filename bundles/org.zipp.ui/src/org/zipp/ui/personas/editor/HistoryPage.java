package org.zipp.ui.personas.editor;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.zipp.model.Persona;
import org.zipp.model.Revision;
import org.zipp.ui.context.Settings;
import org.zipp.ui.context.Theme;
import org.zipp.ui.personas.PersonaColours;
import org.zipp.ui.personas.presenter.PersonaEditing;
import org.zipp.ui.personas.presenter.TextDiff;
import org.zipp.ui.widgets.FontWidth;
import org.zipp.ui.widgets.Notice;

/** Who changed a persona, when and what, with the texts before and after side by side. */
public final class HistoryPage extends Composite {

	private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm")
			.withZone(ZoneId.systemDefault());

	private final Table table;
	private final Label none;
	private final StyledText before;
	private final StyledText after;
	private final Button restoreBefore;
	private final Button restoreAfter;
	private PersonaEditing editing;
	private List<Revision> revisions = List.of();

	HistoryPage(Composite parent) {
		super(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(8, 8).spacing(6, 6).applyTo(this);
		none = new Label(this, SWT.WRAP);
		Theme.style(none, Theme.CSS_QUIET);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(none);
		SashForm sash = new SashForm(this, SWT.VERTICAL);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
		table = new Table(sash, SWT.FULL_SELECTION | SWT.BORDER);
		table.setHeaderVisible(true);
		column("No.", 50);
		column("When", 150);
		column("Who", 120);
		column("What", 360);
		table.addListener(SWT.Selection, e -> showSelected());
		Composite texts = new Composite(sash, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).spacing(8, 4).applyTo(texts);
		new Label(texts, SWT.NONE).setText("Before");
		new Label(texts, SWT.NONE).setText("After");
		before = text(texts);
		after = text(texts);
		restoreBefore = restore(texts, "Restore the text before…", true);
		restoreAfter = restore(texts, "Restore the text after…", false);
		sash.setWeights(2, 3);
		createSignature();
	}

	private void createSignature() {
		Composite signature = new Composite(this, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(signature);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(signature);
		new Label(signature, SWT.NONE).setText("Your edits are signed:");
		Text name = new Text(signature, SWT.BORDER);
		name.setText(PersonaEditor.editorName());
		name.setToolTipText("Stored with every edit you save");
		GridDataFactory.fillDefaults().hint(180, SWT.DEFAULT).applyTo(name);
		name.addListener(SWT.FocusOut, e -> {
			if (!name.getText().strip().equals(PersonaEditor.editorName())) {
				Settings.put(PersonaEditor.EDITOR_NAME, name.getText().strip());
				name.setText(PersonaEditor.editorName());
			}
		});
	}

	private void column(String title, int width) {
		TableColumn column = new TableColumn(table, SWT.LEFT);
		column.setText(title);
		column.setWidth(FontWidth.of(table, width));
	}

	private static StyledText text(Composite parent) {
		StyledText text = new StyledText(parent, SWT.BORDER | SWT.WRAP | SWT.V_SCROLL | SWT.READ_ONLY | SWT.MULTI);
		text.setMargins(8, 6, 8, 6);
		text.setLineSpacing(3);
		GridDataFactory.fillDefaults().grab(true, true).hint(100, 60).applyTo(text);
		return text;
	}

	private Button restore(Composite parent, String text, boolean earlier) {
		Button button = new Button(parent, SWT.PUSH);
		button.setText(text);
		button.setToolTipText("Put this text into the editor; you are asked why, and the reason is stored with the edit");
		button.addListener(SWT.Selection, e -> restore(earlier));
		return button;
	}

	private void restore(boolean earlier) {
		int index = table.getSelectionIndex();
		if (index < 0) {
			return;
		}
		Revision revision = revisions.get(index);
		String what = "text " + (earlier ? "before" : "after") + " edit " + revision.getNumber();
		InputDialog dialog = new InputDialog(getShell(), "Restore the " + what, "Why is it restored? The reason is stored with the edit.",
				"", reason -> reason.isBlank() ? "" : null);
		if (dialog.open() == Window.OK) {
			editing.restore(Objects.requireNonNullElse(earlier ? revision.getBefore() : revision.getAfter(), ""), what, dialog.getValue());
			Notice.show("The " + what + " is in the editor. Save to store it, or undo.");
		}
	}

	/** What can be restored differs from what the editor holds. */
	void refresh() {
		int index = table.getSelectionIndex();
		String now = editing == null ? "" : editing.text().text();
		restoreBefore.setEnabled(editing != null && index >= 0 && !now.equals(before.getText()));
		restoreAfter.setEnabled(editing != null && index >= 0 && !now.equals(after.getText()));
	}

	/** Shows the revisions of a persona, the newest first and selected. */
	void show(PersonaEditing shown) {
		editing = shown;
		Persona persona = shown.persona();
		revisions = persona.getRevisions().stream().sorted(Comparator.comparingInt(Revision::getNumber).reversed())
				.toList();
		table.removeAll();
		for (Revision revision : revisions) {
			TableItem item = new TableItem(table, SWT.NONE);
			item.setText(new String[] { Integer.toString(revision.getNumber()),
					revision.getAt() == null ? "" : WHEN.format(revision.getAt()),
					Objects.requireNonNullElse(revision.getEditor(), ""),
					Objects.requireNonNullElse(revision.getSummary(), "") });
		}
		none.setText(revisions.isEmpty() ? "Nobody has edited this persona. It stands as the verbalizer wrote it."
				: revisions.size() == 1 ? "One edit" : revisions.size() + " edits, the newest first");
		if (!revisions.isEmpty()) {
			table.setSelection(0);
		}
		showSelected();
		layout(true, true);
	}

	private void showSelected() {
		int index = table.getSelectionIndex();
		String left = index < 0 ? "" : Objects.requireNonNullElse(revisions.get(index).getBefore(), "");
		String right = index < 0 ? "" : Objects.requireNonNullElse(revisions.get(index).getAfter(), "");
		before.setText(left);
		after.setText(right);
		TextDiff diff = TextDiff.of(left, right);
		paint(before, diff.removed(), PersonaColours.removed(before.getBackground()));
		paint(after, diff.added(), PersonaColours.added(after.getBackground()));
		refresh();
	}

	private static void paint(StyledText text, List<TextDiff.Range> ranges, Color ground) {
		for (TextDiff.Range range : ranges) {
			text.setStyleRange(new StyleRange(range.start(), range.end() - range.start(), null, ground));
		}
	}

	@Override
	public boolean setFocus() {
		return table.setFocus();
	}

	/** The revisions that are shown, for tests. */
	public Table table() {
		return table;
	}
}
