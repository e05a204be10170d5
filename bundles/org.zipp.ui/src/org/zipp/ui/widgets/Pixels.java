package org.zipp.ui.widgets;

import java.awt.image.BufferedImage;

import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;

/**
 * A picture in memory, outside of any device.
 *
 * @param rgb {@code width·height} opaque pixels, row by row from the top
 */
public record Pixels(int[] rgb, int width, int height) {

	private static final int OPAQUE = 0xff;

	/** What was decoded; what is transparent lies on white. */
	static Pixels of(BufferedImage image) {
		int width = image.getWidth();
		int height = image.getHeight();
		int[] argb = image.getRGB(0, 0, width, height, null, 0, width);
		if (image.getColorModel().hasAlpha()) {
			for (int i = 0; i < argb.length; i++) {
				argb[i] = onWhite(argb[i]);
			}
		}
		return new Pixels(argb, width, height);
	}

	private static int onWhite(int argb) {
		int alpha = argb >>> 24;
		int white = (OPAQUE - alpha) * OPAQUE;
		return ((argb >> 16 & OPAQUE) * alpha + white) / OPAQUE << 16 | ((argb >> 8 & OPAQUE) * alpha + white) / OPAQUE << 8
				| ((argb & OPAQUE) * alpha + white) / OPAQUE;
	}

	/** Scales down by averaging, so that the longest side is no longer than {@code edge}; smaller pictures stay as they are. */
	public Pixels shrunk(int edge) {
		int longest = Math.max(width, height);
		if (longest <= edge) {
			return this;
		}
		int newWidth = Math.max(1, width * edge / longest);
		int newHeight = Math.max(1, height * edge / longest);
		int[] small = new int[newWidth * newHeight];
		for (int y = 0; y < newHeight; y++) {
			int top = y * height / newHeight;
			int bottom = Math.max(top + 1, (y + 1) * height / newHeight);
			for (int x = 0; x < newWidth; x++) {
				int left = x * width / newWidth;
				small[y * newWidth + x] = average(left, top, Math.max(left + 1, (x + 1) * width / newWidth), bottom);
			}
		}
		return new Pixels(small, newWidth, newHeight);
	}

	private int average(int left, int top, int right, int bottom) {
		int red = 0;
		int green = 0;
		int blue = 0;
		for (int y = top; y < bottom; y++) {
			for (int x = left; x < right; x++) {
				int pixel = rgb[y * width + x];
				red += pixel >> 16 & OPAQUE;
				green += pixel >> 8 & OPAQUE;
				blue += pixel & OPAQUE;
			}
		}
		int n = (right - left) * (bottom - top);
		return red / n << 16 | green / n << 8 | blue / n;
	}

	/** For an image of a device. */
	public ImageData toImageData() {
		ImageData data = new ImageData(width, height, 24, new PaletteData(0xff0000, 0xff00, 0xff));
		for (int y = 0; y < height; y++) {
			int at = y * data.bytesPerLine;
			for (int x = 0; x < width; x++) {
				int pixel = rgb[y * width + x];
				data.data[at++] = (byte) (pixel >> 16);
				data.data[at++] = (byte) (pixel >> 8);
				data.data[at++] = (byte) pixel;
			}
		}
		return data;
	}

	/** For an encoder. */
	BufferedImage toBufferedImage() {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		image.setRGB(0, 0, width, height, rgb, 0, width);
		return image;
	}
}
