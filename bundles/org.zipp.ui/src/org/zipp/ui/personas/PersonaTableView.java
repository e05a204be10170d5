package org.zipp.ui.personas;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;
import org.zipp.core.style.StyleAxis;
import org.zipp.store.Rows.PersonaRow;
import org.zipp.store.StoreListener.Topic;
import org.zipp.store.StudyStore;
import org.zipp.ui.Ids;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.StudyListener;
import org.zipp.ui.context.Theme;
import org.zipp.ui.context.UiJobs;
import org.zipp.ui.personas.presenter.PersonaColumn;
import org.zipp.ui.personas.presenter.PersonaFilter;
import org.zipp.ui.personas.presenter.PersonaTable;
import org.zipp.ui.personas.presenter.StyleFilterItems;
import org.zipp.ui.shell.NoStudy;
import org.zipp.ui.widgets.EmptyState;

/** All personas of the study: search, filter, sort; the selection goes to the other views, Enter opens the editor. */
public final class PersonaTableView extends ViewPart {

	/** Smaller tables are filtered at once, larger ones in a job. */
	private static final int AT_ONCE = 5_000;
	private static final int TYPING_PAUSE_MILLIS = 120;
	/** More changed rows than this are read again as a whole. */
	private static final int FEW = 200;

	private final Runnable typed = this::filterChanged;
	private final Map<StyleAxis, Combo> styleCombos = new EnumMap<>(StyleAxis.class);
	private StudyContext context;
	private PersonaTable.View shown = PersonaTable.EMPTY.view();
	private PersonaTable data = PersonaTable.EMPTY;
	private PersonaColumn sortColumn;
	private boolean descending;
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
		load();
	}

	private void createSearch() {
		search = new Text(content, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		search.setMessage("Search user, text and traits");
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
		table = new Table(content, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.SINGLE | SWT.BORDER);
		GridDataFactory.fillDefaults().grab(true, true).hint(200, 200).applyTo(table);
		table.setHeaderVisible(true);
		for (PersonaColumn column : PersonaColumn.values()) {
			TableColumn shownColumn = new TableColumn(table, column.numeric() ? SWT.RIGHT : SWT.LEFT);
			shownColumn.setText(column.title());
			shownColumn.setWidth(column.width());
			shownColumn.setMoveable(true);
			shownColumn.setData(column);
			shownColumn.addListener(SWT.Selection, e -> sort(shownColumn, column));
		}
		table.addListener(SWT.SetData, this::setData);
		table.addListener(SWT.Selection, e -> publish());
		table.addListener(SWT.DefaultSelection, e -> openSelected());
		table.addListener(SWT.KeyDown, this::typedInTable);
	}

	private void setData(Event e) {
		TableItem item = (TableItem) e.item;
		// The style engine keeps every row it has styled. GTK asks for rows even while they are taken away, and touching
		// such a row at a change of theme crashes it; the rows take the colours of the table.
		item.setData("org.eclipse.e4.ui.css.disabled", Boolean.TRUE);
		if (e.index >= 0 && e.index < shown.size()) {
			PersonaRow row = shown.row(e.index);
			PersonaColumn[] columns = PersonaColumn.values();
			for (int i = 0; i < columns.length; i++) {
				item.setText(i, columns[i].text(row));
			}
		}
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
		table.setRedraw(false);
		table.deselectAll();
		table.setItemCount(view.size());
		table.clearAll();
		table.setRedraw(true);
		counts.setText(view.counts());
		select(context.currentUserId());
		showContent();
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
		loading = UiJobs.load("Read personas", () -> new PersonaTable(store.personas().table()), root, this::setData);
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
			return changed;
		}, root, changed -> {
			if (data == before) {
				setData(data.with(changed));
			} else {
				load();
			}
		});
	}

	private void setData(PersonaTable rows) {
		data = rows;
		if (rows.size() == 0) {
			empty.show("There are no personas yet",
					"Personas are written from what people posted: ingest a dump, mine the evidence, then verbalize it. "
							+ "The Line menu runs these steps.");
		}
		styleCombos.forEach((axis, combo) -> {
			String before = combo.getText();
			combo.setItems(StyleFilterItems.of(axis, rows.values(axis)));
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
		int selected = table.getSelectionIndex();
		if (selected >= 0 && selected < shown.size() && shown.row(selected).userId().equals(userId)) {
			return;
		}
		int place = shown.placeOf(userId);
		if (place >= 0) {
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

	/** What the table shows, for tests. */
	PersonaTable.View shown() {
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
