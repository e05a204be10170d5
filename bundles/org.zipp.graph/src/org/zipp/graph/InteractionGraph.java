package org.zipp.graph;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.zipp.core.ZippException;
import org.zipp.graph.internal.Column;
import org.zipp.graph.internal.GraphFiles;
import org.zipp.graph.internal.GraphManifest;
import org.zipp.graph.internal.TraceCodec;

/**
 * The user–community interaction graph on disk, memory-mapped in both directions. Users and communities are numbered
 * from 0 in the order of their ids' UTF-8 bytes. Safe for several threads until closed.
 */
public final class InteractionGraph implements AutoCloseable {

	/** Sees one edge. */
	@FunctionalInterface
	public interface EdgeVisitor {
		/**
		 * @param neighbour index of the community (or user) at the other end
		 * @param posts     submissions
		 * @param comments  comments
		 * @param first     time of the first of them, seconds since 1970
		 * @param last      time of the last of them
		 */
		void visit(int neighbour, long posts, long comments, long first, long last);
	}

	private static final int MONTHS = 12;

	private final Arena arena = Arena.ofShared();
	private final GraphManifest manifest;
	private final Column userOffsets;
	private final Column userBytes;
	private final Column communityOffsets;
	private final Column communityBytes;
	private final Column descriptionOffsets;
	private final Column descriptionBytes;
	private final Column rowOffsets;
	private final Column rowCommunities;
	private final Column posts;
	private final Column comments;
	private final Column first;
	private final Column last;
	private final Column scores;
	private final Column columnOffsets;
	private final Column columnUsers;
	private final Column columnEdges;
	private final Column traceOffsets;
	private final Column traceBytes;
	private final Column activity;
	private final int users;
	private final int communities;

	private InteractionGraph(Path graphDir) {
		manifest = GraphManifest.read(graphDir);
		Path data = graphDir.resolve(manifest.data());
		boolean opened = false;
		try {
			userOffsets = column(data, GraphFiles.USER_OFFSETS);
			userBytes = column(data, GraphFiles.USER_BYTES);
			communityOffsets = column(data, GraphFiles.COMMUNITY_OFFSETS);
			communityBytes = column(data, GraphFiles.COMMUNITY_BYTES);
			descriptionOffsets = column(data, GraphFiles.DESCRIPTION_OFFSETS);
			descriptionBytes = column(data, GraphFiles.DESCRIPTION_BYTES);
			rowOffsets = column(data, GraphFiles.ROW_OFFSETS);
			rowCommunities = column(data, GraphFiles.ROW_COMMUNITIES);
			posts = column(data, GraphFiles.POSTS);
			comments = column(data, GraphFiles.COMMENTS);
			first = column(data, GraphFiles.FIRST);
			last = column(data, GraphFiles.LAST);
			scores = column(data, GraphFiles.SCORES);
			columnOffsets = column(data, GraphFiles.COLUMN_OFFSETS);
			columnUsers = column(data, GraphFiles.COLUMN_USERS);
			columnEdges = column(data, GraphFiles.COLUMN_EDGES);
			traceOffsets = column(data, GraphFiles.TRACE_OFFSETS);
			traceBytes = column(data, GraphFiles.TRACE_BYTES);
			activity = column(data, GraphFiles.ACTIVITY);
			users = Math.toIntExact(userOffsets.count() - 1);
			communities = Math.toIntExact(communityOffsets.count() - 1);
			long edges = rowCommunities.count();
			if (users < 0 || communities < 0 || rowOffsets.count() != users + 1L || rowOffsets.getLong(users) != edges
					|| posts.count() != edges || comments.count() != edges || first.count() != edges
					|| last.count() != edges || scores.count() != edges || columnUsers.count() != edges || columnEdges.count() != edges
					|| columnOffsets.count() != communities + 1L || descriptionOffsets.count() != communities + 1L
					|| traceOffsets.count() != users + 1L || traceOffsets.getLong(users) != traceBytes.count()) {
				throw new ZippException("The files of the graph do not belong together. Run ingest again.", data, 0, null);
			}
			opened = true;
		} finally {
			if (!opened) {
				arena.close();
			}
		}
	}

