package org.zipp.torch;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import org.eclipse.core.runtime.OperationCanceledException;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.zipp.core.Reasons;
import org.zipp.core.ZippException;
import org.zipp.core.compute.TextEmbedder;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;

/**
 * Sentence embeddings of all-MiniLM-L6-v2 (quantized ONNX), 384 values: mean of the token vectors, scaled to norm 1.
 * The model travels in the product and is loaded at the first call.
 */
@Component(service = TextEmbedder.class)
public final class OnnxTextEmbedder implements TextEmbedder {

	private static final String MODEL = "all-MiniLM-L6-v2";
	private static final String ENGINE = "OnnxRuntime";
	private static final int DIMENSION = 384;
	/** What the sentence model was trained with; it takes up to 512. */
	private static final int MAX_TOKENS = 256;
	/** Texts embedded at once; each run of the model uses one thread. */
	private static final int MAX_THREADS = 8;

	private record Loaded(Model model, HuggingFaceTokenizer tokenizer, ExecutorService workers, int threads) {
	}

	private final ReadWriteLock lock = new ReentrantReadWriteLock();
	private Loaded loaded;
	private boolean closed;

	@Override
	public String model() {
		return MODEL;
	}

	@Override
	public int dimension() {
		return DIMENSION;
	}

	@Override
	public float[][] embed(List<String> texts) {
		if (texts.isEmpty()) {
			return new float[0][];
		}
		Loaded use = use();
		try {
			List<String> distinct = List.copyOf(new LinkedHashSet<>(texts));
			Map<String, float[]> embedded = embedDistinct(use, distinct);
			return texts.stream().map(t -> embedded.get(t).clone()).toArray(float[][]::new);
		} finally {
			lock.readLock().unlock();
		}
	}

	/**
	 * The caller works itself, and idle workers help: a caller with few texts does not wait behind one with many. When this
	 * returns nobody works on it any more.
	 */
	private static Map<String, float[]> embedDistinct(Loaded use, List<String> texts) {
		AtomicInteger next = new AtomicInteger();
		AtomicReference<Throwable> failure = new AtomicReference<>();
		float[][] rows = new float[texts.size()][];
		Runnable work = () -> {
			for (int i = next.getAndIncrement(); i < rows.length && failure.get() == null; i = next.getAndIncrement()) {
				if (Thread.currentThread().isInterrupted()) {
					failure.compareAndSet(null, new OperationCanceledException("Embedding was interrupted."));
				} else {
					rows[i] = run(use.model, use.tokenizer.encode(texts.get(i), true, false));
				}
			}
		};
		Phaser busy = new Phaser(1);
		for (int helper = 1; helper < Math.min(use.threads, rows.length); helper++) {
			use.workers.execute(() -> {
				if (busy.register() >= 0) {
					attempt(work, failure);
					busy.arriveAndDeregister();
				}
			});
		}
		Thread caller = Thread.currentThread();
		ClassLoader before = caller.getContextClassLoader();
		caller.setContextClassLoader(Engine.class.getClassLoader());
		attempt(work, failure);
		caller.setContextClassLoader(before);
		// Also when it failed: the model must not be closed under a helper.
		busy.awaitAdvance(busy.arriveAndDeregister());
		if (failure.get() instanceof OperationCanceledException cancelled) {
			throw cancelled;
		}
		if (failure.get() != null) {
			throw new ZippException("The sentence model " + MODEL + " failed: " + Reasons.of(failure.get()) + '.', failure.get());
		}
		Map<String, float[]> result = HashMap.newHashMap(rows.length);
		for (int i = 0; i < rows.length; i++) {
			result.put(texts.get(i), rows[i]);
		}
		return result;
	}

	private static void attempt(Runnable work, AtomicReference<Throwable> failure) {
		try {
			work.run();
		} catch (RuntimeException | Error e) {
			// Also errors, as of a library that cannot be linked: the caller must hear of it, whichever thread it met.
			failure.compareAndSet(null, e);
		}
	}

	/** Releases the model; a call that is running is waited for. */
	@Deactivate
	public void close() {
		lock.writeLock().lock();
		try {
			closed = true;
			if (loaded != null) {
				loaded.workers.shutdown();
				loaded.tokenizer.close();
				loaded.model.close();
				loaded = null;
			}
		} finally {
			lock.writeLock().unlock();
		}
	}

