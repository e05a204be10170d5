package org.zipp.statistics.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.zipp.statistics.Interval;
import org.zipp.statistics.rate.RateEstimate;

/**
 * Looking at a study while it runs without claiming too much: group-sequential tests with alpha spending (Lan and DeMets
 * 1983, Biometrika 70). Looks may come at any information, planned or not; bounds are two-sided and symmetric, each side
 * spends half of α. Crossing probabilities come from the recursion of Armitage, McPherson and Rowe (1969, JRSS-A 132)
 * over the increments of the statistic (Jennison and Turnbull 2000, Group Sequential Methods, ch. 19).
 *
 * <p>Information is one over the variance of the win rate. Votes of one rater tell less than votes of different raters, so
 * it is measured by raters who are done ({@link #fractionByRaters}) or by effective votes ({@link #fractionByVotes}),
 * never by votes alone. The statistic is that of the report's test, carried over from Student's t to the normal at the
 * same p-value ({@link #z}; Jennison and Turnbull 2000, §3.3).
 */
public final class Sequential {

	/** A bound no statistic crosses: where there is nothing to spend. */
	public static final double UNCROSSED = 37;

	private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
	/** Chances smaller than this are not spent. */
	private static final double NOTHING = 1e-295;
	/** Beyond so many standard deviations a density is taken as 0. */
	private static final double REACH = 9;
	/** Looks may not be closer in information. */
	private static final double CLOSEST = 1e-6;
	/** Farther out no path is followed. */
	private static final double FARTHEST = 12;

	/** How much of α may be spent by a fraction of the information. */
	public sealed interface Spending permits OBrienFleming, Pocock, HwangShihDeCani, PowerFamily {

		/**
		 * @param fraction of the planned information, above 0; from 1 on everything is spent
		 * @param alpha    what one side may spend in all
		 * @return what it may have spent by then
		 */
		double spent(double fraction, double alpha);

		/** For example {@code O'Brien–Fleming type}. */
		String label();
	}

	/** 2 − 2Φ(z/√t), z the normal quantile above which lies α/2 (Lan and DeMets 1983, α₁*): little early, most at the end. */
	public record OBrienFleming() implements Spending {
		@Override
		public double spent(double fraction, double alpha) {
			return whole(fraction) ? alpha
					: 2 * NORMAL.survivalProbability(NORMAL.inverseSurvivalProbability(alpha / 2) / Math.sqrt(fraction));
		}

		@Override
		public String label() {
			return "O\u2019Brien\u2013Fleming type";
		}
	}

	/** α·ln(1 + (e−1)t) (Lan and DeMets 1983, α₂*): much the same bound at every look. */
	public record Pocock() implements Spending {
		@Override
		public double spent(double fraction, double alpha) {
			return whole(fraction) ? alpha : alpha * Math.log1p(Math.expm1(1) * fraction);
		}

		@Override
		public String label() {
			return "Pocock type";
		}
	}

	/**
	 * α(1 − e^(−γt))/(1 − e^(−γ)) (Hwang, Shih and DeCani 1990, Statistics in Medicine 9).
	 *
	 * @param gamma −4 is near O'Brien–Fleming, 1 near Pocock, 0 spends in proportion; −40 to 40
	 */
	public record HwangShihDeCani(double gamma) implements Spending {
		public HwangShihDeCani {
			if (!(gamma >= -40 && gamma <= 40)) {
				throw new IllegalArgumentException("γ lies between −40 and 40, not at " + gamma + '.');
			}
		}

		@Override
		public double spent(double fraction, double alpha) {
			if (whole(fraction)) {
				return alpha;
			}
			return gamma == 0 ? alpha * fraction : alpha * Math.expm1(-gamma * fraction) / Math.expm1(-gamma);
		}

		@Override
		public String label() {
			return "Hwang\u2013Shih\u2013DeCani, \u03b3 = " + gamma;
		}
	}

