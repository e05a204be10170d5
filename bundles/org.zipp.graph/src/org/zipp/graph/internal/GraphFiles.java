package org.zipp.graph.internal;

import java.util.List;

/** Names of the files of a graph and the bytes of an element in each. */
public final class GraphFiles {

	public static final String USER_OFFSETS = "users.offsets";
	public static final String USER_BYTES = "users.bytes";
	public static final String COMMUNITY_OFFSETS = "communities.offsets";
	public static final String COMMUNITY_BYTES = "communities.bytes";
	public static final String DESCRIPTION_OFFSETS = "descriptions.offsets";
	public static final String DESCRIPTION_BYTES = "descriptions.bytes";
	public static final String ROW_OFFSETS = "rows.offsets";
	public static final String ROW_COMMUNITIES = "rows.communities";
	public static final String POSTS = "rows.posts";
	public static final String COMMENTS = "rows.comments";
	public static final String FIRST = "rows.first";
	public static final String LAST = "rows.last";
	public static final String SCORES = "rows.scores";
	public static final String COLUMN_OFFSETS = "columns.offsets";
	public static final String COLUMN_USERS = "columns.users";
	public static final String COLUMN_EDGES = "columns.edges";
	public static final String TRACE_OFFSETS = "traces.offsets";
	public static final String TRACE_BYTES = "traces.bytes";
	public static final String ACTIVITY = "activity";

	/** Numbers of a month in {@link #ACTIVITY}: 12 · year + month − 1, posts, comments. */
	public static final int ACTIVITY_FIELDS = 3;

	/** All of them. */
	public static final List<String> ALL = List.of(USER_OFFSETS, USER_BYTES, COMMUNITY_OFFSETS, COMMUNITY_BYTES,
			DESCRIPTION_OFFSETS, DESCRIPTION_BYTES, ROW_OFFSETS, ROW_COMMUNITIES, POSTS, COMMENTS, FIRST, LAST,
			SCORES, COLUMN_OFFSETS, COLUMN_USERS, COLUMN_EDGES, TRACE_OFFSETS, TRACE_BYTES, ACTIVITY);

	private GraphFiles() {
	}

	/** Bytes of an element: 1, 4 or 8. */
	public static int elementBytes(String name) {
		return switch (name) {
		case USER_BYTES, COMMUNITY_BYTES, DESCRIPTION_BYTES, TRACE_BYTES -> Byte.BYTES;
		case ROW_COMMUNITIES, POSTS, COMMENTS, FIRST, LAST, SCORES, COLUMN_USERS -> Integer.BYTES;
		default -> Long.BYTES;
		};
	}
}
