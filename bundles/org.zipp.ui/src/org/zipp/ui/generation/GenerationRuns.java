package org.zipp.ui.generation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.jobs.Job;
import org.zipp.core.operation.OperationJob;
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
		LineRunner.run(GENERATE, Map.of());
	}

	/** Puts failed tasks back into the queue and goes on with it. */
	public static void retryFailed() {
		LineRunner.run(GENERATE, Map.of("retry-failed", "true"));
	}

	/** Stops the run; what is finished is kept. */
	public static void cancel() {
		current().ifPresent(Job::cancel);
	}
}
