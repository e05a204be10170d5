package org.zipp.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zipp.core.style.PixelMeasure;
import org.zipp.core.style.StyleValue;
import org.zipp.core.style.Taste;
import org.zipp.generation.Picture;
import org.zipp.generation.RenderListener;
import org.zipp.generation.RenderRequest;
import org.zipp.generation.SketchGenerator;
import org.zipp.language.words.StyleLexicon;
import org.zipp.study.PixelMeasures;
import org.zipp.torch.TorchRuntime;

/** The words of a value move the measured pixels towards its target: what the rewriter writes, the simulated rater can see. */
class StyleIsSeenTest {

	private static final List<String> SUBJECTS = List.of("a lighthouse on a cliff", "a cat on a windowsill",
			"a portrait of a musician", "a bowl of fruit", "a city street", "a sailing boat");
	private static final int SEEDS = 2;
	private static final int SIZE = 256;

	private static final SketchGenerator GENERATOR = new SketchGenerator(new TorchRuntime());

	private static Map<PixelMeasure, Double> measure(String prompt, long seed) {
		Picture p = GENERATOR.generate(new RenderRequest(prompt, "", seed, SIZE, SIZE, 20), RenderListener.NONE).picture();
		return PixelMeasures.of(p.argb(), p.width(), p.height());
	}

	@ParameterizedTest
	@EnumSource(StyleValue.class)
	void itsTermsBringThePixelsNearerToItsTarget(StyleValue value) {
		Taste taste = Taste.ofId(value.id());
		List<String> terms = StyleLexicon.terms(value);
		List<String> farther = new ArrayList<>();
		double gain = 0;
		int n = 0;
		for (String subject : SUBJECTS) {
			for (int seed = 1; seed <= SEEDS; seed++) {
				String prompt = subject + ", " + terms.get(n % terms.size());
				double d = taste.distance(measure(subject, seed)) - taste.distance(measure(prompt, seed));
				gain += d;
				n++;
				if (d <= 0) {
					farther.add(prompt + " with seed " + seed + ": " + d);
				}
			}
		}
		assertTrue(farther.size() <= n / 8, "not nearer: " + farther);
		assertTrue(gain / n > 0.05, "mean gain " + gain / n);
	}

	@ParameterizedTest
	@EnumSource(StyleValue.class)
	void aTasteOnEveryAxisIsMetByItsOwnWordsBest(StyleValue value) {
		// One value among others: the words of the other axes must not drown it.
		for (String others : List.of("warm+bright+smooth+crowded", "cool+dark+grainy+minimal", "vivid+dramatic+smooth+minimal")) {
			List<StyleValue> full = new ArrayList<>(Taste.ofId(others).values().values());
			full.removeIf(v -> v.axis() == value.axis());
			StringBuilder without = new StringBuilder("a castle on a hill");
			full.forEach(v -> without.append(", ").append(StyleLexicon.terms(v).getFirst()));
			String with = without + ", " + StyleLexicon.terms(value).getFirst();
			Taste taste = Taste.ofId(value.id());
			double d = taste.distance(measure(without.toString(), 1)) - taste.distance(measure(with, 1));
			assertTrue(d > 0, with + " moves " + value.id() + " by " + d);
		}
	}
}
