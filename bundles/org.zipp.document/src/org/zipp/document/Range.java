package org.zipp.document;

/**
 * What lies between two bounds.
 *
 * @param low   lower bound
 * @param high  upper bound
 * @param level how sure it is, as the nominal coverage of a confidence interval, between 0 and 1
 */
public record Range(double low, double high, double level) {

	/** Whether a value lies in it, bounds included. */
	public boolean contains(double value) {
		return low <= value && value <= high;
	}
}
