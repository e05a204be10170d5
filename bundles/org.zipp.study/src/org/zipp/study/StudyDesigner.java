package org.zipp.study;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import org.zipp.core.ZippException;
import org.zipp.model.Condition;
import org.zipp.model.Prompt;
import org.zipp.model.RaterKind;
import org.zipp.model.Study;
import org.zipp.store.Freshness;
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.Rows.UserRow;
import org.zipp.store.StudyStore;
import org.zipp.store.TrialKind;

/** Adds raters to a study and designs their trials. Not safe for several threads. */
public final class StudyDesigner {

	/** Trials of a rater unless said otherwise. */
	public static final int TRIALS_PER_RATER = 20;

	private static final int MAX_NAME = 100;

	/**
	 * How often two conditions have the same picture for a user and a prompt.
	 *
	 * @param same how often, of all compared pictures
	 * @param of   how often both have one
	 */
	public record Same(ConditionPair pair, int same, int of) {
	}

	private final StudyStore store;
	private final Study study;

	/** @param store an open study */
	public StudyDesigner(StudyStore store) {
		this.store = store;
		this.study = store.loadStudy();
	}

	/**
	 * Adds a person.
	 *
	 * @param name       pseudonym, unique in the study
	 * @param attributes demographics, variable → value
	 * @param userId     the user whose pictures the person judges; {@code null} or empty: one is drawn from the participants
	 *                   that the fewest raters judge
	 * @param seed       seed of that draw
	 * @return the stored rater
	 * @throws ZippException when the name is taken or unusable, or there is nobody to judge for
	 */
	public RaterRow addPerson(String name, Map<String, String> attributes, String userId, long seed) {
		String id = name == null ? "" : name.strip();
		if (id.isEmpty() || id.length() > MAX_NAME) {
			throw new ZippException("A rater needs a name of 1 to " + MAX_NAME + " characters.");
		}
		List<RaterRow> raters = store.trials().raters();
		if (raters.stream().anyMatch(r -> r.id().equals(id))) {
			throw new ZippException("There is a rater '" + id + "' already. Choose another name.");
		}
		String user = userId == null || userId.isBlank() ? drawUser(raters, seed) : userId.strip();
		if (store.users().find(user).isEmpty()) {
			throw new ZippException("There is no user '" + user + "' in this study. Choose one of the participants.");
		}
		RaterRow rater = new RaterRow(id, RaterKind.HUMAN, user, Map.copyOf(attributes));
		store.trials().addRater(rater);
		return rater;
	}

	private String drawUser(List<RaterRow> raters, long seed) {
		List<String> users = new ArrayList<>(usersWithPictures());
		if (users.isEmpty()) {
			throw new ZippException("No participant has pictures yet. Generate pictures first, then add raters.");
		}
		Map<String, Long> judged = raters.stream().collect(Collectors.groupingBy(RaterRow::userId, Collectors.counting()));
		long least = users.stream().mapToLong(u -> judged.getOrDefault(u, 0L)).min().orElseThrow();
		users.removeIf(u -> judged.getOrDefault(u, 0L) > least);
		return users.get(new Random(seed ^ raters.size()).nextInt(users.size()));
	}

	/** Participants with a picture of their own; all participants when every picture is shared. */
	private List<String> usersWithPictures() {
		Set<String> owners = new HashSet<>();
		store.images().all().forEach(i -> owners.add(i.key().userId()));
		List<String> all = store.users().participants().stream().map(UserRow::id).toList();
		List<String> own = all.stream().filter(owners::contains).toList();
		return own.isEmpty() && owners.contains("") ? all : own;
	}

	/**
	 * Adds simulated raters, one for each of the first {@code n} participants that has none.
	 *
	 * @param demographics user id → attributes of its rater; may lack users
	 * @return how many were added
	 * @throws ZippException when the study does not admit them
	 */
	public int addSimulated(int n, Map<String, Map<String, String>> demographics) {
		if (!study.isSimulated()) {
			throw new ZippException("This study does not admit simulated raters. Only a study marked as simulated, such as the"
					+ " sample study, has them; its reports say so on every page.");
		}
		List<RaterRow> raters = store.trials().raters();
		Set<String> judged = raters.stream().filter(r -> r.kind() == RaterKind.SIMULATED).map(RaterRow::userId)
				.collect(Collectors.toSet());
		Set<String> names = raters.stream().map(RaterRow::id).collect(Collectors.toSet());
		int added = 0;
		int number = 0;
		for (UserRow user : store.users().participants().stream().limit(n).toList()) {
			if (judged.contains(user.id())) {
				continue;
			}
			String id;
			do {
				id = String.format(Locale.ROOT, "simulated-%03d", ++number);
			} while (!names.add(id));
			store.trials().addRater(
					new RaterRow(id, RaterKind.SIMULATED, user.id(), demographics.getOrDefault(user.id(), Map.of())));
			added++;
		}
		return added;
	}

