package org.zipp.diffusion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Two tiny models in the layout of diffusers, with random weights, and what diffusers 0.31.0 computes with them in float32 on a
 * CPU: {@code expected.json} and {@code expected.safetensors} beside the model.
 */
public enum Golden {

	/** The form of Stable Diffusion 1.x. */
	SD("tiny-sd"),

	/** The form of Stable Diffusion XL. */
	SDXL("tiny-sdxl");

	private final String name;

	Golden(String name) {
		this.name = name;
	}

	/** The model's folder, with the expected values in it; not to be written to. */
	public Path folder() {
		return Path.of(System.getProperty("zipp.root"), "bundles/org.zipp.diffusion.tests/src/org/zipp/diffusion/golden", name);
	}

	/** A copy of the model's folder that a test may change. */
	public Path copy(Path target) throws IOException {
		Path from = folder();
		try (Stream<Path> paths = Files.walk(from)) {
			paths.forEach(path -> copy(path, target.resolve(from.relativize(path).toString())));
		}
		return target;
	}

	private static void copy(Path from, Path to) {
		try {
			if (Files.isDirectory(from)) {
				Files.createDirectories(to);
			} else {
				Files.copy(from, to);
			}
		} catch (IOException e) {
			throw new UncheckedIOException("cannot copy " + from + " to " + to, e);
		}
	}
}