	private void checkOpen() {
		if (closed) {
			throw new IllegalStateException("The text embedder is closed.");
		}
	}

	/** The model, loaded when it is first needed, under the lock of a reader, which many callers hold at once. */
	private Loaded use() {
		lock.readLock().lock();
		boolean usable = false;
		try {
			checkOpen();
			usable = loaded != null;
			if (usable) {
				return loaded;
			}
		} finally {
			if (!usable) {
				lock.readLock().unlock();
			}
		}
		lock.writeLock().lock();
		try {
			checkOpen();
			if (loaded == null) {
				loaded = load();
			}
			lock.readLock().lock();
			return loaded;
		} finally {
			lock.writeLock().unlock();
		}
	}

	private static Loaded load() {
		// The engines are fragments of DJL's own bundle; they are found through its class loader alone.
		ClassLoader djl = Engine.class.getClassLoader();
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(djl);
		try (InputStream vocabulary = resource(djl, "all-minilm-l6-v2-q-tokenizer.json");
				InputStream weights = resource(djl, "all-minilm-l6-v2-q.onnx")) {
			Model model = Model.newInstance(MODEL, Device.cpu(), ENGINE);
			HuggingFaceTokenizer tokenizer = null;
			try {
				model.load(weights, Map.of("intraOpNumThreads", "1", "interOpNumThreads", "1"));
				tokenizer = HuggingFaceTokenizer.newInstance(vocabulary, Map.of("padding", "false", "truncation", "true",
						"maxLength", Integer.toString(MAX_TOKENS), "modelMaxLength", Integer.toString(MAX_TOKENS)));
				int threads = Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors());
				ThreadFactory named = Thread.ofPlatform().daemon().name("zipp-embedder-", 0).factory();
				return new Loaded(model, tokenizer, Executors.newFixedThreadPool(Math.max(1, threads - 1), task -> {
					Thread worker = named.newThread(task);
					worker.setContextClassLoader(djl);
					return worker;
				}), threads);
			} finally {
				if (tokenizer == null) {
					model.close();
				}
			}
		} catch (IOException | MalformedModelException | UnsatisfiedLinkError e) {
			throw new ZippException("The sentence model " + MODEL + " cannot be started: " + Reasons.of(e)
					+ ". It ships inside the product; install the product again, or check that its temporary folder can be written.",
					e);
		} finally {
			thread.setContextClassLoader(before);
		}
	}

	private static InputStream resource(ClassLoader loader, String name) throws IOException {
		InputStream in = loader.getResourceAsStream(name);
		if (in == null) {
			throw new IOException("its file " + name + " is missing");
		}
		return in;
	}

	/**
	 * One text a run: the quantized model scales its activations by the largest value of the whole input tensor, so in
	 * a batch the neighbours of a text and its padding would change its embedding (measured: cosine down to 0.985).
	 */
	private static float[] run(Model model, Encoding encoding) {
		long[] ids = encoding.getIds();
		Shape shape = new Shape(1, ids.length);
		try (NDManager manager = model.getNDManager().newSubManager()) {
			NDList inputs = new NDList(named(manager, "input_ids", ids, shape),
					named(manager, "attention_mask", encoding.getAttentionMask(), shape),
					named(manager, "token_type_ids", new long[ids.length], shape));
			inputs.attach(manager);
			try (NDList outputs = model.getBlock().forward(new ParameterStore(manager, false), inputs, false)) {
				return pool(outputs.get(0).toFloatArray(), encoding.getAttentionMask());
			}
		}
	}

	private static NDArray named(NDManager manager, String name, long[] values, Shape shape) {
		NDArray array = manager.create(values, shape);
		array.setName(name);
		return array;
	}

	/** Mean of the token vectors under the attention mask, scaled to norm 1. */
	private static float[] pool(float[] states, long[] mask) {
		double[] sum = new double[DIMENSION];
		for (int t = 0; t < mask.length; t++) {
			for (int d = 0; mask[t] != 0 && d < DIMENSION; d++) {
				sum[d] += states[t * DIMENSION + d];
			}
		}
		double norm = Math.sqrt(Arrays.stream(sum).map(v -> v * v).sum());
		float[] result = new float[DIMENSION];
		for (int d = 0; d < DIMENSION; d++) {
			result[d] = (float) (sum[d] / norm);
		}
		return result;
	}
}
