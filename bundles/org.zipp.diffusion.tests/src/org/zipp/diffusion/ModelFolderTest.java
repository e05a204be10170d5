package org.zipp.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zipp.core.ZippException;
import org.zipp.diffusion.ModelFolder.Family;
import org.zipp.diffusion.ModelFolder.Part;
import org.zipp.torch.Weights;
import org.zipp.torch.clip.ClipActivation;

class ModelFolderTest {

	private static final String UNET = "unet/config.json";

	@TempDir
	private Path folder;

	private void replace(String file, String right, String wrong) throws IOException {
		Path path = folder.resolve(file);
		String text = Files.readString(path);
		assertTrue(text.contains(right), right);
		Files.writeString(path, text.replace(right, wrong));
	}

	private String refusal() {
		return assertThrows(ZippException.class, () -> ModelFolder.read(folder)).getMessage();
	}

	@Test
	void stableDiffusionIsRead() {
		ModelFolder model = ModelFolder.read(Golden.SD.folder());
		assertEquals(Family.SD_1, model.family());
		assertEquals(new UNetConfig(16, 4, 4, List.of(16, 32), List.of(2, 2), List.of(true, false), List.of(false, true), List.of(1, 1),
				List.of(4, 4), 32, 8, 1e-5, false, true, 0, 0, 0, 0, false), model.unet());
		assertEquals(new VaeConfig(3, 3, List.of(16, 32), 1, 4, 8, 0.18215, 0, true, true, true, true), model.vae());
		assertEquals(ClipActivation.QUICK_GELU, model.text().activation());
		assertNull(model.text2());
		assertEquals("epsilon", model.prediction());
		assertEquals(32, model.size());
		assertFalse(model.isTurbo());
		assertFalse(model.forceZeros());
		assertEquals(EnumSet.of(Part.UNET, Part.VAE, Part.TEXT_ENCODER), model.parts());
		assertEquals(List.of(), model.remarks());
	}

	@Test
	void theLargeOneIsRead() {
		ModelFolder model = ModelFolder.read(Golden.SDXL.folder());
		assertEquals(Family.SDXL, model.family());
		assertEquals(new UNetConfig(16, 4, 4, List.of(16, 32), List.of(2, 2), List.of(false, true), List.of(true, false), List.of(1, 2),
				List.of(2, 4), 64, 8, 1e-5, true, true, 0, 8, 80, 0, false), model.unet());
		assertEquals(List.of(2, 1), model.unet().upTransformers());
		assertEquals(ClipActivation.GELU, model.text2().activation());
		assertEquals(32, model.text2().width());
		assertTrue(model.forceZeros());
		assertEquals(Set.of(Part.values()), model.parts());
	}

