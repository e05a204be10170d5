package org.zipp.sample;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.graph.GraphWriter;
import org.zipp.sample.internal.RandomUsers;

/**
 * Graphs of any size for benchmarks, without a dump: degrees of users, members of communities and counts on edges follow
 * power laws, ids look like hashes. There are no texts and there is nothing to learn. The same arguments give the same
 * bytes.
 */
public final class SyntheticGraph {

	/** Sizes of the published graph. */
	public static final int PAPER_USERS = 23_000_000;
	public static final int PAPER_COMMUNITIES = 40_000;
	/** Mean degree of users of a graph of {@link #PAPER_USERS} with 152.3 million edges. */
	public static final double PAPER_MEAN_DEGREE = 6.62;

	private SyntheticGraph() {
	}

	/**
	 * Makes a graph and puts it into a study in place of the one there was.
	 *
	 * @param meanDegree mean degree of users, more than 1 and less than half the number of communities
	 * @throws ZippException              when the graph cannot be written
	 * @throws OperationCanceledException when cancelled; the study is then as it was
	 */
	public static void write(StudyDirectory study, int users, int communities, double meanDegree, long seed,
			SubMonitor monitor) {
		GraphWriter.write(study, new RandomUsers(users, communities, meanDegree, seed), monitor);
	}
}
