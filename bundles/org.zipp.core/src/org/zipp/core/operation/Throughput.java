package org.zipp.core.operation;

import java.time.Duration;
import java.util.Locale;

/** Rate and time left of a run of many like items, as text for a progress bar. Not safe for several threads. */
public final class Throughput {

	private final String unit;
	private final long total;
	private final long start = System.nanoTime();
	private long done;

	/**
	 * @param unit  plural name of an item
	 * @param total how many there are, 0 when not known
	 */
	public Throughput(String unit, long total) {
		this.unit = unit;
		this.total = total;
	}

	public void add(long n) {
		done += n;
	}

	public long done() {
		return done;
	}

	/** Items a second so far. */
	public double rate() {
		return done / Math.max(1e-9, (System.nanoTime() - start) / 1e9);
	}

	/** For example {@code 120 of 800 pictures, 14 a second, 49 s left}. */
	public String text() {
		double rate = rate();
		String head = total > 0 ? String.format(Locale.ROOT, "%,d of %,d %s", done, total, unit)
				: String.format(Locale.ROOT, "%,d %s", done, unit);
		if (done == 0) {
			return head;
		}
		String text = head + String.format(Locale.ROOT, rate < 10 ? ", %.1f a second" : ", %,.0f a second", rate);
		return total > done ? text + ", " + duration(Duration.ofSeconds(Math.round((total - done) / rate))) + " left" : text;
	}

	/** A duration as people say it: {@code 49 s}, {@code 3 min 5 s}, {@code 2 h 10 min}. */
	public static String duration(Duration d) {
		if (d.toHours() > 0) {
			return d.toHours() + " h " + d.toMinutesPart() + " min";
		}
		return d.toMinutes() > 0 ? d.toMinutes() + " min " + d.toSecondsPart() + " s" : d.toSeconds() + " s";
	}
}
