package org.zipp.diffusion;

import java.util.List;

/** Hears how pictures that are drawn together come along, in the thread that draws them. */
public interface SamplingListener {

	/** Hears nothing and never cancels. */
	SamplingListener NONE = () -> false;

	/** Whether the pictures are wanted no more; asked before each call of the network. */
	boolean isCancelled();

	/**
	 * A step is done.
	 *
	 * @param done    steps, from 1
	 * @param of      steps in all
	 * @param latents of each picture, shape (channels, height, width), as the network is given them next; to be read only
	 */
	default void step(int done, int of, List<float[]> latents) {
	}
}
