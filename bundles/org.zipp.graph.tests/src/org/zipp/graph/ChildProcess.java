package org.zipp.graph;

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
	ChildProcess(Path temporary, Class<?> main, List<String> arguments) throws IOException {
		Path argumentFile = Files.createTempFile(temporary, "child", ".args");
		Files.writeString(argumentFile, "-cp \"" + String.join(File.pathSeparator, classPath()).replace("\\", "\\\\") + "\"\n");
		List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx256m",
				"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "@" + argumentFile, main.getName()));
		command.addAll(arguments);
		process = new ProcessBuilder(command).redirectError(Files.createTempFile(temporary, "child", ".err").toFile()).start();
		output = process.inputReader(StandardCharsets.UTF_8);
	}

	/** The next line the child prints, {@code null} at its end. */
	String readLine() throws IOException {
		return output.readLine();
	}

	/** Sends a line to the child, which waits for it. */
	void goOn() throws IOException {
		process.getOutputStream().write('\n');
		process.getOutputStream().flush();
	}

	/** Kills it as {@code kill -9} does, and waits for its end. */
	void kill() throws InterruptedException {
		process.toHandle().destroyForcibly();
		process.waitFor();
	}

	@Override
	public void close() throws IOException {
		process.destroyForcibly().onExit().join();
		output.close();
	}

	private static Set<String> classPath() throws IOException {
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
				CLASS_FOLDERS.stream().map(file.toPath()::resolve).filter(Files::isDirectory).map(Path::toString).forEach(path::add);
			} else {
				path.add(file.getPath());
			}
		}
		return path;
	}
}
