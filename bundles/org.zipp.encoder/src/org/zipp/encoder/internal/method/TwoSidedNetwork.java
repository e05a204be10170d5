package org.zipp.encoder.internal.method;

import org.zipp.encoder.EncoderSettings.Mode;
import org.zipp.torch.Parameters;
import org.zipp.torch.Tensor;

/**
 * The frame of GAT and GraphSAGE (METHODS §2). Communities: linear map of their features, layer normalisation, LeakyReLU,
 * dropout, norm 1. Users have no features: u⁰ is a learned vector, normalised likewise, the same for all; in
 * {@link Mode#FAITHFUL} random numbers go through a linear map instead. Block: layer normalisation of both, then the
 * convolution from communities to users; u¹ = B₁(s, u⁰), u² = B₂(s, u¹), …, z = their sum scaled to norm 1. Loss: InfoNCE
 * from users to their positives through heads.
 */
abstract class TwoSidedNetwork extends Network {

	/** Names of parameters, shared with {@link TwoSidedModel}. */
	static final String COMMUNITY = "community";
	static final String USER = "user";
	static final String USER_VECTOR = USER + ".vector";
	static final String NORM = ".norm";
	static final String HEAD = ".head";
	static final String SCALE = "link.scale";

	TwoSidedNetwork(TrainingData data, Parameters parameters) {
		super(data, parameters);
	}

	/** Name of a block, from 1. */
	static String block(int number) {
		return "block" + number;
	}

	@Override
	final void declare(Initial initial) {
		int d = width();
		initial.linear(COMMUNITY, d, data().features().dimension());
		initial.norm(COMMUNITY + NORM, d);
		if (settings().mode() == Mode.CORRECTED) {
			initial.normal(USER_VECTOR, 1, d);
		} else {
			initial.linear(USER, d, d);
		}
		initial.norm(USER + NORM, d);
		for (int i = 1; i <= settings().layers(); i++) {
			initial.norm(block(i) + "." + COMMUNITY + NORM, d);
			initial.norm(block(i) + "." + USER + NORM, d);
			declareConvolution(initial, block(i), d);
		}
		for (String side : new String[] { USER, COMMUNITY }) {
			initial.linear(side + HEAD + ".1", d, d);
			initial.linear(side + HEAD + ".2", d, d);
		}
		initial.constant(SCALE, Math.log(1 / settings().temperature()));
	}

	/** Adds the parameters of the convolution of a block. */
	abstract void declareConvolution(Initial initial, String block, int width);

	/**
	 * One convolution.
	 *
	 * @param s normalised communities of the batch, shape (communities, D)
	 * @param u normalised users, shape (B, D)
	 * @return shape (B, D)
	 */
	abstract Tensor convolve(Pass pass, String block, Tensor s, Tensor u);

	@Override
	final Forward forward(Pass pass) {
		Tensor s = communities(pass);
		Tensor u = firstUsers(pass);
		Tensor sum = null;
		for (int i = 1; i <= settings().layers(); i++) {
			u = convolve(pass, block(i), pass.norm(s, block(i) + "." + COMMUNITY + NORM),
					pass.norm(u, block(i) + "." + USER + NORM));
			sum = sum == null ? u : sum.plus(u);
		}
		Tensor z = sum.l2Normalized(1);
		Batch batch = pass.batch();
		Tensor positives = s.rows(pass.scope().indices(batch.positives(), batch.size()));
		float[] notNegative = settings().mode() == Mode.CORRECTED ? batch.notNegative() : null;
		Tensor loss = Losses.infoNce(pass.scope(), pass.head(z, USER + HEAD), pass.head(positives, COMMUNITY + HEAD),
				pass.parameter(SCALE), notNegative);
		return new Forward(z, loss);
	}

	private Tensor communities(Pass pass) {
		Batch batch = pass.batch();
		int length = data().features().dimension();
		float[] rows = new float[batch.communityCount() * length];
		for (int i = 0; i < batch.communityCount(); i++) {
			data().features().copy(batch.community(i), rows, i * length);
		}
		return side(pass, pass.linear(pass.scope().of(rows, batch.communityCount(), length), COMMUNITY), COMMUNITY);
	}

	private Tensor firstUsers(Pass pass) {
		Batch batch = pass.batch();
		Tensor u = settings().mode() == Mode.CORRECTED
				? pass.parameter(USER_VECTOR).reshape(1, width()).expand(batch.size(), width())
				: pass.linear(pass.scope().of(RandomFeatures.of(settings().seed(), batch, width()), batch.size(), width()), USER);
		return side(pass, u, USER);
	}

	private Tensor side(Pass pass, Tensor x, String name) {
		return pass.dropout(pass.norm(x, name + NORM).leakyRelu(Convolutions.SLOPE), settings().dropout()).l2Normalized(1);
	}
}
