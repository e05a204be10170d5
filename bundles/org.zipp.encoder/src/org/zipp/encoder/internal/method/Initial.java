package org.zipp.encoder.internal.method;

import java.util.Arrays;

import org.zipp.graph.Samples;
import org.zipp.torch.Parameters;

/** Adds parameters with first values that depend on the seed and the parameter's name alone. */
final class Initial {

	private static final double UNIT = 0x1p-53;

	private final Parameters parameters;
	private final long seed;

	Initial(Parameters parameters, long seed) {
		this.parameters = parameters;
		this.seed = Samples.key(seed, Site.INITIAL, 0);
	}

	/** Weight {@code name.weight}, shape (out, in), and bias {@code name.bias}, uniform within ±1/√in. */
	void linear(String name, int out, int in) {
		uniform(name + ".weight", 1 / Math.sqrt(in), out, in);
		uniform(name + ".bias", 1 / Math.sqrt(in), out);
	}

	/** Gain of 1 and bias of 0 of a layer normalisation. */
	void norm(String name, int length) {
		constant(name + ".gain", 1, length);
		constant(name + ".bias", 0, length);
	}

	/** Uniform within ±√(6/(in + out)) (Glorot and Bengio 2010), shape (out, in). */
	void glorot(String name, int out, int in) {
		uniform(name, Math.sqrt(6.0 / (in + out)), out, in);
	}

	void constant(String name, double value, long... shape) {
		double[] values = new double[size(shape)];
		Arrays.fill(values, value);
		parameters.add(name, values, shape);
	}

	/** Normal with mean 0. */
	void normal(String name, double deviation, long... shape) {
		double[] values = new double[size(shape)];
		for (int i = 0; i < values.length; i++) {
			values[i] = deviation * gaussian(key(name), i);
		}
		parameters.add(name, values, shape);
	}

	private void uniform(String name, double bound, long... shape) {
		double[] values = new double[size(shape)];
		for (int i = 0; i < values.length; i++) {
			values[i] = bound * (2 * uniform(key(name), i) - 1);
		}
		parameters.add(name, values, shape);
	}

	private long key(String name) {
		return Samples.key(seed, name.hashCode(), name.length());
	}

	/** Uniform in [0, 1) by key and position. */
	private static double uniform(long key, long i) {
		return (Samples.key(key, i, 0) >>> 11) * UNIT;
	}

	/** Standard normal by key and position (Box and Muller 1958). */
	static double gaussian(long key, long i) {
		double radius = Math.sqrt(-2 * Math.log1p(-uniform(key, 2 * i)));
		return radius * Math.cos(2 * Math.PI * uniform(key, 2 * i + 1));
	}

	private static int size(long[] shape) {
		long size = 1;
		for (long length : shape) {
			size *= length;
		}
		return Math.toIntExact(size);
	}
}
