package org.zipp.core.operation;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.choice.Choice;
import org.zipp.core.choice.Setting;

/**
 * One piece of work on a study: declared parameters, {@link #execute}, a result. Menu, wizard, command line and
 * tests run the same class.
 *
 * <p>An implementation is a declarative-services component of service type {@code Operation} and <em>prototype</em>
 * scope, so every run gets its own object:
 *
 * <pre>
 * &#64;Component(service = Operation.class, scope = ServiceScope.PROTOTYPE,
 *     property = { "zipp.id=ingest", "zipp.order:Integer=20" })
 * </pre>
 *
 * Further properties, those of {@link LinePlace}, say where it stands in the menus, what it needs and what it makes.
 *
 * A run keeps its place per item in the study, so that a stopped run resumes and repeats nothing.
 */
public abstract class Operation {

	/** Service property: the operation's id. */
	public static final String ID = "zipp.id";

	/** Service property: place in menus and help, an {@code Integer}. */
	public static final String ORDER = "zipp.order";

	@Parameter(name = "dir", label = "Study folder", description = "Folder of the study; made when it does not exist.", required = true, path = PathUse.NEW_FOLDER)
	public Path dir;

	private Consumer<Step> stepListener = step -> {
	};
	private volatile String runningStep = "";

	/**
	 * A finished step of an operation that runs others.
	 *
	 * @param id      the operation that was run
	 * @param outcome how it ended
	 */
	public record Step(String id, OperationRunner.Outcome outcome) {
	}

	/** Calls the listener after each step, in the thread that runs; operations of one step never do. */
	public final void onStep(Consumer<Step> listener) {
		stepListener = listener;
	}

	/** Id of the operation that this one runs now; its own when it runs no others. */
	public final String runningStep() {
		String step = runningStep;
		return step.isEmpty() ? id() : step;
	}

	/** Tells that a step begins. */
	protected final void stepBegins(String stepId) {
		runningStep = stepId;
	}

	/** Tells that a step is finished. */
	protected final void stepDone(Step step) {
		stepListener.accept(step);
	}

	/** Name on the command line, lower case. */
	public abstract String id();

	/** Name in menus, for example "Ingest dump files". */
	public abstract String label();

	/** One or two sentences: what it reads and what it leaves in the study. */
	public abstract String description();

	/**
	 * What it would work with as its parameters are now: generator, model and device, for people; empty when it uses nothing of
	 * the kind. Quick, and true for a person who looks at it before the run.
	 */
	public String means() {
		return "";
	}

	/** What the parameter of that name may be, where that depends on what is installed; empty for others. */
	public List<Choice> choices(String parameter) {
		return List.of();
	}

	/**
	 * What may be set in the parameter of that name, which holds settings ({@code name=value}), for what is chosen now; empty for
	 * parameters that hold no settings.
	 */
	public Optional<List<Setting>> settings(String parameter) {
		return Optional.empty();
	}

	/** What the operation writes, or needs for itself; the whole study unless it says so more closely. */
	public Set<Resource> resources() {
		return Set.of(Resource.STUDY);
	}

	/** What must stay as it is while the operation runs; others may read it too. */
	public Set<Resource> reads() {
		return Set.of();
	}

	/**
	 * Does the work.
	 *
	 * @param monitor progress; its sub-task text is shown to people; checked for cancellation at least every second
	 * @throws ZippException              with what was wrong, where, and what to do
	 * @throws OperationCanceledException when cancelled; what is finished stays stored
	 */
	public abstract OperationResult execute(SubMonitor monitor);

	/** The values of its parameters but the folder, as they would be typed, so that a step can be run again as it was. */
	protected final Map<String, String> parameterTexts() {
		Map<String, String> texts = new LinkedHashMap<>();
		for (ParameterField field : ParameterField.of(getClass())) {
			if (!field.name().equals("dir")) {
				texts.put(field.name(), field.text(this));
			}
		}
		return texts;
	}

	/** The files and folders that its parameters name to be read; nothing that it writes may be one of them. */
	protected final List<Path> inputs() {
		return ParameterField.of(getClass()).stream().filter(f -> f.path().isRead()).flatMap(f -> f.paths(this).stream()).toList();
	}

	/** The study folder that {@link #dir} names. */
	protected final StudyDirectory studyDirectory() {
		if (dir == null) {
			throw new ZippException("No study folder was given. Name one with --dir.");
		}
		return new StudyDirectory(dir);
	}
}
