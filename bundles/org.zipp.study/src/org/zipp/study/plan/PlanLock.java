package org.zipp.study.plan;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.zipp.core.ZippException;
import org.zipp.model.Study;
import org.zipp.store.Amendment;
import org.zipp.store.Rows.PlanRow;
import org.zipp.store.StudyStore;
import org.zipp.study.design.AnalysisPlan.Planned;
import org.zipp.study.design.DesignFile;
import org.zipp.study.design.StudyDesign;

/** Locks the plan of a study, and changes what it holds. The store itself refuses every change that gives no reason. */
public final class PlanLock {

	private PlanLock() {
	}

	/** How an open study is made. */
	public static StudyDesign design(StudyStore store) {
		return DesignFile.fromStore(store);
	}

	/** The plan of a study as it would be locked now. */
	public static LockedPlan plan(StudyStore store) {
		return store.snapshot(() -> LockedPlan.of(store.loadStudy(), design(store)));
	}

	/** Whether a plan is locked. */
	public static boolean isLocked(StudyStore store) {
		return store.plans().locked().isPresent();
	}

	/**
	 * Locks the plan of a study as it is now.
	 *
	 * @param who who locks it
	 * @throws ZippException when one is locked, nothing is compared, or the plan names a condition that is not there
	 */
	public static PlanRow lock(StudyStore store, String who) {
		LockedPlan plan = plan(store);
		check(plan);
		return store.plans().lock(plan.canonical(), plan.hash(), who);
	}

	/** Locks the plan as it is now in place of the one that holds; that is a deviation from it. */
	public static PlanRow replace(StudyStore store, Amendment why) {
		LockedPlan plan = plan(store);
		check(plan);
		return store.plans().replace(plan.canonical(), plan.hash(), why);
	}

	/**
	 * Stores a design.
	 *
	 * @param why needed when a plan is locked
	 * @throws org.zipp.store.PlanLockedException when it is needed and not given; nothing is stored
	 */
	public static void change(StudyStore store, StudyDesign design, Optional<Amendment> why) {
		int seen = DesignFile.stored(store).version();
		if (why.isPresent()) {
			DesignFile.save(store, design, seen, why.get());
		} else {
			DesignFile.save(store, design, seen);
		}
	}

	/** Stores what was changed in a study; see {@link StudyStore#saveStudy(Study)}. */
	public static void change(StudyStore store, Study study, Optional<Amendment> why) {
		if (why.isPresent()) {
			store.saveStudy(study, why.get());
		} else {
			store.saveStudy(study);
		}
	}

	private static void check(LockedPlan plan) {
		Set<String> known = new TreeSet<>();
		plan.conditions().forEach(c -> known.add(c.id()));
		if (known.size() < 2) {
			throw new ZippException("There is nothing to plan yet: a study compares at least two conditions. Add them, then lock the plan.");
		}
		for (Planned p : plan.comparisons()) {
			for (String id : new String[] { p.first(), p.second() }) {
				if (!known.contains(id)) {
					throw new ZippException("The plan compares the condition '" + id + "', which is not in this study. There are: "
							+ String.join(", ", known) + '.');
				}
			}
		}
	}
}
