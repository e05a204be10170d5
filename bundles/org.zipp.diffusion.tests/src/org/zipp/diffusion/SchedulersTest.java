package org.zipp.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.zipp.core.ZippException;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Against values of diffusers 0.31.0 (a scalar model and the timesteps of the golden folders), and against float32
 * implementations in PyTorch of many other settings (reference/schedulers.py).
 */
class SchedulersTest {

	private static final ObjectMapper JSON = JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();
	private static final Map<String, Object> SD = Map.of("beta_start", 0.00085, "beta_end", 0.012, "beta_schedule", "scaled_linear");

	@ParameterizedTest
	@CsvSource({
			"DDIMScheduler, 10, leading, 1, '901,801,701,601,501,401,301,201,101,1', 1.9536178813",
			"PNDMScheduler, 10, leading, 1, '901,801,801,701,601,501,401,301,201,101,1', 1.7832494281",
			"EulerDiscreteScheduler, 10, leading, 1, '901,801,701,601,501,401,301,201,101,1', 1.9228617376",
			"EulerDiscreteScheduler, 4, trailing, 0, '999,749,499,249', 3.1411570122",
			"EulerDiscreteScheduler, 5, linspace, 0, '999,749.25,499.5,249.75,0', 3.1473418653",
			"DPMSolverMultistepScheduler, 10, linspace, 0, '999,899,799,699,599,500,400,300,200,100', 2.3718166704",
			"DPMSolverMultistepScheduler, 20, linspace, 0, '999,949,899,849,799,749,699,649,599,549,500,450,400,350,300,250,200,150,100,50', "
					+ "2.3533387732",
			"LCMScheduler, 4, leading, 0, '999,759,499,259', 1.0731403953" })
	void aScalarModelEndsWhereDiffusersDoes(String className, int steps, String spacing, int offset, String timesteps, double end) {
		Scheduler scheduler = Schedulers.of(config(className, with(SD, "timestep_spacing", spacing, "steps_offset", offset, "clip_sample", false,
				"set_alpha_to_one", className.equals("LCMScheduler"), "skip_prk_steps", true)), null, steps);
		double[] wanted = List.of(timesteps.split(",")).stream().mapToDouble(Double::parseDouble).toArray();
		assertArrayEquals(wanted, scheduler.timesteps());
		float[] x = scheduler.start(new float[] { 1 });
		for (int i = 0; i < wanted.length; i++) {
			float in = scheduler.scaleInput(x, i)[0];
			float[] output = { (float) (0.5 * in + 0.1 * Math.cos(wanted[i] / 1000)) };
			x = scheduler.step(x, output, i, scheduler.takesNoise(i) ? new float[1] : null);
		}
		assertEquals(end, x[0], 1e-5 * end);
	}

	@Test
	void eulersLevelsAreThoseOfDiffusers() {
		double[] sigmas = { 8.390685, 5.134431, 3.347764, 2.292854, 1.623692, 1.168216, .835653, .574050, .346187, .041314 };
		SchedulerConfig config = config("EulerDiscreteScheduler", with(SD, "timestep_spacing", "leading", "steps_offset", 1));
		Scheduler scheduler = Schedulers.of(config, null, 10);
		for (int i = 0; i < sigmas.length; i++) {
			double scale = scheduler.scaleInput(new float[] { 1 }, i)[0];
			assertEquals(sigmas[i], Math.sqrt(1 / (scale * scale) - 1), 1e-5);
		}
		assertEquals(Math.sqrt(sigmas[0] * sigmas[0] + 1), scheduler.initSigma(), 1e-5);
	}

	@ParameterizedTest
	@MethodSource("goldens")
	void theTimestepsOfTheGoldenFoldersAreVisited(Golden golden) throws IOException {
		JsonNode expected = JSON.readTree(Files.readAllBytes(golden.folder().resolve("expected.json")));
		int steps = expected.get("steps").intValue();
		assertEquals(7, expected.get("schedulers").size());
		for (Map.Entry<String, JsonNode> entry : expected.get("schedulers").properties()) {
			Scheduler scheduler = Schedulers.of(config(entry.getValue()), null, steps);
			assertArrayEquals(doubles(expected.get("timesteps").get(entry.getKey())), scheduler.timesteps(), entry.getKey());
		}
	}

	static Golden[] goldens() {
		return Golden.values();
	}

	static List<JsonNode> runs() throws IOException {
		try (InputStream in = SchedulersTest.class.getResourceAsStream("schedulers-expected.json")) {
			return JSON.readTree(in).valueStream().toList();
		}
	}

