package org.zipp.statistics.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.zipp.statistics.Interval;
import org.zipp.statistics.MultipleTests;
import org.zipp.statistics.rate.Proportions;

/**
 * Checks win rates, p-values and intervals that someone published, from what was printed alone. A rate that was rounded
 * stands for every count of wins that rounds to it (the reasoning of GRIM: Brown and Heathers 2017, Social Psychological
 * and Personality Science 8); what is claimed is held against each of these counts.
 */
public final class PublishedCheck {

	private static final int MOST_COMPARISONS = 10_000_000;
	private static final int MOST_COUNTS = 200_000;
	private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
	/** Slack for the decimals of a printed number that a double cannot hold. */
	private static final double SLACK = 1e-9;
	private static final double LEVEL = 0.95;

	/**
	 * A number as it was printed.
	 *
	 * @param value    the number
	 * @param decimals digits after the point, of {@code value}: 79 % is 0.79 with 2
	 */
	public record Printed(double value, int decimals) {
		public Printed {
			if (!Double.isFinite(value) || decimals < 0 || decimals > 15) {
				throw new IllegalArgumentException("A printed number is finite with 0 to 15 decimals, got " + value + " with " + decimals + '.');
			}
		}

		/** Whether a number rounds to it, halves either way. */
		public boolean matches(double exact) {
			double unit = Math.pow(10, -decimals);
			return Math.abs(exact - value) <= unit * (0.5 + SLACK) + Math.abs(value) * 1e-15;
		}
	}

	/** How a p-value is bounded. */
	public enum Comparator {
		/** p &lt; value. */
		BELOW("<"),
		/** p ≤ value. */
		AT_MOST("\u2264"),
		/** p = value, rounded. */
		EQUAL("="),
		/** p &gt; value. */
		ABOVE(">"),
		/** p ≥ value. */
		AT_LEAST("\u2265");

		private final String sign;

		Comparator(String sign) {
			this.sign = sign;
		}

		/** As it is printed. */
		public String sign() {
			return sign;
		}
	}

	/**
	 * A claimed p-value.
	 *
	 * @param comparator how it is bounded
	 * @param p          the number printed, 0 to 1
	 * @param oneSided   whether it is said to be one-sided, for wins above one half
	 */
	public record ClaimedP(Comparator comparator, Printed p, boolean oneSided) {
		public ClaimedP {
			if (!(p.value >= 0 && p.value <= 1)) {
				throw new IllegalArgumentException("A p-value lies between 0 and 1, not at " + p.value + '.');
			}
		}

		/** Whether a p-value is as claimed. */
		public boolean holds(double exact) {
			return switch (comparator) {
			case BELOW -> exact < p.value;
			case AT_MOST -> exact <= p.value;
			case EQUAL -> p.matches(exact);
			case ABOVE -> exact > p.value;
			case AT_LEAST -> exact >= p.value;
			};
		}

		@Override
		public String toString() {
			return "p " + comparator.sign + ' ' + plain(p.value, p.decimals);
		}
	}

	/** A claimed interval for the win rate, in shares of 0 to 1. */
	public record ClaimedInterval(Printed low, Printed high, double level) {
		public ClaimedInterval {
			if (!(low.value <= high.value) || !(level > 0 && level < 1)) {
				throw new IllegalArgumentException("An interval needs low <= high and a level between 0 and 1.");
			}
		}

		/** Whether an interval rounds to it. */
		public boolean matches(Interval interval) {
			return low.matches(interval.low()) && high.matches(interval.high());
		}
	}

