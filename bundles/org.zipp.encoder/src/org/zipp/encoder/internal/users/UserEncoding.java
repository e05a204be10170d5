package org.zipp.encoder.internal.users;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

import org.zipp.encoder.FittedEncoder;
import org.zipp.encoder.UserBatch;
import org.zipp.encoder.internal.files.Blocks;
import org.zipp.graph.InteractionGraph;

/** Encodes blocks of users for {@link UserFiles}; one for each thread. */
final class UserEncoding implements Blocks.Worker<List<ByteBuffer>> {

	private static final int BATCH = 256;

	private final InteractionGraph graph;
	private final UserFiles files;
	private final FittedEncoder encoder;
	/** {@code null} when no communities are suggested. */
	private final Affinities.Nearest nearest;
	private final UserBatch batch = new UserBatch();
	private final float[] embeddings;
	private float[] weights = new float[1 << 12];

	/**
	 * @param encoder    closed when this is closed
	 * @param affinities {@code null} when no communities are suggested
	 */
	UserEncoding(InteractionGraph graph, UserFiles files, FittedEncoder encoder, Affinities affinities) {
		this.graph = graph;
		this.files = files;
		this.encoder = encoder;
		nearest = affinities == null ? null : affinities.nearest(files.suggested());
		embeddings = new float[BATCH * encoder.dimension()];
	}

	@Override
	public List<ByteBuffer> work(int from, int to) {
		ByteBuffer rows = buffer((to - from) * files.embeddingBytes());
		ByteBuffer rankedCommunities = buffer((to - from) * files.ranked() * Integer.BYTES);
		ByteBuffer rankedWeights = buffer((to - from) * files.ranked() * Float.BYTES);
		ByteBuffer suggestedCommunities = buffer((to - from) * files.suggested() * Integer.BYTES);
		ByteBuffer suggestedAffinities = buffer((to - from) * files.suggested() * Float.BYTES);
		Top ranked = new Top(files.ranked());
		for (int start = from; start < to; start += BATCH) {
			encode(start, Math.min(to, start + BATCH));
			if (nearest != null) {
				nearest.run(batch, embeddings);
			}
			for (int u = 0; u < batch.users(); u++) {
				putRow(u, rows);
				if (files.ranked() > 0) {
					rank(u, ranked);
					ranked.put(rankedCommunities, rankedWeights);
				}
				if (nearest != null) {
					putSuggested(u, suggestedCommunities, suggestedAffinities);
				}
			}
		}
		return List.of(rows, rankedCommunities, rankedWeights, suggestedCommunities, suggestedAffinities).stream()
				.map(ByteBuffer::flip).filter(ByteBuffer::hasRemaining).toList();
	}

	private static ByteBuffer buffer(int bytes) {
		return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
	}

	private void encode(int from, int to) {
		batch.clear();
		for (int user = from; user < to; user++) {
			batch.addUser(graph, user, _ -> true);
		}
		int links = batch.offset(batch.users());
		weights = weights.length < links ? new float[links + links / 2] : weights;
		encoder.encode(batch, embeddings, files.ranked() > 0 ? weights : null);
	}

	private void putRow(int u, ByteBuffer rows) {
		for (int d = 0; d < files.dimension(); d++) {
			float value = embeddings[u * files.dimension() + d];
			if (files.half()) {
				rows.putShort(Float.floatToFloat16(value));
			} else {
				rows.putFloat(value);
			}
		}
	}

	private void rank(int u, Top top) {
		top.clear();
		for (int i = batch.offset(u); i < batch.offset(u + 1); i++) {
			top.offer(batch.community(i), weights[i]);
		}
	}

	private void putSuggested(int u, ByteBuffer communities, ByteBuffer values) {
		for (int k = 0; k < files.suggested(); k++) {
			boolean found = k < nearest.size(u);
			communities.putInt(found ? nearest.community(u, k) : -1);
			values.putFloat(found ? nearest.affinity(u, k) : 0);
		}
	}

	@Override
	public void close() {
		encoder.close();
	}

	/** The largest values seen, largest first; among equals the first seen. */
	private static final class Top {
		private final int[] communities;
		private final float[] values;
		private int size;

		private Top(int most) {
			communities = new int[most];
			values = new float[most];
		}

		private void clear() {
			size = 0;
		}

		private void offer(int community, float value) {
			if (size == values.length && value <= values[size - 1]) {
				return;
			}
			int at = size < values.length ? size++ : size - 1;
			while (at > 0 && values[at - 1] < value) {
				values[at] = values[at - 1];
				communities[at] = communities[at - 1];
				at--;
			}
			values[at] = value;
			communities[at] = community;
		}

		private void put(ByteBuffer communityTarget, ByteBuffer valueTarget) {
			for (int k = 0; k < values.length; k++) {
				communityTarget.putInt(k < size ? communities[k] : -1);
				valueTarget.putFloat(k < size ? values[k] : 0);
			}
		}
	}
}
