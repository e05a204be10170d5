package org.zipp.ui.study;

import org.zipp.store.Rows.TaskState;
import org.zipp.store.StudyHeader;
import org.zipp.store.StudyStore;

/** How far a study is. */
record StudySummary(int participants, long pictures, long queued, long failed, int people, int simulated, long trials, long answered) {

	static StudySummary of(StudyStore store) {
		return store.snapshot(() -> {
			long[] tasks = store.images().taskCounts();
			StudyHeader header = store.header();
			return new StudySummary(header.participants(), header.pictures(),
					tasks[TaskState.QUEUED.ordinal()] + tasks[TaskState.RUNNING.ordinal()], tasks[TaskState.FAILED.ordinal()],
					header.people(), header.simulatedRaters(), header.pairs(), header.judged());
		});
	}
}
