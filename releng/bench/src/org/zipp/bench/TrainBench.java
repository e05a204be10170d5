package org.zipp.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import org.zipp.sample.SyntheticGraph;

/** Training of GAT beside the same equations in PyTorch for Python, and its memory over many steps. */
final class TrainBench {

	private static final double OWN_SCALE = 0.01;
	private static final int LARGE_BATCH = 512;
	private static final int SMALL_BATCH = 32;
	private static final int BATCHES = 16;
	/** So many, because Java compiles for longer than a pass takes. */
	private static final int WARM_UPS = 4;
	private static final int STEPS = 10_000;
	private static final double AGREEMENT = 1e-3;
	private static final int PARTS = 10;

	private final Options options;
	private final Report report;

	TrainBench(Options options, Report report) {
		this.options = options;
		this.report = report;
	}

	void run() throws IOException {
		Scale scale = options.scaleOr(OWN_SCALE);
		boolean smoke = scale.factor() <= Scale.SMOKE;
		Path graph = Graphs.synthetic(options.work(), scale);
		speed(scale, graph, smoke);
		memory(graph, smoke ? 200 : STEPS);
	}

	private void speed(Scale scale, Path graph, boolean smoke) throws IOException {
		int batch = smoke ? SMALL_BATCH : LARGE_BATCH;
		report.line("### Training: GAT, " + Report.number(scale.users()) + " users, " + Report.number(scale.communities())
				+ " communities, scale " + scale.factor());
		report.line("");
		report.line("Width 64, 4 heads, 2 layers, fan-out 25, " + batch + " users a step, features of length 384, InfoNCE, Adam, nothing "
				+ "dropped; the same " + BATCHES + " batches and first values for both. Ours also with batches that are drawn from the "
				+ "graph on the way.");
		report.line("");
		Path exported = options.work().resolve("train.tensors");
		Path work = Files.createDirectories(options.work().resolve("train"));
		try (Child ours = Child.java("ZIPP", "1g", options.threads(), "train-zipp", graph, batch, BATCHES, exported, work)) {
			// The peer reads what ours exports first.
			ours.awaitReady();
			if (!options.python()) {
				compete(scale, new Contest(ours));
				return;
			}
			try (Child peer = Child.python("PyTorch for Python", options.threads(),
					options.home().resolve("torch/train.py").toString(), exported, options.threads())) {
				peer.awaitReady();
				compete(scale, new Contest(ours, peer));
				checkLosses(ours.facts, peer.facts);
			}
		}
	}

	private void compete(Scale scale, Contest contest) throws IOException {
		contest.run(WARM_UPS, options.rounds());
		contest.report(report, "users/s");
		report.line(Scale.extrapolated("users", SyntheticGraph.PAPER_USERS, contest.medianOfOurs("users-with-sampling"))
				+ " That is one epoch; the paper's settings are wider and take longer.");
		report.line("");
	}

	private void checkLosses(Map<String, Double> ours, Map<String, Double> peers) {
		for (String name : new String[] { TrainContestants.FIRST_LOSS, TrainContestants.LAST_LOSS }) {
			double difference = Math.abs(ours.get(name) / peers.get(name) - 1);
			report.line(String.format(Locale.ROOT, "- %s: %.6f and %.6f, relative difference %.1e", name, ours.get(name),
					peers.get(name), difference));
			if (!(difference <= AGREEMENT)) {
				throw new IllegalStateException("The losses differ by more than " + AGREEMENT
						+ ": what was compared is not the same.");
			}
		}
		report.line("");
	}

	private void memory(Path graph, int steps) throws IOException {
		report.line("### Memory over " + Report.number(steps) + " steps of training");
		report.line("");
		Path work = Files.createDirectories(options.work().resolve("train"));
		try (Child child = Child.java("ZIPP", "256m", 1, "train-memory", graph, steps, work)) {
			child.awaitReady();
			child.round(false);
			child.end();
			report.line("Batches of 32 users, width 16. Memory of the process that no file backs, and the Java heap after a collection:");
			report.line("");
			report.line("| steps | resident | heap |");
			report.line("| ---: | ---: | ---: |");
			for (int part = 1; part <= PARTS; part++) {
				report.line("| " + (long) steps * part / PARTS + " | " + Report.bytes(child.facts.get(TrainContestants.RESIDENT + part))
						+ " | " + Report.bytes(child.facts.get(TrainContestants.HEAP + part)) + " |");
			}
			report.line("");
			report.line(String.format(Locale.ROOT, "- slope after the first tenth: %.0f bytes a step resident, %.0f of heap",
					slope(child.facts, TrainContestants.RESIDENT, steps), slope(child.facts, TrainContestants.HEAP, steps)));
			report.line("");
		}
	}

	/** Least squares over the parts after the first, in which things are set up. */
	private static double slope(Map<String, Double> facts, String name, int steps) {
		double n = PARTS - 1.0;
		double meanX = 0;
		double meanY = 0;
		for (int part = 2; part <= PARTS; part++) {
			meanX += part / n;
			meanY += facts.get(name + part) / n;
		}
		double xy = 0;
		double xx = 0;
		for (int part = 2; part <= PARTS; part++) {
			xy += (part - meanX) * (facts.get(name + part) - meanY);
			xx += (part - meanX) * (part - meanX);
		}
		return xy / xx / (steps / (double) PARTS);
	}
}
