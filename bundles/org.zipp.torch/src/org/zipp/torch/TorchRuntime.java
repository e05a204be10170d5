package org.zipp.torch;

import java.lang.foreign.Arena;

import org.osgi.service.component.annotations.Component;
import org.zipp.core.Reasons;
import org.zipp.core.ZippException;

import ai.djl.Device;
import ai.djl.engine.Engine;

/**
 * PyTorch, started once at the first use, and the device it computes on. Safe for several threads.
 *
 * <p>System properties: {@code zipp.device} = {@code auto} (default: the first GPU if PyTorch sees one, else the CPU),
 * {@code cpu} or {@code gpu}; {@code ai.djl.pytorch.num_threads} (or OMP_NUM_THREADS in the environment) = CPU threads of one
 * computation, 1 unless set: callers spread their work over threads, and PyTorch's own get in each other's way on busy cores.
 */
@Component(service = TorchRuntime.class)
public final class TorchRuntime {

	private static final String ENGINE = "PyTorch";
	private static final String THREADS = "ai.djl.pytorch.num_threads";

	private Engine engine;
	private Device device;

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
			device = choose(started, System.getProperty("zipp.device", "auto"));
			engine = started;
		} catch (RuntimeException | LinkageError e) {
			throw e instanceof ZippException z ? z
					: new ZippException("PyTorch cannot be started: " + Reasons.of(e)
							+ ". This product carries it for Linux on x86_64; elsewhere set PYTORCH_LIBRARY_PATH to an installed one.", e);
		} finally {
			thread.setContextClassLoader(before);
		}
	}

	private static Device choose(Engine engine, String wanted) {
		return switch (wanted) {
		case "auto" -> engine.getGpuCount() > 0 ? Device.gpu(0) : Device.cpu();
		case "cpu" -> Device.cpu();
		case "gpu" -> {
			if (engine.getGpuCount() == 0) {
				throw new ZippException("PyTorch sees no GPU. Start with -Dzipp.device=auto to compute on the CPU.");
			}
			yield Device.gpu(0);
		}
		default -> throw new ZippException("-Dzipp.device takes auto, cpu or gpu, not '" + wanted + "'.");
		};
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
		return new TensorScope(engine.newBaseManager(device), precision);
	}

	/**
	 * A space for the weights of a model that several threads use and any may close. What is computed with them belongs to
	 * scopes of these threads.
	 *
	 * @throws ZippException when PyTorch cannot be started
	 */
	public TensorScope sharedScope(Precision precision) {
		start();
		return new TensorScope(engine.newBaseManager(device), precision, false, Arena.ofShared());
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
	Device computeDevice() {
		start();
		return device;
	}

	/** The device as people read it, for example {@code CPU} or {@code GPU 0}. */
	public String device() {
		start();
		return device.isGpu() ? "GPU " + device.getDeviceId() : "CPU";
	}

	/** Version of PyTorch, for example {@code 2.7.1}. */
	public String version() {
		start();
		return engine.getVersion();
	}
}
