package org.zipp.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zipp.core.ZippException;
import org.zipp.diffusion.internal.network.Close;
import org.zipp.torch.Precision;
import org.zipp.torch.TorchRuntime;
import org.zipp.torch.Weights;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The whole way from a prompt to a picture, against what diffusers draws. */
class DiffusionModelTest {

	private static final double TOLERANCE = 1e-4;
	private static final TorchRuntime TORCH = new TorchRuntime();
	private static final Map<Golden, DiffusionModel> MODELS = new HashMap<>();

	private static DiffusionModel model(Golden golden) {
		return MODELS.computeIfAbsent(golden, g -> DiffusionModel.open(TORCH, ModelFolder.read(g.folder()), Precision.FLOAT32));
	}

	@AfterAll
	static void close() {
		MODELS.values().forEach(DiffusionModel::close);
	}

	private static JsonNode expected(Golden golden) throws Exception {
		return JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build().readTree(golden.folder().resolve("expected.json").toFile());
	}

	private static SamplingSettings settings(Golden golden, int steps, double guidance) throws Exception {
		JsonNode e = expected(golden);
		return new SamplingSettings(e.get("width").asInt(), e.get("height").asInt(), steps, new ClassifierFreeGuidance(guidance, 0));
	}

	@ParameterizedTest
	@EnumSource(Golden.class)
	void textsEqualThoseOfDiffusers(Golden golden) throws Exception {
		JsonNode e = expected(golden);
		try (Weights values = Weights.open(golden.folder().resolve("expected.safetensors"))) {
			Embedding text = model(golden).embed(e.get("prompt").asText(), 0);
			Embedding negative = model(golden).embedNegative(e.get("negative").asText(), 0);
			Close.assertClose(values.floats("text"), text.context(), TOLERANCE, "text");
			Close.assertClose(values.floats("negative_text"), negative.context(), TOLERANCE, "negative_text");
			if (golden == Golden.SDXL) {
				Close.assertClose(values.floats("pooled"), text.pooled(), TOLERANCE, "pooled");
				Close.assertClose(values.floats("negative_pooled"), negative.pooled(), TOLERANCE, "negative_pooled");
			}
		}
	}

	/** Each scheduler with the configuration it had, step by step. */
	@ParameterizedTest
	@CsvSource({ "SD, ddim", "SD, euler", "SD, pndm", "SD, dpmpp2m", "SD, dpmpp2m_plain", "SD, euler_a", "SD, lcm", "SDXL, ddim",
			"SDXL, euler", "SDXL, pndm", "SDXL, dpmpp2m", "SDXL, dpmpp2m_plain", "SDXL, euler_a", "SDXL, lcm" })
	void everyStepEqualsThatOfDiffusers(Golden golden, String run) throws Exception {
		JsonNode e = expected(golden);
		JsonNode described = e.get("schedulers").get(run);
		Map<String, Object> config = new ObjectMapper().convertValue(described, new TypeReference<>() { });
		Scheduler scheduler = Schedulers.of(SchedulerConfig.of(config, null), "", e.get("steps").asInt());
		DiffusionModel model = model(golden);
		Embedding prompt = model.embed(e.get("prompt").asText(), 0);
		Embedding negative = model.embedNegative(e.get("negative").asText(), 0);
		Guidance guidance = new ClassifierFreeGuidance(e.get("guidance").asDouble(), 0);
		try (Weights values = Weights.open(golden.folder().resolve("expected.safetensors"))) {
			long[] shape = values.shape("noise");
			int h = (int) shape[2];
			int w = (int) shape[3];
			double[] timesteps = scheduler.timesteps();
			float[] latent = scheduler.start(Noise.normal(42, 4 * h * w));
			for (int i = 0; i < timesteps.length; i++) {
				float[] input = scheduler.scaleInput(latent, i);
				float[] answer = guidance.combine(List.of(model.predict(input, h, w, timesteps[i], negative, 0),
						model.predict(input, h, w, timesteps[i], prompt, 0)));
				latent = scheduler.step(latent, answer, i, scheduler.takesNoise(i) ? values.floats(run + ".noise." + i) : null);
				Close.assertClose(values.floats(run + '.' + i), latent, TOLERANCE, run + '.' + i);
			}
		}
	}

	/** From the prompt to the pixels, with the scheduler of the folder. */
	@ParameterizedTest
	@EnumSource(Golden.class)
	void picturesEqualThoseOfDiffusers(Golden golden) throws Exception {
		JsonNode e = expected(golden);
		SampledPicture picture = model(golden).sample(List.of(new SamplingRequest(e.get("prompt").asText(), e.get("negative").asText(), 42)),
				settings(golden, e.get("steps").asInt(), e.get("guidance").asDouble()), SamplingListener.NONE).getFirst();
		try (Weights values = Weights.open(golden.folder().resolve("expected.safetensors"))) {
			Close.assertClose(values.floats(golden == Golden.SD ? "pndm.6" : "euler.5"), picture.latent(), TOLERANCE, "latent");
			long[] shape = values.shape("noise");
			for (String run : List.of("ddim", "euler")) {
				float[] decoded = model(golden).decode(values.floats(run + ".5"), (int) shape[2], (int) shape[3]);
				Close.assertClose(values.floats(run + ".decoded"), decoded, TOLERANCE, run);
				float[] pixels = values.floats(run + ".pixels");
				int[] argb = new SampledPicture(picture.width(), picture.height(), decoded, new float[0], List.of()).argb();
				for (int i = 0; i < argb.length; i++) {
					for (int c = 0; c < 3; c++) {
						assertEquals(pixels[3 * i + c], argb[i] >> 8 * (2 - c) & 255, 1, "pixel " + i);
					}
				}
			}
		}
	}

