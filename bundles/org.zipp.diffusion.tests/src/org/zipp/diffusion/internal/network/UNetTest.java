package org.zipp.diffusion.internal.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zipp.diffusion.Golden;
import org.zipp.diffusion.ModelFolder;
import org.zipp.diffusion.ModelFolder.Part;
import org.zipp.torch.Precision;
import org.zipp.torch.TensorScope;
import org.zipp.torch.TorchRuntime;
import org.zipp.torch.Weights;

/** The U-Net against what diffusers and Debian's PyTorch compute. */
class UNetTest {

	private static final TorchRuntime TORCH = new TorchRuntime();

	@ParameterizedTest
	@EnumSource(Golden.class)
	void aCallEqualsThatOfDiffusers(Golden golden) {
		ModelFolder model = ModelFolder.read(golden.folder());
		try (Weights expected = Weights.open(golden.folder().resolve("expected.safetensors"));
				Weights weights = model.weights(Part.UNET, false);
				TensorScope owner = TORCH.sharedScope(Precision.FLOAT32);
				TensorScope s = owner.child()) {
			UNet unet = new UNet(model.unet(), weights, owner);
			UNet.Answer answer = unet.answer(s, new UNet.Question(expected.load(s, "noise"), 501, expected.load(s, "text"),
					golden == Golden.SDXL ? expected.load(s, "pooled") : null, new float[] { 32, 32, 0, 0, 32, 32 }, 0,
					UNet.Reference.NONE));
			Close.assertClose(expected.floats("unet_at_501"), answer.output().toFloats(), 1e-4, "unet_at_501");
			assertEquals(0, answer.collected().size());
		}
	}
}
