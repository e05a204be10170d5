package org.zipp.torch;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.zipp.core.compute.ImageEmbedder;

/**
 * What stands in for an image encoder when no model is at hand: three blocks of equal weight, each of norm 1, seen on 64
 * by 64 pixels. It knows colours, textures and where they are, and nothing of what is shown.
 *
 * <ol>
 * <li>Colours: square roots of a histogram over CIELAB, L* in 3 parts, a* and b* in 5 each, every pixel shared between
 * the bins it lies between: 75 values.
 * <li>Texture: square roots of histograms of the orientation of lines, 8 directions, weighted by the gradient of L*, in 2 by 2
 * cells and at two scales: 64 values.
 * <li>Layout: in 4 by 4 cells the mean L*, a*, b*, about the middle grey, and the mean gradient: 64 values.
 * </ol>
 */
final class StandInImageEmbedder implements ImageEmbedder {

	static final String MODEL = "stand-in colour+texture, no CLIP";

	private static final String VERSION = "1";
	private static final int SIDE = 64;
	private static final int LIGHTS = 3;
	private static final int TONES = 5;
	private static final int COLOURS = LIGHTS * TONES * TONES;
	/** Chroma that counts as the outermost. */
	private static final double WIDEST = 80;
	private static final int DIRECTIONS = 8;
	private static final int SCALES = 2;
	private static final int TEXTURE_CELLS = 2;
	private static final int TEXTURES = SCALES * TEXTURE_CELLS * TEXTURE_CELLS * DIRECTIONS;
	private static final int CELLS = 4;
	private static final int MEASURES = 4;
	private static final int LAYOUT = CELLS * CELLS * MEASURES;
	/** Differences of L* that are noise of the file, per two pixels. */
	private static final double NOISE = 1;
	private static final double SCALE_OF_LAB = 50;
	private static final double SCALE_OF_GRADIENT = 25;

	@Override
	public String model() {
		return MODEL;
	}

	@Override
	public String fingerprint() {
		return MODEL + ' ' + VERSION;
	}

	@Override
	public int dimension() {
		return COLOURS + TEXTURES + LAYOUT;
	}

	@Override
	public int inputSize() {
		return SIDE;
	}

	@Override
	public float[][] embed(List<BufferedImage> pictures) {
		float[][] rows = new float[pictures.size()][];
		IntStream.range(0, rows.length).parallel().forEach(i -> rows[i] = embed(pictures.get(i)));
		return rows;
	}

	private static float[] embed(BufferedImage picture) {
		float[] lab = Lab.of(Pixels.of(picture).resized(SIDE, SIDE));
		double[][] blocks = { colours(lab), textures(lab), layout(lab) };
		double square = 0;
		for (double[] block : blocks) {
			square += normalise(block);
		}
		float[] row = new float[COLOURS + TEXTURES + LAYOUT];
		int at = 0;
		for (double[] block : blocks) {
			for (double v : block) {
				row[at++] = (float) (v / Math.sqrt(square));
			}
		}
		return row;
	}

	/** Scales to norm 1, or leaves zeros; returns the square of the norm then. */
	private static double normalise(double[] values) {
		double square = 0;
		for (double v : values) {
			square += v * v;
		}
		for (int i = 0; i < values.length && square > 0; i++) {
			values[i] /= Math.sqrt(square);
		}
		return square > 0 ? 1 : 0;
	}

	private static double[] colours(float[] lab) {
		int size = SIDE * SIDE;
		double[] histogram = new double[COLOURS];
		for (int p = 0; p < size; p++) {
			double light = place(lab[p] / 100, LIGHTS);
			double a = place((lab[size + p] / WIDEST + 1) / 2, TONES);
			double b = place((lab[2 * size + p] / WIDEST + 1) / 2, TONES);
			for (int corner = 0; corner < 8; corner++) {
				int l = (int) light + (corner & 1);
				int i = (int) a + (corner >> 1 & 1);
				int j = (int) b + (corner >> 2);
				double share = near(light, l) * near(a, i) * near(b, j);
				if (share > 0) {
					histogram[(l * TONES + i) * TONES + j] += share;
				}
			}
		}
		return roots(histogram);
	}

