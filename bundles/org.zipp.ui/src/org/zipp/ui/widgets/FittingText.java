package org.zipp.ui.widgets;

import org.eclipse.swt.graphics.GC;

/** Text cut to a width, with dots where it was cut. */
public final class FittingText {

	private FittingText() {
	}

	/** As much of a text as fits in so many pixels in the font of the {@code gc}; empty when not one letter does. */
	public static String of(GC gc, String text, int width) {
		if (gc.textExtent(text).x <= width) {
			return text;
		}
		int fits = 0;
		int end = text.length();
		while (end - fits > 1) {
			int middle = (fits + end) / 2;
			if (gc.textExtent(cut(text, middle)).x <= width) {
				fits = middle;
			} else {
				end = middle;
			}
		}
		return fits == 0 ? "" : cut(text, fits);
	}

	private static String cut(String text, int end) {
		return text.substring(0, end).stripTrailing() + '…';
	}
}
