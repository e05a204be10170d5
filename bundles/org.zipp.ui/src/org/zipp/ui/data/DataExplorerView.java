package org.zipp.ui.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.zipp.core.StudyDirectory;
import org.zipp.document.Chart;
import org.zipp.graph.GraphStatistics;
import org.zipp.graph.GraphStatistics.CommunitySize;
import org.zipp.graph.InteractionGraph;
import org.zipp.report.data.DataFigures;
import org.zipp.report.data.PersonaTraits;
import org.zipp.store.StoreListener.Topic;
import org.zipp.store.StudyStore;
import org.zipp.ui.context.Icons;
import org.zipp.ui.context.Refresher;
import org.zipp.ui.context.Services;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.StudyListener;
import org.zipp.ui.data.presenter.DataPages;
import org.zipp.ui.operation.LineRunner;
import org.zipp.ui.shell.NoStudy;
import org.zipp.ui.widgets.ChartActions;
import org.zipp.ui.widgets.ChartPage;
import org.zipp.ui.widgets.EmptyState;
import org.zipp.ui.widgets.Sizes;

/** The data of the open study in figures, on one page for each subject. */
public final class DataExplorerView extends ViewPart {

	/** Communities in the table. */
	private static final int LARGEST = 500;
	private static final String SINGLE = "Single personas";
	private static final String BY = "Groups by ";

	/** A page of the view. */
	private static final class Page {
		private final Composite root;
		private final StackLayout stack = new StackLayout();
		private final EmptyState empty;
		private Composite content;
		private ChartPage charts;

		private Page(CTabFolder folder) {
			root = new Composite(folder, SWT.NONE);
			root.setLayout(stack);
			empty = new EmptyState(root);
		}

		private void top(Control control) {
			stack.topControl = control;
			root.layout(true, true);
		}
	}

	/**
	 * Pages that were drawn.
	 *
	 * @param store the study they are of
	 * @param from  what they were drawn from
	 * @param pages those that could be drawn by then
	 */
	private record Drawn(StudyStore store, DataPages from, Map<DataPages.Topic, DataPages.Page> pages) {
		private static final Drawn NOTHING = new Drawn(null, DataPages.NONE, Map.of());
	}

	/** What personas state, and by which traits they can be grouped: counting takes a while where they are many. */
	private record TraitsRead(PersonaTraits traits, List<String> groupings) {
	}

	private final Map<DataPages.Topic, Page> pages = new EnumMap<>(DataPages.Topic.class);
	private Composite root;
	private StackLayout stack;
	private EmptyState noStudy;
	private CTabFolder folder;
	private Table communities;
	private Combo grouping;
	private ChartActions exports;
	private Action describe;
	private Refresher<Optional<GraphStatistics>> graphReader;
	private Refresher<TraitsRead> personaReader;
	private Refresher<Drawn> drawer;
	/** These are used by the drawing in the background too. */
	private volatile DataPages shown = DataPages.NONE;
	private volatile Drawn drawn = Drawn.NOTHING;
	private volatile boolean graphRead;
	private volatile boolean personasRead;
	private List<CommunitySize> rows = List.of();
	/** Read by the background reading too. */
	private volatile StudyStore store;
	private volatile IProgressMonitor counting = new NullProgressMonitor();

	@Override
	public void createPartControl(Composite parent) {
		root = new Composite(parent, SWT.NONE);
		stack = new StackLayout();
		root.setLayout(stack);
		noStudy = new EmptyState(root);
		NoStudy.fill(noStudy);
		folder = new CTabFolder(root, SWT.TOP | SWT.FLAT);
		for (DataPages.Topic topic : DataPages.Topic.values()) {
			createPage(topic);
		}
		folder.setSelection(0);
		folder.addListener(SWT.Selection, e -> exports.update());
		makeActions();
		graphReader = new Refresher<>("Describe the graph", root, this::readGraph, this::showGraph);
		drawer = new Refresher<>("Draw figures of the data", root, this::draw, this::showDrawn);
		personaReader = new Refresher<>("Read traits of personas", root, this::readPersonas, this::showPersonas);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(root, "org.zipp.ui.data");
		root.addDisposeListener(e -> counting.setCanceled(true));
		StudyContext.get().addListener(new StudyListener() {
			@Override
			public void studyChanged() {
				opened();
			}

			@Override
			public void selectionChanged() {
				shown = shown.withUser(StudyContext.get().currentUserId());
				drawer.request();
			}

			@Override
			public void storeChanged(Set<Topic> topics, Set<String> ids) {
				if (topics.contains(Topic.USERS)) {
					graphReader.request();
				}
				if (topics.contains(Topic.PERSONAS) || topics.contains(Topic.USERS)) {
					personaReader.request();
				}
			}
		}, root);
		opened();
	}

