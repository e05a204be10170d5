package org.zipp.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The operators of networks against the same in plain Java, in double, and against values of Debian's PyTorch 1.13. */
class NetworkOperatorsTest {

	private static final TorchRuntime TORCH = new TorchRuntime();
	private static final double[] GELU = { -0.00404969409489031, -0.15865525393145702, -0.15426876936299344, 0.0, 0.14967658142073093, 0.841344746068543, 2.4844758366855597 };
	private static final double[] QUICK_GELU = { -0.01807130970778597, -0.1542042340671787, -0.1496115633936199, 0.0, 0.1511996499001942, 0.8457957659328212, 2.46501383495143 };
	private static final double[] SILU = { -0.14227761953270035, -0.2689414213699951, -0.1887703343990727, 0.0, 0.14054412522144952, 0.7310585786300049, 2.3103545499468914 };

	private static double[] random(int n, long seed) {
		Random random = new Random(seed);
		double[] values = new double[n];
		for (int i = 0; i < n; i++) {
			// Numbers that 16 bits hold exactly, so that every width starts from the same.
			values[i] = Math.rint(random.nextGaussian() * 256) / 256;
		}
		return values;
	}

	/** How far a result may lie from the exact one. */
	private static double tolerance(Precision precision) {
		return switch (precision) {
		case FLOAT16 -> 6e-3;
		case FLOAT32 -> 5e-6;
		case FLOAT64 -> 1e-12;
		};
	}

	@ParameterizedTest
	@CsvSource({ "FLOAT16, 2, false", "FLOAT32, 1, false", "FLOAT32, 4, true", "FLOAT64, 3, true", "FLOAT64, 2, false" })
	void attentionIsTheSoftmaxOfProductsInEachHead(Precision precision, int heads, boolean causal) {
		int queries = 5;
		int keys = causal ? queries : 7;
		int width = 12;
		double[] q = random(2 * queries * width, 1);
		double[] k = random(2 * keys * width, 2);
		double[] v = random(2 * keys * width, 3);
		double[] expected = new double[q.length];
		int d = width / heads;
		for (int b = 0; b < 2; b++) {
			for (int h = 0; h < heads; h++) {
				for (int i = 0; i < queries; i++) {
					double[] weight = new double[keys];
					double sum = 0;
					for (int j = 0; j < (causal ? i + 1 : keys); j++) {
						double dot = 0;
						for (int c = 0; c < d; c++) {
							dot += q[(b * queries + i) * width + h * d + c] * k[(b * keys + j) * width + h * d + c];
						}
						weight[j] = Math.exp(dot / Math.sqrt(d));
						sum += weight[j];
					}
					for (int j = 0; j < keys; j++) {
						for (int c = 0; c < d; c++) {
							expected[(b * queries + i) * width + h * d + c] += weight[j] / sum * v[(b * keys + j) * width + h * d + c];
						}
					}
				}
			}
		}
		try (TensorScope s = TORCH.scope(precision)) {
			Tensor result = s.of(q, 2, queries, width).attention(s.of(k, 2, keys, width), s.of(v, 2, keys, width), heads, causal);
			assertArrayEquals(new long[] { 2, queries, width }, result.shape());
			assertArrayEquals(expected, result.toDoubles(), tolerance(precision));
		}
	}

	@ParameterizedTest
	@EnumSource(Precision.class)
	void groupNormMakesEachGroupStandard(Precision precision) {
		int channels = 6;
		int groups = 3;
		int size = 20;
		double[] x = random(2 * channels * size, 4);
		double[] gain = random(channels, 5);
		double[] bias = random(channels, 6);
		double[] expected = new double[x.length];
		int n = channels / groups * size;
		for (int g = 0; g < 2 * groups; g++) {
			double mean = 0;
			for (int i = 0; i < n; i++) {
				mean += x[g * n + i] / n;
			}
			double variance = 0;
			for (int i = 0; i < n; i++) {
				variance += Math.pow(x[g * n + i] - mean, 2) / n;
			}
			for (int i = 0; i < n; i++) {
				int channel = (g * n + i) / size % channels;
				expected[g * n + i] = (x[g * n + i] - mean) / Math.sqrt(variance + 1e-3) * gain[channel] + bias[channel];
			}
		}
		try (TensorScope s = TORCH.scope(precision)) {
			assertArrayEquals(expected,
					s.of(x, 2, channels, 4, 5).groupNorm(groups, s.of(gain, channels), s.of(bias, channels), 1e-3).toDoubles(),
					2 * tolerance(precision));
		}
	}

