package org.zipp.study;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.zipp.core.ZippException;
import org.zipp.model.Choice;
import org.zipp.store.StudyStore;
import org.zipp.study.Ballot.Pair;
import org.zipp.study.Ballot.Standing;

/**
 * One rater in front of one window: what is on the screen, for how long, and what to load next. Everything else is the
 * {@link Ballot}'s; the session shows pairs without ever telling their conditions, commits each answer before it moves on, and
 * resumes where the rater stopped.
 *
 * <p>Only what was seen is voted on: a pair can be answered once both of its pictures are on the screen
 * ({@link #painted}) and were there for {@link Ballot#LOOKED_AT_MILLIS}; until then answers and undoing do nothing, so that who
 * clicks twice answers once. A pair that cannot be shown is reported for the lead of the study and left out
 * ({@link #leaveOut}). The response time runs from the first painting to the answer.
 *
 * <p>Threads: a session belongs to one thread, in the workbench the UI thread; it takes no locks and starts no threads. It may
 * be made in another thread and handed over.
 */
public final class VotingSession {

	private static final long NONE = -1;
	/** The pair on the screen and the one after it. */
	private static final int AHEAD = 2;

	private final Ballot ballot;
	private final String raterId;
	private final LongSupplier nanoTime;
	private final String question;
	private final Set<Long> leftOut = new HashSet<>();
	private Standing standing;
	/** Mark of the answer to the current pair; a second try after a failure is the same answer. */
	private String token;
	private long paintedTrial = NONE;
	private long paintedAt;

	/**
	 * Opens the session of a rater at the first open trial.
	 *
	 * @throws ZippException when there is no such rater
	 */
	public VotingSession(StudyStore store, String raterId) {
		this(store, raterId, System::nanoTime);
	}

	/** @param nanoTime clock, {@link System#nanoTime} but in tests */
	public VotingSession(StudyStore store, String raterId, LongSupplier nanoTime) {
		this.ballot = new Ballot(store);
		this.raterId = raterId;
		this.nanoTime = nanoTime;
		question = ballot.question();
		advance();
	}

	/** Reads again, for example after trials were added elsewhere, and goes to the first open pair, also to those left out. */
	public void refresh() {
		leftOut.clear();
		advance();
	}

	private void advance() {
		standing = ballot.standing(raterId, AHEAD, leftOut);
		token = UUID.randomUUID().toString();
		paintedTrial = NONE;
	}

	/** The rater of this session. */
	public String raterId() {
		return raterId;
	}

	/** What the rater is asked of each pair. */
	public String question() {
		return question;
	}

	/** The pair to answer now; empty when all are answered. */
	public Optional<Pair> current() {
		return standing.next().stream().findFirst();
	}

	/** The pair that follows once the current one is answered, so that its pictures can be loaded ahead. */
	public Optional<Pair> upcoming() {
		return standing.next().stream().skip(1).findFirst();
	}

	/**
	 * Both pictures of a pair are on the screen, checked and whole. The first call for the current pair starts its clock;
	 * what is said of another pair is too late and means nothing.
	 */
	public void painted(long trialId) {
		if (trialId != paintedTrial && current().filter(p -> p.trialId() == trialId).isPresent()) {
			paintedTrial = trialId;
			paintedAt = nanoTime.getAsLong();
		}
	}

	/** Whether the current pair was seen, so that an answer to it means something. */
	public boolean canAnswer() {
		return paintedTrial != NONE && shownMillis() >= Ballot.LOOKED_AT_MILLIS;
	}

	private long shownMillis() {
		return TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - paintedAt);
	}

	/**
	 * Commits the answer to the current pair, then moves to the next open one. Does nothing before the pair was seen.
	 *
	 * @return whether there is an answer now
	 * @throws AnsweredElsewhereException when the pair has another answer by now; the session has moved on
	 * @throws ZippException              when every pair is answered, or the answer could not be stored; then the pair stays
	 */
	public boolean vote(Choice choice) {
		Pair pair = current().orElseThrow(() -> new ZippException("Every pair of this rater is answered."));
		if (!canAnswer()) {
			return false;
		}
		boolean stands = Ballot.stands(ballot.answer(raterId, pair.trialId(), token, choice, shownMillis()));
		advance();
		if (!stands) {
			throw new AnsweredElsewhereException();
		}
		return true;
	}

	/**
	 * Leaves the current pair out because it cannot be shown, reports it for the lead of the study, and moves on. What is
	 * said of another pair is too late and means nothing. The next session tries the pair again.
	 *
	 * @param problem what is wrong with its pictures, in a sentence
	 * @return whether the pair was left out
	 * @throws ZippException when it could not be reported; it is left out all the same
	 */
	public boolean leaveOut(long trialId, String problem) {
		if (current().filter(p -> p.trialId() == trialId).isEmpty()) {
			return false;
		}
		leftOut.add(trialId);
		advance();
		ballot.report(raterId, trialId, problem);
		return true;
	}

	/** Whether there is an answer to take back. */
	public boolean canUndo() {
		return standing.last().isPresent();
	}

	/**
	 * Takes back the last answer in the rater's order, also one given before a restart, and shows that pair again. Does
	 * nothing while a pair is to be answered that was not seen yet.
	 *
	 * @return whether an answer was taken back; not when another window was first
	 * @throws ZippException when there is none, or it could not be taken back; then nothing has changed
	 */
	public boolean undo() {
		Ballot.Given last = standing.last().orElseThrow(() -> new ZippException("There is no answer to take back."));
		if (current().isPresent() && !canAnswer()) {
			return false;
		}
		boolean gone = ballot.takeBack(raterId, last);
		advance();
		return gone;
	}

	/** Number of answered pairs. */
	public int done() {
		return standing.done();
	}

	/** Number of pairs that could not be shown in this session. */
	public int leftOut() {
		return leftOut.size();
	}

	/** Number of pairs. */
	public int total() {
		return standing.total();
	}
}
