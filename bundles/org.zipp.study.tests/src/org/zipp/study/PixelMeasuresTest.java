package org.zipp.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.IntBinaryOperator;

import org.junit.jupiter.api.Test;
import org.zipp.core.style.PixelMeasure;

class PixelMeasuresTest {

	private static final int N = 128;

	private static Map<PixelMeasure, Double> measure(IntBinaryOperator rgbAt) {
		int[] argb = new int[N * N];
		Arrays.setAll(argb, i -> 0xff000000 | rgbAt.applyAsInt(i % N, i / N));
		return PixelMeasures.of(argb, N, N);
	}

	private static int grey(double v) {
		return (int) Math.round(Math.clamp(v, 0, 1) * 255) * 0x010101;
	}

	@Test
	void aPlainColourHasTheValuesOfItsDefinition() {
		var m = measure((x, y) -> 0xff8033);
		double r = 1;
		double g = 128 / 255.0;
		double b = 51 / 255.0;
		assertEquals(0.5 + 0.5 * (r - b), m.get(PixelMeasure.WARMTH), 1e-9);
		assertEquals((r - b) / r, m.get(PixelMeasure.SATURATION), 1e-9);
		assertEquals(0.2126 * r + 0.7152 * g + 0.0722 * b, m.get(PixelMeasure.LUMINANCE), 1e-9);
		assertEquals(0, m.get(PixelMeasure.CONTRAST), 1e-6);
		assertEquals(0, m.get(PixelMeasure.GRAIN), 1e-9);
		assertEquals(0, m.get(PixelMeasure.DENSITY), 1e-9);
	}

	@Test
	void halvesOfBlackAndWhiteAreFullContrast() {
		var m = measure((x, y) -> x < N / 2 ? 0 : 0xffffff);
		assertEquals(1, m.get(PixelMeasure.CONTRAST), 1e-9);
		assertEquals(0.5, m.get(PixelMeasure.WARMTH), 1e-9);
		assertEquals(0, m.get(PixelMeasure.SATURATION), 1e-9);
		// The edge lies between two tiles: nothing is seen inside one.
		assertEquals(0, m.get(PixelMeasure.DENSITY), 1e-9);
	}

	@Test
	void aPixelChessboardIsFullGrainAndNoDensity() {
		var m = measure((x, y) -> (x + y) % 2 == 0 ? 0 : 0xffffff);
		assertEquals(1, m.get(PixelMeasure.GRAIN), 1e-9);
		assertEquals(0, m.get(PixelMeasure.DENSITY), 1e-9);
	}

	@Test
	void densityCountsTilesInWhichSomethingIs() {
		int tile = N / PixelMeasure.TILES;
		// A spot in every second column of tiles.
		var m = measure((x, y) -> x / tile % 2 == 0 && x % tile < tile / 2 ? 0 : 0xffffff);
		assertEquals(0.5, m.get(PixelMeasure.DENSITY), 1e-9);
	}

	@Test
	void grainAndGradientsAreNoDensity() {
		Random random = new Random(1);
		var noisy = measure((x, y) -> grey(0.5 + 0.04 * random.nextGaussian()));
		assertTrue(noisy.get(PixelMeasure.GRAIN) > 0.3);
		assertTrue(noisy.get(PixelMeasure.DENSITY) < 0.5);
		var gradient = measure((x, y) -> grey(y / (double) N));
		assertEquals(0, gradient.get(PixelMeasure.DENSITY), 1e-9);
		assertTrue(gradient.get(PixelMeasure.GRAIN) < 0.02);
	}

	@Test
	void everyMeasureStaysInItsRange() {
		Random random = new Random(2);
		for (int k = 0; k < 20; k++) {
			int w = 1 + random.nextInt(70);
			int h = 1 + random.nextInt(70);
			int[] argb = random.ints((long) w * h).toArray();
			PixelMeasures.of(argb, w, h).forEach((m, v) -> assertTrue(v >= 0 && v <= 1, m + " " + v));
		}
	}

	@Test
	void pixelsMustFillThePicture() {
		assertThrows(IllegalArgumentException.class, () -> PixelMeasures.of(new int[5], 2, 3));
		assertThrows(IllegalArgumentException.class, () -> PixelMeasures.of(new int[0], 0, 0));
	}
}
