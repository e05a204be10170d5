package org.zipp.encoder.internal.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;
import org.zipp.torch.Precision;
import org.zipp.torch.SparseMatrix;
import org.zipp.torch.Tensor;
import org.zipp.torch.TensorScope;
import org.zipp.torch.TorchRuntime;

/** The message passing that trains, in 64 bits, against the golden values of METHODS §2. */
class GoldenValuesTest {

	private static final double TOLERANCE = 1e-6;
	private static final double[] SOURCES = { 1, 0, .5, 0, 1, -.5, .3, -.2, .8 };
	private static final double[] TARGETS = { .1, .2, .3, -.4, .5, 0 };
	/** Edges 0→0, 1→0 and 2→1, 1→1, by target. */
	private static final int[] NEIGHBOURS = { 0, 1, 2, 1 };
	private static final float[] ALL = { 1, 1, 1, 1 };
	private static final float[] EDGES = { .5f, 1, .2f, 0, .9f, .25f, .1f, .75f };

	private final TorchRuntime torch = new TorchRuntime();

	/** Parameter k, counted across tensors, is 0.5·sin(0.1 + k). */
	private static final class Values {
		private final TensorScope scope;
		private int k;

		private Values(TensorScope scope) {
			this.scope = scope;
		}

		private Tensor next(int... shape) {
			int n = 1;
			long[] lengths = new long[shape.length];
			for (int i = 0; i < shape.length; i++) {
				n *= shape[i];
				lengths[i] = shape[i];
			}
			double[] values = new double[n];
			for (int i = 0; i < n; i++) {
				values[i] = 0.5 * Math.sin(0.1 + k++);
			}
			return scope.of(values, lengths);
		}
	}

	@Test
	void gatv2() {
		try (TensorScope s = torch.scope(Precision.FLOAT64)) {
			Values values = new Values(s);
			Convolutions.Gat p = new Convolutions.Gat(values.next(2, 4), values.next(4), values.next(8, 3), values.next(8),
					values.next(8, 3), values.next(8), values.next(8, 2));
			Convolutions.Attended got = Convolutions.gat(s, p, s.of(SOURCES, 3, 3), s.of(TARGETS, 2, 3),
					LinkTensors.of(s, 2, NEIGHBOURS, ALL, EDGES), alpha -> alpha);
			assertArrayEquals(new double[] { .2992208020, .1155029282, -.6672575187, -.1806215996, .4578168530, -.0616720173,
					-.4750498364, -.3840149805 }, got.out().toDoubles(), TOLERANCE);
			assertArrayEquals(new double[] { .4549399465, .5165199926, .5450600535, .4834800074, .5088692051, .4341005169,
					.4911307949, .5658994831 }, got.weights().toDoubles(), TOLERANCE);
		}
	}

	@Test
	void gatv2WithPadding() {
		try (TensorScope s = torch.scope(Precision.FLOAT64)) {
			Values values = new Values(s);
			Convolutions.Gat p = new Convolutions.Gat(values.next(2, 4), values.next(4), values.next(8, 3), values.next(8),
					values.next(8, 3), values.next(8), values.next(8, 2));
			// The first target keeps its neighbours, with a hole between them; the second has none and gets the bias.
			Convolutions.Attended got = Convolutions.gat(s, p, s.of(SOURCES, 3, 3), s.of(TARGETS, 2, 3),
					LinkTensors.of(s, 3, new int[] { 0, 2, 1, 0, 0, 0 }, new float[] { 1, 0, 1, 0, 0, 0 },
							new float[] { .5f, 1, 7, 7, .2f, 0, 0, 0, 0, 0, 0, 0 }),
					alpha -> alpha);
			assertArrayEquals(new double[] { .2992208020, .1155029282, -.6672575187, -.1806215996, .5 * Math.sin(8.1),
					.5 * Math.sin(9.1), .5 * Math.sin(10.1), .5 * Math.sin(11.1) }, got.out().toDoubles(), TOLERANCE);
			assertArrayEquals(new double[] { .4549399465, .5165199926, 0, 0, .5450600535, .4834800074, 0, 0, 0, 0, 0, 0 },
					got.weights().toDoubles(), TOLERANCE);
		}
	}

	@Test
	void graphSage() {
		try (TensorScope s = torch.scope(Precision.FLOAT64)) {
			Values values = new Values(s);
			Tensor left = values.next(4, 3);
			Tensor bias = values.next(4);
			Tensor right = values.next(4, 3);
			SparseMatrix mean = LinkTensors.sum(s, 3, 2, NEIGHBOURS, ALL, LinkTensors.shares(2, ALL));
			Tensor got = Convolutions.sage(left, bias, right, mean, s.of(SOURCES, 3, 3), s.of(TARGETS, 2, 3));
			assertArrayEquals(new double[] { -.1967706743, .2841299101, .4125997114, .4281668168, -.1439560193, .2120720553,
					.5024585275, .3223055642 }, got.toDoubles(), TOLERANCE);
		}
	}

	@Test
	void lightGcn() {
		try (TensorScope s = torch.scope(Precision.FLOAT64)) {
			// Users 0 and 1 have degree 2; the three items have degrees 1, 2, 1.
			int[] users = { 0, 0, 1, 1 };
			int[] items = { 0, 1, 1, 2 };
			double[] weights = { 1 / Math.sqrt(2), 1 / Math.sqrt(4), 1 / Math.sqrt(4), 1 / Math.sqrt(2) };
			SparseMatrix toUsers = s.sparse(2, 3, users, items, weights);
			SparseMatrix toItems = s.sparse(3, 2, items, users, weights);
			Convolutions.Propagated got = Convolutions.lightGcn(toUsers, toItems, s.of(new double[] { 1, 0, 0, 1 }, 2, 2),
					s.of(new double[] { .5, .5, 1, 1, -1, .5 }, 3, 2), 2);
			assertArrayEquals(new double[] { .8678511302, .3678511302, .0142977396, .8678511302 },
					got.meanUsers().toDoubles(), TOLERANCE);
			assertArrayEquals(
					new double[] { .6035533906, .3678511302, .6077411016, .7845177969, -.3821488698, .6035533906 },
					got.meanCommunities().toDoubles(), TOLERANCE);
		}
	}
}