	@Test
	void aPictureIsTheSameAloneAndInABatch() throws Exception {
		SamplingSettings settings = settings(Golden.SDXL, 3, 5);
		List<SamplingRequest> requests = List.of(new SamplingRequest("a lighthouse", "", 1), new SamplingRequest("a cat", "blue", 2),
				new SamplingRequest("a lighthouse", "", 3));
		List<SampledPicture> together = model(Golden.SDXL).sample(requests, settings, SamplingListener.NONE);
		for (int i = 0; i < requests.size(); i++) {
			SampledPicture alone = model(Golden.SDXL).sample(List.of(requests.get(i)), settings, SamplingListener.NONE).getFirst();
			Close.assertClose(alone.latent(), together.get(i).latent(), 1e-5, "picture " + i);
		}
		assertNotEquals(together.get(0).latent()[0], together.get(2).latent()[0]);
	}

	@Test
	void pictureAfterPictureLeavesNothingBehind() throws Exception {
		SamplingSettings settings = settings(Golden.SD, 1, 3);
		DiffusionModel model = model(Golden.SD);
		model.sample(List.of(new SamplingRequest("a", "", 0)), settings, SamplingListener.NONE);
		int before = model.tensors();
		for (int i = 0; i < 60; i++) {
			model.sample(List.of(new SamplingRequest("picture " + i, "", i)), settings, SamplingListener.NONE);
		}
		assertEquals(before, model.tensors());
	}

	@Test
	void cancellingTakesEffectWithinOneStep() throws Exception {
		AtomicInteger steps = new AtomicInteger();
		SamplingListener listener = new SamplingListener() {
			@Override
			public boolean isCancelled() {
				return steps.get() == 2;
			}

			@Override
			public void step(int done, int of, List<float[]> latents) {
				assertEquals(9, of);
				assertEquals(1, latents.size());
				steps.set(done);
			}
		};
		SamplingSettings settings = settings(Golden.SDXL, 9, 5);
		assertThrows(OperationCanceledException.class,
				() -> model(Golden.SDXL).sample(List.of(new SamplingRequest("a", "", 1)), settings, listener));
		assertEquals(2, steps.get());
	}

	@Test
	void everyStepIsHeardWithItsLatents() throws Exception {
		List<float[]> heard = new ArrayList<>();
		SamplingListener listener = new SamplingListener() {
			@Override
			public boolean isCancelled() {
				return false;
			}

			@Override
			public void step(int done, int of, List<float[]> latents) {
				heard.add(latents.getFirst());
			}
		};
		SampledPicture picture = model(Golden.SD).sample(List.of(new SamplingRequest("a", "", 1)), settings(Golden.SD, 4, 2), listener).getFirst();
		// PNDM calls the network once more than it has steps.
		assertEquals(5, heard.size());
		assertArrayEquals(picture.latent(), heard.getLast());
	}

	@Test
	void longPromptsAreCutOrEmbeddedInPieces() throws Exception {
		String prompt = "word ".repeat(60) + "lighthouse";
		SamplingSettings cut = settings(Golden.SD, 1, 3);
		List<String> remarks = model(Golden.SD).sample(List.of(new SamplingRequest(prompt, "", 1)), cut, SamplingListener.NONE).getFirst()
				.remarks();
		assertEquals(1, remarks.size());
		assertTrue(remarks.getFirst().endsWith("lighthouse"), remarks::toString);
		SamplingSettings pieces = new SamplingSettings(cut.width(), cut.height(), 1, "", cut.guidance(), 0, true, 1, 0);
		remarks = model(Golden.SD).sample(List.of(new SamplingRequest(prompt, "", 1), new SamplingRequest("short", "", 1)), pieces,
				SamplingListener.NONE).getFirst().remarks();
		assertTrue(remarks.getFirst().contains("pieces"), remarks::toString);
	}

	@Test
	void clipSkipLeavesLayersOut() {
		DiffusionModel model = model(Golden.SD);
		assertNotEquals(model.embed("a cat", 0), model.embed("a cat", 1));
		ZippException refused = assertThrows(ZippException.class, () -> model.embed("a cat", 40));
		assertTrue(refused.getMessage().contains("clip skip"), refused::getMessage);
	}

