package org.zipp.ui.report;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.swt.SWT;
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
import org.zipp.report.ReportSettings;
import org.zipp.report.Reports;
import org.zipp.report.VoteFilter;
import org.zipp.report.population.PopulationMarginals;
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
import org.zipp.ui.widgets.SlicedPage;

/** The report of the open study, brought up to date as votes come in, and its export. */
public final class ReportView extends ViewPart {

	private Composite root;
	private StackLayout stack;
	private EmptyState empty;
	private SlicedPage shown;
	/** A newer report whose page is being made. */
	private SlicedPage coming;
	/** One that is newer still. */
	private Document next;
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
			forget();
			empty.show("No study is open", "Open a study with File > Open study; its report shows here.");
			show(empty);
			return;
		}
		if (context.isVoting()) {
			forget();
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

	/** What is not to be seen any more is not made to its end either. */
	private void forget() {
		next = null;
		if (coming != null && coming != shown) {
			coming.dispose();
		}
		coming = null;
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
		if (coming != null) {
			// Answers may come faster than pages are made: the one that is begun is shown, and then the newest.
			next = report;
			return;
		}
		SlicedPage page = new SlicedPage(root);
		coming = page;
		if (shown == null) {
			// There is nothing to look at meanwhile, so it is seen growing.
			replace(report, page);
		} else {
			root.layout();
		}
		ReportPage.fill(page, report, (which, number) -> showVotes(report, which, number), () -> {
			coming = null;
			if (shown != page) {
				replace(report, page);
			}
			if (next != null) {
				Document newest = next;
				next = null;
				show(newest);
			}
		});
		if (getSite().getPage().findView(Ids.VOTES_VIEW) instanceof VotesView votes) {
			votes.update(report);
		}
	}

	private static void showVotes(Document report, VoteFilter which, String number) {
		if (Perspectives.showView(Ids.VOTES_VIEW) instanceof VotesView votes) {
			votes.show(report, which, number);
		}
	}

	/** Puts a page in place of the one before, at the same height. */
	private void replace(Document report, SlicedPage page) {
		SlicedPage before = shown;
		shown = page;
		show(page);
		if (before != null) {
			page.setOrigin(0, before.getOrigin().y);
			before.dispose();
		}
		IMenuManager contents = getViewSite().getActionBars().getMenuManager();
		contents.removeAll();
		report.sections().forEach(s -> contents.add(Actions.of(ReportPage.title(s).replace("&", "&&"), "Go to this section", Icons.REPORT,
				() -> ReportPage.reveal(page, s.id()))));
		getViewSite().getActionBars().updateActionBars();
		// What had the keyboard is gone with the report before.
		if (getSite().getPage().getActivePart() == this) {
			setFocus();
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

	/** Whether a report or its page is being made, for tests. */
	boolean isMaking() {
		return maker.isBusy() || coming != null;
	}

	@Override
	public void setFocus() {
		if (shown != null && stack.topControl == shown) {
			shown.forceFocus();
		} else if (stack.topControl != null) {
			stack.topControl.setFocus();
		}
	}
}
