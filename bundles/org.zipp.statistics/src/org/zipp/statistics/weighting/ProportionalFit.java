package org.zipp.statistics.weighting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.zipp.statistics.weighting.Marginals.Margin;
import org.zipp.statistics.weighting.Raking.Bounds;
import org.zipp.statistics.weighting.Raking.Gap;
import org.zipp.statistics.weighting.Raking.Missing;
import org.zipp.statistics.weighting.Raking.NotRakeable;
import org.zipp.statistics.weighting.Raking.Options;
import org.zipp.statistics.weighting.Raking.Raked;
import org.zipp.statistics.weighting.Raking.Reason;
import org.zipp.statistics.weighting.Raking.Result;
import org.zipp.statistics.weighting.Raking.Trim;
import org.zipp.statistics.weighting.Raking.Trimming;

/**
 * One run of {@link Raking}. Rows with the same levels differ by their start weights alone, so they are gathered into a
 * cell, and only cells are iterated over: a million rows on five variables are a few thousand cells.
 */
final class ProportionalFit {

	/** Nearer than this, sums of weights differ by rounding alone. */
	private static final double ROUNDING = 1e-14;
	private static final int STALL_PASSES = 100;
	private static final double STALL_GAIN = 1e-3;
	private static final int TRIM_STEPS = 10_000;

	private final Marginals marginals;
	private final List<Margin> margins;
	private final int[][] levels;
	private final Options options;
	private final double tolerance;
	private final int variables;
	private final int rows;
	/** Weights before raking, summing to 1; 0 where a row is left out. */
	private final double[] base;
	private final double total;
	private final int n;
	/** By variable and level, "not stated" last: the wanted sums of weights. */
	private final double[][] target;
	/** By row: its cell, −1 where the row is left out. */
	private final int[] cellOf;
	/** By variable and cell: the level. */
	private final int[][] cellLevel;
	private int cells;
	private int iterations;
	private double[] trace = new double[64];

	ProportionalFit(Marginals marginals, int[][] levels, double[] start, Options options) {
		this.marginals = marginals;
		this.margins = marginals.margins();
		this.levels = levels;
		this.options = options;
		tolerance = Math.max(options.tolerance(), ROUNDING);
		variables = levels.length;
		rows = start.length;
		base = start.clone();
		if (options.missing() == Missing.DROP) {
			for (int[] codes : levels) {
				for (int i = 0; i < rows; i++) {
					if (codes[i] == Raking.NOT_STATED) {
						base[i] = 0;
					}
				}
			}
		}
		int used = 0;
		double sum = 0;
		for (double b : base) {
			if (b > 0) {
				used++;
				sum += b;
			}
		}
		n = used;
		total = options.total().orElse(sum);
		for (int i = 0; i < rows && used > 0; i++) {
			base[i] /= sum;
		}
		target = new double[variables][];
		cellOf = new int[rows];
		cellLevel = new int[variables][];
	}

	Result run() {
		if (n == 0) {
			return new NotRakeable(Reason.NO_ROWS, List.of(), List.of(), 0);
		}
		Optional<NotRakeable> hindrance = targets();
		if (hindrance.isPresent()) {
			return hindrance.get();
		}
		gather();
		double[] raked = base.clone();
		hindrance = rake(raked);
		if (hindrance.isPresent()) {
			return hindrance.get();
		}
		return options.bounds().isPresent() ? trimmed(raked, options.bounds().get()) : result(raked, raked, Optional.empty());
	}

