package org.zipp.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;
import org.zipp.cli.internal.CommandLineTool;
import org.zipp.core.compute.ComputeDevices;
import org.zipp.core.operation.OperationRegistry;
import org.zipp.store.StudyStores;

/** The services of the running platform, and the command line as a test calls it. */
final class Line {

	/** How a command ended. */
	record End(int code, String out, String err) {
		@Override
		public String toString() {
			return "exit code " + code + "\n" + out + err;
		}
	}

	private Line() {
	}

	/** Runs the command line with these arguments and {@code --dir}. */
	static End run(Path dir, String command, String... arguments) {
		List<String> all = new ArrayList<>(List.of("--dir", dir.toString()));
		all.addAll(List.of(arguments));
		return runAlone(command, all.toArray(String[]::new));
	}

	/** Runs the command line with these arguments alone, for commands that have no study. */
	static End runAlone(String command, String... arguments) {
		List<String> all = new ArrayList<>(List.of(command, "--quiet"));
		all.addAll(List.of(arguments));
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		int code = new CommandLineTool(service(OperationRegistry.class), device -> service(ComputeDevices.class).choose(device),
				new PrintWriter(out), new PrintWriter(err)).run(all.toArray(String[]::new));
		return new End(code, out.toString(), err.toString());
	}

	static StudyStores stores() {
		return service(StudyStores.class);
	}

	static OperationRegistry registry() {
		return service(OperationRegistry.class);
	}

	private static <S> S service(Class<S> type) {
		BundleContext bundle = FrameworkUtil.getBundle(CliApplication.class).getBundleContext();
		ServiceTracker<S, S> tracker = new ServiceTracker<>(bundle, type, null);
		tracker.open();
		try {
			S service = tracker.waitForService(30_000);
			if (service == null) {
				throw new AssertionError("There is no service " + type.getName() + " after half a minute.");
			}
			return service;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new AssertionError(e);
		} finally {
			tracker.close();
		}
	}
}
