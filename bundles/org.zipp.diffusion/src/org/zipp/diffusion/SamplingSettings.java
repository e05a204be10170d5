package org.zipp.diffusion;

/**
 * How pictures are drawn.
 *
 * @param width     pixels, a multiple of {@link DiffusionModel#sizeStep()}
 * @param height    likewise
 * @param steps     denoising steps
 * @param scheduler one of {@link Schedulers#names()}; empty for the model's own
 * @param guidance  what the network is asked
 * @param clipSkip  how many of the text encoder's last layers are left out
 * @param chunks    whether texts beyond what the encoder takes are embedded in pieces; else they are cut
 * @param strength  with a start picture: share of the steps that is run, above 0 and up to 1
 * @param eta       noise that DDIM puts back, 0 to 1
 */
public record SamplingSettings(int width, int height, int steps, String scheduler, Guidance guidance, int clipSkip, boolean chunks,
		double strength, double eta) {

	/** Pictures from noise with the model's own scheduler. */
	public SamplingSettings(int width, int height, int steps, Guidance guidance) {
		this(width, height, steps, "", guidance, 0, false, 1, 0);
	}
}
