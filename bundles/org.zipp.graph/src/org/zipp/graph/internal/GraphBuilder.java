package org.zipp.graph.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import org.zipp.graph.Trace;
import org.zipp.graph.TraceKind;
import org.zipp.graph.internal.GraphManifest.FileMark;

/** Writes the files of a graph from users that come in the order of their ids. */
final class GraphBuilder {

	/** Order of ids in the graph: their UTF-8 bytes, unsigned. */
	static final Comparator<String> ID_ORDER = (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8),
			b.getBytes(StandardCharsets.UTF_8));

	private static final Comparator<Trace> BEST_FIRST = Comparator.comparingInt(Trace::community)
			.thenComparing(Trace::kind).thenComparingInt(t -> -t.score()).thenComparingLong(t -> -t.created())
			.thenComparing(Trace::source);

	private final Path folder;
	private final List<String> names;
	private final int minimumActivity;
	private final int snippetsPerEdge;
	private final int imagesPerUser;
	private final int[] members;
	private long users;
	private int communities;
	private long edges;
	private long posts;
	private long comments;
	private long images;
	private long duplicates;
	private long quietUsers;
	private long traces;

	/**
	 * @param folder          empty folder for the files
	 * @param names           names of all communities in {@link #ID_ORDER}; traces name them by index
	 * @param minimumActivity users with fewer posts and comments are left out
	 * @param snippetsPerEdge most comments, and most titles, kept of a user in a community
	 * @param imagesPerUser   most image posts kept of a user
	 */
	GraphBuilder(Path folder, List<String> names, int minimumActivity, int snippetsPerEdge, int imagesPerUser) {
		this.folder = folder;
		this.names = names;
		this.minimumActivity = minimumActivity;
		this.snippetsPerEdge = snippetsPerEdge;
		this.imagesPerUser = imagesPerUser;
		members = new int[names.size()];
	}

	/** Receives users in the order of their ids. */
	interface Sink {
		void user(String id, List<Trace> rows) throws IOException;
	}

	/** Pushes all users into a sink. */
	interface Source {
		void forEachUser(Sink sink) throws IOException;
	}

	/** Writes all files. {@code description} gives the description of a community, empty if none. */
	void write(Source source, UnaryOperator<String> description) throws IOException {
		try (Rows rows = new Rows()) {
			rows.open();
			source.forEachUser(rows::user);
			rows.end();
		}
		List<String> kept = dropEmptyCommunities();
		communities = kept.size();
		strings(GraphFiles.COMMUNITY_OFFSETS, GraphFiles.COMMUNITY_BYTES, kept);
		strings(GraphFiles.DESCRIPTION_OFFSETS, GraphFiles.DESCRIPTION_BYTES, kept.stream().map(description).toList());
		writeColumns();
	}

	/** The rows by user: users, their communities with counts, and traces. */
	private final class Rows implements AutoCloseable {
		private final List<ColumnWriter> opened = new ArrayList<>();
		private ColumnWriter userOffsets;
		private ColumnWriter userBytes;
		private ColumnWriter offsets;
		private ColumnWriter neighbours;
		private ColumnWriter postCounts;
		private ColumnWriter commentCounts;
		private ColumnWriter firsts;
		private ColumnWriter lasts;
		private ColumnWriter traceOffsets;
		private ColumnWriter traceBytes;
		private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

		/** Apart from the constructor, so that close() closes what was opened when one fails. */
		private void open() throws IOException {
			userOffsets = writer(GraphFiles.USER_OFFSETS);
			userBytes = writer(GraphFiles.USER_BYTES);
			offsets = writer(GraphFiles.ROW_OFFSETS);
			neighbours = writer(GraphFiles.ROW_COMMUNITIES);
			postCounts = writer(GraphFiles.POSTS);
			commentCounts = writer(GraphFiles.COMMENTS);
			firsts = writer(GraphFiles.FIRST);
			lasts = writer(GraphFiles.LAST);
			traceOffsets = writer(GraphFiles.TRACE_OFFSETS);
			traceBytes = writer(GraphFiles.TRACE_BYTES);
		}

		private ColumnWriter writer(String name) throws IOException {
			ColumnWriter writer = new ColumnWriter(folder, name);
			opened.add(writer);
			return writer;
		}

		private void user(String id, List<Trace> rows) throws IOException {
			Set<String> seen = HashSet.newHashSet(rows.size());
			List<Trace> own = new ArrayList<>(rows.size());
			for (Trace t : rows) {
				if (seen.add(t.source())) {
					own.add(t);
				} else {
					duplicates++;
				}
			}
			if (own.size() < minimumActivity) {
				quietUsers++;
				return;
			}
			own.sort(BEST_FIRST);
			Set<Trace> pictures = bestImages(own);
			starts();
			byte[] utf8 = id.getBytes(StandardCharsets.UTF_8);
			userBytes.put(utf8, 0, utf8.length);
			users++;
			kept.reset();
			int ordinal = 0;
			for (int from = 0, to; from < own.size(); from = to, ordinal++) {
				int community = own.get(from).community();
				to = from;
				while (to < own.size() && own.get(to).community() == community) {
					to++;
				}
				edge(community, ordinal, own.subList(from, to), pictures);
			}
			traceBytes.put(kept.toByteArray(), 0, kept.size());
		}

		private void edge(int community, int ordinal, List<Trace> rows, Set<Trace> pictures) throws IOException {
			int[] keptOf = new int[TraceKind.values().length];
			int commentsHere = 0;
			long first = Long.MAX_VALUE;
			long last = 0;
			for (Trace t : rows) {
				commentsHere += t.kind() == TraceKind.COMMENT ? 1 : 0;
				first = Math.min(first, t.created());
				last = Math.max(last, t.created());
				boolean keep = t.kind() == TraceKind.IMAGE_POST ? pictures.contains(t)
						: !t.text().isEmpty() && keptOf[t.kind().ordinal()] < snippetsPerEdge;
				if (keep) {
					keptOf[t.kind().ordinal()]++;
					traces++;
					TraceCodec.encode(kept, ordinal, t);
				}
			}
			images += rows.stream().filter(t -> t.kind() == TraceKind.IMAGE_POST).count();
			comments += commentsHere;
			posts += rows.size() - commentsHere;
			edges++;
			members[community]++;
			neighbours.putInt(community);
			postCounts.putInt(rows.size() - commentsHere);
			commentCounts.putInt(commentsHere);
			firsts.putInt((int) first);
			lasts.putInt((int) last);
		}

		private Set<Trace> bestImages(List<Trace> own) {
			Set<Trace> best = new HashSet<>();
			own.stream().filter(t -> t.kind() == TraceKind.IMAGE_POST && !t.text().isEmpty())
					.sorted(Comparator.comparingInt((Trace t) -> -t.score()).thenComparingLong(t -> -t.created())
							.thenComparing(Trace::source))
					.limit(imagesPerUser).forEach(best::add);
			return best;
		}

		private void starts() throws IOException {
			userOffsets.putLong(userBytes.count());
			offsets.putLong(neighbours.count());
			traceOffsets.putLong(traceBytes.count());
		}

		private void end() throws IOException {
			starts();
		}

		@Override
		public void close() throws IOException {
			IOException first = null;
			for (ColumnWriter w : opened) {
				try {
					w.close();
				} catch (IOException e) {
					if (first == null) {
						first = e;
					} else {
						first.addSuppressed(e);
					}
				}
			}
			if (first != null) {
				throw first;
			}
		}
	}

	/** Renumbers communities so that those whose users were all left out are gone. Keeps the order. */
	private List<String> dropEmptyCommunities() throws IOException {
		int[] index = new int[names.size()];
		List<String> kept = new ArrayList<>();
		for (int c = 0; c < index.length; c++) {
			index[c] = kept.size();
			if (members[c] > 0) {
				members[kept.size()] = members[c];
				kept.add(names.get(c));
			}
		}
		if (kept.size() < index.length) {
			try (Arena arena = Arena.ofConfined()) {
				Column column = Column.change(folder.resolve(GraphFiles.ROW_COMMUNITIES), arena);
				for (long e = 0; e < column.count(); e++) {
					column.setInt(e, index[column.getInt(e)]);
				}
			}
		}
		return kept;
	}

	private void strings(String offsetsName, String bytesName, List<String> texts) throws IOException {
		try (ColumnWriter offsets = new ColumnWriter(folder, offsetsName);
				ColumnWriter bytes = new ColumnWriter(folder, bytesName)) {
			for (String text : texts) {
				offsets.putLong(bytes.count());
				byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
				bytes.put(utf8, 0, utf8.length);
			}
			offsets.putLong(bytes.count());
		}
	}

	/** The same edges by community: a counting sort of the rows, so users of a community come by rising index. */
	private void writeColumns() throws IOException {
		try (Arena arena = Arena.ofConfined(); ColumnWriter offsets = new ColumnWriter(folder, GraphFiles.COLUMN_OFFSETS)) {
			long[] next = new long[communities + 1];
			for (int c = 0; c < communities; c++) {
				offsets.putLong(next[c]);
				next[c + 1] = next[c] + members[c];
			}
			offsets.putLong(next[communities]);
			Column rowOffsets = Column.change(folder.resolve(GraphFiles.ROW_OFFSETS), arena);
			Column rowCommunities = Column.change(folder.resolve(GraphFiles.ROW_COMMUNITIES), arena);
			Column columnUsers = Column.create(folder.resolve(GraphFiles.COLUMN_USERS), Integer.BYTES, edges, arena);
			Column columnEdges = Column.create(folder.resolve(GraphFiles.COLUMN_EDGES), Long.BYTES, edges, arena);
			for (int user = 0; user < users; user++) {
				long end = rowOffsets.getLong(user + 1L);
				for (long e = rowOffsets.getLong(user); e < end; e++) {
					long at = next[rowCommunities.getInt(e)]++;
					columnUsers.setInt(at, user);
					columnEdges.setLong(at, e);
				}
			}
		}
	}

	/** Lengths and checksums of the files written. */
	Map<String, FileMark> marks() throws IOException {
		Map<String, FileMark> marks = new TreeMap<>();
		for (String name : GraphFiles.ALL) {
			Path file = folder.resolve(name);
			long bytes = Files.size(file);
			try (Arena arena = Arena.ofConfined()) {
				marks.put(name, new FileMark(bytes,
						Column.open(file, GraphFiles.elementBytes(name), bytes, arena).checksum()));
			}
		}
		return marks;
	}

	long users() {
		return users;
	}

	long edges() {
		return edges;
	}

	long posts() {
		return posts;
	}

	long comments() {
		return comments;
	}

	long images() {
		return images;
	}

	long duplicates() {
		return duplicates;
	}

	long quietUsers() {
		return quietUsers;
	}

	long traces() {
		return traces;
	}

	int communities() {
		return communities;
	}
}
