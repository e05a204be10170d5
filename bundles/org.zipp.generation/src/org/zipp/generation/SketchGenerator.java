package org.zipp.generation;

import java.util.Map;
import java.util.SplittableRandom;

import org.eclipse.core.runtime.OperationCanceledException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zipp.core.choice.Choices;
import org.zipp.core.style.StyleValue;
import org.zipp.generation.internal.SketchScene;
import org.zipp.torch.TensorScope;
import org.zipp.torch.TorchRuntime;

/**
 * Draws simple scenes whose palette, light, texture and composition follow the words of the prompt that
 * {@link StyleVocabulary} knows. No diffusion model: it shows the line at work without one, and carries a label that
 * says so.
 */
@Component(service = ImageGenerator.class, property = Choices.ORDER + ":Integer=90")
public final class SketchGenerator implements ImageGenerator {

	/** As studies name it; to be changed with the way it draws. */
	public static final String ID = "sketch";

	/** Printed wherever its pictures appear. */
	public static final String LABEL = "sketch, no diffusion";

	private static final int MAX_PARALLEL = 16;

	private final TorchRuntime torch;

	@Activate
	public SketchGenerator(@Reference TorchRuntime torch) {
		this.torch = torch;
	}

	@Override
	public String label() {
		return LABEL;
	}

	@Override
	public String id() {
		return ID;
	}

	@Override
	public boolean hasSteps() {
		return false;
	}

	@Override
	public String device() {
		return torch.device();
	}

	/** One picture for each CPU core: its tensors are too small to share one between cores. */
	@Override
	public int parallelism() {
		return Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MAX_PARALLEL);
	}

	@Override
	public Rendering generate(RenderRequest request, RenderListener listener) {
		if (listener.isCancelled()) {
			throw new OperationCanceledException();
		}
		Map<StyleValue, Double> style = StyleVocabulary.weights(request.prompt(), request.negative());
		try (TensorScope scope = torch.scope()) {
			float[] rgb = new SketchScene(scope, request.width(), request.height(), new SplittableRandom(request.seed()))
					.render(StyleVocabulary.read(request.prompt()).rest(), style);
			int n = request.width() * request.height();
			int[] argb = new int[n];
			for (int i = 0; i < n; i++) {
				argb[i] = 0xff000000 | level(rgb[i]) << 16 | level(rgb[n + i]) << 8 | level(rgb[2 * n + i]);
			}
			return Rendering.of(new Picture(argb, request.width(), request.height()));
		}
	}

	private static int level(float value) {
		return Math.clamp(Math.round(value * 255), 0, 255);
	}
}
