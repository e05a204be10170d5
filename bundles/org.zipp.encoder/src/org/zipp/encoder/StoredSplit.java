package org.zipp.encoder;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.encoder.internal.files.Blocks;
import org.zipp.encoder.internal.files.Hashes;
import org.zipp.encoder.internal.files.HeadedFile;
import org.zipp.graph.EdgeList;
import org.zipp.graph.InteractionGraph;

/**
 * A split in a file, memory-mapped. Every link of a user has a hash of seed, user id and community id: the link with the
 * smallest is the test link, that with the next smallest the validation link. So the split depends neither on how the
 * graph counts users and communities nor on how they were read, and a graph that grew keeps most of it. Users with fewer
 * than {@value #LEAST_LINKS} links keep all of them for training: one to predict and one to predict it from must remain.
 */
public final class StoredSplit implements LinkSplit, AutoCloseable {

	/** Links a user must have to give two away. */
	public static final int LEAST_LINKS = 4;

	private static final String KIND = "ZIPP link split 1";
	private static final String CURE = "Delete it, and the next run makes it anew.";
	private static final int BLOCK = 1 << 14;
	private static final int NARROW_NONE = 0xFFFF;

	private final HeadedFile file;
	private final MemorySegment ordinals;
	private final int users;
	private final boolean narrow;

	private StoredSplit(HeadedFile file) {
		this.file = file;
		ordinals = file.body();
		users = Math.toIntExact(file.number("users"));
		narrow = file.number("bytes") == Short.BYTES;
	}

	/** Where the split of a seed lies in a study. */
	public static Path place(StudyDirectory study, long seed) {
		return study.encoders().resolve("split-" + seed + ".bin");
	}

	/** Opens the split of a seed; makes it when the study has none for this graph. */
	public static StoredSplit openOrMake(StudyDirectory study, InteractionGraph graph, long seed, SubMonitor monitor) {
		Path place = place(study, seed);
		if (Files.exists(place)) {
			StoredSplit split = new StoredSplit(HeadedFile.open(place, KIND, CURE));
			if (split.belongsTo(graph)) {
				return split;
			}
			split.close();
		}
		make(graph, seed, place, study.temp(), monitor);
		return open(place, graph);
	}

	/**
	 * Opens a split.
	 *
	 * @throws ZippException when there is none, it is damaged, or it was drawn from another graph
	 */
	public static StoredSplit open(Path place, InteractionGraph graph) {
		StoredSplit split = new StoredSplit(HeadedFile.open(place, KIND, CURE));
		if (!split.belongsTo(graph)) {
			split.close();
			throw new ZippException("The split was drawn from another graph: its graph has fingerprint "
					+ split.file.text("graph") + " and " + split.users + " users, this one " + graph.fingerprint() + " and "
					+ graph.userCount() + ". Train again on this graph.", place, 0, null);
		}
		return split;
	}

	private boolean belongsTo(InteractionGraph graph) {
		return file.text("graph").equals(graph.fingerprint()) && users == graph.userCount();
	}

	/**
	 * Draws a split and stores it.
	 *
	 * @param temp folder for the file in the making
	 */
	public static void make(InteractionGraph graph, long seed, Path place, Path temp, SubMonitor monitor) {
		long[] communityHashes = new long[graph.communityCount()];
		for (int c = 0; c < communityHashes.length; c++) {
			communityHashes[c] = Hashes.of(graph.communityId(c));
		}
		boolean narrow = graph.communityCount() < NARROW_NONE;
		long[] held = new long[1];
		try (HeadedFile.Writer out = new HeadedFile.Writer(temp)) {
			Blocks.run(0, graph.userCount(), BLOCK, () -> {
				Drawing drawing = new Drawing(graph, seed, communityHashes);
				return (from, to) -> {
					int[] ordinals = new int[2 * (to - from)];
					for (int user = from; user < to; user++) {
						drawing.draw(user);
						ordinals[2 * (user - from)] = drawing.validation;
						ordinals[2 * (user - from) + 1] = drawing.test;
					}
					return ordinals;
				};
			}, (_, _, ordinals) -> {
				for (int ordinal : ordinals) {
					held[0] += ordinal < 0 ? 0 : 1;
					if (narrow) {
						out.putShort(ordinal);
					} else {
						out.putInt(ordinal);
					}
				}
			}, "users", monitor);
			Map<String, String> head = new LinkedHashMap<>();
			head.put("graph", graph.fingerprint());
			head.put("seed", Long.toString(seed));
			head.put("least-links", Integer.toString(LEAST_LINKS));
			head.put("users", Integer.toString(graph.userCount()));
			head.put("links", Long.toString(graph.edgeCount()));
			head.put("validation-links", Long.toString(held[0] / 2));
			head.put("test-links", Long.toString(held[0] / 2));
			head.put("bytes", Integer.toString(narrow ? Short.BYTES : Integer.BYTES));
			out.finish(KIND, head, place);
		} catch (IOException e) {
			throw new ZippException("The split of the links cannot be written: " + Reasons.of(e) + '.', place, 0, e);
		}
	}

	/** Draws for one user after another. */
	private static final class Drawing {
		private final InteractionGraph graph;
		private final long seed;
		private final long[] communityHashes;
		private final EdgeList edges = new EdgeList();
		private int test;
		private int validation;

		private Drawing(InteractionGraph graph, long seed, long[] communityHashes) {
			this.graph = graph;
			this.seed = seed;
			this.communityHashes = communityHashes;
		}

		/** Finds the positions of the test and the validation link, −1 for a user of few links. */
		private void draw(int user) {
			test = -1;
			validation = -1;
			if (graph.userDegree(user) < LEAST_LINKS) {
				return;
			}
			graph.communitiesOf(user, edges);
			long key = Hashes.of(seed, Hashes.of(graph.userId(user)));
			long smallest = Long.MAX_VALUE;
			long next = Long.MAX_VALUE;
			for (int i = 0; i < edges.size(); i++) {
				long hash = Hashes.of(key, communityHashes[edges.neighbour(i)]);
				if (test < 0 || hash < smallest) {
					validation = test;
					next = smallest;
					test = i;
					smallest = hash;
				} else if (validation < 0 || hash < next) {
					validation = i;
					next = hash;
				}
			}
		}
	}

	@Override
	public int validation(int user) {
		return ordinal(user, 0);
	}

	@Override
	public int test(int user) {
		return ordinal(user, 1);
	}

	private int ordinal(int user, int which) {
		long at = 2L * user + which;
		if (narrow) {
			int value = Short.toUnsignedInt(ordinals.get(HeadedFile.SHORT, at * Short.BYTES));
			return value == NARROW_NONE ? -1 : value;
		}
		return ordinals.get(HeadedFile.INT, at * Integer.BYTES);
	}

	/** Seed it was drawn with. */
	public long seed() {
		return file.number("seed");
	}

	/** Users it was drawn for. */
	public int users() {
		return users;
	}

	/** How many users have a validation link. */
	public int validationLinks() {
		return Math.toIntExact(file.number("validation-links"));
	}

	/** How many users have a test link. */
	public int testLinks() {
		return Math.toIntExact(file.number("test-links"));
	}

	/**
	 * Reads the file and compares its checksum, which opening does not.
	 *
	 * @throws ZippException when it is damaged
	 */
	public void verify() {
		file.verify();
	}

	@Override
	public void close() {
		file.close();
	}
}