	/**
	 * A row of a published table.
	 *
	 * @param name     what is compared
	 * @param n        comparisons, ties among them, at least 1
	 * @param wins     wins, ties not among them; when not printed the rate says what they can be
	 * @param rate     share of wins as printed, 0 to 1
	 * @param ties     ties; 0 when none are told of
	 * @param p        claimed p-value
	 * @param interval claimed interval
	 * @param raters   how many people voted, for what clustering may do to the claim
	 */
	public record Claim(String name, long n, OptionalLong wins, Optional<Printed> rate, long ties, Optional<ClaimedP> p,
			Optional<ClaimedInterval> interval, OptionalInt raters) {
		public Claim {
			if (n < 1 || n > MOST_COMPARISONS) {
				throw new IllegalArgumentException("The number of comparisons lies between 1 and " + MOST_COMPARISONS + ", not at " + n + '.');
			}
			if (wins.isEmpty() && rate.isEmpty()) {
				throw new IllegalArgumentException("Wins or a rate must be given.");
			}
			if (ties < 0 || ties > n) {
				throw new IllegalArgumentException("Ties lie between 0 and the number of comparisons, " + n + ", not at " + ties + '.');
			}
			if (wins.isPresent() && (wins.getAsLong() < 0 || wins.getAsLong() > n - ties)) {
				throw new IllegalArgumentException("Wins lie between 0 and " + (n - ties) + ", not at " + wins.getAsLong() + '.');
			}
			if (rate.isPresent() && !(rate.get().value >= 0 && rate.get().value <= 1)) {
				throw new IllegalArgumentException("A rate lies between 0 and 1, not at " + rate.get().value + '.');
			}
			if (raters.isPresent() && (raters.getAsInt() < 1 || raters.getAsInt() > n)) {
				throw new IllegalArgumentException("Raters lie between 1 and the number of comparisons, " + n + ", not at " + raters.getAsInt() + '.');
			}
		}

		/** A rate that was printed in whole per cent. */
		public static Claim ofPercent(String name, int percent, long n, Optional<ClaimedP> p) {
			return new Claim(name, n, OptionalLong.empty(), Optional.of(new Printed(percent / 100.0, 2)), 0, p, Optional.empty(),
					OptionalInt.empty());
		}

		/** A count. */
		public static Claim ofWins(String name, long wins, long n, Optional<ClaimedP> p) {
			return new Claim(name, n, OptionalLong.of(wins), Optional.empty(), 0, p, Optional.empty(), OptionalInt.empty());
		}
	}

	/** What became of a row. */
	public enum Verdict {
		/** What is claimed follows from the counts. */
		CONSISTENT,
		/** The p-value follows only from a test of one side, which was not said. */
		CONSISTENT_ONLY_ONE_SIDED,
		/** The p-value follows only from a normal approximation, not from the exact test. */
		CONSISTENT_ONLY_APPROXIMATE,
		/** The rate was rounded so that the claim holds for some of the counts it stands for and fails for others. */
		UNDECIDED,
		/** What is claimed follows from no count and no test tried. */
		NOT_REPRODUCED,
		/** No count gives the rate that is printed. */
		IMPOSSIBLE;

		/** Whether a reader should look again. */
		public boolean flagged() {
			return this != CONSISTENT;
		}
	}

	/** A way to a p-value or an interval. */
	public enum Method {
		EXACT("exact two-sided test"), EXACT_ONE_SIDED("exact one-sided test"), SCORE("normal approximation"),
		SCORE_ONE_SIDED("one-sided normal approximation"), CORRECTED("normal approximation with continuity correction"),
		WALD("Wald interval"), WILSON("Wilson interval"), AGRESTI_COULL("Agresti\u2013Coull interval"),
		CLOPPER_PEARSON("Clopper\u2013Pearson interval");

		private final String label;

		Method(String label) {
			this.label = label;
		}

		/** As a sentence names it. */
		public String label() {
			return label;
		}
	}

	/**
	 * What clustering by rater may do to a claim of a difference, at the nearest count.
	 *
	 * @param level        of the claim; 0.05 when it names none
	 * @param designEffect above this the cluster-robust t test would not reach the level; below 1 when not even
	 *                     independent votes would
	 * @param icc          the intra-class correlation that makes this design effect when all raters voted equally often;
	 *                     empty when raters are not told of, had one vote each, or no correlation up to 1 does
	 */
	public record ClusterLimit(double level, double designEffect, OptionalDouble icc) {
	}

