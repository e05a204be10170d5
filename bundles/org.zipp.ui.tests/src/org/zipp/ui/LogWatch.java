package org.zipp.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;

/** Collects the errors that are logged while it is open. */
public final class LogWatch implements AutoCloseable {

	private final List<String> errors = new CopyOnWriteArrayList<>();
	private final ILogListener listener = (status, plugin) -> {
		if (status.getSeverity() == IStatus.ERROR) {
			errors.add(plugin + ": " + status.getMessage() + (status.getException() == null ? "" : " – " + status.getException()));
		}
	};

	public LogWatch() {
		Platform.addLogListener(listener);
	}

	/** The errors so far. */
	public List<String> errors() {
		return List.copyOf(errors);
	}

	/** Fails when an error was logged. */
	public void assertNoErrors() {
		assertTrue(errors.isEmpty(), () -> "logged: " + String.join("\n", errors));
	}

	@Override
	public void close() {
		Platform.removeLogListener(listener);
	}
}
