package org.zipp.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.core.ZippException;

class TensorFileTest {

	@TempDir
	Path folder;

	@Test
	void keepsParametersAndOptimiser() throws IOException {
		TorchRuntime torch = new TorchRuntime();
		Path file = folder.resolve("a.tensors");
		double[] after;
		try (Parameters p = torch.parameters(Precision.FLOAT32)) {
			p.add("x", new double[] { 0.1, 0.2, 0.3, 0.4 }, 2, 2);
			Adam adam = new Adam(p);
			step(p, adam);
			TensorFile stored = new TensorFile().property("epoch", "3");
			p.store(stored, "model/");
			adam.store(stored);
			stored.write(file);
			step(p, adam);
			after = p.values("x");
		}
		TensorFile read = TensorFile.read(file);
		assertEquals("3", read.property("epoch"));
		assertArrayEquals(new long[] { 2, 2 }, read.shape("model/x"));
		try (Parameters p = torch.parameters(Precision.FLOAT32)) {
			p.add("x", new double[4], 2, 2);
			Adam adam = new Adam(p);
			p.load(read, "model/");
			adam.load(read);
			assertEquals(1, adam.steps());
			step(p, adam);
			assertArrayEquals(after, p.values("x"), 0);
		}
	}

	private static void step(Parameters p, Adam adam) {
		try (TrainingStep step = p.step()) {
			step.backward(step.parameter("x").exp().sum());
			adam.update(step, 0.01);
		}
	}

	@Test
	void keepsBothWidths() throws IOException {
		Path file = folder.resolve("b.tensors");
		new TensorFile().put("f", new float[] { 1.5f, -2 }, 2).put("d", new double[] { Math.PI }, 1, 1).put("none", new float[0], 0, 4)
				.write(file);
		TensorFile read = TensorFile.read(file);
		assertEquals(List.of("f", "d", "none"), List.copyOf(read.names()));
		assertArrayEquals(new float[] { 1.5f, -2 }, read.floats("f"));
		assertArrayEquals(new double[] { 1.5, -2 }, read.doubles("f", 2));
		assertArrayEquals(new double[] { Math.PI }, read.doubles("d", 1, 1));
		assertArrayEquals(new float[] { (float) Math.PI }, read.floats("d"));
		assertEquals(0, read.floats("none").length);
		assertThrows(ZippException.class, () -> read.doubles("f", 1, 2));
		assertThrows(ZippException.class, () -> read.floats("g"));
		assertThrows(ZippException.class, () -> read.property("g"));
		assertThrows(IllegalArgumentException.class, () -> new TensorFile().put("x", new float[3], 2));
	}

	@Test
	void saysWhenAnyByteIsDamaged() throws IOException {
		Path file = folder.resolve("c.tensors");
		new TensorFile().property("k", "v").put("f", new float[] { 1, 2, 3 }, 3).write(file);
		byte[] whole = Files.readAllBytes(file);
		for (int i = 0; i < whole.length; i++) {
			byte[] broken = whole.clone();
			broken[i] ^= 0x11;
			Files.write(file, broken);
			ZippException e = assertThrows(ZippException.class, () -> TensorFile.read(file), "byte " + i);
			assertEquals(file, e.file());
		}
		for (int length = 0; length < whole.length; length++) {
			Files.write(file, Arrays.copyOf(whole, length));
			assertThrows(ZippException.class, () -> TensorFile.read(file), "cut at " + length);
		}
		Files.write(file, Arrays.copyOf(whole, whole.length + 1));
		assertThrows(ZippException.class, () -> TensorFile.read(file));
		assertThrows(ZippException.class, () -> TensorFile.read(folder.resolve("absent")));
		assertTrue(Files.list(folder).allMatch(p -> p.equals(file)), "no file is left from writing");
	}
}
