package org.zipp.ui.operation;

import java.nio.file.Path;
import java.util.Map;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.jface.action.Action;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.progress.IProgressConstants;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.operation.LinePlace;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationJob;
import org.zipp.core.operation.OperationRegistry;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.ParameterField;
import org.zipp.core.operation.Standalone;
import org.zipp.ui.Ids;
import org.zipp.ui.context.ReadOnly;
import org.zipp.ui.context.Services;
import org.zipp.ui.context.Settings;
import org.zipp.ui.context.Studies;
import org.zipp.ui.context.StudyContext;
import org.zipp.ui.context.UiJobs;
import org.zipp.ui.shell.Perspectives;

/** Runs an operation from the workbench: asks for its parameters, runs it as a job, and tells what it did. */
public final class LineRunner {

	/** Operations that have a view of their own, which says more than a dialog. */
	private static final Map<String, String> VIEWS = Map.of("check", Ids.CHECK_VIEW, "power", Ids.POWER_VIEW);

	/** Makes a study of its own and must not be let loose on the one that is open. */
	private static final String SAMPLE = "demo";

	private LineRunner() {
	}

	/** Asks for the parameters and runs the operation. */
	public static void ask(Shell parent, String operationId) {
		ask(parent, operationId, Map.of());
	}

	/**
	 * Asks for the parameters and runs the operation.
	 *
	 * @param values parameter name → text, for those that are filled in already
	 */
	public static void ask(Shell parent, String operationId, Map<String, String> values) {
		if (VIEWS.containsKey(operationId)) {
			Perspectives.showView(Ids.STUDY_PERSPECTIVE, VIEWS.get(operationId));
			return;
		}
		OperationRegistry.Handle handle;
		try {
			handle = Services.operations().create(operationId);
		} catch (ZippException e) {
			UiJobs.show("The step could not be started", e);
			return;
		}
		boolean started = false;
		try {
			if (isRefused(parent, handle.operation())) {
				return;
			}
			prepare(handle.operation());
			values.forEach((name, text) -> ParameterField.of(handle.operation().getClass(), name).set(handle.operation(), text));
			boolean onOpen = StudyContext.get().isOpen() && !operationId.equals(SAMPLE);
			if (new OperationDialog(parent, handle.operation(), onOpen).ask()) {
				LastValues.remember(handle.operation());
				run(handle);
				started = true;
			}
		} finally {
			if (!started) {
				handle.close();
			}
		}
	}

	/**
	 * Runs an operation on the open study with the values it was run with last.
	 *
	 * @param values parameter name → text, for those that are to differ
	 */
	public static void run(String operationId, Map<String, String> values) {
		OperationRegistry.Handle handle;
		try {
			handle = Services.operations().create(operationId);
		} catch (ZippException e) {
			UiJobs.show("The step could not be started", e);
			return;
		}
		Operation operation = handle.operation();
		if (isRefused(Perspectives.window().getShell(), operation)) {
			handle.close();
			return;
		}
		prepare(operation);
		values.forEach((name, text) -> ParameterField.of(operation.getClass(), name).set(operation, text));
		run(handle);
	}

	/** Steps write into the folder of the study; those that work on files alone do not. */
	private static boolean isRefused(Shell parent, Operation operation) {
		return !operation.getClass().isAnnotationPresent(Standalone.class) && ReadOnly.refuses(parent, operation.label());
	}

	/**
	 * What a fresh operation starts from: the open study, else a new folder; the values it had the last time on this study;
	 * the language model of the preferences.
	 */
	private static void prepare(Operation operation) {
		operation.dir = operation.id().equals(SAMPLE) ? Studies.freshFolder("sample")
				: StudyContext.get().directory().map(StudyDirectory::root).orElseGet(() -> Studies.freshFolder("study"));
		Map<String, String> last = LastValues.of(operation);
		for (ParameterField field : ParameterField.of(operation.getClass())) {
			String setting = switch (field.name()) {
			case "endpoint" -> Settings.get(Settings.ENDPOINT, "");
			case "model" -> Settings.get(Settings.MODEL, "");
			default -> last.getOrDefault(field.name(), "");
			};
			if (!setting.isBlank()) {
				try {
					field.set(operation, setting);
				} catch (ZippException e) {
					// A value of an older version; the default stands.
					ILog.of(LineRunner.class).warn("A remembered value is not right any more: " + e.getMessage());
				}
			}
		}
	}

	private static void run(OperationRegistry.Handle handle) {
		Operation operation = handle.operation();
		String label = operation.label();
		Path dir = operation.dir;
		OperationJob[] started = new OperationJob[1];
		started[0] = UiJobs.run(handle, outcome -> {
			if (outcome.succeeded() && outcome.result().problem() == null) {
				Action show = showAction(operation, outcome.result());
				if (show != null) {
					started[0].setProperty(IProgressConstants.ACTION_PROPERTY, show);
				}
				if (!operation.getClass().isAnnotationPresent(Standalone.class)) {
					openIfNone(dir);
				}
				String text = outcome.result().summary();
				Notice.show(Perspectives.window().getShell(), label + " is done",
						text.isEmpty() ? "It had nothing to count." : text, String.join("\n", outcome.result().warnings()), show);
			} else if (outcome.status().getSeverity() == IStatus.CANCEL) {
				Notice.show(Perspectives.window().getShell(), label + " was cancelled",
						"What was finished is kept; a new run goes on from there.", "", null);
			}
		});
	}

	/** A run that made a study while none was open has made something to look at. */
	private static void openIfNone(Path dir) {
		if (!StudyContext.get().isOpen() && dir != null && new StudyDirectory(dir).isStudy()) {
			Studies.open(dir);
		}
	}

	/** How to look at what an operation made; {@code null} when there is nothing to look at. */
	private static Action showAction(Operation operation, OperationResult result) {
		String shows = Services.operations().place(operation.id()).map(LinePlace::shows).orElse("");
		return switch (shows) {
		case "report" -> action("Show the report", () -> Perspectives.showView(Ids.STUDY_PERSPECTIVE, Ids.REPORT_VIEW));
		case "pictures" ->
			action("Show the pictures", () -> Perspectives.showView(Ids.GENERATION_PERSPECTIVE, Ids.THUMBNAILS_VIEW));
		case "training" ->
			action("Show the training", () -> Perspectives.showView(Ids.DATA_PERSPECTIVE, Ids.TRAINING_VIEW));
		case "data" -> action("Explore the data", () -> Perspectives.showView(Ids.DATA_PERSPECTIVE, Ids.DATA_VIEW));
		case "personas" ->
			action("Show the personas", () -> Perspectives.showView(Ids.PERSONAS_PERSPECTIVE, Ids.PERSONA_TABLE_VIEW));
		default -> showFound(operation.label(), result);
		};
	}

	private static Action showFound(String title, OperationResult result) {
		Path place = result.place();
		if (place == null) {
			return result.notes().isEmpty() ? null
					: action("Show the result",
							() -> new ResultDialog(Perspectives.window().getShell(), title, String.join("\n", result.notes())).open());
		}
		boolean page = place.toString().endsWith(".html");
		return action(page ? "Open the report" : "Show in the file manager", () -> Program.launch(place.toString()));
	}

	private static Action action(String text, Runnable work) {
		return new Action(text) {
			@Override
			public void run() {
				work.run();
			}
		};
	}
}
