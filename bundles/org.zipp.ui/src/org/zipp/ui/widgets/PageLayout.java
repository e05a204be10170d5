package org.zipp.ui.widgets;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Layout;

/** One column as wide as the view: text wraps at its width, and a wide table scrolls by itself. */
public final class PageLayout extends Layout {

	/** Key of the widget data: space above a control, pixels, an {@code Integer}. */
	public static final String SPACE_ABOVE = "org.zipp.ui.widgets.spaceAbove";

	private static final int MARGIN = 16;
	private static final int SPACING = 6;
	private static final int LEAST_WIDTH = 240;

	@Override
	protected Point computeSize(Composite page, int wHint, int hHint, boolean flush) {
		int width = Math.max(LEAST_WIDTH, wHint == SWT.DEFAULT ? LEAST_WIDTH : wHint);
		return new Point(width, hHint == SWT.DEFAULT ? arrange(page, width, false) : hHint);
	}

	@Override
	protected void layout(Composite page, boolean flush) {
		arrange(page, page.getClientArea().width, true);
	}

	/** Height of the page at a width; with {@code move} the controls are put in their places. */
	private static int arrange(Composite page, int pageWidth, boolean move) {
		int width = pageWidth - 2 * MARGIN;
		int y = MARGIN;
		for (Control child : page.getChildren()) {
			y += child.getData(SPACE_ABOVE) instanceof Integer space ? space : 0;
			Point size = child.computeSize(width, SWT.DEFAULT);
			if (move) {
				child.setBounds(new Rectangle(MARGIN, y, width, size.y));
			}
			y += size.y + SPACING;
		}
		return y + MARGIN;
	}
}
