package org.zipp.ui.personas.neighbourhood;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.LineAttributes;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Transform;
import org.zipp.ui.personas.neighbourhood.presenter.NeighbourhoodLayout.TextMeasure;
import org.zipp.ui.personas.neighbourhood.presenter.Scene;
import org.zipp.ui.personas.neighbourhood.presenter.Scene.Disc;
import org.zipp.ui.personas.neighbourhood.presenter.Scene.Ink;
import org.zipp.ui.personas.neighbourhood.presenter.Scene.Line;
import org.zipp.ui.personas.neighbourhood.presenter.Scene.Square;
import org.zipp.ui.personas.neighbourhood.presenter.Scene.Text;
import org.zipp.ui.personas.neighbourhood.presenter.Viewport;

/** Draws scenes. Owns the fonts it makes; to be disposed. */
final class ScenePainter implements TextMeasure {

	private static final double POINTS_PER_INCH = 72;

	private final Device device;
	private final String fontName;
	private final Map<String, Font> fonts = new HashMap<>();
	private final Image scratch;
	private final GC measuring;

	ScenePainter(Device device) {
		this.device = device;
		fontName = device.getSystemFont().getFontData()[0].getName();
		scratch = new Image(device, 1, 1);
		measuring = new GC(scratch);
	}

	void dispose() {
		measuring.dispose();
		scratch.dispose();
		fonts.values().forEach(Font::dispose);
		fonts.clear();
	}

	@Override
	public double width(String text, double size, boolean bold) {
		measuring.setFont(font(size, bold));
		return measuring.textExtent(text, SWT.DRAW_TRANSPARENT).x;
	}

	private Font font(double size, boolean bold) {
		return fonts.computeIfAbsent(size + (bold ? "b" : ""), k -> new Font(device, new FontData(fontName,
				(int) Math.round(size * POINTS_PER_INCH / device.getDPI().y), bold ? SWT.BOLD : SWT.NORMAL)));
	}

	/** Draws a scene over what is there. */
	void paint(GC gc, Scene scene, Viewport view, Map<Ink, Integer> colours) {
		gc.setAntialias(SWT.ON);
		gc.setTextAntialias(SWT.ON);
		Transform transform = new Transform(device);
		try {
			transform.translate((float) view.dx(), (float) view.dy());
			transform.scale((float) view.scale(), (float) view.scale());
			gc.setTransform(transform);
			for (Scene.Shape shape : scene.shapes()) {
				gc.setAlpha((int) Math.round(255 * shape.alpha()));
				switch (shape) {
				case Line l -> {
					gc.setForeground(color(colours, l.ink()));
					gc.setLineAttributes(new LineAttributes((float) l.width(), SWT.CAP_ROUND,
							SWT.JOIN_ROUND));
					gc.drawLine((int) Math.round(l.x1()), (int) Math.round(l.y1()), (int) Math.round(l.x2()),
							(int) Math.round(l.y2()));
				}
				case Disc d -> {
					int x = (int) Math.round(d.x() - d.radius());
					int y = (int) Math.round(d.y() - d.radius());
					int side = (int) Math.round(2 * d.radius());
					mark(gc, d.fill(), d.outline(), d.outlineWidth(), colours);
					gc.fillOval(x, y, side, side);
					gc.drawOval(x, y, side, side);
				}
				case Square s -> {
					int x = (int) Math.round(s.x() - s.radius());
					int y = (int) Math.round(s.y() - s.radius());
					int side = (int) Math.round(2 * s.radius());
					int arc = (int) Math.round(0.8 * s.radius());
					mark(gc, s.fill(), s.outline(), s.outlineWidth(), colours);
					gc.fillRoundRectangle(x, y, side, side, arc, arc);
					gc.drawRoundRectangle(x, y, side, side, arc, arc);
				}
				case Text t -> {
					gc.setFont(font(t.size(), t.bold()));
					gc.setForeground(color(colours, t.ink()));
					gc.drawText(t.text(), (int) Math.round(t.x()), (int) Math.round(t.y()), SWT.DRAW_TRANSPARENT);
				}
				}
			}
		} finally {
			gc.setTransform(null);
			gc.setAlpha(255);
			transform.dispose();
		}
	}

	private static void mark(GC gc, Ink fill, Ink outline, double width, Map<Ink, Integer> colours) {
		gc.setBackground(color(colours, fill));
		gc.setForeground(color(colours, outline));
		gc.setLineAttributes(new LineAttributes((float) width));
	}

	/** The whole scene as a picture, {@code scale} pixels per unit. */
	ImageData picture(Scene scene, double scale, Map<Ink, Integer> colours) {
		int width = Math.max(1, (int) Math.ceil(scene.bounds().width() * scale));
		int height = Math.max(1, (int) Math.ceil(scene.bounds().height() * scale));
		Image image = new Image(device, width, height);
		GC gc = new GC(image);
		try {
			gc.setBackground(color(colours, Ink.BACKGROUND));
			gc.fillRectangle(0, 0, width, height);
			paint(gc, scene, new Viewport(scale, -scene.bounds().x() * scale, -scene.bounds().y() * scale), colours);
			return image.getImageData(100);
		} finally {
			gc.dispose();
			image.dispose();
		}
	}

	/** Colours need no disposal. */
	static Color color(Map<Ink, Integer> colours, Ink ink) {
		int rgb = colours.get(ink);
		return new Color(new RGB(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff));
	}
}
