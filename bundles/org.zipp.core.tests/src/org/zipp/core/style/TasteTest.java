package org.zipp.core.style;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

class TasteTest {

	@Test
	void idsAreInAxisOrderAndReadBack() {
		Taste taste = Taste.ofId("grainy+warm");
		assertEquals("warm+grainy", taste.id());
		assertEquals(taste, Taste.ofId(taste.id()));
		assertEquals(new Taste(Map.of()), Taste.ofId(""));
	}

	@Test
	void distanceIsTheMeanOverItsAxes() {
		Map<PixelMeasure, Double> measured = Arrays.stream(PixelMeasure.values())
				.collect(Collectors.toMap(Function.identity(), m -> 0.5));
		double warm = Math.abs(0.5 - StyleValue.WARM.target());
		double dark = Math.abs(0.5 - StyleValue.DARK.target());
		assertEquals((warm + dark) / 2, Taste.ofId("warm+dark").distance(measured), 1e-12);
		assertEquals(0, new Taste(Map.of()).distance(measured));
	}

	@Test
	void everyAxisHasValues() {
		for (StyleAxis axis : StyleAxis.values()) {
			assertEquals(true, StyleValue.of(axis).size() >= 2, axis::name);
		}
	}
}
