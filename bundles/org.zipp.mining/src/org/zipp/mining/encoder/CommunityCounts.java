package org.zipp.mining.encoder;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.eclipse.core.runtime.SubMonitor;
import org.zipp.graph.InteractionGraph;
import org.zipp.mining.internal.Blocks;

/**
 * How many users each community has, counting training links alone.
 *
 * @param users   users of the graph
 * @param links   training links
 * @param members by community
 */
public record CommunityCounts(long users, long links, int[] members) {

	private static final int BLOCK = 1 << 16;

	/** Counts in one pass over the users. */
	public static CommunityCounts of(InteractionGraph graph, LinkSplit split, SubMonitor monitor) {
		int[] members = new int[graph.communityCount()];
		try {
			Blocks.run(0, graph.userCount(), BLOCK, () -> (from, to) -> {
				int[] counts = new int[members.length];
				for (int user = from; user < to; user++) {
					count(graph, split, user, counts);
				}
				return counts;
			}, (_, _, counts) -> {
				for (int c = 0; c < members.length; c++) {
					members[c] += counts[c];
				}
			}, "users", monitor);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		long links = 0;
		for (int m : members) {
			links += m;
		}
		return new CommunityCounts(graph.userCount(), links, members);
	}

	private static void count(InteractionGraph graph, LinkSplit split, int user, int[] counts) {
		int[] ordinal = { 0 };
		graph.forEachCommunity(user, (community, _, _, _, _) -> {
			if (split.isTraining(user, ordinal[0]++)) {
				counts[community]++;
			}
		});
	}
}
