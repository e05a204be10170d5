package org.zipp.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.zipp.store.Rows.Answered;
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.Rows.OpenTrial;
import org.zipp.store.Rows.RaterProgress;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.TrialProblem;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.Rows.Workload;

/** Raters, trials and votes. */
public interface TrialRepository {

	/** Adds a rater, or changes its attributes. */
	void saveRater(RaterRow rater);

	/**
	 * Adds a rater.
	 *
	 * @throws org.zipp.core.ZippException when there is one of that name; it stays as it is
	 */
	void addRater(RaterRow rater);

	List<RaterRow> raters();

	/**
	 * Adds trials in one transaction.
	 *
	 * @throws org.zipp.core.ZippException when a rater has a trial at one of these positions; then none is stored
	 */
	void addTrials(Collection<TrialRow> trials);

	/**
	 * Gives a rater trials, unless the rater has some, in one transaction: of several who do so at the same time, in one process or
	 * many, each sees the trials that the others were given before.
	 *
	 * @param draw makes the trials from how things stand, without reading or writing the store; it may be called again
	 * @return how many were added
	 */
	int allot(String raterId, Function<Workload, List<TrialRow>> draw);

	/**
	 * Gives trials other pictures; one that has an answer keeps those that were judged.
	 *
	 * @return how many were changed
	 */
	int replacePictures(Collection<TrialRow> trials);

	/** How far each rater with trials is, by rater id; counted by the database. */
	Map<String, RaterProgress> progress();

	/** All trials with their answers, by rater and position. */
	List<JudgedTrial> all();

	/** Trials of a rater with their answers, by position. */
	List<JudgedTrial> ofRater(String raterId);

	Optional<JudgedTrial> find(long trialId);

	/**
	 * Commits an answer. Durable when it returns: it survives kill -9 and power loss.
	 *
	 * @return the stored row
	 * @throws org.zipp.core.ZippException when the trial has an answer already; that answer stands
	 */
	VoteRow vote(VoteRow vote);

	/**
	 * Commits an answer of a rater, once however often it is sent: the token of the vote tells a request that comes again from
	 * another answer. Durable when it returns.
	 *
	 * @throws org.zipp.core.ZippException when the rater has no such trial, the vote no token, or other pictures were on the screen
	 *                                     than those of the trial
	 */
	Answered answer(String raterId, VoteRow vote);

	/** The first open trials of a rater, by position, with the texts of their prompts. */
	List<OpenTrial> open(String raterId, int limit);

	/** How far a rater is; no pairs when there are none, or no such rater. */
	RaterProgress progress(String raterId);

	/** The answered trial that is last in the rater's order. */
	Optional<JudgedTrial> lastAnswered(String raterId);

	/** Commits many answers in one transaction; none is stored when one trial has an answer already. */
	void voteAll(Collection<VoteRow> votes);

	/**
	 * Takes back an answer; the withdrawn answer stays in the audit table.
	 *
	 * @throws org.zipp.core.ZippException when there is none
	 */
	void withdraw(long trialId);

	/**
	 * Takes back the answer with this token, which may be asked again and again; the withdrawn answer stays in the audit table.
	 *
	 * @return whether there was one, and it is gone now
	 */
	boolean withdraw(long trialId, String token);

	/** Withdrawn answers, oldest first. */
	List<VoteRow> withdrawn();

	/** Keeps why a trial could not be shown to its rater; what was reported of it before is replaced. */
	void report(TrialProblem problem);

	/** Open trials that could not be shown, by trial; one that was shown and answered later is no problem any more. */
	List<TrialProblem> problems();
}
