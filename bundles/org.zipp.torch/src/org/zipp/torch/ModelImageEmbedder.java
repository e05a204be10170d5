package org.zipp.torch;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import org.zipp.core.Reasons;
import org.zipp.core.ZippException;
import org.zipp.core.compute.ImageEmbedder;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;

/**
 * An image encoder out of a folder. Pictures are prepared as CLIP does; one goes through the model at a time, several of
 * them side by side on a CPU, so that its neighbours do not change an embedding.
 */
final class ModelImageEmbedder implements ImageEmbedder {

	/** Changes when the same model gives other embeddings. */
	private static final String VERSION = "1";
	private static final int MAX_THREADS = 8;

	private final ReadWriteLock lock = new ReentrantReadWriteLock();
	private final ImageModelFolder folder;
	private final String fingerprint;
	private final Model model;
	private final Workers workers;
	private boolean closed;

	/**
	 * Loads the model.
	 *
	 * @param device where PyTorch computes; ONNX models run on the CPU
	 * @throws ZippException when it is no such model
	 */
	ModelImageEmbedder(ImageModelFolder folder, Device device) {
		this.folder = folder;
		fingerprint = VERSION + ' ' + folder.hash();
		Device on = folder.isOnnx() ? Device.cpu() : device;
		model = load(folder, on);
		workers = new Workers("zipp-image-embedder",
				on.isGpu() ? 1 : Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors()));
		boolean works = false;
		try {
			embed(List.of(new BufferedImage(folder.size(), folder.size(), BufferedImage.TYPE_INT_RGB)));
			works = true;
		} finally {
			if (!works) {
				close();
			}
		}
	}

	private static Model load(ImageModelFolder folder, Device device) {
		// The engines are fragments of DJL's own bundle; they are found through its class loader alone.
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(Engine.class.getClassLoader());
		Model model = null;
		boolean loaded = false;
		try {
			model = Model.newInstance(folder.name(), device, folder.isOnnx() ? "OnnxRuntime" : "PyTorch");
			model.load(folder.file().toAbsolutePath().getParent(), folder.file().getFileName().toString(),
					folder.isOnnx() ? Map.of("intraOpNumThreads", "1", "interOpNumThreads", "1")
							: Map.of("mapLocation", "true"));
			loaded = true;
			return model;
		} catch (IOException | MalformedModelException | EngineException | IllegalArgumentException e) {
			throw new ZippException("The image encoder cannot be loaded: " + Reasons.of(e) + ". It must be "
					+ (folder.isOnnx() ? "an ONNX model." : "a TorchScript module, made by torch.jit.script or torch.jit.trace."),
					folder.file(), 0, e);
		} finally {
			thread.setContextClassLoader(before);
			if (model != null && !loaded) {
				model.close();
			}
		}
	}

	@Override
	public String model() {
		return folder.name();
	}

	@Override
	public String fingerprint() {
		return fingerprint;
	}

	@Override
	public int dimension() {
		return folder.dimension();
	}

	@Override
	public int inputSize() {
		return folder.size();
	}

	@Override
	public float[][] embed(List<BufferedImage> pictures) {
		lock.readLock().lock();
		try {
			if (closed) {
				throw new IllegalStateException("The image embedder is closed.");
			}
			float[][] rows = new float[pictures.size()][];
			if (rows.length > 0) {
				workers.forEach(rows.length, i -> rows[i] = run(input(pictures.get(i))));
			}
			return rows;
		} finally {
			lock.readLock().unlock();
		}
	}

	/** Shape (3, size, size). */
	private float[] input(BufferedImage picture) {
		float[] values = Pixels.of(picture).square(folder.size()).values();
		int size = folder.size() * folder.size();
		for (int i = 0; i < values.length; i++) {
			values[i] = (values[i] - folder.mean()[i / size]) / folder.std()[i / size];
		}
		return values;
	}

	private float[] run(float[] input) {
		try (NDManager manager = model.getNDManager().newSubManager()) {
			NDArray picture = manager.create(input, new Shape(1, Pixels.PLANES, folder.size(), folder.size()));
			try (NDList outputs = model.getBlock().forward(new ParameterStore(manager, false), new NDList(picture), false)) {
				if (outputs.size() <= folder.output()) {
					throw wrongOutput("has " + outputs.size() + " outputs; there is no output " + folder.output());
				}
				NDArray output = outputs.get(folder.output());
				if (!output.getShape().equals(new Shape(1, folder.dimension()))) {
					throw wrongOutput("gives shape " + output.getShape() + " for one picture, not (1, " + folder.dimension()
							+ ")");
				}
				return UnitRow.of(output.toFloatArray(), norm -> wrongOutput("gives an embedding of norm " + norm));
			}
		}
	}

	private ZippException wrongOutput(String what) {
		return new ZippException("The image encoder " + what + ". Correct " + ImageModelFolder.DESCRIPTION
				+ " or the model.", folder.file(), 0, null);
	}

	@Override
	public void close() {
		lock.writeLock().lock();
		try {
			if (!closed) {
				closed = true;
				workers.close();
				model.close();
			}
		} finally {
			lock.writeLock().unlock();
		}
	}
}
