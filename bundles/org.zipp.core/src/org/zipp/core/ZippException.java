package org.zipp.core;

import java.nio.file.Path;
import java.util.OptionalLong;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;

/**
 * A failure a person can act on: what was wrong, where, and what to do.
 *
 * <p>Unchecked, because every step of the line can fail the same way and the one place that turns it into an
 * {@link IStatus} or an exit code is {@code OperationRunner}.
 */
public class ZippException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private static final String PLUGIN = "org.zipp.core";

	private final transient Path file;
	private final long line;

	/** @param message what was wrong and what to do, one or two sentences */
	public ZippException(String message) {
		this(message, null, 0, null);
	}

	/** @param cause the failure underneath, kept for the error log */
	public ZippException(String message, Throwable cause) {
		this(message, null, 0, cause);
	}

	/**
	 * @param file the file at fault
	 * @param line its 1-based line or row, 0 when it is the file as a whole
	 */
	public ZippException(String message, Path file, long line, Throwable cause) {
		super(where(file, line) + message, cause);
		this.file = file;
		this.line = line;
	}

	/** The file at fault, or {@code null}. */
	public Path file() {
		return file;
	}

	/** The 1-based line or row at fault, empty when it is the file as a whole. */
	public OptionalLong line() {
		return line > 0 ? OptionalLong.of(line) : OptionalLong.empty();
	}

	/** The failure as the workbench and the error log show it. */
	public IStatus toStatus() {
		return new Status(IStatus.ERROR, PLUGIN, getMessage(), this);
	}

	private static String where(Path file, long line) {
		if (file == null) {
			return "";
		}
		return line > 0 ? file + ":" + line + ": " : file + ": ";
	}
}
