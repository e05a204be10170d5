package org.zipp.report.internal.sections.findings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Whose votes are counted: the raters of a panel, or each vote on its own where nobody knows the raters. */
public final class Respondents {

	private final int[] of;
	private final List<Map<String, String>> attributes = new ArrayList<>();
	private final int[] cluster;

	Respondents(Panel panel, Trials trials, boolean ratersKnown) {
		of = new int[trials.size()];
		Arrays.fill(of, -1);
		int[] known = new int[trials.raters()];
		Arrays.fill(known, -1);
		int[] clusters = new int[panel.counting().length];
		for (int t : panel.counting()) {
			int rater = trials.rater(t);
			if (!ratersKnown || known[rater] < 0) {
				known[rater] = attributes.size();
				clusters[attributes.size()] = rater;
				attributes.add(trials.judgement(t).attributes());
			}
			of[t] = ratersKnown ? known[rater] : attributes.size() - 1;
		}
		cluster = Arrays.copyOf(clusters, attributes.size());
	}

	/** The respondent of a trial of the study, from 0; −1 where the vote does not count. */
	public int of(int trial) {
		return of[trial];
	}

	/** By respondent: what was said. */
	public List<Map<String, String>> attributes() {
		return attributes;
	}

	/** By respondent: what is independent of the others. */
	public int[] cluster() {
		return cluster;
	}

	/** Number of respondents. */
	public int size() {
		return cluster.length;
	}
}
