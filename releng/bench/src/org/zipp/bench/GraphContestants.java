package org.zipp.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.zipp.graph.EdgeList;
import org.zipp.graph.InteractionGraph;
import org.zipp.graph.NeighbourSampler;
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
	/** Users that are looked at in a round, some more than once. */
	private static final int MOST_USERS = 2_000_000;
	private static final int BATCH = 1024;
	private static final long SEED = 7;

	/** What both know how to do, for one thread. */
	private interface Reader {

		/** Looks at neighbours of users, of each all when there are at most {@code fanOut}, else as many drawn; how many. */
		long look(int[] users, int count, int fanOut);
	}

	private GraphContestants() {
	}

	/** @param args folder of the graph, threads */
	static Contestant zipp(String[] args) {
		int threads = Integer.parseInt(args[1]);
		InteractionGraph graph = InteractionGraph.open(Path.of(args[0]));
		return new Contestant() {
			@Override
			public Map<String, Measure> round() throws Exception {
				Map<String, Measure> measures = measure(graph.userCount(), threads, () -> new ZippReader(graph));
				measures.put("edges-with-features-1-threads",
						looks(graph.userCount(), 1, Integer.MAX_VALUE, () -> new FeatureReader(graph)));
				return measures;
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

	/** @param args folder of our graph, which it is made of, threads, a folder to work in */
	static Contestant webgraph(String[] args) {
		int threads = Integer.parseInt(args[1]);
		try (InteractionGraph source = InteractionGraph.open(Path.of(args[0]))) {
			Path folder = Files.createDirectories(Path.of(args[2]));
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
					return measure(users, threads, () -> new WebGraphReader(graph.copy()));
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

	private static Map<String, Contestant.Measure> measure(int users, int threads, Callable<Reader> readers) throws Exception {
		Map<String, Contestant.Measure> measures = new LinkedHashMap<>();
		for (int n = 1; n <= threads; n++) {
			measures.put("edges-of-whole-lists-" + n + "-threads", looks(users, n, Integer.MAX_VALUE, readers));
			measures.put("samples-of-fan-out-" + FAN_OUT + "-" + n + "-threads", looks(users, n, FAN_OUT, readers));
		}
		return measures;
	}

	private static Contestant.Measure looks(int users, int threads, int fanOut, Callable<Reader> readers) throws Exception {
		int looked = (int) Math.min(20L * users, MOST_USERS);
		return parallel(threads, part -> {
			Reader reader = readers.call();
			int[] batch = new int[BATCH];
			long items = 0;
			int end = (int) ((long) looked * (part + 1) / threads);
			for (int from = (int) ((long) looked * part / threads); from < end; from += BATCH) {
				int count = Math.min(BATCH, end - from);
				for (int i = 0; i < count; i++) {
					batch[i] = (int) Math.unsignedMultiplyHigh(Samples.key(SEED, from + i, 0), users);
				}
				items += reader.look(batch, count, fanOut);
			}
			return items;
		});
	}

	/** Work of one of several threads. */
	@FunctionalInterface
	interface Part {
		long run(int part) throws Exception;
	}

	static Contestant.Measure parallel(int threads, Part work) throws Exception {
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
		private final NeighbourSampler sampler;
		private int seen;

		private ZippReader(InteractionGraph graph) {
			sampler = new NeighbourSampler(graph);
		}

		@Override
		public long look(int[] users, int count, int fanOut) {
			sampler.communitiesOf(users, count, fanOut, SEED, NeighbourSampler.NOTHING);
			int found = sampler.offset(count);
			for (int i = 0; i < found; i++) {
				seen ^= sampler.neighbour(i);
			}
			return found;
		}
	}

	/** Also gives counts, times and scores. */
	private static final class FeatureReader implements Reader {
		private final InteractionGraph graph;
		private final EdgeList edges = new EdgeList();
		private int seen;

		private FeatureReader(InteractionGraph graph) {
			this.graph = graph;
		}

		@Override
		public long look(int[] users, int count, int fanOut) {
			long found = 0;
			for (int u = 0; u < count; u++) {
				graph.communitiesOf(users[u], edges);
				for (int i = 0; i < edges.size(); i++) {
					seen ^= edges.neighbour(i) ^ edges.comments(i);
				}
				found += edges.size();
			}
			return found;
		}
	}

	private static final class WebGraphReader implements Reader {
		private final ImmutableGraph graph;
		private final int[] positions = new int[FAN_OUT];
		private int seen;

		private WebGraphReader(ImmutableGraph graph) {
			this.graph = graph;
		}

		@Override
		public long look(int[] users, int count, int fanOut) {
			long found = 0;
			for (int u = 0; u < count; u++) {
				found += fanOut == Integer.MAX_VALUE ? walk(users[u]) : draw(users[u], fanOut);
			}
			return found;
		}

		private int walk(int user) {
			LazyIntIterator neighbours = graph.successors(user);
			int count = 0;
			for (int n = neighbours.nextInt(); n >= 0; n = neighbours.nextInt()) {
				seen ^= n;
				count++;
			}
			return count;
		}

		/** WebGraph has no way to draw: a list is unpacked, then positions are drawn as ours are. */
		private int draw(int user, int fanOut) {
			int[] neighbours = graph.successorArray(user);
			int drawn = Samples.uniform(graph.outdegree(user), fanOut, Samples.key(SEED, user, 1), positions);
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
