package org.zipp.ui.rater.presenter;

import java.util.List;

import org.zipp.core.ZippException;
import org.zipp.core.persona.PersonaWriter;
import org.zipp.model.RaterKind;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.StudyStore;
import org.zipp.study.design.DesignFile;
import org.zipp.study.rating.RatingCriteria;
import org.zipp.ui.context.Services;

/** Gives a rater the desk that is theirs. */
public final class Desks {

	private Desks() {
	}

	/**
	 * The desk of a rater. Not in the UI thread.
	 *
	 * @param language   tag of the language to begin with, where the study has it
	 * @param screenSize what pictures are shown on, for example {@code 1920x1080}
	 * @throws ZippException when there is no such rater
	 */
	public static Desk of(StudyStore store, String raterId, String language, String screenSize) {
		RaterRow rater = store.trials().raters().stream().filter(r -> r.id().equals(raterId)).findFirst()
				.orElseThrow(() -> new ZippException("There is no rater '" + raterId + "' in this study. Add the rater first."));
		return rater.kind() == RaterKind.EXPERT ? new RatingDesk(store, raterId, language, criteria(store))
				: new VotingDesk(store, raterId, language, screenSize,
						Services.find(PersonaWriter.class).orElse(PersonaWriter.NONE), System::nanoTime);
	}

	private static List<String> criteria(StudyStore store) {
		List<String> named = DesignFile.fromStore(store).rating().criteria();
		return named.isEmpty() ? RatingCriteria.USUAL : named;
	}
}
