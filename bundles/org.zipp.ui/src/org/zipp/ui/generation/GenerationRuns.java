package org.zipp.ui.generation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.zipp.core.ZippException;
import org.zipp.core.operation.OperationJob;
import org.zipp.store.StudyStore;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.UiJobs;
import org.zipp.ui.operation.LineRunner;

/** Starts, stops and repeats the making of pictures. */
public final class GenerationRuns {

	/** Id of the operation. */
	public static final String GENERATE = "generate";

	private GenerationRuns() {
	}

	/** The run to show: one that makes pictures, else any other step of the line that is running or waiting. */
	public static Optional<OperationJob> current() {
		return Arrays.stream(Job.getJobManager().find(OperationJob.FAMILY)).map(OperationJob.class::cast)
				.min(Comparator.comparing((OperationJob j) -> !j.belongsTo(GENERATE))
						.thenComparing(j -> j.getState() != Job.RUNNING));
	}

	/** Goes on with the queue. */
	public static void resume() {
		LineRunner.runWithDefaults(GENERATE, outcome -> {
		});
	}

	/** Puts failed tasks back into the queue and goes on with it. */
	public static void retryFailed() {
		StudyStore store = StudyContext.get().store();
		Job job = Job.create("Put failed pictures back into the queue", monitor -> {
			try {
				store.images().requeue(true);
			} catch (ZippException e) {
				throw new CoreException(e.toStatus());
			}
		});
		job.addJobChangeListener(new JobChangeAdapter() {
			@Override
			public void done(IJobChangeEvent event) {
				if (event.getResult().isOK()) {
					UiJobs.inUi(GenerationRuns::resume);
				}
			}
		});
		job.schedule();
	}

	/** Stops the run; what is finished is kept. */
	public static void cancel() {
		current().ifPresent(Job::cancel);
	}
}
