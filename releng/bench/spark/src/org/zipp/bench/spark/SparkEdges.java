package org.zipp.bench.spark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.spark.sql.SparkSession;

/**
 * The process of Spark: runs the statements of {@code edges.sql} on a folder of dumps in each round. Speaks the protocol of the
 * contestants, but stands alone, because Spark runs on an older Java than ours.
 */
public final class SparkEdges {

	private SparkEdges() {
	}

	/** @param args rows of the files, their folder, the folder to write to, threads, codec, {@code edges.sql} */
	public static void main(String[] args) throws IOException {
		PrintStream out = System.out;
		System.setOut(System.err);
		Path target = Path.of(args[2]);
		List<String> statements = statements(Path.of(args[5]), args[1], target, args[4]);
		try (SparkSession spark = SparkSession.builder().master("local[" + args[3] + "]").config("spark.ui.enabled", "false")
				.config("spark.sql.shuffle.partitions", "8")
				.config("spark.sql.warehouse.dir", target.resolveSibling("warehouse").toString())
				.config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1").getOrCreate();
				BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
			out.println("@ready");
			for (String line = in.readLine(); line != null; line = in.readLine()) {
				if (line.equals("round")) {
					delete(target);
					spark.sql("DROP VIEW IF EXISTS dump");
					spark.sql("DROP TABLE IF EXISTS edges");
					long cpu = cpu();
					long start = System.nanoTime();
					statements.forEach(spark::sql);
					out.println("@measure rows " + args[0] + ' ' + (System.nanoTime() - start) / 1e9 + ' ' + (cpu() - cpu) / 1e9);
				} else {
					out.println("@fact edges " + spark.table("edges").count());
					out.println("@peak " + peak());
				}
				out.println("@done");
				out.flush();
			}
		}
	}

	private static List<String> statements(Path script, String from, Path to, String codec) throws IOException {
		String text;
		try (Stream<String> lines = Files.lines(script)) {
			text = lines.filter(l -> !l.startsWith("--")).collect(Collectors.joining("\n"));
		}
		text = text.replace("'/dumps/'", '\'' + from + '\'').replace("'/edges'", "'" + to + '\'').replace("'zstd'", '\'' + codec + '\'');
		List<String> statements = new ArrayList<>();
		for (String statement : text.split(";")) {
			if (!statement.isBlank()) {
				statements.add(statement);
			}
		}
		return statements;
	}

	private static long cpu() {
		return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
	}

	/** Most physical memory held, in bytes. */
	private static double peak() throws IOException {
		try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
			return lines.filter(l -> l.startsWith("VmHWM:")).mapToDouble(l -> Double.parseDouble(l.replaceAll("[^0-9]", "")) * 1024)
					.findFirst().orElse(0);
		}
	}

	private static void delete(Path folder) throws IOException {
		if (Files.exists(folder)) {
			List<Path> all;
			try (Stream<Path> found = Files.walk(folder)) {
				all = found.sorted(Comparator.reverseOrder()).collect(Collectors.toList());
			}
			for (Path path : all) {
				Files.delete(path);
			}
		}
	}
}
