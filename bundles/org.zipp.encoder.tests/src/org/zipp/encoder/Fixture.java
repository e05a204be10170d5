package org.zipp.encoder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.zipp.graph.EdgeList;
import org.zipp.graph.InteractionGraph;

/** The graph, split and features of {@code evaluation.py}. */
final class Fixture {

	/** Rows without the header. */
	static List<String[]> rows(String name) throws IOException {
		try (InputStream in = Fixture.class.getResourceAsStream(name)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(l -> l.split(",")).toList();
		}
	}

	static InteractionGraph graph(Path study) throws IOException {
		Graphs graphs = new Graphs();
		for (String[] row : rows("evaluation-links.csv").subList(1, rows("evaluation-links.csv").size())) {
			for (int i = Integer.parseInt(row[2]); i > 0; i--) {
				graphs.comment(row[0], row[1], 1, "a comment of a few words");
			}
		}
		return graphs.open(study);
	}

	static LinkSplit split(InteractionGraph graph) throws IOException {
		Map<String, String> roles = new HashMap<>();
		rows("evaluation-links.csv").forEach(r -> roles.put(r[0] + ' ' + r[1], r[3]));
		int[][] held = new int[2][graph.userCount()];
		EdgeList edges = new EdgeList();
		for (int u = 0; u < graph.userCount(); u++) {
			held[0][u] = held[1][u] = -1;
			graph.communitiesOf(u, edges);
			for (int i = 0; i < edges.size(); i++) {
				String role = roles.get(graph.userId(u) + ' ' + graph.communityId(edges.neighbour(i)));
				if (!role.equals("training")) {
					held[role.equals("test") ? 1 : 0][u] = i;
				}
			}
		}
		return new LinkSplit() {
			@Override
			public int validation(int user) {
				return held[0][user];
			}

			@Override
			public int test(int user) {
				return held[1][user];
			}
		};
	}

	static CommunityFeatures features(InteractionGraph graph) throws IOException {
		List<float[]> rows = new ArrayList<>();
		for (String[] row : rows("evaluation-features.csv")) {
			float[] values = new float[row.length];
			for (int d = 0; d < values.length; d++) {
				values[d] = Float.parseFloat(row[d]);
			}
			rows.add(values);
		}
		return of(graph, rows.toArray(float[][]::new));
	}

	/** Features from rows in the order of the graph's communities. */
	static CommunityFeatures of(InteractionGraph graph, float[][] rows) {
		float[][] copy = Arrays.stream(rows).map(float[]::clone).toArray(float[][]::new);
		return new CommunityFeatures() {
			@Override
			public String kind() {
				return "given";
			}

			@Override
			public int dimension() {
				return copy[0].length;
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
				System.arraycopy(copy[community], 0, target, at, dimension());
			}
		};
	}

	private Fixture() {
	}
}
