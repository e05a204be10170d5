package org.zipp.study.design;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import org.zipp.model.Choice;
import org.zipp.model.Condition;
import org.zipp.model.Prompt;
import org.zipp.model.RaterKind;
import org.zipp.model.Study;
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.Rows.VoteRow;
import org.zipp.store.Rows.Workload;
import org.zipp.store.StudyStore;
import org.zipp.store.TrialKind;
import org.zipp.study.ConditionPair;
import org.zipp.study.PictureIndex;
import org.zipp.study.design.Allocation.Drawn;
import org.zipp.study.design.Allocation.Work;
import org.zipp.study.design.Scheme.TrialsFor;

/**
 * Gives a rater trials by the design when the rater begins, from how things stand at that moment: what was done counts, and what is
 * plausibly going on. Safe for many processes at once: it is done under a lock of the study, in one transaction.
 *
 * <p>Open trials count while their rater was heard of within {@link #LEASE}, and also while the rater never began, since the lead has
 * given them and the rater is expected. Answers count whoever gave them, also of somebody who left.
 */
public final class TrialAllocator {

	/** A rater who was not heard of for so long is not expected to go on. */
	public static final Duration LEASE = Duration.ofMinutes(15);

	/** What became of it. */
	public enum Outcome {
		/** The rater has trials now. */
		DRAWN,
		/** Enough people of the rater's kind take part. */
		FULL,
		/** There are no pictures to judge, or no such rater who votes. */
		NOTHING
	}

	private final StudyStore store;
	private final StudyDesign design;
	private final Clock clock;
	private final Study study;
	private final PictureIndex pictures;

	/**
	 * Reads conditions, prompts and pictures, for as long as they stay.
	 *
	 * @param design of the study
	 * @throws org.zipp.core.ZippException when the pictures of now are of another setting than those that trials show
	 */
	public TrialAllocator(StudyStore store, StudyDesign design, Clock clock) {
		this.store = store;
		this.design = design;
		this.clock = clock;
		study = store.loadStudy();
		pictures = PictureIndex.forNewTrials(store);
	}

	/** Gives a rater trials; one who has some keeps them. */
	public Outcome begin(String raterId) {
		Outcome[] outcome = { Outcome.NOTHING };
		int added = store.trials().allot(raterId, workload -> {
			outcome[0] = Outcome.NOTHING;
			RaterRow rater = workload.raters().stream().filter(r -> r.id().equals(raterId) && r.kind() != RaterKind.EXPERT).findFirst().orElse(null);
			if (rater == null) {
				return List.of();
			}
			if (isFull(rater, workload)) {
				outcome[0] = Outcome.FULL;
				return List.of();
			}
			return new Draw(rater, workload).trials();
		});
		return added > 0 || !store.trials().open(raterId, 1).isEmpty() ? Outcome.DRAWN : outcome[0];
	}

	/** Whether a cell of the rater has as many others as are wanted: who have answered everything, or plausibly go on. */
	private boolean isFull(RaterRow rater, Workload workload) {
		Map<String, String> own = known(rater, workload);
		List<Quota> cells = design.quotas().stream().filter(q -> q.counts(own)).toList();
		if (cells.isEmpty()) {
			return false;
		}
		Map<String, List<JudgedTrial>> perRater = workload.trials().stream().collect(Collectors.groupingBy(t -> t.trial().raterId()));
		List<Map<String, String>> others = workload.raters().stream().filter(r -> !r.id().equals(rater.id()) && perRater.containsKey(r.id()))
				.filter(r -> perRater.get(r.id()).stream().allMatch(t -> t.vote() != null) || isExpected(r.id(), workload))
				.map(r -> known(r, workload)).toList();
		return cells.stream().anyMatch(q -> others.stream().filter(q::counts).count() >= q.most());
	}

	/** What is known of a rater; what the rater stated overrides what the lead wrote. */
	private static Map<String, String> known(RaterRow rater, Workload workload) {
		Map<String, String> known = new HashMap<>(rater.attributes());
		known.putAll(workload.stated().getOrDefault(rater.id(), Map.of()));
		return known;
	}

	private boolean isExpected(String raterId, Workload workload) {
		Instant heard = workload.heard().get(raterId);
		return heard == null || !heard.plus(LEASE).isBefore(clock.instant());
	}

