package org.zipp.generation.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zipp.generation.Picture;

class PictureBytesTest {

	private static Picture picture() {
		int[] argb = new int[40 * 30];
		for (int i = 0; i < argb.length; i++) {
			argb[i] = 0xff000000 | i * 7919 & 0xffffff;
		}
		return new Picture(argb, 40, 30);
	}

	private static byte[] written(BufferedImage image, String kind) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		assertTrue(ImageIO.write(image, kind, out));
		return out.toByteArray();
	}

	private static byte[] withChunk(byte[] png, String type, byte[] data) {
		ByteBuffer out = ByteBuffer.allocate(png.length + data.length + 12);
		int behindHeader = 8 + 25;
		out.put(png, 0, behindHeader).putInt(data.length);
		byte[] named = ByteBuffer.allocate(4 + data.length).put(type.getBytes(StandardCharsets.US_ASCII)).put(data).array();
		CRC32 sum = new CRC32();
		sum.update(named);
		out.put(named).putInt((int) sum.getValue()).put(png, behindHeader, png.length - behindHeader);
		return out.array();
	}

	@ParameterizedTest
	@ValueSource(strings = { "tEXt", "iTXt", "eXIf", "zTXt", "tIME" })
	void whatStandsBesideThePixelsIsGone(String type) throws NoPictureException {
		String told = "parameters\0condition personal, seed 42";
		byte[] png = withChunk(picture().toPng(), type, told.getBytes(StandardCharsets.ISO_8859_1));
		byte[] kept = PictureBytes.read(png).toPng();
		assertTrue(new String(png, StandardCharsets.ISO_8859_1).contains(type));
		assertFalse(new String(kept, StandardCharsets.ISO_8859_1).contains(type) || new String(kept, StandardCharsets.ISO_8859_1)
				.contains("personal"));
		assertArrayEquals(picture().argb(), PictureBytes.read(kept).argb());
	}

	@Test
	void whatIsTransparentStandsOnWhite() throws IOException, NoPictureException {
		BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
		image.setRGB(0, 0, 0x00000000);
		image.setRGB(1, 0, 0x80ff0000);
		assertArrayEquals(new int[] { 0xffffffff, 0xffff7f7f }, PictureBytes.read(written(image, "png")).argb());
	}

	@Test
	void greyStaysAsDarkAsItIs() throws IOException, NoPictureException {
		BufferedImage bytes = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
		bytes.getRaster().setSample(0, 0, 0, 100);
		assertEquals(0xff646464, PictureBytes.read(written(bytes, "png")).argb()[0]);
		BufferedImage words = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
		words.getRaster().setSample(0, 0, 0, 100 * 257);
		assertEquals(0xff646464, PictureBytes.read(written(words, "png")).argb()[0]);
	}

	@Test
	void aJpegIsTakenAndACutOneIsNot() throws IOException, NoPictureException {
		BufferedImage image = new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB);
		image.setRGB(0, 0, 200, 100, new Random(1).ints(20_000, 0, 0x1000000).toArray(), 0, 200);
		byte[] jpeg = written(image, "jpeg");
		assertEquals(200, PictureBytes.read(jpeg).width());
		for (int length : new int[] { 20, jpeg.length / 3, jpeg.length * 9 / 10 }) {
			assertTrue(assertThrows(NoPictureException.class, () -> PictureBytes.read(Arrays.copyOf(jpeg, length)), "cut to " + length).isCut());
		}
	}

	@Test
	void whatIsNoPictureIsSaidToBeNone() {
		assertTrue(assertThrows(NoPictureException.class, () -> PictureBytes.read("{\"error\":1}".getBytes())).getMessage()
				.contains("{\"error\":1}"));
		assertTrue(assertThrows(NoPictureException.class, () -> PictureBytes.read(new byte[0])).getMessage().contains("empty"));
		assertTrue(assertThrows(NoPictureException.class, () ->
				PictureBytes.read("\0\0\0\u0020ftypavif....".getBytes(StandardCharsets.ISO_8859_1))).getMessage()
				.contains("AVIF"));
		byte[] png = picture().toPng();
		assertTrue(assertThrows(NoPictureException.class, () -> PictureBytes.read(Arrays.copyOf(png, png.length - 20))).isCut());
	}

	@Test
	void aPictureThatWouldFillTheMemoryIsRefusedUnpacked() {
		byte[] gif = { 'G', 'I', 'F', '8', '9', 'a', (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0, 0, 0, 0x2c, 0, 0, 0, 0, (byte) 0xff,
				(byte) 0xff, (byte) 0xff,
				(byte) 0xff, 0, 2, 0, 0x3b };
		assertTrue(assertThrows(NoPictureException.class, () -> PictureBytes.read(gif)).getMessage().contains("65535 × 65535"));
	}
}
