package org.zipp.statistics.ranking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.zipp.statistics.ranking.BradleyTerry.Dependence;
import org.zipp.statistics.ranking.BradleyTerry.Kind;
import org.zipp.statistics.ranking.BradleyTerry.Term;
import org.zipp.statistics.ranking.BradleyTerryModel.ComparisonCovariate;
import org.zipp.statistics.ranking.BradleyTerryModel.ItemCovariate;
import org.zipp.statistics.rate.Ties;

/**
 * The rows x of the linear predictor η = x·β of a model: one for all comparisons of the same items and sides and with
 * the same covariates, each row held by its elements that are not 0.
 */
final class PairDesign {

	/** Share of a column's sum of squares that must be its own for it not to count as a combination of others. */
	private static final double TOLERANCE = 1e-10;

	/** Comparisons with equal keys share a row. */
	private record Key(int left, int right, int pattern) {
	}

	/** Covariates of one comparison, equal by value. */
	private record Pattern(double[] value) {

		@Override
		public boolean equals(Object other) {
			return other instanceof Pattern p && Arrays.equals(value, p.value);
		}

		@Override
		public int hashCode() {
			return Arrays.hashCode(value);
		}
	}

	private final int items;
	private final List<Term> terms = new ArrayList<>();
	private final BradleyTerryModel model;
	private final int[] termOfItem;
	/** By row: the columns that are not 0, and their values. */
	private int[][] columns;
	private double[][] values;
	private int[] left;
	private int[] right;
	private double[] lefts;
	private double[] ties;
	private double[] rights;
	private final int[] rowOf;

	PairDesign(PairedComparisons data, BradleyTerryModel model) {
		this.model = model;
		items = data.items();
		termOfItem = new int[items];
		Arrays.fill(termOfItem, -1);
		if (model.hasFreeAbilities()) {
			for (int i = 0; i < items; i++) {
				if (i != model.reference()) {
					termOfItem[i] = terms.size();
					terms.add(new Term(Kind.ITEM, i, ""));
				}
			}
		}
		model.itemCovariates().forEach(c -> terms.add(new Term(Kind.COVARIATE, -1, c.name())));
		model.comparisonCovariates().forEach(c -> terms.add(new Term(Kind.COVARIATE, -1, c.name())));
		if (model.hasSideEffect()) {
			terms.add(new Term(Kind.SIDE, -1, ""));
		}
		rowOf = new int[data.size()];
		aggregate(data);
	}

	private void aggregate(PairedComparisons data) {
		List<ComparisonCovariate> covariates = model.comparisonCovariates();
		Map<Key, Integer> rows = new HashMap<>();
		Map<Pattern, Integer> patterns = new HashMap<>();
		List<double[]> patternList = new ArrayList<>();
		for (int c = 0; c < data.size(); c++) {
			rowOf[c] = -1;
			if (data.weightOf(c) > 0 && (data.score()[c] != 0.5 || model.ties() != Ties.DROPPED)) {
				int pattern = 0;
				if (!covariates.isEmpty()) {
					double[] z = new double[covariates.size()];
					for (int x = 0; x < z.length; x++) {
						// Adding 0 makes −0 and 0 one value.
						z[x] = covariates.get(x).value()[c] + 0.0;
					}
					pattern = patterns.computeIfAbsent(new Pattern(z), p -> {
						patternList.add(p.value());
						return patternList.size() - 1;
					});
				}
				Key key = new Key(data.left()[c], data.right()[c], pattern);
				Integer row = rows.putIfAbsent(key, rows.size());
				rowOf[c] = row == null ? rows.size() - 1 : row;
			}
		}
		int n = rows.size();
		left = new int[n];
		right = new int[n];
		lefts = new double[n];
		ties = new double[n];
		rights = new double[n];
		columns = new int[n][];
		values = new double[n][];
		rows.forEach((key, r) -> {
			left[r] = key.left();
			right[r] = key.right();
			row(r, covariates.isEmpty() ? new double[0] : patternList.get(key.pattern()));
		});
		for (int c = 0; c < data.size(); c++) {
			int r = rowOf[c];
			if (r >= 0) {
				double w = data.weightOf(c);
				double s = data.score()[c];
				if (s == 0.5 && model.ties() == Ties.DAVIDSON) {
					ties[r] += w;
				} else {
					lefts[r] += w * s;
					rights[r] += w * (1 - s);
				}
			}
		}
	}

	private void row(int r, double[] z) {
		int[] column = new int[terms.size()];
		double[] value = new double[terms.size()];
		int n = 0;
		int i = left[r];
		int j = right[r];
		int term = 0;
		if (model.hasFreeAbilities()) {
			for (int item : new int[] { i, j }) {
				if (termOfItem[item] >= 0) {
					column[n] = termOfItem[item];
					value[n++] = item == i ? 1 : -1;
				}
			}
			term = items - 1;
		}
		for (ItemCovariate c : model.itemCovariates()) {
			column[n] = term++;
			value[n++] = c.value()[i] - c.value()[j];
		}
		for (int x = 0; x < z.length; x++) {
			column[n] = term++;
			value[n++] = model.comparisonCovariates().get(x).at(z[x], i, j);
		}
		if (model.hasSideEffect()) {
			column[n] = term;
			value[n++] = 1;
		}
		int kept = 0;
		for (int x = 0; x < n; x++) {
			if (value[x] != 0) {
				column[kept] = column[x];
				value[kept++] = value[x];
			}
		}
		columns[r] = Arrays.copyOf(column, kept);
		values[r] = Arrays.copyOf(value, kept);
	}

