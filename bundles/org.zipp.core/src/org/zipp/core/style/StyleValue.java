package org.zipp.core.style;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The named values of a taste, each with the pixel measure it shows in and the value it aims at. */
public enum StyleValue {
	WARM(StyleAxis.PALETTE, PixelMeasure.WARMTH, 0.70),
	COOL(StyleAxis.PALETTE, PixelMeasure.WARMTH, 0.31),
	VIVID(StyleAxis.PALETTE, PixelMeasure.SATURATION, 0.60),
	MUTED(StyleAxis.PALETTE, PixelMeasure.SATURATION, 0.05),
	BRIGHT(StyleAxis.LIGHT, PixelMeasure.LUMINANCE, 0.78),
	DARK(StyleAxis.LIGHT, PixelMeasure.LUMINANCE, 0.28),
	DRAMATIC(StyleAxis.LIGHT, PixelMeasure.CONTRAST, 0.58),
	SMOOTH(StyleAxis.TEXTURE, PixelMeasure.GRAIN, 0.04),
	GRAINY(StyleAxis.TEXTURE, PixelMeasure.GRAIN, 0.55),
	MINIMAL(StyleAxis.COMPOSITION, PixelMeasure.DENSITY, 0.15),
	CROWDED(StyleAxis.COMPOSITION, PixelMeasure.DENSITY, 0.82);

	private final StyleAxis axis;
	private final PixelMeasure measure;
	private final double target;

	StyleValue(StyleAxis axis, PixelMeasure measure, double target) {
		this.axis = axis;
		this.measure = measure;
		this.target = target;
	}

	public StyleAxis axis() {
		return axis;
	}

	/** Where it shows in the pixels. */
	public PixelMeasure measure() {
		return measure;
	}

	/** The value of {@link #measure()} it aims at, from 0 to 1. */
	public double target() {
		return target;
	}

	/** Lower-case name as written in files. */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The values of an axis. */
	public static List<StyleValue> of(StyleAxis axis) {
		return Arrays.stream(values()).filter(v -> v.axis == axis).toList();
	}

	/** The value of that {@link #id()}. */
	public static StyleValue ofId(String id) {
		return valueOf(id.toUpperCase(Locale.ROOT));
	}
}