	/** Sets the wanted sums, or tells which levels are unknown or empty. */
	private Optional<NotRakeable> targets() {
		List<Gap> unknown = new ArrayList<>();
		List<Gap> empty = new ArrayList<>();
		for (int v = 0; v < variables; v++) {
			Margin margin = margins.get(v);
			double[] shares = margin.values();
			int k = shares.length;
			// Two more places: not stated, and unknown.
			double[] reached = new double[k + 2];
			int[] count = new int[k + 2];
			int[] first = new int[k + 2];
			for (int i = 0; i < rows; i++) {
				if (base[i] > 0) {
					int place = levels[v][i] >= 0 ? levels[v][i] : k - 1 - levels[v][i];
					reached[place] += base[i];
					if (count[place]++ == 0) {
						first[place] = i;
					}
				}
			}
			if (count[k + 1] > 0) {
				unknown.add(new Gap(margin.variable(), "", 0, reached[k + 1], count[k + 1], first[k + 1]));
			}
			target[v] = new double[k + 1];
			target[v][k] = reached[k];
			double stated = count[k] == n ? 0 : 1 - reached[k];
			List<String> names = margin.levels();
			for (int l = 0; l < k; l++) {
				target[v][l] = shares[l] * stated;
				if (shares[l] == 0 && count[l] > 0) {
					unknown.add(new Gap(margin.variable(), names.get(l), 0, reached[l], count[l], first[l]));
				} else if (target[v][l] > 0 && count[l] == 0) {
					empty.add(new Gap(margin.variable(), names.get(l), shares[l], 0, 0, -1));
				}
			}
		}
		if (!unknown.isEmpty()) {
			return Optional.of(new NotRakeable(Reason.UNKNOWN_LEVEL, unknown, List.of(), 0));
		}
		empty.sort(Comparator.comparingDouble((Gap g) -> -g.wanted()));
		return empty.isEmpty() ? Optional.empty() : Optional.of(new NotRakeable(Reason.EMPTY_LEVEL, empty, List.of(), 0));
	}

	/** Numbers the combinations of levels that occur, one variable after another. */
	private void gather() {
		Arrays.fill(cellOf, 0);
		cells = 1;
		for (int v = 0; v < variables; v++) {
			long k = target[v].length;
			PairNumbers pairs = new PairNumbers(cells * k, n);
			for (int i = 0; i < rows; i++) {
				cellOf[i] = base[i] > 0 ? pairs.number(cellOf[i] * k + place(v, i)) : -1;
			}
			cells = pairs.size();
		}
		for (int v = 0; v < variables; v++) {
			cellLevel[v] = new int[cells];
			for (int i = 0; i < rows; i++) {
				if (cellOf[i] >= 0) {
					cellLevel[v][cellOf[i]] = place(v, i);
				}
			}
		}
	}

	private int place(int v, int row) {
		return levels[v][row] >= 0 ? levels[v][row] : target[v].length - 1;
	}

	/** Fits the weights of rows to the wanted sums, in place, or tells why not and leaves them. */
	private Optional<NotRakeable> rake(double[] weights) {
		double[] before = new double[cells];
		for (int i = 0; i < rows; i++) {
			if (cellOf[i] >= 0) {
				before[cellOf[i]] += weights[i];
			}
		}
		double[] w = before.clone();
		double[][] sums = new double[variables][];
		for (int v = 0; v < variables; v++) {
			sums[v] = new double[target[v].length];
		}
		add(w, 0, sums[0]);
		double reference = Double.POSITIVE_INFINITY;
		for (int pass = 1;; pass++) {
			double worst = 0;
			boolean vanished = false;
			for (int v = 0; v < variables; v++) {
				double[] factor = sums[v];
				for (int l = 0; l < factor.length; l++) {
					worst = Math.max(worst, Math.abs(factor[l] - target[v][l]));
					vanished |= factor[l] == 0 && target[v][l] > 0;
					factor[l] = factor[l] > 0 ? target[v][l] / factor[l] : 0;
				}
				int next = (v + 1) % variables;
				double[] following = variables == 1 ? new double[factor.length] : sums[next];
				Arrays.fill(following, 0);
				multiply(w, v, factor, next, following);
				sums[next] = following;
			}
			note(worst);
			if (worst <= tolerance) {
				break;
			}
			boolean stalled = vanished;
			if (pass % STALL_PASSES == 0) {
				stalled |= worst > (1 - STALL_GAIN) * reference;
				reference = worst;
			}
			if (stalled || iterations >= options.maxIterations()) {
				return Optional.of(unreached(w, stalled));
			}
		}
		for (int c = 0; c < cells; c++) {
			w[c] /= before[c];
		}
		for (int i = 0; i < rows; i++) {
			if (cellOf[i] >= 0) {
				weights[i] *= w[cellOf[i]];
			}
		}
		return Optional.empty();
	}

	private void add(double[] w, int v, double[] sums) {
		int[] level = cellLevel[v];
		for (int c = 0; c < cells; c++) {
			sums[level[c]] += w[c];
		}
	}

