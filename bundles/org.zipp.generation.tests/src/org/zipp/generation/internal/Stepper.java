package org.zipp.generation.internal;

import java.util.Arrays;
import java.util.Map;
import java.util.function.BiConsumer;

import org.eclipse.core.runtime.OperationCanceledException;
import org.zipp.generation.ImageGenerator;
import org.zipp.generation.Picture;
import org.zipp.generation.RenderListener;
import org.zipp.generation.RenderRequest;
import org.zipp.generation.Rendering;
import org.zipp.store.SeedKeeping;

/** Draws a picture of one colour, that of its seed, in as many steps as it is told; what happens at each step is up to the test. */
class Stepper implements ImageGenerator {

	private final int parallel;
	private final BiConsumer<RenderRequest, Integer> atStep;

	/** @param atStep called with the request before each step, from 0 on */
	Stepper(int parallel, BiConsumer<RenderRequest, Integer> atStep) {
		this.parallel = parallel;
		this.atStep = atStep;
	}

	@Override
	public String id() {
		return "stepper";
	}

	@Override
	public String label() {
		return "stepper, a stand-in";
	}

	@Override
	public String device() {
		return "paper";
	}

	@Override
	public int parallelism() {
		return parallel;
	}

	@Override
	public Rendering generate(RenderRequest request, RenderListener listener) {
		for (int i = 0; i < request.steps(); i++) {
			if (listener.isCancelled()) {
				throw new OperationCanceledException();
			}
			atStep.accept(request, i);
			listener.step(i + 1, request.steps());
			if (listener.wantsPreviews()) {
				listener.preview(new Picture(new int[] { i }, 1, 1));
			}
		}
		return new Rendering(picture(request.seed(), request.width()), SeedKeeping.KEPT, "", Map.of("by", "hand"));
	}

	static Picture picture(long seed, int size) {
		int[] argb = new int[size * size];
		Arrays.fill(argb, 0xff000000 | (int) (seed * 2654435761L));
		return new Picture(argb, size, size);
	}
}

