package org.zipp.core.operation;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.ProgressMonitorWrapper;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.core.runtime.jobs.MultiRule;

/** Runs an operation in the background: progress, cancel, and a scheduling rule for each of its resources. */
public final class OperationJob extends Job {

	/** Family of all operation jobs. */
	public static final Object FAMILY = OperationJob.class;

	private final OperationRegistry.Handle handle;
	private final CompletableFuture<OperationRunner.Outcome> outcome = new CompletableFuture<>();
	private volatile Progress progress = new Progress(0, "");
	private volatile boolean cancelling;

	/**
	 * How far a run is.
	 *
	 * @param fraction of the work that is done, 0 to 1
	 * @param text     what is being done, with rate and time left when the operation says so
	 */
	public record Progress(double fraction, String text) {
	}

	/** @param handle the operation with its parameters set; closed when the run is over */
	public OperationJob(OperationRegistry.Handle handle) {
		super(handle.operation().label());
		this.handle = handle;
		Operation operation = handle.operation();
		setUser(true);
		setRule(ruleOf(operation));
		addJobChangeListener(new JobChangeAdapter() {
			@Override
			public void done(IJobChangeEvent event) {
				endWithoutRun(event.getResult());
			}
		});
	}

	/** A job that is cancelled while it waits ends without having run. */
	private void endWithoutRun(IStatus status) {
		if (!outcome.isDone()) {
			handle.close();
			outcome.complete(new OperationRunner.Outcome(new Status(IStatus.CANCEL, OperationRunner.PLUGIN,
					getName() + " was cancelled before it began.", status.getException()), null, 0));
		}
	}

	/** The operation that is run. */
	public Operation operation() {
		return handle.operation();
	}

	/** How far the run is; for a view that asks now and then. */
	public Progress progress() {
		Progress now = progress;
		return isCancelling() ? new Progress(now.fraction(), "Cancelling…") : now;
	}

	/** Whether the run was asked to end and has not ended yet. */
	public boolean isCancelling() {
		return cancelling && getState() != NONE;
	}

	/** Completes when the run is over, however it ended. */
	public CompletableFuture<OperationRunner.Outcome> outcome() {
		return outcome;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		try (handle) {
			OperationRunner.Outcome end = inLabels(OperationRunner.run(handle.operation(), new Watched(monitor)));
			outcome.complete(end);
			return end.status();
		}
	}

	/** Jobs are run from forms, whose fields have labels; the command line's names of them would say nothing there. */
	private OperationRunner.Outcome inLabels(OperationRunner.Outcome end) {
		Class<? extends Operation> type = handle.operation().getClass();
		IStatus told = end.status();
		IStatus status = told.getMessage() == null || !told.getMessage().contains("--") ? told
				: new Status(told.getSeverity(), told.getPlugin(), told.getCode(), ParameterField.inLabels(type, told.getMessage()), told.getException());
		OperationResult r = end.result();
		OperationResult result = r == null ? null : new OperationResult(r.repeated(), r.counts(), r.place(),
				r.warnings().stream().map(w -> ParameterField.inLabels(type, w)).toList(), r.notes(), r.document(),
				r.problem() == null ? null : ParameterField.inLabels(type, r.problem()));
		return new OperationRunner.Outcome(status, result, end.seconds());
	}

	@Override
	protected void canceling() {
		cancelling = true;
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == FAMILY || family.equals(handle.operation().id());
	}

	/** What two operations must not hold at once; {@code null} when it needs nothing for itself. */
	public static ISchedulingRule ruleOf(Operation operation) {
		Path study = operation.dir == null ? Path.of("") : operation.dir.toAbsolutePath().normalize();
		return MultiRule.combine(Stream.concat(operation.resources().stream().map(r -> new ResourceRule(r, study, false)),
				operation.reads().stream().map(r -> new ResourceRule(r, study, true))).toArray(ISchedulingRule[]::new));
	}

	/** Keeps what goes through the monitor for {@link #progress()}. */
	private final class Watched extends ProgressMonitorWrapper {
		private double total;
		private double done;
		private String task = "";

		private Watched(IProgressMonitor monitor) {
			super(monitor);
		}

		@Override
		public void beginTask(String name, int totalWork) {
			total = totalWork;
			super.beginTask(name, totalWork);
		}

		@Override
		public void setTaskName(String name) {
			task = name;
			subTask("");
			super.setTaskName(name);
		}

		@Override
		public void worked(int work) {
			internalWorked(work);
		}

		@Override
		public void internalWorked(double work) {
			done += work;
			progress = new Progress(total > 0 ? Math.min(1, done / total) : 0, progress.text());
			super.internalWorked(work);
		}

		@Override
		public void subTask(String name) {
			progress = new Progress(progress.fraction(), task.isBlank() || name.isBlank() ? task + name : task + " – " + name);
			super.subTask(name);
		}
	}

	/** Conflicts with every rule of what it overlaps, unless both of them only read. */
	private static final class ResourceRule implements ISchedulingRule {
		private final Resource resource;
		private final Path study;
		private final boolean shared;

		private ResourceRule(Resource resource, Path study, boolean shared) {
			this.resource = resource;
			this.study = study;
			this.shared = shared;
		}

		@Override
		public boolean contains(ISchedulingRule rule) {
			return this == rule;
		}

		@Override
		public boolean isConflicting(ISchedulingRule rule) {
			if (rule instanceof MultiRule several) {
				return several.isConflicting(this);
			}
			// The platform wants every rule to conflict with itself.
			return this == rule || rule instanceof ResourceRule other && !(shared && other.shared)
					&& (resource == Resource.DEVICE || study.equals(other.study)) && resource.overlaps(other.resource);
		}
	}
}
