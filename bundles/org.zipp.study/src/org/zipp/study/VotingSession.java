package org.zipp.study;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.zipp.core.ZippException;
import org.zipp.model.Choice;
import org.zipp.store.ConnectionLostException;
import org.zipp.store.Rows.Answered;
import org.zipp.store.Rows.RemarkKind;
import org.zipp.store.Rows.RemarkRow;
import org.zipp.store.Rows.Shown;
import org.zipp.store.Rows.TrialProblem;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.StudyStore;
import org.zipp.study.Ballot.Pair;
import org.zipp.study.Ballot.Standing;
import org.zipp.study.part.Outbox;

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
 * <p>When the server of the tables is lost, the rater goes on with the pairs that are known here ({@link #ahead}); answers wait in the
 * {@link Outbox} ({@link #waiting}) and are delivered once. When none of these pairs is left, {@link #current} is empty before all
 * are answered, and {@link #refresh} goes on once the server is back.
 *
 * <p>Threads: a session belongs to one thread, in the workbench the UI thread; it takes no locks and starts no threads but those of
 * the outbox. It may be made in another thread and handed over.
 */
public final class VotingSession implements AutoCloseable {

	private static final long NONE = -1;
	/** Pairs that are known here: enough for some minutes without a server. */
	private static final int AHEAD = 30;

	private record AnsweredHere(Pair pair, Ballot.Given given) {
	}

	private final Ballot ballot;
	private final Outbox outbox;
	private final String raterId;
	private final String sessionId;
	private final LongSupplier nanoTime;
	private final String question;
	private final List<Choice> offered;
	private final Set<Long> leftOut = new HashSet<>();
	private Standing standing;
	/** What was answered since the server was lost, so that it can be shown again. */
	private final List<AnsweredHere> answeredHere = new ArrayList<>();
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
		this(store, raterId, "", new Outbox(store), nanoTime);
	}

	/**
	 * Opens the session of a rater as part of a stay.
	 *
	 * @param sessionId the stay that answers belong to, empty when not known
	 * @param outbox    takes the answers; it is closed with this session
	 * @param nanoTime  clock, {@link System#nanoTime} but in tests
	 */
	public VotingSession(StudyStore store, String raterId, String sessionId, Outbox outbox, LongSupplier nanoTime) {
		this.ballot = new Ballot(store);
		this.outbox = outbox;
		this.raterId = raterId;
		this.sessionId = sessionId;
		this.nanoTime = nanoTime;
		try {
			// What a process that died has left waiting belongs to where the rater stands.
			if (outbox.waiting() > 0) {
				outbox.deliver();
			}
			question = ballot.question();
			offered = ballot.choices();
			advance();
		} catch (RuntimeException e) {
			outbox.close();
			throw e;
		}
	}

	/**
	 * Reads again, for example after trials were added elsewhere, and goes to the first open pair, also to those left out. While
	 * answers wait for the server, the pair stays.
	 *
	 * @throws ConnectionLostException when the server is not there
	 */
	public void refresh() {
		if (outbox.waiting() > 0) {
			outbox.ask(outbox::deliver);
		}
		Set<Long> before = Set.copyOf(leftOut);
		leftOut.clear();
		try {
			advance();
		} catch (ConnectionLostException e) {
			leftOut.addAll(before);
			throw e;
		}
	}

	private void advance() {
		show(outbox.ask(() -> ballot.standing(raterId, AHEAD, leftOut)));
		answeredHere.clear();
	}

	private void show(Standing now) {
		standing = now;
		token = UUID.randomUUID().toString();
		paintedTrial = NONE;
	}

	/** The rater of this session. */
	public String raterId() {
		return raterId;
	}

	/** What the rater is asked of each pair. */
	public String question() {
		return current().map(p -> Ballot.question(p, question)).orElse(question);
	}

	/** The answers that are offered, as the design had them when the session was opened. */
	public List<Choice> offered() {
		return offered;
	}

	/** The pair to answer now; empty when all are answered. */
	public Optional<Pair> current() {
		return standing.next().stream().findFirst();
	}

	/** The pair that follows once the current one is answered, so that its pictures can be loaded ahead. */
	public Optional<Pair> upcoming() {
		return standing.next().stream().skip(1).findFirst();
	}

	/** The pairs that can be answered without a server, the current one first: whose pictures are loaded can be shown then. */
	public List<Pair> ahead() {
		return standing.next();
	}

	/** How much waits on this machine until the server of the tables can be reached again. */
	public int waiting() {
		return outbox.waiting();
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

	/**
	 * As {@link #painted(long)}, by who says what is where: other pictures than those of the pair, or on other sides, are not the
	 * pair, and it cannot be answered.
	 *
	 * @param left  content of the picture that is on the left of the screen
	 * @param right content of the picture that is on the right of the screen
	 */
	public void painted(long trialId, String left, String right) {
		if (current().filter(p -> p.leftImage().equals(left) && p.rightImage().equals(right)).isPresent()) {
			painted(trialId);
		}
	}

	/** Whether the current pair was seen, so that an answer to it means something. */
	public boolean canAnswer() {
		return paintedTrial != NONE && shownMillis() >= Ballot.LOOKED_AT_MILLIS;
	}

	private long shownMillis() {
		return TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - paintedAt);
	}

	/** As {@link #vote(Choice, String)}, where nobody says how the answer was given. */
	public boolean vote(Choice choice) {
		return vote(choice, "");
	}

	/**
	 * Commits the answer to the current pair, then moves to the next open one. Does nothing before the pair was seen.
	 *
	 * @param input kind of the device: {@code key}, {@code mouse} or {@code touch}
	 * @return whether there is an answer now, in the store or waiting for it
	 * @throws AnsweredElsewhereException when the pair has another answer by now; the session has moved on
	 * @throws ZippException              when every pair is answered, or the answer could not be stored; then the pair stays
	 */
	public boolean vote(Choice choice, String input) {
		Pair pair = current().orElseThrow(() -> new ZippException("Every pair of this rater is answered."));
		if (!canAnswer()) {
			return false;
		}
		Ballot.checkOffered(choice, offered);
		VoteRow vote = Ballot.checked(pair.trialId(), token, choice, shownMillis(),
				new Shown(sessionId, pair.leftImage(), pair.rightImage(), input));
		Optional<Answered> answered = outbox.answer(raterId, vote);
		next(() -> {
			Ballot.Given given = new Ballot.Given(pair.trialId(), vote.token());
			answeredHere.add(new AnsweredHere(pair, given));
			show(new Standing(without(pair.trialId()), standing.done() + 1, standing.total(), Optional.of(given)));
		});
		if (answered.isPresent() && !Ballot.stands(answered.get())) {
			throw new AnsweredElsewhereException();
		}
		return true;
	}

	/** Reads where the rater stands; works it out while the store does not know all, or does not answer. */
	private void next(Runnable here) {
		if (outbox.waiting() == 0) {
			try {
				advance();
				return;
			} catch (ConnectionLostException e) {
				// The rater goes on with what is known here; the next answer tells the store, or waits.
			}
		}
		here.run();
	}

	private List<Pair> without(long trialId) {
		return standing.next().stream().filter(p -> p.trialId() != trialId).toList();
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
		next(() -> show(new Standing(without(trialId), standing.done(), standing.total(), standing.last())));
		outbox.report(raterId, new TrialProblem(trialId, problem, Instant.now()));
		return true;
	}

	/**
	 * Keeps what the rater remarks.
	 *
	 * @param trialId the trial it is about, 0 for none
	 */
	public void remark(long trialId, RemarkKind kind, String text) {
		if (text.isBlank()) {
			throw new ZippException("There is nothing in this remark. Write a word, or leave it.");
		}
		outbox.remark(new RemarkRow(raterId, trialId, sessionId, kind, text.strip(), Instant.now(), UUID.randomUUID().toString()));
	}

	/** Whether there is an answer to take back. */
	public boolean canUndo() {
		return standing.last().isPresent() && (outbox.waiting() == 0 || !answeredHere.isEmpty());
	}

	/**
	 * Takes back the last answer in the rater's order, also one given before a restart, and shows that pair again. Does
	 * nothing while a pair is to be answered that was not seen yet. While answers wait for the server, those given since it was
	 * lost can be taken back.
	 *
	 * @return whether an answer was taken back; not when another window was first
	 * @throws ZippException when there is none, or it could not be taken back; then nothing has changed
	 */
	public boolean undo() {
		if (!canUndo()) {
			throw new ZippException("There is no answer to take back.");
		}
		Ballot.Given last = standing.last().orElseThrow();
		if (current().isPresent() && !canAnswer()) {
			return false;
		}
		Optional<Boolean> gone = outbox.takeBack(raterId, last.trialId(), last.token());
		next(this::showLastAgain);
		return gone.orElse(true);
	}

	private void showLastAgain() {
		List<Pair> open = new ArrayList<>(standing.next());
		Optional<Ballot.Given> last = Optional.empty();
		if (!answeredHere.isEmpty()) {
			open.addFirst(answeredHere.removeLast().pair());
			last = answeredHere.isEmpty() ? Optional.empty() : Optional.of(answeredHere.getLast().given());
		}
		show(new Standing(List.copyOf(open), Math.max(0, standing.done() - 1), standing.total(), last));
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

	/** Lets go of the outbox; what waits is delivered by the next session in this folder. */
	@Override
	public void close() {
		outbox.close();
	}
}