	/**
	 * αt^ρ (Kim and DeMets 1987, Biometrika 74).
	 *
	 * @param exponent ρ, above 0 to 50; 3 is near O'Brien–Fleming, 1 spends in proportion
	 */
	public record PowerFamily(double exponent) implements Spending {
		public PowerFamily {
			if (!(exponent > 0 && exponent <= 50)) {
				throw new IllegalArgumentException("The exponent lies between 0 and 50, not at " + exponent + '.');
			}
		}

		@Override
		public double spent(double fraction, double alpha) {
			return whole(fraction) ? alpha : alpha * Math.pow(fraction, exponent);
		}

		@Override
		public String label() {
			return "power family, exponent " + exponent;
		}
	}

	/**
	 * The bound at a look.
	 *
	 * @param information fraction of the planned information, above 0
	 * @param spent       of α by this look, both sides together
	 * @param z           the test stops when the statistic is at least this far from 0; {@link #UNCROSSED} when there is
	 *                    nothing to spend
	 * @param nominalP    two-sided p-value of this z
	 */
	public record Boundary(double information, double spent, double z, double nominalP) {
	}

	/**
	 * A look that was taken.
	 *
	 * @param information fraction of the planned information by then, above 0
	 * @param z           the statistic, standard normal if there is no difference
	 */
	public record Look(double information, double z) {
		public Look {
			if (!(information > 0) || Double.isInfinite(information) || !Double.isFinite(z)) {
				throw new IllegalArgumentException("A look needs information above 0 and a finite z, got " + information + " and " + z + '.');
			}
		}
	}

	/** What to do after a look. */
	public enum Decision {
		/** No bound is crossed and there is more to come. */
		CONTINUE,
		/** A bound is crossed: the difference is shown. */
		STOP_DIFFERENCE,
		/** The planned end is reached and no bound was crossed: no difference is shown. */
		STOP_END
	}

	/**
	 * What the looks so far say.
	 *
	 * @param boundaries one for each look
	 * @param decision   what to do
	 * @param stage      number of the look that decides, from 1: the first that crossed its bound, else the last
	 * @param adjustedP  two-sided p-value of that look by stagewise ordering (Tsiatis, Rosner and Mehta 1984, Biometrics
	 *                   40); empty while the study goes on
	 */
	public record Monitoring(List<Boundary> boundaries, Decision decision, int stage, OptionalDouble adjustedP) {
		public Monitoring {
			boundaries = List.copyOf(boundaries);
		}

		/** The bound of the look that decides. */
		public Boundary boundary() {
			return boundaries.get(stage - 1);
		}

		/**
		 * Repeated confidence interval (Jennison and Turnbull 1989, JRSS-B 51): holds at all looks together, whether or
		 * not the study stops, and leaves out one half exactly when the bound is crossed.
		 *
		 * @param estimate the win rate at the look that decides
		 * @param alpha    the α of the plan
		 */
		public Interval repeatedInterval(RateEstimate estimate, double alpha) {
			double level = 1 - boundary().nominalP;
			Interval interval = level < 1 ? estimate.interval(level) : new Interval(0, 1, 1);
			return new Interval(interval.low(), interval.high(), 1 - alpha);
		}
	}

	/**
	 * Chances to cross first at each look.
	 *
	 * @param upper by look, above
	 * @param lower by look, below
	 */
	public record Crossing(double[] upper, double[] lower) {

		/** Chance to cross at all. */
		public double total() {
			double sum = 0;
			for (int i = 0; i < upper.length; i++) {
				sum += upper[i] + lower[i];
			}
			return Math.min(1, sum);
		}
	}

	private Sequential() {
	}

