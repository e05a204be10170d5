package org.zipp.graph.internal;

import java.util.List;

/** Names of the files of a graph, each a {@link Column}. */
public final class GraphFiles {

	/** Where the ids in {@link #USER_BYTES} start, and their end; without elements when all ids are hashes. */
	public static final String USER_OFFSETS = "users.offsets";
	/** Ids of users: UTF-8, or the 10 bytes of every hash. */
	public static final String USER_BYTES = "users.bytes";
	public static final String COMMUNITY_OFFSETS = "communities.offsets";
	public static final String COMMUNITY_BYTES = "communities.bytes";
	public static final String DESCRIPTION_OFFSETS = "descriptions.offsets";
	public static final String DESCRIPTION_BYTES = "descriptions.bytes";
	/** Where the edges of every user start in the other files of rows, and their end. */
	public static final String ROW_OFFSETS = "rows.offsets";
	public static final String ROW_COMMUNITIES = "rows.communities";
	public static final String POSTS = "rows.posts";
	public static final String COMMENTS = "rows.comments";
	/** Seconds since 1970. */
	public static final String FIRST = "rows.first";
	/** Seconds since 1970. */
	public static final String LAST = "rows.last";
	/** {@link Column#zigzag Zigzag} of the score. */
	public static final String SCORES = "rows.scores";
	/** Where the users of every community start in {@link #COLUMN_USERS}, and their end. */
	public static final String COLUMN_OFFSETS = "columns.offsets";
	public static final String COLUMN_USERS = "columns.users";
	/** Where the traces of every user start in {@link #TRACE_BYTES}, and their end. */
	public static final String TRACE_OFFSETS = "traces.offsets";
	public static final String TRACE_BYTES = "traces.bytes";
	/** For every month 12 · year + month − 1, posts, comments. */
	public static final String ACTIVITY = "activity";

	/** Numbers of a month in {@link #ACTIVITY}. */
	public static final int ACTIVITY_FIELDS = 3;
	/** Months of a year. */
	public static final int MONTHS = 12;

	/** All of them. */
	public static final List<String> ALL = List.of(USER_OFFSETS, USER_BYTES, COMMUNITY_OFFSETS, COMMUNITY_BYTES,
			DESCRIPTION_OFFSETS, DESCRIPTION_BYTES, ROW_OFFSETS, ROW_COMMUNITIES, POSTS, COMMENTS, FIRST, LAST, SCORES,
			COLUMN_OFFSETS, COLUMN_USERS, TRACE_OFFSETS, TRACE_BYTES, ACTIVITY);

	private GraphFiles() {
	}
}
