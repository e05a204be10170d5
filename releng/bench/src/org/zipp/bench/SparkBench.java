package org.zipp.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.graph.EdgeList;
import org.zipp.graph.IngestOperation;
import org.zipp.graph.InteractionGraph;

/**
 * What Spark counts of a dump ({@code spark/edges.sql}), read by ingest as a folder of Parquet parts, must be the graph that ingest
 * makes of the dump itself: the same users under the same keyed hashes, the same communities, posts, comments, first and last times and votes.
 */
final class SparkBench {

	private static final double OWN_SCALE = 0.0002;
	private static final List<String> CODECS = List.of("zstd", "snappy", "gzip", "none");

	private final Options options;
	private final Report report;

	SparkBench(Options options, Report report) {
		this.options = options;
		this.report = report;
	}

	void run() throws IOException {
		Scale scale = options.scaleOr(OWN_SCALE);
		Path dump = IngestBench.dump(options, scale);
		long rows = IngestBench.rows(dump);
		Path work = Files.createDirectories(options.work().resolve("spark"));
		Path edges = work.resolve("edges");
		report.line("### Spark: " + Report.number(rows) + " rows, scale " + scale.factor());
		report.line("");
		report.line("Both count users × communities of the same `.ndjson` files, Spark by the statements of `spark/edges.sql` in local mode.");
		report.line("");
		List<Object> args = new ArrayList<>(List.of(rows, work, options.threads()));
		args.addAll(IngestBench.files(dump.resolve("ndjson")));
		try (Contest contest = new Contest(Child.java("ZIPP", "3g", options.threads(), "ingest-zipp", args.toArray()),
				spark(rows, dump, edges, CODECS.getFirst()))) {
			contest.run(1, options.rounds());
			contest.report(report, "rows/s");
		}
		Path study = work.resolve("study");
		Map<String, List<String>> expected = edges(study);
		for (String codec : CODECS) {
			if (!codec.equals(CODECS.getFirst())) {
				try (Child spark = spark(rows, dump, edges, codec)) {
					spark.awaitReady();
					spark.round(true);
					spark.end();
				}
			}
			IngestOperation ingest = new IngestOperation();
			ingest.dir = study;
			ingest.edges = List.of(edges);
			ingest.minActivity = 1;
			ingest.execute(SubMonitor.convert(new NullProgressMonitor()));
			compare(expected, edges(study), codec);
		}
	}

	private Child spark(long rows, Path dump, Path edges, String codec) throws IOException {
		return Child.spark(options.threads(), options.home().resolve("spark"), rows, dump.resolve("ndjson"), edges, options.threads(), codec,
				options.home().resolve("spark/edges.sql"));
	}

	private void compare(Map<String, List<String>> expected, Map<String, List<String>> found, String codec) {
		long edges = expected.values().stream().mapToLong(List::size).sum();
		if (!expected.equals(found)) {
			long users = expected.keySet().stream().filter(u -> !expected.get(u).equals(found.get(u))).count();
			throw new IllegalStateException("The graphs differ (" + codec + "): " + users + " of " + expected.size() + " users, and "
					+ found.keySet().stream().filter(u -> !expected.containsKey(u)).count() + " are in Spark's alone.");
		}
		report.line("- Spark's parts in " + codec + ", read by `ingest --edges`: the same graph, " + Report.number(expected.size()) + " users, "
				+ Report.number(edges) + " edges.");
	}

	/** Edges of each user, as text. */
	private static Map<String, List<String>> edges(Path study) {
		Map<String, List<String>> result = new TreeMap<>();
		EdgeList list = new EdgeList();
		try (InteractionGraph graph = InteractionGraph.open(study.resolve("graph"))) {
			for (int u = 0; u < graph.userCount(); u++) {
				List<String> edges = new ArrayList<>();
				graph.communitiesOf(u, list);
				for (int e = 0; e < list.size(); e++) {
					edges.add(graph.communityId(list.neighbour(e)) + ' ' + list.posts(e) + ' ' + list.comments(e) + ' ' + list.first(e) + ' '
							+ list.last(e) + ' ' + list.score(e));
				}
				result.put(graph.userId(u), edges);
			}
		}
		return result;
	}
}
