package org.zipp.study.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.zipp.model.Choice;
import org.zipp.model.RaterKind;
import org.zipp.statistics.agreement.Agreement;
import org.zipp.statistics.agreement.KrippendorffAlpha;
import org.zipp.statistics.agreement.Ratings;
import org.zipp.statistics.agreement.Scale;
import org.zipp.store.Rows.JudgedTrial;
import org.zipp.store.Rows.RaterRow;
import org.zipp.store.Rows.RemarkKind;
import org.zipp.store.Rows.RemarkRow;
import org.zipp.store.Rows.SessionRow;
import org.zipp.store.Rows.SessionState;
import org.zipp.store.Rows.TrialProblem;
import org.zipp.store.Rows.TrialRow;
import org.zipp.store.StudyStore;
import org.zipp.store.TrialKind;
import org.zipp.study.design.DesignFile;
import org.zipp.study.design.Quota;
import org.zipp.study.progress.RaterState.Where;

/**
 * How a running study stands, for its lead: who is where, how fast and how carefully, how well raters agree. Nothing here tells which
 * condition is preferred, so that looking does not tempt anybody to stop early or to ask for more votes.
 *
 * @param at       when it was read
 * @param raters   by name; no experts, who rate personas
 * @param seconds  median time of all answers of people in seconds
 * @param alpha    Krippendorff's α of answers to the same two pictures; empty while no two raters have judged the same
 * @param whyNot   why there is no α, in words; empty when there is one
 * @param reported what raters said or could not see, the latest first
 * @param cells    kinds of people of whom the design wants so many at most
 */
