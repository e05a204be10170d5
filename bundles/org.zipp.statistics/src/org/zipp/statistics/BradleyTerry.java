package org.zipp.statistics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * The model of Bradley and Terry (1952), Biometrika 39: item i beats item j with probability
 * 1 / (1 + exp(λ_j − λ_i)). Maximum likelihood by Newton's method.
 */
public final class BradleyTerry {

	private static final int MAX_STEPS = 100;
	private static final int MAX_HALVINGS = 40;
	private static final double TOLERANCE = 1e-11;
	private static final double ROUNDING = 1e-13;

	/** The fitted model, or why there is none. */
	public sealed interface Result permits Fit, NotEstimable {
	}

	/** Why no finite estimate exists. */
	public enum Reason {
		/** Some items were never compared, even through others: their order is unknown. */
		DISCONNECTED,
		/** Some items won every comparison against the others: how much better they are has no bound. */
		SEPARATED
	}

	/**
	 * No finite estimate exists (Ford 1957, American Mathematical Monthly 64).
	 *
	 * @param groups the items, indexed as given, in the largest groups that could be fitted alone; when separated the
	 *               winning group comes before those it beat
	 */
	public record NotEstimable(Reason reason, List<List<Integer>> groups) implements Result {
	}

	/**
	 * A fitted model.
	 *
	 * @param ability    λ by item; that of the reference is 0
	 * @param covariance of the abilities, k × k, from the inverse information; row and column of the reference are 0
	 * @param reference  index of the item whose ability is 0
	 * @param steps      Newton steps taken
	 */
	public record Fit(double[] ability, double[][] covariance, int reference, int steps) implements Result {

		/** Standard errors of the abilities relative to the reference. */
		public double[] standardErrors() {
			double[] errors = new double[ability.length];
			for (int i = 0; i < errors.length; i++) {
				errors[i] = Math.sqrt(covariance[i][i]);
			}
			return errors;
		}

		/** The same model with the abilities summing to 0: no item is special and every item has an error of its own. */
		public Fit centred() {
			int k = ability.length;
			double mean = Arrays.stream(ability).average().orElseThrow();
			double[] row = new double[k];
			double all = 0;
			for (int i = 0; i < k; i++) {
				row[i] = Arrays.stream(covariance[i]).average().orElseThrow();
				all += row[i] / k;
			}
			double[] centred = new double[k];
			double[][] v = new double[k][k];
			for (int i = 0; i < k; i++) {
				centred[i] = ability[i] - mean;
				for (int j = 0; j < k; j++) {
					v[i][j] = covariance[i][j] - row[i] - row[j] + all;
				}
			}
			return new Fit(centred, v, -1, steps);
		}

		/** Probability that item i is preferred to item j. */
		public double probability(int i, int j) {
			return logistic(ability[i] - ability[j]);
		}

		/** Item indices, best first. */
		public List<Integer> ranking() {
			List<Integer> order = new ArrayList<>();
			for (int i = 0; i < ability.length; i++) {
				order.add(i);
			}
			order.sort(Comparator.comparingDouble((Integer i) -> -ability[i]));
			return List.copyOf(order);
		}
	}

	private BradleyTerry() {
	}

	/**
	 * Fits the model.
	 *
	 * @param wins      k × k; {@code wins[i][j]} is how often i beat j, a tie counting half for each; the diagonal is
	 *                  ignored
	 * @param reference index of the item whose ability is set to 0
	 * @throws ArithmeticException when Newton's method does not settle, which an estimable model does not do
	 */
	public static Result fit(double[][] wins, int reference) {
		int k = wins.length;
		if (k < 2 || reference < 0 || reference >= k) {
			throw new IllegalArgumentException("The model needs two items or more and a reference among them.");
		}
		for (double[] row : wins) {
			if (row.length != k) {
				throw new IllegalArgumentException("The matrix of wins must be square.");
			}
			for (double v : row) {
				if (!(v >= 0) || Double.isInfinite(v)) {
					throw new IllegalArgumentException("A count of wins must be finite and not negative, not " + v + '.');
				}
			}
		}
		List<List<Integer>> connected = components(wins, true);
		if (connected.size() > 1) {
			return new NotEstimable(Reason.DISCONNECTED, connected);
		}
		List<List<Integer>> strong = components(wins, false);
		if (strong.size() > 1) {
			return new NotEstimable(Reason.SEPARATED, winnersFirst(strong, wins));
		}
		return newton(wins, reference);
	}

