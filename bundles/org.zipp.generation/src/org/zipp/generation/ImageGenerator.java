package org.zipp.generation;

import java.util.ArrayList;
import java.util.List;

import org.zipp.core.choice.Choosable;
import org.zipp.core.choice.Settings;
import org.zipp.store.SeedKeeping;

/**
 * Makes pictures from prompts. A service that is chosen by its id, which changes when the same request gives another picture.
 * Together with {@link #options}, {@link #fingerprint} and {@link #deviceClass} the id says what its pictures are: of the same
 * request they give the same picture, unless {@link Rendering#seeds} says otherwise.
 */
public interface ImageGenerator extends Choosable {

	/**
	 * This generator with its settings.
	 *
	 * @param settings a value of each of {@link #settings()}
	 */
	default ImageGenerator with(Settings settings) {
		return this;
	}

	/**
	 * Its settings besides size and steps, as part of what its pictures are (sampler, guidance, name of the model); empty if it has
	 * none. What differs between hosts although the pictures are the same, such as a path or an address, is no part of it.
	 */
	default String options() {
		return "";
	}

	/** SHA-256 of the weights and configurations of its model; empty when it has none, or they are not here. May take long. */
	default String fingerprint() {
		return "";
	}

	/** Kind of device, for example {@code cuda}, where its pictures differ between kinds; empty where they do not. */
	default String deviceClass() {
		return "";
	}

	/**
	 * This generator, where it is known from pictures with the same settings whether it keeps seeds: it then need not try. One that
	 * asks a server draws its first picture twice otherwise.
	 */
	default ImageGenerator knowing(SeedKeeping seeds) {
		return this;
	}

	/** Whether steps make a difference to its pictures. */
	default boolean hasSteps() {
		return true;
	}

	/** The device it computes on, for example {@code CPU}. */
	String device();

	/** How many pictures it makes at once to best use; {@link #generate} is called by as many threads. */
	int parallelism();

	/** How many requests it best takes with one call of {@link #generate(List, List)}. */
	default int batch() {
		return 1;
	}

	/**
	 * Renders one picture. Safe for several threads.
	 *
	 * @param listener told of each step, asked before each whether to go on
	 * @throws org.zipp.core.ZippException                            when it cannot; the picture fails with its message
	 * @throws UnreachableException                                   when it cannot now, whatever the picture
	 * @throws org.eclipse.core.runtime.OperationCanceledException when cancelled
	 */
	Rendering generate(RenderRequest request, RenderListener listener);

	/**
	 * Renders several pictures of the same size and steps, each as if it were rendered by itself. When one of them fails all do, and
	 * the caller renders each by itself.
	 *
	 * @param requests  up to {@link #batch()} requests
	 * @param listeners of each request; a batch is cancelled when one is
	 */
	default List<Rendering> generate(List<RenderRequest> requests, List<RenderListener> listeners) {
		List<Rendering> made = new ArrayList<>();
		for (int i = 0; i < requests.size(); i++) {
			made.add(generate(requests.get(i), listeners.get(i)));
		}
		return made;
	}

	/** Lets go of models and connections that are kept for the next picture; it can still be used. */
	default void release() {
	}
}
