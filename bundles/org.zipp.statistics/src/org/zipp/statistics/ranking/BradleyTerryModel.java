package org.zipp.statistics.ranking;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.zipp.statistics.rate.Ties;

/**
 * What a Bradley–Terry model of paired comparisons contains. The log-odds that the left item i is preferred to the right
 * item j, given that one is, are
 * <pre>η = λ_i − λ_j + δ + Σ β·z + Σ γ·z·(c_i − c_j)</pre>
 * with abilities λ, free or a linear function of covariates of the items; the side effect δ; covariates z of the
 * comparison; and interactions of a covariate of the comparison, such as an attribute of the rater, with a contrast c
 * among items. With ties as an outcome of its own left, right and tie have probabilities in proportion to
 * exp(η/2), exp(−η/2) and ν. Without side effect and covariates that is the model of Davidson (1970), JASA 65. With a
 * side effect it is the one of Davidson and Beaver (1977), Biometrics 33, whose parameters are exp(−δ) for the order and
 * ν·exp(−δ/2) for ties; this form of ν does not depend on which side is named first.
 * <p>
 * Values of this class are constant; each method returns another model.
 */
public final class BradleyTerryModel {

	/** A covariate of items: {@code value[i]} of item i. */
	record ItemCovariate(String name, double[] value) {
	}

	/** {@code value[c]} of comparison c, times {@code contrast[left] − contrast[right]} when there is a contrast. */
	record ComparisonCovariate(String name, double[] value, double[] contrast) {

		double at(double z, int left, int right) {
			return contrast.length == 0 ? z : z * (contrast[left] - contrast[right]);
		}
	}

	private final Ties ties;
	private final boolean sideEffect;
	private final int reference;
	private final List<ItemCovariate> itemCovariates;
	private final List<ComparisonCovariate> comparisonCovariates;

	private BradleyTerryModel(Ties ties, boolean sideEffect, int reference, List<ItemCovariate> itemCovariates,
			List<ComparisonCovariate> comparisonCovariates) {
		this.ties = ties;
		this.sideEffect = sideEffect;
		this.reference = reference;
		this.itemCovariates = itemCovariates;
		this.comparisonCovariates = comparisonCovariates;
		Set<String> names = new HashSet<>();
		itemCovariates.forEach(c -> unique(names, c.name()));
		comparisonCovariates.forEach(c -> unique(names, c.name()));
	}

	/** One ability per item, the first item's being 0, and nothing else. */
	public static BradleyTerryModel of(Ties ties) {
		return new BradleyTerryModel(ties, false, 0, List.of(), List.of());
	}

	/** With other treatment of ties. */
	public BradleyTerryModel withTies(Ties newTies) {
		return new BradleyTerryModel(newTies, sideEffect, reference, itemCovariates, comparisonCovariates);
	}

	/** With an advantage δ of the left side. */
	public BradleyTerryModel withSideEffect() {
		return new BradleyTerryModel(ties, true, reference, itemCovariates, comparisonCovariates);
	}

	/** Without an advantage of the left side. */
	public BradleyTerryModel withoutSideEffect() {
		return new BradleyTerryModel(ties, false, reference, itemCovariates, comparisonCovariates);
	}

	/** With the ability of this item set to 0. */
	public BradleyTerryModel withReference(int item) {
		if (item < 0) {
			throw new IllegalArgumentException("Items count from 0, got " + item + " as reference.");
		}
		return new BradleyTerryModel(ties, sideEffect, item, itemCovariates, comparisonCovariates);
	}

	/**
	 * With abilities that are a linear function of this and other covariates of items, instead of free ones.
	 *
	 * @param value by item; finite
	 */
	public BradleyTerryModel withItemCovariate(String name, double[] value) {
		List<ItemCovariate> more = new ArrayList<>(itemCovariates);
		more.add(new ItemCovariate(name, finite(name, value)));
		return new BradleyTerryModel(ties, sideEffect, reference, List.copyOf(more), comparisonCovariates);
	}

	/**
	 * With a covariate that speaks for the left item where it is positive, for example 1 where the left picture alone is
	 * new, −1 where the right one is.
	 *
	 * @param value by comparison, in their order; finite
	 */
	public BradleyTerryModel withComparisonCovariate(String name, double[] value) {
		return with(new ComparisonCovariate(name, finite(name, value), new double[0]));
	}

	/**
	 * With another preference among items where a covariate of the comparison differs, for example an attribute of the
	 * rater.
	 *
	 * @param value    by comparison, in their order; finite
	 * @param contrast by item; finite; for example 1 for one item and 0 for all others
	 */
	public BradleyTerryModel withInteraction(String name, double[] value, double[] contrast) {
		if (contrast.length == 0) {
			throw new IllegalArgumentException("The interaction " + name + " needs a contrast among items.");
		}
		return with(new ComparisonCovariate(name, finite(name, value), finite(name, contrast)));
	}

	/** What becomes of ties. */
	public Ties ties() {
		return ties;
	}

	/** Whether there is an advantage of the left side. */
	public boolean hasSideEffect() {
		return sideEffect;
	}

	/** The item whose ability is 0 when abilities are free. */
	public int reference() {
		return reference;
	}

	/** Whether each item has an ability of its own. */
	public boolean hasFreeAbilities() {
		return itemCovariates.isEmpty();
	}

	/** Whether chances depend on more of a comparison than its items and sides. */
	public boolean hasComparisonCovariates() {
		return !comparisonCovariates.isEmpty();
	}

	List<ItemCovariate> itemCovariates() {
		return itemCovariates;
	}

	List<ComparisonCovariate> comparisonCovariates() {
		return comparisonCovariates;
	}

	/** Throws when the model does not suit the number of items or comparisons. */
	void check(PairedComparisons data) {
		if (reference >= data.items()) {
			throw new IllegalArgumentException("The reference " + reference + " is none of " + data.items() + " items.");
		}
		for (ItemCovariate c : itemCovariates) {
			length(c.name(), c.value(), data.items(), "items");
		}
		for (ComparisonCovariate c : comparisonCovariates) {
			length(c.name(), c.value(), data.size(), "comparisons");
			if (c.contrast().length > 0) {
				length(c.name(), c.contrast(), data.items(), "items");
			}
		}
	}

	private BradleyTerryModel with(ComparisonCovariate covariate) {
		List<ComparisonCovariate> more = new ArrayList<>(comparisonCovariates);
		more.add(covariate);
		return new BradleyTerryModel(ties, sideEffect, reference, itemCovariates, List.copyOf(more));
	}

	private static void unique(Set<String> names, String name) {
		if (!names.add(name)) {
			throw new IllegalArgumentException("Two covariates have the name " + name + '.');
		}
	}

	private static void length(String name, double[] value, int expected, String of) {
		if (value.length != expected) {
			throw new IllegalArgumentException("The covariate " + name + " has " + value.length + " values for " + expected + ' ' + of + '.');
		}
	}

	private static double[] finite(String name, double[] value) {
		for (double v : value) {
			if (!Double.isFinite(v)) {
				throw new IllegalArgumentException("The covariate " + name + " must be finite, not " + v + '.');
			}
		}
		return value;
	}
}
