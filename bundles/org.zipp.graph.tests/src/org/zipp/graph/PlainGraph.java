package org.zipp.graph;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.graph.internal.GraphBuilder;
import org.zipp.graph.internal.GraphManifest;
import org.zipp.graph.internal.GraphPlace;
import org.zipp.graph.internal.SmallBuffers;

/** A graph in plain collections, to be written to disk and compared with what is read back. */
final class PlainGraph {

	private static final byte[] NO_TRACES = {};

	/** An edge with all its features. */
	record Edge(int posts, int comments, long first, long last, int score) {
	}

	/** User id → community name → edge, both in the order of the graph. */
	final Map<String, Map<String, Edge>> rows = new TreeMap<>(GraphBuilder.ID_ORDER);
	/** Names of communities that have no users. */
	final List<String> empty = new ArrayList<>();
	final List<MonthCount> activity = new ArrayList<>();

	PlainGraph edge(String user, String community, int posts, int comments) {
		return edge(user, community, new Edge(posts, comments, 0, 0, 0));
	}

	PlainGraph edge(String user, String community, Edge edge) {
		rows.computeIfAbsent(user, _ -> new TreeMap<>(GraphBuilder.ID_ORDER)).put(community, edge);
		return this;
	}

	/** Community name → user id → edge. */
	Map<String, Map<String, Edge>> columns() {
		Map<String, Map<String, Edge>> columns = new TreeMap<>(GraphBuilder.ID_ORDER);
		rows.forEach((user, edges) -> edges.forEach((community, edge) -> columns
				.computeIfAbsent(community, _ -> new TreeMap<>(GraphBuilder.ID_ORDER)).put(user, edge)));
		return columns;
	}

	/** Writes the graph into a graph folder in {@code place} and gives that folder. */
	Path write(Path place) throws IOException {
		return write(place, GraphBuilder::new);
	}

	/** The same, sorting so many edges at a time. */
	Path write(Path place, int mostSorted) throws IOException {
		return write(place, folder -> SmallBuffers.builder(folder, mostSorted));
	}

	private interface Builders {
		GraphBuilder make(Path folder) throws IOException;
	}

	private Path write(Path place, Builders builders) throws IOException {
		Path work = Files.createDirectories(place.resolve("work"));
		Path data = Files.createDirectory(work.resolve(GraphPlace.dataName("000000000000")));
		List<String> names = new ArrayList<>(columns().keySet());
		names.addAll(empty);
		names.sort(GraphBuilder.ID_ORDER);
		try (GraphBuilder builder = builders.make(data)) {
			EdgeList edges = new EdgeList();
			for (Map.Entry<String, Map<String, Edge>> user : rows.entrySet()) {
				edges.clear();
				user.getValue().forEach((community, e) -> edges.add(names.indexOf(community), e.posts, e.comments, e.first,
						e.last, e.score));
				add(builder, user.getKey(), edges);
			}
			finish(builder, names, activity);
			GraphPlace.put(place.resolve("graph"), data, new GraphManifest(data.getFileName().toString(), "000000000000",
					Map.of("users", (long) builder.users()), builder.marks()), work);
		}
		return place.resolve("graph");
	}

	/** Hands users to a builder as they come, each with a post in communities 0 and 1. */
	static void writeUsers(Path folder, List<String> ids, String... communities) throws IOException {
		EdgeList edges = new EdgeList();
		edges.add(0, 1, 0, 0, 0, 0);
		edges.add(1, 1, 0, 0, 0, 0);
		try (GraphBuilder builder = new GraphBuilder(folder)) {
			for (String id : ids) {
				add(builder, id, edges);
			}
			finish(builder, List.of(communities), List.of());
		}
	}

	private static void add(GraphBuilder builder, String user, EdgeList edges) throws IOException {
		byte[] id = user.getBytes(StandardCharsets.UTF_8);
		builder.user(id, id.length, edges, NO_TRACES, 0);
	}

	private static void finish(GraphBuilder builder, List<String> names, List<MonthCount> months) throws IOException {
		builder.finish(names.stream().map(n -> new GraphBuilder.Community(n, "about " + n)).toList(), months,
				SubMonitor.convert(new NullProgressMonitor()));
	}
}
