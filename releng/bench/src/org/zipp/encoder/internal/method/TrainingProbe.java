package org.zipp.encoder.internal.method;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.core.runtime.SubMonitor;
import org.zipp.encoder.CommunityFeatures;
import org.zipp.encoder.EncoderSettings;
import org.zipp.encoder.FittedEncoder;
import org.zipp.encoder.LinkSplit;
import org.zipp.encoder.TrainingTask;
import org.zipp.graph.InteractionGraph;
import org.zipp.graph.Samples;
import org.zipp.torch.Adam;
import org.zipp.torch.Parameters;
import org.zipp.torch.Precision;
import org.zipp.torch.Tensor;
import org.zipp.torch.TensorFile;
import org.zipp.torch.TorchRuntime;
import org.zipp.torch.TrainingStep;

/**
 * Steps of GAT's training on batches that stay the same, for benchmarks. It lies in the package of what it measures, whose
 * parts are no API. Nothing is dropped, so that another program can do the same sums.
 */
public final class TrainingProbe implements AutoCloseable {

	private static final int DIMENSION = 384;
	private static final LinkSplit ALL_FOR_TRAINING = new LinkSplit() {
		@Override
		public int validation(int user) {
			return -1;
		}

		@Override
		public int test(int user) {
			return -1;
		}
	};

	private final GatEncoder encoder;
	private final TrainingData data;
	private final List<Batch> batches = new ArrayList<>();
	private final Batch drawn;
	private final Parameters parameters;
	private final Network network;
	private final Adam adam;
	private final double rate;
	private int draws;

	/**
	 * @param count  how many batches of the first epoch to keep
	 * @param folder an empty folder to work in
	 */
	public TrainingProbe(InteractionGraph graph, EncoderSettings settings, int count, Path folder) {
		rate = settings.learningRate();
		encoder = new GatEncoder(new TorchRuntime());
		data = TrainingData.of(new TrainingTask(graph, ALL_FOR_TRAINING, new RandomRows(graph), Optional.empty(), settings,
				folder), SubMonitor.convert(null));
		for (int i = 0; i < count; i++) {
			Batch batch = new Batch(data);
			fill(batch, i);
			batches.add(batch);
		}
		drawn = new Batch(data);
		parameters = encoder.torch().parameters(Precision.FLOAT32);
		network = encoder.network(data, parameters);
		network.declare(new Initial(parameters, settings.seed()));
		adam = new Adam(parameters);
	}

	private void fill(Batch batch, int number) {
		int[] users = data.users();
		int size = Math.min(data.settings().batch(), users.length);
		int from = (int) (((long) number * size) % (users.length - size + 1));
		batch.fill(1 + number, users, from, from + size);
	}

	/** Steps through all batches once; returns the loss of the first and of the last step. */
	public double[] pass() {
		double[] losses = new double[batches.size()];
		for (int i = 0; i < losses.length; i++) {
			losses[i] = step(batches.get(i));
		}
		return new double[] { losses[0], losses[losses.length - 1] };
	}

	/** As many steps, each on a batch that is drawn from the graph first. */
	public void passWithSampling() {
		for (int i = 0; i < batches.size(); i++) {
			fill(drawn, draws++);
			step(drawn);
		}
	}

	/** Users in all batches. */
	public int users() {
		return batches.stream().mapToInt(Batch::size).sum();
	}

	private double step(Batch batch) {
		try (TrainingStep step = parameters.step()) {
			Pass pass = new Pass(step, batch, 0, true);
			Tensor loss = network.forward(pass).linkLoss();
			step.backward(loss);
			adam.update(step, rate);
			return loss.value();
		}
	}

	/** The encoder as it is now, for use; one for each thread. */
	public Supplier<FittedEncoder> encoders() {
		TensorFile file = new TensorFile();
		FitFiles.task(encoder, data).forEach(file::property);
		file.property(Model.COMMUNITIES, IntStream.range(0, data.communityCount()).mapToObj(data.features()::id)
				.collect(Collectors.joining("\n")));
		parameters.store(file, "");
		network.store(file);
		return encoder.model(file, data.features())::encoder;
	}

	/** Writes values, settings and batches for another program, and what it needs to encode all users. */
	public void export(Path file) throws IOException {
		TensorFile out = new TensorFile();
		network.store(out);
		float[] all = new float[data.communityCount() * DIMENSION];
		for (int c = 0; c < data.communityCount(); c++) {
			data.features().copy(c, all, c * DIMENSION);
		}
		out.put("features", all, data.communityCount(), DIMENSION);
		EncoderSettings settings = data.settings();
		out.property("heads", Integer.toString(settings.heads())).property("layers", Integer.toString(settings.layers()))
				.property("hidden", Integer.toString(settings.hidden())).property("rate", Double.toString(rate))
				.property("batches", Integer.toString(batches.size()));
		parameters.store(out, "parameter/");
		for (int i = 0; i < batches.size(); i++) {
			Batch b = batches.get(i);
			String name = "batch" + i + '/';
			float[] rows = new float[b.communityCount() * DIMENSION];
			for (int c = 0; c < b.communityCount(); c++) {
				data.features().copy(b.community(c), rows, c * DIMENSION);
			}
			out.put(name + "features", rows, b.communityCount(), DIMENSION);
			out.put(name + "neighbours", floats(b.neighbours()), b.size(), b.width());
			out.put(name + "mask", b.mask(), b.size(), b.width());
			out.put(name + "edges", b.edges(), b.size(), b.width(), EdgeFeatures.COUNT);
			out.put(name + "positives", floats(b.positives()), b.size());
			out.put(name + "not-negative", b.notNegative(), b.size(), b.size());
		}
		out.write(file);
	}

	/** Places below 2²⁴ are floats without loss. */
	private static float[] floats(int[] values) {
		float[] result = new float[values.length];
		for (int i = 0; i < values.length; i++) {
			result[i] = values[i];
		}
		return result;
	}

	@Override
	public void close() {
		parameters.close();
	}

	/** Stands for text embeddings of the same length. */
	private static final class RandomRows implements CommunityFeatures {

		private final InteractionGraph graph;
		private final float[] rows;

		private RandomRows(InteractionGraph graph) {
			this.graph = graph;
			rows = new float[graph.communityCount() * DIMENSION];
			for (int i = 0; i < rows.length; i++) {
				rows[i] = (float) (Samples.key(i, 0, 0) * 0x1p-63 / Math.sqrt(DIMENSION));
			}
		}

		@Override
		public String kind() {
			return "random";
		}

		@Override
		public int dimension() {
			return DIMENSION;
		}

		@Override
		public int count() {
			return graph.communityCount();
		}

		@Override
		public String id(int community) {
			return graph.communityId(community);
		}

		@Override
		public void copy(int community, float[] target, int at) {
			System.arraycopy(rows, community * DIMENSION, target, at, DIMENSION);
		}
	}
}
