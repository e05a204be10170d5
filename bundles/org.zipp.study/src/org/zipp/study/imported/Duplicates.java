package org.zipp.study.imported;

/**
 * What becomes of votes of one rater on the same pair of the same prompt that have the same time or none, so that
 * nothing tells them apart. Votes with different times are repeats and are always kept.
 */
public enum Duplicates {
	/** Equal rows count once; rows that contradict each other end the analysis. */
	FAIL,
	/** The first in the file counts. */
	KEEP_FIRST,
	/** The last in the file counts. */
	KEEP_LAST,
	/** Equal rows count once; rows that contradict each other do not count. */
	DROP,
	/** Each is a vote of its own. */
	REPEATS
}