	@ParameterizedTest
	@MethodSource("runs")
	void everyStepIsThatOfAnImplementationInPyTorch(JsonNode run) {
		Scheduler scheduler = Schedulers.of(config(run.get("config")), null, run.get("steps").intValue(), run.get("strength").doubleValue(),
				run.get("eta").doubleValue());
		double[] timesteps = doubles(run.get("timesteps"));
		assertEquals(timesteps.length, scheduler.timesteps().length);
		for (int i = 0; i < timesteps.length; i++) {
			assertEquals(timesteps[i], scheduler.timesteps()[i], run.get("config").get("_class_name").textValue().startsWith("Euler") ? 1e-3 : 0);
		}
		assertEquals(run.get("initSigma").doubleValue(), scheduler.initSigma(), 1e-5 * scheduler.initSigma());
		float[] noise = floats(run.get("noise"));
		float[] x = run.get("picture").isNull() ? scheduler.start(noise) : scheduler.start(floats(run.get("picture")), noise);
		assertClose(floats(run.get("start")), x, "start");
		for (int i = 0; i < timesteps.length; i++) {
			float[] kept = x.clone();
			float[] output = network(scheduler.scaleInput(x, i), scheduler.timesteps()[i]);
			float[] after = scheduler.step(x, output, i, scheduler.takesNoise(i) ? floats(run.get("noises").get(i)) : null);
			assertArrayEquals(kept, x, "the latent before the step stays as it was");
			assertNotSame(x, after);
			x = after;
			assertClose(floats(run.get("latents").get(i)), x, run.get("config") + " step " + i);
		}
	}

	/** The same as in reference/schedulers.py. */
	private static float[] network(float[] x, double timestep) {
		float[] output = new float[x.length];
		for (int k = 0; k < output.length; k++) {
			output[k] = (float) (0.5 * x[k] + 0.1 * Math.cos(timestep / 1000) + 0.05 * Math.sin(k + timestep / 300));
		}
		return output;
	}

	private static void assertClose(float[] wanted, float[] given, String where) {
		double largest = 0;
		for (float value : wanted) {
			largest = Math.max(largest, Math.abs(value));
		}
		for (int k = 0; k < wanted.length; k++) {
			assertEquals(wanted[k], given[k], 1e-5 * largest, where + " at " + k);
		}
	}

	@Test
	void aRunCanBeRepeatedWithTheSameScheduler() {
		for (String name : Schedulers.names()) {
			Scheduler scheduler = Schedulers.of(config("PNDMScheduler", with(SD, "skip_prk_steps", true, "clip_sample", false)), name, 8);
			assertEquals(name, scheduler.name());
			assertArrayEquals(run(scheduler), run(scheduler), name);
		}
	}

	private static float[] run(Scheduler scheduler) {
		Noise noise = new Noise(5);
		float[] x = scheduler.start(noise.next(16));
		double[] timesteps = scheduler.timesteps();
		for (int i = 0; i < timesteps.length; i++) {
			x = scheduler.step(x, network(scheduler.scaleInput(x, i), timesteps[i]), i, scheduler.takesNoise(i) ? noise.next(16) : null);
		}
		return x;
	}

	@Test
	void anotherSchedulerTakesTheKeysOfTheFileAndItsOwnDefaults() {
		SchedulerConfig euler = config("EulerDiscreteScheduler", with(SD, "timestep_spacing", "trailing"));
		assertArrayEquals(new double[] { 999, 749, 499, 249 }, Schedulers.of(euler, "ddim", 4).timesteps());
		SchedulerConfig silent = config("DDIMScheduler", SD);
		assertArrayEquals(new double[] { 750, 500, 250, 0 }, Schedulers.of(silent, null, 4).timesteps());
		assertArrayEquals(new double[] { 999, 666, 333, 0 }, Schedulers.of(silent, "euler", 4).timesteps());
		assertArrayEquals(new double[] { 999, 749, 500, 250 }, Schedulers.of(silent, "dpmpp-2m", 4).timesteps());
		assertArrayEquals(Schedulers.of(config("DPMSolverMultistepScheduler", with(SD, "use_karras_sigmas", true)), null, 6).timesteps(),
				Schedulers.of(silent, "dpmpp-2m-karras", 6).timesteps());
		// DDIM clips unless the file says otherwise.
		float[] far = { 30 };
		assertTrue(Schedulers.of(silent, null, 1).step(far, new float[] { 0 }, 0, null)[0] <= 1);
		SchedulerConfig unclipped = config("DDIMScheduler", with(SD, "clip_sample", false));
		assertFalse(Schedulers.of(unclipped, null, 1).step(far, new float[] { 0 }, 0, null)[0] <= 1);
	}

	@Test
	void theFoldersOwnSchedulerHasAName() {
		assertEquals("euler-a", Schedulers.nameOf(config("EulerAncestralDiscreteScheduler", SD)));
		assertEquals("dpmpp-2m", Schedulers.nameOf(config("DPMSolverMultistepScheduler", SD)));
		assertEquals("dpmpp-2m-karras", Schedulers.nameOf(config("DPMSolverMultistepScheduler", with(SD, "use_karras_sigmas", true))));
		assertEquals("dpmpp-2m-karras", Schedulers.of(config("DPMSolverMultistepScheduler", with(SD, "use_karras_sigmas", true)), "", 5).name());
	}

