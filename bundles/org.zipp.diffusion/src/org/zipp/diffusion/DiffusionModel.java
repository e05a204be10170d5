package org.zipp.diffusion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.core.runtime.OperationCanceledException;
import org.zipp.core.ZippException;
import org.zipp.diffusion.ModelFolder.Part;
import org.zipp.diffusion.internal.network.Autoencoder;
import org.zipp.diffusion.internal.network.UNet;
import org.zipp.diffusion.internal.sampling.Batches;
import org.zipp.diffusion.internal.sampling.OutOfMemory;
import org.zipp.diffusion.internal.sampling.TextEncoders;
import org.zipp.torch.Precision;
import org.zipp.torch.TensorScope;
import org.zipp.torch.TorchRuntime;
import org.zipp.torch.Weights;

/**
 * A frozen diffusion model, loaded and kept for one picture after the other. Safe for several threads, which draw one after the other.
 *
 * <p>A picture is the same whether it is drawn alone or with others, up to the rounding of sums that the engine orders by the size of
 * the batch: its noise comes from its own seed, drawn on the heap the same on every device. Noise is drawn in the order of diffusers
 * with one generator a picture, so the same seed gives the picture that a pipeline of diffusers gives with a generator of the CPU.
 */
public final class DiffusionModel implements AutoCloseable {

	private static final int TIMES = 6;

	private final TorchRuntime torch;
	private final ModelFolder folder;
	private final Precision precision;
	private final TensorScope owner;
	private final TensorScope pictureOwner;
	private final TextEncoders texts;
	private final UNet unet;
	private final Autoencoder vae;
	private final Batches batches = new Batches();
	private boolean tiles;
	private boolean closed;

	private DiffusionModel(TorchRuntime torch, ModelFolder folder, Precision precision) {
		this.torch = torch;
		this.folder = folder;
		this.precision = precision;
		boolean half = precision == Precision.FLOAT16;
		owner = torch.sharedScope(precision);
		pictureOwner = half && folder.vae().upcast() ? torch.sharedScope(Precision.FLOAT32) : owner;
		boolean whole = false;
		try (Weights unetWeights = folder.weights(Part.UNET, half); Weights vaeWeights = folder.weights(Part.VAE, half)) {
			texts = new TextEncoders(folder, half, owner);
			unet = new UNet(folder.unet(), unetWeights, owner);
			vae = new Autoencoder(folder.vae(), vaeWeights, pictureOwner);
			whole = true;
		} catch (RuntimeException | OutOfMemoryError e) {
			if (OutOfMemory.is(e)) {
				throw new ZippException("The model does not fit into the memory of " + torch.device()
						+ ". Choose weights of 16 bits, a smaller model or another device.", folder.folder(), 0, e);
			}
			throw e;
		} finally {
			if (!whole) {
				close();
			}
		}
	}

	/**
	 * Loads a model.
	 *
	 * @param precision of the networks; with 16 bits the autoencoder still takes 32 where its configuration forces that
	 * @throws ZippException naming the file and tensor at fault, or saying that memory does not hold it
	 */
	public static DiffusionModel open(TorchRuntime torch, ModelFolder folder, Precision precision) {
		return new DiffusionModel(torch, folder, precision);
	}

	/** Its folder. */
	public ModelFolder folder() {
		return folder;
	}

	/** Width of the numbers of its networks. */
	public Precision precision() {
		return precision;
	}

	/** Sides of pictures are multiples of it. */
	public int sizeStep() {
		return vaeScale();
	}

	private int vaeScale() {
		return folder.vae().factor();
	}

	/** How many tensors live between pictures; it stays the same however many are drawn. */
	int tensors() {
		return owner.tensors() + (pictureOwner == owner ? 0 : pictureOwner.tensors());
	}