	/**
	 * A row checked. All p-values are of the exact test without ties; p-values, intervals and limits are of the nearest
	 * count unless they are said to be a range.
	 *
	 * @param claim          the row
	 * @param verdict        what became of it
	 * @param sentence       the same in words
	 * @param wins           smallest and largest number of wins the row stands for; empty when there is none
	 * @param possible       how many numbers of wins it stands for
	 * @param nearest        the number of wins whose rate is nearest to the one printed
	 * @param p              two-sided p-value
	 * @param pRange         smallest and largest two-sided p-value of the possible counts
	 * @param pOneSided      p-value for wins above one half
	 * @param wilson         interval of Wilson at 95 % or the level claimed; of decided comparisons
	 * @param clopperPearson exact interval likewise
	 * @param holm           p-value adjusted for all rows of the table, smallest and largest by what the rates stand for
	 * @param matching       ways that lead to what is claimed
	 * @param clusters       what clustering may do
	 */
	public record Finding(Claim claim, Verdict verdict, String sentence, Optional<Bounds> wins, long possible, OptionalLong nearest,
			OptionalDouble p, Optional<Interval> pRange, OptionalDouble pOneSided, Optional<Interval> wilson,
			Optional<Interval> clopperPearson, Optional<Interval> holm, Set<Method> matching, Optional<ClusterLimit> clusters) {
		public Finding {
			matching = Set.copyOf(matching);
		}
	}

	/** Smallest and largest of whole numbers. */
	public record Bounds(long low, long high) {
	}

	private PublishedCheck() {
	}

	/** Checks the rows of one table; p-values are adjusted for all rows together. */
	public static List<Finding> check(List<Claim> claims) {
		List<Finding> findings = claims.stream().map(PublishedCheck::check).toList();
		List<Finding> tested = findings.stream().filter(f -> f.p.isPresent()).toList();
		double[] low = MultipleTests.holm(tested.stream().mapToDouble(f -> f.pRange.orElseThrow().low()).toArray());
		double[] high = MultipleTests.holm(tested.stream().mapToDouble(f -> f.pRange.orElseThrow().high()).toArray());
		List<Finding> result = new ArrayList<>();
		int at = 0;
		for (Finding f : findings) {
			Optional<Interval> holm = Optional.empty();
			if (f.p.isPresent()) {
				holm = Optional.of(new Interval(low[at], high[at], 1));
				at++;
			}
			result.add(new Finding(f.claim, f.verdict, f.sentence, f.wins, f.possible, f.nearest, f.p, f.pRange, f.pOneSided, f.wilson,
					f.clopperPearson, holm, f.matching, f.clusters));
		}
		return List.copyOf(result);
	}

	private static Finding check(Claim claim) {
		return new Row(claim).finding();
	}

	/** One row on its way to a finding. */
	private static final class Row {

		private final Claim claim;
		private final long decided;
		private final double level;
		private final long[] wins;

		private Row(Claim claim) {
			this.claim = claim;
			decided = claim.n - claim.ties;
			level = claim.interval.map(ClaimedInterval::level).orElse(LEVEL);
			wins = possibleWins();
		}

