package org.zipp.mining;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Whom a cohort is chosen from, and how.
 *
 * @param size          most users that are chosen
 * @param minActivity   fewest posts and comments of a user
 * @param minImagePosts fewest image posts of a user, as far as ingest kept them
 * @param communities   names of communities, in one of which a user must have been active; empty: in any
 * @param seed          seed of the draw, and of the order of users with equal numbers
 */
public record CohortCriteria(CohortRule rule, int size, long minActivity, int minImagePosts, List<String> communities, long seed) {

	/** As many as the cohort of a human study can be, with enough traces to tell something of each. */
	public static final CohortCriteria DEFAULT = new CohortCriteria(CohortRule.RANDOM, 1500, 10, 0, List.of(), 0);

	public CohortCriteria {
		communities = List.copyOf(new TreeSet<>(communities));
	}

	/** The same with another seed. */
	CohortCriteria withSeed(long other) {
		return new CohortCriteria(rule, size, minActivity, minImagePosts, communities, other);
	}

	/** How it was chosen, in words that stand behind numbers of users. */
	String words() {
		List<String> conditions = new ArrayList<>();
		if (minActivity > 1) {
			conditions.add(String.format(Locale.ROOT, "at least %,d posts and comments", minActivity));
		}
		if (minImagePosts > 0) {
			conditions.add(String.format(Locale.ROOT, "at least %,d image %s", minImagePosts, minImagePosts == 1 ? "post" : "posts"));
		}
		if (!communities.isEmpty()) {
			conditions.add("activity in " + String.join(" or ", communities));
		}
		return rule.words() + (rule == CohortRule.RANDOM ? " (seed " + seed + ')' : "")
				+ (conditions.isEmpty() ? "" : " among those with " + String.join(" and ", conditions));
	}
}
