package org.zipp.graph.internal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
	/** Users of communities that are held in memory at a time while edges are sorted: 128 MB. */
	private static final int MOST_SORTED = 1 << 25;

	/** @param description what the community says it is about; empty if not known */
	public record Community(String name, String description) {
	}

	private final Path folder;
	private final int mostSorted;
	private final List<AutoCloseable> opened = new ArrayList<>();
	private final IdWriter ids;
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
	private long edges;
	private long posts;
	private long comments;

	/** @param folder an existing, empty folder for the files */
	public GraphBuilder(Path folder) throws IOException {
		this(folder, MOST_SORTED);
	}

	/** @param mostSorted how many users of communities to hold in memory at a time */
	GraphBuilder(Path folder, int mostSorted) throws IOException {
		this.folder = folder;
		this.mostSorted = mostSorted;
		boolean complete = false;
		try {
			ids = opened(new IdWriter(file(GraphFiles.USER_OFFSETS), file(GraphFiles.USER_BYTES)));
			rowOffsets = numbers(GraphFiles.ROW_OFFSETS);
			rowCommunities = numbers(GraphFiles.ROW_COMMUNITIES);
			postCounts = numbers(GraphFiles.POSTS);
			commentCounts = numbers(GraphFiles.COMMENTS);
			firsts = numbers(GraphFiles.FIRST);
			lasts = numbers(GraphFiles.LAST);
			scores = numbers(GraphFiles.SCORES);
			traceOffsets = numbers(GraphFiles.TRACE_OFFSETS);
			traceBytes = opened(ColumnWriter.ofBytes(file(GraphFiles.TRACE_BYTES)));
			complete = true;
		} finally {
			if (!complete) {
				close();
			}
		}
	}

	private Path file(String name) {
		return folder.resolve(name);
	}

	private ColumnWriter numbers(String name) throws IOException {
		return opened(new ColumnWriter(file(name)));
	}

	private <T extends AutoCloseable> T opened(T writer) {
		opened.add(writer);
		return writer;
	}

	/**
	 * Takes the next user.
	 *
	 * @param id          UTF-8 bytes of the id, greater than those of the user before
	 * @param idLength    how many bytes of {@code id} are the id
	 * @param list        edges by rising community number; at least one. Numbers are places in the list that
	 *                    {@link #finish} takes
	 * @param traces      traces as {@link TraceCodec} writes them: a community is named by its place among {@code list}
	 * @param traceLength how many bytes of {@code traces} are traces
	 * @throws IllegalArgumentException when ids or communities do not rise
	 */
	public void user(byte[] id, int idLength, EdgeList list, byte[] traces, int traceLength) throws IOException {
		checkId(id, idLength);
		if (list.size() == 0) {
			throw new IllegalArgumentException("User " + text(id, idLength) + " has no edges.");
		}
		starts();
		ids.add(id, idLength);
		traceBytes.put(traces, 0, traceLength);
		for (int i = 0; i < list.size(); i++) {
			if (list.neighbour(i) < 0 || i > 0 && list.neighbour(i) <= list.neighbour(i - 1)) {
				throw new IllegalArgumentException("Communities of user " + text(id, idLength) + " do not rise at " + i + '.');
			}
			edge(list, i);
		}
		users = Math.incrementExact(users);
	}

	private void checkId(byte[] id, int length) {
		if (previousLength >= 0 && Arrays.compareUnsigned(previousId, 0, previousLength, id, 0, length) >= 0) {
			throw new IllegalArgumentException("User " + text(id, length) + " comes after " + text(previousId, previousLength) + '.');
		}
		if (length > previousId.length) {
			previousId = new byte[2 * length];
		}
		System.arraycopy(id, 0, previousId, 0, length);
		previousLength = length;
	}

	private static String text(byte[] utf8, int length) {
		return new String(utf8, 0, length, StandardCharsets.UTF_8);
	}

	private void edge(EdgeList list, int i) throws IOException {
		int community = list.neighbour(i);
		if (community >= members.length) {
			members = Arrays.copyOf(members, Math.max(community + 1, 2 * members.length));
		}
		members[community]++;
		edges++;
		posts += list.posts(i);
		comments += list.comments(i);
		rowCommunities.put(community);
		postCounts.put(list.posts(i));
		commentCounts.put(list.comments(i));
		firsts.put(list.first(i));
		lasts.put(list.last(i));
		scores.put(Column.zigzag(list.score(i)));
	}

	private void starts() throws IOException {
		rowOffsets.put(edges);
		traceOffsets.put(traceBytes.count());
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
		ids.end();
		close();
		List<Community> kept = dropEmptyCommunities(all);
		communities = kept.size();
		texts(GraphFiles.COMMUNITY_OFFSETS, GraphFiles.COMMUNITY_BYTES, kept.stream().map(Community::name).toList());
		texts(GraphFiles.DESCRIPTION_OFFSETS, GraphFiles.DESCRIPTION_BYTES,
				kept.stream().map(Community::description).toList());
		try (ColumnWriter months = new ColumnWriter(file(GraphFiles.ACTIVITY))) {
			for (MonthCount m : activity) {
				months.put(m.month().getYear() * GraphFiles.MONTHS + m.month().getMonthValue() - 1L);
				months.put(m.posts());
				months.put(m.comments());
			}
		}
		try (Arena arena = Arena.ofConfined()) {
			new Transposition(open(GraphFiles.ROW_OFFSETS, arena), open(GraphFiles.ROW_COMMUNITIES, arena),
					Arrays.copyOf(members, communities), mostSorted).write(file(GraphFiles.COLUMN_OFFSETS),
							file(GraphFiles.COLUMN_USERS), monitor);
		}
	}

	/** Ends writing; what was not finished is not a graph. */
	@Override
	public void close() throws IOException {
		IOException first = null;
		for (AutoCloseable writer : opened) {
			try {
				writer.close();
			} catch (Exception e) {
				IOException failed = e instanceof IOException io ? io : new IOException(e);
				if (first == null) {
					first = failed;
				} else {
					first.addSuppressed(failed);
				}
			}
		}
		opened.clear();
		if (first != null) {
			throw first;
		}
	}

	private List<Community> dropEmptyCommunities(List<Community> all) throws IOException {
		for (int c = all.size(); c < members.length; c++) {
			if (members[c] > 0) {
				throw new IllegalArgumentException("There is no community " + c + " among " + all.size() + '.');
			}
		}
		members = Arrays.copyOf(members, all.size());
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
			renumber(index);
		}
		return kept;
	}

	/** Writes the communities of rows again, in fewer bytes if they now fit. */
	private void renumber(int[] index) throws IOException {
		Path made = file(GraphFiles.ROW_COMMUNITIES + ".kept");
		try (Arena arena = Arena.ofConfined(); ColumnWriter writer = new ColumnWriter(made)) {
			Column column = open(GraphFiles.ROW_COMMUNITIES, arena);
			for (long e = 0; e < column.count(); e++) {
				writer.put(index[(int) column.get(e)]);
			}
		}
		Files.move(made, file(GraphFiles.ROW_COMMUNITIES), StandardCopyOption.REPLACE_EXISTING);
	}

	private Column open(String name, Arena arena) throws IOException {
		return Column.open(file(name), Files.size(file(name)), arena);
	}

	private void texts(String offsetsName, String bytesName, List<String> texts) throws IOException {
		try (ColumnWriter offsets = new ColumnWriter(file(offsetsName));
				ColumnWriter bytes = ColumnWriter.ofBytes(file(bytesName))) {
			for (String text : texts) {
				offsets.put(bytes.count());
				byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
				bytes.put(utf8, 0, utf8.length);
			}
			offsets.put(bytes.count());
		}
	}

	/** Lengths and checksums of the files, after {@link #finish}. */
	public Map<String, FileMark> marks() throws IOException {
		Map<String, FileMark> marks = new TreeMap<>();
		for (String name : GraphFiles.ALL) {
			try (Arena arena = Arena.ofConfined()) {
				marks.put(name, new FileMark(Files.size(file(name)), open(name, arena).checksum()));
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
		return edges;
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