	private void createPage(DataPages.Topic topic) {
		Page page = new Page(folder);
		pages.put(topic, page);
		switch (topic) {
		case COMMUNITIES -> {
			SashForm sash = new SashForm(page.root, SWT.VERTICAL);
			sash.setSashWidth(6);
			page.charts = new ChartPage(sash);
			createTable(sash);
			sash.setWeights(60, 40);
			page.content = sash;
		}
		case INTERESTS -> {
			page.content = new Composite(page.root, SWT.NONE);
			GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(page.content);
			createGrouping(page.content);
			page.charts = new ChartPage(page.content);
			GridDataFactory.fillDefaults().grab(true, true).applyTo(page.charts);
		}
		default -> {
			page.charts = new ChartPage(page.root);
			page.content = page.charts;
		}
		}
		CTabItem item = new CTabItem(folder, SWT.NONE);
		item.setText(topic.title());
		item.setControl(page.root);
		item.setData(topic);
	}

	private void createTable(Composite parent) {
		communities = new Table(parent, SWT.FULL_SELECTION | SWT.BORDER);
		communities.setHeaderVisible(true);
		tableColumn("Community", 230, SWT.LEFT, Comparator.comparing(CommunitySize::name));
		tableColumn("Users", 100, SWT.RIGHT, falling(CommunitySize::members));
		tableColumn("Posts", 100, SWT.RIGHT, falling(CommunitySize::posts));
		tableColumn("Comments", 110, SWT.RIGHT, falling(CommunitySize::comments));
		// GTK stretches the last column over the rest of the table; this one takes the stretch.
		new TableColumn(communities, SWT.NONE).setWidth(1);
		communities.setSortColumn(communities.getColumn(1));
		communities.setSortDirection(SWT.DOWN);
	}

	private static Comparator<CommunitySize> falling(ToLongFunction<CommunitySize> of) {
		return Comparator.comparingLong(of).reversed().thenComparing(CommunitySize::name);
	}

	/** @param first the order at the first click; the next click turns it round */
	private void tableColumn(String title, int width, int align, Comparator<CommunitySize> first) {
		TableColumn column = new TableColumn(communities, align);
		column.setText(title);
		column.setWidth(Sizes.px(width));
		int usual = align == SWT.RIGHT ? SWT.DOWN : SWT.UP;
		column.addListener(SWT.Selection, e -> {
			boolean turn = communities.getSortColumn() == column && communities.getSortDirection() == usual;
			communities.setSortColumn(column);
			communities.setSortDirection(turn ? usual == SWT.DOWN ? SWT.UP : SWT.DOWN : usual);
			List<CommunitySize> sorted = new ArrayList<>(rows);
			sorted.sort(turn ? first.reversed() : first);
			fillTable(sorted);
		});
	}

	private void fillTable(List<CommunitySize> sorted) {
		rows = sorted;
		communities.setRedraw(false);
		communities.removeAll();
		for (CommunitySize c : sorted) {
			new TableItem(communities, SWT.NONE).setText(new String[] { c.name(), String.format(Locale.ROOT, "%,d", c.members()),
					String.format(Locale.ROOT, "%,d", c.posts()), String.format(Locale.ROOT, "%,d", c.comments()) });
		}
		communities.setRedraw(true);
	}

	private void createGrouping(Composite parent) {
		Composite row = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(10, 4).applyTo(row);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
		Label label = new Label(row, SWT.NONE);
		label.setText("Rows:");
		grouping = new Combo(row, SWT.DROP_DOWN | SWT.READ_ONLY);
		grouping.setItems(SINGLE);
		grouping.select(0);
		grouping.setToolTipText("Single personas, the selected one first, or groups of personas by a trait");
		grouping.addListener(SWT.Selection, e -> {
			shown = shown.withGrouping(chosenGrouping());
			drawer.request();
		});
	}

	private String chosenGrouping() {
		return grouping.getSelectionIndex() <= 0 ? "" : grouping.getText().substring(BY.length());
	}

	private void makeActions() {
		exports = new ChartActions(() -> getSite().getShell(), () -> current().charts.current(),
				() -> stack.topControl == folder && drawn.pages().values().stream().anyMatch(p -> !p.charts().isEmpty()), () -> shown::all);
		describe = new Action("Write all figures to the study…", Icons.descriptor(Icons.REPORT)) {
			@Override
			public void run() {
				LineRunner.ask(getSite().getShell(), "explore");
			}
		};
		describe.setToolTipText("Write all figures and their data to the reports of the study, as the command line does");
		Action refresh = new Action("Refresh", Icons.descriptor(Icons.REFRESH)) {
			@Override
			public void run() {
				if (store != null) {
					graphReader.request();
					personaReader.request();
				}
			}
		};
		refresh.setToolTipText("Read graph and personas again");
		var bars = getViewSite().getActionBars();
		bars.getToolBarManager().add(refresh);
		exports.addTo(bars);
		bars.getMenuManager().add(new Separator());
		bars.getMenuManager().add(describe);
	}

	private Page current() {
		return pages.get((DataPages.Topic) folder.getSelection().getData());
	}

