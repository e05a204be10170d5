package org.zipp.ui.problem;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.osgi.framework.FrameworkUtil;
import org.zipp.core.ZippException;


/**
 * A failure as people read it, and as those read it who mend the program.
 *
 * @param severity one of {@link IStatus}
 * @param message  what was wrong and what to do, without the names of classes
 * @param more     what else belongs to it, a line each, may be empty
 * @param details  all that is known, to be copied
 */
record Problem(int severity, String message, List<String> more, String details) {

	private static final String UNEXPECTED = "an unexpected problem in the program. Copy the details for those who can mend it.";
	/** A qualified name of a class, with the colon that parts it from its message. */
	private static final String CLASS_NAME = "\\b(?:[a-z_][a-z0-9_]*\\.)+[A-Z][A-Za-z0-9_$]*(?:: ?)?";

	Problem {
		more = List.copyOf(more);
	}

	static Problem of(IStatus status) {
		List<String> more = new ArrayList<>();
		for (IStatus child : status.getChildren()) {
			String text = face(child);
			if (!text.isBlank() && !more.contains(text)) {
				more.add(text);
			}
		}
		return new Problem(status.getSeverity(), face(status), more, details(status));
	}

	private static String face(IStatus status) {
		String text = status.getMessage() == null ? "" : status.getMessage();
		Throwable failure = status.getException();
		if (failure != null && !isForPeople(failure)) {
			for (String technical : new String[] { failure.toString(), failure.getMessage() }) {
				if (technical != null && !technical.isBlank()) {
					text = text.replace(technical, UNEXPECTED);
				}
			}
		}
		text = text.replaceAll(CLASS_NAME, "").strip();
		return text.isEmpty() ? "There was " + UNEXPECTED : text;
	}

	private static boolean isForPeople(Throwable failure) {
		return failure instanceof ZippException || failure instanceof IOException || failure instanceof CoreException;
	}

	private static String details(IStatus status) {
		StringWriter text = new StringWriter();
		PrintWriter out = new PrintWriter(text);
		out.println("ZIPP Workbench " + FrameworkUtil.getBundle(Problem.class).getVersion() + ", " + ZonedDateTime.now().truncatedTo(ChronoUnit.SECONDS));
		out.println("Java " + Runtime.version() + ", " + System.getProperty("os.name") + ' ' + System.getProperty("os.version") + ' '
				+ System.getProperty("os.arch"));
		write(status, out);
		out.flush();
		return text.toString();
	}

	private static void write(IStatus status, PrintWriter out) {
		out.println();
		out.println(status.getMessage());
		out.println("From " + status.getPlugin() + ", code " + status.getCode());
		for (Throwable t = status.getException(); t != null; t = t.getCause()) {
			out.println((t == status.getException() ? "" : "Caused by: ") + t);
			for (StackTraceElement frame : t.getStackTrace()) {
				out.println("\tat " + frame);
			}
		}
		for (IStatus child : status.getChildren()) {
			write(child, out);
		}
	}
}
