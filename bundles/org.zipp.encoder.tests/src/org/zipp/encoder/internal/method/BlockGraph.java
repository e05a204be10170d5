package org.zipp.encoder.internal.method;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.encoder.Alignment;
import org.zipp.encoder.CommunityFeatures;
import org.zipp.encoder.EncoderSettings;
import org.zipp.encoder.LinkSplit;
import org.zipp.encoder.TrainingTask;
import org.zipp.graph.IngestOperation;
import org.zipp.graph.InteractionGraph;

/**
 * A graph with a structure to learn: communities come in blocks, users like those of one block. Features of communities
 * are noise that says nothing of the block unless asked for.
 */
final class BlockGraph implements AutoCloseable {

	static final int BLOCKS = 4;
	static final int COMMUNITIES = 40;
	static final int FEATURES = 12;
	static final int ALIGNMENT = 6;

	private static final int OWN_LINKS = 6;
	private static final int OTHER_LINKS = 1;

	final InteractionGraph graph;
	private final double tellingFeatures;
	private final Change change;

	/**
	 * One link that is more active than in the unchanged graph.
	 *
	 * @param user number of the user
	 * @param link which of the user's links, in the order they were made
	 * @param more additional posts
	 */
	record Change(int user, int link, int more) {
	}

	private int changedCommunity = -1;

	/** Validation and test link by a hash of the user, from 4 links on. */
	final LinkSplit split = new LinkSplit() {
		@Override
		public int validation(int user) {
			int degree = graph.userDegree(user);
			return degree < 4 ? -1 : Math.floorMod(user * 31 + 7, degree);
		}

		@Override
		public int test(int user) {
			int degree = graph.userDegree(user);
			return degree < 4 ? -1 : (validation(user) + 1) % degree;
		}
	};

	final CommunityFeatures features = new CommunityFeatures() {
		@Override
		public String kind() {
			return "made";
		}

		@Override
		public int dimension() {
			return FEATURES;
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
			String id = id(community);
			SplittableRandom random = new SplittableRandom(id.hashCode());
			double norm = 0;
			for (int i = 0; i < FEATURES; i++) {
				target[at + i] = (float) ((i == blockOf(id) ? tellingFeatures : 0) + random.nextGaussian());
				norm += target[at + i] * target[at + i];
			}
			for (int i = 0; i < FEATURES; i++) {
				target[at + i] /= (float) Math.sqrt(norm);
			}
		}
	};

	/** Every other user has a row, near the direction of its block. */
	final Alignment alignment = new Alignment() {
		@Override
		public String source() {
			return "titles";
		}

		@Override
		public int dimension() {
			return ALIGNMENT;
		}

		@Override
		public boolean has(int user) {
			return user % 2 == 0;
		}

		@Override
		public void copy(int user, float[] target, int at) {
			int block = Integer.parseInt(graph.userId(user).substring(1)) % BLOCKS;
			for (int i = 0; i < ALIGNMENT; i++) {
				target[at + i] = i == block ? 1 : 0;
			}
		}
	};

	private BlockGraph(InteractionGraph graph, double tellingFeatures, Change change) {
		this.graph = graph;
		this.tellingFeatures = tellingFeatures;
		this.change = change;
	}

	/** @param tellingFeatures how much the features of a community say of its block; 0 = nothing */
	static BlockGraph make(Path folder, int users, double tellingFeatures) throws IOException {
		return make(folder, users, tellingFeatures, null);
	}

	static BlockGraph make(Path folder, int users, double tellingFeatures, Change change) throws IOException {
		int changed = -1;
		List<String> lines = new ArrayList<>();
		SplittableRandom random = new SplittableRandom(5);
		for (int user = 0; user < users; user++) {
			List<Integer> liked = new ArrayList<>();
			while (liked.size() < OWN_LINKS + OTHER_LINKS) {
				int block = liked.size() < OWN_LINKS ? user % BLOCKS : random.nextInt(BLOCKS);
				int community = block + BLOCKS * random.nextInt(COMMUNITIES / BLOCKS);
				if (!liked.contains(community)) {
					liked.add(community);
					post(lines, user, community, 1 + random.nextInt(3), random);
				}
			}
			if (change != null && change.user == user) {
				changed = liked.get(change.link);
			}
		}
		if (change != null) {
			post(lines, change.user, changed, change.more, random);
		}
		Path file = Files.write(Files.createDirectories(folder.resolve("in")).resolve("a.ndjson"), lines);
		IngestOperation ingest = new IngestOperation();
		ingest.dir = folder;
		ingest.files = List.of(file);
		ingest.minActivity = 1;
		ingest.keepNames = true;
		ingest.execute(SubMonitor.convert(new NullProgressMonitor(), 1000));
		BlockGraph result = new BlockGraph(InteractionGraph.open(folder.resolve("graph")), tellingFeatures, change);
		result.changedCommunity = changed < 0 ? -1 : result.graph.indexOfCommunity("c%02d".formatted(changed));
		return result;
	}

	private static void post(List<String> lines, int user, int community, int times, SplittableRandom random) {
		for (int i = 0; i < times; i++) {
			String what = random.nextInt(3) == 0 ? "\"title\":\"a b\",\"url\":\"https://i.redd.it/x.png\"" : "\"body\":\"a b c\"";
			lines.add("{\"id\":\"i%d\",\"author\":\"u%03d\",\"subreddit\":\"c%02d\",\"created_utc\":%d,\"score\":1,%s}"
					.formatted(lines.size(), user, community, 1_609_459_200L + lines.size(), what));
		}
	}

	/** Number of a community's block. */
	static int blockOf(String community) {
		return Integer.parseInt(community.substring(1)) % BLOCKS;
	}

	/** Index of the user of the change. */
	int changedUser() {
		return graph.indexOfUser("u%03d".formatted(change.user));
	}

	/** Index of the community of the change. */
	int changedCommunity() {
		return changedCommunity;
	}

	TrainingTask task(EncoderSettings settings, Path fit) throws IOException {
		return new TrainingTask(graph, split, features, Optional.of(alignment), settings, Files.createDirectories(fit));
	}

	@Override
	public void close() {
		graph.close();
	}
}