public record StudyProgress(Instant at, List<RaterState> raters, OptionalDouble seconds, OptionalDouble alpha, String whyNot,
		List<Reported> reported, List<Cell> cells) {

	/** A longer time between two answers is a pause. */
	public static final Duration LONGEST_THOUGHT = Duration.ofMinutes(5);
	/** Who was heard of less than this ago is working. */
	public static final Duration HEARD_OF = Duration.ofMinutes(2);
	/** Who was not heard of for so long has dropped out. */
	public static final Duration GONE = Duration.ofHours(24);

	private static final double MILLIS = 1000;

	/**
	 * What a rater said, or what could not be shown.
	 *
	 * @param rater   name in the study
	 * @param place   of the trial in the rater's order, 0 for none
	 * @param problem whether something does not work; else it is a remark
	 */
	public record Reported(Instant at, String rater, int place, boolean problem, String text) {
	}

	/**
	 * A kind of people.
	 *
	 * @param label who, for example {@code gender female}
	 * @param most  how many are wanted at most
	 * @param begun raters of the kind who have begun and not dropped out, those who are done among them
	 * @param done  raters of the kind who have answered all
	 */
	public record Cell(String label, int most, int begun, int done) {
	}

	public StudyProgress {
		raters = List.copyOf(raters);
		reported = List.copyOf(reported);
		cells = List.copyOf(cells);
	}

	/** Reads a study as it is at one moment. */
	public static StudyProgress of(StudyStore store, Instant now) {
		return store.snapshot(() -> {
			Map<String, List<JudgedTrial>> trials = new HashMap<>();
			List<JudgedTrial> all = store.trials().all();
			all.forEach(t -> trials.computeIfAbsent(t.trial().raterId(), _ -> new ArrayList<>()).add(t));
			List<RaterRow> rows = store.trials().raters().stream().filter(r -> r.kind() != RaterKind.EXPERT)
					.sorted(Comparator.comparing(RaterRow::id)).toList();
			Map<String, SessionRow> stays = new HashMap<>();
			// The oldest first, so that the last one stays.
			store.people().sessions().forEach(s -> stays.put(s.raterId(), s));
			List<RaterState> raters = rows.stream()
					.map(r -> state(r, trials.getOrDefault(r.id(), List.of()), Optional.ofNullable(stays.get(r.id())), now)).toList();
			Map<Long, TrialRow> byId = new HashMap<>();
			all.forEach(t -> byId.put(t.trial().id(), t.trial()));
			Map<String, RaterKind> kinds = new HashMap<>();
			rows.forEach(r -> kinds.put(r.id(), r.kind()));
			Agreement.Result<KrippendorffAlpha> alpha = alpha(all);
			return new StudyProgress(now, raters, median(all.stream().filter(t -> kinds.get(t.trial().raterId()) == RaterKind.HUMAN)),
					alpha instanceof Agreement.Estimated<KrippendorffAlpha> e ? OptionalDouble.of(e.estimate().alpha()) : OptionalDouble.empty(),
					alpha instanceof Agreement.NotEstimable<KrippendorffAlpha> n ? n.explanation() : "",
					reported(store.trials().problems(), store.people().remarks(), byId), cells(DesignFile.fromStore(store).quotas(), rows, raters));
		});
	}

	private static List<Reported> reported(List<TrialProblem> problems, List<RemarkRow> remarks, Map<Long, TrialRow> trials) {
		Stream<Reported> unshown = problems.stream().filter(p -> trials.containsKey(p.trialId())).map(p -> {
			TrialRow trial = trials.get(p.trialId());
			return new Reported(p.at(), trial.raterId(), trial.position(), true, p.problem());
		});
		Stream<Reported> said = remarks.stream().map(r -> new Reported(r.at(), r.raterId(),
				Optional.ofNullable(trials.get(r.trialId())).map(TrialRow::position).orElse(0), r.kind() == RemarkKind.PROBLEM, r.text()));
		return Stream.concat(unshown, said).sorted(Comparator.comparing(Reported::at).reversed()).toList();
	}

	/** @param raters states of the rows, in their order */
	private static List<Cell> cells(List<Quota> quotas, List<RaterRow> rows, List<RaterState> raters) {
		return quotas.stream().map(q -> {
			List<RaterState> of = IntStream.range(0, rows.size()).filter(i -> q.counts(rows.get(i).attributes())).mapToObj(raters::get).toList();
			int begun = (int) of.stream().filter(r -> r.seen().isPresent() && r.where() != Where.DROPPED_OUT).count();
			return new Cell(q.label(), q.most(), begun, (int) of.stream().filter(r -> r.where() == Where.DONE).count());
		}).toList();
	}

	private static RaterState state(RaterRow rater, List<JudgedTrial> trials, Optional<SessionRow> stay, Instant now) {
		List<JudgedTrial> answered = trials.stream().filter(t -> t.vote() != null).sorted(Comparator.comparing(t -> t.vote().at())).toList();
		Optional<Instant> seen = Stream.concat(answered.stream().map(t -> t.vote().at()), stay.stream().map(SessionRow::seen))
				.max(Comparator.naturalOrder());
		int skipped = (int) answered.stream().filter(t -> t.vote().choice() == Choice.SKIP).count();
		int[] again = again(answered);
		List<JudgedTrial> checked = answered.stream().filter(t -> t.trial().kind().isChecked() && t.trial().expected() != null).toList();
		return new RaterState(rater.id(), rater.kind() == RaterKind.SIMULATED,
				where(trials.size(), answered.size(), seen, stay.map(SessionRow::state), now), seen,
				answered.size(), trials.size(), skipped, median(answered.stream()), worked(answered),
				checked.size(), (int) checked.stream().filter(t -> t.vote().choice() == t.trial().expected()).count(), again[0], again[1]);
	}

	private static Where where(int trials, int answered, Optional<Instant> seen, Optional<SessionState> stay, Instant now) {
		if (trials == 0) {
			return Where.WITHOUT_TRIALS;
		}
		if (answered == trials) {
			return Where.DONE;
		}
		if (seen.isEmpty()) {
			return Where.NOT_BEGUN;
		}
		Duration silent = Duration.between(seen.get(), now);
		if (silent.compareTo(GONE) >= 0) {
			return Where.DROPPED_OUT;
		}
		if (stay.filter(s -> s == SessionState.PAUSED).isPresent()) {
			return Where.PAUSED;
		}
		return stay.filter(s -> s == SessionState.LEFT).isEmpty() && silent.compareTo(HEARD_OF) <= 0 ? Where.WORKING : Where.AWAY;
	}

	/** Time of the answers, with what lies between two of them unless it is a pause. */
	private static Duration worked(List<JudgedTrial> answered) {
		Duration worked = Duration.ZERO;
		Instant before = null;
		for (JudgedTrial t : answered) {
			Duration own = Duration.ofMillis(Math.min(t.vote().responseMillis(), LONGEST_THOUGHT.toMillis()));
			Duration since = before == null ? own : Duration.between(before, t.vote().at());
			worked = worked.plus(since.compareTo(LONGEST_THOUGHT) <= 0 && since.compareTo(own) > 0 ? since : own);
			before = t.vote().at();
		}
		return worked;
	}

	/** Repeated pairs with a preference both times, and those of them with the same one. */
	private static int[] again(List<JudgedTrial> answered) {
		Map<List<String>, String> first = new HashMap<>();
		answered.stream().filter(t -> t.trial().kind() == TrialKind.PAIR).forEach(t -> first.put(item(t.trial()), preferred(t)));
		int again = 0;
		int same = 0;
		for (JudgedTrial t : answered) {
			String before = first.getOrDefault(item(t.trial()), "");
			String now = preferred(t);
			if (t.trial().kind() == TrialKind.REPEAT && !before.isEmpty() && !now.isEmpty()) {
				again++;
				same += before.equals(now) ? 1 : 0;
			}
		}
		return new int[] { again, same };
	}

	/** The two pictures, whichever side they are on. */
	private static List<String> item(TrialRow t) {
		return t.leftImage().compareTo(t.rightImage()) <= 0 ? List.of(t.promptId(), t.leftImage(), t.rightImage())
				: List.of(t.promptId(), t.rightImage(), t.leftImage());
	}

	/** The picture that was preferred, the name of another answer, empty when the pair was skipped. */
	private static String preferred(JudgedTrial t) {
		return switch (t.vote().choice()) {
		case LEFT -> t.trial().leftImage();
		case RIGHT -> t.trial().rightImage();
		case SKIP -> "";
		default -> t.vote().choice().name();
		};
	}

	/** Of votes on the same two pictures; 0 and 1 stand for the two, ½ for neither. */
	private static Agreement.Result<KrippendorffAlpha> alpha(List<JudgedTrial> all) {
		Map<List<String>, Integer> units = new LinkedHashMap<>();
		Map<String, Integer> raters = new TreeMap<>();
		Set<List<String>> seen = new HashSet<>();
		List<int[]> places = new ArrayList<>();
		List<Double> values = new ArrayList<>();
		for (JudgedTrial t : all) {
			String choice = t.vote() == null || t.trial().kind() != TrialKind.PAIR ? "" : preferred(t);
			if (choice.isEmpty() || t.trial().leftImage().equals(t.trial().rightImage())) {
				continue;
			}
			List<String> item = item(t.trial());
			if (!seen.add(Stream.concat(Stream.of(t.trial().raterId()), item.stream()).toList())) {
				// Two pairs of conditions may have the same two pictures; a rater counts once.
				continue;
			}
			places.add(new int[] { units.computeIfAbsent(item, _ -> units.size()),
					raters.computeIfAbsent(t.trial().raterId(), _ -> raters.size()) });
			values.add(choice.equals(item.get(1)) ? 0 : choice.equals(item.get(2)) ? 1 : 0.5);
		}
		if (places.isEmpty()) {
			return new Agreement.NotEstimable<>(Agreement.Reason.NO_RATINGS, "There are no votes yet.");
		}
		return KrippendorffAlpha.of(Ratings.of(units.size(), raters.size(), places.stream().mapToInt(p -> p[0]).toArray(),
				places.stream().mapToInt(p -> p[1]).toArray(), values.stream().mapToDouble(Double::doubleValue).toArray()), Scale.NOMINAL);
	}

	private static OptionalDouble median(Stream<JudgedTrial> trials) {
		long[] times = trials.filter(t -> t.vote() != null && t.vote().responseMillis() > 0).mapToLong(t -> t.vote().responseMillis()).sorted()
				.toArray();
		if (times.length == 0) {
			return OptionalDouble.empty();
		}
		int middle = times.length / 2;
		return OptionalDouble.of((times.length % 2 == 1 ? times[middle] : Arrays.stream(times, middle - 1, middle + 1).average()
				.orElseThrow()) / MILLIS);
	}

	/** Raters who are people. */
	public Stream<RaterState> people() {
		return raters.stream().filter(r -> !r.simulated());
	}

	/** How many raters are there. */
	public long count(Where where) {
		return raters.stream().filter(r -> r.where() == where).count();
	}

	/** Answered trials of all. */
	public long done() {
		return raters.stream().mapToLong(RaterState::done).sum();
	}

	/** Trials of all. */
	public long trials() {
		return raters.stream().mapToLong(RaterState::trials).sum();
	}

	/** People who have answered all. */
	public long paid() {
		return people().filter(r -> r.where() == Where.DONE).count();
	}

	/** Time that people have spent. */
	public Duration worked() {
		return people().map(RaterState::worked).reduce(Duration.ZERO, Duration::plus);
	}

	/** Share of repeated pairs whose preference was the same the second time. */
	public OptionalDouble selfAgreement() {
		int again = raters.stream().mapToInt(RaterState::again).sum();
		return again == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) raters.stream().mapToInt(RaterState::same).sum() / again);
	}
}
