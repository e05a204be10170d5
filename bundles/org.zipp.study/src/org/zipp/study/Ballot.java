package org.zipp.study;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.zipp.core.ZippException;
import org.zipp.model.Choice;
import org.zipp.store.Rows.AnswerState;
import org.zipp.store.Rows.Answered;
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.Rows.OpenTrial;
import org.zipp.store.Rows.RaterProgress;
import org.zipp.store.Rows.Shown;
import org.zipp.store.Rows.TrialProblem;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.StudyStore;
import org.zipp.store.TrialKind;
import org.zipp.study.design.DesignFile;

/**
 * What raters see and answer, without any memory of its own: each call reads the store and leaves everything there, so windows,
 * browsers and processes can take turns, and any of them may end at any moment.
 *
 * <p>What is guaranteed:
 * <ul>
 * <li>An answer is durable when {@link #answer} returns, on H2 and on PostgreSQL: it survives kill -9 and the loss of power.
 * Whoever dies between an answer and the next pair goes on with {@link #standing} at the first open pair.
 * <li>A trial has one answer. Of several given at once, in one process or many, the first that is stored stands, and the others
 * are told so.
 * <li>An answer that is sent again with its token (a double click, a request whose reply was lost) changes nothing and gets the
 * same reply; also after the answer was taken back: a late repetition brings nothing back.
 * <li>A rater answers his own trials alone.
 * <li>What is shown tells no condition.
 * </ul>
 *
 * <p>Safe for several threads.
 */
public final class Ballot {

	/** A pair is on the screen for this long before it can be answered. */
	public static final long LOOKED_AT_MILLIS = 300;

	/** What every design offers, so that it need not be asked. */
	private static final Set<Choice> ALWAYS = Set.of(Choice.LEFT, Choice.RIGHT, Choice.SKIP);

	/**
	 * A pair as the rater sees it: no condition is in it.
	 *
	 * @param position   place in the rater's order, from 1
	 * @param total      number of the rater's trials
	 * @param promptText the base prompt
	 * @param leftImage  content of the left picture
	 * @param rightImage content of the right picture
	 * @param fit        whether the rater is asked which picture fits the prompt, in place of the study's question
	 */
	public record Pair(long trialId, int position, int total, String promptText, String leftImage, String rightImage, boolean fit) {
	}

	/** An answer that can be taken back with its token. */
	public record Given(long trialId, String token) {
	}

	/**
	 * Where a rater stands, as of one moment.
	 *
	 * @param next  the pairs to be shown next, the first of them now; empty when all are answered
	 * @param done  answered pairs
	 * @param total all pairs of the rater
	 * @param last  the last answer in the rater's order
	 */
	public record Standing(List<Pair> next, int done, int total, Optional<Given> last) {
	}

	/** What is asked of a pair whose answer is known from its prompt. */
	private static final String FIT = "Which picture fits the text better?";

	private final StudyStore store;

	public Ballot(StudyStore store) {
		this.store = store;
	}

	/** What raters are asked of each pair, unless it says otherwise. */
	public String question() {
		return store.header().question();
	}

	/** What raters are asked of a pair, in English. */
	public static String question(Pair pair, String usual) {
		return pair.fit() ? FIT : usual;
	}

	/**
	 * Where a rater stands.
	 *
	 * @param ahead  how many pairs are wanted, so that their pictures can be loaded ahead
	 * @param except trials that are passed over, because whoever asks could not show them
	 * @throws ZippException when there is no such rater
	 */
	public Standing standing(String raterId, int ahead, Set<Long> except) {
		return store.snapshot(() -> {
			RaterProgress progress = store.trials().progress(raterId);
			if (progress.pairs() == 0) {
				checkRater(raterId);
			}
			List<Pair> next = store.trials().open(raterId, ahead + except.size()).stream()
					.filter(t -> !except.contains(t.trial().id())).limit(ahead).map(t -> pair(t, progress.pairs())).toList();
			Optional<Given> last = store.trials().lastAnswered(raterId).map(JudgedTrial::vote).map(v -> new Given(v.trialId(), v.token()));
			return new Standing(next, progress.judged(), progress.pairs(), last);
		});
	}

