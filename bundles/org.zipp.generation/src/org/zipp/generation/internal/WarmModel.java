package org.zipp.generation.internal;

import java.util.List;
import java.util.function.Function;

import org.zipp.diffusion.DiffusionModel;
import org.zipp.diffusion.LatentPreview;
import org.zipp.diffusion.ModelFolder;
import org.zipp.diffusion.Noise;
import org.zipp.diffusion.SampledPicture;
import org.zipp.torch.Precision;
import org.zipp.torch.TorchRuntime;

/** The one diffusion model that is kept loaded; another one takes its place. One thread works with it at a time. */
public final class WarmModel {

	/** Side of the latents that the preview is learnt from at first, and how many. */
	private static final int SIDE = 8;
	private static final int LATENTS = 4;

	/** What is loaded: the model, and how its latents look. */
	public static final class Loaded {

		private final DiffusionModel model;
		private final LatentPreview preview;
		private final int channels;
		private boolean learnt;

		private Loaded(DiffusionModel model) {
			this.model = model;
			channels = model.folder().vae().latentChannels();
			preview = new LatentPreview(channels);
		}

		/** The model. */
		public DiffusionModel model() {
			return model;
		}

		/** How a latent looks, one pixel a place. */
		public int[] preview(float[] latent, int height, int width) {
			if (!learnt) {
				for (int seed = 0; seed < LATENTS; seed++) {
					float[] random = Noise.normal(seed, channels * SIDE * SIDE);
					int side = SIDE * model.sizeStep();
					float[] decoded = model.decode(random, SIDE, SIDE);
					preview.learn(random, SIDE, SIDE, new SampledPicture(side, side, decoded, random, List.of()).argb());
				}
				learnt = true;
			}
			return preview.argb(latent, height, width);
		}

		/** Takes a finished picture into the look. */
		public void learn(SampledPicture picture, int[] argb) {
			int scale = model.sizeStep();
			preview.learn(picture.latent(), picture.height() / scale, picture.width() / scale, argb);
		}
	}

	private final TorchRuntime torch;
	private Loaded loaded;
	private String key;

	/** Nothing is loaded yet. */
	public WarmModel(TorchRuntime torch) {
		this.torch = torch;
	}

	/**
	 * Works with a model, which is loaded when another one is, or none.
	 *
	 * @throws org.zipp.core.ZippException when it cannot be loaded
	 */
	public synchronized <T> T with(ModelFolder folder, Precision precision, Function<Loaded, T> work) {
		String wanted = folder.folder().toAbsolutePath().normalize() + "|" + precision + '|' + torch.device();
		if (!wanted.equals(key)) {
			release();
			loaded = new Loaded(DiffusionModel.open(torch, folder, precision));
			key = wanted;
		}
		return work.apply(loaded);
	}

	/** Frees the memory of the model. */
	public synchronized void release() {
		if (loaded != null) {
			loaded.model.close();
			loaded = null;
			key = null;
		}
	}
}
