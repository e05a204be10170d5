package org.zipp.encoder.internal.method;

import java.util.Arrays;

import org.zipp.encoder.EncoderSettings;
import org.zipp.encoder.EncoderSettings.Mode;
import org.zipp.graph.InteractionGraph;
import org.zipp.graph.Samples;

/**
 * The users of a step with their drawn positives and sampled neighbours, as padded arrays: B users by K neighbours.
 * Communities are numbered by their place among those of the batch. What is drawn depends on seed, epoch and user alone.
 *
 * <p>In {@link Mode#CORRECTED} the positive is taken out of its own user's links before anything is counted or sampled, and
 * positives of other users that are communities of a user as well are marked as no negatives. In {@link Mode#FAITHFUL}
 * neither happens.
 */
final class Batch {

	/** Added to the logit of what is no negative. */
	private static final float OUT = -1e9f;
	private static final int TRIES = 100;

	private final TrainingData data;
	private final EncoderSettings settings;
	private final boolean corrected;
	private final Links links = new Links();
	private final int[] place;
	private final int[] sample;
	private final int[] one = new int[1];

	private int epoch;
	private int size;
	private int width;
	private int[] users = new int[0];
	private int[] communities = new int[1024];
	private int communityCount;
	private int[] positives;
	private int[] negatives;
	private int[] positiveCommunities;
	private int[] neighbours;
	private float[] mask;
	private float[] edges;
	private float[] coefficients;
	private int[] degrees;
	private float[] notNegative = new float[0];
	/** Training links of all users, for the marks. */
	private int[] linkOffsets;
	private int[] linkCommunities = new int[1024];

	Batch(TrainingData data) {
		this.data = data;
		settings = data.settings();
		corrected = settings.mode() == Mode.CORRECTED;
		place = new int[data.communityCount()];
		Arrays.fill(place, -1);
		sample = new int[Math.max(1, settings.fanOut())];
	}

	/** A batch as given, of no data: for checks of the forward pass. Communities are named by their places. */
	private Batch(int size, int communityCount, int[] neighbours, float[] mask, float[] edges, int[] positives,
			float[] notNegative) {
		data = null;
		settings = null;
		corrected = true;
		place = new int[0];
		sample = new int[0];
		this.size = size;
		width = neighbours.length / size;
		this.communityCount = communityCount;
		for (int c = 0; c < communityCount; c++) {
			communities[c] = c;
		}
		this.neighbours = neighbours;
		this.mask = mask;
		this.edges = edges;
		this.positives = positives;
		this.notNegative = notNegative;
	}

	/** A batch of given arrays, shaped as the accessors say; it cannot be filled anew. */
	static Batch of(int size, int communityCount, int[] neighbours, float[] mask, float[] edges, int[] positives,
			float[] notNegative) {
		return new Batch(size, communityCount, neighbours, mask, edges, positives, notNegative);
	}

	/**
	 * Fills it.
	 *
	 * @param order users of the epoch in order
	 * @param from  first of the step
	 * @param to    behind the last
	 */
	void fill(int epochNumber, int[] order, int from, int to) {
		epoch = epochNumber;
		for (int i = 0; i < communityCount; i++) {
			place[communities[i]] = -1;
		}
		communityCount = 0;
		size = to - from;
		users = Arrays.copyOfRange(order, from, to);
		width = 1;
		for (int user : users) {
			width = Math.max(width, Math.min(settings.fanOut(), data.graph().userDegree(user)));
		}
		positives = new int[size];
		positiveCommunities = new int[size];
		negatives = new int[size];
		degrees = new int[size];
		neighbours = new int[size * width];
		mask = new float[size * width];
		edges = new float[size * width * EdgeFeatures.COUNT];
		coefficients = new float[size * width];
		linkOffsets = new int[size + 1];
		for (int row = 0; row < size; row++) {
			user(row);
		}
		// Padding names the first community, so that there is always one to read.
		mark();
	}

