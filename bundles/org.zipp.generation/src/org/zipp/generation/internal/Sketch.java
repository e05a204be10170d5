package org.zipp.generation.internal;

import java.util.Arrays;
import java.util.random.RandomGenerator;

import org.zipp.torch.Tensor;
import org.zipp.torch.TensorScope;

/**
 * A canvas of tensors and the shapes drawn on it. The picture spans −1 to 1 from top to bottom, and as much as its
 * aspect asks for from left to right. Shapes are signed distances (negative inside, in the units of their frame), so
 * that edges are smooth at any size.
 */
final class Sketch {

	private final TensorScope scope;
	private final int width;
	private final int height;
	private final double aspect;
	private final Tensor canvas;

	Sketch(TensorScope scope, int width, int height) {
		this.scope = scope;
		this.width = width;
		this.height = height;
		aspect = (double) width / height;
		canvas = scope.full(0, 3, height, width);
	}

	/** Colours, shape (3, height, width), values 0 to 1. */
	Tensor canvas() {
		return canvas;
	}

	/** Half the width of the picture. */
	double aspect() {
		return aspect;
	}

	/**
	 * Coordinates of a thing: 0 at its middle, 1 at its scale.
	 *
	 * @param cy    height of its middle on the page
	 * @param scale half its height in page units
	 * @param u     shape (1, width), to the right
	 * @param v     shape (height, 1), downwards
	 */
	record Frame(double cy, double scale, Tensor u, Tensor v) {
	}

	Frame frame(double cx, double cy, double scale, boolean mirrored) {
		double sign = mirrored ? -1 : 1;
		return new Frame(cy, scale,
				scope.linspace(sign * (-aspect - cx) / scale, sign * (aspect - cx) / scale, width).reshape(1, width),
				scope.linspace((-1 - cy) / scale, (1 - cy) / scale, height).reshape(height, 1));
	}

	/** The whole picture as a frame. */
	Frame page() {
		return frame(0, 0, 1, false);
	}

	Tensor circle(Frame f, double x, double y, double r) {
		return f.u().minus(x).square().plus(f.v().minus(y).square()).sqrt().minus(r);
	}

	Tensor ellipse(Frame f, double x, double y, double rx, double ry) {
		return f.u().minus(x).times(1 / rx).square().plus(f.v().minus(y).times(1 / ry).square()).sqrt().minus(1)
				.times(Math.min(rx, ry));
	}

	Tensor box(Frame f, double x, double y, double halfWidth, double halfHeight) {
		return f.u().minus(x).abs().minus(halfWidth).max(f.v().minus(y).abs().minus(halfHeight));
	}

	/** A line with round ends. */
	Tensor line(Frame f, double x1, double y1, double x2, double y2, double r) {
		double dx = x2 - x1;
		double dy = y2 - y1;
		double n = dx * dx + dy * dy;
		Tensor px = f.u().minus(x1);
		Tensor py = f.v().minus(y1);
		Tensor t = px.times(dx / n).plus(py.times(dy / n)).clip(0, 1);
		return px.minus(t.times(dx)).square().plus(py.minus(t.times(dy)).square()).sqrt().minus(r);
	}

	/** A convex polygon; corners clockwise as seen, x1, y1, x2, y2, … */
	Tensor polygon(Frame f, double... corners) {
		Tensor inside = null;
		int n = corners.length / 2;
		for (int i = 0; i < n; i++) {
			double x = corners[2 * i];
			double y = corners[2 * i + 1];
			double dx = corners[2 * ((i + 1) % n)] - x;
			double dy = corners[2 * ((i + 1) % n) + 1] - y;
			double length = Math.hypot(dx, dy);
			Tensor side = f.u().minus(x).times(dy / length).plus(f.v().minus(y).times(-dx / length));
			inside = inside == null ? side : inside.max(side);
		}
		return inside;
	}

	/** Everything below a profile: one height (in page units) for each column. */
	Tensor below(float[] profile) {
		return scope.of(profile, 1, width).minus(page().v());
	}

