package org.zipp.report.internal.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.ZippException;
import org.zipp.core.operation.OperationResult;
import org.zipp.tables.TableFilesProvider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** CMMD of files: what is read, printed and said. */
class CmmdOperationTest {

	private static final double[][] FIXTURE_X = { { 1, 0, 0 }, { 0, 1, 0 }, { 0.6, 0.8, 0 } };
	private static final double[][] FIXTURE_Y = { { 0, 0, 1 }, { 0, 0.6, 0.8 }, { 0.8, 0, 0.6 } };

	@TempDir
	Path dir;

	/** An array as numpy.save writes it: the header ends at a multiple of 64 bytes. */
	private Path npy(String name, int version, String type, String shape, byte[] numbers) throws IOException {
		return npy(name, version, "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }", numbers);
	}

	private Path npy(String name, int version, String dictionary, byte[] numbers) throws IOException {
		int before = version == 1 ? 10 : 12;
		int length = (before + dictionary.length() + 1 + 63) / 64 * 64 - before;
		ByteBuffer out = ByteBuffer.allocate(before + length + numbers.length).order(ByteOrder.LITTLE_ENDIAN);
		out.put(new byte[] { (byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0 });
		if (version == 1) {
			out.putShort((short) length);
		} else {
			out.putInt(length);
		}
		out.put((dictionary + " ".repeat(length - dictionary.length() - 1) + '\n').getBytes(StandardCharsets.UTF_8));
		out.put(numbers);
		return Files.write(dir.resolve(name), out.array());
	}

	private static byte[] doubles(double[][] rows, ByteOrder order) {
		ByteBuffer out = ByteBuffer.allocate(rows.length * rows[0].length * Double.BYTES).order(order);
		for (double[] row : rows) {
			for (double v : row) {
				out.putDouble(v);
			}
		}
		return out.array();
	}

	private static byte[] floats(double[][] rows, ByteOrder order) {
		ByteBuffer out = ByteBuffer.allocate(rows.length * rows[0].length * Float.BYTES).order(order);
		for (double[] row : rows) {
			for (double v : row) {
				out.putFloat((float) v);
			}
		}
		return out.array();
	}

	private static byte[] halves(double[][] rows) {
		ByteBuffer out = ByteBuffer.allocate(rows.length * rows[0].length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		for (double[] row : rows) {
			for (double v : row) {
				out.putShort(Float.floatToFloat16((float) v));
			}
		}
		return out.array();
	}

	private Path fixtureX() throws IOException {
		return npy("x.npy", 1, "<f8", "(3, 3)", doubles(FIXTURE_X, ByteOrder.LITTLE_ENDIAN));
	}

	private Path fixtureY() throws IOException {
		return npy("y.npy", 2, ">f8", "(3, 3)", doubles(FIXTURE_Y, ByteOrder.BIG_ENDIAN));
	}

	private static double[][] random(int n, int d, double shift, long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		double[][] rows = new double[n][d];
		for (double[] row : rows) {
			Arrays.setAll(row, c -> random.nextGaussian() + (c == 0 ? shift : 0));
		}
		return rows;
	}

	private static CmmdOperation operation(Path x, Path y) {
		CmmdOperation operation = new CmmdOperation(new TableFilesProvider());
		operation.x = x;
		operation.y = y;
		operation.json = true;
		return operation;
	}

	private static OperationResult run(CmmdOperation operation) {
		return operation.execute(SubMonitor.convert(new NullProgressMonitor()));
	}

	private static JsonNode json(OperationResult result) throws IOException {
		return new ObjectMapper().readTree(result.document());
	}

	private static JsonNode estimate(Path x, Path y) throws IOException {
		return json(run(operation(x, y))).get("estimates").get(0);
	}

	private static void assertRefused(CmmdOperation operation, Path file, long line, String... parts) {
		ZippException e = assertThrows(ZippException.class, () -> run(operation));
		assertEquals(file, e.file(), e.getMessage());
		assertEquals(line, e.line().orElse(0), e.getMessage());
		for (String part : parts) {
			assertTrue(e.getMessage().contains(part), e.getMessage());
		}
	}

	private static void assertRefused(Path file, long line, String... parts) {
		assertRefused(operation(file, file), file, line, parts);
	}

	@Test
	void fixtureFromAnyFile() throws IOException {
		Path csv = Files.writeString(dir.resolve("x.csv"), "a,b,c\n1,0,0\n0,1,0\n0.6,0.8,0\n");
		Path tsv = Files.writeString(dir.resolve("y.tsv"), "A\tb\tc\n0\t0\t1\n0\t0.6\t0.8\n0.8\t0\t0.6\n");
		for (JsonNode found : List.of(estimate(fixtureX(), fixtureY()), estimate(csv, tsv), estimate(csv, fixtureY()))) {
			assertEquals(10, found.get("sigma").doubleValue());
			assertEquals(8.666034759752, found.get("biased").doubleValue(), 1e-12);
			assertEquals(5.653068800595, found.get("unbiased").doubleValue(), 1e-12);
			assertEquals(20, found.get("test").get("relabelings").intValue());
			assertTrue(found.get("test").get("all").booleanValue());
		}
		Path single = npy("s.npy", 3, "<f4", "(3, 3)", floats(FIXTURE_X, ByteOrder.LITTLE_ENDIAN));
		Path big = npy("b.npy", 1, ">f4", "(3, 3)", floats(FIXTURE_Y, ByteOrder.BIG_ENDIAN));
		assertEquals(8.666034759752, estimate(single, big).get("biased").doubleValue(), 1e-5);
		Path half = npy("h.npy", 1, "<f2", "(3, 3)", halves(FIXTURE_X));
		assertEquals(8.666034759752, estimate(half, fixtureY()).get("biased").doubleValue(), 1e-2);
	}

	@Test
	void columnsOfTablesAreChosenAndMustAgree() throws IOException {
		Path x = Files.writeString(dir.resolve("x.csv"), "id,a,b,c\np1,1,0,0\np2,0,1,0\np3,0.6,0.8,0\n");
		CmmdOperation operation = operation(x, fixtureY());
		assertRefused(operation, x, 2, "\"id\"", "\"p1\"", "--columns");
		operation.columns = List.of("a", "b", "c");
		assertEquals(8.666034759752, json(run(operation)).get("estimates").get(0).get("biased").doubleValue(), 1e-12);
		Path other = Files.writeString(dir.resolve("other.csv"), "a,c,b\n1,0,0\n0,1,0\n");
		Path plain = Files.writeString(dir.resolve("plain.csv"), "a,b,c\n1,0,0\n0,1,0\n");
		assertRefused(operation(plain, other), other, 0, "Column 2", "\"c\"", "\"b\"");
		Path twice = Files.writeString(dir.resolve("twice.csv"), "a,a\n1,0\n0,1\n");
		assertRefused(twice, 0, "there twice");
		Path hole = Files.writeString(dir.resolve("hole.csv"), "a,b\n1,0\n0,\n");
		assertRefused(hole, 3, "\"b\" is empty");
		Path nan = Files.writeString(dir.resolve("nan.csv"), "a,b\n1,0\n0,NaN\n");
		assertRefused(nan, 3, "not a finite number");
	}

	@Test
	void saysWhatTheSizesAllow() throws IOException {
		Path small = npy("small.npy", 1, "<f8", "(20, 16)", doubles(random(20, 16, 0, 1), ByteOrder.LITTLE_ENDIAN));
		Path other = npy("other.npy", 1, "<f8", "(20, 16)", doubles(random(20, 16, 0, 2), ByteOrder.LITTLE_ENDIAN));
		OperationResult alike = run(operation(small, other));
		assertTrue(alike.warnings().stream().anyMatch(w -> w.contains("floor")), alike.warnings().toString());
		assertTrue(alike.notes().stream().anyMatch(n -> n.contains("do not show that the sets differ")), alike.notes().toString());
		Path large = npy("large.npy", 1, "<f8", "(400, 16)", doubles(random(400, 16, 3, 3), ByteOrder.LITTLE_ENDIAN));
		Path plain = npy("plain.npy", 1, "<f8", "(400, 16)", doubles(random(400, 16, 0, 4), ByteOrder.LITTLE_ENDIAN));
		OperationResult apart = run(operation(large, plain));
		assertEquals(List.of(), apart.warnings());
		assertTrue(apart.notes().stream().anyMatch(n -> n.contains("The sets differ (p = 0.001)")), apart.notes().toString());
		CmmdOperation raw = operation(small, other);
		raw.normalize = false;
		raw.sigma = List.of("median", "3");
		OperationResult result = run(raw);
		assertTrue(result.warnings().getFirst().contains("not CMMD as published"));
		assertEquals(2, json(result).get("estimates").size());
		assertEquals(3, json(result).get("estimates").get(1).get("sigma").doubleValue());
		assertFalse(result.document().contains("NaN") || result.document().contains("Infinity"));
	}

	@Test
	void seedsAndPermutations() throws IOException {
		Path x = npy("x.npy", 1, "<f8", "(30, 4)", doubles(random(30, 4, 0, 1), ByteOrder.LITTLE_ENDIAN));
		Path y = npy("y.npy", 1, "<f8", "(25, 4)", doubles(random(25, 4, 0.3, 2), ByteOrder.LITTLE_ENDIAN));
		String first = run(operation(x, y)).document();
		assertEquals(first, run(operation(x, y)).document());
		CmmdOperation other = operation(x, y);
		other.seed = 2;
		assertFalse(first.equals(run(other).document()));
		other.permutations = 0;
		OperationResult none = run(other);
		assertTrue(json(none).get("estimates").get(0).get("test").isNull());
		assertTrue(none.notes().stream().anyMatch(n -> n.contains("No permutation test")));
		other.json = false;
		assertNull(run(other).document());
	}

	@Test
	void filesThatCannotBeReadAreTold() throws IOException {
		byte[] six = new byte[48];
		assertRefused(dir.resolve("none.npy"), 0, "no such file");
		assertRefused(Files.write(dir.resolve("text.npy"), "a,b,c,d,e,f,g,h\n".getBytes(StandardCharsets.US_ASCII)), 0, "not an .npy file");
		assertRefused(Files.write(dir.resolve("empty.npy"), new byte[0]), 0, "not an .npy file");
		assertRefused(Files.write(dir.resolve("x.npz"), six), 0, "archive");
		assertRefused(npy("v9.npy", 9, "<f8", "(3, 2)", six), 0, "Version 9");
		assertRefused(npy("ints.npy", 1, "<i8", "(3, 2)", six), 0, "<i8", "astype");
		assertRefused(npy("flat.npy", 1, "<f8", "(6,)", six), 0, "two dimensions");
		assertRefused(npy("cube.npy", 1, "<f8", "(3, 1, 2)", six), 0, "(3, 1, 2)");
		assertRefused(npy("short.npy", 1, "<f8", "(4, 2)", six), 0, "64 bytes", "48", "its end is missing");
		assertRefused(npy("long.npy", 1, "<f8", "(2, 2)", six), 0, "something follows");
		assertRefused(npy("overflow.npy", 1, "<f8", "(9223372036854775807, 2)", six), 0, "too large");
		assertRefused(npy("columns.npy", 1, "{'descr': '<f8', 'fortran_order': True, 'shape': (3, 2), }", six), 0, "ascontiguousarray");
		assertRefused(npy("records.npy", 1, "{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (6,), }", six), 0, "descr");
		assertRefused(npy("one.npy", 1, "<f8", "(1, 6)", six), 0, "there is one");
		assertRefused(npy("no.npy", 1, "<f8", "(0, 6)", new byte[0]), 0, "there are none");
		assertRefused(npy("zero.npy", 1, "<f8", "(3, 2)", doubles(new double[][] { { 1, 2 }, { 0, 0 }, { 1, 1 } }, ByteOrder.LITTLE_ENDIAN)), 2,
				"Row 2", "--no-normalize");
		assertRefused(npy("nan.npy", 1, "<f8", "(3, 2)",
				doubles(new double[][] { { 1, 2 }, { 3, 4 }, { 1, Double.NaN } }, ByteOrder.LITTLE_ENDIAN)), 3, "Row 3", "not finite");
		Path huge = npy("huge.npy", 1, "<f8", "(2, 2)", doubles(new double[][] { { 1e60, 2 }, { 3, 4 } }, ByteOrder.LITTLE_ENDIAN));
		CmmdOperation raw = operation(huge, huge);
		raw.normalize = false;
		assertRefused(raw, huge, 1, "Scale the embeddings");
		Path narrow = npy("narrow.npy", 1, "<f8", "(2, 2)", doubles(new double[][] { { 1, 2 }, { 3, 4 } }, ByteOrder.LITTLE_ENDIAN));
		Path x = fixtureX();
		assertRefused(operation(x, narrow), narrow, 0, "have 2 numbers", "have 3");
		for (String bad : List.of("0", "-1", "NaN", "Infinity", "wide", "1e-60")) {
			CmmdOperation operation = operation(x, x);
			operation.sigma = List.of(bad);
			String message = assertThrows(ZippException.class, () -> run(operation)).getMessage();
			assertTrue(message.contains("--sigma"), message);
		}
		CmmdOperation same = operation(npy("same.npy", 1, "<f8", "(2, 2)", doubles(new double[][] { { 1, 2 }, { 2, 4 } }, ByteOrder.LITTLE_ENDIAN)),
				dir.resolve("same.npy"));
		same.sigma = List.of("median");
		assertTrue(assertThrows(ZippException.class, () -> run(same)).getMessage().contains("median distance is 0"));
		same.sigma = List.of("10");
		OperationResult nothing = run(same);
		assertTrue(json(nothing).get("variance-ratio").isNull());
		assertFalse(nothing.document().contains("NaN"));
	}

	@Test
	void stopsWhenCancelled() throws IOException {
		Path x = fixtureX();
		NullProgressMonitor monitor = new NullProgressMonitor();
		monitor.setCanceled(true);
		CmmdOperation operation = operation(x, x);
		assertThrows(OperationCanceledException.class, () -> operation.execute(SubMonitor.convert(monitor)));
	}
}
