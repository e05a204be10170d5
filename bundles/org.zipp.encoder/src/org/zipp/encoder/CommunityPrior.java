package org.zipp.encoder;

import org.eclipse.core.runtime.SubMonitor;
import org.zipp.encoder.LinkEvaluation.Held;

/**
 * How common communities are, beside what an encoder says of a user: the affinity becomes z_u · z_s + w · p_s with
 * p_s = ln(1 + members in training), shifted and scaled to mean 0 and variance 1 over communities. Encoders that compare by angle
 * cannot say that a community is common, which is much of what there is to know where nearly everyone is in a few of them.
 * The paper has no such term.
 */
public final class CommunityPrior {

	private static final double LEAST_WEIGHT = 1.0 / 64;
	private static final double MOST_WEIGHT = 4;

	private final float[] values;

	private CommunityPrior(float[] values) {
		this.values = values;
	}

	/** The prior of training links. */
	public static CommunityPrior of(CommunityCounts counts) {
		int[] members = counts.members();
		double sum = 0;
		double squares = 0;
		for (int m : members) {
			sum += Math.log1p(m);
			squares += Math.log1p(m) * Math.log1p(m);
		}
		double mean = sum / members.length;
		double deviation = Math.sqrt(Math.max(0, squares / members.length - mean * mean));
		float[] values = new float[members.length];
		for (int c = 0; c < values.length; c++) {
			// Where all are alike there is nothing to say.
			values[c] = deviation > 1e-9 ? (float) ((Math.log1p(members[c]) - mean) / deviation) : 0;
		}
		return new CommunityPrior(values);
	}

	/**
	 * The weight among 0 and the powers of 2 from 1/64 to 4 with the highest MRR on validation links; of equal ones the smallest.
	 *
	 * @param encoder used by the calling thread alone
	 */
	public double choose(LinkEvaluation evaluation, FittedEncoder encoder, SubMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, 2 + (int) Math.round(Math.log(MOST_WEIGHT / LEAST_WEIGHT) / Math.log(2)));
		double best = 0;
		double most = evaluation.evaluate(encoder, Held.VALIDATION, progress.split(1)).mrr().value();
		for (double weight = LEAST_WEIGHT; weight <= MOST_WEIGHT; weight *= 2) {
			double mrr = evaluation.evaluate(with(encoder, weight), Held.VALIDATION, progress.split(1)).mrr().value();
			if (mrr > most) {
				most = mrr;
				best = weight;
			}
		}
		return best;
	}

	/** An encoder with the prior of that weight as one more number of every embedding. Closing it closes the encoder. */
	public FittedEncoder with(FittedEncoder encoder, double weight) {
		return new FittedEncoder() {

			private float[] own = new float[0];

			@Override
			public String method() {
				return encoder.method();
			}

			@Override
			public int dimension() {
				return encoder.dimension() + 1;
			}

			@Override
			public float[] communities() {
				int d = encoder.dimension();
				float[] rows = encoder.communities();
				float[] wide = new float[Math.multiplyExact(values.length, d + 1)];
				for (int c = 0; c < values.length; c++) {
					System.arraycopy(rows, c * d, wide, c * (d + 1), d);
					wide[c * (d + 1) + d] = values[c];
				}
				return wide;
			}

			@Override
			public void encode(UserBatch users, float[] embeddings, float[] weights) {
				int d = encoder.dimension();
				own = own.length < users.users() * d ? new float[users.users() * d] : own;
				encoder.encode(users, own, weights);
				for (int u = 0; u < users.users(); u++) {
					System.arraycopy(own, u * d, embeddings, u * (d + 1), d);
					embeddings[u * (d + 1) + d] = (float) weight;
				}
			}

			@Override
			public void close() {
				encoder.close();
			}
		};
	}
}
