package org.zipp.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.zipp.sample.SyntheticGraph;

/** Encoding and ranking all users beside the same equations in PyTorch for Python. */
final class EncodeBench {

	private static final double OWN_SCALE = 0.005;
	/** Users of a round, so that one takes seconds. */
	private static final int MOST_USERS = 100_000;
	private static final double AGREEMENT = 1e-3;

	private final Options options;
	private final Report report;

	EncodeBench(Options options, Report report) {
		this.options = options;
		this.report = report;
	}

	void run() throws IOException {
		Scale scale = options.scaleOr(OWN_SCALE);
		// Ranking takes as long as there are communities; with all of them, time is linear in users.
		int communities = scale.factor() <= Scale.SMOKE ? scale.communities() : SyntheticGraph.PAPER_COMMUNITIES;
		Path graph = Graphs.synthetic(options.work(), scale.users(), communities);
		report.line("### Encoding: " + Report.number(scale.users()) + " users, " + Report.number(communities)
				+ " communities, scale " + scale.factor());
		report.line("");
		report.line("GAT of width 64 with 4 heads and 2 layers over all links of a user, then its affinities with all communities and the "
				+ "ten largest that are not its own; up to " + Report.number(MOST_USERS) + " users a round. The peer gets the lists as "
				+ "arrays and works on padded batches of users of like degree, at most "
				+ "64 thousand places each.");
		report.line("");
		Path exported = options.work().resolve("encode.tensors");
		Path work = Files.createDirectories(options.work().resolve("encode"));
		try (Child ours = Child.java("ZIPP", "1g", options.threads(), "encode-zipp", graph, options.threads(), MOST_USERS, exported,
				work)) {
			ours.awaitReady();
			if (!options.python()) {
				compete(new Contest(ours));
				return;
			}
			try (Child peer = Child.python("PyTorch for Python", options.threads(),
					options.home().resolve("torch/encode.py").toString(), exported, options.threads())) {
				peer.awaitReady();
				compete(new Contest(ours, peer));
				check(ours.facts.values().iterator().next(), peer.facts.values().iterator().next());
			}
		}
	}

	private void compete(Contest contest) throws IOException {
		contest.run(2, options.rounds());
		contest.report(report, "users/s");
		report.line(Scale.extrapolated("users", SyntheticGraph.PAPER_USERS, contest.medianOfOurs("users")));
		report.line("");
	}

	private void check(double ours, double peers) {
		double difference = Math.abs(ours / peers - 1);
		report.line(String.format(Locale.ROOT, "- relative difference of the sums: %.1e", difference));
		report.line("");
		if (!(difference <= AGREEMENT)) {
			throw new IllegalStateException("The affinities differ by more than " + AGREEMENT + ": what was compared is not the same.");
		}
	}
}
