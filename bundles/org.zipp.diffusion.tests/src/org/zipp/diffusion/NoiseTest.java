package org.zipp.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Against PyTorch 1.13 (reference/noise.py) and against the noises of the golden folders, made by diffusers. */
class NoiseTest {

	private static final double CLOSE = 1e-6;
	private static final int SHOWN_WHOLE = 100;

	@Test
	void severalDrawsFromOneGeneratorAreThoseOfTorch() throws IOException {
		JsonNode several = expected().get("several");
		assertEquals(8, several.size());
		for (JsonNode generator : several) {
			long seed = generator.get("seed").longValue();
			Noise noise = new Noise(seed);
			for (JsonNode draw : generator.get("draws")) {
				int n = draw.get("n").intValue();
				float[] values = noise.next(n);
				assertEquals(n, values.length);
				JsonNode wanted = draw.get("values");
				String where = "seed " + seed + ", draw of " + n;
				if (n < SHOWN_WHOLE) {
					assertArrayEquals(doubles(wanted), doubles(values), CLOSE, where);
				} else {
					int[] places = { 0, 1, 7, 8, 15, 16, 100, n / 2, n - 17, n - 16, n - 1 };
					for (int i = 0; i < places.length; i++) {
						assertEquals(wanted.get(i).doubleValue(), values[places[i]], CLOSE, where + ", value " + places[i]);
					}
					assertEquals(wanted.get(places.length).doubleValue(), IntStream.range(0, n).mapToDouble(i -> values[i]).sum(), CLOSE * n, where);
					assertEquals(wanted.get(places.length + 1).doubleValue(), IntStream.range(0, n).mapToDouble(i -> Math.abs(values[i])).sum(),
							CLOSE * n, where);
				}
			}
		}
	}

	@Test
	void aLargeDrawIsThatOfTorch() throws IOException {
		JsonNode large = expected().get("large");
		Noise noise = new Noise(7);
		float[] values = noise.next(65_536);
		JsonNode some = large.get("every4099th");
		for (int i = 0; i < some.size(); i++) {
			assertEquals(some.get(i).doubleValue(), values[i * 4099], CLOSE);
		}
		double[] all = doubles(values);
		assertEquals(large.get("sum").doubleValue(), Arrays.stream(all).sum(), 1e-3);
		assertEquals(large.get("squares").doubleValue(), Arrays.stream(all).map(v -> v * v).sum(), 1e-2);
		assertArrayEquals(doubles(large.get("next31")), doubles(noise.next(31)), CLOSE);
	}

	@Test
	void theNoiseOfDiffusersIsMadeFromItsSeed() throws IOException {
		for (Golden golden : Golden.values()) {
			GoldenTensors tensors = GoldenTensors.read(golden);
			float[] first = tensors.floats("noise");
			assertArrayEquals(doubles(first), doubles(Noise.normal(42, first.length)), CLOSE);
			for (String name : new String[] { "euler_a", "lcm" }) {
				Noise noise = new Noise(9);
				int draws = 0;
				for (; tensors.has(name + ".noise." + draws); draws++) {
					float[] wanted = tensors.floats(name + ".noise." + draws);
					assertArrayEquals(doubles(wanted), doubles(noise.next(wanted.length)), CLOSE, name + ' ' + draws);
				}
				assertEquals(6, draws);
			}
		}
	}

	@Test
	void drawsAreNormal() {
		float[] values = Noise.normal(3, 100_000);
		double mean = IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElseThrow();
		double square = IntStream.range(0, values.length).mapToDouble(i -> values[i] * (double) values[i]).average().orElseThrow();
		assertEquals(0, mean, 0.01);
		assertEquals(1, square, 0.02);
		assertTrue(IntStream.range(0, values.length).allMatch(i -> Float.isFinite(values[i])));
		assertEquals(0, Noise.normal(3, 0).length);
	}

	private static JsonNode expected() throws IOException {
		try (InputStream in = NoiseTest.class.getResourceAsStream("noise-expected.json")) {
			return new ObjectMapper().readTree(in);
		}
	}

	private static double[] doubles(JsonNode list) {
		return IntStream.range(0, list.size()).mapToDouble(i -> list.get(i).doubleValue()).toArray();
	}

	private static double[] doubles(float[] values) {
		return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
	}
}
