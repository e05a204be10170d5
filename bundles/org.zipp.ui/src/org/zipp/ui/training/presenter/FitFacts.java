package org.zipp.ui.training.presenter;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Settings of a fit and what it reached.
 *
 * @param lines name → value, for people, in order; empty while the fit is not finished
 */
public record FitFacts(Map<String, String> lines) {

	/** Nothing is known. */
	public static final FitFacts NONE = new FitFacts(Map.of());

	public FitFacts {
		lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
	}

	/** Reads what a finished fit left in its folder. */
	public static FitFacts read(Path folder) {
		return NONE;
	}
}