	/** Repeats u and v with a period, for rows of windows and the like: values from −½ to ½ of the period. */
	static Tensor repeat(Tensor coordinate, double period) {
		Tensor t = coordinate.times(1 / period);
		return t.minus(t.floor()).minus(0.5).times(period);
	}

	/** Number of the repetition. */
	static Tensor cell(Tensor coordinate, double period) {
		return coordinate.times(1 / period).floor();
	}

	/** A number from 0 to 1 for each pair of cells. */
	static Tensor hash(Tensor cellU, Tensor cellV, double salt) {
		Tensor t = cellU.times(12.9898).plus(cellV.times(78.233)).plus(salt).sin().times(43.7585);
		return t.minus(t.floor());
	}

	void paint(Frame f, Tensor distance, int color) {
		paint(f, distance, color, color);
	}

	/** Fills a shape; the colour goes from {@code top} to {@code bottom} over the frame's height −1 to 1. */
	void paint(Frame f, Tensor distance, int top, int bottom) {
		mix(f, alpha(f, distance), top, bottom);
	}

	/** How much each pixel is covered, 0 to 1. */
	Tensor alpha(Frame f, Tensor distance) {
		return distance.times(-f.scale() * height / 2.0).plus(0.5).clip(0, 1);
	}

	/** Mixes in a colour by an amount for each pixel. */
	void mix(Frame f, Tensor amount, int top, int bottom) {
		float[] colors = new float[3 * height];
		for (int c = 0; c < 3; c++) {
			float a = channel(top, c);
			float b = channel(bottom, c);
			for (int y = 0; y < height; y++) {
				double v = (-1 + 2.0 * y / Math.max(1, height - 1) - f.cy()) / f.scale();
				colors[c * height + y] = (float) (a + (b - a) * Math.clamp((v + 1) / 2, 0, 1));
			}
		}
		canvas.mixInPlace(scope.of(colors, 3, height, 1), amount);
	}

	/** A soft spot of light or shadow. */
	void glow(Frame f, double x, double y, double rx, double ry, int color, double strength) {
		Tensor d = f.u().minus(x).times(1 / rx).square().plus(f.v().minus(y).times(1 / ry).square());
		mix(f, d.negated().exp().times(strength), color, color);
	}

	/** Fills the page from top to bottom through the colours at even distances. */
	void backdrop(int... colors) {
		float[] values = new float[3 * height];
		for (int c = 0; c < 3; c++) {
			for (int y = 0; y < height; y++) {
				double at = (double) y / Math.max(1, height - 1) * (colors.length - 1);
				int i = Math.min((int) at, colors.length - 2);
				float a = channel(colors[i], c);
				values[c * height + y] = (float) (a + (channel(colors[i + 1], c) - a) * (at - i));
			}
		}
		canvas.mixInPlace(scope.of(values, 3, height, 1), scope.scalar(1));
	}

	/** A profile that wanders around {@code level} by up to {@code swing}; the rougher the more it zigzags. */
	float[] ridge(RandomGenerator random, double level, double swing, double waves, double rough) {
		double[] phase = new double[6];
		Arrays.setAll(phase, i -> random.nextDouble() * 7);
		float[] profile = new float[width];
		for (int x = 0; x < width; x++) {
			double t = 2.0 * x / Math.max(1, width - 1) - 1;
			double sum = 0;
			double amount = 1;
			double total = 0;
			double w = waves;
			for (int k = 0; k < phase.length; k++) {
				double wave = Math.sin(t * w * Math.PI + phase[k]);
				sum += amount * (rough > 0.5 ? 1 - 2 * Math.abs(wave) : wave);
				total += amount;
				amount *= rough;
				w *= 2.07;
			}
			profile[x] = (float) (level - swing * sum / total);
		}
		return profile;
	}

	/** The same height in every column. */
	float[] flat(double level) {
		float[] profile = new float[width];
		Arrays.fill(profile, (float) level);
		return profile;
	}

	/** Frees what a drawing made on the way. */
	void draw(Runnable drawing) {
		scope.keep(() -> {
			drawing.run();
			return scope.scalar(0);
		});
	}

	static float channel(int rgb, int c) {
		return (rgb >> (16 - 8 * c) & 0xff) / 255f;
	}
}
