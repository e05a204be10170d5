package org.zipp.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zipp.core.ZippException;

import ai.djl.Device;

/** In the build this runs inside OSGi, with PyTorch's libraries taken from its bundles. */
class TorchRuntimeTest {

	private final TorchRuntime torch = new TorchRuntime();

	@Test
	void computesOnTheDevice() {
		try (TensorScope s = torch.scope()) {
			Tensor x = s.linspace(0, 3, 4).reshape(1, 4);
			Tensor y = s.linspace(0, 1, 2).reshape(2, 1);
			// Broadcasting: (2,1) + (1,4) → (2,4)
			Tensor z = x.square().plus(y.times(10));
			assertArrayEquals(new long[] { 2, 4 }, z.shape());
			assertArrayEquals(new float[] { 0, 1, 4, 9, 10, 11, 14, 19 }, z.toFloats(), 1e-6f);
			assertEquals(8.5f, z.mean().toFloats()[0], 1e-5f);
			assertArrayEquals(new float[] { 5, 6, 9, 14 }, z.mean(0).toFloats(), 1e-5f);
			assertArrayEquals(new float[] { 9, 19 }, z.max(1).toFloats(), 1e-5f);
			assertArrayEquals(new float[] { 0, 1, 4, 4, 4, 4, 4, 4 }, z.min(s.scalar(4)).toFloats(), 1e-5f);
			assertArrayEquals(new float[] { 1, 1, 0, 0, 0, 0, 0, 0 }, z.lessThan(s.scalar(4)).toFloats(), 0);
		}
	}

	@Test
	void functionsAgreeWithJava() {
		float[] values = { 0.1f, 0.7f, 1.3f, 2.9f };
		try (TensorScope s = torch.scope()) {
			Tensor t = s.of(values, 4);
			float[] got = t.sin().plus(t.exp()).minus(t.sqrt()).dividedBy(t.pow(1.5)).toFloats();
			for (int i = 0; i < values.length; i++) {
				double v = values[i];
				assertEquals((Math.sin(v) + Math.exp(v) - Math.sqrt(v)) / Math.pow(v, 1.5), got[i], 1e-4);
			}
		}
	}

	@Test
	void convolvesWithZerosAround() {
		try (TensorScope s = torch.scope()) {
			Tensor picture = s.of(new float[] { 1, 2, 3, 4, 5, 6 }, 1, 1, 2, 3);
			Tensor kernel = s.of(new float[] { 1, 10, 100 }, 1, 1, 1, 3);
			assertArrayEquals(new float[] { 210, 321, 32, 540, 654, 65 }, picture.convolve(kernel, 0, 1).toFloats(), 1e-4f);
		}
	}

	@Test
	void mixesInPlace() {
		try (TensorScope s = torch.scope()) {
			Tensor a = s.full(1, 2, 2);
			a.mixInPlace(s.scalar(3), s.of(new float[] { 0, 0.5f, 1, 0.25f }, 2, 2));
			assertArrayEquals(new float[] { 1, 2, 3, 1.5f }, a.toFloats(), 1e-6f);
		}
	}

	@Test
	void keepsOnlyTheResult() {
		Tensor[] between = new Tensor[1];
		try (TensorScope s = torch.scope()) {
			Tensor x = s.full(2, 3);
			Tensor y = s.keep(() -> {
				between[0] = x.times(5);
				return between[0].plus(1);
			});
			assertArrayEquals(new float[] { 11, 11, 11 }, y.toFloats());
			assertThrows(IllegalStateException.class, () -> between[0].toFloats());
			assertArrayEquals(new float[] { 2, 2, 2 }, x.toFloats());
		}
	}

	@Test
	void tensorsEndWithTheirScope() {
		Tensor escaped;
		try (TensorScope s = torch.scope()) {
			escaped = s.full(1, 2);
		}
		assertThrows(IllegalStateException.class, escaped::toFloats);
	}

	@Test
	void valuesMustFillTheShape() {
		try (TensorScope s = torch.scope()) {
			assertThrows(IllegalArgumentException.class, () -> s.of(new float[3], 2, 2));
		}
	}

	@Test
	void saysWhatItRunsOn() {
		assertFalse(torch.device().isBlank());
		assertEquals("2", torch.version().split("\\.")[0]);
	}

	@ParameterizedTest
	@CsvSource({ "auto, 0, cpu", "auto, 2, gpu0", "cpu, 2, cpu", "cuda, 1, gpu0", "gpu, 2, gpu0", "cuda:1, 2, gpu1", "cuda:0, 1, gpu0" })
	void devicesHaveNames(String name, int gpus, String device) {
		Device found = TorchRuntime.find(name, gpus);
		assertEquals(device, found.isGpu() ? "gpu" + found.getDeviceId() : "cpu");
	}

	@Test
	void whatIsNotThereIsExplained() {
		String none = assertThrows(ZippException.class, () -> TorchRuntime.find("cuda", 0)).getMessage();
		assertTrue(none.contains("PYTORCH_LIBRARY_PATH") && none.contains("--device cpu"), none);
		String number = assertThrows(ZippException.class, () -> TorchRuntime.find("cuda:2", 2)).getMessage();
		assertTrue(number.contains("cuda:0 to cuda:1"), number);
		for (String wrong : List.of("cuda:", "tpu", "cuda:-1", "", "cuda:99999")) {
			assertTrue(assertThrows(ZippException.class, () -> torch.choose(wrong)).getMessage().contains("auto, cpu, cuda"));
		}
	}

	@Test
	void aChoiceHoldsFromThenOn() {
		torch.choose(" CPU ");
		assertEquals("CPU", torch.device());
		assertFalse(torch.isGpu());
		assertEquals(Optional.empty(), torch.memory());
		torch.choose("auto");
		assertFalse(torch.device().isBlank());
	}

	@Test
	void weightsOfASharedScopeServeEveryThread() throws InterruptedException {
		TensorScope home = torch.sharedScope(Precision.FLOAT32);
		Tensor weight = home.of(new float[] { 1, 2, 3, 4 }, 2, 2);
		List<Float> sums = Collections.synchronizedList(new ArrayList<>());
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			threads.add(Thread.ofPlatform().start(() -> {
				try (TensorScope scope = torch.scope()) {
					sums.add(scope.full(1, 1, 2).linear(weight, null).sum().toFloats()[0]);
				}
			}));
		}
		for (Thread t : threads) {
			t.join();
		}
		Thread.ofPlatform().start(home::close).join();
		assertEquals(List.of(10f, 10f, 10f), sums);
	}
}