	private Column column(Path data, String name) {
		return Column.open(data.resolve(name), GraphFiles.elementBytes(name), manifest.bytes(name), arena);
	}

	/**
	 * Opens the graph of a study.
	 *
	 * @param graphDir the study's {@code graph/} folder
	 * @throws ZippException when there is none, a newer program wrote it, or a file is damaged (naming the file)
	 */
	public static InteractionGraph open(Path graphDir) {
		return new InteractionGraph(graphDir);
	}

	/** Whether a graph lies in that folder; it may still be damaged. */
	public static boolean exists(Path graphDir) {
		return GraphManifest.exists(graphDir);
	}

	/** Hash of what the graph was made of: input files, parameters. */
	public String fingerprint() {
		return manifest.fingerprint();
	}

	/** What was counted when the graph was made. */
	public Map<String, Long> counts() {
		return manifest.counts();
	}

	/**
	 * Reads every file and compares its checksum, which opening does not.
	 *
	 * @throws ZippException naming the first file that is damaged
	 */
	public void verify() {
		for (Column c : List.of(userOffsets, userBytes, communityOffsets, communityBytes, descriptionOffsets,
				descriptionBytes, rowOffsets, rowCommunities, posts, comments, first, last, scores, columnOffsets,
				columnUsers, columnEdges, traceOffsets, traceBytes, activity)) {
			c.verify(manifest.checksum(c.file().getFileName().toString()));
		}
	}

	public int userCount() {
		return users;
	}

	public int communityCount() {
		return communities;
	}

	/** Pairs of a user and a community with at least one post or comment. */
	public long edgeCount() {
		return rowCommunities.count();
	}

	/** Id of a user: keyed hash of the author name, or the name when ingest kept names. */
	public String userId(int user) {
		return text(userOffsets, userBytes, checked(user, users, "user"));
	}

	/** Index of a user, -1 when the graph has no such user. */
	public int indexOfUser(String id) {
		return search(userOffsets, userBytes, users, id);
	}

	/** Name of a community. */
	public String communityId(int community) {
		return text(communityOffsets, communityBytes, checked(community, communities, "community"));
	}

	/** Index of a community, -1 when the graph has no such community. */
	public int indexOfCommunity(String id) {
		return search(communityOffsets, communityBytes, communities, id);
	}

	/** What the community says it is about; empty when not known. */
	public String communityDescription(int community) {
		return text(descriptionOffsets, descriptionBytes, checked(community, communities, "community"));
	}

	/** In how many communities a user was active. */
	public int userDegree(int user) {
		checked(user, users, "user");
		return (int) (rowOffsets.getLong(user + 1L) - rowOffsets.getLong(user));
	}

	/** How many users were active in a community. */
	public int communityDegree(int community) {
		checked(community, communities, "community");
		return (int) (columnOffsets.getLong(community + 1L) - columnOffsets.getLong(community));
	}

	/** Visits the communities of a user by rising index. */
	public void forEachCommunity(int user, EdgeVisitor visitor) {
		checked(user, users, "user");
		long end = rowOffsets.getLong(user + 1L);
		for (long e = rowOffsets.getLong(user); e < end; e++) {
			visit(rowCommunities.getInt(e), e, visitor);
		}
	}

	/** Visits the users of a community by rising index. */
	public void forEachUser(int community, EdgeVisitor visitor) {
		checked(community, communities, "community");
		long end = columnOffsets.getLong(community + 1L);
		for (long i = columnOffsets.getLong(community); i < end; i++) {
			visit(columnUsers.getInt(i), columnEdges.getLong(i), visitor);
		}
	}

	private void visit(int neighbour, long edge, EdgeVisitor visitor) {
		visitor.visit(neighbour, posts.getInt(edge), comments.getInt(edge), Integer.toUnsignedLong(first.getInt(edge)),
				Integer.toUnsignedLong(last.getInt(edge)));
	}

