package org.zipp.study.imported;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;

import org.zipp.study.Judgement;
import org.zipp.study.Provenance;

/**
 * Votes that were read from files.
 *
 * @param judgements in the order of the files
 * @param conditions names on the left and right
 * @param unknown    raters of votes that the file of raters lacks
 * @param provenance what is known of how they came about
 * @param warnings   what a person should know before trusting them
 */
public record Votes(List<Judgement> judgements, SortedSet<String> conditions, Set<String> unknown, Provenance provenance,
		List<String> warnings) {

	/** Longest prompt, in characters. */
	public static final int LONGEST_PROMPT = 20_000;
	/** Beyond this, left and right name pictures rather than conditions. */
	public static final int MOST_CONDITIONS = 100;
}
