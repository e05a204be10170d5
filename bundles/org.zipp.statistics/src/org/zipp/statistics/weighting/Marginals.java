package org.zipp.statistics.weighting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Shares of a population by one variable at a time, for example by age and by country: what a sample is raked to.
 *
 * @param margins one for each variable, in the order they are raked in
 * @param source  where the shares come from, in words; empty when nobody says
 */
public record Marginals(List<Margin> margins, String source) {

	/** How far the shares of a variable may be from summing to 1. */
	static final double ROUNDING = 1e-9;

	/**
	 * The shares of one variable.
	 *
	 * @param variable its name
	 * @param shares   level → share of the population, 0 to 1, summing to 1; in order
	 */
	public record Margin(String variable, Map<String, Double> shares) {

		public Margin {
			if (variable.isBlank() || shares.isEmpty()) {
				throw new IllegalArgumentException("A margin needs a variable and at least one level.");
			}
			double sum = 0;
			for (Map.Entry<String, Double> s : shares.entrySet()) {
				if (!(s.getValue() >= 0 && s.getValue() <= 1)) {
					throw new IllegalArgumentException("A share lies between 0 and 1, not at " + s.getValue() + " as that of " + variable
							+ " \"" + s.getKey() + "\".");
				}
				sum += s.getValue();
			}
			if (Math.abs(sum - 1) > ROUNDING) {
				throw new IllegalArgumentException("The shares of " + variable + " sum to " + sum + ", not to 1.");
			}
			shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
		}

		/** The margin of counts of people, or of shares that sum to anything above 0. */
		public static Margin ofCounts(String variable, Map<String, Double> counts) {
			double sum = counts.values().stream().mapToDouble(Double::doubleValue).sum();
			if (!(sum > 0) || Double.isInfinite(sum)) {
				throw new IllegalArgumentException("The counts of " + variable + " must sum to a finite number above 0, not to " + sum + '.');
			}
			Map<String, Double> shares = new LinkedHashMap<>();
			counts.forEach((level, count) -> shares.put(level, count / sum));
			return new Margin(variable, shares);
		}

		/** The levels, in order; a level's index here is its code in {@link Raking}. */
		public List<String> levels() {
			return List.copyOf(shares.keySet());
		}

		/** The shares in the order of {@link #levels}. */
		double[] values() {
			return shares.values().stream().mapToDouble(Double::doubleValue).toArray();
		}

		/**
		 * The same variable in the part of the population that has one of these levels.
		 *
		 * @param levels at least one level of the margin with a share above 0
		 */
		public Margin restrictedTo(Collection<String> levels) {
			Map<String, Double> kept = new LinkedHashMap<>(shares);
			kept.keySet().retainAll(new HashSet<>(levels));
			return ofCounts(variable, kept);
		}

		/**
		 * The same margin with some levels made one, which stands where the first of them stood.
		 *
		 * @param levels levels of the margin, at least one
		 * @param into   the name of what they become
		 */
		public Margin merged(Collection<String> levels, String into) {
			Set<String> gone = new HashSet<>(levels);
			if (gone.isEmpty() || !shares.keySet().containsAll(gone) || shares.containsKey(into) && !gone.contains(into)) {
				throw new IllegalArgumentException("Only levels of " + variable + " can be merged, and not into another level.");
			}
			double sum = gone.stream().mapToDouble(shares::get).sum();
			Map<String, Double> merged = new LinkedHashMap<>();
			shares.forEach((level, share) -> merged.put(gone.contains(level) ? into : level, gone.contains(level) ? Math.min(1, sum) : share));
			return new Margin(variable, merged);
		}

		/**
		 * Codes of values that are levels to the letter.
		 *
		 * @param values {@code null} stands for not stated
		 * @return the index of the level, {@link Raking#NOT_STATED} or {@link Raking#UNKNOWN}
		 */
		public int[] encode(List<String> values) {
			Map<String, Integer> index = new LinkedHashMap<>();
			for (String level : shares.keySet()) {
				index.put(level, index.size());
			}
			return values.stream().mapToInt(v -> v == null ? Raking.NOT_STATED : index.getOrDefault(v, Raking.UNKNOWN)).toArray();
		}
	}

	public Marginals {
		margins = List.copyOf(margins);
		Set<String> seen = new HashSet<>();
		for (Margin margin : margins) {
			if (!seen.add(margin.variable())) {
				throw new IllegalArgumentException("The variable " + margin.variable() + " has two margins.");
			}
		}
	}

	/** The variables, in order. */
	public List<String> variables() {
		return margins.stream().map(Margin::variable).toList();
	}

	/** The margin of a variable. */
	public Optional<Margin> margin(String variable) {
		return margins.stream().filter(m -> m.variable().equals(variable)).findFirst();
	}

	/** The same shares with one margin in the place of that of the same variable, or added after the others. */
	public Marginals with(Margin margin) {
		List<Margin> next = new ArrayList<>(margins);
		int place = variables().indexOf(margin.variable());
		if (place < 0) {
			next.add(margin);
		} else {
			next.set(place, margin);
		}
		return new Marginals(next, source);
	}

	/** These variables only, in the order given; names without a margin are left out. */
	public Marginals only(Collection<String> variables) {
		return new Marginals(variables.stream().distinct().flatMap(v -> margin(v).stream()).toList(), source);
	}
}
