package org.zipp.statistics.rate;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.zipp.statistics.Interval;
import org.zipp.statistics.internal.Seeds;

/**
 * A win rate whose votes depend on each other in two ways: votes of one rater are alike, and votes on one prompt are. Its
 * claims hold for other raters <em>and</em> other prompts of the kind; those of {@link ClusteredProportion} for other
 * raters and these prompts.
 */
public final class TwoWayProportion {

	/** Replicates that one task draws. */
	private static final int CHUNK = 16;
	/** Squared residual sums below this share of the votes are rounding. */
	private static final double ROUNDING = 1e-24;

	/**
	 * The parts of the variance of Cameron, Gelbach and Miller (2011), JBES 29, equation 2.7.
	 *
	 * @param raters   variance with clusters by rater
	 * @param prompts  variance with clusters by prompt
	 * @param cells    variance with clusters of one rater and one prompt, which the other two both contain
	 * @param negative whether raters + prompts − cells is not above 0, as happens when neither kind of clusters differs
	 *                 more than chance
	 */
	public record Variance(double raters, double prompts, double cells, boolean negative) {

		/** raters + prompts − cells, or when that is not above 0 the larger of the two one-way variances. */
		public double total() {
			return negative ? Math.max(raters, prompts) : raters + prompts - cells;
		}
	}

	/** Cells: votes of one rater on one prompt, by rater. */
	private final int[] start;
	private final int[] prompt;
	private final double[] score;
	private final double[] n;
	private final int raters;
	private final int prompts;
	private final double totalN;
	private final double rate;
	private final double[][] byRater;
	private final double[][] byPrompt;
	private final Optional<NoInterval> obstacle;

	/** @param outcomes the votes that count ({@link Outcomes#counting}), at least one */
	public TwoWayProportion(Outcomes outcomes) {
		int votes = outcomes.size();
		if (votes == 0) {
			throw new IllegalArgumentException("A proportion needs at least one vote.");
		}
		int[] rater = dense(outcomes.rater());
		int[] on = dense(outcomes.prompt());
		raters = Arrays.stream(rater).max().getAsInt() + 1;
		prompts = Arrays.stream(on).max().getAsInt() + 1;
		long[] keys = new long[votes];
		for (int i = 0; i < votes; i++) {
			keys[i] = (long) rater[i] * prompts + on[i];
		}
		long[] cells = Arrays.stream(keys).sorted().distinct().toArray();
		start = new int[raters + 1];
		prompt = new int[cells.length];
		score = new double[cells.length];
		n = new double[cells.length];
		for (int c = 0; c < cells.length; c++) {
			start[(int) (cells[c] / prompts) + 1]++;
			prompt[c] = (int) (cells[c] % prompts);
		}
		Arrays.parallelPrefix(start, Integer::sum);
		double sum = 0;
		byRater = new double[2][raters];
		byPrompt = new double[2][prompts];
		for (int i = 0; i < votes; i++) {
			int c = Arrays.binarySearch(cells, keys[i]);
			double s = outcomes.score()[i];
			score[c] += s;
			n[c]++;
			byRater[0][rater[i]] += s;
			byRater[1][rater[i]]++;
			byPrompt[0][on[i]] += s;
			byPrompt[1][on[i]]++;
			sum += s;
		}
		totalN = votes;
		rate = sum / votes;
		Variance v = variance(false);
		obstacle = raters < 2 || prompts < 2 ? Optional.of(NoInterval.ONE_CLUSTER)
				: v.total() > ROUNDING ? Optional.empty() : Optional.of(NoInterval.NO_SPREAD);
	}

	/** Number of raters. */
	public int raters() {
		return raters;
	}

	/** Number of prompts. */
	public int prompts() {
		return prompts;
	}

	/** The proportion, every vote weighing the same. */
	public double rate() {
		return rate;
	}

	/** Why there is no interval: one rater, one prompt, or no spread; empty when there is one. */
	public Optional<NoInterval> obstacle() {
		return obstacle;
	}

	/**
	 * The variance with the factor G/(G−1) in each part: {@code sandwich::vcovCL(lm(y ~ 1), cluster = ~ rater + prompt,
	 * type = "HC1")} of R, except where that is negative. Empty where {@link #obstacle} says why.
	 */
	public Optional<Variance> variance() {
		return obstacle.isPresent() ? Optional.empty() : Optional.of(variance(false));
	}

	/**
	 * The estimate with {@link #variance} and degrees of freedom one less than the fewer of raters and prompts (Cameron and
	 * Miller 2015, Journal of Human Resources 50, §V). Empty where {@link #obstacle} says why.
	 */
	public Optional<RateEstimate> robust() {
		return variance().map(v -> new RateEstimate(rate, Math.sqrt(v.total()), Math.min(raters, prompts) - 1.0));
	}