	/** The work that counts when trials are drawn. */
	private List<Work> work(Workload workload) {
		return workload.trials().stream().filter(t -> t.trial().kind() == TrialKind.PAIR)
				.filter(t -> t.vote() != null ? t.vote().choice() != Choice.SKIP : isExpected(t.trial().raterId(), workload))
				.map(t -> new Work(t.trial().promptId(), t.trial().left(), t.trial().right(), t.trial().block(), score(t.vote()))).toList();
	}

	private static double score(VoteRow vote) {
		return vote == null ? Double.NaN : switch (vote.choice()) {
		case LEFT -> 1;
		case RIGHT -> 0;
		default -> 0.5;
		};
	}

	/** The trials of one rater. */
	private final class Draw {

		private final List<String> conditions;
		private final List<String> prompts;
		private final Map<String, String> texts = new HashMap<>();
		private final List<ConditionPair> pairs;
		private final RaterRow rater;
		private final List<String> users;
		private final Workload workload;
		private final Random random;
		private boolean lastLeft;

		Draw(RaterRow rater, Workload workload) {
			conditions = study.getConditions().stream().map(Condition::getId).toList();
			prompts = study.getPrompts().stream().map(Prompt::getId).toList();
			study.getPrompts().forEach(p -> texts.put(p.getId(), p.getText() == null ? "" : p.getText()));
			pairs = design.scheme().pairsOf(conditions);
			this.rater = rater;
			this.workload = workload;
			users = design.scheme().trialsFor() == TrialsFor.PERSONAL ? List.of(rater.userId())
					: design.scheme().users().isEmpty() ? List.of("") : design.scheme().users();
			long seed = design.scheme().seed() == 0 ? study.getSeed() : design.scheme().seed();
			random = new Random(seed ^ rater.id().hashCode() * 0x9E3779B97F4A7C15L);
		}

		List<TrialRow> trials() {
			// With several shared users raters take turns through them, cell by cell.
			List<Drawn> drawn = Allocation.draw(design.scheme(), conditions, prompts, design.trials().perRater(),
					(prompt, pair) -> users.stream().anyMatch(u -> has(u, prompt, pair)), work(workload), random.nextLong());
			List<TrialRow> votes = drawn.stream().map(this::vote).toList();
			if (votes.isEmpty()) {
				return List.of();
			}
			List<TrialRow> known = new ArrayList<>(gold());
			known.addAll(checks());
			List<TrialRow> order = TrialSequence.of(votes, design.trials().repeats(),
					t -> row(TrialKind.REPEAT, t.userId(), t.promptId(), t.right(), t.left(), t.rightImage(), t.leftImage(), null, t.block()), known,
					practice(drawn), random);
			List<TrialRow> placed = new ArrayList<>();
			for (TrialRow t : order) {
				placed.add(new TrialRow(0, t.raterId(), placed.size() + 1, t.kind(), t.userId(), t.promptId(), t.left(), t.right(), t.leftImage(),
						t.rightImage(), t.expected(), t.block()));
			}
			return placed;
		}

		private boolean has(String user, String prompt, ConditionPair pair) {
			return !pictures.seedsThatDiffer(user, prompt, pair).isEmpty();
		}

		private TrialRow row(TrialKind kind, String user, String prompt, String left, String right, String leftImage, String rightImage,
				Choice expected, int block) {
			return new TrialRow(0, rater.id(), 0, kind, user, prompt, left, right, leftImage, rightImage, expected, block);
		}

		/** Of the users that have both pictures the one whose pictures of this prompt and pair were given out least. */
		private TrialRow vote(Drawn d) {
			List<String> having = new ArrayList<>(users.stream().filter(u -> has(u, d.promptId(), d.pair())).toList());
			Collections.shuffle(having, random);
			Map<String, Long> given = having.size() < 2 ? Map.of()
					: workload.trials().stream().map(JudgedTrial::trial)
							.filter(t -> t.promptId().equals(d.promptId()) && Set.of(t.left(), t.right()).equals(Set.of(d.pair().first(), d.pair().second())))
							.collect(Collectors.groupingBy(TrialRow::userId, Collectors.counting()));
			String user = having.stream().min((a, b) -> Long.compare(given.getOrDefault(a, 0L), given.getOrDefault(b, 0L))).orElseThrow();
			return pair(TrialKind.PAIR, user, d.promptId(), d.left(), d.right(), null, d.block());
		}

