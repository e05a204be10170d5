package org.zipp.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * How degrees are distributed among the nodes of one side of a graph. All zero and empty when there are no nodes.
 *
 * @param nodes    how many nodes there are
 * @param mean     mean degree
 * @param median   lower median of the degrees
 * @param largest  greatest degree
 * @param gini     Gini coefficient: 0 when all nodes have the same degree, near 1 when one has all edges
 * @param topShare share of the edges that the 1 % of the nodes with the greatest degrees have (at least one node)
 * @param bins     counts in bins that grow by a tenth of a decade, from the least degree on; bins without nodes are left out
 */
public record Degrees(long nodes, double mean, int median, int largest, double gini, double topShare, List<Bin> bins) {

	private static final int BINS_A_DECADE = 10;
	private static final int TOP = 100;

	/**
	 * Nodes of similar degree.
	 *
	 * @param from    least degree of the bin
	 * @param to      greatest degree of the bin
	 * @param nodes   nodes whose degree is in the bin
	 * @param atLeast nodes whose degree is {@code from} or more
	 */
	public record Bin(int from, int to, long nodes, long atLeast) {

		/** Geometric middle of the bin. */
		public double centre() {
			return Math.sqrt((double) from * to);
		}

		/** Nodes of each degree in the bin, on average. */
		public double nodesPerDegree() {
			return nodes / (to - from + 1.0);
		}
	}

	public Degrees {
		bins = List.copyOf(bins);
	}

	/** Share of all nodes whose degree is the bin's least or more: the complementary cumulative distribution. */
	public double shareAtLeast(Bin bin) {
		return (double) bin.atLeast / nodes;
	}

	/**
	 * @param degrees distinct degrees, rising, from 1 on
	 * @param counts  nodes of each
	 */
	static Degrees of(int[] degrees, long[] counts) {
		long nodes = 0;
		long edges = 0;
		for (int i = 0; i < degrees.length; i++) {
			nodes += counts[i];
			edges += degrees[i] * counts[i];
		}
		if (nodes == 0) {
			return new Degrees(0, 0, 0, 0, 0, 0, List.of());
		}
		return new Degrees(nodes, (double) edges / nodes, median(degrees, counts, nodes), degrees[degrees.length - 1],
				gini(degrees, counts, nodes, edges), topShare(degrees, counts, nodes, edges), bins(degrees, counts, nodes));
	}

	private static int median(int[] degrees, long[] counts, long nodes) {
		long below = 0;
		int i = 0;
		while (2 * (below + counts[i]) < nodes) {
			below += counts[i++];
		}
		return degrees[i];
	}

	/** Twice the area between the Lorenz curve and the diagonal. */
	private static double gini(int[] degrees, long[] counts, long nodes, long edges) {
		double under = 0;
		double sum = 0;
		for (int i = 0; i < degrees.length; i++) {
			double next = sum + (double) degrees[i] * counts[i];
			under += (sum + next) * counts[i];
			sum = next;
		}
		return Math.max(0, 1 - under / ((double) nodes * edges));
	}

	private static double topShare(int[] degrees, long[] counts, long nodes, long edges) {
		long wanted = Math.max(1, nodes / TOP);
		long held = 0;
		for (int i = degrees.length - 1; wanted > 0; i--) {
			long taken = Math.min(wanted, counts[i]);
			held += taken * degrees[i];
			wanted -= taken;
		}
		return (double) held / edges;
	}

	private static List<Bin> bins(int[] degrees, long[] counts, long nodes) {
		List<Bin> bins = new ArrayList<>();
		long left = nodes;
		int bin = 0;
		for (int i = 0; i < degrees.length;) {
			while (start(bin + 1) <= degrees[i]) {
				bin++;
			}
			long here = 0;
			while (i < degrees.length && degrees[i] < start(bin + 1)) {
				here += counts[i++];
			}
			bins.add(new Bin((int) start(bin), (int) Math.min(Integer.MAX_VALUE, start(bin + 1) - 1), here, left));
			left -= here;
		}
		return bins;
	}

	/** Least degree of a bin; small bins may be without any. */
	private static long start(int bin) {
		return (long) Math.ceil(Math.pow(10, (double) bin / BINS_A_DECADE) - 1e-9);
	}
}
