package org.zipp.ui.widgets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.store.ImageRepository;
import org.zipp.store.PictureException;
import org.zipp.store.StudyStore;
import org.zipp.ui.TestStudy;
import org.zipp.ui.context.Services;

/** Each small version is made once, and again when it is damaged or its picture has changed. */
class ThumbnailFilesTest {

	@TempDir
	Path temp;

	private StudyStore store;
	/** How often the picture itself was read. */
	private final AtomicInteger reads = new AtomicInteger();
	private ThumbnailFiles files;

	@BeforeEach
	void open() {
		store = Services.stores().open(TestStudy.make(temp.resolve("study")));
		ImageRepository counting = (ImageRepository) Proxy.newProxyInstance(ImageRepository.class.getClassLoader(),
				new Class<?>[] { ImageRepository.class }, (proxy, method, args) -> {
					if (method.getName().equals("read")) {
						reads.incrementAndGet();
					}
					try {
						return method.invoke(store.images(), args);
					} catch (InvocationTargetException e) {
						throw e.getCause();
					}
				});
		files = new ThumbnailFiles(counting, temp.resolve("small"));
	}

	@AfterEach
	void close() {
		store.close();
	}

	private String save(BufferedImage image) throws IOException {
		ByteArrayOutputStream png = new ByteArrayOutputStream();
		ImageIO.write(image, "png", png);
		return store.images().save(TestStudy.key(1), image.getWidth(), image.getHeight(), png.toByteArray(), "test", 0).content();
	}

	/** 600 × 400, left half red, right half blue. */
	private static BufferedImage halves(int type) {
		BufferedImage image = new BufferedImage(600, 400, type);
		for (int y = 0; y < 400; y++) {
			for (int x = 0; x < 600; x++) {
				image.setRGB(x, y, x < 300 ? 0xffc02020 : 0xff2020c0);
			}
		}
		return image;
	}

	private static void assertNear(int expected, int actual) {
		for (int shift = 0; shift <= 16; shift += 8) {
			assertEquals(expected >> shift & 0xff, actual >> shift & 0xff, 12, Integer.toHexString(actual));
		}
	}

	@Test
	void isMadeOnceAndLooksLikeItsPicture() throws IOException {
		String content = save(halves(BufferedImage.TYPE_INT_RGB));
		for (int i = 0; i < 3; i++) {
			Pixels small = files.get(content);
			assertEquals(List.of(256, 170), List.of(small.width(), small.height()));
			assertNear(0xc02020, small.rgb()[80 * 256 + 40]);
			assertNear(0x2020c0, small.rgb()[80 * 256 + 220]);
		}
		assertFalse(files.prepare(content));
		assertEquals(1, reads.get());
		assertTrue(new ThumbnailFiles(store.images(), temp.resolve("elsewhere")).prepare(content));
	}

	@Test
	void whatIsTransparentLiesOnWhite() throws IOException {
		BufferedImage image = halves(BufferedImage.TYPE_INT_ARGB);
		image.setRGB(0, 0, 600, 400, new int[600], 0, 0);
		assertEquals(0xffffff, files.get(save(image)).rgb()[1000] & 0xffffff);
	}

	@Test
	void damagedOnesAreMadeAgain() throws IOException {
		String content = save(halves(BufferedImage.TYPE_INT_RGB));
		int[] right = files.get(content).rgb();
		Path file = files.file(content);
		byte[] whole = Files.readAllBytes(file);
		byte[] other = whole.clone();
		other[whole.length / 2] ^= 0x40;
		int made = 1;
		for (byte[] damaged : List.of(Arrays.copyOf(whole, whole.length / 2), new byte[0], new byte[100], other)) {
			Files.write(file, damaged);
			// It was decoded when it was made before, so that it need not be the same to the bit.
			int[] again = files.get(content).rgb();
			assertNear(right[80 * 256 + 40], again[80 * 256 + 40]);
			assertEquals(++made, reads.get());
			assertFalse(files.prepare(content), "it is whole again");
		}
	}

	@Test
	void aPictureThatIsGoneOrDamagedIsNotShownFromMemory() throws IOException {
		String content = save(halves(BufferedImage.TYPE_INT_RGB));
		files.get(content);
		Path picture = store.images().file(content);
		byte[] whole = Files.readAllBytes(picture);
		Files.write(picture, Arrays.copyOf(whole, whole.length - 20));
		assertEquals("damaged", assertThrows(PictureException.class, () -> files.get(content)).word());
		Files.delete(picture);
		assertEquals("missing", assertThrows(PictureException.class, () -> files.get(content)).word());
		assertEquals("missing", assertThrows(PictureException.class, () -> files.get("no hash")).word());
		Files.write(picture, whole);
		assertEquals(256, files.get(content).width());
	}

	@Test
	void thoseOfPicturesThatAreGoneGoToo() throws IOException {
		String content = save(halves(BufferedImage.TYPE_INT_RGB));
		files.get(content);
		files.keepOnly(Set.of(content));
		assertTrue(Files.exists(files.file(content)));
		files.keepOnly(Set.of());
		assertFalse(Files.exists(files.file(content)));
	}
}
