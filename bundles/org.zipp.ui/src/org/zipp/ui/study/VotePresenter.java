package org.zipp.ui.study;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.zipp.model.Choice;
import org.zipp.study.VotingSession;
import org.zipp.study.VotingSession.Pair;

/**
 * What the vote editor does, without widgets: answers pairs, measures response times, undoes. One thread.
 *
 * <p>The response time of a pair runs from the moment its pictures were painted ({@link #shown()}) to the answer.
 */
final class VotePresenter {

	private final VotingSession session;
	private final LongSupplier nanoTime;
	private long shownAt;
	private long shownTrial = -1;

	/** @param nanoTime clock, {@link System#nanoTime} but in tests */
	VotePresenter(VotingSession session, LongSupplier nanoTime) {
		this.session = session;
		this.nanoTime = nanoTime;
	}

	/** The pair to judge; empty when all are answered. */
	Optional<Pair> current() {
		return session.current();
	}

	/** The pair after it, so that its pictures can be read ahead. */
	Optional<Pair> upcoming() {
		return session.upcoming();
	}

	/** The pictures of the current pair are on the screen; the first call for a pair starts its clock. */
	void shown() {
		session.current().filter(p -> p.trialId() != shownTrial).ifPresent(p -> {
			shownTrial = p.trialId();
			shownAt = nanoTime.getAsLong();
		});
	}

	/** Whether the pair was shown, so that an answer to it means something. */
	boolean canAnswer() {
		return session.current().filter(p -> p.trialId() == shownTrial).isPresent();
	}

	/**
	 * Commits an answer and moves on; does nothing before the pair was shown.
	 *
	 * @throws org.zipp.core.ZippException when it could not be stored; the pair stays
	 */
	void answer(Choice choice) {
		if (canAnswer()) {
			session.vote(choice, TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - shownAt));
		}
	}

	boolean canUndo() {
		return session.canUndo();
	}

	/** Takes the last answer back and shows its pair again. */
	void undo() {
		session.undo();
		shownTrial = -1;
	}

	int done() {
		return session.done();
	}

	int total() {
		return session.total();
	}
}