		private TrialRow pair(TrialKind kind, String user, String prompt, String left, String right, Choice expected, int block) {
			long seed = PictureIndex.turn(rater.id(), pictures.seedsThatDiffer(user, prompt, new ConditionPair(left, right)));
			return row(kind, user, prompt, left, right, pictures.content(user, prompt, left, seed), pictures.content(user, prompt, right, seed),
					expected, block);
		}

		/** Pairs that the rater does not vote on, as long as there are such. */
		private List<TrialRow> practice(List<Drawn> votes) {
			Set<String> used = votes.stream().map(d -> d.promptId() + '\n' + d.pair()).collect(Collectors.toSet());
			List<TrialRow> fresh = new ArrayList<>();
			List<TrialRow> again = new ArrayList<>();
			for (String prompt : prompts) {
				for (ConditionPair pair : pairs) {
					users.stream().filter(u -> has(u, prompt, pair)).findFirst().ifPresent(user -> {
						ConditionPair shown = random.nextBoolean() ? pair : pair.reversed();
						(used.contains(prompt + '\n' + pair) ? again : fresh)
								.add(pair(TrialKind.PRACTICE, user, prompt, shown.first(), shown.second(), null, 0));
					});
				}
			}
			Collections.shuffle(fresh, random);
			Collections.shuffle(again, random);
			fresh.addAll(again);
			return fresh.subList(0, Math.min(design.trials().practice(), fresh.size()));
		}

		private List<TrialRow> gold() {
			List<TrialRow> gold = new ArrayList<>();
			for (GoldPair g : design.goldPairs()) {
				String user = g.user().isEmpty() ? users.getFirst() : g.user();
				if (has(user, g.prompt(), new ConditionPair(g.better(), g.worse()))) {
					boolean left = random.nextBoolean();
					gold.add(pair(TrialKind.GOLD, user, g.prompt(), left ? g.better() : g.worse(), left ? g.worse() : g.better(),
							left ? Choice.LEFT : Choice.RIGHT, 0));
				}
			}
			Collections.shuffle(gold, random);
			return gold.subList(0, Math.min(design.trials().gold(), gold.size()));
		}

		/**
		 * Two pictures of one condition and user, one made for the prompt, the other for the prompt whose words are least like it; the
		 * right answer is the one made for it.
		 */
		private List<TrialRow> checks() {
			List<TrialRow> checks = new ArrayList<>();
			List<String> order = new ArrayList<>(prompts);
			Collections.shuffle(order, random);
			for (String prompt : order) {
				List<String> others = prompts.stream().filter(p -> !p.equals(prompt))
						.sorted((a, b) -> Double.compare(alike(prompt, a), alike(prompt, b))).toList();
				check(prompt, others, checks.size()).ifPresent(checks::add);
				if (checks.size() >= design.trials().checks()) {
					break;
				}
			}
			return checks.subList(0, Math.min(design.trials().checks(), checks.size()));
		}

		private Optional<TrialRow> check(String prompt, List<String> others, int number) {
			List<String> order = new ArrayList<>(conditions);
			Collections.shuffle(order, random);
			for (String other : others) {
				for (String condition : order) {
					for (String user : users) {
						String right = pictures.first(user, prompt, condition).orElse(null);
						String wrong = pictures.first(user, other, condition).orElse(null);
						if (right != null && wrong != null && !right.equals(wrong)) {
							boolean left = number % 2 == 0 ? random.nextBoolean() : !lastLeft;
							lastLeft = left;
							return Optional.of(row(TrialKind.CHECK, user, prompt, condition, condition, left ? right : wrong,
									left ? wrong : right, left ? Choice.LEFT : Choice.RIGHT, 0));
						}
					}
				}
			}
			return Optional.empty();
		}

		/** Share of words that two prompts have in common. */
		private double alike(String a, String b) {
			Set<String> of = words(a);
			Set<String> all = new HashSet<>(of);
			all.addAll(words(b));
			of.retainAll(words(b));
			return all.isEmpty() ? 1 : (double) of.size() / all.size();
		}

		private Set<String> words(String prompt) {
			return new HashSet<>(List.of(texts.get(prompt).toLowerCase(Locale.ROOT).split("\\W+")));
		}
	}
}