	/** Raters without trials; experts, who rate personas, have none. */
	public List<RaterRow> waiting() {
		return store.snapshot(() -> {
			Set<String> served = store.trials().progress().keySet();
			return store.trials().raters().stream().filter(r -> r.kind() != RaterKind.EXPERT && !served.contains(r.id()))
					.toList();
		});
	}

	/**
	 * The pairs to compare.
	 *
	 * @param named {@code zipp-0:generic} and the like; empty: every pair of the study's conditions
	 * @throws ZippException when one is no pair of this study's conditions
	 */
	public List<ConditionPair> pairs(List<String> named) {
		List<String> ids = study.getConditions().stream().map(Condition::getId).toList();
		if (named.isEmpty()) {
			return ConditionPair.all(ids);
		}
		List<ConditionPair> pairs = new ArrayList<>();
		for (String text : named) {
			ConditionPair pair = ConditionPair.parse(text);
			for (String id : List.of(pair.first(), pair.second())) {
				if (!ids.contains(id)) {
					throw new ZippException("There is no condition '" + id + "' in this study. There are: "
							+ String.join(", ", ids) + '.');
				}
			}
			if (!pairs.contains(pair) && !pairs.contains(pair.reversed())) {
				pairs.add(pair);
			}
		}
		return pairs;
	}

	/**
	 * Designs and stores the trials of raters that have none.
	 *
	 * @param raters         raters without trials
	 * @param pairs          compared conditions
	 * @param trialsPerRater trials of each; fewer where there are not so many pairs of pictures
	 * @param seed           seed of every draw
	 * @return the stored trials' number per rater id; a rater for whom no pair of pictures exists is not in it
	 */
	public Map<String, Integer> design(Collection<RaterRow> raters, List<ConditionPair> pairs, int trialsPerRater,
			long seed) {
		return design(raters, pairs, trialsPerRater, seed, false);
	}

	/**
	 * As {@link #design(Collection, List, int, long)}.
	 *
	 * @param keepIdentical whether two conditions are compared too where they have the same picture; nobody can prefer one
	 *                      then, and the votes are counted apart
	 */
	public Map<String, Integer> design(Collection<RaterRow> raters, List<ConditionPair> pairs, int trialsPerRater,
			long seed, boolean keepIdentical) {
		return design(raters, pairs, trialsPerRater, seed, keepIdentical, 0);
	}

	/**
	 * As {@link #design(Collection, List, int, long, boolean)}.
	 *
	 * @param repeats how many pairs of its first half a rater sees again at the end, with the sides swapped; fewer where there
	 *                are not so many
	 */
	public Map<String, Integer> design(Collection<RaterRow> raters, List<ConditionPair> pairs, int trialsPerRater,
			long seed, boolean keepIdentical, int repeats) {
		PictureIndex pictures = PictureIndex.forNewTrials(store);
		List<TrialDesign.Planned> existing = store.trials().all().stream().map(JudgedTrial::trial)
				.filter(t -> t.kind().isVote()).map(t -> new TrialDesign.Planned(t.raterId(), t.userId(), t.position(), t.promptId(),
						new ConditionPair(t.left(), t.right()), t.left(), t.right()))
				.toList();
		List<TrialDesign.Planned> planned = TrialDesign.plan(
				raters.stream().map(r -> new TrialDesign.Assignment(r.id(), r.userId())).toList(),
				study.getPrompts().stream().map(Prompt::getId).toList(), pairs, trialsPerRater, seed,
				(user, prompt, pair) -> !seeds(pictures, user, prompt, pair, keepIdentical).isEmpty(), existing);
		List<TrialRow> rows = new ArrayList<>();
		Map<String, Integer> perRater = new HashMap<>();
		for (TrialDesign.Planned p : planned) {
			List<Long> seeds = seeds(pictures, p.userId(), p.promptId(), p.pair(), keepIdentical);
			long picture = PictureIndex.turn(p.raterId(), seeds);
			rows.add(new TrialRow(0, p.raterId(), p.position(), p.userId(), p.promptId(), p.left(), p.right(),
					pictures.content(p.userId(), p.promptId(), p.left(), picture),
					pictures.content(p.userId(), p.promptId(), p.right(), picture)));
			perRater.merge(p.raterId(), 1, Integer::sum);
		}
		for (TrialRow repeat : repeats(rows, repeats, seed)) {
			rows.add(repeat);
			perRater.merge(repeat.raterId(), 1, Integer::sum);
		}
		if (!rows.isEmpty()) {
			store.trials().addTrials(rows);
		}
		return perRater;
	}

