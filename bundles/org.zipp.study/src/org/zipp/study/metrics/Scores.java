package org.zipp.study.metrics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.zipp.statistics.Interval;

/**
 * Everything that a run of the operation {@code score} found.
 *
 * @param inputs    fingerprint of all it was made from: models, pictures, texts, settings
 * @param made      when, ISO 8601
 * @param models    the models, what each was used for
 * @param prefix    text put before every prompt, mostly none
 * @param pictures  the scores
 * @param distances CMMD between sets of pictures
 * @param notes     what a reader should know, a sentence each
 */
public record Scores(String inputs, String made, List<Model> models, String prefix, List<PictureScore> pictures, List<Distance> distances,
		List<String> notes) {

	/** The set of the pictures that users posted, in {@link Distance}. */
	public static final String OWN_PICTURES = "";

	/**
	 * A model.
	 *
	 * @param use         {@code clip} or {@code pickscore}
	 * @param fingerprint hash of its files and of the preparation of pictures
	 * @param scale       by what it multiplies cosines before it compares
	 */
	public record Model(String use, String name, String fingerprint, double scale) {

		/** For CLIPScore and CMMD. */
		public static final String CLIP = "clip";
		/** For PickScore. */
		public static final String PICKSCORE = "pickscore";
	}

	/**
	 * CMMD of two sets: 1000 · MMD² with a Gaussian kernel of σ = 10 on embeddings of norm 1.
	 *
	 * @param first    condition id
	 * @param second   condition id, or {@link #OWN_PICTURES}
	 * @param n        pictures of the first
	 * @param m        pictures of the second
	 * @param biased   with the diagonals, as the program of its authors computes it
	 * @param unbiased without
	 * @param interval of the unbiased
	 * @param p        of the permutation test
	 */
	public record Distance(String first, String second, int n, int m, double biased, double unbiased, Optional<Interval> interval,
			OptionalDouble p) {
	}

	public Scores {
		models = List.copyOf(models);
		pictures = List.copyOf(pictures);
		distances = List.copyOf(distances);
		notes = List.copyOf(notes);
	}

	/** The model of that use. */
	public Optional<Model> model(String use) {
		return models.stream().filter(m -> m.use().equals(use)).findFirst();
	}

	/** The metrics that have a value of any picture, in order. */
	public List<Metric> metrics() {
		return List.of(Metric.values()).stream().filter(m -> pictures.stream().anyMatch(p -> !Double.isNaN(p.value(m)))).toList();
	}

	/** Bounds of the values of a metric. */
	public double[] bounds(Metric metric) {
		return switch (metric) {
		case CLIP_PROMPT, CLIP_RENDERED -> new double[] { 0, Metric.TEXT_FACTOR };
		case CLIP_OWN -> new double[] { 0, Metric.IMAGE_FACTOR };
		case PICKSCORE -> {
			double scale = model(Model.PICKSCORE).map(Model::scale).orElse(1.0);
			yield new double[] { -scale, scale };
		}
		};
	}
}
