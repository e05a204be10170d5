package org.zipp.ui.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.zipp.core.WholeFile;
import org.zipp.core.ZippException;
import org.zipp.document.Cell;
import org.zipp.document.Document;
import org.zipp.document.DocumentFormats;
import org.zipp.document.Table;
import org.zipp.report.VoteFilter;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.StudyStore;
import org.zipp.ui.Ids;
import org.zipp.ui.context.Icons;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.StudyListener;
import org.zipp.ui.context.Theme;
import org.zipp.ui.context.UiJobs;
import org.zipp.ui.personas.PersonaInput;
import org.zipp.ui.shell.Perspectives;
import org.zipp.ui.study.Blind;
import org.zipp.ui.widgets.Actions;
import org.zipp.ui.widgets.EmptyState;
import org.zipp.ui.widgets.Notice;
import org.zipp.ui.widgets.PairCanvas;
import org.zipp.ui.widgets.PictureCache;

/**
 * The votes behind a number of the report: which they are in words, the votes themselves, and the pictures of the one
 * that is selected, from where it goes on to the persona they were made for.
 */
public final class VotesView extends ViewPart {

	/** Key of the widget data by which tests find the parts. */
	static final String PART = "org.zipp.ui.report.votes.part";

	private static final String TRIAL = "trial";
	/** Columns that tell what a pair compares. */
	private static final List<String> COMPARED = List.of("left", "right", "comparison");
	private static final int LONGEST_COLUMN = 240;
	private static final int MEASURED_ROWS = 60;

	private final PictureCache pictures = new PictureCache();
	private Composite root;
	private StackLayout stack;
	private EmptyState empty;
	private Composite content;
	private Label what;
	private org.eclipse.swt.widgets.Table table;
	private PairCanvas pair;
	private Label prompt;
	private Label left;
	private Label right;
	private Link persona;
	private IAction all;
	private IAction export;
	private Job finding;

	private Document report;
	private VoteFilter filter = VoteFilter.ALL;
	private String number = "";
	private List<List<Cell>> rows = List.of();

	/** What the row of a vote does not say of it. */
	private record Shown(long id, StudyStore store, String leftImage, String rightImage, String userId) {
	}

