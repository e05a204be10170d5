package org.zipp.core.compute;

import java.util.Optional;

import org.zipp.core.ZippException;

/** Where models compute. A service; safe for several threads. */
public interface ComputeDevices {

	/** System property that a start may set to what {@link #choose} takes. */
	String PROPERTY = "zipp.device";

	/** The choice unless one was made: the first GPU if there is one, else the CPU. */
	String AUTO = "auto";

	/**
	 * Memory of a GPU.
	 *
	 * @param used  bytes, by all programs
	 * @param total bytes
	 */
	record Memory(long used, long total) {
	}

	/**
	 * Chooses where models compute that are loaded from now on; those that are loaded stay where they are.
	 *
	 * @param device {@code auto}, {@code cpu}, {@code cuda} for the first GPU, {@code cuda:1} for the second, and so on
	 * @throws ZippException when it is none of these, or it is known already that there is no such device
	 */
	void choose(String device);

	/**
	 * The device as people read it, for example {@code CPU} or {@code GPU 0}. Starts the engine.
	 *
	 * @throws ZippException when there is no such device, or the engine cannot be started
	 */
	String device();

	/** Memory of the device when it is a GPU; empty for a CPU, and before the engine is started. */
	Optional<Memory> memory();
}
