package org.zipp.mining;

/** A way to split the token budget among the communities of a user. The paper leaves it open. */
public interface BudgetSplit {

	/** Name as typed, stored and printed in reports. */
	String id();

	/** What it does, in one clause. */
	String description();

	/**
	 * Shares of the budget.
	 *
	 * @param weights weights of the communities that are used, falling, not negative
	 * @return share of each, not negative, adding up to 1; to 0 when all weights are 0 and the split goes by weight
	 */
	double[] shares(double[] weights);
}
