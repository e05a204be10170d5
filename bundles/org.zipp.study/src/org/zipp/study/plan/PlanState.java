package org.zipp.study.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.zipp.store.Rows.DeviationRow;
import org.zipp.store.Rows.LookRow;
import org.zipp.store.Rows.PlanRow;
import org.zipp.store.StudyStore;
import org.zipp.study.design.Exclusions;
import org.zipp.study.design.StudyDesign;

/**
 * What was promised of a study and what became of it, as values.
 *
 * @param design     how the study is made now
 * @param lock       the plan that holds; empty when none was locked
 * @param deviations what was changed since, oldest first
 * @param looks      looks at the votes before the end, oldest first
 */
public record PlanState(StudyDesign design, Optional<Lock> lock, List<DeviationRow> deviations, List<LookRow> looks) {

	/** Nothing was promised. */
	public static final PlanState NONE = new PlanState(StudyDesign.DEFAULTS, Optional.empty(), List.of(), List.of());

	/**
	 * A locked plan.
	 *
	 * @param number how many plans were locked, this one among them
	 * @param hash   as it was kept when it was locked
	 * @param votes  answers there were then
	 */
	public record Lock(LockedPlan plan, int number, String hash, Instant at, String by, long votes) {

		/** Of a stored plan. */
		public static Lock of(PlanRow row) {
			return new Lock(LockedPlan.read(row.content()), row.number(), row.hash(), row.lockedAt(), row.lockedBy(), row.votes());
		}

		/** Whether no answer was known when it was locked. */
		public boolean isClean() {
			return votes == 0;
		}

		/** Whether the plan is still the one whose hash was kept. */
		public boolean isIntact() {
			return plan.hash().equals(hash);
		}
	}

	public PlanState {
		deviations = List.copyOf(deviations);
		looks = List.copyOf(looks);
	}

	/** Of an open study. */
	public static PlanState of(StudyStore store) {
		return new PlanState(PlanLock.design(store), store.plans().locked().map(Lock::of), store.plans().deviations(), store.plans().looks());
	}

	/** Whose votes do not count: by the locked plan, else by the design of now. */
	public Exclusions exclusions() {
		return lock.map(l -> l.plan().exclusions()).orElse(design.exclusions());
	}
}
