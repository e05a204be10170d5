package org.zipp.study;

import java.util.EnumMap;
import java.util.Map;

import org.zipp.core.style.PixelMeasure;

/** Measures pictures as {@link PixelMeasure} defines it. */
public final class PixelMeasures {

	private static final double R = 0.2126;
	private static final double G = 0.7152;
	private static final double B = 0.0722;

	private PixelMeasures() {
	}

	/**
	 * Measures a picture.
	 *
	 * @param argb   {@code width·height} pixels row by row; alpha is not looked at
	 * @param width  pixels
	 * @param height pixels
	 * @return a value from 0 to 1 for each measure
	 */
	public static Map<PixelMeasure, Double> of(int[] argb, int width, int height) {
		int n = width * height;
		if (n == 0 || argb.length != n) {
			throw new IllegalArgumentException(argb.length + " pixels are not " + width + " × " + height);
		}
		double[][] rgb = new double[3][n];
		double[] luma = new double[n];
		double warmth = 0;
		double saturation = 0;
		double sum = 0;
		double squares = 0;
		for (int i = 0; i < n; i++) {
			double r = (argb[i] >> 16 & 0xff) / 255.0;
			double g = (argb[i] >> 8 & 0xff) / 255.0;
			double b = (argb[i] & 0xff) / 255.0;
			rgb[0][i] = r;
			rgb[1][i] = g;
			rgb[2][i] = b;
			luma[i] = R * r + G * g + B * b;
			warmth += r - b;
			double max = Math.max(r, Math.max(g, b));
			saturation += max == 0 ? 0 : (max - Math.min(r, Math.min(g, b))) / max;
			sum += luma[i];
			squares += luma[i] * luma[i];
		}
		Map<PixelMeasure, Double> result = new EnumMap<>(PixelMeasure.class);
		result.put(PixelMeasure.WARMTH, 0.5 + 0.5 * warmth / n);
		result.put(PixelMeasure.SATURATION, saturation / n);
		result.put(PixelMeasure.LUMINANCE, sum / n);
		result.put(PixelMeasure.CONTRAST, Math.min(1, 2 * Math.sqrt(Math.max(0, squares / n - sum / n * (sum / n)))));
		result.put(PixelMeasure.GRAIN, grain(luma, width, height));
		result.put(PixelMeasure.DENSITY, density(rgb, luma, width, height));
		return result;
	}

	/** The outermost pixels lack a neighbour and are left out. */
	private static double grain(double[] luma, int width, int height) {
		double sum = 0;
		for (int y = 1; y < height - 1; y++) {
			for (int x = 1; x < width - 1; x++) {
				int i = y * width + x;
				sum += Math.abs(luma[i - 1] + luma[i + 1] + luma[i - width] + luma[i + width] - 4 * luma[i]);
			}
		}
		int inner = Math.max(0, width - 2) * Math.max(0, height - 2);
		return inner == 0 ? 0 : Math.min(1, sum / inner / PixelMeasure.FULL_GRAIN);
	}

	private static double density(double[][] rgb, double[] luma, int width, int height) {
		double[][] channels = { rgb[0], rgb[1], rgb[2], luma };
		int tiles = PixelMeasure.TILES;
		int full = 0;
		for (int ty = 0; ty < tiles; ty++) {
			for (int tx = 0; tx < tiles; tx++) {
				full += isSeen(channels, width, height, tx, ty) ? 1 : 0;
			}
		}
		return (double) full / (tiles * tiles);
	}

	private static boolean isSeen(double[][] channels, int width, int height, int tx, int ty) {
		int parts = PixelMeasure.PARTS;
		int grid = PixelMeasure.TILES * parts;
		for (double[] channel : channels) {
			double least = Double.POSITIVE_INFINITY;
			double most = Double.NEGATIVE_INFINITY;
			for (int py = ty * parts; py < (ty + 1) * parts; py++) {
				for (int px = tx * parts; px < (tx + 1) * parts; px++) {
					double mean = mean(channel, width, height, px, py, grid);
					least = Math.min(least, mean);
					most = Math.max(most, mean);
				}
			}
			if (most - least > PixelMeasure.VISIBLE) {
				return true;
			}
		}
		return false;
	}

	private static double mean(double[] channel, int width, int height, int px, int py, int grid) {
		int x0 = px * width / grid;
		int x1 = Math.max(x0 + 1, (px + 1) * width / grid);
		int y0 = py * height / grid;
		int y1 = Math.max(y0 + 1, (py + 1) * height / grid);
		double sum = 0;
		for (int y = y0; y < y1; y++) {
			for (int x = x0; x < x1; x++) {
				sum += channel[y * width + x];
			}
		}
		return sum / ((x1 - x0) * (y1 - y0));
	}
}
