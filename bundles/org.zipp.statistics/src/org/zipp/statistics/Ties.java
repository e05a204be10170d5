package org.zipp.statistics;

/** What a tie counts for in a win rate. */
public enum Ties {
	/** Half a win and half a loss. */
	HALF,
	/** Nothing: only decided comparisons count. */
	DROPPED,
	/** An outcome of its own, more probable the closer the two are (Davidson 1970, JASA 65). */
	DAVIDSON
}