	@Test
	void absentKeysHaveTheValuesOfTheClass() throws IOException {
		Golden.SD.copy(folder);
		Files.writeString(folder.resolve(UNET), "{\"cross_attention_dim\": 32}");
		Files.writeString(folder.resolve("vae/config.json"), "{\"norm_num_groups\": null}");
		assertTrue(refusal().contains("'norm_num_groups' is null"), refusal());
		Files.writeString(folder.resolve("vae/config.json"), "{}");
		ModelFolder model = ModelFolder.read(folder);
		assertEquals(new UNetConfig(0, 4, 4, List.of(320, 640, 1280, 1280), List.of(2, 2, 2, 2), List.of(true, true, true, false),
				List.of(false, true, true, true), List.of(1, 1, 1, 1), List.of(8, 8, 8, 8), 32, 32, 1e-5, false, true, 0, 0, 0, 0, false),
				model.unet());
		assertEquals(new VaeConfig(3, 3, List.of(64), 1, 4, 32, 0.18215, 0, true, true, true, true), model.vae());
		assertEquals(512, model.size());
		Files.writeString(folder.resolve(UNET), "{}");
		assertTrue(refusal().contains("'cross_attention_dim' is 1280, but the text encoders give 32"), refusal());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "\"class_embed_type\": null|\"class_embed_type\": \"timestep\"",
			"\"dual_cross_attention\": false|\"dual_cross_attention\": true", "\"resnet_out_scale_factor\": 1.0|\"resnet_out_scale_factor\": 1.5",
			"\"act_fn\": \"silu\"|\"act_fn\": \"mish\"", "\"center_input_sample\": false|\"center_input_sample\": true",
			"\"mid_block_type\": \"UNetMidBlock2DCrossAttn\"|\"mid_block_type\": null", "\"conv_in_kernel\": 3|\"conv_in_kernel\": 1",
			"\"only_cross_attention\": false|\"only_cross_attention\": [true, false]", "\"addition_embed_type\": null|\"addition_embed_type\": \"text_image\"",
			"\"attention_type\": \"default\"|\"attention_type\": \"gated\"", "\"downsample_padding\": 1|\"downsample_padding\": 0",
			"\"encoder_hid_dim_type\": null|\"encoder_hid_dim_type\": \"text_proj\"", "\"attention_head_dim\": 4|\"attention_head_dim\": 5",
			"\"norm_num_groups\": 8|\"norm_num_groups\": 7", "\"in_channels\": 4|\"in_channels\": 9", "\"out_channels\": 4|\"out_channels\": 8",
			"\"transformer_layers_per_block\": 1|\"transformer_layers_per_block\": [1, 1, 1]", "\"cross_attention_dim\": 32|\"cross_attention_dim\": [32, 64]",
			"\"time_embedding_type\": \"positional\"|\"time_embedding_type\": \"fourier\"", "\"mid_block_scale_factor\": 1|\"mid_block_scale_factor\": 2" })
	void whatIsNotBuiltIsRefusedByName(String right, String wrong) throws IOException {
		Golden.SD.copy(folder);
		replace(UNET, right, wrong);
		String key = right.substring(1, right.indexOf('"', 1));
		assertTrue(refusal().contains(UNET + ": '" + key + "'"), refusal());
	}

	@Test
	void everythingIsNamedAtOnceBeforeWeightsAreRead() throws IOException {
		Golden.SD.copy(folder);
		Files.delete(folder.resolve("unet/diffusion_pytorch_model.safetensors"));
		replace(UNET, "\"class_embed_type\": null", "\"class_embed_type\": \"timestep\"");
		replace(UNET, "\"CrossAttnDownBlock2D\"", "\"SimpleCrossAttnDownBlock2D\"");
		replace("vae/config.json", "\"latents_mean\": null", "\"latents_mean\": 1");
		replace("text_encoder/config.json", "quick_gelu", "relu");
		replace("scheduler/scheduler_config.json", "\"steps_offset\"", "\"prediction_type\": \"sample\", \"steps_offset\"");
		String message = refusal();
		for (String part : List.of(UNET + ": 'class_embed_type' is \"timestep\"", UNET + ": 'down_block_types' holds \"Simple",
				"vae/config.json: 'latents_mean' is 1", "text_encoder/config.json: 'hidden_act' is \"relu\"",
				"'prediction_type' is \"sample\"")) {
			assertTrue(message.contains(part), message);
		}
	}

	@ParameterizedTest
	@CsvSource({ "StableDiffusion3Pipeline, Stable Diffusion 3", "FluxPipeline, FLUX", "StableDiffusionInpaintPipeline, inpainting",
			"StableDiffusionXLControlNetPipeline, control network", "KandinskyPipeline, KandinskyPipeline", "OnnxStableDiffusionPipeline, ONNX" })
	void otherPipelinesAreNamed(String pipeline, String says) throws IOException {
		Golden.SD.copy(folder);
		replace(ModelFolder.INDEX, "\"StableDiffusionPipeline\"", '"' + pipeline + '"');
		assertTrue(refusal().contains(says) && refusal().contains("not built") && refusal().contains(pipeline), refusal());
	}

	@Test
	void theRefinerIsNamed() throws IOException {
		Golden.SDXL.copy(folder);
		replace(ModelFolder.INDEX, "\"StableDiffusionXLPipeline\"", "\"StableDiffusionXLImg2ImgPipeline\"");
		assertEquals(Family.SDXL, ModelFolder.read(folder).family());
		replace(ModelFolder.INDEX, "\"transformers\",\n  \"CLIPTextModel\"\n", "null, null");
		assertTrue(refusal().contains("refiner"), refusal());
	}

	@ParameterizedTest
	@ValueSource(strings = { "unet", "vae", "text_encoder", "tokenizer", "scheduler" })
	void aMissingPartIsNamed(String part) throws IOException {
		Golden.SD.copy(folder);
		Files.move(folder.resolve(part), folder.resolve("away"));
		assertTrue(refusal().contains(part), refusal());
		replace(ModelFolder.INDEX, '"' + part + "\": [", "\"x_" + part + "\": [");
		assertTrue(refusal().contains("no '" + part + '\''), refusal());
	}

	@Test
	void wrongJsonIsNamedWithItsLine() throws IOException {
		Golden.SD.copy(folder);
		replace(UNET, "\"sample_size\": 16,", "\"sample_size\": 16");
		ZippException e = assertThrows(ZippException.class, () -> ModelFolder.read(folder));
		assertEquals(folder.resolve(UNET), e.file());
		assertEquals(3, e.line().orElse(0), e.getMessage());
		Files.writeString(folder.resolve(UNET), "{\"norm_eps\": \"small\"}");
		assertTrue(refusal().contains("'norm_eps' is \"small\", not a number"), refusal());
		Files.delete(folder.resolve(UNET));
		assertTrue(refusal().contains(UNET), refusal());
	}

	@Test
	void whatIsNoModelIsExplained() throws IOException {
		assertTrue(refusal().contains(ModelFolder.INDEX), refusal());
		Files.writeString(folder.resolve("v1-5-pruned.safetensors"), "x");
		assertTrue(refusal().contains("from_single_file"), refusal());
		Files.createDirectory(folder.resolve("snapshots"));
		assertTrue(refusal().contains("below snapshots"), refusal());
	}

	@Test
	void theSafetyCheckerIsIgnoredAndSaidSo() throws IOException {
		Golden.SD.copy(folder);
		replace(ModelFolder.INDEX, "\"safety_checker\": [\n  null,\n  null", "\"safety_checker\": [\n \"sd\", \"StableDiffusionSafetyChecker\"");
		replace(UNET, "\"freq_shift\": 0", "\"freq_shift\": 0, \"new_thing\": 3");
		List<String> remarks = ModelFolder.read(folder).remarks();
		assertEquals(2, remarks.size(), remarks.toString());
		assertTrue(remarks.toString().contains("safety checker is ignored") && remarks.toString().contains("'new_thing'"));
		replace(ModelFolder.INDEX, "\"feature_extractor\"", "\"controlnet\": [\"diffusers\", \"ControlNetModel\"], \"feature_extractor\"");
		assertTrue(refusal().contains("'controlnet'"), refusal());
	}

	@Test
	void variantsOfWeightsAreChosen() throws IOException {
		Golden.SD.copy(folder);
		Path weights = folder.resolve("unet/diffusion_pytorch_model.safetensors");
		ModelFolder model = ModelFolder.read(folder);
		assertEquals(Set.of(""), model.variants(Part.UNET));
		Files.copy(weights, folder.resolve("unet/diffusion_pytorch_model.fp16.safetensors"));
		assertEquals(Set.of("", "fp16"), model.variants(Part.UNET));
		try (Weights half = model.weights(Part.UNET, true); Weights whole = model.weights(Part.UNET, false);
				Weights vae = model.weights(Part.VAE, true)) {
			assertTrue(half.files().getFirst().toString().contains("fp16"));
			assertEquals(weights, whole.files().getFirst());
			assertFalse(vae.files().getFirst().toString().contains("fp16"));
		}
		Files.delete(weights);
		try (Weights w = model.weights(Part.UNET, false)) {
			assertTrue(w.files().getFirst().toString().contains("fp16"));
		}
	}

	@Test
	void theFingerprintFollowsConfigurationsWeightsAndTokenizers() throws IOException {
		Golden.SD.copy(folder);
		String first = ModelFolder.read(folder).fingerprint(false);
		assertEquals(first, ModelFolder.read(Golden.SD.folder()).fingerprint(true));
		replace("tokenizer/special_tokens_map.json", "pad_token", "Pad_token");
		String second = ModelFolder.read(folder).fingerprint(false);
		assertNotEquals(first, second);
		replace("scheduler/scheduler_config.json", "\"steps_offset\": 1", "\"steps_offset\": 0");
		assertNotEquals(second, ModelFolder.read(folder).fingerprint(false));
	}
}
