package org.zipp.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.ArrayList;
import java.util.List;

import org.zipp.graph.EdgeList;
import org.zipp.graph.InteractionGraph;
import org.zipp.graph.Samples;

import it.unimi.dsi.logging.ProgressLogger;
import it.unimi.dsi.webgraph.BVGraph;
import it.unimi.dsi.webgraph.ImmutableGraph;
import it.unimi.dsi.webgraph.ImmutableSequentialGraph;
import it.unimi.dsi.webgraph.LazyIntIterator;
import it.unimi.dsi.webgraph.LazyIntIterators;
import it.unimi.dsi.webgraph.NodeIterator;

/** Lists and samples of neighbours from a graph on disk. */
final class GraphContestants {

	static final int FAN_OUT = 10;
	/** Users that are looked at in a round, by one thread. */
	private static final int MOST_USERS = 2_000_000;
	private static final long SEED = 7;

	/** What both know how to do, for one thread. */
	private interface Reader {
		/** Walks all neighbours of a user; returns how many there are. */
		int list(int user);

		/** Draws neighbours of a user without replacement; returns how many. */
		int sample(int user, int[] positions);
	}

	private GraphContestants() {
	}

	/** @param args folder of the graph */
	static Contestant zipp(String[] args) {
		InteractionGraph graph = InteractionGraph.open(Path.of(args[0]));
		return new Contestant() {
			@Override
			public Map<String, Measure> round() throws Exception {
				return measure(graph.userCount(), () -> new ZippReader(graph));
			}

			@Override
			public Map<String, Double> facts() {
				InteractionGraph.BytesPerEdge bytes = graph.bytesPerEdge();
				Map<String, Double> facts = new LinkedHashMap<>();
				facts.put("bytes-per-edge-communities-by-user", bytes.rows());
				facts.put("bytes-per-edge-users-by-community", bytes.columns());
				facts.put("bytes-per-edge-features", bytes.features());
				return facts;
			}

			@Override
			public void close() {
				graph.close();
			}
		};
	}

	/** @param args folder of our graph, which it is made of, and a folder to work in */
	static Contestant webgraph(String[] args) {
		try (InteractionGraph source = InteractionGraph.open(Path.of(args[0]))) {
			Path folder = Files.createDirectories(Path.of(args[1]));
			int users = source.userCount();
			double edges = source.edgeCount();
			int nodes = Math.max(users, source.communityCount());
			Map<String, Double> facts = new LinkedHashMap<>();
			String rows = store(folder.resolve("rows"), nodes, users, (node, list) -> source.communitiesOf(node, list));
			facts.put("bytes-per-edge-communities-by-user", size(rows) / edges);
			String columns = store(folder.resolve("columns"), nodes, source.communityCount(),
					(node, list) -> source.usersOf(node, list));
			facts.put("bytes-per-edge-users-by-community", size(columns) / edges);
			ImmutableGraph graph = BVGraph.loadMapped(rows);
			return new Contestant() {
				@Override
				public Map<String, Measure> round() throws Exception {
					return measure(users, () -> new WebGraphReader(graph.copy()));
				}

				@Override
				public Map<String, Double> facts() {
					return facts;
				}
			};
		} catch (IOException e) {
			throw ContestantMain.unchecked(e);
		}
	}

	private static Map<String, Contestant.Measure> measure(int users, Callable<Reader> readers) throws Exception {
		Map<String, Contestant.Measure> measures = new LinkedHashMap<>();
		int looked = Math.min(users, MOST_USERS);
		for (int threads = 1; threads <= Math.min(2, Runtime.getRuntime().availableProcessors()); threads++) {
			int n = threads;
			measures.put("edges-of-full-lists-" + n + "-threads", parallel(n, part -> {
				Reader reader = readers.call();
				long edges = 0;
				for (int i = part; i < looked; i += n) {
					edges += reader.list(drawn(i, users));
				}
				return edges;
			}));
			measures.put("samples-of-fan-out-" + FAN_OUT + "-" + n + "-threads", parallel(n, part -> {
				Reader reader = readers.call();
				int[] positions = new int[FAN_OUT];
				long samples = 0;
				for (int i = part; i < looked; i += n) {
					samples += reader.sample(drawn(i, users), positions);
				}
				return samples;
			}));
		}
		return measures;
	}

	/** The i-th of users that are drawn at random, with replacement. */
	private static int drawn(int i, int users) {
		return (int) Math.unsignedMultiplyHigh(Samples.key(SEED, i, 0), users);
	}

