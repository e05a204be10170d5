package org.zipp.generation.internal;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.core.runtime.FileLocator;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** A worker in a Java process of its own, without OSGi, on the classes of the running test. */
final class WorkerProcess implements AutoCloseable {

	/** Where builds put the classes of a bundle that is a folder. */
	private static final List<String> CLASS_FOLDERS = List.of("", "target/classes", "bin");

	private final Process process;
	private final BufferedReader output;
	private final Path errors;
	private final List<Long> begun = new ArrayList<>();
	private String end = "";
	private boolean up;

	WorkerProcess(Path temporary, String... arguments) throws IOException {
		Path argumentFile = Files.createTempFile(temporary, "worker", ".args");
		Files.writeString(argumentFile, "-cp \"" + String.join(File.pathSeparator, classPath()).replace("\\", "\\\\") + "\"\n");
		List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx256m", "-XX:+UseSerialGC",
				"-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true", "@" + argumentFile, WorkerChild.class.getName()));
		command.addAll(List.of(arguments));
		errors = Files.createTempFile(temporary, "worker", ".err");
		process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
		output = process.inputReader(StandardCharsets.UTF_8);
	}

	/** Reads on until its program has started. */
	void awaitUp() throws IOException {
		while (!up && read()) {
			// one more line
		}
	}

	/** Reads on until it has begun so many pictures in all, or has ended. */
	void awaitBegun(int pictures) throws IOException {
		while (begun.size() < pictures && read()) {
			// one more line
		}
		if (begun.size() < pictures) {
			throw new IOException("It ended after " + begun.size() + " pictures: " + end + '\n' + Files.readString(errors));
		}
	}

	private boolean read() throws IOException {
		String line = output.readLine();
		if (line == null) {
			return false;
		}
		if (line.startsWith("begin ")) {
			begun.add(Long.valueOf(line.substring("begin ".length())));
		} else if (line.equals("up")) {
			up = true;
		} else {
			end = line;
		}
		return true;
	}

	/** Seeds of the pictures it began, in order, as far as they were read. */
	List<Long> begun() {
		return begun;
	}

	/** Kills it as {@code kill -9} does, and reads what it had said. */
	void kill() throws IOException, InterruptedException {
		// The method of the same name of Process would close the streams.
		process.toHandle().destroyForcibly();
		process.waitFor();
		awaitEnd();
	}

	/** Asks it to stop, as {@code kill} does, and waits until it has. */
	String stop() throws IOException {
		process.toHandle().destroy();
		return awaitEnd();
	}

	/** Waits for its end; what it said last. */
	String awaitEnd() throws IOException {
		while (read()) {
			// one more line
		}
		return end;
	}

	@Override
	public void close() throws IOException {
		process.destroyForcibly().onExit().join();
		output.close();
	}

	private static Set<String> classPath() {
		Set<String> path = new LinkedHashSet<>();
		for (Bundle bundle : FrameworkUtil.getBundle(WorkerProcess.class).getBundleContext().getBundles()) {
			File file = FileLocator.getBundleFileLocation(bundle)
					.orElseThrow(() -> new UncheckedIOException(new IOException("Where is the bundle " + bundle + '?')));
			if (file.isDirectory()) {
				Stream<Path> folders = CLASS_FOLDERS.stream().map(file.toPath()::resolve).filter(Files::isDirectory);
				folders.map(Path::toString).forEach(path::add);
			} else {
				path.add(file.getPath());
			}
		}
		return path;
	}
}
