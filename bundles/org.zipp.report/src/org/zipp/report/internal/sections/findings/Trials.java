package org.zipp.report.internal.sections.findings;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.zipp.model.Choice;
import org.zipp.model.RaterKind;
import org.zipp.statistics.rate.Outcomes;
import org.zipp.store.TrialKind;
import org.zipp.study.Judgement;
import org.zipp.study.StudyData;
import org.zipp.study.plan.ExcludedRaters;

/** All trials of a study as numbers, one entry per trial in every array: sections count over these and nothing else. */
public final class Trials {

	/** Answers. */
	static final byte LEFT = 0;
	static final byte RIGHT = 1;
	public static final byte TIE = 2;
	public static final byte SKIP = 3;
	public static final byte OPEN = 4;

	/** The word for an answer about one picture that was shown twice. */
	public static final String IDENTICAL = "identical pictures";

	/** The answer of a tie because neither picture is good, in a word. */
	public static final String BOTH_BAD = "both bad";
	private static final String[] WORDS = { "left", "right", "tie", "skip", "open" };

	/** Number of trials. */
	private final int size;
	/** Rater, from 0. */
	private final int[] rater;
	/** Prompt, from 0. */
	private final int[] prompt;
	/** Person the pictures are for, from 0. */
	private final int[] user;
	/** Condition of the left picture. */
	private final int[] left;
	/** Condition of the right picture. */
	private final int[] right;
	/** The answer. */
	private final byte[] answer;
	/** What was judged: the same prompt, person and pair of conditions give the same number, from 0. */
	private final int[] item;
	/** Judgements as they came. */
	private final List<Judgement> judgements;
	/** By rater: whether simulated. */
	private final boolean[] simulated;
	/** By rater: a number from 1 drawn at random, so that the order of names does not show. */
	private final int[] number;
	/** By rater: whether the votes do not count by a declared rule. */
	private final boolean[] excluded;
	/** Number of different items. */
	private final int items;

	Trials(StudyData data, Names names, ExcludedRaters exclusions) {
		judgements = data.judgements();
		size = judgements.size();
		rater = new int[size];
		prompt = new int[size];
		user = new int[size];
		left = new int[size];
		right = new int[size];
		answer = new byte[size];
		record Key(String id, boolean simulated) {
		}
		Map<Key, Integer> raters = new LinkedHashMap<>();
		Map<String, Integer> prompts = new HashMap<>();
		Map<String, Integer> users = new HashMap<>();
		for (int i = 0; i < size; i++) {
			Judgement j = judgements.get(i);
			Integer r = raters.putIfAbsent(new Key(j.raterId(), j.raterKind() == RaterKind.SIMULATED), raters.size());
			rater[i] = r == null ? raters.size() - 1 : r;
			prompt[i] = number(prompts, j.promptId());
			user[i] = number(users, j.userId());
			left[i] = names.condition(j.left());
			right[i] = names.condition(j.right());
			answer[i] = j.choice() == null ? OPEN : switch (j.choice()) {
			case LEFT -> LEFT;
			case RIGHT -> RIGHT;
			case TIE, BOTH_BAD -> TIE;
			case SKIP -> SKIP;
			};
		}
		List<Key> keys = List.copyOf(raters.keySet());
		simulated = new boolean[keys.size()];
		for (int r = 0; r < simulated.length; r++) {
			simulated[r] = keys.get(r).simulated;
		}
		excluded = new boolean[keys.size()];
		for (int i = 0; i < size; i++) {
			excluded[rater[i]] |= exclusions.contains(judgements.get(i));
		}
		// Raters of a study come in a drawn order already, whatever they are called; those of a file in the order of the file.
		number = numbers(data.provenance().designed() ? IntStream.range(0, keys.size()).mapToObj(i -> String.format(Locale.ROOT, "%09d", i))
				.toList()
				: keys.stream().map(k -> k.id + k.simulated).toList(), data.seed());
		item = new int[size];
		items = items(prompts.size(), names.conditions());
	}

	private static int number(Map<String, Integer> numbers, String id) {
		Integer known = numbers.putIfAbsent(id, numbers.size());
		return known == null ? numbers.size() - 1 : known;
	}

	private int items(long prompts, long conditions) {
		long[] keys = new long[size];
		for (int i = 0; i < size; i++) {
			keys[i] = ((user[i] * prompts + prompt[i]) * conditions + Math.max(left[i], right[i])) * conditions + Math.min(left[i], right[i]);
		}
		long[] distinct = Arrays.stream(keys).sorted().distinct().toArray();
		for (int i = 0; i < size; i++) {
			item[i] = Arrays.binarySearch(distinct, keys[i]);
		}
		return distinct.length;
	}