	/** The sum of the squares is beyond what 16 bits hold, and the mean is large beside the spread. */
	@Test
	void groupNormOfHalvesSumsUpInMoreThanHalves() {
		int size = 64 * 64;
		double[] x = new double[size];
		for (int i = 0; i < size; i++) {
			x[i] = 100 + (i % 2 == 0 ? 8 : -8);
		}
		try (TensorScope s = TORCH.scope(Precision.FLOAT16)) {
			double[] result = s.of(x, 1, 1, 64, 64).groupNorm(1, s.full(1, 1), s.full(0, 1), 1e-5).toDoubles();
			assertEquals(1, result[0], 2e-3);
			assertEquals(-1, result[1], 2e-3);
		}
	}

	@ParameterizedTest
	@EnumSource(Precision.class)
	void layerNormTakesItsEpsilon(Precision precision) {
		double[] x = { 1, 2, 4, -1, 0, 0.5 };
		double[] expected = new double[6];
		for (int r = 0; r < 2; r++) {
			double mean = (x[3 * r] + x[3 * r + 1] + x[3 * r + 2]) / 3;
			double variance = (Math.pow(x[3 * r] - mean, 2) + Math.pow(x[3 * r + 1] - mean, 2) + Math.pow(x[3 * r + 2] - mean, 2)) / 3;
			for (int i = 0; i < 3; i++) {
				expected[3 * r + i] = (x[3 * r + i] - mean) / Math.sqrt(variance + 0.25) * 2 + i;
			}
		}
		try (TensorScope s = TORCH.scope(precision)) {
			assertArrayEquals(expected, s.of(x, 2, 3).layerNorm(s.full(2, 3), s.of(new double[] { 0, 1, 2 }, 3), 0.25).toDoubles(),
					tolerance(precision));
		}
	}

	@ParameterizedTest
	@CsvSource({ "FLOAT16, 1, 1, true", "FLOAT32, 2, 1, true", "FLOAT32, 2, 0, false", "FLOAT64, 1, 0, true", "FLOAT64, 1, 2, false" })
	void convolutionMovesByItsStrideOverAPaddedPlane(Precision precision, int stride, int padding, boolean withBias) {
		int in = 3;
		int out = 2;
		int h = 7;
		int w = 6;
		double[] x = random(in * h * w, 7);
		double[] kernels = random(out * in * 9, 8);
		double[] bias = random(out, 9);
		int outH = (h + 2 * padding - 3) / stride + 1;
		int outW = (w + 2 * padding - 3) / stride + 1;
		double[] expected = new double[out * outH * outW];
		for (int o = 0; o < out; o++) {
			for (int y = 0; y < outH; y++) {
				for (int z = 0; z < outW; z++) {
					double sum = withBias ? bias[o] : 0;
					for (int c = 0; c < in; c++) {
						for (int k = 0; k < 9; k++) {
							int row = y * stride - padding + k / 3;
							int column = z * stride - padding + k % 3;
							if (row >= 0 && row < h && column >= 0 && column < w) {
								sum += x[(c * h + row) * w + column] * kernels[(o * in + c) * 9 + k];
							}
						}
					}
					expected[(o * outH + y) * outW + z] = sum;
				}
			}
		}
		try (TensorScope s = TORCH.scope(precision)) {
			Tensor result = s.of(x, 1, in, h, w).convolve(s.of(kernels, out, in, 3, 3), withBias ? s.of(bias, out) : null, stride, padding);
			assertArrayEquals(new long[] { 1, out, outH, outW }, result.shape());
			assertArrayEquals(expected, result.toDoubles(), 4 * tolerance(precision));
		}
	}

