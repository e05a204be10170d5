package org.zipp.ui.study;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.store.PasswordNeeded;
import org.zipp.store.ServerPlace;
import org.zipp.store.StudyMoved;
import org.zipp.ui.context.Services;
import org.zipp.ui.context.Studies;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.database.Login;
import org.zipp.ui.database.PasswordStore;

/** Moves the open study to a server or back: closes it, moves it in a job, and opens it again wherever it is then. */
public final class StudyMover {

	private static final int LONGEST_SCHEMA = 40;

	private StudyMover() {
	}

	/** A name for a schema, from that of the study's folder. */
	public static String schemaOf(Path folder) {
		String name = String.valueOf(folder.getFileName()).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
		String letters = name.isEmpty() || !Character.isLetter(name.charAt(0)) ? "study_" + name : name;
		return letters.substring(0, Math.min(letters.length(), LONGEST_SCHEMA));
	}

	/** Moves the open study to a server. In the UI thread. */
	public static void toServer(Shell shell, ServerPlace place) {
		move(shell, "Move study to " + place.host(), progress -> directory -> Services.stores()
				.moveToServer(directory, place, Optional.empty(), progress));
	}

	/** Moves the open study into its folder. In the UI thread. */
	public static void toFile(Shell shell) {
		move(shell, "Move study back to a file", progress -> directory -> Services.stores().moveToFile(directory, Optional.empty(), progress));
	}

	private static void move(Shell shell, String name, Function<SubMonitor, Function<StudyDirectory, StudyMoved>> work) {
		StudyDirectory directory = StudyContext.get().store().directory();
		Studies.close();
		if (!StudyContext.get().isOpen()) {
			run(shell.getDisplay(), name, directory, work, Optional.empty());
		}
	}

	private static void run(Display display, String name, StudyDirectory directory, Function<SubMonitor, Function<StudyDirectory,
			StudyMoved>> work,
			Optional<Login> login) {
		Job job = new Job(name) {
			@Override
			protected IStatus run(IProgressMonitor monitor) {
				SubMonitor progress = SubMonitor.convert(monitor, 100);
				try {
					// The study closes in a job of its own.
					getJobManager().join(Studies.OPEN_FAMILY, progress.split(1));
					StudyMoved moved = work.apply(progress.split(99)).apply(directory);
					login.ifPresent(Login::succeeded);
					display.asyncExec(() -> ended(display, directory, moved));
					return Status.OK_STATUS;
				} catch (PasswordNeeded e) {
					login.ifPresent(Login::refused);
					display.asyncExec(() -> Login.ask(display.getActiveShell(), Services.get(PasswordStore.class), e).ifPresentOrElse(
							typed -> StudyMover.run(display, name, directory, work, Optional.of(typed)), () -> Studies.open(directory.root())));
					return Status.CANCEL_STATUS;
				} catch (OperationCanceledException e) {
					display.asyncExec(() -> Studies.open(directory.root()));
					return Status.CANCEL_STATUS;
				} catch (InterruptedException e) {
					Thread.currentThread().interrupt();
					return Status.CANCEL_STATUS;
				} catch (ZippException e) {
					display.asyncExec(() -> Studies.open(directory.root()));
					return e.toStatus();
				}
			}
		};
		job.setUser(true);
		job.schedule();
	}

	private static void ended(Display display, StudyDirectory directory, StudyMoved moved) {
		Studies.open(directory.root());
		MessageDialog.openInformation(display.getActiveShell(), "The study was moved",
				String.format("%,d rows of %d tables were copied, and both sides"
				+ " held the same. The study is now in %s.%n%nKept of before: %s. Delete it when you do not need it any more.", moved.allRows(),
				moved.rows().size(), moved.to(), moved.backup()));
	}
}
