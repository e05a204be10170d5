package org.zipp.study.rating;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import org.zipp.core.Hashes;
import org.zipp.core.ZippException;
import org.zipp.model.Persona;
import org.zipp.model.RaterKind;
import org.zipp.model.Trait;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.RatingRow;
import org.zipp.store.Rows.RatingTask;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.StudyStore;
import org.zipp.study.rating.RatingBalance.Given;

/**
 * Gives experts personas to rate: each persona to as many experts as were asked for, each expert equally many, in drawn orders. What
 * was rated counts, and so does what an expert is still going to rate; personas of experts who have gone are given to others. Not safe
 * for several threads.
 */
public final class RatingDesigner {

	/** An expert who has done nothing for so long is not expected to go on. */
	public static final Duration PATIENCE = Duration.ofDays(14);

	private static final int MAX_NAME = 100;

	/**
	 * What was done.
	 *
	 * @param given    new tasks by expert, also of those who got none
	 * @param released open tasks that were taken back from experts who have gone
	 * @param gone     those experts
	 * @param lacking  personas that have fewer experts than asked for, because there are not so many
	 */
	public record Made(Map<String, Integer> given, int released, List<String> gone, int lacking) {
	}

	private final StudyStore store;
	private final List<String> criteria;

	/** @param criteria ids of what is rated; a persona is rated when every one of them is */
	public RatingDesigner(StudyStore store, List<String> criteria) {
		this.store = store;
		this.criteria = List.copyOf(criteria);
	}

	/**
	 * Adds an expert.
	 *
	 * @throws ZippException when the name cannot be used, or is that of somebody who votes
	 */
	public void addExpert(String name) {
		String id = name.strip();
		if (id.isEmpty() || id.length() > MAX_NAME) {
			throw new ZippException("An expert needs a name of 1 to " + MAX_NAME + " characters.");
		}
		store.trials().addRater(new RaterRow(id, RaterKind.EXPERT, "", Map.of()));
	}

	/** Experts of the study. */
	public List<String> experts() {
		return store.trials().raters().stream().filter(r -> r.kind() == RaterKind.EXPERT).map(RaterRow::id).toList();
	}

