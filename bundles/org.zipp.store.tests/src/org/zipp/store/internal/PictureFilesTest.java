package org.zipp.store.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zipp.core.PngCheck;
import org.zipp.core.StudyDirectory;
import org.zipp.store.PictureException;
import org.zipp.store.PictureState;

class PictureFilesTest {

	@TempDir
	Path folder;

	private PictureFiles files;

	@BeforeEach
	void open() {
		files = new PictureFiles(new StudyDirectory(folder));
	}

	private static byte[] png(int seed, int type, boolean interlaced) throws IOException {
		BufferedImage image = new BufferedImage(37, 23, type);
		Random random = new Random(seed);
		for (int y = 0; y < image.getHeight(); y++) {
			for (int x = 0; x < image.getWidth(); x++) {
				image.setRGB(x, y, random.nextInt());
			}
		}
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
		ImageWriteParam how = writer.getDefaultWriteParam();
		how.setProgressiveMode(interlaced ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
		try (MemoryCacheImageOutputStream to = new MemoryCacheImageOutputStream(out)) {
			writer.setOutput(to);
			writer.write(null, new IIOImage(image, null, null), how);
		} finally {
			writer.dispose();
		}
		return out.toByteArray();
	}

	private static byte[] png(int seed) throws IOException {
		return png(seed, BufferedImage.TYPE_INT_RGB, false);
	}

	@ParameterizedTest
	@ValueSource(ints = { BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_BYTE_GRAY,
			BufferedImage.TYPE_BYTE_BINARY, BufferedImage.TYPE_BYTE_INDEXED, BufferedImage.TYPE_USHORT_GRAY })
	void picturesOfEveryKindAreWhole(int type) throws IOException {
		assertTrue(PngCheck.isWhole(png(1, type, false)));
		assertTrue(PngCheck.isWhole(png(1, type, true)));
	}

	@Test
	void noPictureCutShortIsWhole() throws IOException {
		byte[] png = png(1);
		for (int length = 0; length < png.length; length++) {
			assertFalse(PngCheck.isWhole(Arrays.copyOf(png, length)), "cut to " + length);
		}
	}

	@Test
	void noPictureWithAChangedByteIsWhole() throws IOException {
		byte[] png = png(1);
		for (int at = 0; at < png.length; at++) {
			png[at] ^= 0x10;
			assertFalse(PngCheck.isWhole(png), "changed at " + at);
			png[at] ^= 0x10;
		}
	}

	@Test
	void tellsWhatBecameOfAFile() throws IOException {
		String content = files.write(png(1));
		Path file = files.file(content);
		assertEquals(PictureState.WHOLE, files.state(content));
		byte[] other = png(2);
		Files.write(file, other);
		assertEquals(PictureState.DAMAGED, files.state(content), "another picture under this name");
		Files.write(file, Arrays.copyOf(png(1), 200));
		assertEquals(PictureState.DAMAGED, files.state(content));
		Files.write(file, new byte[0]);
		assertEquals(PictureState.DAMAGED, files.state(content));
		Files.delete(file);
		assertEquals(PictureState.MISSING, files.state(content));
		assertEquals(PictureState.MISSING, files.state(""), "a trial without a picture");
		Files.createDirectory(file);
		assertEquals(PictureState.DAMAGED, files.state(content));
	}

	@Test
	void bytesThatAreNoPictureAreDamagedThoughNamedRight() {
		String content = files.write("<svg/>".getBytes(StandardCharsets.UTF_8));
		assertEquals(PictureState.DAMAGED, files.state(content));
	}

	@Test
	void readsWhatIsWholeAndNothingElse() throws IOException {
		byte[] png = png(1);
		String content = files.write(png);
		assertArrayEquals(png, files.read(content));
		Files.write(files.file(content), Arrays.copyOf(png, png.length - 40));
		PictureException damaged = assertThrows(PictureException.class, () -> files.read(content));
		assertEquals(PictureState.DAMAGED, damaged.state());
		assertTrue(damaged.getMessage().contains("damaged") && damaged.getMessage().contains(content), damaged.getMessage());
		Files.delete(files.file(content));
		PictureException missing = assertThrows(PictureException.class, () -> files.read(content));
		assertEquals("missing", missing.word());
	}

	@Test
	void damagedFileIsReplacedWhenThePictureIsMadeAgain() throws IOException {
		byte[] png = png(1);
		String content = files.write(png);
		Files.write(files.file(content), Arrays.copyOf(png, 100));
		assertEquals(content, files.write(png));
		assertArrayEquals(png, Files.readAllBytes(files.file(content)));
	}

	@Test
	void looksAtManyAndReadsOnlyWhatChanged() throws IOException {
		String a = files.write(png(1));
		String b = files.write(png(2));
		String c = files.write(png(3));
		Files.delete(files.file(c));
		Map<String, PictureState> wanted = Map.of(a, PictureState.WHOLE, b, PictureState.WHOLE, c, PictureState.MISSING);
		assertEquals(wanted, states(files, false, a, b, c, a));
		// The same size and time: a quick look takes it as it was, a thorough one does not.
		Path file = files.file(a);
		FileTime time = Files.getLastModifiedTime(file);
		byte[] bytes = Files.readAllBytes(file);
		bytes[bytes.length / 2] ^= 1;
		Files.write(file, bytes);
		Files.setLastModifiedTime(file, time);
		PictureFiles next = new PictureFiles(new StudyDirectory(folder));
		assertEquals(wanted, states(next, false, a, b, c), "noted by the run before");
		assertEquals(PictureState.DAMAGED, states(next, true, a).get(a));
		assertEquals(PictureState.DAMAGED, states(new PictureFiles(new StudyDirectory(folder)), false, a).get(a));
		Files.setLastModifiedTime(files.file(b), FileTime.from(Instant.EPOCH));
		Files.write(files.file(b), new byte[] { 1 });
		assertEquals(PictureState.DAMAGED, states(next, false, b).get(b));
	}

	private static Map<String, PictureState> states(PictureFiles files, boolean thorough, String... contents) {
		return files.states(List.of(contents), thorough, true, SubMonitor.convert(null));
	}

	/** Being interrupted says nothing of a picture, and is no failure of the disk. */
	@Test
	void anInterruptedThreadReadsOnAndStopsWriting() throws IOException {
		String content = files.write(png(3));
		Thread.currentThread().interrupt();
		try {
			assertEquals(PictureState.WHOLE, files.state(content));
			assertEquals(content, files.write(png(3)));
			assertThrows(OperationCanceledException.class, () -> files.write(png(4)));
		} finally {
			assertTrue(Thread.interrupted(), "it stays interrupted");
		}
		assertEquals(PictureState.WHOLE, files.state(content));
		try (Stream<Path> left = Files.list(folder.resolve("temp"))) {
			assertEquals(0, left.count());
		}
		files.write(png(4));
	}

	@Test
	void lookingCanBeStopped() throws IOException {
		String content = files.write(png(1));
		NullProgressMonitor monitor = new NullProgressMonitor();
		monitor.setCanceled(true);
		assertThrows(OperationCanceledException.class,
				() -> files.states(List.of(content), false, true, SubMonitor.convert(monitor)));
	}

	@Test
	void spoiltNotesAreNotBelieved() throws IOException {
		String content = files.write(png(1));
		Path notes = folder.resolve("temp/checked-pictures.tsv");
		Files.writeString(notes, "no\tnote\n" + content + "\t9\n");
		assertEquals(PictureState.WHOLE, states(files, false, content).get(content));
		assertTrue(Files.readString(notes).startsWith(content + '\t' + Files.size(files.file(content)) + '\t'));
	}
}
