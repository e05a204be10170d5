package org.zipp.ui.generation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.PlatformUI;
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

	/** Goes on with the queue, as it was started: other sizes or steps would be other pictures. */
	public static void resume() {
		runAgain(Map.of());
	}

	/** Puts failed tasks back into the queue and goes on with it. */
	public static void retryFailed() {
		runAgain(Map.of("retry-failed", "true"));
	}

	private static void runAgain(Map<String, String> changes) {
		StudyStore store = StudyContext.get().store();
		UiJobs.load("Reading how pictures are made", () -> store.steps().parameters(GENERATE),
				PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell(), last -> {
					Map<String, String> parameters = new HashMap<>(last);
					parameters.putAll(changes);
					LineRunner.run(GENERATE, parameters);
				});
	}

	/** Stops the run; what is finished is kept. */
	public static void cancel() {
		current().ifPresent(Job::cancel);
	}
}
