package org.zipp.mining.encoder.internal;

import java.util.Arrays;

import org.zipp.graph.Samples;
import org.zipp.mining.encoder.Alignment;
import org.zipp.mining.encoder.EncoderSettings;
import org.zipp.torch.Tensor;

/**
 * The loss that ties users to their visual posting behaviour: InfoNCE between z_u and the user's row of the
 * {@link Alignment}, both through heads of their own, over the users of a batch that have one.
 */
final class ImageAlign {

	private static final String USER_HEAD = "align.user.head";
	private static final String ROW_HEAD = "align.row.head";
	private static final String SCALE = "align.scale";

	private final Alignment alignment;
	private final EncoderSettings settings;
	private final int width;

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
		float[] values = new float[rows.length * alignment.dimension()];
		for (int i = 0; i < rows.length; i++) {
			alignment.copy(pass.batch().users()[rows[i]], values, i * alignment.dimension());
		}
		Tensor a = pass.head(users.rows(pass.scope().indices(rows, rows.length)), USER_HEAD);
		Tensor b = pass.head(pass.scope().of(values, rows.length, alignment.dimension()), ROW_HEAD);
		return Losses.infoNce(pass.scope(), a, b, pass.parameter(SCALE), null);
	}

	/** Rows of the batch whose users have something, drawn when there are too many. */
	private int[] rows(Batch batch) {
		int[] having = new int[batch.size()];
		int n = 0;
		for (int row = 0; row < batch.size(); row++) {
			if (alignment.has(batch.users()[row])) {
				having[n++] = row;
			}
		}
		int[] drawn = new int[Math.min(n, settings.alignPairs())];
		Samples.uniform(n, settings.alignPairs(),
				Samples.key(settings.seed() ^ Site.ALIGNMENT, batch.epoch(), batch.users()[0]), drawn);
		return Arrays.stream(drawn).map(i -> having[i]).toArray();
	}
}
