package org.zipp.torch.clip;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.zipp.core.ZippException;
import org.zipp.core.compute.JointEmbedder;
import org.zipp.torch.TorchRuntime;
import org.zipp.torch.Weights;

/** Both encoders of a folder with a CLIP model. */
final class ClipEmbedder extends ClipImageEmbedder implements JointEmbedder {

	private static final String SCALE = "logit_scale";

	private final ClipText text;
	private final ClipTokenizer tokenizer;
	private final double logitScale;

	private ClipEmbedder(TorchRuntime torch, ClipFolder folder, ClipTokenizer tokenizer, Weights weights) {
		super(torch, folder, weights);
		this.tokenizer = tokenizer;
		boolean loaded = false;
		try {
			text = new ClipText(folder.text(), weights, home());
			if (!text.hasProjection() || text.dimension() != dimension()) {
				throw new ZippException("The model does not put texts into the space of its pictures: 'text_projection.weight' is "
						+ (text.hasProjection() ? Arrays.toString(weights.shape("text_projection.weight")) : "missing") + '.',
						weights.files().getFirst(), 0, null);
			}
			logitScale = Math.exp(weights.doubles(SCALE)[0]);
			loaded = true;
		} finally {
			if (!loaded) {
				close();
			}
		}
	}

	static JointEmbedder openBoth(TorchRuntime torch, Path folder) {
		ClipFolder read = ClipFolder.read(folder);
		if (read.text() == null) {
			throw new ZippException("The folder holds an image encoder alone; texts and pictures need a whole CLIPModel.", folder, 0, null);
		}
		ClipTokenizer tokenizer = ClipTokenizer.open(folder);
		if (tokenizer.maxLength() > read.text().positions() || tokenizer.size() > read.text().vocabulary()) {
			throw new ZippException("The tokenizer gives " + tokenizer.maxLength() + " of " + tokenizer.size()
					+ " tokens, but the text encoder takes " + read.text().positions() + " of " + read.text().vocabulary()
					+ ": they do not belong together.", folder, 0, null);
		}
		try (Weights weights = read.weights()) {
			return new ClipEmbedder(torch, read, tokenizer, weights);
		}
	}

	@Override
	public float[][] embedTexts(List<String> texts) {
		return rows(texts.size(), i -> scope -> text.run(scope, new int[][] { tokenizer.input(texts.get(i)) }).projected());
	}

	@Override
	public String cut(String whole) {
		return tokenizer.cut(whole);
	}

	@Override
	public double logitScale() {
		return logitScale;
	}
}
