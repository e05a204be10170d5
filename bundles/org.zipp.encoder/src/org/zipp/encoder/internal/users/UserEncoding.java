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
	private final Affinities affinities;
	private final UserBatch batch = new UserBatch();
	private final float[] embeddings;
	private final float[] scores;
	private float[] weights = new float[1 << 12];

	/** @param encoder closed when this is closed */
	UserEncoding(InteractionGraph graph, UserFiles files, FittedEncoder encoder, Affinities affinities) {
		this.graph = graph;
		this.files = files;
		this.encoder = encoder;
		this.affinities = affinities;
		embeddings = new float[BATCH * encoder.dimension()];
		scores = new float[affinities == null ? 0 : affinities.communities()];
	}

	@Override
	public List<ByteBuffer> work(int from, int to) {
		ByteBuffer rows = buffer((to - from) * files.embeddingBytes());
		ByteBuffer rankedCommunities = buffer((to - from) * files.ranked() * Integer.BYTES);
		ByteBuffer rankedWeights = buffer((to - from) * files.ranked() * Float.BYTES);
		ByteBuffer suggestedCommunities = buffer((to - from) * files.suggested() * Integer.BYTES);
		ByteBuffer suggestedAffinities = buffer((to - from) * files.suggested() * Float.BYTES);
		Top ranked = new Top(files.ranked());
		Top suggested = new Top(files.suggested());
		for (int start = from; start < to; start += BATCH) {
			encode(start, Math.min(to, start + BATCH));
			for (int u = 0; u < batch.users(); u++) {
				putRow(u, rows);
				if (files.ranked() > 0) {
					rank(u, ranked);
					ranked.put(rankedCommunities, rankedWeights);
				}
				if (files.suggested() > 0) {
					suggest(u, suggested);
					suggested.put(suggestedCommunities, suggestedAffinities);
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

	private void suggest(int u, Top top) {
		affinities.of(embeddings, u * files.dimension(), scores);
		for (int i = batch.offset(u); i < batch.offset(u + 1); i++) {
			scores[batch.community(i)] = Float.NEGATIVE_INFINITY;
		}
		top.clear();
		for (int c = 0; c < scores.length; c++) {
			if (scores[c] != Float.NEGATIVE_INFINITY) {
				top.offer(c, scores[c]);
			}
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
