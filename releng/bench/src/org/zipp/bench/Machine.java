package org.zipp.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.sun.management.OperatingSystemMXBean;

/** What a result was measured on, without anything that names the machine. */
final class Machine {

	private Machine() {
	}

	/** One line for people. */
	static String describe() throws IOException {
		return Runtime.getRuntime().availableProcessors() + " cores, " + memory() + " GB, " + cpu() + ", JDK "
				+ Runtime.version().feature() + String.format(", load before the run %.1f", load());
	}

	private static long memory() throws IOException {
		return Math.round(kilobytes(Path.of("/proc/meminfo"), "MemTotal:") / 1e6);
	}

	private static String cpu() throws IOException {
		return Files.readAllLines(Path.of("/proc/cpuinfo")).stream().filter(l -> l.startsWith("model name"))
				.map(l -> l.substring(l.indexOf(':') + 1).strip()).findFirst().orElse("unknown CPU");
	}

	/** Processes that wanted to run in the last minute, on average. */
	private static double load() throws IOException {
		return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
	}

	/** What all threads of this process have computed so far, in nanoseconds. */
	static long cpuTime() {
		return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
	}

	/** Most physical memory this process ever held, in bytes; mapped files that were touched count. */
	static double peakMemory() throws IOException {
		return kilobytes(Path.of("/proc/self/status"), "VmHWM:") * 1024.0;
	}

	/** Physical memory this process holds that no file backs, in bytes. */
	static double anonymousMemory() throws IOException {
		return kilobytes(Path.of("/proc/self/status"), "RssAnon:") * 1024.0;
	}

	private static double kilobytes(Path file, String key) throws IOException {
		List<String> lines = Files.readAllLines(file);
		for (String line : lines) {
			if (line.startsWith(key)) {
				return Double.parseDouble(line.replaceAll("\\D", ""));
			}
		}
		throw new IOException(file + " does not tell " + key);
	}
}
