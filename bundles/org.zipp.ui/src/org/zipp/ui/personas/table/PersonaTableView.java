package org.zipp.ui.personas.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.graphics.TextStyle;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;
import org.zipp.core.WholeFile;
import org.zipp.core.style.StyleAxis;
import org.zipp.store.Rows.PersonaRow;
import org.zipp.store.StoreListener.Topic;
import org.zipp.store.StudyStore;
import org.zipp.ui.Ids;
import org.zipp.ui.context.Icons;
import org.zipp.ui.context.PersonaNames;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.StudyListener;
import org.zipp.ui.context.Theme;
import org.zipp.ui.context.UiJobs;
import org.zipp.ui.line.UpkeepWatch;
import org.zipp.ui.personas.PersonaColours;
import org.zipp.ui.personas.PersonaInput;
import org.zipp.ui.personas.compare.CompareWith;
import org.zipp.ui.personas.table.presenter.PersonaColumn;
import org.zipp.ui.personas.table.presenter.PersonaExport;
import org.zipp.ui.personas.table.presenter.PersonaFilter;
import org.zipp.ui.personas.table.presenter.PersonaMatch;
import org.zipp.ui.personas.table.presenter.PersonaTable;
import org.zipp.ui.personas.table.presenter.StyleFilterItems;
import org.zipp.ui.shell.NoStudy;
import org.zipp.ui.shell.Perspectives;
import org.zipp.ui.widgets.Actions;
import org.zipp.ui.widgets.EmptyState;
import org.zipp.ui.widgets.FontWidth;
import org.zipp.ui.widgets.Notice;

/** All personas of the study: search, filter, sort; the selection goes to the other views, Enter opens the editor. */
public final class PersonaTableView extends ViewPart {

	/** Smaller tables are filtered at once, larger ones in a job. */
	private static final int AT_ONCE = 5_000;
	private static final int ROWS_AT_ONCE = 10_000;
	/** Key of the data of a row: why it was found. */
	private static final String WHY = "why";
	private static final int TYPING_PAUSE_MILLIS = 120;
	/** More changed rows than this are read again as a whole. */
	private static final int FEW = 200;

	/** Rows, and the entries of the filters, which are found by looking at all of them. */
	private record Read(PersonaTable rows, Map<StyleAxis, String[]> values) {
	}

	private final Runnable typed = this::filterChanged;
	private final Map<StyleAxis, Combo> styleCombos = new EnumMap<>(StyleAxis.class);
	private StudyContext context;
	private PersonaTable.View shown = PersonaTable.EMPTY.view();
	private PersonaTable data = PersonaTable.EMPTY;
	private PersonaColumn sortColumn;
	private boolean descending;
	private final Set<TableColumn> byHand = new HashSet<>();
	private boolean stretching;
	private Job loading;
	private Job computing;

	private Composite root;
	private StackLayout stack;
	private EmptyState empty;
	private Composite content;
	private Text search;
	private Button withPictures;
	private Button edited;
	private Button participants;
	private Button reset;
	private Label counts;
	private Table table;

