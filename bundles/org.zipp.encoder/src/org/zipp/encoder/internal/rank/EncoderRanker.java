package org.zipp.encoder.internal.rank;

import java.util.List;

import org.zipp.encoder.FittedEncoder;
import org.zipp.encoder.UserBatch;
import org.zipp.encoder.rank.CommunityRankers.OpenRanker;
import org.zipp.graph.InteractionGraph;

/** Ranks by what an encoder has learned of all links of a user. */
final class EncoderRanker implements OpenRanker {

	private final FittedEncoder encoder;
	private final String identity;
	private final boolean learned;
	private final List<String> warnings;
	private final UserBatch batch = new UserBatch();
	private float[] embeddings = new float[0];
	private float[] weights = new float[0];

	/**
	 * @param identity of the fit
	 * @param learned  whether there was anything to learn
	 */
	EncoderRanker(FittedEncoder encoder, String identity, boolean learned, List<String> warnings) {
		this.encoder = encoder;
		this.identity = identity;
		this.learned = learned;
		this.warnings = List.copyOf(warnings);
	}

	@Override
	public String method() {
		return encoder.method();
	}

	@Override
	public boolean learned() {
		return learned;
	}

	@Override
	public String identity() {
		return encoder.method() + ' ' + identity;
	}

	@Override
	public List<String> warnings() {
		return warnings;
	}

	@Override
	public double[] weights(InteractionGraph graph, int user) {
		return weights(graph, user, user + 1)[0];
	}

	@Override
	public double[][] weights(InteractionGraph graph, int from, int to) {
		batch.clear();
		for (int user = from; user < to; user++) {
			batch.addUser(graph, user, _ -> true);
		}
		int users = to - from;
		int links = batch.offset(users);
		embeddings = embeddings.length < users * encoder.dimension() ? new float[users * encoder.dimension()] : embeddings;
		weights = weights.length < links ? new float[links + links / 2] : weights;
		encoder.encode(batch, embeddings, weights);
		double[][] all = new double[users][];
		for (int u = 0; u < users; u++) {
			all[u] = shares(batch.offset(u), batch.offset(u + 1));
		}
		return all;
	}

	/** Floats add up to 1 only nearly. */
	private double[] shares(int from, int to) {
		double[] shares = new double[to - from];
		double sum = 0;
		for (int i = 0; i < shares.length; i++) {
			shares[i] = weights[from + i];
			sum += shares[i];
		}
		for (int i = 0; i < shares.length && sum > 0; i++) {
			shares[i] /= sum;
		}
		return shares;
	}

	@Override
	public void close() {
		encoder.close();
	}
}
