package org.zipp.bench;

import org.zipp.sample.SyntheticGraph;

/**
 * How large a run is: 1 is the paper's graph.
 *
 * @param factor above 0, at most 1
 */
record Scale(double factor) {

	/** Up to this factor a run is to show that it runs. */
	static final double SMOKE = 0.001;

	static final long PAPER_EDGES = 152_000_000;
	static final long PAPER_ROWS = 682_000_000;

	Scale {
		if (!(factor > 0 && factor <= 1)) {
			throw new IllegalArgumentException("--scale takes a number above 0, at most 1 (the paper's size).");
		}
	}

	int users() {
		return (int) Math.max(200, SyntheticGraph.PAPER_USERS * factor);
	}

	/** Communities grow more slowly than users, here with the square root. */
	int communities() {
		return (int) Math.max(50, SyntheticGraph.PAPER_COMMUNITIES * Math.sqrt(factor));
	}

	long edges() {
		return (long) Math.max(1000, PAPER_EDGES * factor);
	}

	long rows() {
		return (long) Math.max(5000, PAPER_ROWS * factor);
	}

	/** Says how long the paper's size would take, when it takes as long for each item. */
	static String extrapolated(String what, long items, double rate) {
		return "- extrapolated, linear in " + what + ": " + Report.number(items) + ' ' + what + " in "
				+ Report.duration(items / rate) + '.';
	}
}
