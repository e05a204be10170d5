package org.zipp.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Benchmarks beside peers, each in the same run on the same data. {@code releng/zipp bench help} says how. */
public final class Bench {

	private static final List<String> ALL = List.of("ingest", "tables", "graph", "train", "encode", "diffusion", "statistics", "teams",
			"start",
			"spark");
	private static final String USAGE = """
			Usage: zipp bench [NAME...] [--scale S] [--rounds N] [--threads N] [--no-python] [--out FILE]

			  ingest   rows a second of ingest beside DuckDB's bare query on the same dump files
			  tables   rows a second of edge lists in CSV and Parquet beside DuckDB and Commons CSV
			  graph    bytes per edge, lists and samples a second beside WebGraph
			  train    users a second of GAT's training beside the same equations in PyTorch for Python,
			           and memory over 10,000 steps
			  encode   users a second of encoding and ranking all users beside NumPy and PyTorch for Python
			  diffusion  steps a second of U-Nets of the forms of Stable Diffusion 1.5 and XL with half their
			           widths (--scale 1: all) beside PyTorch for Python
			  statistics  raking and the cluster bootstrap beside R, CMMD of 40,000 by 40,000 beside NumPy
			  teams    ms from a vote to the next pair of 50 raters in 8 programs on a PostgreSQL server
			  start    the help of the command line, the first window and the sample study in an empty home
			  spark    what Spark counts beside what ingest does, and that both give the same graph; fetches
			           Spark (290 MB) and needs Java 17, as Spark does
			  all      all of these; also when no name is given

			  --scale S     1 is the paper's size: 23 million users, 152 million edges, 682 million rows;
			                without it each benchmark takes a size that suits two cores and some minutes
			  --rounds N    timed rounds of each side, after some that warm up (default 3)
			  --threads N   threads of each side (default 2)
			  --no-python   leave out the peers that need Debian's python3-torch
			  --out FILE    append the results there instead of RESULTS.md
			""";

	private final Options options;
	private final Report report = new Report(System.out);

	private Bench(Options options) {
		this.options = options;
	}

	/** @param args as in the usage */
	public static void main(String[] args) throws IOException {
		Options options;
		try {
			options = Options.parse(args, ALL);
		} catch (IllegalArgumentException e) {
			System.err.println(e.getMessage() + "\n\n" + USAGE);
			System.exit(2);
			return;
		}
		if (options.help()) {
			System.out.print(USAGE);
			return;
		}
		new Bench(options).run();
	}

	private void run() throws IOException {
		report.line("");
		report.line("## " + LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES) + " UTC: "
				+ String.join(", ", options.names()));
		report.line("");
		report.line(Machine.describe() + ". " + options.threads() + " threads, " + options.rounds()
				+ " rounds of each side by turns, after some that warm up.");
		report.line("");
		Files.createDirectories(options.work());
		for (String name : options.names()) {
			switch (name) {
				case "ingest" -> new IngestBench(options, report).run();
				case "tables" -> new TableBench(options, report).run();
				case "graph" -> new GraphBench(options, report).run();
				case "train" -> new TrainBench(options, report).run();
				case "encode" -> new EncodeBench(options, report).run();
				case "diffusion" -> new DiffusionBench(options, report).run();
				case "spark" -> new SparkBench(options, report).run();
				case "teams" -> new TeamBench(options, report).run();
				case "start" -> new StartBench(options, report).run();
				case "statistics" -> new StatisticsBench(options, report).run();
				default -> throw new IllegalStateException(name);
			}
		}
		report.appendTo(options.out());
	}
}