		private Finding finding() {
			Set<Method> matching = EnumSet.noneOf(Method.class);
			if (wins.length == 0) {
				return new Finding(claim, Verdict.IMPOSSIBLE, impossible(), Optional.empty(), 0, OptionalLong.empty(), OptionalDouble.empty(),
						Optional.empty(), OptionalDouble.empty(), Optional.empty(), Optional.empty(), Optional.empty(), matching,
						Optional.empty());
			}
			long nearest = nearest();
			double p = exact(nearest);
			// The p-value falls as wins move away from one half of the decided comparisons.
			long near = nearestTo(decided / 2.0);
			long far = Math.abs(wins[0] - decided / 2.0) > Math.abs(wins[wins.length - 1] - decided / 2.0) ? wins[0] : wins[wins.length - 1];
			Interval range = new Interval(Math.min(exact(far), exact(near)), exact(near), 1);
			Optional<ClusterLimit> limit = clusterLimit(nearest);
			StringBuilder words = new StringBuilder();
			Verdict verdict = judge(nearest, matching, words);
			limit.filter(l -> claim.p.isPresent() && (verdict == Verdict.CONSISTENT || verdict == Verdict.UNDECIDED)
					&& l.designEffect >= 1).ifPresent(l -> words.append(clusterWords(l)));
			return new Finding(claim, verdict, words.toString(), Optional.of(new Bounds(wins[0], wins[wins.length - 1])), wins.length,
					OptionalLong.of(nearest), OptionalDouble.of(p), Optional.of(range), OptionalDouble.of(oneSided(nearest)),
					decided == 0 ? Optional.empty() : Optional.of(Proportions.wilson(nearest, decided, level)),
					decided == 0 ? Optional.empty() : Optional.of(Proportions.clopperPearson(nearest, decided, level)), Optional.empty(), matching, limit);
		}

		/** Compares what is claimed with what the counts give, and says it. */
		private Verdict judge(long nearest, Set<Method> matching, StringBuilder words) {
			long[] left = wins;
			if (claim.interval.isPresent()) {
				ClaimedInterval claimed = claim.interval.get();
				left = where(left, w -> !intervals(w).isEmpty());
				if (left.length == 0) {
					Interval wilson = Proportions.wilson(nearest, Math.max(1, decided), level);
					words.append(subject()).append(": no method tried gives the interval ").append(shown(claimed.low)).append(" to ")
							.append(shown(claimed.high)).append("; Wilson\u2019s is ").append(percent(wilson.low(), 3)).append(" to ")
							.append(percent(wilson.high(), 3)).append('.');
					return Verdict.NOT_REPRODUCED;
				}
				for (long w : left) {
					matching.addAll(intervals(w));
				}
			}
			if (claim.p.isEmpty()) {
				words.append(subject()).append(claim.interval.isEmpty() ? " is possible; " : ": the interval is reproduced ("
						+ matching.stream().sorted().map(Method::label).collect(Collectors.joining(", ")) + "); ").append(exactWords(nearest))
						.append('.');
				return Verdict.CONSISTENT;
			}
			ClaimedP claimed = claim.p.get();
			Method first = claimed.oneSided ? Method.EXACT_ONE_SIDED : Method.EXACT;
			long[] holding = where(left, w -> claimed.holds(p(first, w)));
			if (holding.length == left.length || claimed.comparator == Comparator.EQUAL && holding.length > 0) {
				matching.add(first);
				words.append(subject()).append(": ").append(claimed).append(" holds by the ").append(first.label).append(" (")
						.append(range(first, holding)).append(").");
				return Verdict.CONSISTENT;
			}
			if (holding.length > 0) {
				matching.add(first);
				boolean here = claimed.holds(p(first, nearest));
				long[] failing = where(left, w -> !claimed.holds(p(first, w)));
				words.append(subject()).append(". At ").append(nearest).append(", the nearest count, the ").append(first.label)
						.append(" gives ").append(equal(p(first, nearest))).append(", so ").append(claimed)
						.append(here ? " holds; it fails for " : " does not hold" + (claimed.oneSided ? "" : " two-sided") + "; it holds only for ")
						.append(list(here ? failing : holding)).append(" (").append(range(first, here ? failing : holding)).append(").");
				return Verdict.UNDECIDED;
			}
			words.append(subject()).append(": the ").append(first.label).append(" gives ").append(range(first, left)).append(", not ")
					.append(claimed).append("; ");
			List<Method> approximate = claimed.oneSided ? List.of(Method.SCORE_ONE_SIDED) : List.of(Method.SCORE, Method.CORRECTED);
			if (found(approximate, left, claimed, matching, words)) {
				return Verdict.CONSISTENT_ONLY_APPROXIMATE;
			}
			if (!claimed.oneSided && found(List.of(Method.EXACT_ONE_SIDED, Method.SCORE_ONE_SIDED), left, claimed, matching, words)) {
				return Verdict.CONSISTENT_ONLY_ONE_SIDED;
			}
			words.append("no test tried gives it.");
			return Verdict.NOT_REPRODUCED;
		}

