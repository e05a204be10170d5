package org.zipp.diffusion.internal.scheduler;

import java.util.Arrays;

/** What keeps a predicted picture within bounds: nothing, clipping, or dynamic thresholding (Saharia et al. 2022). */
record Bounds(double clip, double quantile, double largest) {

	static Bounds read(Keys keys, boolean clipUsually) {
		if (keys.flag("thresholding", false)) {
			return thresholds(keys);
		}
		boolean clips = keys.flag("clip_sample", clipUsually);
		return new Bounds(clips ? keys.number("clip_sample_range", 1) : Double.POSITIVE_INFINITY, 0, 0);
	}

	/** For schedulers that know thresholding but no clipping. */
	static Bounds readThresholding(Keys keys) {
		return keys.flag("thresholding", false) ? thresholds(keys) : new Bounds(Double.POSITIVE_INFINITY, 0, 0);
	}

	private static Bounds thresholds(Keys keys) {
		double quantile = keys.number("dynamic_thresholding_ratio", 0.995);
		if (!(quantile > 0 && quantile <= 1)) {
			throw keys.wrong("dynamic_thresholding_ratio", "is no share above 0 and up to 1");
		}
		return new Bounds(Double.POSITIVE_INFINITY, quantile, Math.max(1, keys.number("sample_max_value", 1)));
	}

	/** Changes the values of one picture in place. */
	void apply(double[] picture) {
		if (quantile > 0) {
			double bound = Math.clamp(quantileOfAbsolutes(picture), 1, largest);
			for (int k = 0; k < picture.length; k++) {
				picture[k] = Math.clamp(picture[k], -bound, bound) / bound;
			}
		} else if (clip < Double.POSITIVE_INFINITY) {
			for (int k = 0; k < picture.length; k++) {
				picture[k] = Math.clamp(picture[k], -clip, clip);
			}
		}
	}

	private double quantileOfAbsolutes(double[] picture) {
		double[] sizes = new double[picture.length];
		for (int k = 0; k < sizes.length; k++) {
			sizes[k] = Math.abs(picture[k]);
		}
		Arrays.sort(sizes);
		double place = quantile * (sizes.length - 1);
		int low = (int) place;
		int high = Math.min(low + 1, sizes.length - 1);
		return sizes[low] + (place - low) * (sizes[high] - sizes[low]);
	}
}