	/** Work of one of several threads. */
	@FunctionalInterface
	private interface Part {
		long run(int part) throws Exception;
	}

	private static Contestant.Measure parallel(int threads, Part work) throws Exception {
		try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
			return Contestant.timed(() -> {
				List<Future<Long>> parts = new ArrayList<>();
				for (int i = 0; i < threads; i++) {
					int part = i;
					parts.add(pool.submit(() -> work.run(part)));
				}
				long items = 0;
				for (Future<Long> part : parts) {
					items += part.get();
				}
				return items;
			});
		}
	}

	private static final class ZippReader implements Reader {
		private final InteractionGraph graph;
		private final EdgeList edges = new EdgeList();
		private int seen;

		private ZippReader(InteractionGraph graph) {
			this.graph = graph;
		}

		@Override
		public int list(int user) {
			graph.communitiesOf(user, edges);
			for (int i = 0; i < edges.size(); i++) {
				seen ^= edges.neighbour(i);
			}
			return edges.size();
		}

		@Override
		public int sample(int user, int[] positions) {
			graph.communitiesOf(user, edges);
			int drawn = Samples.uniform(edges.size(), FAN_OUT, Samples.key(SEED, user, 1), positions);
			for (int i = 0; i < drawn; i++) {
				seen ^= edges.neighbour(positions[i]);
			}
			return drawn;
		}
	}

	private static final class WebGraphReader implements Reader {
		private final ImmutableGraph graph;
		private int seen;

		private WebGraphReader(ImmutableGraph graph) {
			this.graph = graph;
		}

		@Override
		public int list(int user) {
			LazyIntIterator neighbours = graph.successors(user);
			int count = 0;
			for (int n = neighbours.nextInt(); n >= 0; n = neighbours.nextInt()) {
				seen ^= n;
				count++;
			}
			return count;
		}

		@Override
		public int sample(int user, int[] positions) {
			int[] neighbours = graph.successorArray(user);
			int drawn = Samples.uniform(graph.outdegree(user), FAN_OUT, Samples.key(SEED, user, 1), positions);
			for (int i = 0; i < drawn; i++) {
				seen ^= neighbours[positions[i]];
			}
			return drawn;
		}
	}

	/** Fills in the neighbours of a node of ours. */
	@FunctionalInterface
	private interface Lists {
		void fill(int node, EdgeList list);
	}

	/** Writes a graph as WebGraph does by default; nodes from {@code filled} on have no neighbours. */
	private static String store(Path basename, int nodes, int filled, Lists lists) throws IOException {
		BVGraph.store(new Sequential(nodes, filled, lists), basename.toString(), (ProgressLogger) null);
		return basename.toString();
	}

	/** Bytes of the lists and of the offsets that random access needs. */
	private static double size(String basename) throws IOException {
		return Files.size(Path.of(basename + BVGraph.GRAPH_EXTENSION))
				+ (double) Files.size(Path.of(basename + BVGraph.OFFSETS_EXTENSION));
	}

	/** Our lists as WebGraph wants to read them when it writes its own. */
	private static final class Sequential extends ImmutableSequentialGraph {
		private final int nodes;
		private final int filled;
		private final Lists lists;

		private Sequential(int nodes, int filled, Lists lists) {
			this.nodes = nodes;
			this.filled = filled;
			this.lists = lists;
		}

		@Override
		public int numNodes() {
			return nodes;
		}

		@Override
		public NodeIterator nodeIterator(int from) {
			return new Nodes(from);
		}

		private final class Nodes extends NodeIterator {
			private final EdgeList list = new EdgeList();
			private int node;

			private Nodes(int from) {
				node = from - 1;
			}

			@Override
			public boolean hasNext() {
				return node < nodes - 1;
			}

			@Override
			public int nextInt() {
				node++;
				list.clear();
				if (node < filled) {
					lists.fill(node, list);
				}
				return node;
			}

			@Override
			public int outdegree() {
				return list.size();
			}

			@Override
			public int[] successorArray() {
				int[] successors = new int[list.size()];
				for (int i = 0; i < successors.length; i++) {
					successors[i] = list.neighbour(i);
				}
				return successors;
			}

			@Override
			public LazyIntIterator successors() {
				return LazyIntIterators.wrap(successorArray(), outdegree());
			}

			@Override
			public NodeIterator copy(int upperBound) {
				throw new UnsupportedOperationException("read by one thread");
			}
		}
	}
}
