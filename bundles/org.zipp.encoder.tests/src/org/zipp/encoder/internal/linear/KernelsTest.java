package org.zipp.encoder.internal.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The two kinds of inner loops beside each other, bit by bit, and both beside the definition in double. */
class KernelsTest {

	private final Kernels plain = new PlainKernels();
	private final Kernels vector = new VectorKernels();
	private final Random random = new Random(5);

	private float[] numbers(int n) {
		float[] x = new float[n];
		for (int i = 0; i < n; i++) {
			x[i] = (float) random.nextGaussian();
		}
		return x;
	}

	@Test
	void theTestsRunWithTheVectorsOfTheProcessor() {
		assertTrue(VectorKernels.wideEnough(), "this machine has vectors of 8 floats at least");
		assertInstanceOf(VectorKernels.class, Kernels.best());
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 7, 8, 15, 16, 17, 31, 32, 64, 71, 128 })
	void sumsHaveTheSameBits(int n) {
		float[] a = numbers(n + 3);
		float[] b = numbers(n + 2);
		assertEquals(plain.dot(a, 3, b, 2, n), vector.dot(a, 3, b, 2, n));
		assertEquals(plain.sum(a, 3, n), vector.sum(a, 3, n));
		assertEquals(plain.squares(a, 3, 0.25f, n), vector.squares(a, 3, 0.25f, n));
		double dot = IntStream.range(0, n).mapToDouble(i -> (double) a[3 + i] * b[2 + i]).sum();
		assertEquals(dot, plain.dot(a, 3, b, 2, n), 1e-6 * n);
		double squares = IntStream.range(0, n).mapToDouble(i -> Math.pow(a[3 + i] - 0.25, 2)).sum();
		assertEquals(squares, plain.squares(a, 3, 0.25f, n), 1e-6 * n);
	}

	@ParameterizedTest
	@ValueSource(ints = { 3, 16, 32, 64, 70, 130 })
	void attentionHasTheSameBits(int n) {
		float[] a = numbers(2 * n);
		float[] left = numbers(3 * n);
		float[] right = numbers(2 * n);
		float[] edge0 = numbers(2 * n);
		float[] edge1 = numbers(2 * n);
		float[] one = new float[3 * Kernels.PARTS];
		float[] two = new float[3 * Kernels.PARTS];
		for (int k = 0; k < 2; k++) {
			plain.attention(a, left, k * n, right, n, edge0, 0.3f, edge1, -0.8f, n, n, one, k * Kernels.PARTS);
			vector.attention(a, left, k * n, right, n, edge0, 0.3f, edge1, -0.8f, n, n, two, k * Kernels.PARTS);
		}
		assertArrayEquals(one, two);
		float[] logits = new float[2];
		Kernels.addParts(one, 2, logits, 0);
		for (int k = 0; k < 2; k++) {
			double logit = 0;
			for (int i = 0; i < n; i++) {
				double x = (double) left[k * n + i] + right[n + i] + 0.3f * edge0[n + i] - 0.8f * edge1[n + i];
				logit += a[n + i] * (x > 0 ? x : 0.2 * x);
			}
			assertEquals(logit, logits[k], 1e-5 * n);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 3, 16, 64, 75, 144 })
	void rowsAreAddedWithTheSameBits(int n) {
		float[] table = numbers(5 * n + 4);
		float[] factors = numbers(4);
		int[] places = { 0, 2 * n, n, 4 * n };
		float[] one = numbers(n + 1);
		float[] two = one.clone();
		float[] three = one.clone();
		plain.addRows(factors, 1, table, places, 1, 4, 3, one, 1, n);
		vector.addRows(factors, 1, table, places, 1, 4, 3, two, 1, n);
		for (int k = 1; k < 4; k++) {
			vector.addTimes(factors[k], table, places[k] + 4, three, 1, n);
		}
		assertArrayEquals(one, two);
		assertArrayEquals(one, three);
	}

	@Test
	void exponentialsHaveTheSameBitsAndAreNearlyExact() {
		int n = 20_003;
		float[] x = new float[n];
		for (int i = 0; i < n; i++) {
			x[i] = (i - n / 2) * (88f / (n / 2));
		}
		float[] one = x.clone();
		float[] two = x.clone();
		plain.exp(one, 1, n - 1);
		vector.exp(two, 1, n - 1);
		assertArrayEquals(one, two);
		for (int i = 1; i < n; i++) {
			double exact = Math.exp(Math.max(-Kernels.EXP_LIMIT, Math.min(Kernels.EXP_LIMIT, x[i])));
			assertEquals(exact, one[i], 2.4e-7 * exact, "e^" + x[i]);
		}
		assertEquals(1, Kernels.exp(0));
	}

	@ParameterizedTest
	@CsvSource({ "1, 1, 1", "5, 3, 7", "6, 32, 64", "13, 33, 64", "96, 256, 64", "7, 70, 20" })
	void productsWithPanelsDoNotDependOnTheCompanyOfARow(int rows, int columns, int depth) {
		float[] x = numbers(rows * depth);
		float[] weight = numbers(columns * depth);
		float[] bias = numbers(columns);
		Panel panel = new Panel(weight, depth, bias);
		float[] together = new float[rows * columns + 1];
		panel.multiply(x, 0, rows, together, 1);
		float[] alone = new float[columns];
		for (int r = 0; r < rows; r++) {
			panel.multiply(x, r * depth, 1, alone, 0);
			for (int c = 0; c < columns; c++) {
				assertEquals(alone[c], together[1 + r * columns + c]);
				float sum = bias[c];
				for (int k = 0; k < depth; k++) {
					sum = Math.fma(x[r * depth + k], weight[c * depth + k], sum);
				}
				assertEquals(sum, alone[c], "number after number, rounded once each");
			}
		}
	}

	@Test
	void tilesHaveTheSameBits() {
		int depth = 24;
		float[] rows = numbers(Kernels.ROWS * depth);
		float[] weight = numbers(32 * depth);
		float[] all = new float[Kernels.ROWS * 32];
		for (Kernels kernels : List.of(plain, vector)) {
			int width = kernels.columns();
			for (int first = 0; first < 32; first += width) {
				float[] sliver = new float[(1 + depth) * width];
				for (int k = 0; k < depth; k++) {
					for (int c = 0; c < width; c++) {
						sliver[(1 + k) * width + c] = weight[(first + c) * depth + k];
					}
				}
				float[] tile = new float[Kernels.ROWS * width];
				assertEquals((1 << Kernels.ROWS) - 1, kernels.tile(rows, 0, sliver, 0, depth, tile, null, 0));
				float[] least = new float[Kernels.ROWS];
				for (int r = 0; r < Kernels.ROWS; r++) {
					float most = Float.NEGATIVE_INFINITY;
					for (int c = 0; c < width; c++) {
						float value = tile[r * width + c];
						most = Math.max(most, value);
						if (kernels == plain) {
							all[r * 32 + first + c] = value;
						} else {
							assertEquals(all[r * 32 + first + c], value);
						}
					}
					least[r] = r % 2 == 0 ? most : Math.nextDown(most);
				}
				assertEquals(0b101010, kernels.tile(rows, 0, sliver, 0, depth, tile, least, 0), "what is equal is not above");
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "1, 5, 4, 10", "20, 300, 8, 10", "13, 1000, 16, 1", "7, 97, 3, 97", "6, 40, 8, 0" })
	void searchesFindWhatSortingFinds(int rows, int columns, int depth, int most) {
		// Few different numbers make many ties.
		float[] x = small(rows * depth);
		float[] y = small(columns * depth);
		float[] start = small(columns);
		Panel panel = new Panel(y, depth, start);
		float[] products = new float[rows * columns];
		panel.multiply(x, 0, rows, products, 0);
		Panel.Search search = panel.new Search(most);
		for (int round = 0; round < 2; round++) {
			search.run(x, rows, (row, column) -> (column + row) % 7 == 0);
			for (int r = 0; r < rows; r++) {
				int row = r;
				List<Integer> expected = new ArrayList<>(IntStream.range(0, columns).filter(c -> (c + row) % 7 != 0).boxed().toList());
				expected.sort(Comparator.comparingDouble(c -> -products[row * columns + c]));
				assertEquals(Math.min(most, expected.size()), search.size(r));
				for (int k = 0; k < search.size(r); k++) {
					assertEquals(expected.get(k), search.column(r, k), "row " + r + ", place " + k);
					assertEquals(products[r * columns + expected.get(k)], search.value(r, k));
				}
			}
		}
	}

	private float[] small(int n) {
		float[] x = new float[n];
		for (int i = 0; i < n; i++) {
			x[i] = random.nextInt(5) - 2;
		}
		return x;
	}
}