	int items() {
		return items;
	}

	/** Columns of the linear predictor. */
	List<Term> terms() {
		return terms;
	}

	int rows() {
		return left.length;
	}

	int left(int row) {
		return left[row];
	}

	int right(int row) {
		return right[row];
	}

	/** Weight of comparisons won by the left item; half of the ties are in it where they count half. */
	double lefts(int row) {
		return lefts[row];
	}

	/** Weight of ties as an outcome of their own. */
	double ties(int row) {
		return ties[row];
	}

	double rights(int row) {
		return rights[row];
	}

	double n(int row) {
		return lefts[row] + ties[row] + rights[row];
	}

	int[] columns(int row) {
		return columns[row];
	}

	double[] values(int row) {
		return values[row];
	}

	/** The row of a comparison; −1 for one that does not count. */
	int rowOf(int comparison) {
		return rowOf[comparison];
	}

	boolean hasFreeAbilities() {
		return model.hasFreeAbilities();
	}

	/** Whether items have abilities of their own and nothing else tells comparisons of the same two apart. */
	boolean hasItemsOnly() {
		return model.hasFreeAbilities() && !model.hasSideEffect() && !model.hasComparisonCovariates();
	}

	/** x·β of a row. */
	double predictor(int row, double[] beta) {
		double sum = 0;
		for (int x = 0; x < columns[row].length; x++) {
			sum += values[row][x] * beta[columns[row][x]];
		}
		return sum;
	}

	/** The ability of an item as a linear function of the coefficients: item × term, 0 for the reference. */
	double[][] abilities() {
		double[][] map = new double[items][terms.size()];
		for (int i = 0; i < items; i++) {
			if (termOfItem[i] >= 0) {
				map[i][termOfItem[i]] = 1;
			}
			for (int c = 0; c < model.itemCovariates().size(); c++) {
				map[i][c] = model.itemCovariates().get(c).value()[i];
			}
		}
		return map;
	}

	/** Root mean square of each column over comparisons, 1 for a column of zeros. */
	double[] scales() {
		double[] scale = new double[terms.size()];
		double n = 0;
		for (int r = 0; r < rows(); r++) {
			n += n(r);
			for (int x = 0; x < columns[r].length; x++) {
				scale[columns[r][x]] += n(r) * values[r][x] * values[r][x];
			}
		}
		for (int t = 0; t < scale.length; t++) {
			scale[t] = scale[t] > 0 ? Math.sqrt(scale[t] / n) : 1;
		}
		return scale;
	}

	/** The columns that are linear combinations of columns before them, with those. */
	List<Dependence> dependences() {
		int p = terms.size();
		double[] scale = scales();
		double[][] gram = new double[p][p];
		double all = 0;
		for (int r = 0; r < rows(); r++) {
			all += n(r);
			for (int x = 0; x < columns[r].length; x++) {
				for (int y = 0; y < columns[r].length; y++) {
					int a = columns[r][x];
					int b = columns[r][y];
					gram[a][b] += n(r) * values[r][x] / scale[a] * values[r][y] / scale[b];
				}
			}
		}
		List<Dependence> found = new ArrayList<>();
		double[][] root = new double[p][p];
		int[] kept = new int[p];
		int size = 0;
		for (int t = 0; t < p; t++) {
			// The Cholesky root of the columns kept grows by a row unless nothing of the column is left.
			double[] row = new double[size + 1];
			double rest = gram[t][t];
			for (int a = 0; a < size; a++) {
				double sum = gram[t][kept[a]];
				for (int b = 0; b < a; b++) {
					sum -= row[b] * root[a][b];
				}
				row[a] = sum / root[a][a];
				rest -= row[a] * row[a];
			}
			if (rest > TOLERANCE * all) {
				row[size] = Math.sqrt(rest);
				root[size] = row;
				kept[size++] = t;
			} else {
				found.add(new Dependence(terms.get(t), combination(root, row, size, kept)));
			}
		}
		return found;
	}

	/** The kept columns with a share in the one whose projections on them are given. */
	private List<Term> combination(double[][] root, double[] projection, int size, int[] kept) {
		double[] share = Arrays.copyOf(projection, size);
		for (int a = size - 1; a >= 0; a--) {
			share[a] /= root[a][a];
			for (int b = 0; b < a; b++) {
				share[b] -= root[a][b] * share[a];
			}
		}
		List<Term> on = new ArrayList<>();
		for (int a = 0; a < size; a++) {
			if (Math.abs(share[a]) > 1e-6) {
				on.add(terms.get(kept[a]));
			}
		}
		return List.copyOf(on);
	}
}
