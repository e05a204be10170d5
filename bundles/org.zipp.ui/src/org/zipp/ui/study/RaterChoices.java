package org.zipp.ui.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.zipp.model.RaterKind;
import org.zipp.store.Rows.PersonaRow;
import org.zipp.store.Rows.RaterProgress;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.StudyStore;

/**
 * Who can vote: people that are raters already, and participants whose pictures a new rater may judge.
 *
 * @param raters       people, with how many pairs they have judged, experts among them
 * @param participants users with pictures, with the start of their persona
 */
record RaterChoices(List<KnownRater> raters, List<Participant> participants) {

	private static final int PERSONA_START = 90;

	/**
	 * A person who is a rater.
	 *
	 * @param expert whether of personas, not of pictures
	 */
	record KnownRater(String id, boolean expert, int judged, int total) {
		@Override
		public String toString() {
			return expert ? id + " (rates personas)" : total == 0 ? id + " (no pairs yet)" : id + " (" + judged + " of " + total + " judged)";
		}
	}

	/** A user whose pictures can be judged. */
	record Participant(String userId, String persona) {
		@Override
		public String toString() {
			return persona.isEmpty() ? userId : persona;
		}
	}

	/** Reads a study. */
	static RaterChoices of(StudyStore store) {
		return store.snapshot(() -> read(store));
	}

	private static RaterChoices read(StudyStore store) {
		Map<String, RaterProgress> progress = store.trials().progress();
		List<KnownRater> raters = new ArrayList<>();
		for (RaterRow r : store.trials().raters()) {
			if (r.kind() != RaterKind.SIMULATED) {
				RaterProgress done = progress.getOrDefault(r.id(), new RaterProgress(r.id(), 0, 0, 0));
				raters.add(new KnownRater(r.id(), r.kind() == RaterKind.EXPERT, done.judged(), done.pairs()));
			}
		}
		List<Participant> participants = new ArrayList<>();
		for (UserRow user : store.users().participants()) {
			String text = store.personas().row(user.id()).map(PersonaRow::text).orElse("");
			participants.add(new Participant(user.id(), text.length() <= PERSONA_START ? text : text.substring(0, PERSONA_START - 1) + '…'));
		}
		return new RaterChoices(raters, participants);
	}
}
