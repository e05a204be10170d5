package org.zipp.generation;

import java.util.List;
import java.util.Set;

import org.zipp.core.ZippException;
import org.zipp.model.Condition;
import org.zipp.model.Study;
import org.zipp.store.Rows.TaskFilter;
import org.zipp.store.Rows.TaskState;

/** Which pictures of a queue are meant, from what a person typed. */
public final class TaskFilters {

	/** Typed for pictures that are not personal. */
	public static final String SHARED = "shared";

	private TaskFilters() {
	}

	/**
	 * A filter from texts, of which empty ones mean all.
	 *
	 * @param condition   id or label of a condition
	 * @param participant a user, or {@value #SHARED}
	 * @param prompt      id of a base prompt
	 * @throws ZippException when the study has no such condition or prompt, or the seed is no number
	 */
	public static TaskFilter of(Study study, Set<TaskState> states, String condition, String participant, String prompt, String seed) {
		if (!prompt.isEmpty() && study.getPrompts().stream().noneMatch(p -> p.getId().equals(prompt))) {
			throw new ZippException("The study has no prompt '" + prompt + "'.");
		}
		if (!seed.matches("(-?\\d{1,18})?")) {
			throw new ZippException("A seed is a whole number, not '" + seed + "'.");
		}
		return new TaskFilter(states, participant.isEmpty() ? null : participant.equals(SHARED) ? "" : participant,
				prompt.isEmpty() ? null : prompt, condition.isEmpty() ? null : condition(study, condition),
				seed.isEmpty() ? null : Long.valueOf(seed));
	}

	private static String condition(Study study, String named) {
		List<Condition> all = study.getConditions();
		return all.stream().filter(c -> c.getId().equals(named)).findFirst()
				.or(() -> all.stream().filter(c -> named.equals(c.getLabel())).findFirst()).map(Condition::getId)
				.orElseThrow(() -> new ZippException("The study has no condition '" + named + "'. There are: "
						+ String.join(", ", all.stream().map(Condition::getId).toList()) + '.'));
	}
}
