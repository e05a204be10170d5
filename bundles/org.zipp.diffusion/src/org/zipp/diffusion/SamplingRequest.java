package org.zipp.diffusion;

/**
 * A picture that is to be drawn.
 *
 * @param prompt   what to show
 * @param negative what to keep away from; empty for nothing
 * @param seed     of its own noise, whatever it is drawn together with
 * @param start    picture to begin with, planes of red, green and blue from −1 to 1 in the size wanted; {@code null} to begin with noise
 */
public record SamplingRequest(String prompt, String negative, long seed, float[] start) {

	/** A picture from noise. */
	public SamplingRequest(String prompt, String negative, long seed) {
		this(prompt, negative, seed, null);
	}
}
