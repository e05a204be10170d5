package org.zipp.graph;

import java.util.Set;

/** The files that may lie beside the monthly files of a dump folder. */
public final class DumpFolder {

	/** Table with the columns {@code name, description} of the communities; optional, read by ingest. */
	public static final String DESCRIPTIONS = "subreddits.csv";
	/** Table of what is planted in the authors of a made-up dump; never read by ingest. */
	public static final String TRUTH = "truth.csv";
	/** What a made-up dump was made with; never read by ingest. */
	public static final String RECORD = "sample.properties";

	/** All of them. */
	public static final Set<String> COMPANIONS = Set.of(DESCRIPTIONS, TRUTH, RECORD);

	private DumpFolder() {
	}
}
