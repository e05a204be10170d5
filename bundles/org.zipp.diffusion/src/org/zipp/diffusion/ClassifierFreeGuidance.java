package org.zipp.diffusion;

import java.util.List;

/**
 * Classifier-free guidance (Ho and Salimans 2022): ε = ε_u + g·(ε_t − ε_u), with ε_u the answer for the negative prompt and ε_t that
 * for the prompt. Off, with one question alone, where g is at most 1 or the network is told g itself.
 *
 * @param scale   g
 * @param rescale φ of Lin et al. 2023, "Common Diffusion Noise Schedules and Sample Steps Are Flawed", §3.4: so much of the answer gets
 *                the spread of ε_t, 0 for none of it
 */
public record ClassifierFreeGuidance(double scale, double rescale) implements Guidance {

	public ClassifierFreeGuidance {
		if (!Double.isFinite(scale) || scale < 0 || !(rescale >= 0 && rescale <= 1)) {
			throw new IllegalArgumentException("guidance " + scale + " with a rescaling of " + rescale);
		}
	}

	@Override
	public List<String> texts(SamplingRequest request) {
		return List.of(request.negative(), request.prompt());
	}

	@Override
	public List<Embedding> questions(SamplingRequest request, Texts texts, boolean distilled) {
		Embedding prompt = texts.of(request.prompt());
		return scale <= 1 || distilled ? List.of(prompt) : List.of(texts.negative(request.negative()), prompt);
	}

	@Override
	public float[] combine(List<float[]> answers) {
		if (answers.size() == 1) {
			return answers.getFirst();
		}
		float[] without = answers.get(0);
		float[] with = answers.get(1);
		float[] guided = new float[with.length];
		float g = (float) scale;
		for (int i = 0; i < guided.length; i++) {
			guided[i] = without[i] + g * (with[i] - without[i]);
		}
		return rescale == 0 ? guided : rescaled(guided, with, rescale);
	}

	/** Mixes in so much of itself as it is with the spread of another. */
	static float[] rescaled(float[] guided, float[] with, double rescale) {
		float factor = (float) (rescale * deviation(with) / deviation(guided) + 1 - rescale);
		float[] result = new float[guided.length];
		for (int i = 0; i < result.length; i++) {
			result[i] = factor * guided[i];
		}
		return result;
	}

	private static double deviation(float[] values) {
		double sum = 0;
		for (float v : values) {
			sum += v;
		}
		double mean = sum / values.length;
		double squares = 0;
		for (float v : values) {
			squares += (v - mean) * (v - mean);
		}
		return Math.sqrt(squares / (values.length - 1));
	}
}
