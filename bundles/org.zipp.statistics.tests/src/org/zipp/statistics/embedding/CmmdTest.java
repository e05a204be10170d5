package org.zipp.statistics.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.statistics.embedding.Cmmd.Comparison;
import org.zipp.statistics.embedding.Cmmd.Estimate;
import org.zipp.statistics.embedding.Cmmd.Precision;
import org.zipp.statistics.embedding.Cmmd.Settings;
import org.zipp.statistics.internal.Seeds;

/** CMMD: the published fixture, the definitions in R on real data ({@code r/cmmd.R}), and how it behaves. */
class CmmdTest {

	private static final double[][] FIXTURE_X = { { 1, 0, 0 }, { 0, 1, 0 }, { 0.6, 0.8, 0 } };
	private static final double[][] FIXTURE_Y = { { 0, 0, 1 }, { 0, 0.6, 0.8 }, { 0.8, 0, 0.6 } };
	private static final Settings PLAIN = Settings.defaults().withRelabelings(0);

	@Test
	void fixture() {
		Comparison comparison = Cmmd.compare(VectorSet.of(FIXTURE_X), VectorSet.of(FIXTURE_Y), Settings.defaults());
		Estimate estimate = comparison.estimates().getFirst();
		assertEquals(8.666034759752, estimate.biased(), 1e-12);
		assertEquals(5.653068800595, estimate.unbiased(), 1e-12);
		assertEquals(estimate.biased() - estimate.unbiased(), estimate.floor(), 1e-12);
		// ‖mean x − mean y‖² by hand: (1.6/3 − 0.8/3)² + (1.8/3 − 0.6/3)² + (2.4/3)².
		assertEquals(10 * (0.64 / 9 + 1.44 / 9 + 5.76 / 9), estimate.linear(), 1e-12);
		assertTrue(estimate.test().orElseThrow().every());
		assertEquals(20, estimate.test().orElseThrow().unbiased().length);
		assertFalse(comparison.single());
	}

	@Test
	void equalsDefinitionsInR() throws IOException {
		for (List<String> row : rows("mmd")) {
			double[] expected = row.subList(1, row.size()).stream().mapToDouble(Double::parseDouble).toArray();
			VectorSet[] sets = data(row.getFirst());
			Settings settings = PLAIN.withNormalise(expected[0] == 1).withWidths(List.of(3.0, expected[1]));
			Estimate estimate = Cmmd.compare(sets[0], sets[1], settings).estimates().get(1);
			assertEquals(expected[1], estimate.width());
			assertClose(expected[2], estimate.biased(), 0, row);
			assertClose(expected[3], estimate.unbiased(), 1e-12 * Cmmd.SCALE, row);
			assertClose(expected[4], estimate.standardError().orElseThrow(), 1e-12 * Cmmd.SCALE, row);
			assertClose(expected[5], estimate.linear(), 0, row);
		}
		for (List<String> row : rows("near")) {
			double[] expected = row.subList(1, row.size()).stream().mapToDouble(Double::parseDouble).toArray();
			VectorSet[] sets = data(row.getFirst());
			Cmmd.Neighbours near = Cmmd.compare(sets[0], sets[1], PLAIN.withNormalise(expected[0] == 1)).neighbours();
			double[] actual = { near.x(), near.y(), near.xToY(), near.yToX() };
			for (int i = 0; i < actual.length; i++) {
				// Squared distances of vectors of norm 1 are differences of numbers near 1.
				assertEquals(expected[i + 1], actual[i], 1e-9 * expected[i + 1], row.toString());
			}
		}
		for (List<String> row : rows("median")) {
			VectorSet[] sets = data(row.getFirst());
			assertClose(Double.parseDouble(row.get(2)),
					Cmmd.medianDistance(sets[0], sets[1], row.get(1).equals("1")).orElseThrow(), 0, row);
		}
	}

