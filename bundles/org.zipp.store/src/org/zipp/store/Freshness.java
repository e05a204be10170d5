package org.zipp.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.zipp.store.Rows.ImageKey;
import org.zipp.store.Rows.RewriteRow;

/**
 * What rests on something that has changed since it was made: read in one piece, then unchanging. A product is outdated
 * when what it was made from reads otherwise now, or is outdated itself.
 */
public final class Freshness {

	/** How a product stands to what it was made from. */
	public enum State {
		/** Nothing it rests on has changed. */
		CURRENT,
		/** It was made before origins were kept. */
		UNKNOWN,
		/** Something it rests on has changed. */
		OUTDATED
	}

	/**
	 * What is said of a product.
	 *
	 * @param reason why it is outdated, a sentence; else empty
	 */
	public record Mark(State state, String reason) {

		/** Nothing it rests on has changed. */
		public static final Mark CURRENT = new Mark(State.CURRENT, "");
		/** Nothing is known of what it rests on. */
		public static final Mark UNKNOWN = new Mark(State.UNKNOWN, "");

		/** An outdated one. */
		public static Mark outdated(String reason) {
			return new Mark(State.OUTDATED, reason);
		}

		public boolean isOutdated() {
			return state == State.OUTDATED;
		}
	}

	/** What products can be counted of. */
	public enum Product {
		EVIDENCE("user's evidence", "users' evidence"), PERSONAS("persona", "personas"), PROMPTS("rewritten prompt", "rewritten prompts"),
		PICTURES("picture", "pictures"), TRIALS("trial", "trials"), VOTES("vote", "votes");

		private final String one;
		private final String words;

		Product(String one, String words) {
			this.one = one;
			this.words = words;
		}

		/** So many of them, in words. */
		public String counted(long n) {
			return String.format(Locale.ROOT, "%,d %s", n, n == 1 ? one : words);
		}

		/** What they are called where there are many. */
		public String words() {
			return words;
		}
	}

	/** Which rewrite. */
	public record RewriteKey(String userId, String promptId, String conditionId) {

		/** That of a row. */
		public static RewriteKey of(RewriteRow row) {
			return new RewriteKey(row.userId(), row.promptId(), row.conditionId());
		}
	}

	private final Map<String, Mark> evidence;
	private final Map<String, Mark> personas;
	private final Map<RewriteKey, Mark> rewrites;
	private final Map<ImageKey, Mark> pictures;
	private final Map<Long, Mark> trials;
	private final Set<Long> voted;

	/** Each map holds every product there is, {@code voted} the trials with an answer. */
	public Freshness(Map<String, Mark> evidence, Map<String, Mark> personas, Map<RewriteKey, Mark> rewrites,
			Map<ImageKey, Mark> pictures, Map<Long, Mark> trials, Set<Long> voted) {
		this.evidence = evidence;
		this.personas = personas;
		this.rewrites = rewrites;
		this.pictures = pictures;
		this.trials = trials;
		this.voted = Set.copyOf(voted);
	}

	/** The evidence of a user. */
	public Mark evidence(String userId) {
		return evidence.getOrDefault(userId, Mark.UNKNOWN);
	}

	/** The persona of a user. */
	public Mark persona(String userId) {
		return personas.getOrDefault(userId, Mark.UNKNOWN);
	}

	/** A rewritten prompt. */
	public Mark rewrite(RewriteKey key) {
		return rewrites.getOrDefault(key, Mark.UNKNOWN);
	}

	/** A picture of the setting used last. */
	public Mark picture(ImageKey key) {
		return pictures.getOrDefault(key, Mark.UNKNOWN);
	}

	/** A trial, and the answer to it. */
	public Mark trial(long id) {
		return trials.getOrDefault(id, Mark.UNKNOWN);
	}

	/** How many of a product are in a state. */
	public long count(Product product, State state) {
		return switch (product) {
		case EVIDENCE -> count(evidence.values(), state);
		case PERSONAS -> count(personas.values(), state);
		case PROMPTS -> count(rewrites.values(), state);
		case PICTURES -> count(pictures.values(), state);
		case TRIALS -> count(trials.values(), state);
		case VOTES -> voted.stream().filter(id -> trial(id).state() == state).count();
		};
	}

	private static long count(Collection<Mark> marks, State state) {
		return marks.stream().filter(m -> m.state() == state).count();
	}

	/** Whether anything is outdated that votes are not cast on yet, so that a run of the steps can mend it. */
	public boolean hasOutdated() {
		return count(Product.EVIDENCE, State.OUTDATED) + count(Product.PERSONAS, State.OUTDATED)
				+ count(Product.PROMPTS, State.OUTDATED) + count(Product.PICTURES, State.OUTDATED) > 0;
	}

	/** Reasons of the trials that are outdated, and how many rest on each. */
	public Map<String, Integer> reasonsOfVotes() {
		Map<String, Integer> reasons = new HashMap<>();
		voted.stream().map(this::trial).filter(Mark::isOutdated).forEach(m -> reasons.merge(m.reason(), 1, Integer::sum));
		return reasons;
	}
}
