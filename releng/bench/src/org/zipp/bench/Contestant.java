package org.zipp.bench;

import java.util.Map;

/** One side of a comparison. Runs in a process of its own, so that its memory can be told apart. */
interface Contestant extends AutoCloseable {

	/** One round: what was measured, by name. */
	Map<String, Measure> round() throws Exception;

	/** Facts that are not rates, for example bytes per edge. */
	default Map<String, Double> facts() throws Exception {
		return Map.of();
	}

	@Override
	default void close() {
	}

	/**
	 * @param items      how many
	 * @param seconds    in which time
	 * @param cpuSeconds of all threads of the process; tells more than the time on a machine that others use as well
	 */
	record Measure(double items, double seconds, double cpuSeconds) {

		double rate() {
			return items / seconds;
		}

		double cpuRate() {
			return items / cpuSeconds;
		}
	}

	/** Work that says how many items it did. */
	@FunctionalInterface
	interface Work {
		double run() throws Exception;
	}

	/** Runs work and takes its time. */
	static Measure timed(Work work) throws Exception {
		long cpuStart = Machine.cpuTime();
		long start = System.nanoTime();
		double items = work.run();
		return new Measure(items, (System.nanoTime() - start) / 1e9, (Machine.cpuTime() - cpuStart) / 1e9);
	}
}
