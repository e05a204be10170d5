package org.zipp.ui.personas.table.presenter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.zipp.core.style.StyleAxis;

/** The entries of a list that filters by the values of an axis: any, the values, none. */
public final class StyleFilterItems {

	private StyleFilterItems() {
	}

	/** Name of an axis in text. */
	public static String name(StyleAxis axis) {
		return axis.name().toLowerCase(Locale.ROOT);
	}

	/** The entries for the values that occur. */
	public static String[] of(StyleAxis axis, List<String> values) {
		List<String> items = new ArrayList<>();
		items.add("Any " + name(axis));
		items.addAll(values);
		items.add("No " + name(axis));
		return items.toArray(String[]::new);
	}

	/** What the chosen entry asks for: nothing, a value, or the empty text for personas without one. */
	public static Optional<String> value(String[] items, int chosen) {
		if (chosen <= 0) {
			return Optional.empty();
		}
		return Optional.of(chosen == items.length - 1 ? "" : items[chosen]);
	}
}
