package org.zipp.torch;

import java.lang.foreign.Arena;
import java.lang.management.MemoryUsage;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.function.Supplier;

import org.osgi.service.component.annotations.Component;
import org.zipp.core.Reasons;
import org.zipp.core.ZippException;
import org.zipp.core.compute.ComputeDevices;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.cuda.CudaUtils;

/**
 * PyTorch, started once at the first use, and the device it computes on. Safe for several threads.
 *
 * <p>System properties: {@value ComputeDevices#PROPERTY}, see {@link #choose}; {@code ai.djl.pytorch.num_threads} (or
 * OMP_NUM_THREADS in the environment) = CPU threads of one computation, 1 unless set: callers spread their work over threads, and
 * PyTorch's own get in each other's way on busy cores.
 */
@Component(service = { TorchRuntime.class, ComputeDevices.class })
public final class TorchRuntime implements ComputeDevices {

	private static final String ENGINE = "PyTorch";
	private static final String THREADS = "ai.djl.pytorch.num_threads";
	private static final Pattern NAME = Pattern.compile("auto|cpu|(?:cuda|gpu)(?::(\\d{1,4}))?");

	private Engine engine;
	private Device device;
	/** What was chosen; {@code null} for what the system property says. */
	private String wanted;

	@Override
	public synchronized void choose(String name) {
		String plain = checked(name, "The device");
		if (engine != null) {
			device = find(plain, engine.getGpuCount());
		}
		wanted = plain;
	}

	private static String checked(String name, String what) {
		String plain = name.strip().toLowerCase(Locale.ROOT);
		if (!NAME.matcher(plain).matches()) {
			throw new ZippException(what + " is auto, cpu, cuda, or cuda:1 for the second GPU and so on, not '" + name + "'.");
		}
		return plain;
	}

	/** The device of that name where there are so many GPUs. */
	static Device find(String name, int gpus) {
		Matcher m = NAME.matcher(name);
		if (!m.matches() || name.equals("cpu") || name.equals(AUTO) && gpus == 0) {
			return Device.cpu();
		}
		int number = m.group(1) == null ? 0 : Integer.parseInt(m.group(1));
		if (gpus == 0) {
			throw new ZippException("PyTorch sees no GPU, so there is no '" + name + "'. This product carries PyTorch for CPUs. For a GPU of "
					+ "NVIDIA, install its driver, fetch LibTorch 2.7.1 for CUDA 12.8 from pytorch.org, and start with the environment variables "
					+ "PYTORCH_LIBRARY_PATH=<its folder lib> and PYTORCH_FLAVOR=cu128. Or compute on the CPU: --device cpu.");
		}
		if (number >= gpus) {
			throw new ZippException("There is no '" + name + "': PyTorch sees " + (gpus == 1 ? "one GPU, cuda:0" : gpus + " GPUs, cuda:0 to cuda:"
					+ (gpus - 1)) + '.');
		}
		return Device.gpu(number);
	}

	/** It takes seconds, and unpacks the libraries the first time. */
	private synchronized void start() {
		if (engine != null) {
			return;
		}
		// The product carries the libraries; nothing is ever fetched.
		if (System.getProperty("ai.djl.offline") == null) {
			System.setProperty("ai.djl.offline", "true");
		}
		if (System.getProperty(THREADS) == null && System.getenv("OMP_NUM_THREADS") == null) {
			System.setProperty(THREADS, "1");
		}
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(Engine.class.getClassLoader());
		try {
			Engine started = Engine.getEngine(ENGINE);
			device = find(wanted != null ? wanted : checked(System.getProperty(PROPERTY, AUTO), "-D" + PROPERTY), started.getGpuCount());
			engine = started;
		} catch (RuntimeException | LinkageError e) {
			throw e instanceof ZippException z ? z
					: new ZippException("PyTorch cannot be started: " + Reasons.of(e)
							+ ". This product carries it for Linux on x86_64; elsewhere set PYTORCH_LIBRARY_PATH to an installed one.", e);
		} finally {
			thread.setContextClassLoader(before);
		}
	}

	/**
	 * A space for tensors of 32-bit floats on the device; every tensor made in it is freed when it is closed.
	 *
	 * @throws ZippException when PyTorch cannot be started
	 */
	public TensorScope scope() {
		return scope(Precision.FLOAT32);
	}

	/**
	 * A space for tensors on the device; every tensor made in it is freed when it is closed.
	 *
	 * @throws ZippException when PyTorch cannot be started
	 */
	public TensorScope scope(Precision precision) {
		start();
		return new TensorScope(engine.newBaseManager(computeDevice()), precision);
	}

	/**
	 * A space for the weights of a model that several threads use and any may close. What is computed with them belongs to
	 * scopes of these threads.
	 *
	 * @throws ZippException when PyTorch cannot be started
	 */
	public TensorScope sharedScope(Precision precision) {
		start();
		return new TensorScope(engine.newBaseManager(computeDevice()), precision, false, Arena.ofShared());
	}

	/**
	 * Runs work of large operators, each spread over all cores of the CPU, in this thread; other threads keep theirs. The system
	 * property {@code OMP_NUM_THREADS} says how many cores instead of all; the environment's is for those other threads.
	 *
	 * @throws ZippException when PyTorch cannot be started
	 */
	public <T> T withAllCores(Supplier<T> work) {
		start();
		int before = JniUtils.getNumThreads();
		JniUtils.setNumThreads(Integer.getInteger("OMP_NUM_THREADS", Runtime.getRuntime().availableProcessors()));
		try {
			return work.get();
		} finally {
			JniUtils.setNumThreads(before);
		}
	}

	/**
	 * Room for trainable values on the device. Belongs to the thread that calls.
	 *
	 * @throws ZippException when PyTorch cannot be started
	 */
	public Parameters parameters(Precision precision) {
		return new Parameters(scope(precision));
	}

	/** The device of tensors, for models that are loaded elsewhere in this bundle. */
	synchronized Device computeDevice() {
		start();
		return device;
	}

	@Override
	public String device() {
		Device now = computeDevice();
		return now.isGpu() ? "GPU " + now.getDeviceId() : "CPU";
	}

	/** Whether it computes on a GPU. */
	public boolean isGpu() {
		return computeDevice().isGpu();
	}

	@Override
	public synchronized Optional<Memory> memory() {
		if (engine == null || !device.isGpu()) {
			return Optional.empty();
		}
		MemoryUsage usage = CudaUtils.getGpuMemory(device);
		return Optional.of(new Memory(usage.getCommitted(), usage.getMax()));
	}

	/** Version of PyTorch, for example {@code 2.7.1}. */
	public String version() {
		start();
		return engine.getVersion();
	}
}