	/**
	 * Draws pictures together.
	 *
	 * @return in the order of the requests
	 * @throws ZippException                when a setting does not fit the model, or memory does not hold one picture
	 * @throws OperationCanceledException when the listener cancels, within one step
	 */
	public synchronized List<SampledPicture> sample(List<SamplingRequest> requests, SamplingSettings settings, SamplingListener listener) {
		if (closed) {
			throw new IllegalStateException("The model is closed.");
		}
		check(settings);
		return torch.withAllCores(() -> {
			List<Run> runs = requests.stream().map(request -> new Run(request, settings)).toList();
			Map<Integer, List<Run>> together = new LinkedHashMap<>();
			runs.forEach(run -> together.computeIfAbsent(run.questions.getFirst().positions(), _ -> new ArrayList<>()).add(run));
			Progress progress = new Progress(listener, runs, together.size());
			together.values().forEach(group -> denoise(group, settings, progress));
			return runs.stream().map(run -> finish(run, progress)).toList();
		});
	}

	/**
	 * Embeds a text as pictures with these settings would see it, for proofs and methods.
	 *
	 * @param clipSkip how many of the text encoder's last layers are left out
	 */
	public synchronized Embedding embed(String text, int clipSkip) {
		return texts.embed(text, clipSkip, 1);
	}

	/** What is embedded where nothing is to be kept away from: zeros where the model wants that, else the empty text. */
	public synchronized Embedding embedNegative(String text, int clipSkip) {
		return negative(text, clipSkip, 1);
	}

	private Embedding negative(String text, int clipSkip, int chunks) {
		Embedding embedded = texts.embed(text, clipSkip, chunks);
		return text.isEmpty() && folder.forceZeros() ? embedded.zeros() : embedded;
	}

	/**
	 * One call of the U-Net for one latent, for proofs.
	 *
	 * @param latent   as the network is given it, shape (channels, height, width)
	 * @param height   of the latent
	 * @param width    of the latent
	 * @param guidance told to distilled networks
	 */
	public synchronized float[] predict(float[] latent, int height, int width, double timestep, Embedding text, double guidance) {
		return torch.withAllCores(() -> call(List.of(new Row(latent, text)), height, width, timestep, guidance).getFirst());
	}

	/** The picture of a latent, planes of about −1 to 1. */
	public synchronized float[] decode(float[] latent, int height, int width) {
		return torch.withAllCores(() -> decodeFitting(latent, height, width));
	}

	/** The mean of the latents of a picture of planes from −1 to 1, as the encoder gives it, not scaled. */
	public synchronized float[] encode(float[] picture, int height, int width) {
		return torch.withAllCores(() -> encodeFitting(picture, height, width).mean());
	}

	private void check(SamplingSettings settings) {
		int step = sizeStep();
		if (settings.width() < step || settings.height() < step || settings.width() % step != 0 || settings.height() % step != 0) {
			throw new ZippException("Pictures of this model have sides of multiples of " + step + " pixels, not " + settings.width() + " × "
					+ settings.height() + '.');
		}
	}

	/** One picture on its way. */
	private final class Run {

		private final SamplingRequest request;
		private final SamplingSettings settings;
		private final List<Embedding> questions;
		private final Scheduler scheduler;
		private final Noise noise;
		private final List<String> remarks = new ArrayList<>();
		private final int height;
		private final int width;
		private float[] latent;

		Run(SamplingRequest request, SamplingSettings settings) {
			this.request = request;
			this.settings = settings;
			height = settings.height() / vaeScale();
			width = settings.width() / vaeScale();
			Guidance guidance = settings.guidance();
			int chunks = settings.chunks() ? guidance.texts(request).stream().mapToInt(texts::chunks).max().orElse(1) : 1;
			if (chunks > 1) {
				remarks.add("The prompt is longer than the text encoder takes; it was embedded in " + chunks + " pieces.");
			} else {
				for (String text : guidance.texts(request)) {
					String cut = texts.cut(text);
					if (!cut.isEmpty()) {
						remarks.add("The prompt is longer than the text encoder takes; this was cut off: " + cut);
					}
				}
			}
			questions = guidance.questions(request, new Texts() {
				@Override
				public Embedding of(String text) {
					return texts.embed(text, settings.clipSkip(), chunks);
				}

				@Override
				public Embedding negative(String text) {
					return DiffusionModel.this.negative(text, settings.clipSkip(), chunks);
				}
			}, folder.unet().guidanceWidth() > 0);
			boolean fromPicture = request.start() != null;
			scheduler = Schedulers.of(folder.scheduler(), settings.scheduler(), settings.steps(), fromPicture ? settings.strength() : 1,
					settings.eta());
			noise = new Noise(request.seed());
		}

