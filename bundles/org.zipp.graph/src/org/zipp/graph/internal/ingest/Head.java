package org.zipp.graph.internal.ingest;

import org.zipp.graph.TraceKind;

/** The byte that says what a row is and what its tail holds. */
final class Head {

	/** Ordinal of the {@link TraceKind}, or {@link #EDGE}. */
	static final int KIND = 3;
	static final int COMMENT = TraceKind.COMMENT.ordinal();
	static final int SUBMISSION = TraceKind.SUBMISSION.ordinal();
	static final int IMAGE = TraceKind.IMAGE_POST.ordinal();
	/** A row of an edge list, which may stand for many posts and comments. */
	static final int EDGE = 3;
	static final int NSFW = 1 << 2;
	/** The tail begins with the id as text, because it is no number in base 36. */
	static final int FOREIGN = 1 << 3;
	static final int TEXT = 1 << 4;
	static final int LINK = 1 << 5;
	/** Of an edge, whose text is that of a comment: there is a title too. */
	static final int TITLE = 1 << 6;
	static final int TEXTS = TEXT | LINK | TITLE;
	private static final int WITH_TAIL = FOREIGN | TEXTS;

	private Head() {
	}

	static boolean isEdge(int head) {
		return (head & KIND) == EDGE;
	}

	static boolean hasTail(int head) {
		return isEdge(head) || (head & WITH_TAIL) != 0;
	}

	/** Class of the ids among which it must be unique: comments, submissions, edges. */
	static int idClass(int head) {
		return switch (head & KIND) {
		case 0 -> 0;
		case EDGE -> 2;
		default -> 1;
		};
	}
}
