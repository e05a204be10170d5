package org.zipp.ui.generation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.RowLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.zipp.core.operation.OperationJob;
import org.zipp.generation.RenderEvent;
import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.TaskRow;
import org.zipp.store.Rows.TaskState;
import org.zipp.store.StoreListener.Topic;
import org.zipp.store.StudyStore;
import org.zipp.ui.context.Icons;
import org.zipp.ui.context.Refresher;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.StudyListener;
import org.zipp.ui.context.Theme;
import org.zipp.ui.context.UiJobs;
import org.zipp.ui.line.UpkeepWatch;
import org.zipp.ui.operation.LineRunner;
import org.zipp.ui.shell.NoStudy;
import org.zipp.ui.widgets.EmptyState;
import org.zipp.ui.widgets.Sizes;

/** The generation queue: what runs, how far it is, and every task with its state and its error. */
public final class QueueView extends ViewPart {

	/** Keys of {@link org.eclipse.swt.widgets.Widget#getData()} by which tests find the buttons. */
	public static final String START = "start";
	public static final String CANCEL = "cancel";
	public static final String RETRY = "retry";
	public static final String RESUME = "resume";
	public static final String FRONT = "front";
	public static final String EDIT = "edit";
	public static final String REMOVE = "remove";
	/** Of the label that tells of workers. */
	public static final String WORKERS = "workers";

	private static final int POLL_MILLIS = 250;
	/** Workers on other machines are looked for as often as this while somebody works. */
	private static final int WORKERS_MILLIS = 3_000;
	private static final int STEPS = 1000;
	private static final int CONDITION_WIDTH = 80;
	private static final int PROMPT_WIDTH = 300;
	/** The column of the progress and of what went wrong. */
	private static final int PROGRESS = 4;
	private static final int ERROR_WIDTH = 340;
	private static final int PROGRESS_WIDTH = 220;

	private final StudyListener listener = new StudyListener() {
		@Override
		public void studyChanged() {
			snapshot = null;
			// What was chosen in another study says nothing of this one.
			chosen = false;
			table.removeAll();
			reload();
		}

		@Override
		public void votingChanged() {
			reload();
		}

		@Override
		public void storeChanged(Set<Topic> topics, Set<String> ids) {
			if (topics.contains(Topic.TASKS) || topics.contains(Topic.IMAGES)) {
				reload();
			}
		}
	};
	private final JobChangeAdapter jobs = new JobChangeAdapter() {
		@Override
		public void scheduled(IJobChangeEvent event) {
			tell(event);
		}

		@Override
		public void done(IJobChangeEvent event) {
			tell(event);
		}

		private void tell(IJobChangeEvent event) {
			if (event.getJob().belongsTo(OperationJob.FAMILY)) {
				UiJobs.inUi(QueueView.this::poll);
			}
		}
	};

	private Composite root;
	private StackLayout stack;
	private EmptyState empty;
	private Composite content;
	private Label runTitle;
	private Label runText;
	private ProgressBar bar;
	private final Map<TaskState, Button> states = new EnumMap<>(TaskState.class);
	private Button start;
	private Button cancel;
	private Button retry;
	private Button resume;
	private Table table;
	private Text detail;
	private Label workers;
	private Button front;
	private Button edit;
	private Button remove;
	private QueueActions actions;
	/** Read by the background reading too. */
	private volatile StudyStore reading;
	private volatile TaskState shown = TaskState.QUEUED;
	private boolean chosen;
	private QueueSnapshot snapshot;
	private Refresher<QueueSnapshot> refresher;
	private boolean polling;
	private boolean watching;

