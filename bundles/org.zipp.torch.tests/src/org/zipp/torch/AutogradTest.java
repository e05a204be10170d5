package org.zipp.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients of every operation that training uses, against central differences in 64 bits. */
class AutogradTest {

	private static final double H = 1e-6;

	private final TorchRuntime torch = new TorchRuntime();

	/** Operands: x (2,3), y (2,3), w (4,3), b (4), v (3), all trainable. */
	private record Operands(TrainingStep step) {

		Tensor x() {
			return step.parameter("x");
		}

		Tensor y() {
			return step.parameter("y");
		}

		Tensor w() {
			return step.parameter("w");
		}

		Tensor b() {
			return step.parameter("b");
		}

		Tensor v() {
			return step.parameter("v");
		}

		TensorScope scope() {
			return step.scope();
		}
	}

	private static final Map<String, Function<Operands, Tensor>> OPERATIONS = Map.ofEntries(
			Map.entry("plus, minus, times, divided",
					o -> o.x().plus(o.y()).minus(o.v()).times(o.y()).dividedBy(o.x().square().plus(1))),
			Map.entry("by numbers", o -> o.x().times(3).plus(2).minus(0.5).negated()),
			Map.entry("exp, log, sqrt, pow", o -> o.x().exp().plus(1).log().plus(o.y().square().plus(1).sqrt().pow(1.5))),
			Map.entry("sin, cos, abs", o -> o.x().sin().plus(o.y().cos()).plus(o.x().abs())),
			Map.entry("linear", o -> o.x().linear(o.w(), o.b())),
			Map.entry("linear without bias", o -> o.x().linear(o.w(), null)),
			Map.entry("matmul", o -> o.x().matmul(o.w().permute(1, 0))),
			Map.entry("batchMatmul", o -> o.x().reshape(2, 1, 3).batchMatmul(o.y().reshape(2, 3, 1))),
			Map.entry("activations", o -> o.x().leakyRelu(0.2).plus(o.y().silu()).plus(o.x().sigmoid()).plus(o.y().softplus())),
			Map.entry("rows", o -> o.w().rows(o.scope().indices(new int[] { 3, 1, 3, 0 }, 2, 2))),
			Map.entry("pick", o -> o.x().pick(o.scope().indices(new int[] { 2, 0 }, 2))),
			Map.entry("softmax", o -> o.x().softmax(1)),
			Map.entry("masked softmax", o -> o.x().softmax(1, o.scope().of(new float[] { 1, 0, 1, 1, 1, 0 }, 2, 3))),
			Map.entry("logSoftmax", o -> o.x().logSoftmax(1)),
			Map.entry("layerNorm", o -> o.x().layerNorm(o.v(), o.y().sum(0))),
			Map.entry("l2Normalized", o -> o.x().l2Normalized(1)),
			Map.entry("dropout", o -> o.x().dropout(0.4, 11)),
			Map.entry("sum, mean, max, min",
					o -> o.x().sum(1).plus(o.y().mean(1)).plus(o.x().max(1)).plus(o.y().min(1)).plus(o.x().mean())),
			Map.entry("expand, concat", o -> o.v().reshape(1, 3).expand(2, 3).times(o.x()).concat(0, o.y())),
			Map.entry("in place", o -> o.x().times(o.y()).addInPlace(o.v()).square()),
			Map.entry("clip, min, max", o -> o.x().clip(-0.3, 0.3).plus(o.x().min(o.y())).plus(o.x().max(o.y()))),
			Map.entry("sparse", o -> o.scope().sparse(3, 2, new int[] { 0, 2, 2 }, new int[] { 1, 0, 1 },
					new double[] { 2, -1, 0.5 }).times(o.x())));

