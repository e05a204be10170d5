package org.zipp.ui.report;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.zipp.core.ZippException;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationJob;
import org.zipp.core.operation.OperationRegistry;
import org.zipp.core.operation.ParameterField;
import org.zipp.document.Document;
import org.zipp.report.PopulationMarginals;
import org.zipp.report.ReportSettings;
import org.zipp.report.Reports;
import org.zipp.report.VoteFilter;
import org.zipp.store.StoreListener.Topic;
import org.zipp.store.StudyStore;
import org.zipp.study.StudyData;
import org.zipp.tables.TableFiles;
import org.zipp.ui.Ids;
import org.zipp.ui.context.Icons;
import org.zipp.ui.context.Refresher;
import org.zipp.ui.context.Services;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.StudyListener;
import org.zipp.ui.context.UiJobs;
import org.zipp.ui.shell.Perspectives;
import org.zipp.ui.study.Blind;
import org.zipp.ui.study.StudyActions;
import org.zipp.ui.widgets.Actions;
import org.zipp.ui.widgets.EmptyState;

/** The report of the open study, brought up to date as votes come in, and its export. */
public final class ReportView extends ViewPart {

	private static final int LINE_PIXELS = 48;

	private Composite root;
	private StackLayout stack;
	private EmptyState empty;
	private ScrolledComposite scroll;
	private IAction export;
	private Refresher<Optional<Made>> maker;
	private volatile StudyStore store;

	/** A report, or why there is none, and the store it is of. */
	private record Made(StudyStore store, Document report, String problem) {
	}

	private final StudyListener listener = new StudyListener() {
		@Override
		public void studyChanged() {
			load();
		}

		@Override
		public void votingChanged() {
			load();
		}

		@Override
		public void storeChanged(Set<Topic> topics, Set<String> ids) {
			if (topics.contains(Topic.VOTES) || topics.contains(Topic.TRIALS) || topics.contains(Topic.STUDY)) {
				load();
			}
		}
	};

	@Override
	public void createPartControl(Composite parent) {
		root = new Composite(parent, SWT.NONE);
		stack = new StackLayout();
		root.setLayout(stack);
		empty = new EmptyState(root);
		maker = new Refresher<>("Making the report", root, this::make, this::show);
		export = Actions.of("Export report…", "Write the report as HTML, PDF and CSV", Icons.EXPORT, this::askAndExport);
		IToolBarManager bar = getViewSite().getActionBars().getToolBarManager();
		bar.add(Actions.of("Vote…", "Judge pairs of pictures", Icons.VOTE, () -> StudyActions.vote(getSite().getPage())));
		bar.add(Actions.of("Refresh", "Read the votes again", Icons.REFRESH, this::load));
		bar.add(export);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(root, "org.zipp.ui.report");
		StudyContext.get().addListener(listener, root);
		load();
	}

	private void load() {
		StudyContext context = StudyContext.get();
		store = context.isOpen() ? context.store() : null;
		export.setEnabled(context.isOpen());
		if (store == null) {
			empty.show("No study is open", "Open a study with File > Open study; its report shows here.");
			show(empty);
			return;
		}
		if (context.isVoting()) {
			Blind.fill(empty, "The report is");
			show(empty);
			return;
		}
		if (stack.topControl == null || stack.topControl == empty) {
			empty.show("The report is being made", "It shows here in a moment.");
			show(empty);
		}
		maker.request();
	}

	/** Runs outside the UI thread; empty when its study is not open any more. */
	private Optional<Made> make() {
		StudyStore from = store;
		if (from == null) {
			return Optional.empty();
		}
		try {
			Optional<PopulationMarginals> population = PopulationMarginals.of(from.directory(), Services.get(TableFiles.class));
			ReportSettings settings = ReportSettings.defaults();
			return Optional.of(new Made(from, Reports.of(StudyData.of(from), population.map(settings::withMarginals).orElse(settings)), ""));
		} catch (ZippException e) {
			return Optional.of(new Made(from, null, e.getMessage()));
		} catch (RuntimeException e) {
			if (from != store) {
				// The study was closed under it.
				return Optional.empty();
			}
			throw e;
		}
	}

	private void show(Optional<Made> made) {
		if (made.isEmpty() || made.get().store != store || StudyContext.get().isVoting()) {
			return;
		}
		if (made.get().report == null) {
			empty.show("The report cannot be made", made.get().problem, "Try again", this::load);
			show(empty);
		} else {
			show(made.get().report);
		}
	}

