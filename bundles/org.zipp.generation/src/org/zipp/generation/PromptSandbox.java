package org.zipp.generation;

import org.eclipse.core.runtime.OperationCanceledException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zipp.core.Reasons;
import org.zipp.core.choice.Settings;
import org.zipp.store.Rows.PictureSetting;

/** Draws a prompt to be looked at, and stores nothing. A service; safe for several threads. */
@Component(service = PromptSandbox.class)
public final class PromptSandbox {

	/**
	 * What to draw, and with what.
	 *
	 * @param generator id of a generator
	 * @param settings  of the generator; the others have their usual values
	 */
	public record Attempt(String generator, Settings settings, RenderRequest request) {
	}

	/**
	 * What came of it.
	 *
	 * @param setting   what such pictures are in a study, {@code null} when it failed before that was known
	 * @param rendering {@code null} when it failed
	 * @param failure   why it failed, empty when it did not
	 * @param seconds   that it took
	 */
	public record Drawn(Attempt attempt, PictureSetting setting, Rendering rendering, String failure, double seconds) {
	}

	private final Generators generators;

	@Activate
	public PromptSandbox(@Reference Generators generators) {
		this.generators = generators;
	}

	/**
	 * Draws; takes as long as a picture takes. To compare settings, draw one after another with the same request.
	 *
	 * @param listener told of steps and previews, asked whether to go on
	 * @throws OperationCanceledException when cancelled; every other failure is told in what is returned
	 */
	public Drawn draw(Attempt attempt, RenderListener listener) {
		long start = System.nanoTime();
		PictureSetting setting = null;
		try {
			ImageGenerator maker = generators.open(attempt.generator(), attempt.settings());
			RenderRequest request = attempt.request();
			setting = Generators.setting(maker, request.width(), request.height(), request.steps());
			Rendering rendering = maker.generate(request, listener);
			return new Drawn(attempt, setting, rendering, "", seconds(start));
		} catch (OperationCanceledException e) {
			throw e;
		} catch (RuntimeException e) {
			return new Drawn(attempt, setting, null, Reasons.of(e), seconds(start));
		}
	}

	private static double seconds(long start) {
		return (System.nanoTime() - start) / 1e9;
	}
}
