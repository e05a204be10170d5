package org.zipp.statistics.agreement;

/** What may be read out of the numbers that stand for ratings (Stevens 1946, Science 103). */
public enum Scale {
	/** Names only: equal or not. */
	NOMINAL,
	/** An order. */
	ORDINAL,
	/** Differences mean something. */
	INTERVAL,
	/** Ratios mean something; no value is below 0. */
	RATIO
}