	private void checkRater(String raterId) {
		if (store.trials().raters().stream().noneMatch(r -> r.id().equals(raterId))) {
			throw new ZippException("There is no rater '" + raterId + "' in this study. Add the rater first.");
		}
	}

	private static Pair pair(OpenTrial open, int total) {
		var t = open.trial();
		return new Pair(t.id(), t.position(), total, open.prompt(), t.leftImage(), t.rightImage(),
				t.kind() == TrialKind.CHECK);
	}

	/**
	 * Commits an answer.
	 *
	 * @param token  mark of this answer, made by whoever asks, for example a random UUID; the same whenever it is sent again
	 * @param millis from showing both pictures to the answer
	 * @return what became of it, with the answer that the trial has now
	 * @throws ZippException when the rater has no such trial, when the pair was shown for less than {@link #LOOKED_AT_MILLIS},
	 *                       or when it could not be stored
	 */
	public Answered answer(String raterId, long trialId, String token, Choice choice, long millis) {
		return answer(raterId, trialId, token, choice, millis, Shown.UNKNOWN);
	}

	/**
	 * Commits an answer, with what was on the screen.
	 *
	 * @param shown the pictures as they were seen, how the answer was given, and in which stay of the rater
	 * @throws ZippException as {@link #answer(String, long, String, Choice, long)} says, also when other pictures were on the screen
	 *                       than those the trial has
	 */
	public Answered answer(String raterId, long trialId, String token, Choice choice, long millis, Shown shown) {
		if (!ALWAYS.contains(choice)) {
			checkOffered(choice, choices());
		}
		return store.trials().answer(raterId, checked(trialId, token, choice, millis, shown));
	}

	/** The answers that the design of the study offers. */
	public List<Choice> choices() {
		return DesignFile.fromStore(store).question().choices();
	}

	/** @throws ZippException when an answer is not among those that are offered */
	static void checkOffered(Choice choice, List<Choice> offered) {
		if (!offered.contains(choice)) {
			throw new ZippException((choice == Choice.TIE ? "That both are equally good" : "That neither is good")
					+ " is no answer in this study. Choose the left or the right picture, or skip the pair.");
		}
	}

	/** An answer that may be stored. */
	static VoteRow checked(long trialId, String token, Choice choice, long millis, Shown shown) {
		if (token.isBlank()) {
			throw new ZippException("The answer to trial " + trialId
					+ " came without a token, so that it could not be told from one that is sent twice.");
		}
		if (millis < LOOKED_AT_MILLIS) {
			throw new ZippException("The answer to trial " + trialId + " came " + millis
					+ " ms after the pair; nobody sees two pictures in less than "
					+ LOOKED_AT_MILLIS + " ms.");
		}
		return new VoteRow(trialId, choice, Instant.now(), millis, token, shown);
	}

	/**
	 * Takes an answer of a rater back; the pair is open again, and the withdrawn answer stays for the record.
	 *
	 * @return whether it was there; {@code false} when it was taken back before
	 * @throws ZippException when the rater has no such trial
	 */
	public boolean takeBack(String raterId, Given given) {
		checkTrial(raterId, given.trialId());
		return store.trials().withdraw(given.trialId(), given.token());
	}

	/**
	 * Reports for the lead of the study that a pair could not be shown.
	 *
	 * @param problem what is wrong with its pictures, in a sentence
	 * @throws ZippException when the rater has no such trial
	 */
	public void report(String raterId, long trialId, String problem) {
		checkTrial(raterId, trialId);
		store.trials().report(new TrialProblem(trialId, problem, Instant.now()));
	}

	private void checkTrial(String raterId, long trialId) {
		if (store.trials().find(trialId).filter(t -> t.trial().raterId().equals(raterId)).isEmpty()) {
			throw new ZippException("Rater " + raterId + " has no trial " + trialId + '.');
		}
	}

	/** Whether the answer that was sent is the one the trial has. */
	public static boolean stands(Answered answered) {
		return answered.state() == AnswerState.STORED || answered.state() == AnswerState.REPEATED;
	}
}
