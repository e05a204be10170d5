package org.zipp.ui.widgets;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.eclipse.swt.graphics.Point;
import org.zipp.document.Figure;

/** Figures as pictures in the colours of the workbench, sharp at every zoom of the display. */
final class FigureImages {

	private static final Pattern ROOT = Pattern.compile("<svg\\b[^>]*>");
	private static final Pattern SIZE = Pattern.compile("\\b(width|height)=\"([0-9.]+)(?:px)?\"");

	private FigureImages() {
	}

	/**
	 * A figure drawn for a width and a theme.
	 *
	 * @param scale points per unit of the figure
	 * @param zooms zoom of a display in percent → pixels
	 */
	record Drawn(String svg, double scale, boolean dark, Map<Integer, ImageData> zooms) {

		/** As a picture; the caller disposes it. */
		Image image(Device device) {
			// The window may have gone to another display meanwhile.
			return new Image(device, (ImageDataProvider) zoom -> zooms.computeIfAbsent(zoom, z -> raster(svg, scale * z / 100)));
		}
	}

	/**
	 * Draws a figure; in any thread, best not in that of the window, because it takes a while.
	 *
	 * @param scale points per unit of the figure
	 * @param zoom  zoom of the display in percent
	 */
	static Drawn draw(Figure figure, double scale, boolean dark, int zoom) {
		String svg = figure.svg(dark ? org.zipp.document.Theme.DARK : org.zipp.document.Theme.LIGHT);
		Map<Integer, ImageData> zooms = new HashMap<>();
		for (int z : new int[] { 100, zoom }) {
			zooms.computeIfAbsent(z, k -> raster(svg, scale * k / 100));
		}
		return new Drawn(svg, scale, dark, zooms);
	}

	/** Size of a figure, points at scale 1. */
	static Point size(Figure figure) {
		Matcher root = ROOT.matcher(figure.svg(org.zipp.document.Theme.LIGHT));
		double width = 1;
		double height = 1;
		if (root.find()) {
			Matcher size = SIZE.matcher(root.group());
			while (size.find()) {
				double points = Double.parseDouble(size.group(2));
				width = size.group(1).equals("width") ? points : width;
				height = size.group(1).equals("height") ? points : height;
			}
		}
		return new Point((int) Math.ceil(width), (int) Math.ceil(height));
	}

	/** The root element's size is enlarged, the view box stays. */
	private static ImageData raster(String svg, double scale) {
		Matcher root = ROOT.matcher(svg);
		if (!root.find()) {
			throw new IllegalArgumentException("A figure is no SVG document.");
		}
		String scaled = SIZE.matcher(root.group())
				.replaceAll(m -> m.group(1) + "=\"" + Double.parseDouble(m.group(2)) * scale + '"');
		String document = svg.substring(0, root.start()) + scaled + svg.substring(root.end());
		return new ImageData(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
	}
}
