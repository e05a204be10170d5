package org.zipp.ui.study.monitor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.RowLayoutFactory;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.zipp.core.ZippException;
import org.zipp.store.StoreListener.Topic;
import org.zipp.store.StudyStore;
import org.zipp.study.progress.Costs;
import org.zipp.study.progress.RaterState;
import org.zipp.study.progress.StudyProgress;
import org.zipp.ui.context.Refresher;
import org.zipp.ui.context.Settings;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.StudyListener;
import org.zipp.ui.context.Theme;
import org.zipp.ui.shell.NoStudy;
import org.zipp.ui.study.Blind;
import org.zipp.ui.study.StudyActions;
import org.zipp.ui.study.monitor.MonitorFigures.Column;
import org.zipp.ui.study.monitor.MonitorFigures.Fact;
import org.zipp.ui.widgets.EmptyState;
import org.zipp.ui.widgets.Sizes;

/** A running study for its lead: who is where, how fast and how carefully; nothing that tells which condition wins. */
public final class MonitorView extends ViewPart {

	/**
	 * Key of the widget data by which tests find the parts: {@code raters}, {@code cells}, {@code reported}, {@code perRater}, {@code
	 * perHour}.
	 */
	public static final String PART = "org.zipp.ui.monitor.part";

	/** What time alone changes, who is away, is looked at as often as this. */
	private static final int TICK_MILLIS = 30_000;
	private static final int FACT_WIDTH = 110;
	private static final String PER_RATER = "monitor.perRater";
	private static final String PER_HOUR = "monitor.perHour";

	private final StudyListener listener = new StudyListener() {
		@Override
		public void studyChanged() {
			progress = null;
			reload();
		}

		@Override
		public void votingChanged() {
			reload();
		}

		@Override
		public void storeChanged(Set<Topic> topics, Set<String> ids) {
			reload();
		}
	};

	private Composite root;
	private StackLayout stack;
	private EmptyState empty;
	private Composite content;
	private Composite facts;
	private Table raters;
	private Table cells;
	private TabItem cellsTab;
	private Table reported;
	private TabItem reportedTab;
	private Label problem;
	private final Map<Column, TableColumn> columns = new EnumMap<>(Column.class);
	private Column sortedBy = Column.RATER;
	private boolean down;
	private Font large;
	private Costs costs = Costs.NONE;
	private String perRater = "";
	private String perHour = "";
	private List<Fact> shown = List.of();
	private StudyProgress progress;
	/** Read by the background reading too. */
	private volatile StudyStore reading;
	private Refresher<StudyProgress> refresher;

