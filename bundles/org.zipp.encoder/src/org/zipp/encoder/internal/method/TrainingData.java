package org.zipp.encoder.internal.method;

import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.ZippException;
import org.zipp.encoder.Alignment;
import org.zipp.encoder.CommunityFeatures;
import org.zipp.encoder.EncoderSettings;
import org.zipp.encoder.EncoderSettings.Mode;
import org.zipp.encoder.LinkSplit;
import org.zipp.encoder.TrainingTask;
import org.zipp.graph.InteractionGraph;
import org.zipp.graph.Samples;

/** What a fit looks at: the training links, counted once. */
final class TrainingData {

	/** Most users whose validation links are ranked after each epoch. */
	static final int MOST_VALIDATED = 2_000;

	private static final int CHECK_EVERY = 1 << 14;
	private static final int MOST_SCALED = 20_000;

	private final TrainingTask task;
	private final int[] users;
	private final int[] validated;
	private final int[] degrees;
	private final long[] totals;
	private final EdgeFeatures edgeFeatures;
	private final long links;
	private final String splitSum;

	private TrainingData(TrainingTask task, SubMonitor monitor) {
		this.task = task;
		InteractionGraph graph = task.graph();
		degrees = new int[graph.communityCount()];
		totals = new long[graph.communityCount()];
		// With its supervised link taken out, a user must have another to be told by.
		int least = task.settings().mode() == Mode.CORRECTED ? 2 : 1;
		int[] trained = new int[graph.userCount()];
		int[] checked = new int[graph.userCount()];
		int trainedCount = 0;
		int checkedCount = 0;
		long seen = 0;
		CRC32C sum = new CRC32C();
		Links list = new Links();
		for (int user = 0; user < graph.userCount(); user++) {
			if (user % CHECK_EVERY == 0 && monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			list.read(graph, task.split(), user);
			for (int i = 0; i < list.size(); i++) {
				degrees[list.community(i)]++;
				totals[list.community(i)] += list.activity(i);
			}
			seen += list.size();
			if (list.size() >= least) {
				trained[trainedCount++] = user;
			}
			if (list.size() > 0 && task.split().validation(user) >= 0) {
				checked[checkedCount++] = user;
			}
			update(sum, task.split().validation(user));
			update(sum, task.split().test(user));
		}
		users = Arrays.copyOf(trained, trainedCount);
		links = seen;
		splitSum = Long.toHexString(sum.getValue());
		int[] drawn = new int[Math.min(MOST_VALIDATED, checkedCount)];
		Samples.uniform(checkedCount, MOST_VALIDATED, Samples.key(task.settings().seed(), Site.VALIDATION, 0), drawn);
		validated = Arrays.stream(drawn).map(i -> checked[i]).toArray();
		edgeFeatures = task.settings().mode() == Mode.CORRECTED ? scale(list) : EdgeFeatures.PLAIN;
	}

	private TrainingData(TrainingData other, EdgeFeatures edgeFeatures) {
		task = other.task;
		users = other.users;
		validated = other.validated;
		degrees = other.degrees;
		totals = other.totals;
		links = other.links;
		splitSum = other.splitSum;
		this.edgeFeatures = edgeFeatures;
	}

	/** The same with other constants for the numbers of links. */
	TrainingData with(EdgeFeatures others) {
		return new TrainingData(this, others);
	}

	/**
	 * Counts the training links.
	 *
	 * @throws ZippException when there is nothing to train on
	 */
	static TrainingData of(TrainingTask task, SubMonitor monitor) {
		monitor.subTask("Counting links");
		TrainingData data = new TrainingData(task, monitor);
		if (data.users.length == 0) {
			throw new ZippException("No user of the graph has enough links to train on. Ingest more data, or with a smaller "
					+ "least activity.");
		}
		return data;
	}

	private static void update(CRC32C sum, int value) {
		sum.update(value);
		sum.update(value >>> 8);
		sum.update(value >>> 16);
		sum.update(value >>> 24);
	}

	private EdgeFeatures scale(Links list) {
		EdgeFeatures.Statistics statistics = new EdgeFeatures.Statistics();
		int n = Math.min(MOST_SCALED, users.length);
		for (int i = 0; i < n; i++) {
			list.read(graph(), split(), users[(int) ((long) i * users.length / n)]);
			long total = list.total();
			for (int j = 0; j < list.size(); j++) {
				statistics.add(list.activity(j), list.comments(j), total, totals[list.community(j)]);
			}
		}
		return statistics.features();
	}

	TrainingTask task() {
		return task;
	}

	InteractionGraph graph() {
		return task.graph();
	}

	LinkSplit split() {
		return task.split();
	}

	CommunityFeatures features() {
		return task.features();
	}

	Optional<Alignment> alignment() {
		return task.alignment();
	}

	EncoderSettings settings() {
		return task.settings();
	}

	/** Users that are trained on, by rising index. */
	int[] users() {
		return users;
	}

	/** Users whose validation links are ranked. */
	int[] validated() {
		return validated;
	}

	int communityCount() {
		return degrees.length;
	}

	/** Training links of a community. */
	int degree(int community) {
		return degrees[community];
	}

	/** Posts and comments of the training links of a community. */
	long total(int community) {
		return totals[community];
	}

	/** All training links. */
	long links() {
		return links;
	}

	EdgeFeatures edgeFeatures() {
		return edgeFeatures;
	}

	/** Changes with the links held out. */
	String splitSum() {
		return splitSum;
	}
}
