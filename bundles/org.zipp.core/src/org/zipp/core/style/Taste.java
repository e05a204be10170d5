package org.zipp.core.style;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A visual taste: at most one value on each axis.
 *
 * @param values the value on each axis that has one
 */
public record Taste(Map<StyleAxis, StyleValue> values) {

	public Taste {
		values = values.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(values));
	}

	/** How far a picture is from the taste: mean absolute difference of the measures the taste speaks of, 0 to 1. */
	public double distance(Map<PixelMeasure, Double> measured) {
		return values.values().stream().mapToDouble(v -> Math.abs(measured.get(v.measure()) - v.target())).average()
				.orElse(0);
	}

	/** The value ids in the order of the axes, joined by {@code +}, as written in files: {@code warm+dark}. */
	public String id() {
		return Arrays.stream(StyleAxis.values()).filter(values::containsKey).map(a -> values.get(a).id())
				.collect(Collectors.joining("+"));
	}

	/** Reads what {@link #id()} wrote. */
	public static Taste ofId(String id) {
		EnumMap<StyleAxis, StyleValue> values = new EnumMap<>(StyleAxis.class);
		for (String part : id.split("\\+")) {
			if (!part.isBlank()) {
				StyleValue v = StyleValue.ofId(part.strip());
				values.put(v.axis(), v);
			}
		}
		return new Taste(values);
	}
}
