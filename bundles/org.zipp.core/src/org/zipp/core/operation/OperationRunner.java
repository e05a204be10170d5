package org.zipp.core.operation;

import java.io.UncheckedIOException;
import java.util.List;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.OutputFiles;
import org.zipp.core.Reasons;
import org.zipp.core.ZippException;

/** The one way an operation is run: checks its parameters, runs it, and turns every end into an outcome. */
public final class OperationRunner {

	static final String PLUGIN = "org.zipp.core";
	private static final int TICKS = 1000;

	/**
	 * How a run ended.
	 *
	 * @param status  OK, WARNING (with the result's warnings), ERROR (also with the result's problem) or CANCEL
	 * @param result  the result, {@code null} unless the run came to its end
	 * @param seconds wall time
	 */
	public record Outcome(IStatus status, OperationResult result, double seconds) {
		public boolean succeeded() {
			return result != null;
		}
	}

	private OperationRunner() {
	}

	/** Runs an operation in the calling thread. */
	public static Outcome run(Operation operation, IProgressMonitor monitor) {
		long start = System.nanoTime();
		IStatus status;
		OperationResult result = null;
		try {
			checkRequired(operation);
			checkOutputs(operation);
			result = operation.execute(SubMonitor.convert(monitor, operation.label(), TICKS));
			status = toStatus(operation, result);
		} catch (OperationCanceledException e) {
			status = new Status(IStatus.CANCEL, PLUGIN, operation.label() + " was cancelled. What was finished is kept.", e);
		} catch (ZippException e) {
			status = e.toStatus();
		} catch (UncheckedIOException e) {
			status = failure(operation, e.getCause(), e);
		} catch (RuntimeException | Error e) {
			// Also errors: a library that cannot be linked must end as a message and an exit code, not as a crash.
			status = failure(operation, e, e);
		}
		return new Outcome(status, result, (System.nanoTime() - start) / 1e9);
	}

	private static IStatus failure(Operation operation, Throwable shown, Throwable cause) {
		return new Status(IStatus.ERROR, PLUGIN, operation.label() + " failed: " + Reasons.of(shown) + '.', cause);
	}

	private static void checkRequired(Operation operation) {
		for (ParameterField p : ParameterField.of(operation.getClass())) {
			if (p.required()) {
				Object value = p.get(operation);
				if (value == null || value.equals("") || value instanceof List<?> l && l.isEmpty()) {
					throw new ZippException("--" + p.name() + " is missing: " + p.description());
				}
			}
		}
	}

	/** Whatever an operation does itself: what it reads is not written over. */
	private static void checkOutputs(Operation operation) {
		for (ParameterField p : ParameterField.of(operation.getClass())) {
			if (p.path() == PathUse.NEW_FILE) {
				p.paths(operation).stream().map(f -> f.toAbsolutePath().normalize()).filter(f -> f.getFileName() != null)
						.forEach(f -> OutputFiles.beside(f, operation.inputs()).refuseInput(f.getFileName().toString()));
			}
		}
	}

	private static IStatus toStatus(Operation operation, OperationResult result) {
		if (result.problem() != null) {
			return new Status(IStatus.ERROR, PLUGIN, result.problem());
		}
		if (result.warnings().isEmpty()) {
			return Status.OK_STATUS;
		}
		return new Status(IStatus.WARNING, PLUGIN, operation.label() + ": " + String.join("\n", result.warnings()));
	}
}