	/**
	 * The recommended estimate: each part of the variance bias-reduced as in {@link ClusteredProportion#biasReduced}, and
	 * the whole not below either one-way variance, since dependence of a second kind cannot make votes tell more. Degrees
	 * of freedom as {@link #robust}. Empty where {@link #obstacle} says why.
	 */
	public Optional<RateEstimate> biasReduced() {
		if (obstacle.isPresent()) {
			return Optional.empty();
		}
		Variance v = variance(true);
		double total = Math.max(v.total(), Math.max(v.raters(), v.prompts()));
		return Optional.of(new RateEstimate(rate, Math.sqrt(total), Math.min(raters, prompts) - 1.0));
	}

	/** The recommended interval: {@link #biasReduced} on the logit scale. Empty where {@link #obstacle} says why. */
	public Optional<Interval> interval(double level) {
		return biasReduced().map(e -> e.interval(level));
	}

	/**
	 * The pigeonhole bootstrap (Owen 2007, Annals of Applied Statistics 1): raters and prompts are drawn with replacement,
	 * each on their own, and a vote counts as often as its rater times its prompt was drawn. It counts the variance that
	 * neither raters nor prompts explain about three times, and so errs on the long side: use its percentiles, which need
	 * no stretching, and {@link #interval} for a sharper answer. Draws that hold no vote are drawn anew. The result does
	 * not depend on the number of threads. The acceleration is that of both kinds of pieces together.
	 */
	public Bootstrap bootstrap(int replicates, long seed) {
		if (replicates < 1) {
			throw new IllegalArgumentException("A bootstrap needs at least one replicate, not " + replicates + '.');
		}
		if (obstacle.isPresent()) {
			return new Bootstrap.Impossible(obstacle.get());
		}
		double[] rates = new double[replicates];
		IntStream.range(0, (replicates + CHUNK - 1) / CHUNK).parallel().forEach(chunk -> {
			int[] ofRater = new int[raters];
			int[] ofPrompt = new int[prompts];
			for (int b = chunk * CHUNK; b < Math.min(replicates, (chunk + 1) * CHUNK); b++) {
				rates[b] = draw(Seeds.generator(seed, b), ofRater, ofPrompt);
			}
		});
		Arrays.sort(rates);
		return new Bootstrap.Replicates(rate, rates, acceleration(), Math.min(raters, prompts) - 1.0);
	}

	/** Percentile interval of {@link #bootstrap}. Empty where {@link #obstacle} says why. */
	public Optional<Interval> bootstrapInterval(double level, int replicates, long seed) {
		return bootstrap(replicates, seed) instanceof Bootstrap.Replicates r ? Optional.of(r.percentile(level)) : Optional.empty();
	}

	private double draw(SplittableRandom random, int[] ofRater, int[] ofPrompt) {
		while (true) {
			count(random, ofRater);
			count(random, ofPrompt);
			double s = 0;
			double m = 0;
			for (int r = 0; r < raters; r++) {
				int times = ofRater[r];
				if (times > 0) {
					double rowS = 0;
					double rowM = 0;
					for (int c = start[r]; c < start[r + 1]; c++) {
						int w = ofPrompt[prompt[c]];
						rowS += w * score[c];
						rowM += w * n[c];
					}
					s += times * rowS;
					m += times * rowM;
				}
			}
			if (m > 0) {
				return s / m;
			}
		}
	}

	private static void count(SplittableRandom random, int[] times) {
		Arrays.fill(times, 0);
		for (int i = 0; i < times.length; i++) {
			times[random.nextInt(times.length)]++;
		}
	}

	/** Σd³ / (6 (Σd²)^1.5) over the influence of raters and of prompts together: skewness of their independent sums. */
	private double acceleration() {
		double two = 0;
		double three = 0;
		for (double[][] sums : new double[][][] { byRater, byPrompt }) {
			for (int i = 0; i < sums[0].length; i++) {
				double d = sums[0][i] - sums[1][i] * rate;
				two += d * d;
				three += d * d * d;
			}
		}
		return two > 0 ? three / (6 * Math.pow(two, 1.5)) : 0;
	}

	private Variance variance(boolean biasReduced) {
		double r = oneWay(byRater[0], byRater[1], biasReduced);
		double p = oneWay(byPrompt[0], byPrompt[1], biasReduced);
		double c = oneWay(score, n, biasReduced);
		return new Variance(r, p, c, !(r + p - c > 0));
	}

	private double oneWay(double[] sums, double[] sizes, boolean biasReduced) {
		int g = sums.length;
		if (g < 2) {
			return 0;
		}
		double sum = 0;
		for (int i = 0; i < g; i++) {
			double residual = (sums[i] - sizes[i] * rate) / totalN;
			sum += residual * residual / (biasReduced ? 1 - sizes[i] / totalN : 1);
		}
		return biasReduced ? sum : sum * g / (g - 1);
	}

	/** The same groups, numbered without gaps. */
	private static int[] dense(int[] groups) {
		int[] seen = Arrays.stream(groups).sorted().distinct().toArray();
		return Arrays.stream(groups).map(g -> Arrays.binarySearch(seen, g)).toArray();
	}
}