		/** The first latent; a picture is drawn from what the encoder says of it before the noise is. */
		void begin() {
			int size = folder.vae().latentChannels() * height * width;
			if (request.start() == null) {
				latent = scheduler.start(noise.next(size));
				return;
			}
			if (request.start().length != 3 * settings.width() * settings.height()) {
				throw new ZippException("The picture to begin with has not the size that is wanted, " + settings.width() + " × "
						+ settings.height() + " pixels.");
			}
			Autoencoder.Encoded encoded = encodeFitting(request.start(), settings.height(), settings.width());
			float[] drawn = noise.next(size);
			float[] picture = new float[size];
			for (int i = 0; i < size; i++) {
				float value = encoded.mean()[i] + encoded.deviation()[i] * drawn[i];
				picture[i] = (value - (float) folder.vae().shift()) * (float) folder.vae().scaling();
			}
			latent = scheduler.start(picture, noise.next(size));
		}

		float[] input(int i) {
			return scheduler.scaleInput(latent, i);
		}

		void step(int i, List<float[]> answers) {
			latent = scheduler.step(latent, settings.guidance().combine(answers), i, scheduler.takesNoise(i) ? noise.next(latent.length) : null);
		}
	}

	/** Counts steps over the groups that are drawn one after the other. */
	private static final class Progress {

		private final SamplingListener listener;
		private final List<Run> runs;
		private final int groups;
		private int done;

		Progress(SamplingListener listener, List<Run> runs, int groups) {
			this.listener = listener;
			this.runs = runs;
			this.groups = groups;
		}

		void goOn() {
			if (listener.isCancelled()) {
				throw new OperationCanceledException();
			}
		}

		void step(int ofGroup, int next) {
			done++;
			listener.step(done, ofGroup * groups, runs.stream().map(run -> run.latent == null ? new float[0]
					: next < run.scheduler.timesteps().length ? run.input(next) : run.latent).toList());
		}
	}

	/** What the network is asked in one row. */
	private record Row(float[] latent, Embedding text) {
	}

	private void denoise(List<Run> group, SamplingSettings settings, Progress progress) {
		progress.goOn();
		group.forEach(Run::begin);
		double[] timesteps = group.getFirst().scheduler.timesteps();
		int questions = group.getFirst().questions.size();
		int n = group.size();
		int height = group.getFirst().height;
		int width = group.getFirst().width;
		for (int i = 0; i < timesteps.length; i++) {
			List<Row> rows = new ArrayList<>();
			for (int q = 0; q < questions; q++) {
				for (Run run : group) {
					rows.add(new Row(run.input(i), run.questions.get(q)));
				}
			}
			double timestep = timesteps[i];
			List<float[]> answers = batches.run(rows, part -> {
				progress.goOn();
				return call(part, height, width, timestep, settings.guidance().scale());
			}, "A picture of " + settings.width() + " × " + settings.height() + " pixels does not fit into the memory of " + torch.device()
					+ ", drawn alone. " + smaller(settings));
			for (int k = 0; k < n; k++) {
				List<float[]> own = new ArrayList<>();
				for (int q = 0; q < questions; q++) {
					own.add(answers.get(q * n + k));
				}
				group.get(k).step(i, own);
			}
			progress.step(timesteps.length, i + 1);
		}
	}

