package org.zipp.report.internal.sections;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Whose votes are counted: the raters of a panel, or each vote on its own where nobody knows the raters. */
final class Respondents {

	/** By trial of the study: the respondent, from 0; −1 where the vote does not count. */
	final int[] of;
	/** By respondent: what was said. */
	final List<Map<String, String>> attributes = new ArrayList<>();
	/** By respondent: what is independent of the others. */
	final int[] cluster;

	Respondents(Panel panel, Trials trials, boolean ratersKnown) {
		of = new int[trials.size];
		Arrays.fill(of, -1);
		int[] known = new int[trials.number.length];
		Arrays.fill(known, -1);
		int[] clusters = new int[panel.counting.length];
		for (int t : panel.counting) {
			int rater = trials.rater[t];
			if (!ratersKnown || known[rater] < 0) {
				known[rater] = attributes.size();
				clusters[attributes.size()] = rater;
				attributes.add(trials.judgements.get(t).attributes());
			}
			of[t] = ratersKnown ? known[rater] : attributes.size() - 1;
		}
		cluster = Arrays.copyOf(clusters, attributes.size());
	}

	int size() {
		return cluster.length;
	}
}
