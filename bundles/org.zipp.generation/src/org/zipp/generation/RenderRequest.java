package org.zipp.generation;

/**
 * What is to be rendered.
 *
 * @param prompt   what to show and how
 * @param negative what to keep away from, empty if nothing
 * @param seed     seed of every random draw; the same seed gives conditions the same composition
 * @param width    pixels
 * @param height   pixels
 * @param steps    denoising steps, for generators that have them
 */
public record RenderRequest(String prompt, String negative, long seed, int width, int height, int steps) {

	public RenderRequest {
		if (width < 1 || height < 1 || steps < 1) {
			throw new IllegalArgumentException("a picture of " + width + " × " + height + " pixels in " + steps + " steps");
		}
	}
}
