package org.zipp.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Calls of a U-Net beside the same equations and weights in PyTorch for Python. */
final class DiffusionBench {

	/** Widths beside the real ones, unless asked for another scale. */
	private static final double OWN_SCALE = 0.5;
	/** Largest difference beside the largest value; float32 on both sides. */
	private static final double SAME = 1e-4;

	/**
	 * A form of U-Net.
	 *
	 * @param channels of the levels
	 * @param unit     whose multiples channels stay, as norms and heads want
	 * @param heads    of the levels, or one number for all
	 */
	private record Form(String name, List<Integer> channels, int unit, String down, String up, String heads, String layers, int context,
			boolean linear, String added, int latent) {

		String config(double scale) {
			List<Integer> wide = channels.stream().map(c -> Math.max(1, (int) Math.round(c * scale / unit)) * unit).toList();
			return """
					{"sample_size": %d, "in_channels": 4, "out_channels": 4, "block_out_channels": %s, "down_block_types": [%s],
					"up_block_types": [%s], "layers_per_block": 2, "attention_head_dim": %s, "transformer_layers_per_block": %s,
					"cross_attention_dim": %d, "use_linear_projection": %s, "norm_num_groups": 32, "norm_eps": 1e-5,
					"flip_sin_to_cos": true, "freq_shift": 0, %s}
					""".formatted(latent, wide, down, up, heads, layers, context, linear, added);
		}
	}

	private static final String CROSS_DOWN = "\"CrossAttnDownBlock2D\"";
	private static final String CROSS_UP = "\"CrossAttnUpBlock2D\"";
	private static final List<Form> FORMS = List.of(
			new Form("Stable Diffusion 1.5", List.of(320, 640, 1280, 1280), 32,
					String.join(",", CROSS_DOWN, CROSS_DOWN, CROSS_DOWN, "\"DownBlock2D\""),
					String.join(",", "\"UpBlock2D\"", CROSS_UP, CROSS_UP, CROSS_UP), "8", "1", 768, false, "\"addition_embed_type\": null", 64),
			new Form("Stable Diffusion XL", List.of(320, 640, 1280), 160, String.join(",", "\"DownBlock2D\"", CROSS_DOWN, CROSS_DOWN),
					String.join(",", CROSS_UP, CROSS_UP, "\"UpBlock2D\""), "[5, 10, 20]", "[1, 2, 10]", 2048, true,
					"\"addition_embed_type\": \"text_time\", \"addition_time_embed_dim\": 256, \"projection_class_embeddings_input_dim\": 2816", 64));

	private final Options options;
	private final Report report;

	DiffusionBench(Options options, Report report) {
		this.options = options;
		this.report = report;
	}

	void run() throws IOException {
		double scale = options.scale().orElse(OWN_SCALE);
		report.line("### Diffusion: calls of a U-Net with random weights, widths of " + scale + " of the real ones");
		report.line("");
		report.line("A step is one call for two rows (with the prompt and without it) of latents of 64 × 64, a picture of 512 × 512, in float32, "
				+ "with 77 positions of text. The peer loads the same weights in Debian's PyTorch.");
		report.line("");
		for (Form form : FORMS) {
			run(form, scale);
		}
	}

	private void run(Form form, double scale) throws IOException {
		Path folder = Files.createDirectories(options.work().resolve("unet-" + form.channels.size() + '-' + scale));
		Path config = Files.writeString(folder.resolve("config.json"), form.config(scale));
		Path weights = folder.resolve("diffusion_pytorch_model.safetensors");
		String script = options.home().resolve("torch/diffusion.py").toString();
		if (!Files.exists(weights)) {
			try (Child maker = Child.python("maker", options.threads(), script, "make", config, weights)) {
				maker.awaitEnd();
			}
		}
		report.line("#### " + form.name + ", " + Report.bytes(Files.size(weights)) + " of weights");
		report.line("");
		try (Child ours = Child.java("ZIPP", "1g", options.threads(), "diffusion-zipp", folder, form.latent)) {
			ours.awaitReady();
			if (!options.python()) {
				compete(new Contest(ours));
				return;
			}
			try (Child peer = Child.python("PyTorch for Python", options.threads(), script, weights, config, options.threads(), form.latent)) {
				peer.awaitReady();
				compete(new Contest(ours, peer));
				check(Path.of(weights + DiffusionContestants.OURS), Path.of(weights + DiffusionContestants.PEERS));
			}
		}
	}

	private void compete(Contest contest) throws IOException {
		contest.run(1, options.rounds());
		contest.report(report, "steps/s");
	}

	private void check(Path ours, Path peers) throws IOException {
		FloatBuffer a = floats(ours);
		FloatBuffer b = floats(peers);
		double largest = 0;
		double difference = 0;
		for (int i = 0; i < a.limit(); i++) {
			largest = Math.max(largest, Math.abs(b.get(i)));
			difference = Math.max(difference, Math.abs(a.get(i) - b.get(i)));
		}
		report.line(String.format(Locale.ROOT, "- largest difference of the answers %.1e, largest value %.2f", difference, largest));
		report.line("");
		if (a.limit() != b.limit() || !(difference <= SAME * largest)) {
			throw new IllegalStateException("The answers differ: what was compared is not the same.");
		}
	}

	private static FloatBuffer floats(Path file) throws IOException {
		return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
	}
}
