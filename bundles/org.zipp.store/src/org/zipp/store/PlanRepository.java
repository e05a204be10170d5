package org.zipp.store;

import java.util.List;
import java.util.Optional;

import org.zipp.store.Rows.DesignRow;
import org.zipp.store.Rows.DeviationRow;
import org.zipp.store.Rows.LookRow;
import org.zipp.store.Rows.PlanRow;

/**
 * What was promised before the votes: locked plans, what was changed afterwards, and who looked when. None of these can be
 * changed or removed. And the design of the study, which changes like other parts of it until a plan is locked.
 */
public interface PlanRepository {

	/** The design of the study as it was stored last; empty when none ever was. */
	Optional<DesignRow> design();

	/**
	 * Stores the design; one that says the same as the stored one changes nothing.
	 *
	 * @param content the design in its canonical form
	 * @param seen    version that it was made from, 0 when there was none
	 * @return the stored row
	 * @throws StudyConflictException when somebody else has stored another since; nothing is stored
	 * @throws PlanLockedException    when a plan is locked; nothing is stored
	 */
	DesignRow saveDesign(String content, int seen);

	/** As {@link #saveDesign(String, int)}; a change of a locked plan is kept as a deviation from it with its reason. */
	DesignRow saveDesign(String content, int seen, Amendment why);

	/** The plan that holds: the one locked last. */
	Optional<PlanRow> locked();

	/** Every plan that was ever locked, oldest first. */
	List<PlanRow> all();

	/**
	 * Locks a plan, and counts the votes there are.
	 *
	 * @param content the plan in its canonical form
	 * @param hash    its SHA-256
	 * @throws org.zipp.core.ZippException when one is locked already
	 */
	PlanRow lock(String content, String hash, String by);

	/**
	 * Locks a plan in place of the one that holds, as a deviation from it.
	 *
	 * @throws org.zipp.core.ZippException when none is locked, or it says the same
	 */
	PlanRow replace(String content, String hash, Amendment why);

	/** What was changed since a plan was locked, oldest first. */
	List<DeviationRow> deviations();

	/** Looks at the votes before the end, oldest first. */
	List<LookRow> looks();

	/**
	 * Keeps a look. One that says the same as an earlier one is that one: who looks twice at the same votes has looked once.
	 *
	 * @param votes   how many votes were looked at
	 * @param content what was looked at and what was seen
	 * @return the stored look
	 */
	LookRow look(String by, long votes, String content);
}