		/** Whether one of the methods leads to the claim for some count; says which. */
		private boolean found(List<Method> methods, long[] left, ClaimedP claimed, Set<Method> matching, StringBuilder words) {
			for (Method method : methods) {
				long[] holding = where(left, w -> claimed.holds(p(method, w)));
				if (holding.length > 0) {
					if (matching.stream().noneMatch(methods::contains)) {
						words.append("only the ").append(method.label).append(holding.length < left.length ? ", for " + list(holding) + " wins," : "")
								.append(" gives it (").append(range(method, holding)).append(").");
					}
					matching.add(method);
				}
			}
			return matching.stream().anyMatch(methods::contains);
		}

		/** All numbers of wins whose rate rounds to the one printed: ties half, left out, or as no wins. */
		private long[] possibleWins() {
			if (claim.wins.isPresent()) {
				long w = claim.wins.getAsLong();
				boolean fits = claim.rate.isEmpty() || rates(w).anyMatch(claim.rate.get()::matches);
				return fits ? new long[] { w } : new long[0];
			}
			Printed rate = claim.rate.orElseThrow();
			TreeSet<Long> found = new TreeSet<>();
			double unit = Math.pow(10, -rate.decimals);
			if (unit * claim.n > MOST_COUNTS) {
				throw new IllegalArgumentException("The rate " + plain(rate.value, rate.decimals) + " of " + claim.n
						+ " stands for too many counts; it needs more decimals.");
			}
			double half = claim.ties / 2.0;
			collect(found, rate, (rate.value - unit) * claim.n - half, (rate.value + unit) * claim.n - half, w -> (w + half) / claim.n);
			if (claim.ties > 0) {
				collect(found, rate, (rate.value - unit) * claim.n, (rate.value + unit) * claim.n, w -> w / claim.n);
				if (decided > 0) {
					collect(found, rate, (rate.value - unit) * decided, (rate.value + unit) * decided, w -> w / decided);
				}
			}
			return found.stream().mapToLong(Long::longValue).toArray();
		}

		private void collect(Set<Long> found, Printed rate, double from, double to, DoubleUnaryOperator reading) {
			for (long w = (long) Math.max(0, Math.floor(from)); w <= Math.min(decided, Math.ceil(to)); w++) {
				if (rate.matches(reading.applyAsDouble(w))) {
					found.add(w);
				}
			}
		}

		private DoubleStream rates(double w) {
			double half = (w + claim.ties / 2.0) / claim.n;
			return claim.ties == 0 ? DoubleStream.of(half)
					: decided == 0 ? DoubleStream.of(half, w / claim.n)
							: DoubleStream.of(half, w / claim.n, w / decided);
		}

		private long nearest() {
			if (claim.rate.isEmpty()) {
				return wins[0];
			}
			double rate = claim.rate.get().value;
			long best = wins[0];
			double least = Double.POSITIVE_INFINITY;
			for (long w : wins) {
				double distance = rates(w).map(r -> Math.abs(r - rate)).min().orElseThrow();
				// Of two counts as near, the one nearer to one half claims less.
				if (distance < least - 1e-12 || distance < least + 1e-12 && Math.abs(w - decided / 2.0) < Math.abs(best - decided / 2.0)) {
					best = w;
					least = Math.min(least, distance);
				}
			}
			return best;
		}

		private long nearestTo(double centre) {
			long best = wins[0];
			for (long w : wins) {
				if (Math.abs(w - centre) < Math.abs(best - centre)) {
					best = w;
				}
			}
			return best;
		}

