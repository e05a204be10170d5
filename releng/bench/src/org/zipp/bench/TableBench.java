package org.zipp.bench;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.LocalDate;

import org.zipp.graph.Samples;

/** Edge lists in CSV and Parquet. */
final class TableBench {

	private static final double OWN_SCALE = 0.02;
	private static final int FIRST_DAY = 16_436; // 2015-01-01
	private static final int DAYS = 2_922;

	private final Options options;
	private final Report report;

	TableBench(Options options, Report report) {
		this.options = options;
		this.report = report;
	}

	void run() throws IOException {
		Scale scale = options.scaleOr(OWN_SCALE);
		Path csv = options.work().resolve("edges-" + scale.edges() + ".csv");
		Path parquet = options.work().resolve("edges-" + scale.edges() + ".parquet");
		if (!Files.exists(csv)) {
			write(scale, csv);
		}
		if (!Files.exists(parquet)) {
			convert(csv, parquet);
		}
		report.line("### Tables: edge list of " + Report.number(scale.edges()) + " rows, scale " + scale.factor());
		report.line("");
		report.line("Three of five columns as texts. Ours and Commons CSV give them to Java row by row in one thread (Parquet pages are "
				+ "unpacked by all); DuckDB sums their lengths with " + options.threads() + " threads.");
		report.line("");
		report.line("CSV, " + Report.bytes(Files.size(csv)) + ":");
		report.line("");
		try (Contest contest = new Contest(Child.java("ZIPP", "512m", options.threads(), "table-zipp", csv),
				Child.java("Commons CSV", "512m", options.threads(), "table-commons", csv),
				Child.java("DuckDB", "512m", options.threads(), "table-duckdb", csv, options.threads(), options.work()))) {
			contest.run(1, options.rounds());
			contest.report(report, "rows/s");
		}
		report.line("Parquet, " + Report.bytes(Files.size(parquet)) + ":");
		report.line("");
		try (Contest contest = new Contest(Child.java("ZIPP", "512m", options.threads(), "table-zipp", parquet),
				Child.java("DuckDB", "512m", options.threads(), "table-duckdb", parquet, options.threads(), options.work()))) {
			contest.run(1, options.rounds());
			contest.report(report, "rows/s");
			report.line(Scale.extrapolated("edges", Scale.PAPER_EDGES, contest.medianOfOurs("rows")));
			report.line("");
		}
	}

	/** Ids as a keyed hash makes them, names as communities have them, some texts in quotation marks. */
	private static void write(Scale scale, Path csv) throws IOException {
		Path made = csv.resolveSibling(csv.getFileName() + ".new");
		int users = scale.users();
		int communities = scale.communities();
		try (Writer out = Files.newBufferedWriter(made)) {
			out.write("user,community,count,time,text\n");
			for (long i = 0; i < scale.edges(); i++) {
				long drawn = Samples.key(7, i, 0);
				long user = Samples.key(8, Math.unsignedMultiplyHigh(drawn, users), 0);
				long community = Math.unsignedMultiplyHigh(Samples.key(9, i, 0), communities);
				int day = FIRST_DAY + (int) Math.unsignedMultiplyHigh(Samples.key(10, i, 0), DAYS);
				out.write(Long.toHexString(user) + ",community_" + community + ',' + (1 + (drawn & 31)) + ','
						+ LocalDate.ofEpochDay(day)
						+ ((drawn & 3) == 0 ? ",\"a title, \"\"quoted\"\" and long enough\"\n" : ",a title without any\n"));
			}
		}
		Files.move(made, csv, StandardCopyOption.ATOMIC_MOVE);
	}

	private void convert(Path csv, Path parquet) throws IOException {
		Path made = parquet.resolveSibling(parquet.getFileName() + ".new");
		try (DuckDb db = new DuckDb(options.threads(), "2GB", options.work().toString())) {
			db.execute("COPY (SELECT * FROM read_csv('" + DuckDb.quoted(csv) + "')) TO '" + DuckDb.quoted(made)
					+ "' (FORMAT parquet, CODEC 'snappy')");
		} catch (SQLException e) {
			throw new IOException("The Parquet file could not be made", e);
		}
		Files.move(made, parquet, StandardCopyOption.ATOMIC_MOVE);
	}
}
