package org.zipp.torch.clip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zipp.core.ZippException;
import org.zipp.core.compute.ImageEmbedder;
import org.zipp.core.compute.JointEmbedder;
import org.zipp.core.compute.JointEmbedders;
import org.zipp.torch.Configuration;
import org.zipp.torch.ImageEmbeddersComponent;
import org.zipp.torch.SafetensorsWriter;
import org.zipp.torch.TorchRuntime;

/** Against {@code clip.json}, which {@code clip.py} computed with the same weights in plain PyTorch. */
class ClipEmbedderTest {

	private static final Path TOKENIZER = Path.of(System.getProperty("zipp.root"),
			"bundles/org.zipp.diffusion.tests/src/org/zipp/diffusion/golden/tiny-sdxl/tokenizer_2");
	private static final String PREPARATION = "preprocessor_config.json";
	private static final String VISION = "\"image_size\":24,\"patch_size\":8,\"hidden_size\":24,\"intermediate_size\":40,"
			+ "\"num_hidden_layers\":3,\"num_attention_heads\":3,\"hidden_act\":\"gelu\"";
	private static final String TEXT = "\"vocab_size\":814,\"hidden_size\":16,\"intermediate_size\":20,\"num_hidden_layers\":2,"
			+ "\"num_attention_heads\":2,\"eos_token_id\":813";

	private final TorchRuntime torch = new TorchRuntime();
	private final JointEmbedders embedders = new JointEmbeddersComponent(torch);

	@TempDir
	private Path folder;

	private Configuration expected;

	@BeforeEach
	void makeTheModel() throws IOException {
		Path json = folder.resolve("expected.json");
		try (InputStream in = ClipEmbedderTest.class.getResourceAsStream("clip.json")) {
			Files.copy(in, json);
		}
		expected = Configuration.read(json);
		Files.writeString(folder.resolve("config.json"),
				"{\"model_type\":\"clip\",\"text_config\":{" + TEXT + "},\"vision_config\":{" + VISION + "}}");
		Files.writeString(folder.resolve(PREPARATION), "{\"size\":{\"shortest_edge\":24},\"crop_size\":{\"height\":24,\"width\":24},"
				+ "\"resample\":3,\"do_center_crop\":true}");
		for (String name : List.of("vocab.json", "merges.txt", "special_tokens_map.json", "tokenizer_config.json")) {
			Files.copy(TOKENIZER.resolve(name), folder.resolve(name));
		}
		weights(true).write(folder.resolve("model.safetensors"));
	}

	private static SafetensorsWriter weights(boolean withText) {
		SafetensorsWriter writer = new SafetensorsWriter();
		put(writer, "vision_model.embeddings.class_embedding", 24);
		put(writer, "vision_model.embeddings.patch_embedding.weight", 24, 3, 8, 8);
		put(writer, "vision_model.embeddings.position_embedding.weight", 10, 24);
		putPair(writer, "vision_model.pre_layrnorm", 24);
		putLayers(writer, "vision_model", 3, 24, 40);
		putPair(writer, "vision_model.post_layernorm", 24);
		put(writer, "visual_projection.weight", 10, 24);
		if (withText) {
			put(writer, "text_model.embeddings.token_embedding.weight", 814, 16);
			put(writer, "text_model.embeddings.position_embedding.weight", 77, 16);
			putLayers(writer, "text_model", 2, 16, 20);
			putPair(writer, "text_model.final_layer_norm", 16);
			put(writer, "text_projection.weight", 10, 16);
			put(writer, "logit_scale");
		}
		return writer;
	}

	private static void putLayers(SafetensorsWriter writer, String prefix, int layers, int width, int inner) {
		for (int i = 0; i < layers; i++) {
			String layer = prefix + ".encoder.layers." + i + '.';
			putPair(writer, layer + "layer_norm1", width);
			putPair(writer, layer + "layer_norm2", width);
			for (String part : List.of("q", "k", "v", "out")) {
				putPair(writer, layer + "self_attn." + part + "_proj", width, width);
			}
			putPair(writer, layer + "mlp.fc1", inner, width);
			putPair(writer, layer + "mlp.fc2", width, inner);
		}
	}

	private static void putPair(SafetensorsWriter writer, String name, long... shape) {
		put(writer, name + ".weight", shape);
		put(writer, name + ".bias", shape[0]);
	}

	/** The formula of {@code clip.py}. */
	private static void put(SafetensorsWriter writer, String name, long... shape) {
		long seed = Integer.toUnsignedLong(name.hashCode());
		boolean gain = name.contains("norm") && name.endsWith("weight");
		double scale = name.contains("norm") ? 0.2 : shape.length > 1 ? 1.5 / Math.sqrt(shape[shape.length - 1]) : 0.3;
		float[] values = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
		for (int k = 0; k < values.length; k++) {
			double u = ((k * 2_654_435_761L + seed) & 0xFFFF_FFFFL) / 0x1p32 - 0.5;
			values[k] = (float) ((gain ? 1 : 0) + scale * u);
		}
		writer.put(name, values, shape);
	}

