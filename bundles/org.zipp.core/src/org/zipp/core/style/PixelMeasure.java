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
	/** Mean absolute 4-neighbour Laplacian of luma over 0.25, at most 1: grain and rough surface. */
	GRAIN,
	/** Share of 16 × 16 tiles whose luma or colour differs visibly (more than 0.08) from the picture's border median: how full it is. */
	DENSITY
}