	@Test
	void equalsPlainLoopsOverSeveralTilesAndRelabelings() {
		for (int[] shape : new int[][] { { 900, 301, 3 }, { 97, 129, 300 }, { 768, 128, 2 }, { 5, 1000, 7 } }) {
			double[][] x = normal(shape[0], shape[2], 0, 1, 1);
			double[][] y = normal(shape[1], shape[2], 0.2, 1.1, 2);
			Settings settings = PLAIN.withNormalise(false).withWidths(List.of(2.0, 30.0)).withRelabelings(21);
			Comparison comparison = Cmmd.compare(VectorSet.of(x), VectorSet.of(y), settings);
			Relabelings relabelings = Relabelings.of(x.length, y.length, 21, settings.seed());
			for (Estimate estimate : comparison.estimates()) {
				double[][] k = complements(x, y, estimate.width());
				boolean[] labels = new boolean[k.length];
				Arrays.fill(labels, 0, x.length, true);
				assertEquals(1, estimate.biased() / biased(k, labels), 1e-9);
				assertEquals(unbiased(k, labels), estimate.unbiased(), 1e-9 * estimate.biased());
				double[] expected = new double[21];
				for (int p = 0; p < expected.length; p++) {
					for (int i = 0; i < labels.length; i++) {
						labels[i] = relabelings.first(p, i);
					}
					expected[p] = unbiased(k, labels);
				}
				double[] actual = estimate.test().orElseThrow().unbiased();
				long above = Arrays.stream(expected).filter(v -> v >= estimate.unbiased()).count();
				Arrays.sort(expected);
				assertArrayEquals(expected, actual, 1e-9 * estimate.biased());
				assertEquals((1.0 + above) / 22, estimate.test().orElseThrow().pValue(), 1e-12);
			}
		}
	}

	@Test
	void testOfAllRelabelingsIsExact() {
		double[][] x = normal(4, 3, 0, 1, 5);
		double[][] y = normal(5, 3, 1, 1, 6);
		Cmmd.PermutationTest test = Cmmd.compare(VectorSet.of(x), VectorSet.of(y), Settings.defaults().withNormalise(false))
				.estimates().getFirst().test().orElseThrow();
		double[][] k = complements(x, y, Cmmd.WIDTH);
		boolean[] labels = { true, true, true, true, false, false, false, false, false };
		double observed = unbiased(k, labels);
		int all = 0;
		int asLarge = 0;
		for (int bits = 0; bits < 1 << 9; bits++) {
			if (Integer.bitCount(bits) == 4) {
				for (int i = 0; i < 9; i++) {
					labels[i] = (bits >> i & 1) != 0;
				}
				all++;
				asLarge += unbiased(k, labels) >= observed - 1e-12 ? 1 : 0;
			}
		}
		assertTrue(test.every());
		assertEquals(126, all);
		assertEquals((double) asLarge / all, test.pValue(), 1e-12);
	}

	@Test
	void testHoldsItsLevel() {
		int runs = 2_000;
		int relabelings = 99;
		double[] p = IntStream.range(0, runs).parallel().mapToDouble(run -> {
			VectorSet x = VectorSet.of(normal(12, 4, 0, 1, 10L * run));
			VectorSet y = VectorSet.of(normal(9, 4, 0, 1, 10L * run + 1));
			return Cmmd.compare(x, y, PLAIN.withNormalise(false).withWidths(List.of(2.0)).withRelabelings(relabelings).withSeed(run))
					.estimates().getFirst().test().orElseThrow().pValue();
		}).toArray();
		for (double level : new double[] { 0.01, 0.05, 0.1, 0.5 }) {
			double rate = Arrays.stream(p).filter(v -> v <= level + 1e-12).count() / (double) runs;
			assertEquals(level, rate, 3.3 * Math.sqrt(level * (1 - level) / runs), "at " + level);
		}
	}

	@Test
	void intervalCoversWhereSetsDiffer() {
		// Normal sets of the same spread: E k = (1 + 2/σ²)^(−d/2)·exp(−δ²/(2σ² + 4)) with the distance δ of the means.
		int d = 3;
		double width = 2;
		double shift = 1;
		double within = Math.pow(1 + 2 / (width * width), -d / 2.0);
		double truth = Cmmd.SCALE * 2 * within * (1 - Math.exp(-d * shift * shift / (2 * width * width + 4)));
		int runs = 2_000;
		double[] unbiased = new double[runs];
		long covered = IntStream.range(0, runs).parallel().filter(run -> {
			VectorSet x = VectorSet.of(normal(60, d, 0, 1, 10L * run + 3));
			VectorSet y = VectorSet.of(normal(50, d, shift, 1, 10L * run + 4));
			Estimate e = Cmmd.compare(x, y, PLAIN.withNormalise(false).withWidths(List.of(width))).estimates().getFirst();
			unbiased[run] = e.unbiased();
			return e.interval(0.95).orElseThrow().contains(truth);
		}).count();
		assertEquals(0.95, covered / (double) runs, 0.02);
		assertEquals(truth, Arrays.stream(unbiased).average().orElseThrow(), 0.01 * truth);
	}