	@Test
	void aStartPictureKeepsItsFormTheMoreTheLessStrengthThereIs() throws Exception {
		DiffusionModel model = model(Golden.SD);
		SamplingSettings whole = settings(Golden.SD, 10, 2);
		float[] planes = new float[3 * whole.width() * whole.height()];
		for (int i = 0; i < planes.length; i++) {
			planes[i] = (float) Math.sin(i * 0.05);
		}
		float[] encoded = model.encode(planes, whole.height(), whole.width());
		double[] strengths = { 0.1, 0.5, 0.9 };
		double[] differences = new double[strengths.length];
		for (int k = 0; k < strengths.length; k++) {
			SamplingSettings settings = new SamplingSettings(whole.width(), whole.height(), 10, "euler", whole.guidance(), 0, false, strengths[k], 0);
			float[] latent = model.sample(List.of(new SamplingRequest("a", "", 6, planes)), settings, SamplingListener.NONE).getFirst().latent();
			for (int i = 0; i < latent.length; i++) {
				differences[k] += Math.abs(latent[i] - encoded[i] * (float) model.folder().vae().scaling());
			}
		}
		assertTrue(differences[0] < differences[1] && differences[1] < differences[2], Arrays.toString(differences));
	}

	@Test
	void sizesThatTheModelDoesNotTakeAreRefused() {
		SamplingSettings odd = new SamplingSettings(33, 32, 1, new ClassifierFreeGuidance(1, 0));
		ZippException refused = assertThrows(ZippException.class,
				() -> model(Golden.SD).sample(List.of(new SamplingRequest("a", "", 1)), odd, SamplingListener.NONE));
		assertTrue(refused.getMessage().contains("multiples of 2"), refused::getMessage);
		// 17 places do not halve: the way up meets the size of the way down.
		SamplingSettings uneven = new SamplingSettings(34, 38, 1, new ClassifierFreeGuidance(1, 0));
		SampledPicture picture = model(Golden.SD).sample(List.of(new SamplingRequest("a", "", 1)), uneven, SamplingListener.NONE).getFirst();
		assertEquals(3 * 34 * 38, picture.decoded().length);
	}

	/** ε = ε_u + g·(ε_t + w·ε_liked − ε_u − w·ε_disliked), on moved embeddings, with the network asked by hand. */
	@Test
	void viperMovesTheEmbeddingsAndAsksASecondTime() throws Exception {
		DiffusionModel model = model(Golden.SD);
		ViperGuidance viper = new ViperGuidance(3, 0.85, "muted colours, film grain", "neon");
		SamplingSettings settings = new SamplingSettings(32, 32, 1, "ddim", viper, 0, false, 1, 0);
		SamplingRequest request = new SamplingRequest("a lighthouse", "blurry", 4);
		SampledPicture picture = model.sample(List.of(request), settings, SamplingListener.NONE).getFirst();

		Embedding likes = model.embed("muted colours, film grain", 0);
		Embedding dislikes = model.embed("neon", 0);
		float[] prompt = model.embed("a lighthouse", 0).context().clone();
		float[] negative = model.embed("blurry", 0).context().clone();
		for (int i = 0; i < prompt.length; i++) {
			prompt[i] += 0.85f * likes.context()[i];
			negative[i] += 0.85f * dislikes.context()[i];
		}
		Scheduler scheduler = Schedulers.of(model.folder().scheduler(), "ddim", 1);
		float[] noise = Noise.normal(4, 4 * 16 * 16);
		double t = scheduler.timesteps()[0];
		float[] with = model.predict(noise, 16, 16, t, new Embedding(prompt, 77, null), 3);
		float[] without = model.predict(noise, 16, 16, t, new Embedding(negative, 77, null), 3);
		float[] liked = model.predict(noise, 16, 16, t, likes, 3);
		float[] disliked = model.predict(noise, 16, 16, t, dislikes, 3);
		float[] answer = new float[noise.length];
		for (int i = 0; i < answer.length; i++) {
			answer[i] = without[i] + 3 * (with[i] + 0.85f * liked[i] - without[i] - 0.85f * disliked[i]);
		}
		Close.assertClose(scheduler.step(noise, answer, 0, null), picture.latent(), 1e-5, "latent");
	}

	/** Halves on a CPU are slow but right: a latent of 16 bits is near that of 32. */
	@Test
	void sixteenBitsAreNearThirtyTwo() throws Exception {
		SamplingSettings settings = settings(Golden.SD, 2, 2);
		SamplingRequest request = new SamplingRequest("a lighthouse", "", 7);
		SampledPicture exact = model(Golden.SD).sample(List.of(request), settings, SamplingListener.NONE).getFirst();
		try (DiffusionModel half = DiffusionModel.open(TORCH, ModelFolder.read(Golden.SD.folder()), Precision.FLOAT16)) {
			SampledPicture near = half.sample(List.of(request), settings, SamplingListener.NONE).getFirst();
			Close.assertClose(exact.latent(), near.latent(), 1e-2, "latent");
			Close.assertClose(exact.decoded(), near.decoded(), 2e-2, "decoded");
		}
	}
}
