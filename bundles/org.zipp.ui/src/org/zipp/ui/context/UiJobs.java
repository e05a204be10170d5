package org.zipp.ui.context;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.operation.ModalContext;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.progress.IProgressConstants;
import org.eclipse.ui.statushandlers.StatusManager;
import org.zipp.core.Reasons;
import org.zipp.core.ZippException;
import org.zipp.core.operation.OperationJob;
import org.zipp.core.operation.OperationRegistry;
import org.zipp.core.operation.OperationRunner.Outcome;
import org.zipp.ui.Ids;

/** Work in the background that ends in the user interface. */
public final class UiJobs {

	/** Family of the jobs that {@link #load} starts, so that tests can wait for them. */
	public static final Object LOAD_FAMILY = new Object();

	private UiJobs() {
	}

	/**
	 * Runs an operation as a job. A failure is shown and logged by the platform's job manager.
	 *
	 * @param handle   the operation with its parameters set; closed when the run is over
	 * @param whenDone called in the UI thread when the run is over, however it ended
	 */
	public static OperationJob run(OperationRegistry.Handle handle, Consumer<Outcome> whenDone) {
		Display display = PlatformUI.getWorkbench().getDisplay();
		OperationJob job = new OperationJob(handle);
		job.setProperty(IProgressConstants.ICON_PROPERTY, Icons.descriptor(Icons.LINE));
		job.outcome().thenAccept(outcome -> onDisplay(display, () -> whenDone.accept(outcome)));
		job.schedule();
		return job;
	}

	/**
	 * Reads something in the background and shows it.
	 *
	 * @param name  what is read, shown in the Progress view
	 * @param read  runs outside the UI thread
	 * @param owner the result is dropped when this control is disposed meanwhile
	 * @param show  runs in the UI thread with what was read
	 * @return the job; cancel it when its result is no longer wanted
	 */
	public static <T> Job load(String name, Callable<T> read, Control owner, Consumer<T> show) {
		return load(name, read, owner, show, () -> {
		});
	}

	/** @param ended runs in the UI thread after it, whether it could be read or not */
	static <T> Job load(String name, Callable<T> read, Control owner, Consumer<T> show, Runnable ended) {
		Display display = owner.getDisplay();
		Job job = new Job(name) {
			@Override
			protected IStatus run(IProgressMonitor monitor) {
				try {
					T value = read.call();
					if (monitor.isCanceled()) {
						return Status.CANCEL_STATUS;
					}
					onDisplay(display, () -> {
						if (!owner.isDisposed() && !monitor.isCanceled()) {
							show.accept(value);
						}
					});
					return Status.OK_STATUS;
				} catch (Exception e) {
					return monitor.isCanceled() ? Status.CANCEL_STATUS : status(name + " failed", e);
				} finally {
					onDisplay(display, ended);
				}
			}

			@Override
			public boolean belongsTo(Object family) {
				return family == LOAD_FAMILY;
			}
		};
		job.setSystem(true);
		job.schedule();
		return job;
	}

	/**
	 * Works outside the UI thread while the caller waits in it, for what must be done when a method returns, such as saving.
	 * Events are handled meanwhile; whoever calls sees to it that nothing is changed in between.
	 *
	 * @param monitor may be {@code null}
	 * @throws ZippException what the work has thrown, or that it was interrupted
	 */
	public static <T> T await(Callable<T> work, IProgressMonitor monitor) {
		AtomicReference<T> result = new AtomicReference<>();
		try {
			ModalContext.run(progress -> {
				try {
					result.set(work.call());
				} catch (Exception e) {
					throw new InvocationTargetException(e);
				}
			}, true, monitor == null ? new NullProgressMonitor() : monitor, Display.getCurrent());
			return result.get();
		} catch (InvocationTargetException e) {
			throw e.getCause() instanceof RuntimeException failure ? failure : new ZippException(Reasons.of(e.getCause()), e.getCause());
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new ZippException("It was interrupted. Try again.", e);
		}
	}

	/** A failure as a status: its own message when it was made for people, else {@code what} and the technical one. */
	public static IStatus status(String what, Throwable failure) {
		if (failure instanceof ZippException e) {
			return e.toStatus();
		}
		String detail = Reasons.of(failure);
		return new Status(IStatus.ERROR, Ids.PLUGIN, what + ": " + detail, failure);
	}

	/** Shows a failure to the user and logs it. */
	public static void show(String what, Throwable failure) {
		IStatus status = status(what, failure);
		StatusManager.getManager().handle(status, StatusManager.LOG | StatusManager.SHOW);
	}

	/** Runs work in the UI thread, soon; nothing happens when the workbench is closing. */
	public static void inUi(Runnable work) {
		onDisplay(PlatformUI.getWorkbench().getDisplay(), work);
	}

	private static void onDisplay(Display display, Runnable work) {
		if (!display.isDisposed()) {
			display.asyncExec(work);
		}
	}
}
