package org.zipp.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;

/**
 * The process of a contestant. Says {@code @ready}, then waits for lines: to {@code round} it answers with a line
 * {@code @measure NAME ITEMS SECONDS CPU_SECONDS} for each measure and {@code @done}; to {@code end} with {@code @fact NAME VALUE} lines,
 * {@code @peak BYTES} and {@code @done}. The peers in Python speak the same.
 */
public final class ContestantMain {

	private static final Map<String, Function<String[], Contestant>> KINDS = Map.ofEntries(
			Map.entry("ingest-zipp", IngestContestants::zipp), Map.entry("ingest-duckdb", IngestContestants::duckdb),
			Map.entry("table-zipp", TableContestants::zipp), Map.entry("table-commons", TableContestants::commonsCsv),
			Map.entry("table-duckdb", TableContestants::duckdb), Map.entry("graph-zipp", GraphContestants::zipp),
			Map.entry("graph-webgraph", GraphContestants::webgraph), Map.entry("train-zipp", TrainContestants::zipp),
			Map.entry("train-memory", TrainContestants::memory), Map.entry("encode-zipp", EncodeContestants::zipp),
			Map.entry("diffusion-zipp", DiffusionContestants::zipp),
			Map.entry("statistics-rake", StatisticsContestants::rake), Map.entry("statistics-boot", StatisticsContestants::boot),
			Map.entry("statistics-cmmd", StatisticsContestants::cmmd), Map.entry("team-zipp", TeamContestants::zipp),
			Map.entry("team-bare", TeamContestants::bare));

	private ContestantMain() {
	}

	/** @param args kind of contestant, then its own */
	public static void main(String[] args) throws Exception {
		// Libraries may write on the console; the protocol must not be disturbed.
		PrintStream out = System.out;
		System.setOut(System.err);
		try (Contestant contestant = KINDS.get(args[0]).apply(Arrays.copyOfRange(args, 1, args.length));
				BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
			out.println("@ready");
			for (String line = in.readLine(); line != null; line = in.readLine()) {
				if (line.equals("round")) {
					contestant.round().forEach((name, m) -> out.println(
							"@measure " + name + ' ' + m.items() + ' ' + m.seconds() + ' ' + m.cpuSeconds()));
				} else {
					contestant.facts().forEach((name, value) -> out.println("@fact " + name + ' ' + value));
					out.println("@peak " + Machine.peakMemory());
				}
				out.println("@done");
				out.flush();
			}
		}
	}

	/** For constructors that read files. */
	static UncheckedIOException unchecked(IOException e) {
		return new UncheckedIOException(e);
	}
}
