package org.zipp.ui.personas.neighbourhood.presenter;

import org.zipp.ui.personas.neighbourhood.presenter.Scene.Box;

/**
 * What part of a scene a canvas shows: pixel = scene · scale + offset.
 *
 * @param scale pixels per scene unit
 * @param dx    pixel of the scene's origin
 * @param dy    pixel of the scene's origin
 */
public record Viewport(double scale, double dx, double dy) {

	private static final double LEAST = 0.1;
	private static final double MOST = 8;
	private static final double LARGEST_FIT = 1.6;

	/** Shows all of a box as large as it fits, but not blown up. */
	public static Viewport fit(Box box, int width, int height) {
		double scale = Math.clamp(Math.min(width / box.width(), height / box.height()), LEAST, LARGEST_FIT);
		return new Viewport(scale, width / 2.0 - (box.x() + box.width() / 2) * scale,
				height / 2.0 - (box.y() + box.height() / 2) * scale);
	}

	/** Zooms so that what is at a pixel stays there. */
	public Viewport zoomed(double factor, double px, double py) {
		double to = Math.clamp(scale * factor, LEAST, MOST);
		return new Viewport(to, px - sceneX(px) * to, py - sceneY(py) * to);
	}

	/** Moves by pixels. */
	public Viewport moved(double x, double y) {
		return new Viewport(scale, dx + x, dy + y);
	}

	public double sceneX(double px) {
		return (px - dx) / scale;
	}

	public double sceneY(double py) {
		return (py - dy) / scale;
	}

	public double pixelX(double x) {
		return x * scale + dx;
	}

	public double pixelY(double y) {
		return y * scale + dy;
	}
}
