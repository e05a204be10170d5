package org.zipp.generation.internal;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import org.zipp.core.PngCheck;
import org.zipp.core.Reasons;
import org.zipp.generation.Picture;

/**
 * Takes the pixels out of the bytes of a picture from elsewhere. Nothing else of it is kept: no text chunks, no camera data, which
 * could tell a rater where it comes from. What is transparent stands on white.
 */
public final class PictureBytes {

	/** Larger ones are refused before they are unpacked. */
	private static final long MOST_PIXELS = 1L << 26;
	private static final int BYTE = 0xff;
	private static final int WORD_BITS = 16;
	private static final int SIGNS = 16;

	private PictureBytes() {
	}

	/** What the first bytes say: {@code png}, {@code jpeg}, {@code gif}, {@code bmp}, {@code webp}, {@code avif}; empty for anything else. */
	static String kind(byte[] bytes) {
		String start = new String(bytes, 0, Math.min(SIGNS, bytes.length), StandardCharsets.ISO_8859_1);
		return start.startsWith("\u0089PNG\r\n\u001a\n") ? "png" : start.startsWith("\u00ff\u00d8\u00ff") ? "jpeg" : start.startsWith("GIF8")
				? "gif"
				: start.startsWith("BM") ? "bmp" : start.startsWith("RIFF") && start.startsWith("WEBP", 8) ? "webp"
						: start.startsWith("ftypavif", 4) || start.startsWith("ftypheic", 4) ? "avif" : "";
	}

	/** Whether the first bytes are those of a picture, of a kind that can be taken or not. */
	public static boolean isPicture(byte[] bytes) {
		return !kind(bytes).isEmpty();
	}

	/** @throws NoPictureException when it is none, is of a kind that is not read here, cut off, or too large; with the reason as a sentence */
	public static Picture read(byte[] bytes) throws NoPictureException {
		String kind = kind(bytes);
		if (bytes.length == 0) {
			throw new NoPictureException(true, "It is empty.");
		}
		if (kind.isEmpty()) {
			throw new NoPictureException(false, "It is no picture: it begins with '" + begin(bytes) + "'.");
		}
		if (kind.equals("png") && !PngCheck.isWhole(bytes)) {
			throw new NoPictureException(true, "It is a PNG picture that is cut off or damaged.");
		}
		Iterator<ImageReader> readers = ImageIO.getImageReadersBySuffix(kind);
		if (!readers.hasNext()) {
			throw new NoPictureException(false, "It is a picture of the kind " + kind.toUpperCase(Locale.ROOT)
					+ ", which is not read here; make it PNG or JPEG.");
		}
		ImageReader reader = readers.next();
		boolean[] warned = new boolean[1];
		try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
			reader.setInput(in, false, true);
			// Readers of JPEG fill up what is missing of a file that is cut off, and say so.
			reader.addIIOReadWarningListener((r, w) -> warned[0] |= w.toLowerCase(Locale.ROOT).contains("premature"));
			if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
				throw new NoPictureException(false, "It is a picture of " + reader.getWidth(0) + " × " + reader.getHeight(0)
						+ " pixels; up to " + (MOST_PIXELS >> 20) + " million are taken.");
			}
			BufferedImage image = reader.read(0);
			if (warned[0]) {
				throw new NoPictureException(true, "It is a picture that is cut off.");
			}
			return picture(image);
		} catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
			throw new NoPictureException(true, "It is a damaged picture, or of a kind of " + kind.toUpperCase(Locale.ROOT)
					+ " that is not read here ("
					+ Reasons.of(e) + ").");
		} finally {
			reader.dispose();
		}
	}

	private static String begin(byte[] bytes) {
		return new String(bytes, 0, Math.min(SIGNS, bytes.length), StandardCharsets.UTF_8).replaceAll("[\\p{Cntrl}\\uFFFD]+", " ").strip();
	}

	private static Picture picture(BufferedImage image) {
		int width = image.getWidth();
		int height = image.getHeight();
		int[] argb = isGrey(image) ? grey(image.getRaster(), depth(image) == WORD_BITS)
				: image.getRGB(0, 0, width, height, null, 0, width);
		for (int i = 0; i < argb.length; i++) {
			argb[i] = onWhite(argb[i]);
		}
		return new Picture(argb, width, height);
	}

	private static int depth(BufferedImage image) {
		return image.getColorModel().getComponentSize(0);
	}

	/** Java takes grey values for linear light and makes them lighter; they are meant as they are. */
	private static boolean isGrey(BufferedImage image) {
		return image.getRaster().getNumBands() <= 2 && !(image.getColorModel() instanceof IndexColorModel) && depth(image) >= Byte.SIZE;
	}

	private static int[] grey(Raster raster, boolean words) {
		int bands = raster.getNumBands();
		int[] samples = raster.getPixels(raster.getMinX(), raster.getMinY(), raster.getWidth(), raster.getHeight(), (int[]) null);
		int[] argb = new int[samples.length / bands];
		int shift = words ? Byte.SIZE : 0;
		for (int i = 0; i < argb.length; i++) {
			int level = samples[i * bands] >> shift & BYTE;
			int alpha = bands == 2 ? samples[i * bands + 1] >> shift & BYTE : BYTE;
			argb[i] = alpha << 24 | level << 16 | level << 8 | level;
		}
		return argb;
	}

	private static int onWhite(int argb) {
		int alpha = argb >>> 24;
		if (alpha == BYTE) {
			return argb;
		}
		int white = BYTE * (BYTE - alpha);
		int red = ((argb >> 16 & BYTE) * alpha + white + BYTE / 2) / BYTE;
		int green = ((argb >> 8 & BYTE) * alpha + white + BYTE / 2) / BYTE;
		int blue = ((argb & BYTE) * alpha + white + BYTE / 2) / BYTE;
		return BYTE << 24 | red << 16 | green << 8 | blue;
	}
}
