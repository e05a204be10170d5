package org.zipp.bench;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.zipp.encoder.FittedEncoder;
import org.zipp.encoder.UserBatch;
import org.zipp.encoder.internal.method.TrainingProbe;
import org.zipp.encoder.internal.users.Affinities;
import org.zipp.graph.EdgeList;
import org.zipp.graph.InteractionGraph;

/** Users to embeddings, with the ten of their own communities that tell most, or the ten nearest of all others. */
final class EncodeContestants {

	/** Names of measures and facts, shared with {@code torch/encode.py}. */
	static final String OWN = "ten-of-own";
	static final String ALL = "ten-of-all-others";
	static final int TOP = 10;
	/** Ends of the names of files: what the peer reads; what each wrote of the last round. */
	static final String LINKS = ".links";
	static final String OURS = ".zipp.";
	static final String PEERS = ".torch.";

	private static final int BATCH = 256;

	private EncodeContestants() {
	}

	/**
	 * @param args folder of the graph, threads, users of a round of {@link #OWN}, of {@link #ALL}, file to write for the peer, a folder to
	 *             work in
	 */
	static Contestant zipp(String[] args) {
		InteractionGraph graph = InteractionGraph.open(Path.of(args[0]));
		int threads = Integer.parseInt(args[1]);
		int own = Integer.parseInt(args[2]);
		int all = Integer.parseInt(args[3]);
		Supplier<FittedEncoder> encoders;
		try (TrainingProbe probe = new TrainingProbe(graph, TrainContestants.settings(64, 4, 25, 32), 1, Path.of(args[5]))) {
			probe.pass();
			probe.export(Path.of(args[4]));
			export(graph, Math.max(own, all), Path.of(args[4] + LINKS));
			encoders = probe.encoders();
		} catch (IOException e) {
			throw ContestantMain.unchecked(e);
		}
		FittedEncoder first = encoders.get();
		Affinities affinities = new Affinities(first.communities(), first.dimension());
		Found ofOwn = new Found(own);
		Found ofAll = new Found(all);
		return new Contestant() {
			@Override
			public Map<String, Measure> round() throws Exception {
				Map<String, Measure> measures = new LinkedHashMap<>();
				measures.put(OWN, run(own, (encoder, from, to) -> new Ranking(graph, encoder).own(from, to, ofOwn)));
				measures.put(ALL, run(all, (encoder, from, to) -> new Ranking(graph, encoder).all(from, to,
						affinities.nearest(TOP), ofAll)));
				return measures;
			}

			private Measure run(int users, Part part) throws Exception {
				return GraphContestants.parallel(threads, i -> {
					int from = (int) ((long) users * i / threads);
					int to = (int) ((long) users * (i + 1) / threads);
					try (FittedEncoder encoder = encoders.get()) {
						part.run(encoder, from, to);
					}
					return to - from;
				});
			}

			@Override
			public Map<String, Double> facts() {
				try {
					ofOwn.write(Path.of(args[4] + OURS + OWN));
					ofAll.write(Path.of(args[4] + OURS + ALL));
				} catch (IOException e) {
					throw ContestantMain.unchecked(e);
				}
				return Map.of();
			}

			@Override
			public void close() {
				first.close();
				graph.close();
			}
		};
	}

	/** A thread's part of the users. */
	private interface Part {
		void run(FittedEncoder encoder, int from, int to);
	}

	/** Ten communities of each user with their values, −1 and 0 where there are fewer. */
	static final class Found {
		final int[] communities;
		final float[] values;

		Found(int users) {
			communities = new int[users * TOP];
			values = new float[users * TOP];
		}

		/** All communities, then all values: 32-bit, little-endian. */
		private void write(Path file) throws IOException {
			ByteBuffer out = ByteBuffer.allocate(2 * Integer.BYTES * communities.length).order(ByteOrder.LITTLE_ENDIAN);
			out.asIntBuffer().put(communities);
			out.slice(Integer.BYTES * communities.length, Integer.BYTES * communities.length).order(ByteOrder.LITTLE_ENDIAN)
					.asFloatBuffer().put(values);
			Files.write(file, out.array());
		}

		/** What was written last. */
		static Found read(Path file) throws IOException {
			ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
			Found found = new Found(in.remaining() / (2 * Integer.BYTES * TOP));
			for (int i = 0; i < found.communities.length; i++) {
				found.communities[i] = in.getInt();
			}
			for (int i = 0; i < found.values.length; i++) {
				found.values[i] = in.getFloat();
			}
			return found;
		}
	}

	/** One thread's work. */
	private static final class Ranking {
		private final InteractionGraph graph;
		private final FittedEncoder encoder;
		private final UserBatch batch = new UserBatch();
		private final float[] embeddings;
		private float[] weights = new float[1 << 12];

		private Ranking(InteractionGraph graph, FittedEncoder encoder) {
			this.graph = graph;
			this.encoder = encoder;
			embeddings = new float[BATCH * encoder.dimension()];
		}

		private void encode(int from, int to, boolean weigh) {
			batch.clear();
			for (int user = from; user < to; user++) {
				batch.addUser(graph, user, _ -> true);
			}
			int links = batch.offset(batch.users());
			weights = weights.length < links ? new float[2 * links] : weights;
			encoder.encode(batch, embeddings, weigh ? weights : null);
		}

		private void own(int from, int to, Found found) {
			for (int start = from; start < to; start += BATCH) {
				encode(start, Math.min(to, start + BATCH), true);
				for (int u = 0; u < batch.users(); u++) {
					rank(u, (start + u) * TOP, found);
				}
			}
		}

		private void rank(int u, int at, Found found) {
			int size = 0;
			for (int i = batch.offset(u); i < batch.offset(u + 1); i++) {
				float weight = weights[i];
				if (size == TOP && weight <= found.values[at + TOP - 1]) {
					continue;
				}
				int k = at + (size < TOP ? size++ : TOP - 1);
				for (; k > at && found.values[k - 1] < weight; k--) {
					found.values[k] = found.values[k - 1];
					found.communities[k] = found.communities[k - 1];
				}
				found.values[k] = weight;
				found.communities[k] = batch.community(i);
			}
			Arrays.fill(found.values, at + size, at + TOP, 0);
			Arrays.fill(found.communities, at + size, at + TOP, -1);
		}

		private void all(int from, int to, Affinities.Nearest nearest, Found found) {
			for (int start = from; start < to; start += BATCH) {
				encode(start, Math.min(to, start + BATCH), false);
				nearest.run(batch, embeddings);
				for (int u = 0; u < batch.users(); u++) {
					for (int k = 0; k < TOP; k++) {
						boolean there = k < nearest.size(u);
						found.communities[(start + u) * TOP + k] = there ? nearest.community(u, k) : -1;
						found.values[(start + u) * TOP + k] = there ? nearest.affinity(u, k) : 0;
					}
				}
			}
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
