package org.zipp.ui.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.jface.action.IAction;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.zipp.core.Reasons;
import org.zipp.core.WholeFile;
import org.zipp.core.ZippException;
import org.zipp.document.Cell;
import org.zipp.document.DocumentFormats;
import org.zipp.report.check.TableCheck;
import org.zipp.statistics.check.PublishedCheck.Finding;
import org.zipp.ui.context.Icons;
import org.zipp.ui.context.Theme;
import org.zipp.ui.context.UiJobs;
import org.zipp.ui.widgets.Actions;
import org.zipp.ui.widgets.Notice;

/** Checks a published table while it is typed or pasted: each row is computed anew and gets a verdict. */
public final class CheckView extends ViewPart {

	/** Key of the widget data by which tests find the parts. */
	static final String PART = "org.zipp.ui.report.check.part";

	private static final int TYPING_PAUSE_MILLIS = 250;
	private static final int COLUMN_GAP = 14;
	private static final String TEXT = "text";
	/** Columns of the result that are shown here; the CSV file has all. */
	private static final List<String> SHOWN = List.of("Comparison", "Verdict", "n", "Printed", "Nearest wins", "Claimed", "Exact p",
			"One-sided p", "Holm p of possible wins", "Wilson", "Greatest intra-class correlation");

	private final Runnable typed = this::check;
	private String remembered;
	private Text text;
	private Label summary;
	private Table table;
	private Label sentence;
	private IAction export;
	private TableCheck checked;

	@Override
	public void init(IViewSite site, IMemento memento) throws PartInitException {
		super.init(site, memento);
		remembered = memento == null ? null : memento.getString(TEXT);
	}

	@Override
	public void saveState(IMemento memento) {
		memento.putString(TEXT, text.getText());
	}

	@Override
	public void createPartControl(Composite parent) {
		Composite content = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(8, 8).spacing(6, 6).applyTo(content);
		Label how = Theme.style(new Label(content, SWT.WRAP), Theme.CSS_QUIET);
		how.setText("Paste or type a published table: a line of column names, then a row for each comparison. It needs n and wins or rate; it may have "
				+ TableCheck.OPTIONAL.stream().filter(c -> !c.equals("wins") && !c.equals("rate")).collect(Collectors.joining(", ")) + '.');
		GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(how);
		SashForm halves = new SashForm(content, SWT.VERTICAL);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(halves);
		text = new Text(halves, SWT.MULTI | SWT.BORDER | SWT.H_SCROLL | SWT.V_SCROLL);
		text.setFont(JFaceResources.getTextFont());
		text.setData(PART, "text");
		text.setText(remembered == null || remembered.isBlank() ? example() : remembered);
		text.addModifyListener(e -> text.getDisplay().timerExec(TYPING_PAUSE_MILLIS, typed));
		createResult(halves);
		halves.setWeights(38, 62);
		createActions();
		PlatformUI.getWorkbench().getHelpSystem().setHelp(content, "org.zipp.ui.check");
		check();
	}

	private void createResult(Composite parent) {
		Composite result = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(6, 6).applyTo(result);
		summary = new Label(result, SWT.WRAP);
		summary.setData(PART, "summary");
		GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(summary);
		table = new Table(result, SWT.BORDER | SWT.FULL_SELECTION | SWT.SINGLE);
		table.setHeaderVisible(true);
		table.setData(PART, "table");
		table.addListener(SWT.Selection, e -> tell());
		GridDataFactory.fillDefaults().grab(true, true).hint(200, 100).applyTo(table);
		for (String name : SHOWN) {
			boolean words = List.of("Comparison", "Verdict", "Claimed").contains(name);
			new TableColumn(table, words ? SWT.LEFT : SWT.RIGHT).setText(name.equals("Greatest intra-class correlation") ? "Holds up to ICC" : name);
		}
		new TableColumn(table, SWT.NONE).setWidth(1);
		sentence = new Label(result, SWT.WRAP);
		sentence.setData(PART, "sentence");
		GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(sentence);
	}

	private void createActions() {
		IAction open = Actions.of("Open a table…", "Read a CSV or TSV file", Icons.FOLDER, this::open);
		IAction example = Actions.of("Example: the ZIPP paper", "The five comparisons of the human study of the ZIPP paper", Icons.SAMPLE,
				() -> text.setText(example()));
		export = Actions.of("Export result as CSV…", "Recomputed values and verdicts in full precision", Icons.EXPORT, this::export);
		var bars = getViewSite().getActionBars();
		for (IAction action : List.of(open, example, export)) {
			bars.getToolBarManager().add(action);
			bars.getMenuManager().add(action);
		}
	}

