package org.zipp.graph.internal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.zipp.graph.EdgeList;
import org.zipp.graph.MonthCount;
import org.zipp.graph.internal.GraphManifest.FileMark;

/**
 * Writes the files of a graph from users that come one by one in the order of their ids: {@link #user} for each, then
 * {@link #finish}, then {@link #close}, then {@link #marks}. What is held in memory grows with the communities, not with
 * the users.
 */
public final class GraphBuilder implements AutoCloseable {

	/** Order of ids in the graph: their UTF-8 bytes, unsigned. */
	public static final Comparator<String> ID_ORDER = (a, b) -> Arrays.compareUnsigned(
			a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

	private static final int FIRST_COMMUNITIES = 1 << 10;
	private static final int CHECK_EVERY = 1 << 16;

	/** @param description what the community says it is about; empty if not known */
	public record Community(String name, String description) {
	}

	private final Path folder;
	private final List<ColumnWriter> opened = new ArrayList<>();
	private final ColumnWriter userOffsets;
	private final ColumnWriter userBytes;
	private final ColumnWriter rowOffsets;
	private final ColumnWriter rowCommunities;
	private final ColumnWriter postCounts;
	private final ColumnWriter commentCounts;
	private final ColumnWriter firsts;
	private final ColumnWriter lasts;
	private final ColumnWriter scores;
	private final ColumnWriter traceOffsets;
	private final ColumnWriter traceBytes;
	private int[] members = new int[FIRST_COMMUNITIES];
	private byte[] previousId = new byte[0];
	private int previousLength = -1;
	private int users;
	private int communities;
	private long posts;
	private long comments;

	/** @param folder an existing, empty folder for the files */
	public GraphBuilder(Path folder) throws IOException {
		this.folder = folder;
		boolean complete = false;
		try {
			userOffsets = writer(GraphFiles.USER_OFFSETS);
			userBytes = writer(GraphFiles.USER_BYTES);
			rowOffsets = writer(GraphFiles.ROW_OFFSETS);
			rowCommunities = writer(GraphFiles.ROW_COMMUNITIES);
			postCounts = writer(GraphFiles.POSTS);
			commentCounts = writer(GraphFiles.COMMENTS);
			firsts = writer(GraphFiles.FIRST);
			lasts = writer(GraphFiles.LAST);
			scores = writer(GraphFiles.SCORES);
			traceOffsets = writer(GraphFiles.TRACE_OFFSETS);
			traceBytes = writer(GraphFiles.TRACE_BYTES);
			complete = true;
		} finally {
			if (!complete) {
				close();
			}
		}
	}

	private ColumnWriter writer(String name) throws IOException {
		ColumnWriter writer = new ColumnWriter(folder, name);
		opened.add(writer);
		return writer;
	}

	/**
	 * Takes the next user.
	 *
	 * @param id          UTF-8 bytes of the id, greater than those of the user before
	 * @param idLength    how many bytes of {@code id} are the id
	 * @param edges       edges by rising community number; at least one. Numbers are places in the list that
	 *                    {@link #finish} takes
	 * @param traces      traces as {@link TraceCodec} writes them: a community is named by its place among {@code edges}
	 * @param traceLength how many bytes of {@code traces} are traces
	 * @throws IllegalArgumentException when ids or communities do not rise
	 */
	public void user(byte[] id, int idLength, EdgeList edges, byte[] traces, int traceLength) throws IOException {
		if (Arrays.compareUnsigned(previousId, 0, Math.max(0, previousLength), id, 0, idLength) >= 0 && previousLength >= 0) {
			throw new IllegalArgumentException("User " + new String(id, 0, idLength, StandardCharsets.UTF_8)
					+ " comes after " + new String(previousId, 0, previousLength, StandardCharsets.UTF_8) + '.');
		}
		if (edges.size() == 0) {
			throw new IllegalArgumentException("User " + new String(id, 0, idLength, StandardCharsets.UTF_8) + " has no edges.");
		}
		previousId = idLength > previousId.length ? new byte[Math.max(idLength, 2 * previousId.length)] : previousId;
		System.arraycopy(id, 0, previousId, 0, idLength);
		previousLength = idLength;
		starts();
		userBytes.put(id, 0, idLength);
		traceBytes.put(traces, 0, traceLength);
		for (int i = 0, before = -1; i < edges.size(); i++) {
			if (edges.neighbour(i) <= before) {
				throw new IllegalArgumentException("Community " + edges.neighbour(i) + " comes after " + before + '.');
			}
			before = edges.neighbour(i);
			edge(edges, i);
		}
		users = Math.incrementExact(users);
	}

	private void edge(EdgeList edges, int i) throws IOException {
		int community = edges.neighbour(i);
		if (community >= members.length) {
			members = Arrays.copyOf(members, Math.max(community + 1, 2 * members.length));
		}
		members[community]++;
		posts += edges.posts(i);
		comments += edges.comments(i);
		rowCommunities.putInt(community);
		postCounts.putInt(edges.posts(i));
		commentCounts.putInt(edges.comments(i));
		firsts.putInt((int) edges.first(i));
		lasts.putInt((int) edges.last(i));
		scores.putInt(edges.score(i));
	}

	private void starts() throws IOException {
		userOffsets.putLong(userBytes.count());
		rowOffsets.putLong(rowCommunities.count());
		traceOffsets.putLong(traceBytes.count());
	}

	/**
	 * Completes the files. Communities without users are left out and the others numbered anew in the same order.
	 *
	 * @param all      every community by its number, names rising in {@link #ID_ORDER}
	 * @param activity what the users wrote, by month; empty when times are not known
	 * @throws IllegalArgumentException when names do not rise, or an edge names a community that is not there
	 */
	public void finish(List<Community> all, List<MonthCount> activity, SubMonitor monitor) throws IOException {
		starts();
		close();
		List<Community> kept = dropEmptyCommunities(all);
		communities = kept.size();
		strings(GraphFiles.COMMUNITY_OFFSETS, GraphFiles.COMMUNITY_BYTES, kept.stream().map(Community::name).toList());
		strings(GraphFiles.DESCRIPTION_OFFSETS, GraphFiles.DESCRIPTION_BYTES,
				kept.stream().map(Community::description).toList());
		try (ColumnWriter months = new ColumnWriter(folder, GraphFiles.ACTIVITY)) {
			for (MonthCount m : activity) {
				months.putLong(m.month().getYear() * 12L + m.month().getMonthValue() - 1);
				months.putLong(m.posts());
				months.putLong(m.comments());
			}
		}
		writeColumns(monitor);
	}

	/** Ends writing; what was not finished is not a graph. */
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
		opened.clear();
		if (first != null) {
			throw first;
		}
	}

