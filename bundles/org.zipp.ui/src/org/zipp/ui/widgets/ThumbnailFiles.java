package org.zipp.ui.widgets;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.CRC32;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.osgi.framework.FrameworkUtil;
import org.zipp.core.Reasons;
import org.zipp.core.ZippException;
import org.zipp.store.ImageRepository;
import org.zipp.store.PictureException;
import org.zipp.store.PictureState;
import org.zipp.store.StudyStore;

/**
 * Small versions of a study's pictures as files, so that each is made once: JPEG files named by the content of the picture
 * and their longest side. Behind the JPEG stands how the file of the picture looked (size, time of change) and a checksum;
 * a small version that is damaged, or whose picture has changed, is made again. Safe for several threads, none of them the
 * one of the user interface.
 */
public final class ThumbnailFiles {

	/** Longest side in pixels of what is kept. */
	public static final int EDGE = 256;

	private static final String ENDING = "-" + EDGE + ".jpg";
	private static final float QUALITY = 0.9f;
	/** Size, time of change, checksum. */
	private static final int TRAILER = 3 * Long.BYTES;

	/** How the file of a picture looks; both are −1 where the picture comes from elsewhere. */
	private record Look(long size, long changed) {
		static final Look NONE = new Look(-1, -1);
	}

	private final Path folder;
	private final ImageRepository pictures;
	private final AtomicBoolean told = new AtomicBoolean();

	/** Those of a study: in its folder, or beside the settings of this workbench when nothing may be written there. */
	public ThumbnailFiles(StudyStore store) {
		this(store.images(), !store.isReadOnly() && Files.isWritable(store.directory().root()) ? store.directory().temp().resolve("thumbnails")
				: Platform.getStateLocation(FrameworkUtil.getBundle(ThumbnailFiles.class)).append("thumbnails").toPath());
	}

	ThumbnailFiles(ImageRepository pictures, Path folder) {
		this.pictures = pictures;
		this.folder = folder;
	}

	/** Where that of a picture lies, or will lie. */
	Path file(String content) {
		return folder.resolve(content.substring(0, 2)).resolve(content + ENDING);
	}

	/**
	 * The small version of a picture, read or made.
	 *
	 * @throws PictureException when the picture is missing or damaged
	 */
	public Pixels get(String content) {
		Look look = look(content);
		Pixels known = read(file(content), look);
		return known != null ? known : make(content);
	}

	/**
	 * Sees to it that there is a small version of a picture.
	 *
	 * @return whether it had to be made
	 * @throws PictureException when the picture is missing or damaged
	 */
	public boolean prepare(String content) {
		if (isThere(file(content), look(content))) {
			return false;
		}
		make(content);
		return true;
	}

	/** Removes what belongs to none of these pictures: what a study has let go of is not kept here either. */
	public void keepOnly(Set<String> contents) throws IOException {
		if (!Files.isDirectory(folder)) {
			return;
		}
		try (Stream<Path> all = Files.walk(folder, 2)) {
			for (Path file : all.filter(Files::isRegularFile).toList()) {
				String name = file.getFileName().toString();
				if (!name.endsWith(ENDING) || !contents.contains(name.substring(0, name.length() - ENDING.length()))) {
					Files.deleteIfExists(file);
				}
			}
		}
	}

	/** How the picture's file looks now; where there is none the store is asked, which may bring it. */
	private Look look(String content) {
		try {
			return onDisk(pictures.file(content));
		} catch (NoSuchFileException e) {
			return Look.NONE;
		} catch (IOException e) {
			throw new PictureException(PictureState.DAMAGED, pictures.file(content), e);
		} catch (ZippException e) {
			throw new PictureException(PictureState.MISSING, null, e);
		}
	}

	private static Look onDisk(Path file) throws IOException {
		BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
		return new Look(attributes.size(), attributes.lastModifiedTime().toMillis());
	}

	private Pixels make(String content) {
		byte[] bytes = pictures.read(content);
		Pixels small;
		try {
			BufferedImage image = ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes)));
			if (image == null) {
				throw new PictureException(PictureState.DAMAGED, pictures.file(content), null);
			}
			small = Pixels.of(image).shrunk(EDGE);
		} catch (IOException e) {
			throw new PictureException(PictureState.DAMAGED, pictures.file(content), e);
		}
		write(file(content), small, look(content));
		return small;
	}

	/** A study whose disk is full can still be looked at; that is said once. */
	private void write(Path file, Pixels small, Look look) {
		Path half = file.resolveSibling('.' + UUID.randomUUID().toString());
		try {
			byte[] jpeg = encode(small);
			ByteBuffer bytes = ByteBuffer.allocate(jpeg.length + TRAILER).put(jpeg).putLong(look.size).putLong(look.changed);
			bytes.putLong(checksum(bytes.array(), bytes.position()));
			Files.createDirectories(file.getParent());
			Files.write(half, bytes.array());
			Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} catch (IOException e) {
			remove(half, e);
			if (!told.getAndSet(true)) {
				ILog.of(ThumbnailFiles.class).warn("Small versions of pictures cannot be kept in " + folder + ", so each is made again: "
						+ Reasons.of(e), e);
			}
		}
	}

	private static void remove(Path half, IOException failure) {
		try {
			Files.deleteIfExists(half);
		} catch (IOException e) {
			failure.addSuppressed(e);
		}
	}

	private static byte[] encode(Pixels small) throws IOException {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
			ImageWriteParam parameters = writer.getDefaultWriteParam();
			parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
			parameters.setCompressionQuality(QUALITY);
			writer.setOutput(stream);
			writer.write(null, new IIOImage(small.toBufferedImage(), null, null), parameters);
		} finally {
			writer.dispose();
		}
		return out.toByteArray();
	}

	private static long checksum(byte[] bytes, int length) {
		CRC32 crc = new CRC32();
		crc.update(bytes, 0, length);
		return crc.getValue();
	}

	/** What a file holds; {@code null} when there is none, it is damaged, or its picture has changed. */
	private static Pixels read(Path file, Look look) {
		byte[] bytes = whole(file, look);
		if (bytes == null) {
			return null;
		}
		ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
		try {
			reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes, 0, bytes.length - TRAILER)), true, true);
			return Pixels.of(reader.read(0));
		} catch (IOException _) {
			// Made again, which says what is wrong with the picture, if anything is.
			return null;
		} finally {
			reader.dispose();
		}
	}

	private static boolean isThere(Path file, Look look) {
		return whole(file, look) != null;
	}

	private static byte[] whole(Path file, Look look) {
		try {
			byte[] bytes = Files.readAllBytes(file);
			if (bytes.length <= TRAILER) {
				return null;
			}
			ByteBuffer trailer = ByteBuffer.wrap(bytes, bytes.length - TRAILER, TRAILER);
			boolean same = look.equals(new Look(trailer.getLong(), trailer.getLong()));
			return same && trailer.getLong() == checksum(bytes, bytes.length - Long.BYTES) ? bytes : null;
		} catch (IOException _) {
			// None is there, or none that can be read: it is made again.
			return null;
		}
	}
}