	private void opened() {
		counting.setCanceled(true);
		counting = new NullProgressMonitor();
		StudyContext context = StudyContext.get();
		store = context.isOpen() ? context.store() : null;
		shown = DataPages.NONE.withUser(context.currentUserId());
		drawn = Drawn.NOTHING;
		graphRead = false;
		personasRead = false;
		grouping.setItems(SINGLE);
		grouping.select(0);
		describe.setEnabled(store != null);
		stack.topControl = store == null ? noStudy : folder;
		root.layout();
		if (store != null) {
			pages.values().forEach(p -> {
				p.empty.show("Reading the data", "Large graphs take a while to count.");
				p.top(p.empty);
			});
			graphReader.request();
			personaReader.request();
		}
		exports.update();
	}

	/** Runs outside the UI thread; {@code null} when it is not wanted any more. */
	private Optional<GraphStatistics> readGraph() {
		StudyStore from = store;
		IProgressMonitor monitor = counting;
		if (from == null) {
			return null;
		}
		StudyDirectory study = from.directory();
		if (!InteractionGraph.exists(study.graph())) {
			return Optional.empty();
		}
		try (InteractionGraph graph = InteractionGraph.open(study.graph())) {
			return Optional.of(GraphStatistics.of(graph, LARGEST, SubMonitor.convert(monitor)));
		} catch (OperationCanceledException e) {
			return null;
		}
	}

	private void showGraph(Optional<GraphStatistics> read) {
		if (read != null && store != null) {
			shown = shown.withGraph(read);
			graphRead = true;
			drawer.request();
			fillTable(read.map(GraphStatistics::largest).orElse(List.of()));
			communities.setSortColumn(communities.getColumn(1));
			communities.setSortDirection(SWT.DOWN);
		}
	}

	/** Runs outside the UI thread; {@code null} when no study is open. */
	private TraitsRead readPersonas() {
		StudyStore from = store;
		if (from == null) {
			return null;
		}
		PersonaTraits traits = PersonaTraits.read(from);
		return new TraitsRead(traits, DataFigures.groupings(traits));
	}

	private void showPersonas(TraitsRead read) {
		if (read != null && store != null) {
			shown = shown.withPersonas(read.traits());
			personasRead = true;
			List<String> items = new ArrayList<>(List.of(SINGLE));
			read.groupings().forEach(t -> items.add(BY + t));
			String before = grouping.getText();
			grouping.setItems(items.toArray(String[]::new));
			grouping.select(Math.max(0, items.indexOf(before)));
			shown = shown.withGrouping(chosenGrouping());
			drawer.request();
		}
	}

	/** Runs outside the UI thread; draws what has changed. */
	private Drawn draw() {
		DataPages now = shown;
		Drawn before = drawn;
		StudyStore of = store;
		Map<DataPages.Topic, DataPages.Page> made = new EnumMap<>(DataPages.Topic.class);
		for (DataPages.Topic topic : DataPages.Topic.values()) {
			if (topic.isOfGraph() ? graphRead : personasRead) {
				DataPages.Page kept = before.store == of && now.isSame(topic, before.from) ? before.pages.get(topic) : null;
				made.put(topic, kept != null ? kept : now.page(topic));
			}
		}
		return new Drawn(of, now, made);
	}

	private void showDrawn(Drawn made) {
		if (made.store != store || store == null) {
			return;
		}
		Drawn before = drawn;
		drawn = made;
		made.pages.forEach((topic, page) -> {
			if (page != before.pages.get(topic)) {
				show(topic, page);
			}
		});
		exports.update();
	}

	private void show(DataPages.Topic topic, DataPages.Page what) {
		Page page = pages.get(topic);
		if (what.charts().isEmpty()) {
			if (what.step().isEmpty() || Services.operations().find(what.step()).isEmpty()) {
				page.empty.show(what.missing(), what.sentence());
			} else {
				String step = what.step();
				page.empty.show(what.missing(), what.sentence(), Services.operations().find(step).orElseThrow().label() + '…',
						() -> LineRunner.ask(getSite().getShell(), step));
			}
			page.top(page.empty);
			return;
		}
		page.top(page.content);
		page.charts.show(what.charts());
	}

	/** Shows a page, as a click on its tab does. */
	void select(DataPages.Topic topic) {
		folder.setSelection(topic.ordinal());
		exports.update();
	}

	/** Whether graph and personas are read and the figures of all that is chosen are drawn, for tests. */
	boolean isRead() {
		return graphRead && personasRead && drawn.from == shown && drawn.pages.size() == DataPages.Topic.values().length;
	}

	/** The charts of a page, empty when it says what is missing; for tests. */
	List<Chart> charts(DataPages.Topic topic) {
		Page page = pages.get(topic);
		return page.stack.topControl == page.empty ? List.of() : page.charts.charts();
	}

	/** The page of a subject, for tests. */
	ChartPage page(DataPages.Topic topic) {
		return pages.get(topic).charts;
	}

	/** The table of communities, for tests. */
	Table communities() {
		return communities;
	}

	/** The choice of rows of the interests, for tests. */
	Combo grouping() {
		return grouping;
	}

	@Override
	public void setFocus() {
		if (stack.topControl == folder) {
			folder.setFocus();
		} else {
			noStudy.setFocus();
		}
	}
}
