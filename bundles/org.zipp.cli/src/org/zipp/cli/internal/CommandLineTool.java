package org.zipp.cli.internal;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.IStatus;
import org.zipp.core.ZippException;
import org.zipp.core.choice.Choice;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationRegistry;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.OperationRunner;
import org.zipp.core.operation.ParameterField;
import org.zipp.core.operation.Resource;
import org.zipp.core.operation.Throughput;

import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Turns arguments into an operation, runs it, and prints how it ended. One object per run of the program. */
public final class CommandLineTool {

	/** Exit codes. */
	public static final int DONE = 0;
	public static final int FAILED = 1;
	public static final int USAGE = 2;
	public static final int CANCELLED = 130;

	private static final String DEVICE = "device";

	private final OperationRegistry registry;
	private final Consumer<String> devices;
	private final PrintWriter out;
	private final PrintWriter err;
	private final ConsoleProgress progress;
	private final CountDownLatch finished = new CountDownLatch(1);
	private volatile boolean running;

	/**
	 * @param devices told where models are to compute, when the arguments say so
	 * @param out     results, one line a step
	 * @param err     progress, warnings and errors
	 */
	public CommandLineTool(OperationRegistry registry, Consumer<String> devices, PrintWriter out, PrintWriter err) {
		this.registry = registry;
		this.devices = devices;
		this.out = out;
		this.err = err;
		this.progress = new ConsoleProgress(err, System.console() != null && System.console().isTerminal());
	}

	/** Writes down what the commands of an installation are, for starts without the framework: into the file that {@link Start#RECORD} names. */
	public static void record(OperationRegistry registry) throws IOException {
		CommandsFile.write(Path.of(System.getProperty(Start.RECORD)), Start.plugins(Path.of(System.getProperty(Start.INSTALLATION))),
				commands(registry));
	}

	/** Whether the run was asked to stop. */
	public boolean isCancelled() {
		return progress.isCanceled();
	}