	static Stream<Arguments> operations() {
		return OPERATIONS.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("operations")
	void gradientsAgreeWithDifferences(String name, Function<Operands, Tensor> operation) {
		try (Parameters p = operands()) {
			for (String parameter : p.names()) {
				double[] values = p.values(parameter);
				double[] gradient = gradient(p, operation, parameter);
				for (int i = 0; i < values.length; i++) {
					double[] moved = values.clone();
					moved[i] = values[i] + H;
					p.set(parameter, moved);
					double above = loss(p, operation);
					moved[i] = values[i] - H;
					p.set(parameter, moved);
					double below = loss(p, operation);
					p.set(parameter, values);
					assertEquals((above - below) / (2 * H), gradient[i], 1e-7, name + ": " + parameter + " " + i);
				}
			}
		}
	}

	private Parameters operands() {
		Parameters p = torch.parameters(Precision.FLOAT64);
		int k = 0;
		for (Map.Entry<String, long[]> e : Map.of("x", new long[] { 2, 3 }, "y", new long[] { 2, 3 }, "w", new long[] { 4, 3 },
				"b", new long[] { 4 }, "v", new long[] { 3 }).entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
			int n = 1;
			for (long length : e.getValue()) {
				n *= (int) length;
			}
			double[] values = new double[n];
			for (int i = 0; i < n; i++) {
				values[i] = Math.sin(0.7 + 1.3 * k++);
			}
			p.add(e.getKey(), values, e.getValue());
		}
		return p;
	}

	/** Weighs the results differently, so that a constant sum of a softmax does not hide its gradient. */
	private static Tensor loss(Operands o, Function<Operands, Tensor> operation) {
		Tensor result = operation.apply(o);
		int n = result.toDoubles().length;
		return result.reshape(n).times(o.scope().linspace(0.5, 2, n)).sum();
	}

	private static double loss(Parameters p, Function<Operands, Tensor> operation) {
		try (TrainingStep step = p.step()) {
			return loss(new Operands(step), operation).value();
		}
	}

	private static double[] gradient(Parameters p, Function<Operands, Tensor> operation, String parameter) {
		try (TrainingStep step = p.step()) {
			step.backward(loss(new Operands(step), operation));
			return step.gradient(parameter);
		}
	}

	@Test
	void scalarsOutliveTheGarbageCollector() {
		// A factor from Java must still be there when going backward, whatever the collector did in between.
		try (Parameters p = torch.parameters(Precision.FLOAT32)) {
			p.add("x", new double[] { 1, 2, 3 }, 3);
			try (TrainingStep step = p.step()) {
				Tensor loss = step.parameter("x").times(7).times(step.scope().of(new float[] { 1, 2, 3 }, 3)).sum();
				for (int i = 0; i < 20; i++) {
					System.gc();
					step.scope().of(new float[1 << 16], 1 << 16);
				}
				step.backward(loss);
				assertArrayEquals(new double[] { 7, 14, 21 }, step.gradient("x"), 0);
			}
		}
	}

	@Test
	void masksCanLetNothingThrough() {
		try (TensorScope s = torch.scope()) {
			Tensor weights = s.of(new float[] { 1, 2, 3, 4 }, 2, 2).softmax(1, s.of(new float[] { 0, 0, 0, 1 }, 2, 2));
			assertArrayEquals(new float[] { 0, 0, 0, 1 }, weights.toFloats(), 0);
		}
	}

	@Test
	void adamFollowsItsEquations() {
		try (Parameters p = torch.parameters(Precision.FLOAT64)) {
			p.add("x", new double[] { 1, -2 }, 2);
			p.add("unused", new double[] { 5 }, 1);
			Adam adam = new Adam(p);
			double[] x = { 1, -2 };
			double[] m = new double[2];
			double[] v = new double[2];
			for (int t = 1; t <= 5; t++) {
				double rate = 0.1 / t;
				try (TrainingStep step = p.step()) {
					// Loss x₀² + 3·x₁², gradient (2·x₀, 6·x₁)
					step.backward(step.parameter("x").square().times(step.scope().of(new double[] { 1, 3 }, 2)).sum());
					adam.update(step, rate);
				}
				for (int i = 0; i < 2; i++) {
					double g = (i == 0 ? 2 : 6) * x[i];
					m[i] = 0.9 * m[i] + 0.1 * g;
					v[i] = 0.999 * v[i] + 0.001 * g * g;
					x[i] -= rate * (m[i] / (1 - Math.pow(0.9, t))) / (Math.sqrt(v[i] / (1 - Math.pow(0.999, t))) + 1e-8);
				}
			}
			assertArrayEquals(x, p.values("x"), 1e-12);
			assertArrayEquals(new double[] { 5 }, p.values("unused"), 0);
		}
	}

	@Test
	void theRateWarmsUpAndFallsToZero() {
		WarmUpCosine rate = new WarmUpCosine(2, 4, 12);
		assertEquals(0.5, rate.rate(0), 1e-12);
		assertEquals(2, rate.rate(3), 1e-12);
		assertEquals(2, rate.rate(4), 1e-12);
		assertEquals(1, rate.rate(8), 1e-12);
		assertEquals(0, rate.rate(12), 1e-12);
		assertEquals(2, new WarmUpCosine(2, 0, 5).rate(0), 1e-12);
	}

	@Test
	void dropoutDependsOnKeyAndPositionAlone() {
		int n = 100_000;
		float[] a = Dropout.factors(n, 0.3, 5);
		assertArrayEquals(a, Dropout.factors(n, 0.3, 5));
		assertArrayEquals(java.util.Arrays.copyOf(a, 101), Dropout.factors(101, 0.3, 5));
		float[] b = Dropout.factors(n, 0.3, 6);
		int dropped = 0;
		int both = 0;
		for (int i = 0; i < n; i++) {
			assertTrue(a[i] == 0 || Math.abs(a[i] - 1 / 0.7) < 1e-6);
			dropped += a[i] == 0 ? 1 : 0;
			both += a[i] == 0 && b[i] == 0 ? 1 : 0;
		}
		// Five standard deviations of the binomial distribution.
		assertEquals(0.3, dropped / (double) n, 5 * Math.sqrt(0.21 / n));
		assertEquals(0.09, both / (double) n, 5 * Math.sqrt(0.09 * 0.91 / n));
		assertThrows(IllegalArgumentException.class, () -> Dropout.factors(1, 1, 0));
	}

	@Test
	void stepsLeaveNothingBehind() {
		try (Parameters p = operands()) {
			Adam adam = new Adam(p);
			Tensor shared = p.scope().of(new double[] { 1, 2, 3 }, 3);
			int before = -1;
			for (int i = 0; i < 300; i++) {
				try (TrainingStep step = p.step()) {
					Tensor x = step.parameter("x").times(step.scope().borrow(shared));
					step.backward(x.linear(step.parameter("w"), step.parameter("b")).layerNorm(step.parameter("b"),
							step.parameter("b")).square().mean());
					adam.update(step, 1e-3);
					assertTrue(step.scope().tensors() > 10);
				}
				if (before < 0) {
					before = p.scope().tensors();
				}
				assertEquals(before, p.scope().tensors(), "step " + i);
			}
		}
	}

	@Test
	void recordingEndsWithTheStep() {
		try (Parameters p = torch.parameters(Precision.FLOAT32)) {
			p.add("x", new double[] { 2 }, 1);
			try (TrainingStep step = p.step(); TrainingStep ignored = p.step()) {
				step.backward(step.parameter("x").square().sum());
				assertArrayEquals(new double[] { 4 }, step.gradient("x"));
				assertThrows(IllegalArgumentException.class, () -> step.parameter("y"));
			}
			assertEquals(Precision.FLOAT32, p.scope().precision());
		}
	}
}
