package org.zipp.encoder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

import org.eclipse.core.runtime.SubMonitor;
import org.zipp.encoder.internal.files.Blocks;
import org.zipp.graph.EdgeList;
import org.zipp.graph.InteractionGraph;

/**
 * How many users each community has and how much they post there, counting training links alone.
 *
 * @param users         users of the graph
 * @param links         training links
 * @param totalActivity posts and comments of all of them
 * @param members       users by community
 * @param activity      posts and comments by community
 */
public record CommunityCounts(long users, long links, long totalActivity, int[] members, long[] activity) {

	private static final int BLOCK = 1 << 16;

	/** Counts in one pass over the users. */
	public static CommunityCounts of(InteractionGraph graph, LinkSplit split, SubMonitor monitor) {
		int communities = graph.communityCount();
		int[] members = new int[communities];
		long[] activity = new long[communities];
		try {
			Blocks.run(0, graph.userCount(), BLOCK, () -> (from, to) -> {
				int[] blockMembers = new int[communities];
				long[] blockActivity = new long[communities];
				EdgeList edges = new EdgeList();
				for (int user = from; user < to; user++) {
					graph.communitiesOf(user, edges);
					for (int i = 0; i < edges.size(); i++) {
						if (split.isTraining(user, i)) {
							blockMembers[edges.neighbour(i)]++;
							blockActivity[edges.neighbour(i)] += edges.activity(i);
						}
					}
				}
				return new CommunityCounts(0, 0, 0, blockMembers, blockActivity);
			}, (_, _, block) -> {
				for (int c = 0; c < communities; c++) {
					members[c] += block.members[c];
					activity[c] += block.activity[c];
				}
			}, "users", monitor);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return new CommunityCounts(graph.userCount(), Arrays.stream(members).asLongStream().sum(),
				Arrays.stream(activity).sum(), members, activity);
	}
}
