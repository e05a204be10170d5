package org.zipp.bench;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.zipp.core.FileTrees;
import org.zipp.core.StudyDirectory;
import org.zipp.model.Condition;
import org.zipp.model.Prompt;
import org.zipp.model.RaterKind;
import org.zipp.model.Study;
import org.zipp.model.ZippFactory;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.ServerPlace;
import org.zipp.store.StudyStore;
import org.zipp.store.StudyStoresProvider;

/** Fifty raters in eight programs on a PostgreSQL server of their own: the time from a vote to the next pair. */
final class TeamBench {

	private static final int RATERS = 50;
	private static final int PROGRAMS = 8;
	private static final int VOTES = 20;
	/** Faster than people: one vote a second by each. */
	private static final int PAUSE_MILLIS = 1000;
	private static final String USER = "zipp";

	private final Options options;
	private final Report report;
	private Path folder;
	private String bin;
	private int port;

	TeamBench(Options options, Report report) {
		this.options = options;
		this.report = report;
	}

	void run() throws IOException {
		report.line("### Teams: " + RATERS + " raters in " + PROGRAMS + " programs on one PostgreSQL server (loopback, commits on disk)");
		report.line("");
		report.line("From an answer to the next pair, in ms. Ours: a session of the workbench, with its checks, tokens and notices to"
				+ " others. Bare: one INSERT, committed, and one SELECT over JDBC, the least that must be asked.");
		report.line("");
		report.line("| | pause of a rater | votes | votes/s | p50 | p90 | p99 | most |");
		report.line("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
		start();
		try {
			for (int pause : new int[] { PAUSE_MILLIS, 0 }) {
				contest("ZIPP", "team-zipp", pause);
				contest("bare JDBC", "team-bare", pause);
			}
		} finally {
			stop();
		}
		report.line("");
	}

	private void contest(String name, String kind, int pause) throws IOException {
		int rounds = options.rounds() + 1;
		ServerPlace place = new ServerPlace("127.0.0.1", port, "postgres", kind.replace('-', '_') + pause, USER, Map.of());
		StudyDirectory directory = new StudyDirectory(options.work().resolve("team-" + kind + pause));
		if (Files.exists(directory.root())) {
			FileTrees.delete(directory.root());
		}
		try (StudyStore store = new StudyStoresProvider().attach(directory, place, Optional.of(""))) {
			fill(store, rounds * VOTES);
		}
		Files.writeString(directory.root().resolve("url.txt"), place.url() + "&user=" + USER);
		List<Child> children = new ArrayList<>();
		try {
			List<Path> times = new ArrayList<>();
			for (int p = 0; p < PROGRAMS; p++) {
				int program = p;
				times.add(directory.root().resolve("times" + p + ".txt"));
				String raters = String.join(",", IntStream.range(0, RATERS).filter(r -> r % PROGRAMS == program).mapToObj(r -> "r" + r).toList());
				children.add(Child.java(name, "256m", options.threads(), kind, directory.root(), raters, VOTES, pause, times.getLast()));
				// One after another, as people come: all at once they would wait for processors, not for the server.
				children.getLast().awaitReady();
			}
			round(children, true);
			long[] all = {};
			double seconds = 0;
			for (int i = 0; i < options.rounds(); i++) {
				long start = System.nanoTime();
				round(children, false);
				seconds += (System.nanoTime() - start) / 1e9;
				for (Path file : times) {
					all = LongStream.concat(Arrays.stream(all), Files.readAllLines(file).stream().mapToLong(Long::parseLong)).toArray();
				}
			}
			Arrays.sort(all);
			report.line(String.format(Locale.ROOT, "| %s | %s | %d | %s | %.1f | %.1f | %.1f | %.1f |", name, pause == 0 ? "none" : pause / 1000.0
					+ " s",
					all.length, Report.number(all.length / seconds), quantile(all, 0.5), quantile(all, 0.9), quantile(all, 0.99),
					quantile(all, 1)));
		} finally {
			for (Child child : children) {
				child.close();
			}
		}
	}

	private static double quantile(long[] sorted, double p) {
		return sorted[(int) Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)] / 1e6;
	}

	private static void round(List<Child> children, boolean warmUp) throws IOException {
		List<IOException> failures = new ArrayList<>();
		List<Thread> threads = children.stream().map(child -> Thread.ofVirtual().start(() -> {
			try {
				child.round(warmUp);
			} catch (IOException e) {
				synchronized (failures) {
					failures.add(e);
				}
			}
		})).toList();
		try {
			for (Thread thread : threads) {
				thread.join();
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted", e);
		}
		if (!failures.isEmpty()) {
			throw failures.getFirst();
		}
	}

	private static void fill(StudyStore store, int trials) {
		Study study = store.loadStudy();
		for (String id : List.of("generic", "zipp")) {
			Condition condition = ZippFactory.eINSTANCE.createCondition();
			condition.setId(id);
			study.getConditions().add(condition);
		}
		Prompt prompt = ZippFactory.eINSTANCE.createPrompt();
		prompt.setId("p1");
		prompt.setText("a boat");
		study.getPrompts().add(prompt);
		store.saveStudy(study);
		for (int r = 0; r < RATERS; r++) {
			String rater = "r" + r;
			store.trials().saveRater(new RaterRow(rater, RaterKind.HUMAN, "", Map.of()));
			store.trials().addTrials(
					IntStream.rangeClosed(1, trials).mapToObj(i -> new TrialRow(0, rater, i, "", "p1", "generic", "zipp", "a", "b")).toList());
		}
	}

	/** A server in a folder for temporary files; the programs come from Debian's package postgresql, which refuse to run as root. */
	private void start() throws IOException {
		try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
			bin = versions.map(v -> v.resolve("bin")).filter(b -> Files.isExecutable(b.resolve("initdb"))).map(Path::toString).max(String::compareTo)
					.orElseThrow(() -> new IOException("The benchmark of teams needs Debian's package postgresql."));
		}
		folder = Files.createTempDirectory("zipp-bench-postgres",
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
		if (isRoot()) {
			Files.setOwner(folder, folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres"));
		}
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		program("initdb", "-D", folder + "/data", "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
		program("pg_ctl", "-D", folder + "/data", "-w", "-l", folder + "/server.log", "-o",
				"-p " + port + " -k " + folder + " -c listen_addresses=127.0.0.1 -c max_connections=300", "start");
	}

	private void stop() throws IOException {
		program("pg_ctl", "-D", folder + "/data", "-m", "fast", "-w", "stop");
		FileTrees.delete(folder);
	}

	private static boolean isRoot() {
		return "root".equals(System.getProperty("user.name"));
	}

	private void program(String... words) throws IOException {
		List<String> command = new ArrayList<>(isRoot() ? List.of("runuser", "-u", "postgres", "--") : List.of());
		command.add(bin + '/' + words[0]);
		command.addAll(List.of(words).subList(1, words.length));
		// Into a file: the server keeps a pipe open for as long as it lives.
		Path output = Files.createTempFile("zipp-bench", ".txt");
		try {
			if (new ProcessBuilder(command).directory(new File("/")).redirectErrorStream(true).redirectOutput(output.toFile()).start()
					.waitFor() != 0) {
				throw new IOException(String.join(" ", command) + " failed:\n" + Files.readString(output));
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted", e);
		} finally {
			Files.delete(output);
		}
	}
}
