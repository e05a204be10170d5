package org.zipp.ui.study;

import org.zipp.model.RaterKind;
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.Rows.TaskState;
import org.zipp.store.StudyStore;

/** How far a study is. */
record StudySummary(int participants, long pictures, long queued, long failed, int people, int simulated, int trials, int answered) {

	static StudySummary of(StudyStore store) {
		long[] tasks = store.images().taskCounts();
		var raters = store.trials().raters();
		int people = (int) raters.stream().filter(r -> r.kind() == RaterKind.HUMAN).count();
		var trials = store.trials().all();
		return new StudySummary(store.users().participants().size(), store.images().all().size(),
				tasks[TaskState.QUEUED.ordinal()] + tasks[TaskState.RUNNING.ordinal()], tasks[TaskState.FAILED.ordinal()], people,
				raters.size() - people, trials.size(), (int) trials.stream().map(JudgedTrial::vote).filter(v -> v != null).count());
	}
}
