package org.zipp.torch;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * A picture as numbers: red, green and blue in [0, 1], gamma-encoded sRGB, transparent parts on white.
 *
 * @param values plane by plane, row by row, shape (3, height, width)
 */
public record Pixels(int width, int height, float[] values) {

	/** Red, green and blue. */
	public static final int PLANES = 3;

	private static final float FULL = 255;

	/** A picture of any kind. */
	public static Pixels of(BufferedImage picture) {
		int width = picture.getWidth();
		int height = picture.getHeight();
		float[] values = new float[PLANES * width * height];
		if (isGrey(picture)) {
			grey(picture.getRaster(), picture.getColorModel().getComponentSize(0), values);
		} else {
			colours(picture, values);
		}
		return new Pixels(width, height, values);
	}

	/** Java takes grey for linear light and would brighten it; files mean the same values as in colour. */
	private static boolean isGrey(BufferedImage picture) {
		return picture.getRaster().getNumBands() == 1 && !(picture.getColorModel() instanceof IndexColorModel)
				&& picture.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
	}

	private static void grey(Raster raster, int bits, float[] values) {
		int size = raster.getWidth() * raster.getHeight();
		float full = (1L << bits) - 1;
		int[] row = new int[raster.getWidth()];
		for (int y = 0; y < raster.getHeight(); y++) {
			raster.getSamples(raster.getMinX(), raster.getMinY() + y, row.length, 1, 0, row);
			for (int x = 0; x < row.length; x++) {
				float value = row[x] / full;
				int at = y * row.length + x;
				values[at] = value;
				values[size + at] = value;
				values[2 * size + at] = value;
			}
		}
	}

	private static void colours(BufferedImage picture, float[] values) {
		int width = picture.getWidth();
		int size = width * picture.getHeight();
		int[] row = new int[width];
		for (int y = 0; y < picture.getHeight(); y++) {
			picture.getRGB(0, y, width, 1, row, 0, width);
			for (int x = 0; x < width; x++) {
				float opaque = (row[x] >>> 24) / FULL;
				for (int plane = 0; plane < PLANES; plane++) {
					float value = (row[x] >> 16 - 8 * plane & 0xFF) / FULL;
					values[plane * size + y * width + x] = 1 + opaque * (value - 1);
				}
			}
		}
	}

	/** The shorter side becomes {@code side}, the middle square is cut out: how CLIP looks at pictures. */
	Pixels square(int side) {
		int shorter = Math.min(width, height);
		int w = Math.max(side, (int) ((long) side * width / shorter));
		int h = Math.max(side, (int) ((long) side * height / shorter));
		return resized(w, h).cut((int) Math.rint((w - side) / 2.0), (int) Math.rint((h - side) / 2.0), side);
	}

	private Pixels cut(int left, int top, int side) {
		float[] out = new float[PLANES * side * side];
		for (int plane = 0; plane < PLANES; plane++) {
			for (int y = 0; y < side; y++) {
				System.arraycopy(values, (plane * height + top + y) * width + left, out, (plane * side + y) * side, side);
			}
		}
		return new Pixels(side, side, out);
	}

	/** Bicubic (a = −½) with the filter widened when shrinking, as image libraries of Python do; clipped to [0, 1]. */
	Pixels resized(int newWidth, int newHeight) {
		Taps across = Taps.of(width, newWidth);
		float[] narrow = new float[PLANES * height * newWidth];
		for (int line = 0; line < PLANES * height; line++) {
			for (int x = 0; x < newWidth; x++) {
				narrow[line * newWidth + x] = across.sum(values, line * width, 1, x);
			}
		}
		Taps down = Taps.of(height, newHeight);
		float[] out = new float[PLANES * newHeight * newWidth];
		for (int plane = 0; plane < PLANES; plane++) {
			for (int y = 0; y < newHeight; y++) {
				for (int x = 0; x < newWidth; x++) {
					float value = down.sum(narrow, plane * height * newWidth + x, newWidth, y);
					out[(plane * newHeight + y) * newWidth + x] = Math.clamp(value, 0, 1);
				}
			}
		}
		return new Pixels(newWidth, newHeight, out);
	}

	/** Which values of a line make up each value of a shorter or longer one. */
	private record Taps(int[] first, float[][] weights) {

		private static final double A = -0.5;
		private static final double REACH = 2;

		static Taps of(int from, int to) {
			double scale = (double) from / to;
			double widened = Math.max(1, scale);
			int[] first = new int[to];
			float[][] weights = new float[to][];
			for (int i = 0; i < to; i++) {
				double centre = (i + 0.5) * scale;
				first[i] = Math.max(0, (int) (centre - REACH * widened + 0.5));
				int end = Math.min(from, (int) (centre + REACH * widened + 0.5));
				double[] w = new double[end - first[i]];
				double sum = 0;
				for (int k = 0; k < w.length; k++) {
					w[k] = cubic((first[i] + k - centre + 0.5) / widened);
					sum += w[k];
				}
				weights[i] = new float[w.length];
				for (int k = 0; k < w.length; k++) {
					weights[i][k] = (float) (w[k] / sum);
				}
			}
			return new Taps(first, weights);
		}

		private static double cubic(double x) {
			double t = Math.abs(x);
			if (t < 1) {
				return ((A + 2) * t - (A + 3)) * t * t + 1;
			}
			return t < 2 ? ((A * t - 5 * A) * t + 8 * A) * t - 4 * A : 0;
		}

		float sum(float[] values, int start, int step, int i) {
			float sum = 0;
			int at = start + first[i] * step;
			for (float w : weights[i]) {
				sum += w * values[at];
				at += step;
			}
			return sum;
		}
	}
}