		private double exact(long w) {
			return Proportions.binomialTest(w, decided, 0.5);
		}

		/** In the direction seen. */
		private double oneSided(long w) {
			if (decided == 0) {
				return 1;
			}
			BinomialDistribution binomial = BinomialDistribution.of((int) decided, 0.5);
			return binomial.cumulativeProbability((int) Math.min(w, decided - w));
		}

		private double p(Method method, long w) {
			double distance = Math.abs(w - decided / 2.0);
			double error = Math.sqrt(decided) / 2;
			return switch (method) {
			case EXACT -> exact(w);
			case EXACT_ONE_SIDED -> oneSided(w);
			case SCORE -> decided == 0 ? 1 : 2 * NORMAL.survivalProbability(distance / error);
			case SCORE_ONE_SIDED -> decided == 0 ? 1 : NORMAL.survivalProbability(distance / error);
			case CORRECTED -> decided == 0 ? 1 : 2 * NORMAL.survivalProbability(Math.max(0, distance - 0.5) / error);
			case WALD, WILSON, AGRESTI_COULL, CLOPPER_PEARSON -> throw new IllegalArgumentException(method.label + " gives no p-value.");
			};
		}

		/** The ways that lead from a count to the claimed interval; of decided comparisons, or of all with ties half. */
		private Set<Method> intervals(long w) {
			ClaimedInterval claimed = claim.interval.orElseThrow();
			Set<Method> ways = EnumSet.noneOf(Method.class);
			if (decided > 0) {
				intervals(claimed, w, decided, ways);
				if (claimed.matches(Proportions.clopperPearson(w, decided, claimed.level))) {
					ways.add(Method.CLOPPER_PEARSON);
				}
			}
			if (claim.ties > 0) {
				intervals(claimed, w + claim.ties / 2.0, claim.n, ways);
			}
			return ways;
		}

		private static void intervals(ClaimedInterval claimed, double score, double n, Set<Method> ways) {
			double z = Proportions.normalQuantile(claimed.level);
			Interval wald = around(score / n, z * Math.sqrt(score / n * (1 - score / n) / n), claimed.level);
			double more = n + z * z;
			double centre = (score + z * z / 2) / more;
			Interval agresti = around(centre, z * Math.sqrt(centre * (1 - centre) / more), claimed.level);
			if (claimed.matches(wald) || claimed.matches(wald.clamp(0, 1))) {
				ways.add(Method.WALD);
			}
			if (claimed.matches(agresti) || claimed.matches(agresti.clamp(0, 1))) {
				ways.add(Method.AGRESTI_COULL);
			}
			if (claimed.matches(Proportions.wilson(score, n, claimed.level))) {
				ways.add(Method.WILSON);
			}
		}

		private static Interval around(double centre, double half, double level) {
			return new Interval(centre - half, centre + half, level);
		}

		private Optional<ClusterLimit> clusterLimit(long w) {
			boolean difference = claim.p.isEmpty() || claim.p.get().comparator != Comparator.ABOVE && claim.p.get().comparator != Comparator.AT_LEAST;
			double score = w + claim.ties / 2.0;
			double rate = score / claim.n;
			double variance = rate * (1 - rate) - claim.ties / 4.0 / claim.n;
			if (!difference || !(variance > 1e-12) || claim.raters.isPresent() && claim.raters.getAsInt() < 2) {
				return Optional.empty();
			}
			double wanted = claim.p.filter(p -> p.comparator != Comparator.EQUAL && p.p.value > 0 && p.p.value < 0.5).map(p -> p.p.value)
					.orElse(0.05);
			double tail = claim.p.isPresent() && claim.p.get().oneSided ? wanted : wanted / 2;
			double critical = claim.raters.isPresent() ? TDistribution.of(claim.raters.getAsInt() - 1.0).inverseSurvivalProbability(tail)
					: NORMAL.inverseSurvivalProbability(tail);
			double limit = (rate - 0.5) * (rate - 0.5) * claim.n / variance / (critical * critical);
			OptionalDouble icc = OptionalDouble.empty();
			if (claim.raters.isPresent() && limit >= 1) {
				double size = (double) claim.n / claim.raters.getAsInt();
				if (size > 1 && (limit - 1) / (size - 1) <= 1) {
					icc = OptionalDouble.of((limit - 1) / (size - 1));
				}
			}
			return Optional.of(new ClusterLimit(wanted, limit, icc));
		}

