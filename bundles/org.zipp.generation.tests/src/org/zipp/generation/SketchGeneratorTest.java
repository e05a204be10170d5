package org.zipp.generation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;

import javax.imageio.ImageIO;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zipp.torch.TorchRuntime;

class SketchGeneratorTest {

	private static final SketchGenerator GENERATOR = new SketchGenerator(new TorchRuntime());

	private static Picture render(String prompt, String negative, long seed, int width, int height) {
		return GENERATOR.generate(new RenderRequest(prompt, negative, seed, width, height, 20), RenderListener.NONE).picture();
	}

	private static Picture render(String prompt, long seed) {
		return render(prompt, "", seed, 128, 128);
	}

	/** Mean absolute difference of the channels, 0 to 255. */
	private static double difference(Picture a, Picture b) {
		double sum = 0;
		for (int i = 0; i < a.argb().length; i++) {
			for (int shift = 0; shift <= 16; shift += 8) {
				sum += Math.abs((a.argb()[i] >> shift & 0xff) - (b.argb()[i] >> shift & 0xff));
			}
		}
		return sum / (3.0 * a.argb().length);
	}

	@Test
	void theSameRequestGivesTheSamePicture() {
		assertArrayEquals(render("a sailing boat, grainy film", 7).argb(), render("a sailing boat, grainy film", 7).argb());
		assertTrue(difference(render("a sailing boat", 7), render("a sailing boat", 8)) > 3);
	}

	@Test
	void theSameSeedMovesNothingWhenOnlyThePaletteChanges() {
		// Without colour the two are the same drawing.
		Picture plain = render("a castle on a hill, black and white", 3);
		Picture otherSeed = render("a castle on a hill, black and white", 4);
		Picture styled = render("a castle on a hill, monochrome greys", 3);
		assertTrue(difference(plain, styled) < 3, "" + difference(plain, styled));
		assertTrue(difference(plain, otherSeed) > difference(plain, styled) * 2);
	}

	@Test
	void unknownWordsChangeNothing() {
		assertArrayEquals(render("a fox in a meadow", 5).argb(), render("a fox in a meadow, qwertz, quite nice", 5).argb());
	}

	@ParameterizedTest
	@ValueSource(strings = { "a lighthouse on a cliff", "a cat on a windowsill", "a mountain lake", "a city street",
			"a portrait of a musician", "a forest path", "a bowl of fruit", "a sailing boat", "a castle on a hill",
			"a vase of flowers", "a train at a station", "an old tree in a field", "a bridge over a river", "a bookshop window",
			"a fox in a meadow", "a desert road", "a house by the sea" })
	void everySubjectIsDrawnAndDiffersFromTheUnknown(String prompt) {
		assertTrue(difference(render(prompt, 2), render("a quxblat", 2)) > 5);
	}

	@Test
	void picturesHaveTheSizeAskedFor() throws IOException {
		for (int[] size : new int[][] { { 96, 64 }, { 64, 96 }, { 33, 17 }, { 1, 1 } }) {
			Picture p = render("a desert road, crowded, smooth", "dark", 1, size[0], size[1]);
			assertEquals(size[0], p.width());
			BufferedImage back = ImageIO.read(new ByteArrayInputStream(p.toPng()));
			assertEquals(size[1], back.getHeight());
			int[] argb = back.getRGB(0, 0, size[0], size[1], null, 0, size[0]);
			assertArrayEquals(p.argb(), argb);
		}
		assertThrows(IllegalArgumentException.class, () -> new RenderRequest("x", "", 1, 0, 5, 1));
	}

	@Test
	void theNegativePromptLeadsAway() {
		double dark = luminance(render("a mountain lake", "bright, sunny, radiant", 1, 128, 128));
		double plain = luminance(render("a mountain lake", 1));
		double bright = luminance(render("a mountain lake", "dark, gloomy, midnight", 1, 128, 128));
		assertTrue(dark < plain - 0.03 && plain + 0.03 < bright, dark + " " + plain + " " + bright);
	}

	private static double luminance(Picture p) {
		return Arrays.stream(p.argb()).mapToDouble(c -> (c >> 8 & 0xff) / 255.0).average().orElseThrow();
	}

	@Test
	void saysThatItIsNoDiffusionAndWhereItRuns() {
		assertEquals("sketch, no diffusion", GENERATOR.label());
		assertFalse(GENERATOR.device().isBlank());
	}

	@Test
	void aCancelledRequestIsNotRendered() {
		NullProgressMonitor monitor = new NullProgressMonitor();
		monitor.setCanceled(true);
		assertThrows(OperationCanceledException.class,
				() -> GENERATOR.generate(new RenderRequest("a cat", "", 1, 64, 64, 1), RenderListener.of(monitor)));
	}

	@Test
	void severalThreadsGetTheSamePictures() {
		int[][] alone = { render("a city street", 1).argb(), render("a vase of flowers, crowded", 2).argb() };
		Arrays.asList(0, 1, 0, 1, 0, 1, 0, 1).parallelStream().forEach(i -> assertArrayEquals(alone[i],
				i == 0 ? render("a city street", 1).argb() : render("a vase of flowers, crowded", 2).argb()));
	}
}