	private void user(int row) {
		int user = users[row];
		InteractionGraph graph = data.graph();
		links.read(graph, data.split(), user);
		keep(row);
		int drawn = drawn(user, Site.POSITIVE, links.size());
		positiveCommunities[row] = links.community(drawn);
		positives[row] = local(positiveCommunities[row]);
		negatives[row] = local(negative(user));
		if (corrected) {
			links.remove(drawn);
		}
		degrees[row] = links.size();
		int n = Samples.uniform(links.size(), Math.min(width, sample.length), key(user, Site.FAN_OUT), sample);
		long total = links.total();
		EdgeFeatures scale = data.edgeFeatures();
		for (int k = 0; k < n; k++) {
			int i = sample[k];
			int community = links.community(i);
			int at = row * width + k;
			neighbours[at] = local(community);
			mask[at] = 1;
			edges[EdgeFeatures.COUNT * at] = scale.first(links.activity(i), total, data.total(community));
			edges[EdgeFeatures.COUNT * at + 1] = scale.second(links.activity(i), links.comments(i));
			// The sample stands for all links.
			coefficients[at] = (float) (links.size() / (double) n
					/ Math.sqrt((double) links.size() * data.degree(community)));
		}
	}

	private void keep(int row) {
		int at = linkOffsets[row];
		linkOffsets[row + 1] = at + links.size();
		if (at + links.size() > linkCommunities.length) {
			linkCommunities = Arrays.copyOf(linkCommunities, Math.max(at + links.size(), 2 * linkCommunities.length));
		}
		for (int i = 0; i < links.size(); i++) {
			linkCommunities[at + i] = links.community(i);
		}
	}

	/** A community that is none of the user's, as far as training knows; of all, the early code took any. */
	private int negative(int user) {
		int community = 0;
		for (int i = 0; i < TRIES; i++) {
			Samples.uniform(data.communityCount(), 1, Samples.key(key(user, Site.NEGATIVE), i, 0), one);
			community = one[0];
			if (!corrected || !links.contains(community)) {
				break;
			}
		}
		return community;
	}

	private int drawn(int user, long site, int n) {
		Samples.uniform(n, 1, key(user, site), one);
		return one[0];
	}

	private long key(int user, long site) {
		return Samples.key(settings.seed() ^ site, epoch, user);
	}

	private int local(int community) {
		if (place[community] < 0) {
			if (communityCount == communities.length) {
				communities = Arrays.copyOf(communities, 2 * communityCount);
			}
			place[community] = communityCount;
			communities[communityCount++] = community;
		}
		return place[community];
	}

	/** Marks which positives of others are no negatives of a user: communities of that user, its own positive included. */
	private void mark() {
		if (notNegative.length != size * size) {
			notNegative = new float[size * size];
		} else {
			Arrays.fill(notNegative, 0);
		}
		if (!corrected) {
			return;
		}
		boolean[] own = new boolean[communityCount];
		for (int row = 0; row < size; row++) {
			for (int i = linkOffsets[row]; i < linkOffsets[row + 1]; i++) {
				if (place[linkCommunities[i]] >= 0) {
					own[place[linkCommunities[i]]] = true;
				}
			}
			for (int other = 0; other < size; other++) {
				if (other != row && own[positives[other]]) {
					notNegative[row * size + other] = OUT;
				}
			}
			for (int i = linkOffsets[row]; i < linkOffsets[row + 1]; i++) {
				if (place[linkCommunities[i]] >= 0) {
					own[place[linkCommunities[i]]] = false;
				}
			}
		}
	}

	/** B. */
	int size() {
		return size;
	}

	/** K. */
	int width() {
		return width;
	}

	int epoch() {
		return epoch;
	}

	/** Index in the graph of the user of each row. */
	int[] users() {
		return users;
	}

	/** How many communities the batch names. */
	int communityCount() {
		return communityCount;
	}

	/** Index of a community of the batch in the graph. */
	int community(int local) {
		return communities[local];
	}

	/** Place of each user's positive among the communities of the batch. */
	int[] positives() {
		return positives;
	}

	/** Place of each user's negative. */
	int[] negatives() {
		return negatives;
	}

	/** Places of the neighbours, shape (B, K). */
	int[] neighbours() {
		return neighbours;
	}

	/** 1 for a neighbour, 0 for padding, shape (B, K). */
	float[] mask() {
		return mask;
	}

	/** {@link EdgeFeatures}, shape (B, K, 2). */
	float[] edges() {
		return edges;
	}

	/** 1/√(degree of the user · degree of the community), scaled for sampling, shape (B, K); 0 for padding. */
	float[] coefficients() {
		return coefficients;
	}

	/** Links of each user that could have been sampled. */
	int[] degrees() {
		return degrees;
	}

	/** What to add to the logit of each positive (column) for each user (row), shape (B, B). */
	float[] notNegative() {
		return notNegative;
	}
}
