package org.zipp.graph.pictures;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;

import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import org.zipp.core.Reasons;

/**
 * Reads pictures from anywhere in bounded memory: the head of the file says how large it is before anything is decoded,
 * and large ones are decoded to fewer pixels.
 *
 * @param megabytes  largest file
 * @param megapixels largest picture
 */
public record PictureReader(int megabytes, int megapixels) {

	/** What pictures may be unless a person says otherwise: 100 megabytes, 100 megapixels. */
	public static final PictureReader DEFAULT = new PictureReader(100, 100);

	/** Formats that are read, by the name the reader gives itself, and how their files are named. */
	private static final Map<String, String> FORMATS = Map.of("jpeg", "jpg", "png", "png", "gif", "gif");
	/** Pixels of a decoded picture, four bytes each. */
	private static final long MOST_DECODED = 4L << 20;
	private static final long MILLION = 1_000_000;
	private static final byte[] WEBP = { 'W', 'E', 'B', 'P' };
	private static final int WEBP_AT = 8;

	/**
	 * A decoded picture.
	 *
	 * @param picture the first one of the file, perhaps with fewer pixels
	 * @param width   of the file, in pixels
	 * @param height  of the file, in pixels
	 * @param suffix  how files of its format are named, for example {@code jpg}
	 */
	public record Read(BufferedImage picture, int width, int height, String suffix) {
	}

	/**
	 * Reads a file.
	 *
	 * @param side pixels that the shorter side should have; the picture has about twice as many, or those of the file
	 * @throws UnreadablePictureException when it is damaged, too large, or no picture
	 */
	public Read read(Path file, int side) throws UnreadablePictureException {
		try {
			long bytes = Files.size(file);
			if (bytes > megabytes * MILLION) {
				throw new UnreadablePictureException("larger than " + megabytes + " megabytes", null);
			}
			try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
				if (in == null) {
					throw new IOException("it cannot be opened");
				}
				return read(reader(in, file), in, side);
			}
		} catch (IOException e) {
			throw new UnreadablePictureException(text(e), e);
		}
	}

	private static ImageReader reader(ImageInputStream in, Path file) throws IOException, UnreadablePictureException {
		for (Iterator<ImageReader> readers = ImageIO.getImageReaders(in); readers.hasNext();) {
			ImageReader reader = readers.next();
			if (FORMATS.containsKey(reader.getFormatName().toLowerCase(Locale.ROOT))) {
				return reader;
			}
			reader.dispose();
		}
		throw new UnreadablePictureException(
				isWebp(file) ? "WebP is not read; convert it to PNG or JPEG" : "no JPEG, PNG or GIF picture", null);
	}

	private static boolean isWebp(Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			byte[] head = in.readNBytes(WEBP_AT + WEBP.length);
			return head.length == WEBP_AT + WEBP.length
					&& Arrays.equals(head, WEBP_AT, head.length, WEBP, 0, WEBP.length);
		}
	}

	private Read read(ImageReader reader, ImageInputStream in, int side) throws UnreadablePictureException {
		try {
			reader.setInput(in, true, true);
			int width = reader.getWidth(0);
			int height = reader.getHeight(0);
			if ((long) width * height > megapixels * MILLION) {
				throw new UnreadablePictureException(width + " by " + height + " pixels, more than " + megapixels
						+ " megapixels", null);
			}
			String[] cut = new String[1];
			reader.addIIOReadWarningListener((_, warning) -> cut[0] = isCut(warning) ? warning : cut[0]);
			ImageReadParam how = reader.getDefaultReadParam();
			int step = step(width, height, side);
			how.setSourceSubsampling(step, step, 0, 0);
			BufferedImage picture = reader.read(0, how);
			if (cut[0] != null) {
				throw new UnreadablePictureException("cut short: " + cut[0], null);
			}
			return new Read(picture, width, height, FORMATS.get(reader.getFormatName().toLowerCase(Locale.ROOT)));
		} catch (IOException | RuntimeException e) {
			// The readers of the platform answer damaged files with many kinds of exceptions.
			throw new UnreadablePictureException(text(e), e);
		} finally {
			reader.dispose();
		}
	}

	/** Every how many-th pixel to take. */
	private static int step(int width, int height, int side) {
		int step = Math.max(1, Math.min(width, height) / (2 * side));
		while ((long) (width / step) * (height / step) > MOST_DECODED) {
			step++;
		}
		return step;
	}

	/** The JPEG reader fills what is missing with grey and only warns. */
	private static boolean isCut(String warning) {
		String text = warning.toLowerCase(Locale.ROOT);
		return text.contains("truncated") || text.contains("premature");
	}

	private static String text(Exception e) {
		return Reasons.of(e);
	}
}
