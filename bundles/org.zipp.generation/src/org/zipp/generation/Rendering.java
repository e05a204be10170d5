package org.zipp.generation;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import org.zipp.store.SeedKeeping;

/**
 * What came of a request.
 *
 * @param seeds         whether the seed of the request made the picture
 * @param revisedPrompt what the generator rendered instead of the prompt, empty when it rendered the prompt as it was given
 * @param remarks       name → value of what else is to be kept with the picture, for example the model that the server named
 */
public record Rendering(Picture picture, SeedKeeping seeds, String revisedPrompt, Map<String, String> remarks) {

	public Rendering {
		remarks = Collections.unmodifiableSortedMap(new TreeMap<>(remarks));
	}

	/** A picture made from the prompt as it was given, with its seed. */
	public static Rendering of(Picture picture) {
		return new Rendering(picture, SeedKeeping.KEPT, "", Map.of());
	}
}
