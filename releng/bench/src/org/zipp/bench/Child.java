package org.zipp.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.zipp.bench.Contestant.Measure;

/** A running contestant, seen from outside. */
final class Child implements AutoCloseable {

	/** Packages of Java that Spark looks into. */
	private static final List<String> SPARK_OPENS = List.of("java.io", "java.lang", "java.lang.invoke", "java.lang.reflect", "java.net",
			"java.nio", "java.util", "java.util.concurrent", "java.util.concurrent.atomic", "jdk.internal.ref", "sun.nio.ch", "sun.nio.cs",
			"sun.security.action", "sun.util.calendar");

	/** Measures of all rounds by name, in the order in which they were reported. */
	final Map<String, List<Measure>> measures = new LinkedHashMap<>();
	final Map<String, Double> facts = new LinkedHashMap<>();
	/** Most physical memory it held, in bytes, after {@link #end}. */
	double peak;

	private final String name;
	private final Process process;
	private final BufferedReader in;
	private final OutputStream out;
	private boolean ready;

	private Child(String name, List<String> command, Map<String, String> environment) throws IOException {
		this.name = name;
		ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
		builder.environment().putAll(environment);
		process = builder.start();
		in = process.inputReader(StandardCharsets.UTF_8);
		out = process.getOutputStream();
	}

	/** A contestant in Java. */
	static Child java(String name, String heap, int threads, String kind, Object... args) throws IOException {
		List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx" + heap));
		for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
			if (!option.startsWith("-Xmx")) {
				command.add(option);
			}
		}
		command.addAll(List.of("-XX:ActiveProcessorCount=" + threads, "-cp", System.getProperty("java.class.path"),
				ContestantMain.class.getName(), kind));
		for (Object arg : args) {
			command.add(arg.toString());
		}
		return new Child(name, command, Map.of("OMP_NUM_THREADS", Integer.toString(threads)));
	}

	/** A contestant in Python: that of Debian, which has Debian's PyTorch. */
	static Child python(String name, int threads, String script, Object... args) throws IOException {
		List<String> command = new ArrayList<>(List.of("/usr/bin/python3", script));
		for (Object arg : args) {
			command.add(arg.toString());
		}
		String count = Integer.toString(threads);
		return new Child(name, command, Map.of("OMP_NUM_THREADS", count, "OPENBLAS_NUM_THREADS", count,
				"PYTHONDONTWRITEBYTECODE", "1"));
	}

	/** Spark, on the Java that it needs, with what {@code releng/bench/run} fetched and compiled. */
	static Child spark(int threads, Path home, Object... args) throws IOException {
		List<String> command = new ArrayList<>(List.of(System.getProperty("zipp.bench.spark.java"), "-Xmx3g",
				"-XX:ActiveProcessorCount=" + threads));
		for (String name : SPARK_OPENS) {
			command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED");
		}
		command.addAll(List.of("-cp", home.resolve("target/classes") + ":" + home.resolve("target/jars") + "/*",
				"org.zipp.bench.spark.SparkEdges"));
		for (Object arg : args) {
			command.add(arg.toString());
		}
		return new Child("Spark", command, Map.of("SPARK_LOCAL_IP", "127.0.0.1"));
	}

	/** A contestant in Debian's R. */
	static Child r(String name, Path script, Object... args) throws IOException {
		List<String> command = new ArrayList<>(List.of("Rscript", "--vanilla", script.toString()));
		for (Object arg : args) {
			command.add(arg.toString());
		}
		return new Child(name, command, Map.of("LC_ALL", "C.UTF-8"));
	}

	String name() {
		return name;
	}

	/** Waits until it has made its preparations. */
	void awaitReady() throws IOException {
		if (!ready) {
			answer("@ready");
			ready = true;
		}
	}

	/** Waits until a process that only prepares something has ended. */
	void awaitEnd() throws IOException {
		try {
			if (process.waitFor() != 0) {
				throw new IOException(name + " failed; its messages stand above");
			}
		} catch (InterruptedException e) {
			process.destroyForcibly();
			Thread.currentThread().interrupt();
			throw new IOException(name + " was interrupted", e);
		}
	}

	/** One round; forgets what was measured if it only warms up. */
	void round(boolean warmUp) throws IOException {
		say("round");
		answer("@done");
		if (warmUp) {
			measures.clear();
		}
	}

	/** Takes facts and peak memory. */
	void end() throws IOException {
		say("end");
		answer("@done");
	}

	private void say(String line) throws IOException {
		out.write((line + '\n').getBytes(StandardCharsets.UTF_8));
		out.flush();
	}

	private void answer(String last) throws IOException {
		for (String line = in.readLine(); line != null; line = in.readLine()) {
			if (line.equals(last)) {
				return;
			}
			String[] words = line.split(" ");
			switch (words[0]) {
				case "@measure" -> measures.computeIfAbsent(words[1], _ -> new ArrayList<>())
						.add(new Measure(Double.parseDouble(words[2]), Double.parseDouble(words[3]),
								Double.parseDouble(words[4])));
				case "@fact" -> facts.put(words[1], Double.parseDouble(words[2]));
				case "@peak" -> peak = Double.parseDouble(words[1]);
				default -> System.err.println(name + ": " + line);
			}
		}
		throw new IOException(name + " ended before it was done; its messages stand above");
	}

	@Override
	public void close() throws IOException {
		out.close();
		try {
			process.waitFor();
		} catch (InterruptedException e) {
			process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}
}
