package org.zipp.statistics.quality;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.zipp.statistics.agreement.Ratings;

/**
 * Votes on pairs of pictures as columns of one length, with the order in which each rater gave them. The arrays belong to
 * the object from now on. A million votes are sorted once.
 */
public final class PairVotes {

	/** The left picture was chosen. */
	public static final byte LEFT = 0;
	/** The right picture was chosen. */
	public static final byte RIGHT = 1;
	/** Neither is better. */
	public static final byte TIE = 2;
	/** No answer. */
	public static final byte SKIP = 3;

	private final int raters;
	private final int[] rater;
	private final int[] prompt;
	private final int[] left;
	private final int[] right;
	private final byte[] choice;
	private final double[] seconds;
	private final int[] start;
	private final int[] sorted;

	/**
	 * What several raters said of the same pairs.
	 *
	 * @param ratings  units are pairs of one prompt in the order in which they first occur; 0 = the picture with the
	 *                 smaller number was preferred, 1 = tie, 2 = the other, so the categories do not depend on sides and
	 *                 may be taken as ordered
	 * @param repeated votes left out because the rater had judged the same pair before
	 * @param skipped  votes left out because they gave no answer
	 */
	public record Judged(Ratings ratings, int repeated, int skipped) {
	}

	/**
	 * @param raters  number of raters, whether they voted or not
	 * @param rater   who voted, from 0
	 * @param prompt  for what, from 0
	 * @param left    the left picture (or condition, where each has one picture per prompt), from 0
	 * @param right   the right picture, another one
	 * @param choice  {@link #LEFT}, {@link #RIGHT}, {@link #TIE} or {@link #SKIP}
	 * @param seconds time to answer; NaN or not above 0 where it is not known
	 * @param order   place in time: votes of a rater are ordered by it, equal ones as given
	 */
	public PairVotes(int raters, int[] rater, int[] prompt, int[] left, int[] right, byte[] choice, double[] seconds,
			long[] order) {
		int n = rater.length;
		if (prompt.length != n || left.length != n || right.length != n || choice.length != n || seconds.length != n
				|| order.length != n) {
			throw new IllegalArgumentException("All columns of votes need the same length.");
		}
		start = new int[raters + 1];
		for (int i = 0; i < n; i++) {
			if (rater[i] < 0 || rater[i] >= raters || prompt[i] < 0 || left[i] < 0 || right[i] < 0 || left[i] == right[i]) {
				throw new IllegalArgumentException("Vote " + i + " needs a rater below " + raters
						+ ", a prompt and two different pictures from 0.");
			}
			if (choice[i] < LEFT || choice[i] > SKIP) {
				throw new IllegalArgumentException("Vote " + i + " has no choice " + choice[i] + '.');
			}
			start[rater[i] + 1]++;
		}
		for (int r = 0; r < raters; r++) {
			start[r + 1] += start[r];
		}
		this.raters = raters;
		this.rater = rater;
		this.prompt = prompt;
		this.left = left;
		this.right = right;
		this.choice = choice;
		this.seconds = seconds;
		sorted = new int[n];
		int[] next = Arrays.copyOf(start, raters);
		for (int i = 0; i < n; i++) {
			sorted[next[rater[i]]++] = i;
		}
		for (int r = 0; r < raters; r++) {
			sort(start[r], start[r + 1], order);
		}
	}

	private void sort(int from, int to, long[] order) {
		boolean ascending = true;
		for (int i = from + 1; i < to && ascending; i++) {
			ascending = order[sorted[i - 1]] <= order[sorted[i]];
		}
		if (!ascending) {
			Integer[] boxed = new Integer[to - from];
			Arrays.setAll(boxed, i -> sorted[from + i]);
			Arrays.sort(boxed, (a, b) -> Long.compare(order[a], order[b]));
			for (int i = from; i < to; i++) {
				sorted[i] = boxed[i - from];
			}
		}
	}

	/** Number of votes. */
	public int size() {
		return rater.length;
	}

	/** Number of raters, whether they voted or not. */
	public int raters() {
		return raters;
	}

	/** Number of votes of a rater, skips included. */
	public int count(int of) {
		return start[of + 1] - start[of];
	}

	/** The votes of a rater in the order given, as indices into the columns. */
	public int[] votes(int of) {
		return Arrays.copyOfRange(sorted, start[of], start[of + 1]);
	}

	/** Where a rater's votes begin among {@link #vote}. */
	int start(int of) {
		return start[of];
	}

	/** Index of the vote at a place in the order by rater and time. */
	int vote(int place) {
		return sorted[place];
	}

	int rater(int vote) {
		return rater[vote];
	}

	int prompt(int vote) {
		return prompt[vote];
	}

	int left(int vote) {
		return left[vote];
	}

	int right(int vote) {
		return right[vote];
	}

	byte choice(int vote) {
		return choice[vote];
	}

	double seconds(int vote) {
		return seconds[vote];
	}

	boolean timed(int vote) {
		return seconds[vote] > 0 && seconds[vote] < Double.POSITIVE_INFINITY;
	}

	/** 0 when the picture with the smaller number was preferred, 1 for a tie, 2 when the other was. */
	int preference(int vote) {
		return choice[vote] == TIE ? 1 : choice[vote] == LEFT == left[vote] < right[vote] ? 0 : 2;
	}

	/** Whether two votes are about the same prompt and the same two pictures, on whichever side. */
	boolean samePair(int a, int b) {
		return prompt[a] == prompt[b] && (left[a] == left[b] && right[a] == right[b] || left[a] == right[b] && right[a] == left[b]);
	}

	/**
	 * The votes as ratings, for the agreement of raters who saw the same pictures. Of several votes of a rater on one pair
	 * the first counts.
	 */
	public Judged judged() {
		int n = size();
		int[] unit = new int[n];
		int[] who = new int[n];
		double[] value = new double[n];
		Map<Key, Integer> units = HashMap.newHashMap(Math.max(16, n / 2));
		int[] unitOf = new int[n];
		int skipped = 0;
		for (int i = 0; i < n; i++) {
			if (choice[i] == SKIP) {
				skipped++;
			} else {
				Key key = new Key(prompt[i], Math.min(left[i], right[i]), Math.max(left[i], right[i]));
				Integer known = units.putIfAbsent(key, units.size());
				unitOf[i] = known == null ? units.size() - 1 : known;
			}
		}
		int[] last = new int[units.size()];
		int m = 0;
		int repeated = 0;
		for (int r = 0; r < raters; r++) {
			for (int p = start[r]; p < start[r + 1]; p++) {
				int v = sorted[p];
				if (choice[v] == SKIP) {
					continue;
				}
				if (last[unitOf[v]] == r + 1) {
					repeated++;
					continue;
				}
				last[unitOf[v]] = r + 1;
				unit[m] = unitOf[v];
				who[m] = r;
				value[m++] = preference(v);
			}
		}
		return new Judged(Ratings.of(units.size(), raters, Arrays.copyOf(unit, m), Arrays.copyOf(who, m),
				Arrays.copyOf(value, m)), repeated, skipped);
	}

	private record Key(int prompt, int first, int second) {
	}
}