	/** Place of a value of [0, 1] between the middles of the first and the last bin. */
	private static double place(double value, int bins) {
		return Math.clamp(value, 0, 1) * (bins - 1);
	}

	private static double near(double place, int bin) {
		return Math.max(0, 1 - Math.abs(place - bin));
	}

	private static double[] roots(double[] histogram) {
		for (int i = 0; i < histogram.length; i++) {
			histogram[i] = Math.sqrt(histogram[i]);
		}
		return histogram;
	}

	private static double[] textures(float[] lab) {
		double[] histogram = new double[TEXTURES];
		float[] light = Arrays.copyOf(lab, SIDE * SIDE);
		int side = SIDE;
		for (int scale = 0; scale < SCALES; scale++) {
			int first = scale * TEXTURE_CELLS * TEXTURE_CELLS * DIRECTIONS;
			for (int y = 1; y < side - 1; y++) {
				for (int x = 1; x < side - 1; x++) {
					int cell = y * TEXTURE_CELLS / side * TEXTURE_CELLS + x * TEXTURE_CELLS / side;
					addDirection(histogram, first + cell * DIRECTIONS, gradientX(light, side, x, y),
							gradientY(light, side, x, y));
				}
			}
			light = halved(light, side);
			side /= 2;
		}
		return roots(histogram);
	}

	private static void addDirection(double[] histogram, int first, double dx, double dy) {
		double strength = Math.hypot(dx, dy) - NOISE;
		if (strength > 0) {
			// Directions of lines: a turn by half is the same.
			double place = (Math.atan2(dy, dx) / Math.PI + 1) % 1 * DIRECTIONS;
			int bin = (int) place % DIRECTIONS;
			double next = place - Math.floor(place);
			histogram[first + bin] += strength * (1 - next);
			histogram[first + (bin + 1) % DIRECTIONS] += strength * next;
		}
	}

	private static double gradientX(float[] light, int side, int x, int y) {
		return light[y * side + x + 1] - light[y * side + x - 1];
	}

	private static double gradientY(float[] light, int side, int x, int y) {
		return light[(y + 1) * side + x] - light[(y - 1) * side + x];
	}

	private static float[] halved(float[] light, int side) {
		int half = side / 2;
		float[] out = new float[half * half];
		for (int y = 0; y < half; y++) {
			for (int x = 0; x < half; x++) {
				int at = 2 * y * side + 2 * x;
				out[y * half + x] = (light[at] + light[at + 1] + light[at + side] + light[at + side + 1]) / 4;
			}
		}
		return out;
	}

	private static double[] layout(float[] lab) {
		double[] sums = new double[LAYOUT];
		int size = SIDE * SIDE;
		for (int y = 0; y < SIDE; y++) {
			for (int x = 0; x < SIDE; x++) {
				int cell = (y * CELLS / SIDE * CELLS + x * CELLS / SIDE) * MEASURES;
				int p = y * SIDE + x;
				sums[cell] += (lab[p] - SCALE_OF_LAB) / SCALE_OF_LAB;
				sums[cell + 1] += lab[size + p] / SCALE_OF_LAB;
				sums[cell + 2] += lab[2 * size + p] / SCALE_OF_LAB;
				if (x > 0 && x < SIDE - 1 && y > 0 && y < SIDE - 1) {
					sums[cell + 3] += Math.hypot(gradientX(lab, SIDE, x, y), gradientY(lab, SIDE, x, y)) / SCALE_OF_GRADIENT;
				}
			}
		}
		return sums;
	}

	@Override
	public void close() {
		// Nothing is held.
	}
}
