package org.zipp.torch;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;

import org.zipp.core.Hashes;
import org.zipp.core.Reasons;
import org.zipp.core.ZippException;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;

/**
 * A folder that holds an image encoder: {@value #DESCRIPTION} and the file it names.
 *
 * <pre>
 * { "name": "CLIP ViT-B/32",            printed in reports
 *   "file": "model.pt",                 TorchScript (.pt) or ONNX (.onnx)
 *   "size": 224,                        sides of the pictures it takes
 *   "mean": [0.48145466, 0.4578275, 0.40821073],
 *   "std": [0.26862954, 0.26130258, 0.27577711],
 *   "dimension": 512,                   length of its embeddings
 *   "output": 0 }                       which of its outputs they are; 0 unless given
 * </pre>
 *
 * The model takes a float tensor of shape (n, 3, size, size), red, green, blue in [0, 1], less the mean, divided by the
 * deviation, and gives one of shape (n, dimension).
 */
record ImageModelFolder(Path folder, String name, Path file, int size, float[] mean, float[] std, int dimension,
		int output) {

	static final String DESCRIPTION = "image-model.json";

	static final String ONNX = ".onnx";
	static final String TORCH_SCRIPT = ".pt";

	private static final int LARGEST_SIZE = 4096;
	private static final int LARGEST_DIMENSION = 65_536;

	/** As the file says it. */
	private static final class Json {
		private String name;
		private String file;
		private int size;
		private float[] mean;
		private float[] std;
		private int dimension;
		private int output;
	}

	/** @throws ZippException naming the file and what it lacks */
	static ImageModelFolder read(Path folder) {
		Path description = folder.resolve(DESCRIPTION);
		Json json;
		try (Reader in = Files.newBufferedReader(description, StandardCharsets.UTF_8)) {
			json = new Gson().fromJson(in, Json.class);
		} catch (NoSuchFileException e) {
			throw new ZippException("There is no " + DESCRIPTION
					+ " in the folder of the image encoder, and no config.json of a CLIP model. Write one that names the model file, its "
					+ "size, mean, std and dimension, or choose a folder of CLIP.", folder, 0, e);
		} catch (IOException | JsonParseException e) {
			throw new ZippException("The description of the image encoder cannot be read: " + Reasons.of(e) + '.',
					description, 0, e);
		}
		check(json != null, "is empty", description);
		check(json.name != null && !json.name.isBlank(), "gives the model no name", description);
		check(json.file != null && List.of(ONNX, TORCH_SCRIPT).stream().anyMatch(json.file::endsWith),
				"names no file that ends in " + TORCH_SCRIPT + " or " + ONNX, description);
		check(json.size > 0 && json.size <= LARGEST_SIZE, "gives no size from 1 to " + LARGEST_SIZE, description);
		check(json.dimension > 0 && json.dimension <= LARGEST_DIMENSION,
				"gives no dimension from 1 to " + LARGEST_DIMENSION, description);
		check(json.mean != null && json.mean.length == Pixels.PLANES, "does not give three numbers as mean", description);
		check(json.std != null && json.std.length == Pixels.PLANES && json.std[0] > 0 && json.std[1] > 0 && json.std[2] > 0,
				"does not give three positive numbers as std", description);
		check(json.output >= 0, "gives a negative output", description);
		Path file = folder.resolve(json.file);
		if (!Files.isRegularFile(file)) {
			throw new ZippException("There is no model file of the name that " + DESCRIPTION + " gives.", file, 0, null);
		}
		return new ImageModelFolder(folder, json.name.strip(), file, json.size, json.mean, json.std, json.dimension,
				json.output);
	}

	private static void check(boolean right, String wrong, Path description) {
		if (!right) {
			throw new ZippException("The description of the image encoder " + wrong + '.', description, 0, null);
		}
	}

	boolean isOnnx() {
		return file.toString().endsWith(ONNX);
	}

	/** SHA-256 over description and model. */
	String hash() {
		try {
			MessageDigest digest = Hashes.sha256();
			for (Path part : List.of(folder.resolve(DESCRIPTION), file)) {
				Hashes.update(digest, part);
			}
			return Hashes.hex(digest);
		} catch (IOException e) {
			throw new ZippException("The image encoder cannot be read: " + Reasons.of(e) + '.', folder, 0, e);
		}
	}
}
