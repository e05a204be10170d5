package org.zipp.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zipp.core.operation.OperationResult;
import org.zipp.diffusion.internal.model.ModelOperation;
import org.zipp.torch.TorchRuntime;

/**
 * Models of other shapes than the two of diffusers, with random weights: an implementation of the same equations in PyTorch for
 * Python, which gives all values of {@link Golden} to 5·10⁻⁶, computed what is expected here.
 *
 * <p>{@code lcm-bfloat16}: weights of bfloat16 in two files, old names of the decoder's attention, one layer a block, 24 channels,
 * guidance as an input (Luo et al. 2023). {@code zero-snr}: four levels with heads of their own, planes of 9 × 7, v-prediction, betas
 * rescaled to no signal at the end, schedules of all kinds, an autoencoder without quantisation and attention.
 */
class OtherShapesTest {

	private static final TorchRuntime TORCH = new TorchRuntime();

	@ParameterizedTest
	@CsvSource({ "lcm-bfloat16, 30", "zero-snr, 48" })
	void everyTensorIsThatOfAnotherImplementation(String name, long compared) {
		ModelOperation operation = new ModelOperation(TORCH);
		operation.model = Golden.SD.folder().resolveSibling(name);
		operation.reference = operation.model;
		OperationResult result = operation.execute(SubMonitor.convert(null, 1));
		assertEquals(compared, result.counts().get("compared"), result.notes()::toString);
		assertEquals(0, result.counts().get("different"), result.notes()::toString);
	}
}