	/** Pairs of the first half of each rater, drawn, to be shown again behind all of them. */
	private static List<TrialRow> repeats(List<TrialRow> rows, int n, long seed) {
		Map<String, List<TrialRow>> perRater = rows.stream()
				.collect(Collectors.groupingBy(TrialRow::raterId, LinkedHashMap::new, Collectors.toList()));
		List<TrialRow> repeats = new ArrayList<>();
		perRater.forEach((rater, own) -> {
			List<TrialRow> early = new ArrayList<>(own.subList(0, (own.size() + 1) / 2));
			Collections.shuffle(early, new Random(seed ^ rater.hashCode()));
			for (int i = 0; i < Math.min(n, early.size()); i++) {
				TrialRow t = early.get(i);
				repeats.add(new TrialRow(0, rater, own.getLast().position() + 1 + i, TrialKind.REPEAT, t.userId(), t.promptId(), t.right(), t.left(),
						t.rightImage(), t.leftImage()));
			}
		});
		return repeats;
	}

	private static List<Long> seeds(PictureIndex pictures, String user, String prompt, ConditionPair pair, boolean keepIdentical) {
		return keepIdentical ? pictures.seeds(user, prompt, pair) : pictures.seedsThatDiffer(user, prompt, pair);
	}

	/** Pairs of conditions that have the same picture for some of these users, the most frequent first. */
	public List<Same> identical(Collection<String> users, List<ConditionPair> pairs) {
		PictureIndex pictures = new PictureIndex(store.images().all());
		List<String> prompts = study.getPrompts().stream().map(Prompt::getId).toList();
		List<Same> found = new ArrayList<>();
		for (ConditionPair pair : pairs) {
			int of = 0;
			int differ = 0;
			for (String user : users) {
				for (String prompt : prompts) {
					of += pictures.seeds(user, prompt, pair).size();
					differ += pictures.seedsThatDiffer(user, prompt, pair).size();
				}
			}
			if (differ < of) {
				found.add(new Same(pair, of - differ, of));
			}
		}
		found.sort(Comparator.comparingInt(Same::same).reversed());
		return found;
	}

	/**
	 * Gives open trials whose pictures have been replaced the pictures of now; those that are answered keep what was judged.
	 *
	 * @return how many were changed
	 */
	public int renew() {
		PictureIndex pictures = new PictureIndex(store.images().all());
		Freshness freshness = store.freshness();
		List<TrialRow> renewed = new ArrayList<>();
		for (JudgedTrial judged : store.trials().all()) {
			TrialRow t = judged.trial();
			if (judged.vote() != null || !freshness.trial(t.id()).isOutdated()) {
				continue;
			}
			List<Long> seeds = pictures.seedsThatDiffer(t.userId(), t.promptId(), new ConditionPair(t.left(), t.right()));
			if (!seeds.isEmpty()) {
				long picture = PictureIndex.turn(t.raterId(), seeds);
				renewed.add(new TrialRow(t.id(), t.raterId(), t.position(), t.kind(), t.userId(), t.promptId(), t.left(), t.right(),
						pictures.content(t.userId(), t.promptId(), t.left(), picture),
						pictures.content(t.userId(), t.promptId(), t.right(), picture)));
			}
		}
		return renewed.isEmpty() ? 0 : store.trials().replacePictures(renewed);
	}

	/** The study's own seed. */
	public long seed() {
		return study.getSeed();
	}
}
