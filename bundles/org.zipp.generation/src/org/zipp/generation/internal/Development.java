package org.zipp.generation.internal;

import java.util.Map;
import java.util.random.RandomGenerator;

import org.zipp.core.style.StyleValue;
import org.zipp.torch.Tensor;
import org.zipp.torch.TensorScope;

/** Brings a drawing to its palette, light and texture, as a photographer develops a picture. */
final class Development {

	private static final double EVERY_GRAIN = 0.006;

	private final TensorScope scope;
	private final int width;
	private final int height;
	private final Map<StyleValue, Double> style;

	Development(TensorScope scope, int width, int height, Map<StyleValue, Double> style) {
		this.scope = scope;
		this.width = width;
		this.height = height;
		this.style = style;
	}

	private double weight(StyleValue v) {
		return style.getOrDefault(v, 0.0);
	}

	/** Colours (3, height, width), 0 to 1, to colours. */
	Tensor develop(Tensor drawing, RandomGenerator random) {
		return texture(light(palette(drawing)), random).clip(0, 1);
	}

	private Tensor rgb(double r, double g, double b) {
		return scope.of(new float[] { (float) r, (float) g, (float) b }, 3, 1, 1);
	}

	private Tensor luma(Tensor c) {
		return c.times(rgb(0.2126, 0.7152, 0.0722)).mean(0).times(3);
	}

	private Tensor palette(Tensor drawing) {
		double warm = weight(StyleValue.WARM) - weight(StyleValue.COOL);
		double vivid = weight(StyleValue.VIVID) - weight(StyleValue.MUTED);
		return scope.keep(() -> {
			Tensor c = drawing;
			Tensor grey = luma(c).reshape(1, height, width);
			if (warm != 0) {
				// A toned copy, then part of the way to it: dark tones deep, light tones pale.
				Tensor tone = warm > 0 ? rgb(1.3, 0.9, 0.42) : rgb(0.55, 0.95, 1.35);
				double k = Math.min(1, Math.abs(warm));
				c = c.plus(grey.minus(c).times(0.55 * k)).times(tone.minus(1).times(k).plus(1));
			}
			if (vivid != 0) {
				Tensor now = luma(c).reshape(1, height, width);
				double k = vivid > 0 ? 1 + 1.9 * vivid : Math.max(0.06, 1 + vivid * 0.98);
				c = now.plus(c.minus(now).times(k));
			}
			return c.clip(0, 1);
		});
	}

	private Tensor light(Tensor drawing) {
		double lift = weight(StyleValue.BRIGHT) - weight(StyleValue.DARK);
		double drama = weight(StyleValue.DRAMATIC);
		return scope.keep(() -> {
			Tensor c = drawing;
			if (drama != 0) {
				// A slanting beam, deep shadow beside it, and steeper tones.
				Tensor x = scope.linspace(-1, 1, width).reshape(1, width);
				Tensor y = scope.linspace(-1, 1, height).reshape(height, 1);
				Tensor beam = x.minus(y.times(0.55)).plus(0.12).square().times(-2.6).exp();
				Tensor k = beam.times(1.15).plus(0.25).minus(1).times(drama).plus(1);
				c = c.minus(0.5).times(1 + 0.55 * drama).plus(0.5).clip(0, 1.2).times(k.reshape(1, height, width)).clip(0, 1);
			}
			if (lift != 0) {
				double mean = Math.clamp(luma(c).mean().toFloats()[0], 0.05, 0.95);
				double target = lift > 0 ? mean + (0.8 - mean) * lift : mean + (0.2 - mean) * -lift;
				c = c.plus(1e-4).pow(Math.clamp(Math.log(target) / Math.log(mean), 0.2, 5));
				if (lift > 0) {
					c = c.plus(c.negated().plus(1).times(0.22 * lift));
				}
			}
			Tensor x = scope.linspace(-1, 1, width).reshape(1, width);
			Tensor y = scope.linspace(-1, 1, height).reshape(height, 1);
			Tensor vignette = x.square().plus(y.square()).times(-0.06 * (1 - Math.max(0, lift))).plus(1);
			return c.times(vignette.reshape(1, height, width));
		});
	}

	private Tensor texture(Tensor drawing, RandomGenerator random) {
		double rough = weight(StyleValue.GRAINY) - weight(StyleValue.SMOOTH);
		// The noise is drawn here and not on the device, so that every device makes the same picture.
		float[] noise = new float[width * height];
		for (int i = 0; i < noise.length; i++) {
			noise[i] = (random.nextFloat() + random.nextFloat() + random.nextFloat() - 1.5f) * 2;
		}
		return scope.keep(() -> {
			Tensor c = drawing;
			if (rough < 0) {
				c = blur(c, 0.6 + 0.7 * -rough, -rough);
			}
			double amount = rough > 0 ? EVERY_GRAIN + 0.036 * rough : EVERY_GRAIN * (1 + rough);
			Tensor n = scope.of(noise, 1, height, width);
			if (rough > 0) {
				// Coarse clumps beside the fine grain.
				n = n.plus(blur(scope.of(noise, 1, height, width), 1.1, 1).times(2.2 * rough));
			}
			return c.plus(n.times(amount));
		});
	}

	/** Gaussian blur, mixed in by an amount. */
	private Tensor blur(Tensor c, double sigma, double amount) {
		int radius = (int) Math.ceil(2.5 * sigma);
		int n = 2 * radius + 1;
		float[] kernel = new float[n];
		double sum = 0;
		for (int i = 0; i < n; i++) {
			kernel[i] = (float) Math.exp(-(i - radius) * (i - radius) / (2 * sigma * sigma));
			sum += kernel[i];
		}
		for (int i = 0; i < n; i++) {
			kernel[i] /= (float) sum;
		}
		int channels = (int) c.shape()[0];
		Tensor soft = pass(pass(c.reshape(channels, 1, height, width), kernel, true), kernel, false)
				.dividedBy(pass(pass(scope.full(1, 1, 1, height, width), kernel, true), kernel, false))
				.reshape(channels, height, width);
		return c.plus(soft.minus(c).times(amount));
	}

	private Tensor pass(Tensor c, float[] kernel, boolean across) {
		int n = kernel.length;
		return across ? c.convolve(scope.of(kernel, 1, 1, 1, n), 0, n / 2) : c.convolve(scope.of(kernel, 1, 1, n, 1), n / 2, 0);
	}
}
