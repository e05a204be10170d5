package org.zipp.mining;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/** The splits to choose from, by name. What a community does not need goes to the next in every one. */
public enum BudgetSplits implements BudgetSplit {

	PROPORTIONAL("each community in proportion to its weight") {
		@Override
		public double[] shares(double[] weights) {
			return proportional(weights, w -> w);
		}
	},
	SQUARE_ROOT("each community in proportion to the square root of its weight, so that small ones are heard") {
		@Override
		public double[] shares(double[] weights) {
			return proportional(weights, Math::sqrt);
		}
	},
	EQUAL("all used communities alike") {
		@Override
		public double[] shares(double[] weights) {
			return proportional(weights, _ -> 1);
		}
	},
	TOP_FIRST("all to the community of greatest weight, what it does not need to the second, and so on") {
		@Override
		public double[] shares(double[] weights) {
			double[] shares = new double[weights.length];
			if (shares.length > 0) {
				shares[0] = 1;
			}
			return shares;
		}
	};

	private final String description;

	BudgetSplits(String description) {
		this.description = description;
	}

	@Override
	public String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	@Override
	public String description() {
		return description;
	}

	private static double[] proportional(double[] weights, DoubleUnaryOperator of) {
		double[] shares = Arrays.stream(weights).map(of).toArray();
		double sum = Arrays.stream(shares).sum();
		for (int i = 0; i < shares.length && sum > 0; i++) {
			shares[i] /= sum;
		}
		return shares;
	}
}