	@ParameterizedTest
	@CsvSource({ "EulerDiscreteScheduler, use_beta_sigmas, true", "DPMSolverMultistepScheduler, use_lu_lambdas, true",
			"DPMSolverMultistepScheduler, use_flow_sigmas, true", "DPMSolverMultistepScheduler, use_beta_sigmas, true",
			"DPMSolverMultistepScheduler, algorithm_type, sde-dpmsolver++", "DPMSolverMultistepScheduler, solver_order, 3",
			"DPMSolverMultistepScheduler, variance_type, learned_range", "DPMSolverMultistepScheduler, solver_type, other",
			"DDIMScheduler, prediction_type, flow_prediction", "DDIMScheduler, beta_schedule, sigmoid", "PNDMScheduler, timestep_spacing, uneven",
			"EulerDiscreteScheduler, final_sigmas_type, some", "EulerDiscreteScheduler, timestep_type, other",
			"EulerDiscreteScheduler, interpolation_type, cubic", "LCMScheduler, original_inference_steps, 4", "DDIMScheduler, clip_sample, maybe",
			"DDIMScheduler, rescale_betas_zero_snr, true", "PNDMScheduler, prediction_type, sample", "DDIMScheduler, num_train_timesteps, 3",
			"DDIMScheduler, steps_offset, 1.5", "DDIMScheduler, trained_betas, none", "EulerDiscreteScheduler, beta_end, much" })
	void whatIsNotBuiltIsRefusedByItsKey(String className, String key, String value) {
		Object typed = value.equals("true") ? Boolean.TRUE : value.matches("[0-9.]+") ? (Object) Double.valueOf(value) : value;
		SchedulerConfig config = config(className, with(SD, key, typed, "skip_prk_steps", true));
		String message = assertThrows(ZippException.class, () -> Schedulers.of(config, null, 6)).getMessage();
		assertTrue(message.contains(key), message);
		assertTrue(message.contains(className), message);
	}

	@Test
	void whatCannotBeRunIsRefused() {
		assertRefused("HeunDiscreteScheduler", () -> Schedulers.of(config("HeunDiscreteScheduler", SD), null, 5));
		Schedulers.of(config("HeunDiscreteScheduler", SD), "euler", 5);
		assertRefused("ddim, pndm", () -> Schedulers.of(config("DDIMScheduler", SD), "ddpm", 5));
		assertRefused("0", () -> Schedulers.of(config("DDIMScheduler", SD), null, 0));
		assertRefused("strength", () -> Schedulers.of(config("DDIMScheduler", SD), null, 5, 0.1, 0));
		assertRefused("strength", () -> Schedulers.of(config("DDIMScheduler", SD), null, 5, 1.5, 0));
		assertRefused("skip_prk_steps", () -> Schedulers.of(config("PNDMScheduler", with(SD, "skip_prk_steps", false)), null, 3));
		assertRefused("use_exponential_sigmas", () -> Schedulers.of(
				config("EulerDiscreteScheduler", with(SD, "use_karras_sigmas", true, "use_exponential_sigmas", true)), null, 3));
	}

	private static void assertRefused(String word, Executable made) {
		String message = assertThrows(ZippException.class, made).getMessage();
		assertTrue(message.contains(word), message);
	}

	@Test
	void aFileIsReadAsItStands(@TempDir Path folder) throws IOException {
		SchedulerConfig golden = SchedulerConfig.read(Golden.SD.folder().resolve("scheduler").resolve(SchedulerConfig.FILE));
		assertEquals("PNDMScheduler", golden.className());
		assertEquals(List.of(831.0, 665.0, 665.0, 499.0, 333.0, 167.0, 1.0),
				IntStream.range(0, 7).mapToObj(i -> Schedulers.of(golden, null, 6).timesteps()[i]).toList());
		Path file = folder.resolve(SchedulerConfig.FILE);
		Files.writeString(file, "{\"_class_name\": \"DPMSolverMultistepScheduler\", \"lambda_min_clipped\": -Infinity}");
		assertEquals(Double.NEGATIVE_INFINITY, SchedulerConfig.read(file).values().get("lambda_min_clipped"));
		assertEquals(5, Schedulers.of(SchedulerConfig.read(file), null, 5).timesteps().length);
		Files.writeString(file, "{\"beta_start\": 1}");
		assertRefused("_class_name", () -> SchedulerConfig.read(file));
		Files.writeString(file, "{\n\"beta_start\": ");
		assertRefused(file + ":2", () -> SchedulerConfig.read(file));
		assertRefused("is not there", () -> SchedulerConfig.read(folder.resolve("none.json")));
	}

	private static SchedulerConfig config(String className, Map<String, Object> values) {
		return SchedulerConfig.of(with(values, "_class_name", className), null);
	}

	private static SchedulerConfig config(JsonNode values) {
		return SchedulerConfig.of(JSON.convertValue(values, new TypeReference<Map<String, Object>>() { }), null);
	}

	private static Map<String, Object> with(Map<String, Object> values, Object... more) {
		Map<String, Object> all = new HashMap<>(values);
		for (int i = 0; i < more.length; i += 2) {
			all.put((String) more[i], more[i + 1]);
		}
		return all;
	}

	private static double[] doubles(JsonNode list) {
		return IntStream.range(0, list.size()).mapToDouble(i -> list.get(i).doubleValue()).toArray();
	}

	private static float[] floats(JsonNode list) {
		float[] values = new float[list.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = list.get(i).floatValue();
		}
		return values;
	}
}