	/** Each picture of a batch by itself, in 64 bits, is what the batch gives in 32: for some channels the engine's library is wrong. */
	@ParameterizedTest
	@CsvSource({ "4, 8", "16, 16", "20, 8", "24, 8", "40, 24", "56, 3", "72, 16", "136, 4", "160, 32" })
	void convolutionIsRightForAnyNumberOfChannels(int in, int out) {
		double[] x = random(2 * in * 64, 10);
		double[] kernels = random(out * in * 9, 11);
		double[] bias = random(out, 12);
		double[] expected = new double[2 * out * 64];
		try (TensorScope s = TORCH.scope(Precision.FLOAT64)) {
			for (int row = 0; row < 2; row++) {
				double[] alone = s.of(Arrays.copyOfRange(x, row * in * 64, (row + 1) * in * 64), 1, in, 8, 8)
						.convolve(s.of(kernels, out, in, 3, 3), s.of(bias, out), 1, 1).toDoubles();
				System.arraycopy(alone, 0, expected, row * out * 64, out * 64);
			}
		}
		try (TensorScope s = TORCH.scope()) {
			assertArrayEquals(expected, s.of(x, 2, in, 8, 8).convolve(s.of(kernels, out, in, 3, 3), s.of(bias, out), 1, 1).toDoubles(), 1e-3);
		}
	}

	/** torch.nn.functional.gelu(x), x * torch.sigmoid(1.702 * x) and torch.nn.functional.silu(x) of Debian's PyTorch 1.13, float64. */
	@ParameterizedTest
	@EnumSource(Precision.class)
	void activationsEqualThoseOfPyTorch(Precision precision) {
		double[] x = { -3, -1, -0.5, 0, 0.25, 1, 2.5 };
		try (TensorScope s = TORCH.scope(precision)) {
			Tensor t = s.of(x, x.length);
			assertArrayEquals(GELU, t.gelu().toDoubles(), tolerance(precision));
			assertArrayEquals(QUICK_GELU, t.quickGelu().toDoubles(), tolerance(precision));
			assertArrayEquals(SILU, t.silu().toDoubles(), tolerance(precision));
		}
	}

	@Test
	void upsamplingRepeatsTheNearestAlsoToOddSizes() {
		try (TensorScope s = TORCH.scope()) {
			Tensor x = s.of(new float[] { 1, 2, 3, 4 }, 1, 1, 2, 2);
			assertArrayEquals(new float[] { 1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4 }, x.upsampleNearest(4, 4).toFloats());
			assertArrayEquals(new float[] { 1, 1, 2, 1, 1, 2, 3, 3, 4 }, x.upsampleNearest(3, 3).toFloats());
		}
	}

	@Test
	void paddingIsAskedForEachSide() {
		try (TensorScope s = TORCH.scope()) {
			Tensor x = s.of(new float[] { 1, 2, 3, 4 }, 1, 1, 2, 2);
			assertArrayEquals(new float[] { 1, 2, 0, 3, 4, 0, 0, 0, 0 }, x.pad(0, 1, 0, 1).toFloats());
			assertArrayEquals(new float[] { 0, 0, 0, 0, 1, 2, 0, 3, 4 }, x.pad(1, 0, 1, 0).toFloats());
		}
	}

	@Test
	void aSliceIsPartOfAnAxis() {
		try (TensorScope s = TORCH.scope()) {
			Tensor x = s.of(new float[] { 1, 2, 3, 4, 5, 6 }, 2, 3);
			assertArrayEquals(new float[] { 2, 3, 5, 6 }, x.slice(1, 1, 3).toFloats());
			assertArrayEquals(new float[] { 4, 5, 6 }, x.slice(0, 1, 2).toFloats());
		}
	}

	@Test
	void resultsBelongToTheScopeOfTheirTensor() {
		try (TensorScope s = TORCH.scope()) {
			Tensor x = s.full(1, 1, 4, 2, 2);
			int before = s.tensors();
			try (TensorScope inner = s.child()) {
				inner.borrow(x).gelu();
				assertEquals(2, inner.tensors());
			}
			assertEquals(before, s.tensors());
		}
	}

	@Test
	void whatIsTrainedIsRefused() {
		try (Parameters parameters = TORCH.parameters(Precision.FLOAT32)) {
			parameters.add("w", new double[] { 1, 2 }, 1, 2);
			try (TrainingStep step = parameters.step()) {
				assertThrows(IllegalStateException.class, () -> step.parameter("w").times(2).quickGelu());
			}
		}
	}

	@Test
	void shapesThatDoNotFitAreTold() {
		try (TensorScope s = TORCH.scope()) {
			assertThrows(RuntimeException.class, () -> s.full(1, 1, 4, 2, 2).groupNorm(3, s.full(1, 4), s.full(0, 4), 1e-5));
		}
	}
}
