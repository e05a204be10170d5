package org.zipp.encoder;

/**
 * How to train. Names as in METHODS §2.
 *
 * @param mode             what to do where the authors' early code and a correct one differ
 * @param hidden           length of the embeddings
 * @param heads            attention heads of GATv2, averaged
 * @param layers           message passing layers (K of LightGCN)
 * @param fanOut           most neighbours of a user sampled in each layer
 * @param batch            users a step
 * @param epochs           passes over the users, each with one drawn positive community
 * @param patience         epochs without a better validation MRR before training stops; 0 = never
 * @param learningRate     highest rate of Adam
 * @param warmUp           share of the steps until it is reached; a cosine to 0 follows
 * @param dropout          share of inputs dropped
 * @param attentionDropout share of attention weights dropped
 * @param temperature      first temperature of InfoNCE; its scale is learned
 * @param alignWeight      weight of the ImageAlign loss
 * @param alignPairs       most pairs of it in a batch
 * @param seed             of initial values, order, draws and dropout
 */
public record EncoderSettings(Mode mode, int hidden, int heads, int layers, int fanOut, int batch, int epochs,
		int patience, double learningRate, double warmUp, double dropout, double attentionDropout, double temperature,
		double alignWeight, int alignPairs, long seed) {

	/** What to do where the authors' early code and a correct one differ. */
	public enum Mode {
		/** Supervised links pass no messages to their user, false negatives are masked, features are scaled alike. */
		CORRECTED,
		/** As in the authors' early code, defects included. */
		FAITHFUL
	}

	/** The early settings of the authors: large, for a GPU. */
	public static final EncoderSettings PAPER = new EncoderSettings(Mode.CORRECTED, 512, 6, 2, 100, 10_000, 30, 0, 5e-4,
			0.05, 0.1, 0.3, 0.07, 1, 2048, 1);

	/** For a CPU of two cores. */
	public static final EncoderSettings SMALL = new EncoderSettings(Mode.CORRECTED, 64, 4, 2, 25, 512, 30, 5, 3e-3, 0.05,
			0.1, 0.1, 0.07, 1, 512, 1);

	public EncoderSettings withSeed(long value) {
		return new EncoderSettings(mode, hidden, heads, layers, fanOut, batch, epochs, patience, learningRate, warmUp,
				dropout, attentionDropout, temperature, alignWeight, alignPairs, value);
	}

	public EncoderSettings withMode(Mode value) {
		return new EncoderSettings(value, hidden, heads, layers, fanOut, batch, epochs, patience, learningRate, warmUp,
				dropout, attentionDropout, temperature, alignWeight, alignPairs, seed);
	}

	public EncoderSettings withBatch(int value) {
		return new EncoderSettings(mode, hidden, heads, layers, fanOut, value, epochs, patience, learningRate, warmUp,
				dropout, attentionDropout, temperature, alignWeight, alignPairs, seed);
	}

	public EncoderSettings withPatience(int value) {
		return new EncoderSettings(mode, hidden, heads, layers, fanOut, batch, epochs, value, learningRate, warmUp,
				dropout, attentionDropout, temperature, alignWeight, alignPairs, seed);
	}

	public EncoderSettings withEpochs(int value) {
		return new EncoderSettings(mode, hidden, heads, layers, fanOut, batch, value, patience, learningRate, warmUp,
				dropout, attentionDropout, temperature, alignWeight, alignPairs, seed);
	}
}