	/** Fits one variable and sums the weights by the next in the same pass. */
	private void multiply(double[] w, int v, double[] factor, int next, double[] sums) {
		int[] level = cellLevel[v];
		int[] following = cellLevel[next];
		for (int c = 0; c < cells; c++) {
			double fitted = w[c] * factor[level[c]];
			w[c] = fitted;
			sums[following[c]] += fitted;
		}
	}

	private void note(double worst) {
		if (iterations == trace.length) {
			trace = Arrays.copyOf(trace, 2 * iterations);
		}
		trace[iterations++] = worst;
	}

	private NotRakeable unreached(double[] w, boolean stalled) {
		List<Gap> gaps = new ArrayList<>();
		Gap worst = null;
		int worstVariable = 0;
		int worstLevel = 0;
		for (int v = 0; v < variables; v++) {
			double[] reached = new double[target[v].length];
			add(w, v, reached);
			List<String> names = margins.get(v).levels();
			for (int l = 0; l < reached.length; l++) {
				if (Math.abs(reached[l] - target[v][l]) > tolerance) {
					int count = 0;
					int first = -1;
					for (int i = 0; i < rows; i++) {
						if (cellOf[i] >= 0 && place(v, i) == l) {
							first = count++ == 0 ? i : first;
						}
					}
					Gap gap = new Gap(margins.get(v).variable(), l < names.size() ? names.get(l) : "not stated", target[v][l], reached[l], count, first);
					gaps.add(gap);
					if (worst == null || size(gap) > size(worst)) {
						worst = gap;
						worstVariable = v;
						worstLevel = l;
					}
				}
			}
		}
		gaps.sort(Comparator.comparingDouble(g -> -size(g)));
		return new NotRakeable(stalled ? Reason.INCOMPATIBLE : Reason.NOT_CONVERGED, gaps,
				worst == null ? List.of() : never(worstVariable, worstLevel), iterations);
	}

	private static double size(Gap gap) {
		return Math.abs(gap.wanted() - gap.reached());
	}

	/** The wanted levels of other variables that occur in no cell of a level. */
	private List<String> never(int v, int l) {
		List<String> never = new ArrayList<>();
		for (int u = 0; u < variables; u++) {
			if (u != v) {
				boolean[] met = new boolean[target[u].length];
				for (int c = 0; c < cells; c++) {
					met[cellLevel[u][c]] |= cellLevel[v][c] == l;
				}
				List<String> names = margins.get(u).levels();
				for (int m = 0; m < names.size(); m++) {
					if (!met[m] && target[u][m] > 0) {
						never.add(margins.get(u).variable() + " \"" + names.get(m) + '"');
					}
				}
			}
		}
		return never;
	}

	private Result trimmed(double[] first, Bounds bounds) {
		double low = bounds.lower() / n;
		double high = bounds.upper() / n;
		double slack = 1 + Math.max(1e-9, tolerance);
		double[] raked = first;
		for (int rounds = 0;; rounds++) {
			if (within(raked, low / slack, high * slack)) {
				return result(raked, raked, Optional.of(trimming(rounds, raked, low, high, true)));
			}
			double[] cut = trim(raked, low, high);
			double[] next = cut.clone();
			if (bounds.trim() == Trim.ONCE || iterations >= options.maxIterations() || rake(next).isPresent()) {
				return result(cut, raked, Optional.of(trimming(rounds + 1, cut, low, high, worst(discrepancy(cut)) <= tolerance)));
			}
			raked = next;
		}
	}

