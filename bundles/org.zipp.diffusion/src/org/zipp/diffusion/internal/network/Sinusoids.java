package org.zipp.diffusion.internal.network;

/** Embeddings of numbers as sines and cosines of rising wave lengths (Vaswani et al. 2017), rounded where diffusers rounds. */
final class Sinusoids {

	private static final double LONGEST = 10_000;

	private Sinusoids() {
	}

	/**
	 * Embeds one number.
	 *
	 * @param width even
	 * @param cosinesFirst whether cosines stand before sines
	 * @param shift taken from half the width where the frequencies are spread
	 */
	static float[] of(double value, int width, boolean cosinesFirst, double shift) {
		int half = width / 2;
		float[] result = new float[width];
		for (int i = 0; i < half; i++) {
			float exponent = (float) (-Math.log(LONGEST) * i) / (float) (half - shift);
			float angle = (float) value * (float) Math.exp(exponent);
			result[cosinesFirst ? half + i : i] = (float) Math.sin(angle);
			result[cosinesFirst ? i : half + i] = (float) Math.cos(angle);
		}
		return result;
	}
}