	/**
	 * Assigns what is lacking.
	 *
	 * @param perPersona experts of each persona
	 * @param personas   how many personas are rated, drawn among the participants' that were not assigned yet; 0 for all
	 * @param here       experts who are known to go on, however long ago they were heard of
	 * @param gone       experts who are known not to go on
	 * @throws ZippException when there are no experts or no personas
	 */
	public Made assign(int perPersona, int personas, Collection<String> here, Collection<String> gone, long seed, Instant now,
			Duration patience) {
		List<String> experts = experts();
		if (experts.isEmpty()) {
			throw new ZippException("The study has no experts yet. Name them, for example with --experts anna,ben,carla.");
		}
		List<RatingTask> tasks = store.ratings().tasks();
		Set<List<String>> rated = rated();
		Map<String, Instant> heard = heard(tasks);
		List<String> left = experts.stream().filter(e -> gone.contains(e)
				|| !here.contains(e) && heard.containsKey(e) && heard.get(e).plus(patience).isBefore(now)).toList();
		List<RatingTask> stale = tasks.stream().filter(t -> left.contains(t.raterId()) && !rated.contains(List.of(t.raterId(), t.userId())))
				.toList();
		int released = stale.isEmpty() ? 0 : store.ratings().release(stale);
		List<Given> existing = tasks.stream().map(t -> new Given(t.raterId(), t.userId(), !stale.contains(t))).toList();
		List<String> chosen = choose(tasks, personas, seed);
		List<String> taking = experts.stream().filter(e -> !left.contains(e)).toList();
		Map<String, List<String>> plan = RatingBalance.plan(taking, chosen, perPersona, existing, seed);
		store(plan, tasks, stale, now);
		Map<String, Integer> given = plan.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().size()));
		return new Made(given, released, left.stream().filter(e -> stale.stream().anyMatch(t -> t.raterId().equals(e))).toList(),
				lacking(plan, existing, chosen, perPersona));
	}

	/** Expert and user of what was rated for all criteria. */
	private Set<List<String>> rated() {
		Map<List<String>, Set<String>> by = new HashMap<>();
		store.ratings().all().forEach(r -> by.computeIfAbsent(List.of(r.raterId(), r.userId()), _ -> new HashSet<>()).add(r.criterion()));
		return by.entrySet().stream().filter(e -> e.getValue().containsAll(criteria)).map(Map.Entry::getKey).collect(Collectors.toSet());
	}

	/** When each expert with tasks was last given one, or rated one. */
	private Map<String, Instant> heard(List<RatingTask> tasks) {
		Map<String, Instant> heard = new HashMap<>();
		tasks.forEach(t -> heard.merge(t.raterId(), t.assigned(), RatingDesigner::later));
		for (RatingRow r : store.ratings().all()) {
			heard.merge(r.raterId(), r.at(), RatingDesigner::later);
		}
		return heard;
	}

	private static Instant later(Instant a, Instant b) {
		return a.isAfter(b) ? a : b;
	}

	/** Those that were assigned before, and as many others as are lacking. */
	private List<String> choose(List<RatingTask> tasks, int personas, long seed) {
		Set<String> written = store.personas().usersWithPersona();
		List<String> participants = store.users().participants().stream().map(UserRow::id).filter(written::contains).toList();
		List<String> all = new ArrayList<>(participants.isEmpty() ? written : participants);
		if (all.isEmpty()) {
			throw new ZippException("There are no personas to rate. Write them first, with 'verbalize'.");
		}
		Set<String> chosen = new LinkedHashSet<>();
		tasks.forEach(t -> chosen.add(t.userId()));
		Collections.shuffle(all, new Random(seed));
		all.stream().filter(u -> !chosen.contains(u)).limit(personas == 0 ? all.size() : Math.max(0, personas - chosen.size()))
				.forEach(chosen::add);
		return List.copyOf(chosen);
	}

	private void store(Map<String, List<String>> plan, List<RatingTask> tasks, List<RatingTask> stale, Instant now) {
		Map<String, String> texts = new HashMap<>();
		Map<String, Integer> places = new HashMap<>();
		// Whoever rates a persona later rates the text that others have rated.
		tasks.stream().filter(t -> !stale.contains(t)).forEach(t -> texts.putIfAbsent(t.userId(), t.text()));
		tasks.forEach(t -> places.merge(t.raterId(), t.position(), Math::max));
		List<RatingTask> added = new ArrayList<>();
		plan.forEach((expert, users) -> {
			for (String user : users) {
				String text = texts.computeIfAbsent(user, u -> store.personas().load(u).map(RatingDesigner::text).orElse(""));
				added.add(new RatingTask(0, expert, places.merge(expert, 1, Integer::sum), user, text, Hashes.of(text), now));
			}
		});
		if (!added.isEmpty()) {
			store.ratings().assign(added);
		}
	}

	/** A persona as experts see it: its sentences, and its traits line by line; not what wrote it, nor how sure that was. */
	public static String text(Persona persona) {
		String sentences = persona.getSentences().stream().map(s -> s.getText().strip()).collect(Collectors.joining(" "));
		String traits = persona.getTraits().stream().map(RatingDesigner::line).collect(Collectors.joining("\n"));
		return traits.isEmpty() ? sentences : sentences + "\n\n" + traits;
	}

	private static String line(Trait trait) {
		return trait.getName().strip() + ": " + trait.getValue().strip();
	}

	private static int lacking(Map<String, List<String>> plan, List<Given> existing, List<String> chosen, int perPersona) {
		Map<String, Integer> raters = new HashMap<>();
		existing.stream().filter(Given::counts).forEach(g -> raters.merge(g.persona(), 1, Integer::sum));
		plan.values().forEach(users -> users.forEach(u -> raters.merge(u, 1, Integer::sum)));
		return (int) chosen.stream().filter(u -> raters.getOrDefault(u, 0) < perPersona).count();
	}
}
