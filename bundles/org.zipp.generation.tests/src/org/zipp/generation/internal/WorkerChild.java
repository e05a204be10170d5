package org.zipp.generation.internal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.zipp.core.operation.OperationRunner;
import org.zipp.generation.Generators;
import org.zipp.generation.RenderEvents;
import org.zipp.store.StudyStoresProvider;

/**
 * A process that runs the operation {@code worker} on the folder or database of its arguments ({@code dir} or {@code store}, then
 * which), with a generator that takes its time. Says {@code up} when it has started, {@code begin SEED} when it begins a picture, and at
 * the end how it ended. Asked
 * to stop (SIGTERM) it does what the command line does: cancels, and waits until the run has ended.
 */
public final class WorkerChild {

	/** Pictures at once, and so what a killed one holds at most. */
	static final int PARALLEL = 2;

	private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(15);

	private WorkerChild() {
	}

	static Stepper maker(PrintStream out) {
		return new Stepper(PARALLEL, (request, step) -> {
			if (step == 0) {
				out.println("begin " + request.seed());
			}
			LockSupport.parkNanos(STEP_NANOS);
		});
	}

	public static void main(String[] arguments) {
		PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		Generators generators = new Generators();
		generators.addGenerator(maker(out), Map.of());
		WorkerOperation worker = new WorkerOperation(new StudyStoresProvider(), generators, new RenderEvents());
		if (arguments[0].equals("dir")) {
			worker.folder = Path.of(arguments[1]);
		} else {
			worker.address = arguments[1];
		}
		worker.waits = arguments.length > 2;
		NullProgressMonitor monitor = new NullProgressMonitor();
		Thread running = Thread.currentThread();
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			monitor.setCanceled(true);
			try {
				running.join();
			} catch (InterruptedException e) {
				out.println("interrupted");
			}
		}));
		out.println("up");
		OperationRunner.Outcome outcome = OperationRunner.run(worker, monitor);
		out.println(outcome.succeeded() ? "done " + outcome.result().counts().get("new pictures") : "ended: " + outcome.status().getMessage());
	}
}
