package org.zipp.ui.rater.presenter;

import java.util.List;
import java.util.function.LongSupplier;

import org.zipp.model.Choice;
import org.zipp.store.ImageRepository;
import org.zipp.store.StudyStore;
import org.zipp.study.VotingSession;

/** The desk of a rater who judges pairs of pictures. */
public final class VotingDesk implements Desk {

	private final StudyStore store;
	private final String language;
	private final VotingSession session;
	private boolean begun;

	/** @param nanoTime clock, {@link System#nanoTime} but in tests */
	public VotingDesk(StudyStore store, String raterId, String language, LongSupplier nanoTime) {
		this.store = store;
		this.language = language;
		session = new VotingSession(store, raterId, nanoTime);
	}

	@Override
	public List<String> languages() {
		return List.of(language);
	}

	@Override
	public Screen screen() {
		return shown();
	}

	private Screen shown() {
		int total = session.total() - session.leftOut();
		if (session.current().isEmpty()) {
			return new Screen.Done(session.done(), session.leftOut());
		}
		return !begun ? new Screen.Instructions("", 0, total, true, false)
				: new Screen.Judge(session.current().get(), session.upcoming(), session.question(), true, false, false, session.done(), total, session.canUndo());
	}

	@Override
	public Screen goOn() {
		begun = true;
		return shown();
	}

	@Override
	public void painted(long trialId) {
		session.painted(trialId);
	}

	@Override
	public Screen answer(Choice choice, String input) {
		session.vote(choice);
		return shown();
	}

	@Override
	public Screen undo() {
		session.undo();
		return shown();
	}

	@Override
	public Screen leaveOut(long trialId, String problem) {
		session.leaveOut(trialId, problem);
		return shown();
	}

	@Override
	public Screen pause() {
		return new Screen.Pause(session.done(), session.total(), true);
	}

	@Override
	public ImageRepository pictures() {
		return store.images();
	}

	@Override
	public void close() {
		// Every answer is stored when it is given.
	}
}
