package org.zipp.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zipp.core.Hashes;
import org.zipp.core.ZippException;

class WeightsTest {

	private static final float[] SPECIAL = { 0f, -0f, 1f, -1.5f, Float.MIN_VALUE, Float.MIN_NORMAL, Float.MAX_VALUE,
			Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN, 1f / 3, 65504f };

	private final TorchRuntime torch = new TorchRuntime();

	@TempDir
	private Path folder;

	private Path file() {
		return folder.resolve("model.safetensors");
	}

	private static ByteBuffer bytes(int n) {
		return ByteBuffer.allocate(n).order(ByteOrder.LITTLE_ENDIAN);
	}

	/** Bit by bit, so that -0 is not 0; NaNs are one. */
	private static void assertSame(float[] expected, float[] actual) {
		assertArrayEquals(bits(expected), bits(actual), () -> Arrays.toString(expected) + " and " + Arrays.toString(actual));
	}

	private static int[] bits(float[] values) {
		int[] bits = new int[values.length];
		for (int i = 0; i < bits.length; i++) {
			bits[i] = Float.floatToIntBits(values[i]);
		}
		return bits;
	}

	private void assertLoads(Path path, String name, float[] expected) {
		try (Weights w = Weights.open(path)) {
			assertSame(expected, w.floats(name));
			for (Precision precision : Precision.values()) {
				try (TensorScope scope = torch.scope(precision)) {
					Tensor t = w.load(scope, name);
					assertArrayEquals(w.shape(name), t.shape());
					float[] rounded = expected.clone();
					for (int i = 0; i < rounded.length && precision.bytes() == Short.BYTES; i++) {
						rounded[i] = Float.float16ToFloat(Float.floatToFloat16(rounded[i]));
					}
					assertSame(rounded, t.toFloats());
				}
			}
		}
	}

	@Test
	void floatsKeepEveryValue() throws IOException {
		assertLoads(new SafetensorsWriter().put("a", SPECIAL, 3, 4).write(file()), "a", SPECIAL);
	}

	@Test
	void halfFloatsAreWidenedExactly() throws IOException {
		ByteBuffer data = bytes(2 * (1 << 16));
		float[] expected = new float[1 << 16];
		for (int i = 0; i < expected.length; i++) {
			data.putShort((short) i);
			expected[i] = Float.float16ToFloat((short) i);
		}
		assertLoads(new SafetensorsWriter().put("h", "F16", data.array(), 256, 256).write(file()), "h", expected);
		assertEquals(5.9604645e-8f, expected[1], "the smallest subnormal");
	}

	@Test
	void everyBrainFloatIsWidenedByUs() throws IOException {
		ByteBuffer data = bytes(2 * (1 << 16));
		float[] expected = new float[1 << 16];
		for (int i = 0; i < expected.length; i++) {
			data.putShort((short) i);
			expected[i] = Float.intBitsToFloat(i << 16);
		}
		assertLoads(new SafetensorsWriter().put("b", "BF16", data.array(), 1 << 16).write(file()), "b", expected);
	}

