package org.zipp.torch.clip;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.IntFunction;

import org.zipp.core.ZippException;
import org.zipp.core.compute.ImageEmbedder;
import org.zipp.torch.Precision;
import org.zipp.torch.Tensor;
import org.zipp.torch.TensorScope;
import org.zipp.torch.TorchRuntime;
import org.zipp.torch.UnitRow;
import org.zipp.torch.Weights;
import org.zipp.torch.Workers;

/**
 * The image encoder of a folder with a CLIP model. One picture goes through it at a time, several side by side on a CPU, so that
 * its neighbours do not change an embedding.
 */
public sealed class ClipImageEmbedder implements ImageEmbedder permits ClipEmbedder {

	/** Changes when the same model gives other embeddings. */
	private static final String VERSION = "clip 1";
	private static final int MAX_THREADS = 8;

	private final ReadWriteLock lock = new ReentrantReadWriteLock();
	private final TorchRuntime torch;
	private final ClipFolder folder;
	private final String fingerprint;
	private final TensorScope home;
	private final ClipImage image;
	private final Workers workers;
	private boolean closed;

	ClipImageEmbedder(TorchRuntime torch, ClipFolder folder, Weights weights) {
		this.torch = torch;
		this.folder = folder;
		fingerprint = VERSION + ' ' + folder.fingerprint(weights);
		home = torch.sharedScope(Precision.FLOAT32);
		boolean loaded = false;
		try {
			image = new ClipImage(folder.image(), weights, home);
			loaded = true;
		} finally {
			if (!loaded) {
				home.close();
			}
		}
		workers = new Workers("zipp-clip", torch.device().equals("CPU") ? Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors()) : 1);
	}

	/**
	 * Loads the image encoder of a folder.
	 *
	 * @throws ZippException naming the file that is missing or wrong
	 */
	public static ImageEmbedder open(TorchRuntime torch, Path folder) {
		ClipFolder read = ClipFolder.read(folder);
		try (Weights weights = read.weights()) {
			return new ClipImageEmbedder(torch, read, weights);
		}
	}

	/** Where weights live; they are freed with this. */
	final TensorScope home() {
		return home;
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
		return image.dimension();
	}

	@Override
	public int inputSize() {
		return folder.image().size();
	}

	@Override
	public float[][] embed(List<BufferedImage> pictures) {
		int size = folder.image().size();
		return rows(pictures.size(), i -> scope -> image.run(scope, scope.of(folder.preparation().values(pictures.get(i)), 1, 3, size, size)));
	}

	/** What is computed in a scope of one's own. */
	interface Computation {
		Tensor in(TensorScope scope);
	}

	/** The normalised results of computations, side by side. */
	final float[][] rows(int n, IntFunction<Computation> computations) {
		lock.readLock().lock();
		try {
			if (closed) {
				throw new IllegalStateException("The embedder is closed.");
			}
			float[][] rows = new float[n][];
			if (n > 0) {
				workers.forEach(n, i -> {
					try (TensorScope scope = torch.scope(Precision.FLOAT32)) {
						rows[i] = UnitRow.of(computations.apply(i).in(scope).toFloats(), this::damaged);
					}
				});
			}
			return rows;
		} finally {
			lock.readLock().unlock();
		}
	}

	private ZippException damaged(double norm) {
		return new ZippException("The model gives an embedding of norm " + norm + ": its weights are damaged.", folder.folder(), 0, null);
	}

	@Override
	public final void close() {
		lock.writeLock().lock();
		try {
			if (!closed) {
				closed = true;
				workers.close();
				home.close();
			}
		} finally {
			lock.writeLock().unlock();
		}
	}
}
