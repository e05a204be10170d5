package org.zipp.study.metrics;

import org.zipp.store.Rows.ImageKey;

/**
 * What is said of a picture.
 *
 * @param key     what it is of; of a shared picture there is a row without a user for its texts, and one for each user whose own
 *                pictures it was compared with
 * @param content SHA-256 of its file
 * @param current whether it is of the setting used last; others were shown in trials
 * @param values  by {@link Metric#ordinal()}; not a number where nothing was measured
 */
public record PictureScore(ImageKey key, String content, boolean current, double[] values) {

	/** The value of a metric; not a number when there is none. */
	public double value(Metric metric) {
		return values[metric.ordinal()];
	}
}