	/**
	 * Bounds at looks.
	 *
	 * @param spending    how α is spent
	 * @param alpha       two-sided level of the whole study, between 0 and 1
	 * @param information fractions of the planned information at the looks, ascending, above 0; may pass 1
	 * @param last        whether the last look ends the study, so that it spends all that is left of α
	 */
	public static List<Boundary> boundaries(Spending spending, double alpha, double[] information, boolean last) {
		requireAlpha(alpha);
		requireAscending(information);
		List<Boundary> boundaries = new ArrayList<>();
		Path path = new Path(0);
		double before = 0;
		for (int k = 0; k < information.length; k++) {
			double spent = last && k == information.length - 1 ? alpha : 2 * spending.spent(information[k], alpha / 2);
			path.to(information[k]);
			double z = path.bound(spent - before);
			boundaries.add(new Boundary(information[k], spent, z, 2 * NORMAL.survivalProbability(z)));
			path.stay(z, nextStep(information, k));
			before = spent;
		}
		return List.copyOf(boundaries);
	}

	/**
	 * Bounds, decision and adjusted p-value after the looks that were taken. When α is spent at the information seen, the
	 * looks need not be planned, as long as the statistic did not choose their time.
	 *
	 * @param looks in order, at least one
	 * @param last  whether the study ends with the last look
	 */
	public static Monitoring monitor(Spending spending, double alpha, List<Look> looks, boolean last) {
		if (looks.isEmpty()) {
			throw new IllegalArgumentException("There is at least one look.");
		}
		double[] information = looks.stream().mapToDouble(Look::information).toArray();
		List<Boundary> boundaries = boundaries(spending, alpha, information, last);
		int stage = looks.size();
		boolean crossed = false;
		for (int k = 0; k < looks.size() && !crossed; k++) {
			if (Math.abs(looks.get(k).z) >= boundaries.get(k).z) {
				stage = k + 1;
				crossed = true;
			}
		}
		boolean over = last || information[information.length - 1] >= 1;
		Decision decision = crossed ? Decision.STOP_DIFFERENCE : over ? Decision.STOP_END : Decision.CONTINUE;
		OptionalDouble p = decision == Decision.CONTINUE ? OptionalDouble.empty()
				: OptionalDouble.of(stagewiseP(boundaries.subList(0, stage), looks.get(stage - 1).z));
		return new Monitoring(boundaries, decision, stage, p);
	}

	/** Chance without a difference to cross earlier, or to be at the last look at least as far out. */
	private static double stagewiseP(List<Boundary> boundaries, double z) {
		double[] information = boundaries.stream().mapToDouble(Boundary::information).toArray();
		Path path = new Path(0);
		double p = 0;
		for (int k = 0; k < information.length; k++) {
			path.to(information[k]);
			double bound = k == information.length - 1 ? Math.abs(z) : boundaries.get(k).z;
			p += path.above(bound) + path.below(bound);
			path.stay(bound, nextStep(information, k));
		}
		return Math.min(1, p);
	}

	/**
	 * Chances to cross the bounds when there is a difference.
	 *
	 * @param drift mean of the statistic at information 1: the difference over its standard error as planned
	 */
	public static Crossing crossing(List<Boundary> boundaries, double drift) {
		if (!Double.isFinite(drift)) {
			throw new IllegalArgumentException("A drift is finite, not " + drift + '.');
		}
		double[] information = boundaries.stream().mapToDouble(Boundary::information).toArray();
		requireAscending(information);
		double[] upper = new double[information.length];
		double[] lower = new double[information.length];
		Path path = new Path(drift);
		for (int k = 0; k < information.length; k++) {
			path.to(information[k]);
			double z = boundaries.get(k).z;
			upper[k] = path.above(z);
			lower[k] = path.below(z);
			path.stay(z, nextStep(information, k));
		}
		return new Crossing(upper, lower);
	}

	/**
	 * How many times more information a study with these looks needs than one with a single look at the end, for the same
	 * chance to show the same difference.
	 *
	 * @param boundaries up to the end of the study
	 * @param alpha      their two-sided level
	 * @param power      above α, below 1
	 */
	public static double inflation(List<Boundary> boundaries, double alpha, double power) {
		requireAlpha(alpha);
		if (!(power > alpha && power < 1)) {
			throw new IllegalArgumentException("A power lies between the level and 1, not at " + power + '.');
		}
		List<Boundary> single = List.of(new Boundary(1, alpha, NORMAL.inverseSurvivalProbability(alpha / 2), alpha));
		double ratio = drift(boundaries, power) / drift(single, power);
		double end = boundaries.getLast().information;
		return ratio * ratio * end;
	}

