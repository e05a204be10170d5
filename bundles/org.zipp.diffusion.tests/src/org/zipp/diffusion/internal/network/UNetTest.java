package org.zipp.diffusion.internal.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zipp.diffusion.Golden;
import org.zipp.diffusion.UNetConfig;
import org.zipp.torch.Precision;
import org.zipp.torch.TensorScope;
import org.zipp.torch.TorchRuntime;
import org.zipp.torch.Weights;

/** The U-Net against what diffusers and Debian's PyTorch compute. */
class UNetTest {

	private static final TorchRuntime TORCH = new TorchRuntime();
	private static final UNetConfig SD = new UNetConfig(4, 4, 16, List.of(16, 32), List.of(true, false), List.of(false, true), List.of(2, 2),
			List.of(4, 4), List.of(1, 1), 32, 8, 1e-5, false, false, true, 0, 0, 0, 0);
	private static final UNetConfig SDXL = new UNetConfig(4, 4, 16, List.of(16, 32), List.of(false, true), List.of(true, false), List.of(2, 2),
			List.of(2, 4), List.of(1, 2), 64, 8, 1e-5, true, false, true, 0, 8, 80, 0);

	@ParameterizedTest
	@EnumSource(Golden.class)
	void aCallEqualsThatOfDiffusers(Golden golden) {
		boolean xl = golden == Golden.SDXL;
		try (Weights expected = Weights.open(golden.folder().resolve("expected.safetensors"));
				Weights weights = Weights.open(golden.folder().resolve("unet"), "diffusion_pytorch_model", "");
				TensorScope owner = TORCH.longLived(Precision.FLOAT32);
				TensorScope s = owner.child()) {
			UNet unet = new UNet(xl ? SDXL : SD, weights, owner);
			UNet.Answer answer = unet.answer(s, new UNet.Question(expected.load(s, "noise"), 501, expected.load(s, "text"),
					xl ? expected.load(s, "pooled") : null, new float[] { 32, 32, 0, 0, 32, 32 }, 0, UNet.Reference.NONE));
			assertClose(expected.floats("unet_at_501"), answer.output().toFloats());
			assertEquals(0, answer.collected().size());
		}
	}

	private static void assertClose(float[] expected, float[] actual) {
		assertEquals(expected.length, actual.length);
		double largest = 0;
		double difference = 0;
		for (int i = 0; i < expected.length; i++) {
			largest = Math.max(largest, Math.abs(expected[i]));
			difference = Math.max(difference, Math.abs(expected[i] - actual[i]));
		}
		assertTrue(difference <= 1e-4 * largest, difference + " of " + largest);
	}
}