	@Override
	public void createPartControl(Composite parent) {
		context = StudyContext.get();
		root = new Composite(parent, SWT.NONE);
		stack = new StackLayout();
		root.setLayout(stack);
		empty = new EmptyState(root);
		content = new Composite(root, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(6, 6).spacing(6, 6).applyTo(content);
		createSearch();
		createFilters();
		createTable();
		createFoot();
		context.addListener(new StudyListener() {
			@Override
			public void studyChanged() {
				sortColumn = null;
				table.setSortColumn(null);
				data = PersonaTable.EMPTY;
				show(data.view());
				clearFilter();
				load();
			}

			@Override
			public void selectionChanged() {
				select(context.currentUserId());
			}

			@Override
			public void storeChanged(Set<Topic> topics, Set<String> ids) {
				if (topics.contains(Topic.PERSONAS) || topics.contains(Topic.IMAGES) || topics.contains(Topic.USERS)) {
					update(ids);
				}
			}
		}, root);
		UpkeepWatch.get().addListener(table::clearAll, table);
		load();
	}

	private void createSearch() {
		search = new Text(content, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		search.setMessage("Search user, name, text and traits");
		GridDataFactory.fillDefaults().grab(true, false).applyTo(search);
		search.addModifyListener(e -> search.getDisplay().timerExec(TYPING_PAUSE_MILLIS, typed));
		search.addListener(SWT.DefaultSelection, e -> {
			if (e.detail != SWT.ICON_CANCEL && shown.size() > 0) {
				table.setFocus();
				openSelected();
			}
		});
		search.addListener(SWT.KeyDown, e -> {
			if (e.keyCode == SWT.ARROW_DOWN && shown.size() > 0) {
				if (table.getSelectionIndex() < 0) {
					table.setSelection(0);
					publish();
				}
				table.setFocus();
				e.doit = false;
			} else if (e.keyCode == SWT.ESC && !search.getText().isEmpty()) {
				search.setText("");
				e.doit = false;
			}
		});
	}

	private void createFilters() {
		Composite bar = new Composite(content, SWT.NONE);
		RowLayout layout = new RowLayout(SWT.HORIZONTAL);
		layout.center = true;
		layout.marginLeft = layout.marginRight = layout.marginTop = layout.marginBottom = 0;
		layout.spacing = 6;
		bar.setLayout(layout);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
		for (StyleAxis axis : StyleAxis.values()) {
			Combo combo = new Combo(bar, SWT.READ_ONLY | SWT.DROP_DOWN);
			combo.setToolTipText("Show personas by their " + StyleFilterItems.name(axis));
			combo.addListener(SWT.Selection, e -> filterChanged());
			styleCombos.put(axis, combo);
		}
		withPictures = check(bar, "With pictures", "Show only personas that have pictures of their own");
		edited = check(bar, "Edited", "Show only personas that somebody has edited");
		participants = check(bar, "Participants", "Show only users who take part in the study");
	}

	private void createFoot() {
		Composite foot = new Composite(content, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(foot);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(foot);
		counts = new Label(foot, SWT.NONE);
		Theme.style(counts, Theme.CSS_QUIET);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(counts);
		reset = new Button(foot, SWT.PUSH);
		reset.setText("Show all");
		reset.setToolTipText("Take away search and filters");
		reset.addListener(SWT.Selection, e -> {
			clearFilter();
			filterChanged();
		});
	}

	private Button check(Composite bar, String text, String toolTip) {
		Button button = new Button(bar, SWT.CHECK);
		button.setText(text);
		button.setToolTipText(toolTip);
		button.addListener(SWT.Selection, e -> filterChanged());
		return button;
	}

	private void createTable() {
		table = new Table(content, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.MULTI | SWT.BORDER);
		GridDataFactory.fillDefaults().grab(true, true).hint(200, 200).applyTo(table);
		table.setHeaderVisible(true);
		for (PersonaColumn column : PersonaColumn.values()) {
			TableColumn shownColumn = new TableColumn(table, column.numeric() ? SWT.RIGHT : SWT.LEFT);
			shownColumn.setText(column.title());
			shownColumn.setWidth(column == PersonaColumn.MATCH ? 0 : scaled(column.width()));
			shownColumn.setResizable(column != PersonaColumn.MATCH);
			shownColumn.setMoveable(true);
			shownColumn.setData(column);
			if (column != PersonaColumn.MATCH) {
				shownColumn.addListener(SWT.Selection, e -> sort(shownColumn, column));
			}
			shownColumn.addListener(SWT.Resize, e -> {
				if (!stretching && !table.isDisposed() && shownColumn.getWidth() > 0 && table.getClientArea().width > 0 && table.isVisible()) {
					byHand.add(shownColumn);
				}
			});
		}
		table.addListener(SWT.SetData, this::setData);
		table.addListener(SWT.Selection, e -> publish());
		table.addListener(SWT.DefaultSelection, e -> openSelected());
		table.addListener(SWT.KeyDown, this::typedInTable);
		table.addListener(SWT.Resize, e -> stretch());
		table.addListener(SWT.EraseItem, e -> {
			if (e.index == PersonaColumn.MATCH.ordinal()) {
				e.detail &= ~SWT.FOREGROUND;
			}
		});
		table.addListener(SWT.PaintItem, this::paintMatch);
		MenuManager menu = new MenuManager();
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(this::fillMenu);
		table.setMenu(menu.createContextMenu(table));
		getSite().registerContextMenu(menu, null);
	}

	private int scaled(int width) {
		return FontWidth.of(table, width);
	}

	/** Gives the width that is left to the columns of text; what a person has set by hand stays. */
	private void stretch() {
		int taken = 0;
		List<TableColumn> wide = new ArrayList<>();
		for (TableColumn column : table.getColumns()) {
			if (column.getResizable() && ((PersonaColumn) column.getData()).stretches() && !byHand.contains(column)) {
				wide.add(column);
			} else {
				taken += column.getWidth();
			}
		}
		stretching = true;
		try {
			for (TableColumn column : wide) {
				int least = scaled(((PersonaColumn) column.getData()).width());
				column.setWidth(Math.max(least, (table.getClientArea().width - taken) / wide.size()));
			}
		} finally {
			stretching = false;
		}
	}

	/** Shows the column that says why a row was found, or hides it. */
	private void showMatches(boolean wanted) {
		TableColumn column = table.getColumn(PersonaColumn.MATCH.ordinal());
		if (column.getResizable() != wanted) {
			column.setResizable(wanted);
			stretching = true;
			column.setWidth(wanted ? scaled(PersonaColumn.MATCH.width()) : 0);
			stretching = false;
			stretch();
		}
	}

	/** Draws why a row was found, the words of the search marked. */
	private void paintMatch(Event e) {
		if (e.index != PersonaColumn.MATCH.ordinal() || !(e.item.getData(WHY) instanceof PersonaMatch match)) {
			return;
		}
		TextLayout layout = new TextLayout(e.display);
		try {
			layout.setText(match.text());
			layout.setFont(table.getFont());
			TextStyle found = new TextStyle(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT), null,
					(e.detail & SWT.SELECTED) != 0 ? null : PersonaColours.mark(table.getBackground()));
			match.ranges().forEach(r -> layout.setStyle(found, r.start(), r.end() - 1));
			layout.draw(e.gc, e.x + 4, e.y + (e.height - layout.getBounds().height) / 2);
		} finally {
			layout.dispose();
		}
	}

	private void fillMenu(IMenuManager menu) {
		List<PersonaRow> chosen = chosen();
		menu.add(action("&Open\tEnter", Icons.PERSONA, !chosen.isEmpty(), this::openSelected));
		menu.add(action("&Compare", Icons.CHECK, chosen.size() == 2, this::compareSelected));
		menu.add(new Separator());
		menu.add(action("Show &neighbourhood", Icons.NEIGHBOURHOOD, !chosen.isEmpty(), () -> Perspectives.showView(Ids.NEIGHBOURHOOD_VIEW)));
		menu.add(action("Show &pictures", Icons.IMAGES, !chosen.isEmpty(), () -> Perspectives.showView(Ids.IMAGES_VIEW)));
		menu.add(new Separator());
		menu.add(action(chosen.size() > 1 ? "Copy &ids" : "Copy &id", Icons.STUDY, !chosen.isEmpty(), this::copyIds));
		menu.add(action(String.format(Locale.ROOT, "&Export %,d selected…", chosen.size()), Icons.EXPORT, !chosen.isEmpty(),
				() -> askExport(chosen)));
		menu.add(action(String.format(Locale.ROOT, "Export all %,d &listed…", shown.size()), Icons.EXPORT, shown.size() > 0,
				() -> askExport(listed())));
		menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
	}

	private static Action action(String text, String icon, boolean enabled, Runnable work) {
		Action action = Actions.of(text, "", icon, work);
		action.setEnabled(enabled);
		return action;
	}

	/** The selected rows from top to bottom. */
	private List<PersonaRow> chosen() {
		return Arrays.stream(table.getSelectionIndices()).filter(i -> i < shown.size()).sorted().mapToObj(shown::row).toList();
	}

	private List<PersonaRow> listed() {
		PersonaTable.View view = shown;
		return IntStream.range(0, view.size()).mapToObj(view::row).toList();
	}

	/** Opens the two selected personas side by side. */
	public void compareSelected() {
		List<PersonaRow> chosen = chosen();
		if (chosen.size() != 2) {
			Notice.show("Select two personas in the table (hold Ctrl) to compare them.");
			return;
		}
		CompareWith.open(getSite().getPage(), chosen.get(0).userId(), chosen.get(1).userId());
	}

	/** Puts the ids of the selected rows into the clipboard, one a line. */
	public void copyIds() {
		String ids = chosen().stream().map(PersonaRow::userId).collect(Collectors.joining("\n"));
		if (!ids.isEmpty()) {
			Clipboard clipboard = new Clipboard(table.getDisplay());
			clipboard.setContents(new Object[] { ids }, new Transfer[] { TextTransfer.getInstance() });
			clipboard.dispose();
		}
	}

	/** Exports the selected rows, or all that are listed when fewer than two are selected. */
	public void exportSelected() {
		List<PersonaRow> chosen = chosen();
		askExport(chosen.size() > 1 ? chosen : listed());
	}

	private void askExport(List<PersonaRow> rows) {
		FileDialog dialog = new FileDialog(getSite().getShell(), SWT.SAVE);
		dialog.setText("Export personas");
		dialog.setOverwrite(true);
		dialog.setFilterExtensions(new String[] { "*.csv", "*.jsonl" });
		dialog.setFilterNames(new String[] { "CSV, a column per trait", "JSON Lines" });
		dialog.setFileName("personas.csv");
		String chosen = dialog.open();
		if (chosen != null) {
			boolean lines = chosen.endsWith(".jsonl") || !chosen.endsWith(".csv") && dialog.getFilterIndex() == 1;
			export(rows, Path.of(chosen.endsWith(".csv") || chosen.endsWith(".jsonl") ? chosen : chosen + (lines ? ".jsonl" : ".csv")));
		}
	}

	/** Writes personas in the background, as JSON Lines or as CSV by the ending of the name; says when it is done. */
	public void export(List<PersonaRow> rows, Path file) {
		PersonaNames names = data.names();
		UiJobs.load("Export personas", () -> {
			WholeFile.write(file, file.toString().endsWith(".jsonl") ? PersonaExport.jsonLines(rows, names) : PersonaExport.csv(rows, names));
			return rows.size();
		}, root, n -> Notice.exported(String.format(Locale.ROOT, n == 1 ? "%,d persona" : "%,d personas", n), file));
	}

	private void setData(Event e) {
		TableItem item = (TableItem) e.item;
		// The style engine keeps every row it has styled. GTK asks for rows even while they are taken away, and touching
		// such a row at a change of theme crashes it; the rows take the colours of the table.
		item.setData("org.eclipse.e4.ui.css.disabled", Boolean.TRUE);
		if (e.index >= 0 && e.index < shown.size()) {
			PersonaColumn[] columns = PersonaColumn.values();
			for (int i = 0; i < columns.length; i++) {
				item.setText(i, columns[i] == PersonaColumn.EDITED ? state(shown.row(e.index), shown.text(e.index, columns[i]))
						: shown.text(e.index, columns[i]));
			}
			item.setData(WHY, shown.match(e.index).orElse(null));
		}
	}

	/** Whether a persona was edited, and whether it is outdated. */
	private static String state(PersonaRow row, String edited) {
		boolean outdated = UpkeepWatch.get().upkeep().freshness().persona(row.userId()).isOutdated();
		return outdated ? edited.isEmpty() ? "outdated" : "outdated, " + edited : edited;
	}

	/** Letters go to the search box. */
	private void typedInTable(Event e) {
		if (e.character > ' ' && e.character != SWT.DEL && (e.stateMask & (SWT.MOD1 | SWT.ALT)) == 0) {
			search.setFocus();
			search.setText(search.getText() + e.character);
			search.setSelection(search.getText().length());
			e.doit = false;
		}
	}

	private void sort(TableColumn shownColumn, PersonaColumn column) {
		descending = column == sortColumn ? !descending : column.numeric() || column == PersonaColumn.EDITED;
		sortColumn = column;
		table.setSortColumn(shownColumn);
		table.setSortDirection(descending ? SWT.DOWN : SWT.UP);
		compute();
	}

	private void clearFilter() {
		search.setText("");
		styleCombos.values().forEach(c -> c.select(0));
		withPictures.setSelection(false);
		edited.setSelection(false);
		participants.setSelection(false);
	}

	private PersonaFilter filter() {
		Map<StyleAxis, String> style = new EnumMap<>(StyleAxis.class);
		styleCombos.forEach((axis, combo) -> StyleFilterItems.value(combo.getItems(), combo.getSelectionIndex())
				.ifPresent(value -> style.put(axis, value)));
		return new PersonaFilter(search.getText(), style, withPictures.getSelection(), edited.getSelection(),
				participants.getSelection());
	}

	private void filterChanged() {
		if (!root.isDisposed()) {
			search.getDisplay().timerExec(-1, typed);
			compute();
		}
	}

	private void compute() {
		if (computing != null) {
			computing.cancel();
		}
		PersonaTable rows = data;
		PersonaTable.View before = shown;
		PersonaFilter filter = filter();
		PersonaColumn column = sortColumn;
		boolean down = descending;
		reset.setEnabled(!filter.isAll());
		if (rows.size() <= AT_ONCE) {
			show(rows.view(before, filter, column, down));
		} else {
			computing = UiJobs.load("Filter personas", () -> rows.view(before, filter, column, down), root, this::show);
		}
	}

	private void show(PersonaTable.View view) {
		shown = view;
		showMatches(!view.filter().text().isEmpty());
		table.setRedraw(false);
		table.deselectAll();
		grow(view);
		table.clearAll();
		table.setRedraw(true);
		counts.setText(view.counts());
		select(context.currentUserId());
		showContent();
	}

	/** GTK makes every row, so that very many are made some at a time. */
	private void grow(PersonaTable.View view) {
		if (table.isDisposed() || shown != view) {
			return;
		}
		table.setItemCount(Math.min(view.size(), table.getItemCount() + ROWS_AT_ONCE));
		if (table.getItemCount() < view.size()) {
			table.getDisplay().asyncExec(() -> grow(view));
		} else {
			select(context.currentUserId());
		}
	}

	private void load() {
		if (loading != null) {
			loading.cancel();
		}
		if (!context.isOpen()) {
			NoStudy.fill(empty);
			stack.topControl = empty;
			root.layout();
			return;
		}
		if (data.size() == 0) {
			empty.show("Reading personas", "A large study takes a few seconds.");
		}
		StudyStore store = context.store();
		loading = UiJobs.load("Read personas", () -> {
			PersonaTable read = new PersonaTable(store.personas().table());
			return new Read(read, values(read));
		}, root, this::setData);
	}

	/** Reads what has changed. */
	private void update(Set<String> ids) {
		if (ids.contains("") || ids.size() > FEW || data.size() == 0) {
			load();
			return;
		}
		StudyStore store = context.store();
		PersonaTable before = data;
		UiJobs.load("Read changed personas", () -> {
			List<PersonaRow> changed = new ArrayList<>();
			for (String id : ids) {
				store.personas().row(id).ifPresent(changed::add);
			}
			PersonaTable after = before.with(changed);
			return new Read(after, values(after));
		}, root, read -> {
			if (data == before) {
				setData(read);
			} else {
				load();
			}
		});
	}

	private static Map<StyleAxis, String[]> values(PersonaTable rows) {
		Map<StyleAxis, String[]> values = new EnumMap<>(StyleAxis.class);
		for (StyleAxis axis : StyleAxis.values()) {
			values.put(axis, StyleFilterItems.of(axis, rows.values(axis)));
		}
		return values;
	}

	private void setData(Read read) {
		PersonaTable rows = read.rows();
		data = rows;
		context.setNames(rows.names());
		if (rows.size() == 0) {
			empty.show("There are no personas yet",
					"Personas are written from what people posted: ingest a dump, mine the evidence, then verbalize it. "
							+ "The Line menu runs these steps.");
		}
		styleCombos.forEach((axis, combo) -> {
			String before = combo.getText();
			combo.setItems(read.values().get(axis));
			combo.select(Math.max(0, combo.indexOf(before)));
		});
		root.layout(true, true);
		compute();
	}

	private void showContent() {
		stack.topControl = data.size() == 0 ? empty : content;
		root.layout();
	}

	private void publish() {
		int index = table.getSelectionIndex();
		if (index >= 0 && index < shown.size()) {
			context.select(shown.row(index).userId());
		}
	}

	private void select(String userId) {
		if (chosen().stream().anyMatch(row -> row.userId().equals(userId))) {
			return;
		}
		int place = shown.placeOf(userId);
		if (place >= 0 && place < table.getItemCount()) {
			table.setSelection(place);
		} else {
			table.deselectAll();
		}
	}

	/** Opens the editor on the selected persona, on the first one when none is selected. */
	void openSelected() {
		if (table.getSelectionIndex() < 0 && shown.size() > 0) {
			table.setSelection(0);
		}
		publish();
		int index = table.getSelectionIndex();
		if (index >= 0) {
			try {
				getSite().getPage().openEditor(new PersonaInput(shown.row(index).userId()), Ids.PERSONA_EDITOR);
			} catch (PartInitException e) {
				UiJobs.show("The persona could not be opened", e);
			}
		}
	}

	/** Puts the cursor into the search box. */
	public void focusSearch() {
		if (stack.topControl == content) {
			search.setFocus();
			search.selectAll();
		}
	}

	/** The table, for tests. */
	public Table table() {
		return table;
	}

	/** What the table shows, for tests. */
	public PersonaTable.View shown() {
		return shown;
	}

	@Override
	public void setFocus() {
		if (stack.topControl == content) {
			(table.getSelectionIndex() >= 0 ? table : search).setFocus();
		} else {
			empty.setFocus();
		}
	}
}
