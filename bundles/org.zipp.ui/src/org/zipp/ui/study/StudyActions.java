package org.zipp.ui.study;

import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationRegistry;
import org.zipp.core.operation.ParameterField;
import org.zipp.store.StudyStore;
import org.zipp.study.plan.LockedPlan;
import org.zipp.study.plan.PlanLock;
import org.zipp.ui.Ids;
import org.zipp.ui.context.Services;
import org.zipp.ui.context.ReadOnly;
import org.zipp.ui.context.Settings;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.UiJobs;
import org.zipp.ui.rater.RaterMode;
import org.zipp.ui.study.RaterDialog.NewRater;
import org.zipp.ui.study.lock.LockDialog;
import org.zipp.ui.study.RaterDialog.Purpose;

/** What menus, the study editor and the welcome page do with the open study. UI thread. */
public final class StudyActions {

	private StudyActions() {
	}

	/** Asks who votes and opens the vote editor. */
	public static void vote(IWorkbenchPage page) {
		withRater(page, Purpose.VOTE, rater -> openVote(page, rater));
	}

	/** Asks who takes the keyboard and hands it over, see {@link RaterMode}. */
	public static void raterMode(IWorkbenchPage page) {
		withRater(page, Purpose.HAND_OVER, rater -> RaterMode.start(page.getWorkbenchWindow().getShell(), rater));
	}

	private static void withRater(IWorkbenchPage page, Purpose purpose, Consumer<String> then) {
		withChoices(page, choices -> {
			RaterDialog dialog = new RaterDialog(page.getWorkbenchWindow().getShell(), choices, purpose);
			if (dialog.open() == Window.OK) {
				if (dialog.raterId() != null) {
					then.accept(dialog.raterId());
				} else {
					add(dialog.newRater(), () -> then.accept(dialog.newRater().name()));
				}
			}
		});
	}

	/** Asks for a new rater and adds it with its trials. */
	static void addRater(IWorkbenchPage page) {
		withChoices(page, choices -> {
			RaterDialog dialog = new RaterDialog(page.getWorkbenchWindow().getShell(), choices, Purpose.ADD);
			if (dialog.open() == Window.OK) {
				add(dialog.newRater(), () -> {
				});
			}
		});
	}

	/** Opens the pairs of a rater. */
	public static void openVote(IWorkbenchPage page, String raterId) {
		if (ReadOnly.refuses(page.getWorkbenchWindow().getShell(), "Vote")) {
			return;
		}
		Settings.put(Settings.RATER, raterId);
		openVote(page, new VoteInput(raterId));
	}

	static void openVote(IWorkbenchPage page, VoteInput input) {
		IEditorPart editor = open(page, input, Ids.VOTE_EDITOR);
		if (editor != null) {
			// Pictures as large as fit; and a report beside them would tell the rater what others chose.
			page.setPartState(page.getReference(editor), IWorkbenchPage.STATE_MAXIMIZED);
		}
	}

	/** Opens the study editor. */
	public static void openStudy(IWorkbenchPage page) {
		StudyContext.get().directory().ifPresentOrElse(d -> open(page, new StudyInput(d.root()), Ids.STUDY_EDITOR),
				() -> sayNoStudy(page));
	}

	/** Shows what a lock freezes, and locks the plan of the open study when the user says so. */
	public static void lockPlan(IWorkbenchPage page) {
		StudyContext context = StudyContext.get();
		Shell shell = page.getWorkbenchWindow().getShell();
		if (ReadOnly.refuses(shell, "Lock the plan")) {
			return;
		}
		if (!context.isOpen()) {
			sayNoStudy(page);
			return;
		}
		// What is frozen is what is stored.
		if (!PlatformUI.getWorkbench().saveAllEditors(true)) {
			return;
		}
		StudyStore store = context.store();
		UiJobs.load("Reading the plan", () -> new ToLock(PlanLock.plan(store), store.header().judged(), PlanLock.isLocked(store)), shell, read ->
				{
			if (read.locked) {
				MessageDialog.openInformation(shell, "The plan is locked",
						"The plan of this study is locked already. The page Plan of the study says when, and by whom.");
				return;
			}
			LockDialog dialog = new LockDialog(shell, read.plan, read.votes);
			if (dialog.open() == Window.OK) {
				UiJobs.load("Locking the plan", () -> PlanLock.lock(store, dialog.who()), shell, _ -> openStudy(page));
			}
		});
	}

	private record ToLock(LockedPlan plan, long votes, boolean locked) {
	}

	/** The opened editor, or {@code null} when it could not be opened, which was shown. */
	private static IEditorPart open(IWorkbenchPage page, IEditorInput input, String editor) {
		try {
			PlatformUI.getWorkbench().showPerspective(Ids.STUDY_PERSPECTIVE, page.getWorkbenchWindow());
			return page.openEditor(input, editor);
		} catch (RuntimeException | WorkbenchException e) {
			UiJobs.show("The editor cannot be opened", e);
			return null;
		}
	}

	private static void withChoices(IWorkbenchPage page, Consumer<RaterChoices> then) {
		StudyContext context = StudyContext.get();
		if (ReadOnly.refuses(page.getWorkbenchWindow().getShell(), "Vote")) {
			return;
		}
		if (!context.isOpen()) {
			sayNoStudy(page);
			return;
		}
		UiJobs.load("Reading the raters", () -> RaterChoices.of(context.store()), page.getWorkbenchWindow().getShell(), choices -> {
			if (choices.participants().isEmpty() && choices.raters().isEmpty()) {
				MessageDialog.openInformation(page.getWorkbenchWindow().getShell(), "Nothing to vote on yet",
						"Nobody takes part in this study yet. Run Line > Pictures > Rewrite prompts and Generate pictures first: they choose participants"
								+ " and make the pictures.");
			} else {
				then.accept(choices);
			}
		});
	}

	private static void add(NewRater rater, Runnable whenAdded) {
		OperationRegistry.Handle handle = Services.operations().create("rater");
		Operation operation = handle.operation();
		operation.dir = StudyContext.get().directory().orElseThrow().root();
		Map<String, String> values = Map.of("name", rater.name(), "user", rater.userId(), "trials", "" + rater.trials(),
				"attributes", String.join(",", rater.attributes().entrySet().stream().map(a -> a.getKey() + '=' + a.getValue()).toList()));
		values.forEach((name, value) -> ParameterField.of(operation.getClass(), name).set(operation, value));
		UiJobs.run(handle, outcome -> {
			if (outcome.succeeded()) {
				whenAdded.run();
			}
		});
	}

	private static void sayNoStudy(IWorkbenchPage page) {
		MessageDialog.openInformation(page.getWorkbenchWindow().getShell(), "No study is open",
				"Open a study with File > Open study, or the sample study from the welcome page.");
	}
}
