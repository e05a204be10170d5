package org.zipp.report.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The expert rating of personas in the ZIPP paper (arXiv 2606.08841): 3 experts, 100 personas, 1 to 5. */
public final class PublishedRating {

	/** Experts of the paper. */
	public static final int EXPERTS = 3;

	/** Personas of the paper. */
	public static final int PERSONAS = 100;

	/** Agreement as printed; the paper does not say which κ it is. */
	public static final double KAPPA = 0.64;

	/** Mean of all criteria as printed. */
	public static final double ALL = 4.1;

	private record Mean(String criterion, double value) {
	}

	private static final List<Mean> MEANS = List.of(new Mean("demographicaccuracy", 4.3), new Mean("coherence", 4.1),
			new Mean("interestcompleteness", 3.9));

	private PublishedRating() {
	}

	/** The printed mean of a criterion, however its id is written; empty for one that the paper has not. */
	public static Optional<Double> mean(String criterion) {
		String plain = criterion.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
		return MEANS.stream().filter(m -> m.criterion.equals(plain)).map(Mean::value).findFirst();
	}
}
