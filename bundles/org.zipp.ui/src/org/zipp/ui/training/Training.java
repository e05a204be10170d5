package org.zipp.ui.training;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.IJobChangeListener;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.zipp.core.operation.OperationJob;
import org.zipp.ui.context.Services;
import org.zipp.ui.context.UiJobs;
import org.zipp.ui.operation.LineRunner;

/** Starts and follows the operations that train encoders. */
public final class Training {

	/** Id of the operation that trains one encoder. */
	public static final String TRAIN = "train";

	/** Operations that leave encoders in the study. */
	private static final List<String> TRAINS = List.of(TRAIN, "ablation");

	private Training() {
	}

	/** Whether the workbench can train. */
	public static boolean isAvailable() {
		return Services.operations().find(TRAIN).isPresent();
	}

	/** Asks for the settings and trains. */
	public static void ask(Shell parent) {
		LineRunner.ask(parent, TRAIN);
	}

	/** The run that trains, or waits to train. */
	public static Optional<OperationJob> current() {
		return Arrays.stream(Job.getJobManager().find(OperationJob.FAMILY)).map(OperationJob.class::cast)
				.filter(Training::trains).findFirst();
	}

	private static boolean trains(Job job) {
		return TRAINS.stream().anyMatch(job::belongsTo);
	}

	/**
	 * Tells when training begins or ends, for as long as a control is there.
	 *
	 * @param began called in the UI thread when a run is scheduled
	 * @param ended called in the UI thread when a run is over
	 */
	public static void follow(Control control, Runnable began, Runnable ended) {
		IJobChangeListener listener = new JobChangeAdapter() {
			@Override
			public void scheduled(IJobChangeEvent event) {
				tell(event, began);
			}

			@Override
			public void done(IJobChangeEvent event) {
				tell(event, ended);
			}

			private void tell(IJobChangeEvent event, Runnable what) {
				if (trains(event.getJob())) {
					UiJobs.inUi(() -> {
						if (!control.isDisposed()) {
							what.run();
						}
					});
				}
			}
		};
		Job.getJobManager().addJobChangeListener(listener);
		control.addDisposeListener(e -> Job.getJobManager().removeJobChangeListener(listener));
	}
}
