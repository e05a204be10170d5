package org.zipp.graph.internal.ingest;

/** The fields of one line of a dump that are used; one object is filled again and again. */
final class DumpRow {
	final Field id = new Field();
	final Field author = new Field();
	final Field subreddit = new Field();
	/** Missing unless a comment. */
	final Field body = new Field();
	/** Missing unless a submission. */
	final Field title = new Field();
	final Field url = new Field();
	final Field postHint = new Field();
	/** Seconds since 1970; negative when missing. */
	long created;
	int score;
	boolean over18;
	boolean self;

	void clear() {
		id.clear();
		author.clear();
		subreddit.clear();
		body.clear();
		title.clear();
		url.clear();
		postHint.clear();
		created = -1;
		score = 0;
		over18 = false;
		self = false;
	}

	boolean isComment() {
		return !title.present();
	}

	/**
	 * Checks that all is there that a row needs.
	 *
	 * @throws BrokenLineException naming what is missing
	 */
	void complete() throws BrokenLineException {
		required(id, "id");
		required(author, "author");
		required(subreddit, "subreddit");
		if (created < 0) {
			throw new BrokenLineException(BrokenLineException.Reason.MISSING_FIELD, "created_utc");
		}
		if (!title.present() && !body.present()) {
			throw new BrokenLineException(BrokenLineException.Reason.MISSING_FIELD, "title or body");
		}
	}

	private static void required(Field field, String name) throws BrokenLineException {
		if (!field.present() || field.isEmpty()) {
			throw new BrokenLineException(BrokenLineException.Reason.MISSING_FIELD, name);
		}
	}
}
