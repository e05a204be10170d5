package org.zipp.statistics.rate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Votes about one side against another, one entry per vote. The arrays belong to the record from now on.
 *
 * @param score  1 for a win, ½ for a tie, 0 for a loss
 * @param rater  who voted, from 0
 * @param prompt what was voted on, from 0
 */
public record Outcomes(double[] score, int[] rater, int[] prompt) {

	public Outcomes {
		if (score.length != rater.length || score.length != prompt.length) {
			throw new IllegalArgumentException("Every vote needs a score, a rater and a prompt, got " + score.length + ", "
					+ rater.length + " and " + prompt.length + '.');
		}
		for (int i = 0; i < score.length; i++) {
			if (score[i] != 0 && score[i] != 0.5 && score[i] != 1) {
				throw new IllegalArgumentException("A score is 0, 0.5 or 1, not " + score[i] + " as in vote " + i + '.');
			}
			if (rater[i] < 0 || prompt[i] < 0) {
				throw new IllegalArgumentException("Raters and prompts count from 0, got " + rater[i] + " and " + prompt[i]
						+ " in vote " + i + '.');
			}
		}
	}

	/** Number of votes. */
	public int size() {
		return score.length;
	}

	/** Wins, losses and ties. */
	public WinCount count() {
		long wins = 0;
		long ties = 0;
		for (double s : score) {
			wins += s == 1 ? 1 : 0;
			ties += s == 0.5 ? 1 : 0;
		}
		return new WinCount(wins, score.length - wins - ties, ties);
	}

	/** The votes that count: all where ties count half, else those with a preference. */
	public Outcomes counting(Ties ties) {
		if (ties == Ties.HALF) {
			return this;
		}
		int n = 0;
		double[] s = new double[score.length];
		int[] r = new int[score.length];
		int[] p = new int[score.length];
		for (int i = 0; i < score.length; i++) {
			if (score[i] != 0.5) {
				s[n] = score[i];
				r[n] = rater[i];
				p[n++] = prompt[i];
			}
		}
		return n == score.length ? this : new Outcomes(Arrays.copyOf(s, n), Arrays.copyOf(r, n), Arrays.copyOf(p, n));
	}

	/** One cluster per rater with votes, in the order of their numbers. */
	public List<Cluster> byRater() {
		return clusters(rater);
	}

	/** One cluster per prompt with votes, in the order of their numbers. */
	public List<Cluster> byPrompt() {
		return clusters(prompt);
	}

	private List<Cluster> clusters(int[] of) {
		int groups = Arrays.stream(of).max().orElse(-1) + 1;
		double[] sum = new double[groups];
		int[] n = new int[groups];
		for (int i = 0; i < of.length; i++) {
			sum[of[i]] += score[i];
			n[of[i]]++;
		}
		List<Cluster> clusters = new ArrayList<>();
		for (int g = 0; g < groups; g++) {
			if (n[g] > 0) {
				clusters.add(new Cluster(sum[g], n[g]));
			}
		}
		return clusters;
	}
}
