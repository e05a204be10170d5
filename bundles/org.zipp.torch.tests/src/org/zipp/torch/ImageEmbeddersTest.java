package org.zipp.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntBinaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zipp.core.ZippException;
import org.zipp.core.compute.ImageEmbedder;
import org.zipp.core.compute.ImageEmbedders;

class ImageEmbeddersTest {

	private static final int MOST_LEVELS = 256;

	private final ImageEmbedders embedders = new ImageEmbeddersComponent(new TorchRuntime());

	@TempDir
	private Path folder;

	/** The folder that {@code image-encoder/make.py} made, with its TorchScript or ONNX model. */
	private Path model(String kind) throws IOException {
		copy("model." + kind, "model." + kind);
		copy("image-model-" + kind + ".json", ImageModelFolder.DESCRIPTION);
		return folder;
	}

	private void copy(String resource, String name) throws IOException {
		try (InputStream in = ImageEmbeddersTest.class.getResourceAsStream("image-encoder/" + resource)) {
			Files.copy(in, folder.resolve(name));
		}
	}

	private static BufferedImage picture(int width, int height, IntBinaryOperator rgb) {
		BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				picture.setRGB(x, y, rgb.applyAsInt(x, y));
			}
		}
		return picture;
	}

	/** The picture of {@code make.py}. */
	private static BufferedImage waves(int width, int height) {
		return picture(width, height, (x, y) -> {
			int rgb = 0;
			for (int c = 0; c < 3; c++) {
				rgb = rgb << 8 | (x * 7 + y * 3 + 40 * c) % 200 + (x + y < 9 ? 55 : 0);
			}
			return rgb;
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "pt", "onnx" })
	void aModelGivesWhatPythonGives(String kind) throws IOException {
		List<BufferedImage> pictures = new ArrayList<>();
		List<float[]> expected = new ArrayList<>();
		try (BufferedReader in = new BufferedReader(new InputStreamReader(
				ImageEmbeddersTest.class.getResourceAsStream("image-encoder/expected.csv"), StandardCharsets.UTF_8))) {
			for (String line : in.lines().toList()) {
				String[] cells = line.split(",");
				pictures.add(waves(Integer.parseInt(cells[0]), Integer.parseInt(cells[1])));
				float[] row = new float[cells.length - 2];
				for (int d = 0; d < row.length; d++) {
					row[d] = Float.parseFloat(cells[d + 2]);
				}
				expected.add(row);
			}
		}
		assertEquals(4, expected.size());
		try (ImageEmbedder embedder = embedders.open(model(kind))) {
			assertEquals("tiny encoder", embedder.model());
			assertEquals(6, embedder.dimension());
			assertEquals(16, embedder.inputSize());
			float[][] rows = embedder.embed(pictures);
			for (int i = 0; i < rows.length; i++) {
				assertArrayEquals(expected.get(i), rows[i], 2e-5f, "picture " + i);
				assertArrayEquals(rows[i], embedder.embed(List.of(pictures.get(i)))[0], "neighbours change nothing");
			}
			assertEquals(0, embedder.embed(List.of()).length);
		}
	}

	@Test
	void aClosedEmbedderRefuses() throws IOException {
		ImageEmbedder embedder = embedders.open(model("pt"));
		embedder.close();
		embedder.close();
		List<BufferedImage> pictures = List.of(waves(20, 20));
		assertThrows(IllegalStateException.class, () -> embedder.embed(pictures));
	}

	@Test
	void theFingerprintFollowsTheModel() throws IOException {
		Path place = model("pt");
		String first;
		try (ImageEmbedder embedder = embedders.open(place)) {
			first = embedder.fingerprint();
		}
		Path description = place.resolve(ImageModelFolder.DESCRIPTION);
		Files.writeString(description, Files.readString(description).replace("0.48", "0.49"));
		try (ImageEmbedder embedder = embedders.open(place)) {
			assertNotEquals(first, embedder.fingerprint());
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "\"name\": \"tiny encoder\"|\"title\": \"x\"|no name", //
			"model.pt|model.bin|names no file", "model.pt|other.pt|no model file", "\"size\": 16|\"size\": 0|no size",
			"\"mean\": [0.48,|\"mean\": [|three numbers as mean", "[0.27,|[0,|positive numbers as std",
			"\"dimension\": 6|\"dimension\": 7|not (1, 7)", "\"output\": 1|\"output\": 2|has 2 outputs",
			"\"output\": 1|\"output\": 0|gives shape", "16|sixteen|cannot be read" })
	void wrongDescriptionsAreExplained(String right, String wrong, String says) throws IOException {
		Path place = model("pt");
		Path description = place.resolve(ImageModelFolder.DESCRIPTION);
		String text = Files.readString(description);
		assertTrue(text.contains(right));
		Files.writeString(description, text.replace(right, wrong));
		ZippException e = assertThrows(ZippException.class, () -> embedders.open(place));
		assertTrue(e.getMessage().contains(says), e.getMessage());
		assertTrue(e.file().startsWith(place));
	}

	@ParameterizedTest
	@ValueSource(strings = { "pt", "onnx" })
	void whatIsNoModelIsNamed(String kind) throws IOException {
		ZippException e = assertThrows(ZippException.class, () -> embedders.open(folder));
		assertTrue(e.getMessage().contains(ImageModelFolder.DESCRIPTION), e.getMessage());
		Path file = model(kind).resolve("model." + kind);
		Files.writeString(file, "no model at all");
		e = assertThrows(ZippException.class, () -> embedders.open(folder));
		assertEquals(file, e.file());
	}

	private static double cosine(float[] a, float[] b) {
		double sum = 0;
		for (int d = 0; d < a.length; d++) {
			sum += (double) a[d] * b[d];
		}
		return sum;
	}

	@Test
	void theStandInSaysThatItIsOne() {
		try (ImageEmbedder standIn = embedders.open(null)) {
			assertEquals("stand-in colour+texture, no CLIP", standIn.model());
			float[][] rows = standIn.embed(List.of(waves(300, 200), waves(9, 500), picture(1, 1, (_, _) -> 0),
					picture(70, 70, (_, _) -> 0x777777)));
			for (float[] row : rows) {
				assertEquals(standIn.dimension(), row.length);
				assertEquals(1, cosine(row, row), 1e-5);
			}
		}
	}

	@Test
	void theStandInTellsColoursTexturesAndLayoutsApart() {
		IntBinaryOperator warm = (x, y) -> 0xC06020 + (x + y) % 8;
		IntBinaryOperator cool = (x, y) -> 0x2060C0 + ((x + y) % 8 << 16);
		BufferedImage upright = picture(64, 64, (x, _) -> x / 4 % 2 == 0 ? 0x303030 : 0xD0D0D0);
		BufferedImage level = picture(64, 64, (_, y) -> y / 4 % 2 == 0 ? 0x303030 : 0xD0D0D0);
		BufferedImage darkAbove = picture(64, 64, (_, y) -> y < 32 ? 0x303030 : 0xD0D0D0);
		BufferedImage darkBelow = picture(64, 64, (_, y) -> y >= 32 ? 0x303030 : 0xD0D0D0);
		try (ImageEmbedder standIn = embedders.open(null)) {
			float[][] v = standIn.embed(List.of(picture(64, 64, warm), picture(256, 256, warm), picture(64, 64, cool), upright,
					level, darkAbove, darkBelow));
			assertTrue(cosine(v[0], v[1]) > 0.98, "size does not matter");
			assertTrue(cosine(v[0], v[2]) < 0.5, "colours do: " + cosine(v[0], v[2]));
			assertTrue(cosine(v[3], v[4]) < 0.75, "directions do: " + cosine(v[3], v[4]));
			assertTrue(cosine(v[5], v[6]) < 0.75, "places do: " + cosine(v[5], v[6]));
			assertTrue(cosine(v[5], v[6]) < cosine(v[5], v[5]) - 0.2);
		}
	}

	@Test
	void coloursInLabAreThePublishedOnes() {
		// sRGB primaries and white under D65.
		float[] lab = Lab.of(Pixels.of(picture(4, 1, (x, _) -> new int[] { 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFFFF }[x])));
		float[][] expected = { { 53.24f, 80.09f, 67.20f }, { 87.73f, -86.18f, 83.18f }, { 32.30f, 79.19f, -107.86f },
				{ 100, 0, 0 } };
		for (int p = 0; p < expected.length; p++) {
			assertArrayEquals(expected[p], new float[] { lab[p], lab[4 + p], lab[8 + p] }, 0.02f);
		}
	}

	@Test
	void greyFilesMeanTheSameAsGreyColours() {
		BufferedImage grey = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
		BufferedImage deep = new BufferedImage(16, 16, BufferedImage.TYPE_USHORT_GRAY);
		for (int i = 0; i < MOST_LEVELS; i++) {
			grey.getRaster().setSample(i % 16, i / 16, 0, i);
			deep.getRaster().setSample(i % 16, i / 16, 0, i * 257);
		}
		float[] colour = Pixels.of(picture(16, 16, (x, y) -> (y * 16 + x) * 0x010101)).values();
		assertArrayEquals(colour, Pixels.of(grey).values(), 1e-6f);
		assertArrayEquals(colour, Pixels.of(deep).values(), 1e-6f);
	}

	@Test
	void transparentPartsAreWhite() {
		BufferedImage picture = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
		picture.setRGB(1, 0, 0x80FF0000);
		float half = 1 - 128 / 255f;
		assertArrayEquals(new float[] { 1, 1, 1, half, 1, half }, Pixels.of(picture).values(), 1e-6f);
	}

	@Test
	void anEvenPictureStaysEvenInAnySize() {
		Pixels even = Pixels.of(picture(37, 23, (_, _) -> 0x336699));
		for (int side : new int[] { 5, 16, 224 }) {
			Pixels square = even.square(side);
			assertEquals(side, square.width());
			assertEquals(side, square.height());
			float[] values = square.values();
			assertFalse(Arrays.equals(new float[values.length], values));
			for (int i = 0; i < values.length; i++) {
				assertEquals(new float[] { 0.2f, 0.4f, 0.6f }[i / (side * side)], values[i], 1e-5f);
			}
		}
	}
}
