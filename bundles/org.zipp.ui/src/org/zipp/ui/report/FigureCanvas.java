package org.zipp.ui.report;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.zipp.report.Figure;
import org.zipp.ui.context.Theme;

/** Shows a figure of a report in the colours of the workbench, sharp at every zoom of the display. */
final class FigureCanvas extends Canvas {

	private static final Pattern ROOT = Pattern.compile("<svg\\b[^>]*>");
	private static final Pattern SIZE = Pattern.compile("\\b(width|height)=\"([0-9.]+)(?:px)?\"");

	private final Image image;

	FigureCanvas(Composite parent, Figure figure) {
		super(parent, SWT.DOUBLE_BUFFERED);
		String svg = figure.svg(Theme.isDark() ? org.zipp.report.Theme.DARK : org.zipp.report.Theme.LIGHT);
		image = new Image(getDisplay(), (ImageDataProvider) zoom -> raster(svg, zoom));
		Theme.style(this, Theme.CSS_GROUND);
		setToolTipText(figure.title());
		addListener(SWT.Paint, e -> {
			Rectangle b = image.getBounds();
			int width = Math.min(b.width, getClientArea().width);
			int height = width * b.height / Math.max(1, b.width);
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

	/** The picture at a zoom in per cent: the root element's size is enlarged, the view box stays. */
	private static ImageData raster(String svg, int zoom) {
		Matcher root = ROOT.matcher(svg);
		if (!root.find()) {
			throw new IllegalArgumentException("A figure is no SVG document.");
		}
		String scaled = SIZE.matcher(root.group())
				.replaceAll(m -> m.group(1) + "=\"" + Double.parseDouble(m.group(2)) * zoom / 100 + '"');
		String document = svg.substring(0, root.start()) + scaled + svg.substring(root.end());
		return new ImageData(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
	}
}
