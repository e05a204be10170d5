package org.zipp.statistics.agreement;

import java.util.Arrays;

/**
 * Ratings of units by raters, any of them missing. Stored by unit, each unit's ratings by ascending rater; a million
 * ratings take about 16 MB. Categories are numbers.
 */
public final class Ratings {

	private final int raters;
	private final int[] start;
	private final int[] rater;
	private final int[] code;
	private final double[] categories;

	private Ratings(int raters, int[] start, int[] rater, double[] value) {
		this.raters = raters;
		this.start = start;
		this.rater = rater;
		double[] sorted = value.clone();
		Arrays.sort(sorted);
		int distinct = 0;
		for (int i = 0; i < sorted.length; i++) {
			if (i == 0 || sorted[i] != sorted[distinct - 1]) {
				sorted[distinct++] = sorted[i];
			}
		}
		categories = Arrays.copyOf(sorted, distinct);
		code = new int[value.length];
		for (int i = 0; i < value.length; i++) {
			code[i] = Arrays.binarySearch(categories, value[i]);
		}
	}

	/**
	 * Ratings from a table.
	 *
	 * @param table units × raters, all rows of one length; NaN where a rater did not rate
	 */
	public static Ratings of(double[][] table) {
		int raters = table.length == 0 ? 0 : table[0].length;
		int n = 0;
		for (double[] row : table) {
			if (row.length != raters) {
				throw new IllegalArgumentException("Every unit needs a place for each of " + raters + " raters, not " + row.length + '.');
			}
			for (double v : row) {
				n += Double.isNaN(v) ? 0 : 1;
			}
		}
		int[] unit = new int[n];
		int[] rater = new int[n];
		double[] value = new double[n];
		int next = 0;
		for (int u = 0; u < table.length; u++) {
			for (int r = 0; r < raters; r++) {
				if (!Double.isNaN(table[u][r])) {
					unit[next] = u;
					rater[next] = r;
					value[next++] = table[u][r];
				}
			}
		}
		return of(table.length, raters, unit, rater, value);
	}

	/**
	 * Ratings from a list, in any order.
	 *
	 * @param units  number of units, rated or not
	 * @param raters number of raters, whether they rated or not
	 * @param unit   what each rating is about, from 0
	 * @param rater  whose it is, from 0; one rating per unit and rater
	 * @param value  the rating, finite
	 */
	public static Ratings of(int units, int raters, int[] unit, int[] rater, double[] value) {
		int n = unit.length;
		if (units < 0 || raters < 0 || rater.length != n || value.length != n) {
			throw new IllegalArgumentException("Every rating needs a unit, a rater and a value, got " + n + ", " + rater.length
					+ " and " + value.length + '.');
		}
		int[] start = new int[units + 1];
		for (int i = 0; i < n; i++) {
			if (unit[i] < 0 || unit[i] >= units || rater[i] < 0 || rater[i] >= raters || !Double.isFinite(value[i])) {
				throw new IllegalArgumentException("Rating " + i + " needs a unit below " + units + ", a rater below " + raters
						+ " and a finite value, got " + unit[i] + ", " + rater[i] + " and " + value[i] + '.');
			}
			start[unit[i] + 1]++;
		}
		for (int u = 0; u < units; u++) {
			start[u + 1] += start[u];
		}
		long[] key = new long[n];
		int[] next = Arrays.copyOf(start, units);
		for (int i = 0; i < n; i++) {
			key[next[unit[i]]++] = (long) rater[i] << 32 | i;
		}
		int[] r = new int[n];
		double[] v = new double[n];
		for (int u = 0; u < units; u++) {
			Arrays.sort(key, start[u], start[u + 1]);
			for (int i = start[u]; i < start[u + 1]; i++) {
				r[i] = (int) (key[i] >>> 32);
				// Adding 0 makes one zero of two.
				v[i] = value[(int) key[i]] + 0.0;
				if (i > start[u] && r[i] == r[i - 1]) {
					throw new IllegalArgumentException("Rater " + r[i] + " rated unit " + u + " twice.");
				}
			}
		}
		return new Ratings(raters, start, r, v);
	}

	/** The same without units and raters that have no rating at all; those left keep their order. */
	public Ratings withoutIdle() {
		int[] place = new int[raters];
		for (int r : rater) {
			place[r] = 1;
		}
		int active = 0;
		for (int r = 0; r < raters; r++) {
			active += place[r];
			place[r] = active - 1;
		}
		int units = 0;
		for (int u = 0; u < units(); u++) {
			units += count(u) > 0 ? 1 : 0;
		}
		if (active == raters && units == units()) {
			return this;
		}
		int[] begin = new int[units + 1];
		int next = 0;
		for (int u = 0; u < units(); u++) {
			if (count(u) > 0) {
				begin[++next] = start[u + 1];
			}
		}
		int[] who = new int[size()];
		double[] value = new double[size()];
		for (int i = 0; i < who.length; i++) {
			who[i] = place[rater[i]];
			value[i] = value(i);
		}
		return new Ratings(active, begin, who, value);
	}

	/** Number of units, rated or not. */
	public int units() {
		return start.length - 1;
	}

	/** Number of raters, whether they rated or not. */
	public int raters() {
		return raters;
	}

	/** Number of ratings. */
	public int size() {
		return rater.length;
	}

	/** The distinct values given, ascending. */
	public double[] categories() {
		return categories.clone();
	}

	/** Whether every rater rated every unit. */
	public boolean complete() {
		return (long) units() * raters == size();
	}

	/** Number of ratings of a unit. */
	public int count(int unit) {
		return start[unit + 1] - start[unit];
	}

	/** Units with two ratings or more: the others say nothing of agreement. */
	public int pairableUnits() {
		int n = 0;
		for (int u = 0; u < units(); u++) {
			n += count(u) > 1 ? 1 : 0;
		}
		return n;
	}

	/** Raters with at least one rating. */
	public int activeRaters() {
		boolean[] seen = new boolean[raters];
		for (int r : rater) {
			seen[r] = true;
		}
		int n = 0;
		for (boolean s : seen) {
			n += s ? 1 : 0;
		}
		return n;
	}

	/** The table, units × raters, NaN where a rating is missing. */
	public double[][] table() {
		double[][] table = new double[units()][raters];
		for (int u = 0; u < units(); u++) {
			Arrays.fill(table[u], Double.NaN);
			for (int i = start[u]; i < start[u + 1]; i++) {
				table[u][rater[i]] = categories[code[i]];
			}
		}
		return table;
	}

	/** Where the ratings of a unit begin; those of the last end at {@link #size()}. */
	int start(int unit) {
		return start[unit];
	}

	/** Whose rating {@code i} is. */
	int rater(int i) {
		return rater[i];
	}

	/** The category of rating {@code i}, as an index into the ascending distinct values. */
	int code(int i) {
		return code[i];
	}

	/** The value of rating {@code i}. */
	double value(int i) {
		return categories[code[i]];
	}

	/** Number of distinct values. */
	int categoryCount() {
		return categories.length;
	}

	/** The value of a category. */
	double category(int code) {
		return categories[code];
	}
}
