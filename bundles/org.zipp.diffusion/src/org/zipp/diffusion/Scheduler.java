package org.zipp.diffusion;

/**
 * One run from noise to a latent, in plain Java on the latents of one picture. It holds what it saw of the run (multistep methods
 * look back), so each picture has its own; step 0 begins anew. Numbers are as diffusers gives them in float32.
 *
 * <p>The loop: {@code x = start(noise)}; for each i of {@link #timesteps()}: {@code x = step(x, network(scaleInput(x, i),
 * timesteps()[i]), i, takesNoise(i) ? more noise : null)}.
 */
public interface Scheduler {

	/** Name of the choice that made it, see {@link Schedulers#names()}. */
	String name();

	/** What the network is told, call by call; some ask twice for the same. A fresh array. */
	double[] timesteps();

	/** Factor of the noise that a run begins with. */
	double initSigma();

	/** The latent that a run begins with: the noise times {@link #initSigma()}. */
	float[] start(float[] noise);

	/** The latent that a run from a picture begins with: the picture's latent with as much noise as the first timestep has. */
	float[] start(float[] picture, float[] noise);

	/** What the network is given of the latent before step {@code i}. */
	float[] scaleInput(float[] latent, int i);

	/** Whether step {@code i} draws noise. A generator is advanced exactly then, as in diffusers. */
	boolean takesNoise(int i);

	/**
	 * The latent after step {@code i}; the arguments stay as they are.
	 *
	 * @param latent the latent before the step, not scaled
	 * @param output what the network said, after guidance
	 * @param i the steps in their order, from 0
	 * @param noise standard normal values when the step {@link #takesNoise(int) takes noise}, else {@code null}
	 */
	float[] step(float[] latent, float[] output, int i, float[] noise);
}