	private boolean within(double[] weights, double low, double high) {
		for (int i = 0; i < rows; i++) {
			if (base[i] > 0 && (weights[i] < low || weights[i] > high)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Cuts weights to the bounds and gives what was cut, in equal parts, to the rows within them, until all keep the bounds:
	 * {@code survey::trimWeights(strict = TRUE)}.
	 */
	private double[] trim(double[] weights, double low, double high) {
		double[] w = weights.clone();
		boolean[] free = new boolean[rows];
		for (int step = 0; step < TRIM_STEPS; step++) {
			double cut = 0;
			int inside = 0;
			for (int i = 0; i < rows; i++) {
				double kept = Math.clamp(w[i], low, high);
				free[i] = base[i] > 0 && kept == w[i];
				if (base[i] > 0) {
					inside += free[i] ? 1 : 0;
					cut += w[i] - kept;
					w[i] = kept;
				}
			}
			if (Math.abs(cut) <= ROUNDING) {
				break;
			}
			if (inside == 0) {
				// All were outside: those at the other bound have room.
				for (int i = 0; i < rows; i++) {
					free[i] = base[i] > 0 && (cut > 0 ? w[i] < high : w[i] > low);
					inside += free[i] ? 1 : 0;
				}
			}
			for (int i = 0; i < rows; i++) {
				w[i] += free[i] ? cut / inside : 0;
			}
		}
		return w;
	}

	private Trimming trimming(int rounds, double[] weights, double low, double high, boolean settled) {
		double near = 1e-6;
		int atLower = 0;
		int atUpper = 0;
		for (int i = 0; i < rows; i++) {
			if (base[i] > 0) {
				atLower += weights[i] <= low * (1 + near) ? 1 : 0;
				atUpper += weights[i] >= high * (1 - near) ? 1 : 0;
			}
		}
		return new Trimming(rounds, atLower, atUpper, settled);
	}

	private double[] discrepancy(double[] weights) {
		double[] largest = new double[variables];
		for (int v = 0; v < variables; v++) {
			double[] reached = new double[target[v].length];
			for (int i = 0; i < rows; i++) {
				if (base[i] > 0) {
					reached[place(v, i)] += weights[i];
				}
			}
			for (int l = 0; l < reached.length; l++) {
				largest[v] = Math.max(largest[v], Math.abs(reached[l] - target[v][l]));
			}
		}
		return largest;
	}

	private static double worst(double[] discrepancy) {
		return Arrays.stream(discrepancy).max().orElse(0);
	}

	private Raked result(double[] weights, double[] untrimmed, Optional<Trimming> trimming) {
		double[] discrepancy = discrepancy(weights);
		int[] notStated = new int[variables];
		for (int v = 0; v < variables; v++) {
			for (int i = 0; i < rows; i++) {
				notStated[v] += base[i] > 0 && levels[v][i] == Raking.NOT_STATED ? 1 : 0;
			}
		}
		double[] scaled = scaled(weights);
		return new Raked(scaled, untrimmed == weights ? scaled : scaled(untrimmed), levels, marginals, n, rows - n, notStated, iterations,
				discrepancy, Arrays.copyOf(trace, iterations), trimming);
	}

	private double[] scaled(double[] weights) {
		double[] scaled = new double[rows];
		for (int i = 0; i < rows; i++) {
			scaled[i] = weights[i] * total;
		}
		return scaled;
	}

	/** Numbers keys in the order they are first met: by a table when the keys are few, else by open addressing. */
	private static final class PairNumbers {
		private static final long TABLE = 1 << 22;

		private final int[] number;
		private long[] keys;
		private int[] hashed;
		private int size;

		/** @param range keys lie from 0 to below it; @param expected how many are asked for */
		PairNumbers(long range, int expected) {
			if (range <= Math.max(TABLE, 4L * expected) && range <= Integer.MAX_VALUE - 8) {
				number = new int[(int) range];
			} else {
				number = null;
				resize(1 << 16);
			}
		}

		int size() {
			return size;
		}

		int number(long key) {
			if (number != null) {
				int at = (int) key;
				if (number[at] == 0) {
					number[at] = ++size;
				}
				return number[at] - 1;
			}
			int slot = slot(key);
			if (hashed[slot] == 0) {
				keys[slot] = key;
				hashed[slot] = ++size;
				if (size > keys.length / 2) {
					long[] oldKeys = keys;
					int[] oldHashed = hashed;
					resize(2 * oldKeys.length);
					for (int i = 0; i < oldKeys.length; i++) {
						if (oldHashed[i] != 0) {
							int to = slot(oldKeys[i]);
							keys[to] = oldKeys[i];
							hashed[to] = oldHashed[i];
						}
					}
				}
				return size - 1;
			}
			return hashed[slot] - 1;
		}

		private void resize(int capacity) {
			keys = new long[capacity];
			hashed = new int[capacity];
		}

		private int slot(long key) {
			int mask = keys.length - 1;
			long mixed = key * 0x9E3779B97F4A7C15L;
			int slot = (int) (mixed >>> 33) & mask;
			while (hashed[slot] != 0 && keys[slot] != key) {
				slot = slot + 1 & mask;
			}
			return slot;
		}
	}
}
