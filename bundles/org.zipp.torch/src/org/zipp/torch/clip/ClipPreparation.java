package org.zipp.torch.clip;

import java.awt.image.BufferedImage;
import java.util.List;

import org.zipp.torch.Configuration;
import org.zipp.torch.Pixels;

/**
 * What is done to a picture before CLIP sees it, as preprocessor_config.json says: the shorter side is scaled, the middle is cut
 * out, and the values are scaled and centred. Scaling is that of the Python Imaging Library, to the last bit: a widened filter in
 * whole numbers, rounded to bytes after each of the two directions.
 *
 * @param shorter     length of the shorter side after scaling; 0 when all is scaled to the square
 * @param size        side of the square that is cut out
 * @param cubic       bicubic (a = −½), else bilinear
 * @param factor      of the bytes
 * @param mean        per plane
 * @param deviation   per plane
 */
record ClipPreparation(int shorter, int size, boolean cubic, double factor, double[] mean, double[] deviation) {

	private static final double[] MEAN = { 0.48145466, 0.4578275, 0.40821073 };
	private static final double[] DEVIATION = { 0.26862954, 0.26130258, 0.27577711 };
	private static final int BILINEAR = 2;
	private static final int BICUBIC = 3;
	private static final int BITS = 22;

	/** CLIP's own, for folders that say nothing. */
	static ClipPreparation standard(int size) {
		return new ClipPreparation(size, size, true, 1 / 255.0, MEAN, DEVIATION);
	}

	/**
	 * Reads the configuration; what is absent has the value of the class.
	 *
	 * @param size     side of the pictures that the encoder takes
	 * @param problems gets a line for each key that asks for something that is not built
	 */
	static ClipPreparation read(Configuration c, int size, List<String> problems) {
		int shorter = side(c, "size", "shortest_edge", problems);
		boolean cut = c.flag("do_center_crop", true);
		int crop = cut ? side(c, "crop_size", "height", problems) : size;
		boolean square = c.isObject("size") && !c.object("size").has("shortest_edge");
		if (crop != size) {
			problems.add("'crop_size' is " + c.raw("crop_size") + ", but the encoder takes pictures of " + size + " pixels");
		}
		if (!c.flag("do_resize", true) || !cut && !square || shorter < size) {
			problems.add("'do_resize' is " + c.flag("do_resize", true) + ", 'size' " + c.raw("size") + " and 'do_center_crop' " + cut
					+ ", which does not give squares of " + size + " pixels");
		}
		int filter = c.integer("resample", BICUBIC);
		if (filter != BICUBIC && filter != BILINEAR) {
			problems.add("'resample' is " + filter + "; built are 2 (bilinear) and 3 (bicubic)");
		}
		boolean centred = c.flag("do_normalize", true);
		double[] mean = c.has("image_mean") ? c.numbers("image_mean") : MEAN;
		double[] deviation = c.has("image_std") ? c.numbers("image_std") : DEVIATION;
		if (mean.length != Pixels.PLANES || deviation.length != Pixels.PLANES) {
			problems.add("'image_mean' or 'image_std' does not hold three numbers");
		}
		return new ClipPreparation(square ? 0 : shorter, size, filter == BICUBIC,
				c.flag("do_rescale", true) ? c.number("rescale_factor", 1 / 255.0) : 1, centred ? mean : new double[] { 0, 0, 0 },
				centred ? deviation : new double[] { 1, 1, 1 });
	}

	/** A length that is a number or the value of a key; both sides must be equal where both are given. */
	private static int side(Configuration c, String key, String inner, List<String> problems) {
		if (!c.has(key)) {
			return 224;
		}
		if (!c.isObject(key)) {
			return c.integer(key);
		}
		Configuration sides = c.object(key);
		if (sides.has("height") && sides.integer("height") != sides.integer("width")) {
			problems.add('\'' + key + "' is " + c.raw(key) + "; squares are built");
		}
		return sides.has(inner) ? sides.integer(inner) : sides.integer("height");
	}

