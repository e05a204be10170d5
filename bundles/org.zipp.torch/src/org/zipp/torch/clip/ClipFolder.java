package org.zipp.torch.clip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

import org.zipp.core.Hashes;
import org.zipp.core.Reasons;
import org.zipp.core.ZippException;
import org.zipp.torch.Configuration;
import org.zipp.torch.Weights;

/**
 * A folder with a CLIP model as Hugging Face's transformers writes it: config.json, model.safetensors, and
 * preprocessor_config.json; with the files of a tokenizer where it reads texts too.
 *
 * @param image       shape of the image encoder
 * @param text        shape of the text encoder; {@code null} when there is none
 * @param preparation of pictures
 */
public record ClipFolder(Path folder, ClipImageConfig image, ClipTextConfig text, ClipPreparation preparation) {

	private static final String CONFIG = "config.json";
	private static final String PREPARATION = "preprocessor_config.json";
	private static final String STEM = "model";
	private static final List<String> FILES = List.of(CONFIG, PREPARATION, "vocab.json", "merges.txt", "tokenizer.json",
			"tokenizer_config.json", "special_tokens_map.json");

	/** Whether a folder is one, by its looks. */
	public static boolean isOne(Path folder) {
		return Files.isRegularFile(folder.resolve(CONFIG));
	}

	/**
	 * Reads the configurations.
	 *
	 * @throws ZippException naming the file that is missing, and every key that asks for something that is not built
	 */
	static ClipFolder read(Path folder) {
		Configuration c = Configuration.read(folder.resolve(CONFIG));
		String type = c.text("model_type", "");
		List<String> problems = new ArrayList<>();
		boolean both = type.equals("clip");
		if (!both && !type.equals("clip_vision_model")) {
			throw new ZippException("'model_type' is \"" + type + "\": this is no image encoder of CLIP. Built are clip and "
					+ "clip_vision_model, with projection.", c.file(), 0, null);
		}
		ClipImageConfig image = ClipImageConfig.read(both ? c.object("vision_config") : c, problems);
		ClipTextConfig text = both ? ClipTextConfig.read(c.object("text_config"), problems) : null;
		stopAt(problems, c.file());
		Path file = folder.resolve(PREPARATION);
		ClipPreparation preparation = Files.exists(file) ? ClipPreparation.read(Configuration.read(file), image.size(), problems)
				: ClipPreparation.standard(image.size());
		stopAt(problems, file);
		return new ClipFolder(folder, image, text, preparation);
	}

	private static void stopAt(List<String> problems, Path file) {
		if (!problems.isEmpty()) {
			throw new ZippException(String.join("; ", problems) + '.', file, 0, null);
		}
	}

	/** Opens the weights: those without variant, else what there is. */
	Weights weights() {
		SortedSet<String> variants = Weights.variants(folder, STEM);
		return Weights.open(folder, STEM, variants.isEmpty() ? "" : variants.first());
	}

	/** What the model is called: its kind, and the folder. */
	String name() {
		return "CLIP " + image.name() + " (" + folder.toAbsolutePath().normalize().getFileName() + ')';
	}

	/** Hash of everything that embeddings depend on. */
	String fingerprint(Weights weights) {
		List<String> parts = new ArrayList<>();
		try {
			for (String name : FILES) {
				Path file = folder.resolve(name);
				if (Files.isRegularFile(file)) {
					parts.add(name);
					parts.add(Hashes.of(file));
				}
			}
		} catch (IOException e) {
			throw new ZippException("The model cannot be read: " + Reasons.of(e) + '.', folder, 0, e);
		}
		parts.add(weights.fingerprint());
		return Hashes.ofParts(parts.toArray(String[]::new));
	}
}
