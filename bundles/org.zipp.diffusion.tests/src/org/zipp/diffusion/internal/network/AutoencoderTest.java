package org.zipp.diffusion.internal.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zipp.diffusion.Golden;
import org.zipp.diffusion.ModelFolder;
import org.zipp.diffusion.ModelFolder.Part;
import org.zipp.diffusion.VaeConfig;
import org.zipp.torch.Precision;
import org.zipp.torch.TensorScope;
import org.zipp.torch.TorchRuntime;
import org.zipp.torch.Weights;

/** The autoencoder against what diffusers computes. */
class AutoencoderTest {

	private static final TorchRuntime TORCH = new TorchRuntime();

	@ParameterizedTest
	@EnumSource(Golden.class)
	void picturesAndLatentsEqualThoseOfDiffusers(Golden golden) {
		ModelFolder model = ModelFolder.read(golden.folder());
		try (Weights expected = Weights.open(golden.folder().resolve("expected.safetensors"));
				Weights weights = model.weights(Part.VAE, false);
				TensorScope owner = TORCH.sharedScope(Precision.FLOAT32)) {
			Autoencoder vae = new Autoencoder(model.vae(), weights, owner);
			int before = owner.tensors();
			long[] shape = expected.shape("ddim.5");
			int h = (int) shape[2];
			int w = (int) shape[3];
			for (String run : List.of("ddim", "euler")) {
				Close.assertClose(expected.floats(run + ".decoded"), vae.decode(expected.floats(run + ".5"), h, w, false), 1e-4, run);
			}
			float[] picture = expected.floats("ddim.decoded");
			for (int i = 0; i < picture.length; i++) {
				picture[i] = Math.clamp(picture[i], -1, 1);
			}
			Close.assertClose(expected.floats("encoded_mean"), vae.encode(picture, 2 * h, 2 * w, false).mean(), 1e-4, "encoded_mean");
			assertEquals(before, owner.tensors());
		}
	}

	@Test
	void largePicturesAreWorkedOnInTiles() {
		VaeConfig real = new VaeConfig(3, 3, List.of(128, 256, 512, 512), 2, 4, 32, 0.18215, 0, true, true, true, true);
		assertFalse(Autoencoder.isTiled(real, 768, 768));
		assertTrue(Autoencoder.isTiled(real, 1024, 1024));
	}

	/** The corner that no other tile reaches is that of its tile alone. */
	@Test
	void aTileIsWorkedOnByItself() {
		ModelFolder model = ModelFolder.read(Golden.SD.folder());
		try (Weights weights = model.weights(Part.VAE, false); TensorScope owner = TORCH.sharedScope(Precision.FLOAT32)) {
			Autoencoder vae = new Autoencoder(model.vae(), weights, owner);
			int h = 26;
			int w = 30;
			float[] latent = new float[4 * h * w];
			for (int i = 0; i < latent.length; i++) {
				latent[i] = (float) Math.sin(i * 0.7);
			}
			float[] tiled = vae.decode(latent, h, w, 32);
			assertEquals(3 * 4 * h * w, tiled.length);
			assertArrayEquals(part(vae.decode(part(latent, h, w, 16), 16, 16, 0), 32, 32, 24), part(tiled, 2 * h, 2 * w, 24), 1e-5f);
			assertFalse(Arrays.equals(vae.decode(latent, h, w, 0), tiled));
			float[] mean = vae.encode(tiled, 2 * h, 2 * w, 32).mean();
			assertEquals(latent.length, mean.length);
			assertArrayEquals(part(vae.encode(part(tiled, 2 * h, 2 * w, 32), 32, 32, 0).mean(), 16, 16, 12), part(mean, h, w, 12), 1e-5f);
		}
	}

	/** The upper left corner of planes. */
	private static float[] part(float[] planes, int height, int width, int side) {
		int channels = planes.length / height / width;
		float[] result = new float[channels * side * side];
		for (int c = 0; c < channels; c++) {
			for (int y = 0; y < side; y++) {
				System.arraycopy(planes, (c * height + y) * width, result, (c * side + y) * side, side);
			}
		}
		return result;
	}

	/** A map of single places does not know of tiles, so blending must give it back; one that knows of them is blended. */
	@Test
	void tilesAreBlendedOverTheirOverlap() {
		int height = 9;
		int width = 11;
		float[] planes = new float[2 * height * width];
		for (int i = 0; i < planes.length; i++) {
			planes[i] = i;
		}
		assertArrayEquals(doubled(planes, height, width),
				Tiles.map(planes, 2, height, width, 2, new Tiles(4, 3, 2, 1), AutoencoderTest::doubled), 1e-3f);
		// Each tile is told by its number: in the overlap the value goes from one to the next in a straight line.
		int[] number = { 0 };
		float[] row = Tiles.map(new float[8], 1, 1, 8, 1, new Tiles(4, 2, 1, 1), (_, h, w) -> {
			float[] all = new float[h * w];
			Arrays.fill(all, number[0]);
			number[0]++;
			return all;
		});
		assertArrayEquals(new float[] { 0, 0, 0, 0.5f, 1, 1.5f, 2, 2.5f }, row, 1e-6f);
	}

	private static float[] doubled(float[] planes, int height, int width) {
		int channels = planes.length / height / width;
		float[] result = new float[4 * planes.length];
		for (int c = 0; c < channels; c++) {
			for (int y = 0; y < 2 * height; y++) {
				for (int x = 0; x < 2 * width; x++) {
					result[(c * 2 * height + y) * 2 * width + x] = planes[(c * height + y / 2) * width + x / 2];
				}
			}
		}
		return result;
	}
}
