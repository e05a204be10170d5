package org.zipp.report.check;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** CLIPScore and CMMD of the methods in the ZIPP paper (arXiv 2606.08841), as printed. */
public final class PublishedMetrics {

	/** Benchmarks of {@link Row#clipScores}, in order. */
	public static final List<String> BENCHMARKS = List.of("ZIPBench", "PIP", "MovieLens", "RapidData", "RapidData, demographic");

	/** Stands where the paper prints nothing. */
	private static final double NONE = Double.NaN;

	/**
	 * A method.
	 *
	 * @param name       as in the paper
	 * @param known      how a condition of that name is known
	 * @param printed    CLIPScore by benchmark
	 * @param cmmd       as printed; not a number when it is not
	 */
	public record Row(String name, Predicate<String> known, List<Double> printed, double cmmd) {

		/** CLIPScore on a benchmark; empty when the paper prints none. */
		public OptionalDouble clipScore(int benchmark) {
			double value = printed.get(benchmark);
			return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
		}

		/** CMMD, empty when the paper prints none. */
		public OptionalDouble printedCmmd() {
			return Double.isNaN(cmmd) ? OptionalDouble.empty() : OptionalDouble.of(cmmd);
		}

		/** Whether a condition of that label is this method. */
		public boolean isNamed(String label) {
			return known.test(' ' + label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip() + ' ');
		}
	}

	/** All methods, in the order of the paper. */
	public static final List<Row> ROWS = List.of(
			new Row("GPT-4o 0-shot", l -> l.contains(" llm 0 shot ") || l.contains(" gpt 4o ") || l.contains(" no persona ")
					|| l.contains(" without persona ") || l.contains(" without a persona "), List.of(59.1, 57.7, 73.7, 67.3, 66.9), 0.49),
			new Row("ZIPP 0-shot", l -> l.contains(" zipp 0 shot ") || l.contains(" zipp zero shot "), List.of(61.8, 60.2, 76.4, 73.9, 72.8), 0.42),
			new Row("TV 3-shot", l -> l.contains(" tv ") || l.contains(" tailored visions "), List.of(62.4, 63.1, 80.1, 77.4, 73.8), 0.25),
			new Row("ZIPP 3-shot", l -> l.contains(" zipp 3 shot "), List.of(66.7, 65.2, 80.4, 77.9, 76.8), 0.19),
			new Row("DrUM", l -> l.contains(" drum "), List.of(65.6, 66.9, 72.8, 70.3, 64.7), 0.31),
			new Row("ViPer", l -> l.contains(" viper "), List.of(NONE, NONE, 76.1, 74.1, 73.7), 0.55),
			new Row("ZIPP 5-shot", l -> l.contains(" zipp 5 shot "), List.of(68.5, 66.3, 80.9, 78.3, 77.4), 0.16),
			new Row("FABRIC 1-shot", l -> l.contains(" fabric "), List.of(NONE, 63.7, 75.1, NONE, NONE), NONE));

	private PublishedMetrics() {
	}
}
