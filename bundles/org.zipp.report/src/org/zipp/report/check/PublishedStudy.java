package org.zipp.report.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

import org.zipp.statistics.check.PublishedCheck;
import org.zipp.statistics.check.PublishedCheck.Claim;
import org.zipp.statistics.check.PublishedCheck.ClaimedP;
import org.zipp.statistics.check.PublishedCheck.Comparator;
import org.zipp.statistics.check.PublishedCheck.Printed;

/** Win rates of the human study of the ZIPP paper (arXiv 2606.08841). */
public final class PublishedStudy {

	/** A method of the paper and how a condition of that name is known. */
	private record Method(String name, Predicate<String> known) {
	}

	/**
	 * A published comparison.
	 *
	 * @param rate win rate of {@code first}, as printed
	 * @param n    comparisons
	 */
	public record Comparison(Method first, Method second, double rate, long n) {

		/** For example {@code ZIPP 0-shot against no persona}. */
		public String name() {
			return first.name + " against " + second.name;
		}

		/**
		 * Whether two conditions are the two methods.
		 *
		 * @return true when in this order, false when in the other, empty when they are not
		 */
		public Optional<Boolean> match(String a, String b) {
			if (first.known.test(plain(a)) && second.known.test(plain(b))) {
				return Optional.of(true);
			}
			if (first.known.test(plain(b)) && second.known.test(plain(a))) {
				return Optional.of(false);
			}
			return Optional.empty();
		}

		private static String plain(String label) {
			return ' ' + label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip() + ' ';
		}
	}

	private static final Method ZIPP_0 = new Method("ZIPP 0-shot", l -> l.contains(" zipp 0 shot ") || l.contains(" zipp zero shot "));
	private static final Method ZIPP_3 = new Method("ZIPP 3-shot", l -> l.contains(" zipp 3 shot "));
	private static final Method NO_PERSONA = new Method("no persona", l -> l.contains(" no persona ") || l.contains(" without persona ")
			|| l.contains(" without a persona "));
	private static final Method TV = new Method("TV", l -> l.contains(" tv ") || l.contains(" tailored visions "));
	private static final Method VIPER = new Method("ViPer", l -> l.contains(" viper "));
	private static final Method DRUM = new Method("DrUM", l -> l.contains(" drum "));

	/** All comparisons, in the order of the paper. */
	public static final List<Comparison> COMPARISONS = List.of(new Comparison(ZIPP_0, NO_PERSONA, 0.79, 250),
			new Comparison(ZIPP_3, TV, 0.78, 125), new Comparison(ZIPP_3, VIPER, 0.65, 250), new Comparison(ZIPP_3, DRUM, 0.58, 250),
			new Comparison(ZIPP_0, TV, 0.56, 125));

	private PublishedStudy() {
	}

	/** What can be said of the published claim p < 0.01 from the printed rate and n, one finding per comparison. */
	public static List<PublishedCheck.Finding> checked() {
		ClaimedP claimed = new ClaimedP(Comparator.BELOW, new Printed(0.01, 2), false);
		return PublishedCheck.check(COMPARISONS.stream()
				.map(c -> Claim.ofPercent(c.name(), (int) Math.round(100 * c.rate()), c.n(), Optional.of(claimed))).toList());
	}
}
