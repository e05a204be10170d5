package org.zipp.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.zipp.core.style.PixelMeasure;
import org.zipp.core.style.Taste;
import org.zipp.model.Choice;

class SimulatedRaterTest {

	private static final Taste DARK = Taste.ofId("dark");

	private static Map<PixelMeasure, Double> luminance(double v) {
		Map<PixelMeasure, Double> m = new EnumMap<>(PixelMeasure.class);
		for (PixelMeasure p : PixelMeasure.values()) {
			m.put(p, 0.5);
		}
		m.put(PixelMeasure.LUMINANCE, v);
		return m;
	}

	private static double shareOfLeft(SimulatedRater rater, double left, double right) {
		SplittableRandom random = new SplittableRandom(4);
		int n = 20_000;
		int wins = 0;
		for (int i = 0; i < n; i++) {
			wins += rater.answer(luminance(left), luminance(right), random).choice() == Choice.LEFT ? 1 : 0;
		}
		return (double) wins / n;
	}

	@Test
	void withoutNoiseTheNearerPictureWins() {
		SimulatedRater rater = new SimulatedRater(DARK, 0, 0);
		assertEquals(1, shareOfLeft(rater, 0.30, 0.31));
		assertEquals(0, shareOfLeft(rater, 0.31, 0.30));
	}

	@Test
	void theChoiceIsLogisticInTheDifference() {
		SimulatedRater rater = new SimulatedRater(DARK, 0.05, 0);
		assertEquals(1 / (1 + Math.exp(-1)), shareOfLeft(rater, 0.40, 0.45), 0.015);
		assertEquals(1 / (1 + Math.exp(2)), shareOfLeft(rater, 0.60, 0.50), 0.015);
	}

	@Test
	void nearlyEqualPicturesTie() {
		SimulatedRater rater = new SimulatedRater(DARK, 0.05, 0.02);
		SplittableRandom random = new SplittableRandom(1);
		assertEquals(Choice.TIE, rater.answer(luminance(0.40), luminance(0.415), random).choice());
		assertTrue(rater.answer(luminance(0.40), luminance(0.45), random).choice() != Choice.TIE);
	}

	@Test
	void hardChoicesTakeLonger() {
		SimulatedRater rater = new SimulatedRater(DARK, 0.05, 0);
		SplittableRandom random = new SplittableRandom(1);
		double hard = 0;
		double easy = 0;
		for (int i = 0; i < 2000; i++) {
			hard += rater.answer(luminance(0.40), luminance(0.405), random).responseMillis();
			easy += rater.answer(luminance(0.30), luminance(0.9), random).responseMillis();
		}
		assertTrue(hard > easy * 1.3);
	}
}
