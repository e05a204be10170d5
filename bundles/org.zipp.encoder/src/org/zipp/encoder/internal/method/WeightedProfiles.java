package org.zipp.encoder.internal.method;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.eclipse.core.runtime.SubMonitor;
import org.zipp.core.Reasons;
import org.zipp.core.StudyDirectory;
import org.zipp.core.ZippException;
import org.zipp.encoder.CommunityCounts;
import org.zipp.encoder.CommunityFeatures;
import org.zipp.encoder.EncoderMethod;
import org.zipp.encoder.FittedEncoder;
import org.zipp.encoder.TrainingTask;

/**
 * Encoders without learned parameters: a community is its feature row, less the mean of all rows, scaled to norm 1; a user
 * is the weighted sum of the user's communities, scaled to norm 1. So the affinity is the cosine of a community and what
 * the user's communities are about, and both new users and new communities can be encoded. The mean is taken away because
 * sentence embeddings share a large common part, which says nothing. What the weights need is counted on training links
 * and kept by community id; a community that was not there counts as one without members.
 */
abstract class WeightedProfiles implements EncoderMethod {

	private static final String FILE = "communities.csv";
	private static final String TOTALS = "#users,activity";
	private static final String HEADER = "members,activity,community";

	/**
	 * What was counted, for the communities of a graph.
	 *
	 * @param users users of the graph of the fit
	 * @param total posts and comments of all training links
	 */
	record Counts(long users, long total, int[] members, long[] activity) {
	}

	/**
	 * Weighs the communities of a user.
	 *
	 * @param communities their indexes, {@code n} of them
	 * @param activity    posts and comments in each
	 * @param target      receives weights, not negative
	 */
	abstract void weigh(Counts counts, int[] communities, int[] activity, int n, double[] target);

	@Override
	public final boolean aligns() {
		return false;
	}

	@Override
	public final boolean learns() {
		return false;
	}

	@Override
	public final FittedEncoder fit(TrainingTask task, SubMonitor monitor) {
		CommunityCounts counts = CommunityCounts.of(task.graph(), task.split(), monitor);
		Path file = task.folder().resolve(FILE);
		try {
			Path made = Files.createTempFile(task.folder(), FILE, ".part");
			try (BufferedWriter out = Files.newBufferedWriter(made, StandardCharsets.UTF_8)) {
				out.write(TOTALS + '\n' + counts.users() + ',' + counts.totalActivity() + '\n' + HEADER + '\n');
				for (int c = 0; c < counts.members().length; c++) {
					out.write(counts.members()[c] + "," + counts.activity()[c] + ',' + task.features().id(c) + '\n');
				}
			}
			StudyDirectory.moveIntoPlace(made, file);
		} catch (IOException e) {
			throw new ZippException("The counts of the communities cannot be written: " + Reasons.of(e) + '.', file, 0, e);
		}
		return open(task.folder(), task.features());
	}

	@Override
	public final FittedEncoder open(Path folder, CommunityFeatures features) {
		return new ProfileEncoder(this, read(folder.resolve(FILE), features), features);
	}

	private static Counts read(Path file, CommunityFeatures features) {
		int[] members = new int[features.count()];
		long[] activity = new long[features.count()];
		Map<String, Integer> indexes = new HashMap<>();
		for (int c = 0; c < features.count(); c++) {
			indexes.put(features.id(c), c);
		}
		long number = 2;
		try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
			in.readLine();
			String[] totals = in.readLine().split(",");
			in.readLine();
			number++;
			for (String line = in.readLine(); line != null; line = in.readLine()) {
				number++;
				String[] cells = line.split(",", 3);
				Integer index = indexes.get(cells[2]);
				if (index != null) {
					members[index] = Integer.parseInt(cells[0]);
					activity[index] = Long.parseLong(cells[1]);
				}
			}
			return new Counts(Long.parseLong(totals[0]), Long.parseLong(totals[1]), members, activity);
		} catch (IOException e) {
			throw new ZippException("The counts of the communities cannot be read: " + Reasons.of(e)
					+ ". Train the encoder again.", file, 0, e);
		} catch (RuntimeException e) {
			throw new ZippException("The line does not hold counts of a community. Train the encoder again.", file, number, e);
		}
	}
}
