package org.zipp.encoder;

import java.util.List;
import java.util.Locale;

import org.zipp.core.compute.TextEmbedder;

/** Texts as the words in them: each word adds a direction that follows from its hash. Quick, and no model. */
class HashedWords implements TextEmbedder {

	private static final int DIMENSION = 128;

	@Override
	public String model() {
		return "hashed words";
	}

	@Override
	public int dimension() {
		return DIMENSION;
	}

	@Override
	public float[][] embed(List<String> texts) {
		return texts.stream().map(HashedWords::embed).toArray(float[][]::new);
	}

	private static float[] embed(String text) {
		float[] row = new float[DIMENSION];
		for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z]+")) {
			long state = word.hashCode();
			for (int d = 0; d < DIMENSION && word.length() > 3; d++) {
				state = state * 6364136223846793005L + 1442695040888963407L;
				row[d] += state < 0 ? -1 : 1;
			}
		}
		double norm = 1e-9;
		for (float x : row) {
			norm += x * x;
		}
		for (int d = 0; d < DIMENSION; d++) {
			row[d] /= (float) Math.sqrt(norm);
		}
		return row;
	}
}
