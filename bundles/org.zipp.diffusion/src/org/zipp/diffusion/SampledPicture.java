package org.zipp.diffusion;

import java.util.List;

/**
 * A picture that was drawn.
 *
 * @param width   pixels
 * @param height  pixels
 * @param decoded what the decoder gave: planes of red, green and blue, about −1 to 1
 * @param latent  what it was decoded from
 * @param remarks what a person should know of it: words that were cut off, a prompt in several pieces, work in tiles
 */
public record SampledPicture(int width, int height, float[] decoded, float[] latent, List<String> remarks) {

	private static final int OPAQUE = 0xff000000;
	private static final int FULL = 255;

	public SampledPicture {
		remarks = List.copyOf(remarks);
	}

	/** Opaque pixels, row by row from the top; values are rounded to the nearest, halves to even. */
	public int[] argb() {
		int n = width * height;
		int[] pixels = new int[n];
		for (int i = 0; i < n; i++) {
			pixels[i] = OPAQUE | level(decoded[i]) << 16 | level(decoded[n + i]) << 8 | level(decoded[2 * n + i]);
		}
		return pixels;
	}

	private static int level(float value) {
		return (int) Math.rint(Math.clamp(value / 2 + 0.5f, 0f, 1f) * FULL);
	}
}
