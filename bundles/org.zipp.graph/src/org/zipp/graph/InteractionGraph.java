package org.zipp.graph;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.zipp.core.ZippException;
import org.zipp.graph.internal.Column;
import org.zipp.graph.internal.GraphFiles;
import org.zipp.graph.internal.GraphManifest;
import org.zipp.graph.internal.IdColumns;
import org.zipp.graph.internal.TraceCodec;

/**
 * The user–community interaction graph on disk, memory-mapped in both directions. Users and communities are numbered
 * from 0 in the order of their ids' UTF-8 bytes. Safe for several threads until closed.
 *
 * <p>Everything takes the fewest whole bytes ({@link Column}): with e edges (up to 2³²) of u users and c communities (up
 * to 65,536), the lists take 2 + 4 u/e bytes an edge by user and at most 4 + 4 c/e by community. With 23 million users,
 * 40 thousand communities and 152.6 million edges that is 2.6 and 4.0, and 15 more for the features;
 * {@link #bytesPerEdge} tells those of a graph.
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

	private final Arena arena = Arena.ofShared();
	private final GraphManifest manifest;
	private final List<Column> columns = new ArrayList<>();
	private final IdColumns userIds;
	private final IdColumns communityIds;
	private final IdColumns descriptions;
	private final Column rowOffsets;
	private final Column rowCommunities;
	private final Column posts;
	private final Column comments;
	private final Column first;
	private final Column last;
	private final Column scores;
	private final Column columnOffsets;
	private final Column columnUsers;
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
			userIds = new IdColumns(column(data, GraphFiles.USER_OFFSETS), column(data, GraphFiles.USER_BYTES));
			communityIds = new IdColumns(column(data, GraphFiles.COMMUNITY_OFFSETS),
					column(data, GraphFiles.COMMUNITY_BYTES));
			descriptions = new IdColumns(column(data, GraphFiles.DESCRIPTION_OFFSETS),
					column(data, GraphFiles.DESCRIPTION_BYTES));
			rowOffsets = column(data, GraphFiles.ROW_OFFSETS);
			rowCommunities = column(data, GraphFiles.ROW_COMMUNITIES);
			posts = column(data, GraphFiles.POSTS);
			comments = column(data, GraphFiles.COMMENTS);
			first = column(data, GraphFiles.FIRST);
			last = column(data, GraphFiles.LAST);
			scores = column(data, GraphFiles.SCORES);
			columnOffsets = column(data, GraphFiles.COLUMN_OFFSETS);
			columnUsers = column(data, GraphFiles.COLUMN_USERS);
			traceOffsets = column(data, GraphFiles.TRACE_OFFSETS);
			traceBytes = column(data, GraphFiles.TRACE_BYTES);
			activity = column(data, GraphFiles.ACTIVITY);
			users = userIds.size();
			communities = communityIds.size();
			if (!fit()) {
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
		Column column = Column.open(data.resolve(name), manifest.bytes(name), arena);
		columns.add(column);
		return column;
	}

	private boolean fit() {
		long edges = rowCommunities.count();
		return userIds.fit() && communityIds.fit() && descriptions.fit() && descriptions.size() == communities
				&& ends(rowOffsets, users, edges) && ends(columnOffsets, communities, edges)
				&& ends(traceOffsets, users, traceBytes.count())
				&& Stream.of(posts, comments, first, last, scores, columnUsers).allMatch(c -> c.count() == edges)
				&& activity.count() % GraphFiles.ACTIVITY_FIELDS == 0;
	}

	private static boolean ends(Column offsets, int nodes, long end) {
		return offsets.count() == nodes + 1L && offsets.get(nodes) == end;
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
		for (Column c : columns) {
			c.verify(manifest.checksum(c.file().getFileName().toString()));
		}
	}

	/**
	 * Bytes on disk for each edge, offsets of the lists included. The dictionaries and the traces are not counted.
	 *
	 * @param rows     communities by user
	 * @param columns  users by community
	 * @param features posts, comments, first and last time, score; they are there once for both directions
	 */
	public record BytesPerEdge(double rows, double columns, double features) {
	}

	/** Bytes on disk for each edge; zero when there are no edges. */
	public BytesPerEdge bytesPerEdge() {
		return new BytesPerEdge(perEdge(rowOffsets, rowCommunities), perEdge(columnOffsets, columnUsers),
				perEdge(posts, comments, first, last, scores));
	}

	private double perEdge(Column... of) {
		long bytes = Arrays.stream(of).mapToLong(Column::elementsSize).sum();
		return edgeCount() == 0 ? 0 : (double) bytes / edgeCount();
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
		return userIds.get(checked(user, users, "user"));
	}

	/** Index of a user, -1 when the graph has no such user. */
	public int indexOfUser(String id) {
		return userIds.indexOf(id);
	}

	/** Name of a community. */
	public String communityId(int community) {
		return communityIds.get(checked(community, communities, "community"));
	}

	/** Index of a community, -1 when the graph has no such community. */
	public int indexOfCommunity(String id) {
		return communityIds.indexOf(id);
	}

	/** What the community says it is about; empty when not known. */
	public String communityDescription(int community) {
		return descriptions.get(checked(community, communities, "community"));
	}

	/** In how many communities a user was active. */
	public int userDegree(int user) {
		return (int) (rowOffsets.get(checked(user, users, "user") + 1L) - rowOffsets.get(user));
	}

	/** How many users were active in a community. */
	public int communityDegree(int community) {
		return (int) (columnOffsets.get(checked(community, communities, "community") + 1L) - columnOffsets.get(community));
	}

	/** Visits the communities of a user by rising index. */
	public void forEachCommunity(int user, EdgeVisitor visitor) {
		long end = rowOffsets.get(checked(user, users, "user") + 1L);
		for (long e = rowOffsets.get(user); e < end; e++) {
			visit(communityAt(e), e, visitor);
		}
	}

	/** Visits the users of a community by rising index. */
	public void forEachUser(int community, EdgeVisitor visitor) {
		long end = columnOffsets.get(checked(community, communities, "community") + 1L);
		for (long i = columnOffsets.get(community); i < end; i++) {
			int user = userAt(i);
			visit(user, edge(user, community), visitor);
		}
	}

	private void visit(int neighbour, long edge, EdgeVisitor visitor) {
		visitor.visit(neighbour, postsAt(edge), commentsAt(edge), first.get(edge), last.get(edge));
	}

	/** All communities of a user by rising index, with features. */
	public void communitiesOf(int user, EdgeList target) {
		long start = rowStart(checked(user, users, "user"));
		int degree = (int) (rowStart(user + 1) - start);
		target.room(degree);
		target.size = degree;
		rowCommunities.get(start, degree, target.neighbours);
		posts.get(start, degree, target.posts);
		comments.get(start, degree, target.comments);
		first.get(start, degree, target.firsts);
		last.get(start, degree, target.lasts);
		for (int i = 0; i < degree; i++) {
			target.scores[i] = Column.unzigzag(scores.get(start + i));
		}
	}

	/** All users of a community by rising index, with features, which are looked up in the lists of the users. */
	public void usersOf(int community, EdgeList target) {
		long start = columnStart(checked(community, communities, "community"));
		int degree = (int) (columnStart(community + 1) - start);
		target.room(degree);
		target.size = degree;
		columnUsers.get(start, degree, target.neighbours);
		// One column after the other: many places of the memory are asked for at a time.
		long[] edges = target.edges(degree);
		for (int i = 0; i < degree; i++) {
			edges[i] = rowStart(target.neighbours[i]);
		}
		for (int i = 0; i < degree; i++) {
			edges[i] = edge(edges[i], rowStart(target.neighbours[i] + 1), community);
		}
		posts.get(edges, degree, target.posts);
		comments.get(edges, degree, target.comments);
		first.get(edges, degree, target.firsts);
		last.get(edges, degree, target.lasts);
		for (int i = 0; i < degree; i++) {
			target.scores[i] = Column.unzigzag(scores.get(edges[i]));
		}
	}

	/** Number of the first edge of a user; that of the user after the last one is the number of edges. */
	long rowStart(int user) {
		return rowOffsets.get(user);
	}

	/** Place of the first user of a community among those of all communities. */
	long columnStart(int community) {
		return columnOffsets.get(community);
	}

	int communityAt(long edge) {
		return (int) rowCommunities.get(edge);
	}

	/** User at a place among those of all communities. */
	int userAt(long place) {
		return (int) columnUsers.get(place);
	}

	int postsAt(long edge) {
		return (int) posts.get(edge);
	}

	int commentsAt(long edge) {
		return (int) comments.get(edge);
	}

	/** Number of the edge between a user and a community, which are neighbours. */
	long edge(int user, int community) {
		return edge(rowStart(user), rowStart(user + 1), community);
	}

	private long edge(long start, long end, int community) {
		long low = start;
		long high = end;
		while (low < high) {
			long middle = (low + high) >>> 1;
			if (communityAt(middle) < community) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return low;
	}

	/** What the users of the graph wrote, by month; empty when times are not known. */
	public List<MonthCount> activity() {
		List<MonthCount> result = new ArrayList<>();
		for (long i = 0; i < activity.count(); i += GraphFiles.ACTIVITY_FIELDS) {
			int month = (int) activity.get(i);
			result.add(new MonthCount(YearMonth.of(month / GraphFiles.MONTHS, month % GraphFiles.MONTHS + 1),
					activity.get(i + 1), activity.get(i + 2)));
		}
		return Collections.unmodifiableList(result);
	}

	/**
	 * What a user wrote, as far as it was kept: grouped by community (rising index), within it comments, submissions,
	 * image posts, each best first (score, then newest).
	 */
	public List<Trace> traces(int user) {
		long from = traceOffsets.get(checked(user, users, "user"));
		long length = traceOffsets.get(user + 1L) - from;
		if (length == 0) {
			return List.of();
		}
		byte[] bytes = traceBytes.bytes(from, Math.toIntExact(length));
		long start = rowStart(user);
		List<Trace> result = new ArrayList<>();
		TraceCodec.decode(bytes, ordinal -> communityAt(start + ordinal), result::add);
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
}
