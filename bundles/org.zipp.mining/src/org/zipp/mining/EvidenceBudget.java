package org.zipp.mining;

/**
 * How much evidence a verbalizer may see. The paper fixes the number of tokens (4096) and leaves the split open; these
 * are the named defaults.
 *
 * @param tokens               tokens of all texts within the budget, cl100k_base
 * @param maxCommunities       communities that are used, by falling weight
 * @param snippetsPerCommunity most comments and titles of text submissions taken from one community
 * @param imageShare           share of the tokens that is first offered to titles of image posts, 0 to 1
 */
public record EvidenceBudget(int tokens, int maxCommunities, int snippetsPerCommunity, double imageShare) {

	/** 4096 tokens, 25 communities, 12 snippets in each, a quarter first for titles of image posts. */
	public static final EvidenceBudget DEFAULT = new EvidenceBudget(4096, 25, 12, 0.25);
}
