package org.zipp.study.rating;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.zipp.core.Hashes;
import org.zipp.store.Rows.RatingRow;
import org.zipp.store.Rows.RatingTask;
import org.zipp.store.StudyStore;

/**
 * What experts say of personas.
 *
 * @param criteria ids of what was rated, the usual ones first
 * @param ratings  every rating, by expert (in a drawn order), user and criterion
 * @param assigned how many personas were given to experts, each as often as it was
 * @param rated    how many of these were rated for every criterion
 * @param changed  rated personas that say something else today
 */
public record PersonaRatings(List<String> criteria, List<Rating> ratings, int assigned, int rated, int changed) {

	/** No ratings. */
	public static final PersonaRatings NONE = new PersonaRatings(List.of(), List.of(), 0, 0, 0);

	/**
	 * A rating.
	 *
	 * @param textHash of the text that was rated; experts agree or not on one text
	 */
	public record Rating(String expert, String userId, String textHash, String criterion, int value) {

		/** What was rated: two texts of one user are two things. */
		public String unit() {
			return userId + '\n' + textHash;
		}
	}

	public PersonaRatings {
		criteria = List.copyOf(criteria);
		ratings = List.copyOf(ratings);
	}

	/** From ratings alone. */
	public static PersonaRatings of(List<Rating> ratings) {
		Set<String> named = new TreeSet<>();
		Map<List<String>, Set<String>> done = new HashMap<>();
		for (Rating r : ratings) {
			named.add(r.criterion);
			done.computeIfAbsent(List.of(r.expert, r.userId), _ -> new HashSet<>()).add(r.criterion);
		}
		Set<String> criteria = new LinkedHashSet<>(RatingCriteria.USUAL);
		criteria.retainAll(named);
		criteria.addAll(named);
		return new PersonaRatings(new ArrayList<>(criteria), ratings, done.size(),
				(int) done.values().stream().filter(d -> d.containsAll(criteria)).count(), 0);
	}

	/** Those of a study. */
	public static PersonaRatings of(StudyStore store) {
		// Experts come in a drawn order, so that their order says nothing of their names.
		List<RatingRow> rows = store.ratings().all().stream().sorted(Comparator.comparing(r -> Hashes.ofParts(r.raterId()))).toList();
		List<RatingTask> tasks = store.ratings().tasks();
		PersonaRatings made = of(rows.stream().map(r -> new Rating(r.raterId(), r.userId(), r.personaHash(), r.criterion(), r.value())).toList());
		if (rows.isEmpty()) {
			return new PersonaRatings(List.of(), List.of(), tasks.size(), 0, 0);
		}
		Map<String, Set<String>> hashes = new HashMap<>();
		made.ratings.stream().filter(r -> !r.textHash.isEmpty()).forEach(r -> hashes.computeIfAbsent(r.userId, _ -> new HashSet<>())
				.add(r.textHash));
		int changed = (int) hashes.entrySet().stream()
				.filter(e -> !e.getValue().equals(Set.of(store.personas().load(e.getKey()).map(p -> Hashes.of(RatingDesigner.text(p))).orElse(""))))
				.count();
		return new PersonaRatings(made.criteria, made.ratings, Math.max(tasks.size(), made.assigned), made.rated, changed);
	}

	/** Whether there is nothing to tell. */
	public boolean isEmpty() {
		return assigned == 0 && ratings.isEmpty();
	}
}
