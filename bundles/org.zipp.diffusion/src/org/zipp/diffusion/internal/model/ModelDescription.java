package org.zipp.diffusion.internal.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.zipp.core.ZippException;
import org.zipp.diffusion.ModelFolder;
import org.zipp.diffusion.ModelFolder.Part;
import org.zipp.diffusion.Schedulers;
import org.zipp.diffusion.UNetConfig;
import org.zipp.torch.WeightType;
import org.zipp.torch.Weights;

/** What a model's folder holds, told from its configurations and the headers of its weights. */
final class ModelDescription {

	private static final double GIGABYTE = 1 << 30;
	/** Above it the VAE works in tiles. */
	private static final double MOST_OF_VAE = 2 * GIGABYTE;
	/** Copies of a block's planes that the widest step of the U-Net holds, and pictures that go through it at once with guidance. */
	private static final int PLANES_AT_ONCE = 8;
	private static final int WITH_GUIDANCE = 2;

	private final ModelFolder model;
	private final Map<Part, Long> parameters = new EnumMap<>(Part.class);
	private final List<String> lines = new ArrayList<>();
	private final List<String> warnings = new ArrayList<>();

	/** @throws ZippException naming the weights that are missing or wrong */
	ModelDescription(ModelFolder model) {
		this.model = model;
		warnings.addAll(model.remarks());
		line("Family", model.family().label() + (model.isTurbo() ? ", Turbo (few steps, no guidance)" : "") + " (" + model.pipeline() + ')');
		for (Part part : model.parts()) {
			line(part.folder(), part(part));
		}
		line("Scheduler", scheduler());
		line("Prediction", model.prediction());
		line("Pictures", model.size() + " × " + model.size() + ", sides of multiples of " + model.vae().factor());
		line("Texts", texts());
		line("Memory", memory());
	}

	private void line(String what, String text) {
		lines.add(String.format("%-16s", what) + text);
	}

	private String part(Part part) {
		try (Weights weights = model.weights(part, false)) {
			parameters.put(part, weights.parameters());
			List<String> variants = model.variants(part).stream().map(v -> v.isEmpty() ? "no variant" : v).toList();
			return String.format(Locale.ROOT, "%,d parameters, %s, %d %s (%s)", weights.parameters(), kind(weights.mainType()),
					weights.files().size(), weights.files().size() == 1 ? "file" : "files", String.join(", ", variants));
		}
	}

	private static String kind(WeightType type) {
		return switch (type) {
		case F16 -> "float16";
		case BF16 -> "bfloat16";
		case F32 -> "float32";
		case F64 -> "float64";
		default -> type.name();
		};
	}

	private String scheduler() {
		String name = model.scheduler().className();
		try {
			return Schedulers.nameOf(model.scheduler()) + " (" + name + ')';
		} catch (ZippException e) {
			warnings.add(e.getMessage());
			return name + ", which is not built; choose one of " + String.join(", ", Schedulers.names());
		}
	}

	private String texts() {
		String first = model.text().positions() + " tokens, width " + model.unet().crossWidth();
		return model.text2() == null ? first : first + " from two encoders";
	}

	/** What weights take, and about what one picture of the model's size takes beside them. */
	private String memory() {
		long all = parameters();
		return String.format(Locale.ROOT, "%s in 32 bits, %s in 16 bits, and about %s for a picture of that size with guidance in 32 bits",
				size(all * 4.0), size(all * 2.0), size(Math.max(ofUNet(), ofVae())));
	}

	private double ofUNet() {
		UNetConfig u = model.unet();
		double side = (double) model.size() / model.vae().factor();
		double most = 0;
		for (int level = 0; level < u.levels(); level++) {
			double places = side * side / (1L << 2 * level);
			most = Math.max(most, places * u.channels().get(level));
		}
		return PLANES_AT_ONCE * WITH_GUIDANCE * Float.BYTES * most;
	}

	private double ofVae() {
		List<Integer> channels = model.vae().channels();
		int widest = channels.size() == 1 ? channels.getFirst() : Math.max(channels.get(0), channels.get(1));
		return Math.min(MOST_OF_VAE, 3.0 * widest * Float.BYTES * model.size() * model.size());
	}

	private static String size(double bytes) {
		return bytes >= GIGABYTE / 10 ? String.format(Locale.ROOT, "%.1f GB", bytes / GIGABYTE)
				: String.format(Locale.ROOT, "%.1f MB", bytes / (1 << 20));
	}

	/** Of all parts. */
	long parameters() {
		return parameters.values().stream().mapToLong(Long::longValue).sum();
	}

	/** A line for each thing that is told. */
	List<String> lines() {
		return lines;
	}

	/** What a person should know although the model can be used. */
	List<String> warnings() {
		return warnings;
	}
}
