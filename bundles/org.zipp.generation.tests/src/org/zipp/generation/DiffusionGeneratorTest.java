package org.zipp.generation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zipp.core.ZippException;
import org.zipp.core.choice.Settings;
import org.zipp.store.SeedKeeping;
import org.zipp.torch.TorchRuntime;

/** The generator on a tiny model with random weights. */
class DiffusionGeneratorTest {

	private static final Path GOLDEN = Path.of(System.getProperty("zipp.root"),
			"bundles/org.zipp.diffusion.tests/src/org/zipp/diffusion/golden");

	private final DiffusionGenerator service = new DiffusionGenerator(new TorchRuntime());

	private ImageGenerator generator(String model, String more) {
		return service.with(Settings.parse("model=" + GOLDEN.resolve(model) + more).of(service));
	}

	@AfterEach
	void release() {
		service.release();
	}

	/** Hears steps and previews. */
	private static final class Ear implements RenderListener {

		private final List<String> steps = new ArrayList<>();
		private final List<Picture> previews = new ArrayList<>();
		private int cancelAfter = Integer.MAX_VALUE;

		@Override
		public boolean isCancelled() {
			return steps.size() >= cancelAfter;
		}

		@Override
		public void step(int done, int of) {
			steps.add(done + " of " + of);
		}

		@Override
		public boolean wantsPreviews() {
			return true;
		}

		@Override
		public void preview(Picture small) {
			previews.add(small);
		}
	}

	@Test
	void theSameRequestGivesTheSamePictureWithItsSteps() {
		ImageGenerator generator = generator("tiny-sdxl", "");
		RenderRequest request = new RenderRequest("a lighthouse", "", 3, 32, 48, 3);
		Ear ear = new Ear();
		Rendering first = generator.generate(request, ear);
		assertEquals(List.of("1 of 3", "2 of 3", "3 of 3"), ear.steps);
		assertEquals(3, ear.previews.size());
		assertEquals(16, ear.previews.getFirst().width());
		assertEquals(24, ear.previews.getFirst().height());
		assertEquals(SeedKeeping.KEPT, first.seeds());
		assertEquals(32, first.picture().width());
		assertArrayEquals(first.picture().argb(), generator.generate(request, RenderListener.NONE).picture().argb());
		generator.release();
		assertArrayEquals(first.picture().argb(), generator.generate(request, RenderListener.NONE).picture().argb());
	}

	@Test
	void severalPicturesAreDrawnTogether() {
		ImageGenerator generator = generator("tiny-sd", ",scheduler=euler");
		List<RenderRequest> requests = List.of(new RenderRequest("a cat", "", 1, 32, 32, 2), new RenderRequest("a dog", "blue", 2, 32, 32, 2));
		List<Rendering> together = generator.generate(requests, List.of(RenderListener.NONE, RenderListener.NONE));
		for (int i = 0; i < 2; i++) {
			int[] alone = generator.generate(requests.get(i), RenderListener.NONE).picture().argb();
			int[] batched = together.get(i).picture().argb();
			for (int p = 0; p < alone.length; p++) {
				for (int shift = 0; shift < 24; shift += 8) {
					assertEquals(alone[p] >> shift & 255, batched[p] >> shift & 255, 1);
				}
			}
		}
	}

	@Test
	void cancellingEndsWithinAStep() {
		Ear ear = new Ear();
		ear.cancelAfter = 2;
		assertThrows(OperationCanceledException.class,
				() -> generator("tiny-sd", "").generate(new RenderRequest("a", "", 1, 32, 32, 20), ear));
		assertEquals(2, ear.steps.size());
	}

	@Test
	void settingsAndWeightsAreItsIdentity() {
		ImageGenerator sd = generator("tiny-sd", "");
		assertEquals("clip-skip=0,guidance=7.5,long-prompts=cut,model=tiny-sd,precision=float32,rescale=0.0,scheduler=pndm", sd.options());
		ImageGenerator other = generator("tiny-sd", ",guidance=3,scheduler=ddim,precision=float16,rescale=0.7,clip-skip=1,long-prompts=pieces");
		assertEquals("clip-skip=1,guidance=3.0,long-prompts=pieces,model=tiny-sd,precision=float16,rescale=0.7,scheduler=ddim", other.options());
		ImageGenerator xl = generator("tiny-sdxl", "");
		assertTrue(xl.options().contains("guidance=5.0"), xl::options);
		assertEquals(64, sd.fingerprint().length());
		assertNotEquals(sd.fingerprint(), xl.fingerprint());
		assertEquals("cpu", sd.deviceClass());
	}

	@Test
	void theUsualModelIsFoundByItsName() {
		System.setProperty(DiffusionGenerator.MODEL_PROPERTY, GOLDEN.resolve("tiny-sd").toString());
		try {
			ImageGenerator usual = service.with(Settings.NONE.of(service));
			assertEquals(usual.options(), service.with(Settings.parse(usual.options()).of(service)).options());
		} finally {
			System.clearProperty(DiffusionGenerator.MODEL_PROPERTY);
		}
	}

	@Test
	void whatIsWrongIsSaidBeforeTheFirstPicture() {
		ZippException none = assertThrows(ZippException.class, () -> service.with(Settings.NONE.of(service)));
		assertTrue(none.getMessage().contains("model_index.json"), none::getMessage);
		for (String wrong : List.of("guidance=much", "rescale=2", "precision=int8", "long-prompts=drop", "scheduler=none")) {
			ZippException refused = assertThrows(ZippException.class, () -> generator("tiny-sd", ',' + wrong));
			assertTrue(refused.getMessage().contains(wrong.substring(wrong.indexOf('=') + 1)), refused::getMessage);
		}
		ZippException size = assertThrows(ZippException.class,
				() -> generator("tiny-sd", "").generate(new RenderRequest("a", "", 1, 33, 32, 1), RenderListener.NONE));
		assertTrue(size.getMessage().contains("multiples of 2"), size::getMessage);
	}
}
