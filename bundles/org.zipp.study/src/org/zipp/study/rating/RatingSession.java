package org.zipp.study.rating;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.zipp.core.ZippException;
import org.zipp.model.EvidenceKind;
import org.zipp.model.Persona;
import org.zipp.model.RaterKind;
import org.zipp.store.Rows.RatingRow;
import org.zipp.store.Rows.RatingTask;
import org.zipp.store.StudyStore;

/**
 * The personas of one expert, one after another. What it hands out says neither whose persona it is, nor what wrote it, nor what
 * others have said of it. Not safe for several threads.
 */
public final class RatingSession {

	/** A piece of what the persona rests on. */
	public record Shown(EvidenceKind kind, String community, String text) {
	}

	/**
	 * A persona to be rated.
	 *
	 * @param number   place in the expert's order, from 1
	 * @param of       how many the expert has
	 * @param text     the persona as it was kept for this task
	 * @param evidence what it rests on, in the order of rank
	 * @param given    the expert's own ratings of it so far, criterion → 1 to 5
	 */
	public record Sheet(long taskId, int number, int of, String text, List<Shown> evidence, Map<String, Integer> given) {
	}

	private final StudyStore store;
	private final String raterId;
	private final List<String> criteria;

	/**
	 * @param criteria ids of what is rated
	 * @throws ZippException when there is no such expert
	 */
	public RatingSession(StudyStore store, String raterId, List<String> criteria) {
		this.store = store;
		this.raterId = raterId;
		this.criteria = List.copyOf(criteria);
		if (store.trials().raters().stream().noneMatch(r -> r.id().equals(raterId) && r.kind() == RaterKind.EXPERT)) {
			throw new ZippException("There is no expert '" + raterId + "' in this study. Only experts rate personas.");
		}
	}

	/** Ids of what is rated, in order. */
	public List<String> criteria() {
		return criteria;
	}

	/** The first persona that is not rated for every criterion; empty when all are. */
	public Optional<Sheet> next() {
		return store.snapshot(() -> {
			List<RatingTask> tasks = store.ratings().tasks(raterId);
			Map<String, Map<String, Integer>> given = given();
			for (int i = 0; i < tasks.size(); i++) {
				if (!isRated(given.get(tasks.get(i).userId()))) {
					return Optional.of(sheet(tasks, i, given));
				}
			}
			return Optional.empty();
		});
	}

	/** The persona at that place in the expert's order, from 1, rated or not; empty when there is none. */
	public Optional<Sheet> at(int number) {
		return store.snapshot(() -> {
			List<RatingTask> tasks = store.ratings().tasks(raterId);
			return number < 1 || number > tasks.size() ? Optional.empty() : Optional.of(sheet(tasks, number - 1, given()));
		});
	}

	/** How many personas are rated for every criterion. */
	public int rated() {
		return store.snapshot(() -> {
			Map<String, Map<String, Integer>> given = given();
			return (int) store.ratings().tasks(raterId).stream().filter(t -> isRated(given.get(t.userId()))).count();
		});
	}

	/** How many personas the expert has. */
	public int of() {
		return store.ratings().tasks(raterId).size();
	}

	/**
	 * Commits the ratings of a persona, in place of earlier ones of the same expert.
	 *
	 * @param values criterion → 1 to 5, for every criterion
	 * @throws ZippException when one is lacking or out of bounds, or the persona was given to somebody else meanwhile
	 */
	public void rate(long taskId, Map<String, Integer> values) {
		for (String criterion : criteria) {
			Integer value = values.get(criterion);
			if (value == null || value < RatingCriteria.LOWEST || value > RatingCriteria.HIGHEST) {
				throw new ZippException(RatingCriteria.label(criterion) + " needs a rating from " + RatingCriteria.LOWEST + " to "
						+ RatingCriteria.HIGHEST + (value == null ? "." : ", not " + value + '.'));
			}
		}
		RatingTask task = store.ratings().tasks(raterId).stream().filter(t -> t.id() == taskId).findFirst()
				.orElseThrow(() -> new ZippException("This persona was given to another expert meanwhile. Go on with the next one."));
		Instant now = Instant.now();
		List<RatingRow> rows = new ArrayList<>();
		criteria.forEach(c -> rows.add(new RatingRow(raterId, task.userId(), c, values.get(c), now, task.textHash())));
		store.ratings().rate(rows);
	}

	private Map<String, Map<String, Integer>> given() {
		Map<String, Map<String, Integer>> given = new LinkedHashMap<>();
		store.ratings().all(raterId)
				.forEach(r -> given.computeIfAbsent(r.userId(), _ -> new LinkedHashMap<>()).put(r.criterion(), r.value()));
		return given;
	}

	private boolean isRated(Map<String, Integer> given) {
		return given != null && given.keySet().containsAll(criteria);
	}

	private Sheet sheet(List<RatingTask> tasks, int index, Map<String, Map<String, Integer>> given) {
		RatingTask task = tasks.get(index);
		List<Shown> evidence = store.personas().load(task.userId()).map(RatingSession::evidence).orElse(List.of());
		return new Sheet(task.id(), index + 1, tasks.size(), task.text(), evidence, Map.copyOf(given.getOrDefault(task.userId(), Map.of())));
	}

	private static List<Shown> evidence(Persona persona) {
		return persona.getEvidence().stream().filter(e -> e.isWithinBudget()).map(e -> new Shown(e.getKind(), e.getCommunity(), e.getText()))
				.toList();
	}
}