	/**
	 * The power of a study with looks that would have a given power with a single one: the drift that gives that power to a normal
	 * statistic, under the bounds of the looks.
	 *
	 * @param alpha       two-sided level; twice the level of a one-sided test
	 * @param information fractions of the planned information at the looks, the last of which ends the study
	 * @param single      power without looks, above 0
	 * @param above       whether only the upper bound counts
	 */
	public static double power(Spending spending, double alpha, double[] information, double single, boolean above) {
		if (!(single > 0 && single <= 1)) {
			throw new IllegalArgumentException("A power lies above 0, at most at 1, not at " + single + '.');
		}
		double drift = NORMAL.inverseSurvivalProbability(alpha / 2) + NORMAL.inverseCumulativeProbability(Math.min(single, 1 - 1e-15));
		Crossing crossing = crossing(boundaries(spending, alpha, information, true), drift);
		return above ? Math.min(1, Arrays.stream(crossing.upper()).sum()) : crossing.total();
	}

	private static double drift(List<Boundary> boundaries, double power) {
		double low = 0;
		double high = 1;
		while (crossing(boundaries, high).total() < power) {
			high *= 2;
		}
		for (int i = 0; i < 60 && high - low > 1e-12 * high; i++) {
			double middle = (low + high) / 2;
			if (crossing(boundaries, middle).total() < power) {
				low = middle;
			} else {
				high = middle;
			}
		}
		return high;
	}

	/**
	 * The information when raters finish one after another, each with about as many votes: the share who are done.
	 *
	 * @param done    raters whose votes are all in
	 * @param planned raters in all
	 */
	public static double fractionByRaters(int done, int planned) {
		if (done < 0 || planned < 1) {
			throw new IllegalArgumentException("Raters are counted from 0 and planned from 1, got " + done + " of " + planned + '.');
		}
		return (double) done / planned;
	}

	/**
	 * The information when raters are under way together: effective votes so far over those planned, both with the
	 * intra-class correlation of the plan, so that outcomes do not move it.
	 *
	 * @param votesByRater votes of each rater so far, above 0, at least one
	 * @param planned      the plan
	 */
	public static double fractionByVotes(double[] votesByRater, Power.Design planned) {
		double votes = 0;
		double squares = 0;
		for (double n : votesByRater) {
			if (!(n > 0) || Double.isInfinite(n)) {
				throw new IllegalArgumentException("A rater who voted has more than 0 votes, not " + n + '.');
			}
			votes += n;
			squares += n * n;
		}
		if (votes == 0) {
			throw new IllegalArgumentException("There is at least one rater.");
		}
		return votes / (1 + (squares / votes - 1) * planned.icc()) / planned.effectiveVotes();
	}

	/**
	 * The statistic of a clustered win rate against one half: the z of the same two-sided p-value as
	 * {@link RateEstimate#test} has.
	 */
	public static double z(RateEstimate estimate) {
		double p = estimate.test(0.5);
		double z = p < NOTHING ? UNCROSSED : NORMAL.inverseSurvivalProbability(p / 2);
		return estimate.rate() < 0.5 ? -z : z;
	}

	private static boolean whole(double fraction) {
		if (!(fraction > 0)) {
			throw new IllegalArgumentException("A fraction of the information lies above 0, not at " + fraction + '.');
		}
		return fraction >= 1;
	}

	private static void requireAlpha(double alpha) {
		if (!(alpha > 0 && alpha < 1)) {
			throw new IllegalArgumentException("The level lies between 0 and 1, not at " + alpha + '.');
		}
	}