	/** Numbers from 1 in an order drawn by the seed and the names. */
	private static int[] numbers(List<String> ids, long seed) {
		Integer[] order = new Integer[ids.size()];
		Arrays.setAll(order, i -> i);
		Arrays.sort(order, (a, b) -> ids.get(a).compareTo(ids.get(b)));
		int hash = 1;
		for (int i : order) {
			hash = 31 * hash + ids.get(i).hashCode();
		}
		Random random = new Random(seed ^ hash);
		int[] numbers = new int[order.length];
		for (int i = order.length; i > 0; i--) {
			int drawn = random.nextInt(i);
			numbers[order[drawn]] = i;
			order[drawn] = order[i - 1];
		}
		return numbers;
	}

	/** Number of trials. */
	public int size() {
		return size;
	}

	/** Number of different items. */
	public int items() {
		return items;
	}

	/** Number of raters. */
	public int raters() {
		return number.length;
	}

	/** The rater of a trial, from 0. */
	public int rater(int trial) {
		return rater[trial];
	}

	/** The prompt of a trial, from 0. */
	public int prompt(int trial) {
		return prompt[trial];
	}

	/** The person a trial's pictures are for, from 0. */
	public int user(int trial) {
		return user[trial];
	}

	/** The condition of the left picture. */
	public int left(int trial) {
		return left[trial];
	}

	/** The condition of the right picture. */
	public int right(int trial) {
		return right[trial];
	}

	/** The answer: one of the constants here. */
	public byte answer(int trial) {
		return answer[trial];
	}

	/** What was judged, from 0: the same prompt, person and pair of conditions have the same number. */
	public int item(int trial) {
		return item[trial];
	}

	/** A trial as it came. */
	public Judgement judgement(int trial) {
		return judgements.get(trial);
	}

	/** All trials as they came. */
	public List<Judgement> judgements() {
		return judgements;
	}

	/** Whether a rater is simulated. */
	public boolean simulated(int rater) {
		return simulated[rater];
	}

	/** Whether the votes of a rater do not count by a declared rule. */
	public boolean excluded(int rater) {
		return excluded[rater];
	}

	/** The number of a rater in the report, from 1, drawn at random so that the order of names does not show. */
	public int number(int rater) {
		return number[rater];
	}

	/** Whether the trial is a vote: answered with a preference or a tie between two different conditions and two different pictures. */
	public boolean counts(int trial) {
		return wouldCount(trial) && !excluded[rater[trial]];
	}

	/** Whether it is a vote, be its rater excluded or not. */
	public boolean wouldCount(int trial) {
		return kind(trial).isVote() && answer[trial] <= TIE && left[trial] != right[trial] && !identical(trial);
	}

	/** Whether it would be a vote, but both conditions are the same. */
	public boolean comparesNothing(int trial) {
		return kind(trial).isVote() && answer[trial] <= TIE && left[trial] == right[trial] && !identical(trial);
	}

	/** What the rater was asked. */
	public TrialKind kind(int trial) {
		return judgements.get(trial).kind();
	}

	/** Whether both pictures were the same file: such answers are counted apart, and are neither preferences nor ties. */
	public boolean identical(int trial) {
		return judgements.get(trial).identical();
	}

	/** Whether the time of the answer is known. */
	public boolean timed(int trial) {
		return answer[trial] != OPEN && judgements.get(trial).responseMillis() > 0;
	}

	/** From showing the pair to the answer, in seconds. */
	public double seconds(int trial) {
		return judgements.get(trial).responseMillis() / 1000.0;
	}

	/** What the rater said of a variable, as it is shown. */
	public String level(int trial, String variable) {
		return Names.level(judgements.get(trial).attributes().get(variable));
	}

	/** The condition that was preferred, −1 without one. */
	public int winner(int trial) {
		return !wouldCount(trial) ? -1 : answer[trial] == LEFT ? left[trial] : answer[trial] == RIGHT ? right[trial] : -1;
	}

	/** The condition that is named first: the one later in display order, because baselines are listed before methods. */
	public int first(int trial) {
		return Math.max(left[trial], right[trial]);
	}

	/** The condition that is named second. */
	public int second(int trial) {
		return Math.min(left[trial], right[trial]);
	}

	/** 1 when a condition won, ½ for a tie, 0 when it lost. */
	public double score(int trial, int condition) {
		return answer[trial] == TIE ? 0.5 : winner(trial) == condition ? 1 : 0;
	}

	/** Those votes, as of a condition that takes part in each of them. */
	public Outcomes outcomes(int[] votes, int condition) {
		double[] score = new double[votes.length];
		int[] raters = new int[votes.length];
		int[] prompts = new int[votes.length];
		for (int i = 0; i < votes.length; i++) {
			score[i] = score(votes[i], condition);
			raters[i] = rater[votes[i]];
			prompts[i] = prompt[votes[i]];
		}
		return new Outcomes(score, raters, prompts);
	}

	/** The answer in a word. */
	String word(int trial) {
		return identical(trial) && answer[trial] <= TIE ? IDENTICAL : bothBad(trial) ? BOTH_BAD : WORDS[answer[trial]];
	}

	/** Whether a tie was said to be one because neither picture is good. */
	public boolean bothBad(int trial) {
		return judgements.get(trial).choice() == Choice.BOTH_BAD;
	}
}
