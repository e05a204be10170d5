package org.zipp.bench;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;

import org.zipp.graph.EdgeList;
import org.zipp.graph.InteractionGraph;
import org.zipp.encoder.FittedEncoder;
import org.zipp.encoder.UserBatch;
import org.zipp.encoder.internal.method.TrainingProbe;
import org.zipp.encoder.internal.users.Affinities;

/** All users to embeddings, and the ten nearest communities of each that are not their own. */
final class EncodeContestants {

	private static final int TOP = 10;
	private static final int BATCH = 256;
	private static final String CHECK = "sum-of-first-affinities";

	private EncodeContestants() {
	}

	/**
	 * @param args folder of the graph, threads, most users of a round, file to write for the peer, a folder to work in
	 */
	static Contestant zipp(String[] args) {
		InteractionGraph graph = InteractionGraph.open(Path.of(args[0]));
		int threads = Integer.parseInt(args[1]);
		int users = Math.min(graph.userCount(), Integer.parseInt(args[2]));
		Supplier<FittedEncoder> encoders;
		try (TrainingProbe probe = new TrainingProbe(graph, TrainContestants.settings(64, 4, 25, 32), 1, Path.of(args[4]))) {
			probe.pass();
			probe.export(Path.of(args[3]));
			export(graph, users, Path.of(args[3] + ".links"));
			encoders = probe.encoders();
		} catch (IOException e) {
			throw ContestantMain.unchecked(e);
		}
		FittedEncoder first = encoders.get();
		Affinities affinities = new Affinities(first.communities(), first.dimension());
		double[] sum = { 0 };
		return new Contestant() {
			@Override
			public Map<String, Measure> round() throws Exception {
				double[] sums = new double[threads];
				Map<String, Measure> measures = new LinkedHashMap<>();
				measures.put("users", GraphContestants.parallel(threads, part -> {
					int from = (int) ((long) users * part / threads);
					int to = (int) ((long) users * (part + 1) / threads);
					try (FittedEncoder encoder = encoders.get()) {
						sums[part] = new Ranking(graph, encoder, affinities).run(from, to);
					}
					return to - from;
				}));
				sum[0] = DoubleStream.of(sums).sum();
				return measures;
			}

			@Override
			public Map<String, Double> facts() {
				return Map.of(CHECK, sum[0]);
			}

			@Override
			public void close() {
				first.close();
				graph.close();
			}
		};
	}

	/** One thread's work. */
	private static final class Ranking {
		private final InteractionGraph graph;
		private final FittedEncoder encoder;
		private final Affinities affinities;
		private final UserBatch batch = new UserBatch();
		private final float[] embeddings;
		private final float[] scores;
		private final float[] top = new float[TOP];
		private final int[] found = new int[TOP];

		private Ranking(InteractionGraph graph, FittedEncoder encoder, Affinities affinities) {
			this.graph = graph;
			this.encoder = encoder;
			this.affinities = affinities;
			embeddings = new float[BATCH * encoder.dimension()];
			scores = new float[affinities.communities()];
		}

		/** Sum of the largest affinities, so that what was done can be compared. */
		private double run(int from, int to) {
			double sum = 0;
			for (int start = from; start < to; start += BATCH) {
				batch.clear();
				for (int user = start; user < Math.min(to, start + BATCH); user++) {
					batch.addUser(graph, user, _ -> true);
				}
				encoder.encode(batch, embeddings, null);
				for (int u = 0; u < batch.users(); u++) {
					affinities.of(embeddings, u * encoder.dimension(), scores);
					for (int i = batch.offset(u); i < batch.offset(u + 1); i++) {
						scores[batch.community(i)] = Float.NEGATIVE_INFINITY;
					}
					sum += rank();
				}
			}
			return sum;
		}

		private float rank() {
			int size = 0;
			for (int c = 0; c < scores.length; c++) {
				if (size == TOP && scores[c] <= top[TOP - 1]) {
					continue;
				}
				int at = size < TOP ? size++ : TOP - 1;
				while (at > 0 && top[at - 1] < scores[c]) {
					top[at] = top[at - 1];
					found[at] = found[at - 1];
					at--;
				}
				top[at] = scores[c];
				found[at] = c;
			}
			return top[0];
		}
	}

	/** Users, links; then the end of each user's links, then community, posts and comments of each: 32-bit, little-endian. */
	private static void export(InteractionGraph graph, int users, Path file) throws IOException {
		EdgeList list = new EdgeList();
		int links = 0;
		ByteBuffer word = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		for (int u = 0; u < users; u++) {
			links += graph.userDegree(u);
		}
		try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 20))) {
			out.write(word.putInt(0, users).array());
			out.write(word.putInt(0, links).array());
			int end = 0;
			for (int u = 0; u < users; u++) {
				end += graph.userDegree(u);
				out.write(word.putInt(0, end).array());
			}
			for (int u = 0; u < users; u++) {
				graph.communitiesOf(u, list);
				for (int i = 0; i < list.size(); i++) {
					out.write(word.putInt(0, list.neighbour(i)).array());
					out.write(word.putInt(0, list.posts(i)).array());
					out.write(word.putInt(0, list.comments(i)).array());
				}
			}
		}
	}
}