	@Override
	public void createPartControl(Composite parent) {
		root = new Composite(parent, SWT.NONE);
		stack = new StackLayout();
		root.setLayout(stack);
		empty = new EmptyState(root);
		content = new Composite(root, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(10, 10).spacing(6, 8).applyTo(content);
		large = new LocalResourceManager(JFaceResources.getResources(), content)
				.create(FontDescriptor.createFrom(JFaceResources.getDefaultFont()).setStyle(SWT.BOLD).increaseHeight(4));
		facts = new Composite(content, SWT.NONE);
		facts.setLayout(RowLayoutFactory.fillDefaults().wrap(true).spacing(8).create());
		GridDataFactory.fillDefaults().grab(true, false).hint(Sizes.px(FACT_WIDTH), SWT.DEFAULT).applyTo(facts);
		createTables(content);
		createCosts(content);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(root, "org.zipp.ui.monitor");
		refresher = new Refresher<>("Reading how the study stands", root, this::read, this::take);
		StudyContext.get().addListener(listener, root);
		perRater = Settings.get(PER_RATER, "");
		perHour = Settings.get(PER_HOUR, "");
		reload();
		tick();
	}

	private void createTables(Composite parent) {
		TabFolder tabs = new TabFolder(parent, SWT.TOP);
		GridDataFactory.fillDefaults().grab(true, true).hint(200, Sizes.px(140)).applyTo(tabs);
		raters = table(tabs, "raters");
		for (Column c : Column.values()) {
			TableColumn column = new TableColumn(raters, c.ordinal() >= Column.DONE.ordinal() ? SWT.RIGHT : SWT.LEFT);
			column.setText(c.title());
			column.setWidth(Sizes.px(c.width()));
			column.addListener(SWT.Selection, e -> sort(c));
			columns.put(c, column);
		}
		raters.setSortColumn(columns.get(sortedBy));
		raters.setSortDirection(SWT.UP);
		tab(tabs, "Raters", raters);
		cells = table(tabs, "cells");
		columns(cells, new String[] { "Who", "Wanted at most", "Begun", "Done", "Room" }, new int[] { 240, 120, 80, 80, 80 });
		cellsTab = tab(tabs, "Quotas", cells);
		reported = table(tabs, "reported");
		columns(reported, new String[] { "When", "Rater", "Where", "What", "Said" }, new int[] { 90, 120, 70, 80, 420 });
		reportedTab = tab(tabs, "Reported", reported);
	}

	private static void columns(Table table, String[] titles, int[] widths) {
		for (int i = 0; i < titles.length; i++) {
			TableColumn column = new TableColumn(table, SWT.NONE);
			column.setText(titles[i]);
			column.setWidth(Sizes.px(widths[i]));
		}
	}

	private static Table table(Composite parent, String part) {
		Table table = new Table(parent, SWT.FULL_SELECTION | SWT.BORDER);
		table.setHeaderVisible(true);
		table.setData(PART, part);
		return table;
	}

	private static TabItem tab(TabFolder tabs, String text, Table table) {
		TabItem item = new TabItem(tabs, SWT.NONE);
		item.setText(text);
		item.setControl(table);
		return item;
	}

	private void createCosts(Composite parent) {
		Composite row = new Composite(parent, SWT.NONE);
		row.setLayout(RowLayoutFactory.fillDefaults().wrap(true).center(true).spacing(6).create());
		GridDataFactory.fillDefaults().grab(true, false).hint(Sizes.px(FACT_WIDTH), SWT.DEFAULT).applyTo(row);
		new Label(row, SWT.NONE).setText("Paid for each rater who is done:");
		rate(row, "perRater", Settings.get(PER_RATER, ""), t -> perRater = t);
		new Label(row, SWT.NONE).setText("and for each hour:");
		rate(row, "perHour", Settings.get(PER_HOUR, ""), t -> perHour = t);
		new Label(row, SWT.NONE).setText(Costs.NONE.currency());
		problem = Theme.style(new Label(parent, SWT.WRAP), Theme.CSS_CAUTION);
		GridDataFactory.fillDefaults().grab(true, false).hint(Sizes.px(FACT_WIDTH), SWT.DEFAULT).exclude(true).applyTo(problem);
		problem.setVisible(false);
	}

	private void rate(Composite row, String part, String value, Consumer<String> typed) {
		Text text = new Text(row, SWT.BORDER | SWT.RIGHT);
		text.setText(value);
		text.setData(PART, part);
		text.setLayoutData(new RowData(Sizes.px(60), SWT.DEFAULT));
		text.addListener(SWT.Modify, e -> {
			typed.accept(text.getText());
			showCosts();
		});
		text.addListener(SWT.FocusOut, e -> keepCosts());
	}

	private void keepCosts() {
		if (!Settings.get(PER_RATER, "").equals(perRater) || !Settings.get(PER_HOUR, "").equals(perHour)) {
			Settings.put(PER_RATER, perRater);
			Settings.put(PER_HOUR, perHour);
		}
	}

	private void showCosts() {
		String wrong = "";
		try {
			costs = new Costs(Costs.parse(perRater), Costs.parse(perHour), Costs.NONE.currency());
		} catch (ZippException e) {
			wrong = e.getMessage();
		}
		problem.setText(wrong);
		problem.setVisible(!wrong.isEmpty());
		((GridData) problem.getLayoutData()).exclude = wrong.isEmpty();
		if (progress != null) {
			showFacts();
		}
		content.layout(true, true);
	}

	private void tick() {
		root.getDisplay().timerExec(TICK_MILLIS, () -> {
			if (!root.isDisposed()) {
				reload();
				tick();
			}
		});
	}

	private void reload() {
		StudyContext context = StudyContext.get();
		if (!context.isOpen()) {
			reading = null;
			NoStudy.fill(empty);
			top(empty);
		} else if (context.isVoting()) {
			Blind.fill(empty, "How others do is");
			top(empty);
		} else {
			reading = context.store();
			refresher.request();
		}
	}

	private void top(Composite control) {
		if (stack.topControl != control) {
			stack.topControl = control;
			root.layout();
		}
	}

	/** Runs outside the UI thread; {@code null} when the study was closed meanwhile. */
	private StudyProgress read() {
		StudyStore store = reading;
		return store == null ? null : StudyProgress.of(store, Instant.now());
	}

	private void take(StudyProgress read) {
		if (read == null || !StudyContext.get().isOpen() || StudyContext.get().isVoting()) {
			return;
		}
		progress = read;
		String missing = MonitorFigures.missing(read);
		if (!missing.isEmpty()) {
			empty.show("Nothing to watch yet", missing, "Open the study", () -> StudyActions.openStudy(getSite().getPage()));
			top(empty);
			return;
		}
		showRaters();
		showReported();
		top(content);
		showCosts();
	}

	private void showFacts() {
		List<Fact> now = MonitorFigures.facts(progress, costs);
		if (now.equals(shown)) {
			return;
		}
		shown = now;
		facts.setRedraw(false);
		for (Control old : facts.getChildren()) {
			old.dispose();
		}
		for (Fact fact : now) {
			Composite card = Theme.style(new Composite(facts, SWT.NONE), Theme.CSS_CARD);
			GridLayoutFactory.fillDefaults().margins(10, 6).spacing(0, 0).applyTo(card);
			Label value = Theme.style(new Label(card, SWT.NONE), fact.caution() ? Theme.CSS_CAUTION : Theme.CSS_CARD);
			value.setText(fact.value());
			value.setFont(large);
			Label name = Theme.style(new Label(card, SWT.NONE), Theme.CSS_CARD_QUIET);
			name.setText(fact.name());
			for (Control c : List.of(card, value, name)) {
				c.setToolTipText(fact.meaning());
			}
		}
		facts.setRedraw(true);
	}

	private void sort(Column by) {
		down = by == sortedBy && !down;
		sortedBy = by;
		raters.setSortColumn(columns.get(by));
		raters.setSortDirection(down ? SWT.DOWN : SWT.UP);
		showRaters();
	}

	private void showRaters() {
		if (progress == null) {
			return;
		}
		List<String[]> rows = new ArrayList<>();
		for (RaterState r : MonitorFigures.sorted(progress, sortedBy, down)) {
			rows.add(List.of(Column.values()).stream().map(c -> MonitorFigures.cell(r, c, progress.at())).toArray(String[]::new));
		}
		fill(raters, rows);
	}

	private void showReported() {
		fill(cells, progress.cells().stream().map(MonitorFigures::cells).toList());
		cellsTab.setText(progress.cells().isEmpty() ? "Quotas" : "Quotas (" + progress.cells().size() + ')');
		fill(reported, progress.reported().stream().map(r -> MonitorFigures.cells(r, progress.at())).toList());
		reportedTab.setText(progress.reported().isEmpty() ? "Reported" : "Reported (" + progress.reported().size() + ')');
	}

	/** Rows stay where they are, so that a selection and the place of scrolling stay too. */
	private static void fill(Table table, List<String[]> rows) {
		table.setRedraw(false);
		while (table.getItemCount() > rows.size()) {
			table.getItem(table.getItemCount() - 1).dispose();
		}
		for (int i = 0; i < rows.size(); i++) {
			TableItem item = i < table.getItemCount() ? table.getItem(i) : new TableItem(table, SWT.NONE);
			item.setText(rows.get(i));
		}
		table.setRedraw(true);
	}

	@Override
	public void setFocus() {
		if (stack.topControl == content) {
			raters.setFocus();
		} else {
			empty.setFocus();
		}
	}
}
