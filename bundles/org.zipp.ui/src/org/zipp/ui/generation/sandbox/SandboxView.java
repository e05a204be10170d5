package org.zipp.ui.generation.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeListener;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.RowLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.zipp.core.operation.OperationJob;
import org.zipp.core.operation.OperationRegistry;
import org.zipp.generation.Generators;
import org.zipp.generation.PromptSandbox;
import org.zipp.generation.PromptSandbox.Attempt;
import org.zipp.ui.context.Icons;
import org.zipp.ui.context.Services;
import org.zipp.ui.context.Theme;
import org.zipp.ui.generation.GenerationRuns;
import org.zipp.ui.widgets.Sizes;

/** Tries one prompt with a seed in one setting or in several beside each other. Nothing of it is stored. */
public final class SandboxView extends ViewPart {

	/** Values of {@link org.eclipse.swt.widgets.Widget#getData()} by which tests find the fields and buttons. */
	static final String PROMPT = "sandbox prompt";
	static final String NEGATIVE = "sandbox negative";
	static final String SEED = "sandbox seed";
	static final String SIZE = "sandbox size";
	static final String DRAW = "sandbox draw";
	static final String CANCEL = "sandbox cancel";
	static final String MORE = "sandbox more";
	static final String LESS = "sandbox less";

	private static final int MOST_COLUMNS = 4;
	private static final int LEAST_WIDTH = 230;
	private static final int LEAST_HEIGHT = 340;
	private static final int GATHER_MILLIS = 80;
	private static final long SEEDS = 1L << 32;

	private Composite root;
	private Text prompt;
	private Text negative;
	private Text seed;
	private Spinner size;
	private Button draw;
	private Button cancel;
	private Button more;
	private Button less;
	private Label head;
	private ScrolledComposite scroll;
	private Composite columns;
	private Generators generators;
	private Job job;

	@Override
	public void createPartControl(Composite parent) {
		generators = Services.get(Generators.class);
		root = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(10, 10).spacing(6, 6).numColumns(2).applyTo(root);
		prompt = text("Prompt:", PROMPT, 52);
		negative = text("Not wanted:", NEGATIVE, 36);
		Composite row = new Composite(root, SWT.NONE);
		row.setLayout(RowLayoutFactory.fillDefaults().wrap(true).center(true).spacing(6).create());
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(Sizes.px(120), SWT.DEFAULT).applyTo(row);
		new Label(row, SWT.NONE).setText("Seed:");
		seed = new Text(row, SWT.BORDER);
		seed.setText("1");
		seed.setData(SEED);
		seed.setToolTipText("The same seed gives the same picture, if the generator keeps it");
		seed.setLayoutData(new RowData(Sizes.px(100), SWT.DEFAULT));
		seed.addListener(SWT.Modify, e -> enable());
		button(row, "Another", Icons.REFRESH, "", "Draw another seed", () -> seed.setText(Long.toString(new Random().nextLong(SEEDS))));
		new Label(row, SWT.NONE).setText("Size:");
		size = new Spinner(row, SWT.BORDER);
		size.setValues(256, 16, 4096, 0, 64, 256);
		size.setData(SIZE);
		size.setToolTipText("Width and height in pixels");
		draw = button(row, "Draw", Icons.START, DRAW, "Draw the prompt in each column, one after the other (Ctrl+Enter in the prompt)", this::draw);
		cancel = button(row, "Cancel", Icons.STOP, CANCEL, "Stop drawing", () -> job.cancel());
		more = button(row, "Add column", Icons.COMPARE, MORE, "Compare with another generator or other settings", this::addColumn);
		less = button(row, "Remove column", Icons.STOP, LESS, "Remove the last column", this::removeColumn);
		head = new Label(root, SWT.WRAP);
		Theme.style(head, Theme.CSS_QUIET);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(100, SWT.DEFAULT).applyTo(head);
		scroll = new ScrolledComposite(root, SWT.H_SCROLL | SWT.V_SCROLL);
		scroll.setExpandHorizontal(true);
		scroll.setExpandVertical(true);
		GridDataFactory.fillDefaults().grab(true, true).span(2, 1).applyTo(scroll);
		columns = new Composite(scroll, SWT.NONE);
		scroll.setContent(columns);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(root, "org.zipp.ui.sandbox");
		root.addDisposeListener(e -> {
			if (job != null) {
				job.cancel();
			}
		});
		addColumn();
		say("Nothing of what is drawn here is stored.");
	}

