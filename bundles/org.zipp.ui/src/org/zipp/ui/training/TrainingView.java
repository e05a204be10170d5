package org.zipp.ui.training;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.zipp.core.StudyDirectory;
import org.zipp.core.operation.OperationJob;
import org.zipp.encoder.TrainingLog;
import org.zipp.document.Chart;
import org.zipp.ui.context.Icons;
import org.zipp.ui.context.Methods;
import org.zipp.ui.context.Refresher;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.StudyListener;
import org.zipp.ui.context.Theme;
import org.zipp.ui.shell.NoStudy;
import org.zipp.ui.training.presenter.Fit;
import org.zipp.ui.training.presenter.FitFacts;
import org.zipp.ui.training.presenter.TrainingCurves;
import org.zipp.ui.widgets.Actions;
import org.zipp.ui.widgets.ChartActions;
import org.zipp.ui.widgets.ChartPage;
import org.zipp.ui.widgets.EmptyState;
import org.zipp.ui.widgets.Sizes;

/** The loss curves of the study's encoders, also while they are trained, with their settings and what they reached. */
public final class TrainingView extends ViewPart {

	private static final int POLL_RUNNING = 1000;
	/** Another program may be training in this study. */
	private static final int POLL_IDLE = 4000;
	private static final int STEPS = 1000;
	private static final int FACT_ROWS = 9;
	private static final double LARGEST_SHARE_OF_FACTS = 0.35;
	/** Percent of the usual height from which a font is large. */
	private static final int LARGE = 140;

	/** What is read outside the UI thread; {@code facts} and {@code curves} of the chosen fit, if there is one. */
	private record Snapshot(StudyDirectory study, List<Fit> fits, Optional<Fit> chosen, TrainingCurves curves,
			FitFacts facts) {
	}

	private Composite root;
	private StackLayout stack;
	private EmptyState empty;
	private Composite content;
	private Combo choice;
	private Label told;
	private Composite running;
	private Label runningText;
	private ProgressBar bar;
	private ChartPage page;
	private Table facts;
	private Action train;
	private Action cancel;
	private ChartActions exports;
	private Refresher<Snapshot> refresher;
	/** Read by the background reading too. */
	private volatile StudyDirectory study;
	/** The encoder the person chose, empty for the one worked at last. */
	private volatile String wanted = "";
	private volatile Snapshot shown;
	private boolean visible = true;
	private boolean polling;

	private final IPartListener2 parts = new IPartListener2() {
		@Override
		public void partVisible(IWorkbenchPartReference reference) {
			if (reference.getPart(false) == TrainingView.this) {
				visible = true;
				poll();
			}
		}

		@Override
		public void partHidden(IWorkbenchPartReference reference) {
			if (reference.getPart(false) == TrainingView.this) {
				visible = false;
			}
		}
	};

