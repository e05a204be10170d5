package org.zipp.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.SplittableRandom;

/** Raking and the cluster bootstrap beside R, CMMD beside NumPy. */
final class StatisticsBench {

	private static final int ROWS = 1_000_000;
	private static final int REPLICATES = 10_000;
	private static final int COLUMNS = 512;
	private static final int LARGE = 40_000;
	private static final int SMALL = 5_000;

	private final Options options;
	private final Report report;
	private final double factor;

	StatisticsBench(Options options, Report report) {
		this.options = options;
		this.report = report;
		factor = options.scaleOr(1).factor();
	}

	void run() throws IOException {
		rake();
		boot(50, 20);
		boot(scaled(10_000), 100);
		cmmd(Math.min(SMALL, scaled(LARGE)), 1, options.rounds());
		if (scaled(LARGE) > SMALL) {
			// A round takes a minute and warms itself up.
			cmmd(scaled(LARGE), 0, 1);
		}
	}

	private int scaled(int full) {
		return (int) Math.max(200, full * factor);
	}

	private void rake() throws IOException {
		int n = scaled(ROWS);
		Path codes = options.work().resolve("rake-" + n + ".i4");
		if (!Files.exists(codes)) {
			SplittableRandom random = new SplittableRandom(1);
			ByteBuffer out = ByteBuffer.allocate(n * StatisticsContestants.VARIABLES * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
			for (int v = 0; v < StatisticsContestants.VARIABLES; v++) {
				for (int i = 0; i < n; i++) {
					out.putInt(random.nextInt(v + 2));
				}
			}
			Path made = codes.resolveSibling(codes.getFileName() + ".new");
			Files.write(made, out.array());
			Files.move(made, codes, StandardCopyOption.ATOMIC_MOVE);
		}
		report.line("### Raking: " + Report.number(n) + " rows, five variables of 2 to 6 levels");
		report.line("");
		compete("rows/s", 1, 1, 1e-5, Child.java("ZIPP", "1g", options.threads(), "statistics-rake", codes, n),
				Child.r("survey::rake", options.home().resolve("statistics/peers.R"), "rake", codes, n));
	}

	private void boot(int raters, int votes) throws IOException {
		report.line("### Cluster bootstrap: " + Report.number(REPLICATES) + " replicates, " + Report.number(raters) + " raters of " + votes + " votes");
		report.line("");
		// Both draw at random: standard errors of 10,000 replicates have an error of 0.7 % each.
		compete("replicates/s", 1, options.rounds(), 0.04,
				Child.java("ZIPP", "512m", options.threads(), "statistics-boot", raters, votes, REPLICATES),
				Child.r("boot", options.home().resolve("statistics/peers.R"), "boot", raters, votes, REPLICATES));
	}

	private void cmmd(int n, int warmUps, int rounds) throws IOException {
		Path x = vectors(n, 0, 1);
		Path y = vectors(n, 0.3, 2);
		report.line("### CMMD: " + Report.number(n) + " \u00D7 " + Report.number(n) + " embeddings of " + COLUMNS + " numbers");
		report.line("");
		report.line("Single precision on both sides, blocks of the matrix of pairs; ours finds nearest neighbours and standard errors besides.");
		report.line("");
		Child ours = Child.java("ZIPP", "1g", options.threads(), "statistics-cmmd", x, y, COLUMNS);
		if (!options.python()) {
			compete("pairs/s", warmUps, rounds, 0, ours);
			return;
		}
		compete("pairs/s", warmUps, rounds, 1e-4, ours, Child.python("NumPy", options.threads(),
				options.home().resolve("statistics/cmmd.py").toString(), x, y, COLUMNS));
	}

	/** Like embeddings: a common direction and noise, the second set a little aside. */
	private Path vectors(int n, double shift, long seed) throws IOException {
		Path file = options.work().resolve("vectors-" + n + '-' + seed + ".f4");
		if (Files.exists(file)) {
			return file;
		}
		Path made = file.resolveSibling(file.getFileName() + ".new");
		SplittableRandom random = new SplittableRandom(seed);
		try (FileChannel out = FileChannel.open(made, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
			ByteBuffer row = ByteBuffer.allocate(COLUMNS * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
			for (int i = 0; i < n; i++) {
				row.clear();
				for (int c = 0; c < COLUMNS; c++) {
					row.putFloat((float) (random.nextGaussian() + (c % 7 == 0 ? 3 : 0) + (c < 40 ? shift : 0)));
				}
				row.flip();
				while (row.hasRemaining()) {
					out.write(row);
				}
			}
		}
		Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
		return file;
	}

	private void compete(String unit, int warmUps, int rounds, double agreement, Child... children) throws IOException {
		try (Contest contest = new Contest(children)) {
			contest.run(warmUps, rounds);
			contest.report(report, unit);
			if (children.length > 1) {
				double difference = Math.abs(children[0].facts.get("check") / children[1].facts.get("check") - 1);
				report.line(String.format(Locale.ROOT, "- relative difference of the results: %.1e", difference));
				report.line("");
				if (!(difference <= agreement)) {
					throw new IllegalStateException("The results differ by more than " + agreement + ": what was compared is not the same.");
				}
			}
		}
	}
}
