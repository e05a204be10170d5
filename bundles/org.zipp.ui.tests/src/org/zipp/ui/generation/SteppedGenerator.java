package org.zipp.ui.generation;

import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.runtime.OperationCanceledException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.zipp.core.ZippException;
import org.zipp.core.choice.Choices;
import org.zipp.core.choice.Setting;
import org.zipp.core.choice.Settings;
import org.zipp.generation.ImageGenerator;
import org.zipp.generation.Picture;
import org.zipp.generation.RenderListener;
import org.zipp.generation.RenderRequest;
import org.zipp.generation.Rendering;

/** A generator with steps and previews that goes on by one step whenever the test lets it. Its pictures are of one colour. */
public final class SteppedGenerator implements ImageGenerator, AutoCloseable {

	public static final String ID = "stepped";
	/** A prompt that fails. */
	public static final String FORBIDDEN = "a forbidden thing";

	private static final long LOOK_AGAIN_MILLIS = 20;

	private final Semaphore steps;
	private final int colour;
	private final ServiceRegistration<ImageGenerator> registration;

	/** Takes its place among the generators until it is closed. */
	public SteppedGenerator() {
		steps = new Semaphore(0);
		colour = 0;
		registration = FrameworkUtil.getBundle(SteppedGenerator.class).getBundleContext().registerService(ImageGenerator.class, this,
				new Hashtable<>(Map.of(Choices.ORDER, 95)));
	}

	private SteppedGenerator(Semaphore steps, int colour) {
		this.steps = steps;
		this.colour = colour;
		registration = null;
	}

	/** Lets it make so many steps. */
	public void go(int n) {
		steps.release(n);
	}

	@Override
	public void close() {
		registration.unregister();
	}

	@Override
	public String id() {
		return ID;
	}

	@Override
	public String label() {
		return "stepped, for tests";
	}

	@Override
	public List<Setting> settings() {
		return List.of(Setting.number("colour", "Colour", 0, 0, 255));
	}

	@Override
	public ImageGenerator with(Settings settings) {
		return new SteppedGenerator(steps, settings.number("colour"));
	}

	@Override
	public String options() {
		return "colour=" + colour;
	}

	@Override
	public String device() {
		return "CPU";
	}

	@Override
	public int parallelism() {
		return 1;
	}

	@Override
	public Rendering generate(RenderRequest request, RenderListener listener) {
		if (request.prompt().equals(FORBIDDEN)) {
			throw new ZippException("The server does not draw this: moderation.");
		}
		for (int i = 1; i <= request.steps(); i++) {
			await(listener);
			listener.step(i, request.steps());
			if (listener.wantsPreviews()) {
				listener.preview(picture(8, i));
			}
		}
		return Rendering.of(picture(request.width(), request.steps()));
	}

	private void await(RenderListener listener) {
		try {
			while (!steps.tryAcquire(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
				if (listener.isCancelled()) {
					throw new OperationCanceledException();
				}
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new OperationCanceledException();
		}
	}

	private Picture picture(int edge, int step) {
		int[] argb = new int[edge * edge];
		Arrays.fill(argb, 0xff000000 | colour << 16 | step);
		return new Picture(argb, edge, edge);
	}
}