	private Text text(String label, String key, int height) {
		Label name = new Label(root, SWT.NONE);
		name.setText(label);
		GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.BEGINNING).indent(0, 4).applyTo(name);
		Text text = new Text(root, SWT.MULTI | SWT.WRAP | SWT.BORDER | SWT.V_SCROLL);
		text.setData(key);
		GridDataFactory.fillDefaults().grab(true, false).hint(Sizes.px(200), Sizes.px(height)).applyTo(text);
		text.addListener(SWT.Modify, e -> enable());
		text.addListener(SWT.Traverse, e -> e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
		text.addListener(SWT.KeyDown, e -> {
			if (e.keyCode == SWT.CR && (e.stateMask & SWT.MOD1) != 0) {
				e.doit = false;
				if (draw.isEnabled()) {
					draw();
				}
			}
		});
		return text;
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

	private List<SandboxColumn> columns() {
		List<SandboxColumn> all = new ArrayList<>();
		for (var child : columns.getChildren()) {
			all.add((SandboxColumn) child);
		}
		return all;
	}

	private void addColumn() {
		List<SandboxColumn> before = columns();
		SandboxColumn added = new SandboxColumn(columns, generators);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(added);
		if (before.isEmpty()) {
			// What works everywhere stands first.
			added.choose("sketch");
		}
		arrange();
	}

	private void removeColumn() {
		columns().getLast().dispose();
		arrange();
	}

	private void arrange() {
		int n = columns().size();
		GridLayoutFactory.fillDefaults().numColumns(n).equalWidth(true).spacing(12, 0).applyTo(columns);
		scroll.setMinSize(n * Sizes.px(LEAST_WIDTH), Sizes.px(LEAST_HEIGHT));
		columns.layout(true, true);
		enable();
	}

	/** Takes over what a picture was made from. */
	public void show(String newPrompt, String newNegative, long newSeed) {
		prompt.setText(newPrompt);
		negative.setText(newNegative);
		seed.setText(Long.toString(newSeed));
	}

	private long seedValue() {
		try {
			return Long.parseLong(seed.getText().strip());
		} catch (NumberFormatException _) {
			// Said where it is typed.
			return -1;
		}
	}

	private void enable() {
		boolean running = job != null;
		boolean wrong = seedValue() < 0;
		if (wrong) {
			say("A seed is a whole number from 0 on.");
		} else if (!running && head.getText().startsWith("A seed")) {
			say("");
		}
		draw.setEnabled(!running && !wrong && !prompt.getText().isBlank());
		cancel.setEnabled(running);
		more.setEnabled(!running && columns().size() < MOST_COLUMNS);
		less.setEnabled(!running && columns().size() > 1);
	}

	private void say(String text) {
		head.setText(text);
		head.requestLayout();
	}

	private static String oneLine(Text text) {
		return text.getText().replaceAll("\\s+", " ").strip();
	}

	private void draw() {
		List<SandboxColumn> all = columns();
		List<Attempt> attempts = all.stream().map(c -> c.attempt(oneLine(prompt), oneLine(negative), seedValue(), size.getSelection())).toList();
		all.forEach(SandboxColumn::waits);
		job = new Job("Try a prompt") {
			@Override
			protected IStatus run(IProgressMonitor monitor) {
				return draw(attempts, all, monitor);
			}
		};
		job.setRule(device());
		Display display = root.getDisplay();
		job.addJobChangeListener(IJobChangeListener.onDone(event -> display.asyncExec(() -> ended(all, event.getResult()))));
		boolean busy = GenerationRuns.current().isPresent();
		say(busy ? "Waits until what is running has ended: one at a time uses the device." : "Drawing…");
		enable();
		job.schedule();
	}

	/** Also when it was cancelled before it began. */
	private void ended(List<SandboxColumn> all, IStatus how) {
		if (root.isDisposed()) {
			return;
		}
		job = null;
		if (how != null && how.getSeverity() == IStatus.CANCEL) {
			all.stream().filter(c -> !c.isDisposed()).forEach(SandboxColumn::cancelled);
			say("Cancelled.");
		} else {
			say("Done. Nothing of what is drawn here is stored.");
		}
		enable();
	}

	/** One at a time uses the device: a run of the queue, or the sandbox. */
	private static ISchedulingRule device() {
		OperationRegistry.Handle handle = Services.operations().create("draw");
		try {
			return OperationJob.ruleOf(handle.operation());
		} finally {
			handle.close();
		}
	}

	/** Runs outside the UI thread. */
	private IStatus draw(List<Attempt> attempts, List<SandboxColumn> all, IProgressMonitor monitor) {
		monitor.beginTask("Try a prompt", attempts.size());
		PromptSandbox sandbox = Services.get(PromptSandbox.class);
		inUi(() -> say("Drawing…"));
		for (int i = 0; i < attempts.size(); i++) {
			if (monitor.isCanceled()) {
				return Status.CANCEL_STATUS;
			}
			Follower follower = new Follower(all.get(i));
			Trial trial = new Trial(monitor, follower);
			follower.follow(trial);
			try {
				trial.end(sandbox.draw(attempts.get(i), trial));
			} catch (OperationCanceledException _) {
				trial.cancelled();
				return Status.CANCEL_STATUS;
			}
			monitor.worked(1);
		}
		return Status.OK_STATUS;
	}

	private void inUi(Runnable work) {
		if (!root.isDisposed()) {
			root.getDisplay().asyncExec(() -> {
				if (!root.isDisposed()) {
					work.run();
				}
			});
		}
	}

	/** Brings a column up to date, a few times a second. */
	private final class Follower implements Runnable {

		private final SandboxColumn column;
		private volatile Trial trial;
		private boolean scheduled;

		Follower(SandboxColumn column) {
			this.column = column;
		}

		void follow(Trial followed) {
			trial = followed;
			run();
		}

		@Override
		public void run() {
			synchronized (this) {
				if (scheduled) {
					return;
				}
				scheduled = true;
			}
			inUi(() -> root.getDisplay().timerExec(GATHER_MILLIS, () -> {
				synchronized (this) {
					scheduled = false;
				}
				if (!column.isDisposed()) {
					column.show(trial);
				}
			}));
		}
	}

	@Override
	public void setFocus() {
		prompt.setFocus();
	}
}