	/** What the encoder takes, shape (3, size, size). */
	float[] values(BufferedImage picture) {
		Pixels pixels = Pixels.of(picture);
		int width = pixels.width();
		int height = pixels.height();
		int least = Math.min(width, height);
		int newWidth = shorter == 0 ? size : width == least ? shorter : (int) ((long) shorter * width / least);
		int newHeight = shorter == 0 ? size : height == least ? shorter : (int) ((long) shorter * height / least);
		int left = (newWidth - size) / 2;
		int top = (newHeight - size) / 2;
		float[] values = new float[Pixels.PLANES * size * size];
		int[] plane = new int[width * height];
		for (int p = 0; p < Pixels.PLANES; p++) {
			for (int i = 0; i < plane.length; i++) {
				plane[i] = Math.round(pixels.values()[p * plane.length + i] * 255);
			}
			int[] scaled = scaled(plane, width, height, newWidth, newHeight);
			for (int y = 0; y < size; y++) {
				for (int x = 0; x < size; x++) {
					float value = (float) (scaled[(top + y) * newWidth + left + x] * factor);
					values[(p * size + y) * size + x] = (value - (float) mean[p]) / (float) deviation[p];
				}
			}
		}
		return values;
	}

	private int[] scaled(int[] plane, int width, int height, int newWidth, int newHeight) {
		int[] narrow = plane;
		if (newWidth != width) {
			Taps taps = Taps.of(width, newWidth, cubic);
			narrow = new int[newWidth * height];
			for (int y = 0; y < height; y++) {
				for (int x = 0; x < newWidth; x++) {
					narrow[y * newWidth + x] = taps.sum(plane, y * width, 1, x);
				}
			}
		}
		if (newHeight == height) {
			return narrow;
		}
		Taps taps = Taps.of(height, newHeight, cubic);
		int[] low = new int[newWidth * newHeight];
		for (int y = 0; y < newHeight; y++) {
			for (int x = 0; x < newWidth; x++) {
				low[y * newWidth + x] = taps.sum(narrow, x, newWidth, y);
			}
		}
		return low;
	}

	/** Which values of a line make up each value of a shorter or longer one, in 2^-22. */
	private record Taps(int[] first, int[][] weights) {

		static Taps of(int from, int to, boolean cubic) {
			double scale = (double) from / to;
			double widened = Math.max(1, scale);
			double reach = (cubic ? 2 : 1) * widened;
			int[] first = new int[to];
			int[][] weights = new int[to][];
			for (int i = 0; i < to; i++) {
				double centre = (i + 0.5) * scale;
				first[i] = Math.max(0, (int) (centre - reach + 0.5));
				double[] w = new double[Math.min(from, (int) (centre + reach + 0.5)) - first[i]];
				double sum = 0;
				for (int k = 0; k < w.length; k++) {
					double x = (k + first[i] - centre + 0.5) * (1 / widened);
					w[k] = cubic ? cubic(x) : Math.max(0, 1 - Math.abs(x));
					sum += w[k];
				}
				weights[i] = new int[w.length];
				for (int k = 0; k < w.length; k++) {
					double exact = w[k] / sum * (1 << BITS);
					weights[i][k] = (int) (exact < 0 ? exact - 0.5 : exact + 0.5);
				}
			}
			return new Taps(first, weights);
		}

		private static double cubic(double x) {
			double t = Math.abs(x);
			if (t < 1) {
				return (1.5 * t - 2.5) * t * t + 1;
			}
			return t < 2 ? -0.5 * (((t - 5) * t + 8) * t - 4) : 0;
		}

		int sum(int[] values, int start, int step, int i) {
			int sum = 1 << BITS - 1;
			int at = start + first[i] * step;
			for (int w : weights[i]) {
				sum += w * values[at];
				at += step;
			}
			return Math.clamp(sum >> BITS, 0, 255);
		}
	}
}