	@Override
	public void createPartControl(Composite parent) {
		root = new Composite(parent, SWT.NONE);
		stack = new StackLayout();
		root.setLayout(stack);
		empty = new EmptyState(root);
		content = new Composite(root, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(6, 6).spacing(6, 6).applyTo(content);
		what = new Label(content, SWT.WRAP);
		what.setData(PART, "what");
		GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(what);
		SashForm halves = new SashForm(content, SWT.VERTICAL);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(halves);
		table = new org.eclipse.swt.widgets.Table(halves, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.SINGLE | SWT.BORDER);
		table.setHeaderVisible(true);
		table.setData(PART, "votes");
		table.addListener(SWT.SetData, this::setData);
		table.addListener(SWT.Selection, e -> select());
		table.addListener(SWT.DefaultSelection, e -> openPersona());
		createDetail(halves);
		halves.setWeights(60, 40);
		halves.addListener(SWT.Resize, e -> {
			Point size = halves.getSize();
			int orientation = size.x > size.y ? SWT.HORIZONTAL : SWT.VERTICAL;
			if (halves.getOrientation() != orientation) {
				halves.setOrientation(orientation);
			}
		});
		createActions();
		PlatformUI.getWorkbench().getHelpSystem().setHelp(root, "org.zipp.ui.votes");
		StudyContext.get().addListener(new StudyListener() {
			@Override
			public void studyChanged() {
				report = null;
				show(List.of());
			}

			@Override
			public void votingChanged() {
				show(rows);
			}
		}, root);
		show(List.of());
	}

	private void createDetail(Composite parent) {
		Composite detail = Theme.style(new Composite(parent, SWT.NONE), Theme.CSS_GROUND);
		GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).margins(8, 6).spacing(8, 2).applyTo(detail);
		prompt = Theme.style(new Label(detail, SWT.CENTER | SWT.WRAP), Theme.CSS_GROUND);
		prompt.setData(PART, "prompt");
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(200, SWT.DEFAULT).applyTo(prompt);
		pair = new PairCanvas(detail, pictures, "The two pictures of the selected vote.");
		GridDataFactory.fillDefaults().span(2, 1).grab(true, true).applyTo(pair);
		left = Theme.style(new Label(detail, SWT.CENTER | SWT.WRAP), Theme.CSS_GROUND);
		left.setData(PART, "left");
		right = Theme.style(new Label(detail, SWT.CENTER | SWT.WRAP), Theme.CSS_GROUND);
		right.setData(PART, "right");
		GridDataFactory.fillDefaults().grab(true, false).hint(60, SWT.DEFAULT).applyTo(left);
		GridDataFactory.fillDefaults().grab(true, false).hint(60, SWT.DEFAULT).applyTo(right);
		persona = Theme.style(new Link(detail, SWT.NONE), Theme.CSS_GROUND);
		persona.setText("<a>Persona these pictures were made for</a>");
		persona.setToolTipText("Open the persona and the evidence it rests on");
		persona.addListener(SWT.Selection, e -> openPersona());
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).align(SWT.CENTER, SWT.CENTER).applyTo(persona);
	}

	private void createActions() {
		all = Actions.of("Show all votes", "Take the filter away", Icons.FILTER, this::showAll);
		export = Actions.of("Export these votes as CSV…", "Write the listed votes to a file", Icons.EXPORT, this::export);
		var bars = getViewSite().getActionBars();
		bars.getToolBarManager().add(all);
		bars.getToolBarManager().add(export);
		bars.getMenuManager().add(all);
		bars.getMenuManager().add(export);
	}

	/**
	 * Lists votes.
	 *
	 * @param of     the report whose votes they are
	 * @param which  which of its votes
	 * @param behind the number they are behind, as it is shown; may be empty
	 */
	void show(Document of, VoteFilter which, String behind) {
		report = of;
		filter = which;
		number = behind;
		if (finding != null) {
			finding.cancel();
		}
		finding = UiJobs.load("Finding votes", () -> blind(of.data(), which.rows(of.data())), root, this::show);
	}

	/** Takes the filter away. */
	void showAll() {
		show(report, VoteFilter.ALL, "");
	}

	/** Takes in a newer report; the filter stays. */
	void update(Document newer) {
		if (report != null) {
			show(newer, filter, number);
		}
	}

	private void show(List<List<Cell>> found) {
		rows = found;
		all.setEnabled(report != null && !filter.where().isEmpty());
		export.setEnabled(!rows.isEmpty());
		boolean voting = StudyContext.get().isVoting();
		if (report == null || voting) {
			if (voting) {
				Blind.fill(empty, "Votes are");
			} else {
				empty.show("No votes are chosen", "Double-click a number or a mark of the report, and the votes behind it are listed here.");
			}
			stack.topControl = empty;
			root.layout();
			return;
		}
		Table votes = report.data();
		what.setText(((number.isEmpty() ? "" : number + ": ") + String.format("%,d of %,d votes. ", rows.size(), votes.rows().size())
				+ (filter.where().isEmpty() ? "All votes of the study." : filter.words() + '.')).replace("&", "&&"));
		table.setRedraw(false);
		int selected = Math.min(Math.max(0, table.getSelectionIndex()), rows.size() - 1);
		setColumns(votes);
		table.setItemCount(rows.size());
		table.clearAll();
		table.setRedraw(true);
		if (selected >= 0) {
			table.setSelection(selected);
		}
		stack.topControl = content;
		root.layout();
		content.layout(true, true);
		select();
	}

	/** Who sees what an open pair compares cannot judge it any more. */
	private static List<List<Cell>> blind(Table votes, List<List<Cell>> found) {
		List<String> names = votes.columns().stream().map(Table.Column::name).toList();
		int choice = names.indexOf("choice");
		List<Integer> hidden = COMPARED.stream().map(names::indexOf).filter(i -> i >= 0).toList();
		return choice < 0 ? found : found.stream().map(row -> {
			if (!row.get(choice).display().equals("open")) {
				return row;
			}
			List<Cell> blinded = new ArrayList<>(row);
			hidden.forEach(i -> blinded.set(i, Cell.text("hidden")));
			return blinded;
		}).toList();
	}

	private void setColumns(Table votes) {
		List<String> names = votes.columns().stream().map(Table.Column::name).toList();
		if (names.equals(List.of(table.getColumns()).stream().map(TableColumn::getText).toList())) {
			return;
		}
		for (TableColumn old : table.getColumns()) {
			old.dispose();
		}
		for (int c = 0; c < names.size(); c++) {
			TableColumn column = new TableColumn(table, votes.columns().get(c).kind().isNumeric() ? SWT.RIGHT : SWT.LEFT);
			column.setText(names.get(c));
			column.setWidth(width(c, names.get(c)));
			column.setMoveable(true);
		}
	}

	/** Wide enough for the first rows, so that columns need no pulling. */
	private int width(int column, String name) {
		int letters = name.length();
		for (List<Cell> row : rows.subList(0, Math.min(MEASURED_ROWS, rows.size()))) {
			letters = Math.max(letters, row.get(column).display().length());
		}
		return Math.min(LONGEST_COLUMN, 24 + letters * 8);
	}

	private void setData(Event e) {
		TableItem item = (TableItem) e.item;
		// As in the table of personas: the style engine must keep no row that GTK may take away.
		item.setData("org.eclipse.e4.ui.css.disabled", Boolean.TRUE);
		// GTK asks for rows of the list before while the table shrinks.
		if (e.index >= 0 && e.index < rows.size()) {
			item.setText(rows.get(e.index).stream().map(Cell::display).toArray(String[]::new));
		}
	}

	/** The cell of a column in the selected row; empty when no row is selected, or there is no such column. */
	private Optional<Cell> selected(String column) {
		int row = table.getSelectionIndex();
		int at = report == null ? -1 : report.data().columns().stream().map(Table.Column::name).toList().indexOf(column);
		return at < 0 || row < 0 || row >= rows.size() ? Optional.empty() : Optional.of(rows.get(row).get(at));
	}

	private String text(String column) {
		return selected(column).map(Cell::display).orElse("");
	}

	private Optional<Long> selectedTrial() {
		return selected(TRIAL).map(Cell::value).filter(Long.class::isInstance).map(Long.class::cast);
	}

	private void select() {
		Optional<Long> id = selectedTrial();
		StudyContext context = StudyContext.get();
		if (id.isEmpty() || !context.isOpen()) {
			clearDetail();
			return;
		}
		StudyStore store = context.store();
		UiJobs.load("Reading the pictures of a vote", () -> shown(store, id.get()), root, read -> {
			if (selectedTrial().equals(id)) {
				read.ifPresentOrElse(this::show, this::clearDetail);
			}
		});
	}

	private static Optional<Shown> shown(StudyStore store, long id) {
		return store.trials().find(id).map(judged -> {
			TrialRow t = judged.trial();
			return new Shown(id, store, t.leftImage(), t.rightImage(), t.userId());
		});
	}

	private static String caption(String label, String choice, String side) {
		String mark = switch (choice) {
		case "tie" -> "  (tie)";
		case "both bad" -> "  (neither is good)";
		case "skip" -> "  (skipped)";
		case "open" -> "  (open)";
		default -> choice.equals(side) ? "  ✓ chosen" : "";
		};
		return (label + mark).replace("&", "&&");
	}

	private void show(Shown s) {
		prompt.setText(text("prompt").replace("&", "&&"));
		left.setText(caption(text("left"), text("choice"), "left"));
		right.setText(caption(text("right"), text("choice"), "right"));
		pair.show(s.id, s.store.images(), s.leftImage, s.rightImage);
		// The same content twice is one picture.
		pictures.keepOnly(new HashSet<>(List.of(s.leftImage, s.rightImage)));
		persona.setData(s.userId);
		persona.setText("<a>Persona these pictures were made for: " + StudyContext.get().names().name(s.userId) + "</a>");
		persona.setVisible(true);
		prompt.getParent().layout();
	}

	private void clearDetail() {
		prompt.setText("");
		left.setText("");
		right.setText("");
		pair.clear();
		persona.setVisible(false);
	}

	private void openPersona() {
		if (persona.getVisible() && persona.getData() instanceof String userId) {
			Perspectives.openEditor(Ids.PERSONAS_PERSPECTIVE, new PersonaInput(userId), Ids.PERSONA_EDITOR);
		}
	}

	private void export() {
		FileDialog dialog = new FileDialog(getSite().getShell(), SWT.SAVE);
		dialog.setText("Export these votes");
		dialog.setOverwrite(true);
		dialog.setFilterExtensions(new String[] { "*.csv" });
		dialog.setFileName("votes.csv");
		String chosen = dialog.open();
		if (chosen != null) {
			try {
				export(Path.of(chosen));
				Notice.exported(rows.size() == 1 ? "1 vote" : rows.size() + " votes", Path.of(chosen));
			} catch (ZippException e) {
				UiJobs.show("The votes were not exported", e);
			}
		}
	}

	/** Writes the listed votes as CSV. */
	void export(Path file) {
		Table votes = report.data();
		Table listed = new Table(votes.id(), votes.title(), votes.columns(), rows, votes.note());
		WholeFile.write(file, DocumentFormats.csv(listed));
	}

	@Override
	public void setFocus() {
		if (stack.topControl == content) {
			table.setFocus();
		} else {
			empty.setFocus();
		}
	}
}
