package org.zipp.ui.widgets;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Layout;

/**
 * One column as wide as the view: text wraps at its width, and a wide table scrolls by itself. What was measured at a width
 * is kept until somebody asks to measure all of it again.
 */
public final class PageLayout extends Layout {

	/** Key of the widget data: space above a control, pixels, an {@code Integer}. */
	public static final String SPACE_ABOVE = "org.zipp.ui.widgets.spaceAbove";

	static final int MARGIN = 16;
	static final int SPACING = 6;

	private static final String PLACED = "org.zipp.ui.widgets.placed";
	private static final String MEASURED = "org.zipp.ui.widgets.measured";
	private static final int LEAST_WIDTH = 240;

	/** The height of a control at a width. */
	private record Measured(int width, int height) {
	}

	@Override
	protected Point computeSize(Composite page, int wHint, int hHint, boolean flush) {
		int width = Math.max(LEAST_WIDTH, wHint == SWT.DEFAULT ? LEAST_WIDTH : wHint);
		return new Point(width, hHint == SWT.DEFAULT ? arrange(page, width, flush, false) : hHint);
	}

	@Override
	protected void layout(Composite page, boolean flush) {
		arrange(page, page.getClientArea().width, flush, true);
	}

	/** Height of the page at a width; with {@code move} the controls are put in their places. */
	private static int arrange(Composite page, int pageWidth, boolean flush, boolean move) {
		int width = pageWidth - 2 * MARGIN;
		int y = MARGIN;
		for (Control child : page.getChildren()) {
			y += spaceAbove(child);
			if (flush) {
				forget(child);
			}
			int height = height(child, width);
			if (move) {
				place(child, new Rectangle(MARGIN, y, width, height));
			}
			y += height + SPACING;
		}
		return y + MARGIN;
	}

	static int spaceAbove(Control child) {
		return child.getData(SPACE_ABOVE) instanceof Integer space ? space : 0;
	}

	/** Height of a control at a width, measured when it was not yet at that width. */
	static int height(Control child, int width) {
		if (child.getData(MEASURED) instanceof Measured m && m.width == width) {
			return m.height;
		}
		int height = child.computeSize(width, SWT.DEFAULT).y;
		child.setData(MEASURED, new Measured(width, height));
		return height;
	}

	/** Height of a control when it was measured last, at whatever width; measured at this one when it was not yet. */
	static int lastHeight(Control child, int width) {
		return child.getData(MEASURED) instanceof Measured m ? m.height : height(child, width);
	}

	/** Has a control measured when the page is laid out next, because what it shows has changed. */
	static void forget(Control child) {
		child.setData(MEASURED, null);
	}

	/** GTK measures a label whenever it is placed, even where it is; so it is placed when that has changed. */
	static void place(Control child, Rectangle bounds) {
		if (!bounds.equals(child.getData(PLACED))) {
			child.setData(PLACED, bounds);
			child.setBounds(bounds);
		}
	}

	/** Where a control of a page was placed; an empty rectangle when it was not yet. */
	static Rectangle placed(Control child) {
		return child.getData(PLACED) instanceof Rectangle bounds ? bounds : new Rectangle(0, 0, 0, 0);
	}
}
