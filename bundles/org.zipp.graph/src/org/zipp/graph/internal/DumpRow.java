package org.zipp.graph.internal;

/** The fields of one line of a dump that are used; one object is filled again and again. */
final class DumpRow {
	String id;
	String author;
	String subreddit;
	long created;
	int score;
	boolean over18;
	/** {@code null} unless a comment. */
	String body;
	/** {@code null} unless a submission. */
	String title;
	String url;
	String postHint;
	boolean self;

	boolean isComment() {
		return title == null;
	}
}
