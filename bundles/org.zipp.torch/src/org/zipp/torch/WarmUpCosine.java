package org.zipp.torch;

/**
 * A learning rate that rises in a straight line to its peak and then falls to 0 along half a cosine.
 *
 * @param peak   highest rate
 * @param warmUp steps until it is reached
 * @param total  steps in all
 */
public record WarmUpCosine(double peak, long warmUp, long total) {

	/** Rate of a step, counted from 0. */
	public double rate(long step) {
		if (step < warmUp) {
			return peak * (step + 1) / warmUp;
		}
		double done = total <= warmUp ? 1 : Math.min(1, (double) (step - warmUp) / (total - warmUp));
		return peak * (1 + Math.cos(Math.PI * done)) / 2;
	}
}