	private List<Community> dropEmptyCommunities(List<Community> all) throws IOException {
		members = Arrays.copyOf(members, Math.max(members.length, all.size()));
		for (int c = all.size(); c < members.length; c++) {
			if (members[c] > 0) {
				throw new IllegalArgumentException("There is no community " + c + " among " + all.size() + '.');
			}
		}
		int[] index = new int[all.size()];
		List<Community> kept = new ArrayList<>();
		for (int c = 0; c < index.length; c++) {
			if (c > 0 && ID_ORDER.compare(all.get(c - 1).name(), all.get(c).name()) >= 0) {
				throw new IllegalArgumentException("Community " + all.get(c).name() + " comes after " + all.get(c - 1).name() + '.');
			}
			index[c] = kept.size();
			if (members[c] > 0) {
				members[kept.size()] = members[c];
				kept.add(all.get(c));
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
	private void writeColumns(SubMonitor monitor) throws IOException {
		try (Arena arena = Arena.ofConfined(); ColumnWriter offsets = new ColumnWriter(folder, GraphFiles.COLUMN_OFFSETS)) {
			long[] next = new long[communities + 1];
			for (int c = 0; c < communities; c++) {
				offsets.putLong(next[c]);
				next[c + 1] = next[c] + members[c];
			}
			offsets.putLong(next[communities]);
			Column rows = Column.change(folder.resolve(GraphFiles.ROW_OFFSETS), arena);
			Column neighbours = Column.change(folder.resolve(GraphFiles.ROW_COMMUNITIES), arena);
			Column columnUsers = Column.create(folder.resolve(GraphFiles.COLUMN_USERS), Integer.BYTES, neighbours.count(), arena);
			Column columnEdges = Column.create(folder.resolve(GraphFiles.COLUMN_EDGES), Long.BYTES, neighbours.count(), arena);
			for (int user = 0; user < users; user++) {
				if (user % CHECK_EVERY == 0 && monitor.isCanceled()) {
					throw new OperationCanceledException();
				}
				long end = rows.getLong(user + 1L);
				for (long e = rows.getLong(user); e < end; e++) {
					long at = next[neighbours.getInt(e)]++;
					columnUsers.setInt(at, user);
					columnEdges.setLong(at, e);
				}
			}
		}
	}

	/** Lengths and checksums of the files, after {@link #finish}. */
	public Map<String, FileMark> marks() throws IOException {
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

	/** Users taken. */
	public int users() {
		return users;
	}

	/** Edges of the users taken. */
	public long edges() {
		return rowCommunities.count();
	}

	/** Posts on the edges of the users taken. */
	public long posts() {
		return posts;
	}

	/** Comments on the edges of the users taken. */
	public long comments() {
		return comments;
	}

	/** Communities with users, after {@link #finish}. */
	public int communities() {
		return communities;
	}
}
