package org.zipp.study.design;

import java.util.List;

import org.zipp.study.ConditionPair;

/** Which pairs of conditions are compared, and whose pictures are shown. */
public record Scheme(
		@Explained("all-pairs: every pair equally often. baseline: each condition against one. blocks: each rater compares a few of"
				+ " the conditions, in balanced incomplete blocks. adaptive: the pair whose order is least certain next; which"
						+ " pairs are drawn then depends on the answers.") Kind kind,
		@Explained("With kind baseline: id of the condition that the others are compared with; otherwise empty.") String baseline,
		@Explained("Pairs such as 'zipp-3:generic' that alone are compared; empty for all pairs of the kind.") List<ConditionPair> pairs,
		@Explained(value = "With kind blocks: how many conditions a rater compares.", min = 2, max = 100) int blockSize,
		@Explained("personal: a rater judges pictures made for the rater's own user. shared: all raters judge the same pictures.") TrialsFor trialsFor,
		@Explained("With shared trials: ids of the users whose pictures all raters judge; empty for pictures that belong to no"
				+ " user.") List<String> users,
		@Explained("Seed of every draw; 0 for the seed of the study.") long seed) {

	/** Which pairs. */
	public enum Kind {
		/** Every pair equally often. */
		ALL_PAIRS("all pairs"),
		/** Each condition against one. */
		BASELINE("against a baseline"),
		/** Each rater compares a few of the conditions. */
		BLOCKS("balanced incomplete blocks"),
		/** The least certain pair next. */
		ADAPTIVE("adaptive");

		private final String label;

		Kind(String label) {
			this.label = label;
		}

		/** As a person reads it. */
		public String label() {
			return label;
		}
	}

	/** Whose pictures. */
	public enum TrialsFor {
		/** Those made for the rater's own user. */
		PERSONAL,
		/** The same for all raters. */
		SHARED
	}

	/** Every pair, of the rater's own pictures. */
	public static final Scheme DEFAULTS = new Scheme(Kind.ALL_PAIRS, "", List.of(), 3, TrialsFor.PERSONAL, List.of(), 0);

	public Scheme {
		baseline = baseline.strip();
		pairs = List.copyOf(pairs);
		users = List.copyOf(users);
	}

	/** Of another kind; the baseline counts for that kind alone. */
	public Scheme withKind(Kind value, String base) {
		return new Scheme(value, value == Kind.BASELINE ? base : "", pairs, blockSize, trialsFor, users, seed);
	}

	/** Comparing these pairs alone. */
	public Scheme withPairs(List<ConditionPair> value) {
		return new Scheme(kind, baseline, value, blockSize, trialsFor, users, seed);
	}

	/** With other pictures. */
	public Scheme withTrialsFor(TrialsFor value, List<String> of) {
		return new Scheme(kind, baseline, pairs, blockSize, value, of, seed);
	}

	/** With blocks of another size. */
	public Scheme withBlockSize(int value) {
		return new Scheme(kind, baseline, pairs, value, trialsFor, users, seed);
	}

	/** With another seed. */
	public Scheme withSeed(long value) {
		return new Scheme(kind, baseline, pairs, blockSize, trialsFor, users, value);
	}

	/**
	 * The pairs that are compared.
	 *
	 * @param conditions ids of the study's conditions, in order
	 */
	public List<ConditionPair> pairsOf(List<String> conditions) {
		if (!pairs.isEmpty()) {
			return pairs;
		}
		return kind == Kind.BASELINE
				? conditions.stream().filter(c -> !c.equals(baseline)).map(c -> new ConditionPair(c, baseline)).toList()
				: ConditionPair.all(conditions);
	}
}