	private static void requireAscending(double[] information) {
		double before = 0;
		for (double t : information) {
			if (!(t - before >= CLOSEST) || Double.isInfinite(t)) {
				throw new IllegalArgumentException("Looks come at ascending fractions of the information, at least " + CLOSEST
						+ " apart; " + t + " follows " + before + '.');
			}
			before = t;
		}
		if (information.length == 0) {
			throw new IllegalArgumentException("There is at least one look.");
		}
	}

	/** The information gained until the next look; without one, as much as the last. */
	private static double nextStep(double[] information, int k) {
		if (k + 1 < information.length) {
			return information[k + 1] - information[k];
		}
		return k == 0 ? information[0] : information[k] - information[k - 1];
	}

	/**
	 * The score process W(t) = z·√t of a study that still goes on: normal increments of variance Δt and mean drift·Δt. The
	 * density of W at the last look is kept at points fine enough for the increments before and after it.
	 */
	private static final class Path {

		private final double drift;
		private double time;
		private double step;
		/** Points of the last look with weight times density; a single point 0 at the start. */
		private double[] points = { 0 };
		private double[] mass = { 1 };

		private Path(double drift) {
			this.drift = drift;
		}

		/** Goes on to a look. */
		private void to(double information) {
			step = information - time;
			time = information;
		}

		/** Chance to come there and be above. */
		private double above(double z) {
			double bound = z * Math.sqrt(time);
			double root = Math.sqrt(step);
			double sum = 0;
			for (int i = 0; i < points.length; i++) {
				sum += mass[i] * NORMAL.survivalProbability((bound - points[i] - drift * step) / root);
			}
			return sum;
		}

		/** Chance to come there and be below the negative bound. */
		private double below(double z) {
			double bound = -z * Math.sqrt(time);
			double root = Math.sqrt(step);
			double sum = 0;
			for (int i = 0; i < points.length; i++) {
				sum += mass[i] * NORMAL.cumulativeProbability((bound - points[i] - drift * step) / root);
			}
			return sum;
		}

		/** The bound that is crossed with that chance, without drift and both sides together. */
		private double bound(double chance) {
			if (chance < NOTHING || 2 * above(UNCROSSED) >= chance) {
				return UNCROSSED;
			}
			double low = 0;
			double high = UNCROSSED;
			for (int i = 0; i < 100 && high - low > 1e-14 * high; i++) {
				double middle = (low + high) / 2;
				if (2 * above(middle) > chance) {
					low = middle;
				} else {
					high = middle;
				}
			}
			return (low + high) / 2;
		}

		/** Follows only paths within the bound from here on. */
		private void stay(double z, double next) {
			double root = Math.sqrt(step);
			double centre = drift * time;
			double far = FARTHEST * Math.sqrt(time);
			double from = Math.max(-z * Math.sqrt(time), centre - far);
			double to = Math.min(z * Math.sqrt(time), centre + far);
			if (!(from < to)) {
				points = new double[0];
				mass = new double[0];
				return;
			}
			double smallest = Math.sqrt(Math.min(step, next));
			int panels = (int) Math.ceil((to - from) / (2 * smallest)) + 1;
			double half = (to - from) / panels / 2;
			double[] newPoints = new double[panels * GaussLegendre.POINTS];
			double[] newMass = new double[newPoints.length];
			int first = 0;
			for (int p = 0; p < panels; p++) {
				double middle = from + (2 * p + 1) * half;
				for (int i = 0; i < GaussLegendre.POINTS; i++) {
					int at = p * GaussLegendre.POINTS + i;
					double x = middle + half * GaussLegendre.node(i);
					double mean = x - drift * step;
					while (first < points.length && points[first] < mean - REACH * root) {
						first++;
					}
					double density = 0;
					for (int j = first; j < points.length && points[j] <= mean + REACH * root; j++) {
						double d = (mean - points[j]) / root;
						density += mass[j] * Math.exp(-d * d / 2);
					}
					newPoints[at] = x;
					newMass[at] = half * GaussLegendre.weight(i) * density / (root * Math.sqrt(2 * Math.PI));
				}
			}
			points = newPoints;
			mass = newMass;
		}
	}
}