	private static Fit newton(double[][] wins, int reference) {
		int k = wins.length;
		int[] free = new int[k - 1];
		for (int i = 0, f = 0; i < k; i++) {
			if (i != reference) {
				free[f++] = i;
			}
		}
		double[] ability = new double[k];
		double likelihood = logLikelihood(wins, ability);
		for (int step = 1; step <= MAX_STEPS; step++) {
			double[] gradient = new double[k - 1];
			double[][] information = information(wins, ability, free, gradient);
			double[] delta = Dense.solve(root(information), gradient);
			double[] next = move(ability, free, delta, 1);
			double reached = logLikelihood(wins, next);
			// Near the top the likelihood is flat to rounding; only a real loss shortens the step.
			double floor = likelihood - ROUNDING * Math.abs(likelihood);
			for (int h = 1; reached < floor && h <= MAX_HALVINGS; h++) {
				next = move(ability, free, delta, Math.scalb(1, -h));
				reached = logLikelihood(wins, next);
			}
			ability = next;
			likelihood = reached;
			if (Arrays.stream(delta).map(Math::abs).max().orElseThrow() < TOLERANCE) {
				return new Fit(ability, covariance(wins, ability, free), reference, step);
			}
		}
		throw new ArithmeticException("The Bradley-Terry model did not settle in " + MAX_STEPS + " Newton steps.");
	}

	private static double[] move(double[] ability, int[] free, double[] delta, double scale) {
		double[] next = ability.clone();
		for (int f = 0; f < free.length; f++) {
			next[free[f]] += scale * delta[f];
		}
		return next;
	}

	private static double[][] information(double[][] wins, double[] ability, int[] free, double[] gradient) {
		double[][] information = new double[free.length][free.length];
		for (int a = 0; a < free.length; a++) {
			int i = free[a];
			for (int j = 0; j < ability.length; j++) {
				if (j != i) {
					double n = wins[i][j] + wins[j][i];
					double p = logistic(ability[i] - ability[j]);
					gradient[a] += wins[i][j] - n * p;
					information[a][a] += n * p * (1 - p);
				}
			}
			for (int b = 0; b < free.length; b++) {
				if (b != a) {
					int j = free[b];
					double p = logistic(ability[i] - ability[j]);
					information[a][b] = -(wins[i][j] + wins[j][i]) * p * (1 - p);
				}
			}
		}
		return information;
	}

	private static double[][] covariance(double[][] wins, double[] ability, int[] free) {
		double[][] inverse = Dense.inverse(root(information(wins, ability, free, new double[free.length])));
		double[][] covariance = new double[ability.length][ability.length];
		for (int a = 0; a < free.length; a++) {
			for (int b = 0; b < free.length; b++) {
				covariance[free[a]][free[b]] = inverse[a][b];
			}
		}
		return covariance;
	}

	private static double logLikelihood(double[][] wins, double[] ability) {
		double sum = 0;
		for (int i = 0; i < ability.length; i++) {
			for (int j = 0; j < ability.length; j++) {
				if (i != j && wins[i][j] > 0) {
					double d = ability[j] - ability[i];
					sum -= wins[i][j] * (d > 0 ? d + Math.log1p(Math.exp(-d)) : Math.log1p(Math.exp(d)));
				}
			}
		}
		return sum;
	}

	private static double logistic(double x) {
		return 1 / (1 + Math.exp(-x));
	}

	private static double[][] root(double[][] information) {
		return Dense.cholesky(information).orElseThrow(
				() -> new ArithmeticException("The information of the Bradley-Terry model is singular."));
	}

	/** Groups of items that reach each other by wins, or, when {@code either}, by comparisons of any outcome. */
	private static List<List<Integer>> components(double[][] wins, boolean either) {
		int k = wins.length;
		boolean[][] reach = new boolean[k][];
		for (int i = 0; i < k; i++) {
			reach[i] = reachable(wins, i, either);
		}
		boolean[] placed = new boolean[k];
		List<List<Integer>> groups = new ArrayList<>();
		for (int i = 0; i < k; i++) {
			if (!placed[i]) {
				List<Integer> group = new ArrayList<>();
				for (int j = i; j < k; j++) {
					if (reach[i][j] && reach[j][i]) {
						placed[j] = true;
						group.add(j);
					}
				}
				groups.add(List.copyOf(group));
			}
		}
		return List.copyOf(groups);
	}

	private static boolean[] reachable(double[][] wins, int start, boolean either) {
		boolean[] seen = new boolean[wins.length];
		Deque<Integer> open = new ArrayDeque<>(List.of(start));
		seen[start] = true;
		while (!open.isEmpty()) {
			int i = open.pop();
			for (int j = 0; j < wins.length; j++) {
				if (!seen[j] && i != j && (wins[i][j] > 0 || either && wins[j][i] > 0)) {
					seen[j] = true;
					open.push(j);
				}
			}
		}
		return seen;
	}

	/** A group that reaches more items by wins comes first: it won over the groups it reaches. */
	private static List<List<Integer>> winnersFirst(List<List<Integer>> groups, double[][] wins) {
		List<List<Integer>> sorted = new ArrayList<>(groups);
		sorted.sort(Comparator.comparingInt((List<Integer> g) -> {
			int reached = 0;
			for (boolean r : reachable(wins, g.getFirst(), false)) {
				reached += r ? 1 : 0;
			}
			return -reached;
		}));
		return List.copyOf(sorted);
	}
}
