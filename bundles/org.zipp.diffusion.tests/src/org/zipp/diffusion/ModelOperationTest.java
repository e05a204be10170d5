package org.zipp.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zipp.core.ZippException;
import org.zipp.core.operation.OperationResult;
import org.zipp.diffusion.internal.model.ModelOperation;
import org.zipp.torch.TorchRuntime;
import org.zipp.torch.Weights;

class ModelOperationTest {

	private static final TorchRuntime TORCH = new TorchRuntime();

	@TempDir
	private Path folder;

	private static ModelOperation operation(Path model, Path reference) {
		ModelOperation operation = new ModelOperation(TORCH);
		operation.model = model;
		operation.reference = reference;
		return operation;
	}

	private static OperationResult run(Path model, Path reference) {
		return operation(model, reference).execute(SubMonitor.convert(null, 1));
	}

	private static String row(OperationResult result, String name) {
		return result.notes().stream().filter(n -> n.startsWith(name + ' ')).findFirst().orElse("no row of " + name);
	}

	/** Tensors, named NAME|SHAPE, in the simplest form that the format allows. */
	private static void write(Path file, Map<String, float[]> tensors, boolean half) throws IOException {
		StringBuilder header = new StringBuilder("{");
		int at = 0;
		int width = half ? Short.BYTES : Float.BYTES;
		for (Map.Entry<String, float[]> e : tensors.entrySet()) {
			String[] name = e.getKey().split("\\|");
			header.append(at == 0 ? "" : ",").append('"').append(name[0]).append("\":{\"dtype\":\"").append(half ? "F16" : "F32")
					.append("\",\"shape\":").append(name[1]).append(",\"data_offsets\":[").append(at).append(',')
					.append(at + e.getValue().length * width).append("]}");
			at += e.getValue().length * width;
		}
		byte[] json = header.append('}').toString().getBytes(StandardCharsets.UTF_8);
		ByteBuffer all = ByteBuffer.allocate(Long.BYTES + json.length + at).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).put(json);
		tensors.values().forEach(values -> {
			for (float v : values) {
				if (half) {
					all.putShort(Float.floatToFloat16(v));
				} else {
					all.putFloat(v);
				}
			}
		});
		Files.write(file, all.array());
	}

	private static Map<String, float[]> read(Path file, List<String> names) {
		Map<String, float[]> tensors = new LinkedHashMap<>();
		try (Weights w = Weights.open(file)) {
			for (String name : names.isEmpty() ? w.names() : names) {
				tensors.put(name + '|' + Arrays.toString(w.shape(name)).replace(" ", ""), w.floats(name));
			}
		}
		return tensors;
	}

	/** A reference with some of the tensors of a golden folder. */
	private Path reference(Golden golden, String... names) throws IOException {
		Path reference = Files.createDirectories(folder.resolve("reference"));
		Files.copy(golden.folder().resolve("expected.json"), reference.resolve("expected.json"));
		write(reference.resolve("expected.safetensors"), read(golden.folder().resolve("expected.safetensors"), List.of(names)), false);
		return reference;
	}

	@ParameterizedTest
	@EnumSource(Golden.class)
	void everythingThatDiffusersComputesIsComputedAgain(Golden golden) {
		OperationResult result = run(golden.folder(), golden.folder());
		assertNull(result.problem(), () -> String.join("\n", result.notes()));
		try (Weights tensors = Weights.open(golden.folder().resolve("expected.safetensors"))) {
			tensors.names().forEach(name -> assertTrue(row(result, name).endsWith("agrees"), () -> row(result, name)));
			int texts = golden == Golden.SD ? 5 : 10;
			assertEquals(tensors.names().size() + texts + 7L, result.counts().get("compared"));
		}
		assertEquals(0L, result.counts().get("different"));
	}

	@Test
	void theFolderIsDescribed() {
		String text = String.join("\n", run(Golden.SDXL.folder(), null).notes());
		for (String part : List.of("Stable Diffusion XL", "526,948 parameters, float32", "text_encoder_2", "euler (EulerDiscreteScheduler)",
				"epsilon", "32 × 32", "width 64 from two encoders", "3.1 MB in 32 bits")) {
			assertTrue(text.contains(part), text);
		}
	}

	@Test
	void aSchedulerThatIsNotBuiltIsAWarning() throws IOException {
		Golden.SD.copy(folder);
		Path file = folder.resolve("scheduler/scheduler_config.json");
		Files.writeString(file, Files.readString(file).replace("PNDMScheduler", "HeunDiscreteScheduler"));
		OperationResult result = run(folder, null);
		assertTrue(result.warnings().toString().contains("HeunDiscreteScheduler"), result.warnings()::toString);
	}

	@Test
	void partOfAReferenceIsEnough() throws IOException {
		OperationResult result = run(Golden.SD.folder(), reference(Golden.SD, "pndm.6", "euler.pixels", "unet_at_501"));
		// The pixels were written as floats; what counts is the value.
		assertNull(result.problem(), () -> String.join("\n", result.notes()));
		assertEquals(3 + 5 + 7L, result.counts().get("compared"));
	}

	@Test
	void whatDiffersIsNamedAndFails() throws IOException {
		Path reference = reference(Golden.SD, "text", "noise", "unet_at_501", "ddim.0");
		Map<String, float[]> tensors = read(reference.resolve("expected.safetensors"), List.of());
		float[] text = tensors.get("text|[1,77,32]");
		text[100] += 0.01f;
		tensors.get("noise|[1,4,16,24]")[3] = Float.NaN;
		tensors.put("ddim.9|[1]", new float[1]);
		tensors.put("heun.0|[1]", new float[1]);
		tensors.put("mystery|[1]", new float[1]);
		tensors.put("euler.0|[2]", new float[2]);
		tensors.put("pooled|[1]", new float[1]);
		write(reference.resolve("expected.safetensors"), tensors, false);
		Path json = reference.resolve("expected.json");
		String settings = Files.readString(json);
		assertTrue(settings.contains("831.0"));
		Files.writeString(json, settings.replaceFirst("831\\.0", "830.0").replaceFirst("\\b598\\b", "599"));
		OperationResult result = run(Golden.SD.folder(), reference);
		assertTrue(row(result, "text").endsWith("differs"), () -> row(result, "text"));
		assertTrue(row(result, "unet_at_501").endsWith("agrees"), () -> row(result, "unet_at_501"));
		assertTrue(row(result, "noise").contains("value 3 is NaN"), () -> row(result, "noise"));
		assertTrue(row(result, "ddim.9").contains("not recomputed: The scheduler takes 6 steps"), () -> row(result, "ddim.9"));
		assertTrue(row(result, "heun.0").contains("no scheduler of that name"), () -> row(result, "heun.0"));
		assertTrue(row(result, "mystery").contains("Nothing of that name"), () -> row(result, "mystery"));
		assertTrue(row(result, "euler.0").contains("has 2 values"), () -> row(result, "euler.0"));
		assertTrue(row(result, "pooled").contains("no pooled text"), () -> row(result, "pooled"));
		assertTrue(row(result, "timesteps ddim").contains("differ"), () -> row(result, "timesteps ddim"));
		assertTrue(row(result, "tokens 'a lighthouse on a cliff…'").contains("differ from place 2 on: 599 there, 598 here"),
				() -> row(result, "tokens 'a lighthouse on a cliff…'"));
		assertEquals(9L, result.counts().get("different"), () -> String.join("\n", result.notes()));
		assertTrue(result.problem().contains("9 of 21 do not agree"), result::problem);
	}

	@Test
	void weightsOf16BitsAreRecomputedWithTheirTolerance() throws IOException {
		Path model = Golden.SD.copy(folder.resolve("model"));
		try (Stream<Path> files = Files.walk(model)) {
			for (Path file : files.filter(f -> f.toString().endsWith("model.safetensors")).toList()) {
				Map<String, float[]> weights = read(file, List.of());
				Files.delete(file);
				write(file.resolveSibling(file.getFileName().toString().replace(".safetensors", ".fp16.safetensors")), weights, true);
			}
		}
		Path reference = reference(Golden.SD, "text", "unet_at_501", "euler.5", "euler.decoded");
		OperationResult result = run(model, reference);
		assertNull(result.problem(), () -> String.join("\n", result.notes()));
		assertTrue(String.join("\n", result.notes()).contains("float16, 1 file (fp16)"));
		assertTrue(row(result, "text").matches(".*e-0[345] .*"), () -> "weights were rounded: " + row(result, "text"));
	}

	@Test
	void missingAndEmptyReferencesAreNamed() throws IOException {
		ZippException e = assertThrows(ZippException.class, () -> run(Golden.SD.folder(), folder));
		assertEquals(folder.resolve("expected.json"), e.file());
		Files.writeString(folder.resolve("expected.json"), "{}");
		e = assertThrows(ZippException.class, () -> run(Golden.SD.folder(), folder));
		assertEquals(folder.resolve("expected.safetensors"), e.file());
		write(folder.resolve("expected.safetensors"), Map.of(), false);
		assertEquals("The reference holds nothing to compare.", run(Golden.SD.folder(), folder).problem());
	}

	@Test
	void itStopsWhenCancelled() {
		NullProgressMonitor monitor = new NullProgressMonitor();
		monitor.setCanceled(true);
		ModelOperation operation = operation(Golden.SD.folder(), Golden.SD.folder());
		assertThrows(OperationCanceledException.class, () -> operation.execute(SubMonitor.convert(monitor, 1)));
	}

	@Test
	void damagedWeightsNameTheTensor() throws IOException {
		Golden.SD.copy(folder);
		Path file = folder.resolve("unet/diffusion_pytorch_model.safetensors");
		byte[] all = Files.readAllBytes(file);
		Files.write(file, Arrays.copyOf(all, all.length - 5));
		ZippException e = assertThrows(ZippException.class, () -> run(folder, null));
		assertEquals(file, e.file());
		assertTrue(e.getMessage().contains("cut off inside the tensor '"), e.getMessage());
	}
}
