package org.zipp.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zipp.core.ZippException;
import org.zipp.diffusion.ModelFolder.Part;
import org.zipp.torch.Configuration;
import org.zipp.torch.TensorScope;
import org.zipp.torch.TorchRuntime;
import org.zipp.torch.Weights;
import org.zipp.torch.clip.ClipText;
import org.zipp.torch.clip.ClipTokenizer;

class TextEncoderTest {

	private final TorchRuntime torch = new TorchRuntime();

	private static void assertNear(float[] expected, float[] actual) {
		assertEquals(expected.length, actual.length);
		double largest = 0;
		double difference = 0;
		for (int i = 0; i < expected.length; i++) {
			largest = Math.max(largest, Math.abs(expected[i]));
			difference = Math.max(difference, Math.abs(expected[i] - actual[i]));
		}
		assertTrue(difference <= 1e-5 * largest, difference + " of " + largest);
	}

	private static Configuration expected(Golden golden) {
		return Configuration.read(golden.folder().resolve("expected.json"));
	}

	private static Weights values(Golden golden) {
		return Weights.open(golden.folder().resolve("expected.safetensors"));
	}

	@ParameterizedTest
	@CsvSource({ "prompt, text", "negative, negative_text" })
	void stableDiffusionReadsTheLastStateNormalised(String prompt, String tensor) {
		ModelFolder model = ModelFolder.read(Golden.SD.folder());
		int[] input = ClipTokenizer.open(model.tokenizer()).input(expected(Golden.SD).text(prompt));
		try (TensorScope scope = torch.scope(); Weights w = model.weights(Part.TEXT_ENCODER, false); Weights e = values(Golden.SD)) {
			ClipText.Output output = new ClipText(model.text(), w, scope).run(scope, new int[][] { input });
			assertNear(e.floats(tensor), output.last().toFloats());
			assertEquals(6, output.states().size());
		}
	}

	@Test
	void theLargeOneReadsTheLastStateButOneOfBoth() {
		ModelFolder model = ModelFolder.read(Golden.SDXL.folder());
		String prompt = expected(Golden.SDXL).text("prompt");
		int[][] first = { ClipTokenizer.open(model.tokenizer()).input(prompt), ClipTokenizer.open(model.tokenizer()).input("other words") };
		int[][] second = { ClipTokenizer.open(model.tokenizer2()).input(prompt), ClipTokenizer.open(model.tokenizer2()).input("other words") };
		try (TensorScope scope = torch.scope(); Weights w = model.weights(Part.TEXT_ENCODER, false);
				Weights w2 = model.weights(Part.TEXT_ENCODER_2, false); Weights e = values(Golden.SDXL)) {
			ClipText one = new ClipText(model.text(), w, scope);
			ClipText two = new ClipText(model.text2(), w2, scope);
			ClipText.Output a = one.run(scope, first);
			ClipText.Output b = two.run(scope, second);
			assertNear(e.floats("text"),
					a.states().reversed().get(1).concat(2, b.states().reversed().get(1)).slice(0, 0, 1).toFloats());
			assertNear(e.floats("pooled"), b.projected().slice(0, 0, 1).toFloats());
		}
	}

	@Test
	void whatDoesNotBelongTogetherIsNamed() {
		ModelFolder model = ModelFolder.read(Golden.SD.folder());
		try (TensorScope scope = torch.scope(); Weights w = model.weights(Part.TEXT_ENCODER, false)) {
			ClipText text = new ClipText(model.text(), w, scope);
			ZippException e = assertThrows(ZippException.class, () -> text.run(scope, new int[][] { { 1, 814 } }));
			assertTrue(e.getMessage().contains("814"), e.getMessage());
			e = assertThrows(ZippException.class, () -> text.run(scope, new int[][] { new int[78] }));
			assertTrue(e.getMessage().contains("77"), e.getMessage());
			ModelFolder other = ModelFolder.read(Golden.SDXL.folder());
			e = assertThrows(ZippException.class, () -> {
				try (Weights unet = other.weights(Part.UNET, false)) {
					new ClipText(model.text(), unet, scope);
				}
			});
			assertTrue(e.getMessage().contains("token_embedding"), e.getMessage());
		}
	}
}
