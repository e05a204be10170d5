package org.zipp.ui.widgets;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Display;

/** Sizes that grow with the font. What is measured in pixels alone cuts the texts of those who set a large font. */
public final class Sizes {

	/** Height in pixels of the desktop's usual font, 10 points at 96 dots per inch. */
	private static final double USUAL_HEIGHT = 17;

	private Sizes() {
	}

	/** Pixels for a size that was meant for the usual font; never less. To be called in the UI thread. */
	public static int px(int atUsualFont) {
		GC gc = new GC(Display.getCurrent());
		try {
			gc.setFont(JFaceResources.getDefaultFont());
			return (int) Math.round(atUsualFont * Math.max(1, gc.getFontMetrics().getHeight() / USUAL_HEIGHT));
		} finally {
			gc.dispose();
		}
	}
}
