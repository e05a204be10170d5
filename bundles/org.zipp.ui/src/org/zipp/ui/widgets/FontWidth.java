package org.zipp.ui.widgets;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Control;

/** Pixels that grow with the font, so that large fonts cut nothing. */
public final class FontWidth {

	/** Pixels of a letter in the font for which widths are written down. */
	private static final double USUAL_CHARACTER = 7;

	private FontWidth() {
	}

	/** Pixels for a width that was written down for the usual font. */
	public static int of(Control control, int width) {
		GC gc = new GC(control);
		try {
			return (int) Math.round(width * Math.max(1, gc.getFontMetrics().getAverageCharacterWidth() / USUAL_CHARACTER));
		} finally {
			gc.dispose();
		}
	}
}
