package org.zipp.graph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.core.operation.Throughput;
import org.zipp.graph.internal.FileTrees;
import org.zipp.graph.internal.GraphBuilder;
import org.zipp.graph.internal.GraphManifest;
import org.zipp.graph.internal.GraphPlace;
import org.zipp.graph.internal.RandomUsers;

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

	private static final int BATCH = 1 << 14;
	private static final int TICKS = 100;
	private static final int USER_TICKS = 70;

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
		SubMonitor progress = SubMonitor.convert(monitor, TICKS);
		study.create();
		try {
			Files.createDirectories(study.temp());
			Path work = Files.createTempDirectory(study.temp(), "synthetic-");
			try {
				write(study.graph(), work, new RandomUsers(users, communities, meanDegree, seed), progress);
			} finally {
				FileTrees.delete(work);
			}
		} catch (IOException e) {
			throw new ZippException("The graph cannot be written: " + e.getMessage() + ". Make room or choose another place.",
					study.temp(), 0, e);
		}
	}

	private static void write(Path graph, Path work, RandomUsers random, SubMonitor progress) throws IOException {
		String fingerprint = random.fingerprint();
		Path data = Files.createDirectory(work.resolve(GraphPlace.dataName(fingerprint)));
		try (GraphBuilder builder = new GraphBuilder(data)) {
			addUsers(builder, random, progress.split(USER_TICKS));
			builder.finish(communities(random.communities()), random.activity(), progress.split(TICKS - USER_TICKS));
			Map<String, Long> counts = new LinkedHashMap<>();
			counts.put("users", (long) builder.users());
			counts.put("communities", (long) builder.communities());
			counts.put("edges", builder.edges());
			counts.put("posts", builder.posts());
			counts.put("comments", builder.comments());
			GraphPlace.put(graph, data, new GraphManifest(data.getFileName().toString(), fingerprint, counts,
					builder.marks()), work);
		}
	}

	private static void addUsers(GraphBuilder builder, RandomUsers random, SubMonitor monitor) throws IOException {
		SubMonitor progress = monitor.setWorkRemaining(random.users() / BATCH + 1);
		Throughput throughput = new Throughput("users", random.users());
		byte[] none = {};
		for (int user = 0; user < random.users(); user++) {
			random.next(user);
			builder.user(random.id(), random.id().length, random.edges(), none, 0);
			if ((user + 1) % BATCH == 0) {
				if (progress.isCanceled()) {
					throw new OperationCanceledException();
				}
				throughput.add(BATCH);
				progress.worked(1);
				progress.subTask("Making users: " + throughput.text());
			}
		}
	}

	private static List<GraphBuilder.Community> communities(int count) {
		int digits = String.valueOf(count - 1).length();
		return IntStream.range(0, count).mapToObj(c -> String.format("c%0" + digits + "d", c))
				.map(name -> new GraphBuilder.Community(name, "")).toList();
	}
}
