package org.zipp.diffusion;

import java.util.List;

/**
 * What the network is asked about a picture in each step, and how its answers become one. The same for every step, so methods that
 * steer a picture by texts are guidances: classifier-free guidance is {@link ClassifierFreeGuidance}, ViPer {@link ViperGuidance}.
 */
public interface Guidance {

	/**
	 * Texts that the network is asked about, all of as many positions, as many for every picture.
	 *
	 * @param request   the picture
	 * @param distilled whether the network was trained to be told the guidance instead
	 */
	List<Embedding> questions(SamplingRequest request, Texts texts, boolean distilled);

	/** All texts that {@link #questions} will ask for; they decide how many positions are needed. */
	List<String> texts(SamplingRequest request);

	/**
	 * The answer that the scheduler is given.
	 *
	 * @param answers one for each question, in their order; not to be changed
	 */
	float[] combine(List<float[]> answers);

	/** How strong it is, for networks that are told. */
	double scale();
}
