package org.zipp.diffusion;

import java.util.List;

/**
 * Guidance by what a person likes and dislikes, as ViPer does it (Salehi et al. 2024, "ViPer: Visual Personalization of Generative
 * Models via Individual Preference Learning"): the embedding of the prompt moves by {@code weight} times that of the liked attributes,
 * the negative one by that of the disliked ones, and each step asks about both a second time, by themselves:
 * ε = ε_u + g·(ε_t + w·ε_liked − ε_u − w·ε_disliked). The texts as a whole (SDXL) stay as they are.
 *
 * @param scale    g
 * @param weight   w, 0.85 in the paper
 * @param liked    attributes, by commas
 * @param disliked likewise
 */
public record ViperGuidance(double scale, double weight, String liked, String disliked) implements Guidance {

	@Override
	public List<String> texts(SamplingRequest request) {
		return List.of(request.negative(), request.prompt(), liked, disliked);
	}

	@Override
	public List<Embedding> questions(SamplingRequest request, Texts texts, boolean distilled) {
		Embedding likes = texts.of(liked);
		Embedding dislikes = texts.of(disliked);
		return List.of(texts.negative(request.negative()).plus(dislikes, weight), texts.of(request.prompt()).plus(likes, weight), likes,
				dislikes);
	}

	@Override
	public float[] combine(List<float[]> answers) {
		float[] without = answers.get(0);
		float[] with = answers.get(1);
		float[] likes = answers.get(2);
		float[] dislikes = answers.get(3);
		float g = (float) scale;
		float w = (float) weight;
		float[] guided = new float[with.length];
		for (int i = 0; i < guided.length; i++) {
			guided[i] = without[i] + g * (with[i] + w * likes[i] - without[i] - w * dislikes[i]);
		}
		return guided;
	}
}