	@Test
	void floorIsWhatTheBiasedEstimateShowsWhenSetsAreAlike() {
		double biased = 0;
		double floor = 0;
		int runs = 1_500;
		for (int run = 0; run < runs; run++) {
			Estimate e = Cmmd.compare(VectorSet.of(normal(20, 8, 0, 1, 2L * run)), VectorSet.of(normal(20, 8, 0, 1, 2L * run + 1)), PLAIN)
					.estimates().getFirst();
			biased += e.biased() / runs;
			floor += e.floor() / runs;
		}
		assertEquals(floor, biased, 0.05 * floor);
	}

	@Test
	void singlePrecisionLosesNothingThatMatters() {
		VectorSet x = embeddings(700, 512, 0, 21);
		VectorSet y = embeddings(600, 512, 0.02, 22);
		Settings settings = PLAIN.withRelabelings(50);
		Estimate exact = Cmmd.compare(x, y, settings.withPrecision(Precision.DOUBLE)).estimates().getFirst();
		Comparison comparison = Cmmd.compare(x, y, settings.withPrecision(Precision.SINGLE));
		Estimate fast = comparison.estimates().getFirst();
		assertTrue(comparison.single());
		assertEquals(1, fast.biased() / exact.biased(), 1e-6);
		assertEquals(1, fast.unbiased() / exact.unbiased(), 2e-6);
		assertEquals(1, fast.standardError().orElseThrow() / exact.standardError().orElseThrow(), 1e-5);
		assertEquals(exact.test().orElseThrow().pValue(), fast.test().orElseThrow().pValue());
	}

	@Test
	void sameOnAnyNumberOfThreads() throws InterruptedException, ExecutionException {
		VectorSet x = embeddings(1_000, 40, 0, 31);
		VectorSet y = embeddings(850, 40, 0.02, 32);
		for (Precision precision : List.of(Precision.DOUBLE, Precision.SINGLE)) {
			Settings settings = Settings.defaults().withPrecision(precision).withRelabelings(30).withWidths(List.of(10.0, 0.5));
			Comparison one = on(1, x, y, settings);
			Comparison two = on(2, x, y, settings);
			Comparison five = on(5, x, y, settings);
			assertEquals(text(one), text(two));
			assertEquals(text(one), text(five));
		}
	}