	/** The comparisons of the paper as a person would copy them. */
	private static String example() {
		StringBuilder rows = new StringBuilder("comparison, rate, n, p, raters\n");
		for (Finding f : TableCheck.zipp().findings()) {
			rows.append(f.claim().name()).append(", ").append(Math.round(100 * f.claim().rate().orElseThrow().value())).append("%, ")
					.append(f.claim().n()).append(", ").append(f.claim().p().orElseThrow().toString().replace("p ", "")).append(", ")
					.append(f.claim().raters().orElseThrow()).append('\n');
		}
		return rows.toString();
	}

	private void check() {
		if (text.isDisposed()) {
			return;
		}
		try {
			show(TableCheck.parse("Published table", text.getText()));
		} catch (ZippException e) {
			checked = null;
			export.setEnabled(false);
			table.removeAll();
			sentence.setText("");
			Theme.style(summary, Theme.CSS_CAUTION);
			summary.setText(e.getMessage().replace("&", "&&"));
			summary.requestLayout();
		}
	}

	private void show(TableCheck check) {
		checked = check;
		export.setEnabled(true);
		Theme.style(summary, check.flagged() > 0 ? Theme.CSS_CAUTION : Theme.CSS_GROUND);
		summary.setText(check.summary().replace("&", "&&"));
		int selected = table.getSelectionIndex();
		org.zipp.document.Table values = check.table();
		List<String> names = values.columns().stream().map(org.zipp.document.Table.Column::name).toList();
		table.setRedraw(false);
		table.removeAll();
		for (int i = 0; i < values.rows().size(); i++) {
			List<Cell> row = values.rows().get(i);
			TableItem item = new TableItem(table, SWT.NONE);
			item.setText(SHOWN.stream().map(name -> row.get(names.indexOf(name)).display()).toArray(String[]::new));
			item.setImage(0, Icons.image(check.findings().get(i).verdict().flagged() ? Icons.WARNING : Icons.DONE));
		}
		for (int c = 0; c < SHOWN.size(); c++) {
			table.getColumn(c).pack();
			table.getColumn(c).setWidth(table.getColumn(c).getWidth() + COLUMN_GAP);
		}
		table.setRedraw(true);
		table.setSelection(selected >= 0 && selected < table.getItemCount() ? selected : firstFlagged(check));
		tell();
	}

	/** What a reader should see first. */
	private static int firstFlagged(TableCheck check) {
		for (int i = 0; i < check.findings().size(); i++) {
			if (check.findings().get(i).verdict().flagged()) {
				return i;
			}
		}
		return 0;
	}

	private void tell() {
		int row = table.getSelectionIndex();
		sentence.setText(checked == null || row < 0 ? "" : checked.findings().get(row).sentence().replace("&", "&&"));
		table.getParent().layout(true);
	}

	private void open() {
		FileDialog dialog = new FileDialog(getSite().getShell(), SWT.OPEN);
		dialog.setText("Open a table");
		dialog.setFilterExtensions(new String[] { "*.csv;*.tsv;*.txt", "*.*" });
		String chosen = dialog.open();
		if (chosen != null) {
			try {
				text.setText(Files.readString(Path.of(chosen), StandardCharsets.UTF_8));
			} catch (IOException e) {
				UiJobs.show("The table was not opened",
						new ZippException("The file cannot be read as text: " + Reasons.of(e), Path.of(chosen), 0, e));
			}
		}
	}

	private void export() {
		FileDialog dialog = new FileDialog(getSite().getShell(), SWT.SAVE);
		dialog.setText("Export result");
		dialog.setOverwrite(true);
		dialog.setFilterExtensions(new String[] { "*.csv" });
		dialog.setFileName("published-check.csv");
		String chosen = dialog.open();
		if (chosen != null) {
			try {
				export(Path.of(chosen));
				Notice.exported("the checked table", Path.of(chosen));
			} catch (ZippException e) {
				UiJobs.show("The result was not exported", e);
			}
		}
	}

	/** Writes recomputed values and verdicts as CSV. */
	void export(Path file) {
		WholeFile.write(file, DocumentFormats.csv(checked.table()));
	}

	@Override
	public void setFocus() {
		text.setFocus();
	}
}
