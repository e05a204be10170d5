package org.zipp.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zipp.core.ZippException;
import org.zipp.diffusion.internal.network.Close;
import org.zipp.diffusion.internal.network.UNet;
import org.zipp.torch.Configuration;
import org.zipp.torch.Precision;
import org.zipp.torch.Tensor;
import org.zipp.torch.TensorScope;
import org.zipp.torch.TorchRuntime;
import org.zipp.torch.Weights;

/**
 * U-Nets of other forms: three and four levels, odd sizes, other heads in each level, several layers, both kinds of projection,
 * sines first. What they are to say was computed in float32 by {@code releng/bench/torch/unet.py} on Debian's PyTorch 1.13, from
 * random weights.
 */
class OtherUNetsTest {

	private static final TorchRuntime TORCH = new TorchRuntime();
	private static final float[] TIMES = { 64, 48, 0, 0, 64, 48 };

	private static Path folder(String name) {
		return Path.of(System.getProperty("zipp.root"), "bundles/org.zipp.diffusion.tests/src/org/zipp/diffusion/unets", name);
	}

	private static UNetConfig config(String name) {
		List<String> problems = new ArrayList<>();
		UNetConfig config = UNetConfig.read(Configuration.read(folder(name).resolve("config.json")), problems, new ArrayList<>());
		assertEquals(List.of(), problems);
		return config;
	}

	/** What is needed to ask one of them. */
	private static final class Asked implements AutoCloseable {

		private final Weights weights;
		private final Weights expected;
		private final TensorScope owner;
		private final TensorScope scope;
		private final UNet unet;

		Asked(String name) {
			weights = Weights.open(folder(name), "diffusion_pytorch_model", "");
			expected = Weights.open(folder(name).resolve("expected.safetensors"));
			owner = TORCH.sharedScope(Precision.FLOAT32);
			scope = owner.child();
			unet = new UNet(config(name), weights, owner);
		}

		UNet.Answer answer(UNet.Reference self) {
			return unet.answer(scope, new UNet.Question(expected.load(scope, "latent"), 249.75, expected.load(scope, "context"),
					expected.has("pooled") ? expected.load(scope, "pooled") : null, TIMES, 0, self));
		}

		@Override
		public void close() {
			scope.close();
			owner.close();
			expected.close();
			weights.close();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "three-levels", "four-levels" })
	void answersEqualThoseOfAnotherImplementation(String name) {
		try (Asked asked = new Asked(name)) {
			Close.assertClose(asked.expected.floats("answer"), asked.answer(UNet.Reference.NONE).output().toFloats(), 1e-4, name);
		}
	}

	/** Keys and values of the same picture a second time change nothing, whatever they count; those of another one do, if they count. */
	@ParameterizedTest
	@ValueSource(strings = { "three-levels", "four-levels" })
	void selfAttentionSeesWhatIsAppended(String name) {
		try (Asked asked = new Asked(name)) {
			float[] plain = asked.answer(UNet.Reference.NONE).output().toFloats();
			UNet.Answer collecting = asked.answer(new UNet.Reference(List.of(), null, true));
			assertArrayEquals(plain, collecting.output().toFloats());
			List<Tensor> own = collecting.collected();
			assertTrue(own.size() > 4);
			float[] doubled = asked.answer(new UNet.Reference(own, new double[] { Math.log(3), 0 }, false)).output().toFloats();
			Close.assertClose(plain, doubled, 1e-4, "own keys again");
			List<Tensor> other = own.stream().map(t -> t.times(-2)).toList();
			float[] nothing = asked
					.answer(new UNet.Reference(other, new double[] { Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY }, false)).output().toFloats();
			Close.assertClose(plain, nothing, 1e-4, "keys that do not count");
			// One row of the batch alone sees them.
			float[] half = asked.answer(new UNet.Reference(other, new double[] { 0, Double.NEGATIVE_INFINITY }, false)).output().toFloats();
			int row = plain.length / 2;
			double first = 0;
			double second = 0;
			for (int i = 0; i < row; i++) {
				first = Math.max(first, Math.abs(plain[i] - half[i]));
				second = Math.max(second, Math.abs(plain[row + i] - half[row + i]));
			}
			assertTrue(first > 1e-2 && second < 1e-4, first + " and " + second);
		}
	}

	@Test
	void configurationAndWeightsMustBelongTogether() {
		UNetConfig three = config("three-levels");
		assertEquals("down_blocks.0.attentions.0.transformer_blocks.1.norm1.weight", named(with(three, List.of(2, 2, 1), 12, three.layers())));
		assertTrue(named(with(three, three.transformers(), 11, three.layers())).endsWith("attn2.to_k.weight"));
		// Fewer layers leave tensors over: those of the way up have another shape first.
		assertEquals("up_blocks.1.resnets.1.norm1.weight", named(with(three, three.transformers(), 12, List.of(1, 1, 1))));
		UNetConfig shallow = with(three, List.of(1, 1, 1), 12, three.layers());
		assertEquals("down_blocks.1.attentions.0.transformer_blocks.1.norm1.weight", named(shallow));
	}

	private static UNetConfig with(UNetConfig c, List<Integer> transformers, int crossWidth, List<Integer> layers) {
		return new UNetConfig(c.sampleSize(), c.inChannels(), c.outChannels(), c.channels(), layers, c.downAttention(), c.upAttention(),
				transformers, c.heads(), crossWidth, c.groups(), c.epsilon(), c.linearProjection(), c.cosFirst(), c.freqShift(),
				c.addedTimeWidth(), c.addedWidth(), c.guidanceWidth(), c.upcastAttention());
	}

	/** The tensor that the refusal names first. */
	private static String named(UNetConfig config) {
		try (Weights weights = Weights.open(folder("three-levels"), "diffusion_pytorch_model", "");
				TensorScope owner = TORCH.sharedScope(Precision.FLOAT32)) {
			String message = assertThrows(ZippException.class, () -> new UNet(config, weights, owner)).getMessage();
			return message.lines().collect(Collectors.joining()).replaceAll("^[^']*'([^']*)'.*$", "$1");
		}
	}
}