	@Override
	public void createPartControl(Composite parent) {
		root = new Composite(parent, SWT.NONE);
		stack = new StackLayout();
		root.setLayout(stack);
		empty = new EmptyState(root);
		NoStudy.fill(empty);
		content = new Composite(root, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(10, 10).spacing(6, 8).applyTo(content);
		createRun(content);
		createButtons(content);
		createStates(content);
		createTable(content);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(root, "org.zipp.ui.generation");
		refresher = new Refresher<>("Read the generation queue", root, this::read, this::take);
		StudyContext.get().addListener(listener, root);
		UpkeepWatch.get().addListener(this::showRun, root);
		LivePictures.get().addListener(this::showLive, root);
		Job.getJobManager().addJobChangeListener(jobs);
		root.addDisposeListener(e -> Job.getJobManager().removeJobChangeListener(jobs));
		reload();
		poll();
	}

	private void createRun(Composite parent) {
		runTitle = new Label(parent, SWT.NONE);
		runTitle.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(runTitle);
		bar = new ProgressBar(parent, SWT.HORIZONTAL | SWT.SMOOTH);
		bar.setMaximum(STEPS);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
		runText = new Label(parent, SWT.WRAP);
		Theme.style(runText, Theme.CSS_QUIET);
		GridDataFactory.fillDefaults().grab(true, false).hint(260, SWT.DEFAULT).applyTo(runText);
		workers = new Label(parent, SWT.WRAP);
		Theme.style(workers, Theme.CSS_QUIET);
		workers.setData(WORKERS);
		GridDataFactory.fillDefaults().grab(true, false).hint(260, SWT.DEFAULT).exclude(true).applyTo(workers);
	}

	private void createButtons(Composite parent) {
		Composite row = new Composite(parent, SWT.NONE);
		// In a narrow view, or with a large font, the buttons go on in the next line.
		row.setLayout(RowLayoutFactory.fillDefaults().wrap(true).center(true).spacing(6).create());
		GridDataFactory.fillDefaults().grab(true, false).hint(Sizes.px(120), SWT.DEFAULT).applyTo(row);
		start = button(row, "Start…", Icons.START, START, "Choose what is rendered and start",
				() -> LineRunner.ask(getSite().getShell(), GenerationRuns.GENERATE));
		resume = button(row, "Resume", Icons.RESUME, RESUME, "Go on with the queue where it stopped",
				GenerationRuns::resume);
		cancel = button(row, "Cancel", Icons.STOP, CANCEL, "Stop after the pictures being rendered; what is finished is kept",
				GenerationRuns::cancel);
		retry = button(row, "Retry failed", Icons.RETRY, RETRY, "Put the failed tasks back into the queue and go on",
				GenerationRuns::retryFailed);
	}

	private static Button button(Composite parent, String text, String icon, String key, String tip, Runnable work) {
		Button button = new Button(parent, SWT.PUSH);
		button.setText(text);
		button.setImage(Icons.image(icon));
		button.setToolTipText(tip);
		button.setData(key);
		button.addListener(SWT.Selection, e -> work.run());
		return button;
	}

	private void createStates(Composite parent) {
		Composite row = new Composite(parent, SWT.NONE);
		// With a large font four of them would not fit beside each other.
		boolean large = Sizes.px(2) > 2;
		GridLayoutFactory.fillDefaults().numColumns(large ? 2 : TaskState.values().length).equalWidth(true).spacing(2, 0).applyTo(row);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
		for (TaskState state : TaskState.values()) {
			Button toggle = new Button(row, SWT.TOGGLE);
			toggle.setImage(Icons.image(icon(state)));
			toggle.setData(state);
			toggle.setToolTipText("List the tasks that are " + name(state).toLowerCase(Locale.ROOT));
			toggle.addListener(SWT.Selection, e -> {
				chosen = true;
				shown = state;
				reload();
			});
			GridDataFactory.fillDefaults().grab(true, false).applyTo(toggle);
			states.put(state, toggle);
		}
	}

	private void createTable(Composite parent) {
		SashForm sash = new SashForm(parent, SWT.VERTICAL);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
		Composite list = new Composite(sash, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(list);
		table = new Table(list, SWT.FULL_SELECTION | SWT.BORDER | SWT.MULTI);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(table);
		table.setHeaderVisible(true);
		List.of("Participant", "Condition", "Prompt", "Tries", "What went wrong").forEach(title -> {
			TableColumn column = new TableColumn(table, SWT.NONE);
			column.setText(title);
			column.setWidth(Sizes.px(switch (title) {
			case "Participant" -> 130;
			case "Condition" -> CONDITION_WIDTH;
			case "Prompt" -> PROMPT_WIDTH;
			case "Tries" -> 50;
			default -> 0;
			}));
		});
		table.addListener(SWT.Selection, e -> showDetail());
		table.addListener(SWT.KeyDown, e -> {
			if (e.keyCode == SWT.DEL && remove.isEnabled()) {
				actions.remove();
			}
		});
		actions = new QueueActions(root, this::selected, task -> snapshot.condition(task));
		MenuManager menu = new MenuManager();
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(m -> {
			if (!StudyContext.get().isVoting()) {
				actions.fill(menu);
			}
		});
		table.setMenu(menu.createContextMenu(table));
		Composite row = new Composite(list, SWT.NONE);
		row.setLayout(RowLayoutFactory.fillDefaults().wrap(true).center(true).spacing(6).create());
		GridDataFactory.fillDefaults().grab(true, false).hint(Sizes.px(120), SWT.DEFAULT).applyTo(row);
		front = button(row, "To the front", Icons.FRONT, FRONT, "Have the selected pictures made before all others", actions::toFront);
		edit = button(row, "Edit and retry…", Icons.EDIT, EDIT, "Change the prompt of the selected picture and try it again", actions::edit);
		remove = button(row, "Take out…", Icons.STOP, REMOVE, "Take the selected pictures out of the queue (Delete)", actions::remove);
		detail = new Text(sash, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
		sash.setWeights(75, 25);
	}

	private static String participant(TaskRow task) {
		return QueueActions.participant(task.key());
	}

	private List<TaskRow> selected() {
		return Arrays.stream(table.getSelection()).map(i -> (TaskRow) i.getData()).toList();
	}

	private void enableActions() {
		List<TaskRow> tasks = selected();
		boolean voting = StudyContext.get().isVoting();
		front.setEnabled(!voting && tasks.stream().anyMatch(t -> t.state() == TaskState.QUEUED));
		edit.setEnabled(!voting && tasks.size() == 1);
		remove.setEnabled(!voting && tasks.stream().anyMatch(t -> t.state() != TaskState.DONE));
	}

	private void showDetail() {
		enableActions();
		int index = table.getSelectionIndex();
		if (snapshot == null || index < 0 || index >= snapshot.tasks().size() || StudyContext.get().isVoting()) {
			detail.setText(StudyContext.get().isVoting() ? "" : "Select a task to read its prompt and its error; several can be selected.");
			return;
		}
		TaskRow task = snapshot.tasks().get(index);
		StringBuilder text = new StringBuilder();
		if (!task.error().isEmpty()) {
			text.append("What went wrong: ").append(task.error()).append("\n\n");
		}
		text.append("Prompt: ").append(task.prompt());
		if (!task.negative().isEmpty()) {
			text.append("\nNot wanted: ").append(task.negative());
		}
		text.append("\nParticipant: ").append(participant(task)).append("\nBase prompt: ").append(task.key().promptId())
				.append("\nCondition: ").append(snapshot.condition(task)).append("\nSeed: ").append(task.key().seed());
		detail.setText(text.toString());
	}

	private void reload() {
		if (root.isDisposed()) {
			return;
		}
		StudyContext context = StudyContext.get();
		boolean open = context.isOpen();
		stack.topControl = open ? content : empty;
		root.layout();
		reading = open ? context.store() : null;
		if (!open) {
			return;
		}
		refresher.request();
	}

	/** Runs outside the UI thread; {@code null} when the study was closed meanwhile. */
	private QueueSnapshot read() {
		StudyStore store = reading;
		return store == null ? null : store.snapshot(() -> QueueSnapshot.read(store, shown));
	}

	private void take(QueueSnapshot read) {
		if (read == null) {
			return;
		}
		snapshot = read;
		if (!chosen) {
			showWhatMatters();
		}
		show();
	}

	/** Until the person chooses, the list shows errors if there are any, then what waits, then what is done. */
	private void showWhatMatters() {
		TaskState best = snapshot.count(TaskState.FAILED) > 0 ? TaskState.FAILED
				: snapshot.open() > 0 || snapshot.total() == 0 ? TaskState.QUEUED : TaskState.DONE;
		if (best != shown) {
			shown = best;
			reload();
		}
	}

	private void show() {
		states.forEach((state, toggle) -> {
			toggle.setText(String.format(Locale.ROOT, "%s  %,d", name(state), snapshot.count(state)));
			boolean selected = state == snapshot.shown();
			toggle.setSelection(selected);
			toggle.setFont(selected ? JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT) : null);
		});
		// Only failed tasks have an error to show, and only running ones how far they are.
		boolean failed = snapshot.shown() == TaskState.FAILED;
		boolean running = snapshot.shown() == TaskState.RUNNING;
		TableColumn last = table.getColumn(table.getColumnCount() - 1);
		last.setText(running ? "Progress" : "What went wrong");
		last.setWidth(Sizes.px(failed ? ERROR_WIDTH : running ? PROGRESS_WIDTH : 0));
		// A rewritten prompt tells its condition, which nobody may know who votes.
		boolean voting = StudyContext.get().isVoting();
		table.getColumn(1).setWidth(Sizes.px(voting ? 0 : CONDITION_WIDTH));
		table.getColumn(1).setResizable(!voting);
		table.getColumn(2).setWidth(Sizes.px(voting ? 0 : failed || running ? PROMPT_WIDTH / 2 : PROMPT_WIDTH));
		table.getColumn(2).setResizable(!voting);
		fillTable();
		showDetail();
		showRun();
		showWorkers();
	}

	/**
	 * Rows that say the same as before are left alone. The table is not a virtual one: GTK asks a virtual table for rows
	 * while they are being taken away, and SWT then keeps items without a row, which crash the next change of theme.
	 */
	private void fillTable() {
		List<TaskRow> tasks = snapshot.tasks();
		if (table.getItemCount() > tasks.size()) {
			table.remove(tasks.size(), table.getItemCount() - 1);
		}
		for (int i = 0; i < tasks.size(); i++) {
			TaskRow task = tasks.get(i);
			TableItem item = i < table.getItemCount() ? table.getItem(i) : new TableItem(table, SWT.NONE);
			if (!task.equals(item.getData())) {
				item.setData(task);
				item.setText(new String[] { participant(task), snapshot.condition(task), task.prompt(),
						Integer.toString(task.attempts()), task.error() });
				item.setImage(0, Icons.image(icon(task.state())));
			}
		}
		showProgress();
	}

	/** How far the pictures are that are being made, and who makes them. */
	private void showProgress() {
		if (snapshot == null || snapshot.shown() != TaskState.RUNNING) {
			return;
		}
		Map<ImageKey, RenderEvent> here = LivePictures.get().now().stream().collect(Collectors.toMap(RenderEvent::key, e -> e, (a, b) -> b));
		for (TableItem item : table.getItems()) {
			TaskRow task = (TaskRow) item.getData();
			RenderEvent event = here.get(task.key());
			String text = Stream.of(event == null ? "" : event.stepText(), task.worker()).filter(t -> !t.isEmpty())
					.collect(Collectors.joining(", "));
			if (!item.getText(PROGRESS).equals(text)) {
				item.setText(PROGRESS, text);
			}
		}
	}

	private void showLive() {
		showProgress();
		showWorkers();
	}

	private void showWorkers() {
		List<String> lines = snapshot == null ? List.of()
				: new ArrayList<>(Workers.lines(snapshot.workers(), LivePictures.get().now(), snapshot.open()));
		if (!lines.isEmpty() && !snapshot.memory().isEmpty()) {
			lines.add(snapshot.memory());
		}
		GridData data = (GridData) workers.getLayoutData();
		boolean hidden = lines.isEmpty();
		String text = String.join("\n", lines).replace("&", "&&");
		if (!workers.getText().equals(text) || data.exclude != hidden) {
			workers.setText(text);
			workers.setVisible(!hidden);
			data.exclude = hidden;
			workers.requestLayout();
		}
		if (!hidden && !watching) {
			watching = true;
			root.getDisplay().timerExec(WORKERS_MILLIS, () -> {
				watching = false;
				reload();
			});
		}
	}

	/** Follows the run for as long as there is one. */
	private void poll() {
		if (root.isDisposed()) {
			return;
		}
		showRun();
		if (!polling && GenerationRuns.current().isPresent()) {
			polling = true;
			root.getDisplay().timerExec(POLL_MILLIS, () -> {
				polling = false;
				poll();
			});
		}
	}

	private void showRun() {
		Optional<OperationJob> run = GenerationRuns.current();
		boolean running = run.isPresent();
		boolean open = StudyContext.get().isOpen();
		QueueSnapshot now = snapshot != null ? snapshot : new QueueSnapshot(shown, new long[0], List.of(), Map.of(), List.of(), "");
		set(runTitle, run.map(j -> j.getName() + (j.getState() == Job.RUNNING ? "" : " – waiting for its turn"))
				.orElse("Nothing is running"));
		String text = run.map(j -> j.progress().text()).filter(t -> !t.isBlank()).orElseGet(() -> String.join(" ",
				Stream.concat(Stream.of(now.sentence(running)), UpkeepWatch.get().upkeep().sentences().stream()).toList()));
		set(runText, text);
		int value = (int) Math.round(STEPS * run.map(j -> j.progress().fraction()).orElse(now.done()));
		if (bar.getSelection() != value) {
			bar.setSelection(value);
		}
		start.setEnabled(open && !running);
		resume.setEnabled(open && !running && now.open() > 0);
		cancel.setEnabled(running && !run.map(OperationJob::isCancelling).orElse(false));
		retry.setEnabled(open && !running && now.count(TaskState.FAILED) > 0);
	}

	private static void set(Label label, String text) {
		if (!label.getText().equals(text)) {
			label.setText(text);
			label.requestLayout();
		}
	}

	private static String name(TaskState state) {
		return switch (state) {
		case QUEUED -> "Queued";
		case RUNNING -> "Running";
		case DONE -> "Done";
		case FAILED -> "Failed";
		};
	}

	private static String icon(TaskState state) {
		return switch (state) {
		case QUEUED -> Icons.QUEUED;
		case RUNNING -> Icons.RUNNING;
		case DONE -> Icons.DONE;
		case FAILED -> Icons.FAILED;
		};
	}

	@Override
	public void setFocus() {
		if (StudyContext.get().isOpen()) {
			table.setFocus();
		} else {
			empty.setFocus();
		}
	}
}
