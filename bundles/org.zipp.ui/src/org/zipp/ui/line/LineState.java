package org.zipp.ui.line;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

import org.zipp.core.StudyDirectory;
import org.zipp.core.operation.Need;
import org.zipp.graph.InteractionGraph;
import org.zipp.model.RaterKind;
import org.zipp.model.Study;
import org.zipp.model.ZippFactory;
import org.zipp.store.Rows.RaterProgress;
import org.zipp.store.Rows.StepRow;
import org.zipp.store.Rows.TaskState;
import org.zipp.store.StudyStore;

/**
 * How much of everything a study has: what its checklist and the menus are made from.
 *
 * @param graphUsers   users of the interaction graph, 0 when there is no graph
 * @param communities  communities of the graph
 * @param cohort       users that were chosen for evidence, 0 when nobody was
 * @param mined        users with evidence
 * @param personas     users with a persona
 * @param participants users whom pictures are made for
 * @param prompts      prompts that the last rewriting left
 * @param pictures     pictures that are made
 * @param wanted       pictures that were ever asked for
 * @param failed       pictures that could not be made
 * @param people       raters who are people
 * @param simulated    raters that are programs
 * @param idle         raters without pairs
 * @param trials       pairs of all raters
 * @param votes        pairs of all raters that were answered, skipped ones not counted
 * @param ownTrials    pairs of people
 * @param ownVotes     answers of people, skipped ones not counted
 * @param reported     whether a report was written
 * @param admits       whether simulated raters are admitted
 * @param question     what raters are asked of each pair
 */
public record LineState(int graphUsers, int communities, int cohort, long mined, long personas, int participants, long prompts,
		long pictures,
		long wanted, long failed, int people, int simulated, int idle, long trials, long votes, long ownTrials, long ownVotes,
		boolean reported, boolean admits, String question) {

	/** No study, or one that has nothing. */
	public static final LineState NOTHING = new LineState(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, false, false,
			ZippFactory.eINSTANCE.createStudy().getQuestion());

	/** Whether that is there which an operation may need. */
	public boolean has(Need need) {
		return switch (need) {
		case DATA -> graphUsers > 0;
		case EVIDENCE -> mined > 0;
		case PERSONAS -> personas > 0;
		case PROMPTS, PARTICIPANTS -> participants > 0;
		case PICTURES -> pictures > 0;
		case RATERS -> people + simulated > 0 || admits;
		case SIMULATION -> admits;
		case SIMULATED_RATERS -> simulated > 0;
		case VOTES -> votes > 0;
		};
	}

	/** Counts; not in the UI thread. */
	static LineState read(StudyStore store) {
		return store.snapshot(() -> readNow(store));
	}

	private static LineState readNow(StudyStore store) {
		Study study = store.loadStudy();
		StudyDirectory directory = store.directory();
		int users = 0;
		int communities = 0;
		if (Files.isDirectory(directory.graph())) {
			try (InteractionGraph graph = InteractionGraph.open(directory.graph())) {
				users = graph.userCount();
				communities = graph.communityCount();
			}
		}
		long[] tasks = store.images().taskCounts();
		Set<String> people = new HashSet<>();
		Set<String> idle = new HashSet<>();
		store.trials().raters().stream().filter(r -> r.kind() != RaterKind.EXPERT).forEach(r -> {
			idle.add(r.id());
			if (r.kind() == RaterKind.HUMAN) {
				people.add(r.id());
			}
		});
		int raters = idle.size();
		long trials = 0;
		long votes = 0;
		long ownTrials = 0;
		long ownVotes = 0;
		for (RaterProgress p : store.trials().progress().values()) {
			idle.remove(p.raterId());
			int answered = p.judged() - p.skipped();
			trials += p.pairs();
			votes += answered;
			if (people.contains(p.raterId())) {
				ownTrials += p.pairs();
				ownVotes += answered;
			}
		}
		return new LineState(users, communities, store.users().cohortSize(), store.users().usersWithEvidence().size(), store.personas()
				.usersWithPersona().size(),
				store.users().participants().size(), store.steps().last("rewrite").map(LineState::rewrites).orElse(0L),
				tasks[TaskState.DONE.ordinal()], Arrays.stream(tasks).sum(), tasks[TaskState.FAILED.ordinal()], people.size(),
				raters - people.size(), idle.size(), trials, votes, ownTrials, ownVotes,
				Files.exists(directory.reports().resolve("report.html")), study.isSimulated(), study.getQuestion());
	}

	private static long rewrites(StepRow step) {
		return step.counts().getOrDefault("rewrites", 0L);
	}
}
