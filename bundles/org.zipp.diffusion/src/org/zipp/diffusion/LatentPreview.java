package org.zipp.diffusion;

import java.util.Arrays;

/**
 * A cheap look at a latent: one pixel for each of its places, by a linear map from its channels to red, green and blue. The map is
 * learnt from the model's own decoder, by least squares of the mean colours of the pictures on the latents they were decoded from: a
 * decoder of a few small random latents is enough to begin with, and every finished picture makes it better. Before that, the first
 * channel is shown in grey. Safe for several threads.
 */
public final class LatentPreview {

	private static final int COLOURS = 3;
	/** Penalty per place, so that few places do not make large coefficients. */
	private static final double RIDGE = 1e-3;
	private static final double GREY_RANGE = 6;
	private static final int FULL = 255;
	private static final int OPAQUE = 0xff000000;

	private final int channels;
	/** Sums of products of the channels and a constant 1. */
	private final double[][] products;
	/** Sums of products of those and the colours. */
	private final double[][] colours;
	/** Row by colour: factors of the channels, then the constant; colours from 0 to 1. */
	private double[][] map;

	/** @param channels of the latents, mostly 4 */
	public LatentPreview(int channels) {
		this.channels = channels;
		products = new double[channels + 1][channels + 1];
		colours = new double[channels + 1][COLOURS];
		map = new double[COLOURS][channels + 1];
		for (double[] row : map) {
			row[0] = 1 / GREY_RANGE;
			row[channels] = 0.5;
		}
	}

	/**
	 * Takes a latent and its picture into the map.
	 *
	 * @param latent channels × height × width, in the unit that the network works in
	 * @param height of the latent
	 * @param width of the latent
	 * @param argb the decoded picture, row by row, its sides the same multiple of the latent's
	 */
	public synchronized void learn(float[] latent, int height, int width, int[] argb) {
		int places = places(latent, height, width);
		int scale = (int) Math.round(Math.sqrt((double) argb.length / places));
		if (argb.length != places * scale * scale) {
			throw new IllegalArgumentException("a picture of " + argb.length + " pixels for a latent of " + height + " x " + width);
		}
		double[] x = new double[channels + 1];
		double[] mean = new double[COLOURS];
		for (int p = 0; p < places; p++) {
			for (int c = 0; c < channels; c++) {
				x[c] = latent[c * places + p];
			}
			x[channels] = 1;
			mean(argb, width * scale, p / width * scale, p % width * scale, scale, mean);
			for (int i = 0; i <= channels; i++) {
				for (int j = 0; j <= i; j++) {
					products[i][j] += x[i] * x[j];
				}
				for (int c = 0; c < COLOURS; c++) {
					colours[i][c] += x[i] * mean[c];
				}
			}
		}
		map = solved();
	}

	/**
	 * The look.
	 *
	 * @param latent channels × height × width, in the unit that the network works in: what {@link Scheduler#scaleInput} gives
	 * @return height × width pixels, opaque
	 */
	public int[] argb(float[] latent, int height, int width) {
		int places = places(latent, height, width);
		double[][] current;
		synchronized (this) {
			current = map;
		}
		int[] argb = new int[places];
		for (int p = 0; p < places; p++) {
			int pixel = OPAQUE;
			for (int c = 0; c < COLOURS; c++) {
				double value = current[c][channels];
				for (int k = 0; k < channels; k++) {
					value += current[c][k] * latent[k * places + p];
				}
				pixel |= (int) Math.rint(Math.clamp(value, 0, 1) * FULL) << Byte.SIZE * (COLOURS - 1 - c);
			}
			argb[p] = pixel;
		}
		return argb;
	}

	private int places(float[] latent, int height, int width) {
		if (height < 1 || width < 1 || latent.length != channels * height * width) {
			throw new IllegalArgumentException("a latent of " + latent.length + " values is none of " + channels + " x " + height + " x " + width);
		}
		return height * width;
	}

	private static void mean(int[] argb, int width, int top, int left, int scale, double[] mean) {
		Arrays.fill(mean, 0);
		for (int y = top; y < top + scale; y++) {
			for (int x = left; x < left + scale; x++) {
				for (int c = 0; c < COLOURS; c++) {
					mean[c] += argb[y * width + x] >> Byte.SIZE * (COLOURS - 1 - c) & FULL;
				}
			}
		}
		for (int c = 0; c < COLOURS; c++) {
			mean[c] /= (double) FULL * scale * scale;
		}
	}

	/** The least squares, by Cholesky's factors of the normal equations. */
	private double[][] solved() {
		int n = channels + 1;
		double places = products[channels][channels];
		double[][] l = new double[n][n];
		for (int i = 0; i < n; i++) {
			for (int j = 0; j <= i; j++) {
				double sum = products[i][j] + (i == j ? RIDGE * places : 0);
				for (int k = 0; k < j; k++) {
					sum -= l[i][k] * l[j][k];
				}
				l[i][j] = i == j ? Math.sqrt(sum) : sum / l[j][j];
			}
		}
		double[][] solution = new double[COLOURS][n];
		for (int c = 0; c < COLOURS; c++) {
			double[] x = solution[c];
			for (int i = 0; i < n; i++) {
				x[i] = colours[i][c];
				for (int k = 0; k < i; k++) {
					x[i] -= l[i][k] * x[k];
				}
				x[i] /= l[i][i];
			}
			for (int i = n - 1; i >= 0; i--) {
				for (int k = i + 1; k < n; k++) {
					x[i] -= l[k][i] * x[k];
				}
				x[i] /= l[i][i];
			}
		}
		return solution;
	}
}
