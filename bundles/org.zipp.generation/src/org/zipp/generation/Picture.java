package org.zipp.generation;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;

/**
 * Rendered pixels.
 *
 * @param argb   {@code width·height} opaque pixels, row by row from the top
 * @param width  pixels
 * @param height pixels
 */
public record Picture(int[] argb, int width, int height) {

	public Picture {
		if (argb.length != width * height) {
			throw new IllegalArgumentException(argb.length + " pixels are not " + width + " × " + height);
		}
	}

	/** The bytes of a PNG file; the same pixels give the same bytes. */
	public byte[] toPng() {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		image.setRGB(0, 0, width, height, argb, 0, width);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try {
			if (!ImageIO.write(image, "png", out)) {
				throw new IllegalStateException("this Java runtime writes no PNG files");
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return out.toByteArray();
	}
}
