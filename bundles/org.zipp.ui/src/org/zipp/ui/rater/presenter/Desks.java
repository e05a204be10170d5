package org.zipp.ui.rater.presenter;

import org.zipp.core.ZippException;
import org.zipp.model.RaterKind;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.StudyStore;
import org.zipp.study.rating.RatingCriteria;

/** Gives a rater the desk that is theirs. */
public final class Desks {

	private Desks() {
	}

	/**
	 * The desk of a rater. Not in the UI thread.
	 *
	 * @param language tag of the language to begin with, where the study has it
	 * @throws ZippException when there is no such rater
	 */
	public static Desk of(StudyStore store, String raterId, String language) {
		RaterRow rater = store.trials().raters().stream().filter(r -> r.id().equals(raterId)).findFirst()
				.orElseThrow(() -> new ZippException("There is no rater '" + raterId + "' in this study. Add the rater first."));
		return rater.kind() == RaterKind.EXPERT ? new RatingDesk(store, raterId, language, RatingCriteria.USUAL)
				: new VotingDesk(store, raterId, language, System::nanoTime);
	}
}