	private void show(Document report) {
		int scrolled = scroll == null ? 0 : scroll.getOrigin().y;
		ScrolledComposite before = scroll;
		scroll = new ScrolledComposite(root, SWT.V_SCROLL);
		scroll.setExpandHorizontal(true);
		scroll.setExpandVertical(true);
		scroll.setAlwaysShowScrollBars(true);
		scroll.getVerticalBar().setIncrement(LINE_PIXELS);
		Composite page = new Composite(scroll, SWT.NONE);
		ReportPage.fill(page, report, (which, number) -> showVotes(report, which, number));
		scroll.setContent(page);
		ScrolledComposite shown = scroll;
		scroll.addListener(SWT.Resize, e -> fit(shown, page));
		scroll.addListener(SWT.KeyDown, e -> scroll(shown, e.keyCode));
		show((Composite) scroll);
		fit(scroll, page);
		scroll.setOrigin(0, scrolled);
		if (before != null) {
			before.dispose();
		}
		IMenuManager contents = getViewSite().getActionBars().getMenuManager();
		contents.removeAll();
		report.sections().forEach(s -> contents.add(Actions.of(ReportPage.title(s).replace("&", "&&"), "Go to this section", Icons.REPORT, () -> ReportPage.reveal(page, s.id()))));
		getViewSite().getActionBars().updateActionBars();
		// What had the keyboard is gone with the report before.
		if (getSite().getPage().getActivePart() == this) {
			setFocus();
		}
		if (getSite().getPage().findView(Ids.VOTES_VIEW) instanceof VotesView votes) {
			votes.update(report);
		}
	}

	private static void showVotes(Document report, VoteFilter which, String number) {
		if (Perspectives.showView(Ids.VOTES_VIEW) instanceof VotesView votes) {
			votes.show(report, which, number);
		}
	}

	private static void fit(ScrolledComposite scroll, Composite page) {
		scroll.setMinHeight(page.computeSize(scroll.getClientArea().width, SWT.DEFAULT).y);
	}

	/** Scrolls the page by the keys that scroll pages. */
	private static void scroll(ScrolledComposite scroll, int key) {
		int page = scroll.getClientArea().height - LINE_PIXELS;
		int y = scroll.getOrigin().y;
		switch (key) {
		case SWT.ARROW_DOWN -> scroll.setOrigin(0, y + LINE_PIXELS);
		case SWT.ARROW_UP -> scroll.setOrigin(0, y - LINE_PIXELS);
		case SWT.PAGE_DOWN, ' ' -> scroll.setOrigin(0, y + page);
		case SWT.PAGE_UP -> scroll.setOrigin(0, y - page);
		case SWT.HOME -> scroll.setOrigin(0, 0);
		case SWT.END -> scroll.setOrigin(0, Integer.MAX_VALUE / 2);
		default -> {
			// Other keys are not for the page.
		}
		}
	}

	private void show(Composite top) {
		stack.topControl = top;
		root.layout();
	}

	private void askAndExport() {
		Path reports = StudyContext.get().directory().orElseThrow().reports();
		DirectoryDialog dialog = new DirectoryDialog(getSite().getShell(), SWT.SAVE);
		dialog.setText("Export report");
		dialog.setMessage("Folder for the report. HTML, PDF and CSV files are written into it.");
		dialog.setFilterPath(reports.toString());
		String chosen = dialog.open();
		if (chosen != null) {
			export(Path.of(chosen), true);
		}
	}

	/**
	 * Writes the report into a folder by the operation {@code report}.
	 *
	 * @param open whether to open the HTML file when it is written
	 */
	OperationJob export(Path folder, boolean open) {
		OperationRegistry.Handle handle = Services.operations().create("report");
		Operation operation = handle.operation();
		operation.dir = StudyContext.get().directory().orElseThrow().root();
		ParameterField.of(operation.getClass(), "out").setValue(operation, folder);
		return UiJobs.run(handle, outcome -> {
			if (outcome.succeeded() && open && outcome.result().place() != null) {
				Program.launch(outcome.result().place().toString());
			}
		});
	}

	@Override
	public void setFocus() {
		if (stack.topControl == scroll && scroll != null) {
			scroll.forceFocus();
		} else if (stack.topControl != null) {
			stack.topControl.setFocus();
		}
	}
}
