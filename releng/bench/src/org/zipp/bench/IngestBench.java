package org.zipp.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.sample.SampleOperation;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;

/**
 * Ingest beside DuckDB. The files are those of {@code sample --realistic}, packed anew without the long window of real dumps, which
 * DuckDB cannot read.
 */
final class IngestBench {

	private static final double OWN_SCALE = 0.002;
	/** A month of a real dump takes minutes, in which compiling what runs does not count. */
	private static final int WARM_UPS = 3;
	/** File that says how many lines there are; written last. */
	private static final String ROWS = "rows";
	private static final int WINDOW_LOG = 31;
	private static final int BUFFER = 1 << 20;

	private final Options options;
	private final Report report;

	IngestBench(Options options, Report report) {
		this.options = options;
		this.report = report;
	}

	void run() throws IOException {
		Scale scale = options.scaleOr(OWN_SCALE);
		Path folder = dump(options, scale);
		long rows = rows(folder);
		report.line("### Ingest: " + Report.number(rows) + " rows, scale " + scale.factor());
		report.line("");
		report.line("Lines have all fields that real ones have: 50 of a comment in 1.3 KB, 90 of a submission in 2.7 KB.");
		report.line("");
		report.line("Ours is all of `ingest`: filters, keyed hashes, snippets, image posts and the graph in both directions. DuckDB's is "
				+ "the bare `read_ndjson … GROUP BY author, subreddit` with counts, scores and times, broken lines passed over.");
		report.line("");
		for (String kind : List.of("ndjson", "zst")) {
			compare(kind, folder.resolve(kind), rows);
		}
	}

	/** The folder with a made-up dump of that size, plain in {@code ndjson} and packed in {@code zst}; made when it is not there. */
	static Path dump(Options options, Scale scale) throws IOException {
		Path folder = options.work().resolve("realistic-" + scale.rows());
		if (!Files.exists(folder.resolve(ROWS))) {
			make(scale, folder);
		}
		return folder;
	}

	/** Lines of a dump. */
	static long rows(Path dump) throws IOException {
		return Long.parseLong(Files.readString(dump.resolve(ROWS)).strip());
	}

	static List<Path> files(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.sorted().toList();
		}
	}

	private void compare(String kind, Path folder, long rows) throws IOException {
		List<Object> args = new ArrayList<>(List.of(rows, Files.createDirectories(options.work().resolve("ingest")),
				options.threads()));
		long bytes = 0;
		for (Path file : files(folder)) {
			args.add(file);
			bytes += Files.size(file);
		}
		report.line("Files as `." + kind + "`, " + Report.bytes(bytes) + ":");
		report.line("");
		try (Contest contest = new Contest(
				Child.java("ZIPP", "3g", options.threads(), "ingest-zipp", args.toArray()),
				Child.java("DuckDB", "1g", options.threads(), "ingest-duckdb", args.toArray()))) {
			contest.run(WARM_UPS, options.rounds());
			contest.report(report, "rows/s");
			report.line(Scale.extrapolated("rows", Scale.PAPER_ROWS, contest.medianOfOurs("rows")));
			report.line("");
		}
	}

	private static void make(Scale scale, Path folder) throws IOException {
		IngestContestants.delete(folder);
		SampleOperation sample = new SampleOperation();
		sample.dir = folder.resolve("study");
		sample.out = folder.resolve("sample");
		sample.users = Math.max(50, Math.min(scale.users(), 8_000_000));
		sample.rows = scale.rows();
		sample.months = 2;
		sample.realistic = true;
		sample.execute(SubMonitor.convert(new NullProgressMonitor()));
		Path plain = Files.createDirectories(folder.resolve("ndjson"));
		Path packed = Files.createDirectories(folder.resolve("zst"));
		long rows = 0;
		List<Path> files;
		try (Stream<Path> made = Files.list(sample.out)) {
			files = made.filter(f -> f.toString().endsWith(".zst")).sorted().toList();
		}
		for (Path file : files) {
			String name = file.getFileName().toString();
			rows += copy(file, plain.resolve(name.replace(".zst", ".ndjson")), packed.resolve(name));
		}
		IngestContestants.delete(sample.out);
		Files.writeString(folder.resolve(ROWS), Long.toString(rows));
	}

	/** Copies a file plain and packed; returns its lines. */
	@SuppressWarnings("resource") // the setter gives the stream itself
	private static long copy(Path file, Path plain, Path packed) throws IOException {
		long lines = 0;
		try (InputStream in = new ZstdInputStream(new BufferedInputStream(Files.newInputStream(file))).setLongMax(WINDOW_LOG);
				OutputStream first = Files.newOutputStream(plain);
				OutputStream second = new ZstdOutputStream(new BufferedOutputStream(Files.newOutputStream(packed), BUFFER))) {
			byte[] buffer = new byte[BUFFER];
			for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
				first.write(buffer, 0, n);
				second.write(buffer, 0, n);
				for (int i = 0; i < n; i++) {
					lines += buffer[i] == '\n' ? 1 : 0;
				}
			}
		}
		return lines;
	}
}
