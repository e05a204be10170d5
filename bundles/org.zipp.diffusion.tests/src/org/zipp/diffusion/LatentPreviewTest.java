package org.zipp.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LatentPreviewTest {

	@Test
	void aLinearDecoderIsLearnt() {
		int h = 12;
		int w = 20;
		LatentPreview preview = new LatentPreview(4);
		for (int seed = 0; seed < 3; seed++) {
			float[] latent = Noise.normal(seed, 4 * h * w);
			preview.learn(latent, h, w, decoded(latent, h, w, 8));
		}
		float[] other = Noise.normal(99, 4 * h * w);
		int[] look = preview.argb(other, h, w);
		int[] wanted = decoded(other, h, w, 1);
		for (int p = 0; p < look.length; p++) {
			assertEquals(0xff, look[p] >>> 24);
			for (int shift = 0; shift <= 16; shift += 8) {
				assertEquals(wanted[p] >> shift & 0xff, look[p] >> shift & 0xff, 2);
			}
		}
	}

	/** A decoder that is linear and never leaves the range of colours; each place becomes a square of pixels. */
	private static int[] decoded(float[] latent, int h, int w, int scale) {
		double[][] map = { { .03, -.02, .04, 0 }, { .01, .05, -.01, .02 }, { -.04, 0, .02, .03 } };
		int[] argb = new int[h * w * scale * scale];
		for (int y = 0; y < h * scale; y++) {
			for (int x = 0; x < w * scale; x++) {
				int p = y / scale * w + x / scale;
				int pixel = 0;
				for (double[] row : map) {
					double value = .45;
					for (int k = 0; k < row.length; k++) {
						value += row[k] * latent[k * h * w + p];
					}
					pixel = pixel << 8 | (int) Math.rint(value * 255);
				}
				argb[y * w * scale + x] = pixel;
			}
		}
		return argb;
	}

	@ParameterizedTest
	@EnumSource
	void theMapOfOnePictureFitsAnotherOfTheSameModel(Golden golden) throws IOException {
		GoldenTensors tensors = GoldenTensors.read(golden);
		int[] shape = tensors.shape("ddim.5");
		LatentPreview preview = new LatentPreview(shape[1]);
		preview.learn(tensors.floats("ddim.5"), shape[2], shape[3], tensors.pixels("ddim.pixels"));
		int[] look = preview.argb(tensors.floats("euler.5"), shape[2], shape[3]);
		int[] flat = look.clone();
		Arrays.fill(flat, 0xff808080);
		int[] picture = tensors.pixels("euler.pixels");
		int width = tensors.shape("euler.pixels")[2];
		double error = error(look, shape[3], picture, width);
		double errorOfGrey = error(flat, shape[3], picture, width);
		// A decoder with random weights is far from linear; what a linear map can do is little.
		assertTrue(error < 0.95 * errorOfGrey, error + " against " + errorOfGrey + " of an even grey");
	}

	/** Mean distance of the pixels from the mean colours of the places. */
	private static double error(int[] look, int width, int[] picture, int pictureWidth) {
		int scale = pictureWidth / width;
		double sum = 0;
		for (int p = 0; p < look.length; p++) {
			for (int shift = 0; shift <= 16; shift += 8) {
				double mean = 0;
				for (int k = 0; k < scale * scale; k++) {
					mean += picture[(p / width * scale + k / scale) * pictureWidth + p % width * scale + k % scale] >> shift & 0xff;
				}
				sum += Math.abs(mean / scale / scale - (look[p] >> shift & 0xff));
			}
		}
		return sum / look.length / 3;
	}

	@Test
	void beforeAnythingIsLearntItIsGrey() {
		int[] look = new LatentPreview(4).argb(new float[] { 0, 3, -3, 50, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9 }, 2, 2);
		assertEquals(0xff808080, look[0]);
		assertEquals(0xffffffff, look[1]);
		assertEquals(0xff000000, look[2]);
		assertEquals(0xffffffff, look[3]);
	}

	@Test
	void latentsOfOtherShapesAreRefused() {
		LatentPreview preview = new LatentPreview(4);
		assertThrows(IllegalArgumentException.class, () -> preview.argb(new float[15], 2, 2));
		assertThrows(IllegalArgumentException.class, () -> preview.learn(new float[16], 2, 2, new int[15]));
	}
}
