package org.zipp.encoder.internal.method;

import java.util.Arrays;

import org.zipp.encoder.Alignment;
import org.zipp.encoder.EncoderSettings;
import org.zipp.encoder.EncoderSettings.Mode;
import org.zipp.encoder.internal.linear.Vectors;
import org.zipp.graph.Samples;
import org.zipp.torch.Tensor;
import org.zipp.torch.TrainingStep;

/**
 * The loss that ties users to their visual posting behaviour: InfoNCE between z_u and the user's row of the
 * {@link Alignment}, both through heads of their own, over the users of a batch that have one.
 *
 * <p>In {@link Mode#CORRECTED} one user in {@value #HELD_OUT_OF} is left out of the loss: how well its row is found again
 * tells whether the tie carries over to users it was not made for.
 */
final class ImageAlign {

	private static final String USER_HEAD = "align.user.head";
	private static final String ROW_HEAD = "align.row.head";
	private static final String SCALE = "align.scale";
	private static final int HELD_OUT_OF = 10;
	/** Most users whose rows are looked for. */
	private static final int MOST_VALIDATED = 1_000;

	private final Alignment alignment;
	private final EncoderSettings settings;
	private final int width;
	private final int[] one = new int[1];

	/** @param width length of z_u */
	ImageAlign(Alignment alignment, EncoderSettings settings, int width) {
		this.alignment = alignment;
		this.settings = settings;
		this.width = width;
	}

	void declare(Initial initial) {
		int d = settings.hidden();
		initial.linear(USER_HEAD + ".1", d, width);
		initial.linear(USER_HEAD + ".2", d, d);
		initial.linear(ROW_HEAD + ".1", d, alignment.dimension());
		initial.linear(ROW_HEAD + ".2", d, d);
		initial.constant(SCALE, Math.log(1 / settings.temperature()));
	}

	/**
	 * @param users z_u, shape (B, width)
	 * @return a scalar, or {@code null} when fewer than two users of the batch have a row
	 */
	Tensor loss(Pass pass, Tensor users) {
		int[] rows = rows(pass.batch());
		if (rows.length < 2) {
			return null;
		}
		Tensor a = pass.head(users.rows(pass.scope().indices(rows, rows.length)), USER_HEAD);
		Tensor b = ofAlignment(pass, Arrays.stream(rows).map(row -> pass.batch().users()[row]).toArray());
		return Losses.infoNce(pass.scope(), a, b, pass.parameter(SCALE), null);
	}

	/** Rows of users, shape (users, hidden), of norm 1. */
	private Tensor ofAlignment(Pass pass, int[] users) {
		float[] values = new float[users.length * alignment.dimension()];
		for (int i = 0; i < users.length; i++) {
			alignment.copy(users[i], values, i * alignment.dimension());
		}
		return pass.head(pass.scope().of(values, users.length, alignment.dimension()), ROW_HEAD);
	}

	/** Rows of the batch whose users have something and are not left out, drawn when there are too many. */
	private int[] rows(Batch batch) {
		int[] having = new int[batch.size()];
		int n = 0;
		for (int row = 0; row < batch.size(); row++) {
			if (alignment.has(batch.users()[row]) && !isHeldOut(batch.users()[row])) {
				having[n++] = row;
			}
		}
		int[] drawn = new int[Math.min(n, settings.alignPairs())];
		Samples.uniform(n, settings.alignPairs(),
				Samples.key(settings.seed() ^ Site.ALIGNMENT, batch.epoch(), batch.users()[0]), drawn);
		return Arrays.stream(drawn).map(i -> having[i]).toArray();
	}

	private boolean isHeldOut(int user) {
		if (settings.mode() == Mode.FAITHFUL) {
			return false;
		}
		Samples.uniform(HELD_OUT_OF, 1, Samples.key(settings.seed(), Site.ALIGNMENT, user), one);
		return one[0] == 0;
	}

	/** The first of these users that have a row and are left out of the loss. */
	int[] heldOut(int[] users) {
		return Arrays.stream(users).filter(u -> alignment.has(u) && isHeldOut(u)).limit(MOST_VALIDATED).toArray();
	}

	/**
	 * How well the rows of users left out of the loss are found by z_u.
	 *
	 * @param users   from {@link #heldOut}
	 * @param network the encoder as it is
	 * @param batch   filled anew
	 * @return mean reciprocal rank of a user's own row among those of all these users; NaN for fewer than two
	 */
	double validate(int[] users, Network network, Batch batch) {
		if (users.length < 2) {
			return Double.NaN;
		}
		int d = settings.hidden();
		float[] a = new float[users.length * d];
		float[] b = new float[users.length * d];
		for (int from = 0; from < users.length; from += settings.batch()) {
			int n = Math.min(settings.batch(), users.length - from);
			batch.fill(1, users, from, from + n);
			try (TrainingStep step = network.parameters().step()) {
				Pass pass = new Pass(step, batch, 0, false);
				Tensor z = pass.head(network.forward(pass).users(), USER_HEAD);
				Tensor rows = ofAlignment(pass, batch.users());
				System.arraycopy(z.toFloats(), 0, a, from * d, n * d);
				System.arraycopy(rows.toFloats(), 0, b, from * d, n * d);
			}
		}
		double sum = 0;
		for (int u = 0; u < users.length; u++) {
			float own = Vectors.dot(a, u * d, b, u * d, d);
			int above = 0;
			int equal = 0;
			for (int other = 0; other < users.length; other++) {
				if (other != u) {
					float near = Vectors.dot(a, u * d, b, other * d, d);
					above += near > own ? 1 : 0;
					equal += near == own ? 1 : 0;
				}
			}
			sum += 1 / (1 + above + equal / 2.0);
		}
		return sum / users.length;
	}
}
