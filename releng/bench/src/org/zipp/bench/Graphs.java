package org.zipp.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.graph.EdgeList;
import org.zipp.graph.internal.GraphBuilder;
import org.zipp.graph.internal.GraphBuilder.Community;
import org.zipp.graph.internal.GraphManifest;
import org.zipp.graph.internal.GraphPlace;

/**
 * Made-up graphs of any size: degrees of users are lognormal with the paper's mean of 6.6, communities are as unequal as a
 * power law makes them, times and counts as dumps have them. Made once and kept.
 */
final class Graphs {

	private static final double DEGREE_SPREAD = 1.1;
	private static final double POPULARITY = 3;
	private static final long START = 1_420_070_400L; // 2015-01-01
	private static final int SECONDS = 252_460_800; // eight years

	private Graphs() {
	}

	/** The graph folder of that scale, made if it is not there. */
	static Path synthetic(Path work, Scale scale) throws IOException {
		Path place = work.resolve("graph-" + scale.edges());
		Path graph = place.resolve("graph");
		if (Files.exists(place.resolve("complete"))) {
			return graph;
		}
		IngestContestants.delete(place);
		Path temporary = Files.createDirectories(place.resolve("temp"));
		String fingerprint = String.format("%012x", scale.edges());
		Path data = Files.createDirectory(temporary.resolve(GraphPlace.dataName(fingerprint)));
		try (GraphBuilder builder = new GraphBuilder(data)) {
			addUsers(builder, scale);
			builder.finish(communities(scale.communities()), List.of(), SubMonitor.convert(new NullProgressMonitor()));
			GraphPlace.put(graph, data, new GraphManifest(data.getFileName().toString(), fingerprint,
					Map.of("edges", builder.edges()), builder.marks()), temporary);
		}
		IngestContestants.delete(temporary);
		Files.createFile(place.resolve("complete"));
		return graph;
	}

	private static List<Community> communities(int count) {
		List<Community> all = new ArrayList<>();
		for (int c = 0; c < count; c++) {
			all.add(new Community(String.format("community_%06d", c), "people who talk about subject " + c));
		}
		return all;
	}

	private static void addUsers(GraphBuilder builder, Scale scale) throws IOException {
		SplittableRandom random = new SplittableRandom(7);
		EdgeList list = new EdgeList();
		int[] chosen = new int[scale.communities()];
		// The mean of exp(m + s·N) is exp(m + s²/2).
		double mean = Math.log((double) scale.edges() / scale.users()) - DEGREE_SPREAD * DEGREE_SPREAD / 2;
		for (int u = 0; u < scale.users(); u++) {
			int degree = (int) Math.max(1, Math.min(chosen.length / 2, Math.rint(Math.exp(mean + DEGREE_SPREAD * random.nextGaussian()))));
			for (int i = 0; i < degree; i++) {
				chosen[i] = (int) (chosen.length * Math.pow(random.nextDouble(), POPULARITY));
			}
			Arrays.sort(chosen, 0, degree);
			list.clear();
			for (int i = 0; i < degree; i++) {
				if (i == 0 || chosen[i] != chosen[i - 1]) {
					add(list, chosen[i], random);
				}
			}
			byte[] id = String.format("%010x", u).getBytes(StandardCharsets.UTF_8);
			builder.user(id, id.length, list, new byte[0], 0);
		}
	}

	private static void add(EdgeList list, int community, SplittableRandom random) {
		int comments = (int) Math.min(1000, Math.exp(1.2 * random.nextGaussian()) * 2);
		int posts = random.nextInt(4) == 0 || comments == 0 ? 1 + random.nextInt(3) : 0;
		long first = START + random.nextInt(SECONDS);
		long last = first + (long) ((START + SECONDS - first) * Math.pow(random.nextDouble(), 2));
		list.add(community, posts, comments, first, last, (posts + comments) * (1 + random.nextInt(9)) - 2);
	}
}
