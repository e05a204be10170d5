package org.zipp.study.design;

import org.zipp.core.ZippException;
import org.zipp.statistics.plan.Sequential;
import org.zipp.statistics.plan.Sequential.Spending;

/** How α is spent over looks, as a parameter or a plan names it. */
public enum LookSpending {
	/** Little early. */
	OBRIEN_FLEMING,
	/** Much the same at each look. */
	POCOCK,
	/** By the shape γ. */
	HWANG_SHIH_DECANI,
	/** By the shape as exponent. */
	POWER;

	/** Stands for the shape nobody chose: −4 and 3, both near O'Brien and Fleming. */
	public static final double SHAPE = 0;

	private static final double GAMMA = -4;
	private static final double EXPONENT = 3;

	/**
	 * The function.
	 *
	 * @param shape {@link #SHAPE} for the usual one
	 * @throws ZippException when the function takes no such shape
	 */
	public Spending of(double shape) {
		try {
			return switch (this) {
			case OBRIEN_FLEMING -> new Sequential.OBrienFleming();
			case POCOCK -> new Sequential.Pocock();
			case HWANG_SHIH_DECANI -> new Sequential.HwangShihDeCani(shape == SHAPE ? GAMMA : shape);
			case POWER -> new Sequential.PowerFamily(shape == SHAPE ? EXPONENT : shape);
			};
		} catch (IllegalArgumentException e) {
			throw new ZippException("The shape of \u03b1 spending (--shape): " + e.getMessage(), e);
		}
	}
}
