package org.zipp.encoder.internal.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zipp.encoder.CommunityFeatures;
import org.zipp.encoder.EncoderSettings;
import org.zipp.encoder.EncoderSettings.Mode;
import org.zipp.encoder.TrainingTask;
import org.zipp.torch.Parameters;
import org.zipp.torch.Precision;
import org.zipp.torch.Tensor;
import org.zipp.torch.TorchRuntime;
import org.zipp.torch.TrainingStep;

/**
 * A whole training step of GAT, forward, loss and the gradient of every parameter, against what another program computed:
 * {@code reference/gatv2_reference.py}, edge by edge, in Debian's PyTorch 1.13.
 */
class GatReferenceTest {

	private static final int COMMUNITIES = 7;
	private static final int FEATURES = 5;
	private static final int USERS = 4;
	private static final int WIDTH = 4;
	private static final double TOLERANCE = 1e-5;
	/** User, community and the two numbers of each link. */
	private static final double[][] LINKS = { { 0, 2, .31, -.5 }, { 0, 5, -.7, .25 }, { 0, 6, 1.1, .9 }, { 1, 1, .4, .1 },
			{ 2, 0, -1.2, .6 }, { 2, 3, .2, -.3 }, { 2, 2, .8, .05 }, { 2, 4, -.15, .45 }, { 3, 6, .55, -.95 },
			{ 3, 1, -.35, .7 } };
	private static final int[] POSITIVES = { 1, 4, 5, 4 };
	private static final int[][] NOT_NEGATIVE = { { 1, 3 }, { 3, 1 }, { 0, 2 } };

	@TempDir
	Path study;

	private int k;

	private double next() {
		return 0.4 * Math.sin(0.3 + 1.7 * k++);
	}

	@Test
	void stepAgreesWithTheReference() throws IOException {
		Map<String, double[]> expected = expected();
		try (BlockGraph blocks = BlockGraph.make(study, 8, 1); Parameters parameters = new TorchRuntime().parameters(
				Precision.FLOAT64)) {
			float[] features = new float[COMMUNITIES * FEATURES];
			Network network = new GatEncoder(new TorchRuntime()).network(data(blocks, features), parameters);
			network.declare(new Initial(parameters, 0));
			for (String name : parameters.names()) {
				parameters.set(name, Arrays.stream(parameters.values(name)).map(_ -> next()).toArray());
			}
			for (int i = 0; i < features.length; i++) {
				features[i] = (float) next();
			}
			try (TrainingStep step = parameters.step()) {
				Network.Forward forward = network.forward(new Pass(step, batch(), 0, false));
				step.backward(forward.linkLoss());
				assertArrayEquals(expected.get("loss"), forward.linkLoss().toDoubles(), TOLERANCE);
				assertArrayEquals(expected.get("z"), forward.users().toDoubles(), TOLERANCE);
				assertArrayEquals(expected.get("alpha"), attention(((GatEncoder.GatNetwork) network).attention()), TOLERANCE);
				assertEquals(expected.size() - 3, parameters.names().size());
				for (String name : parameters.names()) {
					assertArrayEquals(expected.get("gradient/" + name), step.gradient(name), TOLERANCE, name);
				}
			}
		}
	}

	private static TrainingData data(BlockGraph blocks, float[] features) {
		CommunityFeatures given = new CommunityFeatures() {
			@Override
			public String kind() {
				return "given";
			}

			@Override
			public int dimension() {
				return FEATURES;
			}

			@Override
			public int count() {
				return COMMUNITIES;
			}

			@Override
			public void copy(int community, float[] target, int at) {
				System.arraycopy(features, community * FEATURES, target, at, FEATURES);
			}
		};
		EncoderSettings settings = new EncoderSettings(Mode.CORRECTED, 6, 3, 2, 4, 4, 1, 0, 1e-3, 0, 0, 0, 0.07, 1, 1, 1);
		return TrainingData.of(new TrainingTask(blocks.graph, blocks.split, given, Optional.empty(), settings, null),
				SubMonitor.convert(new NullProgressMonitor(), 1));
	}

	private static Batch batch() {
		int[] neighbours = new int[USERS * WIDTH];
		float[] mask = new float[USERS * WIDTH];
		float[] edges = new float[USERS * WIDTH * 2];
		for (int at = 0, link = 0; link < LINKS.length; at++) {
			if (at / WIDTH == (int) LINKS[link][0]) {
				neighbours[at] = (int) LINKS[link][1];
				mask[at] = 1;
				edges[2 * at] = (float) LINKS[link][2];
				edges[2 * at + 1] = (float) LINKS[link++][3];
			}
		}
		float[] notNegative = new float[USERS * USERS];
		for (int[] place : NOT_NEGATIVE) {
			notNegative[place[0] * USERS + place[1]] = -1e9f;
		}
		return Batch.of(USERS, COMMUNITIES, neighbours, mask, edges, POSITIVES, notNegative);
	}

	/** Mean over the heads, of the links in order. */
	private static double[] attention(Tensor alpha) {
		double[] all = alpha.mean(2).toDoubles();
		float[] mask = batch().mask();
		double[] result = new double[LINKS.length];
		for (int at = 0, i = 0; at < all.length; at++) {
			if (mask[at] == 1) {
				result[i++] = all[at];
			} else {
				assertEquals(0, all[at]);
			}
		}
		return result;
	}

	private static Map<String, double[]> expected() throws IOException {
		Map<String, double[]> values = new LinkedHashMap<>();
		try (InputStream in = GatReferenceTest.class.getResourceAsStream("gatv2_reference.txt")) {
			for (String line : new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList()) {
				String[] cells = line.split(" ");
				values.put(cells[0], Arrays.stream(cells).skip(1).mapToDouble(Double::parseDouble).toArray());
			}
		}
		return values;
	}
}