	/** The picture of {@code clip.py}. */
	private static BufferedImage picture(int width, int height) {
		BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				int rgb = 0;
				for (int c = 0; c < 3; c++) {
					rgb = rgb << 8 | (x * 7 + y * 3 + 40 * c) % 200 + (x + y < 9 ? 55 : 0);
				}
				picture.setRGB(x, y, rgb);
			}
		}
		return picture;
	}

	private static float[] floats(double[] values) {
		float[] floats = new float[values.length];
		for (int i = 0; i < floats.length; i++) {
			floats[i] = (float) values[i];
		}
		return floats;
	}

	@Test
	void picturesArePreparedToTheBit() {
		ClipPreparation preparation = ClipFolder.read(folder).preparation();
		for (Configuration c : expected.objects("pictures")) {
			float[] values = preparation.values(picture(c.integer("width"), c.integer("height")));
			float[] first = new float[9];
			for (int plane = 0; plane < 3; plane++) {
				System.arraycopy(values, plane * 24 * 24, first, plane * 3, 3);
			}
			assertArrayEquals(floats(c.numbers("first")), first, 1e-6f, c.raw("width"));
		}
	}

	@Test
	void picturesAndTextsHaveTheEmbeddingsOfAnotherImplementation() {
		List<BufferedImage> pictures = new ArrayList<>();
		expected.objects("pictures").forEach(c -> pictures.add(picture(c.integer("width"), c.integer("height"))));
		List<String> lines = expected.objects("texts").stream().map(c -> c.text("line")).toList();
		try (JointEmbedder embedder = embedders.open(folder); ImageEmbedder images = new ImageEmbeddersComponent(torch).open(folder)) {
			float[][] rows = embedder.embed(pictures);
			assertEquals(5, rows.length);
			for (int i = 0; i < rows.length; i++) {
				assertArrayEquals(floats(expected.objects("pictures").get(i).numbers("row")), rows[i], 1e-5f, "picture " + i);
				assertArrayEquals(rows[i], images.embed(List.of(pictures.get(i)))[0], "neighbours change nothing");
			}
			float[][] texts = embedder.embedTexts(lines);
			assertEquals(4, texts.length);
			for (int i = 0; i < texts.length; i++) {
				assertArrayEquals(floats(expected.objects("texts").get(i).numbers("row")), texts[i], 1e-5f, lines.get(i));
				assertArrayEquals(texts[i], embedder.embedTexts(List.of(lines.get(i)))[0], "neighbours change nothing");
			}
			assertEquals(expected.number("logit_scale", 0), embedder.logitScale(), 1e-6);
			assertEquals(10, embedder.dimension());
			assertEquals(24, embedder.inputSize());
			assertEquals("CLIP ViT-24x3/8 (" + folder.getFileName() + ')', embedder.model());
			assertEquals(embedder.fingerprint(), images.fingerprint());
			assertEquals("", embedder.cut(lines.getFirst()));
			assertTrue(embedder.cut(lines.getLast()).endsWith("word word"));
			assertEquals(0, embedder.embedTexts(List.of()).length);
		}
	}

	@Test
	void anImageEncoderAloneIsEnoughForPictures() throws IOException {
		try (JointEmbedder both = embedders.open(folder)) {
			BufferedImage picture = picture(60, 45);
			float[] row = both.embed(List.of(picture))[0];
			Files.writeString(folder.resolve("config.json"), "{\"model_type\":\"clip_vision_model\"," + VISION + '}');
			Files.delete(folder.resolve("model.safetensors"));
			weights(false).write(folder.resolve("model.safetensors"));
			Files.delete(folder.resolve(PREPARATION));
			try (ImageEmbedder alone = new ImageEmbeddersComponent(torch).open(folder)) {
				assertArrayEquals(row, alone.embed(List.of(picture))[0], 1e-6f);
				assertNotEquals(both.fingerprint(), alone.fingerprint());
			}
		}
		ZippException e = assertThrows(ZippException.class, () -> embedders.open(folder));
		assertTrue(e.getMessage().contains("image encoder alone"), e.getMessage());
	}

	@Test
	void aClosedEmbedderRefuses() {
		JointEmbedder embedder = embedders.open(folder);
		embedder.close();
		embedder.close();
		assertThrows(IllegalStateException.class, () -> embedder.embedTexts(List.of("a")));
		assertThrows(IllegalStateException.class, () -> embedder.embed(List.of(picture(24, 24))));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "config.json|\"clip\"|\"siglip\"|siglip",
			"config.json|\"gelu\"|\"relu\"|'hidden_act'", "config.json|\"num_attention_heads\":3|\"num_attention_heads\":5|'num_attention_heads' 5",
			"config.json|\"intermediate_size\":40|\"intermediate_size\":41|mlp.fc1.weight", "config.json|\"vocab_size\":814|\"vocab_size\":500|do not belong",
			"config.json|\"image_size\":24|\"image_size\":32|'crop_size'", "preprocessor_config.json|\"resample\":3|\"resample\":1|'resample' is 1",
			"preprocessor_config.json|\"width\":24|\"width\":20|'crop_size'", "preprocessor_config.json|\"do_center_crop\":true|\"do_center_crop\":false|'do_center_crop' false",
			"special_tokens_map.json|\"!\"|\"?!?\"|special token" })
	void whatIsNotBuiltIsNamed(String file, String right, String wrong, String says) throws IOException {
		String text = Files.readString(folder.resolve(file));
		assertTrue(text.contains(right), text);
		Files.writeString(folder.resolve(file), text.replace(right, wrong));
		ZippException e = assertThrows(ZippException.class, () -> embedders.open(folder));
		assertTrue(e.getMessage().contains(says), e.getMessage());
	}

	@Test
	void squaresMayBeScaledWithoutCutting() throws IOException {
		Files.writeString(folder.resolve(PREPARATION), "{\"size\":{\"height\":24,\"width\":24},\"do_center_crop\":false,\"resample\":2,"
				+ "\"do_normalize\":false,\"do_rescale\":false}");
		float[] values = ClipFolder.read(folder).preparation().values(picture(24, 24));
		assertEquals(55, values[0]);
		assertEquals(24 * 24 * 3, ClipFolder.read(folder).preparation().values(picture(48, 90)).length);
	}
}
