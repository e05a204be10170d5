package org.zipp.ui.rater;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Layout;
import org.zipp.ui.widgets.Sizes;

/**
 * Puts the one child into the middle, as wide as lines are read well and no wider than there is room; as high as it is, and no higher
 * than there is room.
 */
final class Column extends Layout {

	private static final int MARGIN = 24;
	/** Share of the room left over that is above. */
	private static final int ABOVE = 3;

	private final int widest;

	/** @param widest pixels at the usual font */
	Column(int widest) {
		this.widest = Sizes.px(widest);
	}

	@Override
	protected Point computeSize(Composite parent, int wHint, int hHint, boolean flush) {
		Control child = parent.getChildren()[0];
		Point size = child.computeSize(wHint == SWT.DEFAULT ? widest : width(wHint), hHint == SWT.DEFAULT ? SWT.DEFAULT : hHint - 2 * MARGIN,
				flush);
		return new Point(size.x + 2 * MARGIN, size.y + 2 * MARGIN);
	}

	private int width(int room) {
		return Math.max(1, Math.min(widest, room - 2 * MARGIN));
	}

	@Override
	protected void layout(Composite parent, boolean flush) {
		Rectangle area = parent.getClientArea();
		Control child = parent.getChildren()[0];
		int width = width(area.width);
		int room = Math.max(1, area.height - 2 * MARGIN);
		int height = Math.min(room, child.computeSize(width, SWT.DEFAULT, flush).y);
		child.setBounds(area.x + (area.width - width) / 2, area.y + MARGIN + (room - height) / ABOVE, width, height);
	}
}