	@Test
	void doublesAndIntegersAreRead() throws IOException {
		double[] doubles = { Double.MIN_VALUE, -0.0, Math.PI, Double.NaN, Double.NEGATIVE_INFINITY, 1e300 };
		ByteBuffer f64 = bytes(48);
		for (double d : doubles) {
			f64.putDouble(d);
		}
		Path path = new SafetensorsWriter().put("f64", "F64", f64.array(), 6)
				.put("i64", "I64", bytes(16).putLong(-5).putLong(1L << 40).array(), 2)
				.put("u64", "U64", bytes(16).putLong(-1).putLong(7).array(), 2)
				.put("i32", "I32", bytes(8).putInt(Integer.MIN_VALUE).putInt(3).array(), 2)
				.put("u32", "U32", bytes(8).putInt(-1).putInt(3).array(), 2)
				.put("i16", "I16", bytes(4).putShort((short) -2).putShort((short) 9).array(), 2)
				.put("u16", "U16", bytes(4).putShort((short) -2).putShort((short) 9).array(), 2)
				.put("i8", "I8", new byte[] { -3, 3 }, 2).put("u8", "U8", new byte[] { -3, 3 }, 2)
				.put("bool", "BOOL", new byte[] { 0, 1 }, 2).put("none", new float[0], 2, 0).put("one", new float[] { 4 }).write(file());
		try (Weights w = Weights.open(path); TensorScope scope = torch.scope(Precision.FLOAT64)) {
			assertArrayEquals(doubles, w.doubles("f64"));
			assertArrayEquals(doubles, w.load(scope, "f64").toDoubles());
			assertArrayEquals(new double[] { -5, 1L << 40 }, w.doubles("i64"));
			assertArrayEquals(new double[] { 0x1p64, 7 }, w.doubles("u64"));
			assertArrayEquals(new double[] { Integer.MIN_VALUE, 3 }, w.doubles("i32"));
			assertArrayEquals(new double[] { 4294967295.0, 3 }, w.doubles("u32"));
			assertArrayEquals(new double[] { -2, 9 }, w.doubles("i16"));
			assertArrayEquals(new double[] { 65534, 9 }, w.doubles("u16"));
			assertArrayEquals(new double[] { -3, 3 }, w.doubles("i8"));
			assertArrayEquals(new double[] { 253, 3 }, w.doubles("u8"));
			assertArrayEquals(new double[] { 0, 1 }, w.doubles("bool"));
			for (String name : w.names()) {
				assertArrayEquals(w.doubles(name), w.load(scope, name).toDoubles(), name);
				assertArrayEquals(w.shape(name), w.load(scope, name).shape(), name);
			}
			assertEquals(26 - 1, w.parameters());
			assertEquals(Set.of("f64", "i64", "u64", "i32", "u32", "i16", "u16", "i8", "u8", "bool", "none", "one"), w.names());
		}
	}

	@Test
	void numbersAtOddPlacesAreCopied() throws IOException {
		SafetensorsWriter writer = new SafetensorsWriter().put("odd", "U8", new byte[] { 1 }, 1).put("a", SPECIAL, 12);
		assertLoads(writer.write(file()), "a", SPECIAL);
		assertLoads(writer.write(file(), writer.header() + "  "), "a", SPECIAL);
	}

	@Test
	void tensorsOutliveTheWeightsAndTheFilesAreLetGo() throws IOException {
		Path path = new SafetensorsWriter().put("a", SPECIAL, 12).putHalf("h", new float[] { 2 }, 1).write(file());
		Weights w = Weights.open(path);
		try (TensorScope scope = torch.scope()) {
			try (TensorScope child = scope.child()) {
				assertEquals(2, w.load(child, "h").value());
				w.load(child, "a");
			}
			Tensor a = w.load(scope, "a");
			w.close();
			w.close();
			assertFalse(w.isUnmapped(), "a tensor still lies in the file");
			assertSame(SPECIAL, a.toFloats());
			assertThrows(IllegalStateException.class, () -> w.load(scope, "a"));
			assertThrows(IllegalStateException.class, () -> w.floats("a"));
		}
		assertTrue(w.isUnmapped());
	}

