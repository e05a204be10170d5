package org.zipp.ui.report;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.zipp.report.Figure;
import org.zipp.ui.context.Theme;
import org.zipp.ui.widgets.FigureImages;

/** Shows a figure of a report in the colours of the workbench, sharp at every zoom of the display. */
final class FigureCanvas extends Canvas {

	private final Image image;

	FigureCanvas(Composite parent, Figure figure) {
		super(parent, SWT.DOUBLE_BUFFERED);
		image = FigureImages.image(getDisplay(), figure, 1);
		setToolTipText(figure.title());
		addListener(SWT.Paint, e -> {
			Rectangle b = image.getBounds();
			int width = Math.min(b.width, getClientArea().width);
			int height = width * b.height / Math.max(1, b.width);
			e.gc.setBackground(Theme.color(Theme.GROUND));
			e.gc.fillRectangle(getClientArea());
			e.gc.setInterpolation(SWT.HIGH);
			e.gc.drawImage(image, 0, 0, b.width, b.height, 0, 0, width, height);
		});
		addListener(SWT.Dispose, e -> image.dispose());
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				e.result = figure.title() + ". " + figure.description();
			}
		});
	}

	@Override
	public Point computeSize(int wHint, int hHint, boolean changed) {
		Rectangle b = image.getBounds();
		int width = wHint == SWT.DEFAULT ? b.width : Math.min(wHint, b.width);
		return new Point(width, width * b.height / Math.max(1, b.width));
	}
}
