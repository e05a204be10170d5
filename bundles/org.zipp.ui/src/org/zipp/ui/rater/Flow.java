package org.zipp.ui.rater;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Layout;
import org.zipp.ui.widgets.Sizes;

/** Buttons in a row that goes on in a second line where there is no room; large enough to be hit. What is not visible takes none. */
final class Flow extends Layout {

	private static final int SPACING = 8;
	private static final int PADDING = 16;
	private static final int LEAST_WIDTH = 104;
	private static final int LEAST_HEIGHT = 38;

	private final boolean centred;

	Flow(boolean centred) {
		this.centred = centred;
	}

	/** The controls of one line with their sizes. */
	private record Line(List<Control> controls, List<Point> sizes) {

		int width() {
			return sizes.stream().mapToInt(s -> s.x + SPACING).sum() - SPACING;
		}

		int height() {
			return sizes.stream().mapToInt(s -> s.y).max().orElse(0);
		}
	}

	private static List<Line> lines(Composite parent, int room, boolean flush) {
		List<Line> lines = new ArrayList<>();
		int used = room;
		for (Control control : Arrays.stream(parent.getChildren()).filter(Control::getVisible).toList()) {
			Point wanted = control.computeSize(SWT.DEFAULT, SWT.DEFAULT, flush);
			Point size = new Point(Math.max(wanted.x + PADDING, Sizes.px(LEAST_WIDTH)), Math.max(wanted.y, Sizes.px(LEAST_HEIGHT)));
			if (lines.isEmpty() || used + SPACING + size.x > room) {
				lines.add(new Line(new ArrayList<>(), new ArrayList<>()));
				used = -SPACING;
			}
			used += SPACING + size.x;
			lines.getLast().controls.add(control);
			lines.getLast().sizes.add(size);
		}
		return lines;
	}

	@Override
	protected Point computeSize(Composite parent, int wHint, int hHint, boolean flush) {
		List<Line> lines = lines(parent, wHint == SWT.DEFAULT ? Integer.MAX_VALUE / 2 : wHint, flush);
		int width = lines.stream().mapToInt(Line::width).max().orElse(0);
		int height = Math.max(0, lines.stream().mapToInt(l -> l.height() + SPACING).sum() - SPACING);
		return new Point(wHint == SWT.DEFAULT ? width : wHint, hHint == SWT.DEFAULT ? height : hHint);
	}

	@Override
	protected void layout(Composite parent, boolean flush) {
		int room = parent.getClientArea().width;
		int y = 0;
		for (Line line : lines(parent, room, flush)) {
			int x = centred ? Math.max(0, (room - line.width()) / 2) : 0;
			for (int i = 0; i < line.controls.size(); i++) {
				Point size = line.sizes.get(i);
				line.controls.get(i).setBounds(x, y, Math.min(size.x, room), size.y);
				x += size.x + SPACING;
			}
			y += line.height() + SPACING;
		}
	}
}
