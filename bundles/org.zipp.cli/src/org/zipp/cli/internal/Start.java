package org.zipp.cli.internal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

import org.eclipse.core.runtime.adaptor.EclipseStarter;

/**
 * Where the program begins, outside of all bundles: answers what the commands recorded at build time can answer (help, wrong usage)
 * at once, and starts the framework for everything else.
 *
 * <p>The start script says by system properties where things are: {@value #INSTALLATION}, {@value #CONFIGURATION} and {@value #DATA}.
 */
public final class Start {

	static final String INSTALLATION = "zipp.installation";
	static final String CONFIGURATION = "zipp.configuration";
	static final String DATA = "zipp.data";
	/** Set while the product is built: the file to write what its commands are. */
	public static final String RECORD = "zipp.record";
	/** Begins the arguments of the window. */
	static final String RATE = "--rate";
	private static final int NOT_STARTED = 13;

	private final Path installation;
	private final PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);

	private Start(Path installation) {
		this.installation = installation;
	}

	/**
	 * Without arguments the window, with {@code --rate RATER --dir STUDY} the window that is handed to a rater, with others the command
	 * line. Ends the process.
	 */
	public static void main(String[] arguments) {
		System.exit(new Start(Path.of(System.getProperty(INSTALLATION)).toAbsolutePath()).run(arguments));
	}

	static Path plugins(Path installation) {
		return installation.resolve("plugins");
	}

	private int run(String[] arguments) {
		if (isWindow(arguments)) {
			Optional<String> problem = problemOfWindow(arguments);
			problem.ifPresent(p -> err.println("zipp: " + p));
			return problem.isPresent() ? CommandLineTool.USAGE : framework(arguments);
		}
		if (System.getProperty(RECORD) == null) {
			Optional<List<CommandDescription>> commands = CommandsFile.read(installation.resolve("configuration").resolve("commands"),
					plugins(installation));
			if (commands.isPresent() && !isPlain(arguments, commands.get())) {
				StandardOutput standard = new StandardOutput(new FileOutputStream(FileDescriptor.out));
				PrintWriter out = new PrintWriter(standard, true, StandardCharsets.UTF_8);
				Grammar grammar = new Grammar(commands.get());
				if (grammar.read(arguments, out, err).isEmpty()) {
					boolean incomplete = out.checkError();
					standard.complaint().ifPresent(c -> err.println("zipp: " + c));
					return incomplete && grammar.code() == CommandLineTool.DONE ? CommandLineTool.FAILED : grammar.code();
				}
			}
		}
		return framework(arguments);
	}

	/** Whether the window is asked for. The start script asks the same. */
	static boolean isWindow(String[] arguments) {
		return arguments.length == 0 || RATE.equals(arguments[0]);
	}

	/** What is wrong with the arguments of the window, empty for nothing. */
	static Optional<String> problemOfWindow(String[] arguments) {
		boolean right = arguments.length == 0
				|| arguments.length == 4 && "--dir".equals(arguments[2]) && !arguments[1].isBlank() && !arguments[1].startsWith("--");
		return right ? Optional.empty()
				: Optional.of("the window for a rater is opened with: --rate RATER --dir STUDY (name of the rater, folder of the study)");
	}

	/** Whether these arguments run a command that is there with options that it has: then there is nothing to answer here. */
	static boolean isPlain(String[] arguments, List<CommandDescription> commands) {
		Optional<CommandDescription> command = commands.stream().filter(c -> c.id().equals(arguments[0])).findFirst();
		if (command.isEmpty()) {
			return false;
		}
		Set<String> known = new HashSet<>(List.of("--quiet", "--headless"));
		command.get().options().forEach(option -> known.add("--" + option.name()));
		return Arrays.stream(arguments).skip(1).filter(a -> a.startsWith("-"))
				.allMatch(a -> known.contains(a.indexOf('=') < 0 ? a : a.substring(0, a.indexOf('='))));
	}

	private int framework(String[] arguments) {
		boolean window = isWindow(arguments);
		List<String> all = new ArrayList<>(List.of("-application", window ? "org.zipp.ui.application" : "org.zipp.cli.application"));
		all.addAll(List.of(arguments));
		try {
			locate(window);
			EclipseStarter.run(all.toArray(String[]::new), null);
		} catch (Exception e) {
			String log = System.getProperty("osgi.logfile");
			err.println("zipp: could not be started: " + e.getMessage() + (log == null ? "" : " The log says more: " + log));
			return NOT_STARTED;
		}
		return Integer.getInteger("eclipse.exitcode", CommandLineTool.DONE);
	}

	/** Tells the framework its places, and all else that the configuration of the product says. */
	private void locate(boolean window) throws IOException {
		Path shared = installation.resolve("configuration");
		Properties product = new Properties();
		for (String file : List.of("config.ini", "framework.properties")) {
			try (InputStream in = Files.newInputStream(shared.resolve(file))) {
				product.load(in);
			}
		}
		String framework = product.getProperty("osgi.framework").substring("file:".length());
		String mode = window ? "window" : "command";
		product.setProperty("osgi.framework", address(installation.resolve(framework)));
		product.setProperty("osgi.syspath", plugins(installation).toString());
		product.setProperty("osgi.install.area", address(installation) + '/');
		product.setProperty("osgi.configuration.area", address(Path.of(System.getProperty(CONFIGURATION)).resolve(mode)) + '/');
		product.setProperty("osgi.instance.area", address(Path.of(System.getProperty(DATA))) + '/');
		product.setProperty("org.eclipse.equinox.simpleconfigurator.configUrl",
				address(shared.resolve("org.eclipse.equinox.simpleconfigurator").resolve(mode + ".info")));
		product.stringPropertyNames().stream().filter(name -> System.getProperty(name) == null)
				.forEach(name -> System.setProperty(name, product.getProperty(name)));
	}

	/** As the framework wants it: an address in which nothing is written otherwise. */
	private static String address(Path place) {
		return "file:" + place;
	}
}
