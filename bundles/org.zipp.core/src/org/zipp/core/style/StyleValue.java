package org.zipp.core.style;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The named values of a taste, each with the pixel measure it shows in and the value it aims at. The aims lie a little
 * beyond what pictures reach, so that more of a value is nearer to it, whatever the other axes do.
 */
public enum StyleValue {
	WARM(StyleAxis.PALETTE, PixelMeasure.WARMTH, 0.78),
	COOL(StyleAxis.PALETTE, PixelMeasure.WARMTH, 0.22),
	VIVID(StyleAxis.PALETTE, PixelMeasure.SATURATION, 0.82),
	MUTED(StyleAxis.PALETTE, PixelMeasure.SATURATION, 0.04),
	BRIGHT(StyleAxis.LIGHT, PixelMeasure.LUMINANCE, 0.84),
	DARK(StyleAxis.LIGHT, PixelMeasure.LUMINANCE, 0.20),
	DRAMATIC(StyleAxis.LIGHT, PixelMeasure.CONTRAST, 0.72),
	SMOOTH(StyleAxis.TEXTURE, PixelMeasure.GRAIN, 0.02),
	GRAINY(StyleAxis.TEXTURE, PixelMeasure.GRAIN, 0.70),
	MINIMAL(StyleAxis.COMPOSITION, PixelMeasure.DENSITY, 0.08),
	CROWDED(StyleAxis.COMPOSITION, PixelMeasure.DENSITY, 0.88);

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
