package org.zipp.study.progress;

import java.time.Duration;
import java.util.Locale;

import org.zipp.core.ZippException;

/**
 * What raters are paid.
 *
 * @param perRater for who has answered all trials
 * @param perHour  for each hour of work
 * @param currency as it is written behind an amount
 */
public record Costs(double perRater, double perHour, String currency) {

	/** Nobody is paid. */
	public static final Costs NONE = new Costs(0, 0, "EUR");

	private static final double SECONDS_PER_HOUR = 3600;

	public Costs {
		if (!(perRater >= 0) || !(perHour >= 0) || Double.isInfinite(perRater) || Double.isInfinite(perHour)) {
			throw new ZippException("A rate is an amount of 0 or more.");
		}
	}

	/**
	 * A rate as it is typed, with a point or a comma.
	 *
	 * @throws ZippException when it is no amount of 0 or more
	 */
	public static double parse(String typed) {
		String text = typed.strip().replace(',', '.');
		if (text.isEmpty()) {
			return 0;
		}
		if (!text.matches("\\d{1,9}(?:\\.\\d{1,4})?")) {
			throw new ZippException("A rate is an amount of 0 or more, for example 9.50, not '" + typed.strip() + "'.");
		}
		return Double.parseDouble(text);
	}

	/** What is owed so far. */
	public double soFar(StudyProgress progress) {
		return perRater * progress.paid() + perHour * hours(progress.worked());
	}

	/** What all trials will have cost when the rest takes as long as what was done; equal to what is owed when nothing is left. */
	public double inTheEnd(StudyProgress progress) {
		long people = progress.people().filter(r -> r.trials() > 0).count();
		long done = progress.people().mapToLong(RaterState::done).sum();
		long all = progress.people().mapToLong(RaterState::trials).sum();
		double hours = done == 0 ? 0 : hours(progress.worked()) * all / done;
		return perRater * people + perHour * hours;
	}

	/** An amount as it is written. */
	public String text(double amount) {
		return String.format(Locale.ROOT, "%,.2f %s", amount, currency).strip();
	}

	private static double hours(Duration time) {
		return time.toSeconds() / SECONDS_PER_HOUR;
	}
}
