package org.zipp.statistics;

/** What a tie counts for in a win rate. */
public enum Ties {
	/** Half a win and half a loss. */
	HALF,
	/** Nothing: only decided comparisons count. */
	DROPPED
}
