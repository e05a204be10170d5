package org.zipp.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.zipp.bench.EncodeContestants.Found;
import org.zipp.sample.SyntheticGraph;

/** Encoding and ranking all users beside the same equations in PyTorch for Python. */
final class EncodeBench {

	private static final double OWN_SCALE = 0.005;
	/** Users of a round, and products of a user with a community of a round, so that one takes seconds. */
	private static final int MOST_USERS = 100_000;
	private static final long MOST_PRODUCTS = 800_000_000;
	/** Values that differ by less are the same but for rounding, and which of two such comes first is chance. */
	private static final double ROUNDING = 2e-6;

	private final Options options;
	private final Report report;

	EncodeBench(Options options, Report report) {
		this.options = options;
		this.report = report;
	}

	void run() throws IOException {
		Scale scale = options.scaleOr(OWN_SCALE);
		// Ranking all takes as long as there are communities; with all of them, time is linear in users.
		int communities = scale.factor() <= Scale.SMOKE ? scale.communities() : SyntheticGraph.PAPER_COMMUNITIES;
		int own = Math.min(scale.users(), MOST_USERS);
		int all = (int) Math.min(own, MOST_PRODUCTS / communities);
		Path graph = Graphs.synthetic(options.work(), scale.users(), communities);
		report.line("### Encoding: " + Report.number(scale.users()) + " users, " + Report.number(communities)
				+ " communities, scale " + scale.factor());
		report.line("");
		report.line("GAT of width 64 with 4 heads and 2 layers over all links of a user; then, for " + Report.number(own)
				+ " users a round, the ten of their own communities with the largest attention, as `encode` keeps them, and, for "
				+ Report.number(all) + " users a round, the ten of all other communities with the largest affinity, as `encode --suggest 10` "
				+ "does. The peer gets the lists as arrays and works on padded batches of users of like degree, at most "
				+ "64 thousand places each.");
		report.line("");
		Path exported = options.work().resolve("encode.tensors");
		Path work = Files.createDirectories(options.work().resolve("encode"));
		try (Child ours = Child.java("ZIPP", "1g", options.threads(), "encode-zipp", graph, options.threads(), own, all, exported,
				work)) {
			ours.awaitReady();
			if (!options.python()) {
				compete(new Contest(ours));
				return;
			}
			try (Child peer = Child.python("PyTorch for Python", options.threads(),
					options.home().resolve("torch/encode.py").toString(), exported, options.threads(), own, all)) {
				peer.awaitReady();
				compete(new Contest(ours, peer));
				check(EncodeContestants.OWN, exported);
				check(EncodeContestants.ALL, exported);
			}
		}
	}

	private void compete(Contest contest) throws IOException {
		contest.run(2, options.rounds());
		contest.report(report, "users/s");
		for (String measure : List.of(EncodeContestants.OWN, EncodeContestants.ALL)) {
			report.line(Scale.extrapolated("users", SyntheticGraph.PAPER_USERS, contest.medianOfOurs(measure)).replace("- ",
					"- " + measure + ", "));
		}
		report.line("");
	}

	/** Compares what both found for each user, place by place. */
	private void check(String measure, Path exported) throws IOException {
		Found ours = Found.read(Path.of(exported + EncodeContestants.OURS + measure));
		Found peers = Found.read(Path.of(exported + EncodeContestants.PEERS + measure));
		int users = ours.communities.length / EncodeContestants.TOP;
		int same = 0;
		int ties = 0;
		double largest = 0;
		for (int user = 0; user < users; user++) {
			int from = user * EncodeContestants.TOP;
			int to = from + EncodeContestants.TOP;
			double difference = 0;
			for (int i = from; i < to; i++) {
				difference = Math.max(difference, Math.abs(ours.values[i] - peers.values[i]));
			}
			largest = Math.max(largest, difference);
			if (Arrays.equals(ours.communities, from, to, peers.communities, from, to)) {
				same++;
			} else if (difference <= ROUNDING) {
				ties++;
			}
		}
		report.line(String.format(Locale.ROOT,
				"- %s: %,d of %,d lists of ten are equal, %,d differ among values that are equal but for rounding, %,d otherwise; "
						+ "largest difference of a value %.1e",
				measure, same, users, ties, users - same - ties, largest));
		report.line("");
		if (same + ties < users) {
			throw new IllegalStateException("The lists differ: what was compared is not the same.");
		}
	}
}
