package org.zipp.study.part;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
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

/** A Java process of its own, without OSGi, on the classes of the running test. */
final class ChildProcess implements AutoCloseable {

	/** Where builds put the classes of a bundle that is a folder. */
	private static final List<String> CLASS_FOLDERS = List.of("", "target/classes", "bin");

	private final Process process;
	private final BufferedReader output;

	/** @param temporary a folder for the error output and the arguments */
	ChildProcess(Path temporary, Class<?> main, String... arguments) throws IOException {
		Path argumentFile = Files.createTempFile(temporary, "child", ".args");
		Files.writeString(argumentFile,
				"-cp \"" + String.join(File.pathSeparator, classPath()).replace("\\", "\\\\") + "\"\n");
		List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx256m", "-XX:+UseSerialGC",
				"-XX:TieredStopAtLevel=1",
				"-Dorg.slf4j.simpleLogger.defaultLogLevel=error", "@" + argumentFile, main.getName()));
		command.addAll(List.of(arguments));
		Path errors = Files.createTempFile(temporary, "child", ".err");
		process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
		output = process.inputReader(StandardCharsets.UTF_8);
	}

	/** The next line the child prints, {@code null} at its end. */
	String readLine() throws IOException {
		return output.readLine();
	}

	/** Writes a line to the child. */
	void say(String line) throws IOException {
		process.outputWriter(StandardCharsets.UTF_8).append(line).append('\n').flush();
	}

	/** All lines that are still to come. */
	List<String> readRest() throws IOException {
		List<String> lines = new ArrayList<>();
		for (String line = output.readLine(); line != null; line = output.readLine()) {
			lines.add(line);
		}
		return lines;
	}

	long pid() {
		return process.pid();
	}

	/** Kills it as {@code kill -9} does, and waits for its end. What it has printed can still be read. */
	void kill() throws InterruptedException {
		// The method of the same name of Process would close the streams.
		process.toHandle().destroyForcibly();
		process.waitFor();
	}

	@Override
	public void close() throws IOException {
		process.destroyForcibly().onExit().join();
		output.close();
	}

	static Set<String> classPath() throws IOException {
		Bundle bundle = FrameworkUtil.getBundle(ChildProcess.class);
		if (bundle != null && bundle.getBundleContext() != null) {
			return ofBundles(bundle.getBundleContext().getBundles());
		}
		Set<String> path = new LinkedHashSet<>();
		if (ChildProcess.class.getClassLoader() instanceof URLClassLoader loader) {
			for (URL url : loader.getURLs()) {
				try {
					path.add(Path.of(url.toURI()).toString());
				} catch (URISyntaxException e) {
					throw new IOException("A strange place for classes: " + url, e);
				}
			}
		}
		path.addAll(List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
		return path;
	}

	private static Set<String> ofBundles(Bundle[] bundles) {
		Set<String> path = new LinkedHashSet<>();
		for (Bundle bundle : bundles) {
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
