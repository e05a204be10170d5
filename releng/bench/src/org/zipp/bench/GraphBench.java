package org.zipp.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The graph on disk beside WebGraph. */
final class GraphBench {

	private static final double OWN_SCALE = 0.05;

	private final Options options;
	private final Report report;

	GraphBench(Options options, Report report) {
		this.options = options;
		this.report = report;
	}

	void run() throws IOException {
		Scale scale = options.scaleOr(OWN_SCALE);
		Path graph = Graphs.synthetic(options.work(), scale);
		report.line("### Graph: " + Report.number(scale.users()) + " users, " + Report.number(scale.communities())
				+ " communities, about " + Report.number(scale.edges()) + " edges, scale " + scale.factor());
		report.line("");
		report.line("Users are drawn at random, up to two million a round. WebGraph has no features and no sampling: a list is unpacked, then drawn "
				+ "from as ours is. Ours is mapped into memory, and mapped pages that were touched count in the peak; WebGraph's is on the "
				+ "heap, where it is fastest, and its peak holds what it took to make its graph.");
		report.line("");
		Path work = options.work().resolve("webgraph");
		IngestContestants.delete(work);
		try (Contest contest = new Contest(Child.java("ZIPP", "512m", options.threads(), "graph-zipp", graph, options.threads()),
				Child.java("WebGraph", "1g", options.threads(), "graph-webgraph", graph, options.threads(),
						Files.createDirectories(work)))) {
			contest.run(1, options.rounds());
			contest.report(report, "1/s");
		}
	}
}
