package org.zipp.statistics.weighting;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Rows with weights, and which of them belong together: what the error of a weighted mean depends on.
 *
 * <p>The variance of an estimate is that of its linearised form (Binder 1983, International Statistical Review 51), summed
 * within clusters drawn with replacement, with the factor G/(G−1) for G clusters. After raking, the linearised form is
 * replaced by what is left of it after fitting the margins (Deville and Särndal 1992, JASA 87, §4), as
 * {@code survey::svyrecvar} does: raking takes away the variance between the levels raked on.
 */
public final class WeightedSample {

	/** As many as {@code survey} makes; the residuals of margins that are not nearly collinear are settled long before. */
	private static final int SWEEPS = 10;
	/** Means this small, against the largest value, are rounding. */
	private static final double SETTLED = 1e-14;

	private final double[] weights;
	private final Raking.Raked raked;
	/** By row, from 0. */
	private final int[] cluster;
	private final int clusters;
	private final boolean[] active;
	private final int activeClusters;
	private final int n;
	private final double total;

	private WeightedSample(double[] weights, Raking.Raked raked, int[] cluster, int clusters) {
		this.weights = weights;
		this.raked = raked;
		this.cluster = cluster;
		this.clusters = clusters;
		active = new boolean[clusters];
		int rows = 0;
		int seen = 0;
		double sum = 0;
		for (int i = 0; i < weights.length; i++) {
			if (weights[i] > 0) {
				rows++;
				sum += weights[i];
				if (!active[cluster[i]]) {
					active[cluster[i]] = true;
					seen++;
				}
			}
		}
		n = rows;
		total = sum;
		activeClusters = seen;
	}

	/** Raked rows, each drawn on its own. */
	public static WeightedSample of(Raking.Raked raked) {
		return new WeightedSample(raked.weights(), raked, each(raked.weights().length), raked.weights().length);
	}

	/** Rows with weights that do not depend on the sample, each drawn on its own. */
	public static WeightedSample of(double[] weights) {
		for (double w : weights) {
			if (!(w >= 0) || Double.isInfinite(w)) {
				throw new IllegalArgumentException("A weight must be finite and not negative, not " + w + '.');
			}
		}
		return new WeightedSample(weights.clone(), null, each(weights.length), weights.length);
	}

	/** Rows of weight 1, each drawn on its own. */
	public static WeightedSample unweighted(int rows) {
		double[] ones = new double[rows];
		Arrays.fill(ones, 1);
		return of(ones);
	}

	/**
	 * The same rows and weights, drawn in clusters.
	 *
	 * @param ids by row, equal for rows of one cluster
	 */
	public WeightedSample clusteredBy(int[] ids) {
		if (ids.length != weights.length) {
			throw new IllegalArgumentException("Each of the " + weights.length + " rows needs its cluster, not " + ids.length + '.');
		}
		Map<Integer, Integer> dense = new HashMap<>();
		int[] numbers = new int[ids.length];
		for (int i = 0; i < ids.length; i++) {
			Integer number = dense.putIfAbsent(ids[i], dense.size());
			numbers[i] = number == null ? dense.size() - 1 : number;
		}
		return new WeightedSample(weights, raked, numbers, dense.size());
	}

	/** The same rows and clusters, every row with weight 1: the raw data. */
	public WeightedSample raw() {
		double[] ones = new double[weights.length];
		Arrays.fill(ones, 1);
		return new WeightedSample(ones, null, cluster, clusters);
	}

	/** Rows, those of weight 0 included. */
	public int rows() {
		return weights.length;
	}

	/** Rows with a weight above 0. */
	public int n() {
		return n;
	}

	/** Clusters that have a row with a weight above 0. */
	public int clusters() {
		return activeClusters;
	}

	/** Weight of each row. */
	public double[] weights() {
		return weights.clone();
	}

	double weight(int row) {
		return weights[row];
	}

	double total() {
		return total;
	}

	int cluster(int row) {
		return cluster[row];
	}

	/** Numbers of clusters are below it; some may have no weight. */
	int clusterNumbers() {
		return clusters;
	}

	boolean isActive(int clusterNumber) {
		return active[clusterNumber];
	}

	/** Whether two samples are the same rows in the same clusters, whatever their weights. */
	boolean sameClusters(WeightedSample other) {
		return cluster == other.cluster || Arrays.equals(cluster, other.cluster);
	}

	/**
	 * Sums within clusters of the linearised form of an estimate.
	 *
	 * @param influence by row, without the weight; 0 where a row does not count. It is used up.
	 */
	double[] clusterTotals(double[] influence) {
		for (int i = 0; i < weights.length; i++) {
			influence[i] *= weights[i];
		}
		if (raked != null) {
			residual(influence);
		}
		double[] totals = new double[clusters];
		for (int i = 0; i < weights.length; i++) {
			totals[cluster[i]] += influence[i];
		}
		return totals;
	}

	private void residual(double[] x) {
		double[] fitted = raked.untrimmed();
		for (int i = 0; i < x.length; i++) {
			x[i] = fitted[i] > 0 ? x[i] / fitted[i] : 0;
		}
		int[][] levels = raked.levels();
		double[][] size = new double[levels.length][];
		for (int v = 0; v < levels.length; v++) {
			int k = raked.marginals().margins().get(v).shares().size();
			size[v] = new double[k + 1];
			for (int i = 0; i < x.length; i++) {
				size[v][place(levels[v][i], k)] += fitted[i] > 0 ? 1 : 0;
			}
		}
		double scale = 0;
		for (double v : x) {
			scale = Math.max(scale, Math.abs(v));
		}
		double moved = Double.POSITIVE_INFINITY;
		for (int sweep = 0; sweep < SWEEPS && moved > SETTLED * scale; sweep++) {
			moved = 0;
			for (int v = 0; v < levels.length; v++) {
				int[] level = levels[v];
				int k = size[v].length - 1;
				double[] mean = new double[k + 1];
				for (int i = 0; i < x.length; i++) {
					mean[place(level[i], k)] += x[i];
				}
				for (int l = 0; l <= k; l++) {
					mean[l] = size[v][l] > 0 ? mean[l] / size[v][l] : 0;
					moved = Math.max(moved, Math.abs(mean[l]));
				}
				for (int i = 0; i < x.length; i++) {
					x[i] = fitted[i] > 0 ? x[i] - mean[place(level[i], k)] : 0;
				}
			}
		}
		for (int i = 0; i < x.length; i++) {
			x[i] *= fitted[i];
		}
	}

	private static int place(int code, int notStated) {
		return code >= 0 ? code : notStated;
	}

	private static int[] each(int rows) {
		int[] ids = new int[rows];
		for (int i = 0; i < rows; i++) {
			ids[i] = i;
		}
		return ids;
	}
}
