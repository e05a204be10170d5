package org.zipp.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How long a newcomer waits: for the help of the command line, for the first window in an empty home, and for the sample study in
 * it. Seen from outside by the titles of the windows, on the display that DISPLAY names, on the product as it is built.
 */
final class StartBench {

	private static final String APPLICATION = "ZIPP Workbench";
	private static final long PATIENCE = TimeUnit.MINUTES.toNanos(5);

	private final Options options;
	private final Report report;
	private final Path product = Path.of(System.getProperty("zipp.bench.product"));

	private record Start(double window, double sample) {
	}

	StartBench(Options options, Report report) {
		this.options = options;
		this.report = report;
	}

	void run() throws IOException {
		report.line("### Start: what a newcomer waits for");
		report.line("");
		report.line("`help` in CPU seconds of the second start and after (user and system); the window, and the title of the sample study in "
				+ "it, in seconds on the clock since the command, each in an empty home.");
		report.line("");
		report.line("| measure | median | range |");
		report.line("| --- | ---: | ---: |");
		double[] help = new double[options.rounds()];
		Path home = home(0);
		cpuSeconds(home);
		for (int i = 0; i < help.length; i++) {
			help[i] = cpuSeconds(home);
		}
		row("`zipp help`, CPU s", help);
		List<Start> starts = new ArrayList<>();
		for (int i = 0; i < options.rounds(); i++) {
			starts.add(window(home(i + 1)));
		}
		row("first window, s", starts.stream().mapToDouble(Start::window).toArray());
		row("sample study open, s", starts.stream().mapToDouble(Start::sample).toArray());
		report.line("");
	}

	private void row(String name, double[] values) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		report.line(String.format(Locale.ROOT, "| %s | %.1f | %.1f – %.1f |", name, sorted[sorted.length / 2], sorted[0],
				sorted[sorted.length - 1]));
	}

	/** An empty home. */
	private Path home(int number) throws IOException {
		Path home = options.work().resolve("start-" + number);
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
		ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
		Map<String, String> environment = builder.environment();
		environment.keySet().removeIf(name -> name.startsWith("XDG_") || name.startsWith("ZIPP_"));
		environment.put("HOME", home.toString());
		return builder;
	}

	/** What the shell says its children computed. */
	private double cpuSeconds(Path home) throws IOException {
		Path times = home.resolve("times");
		Process process = in(home, "bash", "-c", "TIMEFORMAT='%U %S'; time \"$0\" help 2> /dev/null", product + "/zipp")
				.redirectError(times.toFile()).start();
		waitFor(process);
		return Arrays.stream(Files.readString(times).strip().split(" ")).mapToDouble(Double::parseDouble).sum();
	}

	private Start window(Path home) throws IOException {
		long begin = System.nanoTime();
		Process process = in(home, product + "/zipp").redirectError(ProcessBuilder.Redirect.DISCARD).start();
		try {
			double window = secondsUntil(begin, APPLICATION);
			double sample = secondsUntil(begin, "^Sample study");
			return new Start(window, sample);
		} finally {
			process.descendants().forEach(ProcessHandle::destroy);
			process.destroy();
			waitFor(process);
		}
	}

	private static double secondsUntil(long begin, String title) throws IOException {
		while (System.nanoTime() - begin < PATIENCE) {
			Process search = new ProcessBuilder("xdotool", "search", "--onlyvisible", "--name", title)
					.redirectError(ProcessBuilder.Redirect.DISCARD).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
			waitFor(search);
			if (search.exitValue() == 0) {
				return (System.nanoTime() - begin) / 1e9;
			}
		}
		throw new IOException("No window was titled " + title + " within five minutes.");
	}

	private static void waitFor(Process process) throws IOException {
		try {
			process.waitFor();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted.", e);
		}
	}
}
