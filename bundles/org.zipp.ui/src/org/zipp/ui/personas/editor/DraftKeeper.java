package org.zipp.ui.personas.editor;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.statushandlers.StatusManager;
import org.osgi.framework.FrameworkUtil;
import org.zipp.core.ZippException;
import org.zipp.ui.Ids;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.StudyListener;
import org.zipp.ui.context.UiJobs;
import org.zipp.ui.personas.PersonaInput;
import org.zipp.ui.personas.presenter.PersonaState;
import org.zipp.ui.personas.presenter.UnsavedPersona;
import org.zipp.ui.personas.presenter.UnsavedPersonas;
import org.zipp.ui.shell.Perspectives;

/**
 * Keeps the unsaved changes of one editor in the workspace, shortly after typing pauses and outside the UI thread, and
 * offers what a crash has left when its study is opened.
 */
public final class DraftKeeper {

	/** Typing has paused when nothing was typed for so long. */
	private static final int PAUSE_MILLIS = 800;
	private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH).withZone(ZoneId.systemDefault());

	private final String study;
	private final String userId;
	private Optional<UnsavedPersona> wanted = Optional.empty();
	private boolean kept;
	private final Job job;

	DraftKeeper(String study, String userId) {
		this.study = study;
		this.userId = userId;
		job = new Job("Keep the draft of a persona") {
			@Override
			protected IStatus run(IProgressMonitor monitor) {
				try {
					store();
					return Status.OK_STATUS;
				} catch (ZippException e) {
					return e.toStatus();
				}
			}
		};
		job.setSystem(true);
	}

	/** The drafts of this workspace. */
	public static UnsavedPersonas drafts() {
		return new UnsavedPersonas(Platform.getStateLocation(FrameworkUtil.getBundle(DraftKeeper.class)).toFile().toPath().resolve("drafts"));
	}

	/** Keeps these changes, soon. */
	synchronized void keep(PersonaState before, PersonaState mine) {
		wanted = Optional.of(new UnsavedPersona(study, userId, Instant.now(), before, mine));
		job.cancel();
		job.schedule(PAUSE_MILLIS);
	}

	/** The changes are stored or given up: nothing is kept of them. */
	synchronized void forget() {
		job.cancel();
		if (wanted.isPresent() || kept) {
			wanted = Optional.empty();
			drafts().remove(study, userId);
			kept = false;
		}
	}

	private synchronized void store() {
		wanted.ifPresent(draft -> {
			drafts().keep(draft);
			kept = true;
		});
	}

	/** A draft was there before this editor was opened. */
	synchronized void found() {
		kept = true;
	}

	/** Whether the changes are in the workspace by now, for tests. */
	public synchronized boolean isKept() {
		return kept;
	}

	// --------------------------------------------------------------------------------------- offering

	/** Offers the drafts of each study that is opened from now on, and of the open one. */
	static void offerAll(StudyContext context) {
		context.addListener(new StudyListener() {
			@Override
			public void studyChanged() {
				offer(context);
			}
		});
		offer(context);
	}

	private static void offer(StudyContext context) {
		context.directory().ifPresent(directory -> {
			String study = UnsavedPersonas.study(directory);
			Shell shell = Perspectives.window().getShell();
			UiJobs.load("Look for unsaved personas",
					() -> drafts().of(study, e -> StatusManager.getManager().handle(e.toStatus(), StatusManager.LOG)), shell, found -> {
						if (!found.isEmpty() && context.directory().map(UnsavedPersonas::study).equals(Optional.of(study))) {
							ask(shell, context, found);
						}
					});
		});
	}

	private static void ask(Shell shell, StudyContext context, List<UnsavedPersona> found) {
		String whose = found.stream().limit(5).map(d -> context.names().name(d.userId()) + " (" + WHEN.format(d.at()) + ')')
				.collect(Collectors.joining(", ")) + (found.size() > 5 ? ", …" : "");
		int chosen = MessageDialog.open(MessageDialog.QUESTION, shell, "Unsaved changes were found",
				"The workbench ended before changes of " + (found.size() == 1 ? "a persona were" : found.size() + " personas were")
						+ " saved: " + whose + ".",
				0, "Restore", "Drop", "Later");
		if (chosen == 0) {
			found.forEach(d -> Perspectives.openEditor(Ids.PERSONAS_PERSPECTIVE, new PersonaInput(d.userId()), Ids.PERSONA_EDITOR));
		} else if (chosen == 1) {
			UnsavedPersonas drafts = drafts();
			found.forEach(d -> drafts.remove(d.study(), d.userId()));
		}
	}

	/** When a draft was kept, in words. */
	static String when(UnsavedPersona draft) {
		return WHEN.format(draft.at());
	}
}