	/** A size of the same form with half as many pixels. */
	private String smaller(SamplingSettings settings) {
		int step = Math.max(sizeStep(), 8);
		int w = Math.max(step, (int) (settings.width() / Math.sqrt(2)) / step * step);
		int h = Math.max(step, (int) (settings.height() / Math.sqrt(2)) / step * step);
		return "One of " + w + " × " + h + " takes about half as much" + (precision == Precision.FLOAT16 ? "." : ", and numbers of 16 bits do too.");
	}

	private List<float[]> call(List<Row> rows, int height, int width, double timestep, double guidance) {
		int n = rows.size();
		int channels = folder.unet().inChannels();
		Embedding first = rows.getFirst().text;
		try (TensorScope s = unet.scope()) {
			float[] times = new float[TIMES];
			times[0] = (float) height * vaeScale();
			times[1] = (float) width * vaeScale();
			times[4] = times[0];
			times[5] = times[1];
			boolean added = folder.unet().isAdded();
			UNet.Answer answer = unet.answer(s, new UNet.Question(
					s.of(joined(rows.stream().map(row -> row.latent).toList()), n, channels, height, width), timestep,
					s.of(joined(rows.stream().map(row -> row.text.context()).toList()), n, first.positions(), folder.unet().crossWidth()),
					added ? s.of(joined(rows.stream().map(row -> row.text.pooled()).toList()), n, first.pooled().length) : null, times, guidance,
					UNet.Reference.NONE));
			float[] all = answer.output().toFloats();
			int size = all.length / n;
			List<float[]> answers = new ArrayList<>();
			for (int i = 0; i < n; i++) {
				answers.add(Arrays.copyOfRange(all, i * size, (i + 1) * size));
			}
			return answers;
		}
	}

	private static float[] joined(List<float[]> parts) {
		int size = parts.getFirst().length;
		float[] all = new float[parts.size() * size];
		for (int i = 0; i < parts.size(); i++) {
			System.arraycopy(parts.get(i), 0, all, i * size, size);
		}
		return all;
	}

	private SampledPicture finish(Run run, Progress progress) {
		progress.goOn();
		float[] decoded = decodeFitting(run.latent, run.height, run.width);
		if (isTiled(run.settings.height(), run.settings.width())) {
			run.remarks.add("The picture was decoded in tiles.");
		}
		return new SampledPicture(run.settings.width(), run.settings.height(), decoded, run.latent, run.remarks);
	}

	private boolean isTiled(int height, int width) {
		return tiles || Autoencoder.isTiled(folder.vae(), height, width);
	}

	private float[] decodeFitting(float[] latent, int height, int width) {
		return tilingIfNeeded(height * vaeScale(), width * vaeScale(), tiled -> vae.decode(latent, height, width, tiled));
	}

	private Autoencoder.Encoded encodeFitting(float[] picture, int height, int width) {
		return tilingIfNeeded(height, width, tiled -> vae.encode(picture, height, width, tiled));
	}

	/** What works whole or in tiles. */
	@FunctionalInterface
	private interface Tileable<T> {
		T run(boolean tiled);
	}

	private <T> T tilingIfNeeded(int height, int width, Tileable<T> work) {
		boolean tiled = isTiled(height, width);
		try {
			return work.run(tiled);
		} catch (RuntimeException | OutOfMemoryError e) {
			if (!OutOfMemory.is(e)) {
				throw e;
			}
			if (tiled) {
				throw new ZippException("Not even a tile of a picture fits into the memory of " + torch.device()
						+ " beside the model. Close what else uses it, or choose weights of 16 bits or a smaller model.", e);
			}
			tiles = true;
			return tilingIfNeeded(height, width, work);
		}
	}

	/** Frees the model's memory. */
	@Override
	public synchronized void close() {
		if (!closed) {
			closed = true;
			if (pictureOwner != null && pictureOwner != owner) {
				pictureOwner.close();
			}
			owner.close();
		}
	}
}
