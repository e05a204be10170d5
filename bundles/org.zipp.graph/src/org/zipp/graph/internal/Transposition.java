package org.zipp.graph.internal;

import java.io.IOException;
import java.nio.file.Path;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.operation.Throughput;

/**
 * Writes the edges that lie by user once more by community: as many communities at a time as fit into memory, each time
 * with one sequential pass over the rows and a counting sort, so that nothing is written at random places of a file and
 * the users of a community come by rising index.
 */
final class Transposition {

	private static final int CHECK_EVERY = 1 << 18;

	private final Column rowOffsets;
	private final Column rowCommunities;
	private final int[] members;
	private final int mostSorted;

	/**
	 * @param members    users of each community
	 * @param mostSorted how many users of communities to hold in memory; a community with more is written by itself
	 */
	Transposition(Column rowOffsets, Column rowCommunities, int[] members, int mostSorted) {
		this.rowOffsets = rowOffsets;
		this.rowCommunities = rowCommunities;
		this.members = members;
		this.mostSorted = mostSorted;
	}

	void write(Path offsetsFile, Path usersFile, SubMonitor monitor) throws IOException {
		long edges = rowCommunities.count();
		SubMonitor progress = monitor.setWorkRemaining(members.length);
		Throughput throughput = new Throughput("edges", edges);
		int[] sorted = new int[(int) Math.min(edges, mostSorted)];
		try (ColumnWriter offsets = new ColumnWriter(offsetsFile); ColumnWriter users = new ColumnWriter(usersFile)) {
			for (int from = 0, to; from < members.length; from = to) {
				long held = members[from];
				for (to = from + 1; to < members.length && held + members[to] <= mostSorted; to++) {
					held += members[to];
				}
				progress.subTask("Sorting edges by community: " + throughput.text());
				if (held > mostSorted) {
					offsets.put(users.count());
					writeOne(from, users, progress);
				} else {
					write(from, to, sorted, offsets, users, progress);
				}
				throughput.add(held);
				progress.worked(to - from);
			}
			offsets.put(users.count());
		}
	}

	/** A community's users in the order of the rows, which is theirs. */
	private void writeOne(int community, ColumnWriter users, SubMonitor progress) throws IOException {
		long e = 0;
		for (int user = 0; user < rowOffsets.count() - 1; user++) {
			check(user, progress);
			for (long end = rowOffsets.get(user + 1L); e < end; e++) {
				if (rowCommunities.get(e) == community) {
					users.put(user);
				}
			}
		}
	}

	private void write(int from, int to, int[] sorted, ColumnWriter offsets, ColumnWriter users, SubMonitor progress)
			throws IOException {
		int[] next = new int[to - from];
		for (int c = from, at = 0; c < to; at += members[c++]) {
			next[c - from] = at;
			offsets.put(users.count() + at);
		}
		long e = 0;
		for (int user = 0; user < rowOffsets.count() - 1; user++) {
			check(user, progress);
			for (long end = rowOffsets.get(user + 1L); e < end; e++) {
				int place = (int) rowCommunities.get(e) - from;
				if (place >= 0 && place < next.length) {
					sorted[next[place]++] = user;
				}
			}
		}
		for (int i = 0; i < next[next.length - 1]; i++) {
			users.put(sorted[i]);
		}
	}

	private static void check(int user, SubMonitor progress) {
		if (user % CHECK_EVERY == 0 && progress.isCanceled()) {
			throw new OperationCanceledException();
		}
	}
}