	@Test
	void mappedFilesAreReadWhereTheyAre(@TempDir Path folder) throws IOException {
		int rows = 300;
		int columns = 37;
		float[] values = new float[rows * columns];
		SplittableRandom random = new SplittableRandom(4);
		for (int i = 0; i < values.length; i++) {
			values[i] = (float) random.nextGaussian();
		}
		VectorSet other = embeddings(50, columns, 0, 6);
		String expected = text(Cmmd.compare(VectorSet.of(values, rows, columns), other, Settings.defaults()));
		for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
			Path file = folder.resolve(order + ".f4");
			ByteBuffer bytes = ByteBuffer.allocate(7 + values.length * Float.BYTES).order(order);
			bytes.position(7);
			bytes.asFloatBuffer().put(values);
			Files.write(file, bytes.array());
			Path wide = folder.resolve(order + ".f8");
			ByteBuffer doubles = ByteBuffer.allocate(values.length * Double.BYTES).order(order);
			for (float v : values) {
				doubles.putDouble(v);
			}
			Files.write(wide, doubles.array());
			try (Arena arena = Arena.ofShared(); FileChannel f4 = FileChannel.open(file); FileChannel f8 = FileChannel.open(wide)) {
				MemorySegment floats = f4.map(MapMode.READ_ONLY, 7, (long) values.length * Float.BYTES, arena);
				MemorySegment numbers = f8.map(MapMode.READ_ONLY, 0, (long) values.length * Double.BYTES, arena);
				assertEquals(expected, text(Cmmd.compare(VectorSet.ofFloats(floats, order, rows, columns), other, Settings.defaults())));
				assertEquals(expected, text(Cmmd.compare(VectorSet.ofDoubles(numbers, order, rows, columns), other, Settings.defaults())));
			}
		}
	}

	@Test
	void widthsAtTheirLimitsGiveFiniteNumbers() {
		double[][] rows = normal(40, 5, 0, 1, 8);
		rows[7] = rows[3].clone();
		VectorSet x = VectorSet.of(Arrays.copyOf(rows, 20));
		VectorSet y = VectorSet.of(Arrays.copyOfRange(rows, 20, 40));
		List<Double> widths = List.of(Cmmd.LEAST_WIDTH, 1e-5, 1e5, Cmmd.MOST_WIDTH);
		List<Estimate> estimates = Cmmd.compare(x, y, Settings.defaults().withWidths(widths)).estimates();
		for (Estimate e : estimates) {
			for (double v : new double[] { e.biased(), e.unbiased(), e.floor(), e.linear(), e.standardError().orElseThrow(),
					e.test().orElseThrow().pValue() }) {
				assertTrue(Double.isFinite(v), e.toString());
			}
		}
		double[][] huge = CmmdTest.normal(9, 4, 0, 1e49, 3);
		for (Estimate e : Cmmd.compare(VectorSet.of(huge), VectorSet.of(normal(9, 4, 0, 1e-200, 4)),
				PLAIN.withNormalise(false).withWidths(widths)).estimates()) {
			assertTrue(Double.isFinite(e.biased() + e.unbiased() + e.floor() + e.linear() + e.standardError().orElseThrow()), e.toString());
		}
		assertTrue(Double.isFinite(Cmmd.compare(VectorSet.of(huge), VectorSet.of(normal(9, 4, 0, 1e-200, 4)), PLAIN).estimates().getFirst()
				.biased()));
		// All kernel values but those of equal vectors are 0: one pair of 20 · 19 / 2 within the first set.
		assertEquals(1000.0 * 2 / (20 * 19), estimates.get(1).unbiased(), 1e-9);
		// A wide kernel sees means alone, where 1 − k is far below the rounding of k.
		Estimate wide = estimates.get(2);
		assertEquals(1, wide.linear() / wide.biased(), 1e-6);
	}

	@Test
	void setsThatAreOneHaveNoDistance() {
		VectorSet set = VectorSet.of(normal(30, 6, 0, 1, 9));
		Comparison comparison = Cmmd.compare(set, set, Settings.defaults());
		Estimate e = comparison.estimates().getFirst();
		assertEquals(0, e.biased(), 1e-11);
		assertEquals(-e.floor(), e.unbiased(), 1e-11);
		assertEquals(0, e.linear(), 1e-11);
		assertTrue(e.test().orElseThrow().pValue() > 0.9);
		assertEquals(0, comparison.neighbours().ownShare());
		VectorSet constant = VectorSet.of(new double[][] { { 1, 2 }, { 1, 2 }, { 1, 2 } });
		Comparison same = Cmmd.compare(constant, constant, Settings.defaults());
		assertEquals(0, same.estimates().getFirst().unbiased());
		assertEquals(0, same.estimates().getFirst().standardError().orElseThrow());
		assertEquals(1, same.estimates().getFirst().test().orElseThrow().pValue());
		assertEquals(0.5, same.neighbours().ownShare());
		assertTrue(Cmmd.medianDistance(constant, constant, true).isEmpty());
	}

	@Test
	void hardlySeesSpread() {
		// Two sets around one direction, one three times as wide: the permutation test of CMMD is far from sure, spread is not.
		VectorSet narrow = VectorSet.of(around(60, 30, 0.01, 41));
		VectorSet wide = VectorSet.of(around(60, 30, 0.03, 42));
		Estimate e = Cmmd.compare(narrow, wide, Settings.defaults()).estimates().getFirst();
		Spread.Ratio ratio = Spread.ratio(wide, narrow, true, 0.95, 999, 1).orElseThrow();
		assertTrue(e.test().orElseThrow().pValue() > 0.05, e.toString());
		assertTrue(ratio.interval().orElseThrow().low() > 5 && ratio.interval().orElseThrow().high() < 15, ratio.toString());
		assertEquals(0.001, ratio.pValue(), 1e-12);
	}

	@Test
	void stopsWhenAsked() {
		VectorSet set = embeddings(600, 16, 0, 3);
		AtomicInteger told = new AtomicInteger();
		assertThrows(CancellationException.class,
				() -> Cmmd.compare(set, set, PLAIN, share -> told.incrementAndGet() < 3));
		double[] last = { 0 };
		Cmmd.compare(set, set, PLAIN, share -> {
			assertTrue(share >= 0 && share <= 1);
			synchronized (last) {
				last[0] = Math.max(last[0], share);
			}
			return true;
		});
		assertEquals(1, last[0]);
	}

	@Test
	void wrongCallsAreTold() {
		VectorSet two = VectorSet.of(new double[][] { { 1, 2 }, { 3, 4 } });
		VectorSet three = VectorSet.of(new double[][] { { 1, 2, 3 }, { 3, 4, 5 } });
		VectorSet alone = VectorSet.of(new double[][] { { 1, 2 } });
		VectorSet holes = VectorSet.of(new float[] { 1, 2, 3, Float.NaN }, 2, 2);
		VectorSet zero = VectorSet.of(new double[][] { { 1, 2 }, { 0, 0 } });
		assertTells("vectors of 3", () -> Cmmd.compare(two, three, PLAIN));
		assertTells("at least two vectors, not 1", () -> Cmmd.compare(two, alone, PLAIN));
		assertTells("Row 1 holds", () -> Cmmd.compare(two, holes, PLAIN));
		assertTells("Row 1 is 0", () -> Cmmd.compare(two, zero, PLAIN));
		assertTells("width", () -> PLAIN.withWidths(List.of(0.0)));
		assertTells("width", () -> PLAIN.withWidths(List.of(Double.NaN)));
		assertTells("relabelings", () -> PLAIN.withRelabelings(-2));
		VectorSet large = VectorSet.of(new double[][] { { 1e60, 2 }, { 0, 1 } });
		assertTells("Row 0 holds a number above", () -> Cmmd.compare(two, large, PLAIN.withNormalise(false)));
		assertTells("8 bytes", () -> VectorSet.of(new float[3], 1, 2));
		assertTells("row 1 has 1", () -> VectorSet.of(new double[][] { { 1, 2 }, { 1 } }));
		assertTrue(Cmmd.compare(two, zero, PLAIN.withNormalise(false)).estimates().getFirst().standardError().isEmpty());
		assertEquals(999, Cmmd.relabelingsFor(2_000, 2_000));
		assertEquals(0, Cmmd.relabelingsFor(Integer.MAX_VALUE, Integer.MAX_VALUE));
	}

	private static void assertTells(String part, Runnable call) {
		String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
		assertTrue(message.contains(part), message);
	}

	private static Comparison on(int threads, VectorSet x, VectorSet y, Settings settings)
			throws InterruptedException, ExecutionException {
		try (ForkJoinPool pool = new ForkJoinPool(threads)) {
			return pool.submit(() -> Cmmd.compare(x, y, settings)).get();
		}
	}

	/** Every number of a comparison, so that not one bit may differ. */
	private static String text(Comparison c) {
		StringBuilder text = new StringBuilder().append(c.neighbours());
		for (Estimate e : c.estimates()) {
			text.append(e.biased()).append(' ').append(e.unbiased()).append(' ').append(e.floor()).append(' ').append(e.linear())
					.append(e.standardError());
			e.test().ifPresent(t -> text.append(t.pValue()).append(Arrays.toString(t.unbiased())).append(Arrays.toString(t.biased())));
		}
		return text.toString();
	}

	private static double[][] complements(double[][] x, double[][] y, double width) {
		double[][] all = new double[x.length + y.length][];
		System.arraycopy(x, 0, all, 0, x.length);
		System.arraycopy(y, 0, all, x.length, y.length);
		double[][] k = new double[all.length][all.length];
		for (int i = 0; i < all.length; i++) {
			for (int j = 0; j < all.length; j++) {
				double sum = 0;
				for (int c = 0; c < all[i].length; c++) {
					sum += (all[i][c] - all[j][c]) * (all[i][c] - all[j][c]);
				}
				k[i][j] = -Math.expm1(-sum / (2 * width * width));
			}
		}
		return k;
	}

	private static double unbiased(double[][] k, boolean[] first) {
		return estimate(k, first, 1);
	}

	private static double biased(double[][] k, boolean[] first) {
		return estimate(k, first, 0);
	}

	private static double estimate(double[][] k, boolean[] first, int less) {
		double xx = 0;
		double yy = 0;
		double xy = 0;
		int n = 0;
		for (int i = 0; i < k.length; i++) {
			n += first[i] ? 1 : 0;
			for (int j = 0; j < k.length; j++) {
				if (first[i] && first[j]) {
					xx += k[i][j];
				} else if (!first[i] && !first[j]) {
					yy += k[i][j];
				} else if (first[i]) {
					xy += k[i][j];
				}
			}
		}
		double m = k.length - n;
		return 1000 * (2 * xy / (n * m) - xx / (n * (double) (n - less)) - yy / (m * (m - less)));
	}

	static double[][] normal(int n, int d, double shift, double scale, long seed) {
		SplittableRandom random = Seeds.generator(17, seed);
		double[][] rows = new double[n][d];
		for (double[] row : rows) {
			for (int c = 0; c < d; c++) {
				row[c] = shift + scale * random.nextGaussian();
			}
		}
		return rows;
	}

	private static double[][] around(int n, int d, double scale, long seed) {
		double[][] rows = normal(n, d, 0, scale, seed);
		for (double[] row : rows) {
			row[0] += 1;
		}
		return rows;
	}

	/** Like embeddings of images: a common direction, and fewer directions that matter than numbers. */
	static VectorSet embeddings(int n, int d, double shift, long seed) {
		SplittableRandom basis = new SplittableRandom(99);
		double[][] directions = new double[20][d];
		for (double[] direction : directions) {
			Arrays.setAll(direction, c -> basis.nextGaussian());
		}
		SplittableRandom random = Seeds.generator(18, seed);
		float[] values = new float[n * d];
		for (int i = 0; i < n; i++) {
			for (int k = 0; k < directions.length; k++) {
				double weight = k == 0 ? 3 : (random.nextGaussian() + (k == 1 ? 10 * shift : 0)) / Math.sqrt(k);
				for (int c = 0; c < d; c++) {
					values[i * d + c] += (float) (weight * directions[k][c]);
				}
			}
			for (int c = 0; c < d; c++) {
				values[i * d + c] += (float) (0.5 * random.nextGaussian());
			}
		}
		return VectorSet.of(values, n, d);
	}

	private static void assertClose(double expected, double actual, double absolute, List<String> row) {
		assertEquals(expected, actual, absolute + 1e-10 * Math.abs(expected), row.toString());
	}

	static VectorSet[] data(String name) throws IOException {
		List<String> row = rows("data").stream().filter(r -> r.getFirst().equals(name)).findFirst().orElseThrow();
		double[] shape = numbers(row.get(1));
		return new VectorSet[] { VectorSet.of(numbers(row.get(2)), (int) shape[0], (int) shape[2]),
				VectorSet.of(numbers(row.get(3)), (int) shape[1], (int) shape[2]) };
	}

	static double[] numbers(String cell) {
		return Arrays.stream(cell.split(",")).mapToDouble(Double::parseDouble).toArray();
	}

	static List<List<String>> rows(String kind) throws IOException {
		try (BufferedReader in = new BufferedReader(
				new InputStreamReader(CmmdTest.class.getResourceAsStream("cmmd.tsv"), StandardCharsets.UTF_8))) {
			List<List<String>> rows = in.lines().map(l -> List.of(l.split("\t"))).filter(r -> r.getFirst().equals(kind))
					.map(r -> r.subList(1, r.size())).toList();
			assertTrue(!rows.isEmpty(), kind);
			return rows;
		}
	}
}
