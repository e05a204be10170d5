package org.zipp.cli.internal;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What may be typed: answers questions for help and wrong usage, and takes apart what is to be run. Needs no operation. */
final class Grammar {

	private final CommandLine line;
	private int code = CommandLineTool.DONE;

	Grammar(List<CommandDescription> commands) {
		CommandSpec root = CommandSpec.create().name("zipp");
		root.usageMessage().description("From a discussion dump to personas, pictures, votes and a report.",
				"Without arguments the workbench opens; with a command it works without a display.");
		root.usageMessage().footer("", "Exit codes: 0 done, 1 failed, 2 wrong usage, 130 cancelled.");
		root.addOption(OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help.").build());
		CommandSpec help = CommandSpec.create().name("help");
		help.usageMessage().description("Show the commands, or how to use one of them.");
		help.addPositional(PositionalParamSpec.builder().index("0").arity("0..1").paramLabel("COMMAND").type(String.class)
				.description("A command.").build());
		line = new CommandLine(root);
		for (CommandDescription command : commands) {
			line.addSubcommand(command.id(), spec(command));
		}
		line.addSubcommand("help", help);
	}

	/** The command that these arguments ask to run; empty when they were answered here, and {@link #code} says how. */
	Optional<ParseResult> read(String[] arguments, PrintWriter out, PrintWriter err) {
		ParseResult parsed;
		try {
			parsed = line.parseArgs(arguments);
		} catch (ParameterException e) {
			err.println("zipp: " + e.getMessage());
			err.println("Try: zipp help" + (e.getCommandLine() == line ? "" : " " + e.getCommandLine().getCommandName()));
			code = CommandLineTool.USAGE;
			return Optional.empty();
		}
		if (!parsed.hasSubcommand()) {
			line.usage(out);
			code = arguments.length == 0 || parsed.isUsageHelpRequested() ? CommandLineTool.DONE : CommandLineTool.USAGE;
			return Optional.empty();
		}
		ParseResult sub = parsed.subcommand();
		if (sub.commandSpec().name().equals("help")) {
			code = help(sub.matchedPositionalValue(0, ""), out, err);
			return Optional.empty();
		}
		if (sub.isUsageHelpRequested()) {
			sub.commandSpec().commandLine().usage(out);
			return Optional.empty();
		}
		return Optional.of(sub);
	}

	/** The exit code of what was answered here. */
	int code() {
		return code;
	}

	/** How the value of an option is called in help. */
	static String label(String option) {
		return option.toUpperCase(Locale.ROOT);
	}

	private int help(String topic, PrintWriter out, PrintWriter err) {
		CommandLine command = topic.isEmpty() ? line : line.getSubcommands().get(topic);
		if (command == null) {
			err.println("zipp: there is no command '" + topic + "'. There are: " + String.join(", ", line.getSubcommands().keySet()));
			return CommandLineTool.USAGE;
		}
		command.usage(out);
		return CommandLineTool.DONE;
	}

	private static CommandSpec spec(CommandDescription command) {
		CommandSpec spec = CommandSpec.create().name(command.id());
		spec.usageMessage().description(escape(command.description())).sortOptions(false);
		boolean positional = false;
		for (CommandDescription.Option option : command.options()) {
			spec.addOption(spec(option));
			if (option.list() && option.path() && !positional) {
				positional = true;
				spec.addPositional(PositionalParamSpec.builder().index("0..*").arity("0..*").paramLabel(label(option.name()))
						.type(List.class).auxiliaryTypes(String.class).description("The same as --" + option.name() + ".").build());
			}
		}
		spec.addOption(OptionSpec.builder("--quiet").arity("0").description("Show no progress.").build());
		spec.addOption(OptionSpec.builder("--headless").arity("0").description("Taken for scripts; commands never open a window.").build());
		spec.addOption(OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help.").build());
		return spec;
	}

	private static OptionSpec spec(CommandDescription.Option option) {
		OptionSpec.Builder builder = OptionSpec.builder("--" + option.name()).description(escape(option.text())).paramLabel(label(option.name()));
		if (option.flag()) {
			return builder.arity("0..1").type(String.class).fallbackValue("true").build();
		}
		return option.list() ? builder.arity("1").type(List.class).auxiliaryTypes(String.class).splitRegex(",").build()
				: builder.arity("1").type(String.class).build();
	}

	/** picocli formats descriptions, so a percent sign must be doubled. */
	private static String escape(String text) {
		return text.replace("%", "%%");
	}
}