		private String clusterWords(ClusterLimit limit) {
			String raters = claim.raters.isPresent() ? " With votes of " + claim.raters.getAsInt() + " raters p < " : " With votes of few raters p < ";
			return raters + trimmed(limit.level) + " holds only while the design effect is below " + String.format(Locale.ROOT, "%.2f", limit.designEffect)
					+ (limit.icc.isPresent() ? String.format(Locale.ROOT, " (intra-class correlation below %.3f)", limit.icc.getAsDouble()) : "")
					+ '.';
		}

		private String impossible() {
			if (claim.wins.isPresent()) {
				long w = claim.wins.getAsLong();
				return w + " of " + claim.n + " is " + percent(rates(w).findFirst().orElseThrow(), Math.max(4, claim.rate.orElseThrow().decimals)) + ", not " + shown(claim.rate.orElseThrow()) + '.';
			}
			Printed rate = claim.rate.orElseThrow();
			long below = (long) Math.clamp(Math.floor(rate.value * claim.n - claim.ties / 2.0), 0, decided);
			long above = Math.min(decided, below + 1);
			return "No number of wins of " + claim.n + " gives " + shown(rate) + ": " + below + " would be "
					+ percent(rates(below).findFirst().orElseThrow(), rate.decimals + 1) + (above == below ? "" : ", " + above + " would be "
							+ percent(rates(above).findFirst().orElseThrow(), rate.decimals + 1)) + '.';
		}

		/** What is checked: {@code 145 of 250}, or a rate and the counts it stands for. */
		private String subject() {
			String ties = claim.ties == 0 ? "" : " with " + claim.ties + (claim.ties == 1 ? " tie" : " ties");
			if (claim.wins.isPresent()) {
				return wins[0] + " of " + claim.n + ties;
			}
			return shown(claim.rate.orElseThrow()) + " of " + claim.n + ties + " stands for " + list(wins) + " wins";
		}

		private String exactWords(long w) {
			return "the exact two-sided test gives " + equal(exact(w)) + (wins.length > 1 ? " at " + w : "");
		}

		private String range(Method method, long[] counts) {
			double low = 1;
			double high = 0;
			for (long w : counts) {
				low = Math.min(low, p(method, w));
				high = Math.max(high, p(method, w));
			}
			String from = equal(low);
			String to = equal(high);
			return from.equals(to) ? from : "p from " + from.substring(2).replace("= ", "") + " to " + to.substring(2).replace("= ", "");
		}

		private static String list(long[] counts) {
			return switch (counts.length) {
			case 1 -> Long.toString(counts[0]);
			case 2 -> counts[0] + " or " + counts[1];
			default -> counts[0] + " to " + counts[counts.length - 1];
			};
		}
	}

	private static long[] where(long[] counts, LongPredicate test) {
		return LongStream.of(counts).filter(test).toArray();
	}

	private static String equal(double p) {
		return p < 1e-4 ? "p < 0.0001" : "p = " + String.format(Locale.ROOT, p < 0.1 ? "%.4f" : "%.3f", p);
	}

	private static String shown(Printed share) {
		return percent(share.value, share.decimals);
	}

	/** A share in per cent with as many digits as it has decimals. */
	private static String percent(double share, int decimals) {
		return plain(100 * share, Math.max(0, decimals - 2)) + '%';
	}

	private static String plain(double value, int decimals) {
		return String.format(Locale.ROOT, "%." + decimals + "f", value);
	}

	private static String trimmed(double value) {
		return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
	}
}