	/** Asks the run to stop and waits until it has stored what is finished. */
	public void cancelAndWait() {
		if (!running) {
			return;
		}
		progress.setCanceled(true);
		try {
			finished.await();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** Runs the program with these arguments and returns its exit code. */
	public int run(String[] arguments) {
		running = true;
		try {
			int code = execute(arguments);
			// What could not be printed is not done: a pipeline would go on with less than there is.
			return out.checkError() && code == DONE ? FAILED : code;
		} finally {
			progress.clear();
			out.flush();
			err.flush();
			finished.countDown();
		}
	}

	private int execute(String[] arguments) {
		Grammar grammar = new Grammar(commands(registry));
		return grammar.read(arguments, out, err).map(this::runOperation).orElseGet(grammar::code);
	}

	/** What can be said of all commands before one is run. */
	static List<CommandDescription> commands(OperationRegistry registry) {
		return registry.operations().stream().map(descriptor -> description(registry, descriptor)).toList();
	}

	private static CommandDescription description(OperationRegistry registry, OperationRegistry.Descriptor descriptor) {
		try (OperationRegistry.Handle handle = registry.create(descriptor.id())) {
			List<CommandDescription.Option> options = new ArrayList<>(
					ParameterField.of(descriptor.type()).stream().map(p -> option(p, handle.operation())).toList());
			if (computes(handle.operation())) {
				options.add(new CommandDescription.Option(DEVICE, "Where models compute: auto, cpu, cuda, or cuda:1 for the second GPU and so on. Default: auto.",
						false, false, false));
			}
			return new CommandDescription(descriptor.id(), descriptor.description(), options);
		}
	}

	private static boolean computes(Operation operation) {
		return operation.resources().contains(Resource.DEVICE);
	}

	private static CommandDescription.Option option(ParameterField p, Operation defaults) {
		StringBuilder text = new StringBuilder(p.help());
		List<Choice> choices = p.choices(defaults);
		if (!choices.isEmpty()) {
			text.append(" One of: ").append(choices.stream().map(CommandLineTool::words).collect(Collectors.joining(", "))).append('.');
		}
		String value = p.text(defaults);
		if (!value.isEmpty() && !p.isFlag()) {
			text.append(" Default: ").append(value).append('.');
		}
		return new CommandDescription.Option(p.name(), text.toString(), p.isFlag(), p.isList(), p.isPath());
	}

	private static String words(Choice choice) {
		return choice.label().equals(choice.id()) ? choice.id() : choice.id() + " (" + choice.label() + ')';
	}

	private int runOperation(ParseResult parsed) {
		String id = parsed.commandSpec().name();
		progress.setQuiet(parsed.hasMatchedOption("--quiet"));
		try (OperationRegistry.Handle handle = registry.create(id)) {
			Operation operation = handle.operation();
			try {
				setParameters(operation, parsed);
				if (parsed.hasMatchedOption("--" + DEVICE)) {
					devices.accept(parsed.matchedOptionValue("--" + DEVICE, ""));
				}
			} catch (ZippException e) {
				err.println("zipp " + id + ": " + e.getMessage());
				err.println("Try: zipp help " + id);
				return USAGE;
			}
			Set<String> steps = new HashSet<>();
			operation.onStep(step -> {
				steps.add(step.id());
				print(step.id(), step.outcome());
			});
			OperationRunner.Outcome outcome = OperationRunner.run(operation, progress);
			progress.clear();
			if (steps.isEmpty() || !outcome.succeeded()) {
				print(id, outcome);
			} else {
				String what = outcome.result().repeated() ? "nothing to do, everything is already there" : "done";
				out.println(id + ": " + what + " in " + seconds(outcome.seconds()) + place(outcome.result()));
				outcome.result().notes().forEach(note -> out.println("  " + note));
				outcome.result().warnings().forEach(warning -> err.println("zipp " + id + ": warning: " + warning));
			}
			return code(outcome.status());
		} catch (ZippException e) {
			err.println("zipp " + id + ": " + e.getMessage());
			return FAILED;
		}
	}

	private static void setParameters(Operation operation, ParseResult parsed) {
		for (ParameterField p : ParameterField.of(operation.getClass())) {
			OptionSpec option = parsed.commandSpec().findOption("--" + p.name());
			List<String> texts = new ArrayList<>();
			if (parsed.hasMatchedOption(option)) {
				texts.addAll(option.originalStringValues());
			}
			if (p.isList()) {
				for (PositionalParamSpec positional : parsed.matchedPositionals()) {
					if (positional.paramLabel().equals(Grammar.label(p.name()))) {
						texts.addAll(positional.originalStringValues());
					}
				}
			}
			if (!texts.isEmpty()) {
				p.set(operation, texts);
			}
		}
	}

	private void print(String id, OperationRunner.Outcome outcome) {
		progress.clear();
		if (!outcome.succeeded()) {
			err.println("zipp " + id + ": " + outcome.status().getMessage());
			return;
		}
		OperationResult result = outcome.result();
		PrintWriter words = result.document() == null ? out : err;
		words.println(id + ": " + result.summary() + " in " + seconds(outcome.seconds()) + place(result));
		for (String note : result.notes()) {
			words.println("  " + note);
		}
		if (result.document() != null) {
			out.println(result.document());
		}
		for (String warning : result.warnings()) {
			err.println("zipp " + id + ": warning: " + warning);
		}
		if (result.problem() != null) {
			err.println("zipp " + id + ": " + result.problem());
		}
	}

	private static String place(OperationResult result) {
		Path place = result.place();
		return place == null ? "" : " → " + place;
	}

	private static String seconds(double seconds) {
		return seconds < 60 ? String.format(Locale.ROOT, "%.1f s", seconds)
				: Throughput.duration(Duration.ofSeconds(Math.round(seconds)));
	}

	private static int code(IStatus status) {
		return switch (status.getSeverity()) {
		case IStatus.ERROR -> FAILED;
		case IStatus.CANCEL -> CANCELLED;
		default -> DONE;
		};
	}
}
