package org.zipp.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How long people wait: for the help of the command line, for a command that has nearly nothing to do, for the first window in an
 * empty home with the sample study in it, and for the window at every later start. Beside them what the same machine takes for the
 * help of Maven, and for an empty window of the same widgets on the same Java. Seen from outside by the titles of the windows, on
 * the display that DISPLAY names, on the product as it is built. Whatever hangs is ended.
 */
final class StartBench {

	private static final String APPLICATION = "ZIPP Workbench";
	private static final String SAMPLE = "^Sample study";
	private static final Duration PATIENCE = Duration.ofMinutes(3);
	private static final Duration PATIENCE_WITH_TOOLS = Duration.ofSeconds(20);
	private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

	private final Options options;
	private final Report report;
	private final Path product = Path.of(System.getProperty("zipp.bench.product"));

	/**
	 * Seconds from the command until a window was there, and what the process had computed by then.
	 *
	 * @param window the first window of the program
	 * @param content its title once the study is open; the same where there is no study
	 * @param cpu CPU seconds until then
	 */
	private record Start(double window, double content, double cpu) {
	}

	StartBench(Options options, Report report) {
		this.options = options;
		this.report = report;
	}

	void run() throws IOException {
		report.line("### Start: what people wait for");
		report.line("");
		report.line("Commands in CPU seconds (user and system) of the second start and after. Windows in seconds on the clock since the command, "
				+ "and in CPU seconds of the process until its content was there.");
		report.line("");
		report.line("| measure | median | range |");
		report.line("| --- | ---: | ---: |");
		Path home = home("commands");
		String zipp = product + "/zipp";
		commands("`zipp help`, CPU s", home, zipp, "help");
		commands("`zipp check`, CPU s", home, zipp, "check");
		commands("`zipp no-such-command`, CPU s", home, zipp, "no-such-command");
		commands("peer: `mvn --help`, CPU s", home, System.getProperty("zipp.bench.maven"), "--help");
		List<Start> firsts = new ArrayList<>();
		List<Start> laters = new ArrayList<>();
		List<Start> blanks = new ArrayList<>();
		for (int i = 0; i < options.rounds(); i++) {
			Path own = home("window-" + i);
			firsts.add(window(own, APPLICATION, SAMPLE, zipp));
			laters.add(window(own, APPLICATION, SAMPLE, zipp));
			blanks.add(window(own, BlankWindow.TITLE, BlankWindow.TITLE, product + "/runtime/bin/java", "--enable-native-access=ALL-UNNAMED",
					"-cp", System.getProperty("java.class.path"), BlankWindow.class.getName()));
		}
		windows("in an empty home", firsts);
		windows("at later starts", laters);
		row("peer: an empty SWT window on the same Java, s", blanks.stream().mapToDouble(Start::window).toArray());
		row("peer: an empty SWT window on the same Java, CPU s", blanks.stream().mapToDouble(Start::cpu).toArray());
		report.line("");
	}

	private void commands(String name, Path home, String... command) throws IOException {
		double[] seconds = new double[options.rounds()];
		cpuSeconds(home, command);
		for (int i = 0; i < seconds.length; i++) {
			seconds[i] = cpuSeconds(home, command);
		}
		row(name, seconds);
	}

	private void windows(String when, List<Start> starts) {
		row("window " + when + ", s", starts.stream().mapToDouble(Start::window).toArray());
		row("sample study open " + when + ", s", starts.stream().mapToDouble(Start::content).toArray());
		row("sample study open " + when + ", CPU s", starts.stream().mapToDouble(Start::cpu).toArray());
	}

	private void row(String name, double[] values) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		report.line(String.format(Locale.ROOT, "| %s | %.2f | %.2f – %.2f |", name, sorted[sorted.length / 2], sorted[0],
				sorted[sorted.length - 1]));
	}

	/** An empty home. */
	private Path home(String name) throws IOException {
		Path home = options.work().resolve("start-" + name);
		if (Files.exists(home)) {
			try (Stream<Path> all = Files.walk(home)) {
				all.sorted(Comparator.reverseOrder()).forEach(StartBench::delete);
			}
		}
		return Files.createDirectories(home);
	}

	private static void delete(Path file) {
		try {
			Files.delete(file);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private ProcessBuilder in(Path home, String... command) {
		ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.redirectError(ProcessBuilder.Redirect.DISCARD);
		Map<String, String> environment = builder.environment();
		environment.keySet().removeIf(name -> name.startsWith("XDG_") || name.startsWith("ZIPP_"));
		environment.put("HOME", home.toString());
		return builder;
	}

	/** What the shell says its children computed. */
	private double cpuSeconds(Path home, String... command) throws IOException {
		Path times = home.resolve("times");
		List<String> timed = new ArrayList<>(List.of("bash", "-c", "TIMEFORMAT='%U %S'; time \"$@\" 2> /dev/null", "bash"));
		timed.addAll(List.of(command));
		Process process = in(home, timed.toArray(String[]::new)).redirectError(times.toFile()).start();
		if (!ends(process, PATIENCE)) {
			throw new IOException(String.join(" ", command) + " did not end within three minutes.");
		}
		return Arrays.stream(Files.readString(times).strip().split(" ")).mapToDouble(Double::parseDouble).sum();
	}

	private Start window(Path home, String title, String content, String... command) throws IOException {
		long begin = System.nanoTime();
		Process process = in(home, command).start();
		try {
			double window = secondsUntil(begin, process, title);
			double opened = secondsUntil(begin, process, content);
			double cpu = Stream.concat(Stream.of(process.toHandle()), process.descendants())
					.flatMap(handle -> handle.info().totalCpuDuration().stream()).mapToLong(Duration::toNanos).sum() / 1e9;
			return new Start(window, opened, cpu);
		} finally {
			List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
			all.forEach(ProcessHandle::destroy);
			process.destroy();
			if (!ends(process, PATIENCE_WITH_TOOLS)) {
				all.forEach(ProcessHandle::destroyForcibly);
			}
		}
	}

	private static double secondsUntil(long begin, Process process, String title) throws IOException {
		while (System.nanoTime() - begin < PATIENCE.toNanos()) {
			Process search = new ProcessBuilder("xdotool", "search", "--onlyvisible", "--name", title)
					.redirectError(ProcessBuilder.Redirect.DISCARD).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
			if (ends(search, PATIENCE_WITH_TOOLS) && search.exitValue() == 0) {
				return (System.nanoTime() - begin) / 1e9;
			}
			if (!process.isAlive()) {
				throw new IOException("The program ended with status " + process.exitValue() + " before a window was titled " + title + '.');
			}
			// Looking takes time away from what is looked at.
			ends(process, BETWEEN_LOOKS, false);
		}
		throw new IOException("No window was titled " + title + " within three minutes.");
	}

	/** Waits until a process ends by itself; one that does not is killed. */
	private static boolean ends(Process process, Duration patience) throws IOException {
		return ends(process, patience, true);
	}

	private static boolean ends(Process process, Duration patience, boolean kill) throws IOException {
		try {
			boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
			if (!ended && kill) {
				process.destroyForcibly();
			}
			return ended;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted.", e);
		}
	}
}
