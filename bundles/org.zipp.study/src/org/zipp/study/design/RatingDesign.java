package org.zipp.study.design;

import java.time.Duration;
import java.util.List;

import org.zipp.study.rating.RatingCriteria;
import org.zipp.study.rating.RatingDesigner;

/** What experts rate personas for. */
public record RatingDesign(
		@Explained("What is rated from 1 to 5, by id.") List<String> criteria,
		@Explained(value = "How many experts rate each persona.", min = 1, max = 1000) int perPersona,
		@Explained(value = "How many personas are rated; 0 for all.", min = 0, max = 1_000_000) int personas,
		@Explained("An expert who was not heard of for so long (14d, 12h) is not expected to go on.") Duration patience) {

	/** The criteria of the paper, three experts each. */
	public static final RatingDesign DEFAULTS = new RatingDesign(RatingCriteria.USUAL, 3, 0, RatingDesigner.PATIENCE);

	public RatingDesign {
		criteria = List.copyOf(criteria);
	}
}
