package org.zipp.cli.internal;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.IStatus;
import org.zipp.core.ZippException;
import org.zipp.core.choice.Choice;
import org.zipp.core.operation.Operation;
import org.zipp.core.operation.OperationRegistry;
import org.zipp.core.operation.OperationResult;
import org.zipp.core.operation.OperationRunner;
import org.zipp.core.operation.ParameterField;
import org.zipp.core.operation.Throughput;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns arguments into an operation, runs it, and prints how it ended. One object per run of the program. */
public final class CommandLineTool {

	/** Exit codes. */
	public static final int DONE = 0;
	public static final int FAILED = 1;
	public static final int USAGE = 2;
	public static final int CANCELLED = 130;

	private final OperationRegistry registry;
	private final PrintWriter out;
	private final PrintWriter err;
	private final ConsoleProgress progress;
	private final CountDownLatch finished = new CountDownLatch(1);
	private volatile boolean running;

	/**
	 * @param out results, one line a step
	 * @param err progress, warnings and errors
	 */
	public CommandLineTool(OperationRegistry registry, PrintWriter out, PrintWriter err) {
		this.registry = registry;
		this.out = out;
		this.err = err;
		this.progress = new ConsoleProgress(err, System.console() != null && System.console().isTerminal());
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
		CommandLine line = commandLine();
		ParseResult parsed;
		try {
			parsed = line.parseArgs(arguments);
		} catch (ParameterException e) {
			err.println("zipp: " + e.getMessage());
			err.println("Try: zipp help" + (e.getCommandLine() == line ? "" : " " + e.getCommandLine().getCommandName()));
			return USAGE;
		}
		if (!parsed.hasSubcommand()) {
			line.usage(out);
			return arguments.length == 0 || parsed.isUsageHelpRequested() ? DONE : USAGE;
		}
		ParseResult sub = parsed.subcommand();
		if (sub.commandSpec().name().equals("help")) {
			return help(line, sub);
		}
		if (sub.isUsageHelpRequested()) {
			sub.commandSpec().commandLine().usage(out);
			return DONE;
		}
		return runOperation(sub);
	}

	private int help(CommandLine line, ParseResult help) {
		String topic = help.matchedPositionalValue(0, "");
		if (topic.isEmpty()) {
			line.usage(out);
			return DONE;
		}
		CommandLine command = line.getSubcommands().get(topic);
		if (command == null) {
			err.println("zipp: there is no command '" + topic + "'. There are: " + String.join(", ", line.getSubcommands().keySet()));
			return USAGE;
		}
		command.usage(out);
		return DONE;
	}

	private int runOperation(ParseResult parsed) {
		String id = parsed.commandSpec().name();
		progress.setQuiet(parsed.hasMatchedOption("--quiet"));
		try (OperationRegistry.Handle handle = registry.create(id)) {
			Operation operation = handle.operation();
			try {
				setParameters(operation, parsed);
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
					if (positional.paramLabel().equals(label(p))) {
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

	private CommandLine commandLine() {
		CommandSpec root = CommandSpec.create().name("zipp");
		root.usageMessage().description("From a discussion dump to personas, pictures, votes and a report.",
				"Without arguments the workbench opens; with a command it works without a display.");
		root.usageMessage().footer("", "Exit codes: 0 done, 1 failed, 2 wrong usage, 130 cancelled.");
		root.addOption(OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help.").build());
		CommandSpec help = CommandSpec.create().name("help");
		help.usageMessage().description("Show the commands, or how to use one of them.");
		help.addPositional(PositionalParamSpec.builder().index("0").arity("0..1").paramLabel("COMMAND").type(String.class)
				.description("A command.").build());
		CommandLine line = new CommandLine(root);
		for (OperationRegistry.Descriptor d : registry.operations()) {
			line.addSubcommand(d.id(), spec(d));
		}
		line.addSubcommand("help", help);
		return line;
	}

	private CommandSpec spec(OperationRegistry.Descriptor descriptor) {
		CommandSpec spec = CommandSpec.create().name(descriptor.id());
		spec.usageMessage().description(escape(descriptor.description())).sortOptions(false);
		try (OperationRegistry.Handle handle = registry.create(descriptor.id())) {
			boolean positional = false;
			for (ParameterField p : ParameterField.of(descriptor.type())) {
				spec.addOption(option(p, handle.operation()));
				if (p.isList() && p.isPath() && !positional) {
					positional = true;
					spec.addPositional(PositionalParamSpec.builder().index("0..*").arity("0..*").paramLabel(label(p))
							.type(List.class).auxiliaryTypes(String.class).description("The same as --" + p.name() + ".").build());
				}
			}
		}
		spec.addOption(OptionSpec.builder("--quiet").arity("0").description("Show no progress.").build());
		spec.addOption(OptionSpec.builder("--headless").arity("0").description("Taken for scripts; commands never open a window.").build());
		spec.addOption(OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help.").build());
		return spec;
	}

	private static OptionSpec option(ParameterField p, Operation defaults) {
		StringBuilder text = new StringBuilder(p.help());
		List<Choice> choices = p.choices(defaults);
		if (!choices.isEmpty()) {
			text.append(" One of: ").append(choices.stream().map(CommandLineTool::words).collect(Collectors.joining(", "))).append('.');
		}
		String value = p.text(defaults);
		if (!value.isEmpty() && !p.isFlag()) {
			text.append(" Default: ").append(value).append('.');
		}
		OptionSpec.Builder builder = OptionSpec.builder("--" + p.name()).description(escape(text.toString())).paramLabel(label(p));
		if (p.isFlag()) {
			return builder.arity("0..1").type(String.class).fallbackValue("true").build();
		}
		return p.isList() ? builder.arity("1").type(List.class).auxiliaryTypes(String.class).splitRegex(",").build()
				: builder.arity("1").type(String.class).build();
	}

	private static String words(Choice choice) {
		return choice.label().equals(choice.id()) ? choice.id() : choice.id() + " (" + choice.label() + ')';
	}

	private static String label(ParameterField p) {
		return p.name().toUpperCase(Locale.ROOT);
	}

	/** picocli formats descriptions, so a percent sign must be doubled. */
	private static String escape(String text) {
		return text.replace("%", "%%");
	}
}
