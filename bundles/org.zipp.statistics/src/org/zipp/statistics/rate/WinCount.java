package org.zipp.statistics.rate;

import java.util.Optional;
import java.util.OptionalDouble;

import org.zipp.statistics.Interval;

/**
 * Outcomes of one side against another.
 *
 * @param wins   comparisons won
 * @param losses comparisons lost
 * @param ties   comparisons without a preference
 */
public record WinCount(long wins, long losses, long ties) {

	/**
	 * The model of Davidson (1970), JASA 65, for one pair: P(win) ∝ π, P(loss) ∝ 1 − π, P(tie) ∝ ν√(π(1 − π)).
	 *
	 * @param preference    π̂ = wins / (wins + losses)
	 * @param standardError of π̂ by the delta method: logit π̂ = ln wins − ln losses has variance 1/wins + 1/losses, so
	 *                      that π̂ has π̂(1 − π̂) / (wins + losses), whatever the number of ties
	 * @param nu            ν̂ = ties / √(wins · losses); equally good sides tie with probability ν / (2 + ν)
	 * @param decided       wins + losses
	 */
	public record Davidson(double preference, double standardError, double nu, long decided) {

		/** Interval for π: symmetric on the logit scale, hence within (0, 1). */
		public Interval interval(double level) {
			double logit = Math.log(preference) - Math.log1p(-preference);
			double half = Proportions.normalQuantile(level) * standardError / (preference * (1 - preference));
			return new Interval(Proportions.logistic(logit - half), Proportions.logistic(logit + half), level);
		}

		/** Probability of a tie between equally good sides, 0 to below 1. */
		public double tieBetweenEquals() {
			return nu / (2 + nu);
		}
	}

	public WinCount {
		if (wins < 0 || losses < 0 || ties < 0) {
			throw new IllegalArgumentException("Counts cannot be negative: " + wins + ", " + losses + ", " + ties + '.');
		}
	}

	/** Comparisons that count: for the preference of {@link Ties#DAVIDSON} those that were decided. */
	public long n(Ties ties) {
		return ties == Ties.HALF ? wins + losses + this.ties : wins + losses;
	}

	/** Wins, with half of the ties where they count half. */
	public double score(Ties ties) {
		return ties == Ties.HALF ? wins + this.ties / 2.0 : wins;
	}

	/** Share of wins, 0 to 1; empty when nothing counts. */
	public OptionalDouble winRate(Ties ties) {
		long n = n(ties);
		return n == 0 ? OptionalDouble.empty() : OptionalDouble.of(score(ties) / n);
	}

	/** Davidson's model of this pair; empty without a win or without a loss, when ν and the error of π have no bound. */
	public Optional<Davidson> davidson() {
		if (wins == 0 || losses == 0) {
			return Optional.empty();
		}
		double decided = (double) wins + losses;
		double preference = wins / decided;
		return Optional.of(new Davidson(preference, Math.sqrt(preference * (1 - preference) / decided),
				ties / Math.sqrt((double) wins * losses), wins + losses));
	}

	/**
	 * Variance of one outcome that scores 1, ½ or 0, from the observed shares: (wins + ties/4)/n − rate². At most
	 * p(1 − p), less by a quarter of the share of ties. Empty when nothing counts.
	 */
	public OptionalDouble outcomeVariance(Ties ties) {
		long n = n(ties);
		if (n == 0) {
			return OptionalDouble.empty();
		}
		double t = ties == Ties.HALF ? this.ties : 0;
		double p = score(ties) / n;
		// The form without a difference: deviations of wins, ties and losses from the mean.
		double sum = wins * (1 - p) * (1 - p) + t * (0.5 - p) * (0.5 - p) + losses * p * p;
		return OptionalDouble.of(sum / n);
	}
}
