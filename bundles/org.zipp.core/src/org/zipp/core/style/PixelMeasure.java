package org.zipp.core.style;

/**
 * What is measured of a picture's pixels, each from 0 to 1. Measured by the study bundle, aimed at by the sketch
 * renderer, planted by the sample dump; defined here because all three must mean the same.
 */
public enum PixelMeasure {
	/** Mean of red minus blue, 0.5 when neutral: ½ + ½·mean(R − B) with R, B in [0, 1]. */
	WARMTH,
	/** Mean HSV saturation. */
	SATURATION,
	/** Mean relative luma (Rec. 709 weights on gamma-encoded values). */
	LUMINANCE,
	/** Twice the standard deviation of luma, at most 1. */
	CONTRAST,
	/** Mean absolute 4-neighbour Laplacian of luma over {@link #FULL_GRAIN}, at most 1: grain and rough surface. */
	GRAIN,
	/**
	 * Share of the tiles of a grid of {@link #TILES} by {@link #TILES} in which something is to be seen: of the means of the
	 * tile's {@link #PARTS} by {@link #PARTS} parts two differ by more than {@link #VISIBLE} in luma, red, green or blue.
	 * Parts, not pixels, so that grain does not count; differences inside a tile, so that a wide even gradient does not.
	 */
	DENSITY;

	/** Mean absolute Laplacian that counts as grain 1. */
	public static final double FULL_GRAIN = 0.25;
	/** Tiles along each side of the grid of {@link #DENSITY}. */
	public static final int TILES = 16;
	/** Parts along each side of a tile. */
	public static final int PARTS = 2;
	/** Difference of two values from 0 to 1 that people see. */
	public static final double VISIBLE = 0.08;
}
