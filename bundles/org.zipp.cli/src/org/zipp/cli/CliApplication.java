package org.zipp.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;
import org.zipp.cli.internal.CommandLineTool;
import org.zipp.cli.internal.StandardOutput;
import org.zipp.cli.internal.Start;
import org.zipp.core.ZippException;
import org.zipp.core.compute.ComputeDevices;
import org.zipp.core.operation.OperationRegistry;

/** The command line: the operations of the workbench without a display. */
public final class CliApplication implements IApplication {

	private static final long SERVICE_WAIT_MILLIS = 30_000;

	private volatile CommandLineTool tool;

	@Override
	public Object start(IApplicationContext context) throws InterruptedException, IOException {
		// The platform makes applications itself, so this is the one place that looks a service up.
		BundleContext bundle = FrameworkUtil.getBundle(CliApplication.class).getBundleContext();
		ServiceTracker<OperationRegistry, OperationRegistry> tracker = new ServiceTracker<>(bundle, OperationRegistry.class, null);
		tracker.open();
		StandardOutput standard = new StandardOutput(new FileOutputStream(FileDescriptor.out));
		PrintWriter out = new PrintWriter(standard, true, StandardCharsets.UTF_8);
		PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
		try {
			OperationRegistry registry = tracker.waitForService(SERVICE_WAIT_MILLIS);
			if (registry == null) {
				err.println("zipp: the operations could not be started; the log in the configuration area says why.");
				return CommandLineTool.FAILED;
			}
			if (System.getProperty(Start.RECORD) != null) {
				CommandLineTool.record(registry);
				return CommandLineTool.DONE;
			}
			tool = new CommandLineTool(registry, device -> choose(bundle, device), out, err);
			Thread interrupt = new Thread(tool::cancelAndWait, "cancel on interrupt");
			Runtime.getRuntime().addShutdownHook(interrupt);
			String[] arguments = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
			context.applicationRunning();
			int code = tool.run(arguments);
			standard.complaint().ifPresent(c -> err.println("zipp: " + c));
			if (!tool.isCancelled()) {
				Runtime.getRuntime().removeShutdownHook(interrupt);
			}
			return code;
		} finally {
			tracker.close();
			out.flush();
			err.flush();
		}
	}

	/** Asked for only when a device was named: what computes need not be installed. */
	private static void choose(BundleContext bundle, String device) {
		ServiceTracker<ComputeDevices, ComputeDevices> tracker = new ServiceTracker<>(bundle, ComputeDevices.class, null);
		tracker.open();
		try {
			ComputeDevices devices = tracker.getService();
			if (devices == null) {
				throw new ZippException("Nothing is installed that computes, so no device can be chosen.");
			}
			devices.choose(device);
		} finally {
			tracker.close();
		}
	}

	@Override
	public void stop() {
		CommandLineTool running = tool;
		if (running != null) {
			running.cancelAndWait();
		}
	}
}