	/** Sparse: it takes a few kilobytes of disk. */
	@Test
	void filesOfManyGigabytesAreMapped() throws IOException {
		long big = (2L << 30) + 20;
		String header = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
				+ "\"x\":{\"dtype\":\"U8\",\"shape\":[" + big + "],\"data_offsets\":[8," + (8 + big) + "]},"
				+ "\"beyond2\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[" + (8 + big) + ',' + (20 + big) + "]},"
				+ "\"y\":{\"dtype\":\"BF16\",\"shape\":[2," + (big / 2) + "],\"data_offsets\":[" + (20 + big) + ',' + (20 + 3 * big) + "]},"
				+ "\"beyond4\":{\"dtype\":\"F16\",\"shape\":[1,3],\"data_offsets\":[" + (20 + 3 * big) + ',' + (26 + 3 * big) + "]}}";
		byte[] json = header.getBytes(StandardCharsets.UTF_8);
		long data = 8 + json.length;
		try (FileChannel out = FileChannel.open(file(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE,
				StandardOpenOption.SPARSE)) {
			out.write(bytes(8).putLong(json.length).flip(), 0);
			out.write(ByteBuffer.wrap(json), 8);
			out.write(bytes(12).putFloat(1.5f).putFloat(-2).putFloat(3e-40f).flip(), data + 8 + big);
			short one = Float.floatToFloat16(1);
			out.write(bytes(6).putShort(one).putShort(one).putShort(Float.floatToFloat16(-7)).flip(), data + 20 + 3 * big);
		}
		try (Weights w = Weights.open(file()); TensorScope scope = torch.scope()) {
			assertSame(new float[] { 1.5f, -2, 3e-40f }, w.load(scope, "beyond2").toFloats());
			assertSame(new float[] { 1, 1, -7 }, w.load(scope, "beyond4").toFloats());
			assertSame(new float[] { 1, 1, -7 }, w.floats("beyond4"));
			assertEquals(8 + 2 * big, w.parameters());
			assertEquals(big, w.shape("x")[0]);
			assertArrayEquals(new long[] { 2, big / 2 }, w.shape("y"));
			ZippException e = assertThrows(ZippException.class, () -> w.load(scope, "y"));
			assertTrue(e.getMessage().contains("'y'") && e.getMessage().contains("2 GiB"), e.getMessage());
			assertThrows(ZippException.class, () -> w.floats("x"));
		}
	}

	private void assertRefused(Path path, String... says) {
		ZippException e = assertThrows(ZippException.class, () -> Weights.open(path).close());
		assertEquals(path, e.file());
		for (String s : says) {
			assertTrue(e.getMessage().contains(s), e.getMessage());
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { //
			"[0,16]|[0,12]|'a'|needs 16 bytes", "[2,2]|[2,3]|'a'|needs 24 bytes", "F32|F64|'a'|needs 32 bytes",
			"F32|F8_E4M3|'a'|F8_E4M3", "F32|f32|'a'|'f32'", "[16,24]|[24,16]|'b'|no begin and end", "[16,24]|[8,16]|'b'|overlap",
			"[16,24]|[20,28]|'b'|gap of 4", "[16,24]|[16,24,32]|'b'|no begin and end", "[16,24]|[-8,0]|'b'|no number",
			"[16,24]|[\"16\",24]|'b'|no number", "[16,24]|[16.5,24]|'b'|no number", "[16,24]|[1e1,24]|'b'|no number",
			"[16,24]|[16,99999999999999999999]|'b'|no number", "[16,24]|16|'b'|no list",
			"[2,2]|[9000000000000000,9000000000000000]|'a'|more than any file", "[2,2]|[2,-2]|'a'|no number",
			"[2,2]|[4294967296,4294967296,0]|'a'|more than any file", "[2,2]|[0,9]|'a'|needs 0 bytes",
			"`\"b\"`|`\"a\"`|'a'|twice", "\"shape\":[2,2],|``|'a'|no shape", "\"dtype\":\"F32\",|``|'a'|no dtype",
			"\"shape\":[2,2]|\"shape\":[4],\"shape\":[2,2]|'a'|twice", "\"shape\":[2,2]|\"shape\":[2,2],\"x\":1|'a'|unknown",
			"}}|}}}|model|no JSON", "}}|}}[]|model|no JSON", "}}|}|model|no JSON", "{\"a\"|[\"a\"|model|begin with '{'" })
	void tamperedHeadersNameTheTensor(String right, String wrong, String name, String says) throws IOException {
		SafetensorsWriter writer = new SafetensorsWriter().put("a", new float[4], 2, 2).put("b", new float[2], 2);
		String header = writer.header();
		assertTrue(header.contains(right), header);
		int at = header.indexOf(right);
		String tampered = header.substring(0, at) + (wrong == null ? "" : wrong) + header.substring(at + right.length());
		assertRefused(writer.write(file(), tampered), name, says);
	}

	@Test
	void truncatedFilesNameTheTensor() throws IOException {
		SafetensorsWriter writer = new SafetensorsWriter().put("a", new float[4], 2, 2).put("b", new float[2], 2);
		byte[] all = Files.readAllBytes(writer.write(file()));
		for (int cut = 1; cut <= all.length; cut++) {
			Files.write(file(), Arrays.copyOf(all, all.length - cut));
			assertRefused(file(), cut <= 8 ? "inside the tensor 'b'" : cut <= 24 ? "inside the tensor 'a'"
					: all.length - cut < 10 ? "too short" : "cut off");
		}
		Files.write(file(), Arrays.copyOf(all, all.length + 3));
		assertRefused(file(), "3 bytes follow", "'b'");
		assertRefused(folder.resolve("other.safetensors"), "no such file");
	}

	@Test
	void whatIsNoSafetensorsFileIsExplained() throws IOException {
		assertRefused(Files.writeString(file(), "version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 12\n"), "git lfs pull");
		assertRefused(Files.writeString(file(), "PK\003\004 and a lot of other things"), "pickle", "save_file");
		assertRefused(Files.write(file(), bytes(16).putLong(100_000_001).put((byte) '{').array()), "100000001 bytes");
		assertRefused(Files.write(file(), bytes(16).putLong(-1).put((byte) '{').array()), "18446744073709551615 bytes");
		assertRefused(Files.write(file(), bytes(12).putLong(4).put("{\"\377\"".getBytes(StandardCharsets.ISO_8859_1)).array()), "UTF-8");
	}

	@ParameterizedTest
	@CsvSource({ "diffusion_pytorch_model.bin", "model.ckpt", "x.pth" })
	void picklesAreRefusedWithAdvice(String name) throws IOException {
		Files.writeString(folder.resolve(name), "x");
		ZippException e = assertThrows(ZippException.class, () -> Weights.open(folder, "diffusion_pytorch_model", ""));
		assertEquals(folder.resolve(name), e.file());
		assertTrue(e.getMessage().contains("pickle") && e.getMessage().contains("save_file"), e.getMessage());
		assertRefused(folder.resolve(name), "save_file");
	}

	@Test
	void variantsAreFoundAndNamed() throws IOException {
		SafetensorsWriter half = new SafetensorsWriter().putHalf("a", new float[] { 3 }, 1);
		half.write(folder.resolve("model.fp16.safetensors"));
		assertEquals(Set.of("fp16"), Weights.variants(folder, "model"));
		try (Weights w = Weights.open(folder, "model", "fp16")) {
			assertEquals(WeightType.F16, w.mainType());
		}
		ZippException e = assertThrows(ZippException.class, () -> Weights.open(folder, "model", ""));
		assertTrue(e.getMessage().contains("model.safetensors") && e.getMessage().contains("fp16"), e.getMessage());
		new SafetensorsWriter().put("a", new float[] { 3 }, 1).write(file());
		Files.writeString(folder.resolve("model.safetensors.index.ema.json"), "{}");
		assertEquals(Set.of("", "ema", "fp16"), Weights.variants(folder, "model"));
		e = assertThrows(ZippException.class, () -> Weights.open(folder, "other", ""));
		assertTrue(e.getMessage().contains("other.safetensors"), e.getMessage());
	}

	private Path sharded(String index) throws IOException {
		new SafetensorsWriter().put("a", new float[] { 1, 2 }, 2).write(folder.resolve("model-00001-of-00002.safetensors"));
		new SafetensorsWriter().put("b", new float[] { 3 }, 1).write(folder.resolve("model-00002-of-00002.safetensors"));
		return Files.writeString(folder.resolve("model.safetensors.index.json"), index);
	}

	private static final String INDEX = "{\"metadata\":{\"total_size\":12},\"weight_map\":{\"a\":\"model-00001-of-00002.safetensors\","
			+ "\"b\":\"model-00002-of-00002.safetensors\"}}";

	@Test
	void shardsAreOneSetOfWeights() throws IOException {
		Path index = sharded(INDEX);
		String first;
		try (Weights w = Weights.open(folder, "model", "")) {
			assertEquals(Set.of("a", "b"), w.names());
			assertSame(new float[] { 3 }, w.floats("b"));
			assertEquals(2, w.files().size());
			first = w.fingerprint();
		}
		assertEquals(Set.of(""), Weights.variants(folder, "model"));
		Files.move(index, folder.resolve("model.safetensors.index.fp16.json"));
		try (Weights w = Weights.open(folder, "model", "fp16")) {
			assertEquals(first, w.fingerprint());
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "model-00002-of|model-00003-of|'b'|missing",
			"model-00002-of|model-00001-of|'b'|does not hold", "\"model-00002|\"../model-00002|'b'|names no file",
			"\"b\"|\"a\"|'a'|twice", "weight_map|map|weight_map|no weight_map", "\"b\":|\"b\"|index|cannot be read" })
	void wrongIndexesNameTheTensor(String right, String wrong, String name, String says) throws IOException {
		assertTrue(INDEX.contains(right));
		sharded(INDEX.replace(right, wrong));
		ZippException e = assertThrows(ZippException.class, () -> Weights.open(folder, "model", "").close());
		assertTrue(e.getMessage().contains(name) && e.getMessage().contains(says), e.getMessage());
	}

	@Test
	void whatDoesNotBelongTogetherIsNamed() throws IOException {
		Path path = new SafetensorsWriter().put("a", new float[4], 2, 2).write(file());
		try (Weights w = Weights.open(path); TensorScope scope = torch.scope()) {
			assertEquals(4, w.load(scope, "a", 2, 2).toFloats().length);
			ZippException e = assertThrows(ZippException.class, () -> w.load(scope, "a", 4, 1));
			assertTrue(e.getMessage().contains("'a'") && e.getMessage().contains("[4, 1]"), e.getMessage());
			for (Runnable r : List.<Runnable>of(() -> w.load(scope, "c"), () -> w.floats("c"), () -> w.shape("c"), () -> w.type("c"))) {
				e = assertThrows(ZippException.class, r::run);
				assertTrue(e.getMessage().contains("'c'"), e.getMessage());
				assertEquals(path, e.file());
			}
		}
	}

	@Test
	void theFingerprintIsThatOfTheBytes() throws IOException {
		Path path = new SafetensorsWriter().put("a", new float[600_000], 600_000).write(file());
		try (Weights w = Weights.open(path)) {
			assertEquals(Hashes.of(path), w.fingerprint());
		}
		Path other = new SafetensorsWriter().put("a", SPECIAL, 12).write(file());
		Files.setLastModifiedTime(other, FileTime.fromMillis(1_000_000));
		try (Weights w = Weights.open(other)) {
			assertEquals(Hashes.of(path), w.fingerprint());
			assertNotEquals(Hashes.of("".getBytes(StandardCharsets.UTF_8)), w.fingerprint());
		}
	}

	@ParameterizedTest
	@EnumSource(Precision.class)
	void loadingManyTimesLeavesNothingBehind(Precision precision) throws IOException {
		Path path = new SafetensorsWriter().put("a", new float[1000], 1000).putHalf("h", new float[1000], 1000).write(file());
		try (Weights w = Weights.open(path); TensorScope scope = torch.scope(precision)) {
			for (int i = 0; i < 200; i++) {
				try (TensorScope child = scope.child()) {
					assertEquals(0, w.load(child, "a").plus(w.load(child, "h")).sum().value());
				}
			}
			assertEquals(0, scope.tensors());
		}
	}
}
