package org.zipp.statistics.rate;

/** Why votes in clusters admit no interval. */
public enum NoInterval {
	/** All votes are of one cluster, so nothing shows how much clusters differ. */
	ONE_CLUSTER("All votes come from one source, so nothing shows how much sources differ."),
	/** All clusters have the same rate: an interval would have no width and claim certainty. */
	NO_SPREAD("All sources agree exactly, so their spread cannot be estimated; an interval would have no width and claim certainty.");

	private final String text;

	NoInterval(String text) {
		this.text = text;
	}

	/** A sentence in plain words. */
	public String text() {
		return text;
	}
}