	/** All communities of a user by rising index, with features. */
	public void communitiesOf(int user, EdgeList target) {
		checked(user, users, "user");
		long start = rowOffsets.getLong(user);
		int degree = (int) (rowOffsets.getLong(user + 1L) - start);
		target.clear();
		target.room(degree);
		for (int i = 0; i < degree; i++) {
			put(target, i, rowCommunities.getInt(start + i), start + i);
		}
		target.size = degree;
	}

	/** All users of a community by rising index, with features. */
	public void usersOf(int community, EdgeList target) {
		checked(community, communities, "community");
		long start = columnOffsets.getLong(community);
		int degree = (int) (columnOffsets.getLong(community + 1L) - start);
		target.clear();
		target.room(degree);
		for (int i = 0; i < degree; i++) {
			put(target, i, columnUsers.getInt(start + i), columnEdges.getLong(start + i));
		}
		target.size = degree;
	}

	private void put(EdgeList target, int i, int neighbour, long edge) {
		target.neighbours[i] = neighbour;
		target.posts[i] = posts.getInt(edge);
		target.comments[i] = comments.getInt(edge);
		target.firsts[i] = first.getInt(edge);
		target.lasts[i] = last.getInt(edge);
		target.scores[i] = scores.getInt(edge);
	}

	/** What the users of the graph wrote, by month; empty when times are not known. */
	public List<MonthCount> activity() {
		List<MonthCount> result = new ArrayList<>();
		for (long i = 0; i < activity.count(); i += GraphFiles.ACTIVITY_FIELDS) {
			int month = (int) activity.getLong(i);
			result.add(new MonthCount(YearMonth.of(Math.floorDiv(month, MONTHS), Math.floorMod(month, MONTHS) + 1),
					activity.getLong(i + 1), activity.getLong(i + 2)));
		}
		return Collections.unmodifiableList(result);
	}

	/**
	 * What a user wrote, as far as it was kept: grouped by community (rising index), within it comments, submissions,
	 * image posts, each best first (score, then newest).
	 */
	public List<Trace> traces(int user) {
		checked(user, users, "user");
		long from = traceOffsets.getLong(user);
		long length = traceOffsets.getLong(user + 1L) - from;
		if (length == 0) {
			return List.of();
		}
		byte[] bytes = traceBytes.bytes(from, Math.toIntExact(length));
		long edge = rowOffsets.getLong(user);
		List<Trace> result = new ArrayList<>();
		TraceCodec.decode(bytes, ordinal -> rowCommunities.getInt(edge + ordinal), result::add);
		return Collections.unmodifiableList(result);
	}

	@Override
	public void close() {
		arena.close();
	}

	private static int checked(int index, int count, String what) {
		if (index < 0 || index >= count) {
			throw new IndexOutOfBoundsException("There is no " + what + ' ' + index + " among " + count + '.');
		}
		return index;
	}

	private static String text(Column offsets, Column bytes, int index) {
		long from = offsets.getLong(index);
		return new String(bytes.bytes(from, (int) (offsets.getLong(index + 1L) - from)), StandardCharsets.UTF_8);
	}

	private static int search(Column offsets, Column bytes, int count, String id) {
		MemorySegment wanted = MemorySegment.ofArray(id.getBytes(StandardCharsets.UTF_8));
		int low = 0;
		int high = count - 1;
		while (low <= high) {
			int middle = (low + high) >>> 1;
			MemorySegment found = bytes.slice(offsets.getLong(middle), offsets.getLong(middle + 1L));
			int order = compare(found, wanted);
			if (order == 0) {
				return middle;
			}
			if (order < 0) {
				low = middle + 1;
			} else {
				high = middle - 1;
			}
		}
		return -1;
	}

	private static int compare(MemorySegment a, MemorySegment b) {
		long at = a.mismatch(b);
		if (at < 0) {
			return 0;
		}
		if (at == a.byteSize() || at == b.byteSize()) {
			return Long.compare(a.byteSize(), b.byteSize());
		}
		return Integer.compare(Byte.toUnsignedInt(a.get(JAVA_BYTE, at)), Byte.toUnsignedInt(b.get(JAVA_BYTE, at)));
	}
}