	@Override
	public void createPartControl(Composite parent) {
		root = new Composite(parent, SWT.NONE);
		stack = new StackLayout();
		root.setLayout(stack);
		empty = new EmptyState(root);
		content = new Composite(root, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(10, 8).spacing(8, 6).numColumns(2).applyTo(content);
		createHead(content);
		page = new ChartPage(content);
		GridDataFactory.fillDefaults().grab(true, true).span(2, 1).hint(200, 120).applyTo(page);
		createFacts(content);
		makeActions();
		refresher = new Refresher<>("Read training log", root, this::read, this::show);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(root, "org.zipp.ui.training");
		StudyContext.get().addListener(new StudyListener() {
			@Override
			public void studyChanged() {
				opened();
			}
		}, root);
		Training.follow(root, this::poll, () -> {
			refresher.request();
			showRun();
		});
		getSite().getPage().addPartListener(parts);
		opened();
	}

	private void createHead(Composite parent) {
		choice = new Combo(parent, SWT.DROP_DOWN | SWT.READ_ONLY);
		choice.setToolTipText("The encoders of this study; the one worked at last comes first");
		// With a large font there is no room for words beside it.
		int columns = Sizes.px(100) > LARGE ? 2 : 1;
		GridDataFactory.fillDefaults().span(columns, 1).align(SWT.BEGINNING, SWT.CENTER).applyTo(choice);
		choice.addListener(SWT.Selection, e -> {
			Snapshot now = shown;
			int index = choice.getSelectionIndex();
			if (now != null && index >= 0) {
				wanted = now.fits.get(index).method();
				refresher.request();
			}
		});
		told = Theme.style(new Label(parent, SWT.WRAP), Theme.CSS_QUIET);
		GridDataFactory.fillDefaults().grab(true, false).span(columns, 1).align(SWT.FILL, SWT.CENTER).hint(120, SWT.DEFAULT).applyTo(told);
		running = new Composite(parent, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).exclude(true).applyTo(running);
		GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(running);
		running.setVisible(false);
		bar = new ProgressBar(running, SWT.SMOOTH);
		bar.setMaximum(STEPS);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
		runningText = Theme.style(new Label(running, SWT.NONE), Theme.CSS_QUIET);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(runningText);
	}

	private void createFacts(Composite parent) {
		facts = new Table(parent, SWT.BORDER | SWT.FULL_SELECTION | SWT.V_SCROLL);
		facts.setHeaderVisible(true);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(SWT.DEFAULT, FACT_ROWS * facts.getItemHeight()).exclude(true)
				.applyTo(facts);
		facts.setVisible(false);
		parent.addListener(SWT.Resize, e -> {
			// With a large font all rows would leave no room for the figures.
			int most = (int) (parent.getClientArea().height * LARGEST_SHARE_OF_FACTS);
			((GridData) facts.getLayoutData()).heightHint = Math.min(FACT_ROWS * facts.getItemHeight(), most);
		});
		for (String title : List.of("Setting or measure", "Value")) {
			new TableColumn(facts, SWT.NONE).setText(title);
		}
	}

	private void makeActions() {
		train = Actions.of("Train an encoder…", "Choose the encoder and its settings, and train it", Icons.START,
				() -> Training.ask(getSite().getShell()));
		cancel = Actions.of("Cancel training", "Stop after this step; a new run goes on from there", Icons.STOP,
				() -> Training.current().ifPresent(Job::cancel));
		exports = new ChartActions(() -> getSite().getShell(), page::current,
				() -> stack.topControl == content && !page.charts().isEmpty(), () -> {
					List<Chart> charts = page.charts();
					return () -> charts;
				});
		IToolBarManager tools = getViewSite().getActionBars().getToolBarManager();
		tools.add(train);
		tools.add(cancel);
		tools.add(new Separator());
		exports.addTo(getViewSite().getActionBars());
		updateActions();
	}

	private void opened() {
		study = StudyContext.get().directory().orElse(null);
		wanted = "";
		shown = null;
		if (study == null) {
			NoStudy.fill(empty);
			top(empty);
		} else {
			empty.show("Reading the encoders of the study", "");
			top(empty);
			refresher.request();
		}
		poll();
	}

	/** Runs outside the UI thread; {@code null} when no study is open, the snapshot before when nothing has changed. */
	private Snapshot read() {
		StudyDirectory from = study;
		if (from == null) {
			return null;
		}
		List<Fit> fits = Fit.of(from);
		Optional<Fit> chosen = Fit.find(fits, wanted).or(() -> fits.stream().findFirst());
		Snapshot before = shown;
		if (before != null && before.study.equals(from) && before.fits.equals(fits) && before.chosen.equals(chosen)) {
			return before;
		}
		return new Snapshot(from, fits, chosen,
				new TrainingCurves(chosen.map(Fit::method).orElse(""), chosen.map(f -> TrainingLog.read(f.folder())).orElse(List.of())),
				chosen.map(f -> FitFacts.read(f.folder())).orElse(FitFacts.NONE));
	}

	private void show(Snapshot read) {
		if (read == null || read == shown || !read.study.equals(study)) {
			return;
		}
		shown = read;
		if (read.fits.isEmpty()) {
			showEmpty();
			return;
		}
		String[] names = read.fits.stream().map(f -> Methods.name(f.method())).toArray(String[]::new);
		if (!List.of(names).equals(List.of(choice.getItems()))) {
			choice.setItems(names);
		}
		choice.select(read.fits.indexOf(read.chosen.orElseThrow()));
		told.setText(read.curves.sentence());
		page.show(read.curves.charts());
		fillFacts(read.facts);
		top(content);
	}

	private void showEmpty() {
		if (Training.isAvailable()) {
			empty.show("No encoder has been trained in this study",
					"An encoder learns from the interaction graph which communities say most about a user. Ingest a dump first.",
					"Train an encoder…", () -> Training.ask(getSite().getShell()));
		} else {
			empty.show("No encoder has been trained in this study", "This workbench is installed without the part that trains.");
		}
		top(empty);
	}

	private void fillFacts(FitFacts read) {
		facts.removeAll();
		for (Map.Entry<String, String> fact : read.lines().entrySet()) {
			new TableItem(facts, SWT.NONE).setText(new String[] { fact.getKey(), fact.getValue() });
		}
		for (TableColumn column : facts.getColumns()) {
			column.pack();
		}
		boolean there = !read.lines().isEmpty();
		facts.setVisible(there);
		((GridData) facts.getLayoutData()).exclude = !there;
	}

	private void top(Composite control) {
		stack.topControl = control;
		content.layout(true, true);
		root.layout();
		updateActions();
	}

	/** Follows a run every second, and looks now and then whether another program trains; not while nobody sees it. */
	private void poll() {
		if (root.isDisposed()) {
			return;
		}
		showRun();
		if (!polling && visible && study != null) {
			polling = true;
			root.getDisplay().timerExec(Training.current().isPresent() ? POLL_RUNNING : POLL_IDLE, () -> {
				polling = false;
				if (!root.isDisposed() && visible) {
					refresher.request();
					poll();
				}
			});
		}
	}

	private void showRun() {
		Optional<OperationJob> run = Training.current();
		boolean on = run.isPresent();
		if (running.getVisible() != on) {
			running.setVisible(on);
			((GridData) running.getLayoutData()).exclude = !on;
			content.layout(true, true);
		}
		run.ifPresent(job -> {
			bar.setSelection((int) Math.round(STEPS * job.progress().fraction()));
			String text = job.progress().text().isBlank() ? job.getName() : job.progress().text();
			if (!text.equals(runningText.getText())) {
				runningText.setText(text);
			}
		});
		updateActions();
	}

	private void updateActions() {
		Optional<OperationJob> current = Training.current();
		boolean on = current.isPresent();
		train.setEnabled(study != null && !on && Training.isAvailable());
		cancel.setEnabled(on && !current.get().isCancelling());
		exports.update();
	}

	/** The curves, for tests. */
	ChartPage page() {
		return page;
	}

	/** The choice of the encoder, for tests. */
	Combo choice() {
		return choice;
	}

	/** How far the fit is, in words; for tests. */
	String told() {
		return told.getText();
	}

	/** Whether it is read that the study has no encoders, for tests. */
	boolean isEmpty() {
		return shown != null && shown.fits.isEmpty();
	}

	/** Whether curves are shown, for tests. */
	boolean hasCurves() {
		return stack.topControl == content;
	}

	@Override
	public void setFocus() {
		if (stack.topControl == content) {
			choice.setFocus();
		} else {
			empty.setFocus();
		}
	}

	@Override
	public void dispose() {
		getSite().getPage().removePartListener(parts);
		super.dispose();
	}
}
